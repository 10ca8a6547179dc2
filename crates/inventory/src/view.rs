//! Layers seen as one tree, without building it: a path is looked up from the top layer down, as overlay file systems
//! do it, and links are followed inside the root only.
//!
//! Odd: an entry whose folder has no entry of its own (`lib/apk/x` without `lib/`) is written by runtimes through a
//! link that a lower layer has at `lib`. In such a layer the link's target has a second name, an [`Alias`]. They are
//! found first; layers that builders write have an entry for each folder, so the search mostly ends at once. And since
//! thousands of files are looked up and most images have no such layer, what is known of folders is remembered for these.
//! What each layer has at a path is asked of one table of all layers ([`PathIndex`]).

use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use tidewaiter_ecosystems::extractor::split_name;

use crate::layer::LayerInventory;
use crate::path_hashes::{hash, parents};
use crate::path_index::{Entry, Kind, PathIndex};

/// Links through links, in one layer, that are looked for.
const MOST_ROUNDS: usize = 4;

/// How many links are followed for one path, as Linux does.
const MOST_LINKS: usize = 40;

/// Some layers of an image, lowest first.
#[derive(Clone)]
pub(crate) struct View<'a> {
    pub(crate) layers: &'a [&'a LayerInventory],
    /// Of these layers, and perhaps of higher ones.
    index: Rc<PathIndex>,
    aliases: Vec<Alias<'a>>,
    folders: RefCell<Folders>,
}

/// What is known of folders of a view without aliases.
#[derive(Clone, Default)]
struct Folders {
    /// Paths that are folders.
    known: FxHashSet<Vec<u8>>,
    /// The lowest layer whose content of a folder is not hidden by a higher one.
    floors: FxHashMap<Vec<u8>, usize>,
}

/// In `layer`, what is written as `from/…` lies in `to/…`.
#[derive(Clone, PartialEq, Eq)]
struct Alias<'a> {
    layer: usize,
    from: Vec<u8>,
    to: Vec<u8>,
    /// The entries that this holds for; `None` if for all.
    only: Option<&'a BTreeSet<Vec<u8>>>,
}

impl Alias<'_> {
    /// Whether the layer writes what it calls `name` through the link.
    fn holds_for(&self, name: &[u8]) -> bool {
        self.only.is_none_or(|only| {
            let is_below = |entry: &Vec<u8>| {
                entry
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with(b"/"))
            };
            only.contains(name) || only.iter().any(is_below)
        })
    }
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// Nowhere.
    Missing,
    /// Round in circles.
    Loop,
    /// To that folder.
    Directory(Vec<u8>),
    /// To a file.
    File(Located),
}

/// A file in a layer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Located {
    /// Index of the layer that brings its content.
    pub(crate) layer: usize,
    /// Its path in that layer.
    pub(crate) entry: Vec<u8>,
    /// Its path in the image, with all links followed.
    pub(crate) path: Vec<u8>,
}

/// What the topmost layer that knows a path has there.
enum Found<'a> {
    Missing,
    Directory,
    Symlink(&'a [u8]),
    File { layer: usize, entry: Vec<u8> },
}

