//! `DESCRIPTION` of an installed R package. The field `Built` tells it from that of a package's sources.
//!
//! Odd: R's own packages (`base`, `stats`) and those of Bioconductor look the same, and are told as CRAN's.

use tidewaiter_types::{Ecosystem, Package};

use crate::control::paragraphs;
use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing};

/// Reads `DESCRIPTION`.
pub static INSTALLED: LibraryFile = LibraryFile {
    name: "r-description",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named: |path| is_called(path, b"DESCRIPTION"),
    read,
};

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(paragraph) = paragraphs(file.content).next() else {
        return;
    };
    let mut package = Package::new(Ecosystem::Cran, "", "");
    let mut is_built = false;
    for field in paragraph.fields() {
        match field.name {
            b"Package" => package.name = field.text().into_owned(),
            b"Version" => package.version = field.text().into_owned(),
            b"License" => package.license = Some(field.text().into_owned()),
            b"Built" => is_built = true,
            _ => {}
        }
    }
    if is_built {
        found.add(package);
    }
}
