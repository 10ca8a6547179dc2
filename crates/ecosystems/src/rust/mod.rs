//! Rust: crates. Cargo tells names apart by case and by `-` and `_`; crates.io only keeps new ones from differing in
//! that.
//!
//! What is in a program is known if it was built by `cargo auditable` ([`audit`]); `Cargo.lock` says what would be
//! built.

mod audit;
mod cargo_lock;
mod version;

pub(crate) use audit::AuditDetector;
pub use cargo_lock::CargoLockExtractor;
pub use version::CargoOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Cargo's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Cargo,
    extractors: &[&CargoLockExtractor],
    scheme: &CargoOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
