//! Cargo's order of versions: the precedence of Semantic Versioning, item 11, as the `semver` crate has it.
//!
//! Odd: that crate's `Ord` goes on to compare build metadata, but advisories and requirements ignore it, and so do we.

use std::cmp::Ordering;

use crate::semver::{self, Rules};
use crate::version_scheme::VersionScheme;

/// Cargo's order; its name is `cargo`.
pub struct CargoOrder;

impl VersionScheme for CargoOrder {
    fn name(&self) -> &'static str {
        "cargo"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        semver::compare(a, b, &Rules::SPEC)
    }
}
