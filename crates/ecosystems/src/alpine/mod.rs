//! Alpine, Wolfi and their kin: apk's database and version order.

mod extract;
mod installed;
mod purl;
mod version;

pub use extract::InstalledExtractor;
pub use installed::{Installed, parse as parse_installed};
pub use version::{ApkOrder, compare as compare_versions, is_valid as is_valid_version};

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is apk's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Apk,
    extractors: &[&InstalledExtractor],
    scheme: &ApkOrder,
    purl: purl::of_package,
    normal_name: names::unchanged,
};
