//! Arch and its kin: pacman's packages. pacman tells names apart by case.

mod purl;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, semver::SemverOrder};

/// All that is pacman's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Alpm,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_package,
    normal_name: names::unchanged,
};
