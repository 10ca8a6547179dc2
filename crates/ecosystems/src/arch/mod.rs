//! Arch and its kin: pacman's local database and its version order. pacman tells names apart by case.

mod extract;
mod local;
mod purl;
mod version;

pub use extract::{DescExtractor, FilesExtractor};
pub use local::{owner_of_folder, parse_desc, parse_files};
pub use version::ArchOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is pacman's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Alpm,
    extractors: &[&DescExtractor, &FilesExtractor],
    scheme: &ArchOrder,
    purl: purl::of_package,
    normal_name: names::unchanged,
};
