//! The paths of all layers of an image in one sorted table, so that one search tells what each layer has at a path.
//!
//! Odd: a layer's own sets are sorted already, so the table is a merge of runs, which costs less than the searches of a
//! few thousand paths in each of the sets would.

use crate::layer::LayerInventory;
use crate::path_hashes::{PathHashes, hash};

/// What a layer has at a path, the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A folder that only follows from what lies in it.
    Implied,
    /// A folder with an entry.
    Directory,
    /// Anything else.
    Other,
    /// A symbolic link, which is among the others too if there was room for it.
    Symlink,
}

/// A path of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    hash: u64,
    layer: u32,
    pub(crate) kind: Kind,
}

impl Entry {
    /// Index of the layer that has it.
    pub(crate) fn layer(&self) -> usize {
        self.layer as usize
    }
}

/// All paths.
pub(crate) struct PathIndex(Vec<Entry>);

impl PathIndex {
    pub(crate) fn of(layers: &[&LayerInventory]) -> Self {
        let paths = |layer: &&LayerInventory| {
            layer.others.len() + layer.directories.len() + layer.implied.len() + layer.symlinks.len()
        };
        let mut entries = Vec::with_capacity(layers.iter().map(paths).sum());
        for (number, layer) in (0..).zip(layers) {
            let mut add = |kind, hashes: &PathHashes| {
                let run = hashes.iter().map(|hash| Entry {
                    hash,
                    layer: number,
                    kind,
                });
                entries.extend(run);
            };
            add(Kind::Implied, &layer.implied);
            add(Kind::Directory, &layer.directories);
            add(Kind::Other, &layer.others);
            entries.extend(layer.symlinks.keys().map(|path| Entry {
                hash: hash(path),
                layer: number,
                kind: Kind::Symlink,
            }));
        }
        // Not the unstable one: it does not know runs.
        entries.sort();
        Self(entries)
    }

    /// What layers have at the path of this hash, the lowest layer first.
    pub(crate) fn at(&self, hash: u64) -> &[Entry] {
        let from = self.0.partition_point(|entry| entry.hash < hash);
        let same = self.0[from..].iter().take_while(|entry| entry.hash == hash);
        &self.0[from..][..same.count()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_layer_tells_what_it_has_the_lowest_first() {
        let hashes =
            |paths: &[&str]| PathHashes::new(paths.iter().map(|path| hash(path.as_bytes())).collect());
        let lower = LayerInventory {
            others: hashes(&["a/b", "link"]),
            implied: hashes(&["a"]),
            symlinks: [(b"link".to_vec(), b"a".to_vec())].into(),
            ..LayerInventory::default()
        };
        let upper = LayerInventory {
            directories: hashes(&["a", "link"]),
            ..LayerInventory::default()
        };
        let index = PathIndex::of(&[&lower, &upper]);
        let at = |path: &str| -> Vec<(usize, Kind)> {
            let found = index.at(hash(path.as_bytes())).iter();
            found.map(|entry| (entry.layer(), entry.kind)).collect()
        };
        assert_eq!(at("a"), [(0, Kind::Implied), (1, Kind::Directory)]);
        assert_eq!(at("a/b"), [(0, Kind::Other)]);
        let link = [(0, Kind::Other), (0, Kind::Symlink), (1, Kind::Directory)];
        assert_eq!(at("link"), link);
        assert!(at("a/c").is_empty());
    }
}
