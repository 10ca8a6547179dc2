//! .NET: NuGet's packages, whose ids are told apart without regard to case.

mod version;

pub use version::NugetOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is NuGet's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Nuget,
    extractors: &[],
    scheme: &NugetOrder,
    purl: purl::of_library,
    normal_name: names::lower_case,
};
