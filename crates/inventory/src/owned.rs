//! Which files belong to packages, by the databases and lists that say so: made for asking about a path.
//!
//! Package managers list every file that they brought, and a scan asks only for those few that tell of libraries. So
//! the paths are kept as [`path_hashes`](crate::path_hashes) keeps them: sorted hashes of 48 bits, each with the list
//! that it stands in. Nothing is decoded to find one.
//!
//! Odd: package managers write paths as they were before `/usr` was merged (`/lib/x` for `usr/lib/x`), so each of the
//! folders that were merged stands for the other: the hashes are those of paths without `usr/` before these folders.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::path_hashes::hash;

/// Folders that are links into `usr/` today.
const MERGED: [&str; 5] = ["bin/", "sbin/", "lib/", "lib32/", "lib64/"];
/// Bytes of a path's hash.
const HASH: usize = 6;
/// Bytes of an entry of the table: a path's hash and the index of its list.
const ENTRY: usize = HASH + 4;

/// Which files of a layer belong to packages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnedFiles {
    lists: Vec<OwnedList>,
    table: OwnedPaths,
}

/// The files of one package, without their paths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnedList {
    /// Path in the layer of the database or list that says so.
    pub source: Vec<u8>,
    /// The package's name.
    pub package: String,
    /// Its version, where the list stands in the database itself.
    pub version: Option<String>,
    /// Its architecture, where it is told.
    pub arch: Option<String>,
}

impl OwnedFiles {
    /// The lists that a path stands in, in their order; mostly one.
    pub fn lists_with<'o>(&'o self, path: &str) -> impl Iterator<Item = &'o OwnedList> + use<'o> {
        let found = self.table.lists_with(key(path));
        found.filter_map(|list| self.lists.get(list as usize))
    }

    /// All lists, by their sources.
    pub fn lists(&self) -> &[OwnedList] {
        &self.lists
    }

    /// How many paths are owned; one that two packages own counts twice.
    pub fn len(&self) -> usize {
        self.table.0.len() / ENTRY
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.table.0.is_empty()
    }
}

/// What is known under its source while a layer is read.
pub(crate) struct Listed {
    package: String,
    version: Option<String>,
    arch: Option<String>,
    hashes: Vec<u64>,
}

impl Listed {
    /// The files of a package; paths are from the root, without a leading slash.
    pub(crate) fn new(
        package: String,
        version: Option<String>,
        arch: Option<String>,
        files: &[String],
    ) -> Self {
        Self {
            package,
            version,
            arch,
            hashes: files.iter().map(|file| key(file)).collect(),
        }
    }
}

impl From<BTreeMap<Vec<u8>, Vec<Listed>>> for OwnedFiles {
    fn from(sources: BTreeMap<Vec<u8>, Vec<Listed>>) -> Self {
        let mut lists = Vec::new();
        let mut entries = Vec::new();
        for (source, listed) in sources {
            for list in listed {
                // Lists are fewer than bytes of the budget of facts, which fit into 32 bits.
                let index = lists.len() as u32;
                entries.extend(list.hashes.iter().map(|hash| (*hash, index)));
                lists.push(OwnedList {
                    source: source.clone(),
                    package: list.package,
                    version: list.version,
                    arch: list.arch,
                });
            }
        }
        let table = OwnedPaths::new(entries);
        Self { lists, table }
    }
}

/// Sorted entries, each the hash of a path and the index of a list, both with their highest byte first.
#[derive(Clone, Default, PartialEq, Eq)]
struct OwnedPaths(Vec<u8>);

impl OwnedPaths {
    fn new(mut entries: Vec<(u64, u32)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let mut bytes = Vec::with_capacity(entries.len() * ENTRY);
        for (hash, list) in entries {
            bytes.extend_from_slice(&hash.to_be_bytes()[8 - HASH..]);
            bytes.extend_from_slice(&list.to_be_bytes());
        }
        Self(bytes)
    }

    fn lists_with(&self, hash: u64) -> impl Iterator<Item = u32> + use<'_> {
        let wanted = hash.to_be_bytes();
        let (entries, _) = self.0.as_chunks::<ENTRY>();
        let first = entries.partition_point(|entry| entry[..HASH] < wanted[8 - HASH..]);
        let same = entries[first..]
            .iter()
            .take_while(move |entry| entry[..HASH] == wanted[8 - HASH..]);
        same.map(|entry| u32::from_be_bytes([entry[6], entry[7], entry[8], entry[9]]))
    }
}

impl fmt::Debug for OwnedPaths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OwnedPaths({})", self.0.len() / ENTRY)
    }
}

impl Serialize for OwnedPaths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for OwnedPaths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = OwnedPaths;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sorted entries of ten bytes each")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<OwnedPaths, E> {
        let (entries, rest) = bytes.as_chunks::<ENTRY>();
        if rest.is_empty() && entries.is_sorted() {
            Ok(OwnedPaths(bytes.to_vec()))
        } else {
            Err(E::custom("owned paths are not sorted"))
        }
    }
}

/// The hash that a path is kept under.
fn key(path: &str) -> u64 {
    hash(in_usr(path).as_bytes())
}

/// A path in the writing without `usr/` before the merged folders.
fn in_usr(path: &str) -> &str {
    match path.strip_prefix("usr/") {
        Some(rest) if MERGED.iter().any(|folder| rest.starts_with(folder)) => rest,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(lists: &[(&str, &[&str])]) -> OwnedFiles {
        let mut sources: BTreeMap<Vec<u8>, Vec<Listed>> = BTreeMap::new();
        for (package, files) in lists {
            let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
            let listed = Listed::new((*package).to_owned(), None, None, &files);
            sources.entry(b"db".to_vec()).or_default().push(listed);
        }
        sources.into()
    }

    fn owners<'o>(owned: &'o OwnedFiles, path: &str) -> Vec<&'o str> {
        owned.lists_with(path).map(|list| list.package.as_str()).collect()
    }

    #[test]
    fn all_packages_that_own_a_path_are_found_in_their_order() {
        let owned = owned(&[("a", &["etc/x", "opt/y"]), ("b", &["opt/y"]), ("c", &[])]);
        assert_eq!(owners(&owned, "opt/y"), ["a", "b"]);
        assert_eq!(owners(&owned, "etc/x"), ["a"]);
        assert!(owners(&owned, "etc/z").is_empty());
        assert_eq!((owned.len(), owned.lists().len()), (3, 3));
    }

    #[test]
    fn the_merged_folders_stand_for_each_other_and_no_others_do() {
        let owned = owned(&[("a", &["lib/x", "usr/bin/y", "usr/share/z"])]);
        for path in ["lib/x", "usr/lib/x", "bin/y", "usr/bin/y", "usr/share/z"] {
            assert_eq!(owners(&owned, path), ["a"], "{path}");
        }
        assert!(owners(&owned, "share/z").is_empty());
    }
}
