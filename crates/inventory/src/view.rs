//! Layers seen as one tree, without building it: a path is looked up from the top layer down, as overlay file systems
//! do it, and links are followed inside the root only.
//!
//! Odd: an entry whose folder has no entry of its own (`lib/apk/x` without `lib/`) is written by runtimes through a
//! link that a lower layer has at `lib`. So a link that is followed leaves an [`Alias`]: in those layers its target has
//! a second name. Aliases are found on the way; who asks for several paths asks twice.

use std::collections::VecDeque;

use crate::layer::LayerInventory;
use crate::path_hashes::{hash, parents};

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
    Symlink { target: &'a [u8], layers: Vec<usize> },
    File { layer: usize, entry: Vec<u8> },
}

/// A part of a path that is still to be walked.
enum Part {
    Name(Vec<u8>),
    /// The target of the link `from` has been walked.
    EndOfLink {
        from: Vec<u8>,
        layers: Vec<usize>,
    },
}

impl<'a> View<'a> {
    pub(crate) fn new(layers: &'a [&'a LayerInventory]) -> Self {
        Self {
            layers,
            aliases: Vec::new(),
        }
    }

    /// How many aliases were found so far.
    pub(crate) fn aliases(&self) -> usize {
        self.aliases.len()
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
    pub(crate) fn resolve(&mut self, path: &[u8]) -> Resolved {
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
            resolved = self.up_to(located.layer).walk(target, &mut links);
        }
        resolved
    }

    fn walk(&mut self, path: &[u8], links: &mut usize) -> Resolved {
        let mut parts = VecDeque::new();
        push_front(path, &mut parts);
        let mut at: Vec<u8> = Vec::new();
        while let Some(part) = parts.pop_front() {
            let name = match part {
                Part::EndOfLink { from, layers } => {
                    self.add_aliases(&from, &at, &layers);
                    continue;
                }
                Part::Name(name) if name == b".." => {
                    at.truncate(at.iter().rposition(|&b| b == b'/').unwrap_or(0));
                    continue;
                }
                Part::Name(name) => name,
            };
            let here = child(&at, &name);
            match self.lookup(&here) {
                Found::Missing => return Resolved::Missing,
                Found::Directory => at = here,
                Found::File { layer, entry } => {
                    let is_last = !parts.iter().any(|part| matches!(part, Part::Name(_)));
                    return if is_last {
                        Resolved::File(Located {
                            layer,
                            entry,
                            path: here,
                        })
                    } else {
                        Resolved::Missing
                    };
                }
                Found::Symlink { target, layers } => {
                    *links += 1;
                    if *links > MOST_LINKS {
                        return Resolved::Loop;
                    }
                    parts.push_front(Part::EndOfLink { from: here, layers });
                    push_front(target, &mut parts);
                    if target.starts_with(b"/") {
                        at.clear();
                    }
                }
            }
        }
        Resolved::Directory(at)
    }

    fn add_aliases(&mut self, from: &[u8], to: &[u8], layers: &[usize]) {
        for &layer in layers {
            let alias = Alias {
                layer,
                from: from.to_vec(),
                to: to.to_vec(),
            };
            if from != to && !self.aliases.contains(&alias) {
                self.aliases.push(alias);
            }
        }
    }

    /// What is at a path whose parents are real folders.
    fn lookup(&self, path: &[u8]) -> Found<'a> {
        let mut implied = Vec::new();
        for (index, &layer) in self.layers.iter().enumerate().rev() {
            let names = self.names(index, path);
            for (name, _) in &names {
                if let Some(target) = layer.symlinks.get(name) {
                    implied.push(index);
                    return Found::Symlink {
                        target,
                        layers: implied,
                    };
                }
                let hash = hash(name);
                if layer.others.has(hash) {
                    return if implied.is_empty() {
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
                    implied.push(index);
                }
            }
            if names.iter().any(|(name, from)| hides(layer, name, *from)) {
                break;
            }
        }
        if implied.is_empty() {
            Found::Missing
        } else {
            Found::Directory
        }
    }

    /// The names of a path in a layer: its own, and those by aliases, each with how much of it is an alias.
    fn names(&self, layer: usize, path: &[u8]) -> Vec<(Vec<u8>, usize)> {
        let of_layer = self.aliases.iter().filter(|alias| alias.layer == layer);
        let others = of_layer.filter_map(|alias| {
            let rest = if alias.to.is_empty() {
                path
            } else {
                path.strip_prefix(&alias.to[..])?.strip_prefix(b"/")?
            };
            Some((child(&alias.from, rest), alias.from.len()))
        });
        [(path.to_vec(), 0)].into_iter().chain(others).collect()
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

fn push_front(path: &[u8], parts: &mut VecDeque<Part>) {
    let names = path.split(|&b| b == b'/').rev();
    for name in names.filter(|name| !matches!(*name, b"" | b".")) {
        parts.push_front(Part::Name(name.to_vec()));
    }
}
