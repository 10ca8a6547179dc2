//! Rust: crates. Cargo tells names apart by case and by `-` and `_`; crates.io only keeps new ones from differing in that.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is Cargo's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Cargo,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
