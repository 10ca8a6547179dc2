//! How grave a vulnerability is, in ECR's words (`FindingSeverity` of the ECR API).

use serde::{Deserialize, Serialize};

/// Severity of a finding; ordered from the least to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Severity {
    /// The source assigned none, or one that nobody recognises.
    Undefined,
    /// Of no practical effect, says the source (Debian's `unimportant`, Ubuntu's `negligible`).
    Informational,
    /// Low.
    Low,
    /// Medium, also called moderate.
    Medium,
    /// High, also called important.
    High,
    /// Critical.
    Critical,
}

impl Severity {
    /// All levels, gravest first: the order in which people read them.
    pub const GRAVEST_FIRST: [Self; 6] = [
        Self::Critical,
        Self::High,
        Self::Medium,
        Self::Low,
        Self::Informational,
        Self::Undefined,
    ];

    /// The level's name in the ECR API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Undefined => "UNDEFINED",
            Self::Informational => "INFORMATIONAL",
            Self::Low => "LOW",
            Self::Medium => "MEDIUM",
            Self::High => "HIGH",
            Self::Critical => "CRITICAL",
        }
    }

    /// NVD's rating of a CVSS version 2 base score: 0–3.9 low, 4–6.9 medium, 7–10 high.
    pub fn from_cvss2(score: f32) -> Self {
        match score {
            s if s >= 7.0 => Self::High,
            s if s >= 4.0 => Self::Medium,
            _ => Self::Low,
        }
    }

    /// The rating of a CVSS version 3 or 4 base score (CVSS 3.1, section 5).
    pub fn from_cvss3(score: f32) -> Self {
        match score {
            s if s >= 9.0 => Self::Critical,
            s if s >= 7.0 => Self::High,
            s if s >= 4.0 => Self::Medium,
            s if s > 0.0 => Self::Low,
            _ => Self::Informational,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_rated_as_nvd_rates_them() {
        assert_eq!(Severity::from_cvss2(3.9), Severity::Low);
        assert_eq!(Severity::from_cvss2(4.0), Severity::Medium);
        assert_eq!(Severity::from_cvss2(10.0), Severity::High);
        assert_eq!(Severity::from_cvss3(0.0), Severity::Informational);
        assert_eq!(Severity::from_cvss3(8.9), Severity::High);
        assert_eq!(Severity::from_cvss3(9.0), Severity::Critical);
    }

    #[test]
    fn the_gravest_level_is_the_greatest() {
        let mut levels = Severity::GRAVEST_FIRST;
        levels.sort();
        levels.reverse();
        assert_eq!(levels, Severity::GRAVEST_FIRST);
    }
}
