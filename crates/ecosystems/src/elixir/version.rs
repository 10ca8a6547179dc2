//! Hex's order of versions: Semantic Versioning as Elixir's `Version` compares it.
//!
//! Odd: nothing beside the lenient reading that all semantic versions have here; Elixir itself demands three numbers.

use std::cmp::Ordering;

use crate::semver::{self, Rules};
use crate::version_scheme::VersionScheme;

/// Hex's order; its name is `hex`.
pub struct HexOrder;

impl VersionScheme for HexOrder {
    fn name(&self) -> &'static str {
        "hex"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        semver::compare(a, b, &Rules::SPEC)
    }
}
