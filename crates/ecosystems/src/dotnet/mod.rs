//! .NET: NuGet's packages, whose ids are told apart without regard to case.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is NuGet's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Nuget,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: names::lower_case,
};
