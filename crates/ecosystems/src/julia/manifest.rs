//! `Manifest.toml`: what Julia resolved for a project, and `Manifest-v1.11.toml` for one version of Julia.
//!
//! Odd: before format 2 the packages stand at the top of the file. Modules of Julia's own library have no version in
//! older files, and are then left out.

use toml::{Table, Value};

use super::package;
use crate::extractor::{WantedFile, split_name};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, toml};

/// Reads `Manifest.toml`.
pub static MANIFEST: LibraryFile = LibraryFile {
    name: "julia-manifest",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named,
    read,
};

fn is_named(path: &[u8]) -> bool {
    if !path.ends_with(b".toml") {
        return false;
    }
    let name = split_name(path).1;
    let name = name.strip_prefix(b"Julia").unwrap_or(name);
    name == b"Manifest.toml" || name.starts_with(b"Manifest-v")
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(manifest) = toml::<Table>(file, found, "a manifest of Julia") else {
        return;
    };
    let packages = match (manifest.get("manifest_format"), manifest.get("deps")) {
        (Some(_), Some(Value::Table(packages))) => packages,
        (Some(_), _) => return,
        (None, _) => &manifest,
    };
    for (name, entries) in packages {
        let entries = entries.as_array().into_iter().flatten();
        entries.for_each(|entry| add(name, entry, found));
    }
}

fn add(name: &str, entry: &Value, found: &mut Listing) {
    let field = |field| entry.get(field).and_then(Value::as_str);
    if let (Some(version), Some(uuid)) = (field("version"), field("uuid")) {
        found.add(package(name, version, uuid));
    }
}
