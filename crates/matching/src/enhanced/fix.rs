//! Whether there is a fix, and what to do.
//!
//! Odd: the version to take is of what the advisory speaks of. Where that is the source, binary packages mostly have
//! its version, but not always (`gcc-defaults`); so the words name the source then.

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::Subject;

use super::AffectedPackage;
use crate::matches::Match;

/// Whether a finding's packages have fixes, in Inspector's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum FixAvailable {
    /// All of them.
    Yes,
    /// None of them.
    No,
    /// Some of them.
    Partial,
}

impl FixAvailable {
    /// Of a finding with these packages.
    pub fn of(packages: &[AffectedPackage]) -> Self {
        let fixed = packages
            .iter()
            .filter(|package| package.fixed_version.is_some())
            .count();
        match fixed {
            0 => Self::No,
            all if all == packages.len() => Self::Yes,
            _ => Self::Partial,
        }
    }

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "YES",
            Self::No => "NO",
            Self::Partial => "PARTIAL",
        }
    }
}

/// What to do about a match, if anything can be done.
pub fn remediation(name: &str, found: &Match) -> Option<String> {
    let fix = found.fixed_version.as_deref()?;
    let source = &found.evidence.name;
    Some(match found.evidence.subject {
        Subject::Source if source != name => {
            format!("Upgrade {name} to the one built from {source} {fix}")
        }
        _ => format!("Upgrade {name} to {fix}"),
    })
}
