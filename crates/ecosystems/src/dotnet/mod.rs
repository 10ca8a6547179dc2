//! .NET: NuGet's packages, whose ids are told apart without regard to case.

mod config;
mod deps;
mod locked;
mod package;
mod version;

pub use config::ConfigExtractor;
pub use deps::DepsExtractor;
pub use locked::{AssetsExtractor, LockExtractor};
pub use version::NugetOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is NuGet's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Nuget,
    extractors: &[&DepsExtractor, &LockExtractor, &AssetsExtractor, &ConfigExtractor],
    scheme: &NugetOrder,
    purl: purl::of_library,
    normal_name: names::lower_case,
};
