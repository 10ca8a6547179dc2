//! `conanfile.txt`: what a project asks for. Only what it pins counts; a range (`zlib/[>=1.2.11 <2]`) is no version.

use crate::extractor::{WantedFile, is_called};
use crate::library::{Confidence, EvidenceKind, LibraryRecord};
use crate::library_file::{LibraryFile, Listing, text};

use super::lock::package;

/// Reads `conanfile.txt`.
pub static REQUIRES: LibraryFile = LibraryFile {
    name: "conan-requires",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"conanfile.txt"),
    read,
};

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let mut section = "";
    let text = text(file);
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') && line.ends_with(']') {
            section = line;
            continue;
        }
        let is_development = match section {
            "[requires]" => false,
            "[build_requires]" | "[tool_requires]" | "[test_requires]" => true,
            _ => continue,
        };
        if line.starts_with('#') || line.contains('[') {
            continue;
        }
        if let Some(package) = package(line) {
            let record = LibraryRecord {
                confidence: Confidence::Medium,
                ..LibraryRecord::new(package)
            };
            found.add(record.for_development(is_development));
        }
    }
}
