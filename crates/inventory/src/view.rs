//! Layers seen as one tree, without building it: a path is looked up from the top layer down, as overlay file systems
//! do it, and links are followed inside the root only.
//!
//! Odd: an entry whose folder has no entry of its own (`lib/apk/x` without `lib/`) is written by runtimes through a
//! link that a lower layer has at `lib`. In such a layer the link's target has a second name, an [`Alias`]. They are
//! found first; layers that builders write have an entry for each folder, so the search mostly ends at once.

use std::collections::VecDeque;

use tidewaiter_ecosystems::extractor::split_name;

use crate::layer::LayerInventory;
use crate::path_hashes::{hash, parents};

/// Links through links, in one layer, that are looked for.
const MOST_ROUNDS: usize = 4;

/// How many links are followed for one path, as Linux does.
const MOST_LINKS: usize = 40;

/// Some layers of an image, lowest first.
#[derive(Clone)]
pub(crate) struct View<'a> {
    pub(crate) layers: &'a [&'a LayerInventory],
    aliases: Vec<Alias>,
}

/// In `layer`, what is written as `from/…` lies in `to/…`.
#[derive(Clone, PartialEq, Eq)]
struct Alias {
    layer: usize,
    from: Vec<u8>,
    to: Vec<u8>,
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
            aliases: Vec::new(),
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
            self.add_alias(layer, name, name.clone());
        }
        if !inventory.implied.is_empty() {
            for lower in &self.layers[..layer] {
                for link in lower.symlinks.keys() {
                    self.add_implied_alias(layer, link);
                }
            }
        }
        self.aliases.len() > before
    }

    fn add_implied_alias(&mut self, layer: usize, link: &[u8]) {
        let implied = &self.layers[layer].implied;
        if implied.contains(link) {
            self.add_alias(layer, link, link.to_vec());
        } else if self.aliases.last().is_some_and(|alias| alias.layer == layer) {
            let names = self.names(layer, link);
            if let Some((name, _)) = names.into_iter().find(|(name, _)| implied.contains(name)) {
                self.add_alias(layer, link, name);
            }
        }
    }

    /// Notes that `layer` writes through `link`, which it calls `from`, if it is a link to a folder.
    fn add_alias(&mut self, layer: usize, link: &[u8], from: Vec<u8>) {
        let Some(to) = self.up_to(layer).linked_folder(link) else {
            return;
        };
        let alias = Alias { layer, from, to };
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
            aliases: self
                .aliases
                .iter()
                .filter(|alias| alias.layer <= layer)
                .cloned()
                .collect(),
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
        let mut parts = VecDeque::new();
        push_front(path, &mut parts);
        let mut at: Vec<u8> = Vec::new();
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

    /// What is at a path whose parents are real folders.
    fn lookup(&self, path: &[u8]) -> Found<'a> {
        let mut is_implied = false;
        for (index, &layer) in self.layers.iter().enumerate().rev() {
            let names = self.names(index, path);
            for (name, _) in &names {
                if let Some(target) = layer.symlinks.get(name) {
                    return Found::Symlink(target);
                }
                let hash = hash(name);
                if layer.others.has(hash) {
                    return if !is_implied {
                        Found::File {
                            layer: index,
                            entry: name.clone(),
                        }
                    } else {
                        Found::Directory
                    };
                }
                if layer.directories.has(hash) {
                    return Found::Directory;
                }
                if layer.implied.has(hash) {
                    is_implied = true;
                }
            }
            if names.iter().any(|(name, from)| hides(layer, name, *from)) {
                break;
            }
        }
        if is_implied {
            Found::Directory
        } else {
            Found::Missing
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
            Some((child(&alias.from, rest), alias.from.len()))
        });
        let is_written_elsewhere = of_layer.clone().any(|alias| {
            path.strip_prefix(&alias.from[..])
                .is_some_and(|rest| rest.starts_with(b"/"))
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
