//! Words for what findings say, shared by the forms.

use tidewaiter_advisories::FixState;
use tidewaiter_matching::{BasicFinding, Score};

/// A fix's state, for programs.
pub fn state(state: FixState) -> &'static str {
    match state {
        FixState::Fixed => "fixed",
        FixState::Affected => "affected",
        FixState::UnderInvestigation => "under-investigation",
        FixState::Deferred => "deferred",
        FixState::WillNotFix => "will-not-fix",
        FixState::EndOfLife => "end-of-life",
        FixState::Pending => "pending",
        FixState::NotAffected => "not-affected",
    }
}

/// What can be had against a finding, for people: the fixed version, or why there is none.
pub fn remedy(finding: &BasicFinding) -> String {
    let words = match finding.state {
        FixState::Fixed => {
            return finding
                .fixed_version
                .clone()
                .unwrap_or_else(|| "a newer version".to_owned());
        }
        FixState::Affected => "no fix yet",
        FixState::UnderInvestigation => "under investigation",
        FixState::Deferred => "fix deferred",
        FixState::WillNotFix => "will not be fixed",
        FixState::EndOfLife => "end of life",
        FixState::Pending => "fix pending",
        FixState::NotAffected => "not affected",
    };
    words.to_owned()
}

/// The CVSS vectors of a finding with the number of their version.
pub fn scores(finding: &BasicFinding) -> impl Iterator<Item = (u8, &Score)> {
    let both = [(2, &finding.cvss2), (3, &finding.cvss3)];
    both.into_iter()
        .filter_map(|(version, score)| Some((version, score.as_ref()?)))
}

/// A score as it is written, to one decimal: `f32` has more digits than a score means.
pub fn tenths(score: f32) -> f64 {
    (f64::from(score) * 10.0).round() / 10.0
}