impl<'a> View<'a> {
    pub(crate) fn new(layers: &'a [&'a LayerInventory]) -> Self {
        let mut view = Self {
            layers,
            index: Rc::new(PathIndex::of(layers)),
            aliases: Vec::new(),
            folders: RefCell::default(),
        };
        for layer in 0..layers.len() {
            let mut rounds = 0..MOST_ROUNDS;
            while rounds.next().is_some() && view.find_aliases(layer) {}
        }
        view
    }

    /// Looks for links that a layer writes through; whether a new one was found.
    fn find_aliases(&mut self, layer: usize) -> bool {
        let inventory = self.layers[layer];
        let before = self.aliases.len();
        for name in &inventory.through {
            let to = self.up_to(layer).linked_folder(name);
            self.add_alias(layer, to, name.clone(), None);
        }
        for (folder, early) in inventory.early.iter().filter(|_| layer > 0) {
            let to = self.up_to(layer - 1).linked_folder(folder);
            self.add_alias(layer, to, folder.clone(), Some(early));
        }
        if !inventory.implied.is_empty() {
            // Its own links too: what is written through one of them may go on through another.
            for linking in &self.layers[..=layer] {
                for link in linking.symlinks.keys() {
                    self.add_implied_alias(layer, link);
                }
            }
        }
        self.aliases.len() > before
    }

    fn add_implied_alias(&mut self, layer: usize, link: &[u8]) {
        let implied = &self.layers[layer].implied;
        if implied.contains(link) {
            let to = self.up_to(layer).linked_folder(link);
            self.add_alias(layer, to, link.to_vec(), None);
        } else if self.aliases.last().is_some_and(|alias| alias.layer == layer) {
            let names = self.names(layer, link);
            if let Some((name, _)) = names.into_iter().find(|(name, _)| implied.contains(name)) {
                let to = self.up_to(layer).linked_folder(link);
                self.add_alias(layer, to, name, None);
            }
        }
    }

    /// Notes that `layer` writes through a link, which it calls `from`, if it is one to a folder.
    fn add_alias(
        &mut self,
        layer: usize,
        to: Option<Vec<u8>>,
        from: Vec<u8>,
        only: Option<&'a BTreeSet<Vec<u8>>>,
    ) {
        let Some(to) = to else {
            return;
        };
        let alias = Alias {
            layer,
            from,
            to,
            only,
        };
        if alias.from != alias.to && !self.aliases.contains(&alias) {
            self.aliases.push(alias);
        }
    }

    fn linked_folder(&self, link: &[u8]) -> Option<Vec<u8>> {
        let (folder, name) = split_name(link);
        let Resolved::Directory(real) = self.walk(folder, &mut 0) else {
            return None;
        };
        match (self.lookup(&child(&real, name)), self.walk(link, &mut 0)) {
            (Found::Symlink(_), Resolved::Directory(to)) => Some(to),
            _ => None,
        }
    }

    /// The lower layers, up to and with this one.
    pub(crate) fn up_to(&self, layer: usize) -> Self {
        Self {
            layers: &self.layers[..=layer],
            index: Rc::clone(&self.index),
            aliases: self
                .aliases
                .iter()
                .filter(|alias| alias.layer <= layer)
                .cloned()
                .collect(),
            folders: RefCell::default(),
        }
    }

    /// Follows a path through all links, hard ones too.
    pub(crate) fn resolve(&self, path: &[u8]) -> Resolved {
        let mut links = 0;
        let mut resolved = self.walk(path, &mut links);
        while let Resolved::File(located) = &resolved {
            let Some(target) = self.layers[located.layer].hardlinks.get(&located.entry) else {
                break;
            };
            links += 1;
            if links > MOST_LINKS {
                return Resolved::Loop;
            }
            resolved = self.linked(located.layer, target, &mut links);
        }
        resolved
    }

    /// The file that a hard link of a layer names. The layer itself may have removed it after that.
    fn linked(&self, layer: usize, target: &[u8], links: &mut usize) -> Resolved {
        match self.up_to(layer).walk(target, links) {
            found @ Resolved::File(_) => found,
            _ if layer > 0 => self.up_to(layer - 1).walk(target, links),
            other => other,
        }
    }

    /// The topmost layer that has something other than a folder at this very path, no links followed.
    pub(crate) fn brought_by(&self, path: &[u8]) -> Option<usize> {
        let (folder, name) = split_name(path);
        let Resolved::Directory(real) = self.walk(folder, &mut 0) else {
            return None;
        };
        match self.lookup(&child(&real, name)) {
            Found::File { layer, .. } => Some(layer),
            _ => None,
        }
    }

    fn walk(&self, path: &[u8], links: &mut usize) -> Resolved {
        let (mut at, mut parts) = self.beginning(path);
        while let Some(part) = parts.pop_front() {
            if part == b".." {
                at.truncate(at.iter().rposition(|&b| b == b'/').unwrap_or(0));
                continue;
            }
            let here = child(&at, &part);
            match self.lookup(&here) {
                Found::Missing => return Resolved::Missing,
                Found::Directory => at = here,
                Found::File { layer, entry } => {
                    return if parts.is_empty() {
                        Resolved::File(Located {
                            layer,
                            entry,
                            path: here,
                        })
                    } else {
                        Resolved::Missing
                    };
                }
                Found::Symlink(target) => {
                    *links += 1;
                    if *links > MOST_LINKS {
                        return Resolved::Loop;
                    }
                    push_front(target, &mut parts);
                    if target.starts_with(b"/") {
                        at.clear();
                    }
                }
            }
        }
        Resolved::Directory(at)
    }

    /// The folder from which a path is walked, and the rest: most files lie in a folder that was walked to before.
    fn beginning(&self, path: &[u8]) -> (Vec<u8>, VecDeque<Vec<u8>>) {
        let (folder, name) = split_name(path);
        let is_known = self.aliases.is_empty() && self.folders.borrow().known.contains(folder);
        let (at, rest) = if is_known {
            (folder, name)
        } else {
            (&b""[..], path)
        };
        let mut parts = VecDeque::new();
        push_front(rest, &mut parts);
        (at.to_vec(), parts)
    }

    /// What is at a path whose parents are real folders.
    fn lookup(&self, path: &[u8]) -> Found<'a> {
        if !self.aliases.is_empty() {
            return self.lookup_by_names(path);
        }
        if self.folders.borrow().known.contains(path) {
            return Found::Directory;
        }
        let found = self.lookup_by_own_name(path);
        if let Found::Directory = found {
            self.folders.borrow_mut().known.insert(path.to_vec());
        }
        found
    }

    /// As [`Self::lookup_by_names`], where each layer knows a path by one name alone.
    fn lookup_by_own_name(&self, path: &[u8]) -> Found<'a> {
        let folder = self.floor(split_name(path).0);
        let floor = self
            .topmost(|layer| &layer.whiteouts, path)
            .map_or(folder, |own| own.max(folder));
        let mut is_implied = false;
        for entry in self
            .at(hash(path))
            .rev()
            .take_while(|entry| entry.layer() >= floor)
        {
            if let Some(found) = self.look(entry, path, &mut is_implied) {
                return found;
            }
        }
        folder_if(is_implied)
    }

    /// What the layers have at the path of this hash, the lowest first.
    fn at(&self, hash: u64) -> impl DoubleEndedIterator<Item = &Entry> {
        let entries = self.index.at(hash).iter();
        entries.filter(|entry| entry.layer() < self.layers.len())
    }

    /// The topmost layer in whose set a path is.
    fn topmost(&self, set: fn(&LayerInventory) -> &BTreeSet<Vec<u8>>, path: &[u8]) -> Option<usize> {
        self.layers.iter().rposition(|layer| set(layer).contains(path))
    }

    /// The lowest layer whose content of a folder is not hidden by a higher one.
    fn floor(&self, folder: &[u8]) -> usize {
        if let Some(&floor) = self.folders.borrow().floors.get(folder) {
            return floor;
        }
        let opaque = self.topmost(|layer| &layer.opaque, folder);
        let floor = if folder.is_empty() {
            opaque.unwrap_or(0)
        } else {
            let mut others = self
                .at(hash(folder))
                .rev()
                .filter(|entry| entry.kind >= Kind::Other);
            let gone = others.next().map(Entry::layer);
            let whiteout = self.topmost(|layer| &layer.whiteouts, folder);
            let above = self.floor(split_name(folder).0);
            opaque.max(gone).max(whiteout).map_or(above, |own| own.max(above))
        };
        self.folders.borrow_mut().floors.insert(folder.to_vec(), floor);
        floor
    }

    /// What is at a path that layers may know by several names.
    fn lookup_by_names(&self, path: &[u8]) -> Found<'a> {
        let mut is_implied = false;
        for (index, &layer) in self.layers.iter().enumerate().rev() {
            let names = self.names(index, path);
            for (name, _) in &names {
                let entries = self.at(hash(name)).rev().filter(|entry| entry.layer() == index);
                for entry in entries {
                    if let Some(found) = self.look(entry, name, &mut is_implied) {
                        return found;
                    }
                }
            }
            if names.iter().any(|(name, from)| hides(layer, name, *from)) {
                break;
            }
        }
        folder_if(is_implied)
    }

    /// What a layer has by this name, by an entry of the table; a folder that only follows from what lies in it is noted in
    /// `is_implied`, since lower layers may have a link there.
    fn look(&self, entry: &Entry, name: &[u8], is_implied: &mut bool) -> Option<Found<'a>> {
        match entry.kind {
            Kind::Symlink => {
                let target = self.layers[entry.layer()].symlinks.get(name);
                target.map(|target| Found::Symlink(target))
            }
            Kind::Other if *is_implied => Some(Found::Directory),
            Kind::Other => Some(Found::File {
                layer: entry.layer(),
                entry: name.to_vec(),
            }),
            Kind::Directory => Some(Found::Directory),
            Kind::Implied => {
                *is_implied = true;
                None
            }
        }
    }

    /// The names of a path in a layer: its own, and those by aliases, each with how much of it is an alias.
    fn names(&self, layer: usize, path: &[u8]) -> Vec<(Vec<u8>, usize)> {
        let of_layer = self.aliases.iter().filter(|alias| alias.layer == layer);
        let others = of_layer.clone().filter_map(|alias| {
            let rest = if alias.to.is_empty() {
                path
            } else {
                path.strip_prefix(&alias.to[..])?.strip_prefix(b"/")?
            };
            let name = child(&alias.from, rest);
            alias.holds_for(&name).then_some((name, alias.from.len()))
        });
        let is_written_elsewhere = of_layer.clone().any(|alias| {
            path.strip_prefix(&alias.from[..])
                .is_some_and(|rest| rest.starts_with(b"/"))
                && alias.holds_for(path)
        });
        let own = (!is_written_elsewhere).then(|| (path.to_vec(), 0));
        own.into_iter().chain(others).collect()
    }

    /// The names, in all layers, of files below a folder that an extractor wanted, as paths in the image.
    pub(crate) fn wanted_below(&self, folder: &[u8]) -> std::collections::BTreeSet<Vec<u8>> {
        let mut found = std::collections::BTreeSet::new();
        for (index, layer) in self.layers.iter().enumerate() {
            for (name, _) in self.names(index, &child(folder, b"x")) {
                let base = &name[..name.len() - 2];
                let files = crate::shape::below(&layer.files, base);
                let links = crate::shape::below(&layer.hardlinks, base);
                let symlinks = crate::shape::below(&layer.symlinks, base);
                let paths = files.chain(links).chain(symlinks);
                found.extend(paths.map(|path| child(folder, &path[base.len() + 1..])));
            }
        }
        found
    }
}

