//! Arch and its kin: pacman's packages. pacman tells names apart by case.

mod purl;
mod version;

pub use version::ArchOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is pacman's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Alpm,
    extractors: &[],
    scheme: &ArchOrder,
    purl: purl::of_package,
    normal_name: names::unchanged,
};
