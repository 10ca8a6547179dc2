//! `conaninfo.txt` in Conan 1's cache, whose path names the package:
//! `data/NAME/VERSION/USER/CHANNEL/package/ID/conaninfo.txt`.
//!
//! Odd: Conan 2's cache shortens names in its paths, and keeps them in a database of its own; it is not read. What a
//! `conaninfo.txt` says of other packages is left out as well, since each of them has its own.

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, parts_upwards};

/// Reads the paths of `conaninfo.txt`.
pub static INSTALLED: LibraryFile = LibraryFile {
    name: "conan-info",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named,
    read,
};

fn is_named(path: &[u8]) -> bool {
    is_called(path, b"conaninfo.txt") && parts_upwards(path).nth(2) == Some(b"package")
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let is_info = memchr::memmem::find(file.content, b"[settings]").is_some();
    let mut folders = parts_upwards(file.path).skip(5);
    let (version, name, data) = (folders.next(), folders.next(), folders.next());
    if let (true, Some(version), Some(name), Some(b"data")) = (is_info, version, name, data) {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        found.add(Package::new(Ecosystem::Conan, text(name), text(version)));
    }
}
