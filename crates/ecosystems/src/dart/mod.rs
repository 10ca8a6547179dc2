//! Dart and Flutter: pub's packages. Names are identifiers in small letters, so there is one writing only.

mod lock;
mod version;

pub use lock::LOCK;
pub use version::PubOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is pub's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Pub,
    extractors: &[&LOCK],
    scheme: &PubOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
