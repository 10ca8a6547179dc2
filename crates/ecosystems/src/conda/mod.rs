//! Conda's packages. Conda's records write names in small letters only.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is Conda's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Conda,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
