//! `conan.lock` of Conan 1 and 2. What is needed to build only is for development.

use std::collections::BTreeMap;

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::{EvidenceKind, LibraryRecord};
use crate::library_file::{LibraryFile, Listing, json};

/// Reads `conan.lock`.
pub static LOCK: LibraryFile = LibraryFile {
    name: "conan-lock",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"conan.lock"),
    read,
};

#[derive(Deserialize)]
struct Lock {
    graph_lock: Option<Graph>,
    #[serde(default)]
    requires: Vec<String>,
    #[serde(default)]
    build_requires: Vec<String>,
    #[serde(default)]
    python_requires: Vec<String>,
}

/// Conan 1's.
#[derive(Deserialize)]
struct Graph {
    #[serde(default)]
    nodes: BTreeMap<String, Node>,
}

#[derive(Deserialize)]
struct Node {
    #[serde(rename = "ref")]
    reference: Option<String>,
    context: Option<String>,
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(lock) = json::<Lock>(file, found, "a lock file of Conan") else {
        return;
    };
    for node in lock.graph_lock.iter().flat_map(|graph| graph.nodes.values()) {
        let builds = node.context.as_deref() == Some("build");
        node.reference.iter().for_each(|text| add(text, builds, found));
    }
    lock.requires.iter().for_each(|text| add(text, false, found));
    let of_build = lock.build_requires.iter().chain(&lock.python_requires);
    of_build.for_each(|text| add(text, true, found));
}

fn add(reference: &str, is_development: bool, found: &mut Listing) {
    if let Some(package) = package(reference) {
        found.add(LibraryRecord::new(package).for_development(is_development));
    }
}

/// `NAME/VERSION@USER/CHANNEL#REVISION%TIME`, of which all behind the version may be missing. The project itself may be
/// called `NAME/None`.
pub(super) fn package(reference: &str) -> Option<Package> {
    let (name, rest) = reference.trim().split_once('/')?;
    let version = rest.split(['@', '#', '%', ':']).next()?.trim();
    (version != "None").then(|| Package::new(Ecosystem::Conan, name, version))
}
