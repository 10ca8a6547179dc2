//! C and C++: Conan's packages. Conan takes small letters only, and Conan 1 told names apart by case.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is Conan's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Conan,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
