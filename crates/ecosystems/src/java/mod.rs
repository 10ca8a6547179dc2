//! Java and its kin: what Maven's repositories hold. Names are `group:artifact`, and both are told apart by case; where an
//! archive does not tell its group, the artifact stands alone.

mod archive;
mod contents;
mod exploded;
mod file_name;
mod gradle;
mod groups;
mod identity;
mod manifest;
mod pom;
mod purl;
mod repository;
mod sbt;
mod version;
mod zip;

pub use archive::ArchiveExtractor;
pub use exploded::ExplodedExtractor;
pub use gradle::GradleLockExtractor;
pub use sbt::SbtLockExtractor;
pub use version::MavenOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is Maven's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Maven,
    extractors: &[
        &ArchiveExtractor,
        &ExplodedExtractor,
        &GradleLockExtractor,
        &SbtLockExtractor,
    ],
    scheme: &MavenOrder,
    purl: purl::of_artifact,
    normal_name: names::unchanged,
};
