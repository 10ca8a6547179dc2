//! Dart and Flutter: pub's packages. Names are identifiers in small letters, so there is one writing only.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is pub's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Pub,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
