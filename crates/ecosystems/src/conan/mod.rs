//! C and C++: Conan's packages. Conan takes small letters only, and Conan 1 told names apart by case.

mod version;

pub use version::ConanOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Conan's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Conan,
    extractors: &[],
    scheme: &ConanOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
