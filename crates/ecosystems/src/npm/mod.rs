//! Node's packages. Their names are told apart by case: old ones such as `JSONStream` have capitals.

mod version;

pub use version::NpmOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is npm's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Npm,
    extractors: &[],
    scheme: &NpmOrder,
    purl: purl::of_scoped_library,
    normal_name: names::unchanged,
};
