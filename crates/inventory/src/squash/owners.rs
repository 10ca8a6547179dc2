//! Which package of the system owns the file that tells of a library (rule 1): `python3-django` brings what pip would call
//! `Django`, and then it is the distribution that says what is wrong with it.
//!
//! Only lists that a container would see count: those of the topmost database, and dpkg's lists that no layer removed.
//! Where several say that they own a file, the topmost does, and of one layer's the last.

use rustc_hash::FxHashMap;
use tidewaiter_types::Package;

use super::{ImageInventory, InstalledPackage};
use crate::layer::LayerInventory;
use crate::owned::{OwnedFiles, OwnedList};
use crate::view::{Resolved, View};

impl ImageInventory {
    /// Says of each library which of [`ImageInventory::packages`] owns its file. `owned` is that of each layer, lowest
    /// first.
    pub fn find_owners(&mut self, layers: &[&LayerInventory], owned: &[&OwnedFiles]) {
        let mut finder = Finder {
            view: View::new(layers),
            owned,
            visible: FxHashMap::default(),
            by_name: by_name(&self.packages),
            packages: &self.packages,
            known: FxHashMap::default(),
        };
        for library in &mut self.libraries {
            library.owner = finder.owner(&library.path);
        }
    }
}

fn by_name(packages: &[InstalledPackage]) -> FxHashMap<&str, Vec<usize>> {
    let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (place, installed) in packages.iter().enumerate() {
        by_name.entry(&installed.package.name).or_default().push(place);
    }
    by_name
}

struct Finder<'f, 'o> {
    view: View<'f>,
    owned: &'f [&'o OwnedFiles],
    /// Whether a container would see a layer's list: looked for where one counts, since dpkg has a list for each package.
    visible: FxHashMap<(usize, &'o [u8]), bool>,
    /// Places of packages.
    by_name: FxHashMap<&'f str, Vec<usize>>,
    packages: &'f [InstalledPackage],
    /// What was found for a path: an archive holds many libraries.
    known: FxHashMap<String, Option<usize>>,
}

impl<'o> Finder<'_, 'o> {
    /// Place of the package that owns a path.
    fn owner(&mut self, path: &str) -> Option<usize> {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        let owned = self.owned;
        let found = owned.iter().enumerate().rev().find_map(|(layer, of_layer)| {
            let lists: Vec<&OwnedList> = of_layer.lists_with(path).collect();
            let mut lists = lists.into_iter().rev();
            lists.find_map(|list| self.place_of(layer, list))
        });
        self.known.insert(path.to_owned(), found);
        found
    }

    /// Place of the package that a list is of, if a container sees both.
    fn place_of(&mut self, layer: usize, list: &'o OwnedList) -> Option<usize> {
        let places = self.by_name.get(list.package.as_str())?;
        let is_it = |place: &&usize| is_of(list, &self.packages[**place].package);
        let place = *places.iter().find(is_it)?;
        self.is_visible(layer, &list.source).then_some(place)
    }

    fn is_visible(&mut self, layer: usize, source: &'o [u8]) -> bool {
        let view = &self.view;
        *self
            .visible
            .entry((layer, source))
            .or_insert_with(|| match view.resolve(source) {
                Resolved::File(located) => (located.layer, located.entry.as_slice()) == (layer, source),
                _ => false,
            })
    }
}

fn is_of(list: &OwnedList, package: &Package) -> bool {
    let same_version = list
        .version
        .as_ref()
        .is_none_or(|version| *version == package.version);
    same_version && (list.arch.is_none() || list.arch == package.arch)
}
