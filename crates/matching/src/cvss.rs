//! Which CVSS vector is shown, where several sources give one.
//!
//! The order: NVD's, then the distribution's own (Red Hat's for Red Hat), then the other sources by name; of one
//! source the newest minor version, then the higher score, then the vector's text. A rebuild has Red Hat's beside NVD's
//! only as "another source": the packages are built otherwise.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::CvssEntry;
use tidewaiter_types::Severity;

use crate::severity::is_of_space;

/// Which version of CVSS a basic finding is rated by, if it has a score of it (see `rating`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CvssVersion {
    /// CVSS 2, as basic scanning of type `CLAIR` shows.
    V2,
    /// CVSS 3, as basic scanning of type `AWS_NATIVE` shows.
    V3,
}

impl CvssVersion {
    /// The version's number.
    pub fn number(self) -> u8 {
        match self {
            Self::V2 => 2,
            Self::V3 => 3,
        }
    }

    /// The rating of a base score.
    pub fn rating(self, score: f32) -> Severity {
        match self {
            Self::V2 => Severity::from_cvss2(score),
            Self::V3 => Severity::from_cvss3(score),
        }
    }
}

/// The vector of that version that goes before the others, for an image of this space.
pub fn choose<'a>(
    entries: &[(&'a str, CvssEntry<'a>)],
    version: CvssVersion,
    space: &str,
) -> Option<CvssEntry<'a>> {
    let mine = entries
        .iter()
        .filter(|(_, entry)| entry.version == version.number());
    let best = mine.min_by_key(|(feed, entry)| {
        let tenths = (entry.score * 10.0) as u32;
        (
            rank(feed, entry.source, space),
            entry.source,
            Reverse(minor(entry.vector)),
            Reverse(tenths),
            entry.vector,
        )
    });
    best.map(|(_, entry)| *entry)
}

fn rank(feed: &str, source: &str, space: &str) -> u8 {
    match () {
        () if source == "NVD" => 0,
        () if is_of_space(feed, space) => 1,
        () => 2,
    }
}

/// What stands behind the point: `CVSS:3.1/…` is newer than `CVSS:3.0/…`.
fn minor(vector: &str) -> &str {
    let number = vector
        .strip_prefix("CVSS:")
        .and_then(|rest| rest.split('/').next());
    number.unwrap_or_default()
}
