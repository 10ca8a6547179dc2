//! Debian, Ubuntu and their kin: dpkg's database and version order.

mod extract;
mod files;
mod purl;
mod status;
mod version;

pub use extract::{FileListExtractor, StatusExtractor};
pub use files::{owner_of_list, owner_of_md5sums, parse_list, parse_md5sums};
pub use status::{Place, Status, parse as parse_status};
pub use version::{DpkgOrder, compare as compare_versions};

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is dpkg's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Deb,
    extractors: &[&StatusExtractor, &FileListExtractor],
    scheme: &DpkgOrder,
    purl: purl::of_package,
    normal_name: names::unchanged,
};
