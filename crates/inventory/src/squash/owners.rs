//! Which package of the system owns the file that tells of a library (rule 1): `python3-django` brings what pip would call
//! `Django`, and then it is the distribution that says what is wrong with it.
//!
//! Only lists that a container would see count: those of the topmost database, and dpkg's lists that no layer removed.
//!
//! Odd: package managers write paths as they were before `/usr` was merged (`/lib/x` for `usr/lib/x`), so each of the
//! folders that were merged stands for the other.

use rustc_hash::{FxHashMap, FxHashSet};
use tidewaiter_types::Package;

use super::{ImageInventory, InstalledPackage};
use crate::layer::{LayerInventory, OwnedFiles, OwnedList};
use crate::view::{Resolved, View};

/// Folders that are links into `usr/` today.
const MERGED: [&str; 5] = ["bin/", "sbin/", "lib/", "lib32/", "lib64/"];

impl ImageInventory {
    /// Says of each library which of [`ImageInventory::packages`] owns its file. `owned` is that of each layer, lowest
    /// first.
    pub fn find_owners(&mut self, layers: &[&LayerInventory], owned: &[&OwnedFiles]) {
        let owners = self.owners_of_paths(&View::new(layers), owned);
        let owners: Vec<Option<usize>> = self
            .libraries
            .iter()
            .map(|library| owners.get(in_usr(&library.path)).copied())
            .collect();
        for (library, owner) in self.libraries.iter_mut().zip(owners) {
            library.owner = owner;
        }
    }

    /// Place of the package that owns a path, for the paths of libraries.
    fn owners_of_paths(&self, view: &View<'_>, owned: &[&OwnedFiles]) -> FxHashMap<&str, usize> {
        let paths = self.libraries.iter().map(|library| in_usr(&library.path));
        let wanted: FxHashSet<&str> = paths.collect();
        let mut owners = FxHashMap::default();
        if wanted.is_empty() {
            return owners;
        }
        let by_name = self.packages_by_name();
        for list in visible_lists(view, owned) {
            let mut files = list.files.iter().filter_map(|file| wanted.get(in_usr(file)));
            let Some(first) = files.next() else { continue };
            let Some(place) = place_of(&by_name, &self.packages, list) else {
                continue;
            };
            owners.insert(*first, place);
            owners.extend(files.map(|path| (*path, place)));
        }
        owners
    }

    fn packages_by_name(&self) -> FxHashMap<&str, Vec<usize>> {
        let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (place, installed) in self.packages.iter().enumerate() {
            by_name.entry(&installed.package.name).or_default().push(place);
        }
        by_name
    }
}

/// The lists of files that are there in the image.
fn visible_lists<'o>(view: &View<'_>, owned: &[&'o OwnedFiles]) -> impl Iterator<Item = &'o OwnedList> {
    let is_visible = move |layer: usize, entry: &[u8]| match view.resolve(entry) {
        Resolved::File(located) => (located.layer, located.entry.as_slice()) == (layer, entry),
        _ => false,
    };
    let of_layers = owned.iter().enumerate();
    let visible = of_layers.flat_map(move |(layer, of_layer)| {
        let seen = of_layer
            .0
            .iter()
            .filter(|(entry, _)| is_visible(layer, entry))
            .collect::<Vec<_>>();
        seen.into_iter().flat_map(|(_, lists)| lists)
    });
    visible.collect::<Vec<_>>().into_iter()
}

/// The package that a list is of.
fn place_of(
    by_name: &FxHashMap<&str, Vec<usize>>,
    packages: &[InstalledPackage],
    list: &OwnedList,
) -> Option<usize> {
    let is_it = |package: &Package| {
        let same_version = list
            .version
            .as_ref()
            .is_none_or(|version| *version == package.version);
        let same_arch = list.arch.is_none() || list.arch == package.arch;
        same_version && same_arch
    };
    let places = by_name.get(list.package.as_str())?;
    places
        .iter()
        .copied()
        .find(|&place| is_it(&packages[place].package))
}

/// A path in the writing without `usr/` before the merged folders.
fn in_usr(path: &str) -> &str {
    match path.strip_prefix("usr/") {
        Some(rest) if MERGED.iter().any(|folder| rest.starts_with(folder)) => rest,
        _ => path,
    }
}
