//! PHP: Composer's packages. Packagist writes all names in lower case, and Composer compares them so.

mod installed;
mod lock;
mod package;
mod version;

pub use installed::InstalledExtractor;
pub use lock::LockExtractor;
pub use version::ComposerOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Composer's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Composer,
    extractors: &[&InstalledExtractor, &LockExtractor],
    scheme: &ComposerOrder,
    purl: purl::of_owned_library,
    normal_name: names::lower_case,
};
