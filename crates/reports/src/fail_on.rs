//! When a scan is to fail: conditions on findings, as people write them.
//!
//! `high,kev` is met by a finding that is grave or known to be exploited; `high+fixable` by one that is both. What is not
//! counted (kernel headers and tools) and what was suppressed never meets a condition.

use std::str::FromStr;

use tidewaiter_types::Severity;

use crate::filter::is_as_likely;
use crate::findings::{Affected, Findings, Issue};

/// Conditions of which one must be met.
#[derive(Clone, Debug, PartialEq)]
pub struct FailOn(Vec<Vec<Condition>>);

/// A condition on a finding.
#[derive(Clone, Debug, PartialEq)]
enum Condition {
    /// It is of this severity, or graver.
    Severity(Severity),
    /// It is known to be exploited.
    KnownExploited,
    /// It is as likely to be exploited, or more so.
    Epss(f32),
    /// There is a fix.
    Fixable,
}

/// A condition that nobody understands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no condition: write a severity (critical, high, medium, low, informational, undefined), kev, \
     epss=0.5 or fixable; a comma between two means either, a plus sign both"
)]
pub struct NoCondition(String);

impl FailOn {
    /// Whether a finding meets it.
    pub fn is_met(&self, findings: &Findings) -> bool {
        let rows = findings.rows().into_iter();
        let mut counted = rows.filter(|(_, affected)| !affected.kernel_policy);
        counted.any(|(issue, affected)| {
            let meets = |all: &Vec<Condition>| all.iter().all(|one| one.is_met(issue, affected));
            self.0.iter().any(meets)
        })
    }
}

impl Condition {
    fn is_met(&self, issue: &Issue, affected: &Affected) -> bool {
        match self {
            Self::Severity(least) => affected.severity >= *least,
            Self::KnownExploited => issue.exploited.is_some(),
            Self::Epss(least) => is_as_likely(issue, *least),
            Self::Fixable => affected.fixed_version.is_some(),
        }
    }
}

impl FromStr for FailOn {
    type Err = NoCondition;

    fn from_str(text: &str) -> Result<Self, NoCondition> {
        let all = |part: &str| part.split('+').map(str::parse).collect();
        let any: Result<Vec<Vec<Condition>>, NoCondition> = text.split(',').map(all).collect();
        Ok(Self(any?))
    }
}

impl FromStr for Condition {
    type Err = NoCondition;

    fn from_str(text: &str) -> Result<Self, NoCondition> {
        let word = text.trim().to_lowercase();
        let wrong = || NoCondition(text.to_owned());
        if let Some(number) = word.strip_prefix("epss=") {
            let least: f32 = number.parse().map_err(|_| wrong())?;
            return match (0.0..=1.0).contains(&least) {
                true => Ok(Self::Epss(least)),
                false => Err(wrong()),
            };
        }
        match word.as_str() {
            "kev" => Ok(Self::KnownExploited),
            "fixable" => Ok(Self::Fixable),
            _ => severity(&word).map(Self::Severity).ok_or_else(wrong),
        }
    }
}

/// The severity of that name, however it is written.
pub fn severity(name: &str) -> Option<Severity> {
    let mut levels = Severity::GRAVEST_FIRST.into_iter();
    levels.find(|level| level.as_str().eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_as_people_write_them() {
        let read: FailOn = "HIGH+fixable, kev,epss=0.5".parse().unwrap();
        let expected = vec![
            vec![Condition::Severity(Severity::High), Condition::Fixable],
            vec![Condition::KnownExploited],
            vec![Condition::Epss(0.5)],
        ];
        assert_eq!(read, FailOn(expected));
        for wrong in [
            "",
            "dreadful",
            "epss=2",
            "epss=x",
            "epss=NaN",
            "high,,kev",
            "high+",
        ] {
            let error = wrong.parse::<FailOn>().unwrap_err().to_string();
            assert!(error.contains("is no condition: write a severity"), "{error}");
        }
    }
}
