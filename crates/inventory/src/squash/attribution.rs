//! Which layer brought a package: the lowest from which on its record is in every version of the database.
//!
//! Odd: versions are looked at through the eyes of each lower image (the layers up to one that writes a database), so a
//! database that moved to another path in between is still the same one.

use std::collections::BTreeSet;

use tidewaiter_ecosystems::extractor::{Extractor, Fact};
use tidewaiter_types::{Ecosystem, Package};

use super::InstalledPackage;
use super::databases::Databases;
use super::reader::Reader;
use crate::layer::{FileState, LayerInventory};
use crate::view::View;

/// What makes two records the same package.
type Key<'a> = (Ecosystem, &'a str, &'a str, Option<&'a str>);

fn key(package: &Package) -> Key<'_> {
    (
        package.ecosystem,
        &package.name,
        &package.version,
        package.arch.as_deref(),
    )
}

/// The packages of the databases, each once, with the layer that brought it.
pub(super) fn attribute(
    databases: &Databases<'_>,
    view: &View<'_>,
    extractors: &[&dyn Extractor],
) -> Vec<InstalledPackage> {
    let mut packages: Vec<InstalledPackage> = databases
        .packages()
        .map(|(file, database, record)| InstalledPackage {
            package: record.package.clone(),
            layer: file.located.layer,
            database_path: String::from_utf8_lossy(&file.located.path).into_owned(),
            database: Some(database),
        })
        .collect();
    packages.sort();
    packages.dedup_by(|a, b| a.package == b.package);
    let top = packages
        .iter()
        .map(|installed| installed.layer)
        .max()
        .unwrap_or(0);
    let mut open: Vec<&mut InstalledPackage> = packages.iter_mut().collect();
    for layer in (0..top)
        .rev()
        .filter(|&layer| writes_packages(view.layers[layer]))
    {
        if open.is_empty() {
            break;
        }
        let mut reader = Reader::new(view.up_to(layer), extractors);
        let below = Databases::find(&mut reader);
        let seen: BTreeSet<Key<'_>> = below
            .packages()
            .map(|(_, _, record)| key(&record.package))
            .collect();
        open.retain_mut(|installed| {
            // A database further up does not count for what a lower one already says.
            if layer >= installed.layer {
                return true;
            }
            let is_there = seen.contains(&key(&installed.package));
            if is_there {
                installed.layer = layer;
            }
            is_there
        });
    }
    packages
}

fn writes_packages(layer: &LayerInventory) -> bool {
    layer.files.values().any(|state| match state {
        FileState::Read(extraction) => extraction
            .facts
            .iter()
            .any(|fact| matches!(fact, Fact::Packages { .. })),
        FileState::Raw(_) => true,
        _ => false,
    })
}
