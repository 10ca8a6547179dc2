//! `renv.lock`: the packages of an R project.

use std::collections::BTreeMap;

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, json};

/// Reads `renv.lock`.
pub static LOCK: LibraryFile = LibraryFile {
    name: "r-renv-lock",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"renv.lock"),
    read,
};

#[derive(Deserialize)]
struct Lock {
    #[serde(rename = "Packages", default)]
    packages: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "Version")]
    version: Option<String>,
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(lock) = json::<Lock>(file, found, "a lock file of renv") else {
        return;
    };
    for (name, entry) in lock.packages {
        found.add(Package::new(
            Ecosystem::Cran,
            name,
            entry.version.unwrap_or_default(),
        ));
    }
}
