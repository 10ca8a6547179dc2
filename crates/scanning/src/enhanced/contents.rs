//! An image's inventory in the form in which the store shares it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tidewaiter_inventory::{FoundLibrary, ImageInventory, InstalledPackage};
use tidewaiter_matching::{lookup_names, space_of};
use tidewaiter_store::{NewPackage, NewPackageSet, PackageId};
use tidewaiter_types::{Package, Space};

use crate::ScanError;
use crate::error::Result;
use crate::packed::pack;

/// All that decides which vulnerabilities touch a package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Shared {
    /// Where its system's advisories are looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) system: Option<Space>,
    /// The package.
    pub(crate) package: Package,
    /// The system's package that owns its files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) owner: Option<Package>,
}

impl Shared {
    /// As the store shares it.
    pub(crate) fn new_package(&self) -> Result<NewPackage> {
        let packages = [Some(&self.package), self.owner.as_ref()];
        let names = packages
            .into_iter()
            .flatten()
            .flat_map(|package| lookup_names(self.system.as_ref(), package));
        let mut names: Vec<(String, String)> = names.map(|(space, name)| (space.to_string(), name)).collect();
        names.sort();
        names.dedup();
        Ok(NewPackage::new(serde_json::to_string(self).map_err(kept)?, names))
    }

    /// From the store.
    pub(crate) fn read(content: &str) -> Result<Self> {
        serde_json::from_str(content).map_err(kept)
    }
}

/// Where a package lies in an image.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Location {
    /// The package's id in the store.
    pub package: i64,
    /// The file that tells of it: the database of a system's package, or a library's own.
    pub path: String,
    /// Where in that file it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inner_path: Option<String>,
    /// The extractor that read the library's file; none for a system's package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found_by: Option<String>,
}

/// What each layer brings to an image, by the layer's place.
pub(crate) struct Contents {
    /// All packages, each once.
    pub(crate) packages: BTreeMap<PackageId, Shared>,
    /// What each layer brings.
    pub(crate) sets: Vec<(u32, NewPackageSet)>,
}

/// Takes an inventory apart. Libraries that are needed for development only are no part of what runs.
pub(crate) fn contents_of(inventory: &ImageInventory) -> Result<Contents> {
    let mut layers: BTreeMap<u32, Layer> = BTreeMap::new();
    let mut packages = BTreeMap::new();
    let system = space_of(inventory);
    let of_system = inventory.packages.iter().map(|found| of_system(system, found));
    let libraries = inventory.libraries.iter().filter(|found| !found.is_development);
    let of_languages = libraries.map(|found| of_language(system, found, inventory));
    for (layer, shared, mut place) in of_system.chain(of_languages) {
        let new = shared.new_package()?;
        place.package = new.id.0;
        packages.insert(new.id, shared);
        let layer = layers.entry(layer).or_default();
        layer.packages.insert(new.id, new);
        layer.places.push(place);
    }
    let sets = layers
        .into_iter()
        .map(|(number, layer)| Ok((number, layer.into_set()?)));
    Ok(Contents {
        packages,
        sets: sets.collect::<Result<_>>()?,
    })
}

#[derive(Default)]
struct Layer {
    packages: BTreeMap<PackageId, NewPackage>,
    places: Vec<Location>,
}

impl Layer {
    fn into_set(mut self) -> Result<NewPackageSet> {
        self.places.sort();
        Ok(NewPackageSet::new(
            pack(&self.places)?,
            self.packages.into_values().collect(),
        ))
    }
}

fn of_system(system: Option<&Space>, found: &InstalledPackage) -> (u32, Shared, Location) {
    let shared = Shared {
        system: system.cloned(),
        package: found.package.clone(),
        owner: None,
    };
    let place = Location {
        package: 0,
        path: found.database_path.clone(),
        inner_path: None,
        found_by: None,
    };
    (found.layer as u32, shared, place)
}

/// A library is another package in another system only where a package of that system owns it.
fn of_language(
    system: Option<&Space>,
    found: &FoundLibrary,
    inventory: &ImageInventory,
) -> (u32, Shared, Location) {
    let owner = found.owner.and_then(|place| inventory.packages.get(place));
    let shared = Shared {
        system: owner.and(system).cloned(),
        package: found.package.clone(),
        owner: owner.map(|owner| owner.package.clone()),
    };
    let place = Location {
        package: 0,
        path: found.path.clone(),
        inner_path: found.inner_path.clone(),
        found_by: Some(found.found_by.clone()),
    };
    (found.layer as u32, shared, place)
}

pub(crate) fn kept(error: impl ToString) -> ScanError {
    ScanError::Kept(error.to_string())
}
