//! The tables of a layer while it is read: later entries of one archive replace earlier ones.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use tidewaiter_ecosystems::extractor::split_name;

use crate::budget::{Budget, COST_PER_NAME};
use crate::layer::{FileState, LayerInventory};
use crate::owned::{Listed, OwnedFiles};
use crate::path_hashes::{PathHashes, hash, parents};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Anything but a folder.
    Other,
    /// A folder with an entry.
    Directory,
    /// A folder that only follows from what is in it.
    Implied,
}

/// A layer's tables.
#[derive(Default)]
pub(crate) struct Tables {
    pub(crate) inventory: LayerInventory,
    /// What packages own, by the database or list that says so.
    pub(crate) owned: BTreeMap<Vec<u8>, Vec<Listed>>,
    shapes: FxHashMap<u64, Shape>,
    last_folder: Vec<u8>,
    budget: Budget,
    name_bytes: u64,
    fact_bytes: u64,
    has_lost_places: bool,
}

impl Tables {
    /// Tables that have seen nothing yet.
    pub(crate) fn new(budget: Budget) -> Self {
        Self {
            budget,
            ..Self::default()
        }
    }

    /// Notes what stands at a path, and forgets what an earlier entry put there.
    pub(crate) fn place(&mut self, path: &[u8], shape: Shape) {
        self.imply(split_name(path).0);
        let hash = hash(path);
        if !self.has_place(hash) {
            return;
        }
        match self.shapes.insert(hash, shape) {
            Some(Shape::Other) => {
                self.forget(path);
                // A folder in the place of a file of its own layer shows nothing of what is below that file.
                if shape == Shape::Directory && self.has_room(path.len()) {
                    self.inventory.opaque.insert(path.to_vec());
                }
            }
            Some(Shape::Directory | Shape::Implied) if shape == Shape::Other => {
                self.forget(path);
                self.forget_below(path);
            }
            Some(Shape::Implied) => self.note_early(path),
            _ => {}
        }
    }

    /// Notes what was put below a folder before the folder itself.
    fn note_early(&mut self, folder: &[u8]) {
        let early: BTreeSet<Vec<u8>> = self.known_below(folder).collect();
        let bytes = folder.len() + early.iter().map(Vec::len).sum::<usize>();
        if !early.is_empty() && self.has_room(bytes) {
            self.inventory.early.insert(folder.to_vec(), early);
        }
    }

    fn known_below<'t>(&'t self, folder: &[u8]) -> impl Iterator<Item = Vec<u8>> + use<'t> {
        below(&self.inventory.files, folder)
            .chain(below(&self.inventory.symlinks, folder))
            .chain(below(&self.inventory.hardlinks, folder))
            .chain(below(&self.owned, folder))
            .map(<[u8]>::to_vec)
    }

    /// Notes a folder that something lies in, and those above it.
    pub(crate) fn imply(&mut self, folder: &[u8]) {
        if folder.is_empty() || folder == self.last_folder {
            return;
        }
        let all = parents(folder).chain([(folder.len(), hash(folder))]);
        for (len, hash) in all {
            if !self.has_place(hash) {
                continue;
            }
            let shape = *self.shapes.entry(hash).or_insert(Shape::Implied);
            if shape == Shape::Other
                && self.inventory.symlinks.contains_key(&folder[..len])
                && !self.inventory.through.contains(&folder[..len])
                && self.has_room(len)
            {
                self.inventory.through.insert(folder[..len].to_vec());
            }
        }
        folder.clone_into(&mut self.last_folder);
    }

    /// Notes a symbolic link; what comes below it later is written through it.
    pub(crate) fn symlink(&mut self, path: &[u8], target: &[u8]) {
        self.inventory.symlinks.insert(path.to_vec(), target.to_vec());
        self.last_folder.clear();
    }

    /// Whether so many more bytes of names may be recorded; the first that do not fit are a problem.
    pub(crate) fn has_room(&mut self, bytes: usize) -> bool {
        let most = self.budget.name_bytes;
        let had_room = self.name_bytes <= most;
        self.name_bytes = self.name_bytes.saturating_add(bytes as u64 + COST_PER_NAME);
        let has_room = self.name_bytes <= most;
        if had_room && !has_room {
            let words =
                "the layer has more links and whiteouts than are kept; packages may be missing or wrong";
            self.inventory.problems.push(words.to_owned());
        }
        has_room
    }

    /// Whether something may be noted at the path of this hash; the first that does not fit is a problem.
    fn has_place(&mut self, hash: u64) -> bool {
        if (self.shapes.len() as u64) < self.budget.places || self.shapes.contains_key(&hash) {
            return true;
        }
        if !std::mem::replace(&mut self.has_lost_places, true) {
            let words =
                "the layer has more files and folders than are kept; packages may be missing or wrong";
            self.inventory.problems.push(words.to_owned());
        }
        false
    }

    /// Whether facts that take so many bytes fit.
    pub(crate) fn has_room_for_facts(&mut self, bytes: u64) -> bool {
        let sum = self.fact_bytes.saturating_add(bytes);
        let fits = sum <= self.budget.fact_bytes;
        if fits {
            self.fact_bytes = sum;
        }
        fits
    }

    pub(crate) fn state(&mut self, path: Vec<u8>, state: FileState) {
        self.inventory.files.insert(path, state);
    }

    /// The finished inventory.
    pub(crate) fn finish(mut self, entries: u64) -> (LayerInventory, OwnedFiles) {
        let of = |shape| {
            let these = self.shapes.iter().filter(move |(_, found)| **found == shape);
            PathHashes::new(these.map(|(hash, _)| *hash).collect())
        };
        self.inventory.others = of(Shape::Other);
        self.inventory.directories = of(Shape::Directory);
        self.inventory.implied = of(Shape::Implied);
        self.inventory.entries = entries;
        (self.inventory, self.owned.into())
    }

    fn forget(&mut self, path: &[u8]) {
        self.inventory.files.remove(path);
        self.inventory.symlinks.remove(path);
        self.inventory.through.remove(path);
        self.inventory.hardlinks.remove(path);
        self.owned.remove(path);
        for early in self.inventory.early.values_mut() {
            early.remove(path);
        }
    }

    fn forget_below(&mut self, folder: &[u8]) {
        let lost: Vec<Vec<u8>> = self.known_below(folder).collect();
        lost.iter().for_each(|path| self.forget(path));
    }
}

/// The keys of a table that lie below a folder.
pub(crate) fn below<'a, V>(
    table: &'a BTreeMap<Vec<u8>, V>,
    folder: &[u8],
) -> impl Iterator<Item = &'a [u8]> + use<'a, V> {
    let from = [folder, b"/"].concat();
    // The byte after the slash in ASCII is the first that no path below the folder can have there.
    let to = [folder, b"0"].concat();
    table.range(from..to).map(|(path, _)| path.as_slice())
}
