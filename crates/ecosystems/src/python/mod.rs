//! Python: packages of its index, how they are installed and locked, and its version order (PEP 440).
//!
//! Odd: names are kept as the record writes them (`Flask_Login`); the one writing that stands for all is `name`'s.

mod egg;
mod headers;
mod metadata;
mod name;
mod pdm;
mod pipfile;
mod poetry;
mod pylock;
mod records;
mod requirements;
mod uv;
mod version;
mod wheel;
mod zip_member;
mod zipped_egg;

pub use egg::EggExtractor;
pub use pdm::PdmExtractor;
pub use pipfile::PipfileExtractor;
pub use poetry::PoetryExtractor;
pub use pylock::PylockExtractor;
pub use requirements::RequirementsExtractor;
pub(crate) use requirements::pinned;
pub use uv::UvExtractor;
pub use version::Pep440Order;
pub use wheel::WheelExtractor;
pub use zipped_egg::ZippedEggExtractor;

use tidewaiter_types::{Ecosystem, Package};

use crate::{Family, LibraryRecord, purl};

/// All that is Python's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Pypi,
    extractors: &[
        &WheelExtractor,
        &EggExtractor,
        &ZippedEggExtractor,
        &PoetryExtractor,
        &PipfileExtractor,
        &UvExtractor,
        &PdmExtractor,
        &PylockExtractor,
        &RequirementsExtractor,
    ],
    scheme: &Pep440Order,
    purl: purl::of_library,
    normal_name: name::normal,
};

fn pypi(name: impl Into<String>, version: impl Into<String>) -> LibraryRecord {
    LibraryRecord::new(Package::new(Ecosystem::Pypi, name, version))
}
