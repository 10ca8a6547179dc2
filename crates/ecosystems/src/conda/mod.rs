//! Conda's packages. Conda's records write names in small letters only.

mod environment;
mod meta;
mod version;

pub use environment::EnvironmentExtractor;
pub use meta::MetaExtractor;
pub use version::CondaOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Conda's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Conda,
    extractors: &[&MetaExtractor, &EnvironmentExtractor],
    scheme: &CondaOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
