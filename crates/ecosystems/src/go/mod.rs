//! Go: modules. Their paths are told apart by case; the module proxy writes a capital as `!` and the small letter.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is Go's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Golang,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_scoped_library,
    normal_name: names::unchanged,
};
