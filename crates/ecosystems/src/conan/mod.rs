//! C and C++: Conan's packages. Conan takes small letters only, and Conan 1 told names apart by case.

mod cache;
mod lock;
mod requires;
mod version;

pub use cache::INSTALLED;
pub use lock::LOCK;
pub use requires::REQUIRES;
pub use version::ConanOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Conan's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Conan,
    extractors: &[&LOCK, &REQUIRES, &INSTALLED],
    scheme: &ConanOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
