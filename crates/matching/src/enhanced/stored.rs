//! Matches that somebody keeps: rated one by one when they are found, and made findings of when they are read.
//!
//! A package is judged once, whatever images it is in; a finding is made of an image's matches
//! ([`super::finding_of_facts`]). Both ways lead to the same findings, which a test on all packages that a database speaks of
//! holds.

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{Database, DatabaseError};
use tidewaiter_types::Severity;

use super::score::rate;
use super::texts::nature;
use crate::candidate::Candidates;
use crate::matches::{Match, Numbered, match_numbered};

/// A match, rated as if it were a finding of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RatedMatch {
    /// The match.
    pub found: Match,
    /// How grave it is.
    pub severity: Severity,
    /// The score that goes before the others, if anybody gave one.
    pub score: Option<f32>,
}

/// The matches of a list of packages, each rated alone.
///
/// # Errors
/// If the database is damaged.
pub fn rated_matches(db: &Database, candidates: &Candidates<'_>) -> Result<Vec<RatedMatch>, DatabaseError> {
    let mut rated = Vec::new();
    for Numbered { number, found } in match_numbered(db, candidates)? {
        let record = db.vulnerability_at(number)?;
        let rating = rate(
            candidates,
            nature(&record)?,
            &record.cvss()?,
            std::slice::from_ref(&found),
        );
        rated.push(RatedMatch {
            severity: rating.severity,
            score: rating.cvss.first().map(|score| score.score),
            found,
        });
    }
    Ok(rated)
}
