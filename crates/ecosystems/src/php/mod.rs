//! PHP: Composer's packages. Packagist writes all names in lower case, and Composer compares them so.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is Composer's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Composer,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_owned_library,
    normal_name: names::lower_case,
};
