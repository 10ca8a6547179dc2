//! Bitnami's order of versions: three numbers as in Semantic Versioning, and a revision behind `-` that counts the rebuilds
//! (module `github.com/bitnami/go-version`).
//!
//! Odd: what Semantic Versioning takes for a pre-release is a revision here, so `1.2.3-1` comes after `1.2.3`.

use std::cmp::Ordering;

use crate::semver::{self, Rules};
use crate::version_scheme::VersionScheme;

/// Bitnami's order; its name is `bitnami`.
pub struct BitnamiOrder;

impl VersionScheme for BitnamiOrder {
    fn name(&self) -> &'static str {
        "bitnami"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        semver::compare(a, b, &RULES)
    }
}

const RULES: Rules = Rules {
    hyphen_begins_revision: true,
    ..Rules::SPEC
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 6] = ["1.2.3", "1.2.3-0", "1.2.3-2", "1.2.3-10", "1.2.3-r1", "1.2.4"];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(BitnamiOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [("1.2", "1.2.0"), ("1.2.3-1+a", "1.2.3-1")] {
            assert_eq!(BitnamiOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
