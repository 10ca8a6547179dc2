//! Python: packages of its index and its version order (PEP 440).

mod name;
mod version;

pub use version::Pep440Order;

use tidewaiter_types::Ecosystem;

use crate::{Family, purl};

/// All that is Python's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Pypi,
    extractors: &[],
    scheme: &Pep440Order,
    purl: purl::of_library,
    normal_name: name::normal,
};
