//! NuGet's order of versions: Semantic Versioning 2.0.0 with a fourth number, as `NuGet.Versioning` compares it.
//!
//! Odd: pre-releases compare without regard to case; numbers that are missing count as zero (`1.0` = `1.0.0.0`); build
//! metadata counts for nothing.

use std::cmp::Ordering;

use crate::semver::{self, Rules};
use crate::version_parts::compare_ignoring_case;
use crate::version_scheme::VersionScheme;

/// NuGet's order; its name is `nuget`.
pub struct NugetOrder;

impl VersionScheme for NugetOrder {
    fn name(&self) -> &'static str {
        "nuget"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        semver::compare(a, b, &RULES)
    }
}

const RULES: Rules = Rules {
    compare_texts: compare_ignoring_case,
    ..Rules::SPEC
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 8] = [
        "1.0.0-alpha",
        "1.0.0-Beta",
        "1.0.0-beta.2",
        "1.0.0-beta.10",
        "1.0.0-rc",
        "1.0.0",
        "1.0.0.1",
        "1.0.1",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(NugetOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1.0", "1.0.0.0"),
            ("1.0.0-BETA", "1.0.0-beta+x"),
            ("1.01.0", "1.1"),
        ] {
            assert_eq!(NugetOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
