//! Programs that no package manager brought.

mod version;

pub use version::GenericOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// What there is to say of them.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Generic,
    extractors: &[],
    scheme: &GenericOrder,
    purl: purl::of_scoped_library,
    normal_name: names::unchanged,
};
