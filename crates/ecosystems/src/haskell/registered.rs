//! GHC's package database: `package.conf.d/NAME-VERSION-HASH.conf`, a file for each library that is installed.

use tidewaiter_types::{Ecosystem, Package};

use crate::control::paragraphs;
use crate::extractor::WantedFile;
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, parts_upwards};

/// Reads the files of GHC's package database.
pub static REGISTERED: LibraryFile = LibraryFile {
    name: "haskell-ghc-package",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named,
    read,
};

fn is_named(path: &[u8]) -> bool {
    path.ends_with(b".conf") && parts_upwards(path).nth(1) == Some(b"package.conf.d")
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(paragraph) = paragraphs(file.content).next() else {
        return;
    };
    let mut package = Package::new(Ecosystem::Hackage, "", "");
    for field in paragraph.fields() {
        match field.name {
            // A library inside a package is told by the package's name.
            b"package-name" => package.name = field.text().into_owned(),
            b"name" if package.name.is_empty() => package.name = field.text().into_owned(),
            b"version" => package.version = field.text().into_owned(),
            b"license" => package.license = Some(field.text().into_owned()),
            _ => {}
        }
    }
    found.add(package);
}
