//! `Project.toml` of an installed package: `packages/NAME/SLUG/Project.toml` in a depot, `stdlib/v1.11/NAME/Project.toml`
//! of Julia's own library. Elsewhere it is somebody's project, and says nothing.

use serde::Deserialize;

use super::package;
use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, parts_upwards, toml};

/// Reads the `Project.toml` of installed packages.
pub static INSTALLED: LibraryFile = LibraryFile {
    name: "julia-package",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named,
    read,
};

fn is_named(path: &[u8]) -> bool {
    if !is_called(path, b"Project.toml") {
        return false;
    }
    let mut folders = parts_upwards(path).skip(2);
    let version = folders.next().unwrap_or_default();
    match folders.next() {
        Some(b"packages") => true,
        Some(b"stdlib") => version.starts_with(b"v"),
        _ => false,
    }
}

#[derive(Deserialize)]
struct Project {
    name: Option<String>,
    version: Option<String>,
    uuid: Option<String>,
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let project = toml::<Project>(file, found, "a project of Julia");
    if let Some(Project {
        name: Some(name),
        version: Some(version),
        uuid: Some(uuid),
    }) = project
    {
        found.add(package(&name, &version, &uuid));
    }
}
