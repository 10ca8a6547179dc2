//! Words for what findings say, shared by the forms.

use std::borrow::Cow;

use tidewaiter_advisories::FixState;
use tidewaiter_matching::CvssScore;
use tidewaiter_types::Severity;

use super::{Affected, Issue};

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

/// Why there is no fix, for people.
pub fn unfixed(state: FixState) -> &'static str {
    match state {
        FixState::Fixed => "a newer version",
        FixState::Affected => "no fix yet",
        FixState::UnderInvestigation => "under investigation",
        FixState::Deferred => "fix deferred",
        FixState::WillNotFix => "will not be fixed",
        FixState::EndOfLife => "end of life",
        FixState::Pending => "fix pending",
        FixState::NotAffected => "not affected",
    }
}

/// What can be had against a finding, for people: the fixed version, or why there is none.
pub fn remedy(affected: &Affected) -> String {
    let fix = affected.fixed_version.as_deref();
    match affected.state {
        FixState::Fixed => fix.unwrap_or("a newer version").to_owned(),
        state => unfixed(state).to_owned(),
    }
}

/// The rating that a score stands for.
pub fn rating(score: &CvssScore) -> Severity {
    match score.version {
        2 => Severity::from_cvss2(score.score),
        _ => Severity::from_cvss3(score.score),
    }
}

/// What a vulnerability is, for forms that must have a text.
pub fn description(issue: &Issue) -> Cow<'_, str> {
    match (&issue.description, &issue.uri) {
        (Some(description), _) => description.into(),
        (None, Some(uri)) => format!("The advisory database holds no description; see {uri}").into(),
        (None, None) => "The advisory database holds no description".into(),
    }
}

/// A line about a vulnerability: `CVE-… in zlib1g 1.2`.
pub fn headline(issue: &Issue, affected: &Affected) -> String {
    format!("{} in {} {}", issue.id, affected.name, affected.version)
}

/// A severity with a capital letter: `High`.
pub fn capitalised(severity: Severity) -> String {
    let word = severity.as_str();
    let (first, rest) = word.split_at(1);
    first.to_owned() + &rest.to_lowercase()
}

/// A score as it is written, to one decimal: `f32` has more digits than a score means.
pub fn tenths(score: f32) -> f64 {
    (f64::from(score) * 10.0).round() / 10.0
}

/// A probability as it is written, to five decimals, as FIRST publishes them.
pub fn probability(score: f32) -> f64 {
    (f64::from(score) * 100_000.0).round() / 100_000.0
}
