//! Haskell: Hackage's packages, whose names are told apart by case (`HTTP`).

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is Hackage's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Hackage,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
