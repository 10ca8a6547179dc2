//! `pubspec.lock`: the packages of a Dart or Flutter project. What comes out of an SDK (`flutter` itself) has no version
//! of its own there, only `0.0.0`, and is left out.
//!
//! Odd: pub leaves nothing else. An installed program is compiled, and its packages lie in a cache outside of it.

use std::collections::BTreeMap;

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::{EvidenceKind, LibraryRecord};
use crate::library_file::{LibraryFile, Listing, yaml};

/// Reads `pubspec.lock`.
pub static LOCK: LibraryFile = LibraryFile {
    name: "pub-lock",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"pubspec.lock"),
    read,
};

#[derive(Deserialize)]
struct Lock {
    packages: Option<BTreeMap<String, Entry>>,
}

#[derive(Deserialize)]
struct Entry {
    dependency: Option<String>,
    source: Option<String>,
    version: Option<String>,
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(lock) = yaml::<Lock>(file, found, "a lock file of pub") else {
        return;
    };
    for (name, entry) in lock.packages.unwrap_or_default() {
        if entry.source.as_deref() == Some("sdk") {
            continue;
        }
        let is_development = entry.dependency.as_deref() == Some("direct dev");
        let package = Package::new(Ecosystem::Pub, name, entry.version.unwrap_or_default());
        found.add(LibraryRecord::new(package).for_development(is_development));
    }
}
