//! npm's order of versions: Semantic Versioning as the `semver` package of Node reads it when it is told to be loose,
//! for so npm reads what is published.
//!
//! Odd: a pre-release needs no hyphen (`1.2.3beta`), and `1.2` counts as `1.2.0`, which npm takes for a range.

use std::cmp::Ordering;

use crate::semver::{self, Rules};
use crate::version_scheme::VersionScheme;

/// npm's order; its name is `npm`.
pub struct NpmOrder;

impl VersionScheme for NpmOrder {
    fn name(&self) -> &'static str {
        "npm"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        semver::compare(a, b, &RULES)
    }
}

const RULES: Rules = Rules {
    prerelease_needs_no_hyphen: true,
    ..Rules::SPEC
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 7] = [
        "latest",
        "1.2.3-0",
        "1.2.3-alpha.2",
        "1.2.3-alpha.10",
        "1.2.3beta",
        "1.2.3",
        "1.10.0",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(NpmOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1.2.3beta", "1.2.3-beta"),
            ("=v1.2.3", "1.2.3"),
            ("1.2.3+a", "1.2.3"),
        ] {
            assert_eq!(NpmOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
