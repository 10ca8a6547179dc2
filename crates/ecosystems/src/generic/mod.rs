//! Programs that no package manager brought.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// What there is to say of them.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Generic,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_scoped_library,
    normal_name: names::unchanged,
};
