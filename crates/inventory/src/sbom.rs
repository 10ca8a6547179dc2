//! A bill of materials as the inventory of the image that it lists.
//!
//! Odd: nothing in it is seen, all is stated. Packages of a system are taken as those of its database, because nothing
//! else could be judged by the distribution's advisories; all others are libraries that somebody stated.

use tidewaiter_ecosystems::sbom::{Component, Sbom};
use tidewaiter_ecosystems::{Confidence, EvidenceKind, distribution, sbom};

use crate::squash::{FoundLibrary, ImageInventory, InstalledPackage};

impl ImageInventory {
    /// What a bill of materials lists. `path` is its own, which stands where it does not say where something lies.
    pub fn of_sbom(sbom: Sbom, path: &str) -> Self {
        let distribution = sbom.system.as_ref().map(distribution::identify);
        let mut warnings = sbom.left_out;
        warnings.extend(distribution.as_ref().and_then(|found| found.warning.clone()));
        let (of_system, others): (Vec<_>, Vec<_>) = sbom
            .components
            .into_iter()
            .partition(|component| sbom::is_placed(component.package.ecosystem));
        let packages = of_system.into_iter().map(|component| package(component, path));
        let libraries = others.into_iter().map(|component| library(component, path));
        Self {
            os_release: sbom.system,
            distribution,
            packages: in_order(packages),
            libraries: in_order(libraries),
            problems: Vec::new(),
            warnings,
        }
    }
}

fn package(component: Component, path: &str) -> InstalledPackage {
    InstalledPackage {
        package: component.package,
        layer: 0,
        database_path: place(component.path, path),
        database: None,
    }
}

fn library(component: Component, path: &str) -> FoundLibrary {
    FoundLibrary {
        package: component.package,
        path: place(component.path, path),
        inner_path: None,
        layer: 0,
        found_by: "sbom".to_owned(),
        evidence: EvidenceKind::Stated,
        confidence: Confidence::High,
        is_development: component.is_development,
        owner: None,
    }
}

/// Paths are from the image's root, without a slash before them; that of the bill itself is as it was given.
fn place(stated: Option<String>, of_bill: &str) -> String {
    match stated.as_deref().map(|path| path.trim_start_matches('/')) {
        Some(path) if !path.is_empty() => path.to_owned(),
        _ => of_bill.to_owned(),
    }
}

/// Sorted, each once.
fn in_order<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort();
    all.dedup();
    all
}
