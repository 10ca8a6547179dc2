//! Node's packages. Their names are told apart by case: old ones such as `JSONStream` have capitals.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is npm's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Npm,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_scoped_library,
    normal_name: names::unchanged,
};
