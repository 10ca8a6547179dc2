//! Rule 18: a release that gets no more fixes is said so on every result, as a finding of its own.
//!
//! Odd: a release whose makers stopped may still get fixes for money or from others (Debian LTS, Ubuntu Pro). It is
//! past its end all the same, since an image does not say that it has those fixes; the later end is told beside.

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{Database, DatabaseError};
use tidewaiter_types::{Severity, Space, Timestamp};

/// A release past its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndOfLife {
    /// The release: `debian:10`.
    pub space: String,
    /// When fixes for everybody ended.
    pub end: Timestamp,
    /// When fixes that are paid for or made by others end, if there are such.
    pub extended_end: Option<Timestamp>,
    /// CRITICAL: nobody tells any more which flaws it has.
    pub severity: Severity,
}

impl EndOfLife {
    /// In a sentence.
    pub fn words(&self, now: Timestamp) -> String {
        let goes_on = self.extended_end.is_some_and(|end| end > now);
        let rest = match goes_on {
            true => "; it gets fixes by extended support only",
            false => "",
        };
        format!("{} is past its end of life{rest}", self.space)
    }
}

/// The end of a system's life, if it is over by `now`. `None` also where nothing is known.
///
/// # Errors
/// If the database is damaged.
pub fn end_of_life(
    db: &Database,
    system: &Space,
    now: Timestamp,
) -> Result<Option<EndOfLife>, DatabaseError> {
    let Some(lifetime) = db.lifetime(system)? else {
        return Ok(None);
    };
    let end = lifetime.end.filter(|end| *end <= now);
    Ok(end.map(|end| EndOfLife {
        space: system.as_str().to_owned(),
        end,
        extended_end: lifetime.extended_end,
        severity: Severity::Critical,
    }))
}
