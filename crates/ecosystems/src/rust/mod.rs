//! Rust: crates. Cargo tells names apart by case and by `-` and `_`; crates.io only keeps new ones from differing in that.

mod version;

pub use version::CargoOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Cargo's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Cargo,
    extractors: &[],
    scheme: &CargoOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