fn folder_if<'a>(is_implied: bool) -> Found<'a> {
    if is_implied {
        Found::Directory
    } else {
        Found::Missing
    }
}

/// Whether a layer hides what lower ones have at a path. Parents within the first `from` bytes do not count: they are
/// the link that an alias goes through.
fn hides(layer: &LayerInventory, path: &[u8], from: usize) -> bool {
    if from == 0 && layer.opaque.contains(&b""[..]) {
        return true;
    }
    if from < path.len() && layer.whiteouts.contains(path) {
        return true;
    }
    let is_folder_gone = |folder: &[u8], hash| layer.others.has(hash) || layer.whiteouts.contains(folder);
    parents(path).any(|(len, hash)| {
        let folder = &path[..len];
        len >= from && layer.opaque.contains(folder) || len > from && is_folder_gone(folder, hash)
    })
}

fn child(folder: &[u8], name: &[u8]) -> Vec<u8> {
    if folder.is_empty() {
        name.to_vec()
    } else {
        [folder, b"/", name].concat()
    }
}

fn push_front(path: &[u8], parts: &mut VecDeque<Vec<u8>>) {
    let names = path.split(|&b| b == b'/').rev();
    for name in names.filter(|name| !matches!(*name, b"" | b".")) {
        parts.push_front(name.to_vec());
    }
}
