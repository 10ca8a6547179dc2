//! Packages installed in one of opam's switches: `.opam-switch/packages/NAME.VERSION/opam`, whose path names the package.
//!
//! Odd: an `opam` file elsewhere is a project's own, or one of the tens of thousands of a repository's copy below
//! `~/.opam/repo`, none of which is installed.

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, parts_upwards, text};

/// Reads the `opam` files of installed packages.
pub static INSTALLED: LibraryFile = LibraryFile {
    name: "opam-switch",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named,
    read,
};

fn is_named(path: &[u8]) -> bool {
    is_called(path, b"opam") && {
        let mut folders = parts_upwards(path).skip(2);
        folders.next() == Some(b"packages") && folders.next() == Some(b".opam-switch")
    }
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let folder = String::from_utf8_lossy(file.header().folder_name()).into_owned();
    let text = text(file);
    if !text.contains("opam-version:") {
        return;
    }
    if let Some((name, version)) = folder.split_once('.') {
        found.add(Package {
            license: license(&text),
            ..Package::new(Ecosystem::Opam, name, version)
        });
    }
}

/// The text of a field `license: "ISC"`.
fn license(text: &str) -> Option<String> {
    let mut values = text.lines().filter_map(|line| line.strip_prefix("license:"));
    let value = values.next()?.trim().strip_prefix('"')?;
    Some(value.split_once('"')?.0.to_owned())
}
