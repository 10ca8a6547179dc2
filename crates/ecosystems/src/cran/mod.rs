//! R: CRAN's packages, whose names are told apart by case (`R6`, `Rcpp`).

mod description;
mod lock;
mod version;

pub use description::INSTALLED;
pub use lock::LOCK;
pub use version::CranOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is CRAN's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Cran,
    extractors: &[&INSTALLED, &LOCK],
    scheme: &CranOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
