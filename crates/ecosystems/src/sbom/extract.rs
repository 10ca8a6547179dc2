//! What reads bills of materials that lie in images.
//!
//! Odd: a system's packages are left out. Their database is there and is what counts; where it was removed, a bill of
//! materials is no proof that nothing of it changed. `pkg:github/…` names where sources came from, not an action that runs.

use tidewaiter_types::Ecosystem;

use super::system::is_placed;
use super::{Component, SbomError, read};
use crate::extractor::{WantedFile, split_name};
use crate::library::{EvidenceKind, LibraryRecord};
use crate::library_file::{LibraryFile, Listing};

/// Reads files that are called like bills of materials.
pub static SBOM: LibraryFile = LibraryFile {
    name: "sbom",
    revision: 1,
    evidence: EvidenceKind::Stated,
    is_named,
    read: |file, found| read_into(file, found, |component| !is_of_system(component)),
};

/// Ends of names that are theirs.
const ENDS: [&[u8]; 11] = [
    b".spdx.json",
    b".cdx.json",
    b".bom.json",
    b".sbom.json",
    b".syft.json",
    b".spdx",
    b".cdx",
    b".sbom",
    b".cdx.xml",
    b".bom.xml",
    b".sbom.xml",
];

fn is_named(path: &[u8]) -> bool {
    // What nearly all files fail: the last letter.
    if !matches!(path.last(), Some(b'n' | b'x' | b'l' | b'm')) {
        return false;
    }
    let name = split_name(path).1;
    let is_whole_name = matches!(name, b"bom.json" | b"bom.xml");
    let begins = name.starts_with(b"sbom") && (name.ends_with(b".json") || name.ends_with(b".xml"));
    let ends = ENDS.iter().any(|end| name.ends_with(end));
    (is_whole_name || begins || ends) && !is_bitnamis(name)
}

/// Bitnami's are its own records of what is installed.
fn is_bitnamis(name: &[u8]) -> bool {
    name.starts_with(b".spdx-")
}

/// Reads a bill of materials, as far as its components are wanted. What is something else says nothing.
pub(crate) fn read_into(file: &WantedFile<'_>, found: &mut Listing, is_wanted: fn(&Component) -> bool) {
    match read(file.content) {
        Ok(sbom) => {
            for component in sbom.components.into_iter().filter(is_wanted) {
                let record = LibraryRecord::new(component.package);
                found.add(record.for_development(component.is_development));
            }
        }
        Err(SbomError::Unknown) => {}
        Err(error @ SbomError::Damaged(_)) => found.problem(|| error.to_string()),
    }
}

/// Whether a component is no library of an image's own: see the head of this module.
pub(crate) fn is_of_system(component: &Component) -> bool {
    let ecosystem = component.package.ecosystem;
    is_placed(ecosystem) || ecosystem == Ecosystem::Github
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bills_of_materials_are_told_from_others() {
        for name in [
            "a/b.spdx.json",
            "bom.json",
            "app/sbom-1.json",
            "x.cdx.xml",
            "a.spdx",
            "sbom.json",
        ] {
            assert!(is_named(name.as_bytes()), "{name}");
        }
        for name in [
            "package.json",
            "opt/bitnami/a/.spdx-a.spdx",
            "abom.json",
            "sbom.txt",
            "bom",
            "sbom/x.json",
        ] {
            assert!(!is_named(name.as_bytes()), "{name}");
        }
    }
}
