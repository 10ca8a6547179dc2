//! pub's order of versions: Semantic Versioning, where build metadata counts (package `pub_semver`, `Version.compareTo`).
//!
//! Odd: pub says so on purpose, since packages are published again with nothing but `+1` behind their version.

use std::cmp::Ordering;

use crate::semver::{self, Rules};
use crate::version_scheme::VersionScheme;

/// pub's order; its name is `pub`.
pub struct PubOrder;

impl VersionScheme for PubOrder {
    fn name(&self) -> &'static str {
        "pub"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        semver::compare(a, b, &RULES)
    }
}

const RULES: Rules = Rules {
    build_counts: true,
    ..Rules::SPEC
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The list that `pub_semver` is tested with.
    const ASCENDING: [&str; 16] = [
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
        "1.0.0-rc.1+build.1",
        "1.0.0",
        "1.0.0+0.3.7",
        "1.3.7+build",
        "1.3.7+build.2.b8f12d7",
        "1.3.7+build.11.e0f985a",
        "2.0.0",
        "2.1.0",
        "2.2.0",
        "2.11.0",
        "2.11.1",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(PubOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }
}
