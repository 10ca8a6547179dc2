//! `.spdx-NAME.spdx` beside a component below `/opt/bitnami`: SPDX in JSON, in older images as tag-value. It lists the
//! component, the components that it was built with, and the libraries that Bitnami's scanner found in it.
//!
//! Odd: the first two are what is installed; the libraries are only stated. So two extractors read the file.

use tidewaiter_types::Ecosystem;

use crate::extractor::split_name;
use crate::library::EvidenceKind;
use crate::library_file::LibraryFile;
use crate::sbom::{is_of_system, read_into};

/// Reads Bitnami's components.
pub static COMPONENTS: LibraryFile = LibraryFile {
    name: "bitnami-component",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named,
    read: |file, found| read_into(file, found, |found| found.package.ecosystem == Ecosystem::Bitnami),
};

/// Reads what else its file lists.
pub static LIBRARIES: LibraryFile = LibraryFile {
    name: "bitnami-libraries",
    revision: 1,
    evidence: EvidenceKind::Stated,
    is_named,
    read: |file, found| {
        read_into(file, found, |found| {
            found.package.ecosystem != Ecosystem::Bitnami && !is_of_system(found)
        });
    },
};

fn is_named(path: &[u8]) -> bool {
    path.ends_with(b".spdx") && split_name(path).1.starts_with(b".spdx-")
}
