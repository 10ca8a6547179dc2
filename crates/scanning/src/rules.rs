//! Which repositories are scanned when: a registry's scanning configuration and its filters (ECR user guide,
//! "Using filters").
//!
//! Odd: a filter without `*` matches any name that contains it; with `*` it is anchored at both ends.

use serde::{Deserialize, Serialize};
use tidewaiter_store::ScanType;
use tidewaiter_types::is_matched_by;

/// How often images are scanned, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Frequency {
    /// Only on demand.
    Manual,
    /// When pushed.
    ScanOnPush,
    /// When pushed, and again when the advisory database learns something.
    ContinuousScan,
}

impl Frequency {
    /// The name in the ECR API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manual => "MANUAL",
            Self::ScanOnPush => "SCAN_ON_PUSH",
            Self::ContinuousScan => "CONTINUOUS_SCAN",
        }
    }
}

/// A frequency for the repositories that its filters match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// How often.
    pub frequency: Frequency,
    /// Wildcard filters over repository names; any of them will do.
    pub filters: Vec<String>,
}

/// A registry's scanning configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanningConfiguration {
    /// Basic or enhanced.
    pub scan_type: ScanType,
    /// At most one rule for each frequency.
    pub rules: Vec<Rule>,
}

/// How often one repository's images are scanned, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The frequency in force.
    pub frequency: Frequency,
    /// The filters that matched, in the order of the configuration.
    pub filters: Vec<String>,
}

impl ScanningConfiguration {
    /// What the registry's rules say of a repository: continuous wins over on push; without a match it is manual.
    /// An enhanced registry without rules scans everything continuously.
    pub fn applied_to(&self, repository: &str) -> Applied {
        if self.scan_type == ScanType::Enhanced && self.rules.is_empty() {
            return Applied {
                frequency: Frequency::ContinuousScan,
                filters: vec!["*".to_owned()],
            };
        }
        let mut applied = Applied {
            frequency: Frequency::Manual,
            filters: vec![],
        };
        for rule in &self.rules {
            let matching: Vec<&String> = rule.filters.iter().filter(|f| matches(f, repository)).collect();
            if !matching.is_empty() {
                applied.frequency = applied.frequency.max(rule.frequency);
                applied.filters.extend(matching.into_iter().cloned());
            }
        }
        applied
    }
}

/// Whether a filter matches a repository's name.
pub fn matches(filter: &str, repository: &str) -> bool {
    match filter.contains('*') {
        false => repository.contains(filter),
        true => is_matched_by(repository, filter),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn filters_match_as_the_user_guide_tells() {
        for (filter, matching) in [
            (
                "prod",
                &["prod", "repo-prod", "prod-repo", "repo-prod-repo", "prodrepo"][..],
            ),
            ("*prod", &["prod", "repo-prod"]),
            ("prod*", &["prod", "prod-repo", "prodrepo"]),
            (
                "*prod*",
                &["prod", "repo-prod", "prod-repo", "repo-prod-repo", "prodrepo"],
            ),
            ("prod*repo", &["prod-repo", "prodrepo"]),
        ] {
            for name in ["prod", "repo-prod", "prod-repo", "repo-prod-repo", "prodrepo"] {
                assert_eq!(
                    matches(filter, name),
                    matching.contains(&name),
                    "{filter} on {name}"
                );
            }
        }
    }

    #[test]
    fn a_star_may_stand_for_nothing_but_parts_do_not_overlap() {
        assert!(matches("a*a", "aa"));
        assert!(!matches("a*a", "a"));
        assert!(matches("a*b*c", "abc"));
        assert!(!matches("ab*bc", "abc"));
    }

    fn configuration(scan_type: ScanType, rules: &[(Frequency, &str)]) -> ScanningConfiguration {
        let rule = |(frequency, filter): &(Frequency, &str)| Rule {
            frequency: *frequency,
            filters: vec![(*filter).to_owned()],
        };
        ScanningConfiguration {
            scan_type,
            rules: rules.iter().map(rule).collect(),
        }
    }

    #[test]
    fn continuous_wins_over_on_push() {
        let rules = [(Frequency::ContinuousScan, "prod"), (Frequency::ScanOnPush, "*")];
        let configuration = configuration(ScanType::Enhanced, &rules);
        assert_eq!(
            configuration.applied_to("prod/a").frequency,
            Frequency::ContinuousScan
        );
        assert_eq!(configuration.applied_to("prod/a").filters, ["prod", "*"]);
        assert_eq!(
            configuration.applied_to("test/a").frequency,
            Frequency::ScanOnPush
        );
    }

    #[test]
    fn without_rules_basic_is_manual_and_enhanced_is_continuous() {
        let basic = configuration(ScanType::Basic, &[]);
        assert_eq!(basic.applied_to("a").frequency, Frequency::Manual);
        let enhanced = configuration(ScanType::Enhanced, &[]);
        assert_eq!(enhanced.applied_to("a").frequency, Frequency::ContinuousScan);
    }

    /// The plain meaning of a filter with stars: star takes any number of characters, tried one by one.
    fn naive(pattern: &[u8], text: &[u8]) -> bool {
        match (pattern.split_first(), text.split_first()) {
            (None, None) => true,
            (Some((b'*', rest)), _) => naive(rest, text) || (!text.is_empty() && naive(pattern, &text[1..])),
            (Some((p, rest)), Some((t, after))) if p == t => naive(rest, after),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn filters_with_stars_mean_what_they_say(filter in "[ab*]{0,6}\\*[ab*]{0,6}", name in "[ab]{0,10}") {
            prop_assert_eq!(matches(&filter, &name), naive(filter.as_bytes(), name.as_bytes()));
        }
    }
}
