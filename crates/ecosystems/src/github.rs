//! GitHub Actions, named by their repositories. GitHub tells repositories apart without regard to case.
//!
//! Odd: the versions are tags, and an action is mostly called by a part of one (`v4`), which here counts as `4.0.0`.

use tidewaiter_types::Ecosystem;

use crate::semver::SemverOrder;
use crate::{Family, names, purl};

/// All that is the Actions' own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Github,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_scoped_library,
    normal_name: names::lower_case,
};
