//! R: CRAN's packages, whose names are told apart by case (`R6`, `Rcpp`).

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is CRAN's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Cran,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
