//! Python: packages of its index and its version order (PEP 440).

mod name;

use tidewaiter_types::Ecosystem;

use crate::{Family, purl, semver::SemverOrder};

/// All that is Python's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Pypi,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: name::normal,
};
