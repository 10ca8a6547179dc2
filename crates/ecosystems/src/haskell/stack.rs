//! `stack.yaml.lock`: packages that a project adds to Stackage's snapshot. Those of the snapshot itself are not in it.

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, yaml};

/// Reads `stack.yaml.lock`.
pub static STACK: LibraryFile = LibraryFile {
    name: "haskell-stack",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"stack.yaml.lock"),
    read,
};

#[derive(Deserialize)]
struct Lock {
    packages: Option<Vec<Entry>>,
}

#[derive(Deserialize)]
struct Entry {
    completed: Option<Completed>,
}

#[derive(Deserialize)]
struct Completed {
    /// `NAME-VERSION@sha256:HASH,SIZE`.
    hackage: Option<String>,
    /// Beside what is fetched from elsewhere.
    name: Option<String>,
    version: Option<String>,
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(lock) = yaml::<Lock>(file, found, "a lock file of Stack") else {
        return;
    };
    for completed in lock
        .packages
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.completed)
    {
        if let Some((name, version)) = completed.name_and_version() {
            found.add(Package::new(Ecosystem::Hackage, name, version));
        }
    }
}

impl Completed {
    fn name_and_version(&self) -> Option<(&str, &str)> {
        match &self.hackage {
            Some(text) => text.split('@').next()?.rsplit_once('-'),
            None => Some((self.name.as_deref()?, self.version.as_deref()?)),
        }
    }
}
