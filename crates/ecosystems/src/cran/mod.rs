//! R: CRAN's packages, whose names are told apart by case (`R6`, `Rcpp`).

mod version;

pub use version::CranOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is CRAN's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Cran,
    extractors: &[],
    scheme: &CranOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
