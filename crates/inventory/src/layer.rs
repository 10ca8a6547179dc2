//! What one layer says by itself.
//!
//! Odd: paths are bytes, since archives know no encoding. What a package owns is kept apart ([`crate::OwnedFiles`]),
//! because it is most of the volume and a squash has no need of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use tidewaiter_ecosystems::extractor::Extraction;

use crate::path_hashes::PathHashes;

/// The inventory of a layer. All paths are clean ones, from the image's root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerInventory {
    /// Which extractors, in which revisions, read it ([`crate::extractor_revision`]).
    pub extractor_revision: u64,
    /// The files that an extractor wanted, and what came of them; and folders whose paths alone tell of something.
    pub files: BTreeMap<Vec<u8>, FileState>,
    /// All symbolic links, with their targets as written.
    pub symlinks: BTreeMap<Vec<u8>, Vec<u8>>,
    /// Those of them that later entries of the same layer lie below: runtimes write these through the link.
    pub through: BTreeSet<Vec<u8>>,
    /// Folders whose own entry came after entries that lie below them, and those: runtimes write these through a link of a
    /// lower layer, and put the folder in the link's place only then.
    pub early: BTreeMap<Vec<u8>, BTreeSet<Vec<u8>>>,
    /// Hard links whose name or target an extractor wants, with the clean path of their target.
    pub hardlinks: BTreeMap<Vec<u8>, Vec<u8>>,
    /// Paths of lower layers that this one removes.
    pub whiteouts: BTreeSet<Vec<u8>>,
    /// Folders of which only what this layer brings remains.
    pub opaque: BTreeSet<Vec<u8>>,
    /// All paths that are no folders.
    pub others: PathHashes,
    /// Folders with an entry of their own: they replace what was there.
    pub directories: PathHashes,
    /// Folders without an entry, known by what lies in them: a link in a lower layer leads through.
    pub implied: PathHashes,
    /// What could not be kept, in words for people.
    pub problems: Vec<String>,
    /// Entries of the archive.
    pub entries: u64,
}

/// What came of a file that was wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileState {
    /// It was read; packages are without their files here.
    Read(Extraction),
    /// It was read together with another file; its size.
    Companion(u64),
    /// It does not fit into the budget; words for people.
    TooLarge(String),
    /// It is no regular file: a device or a pipe.
    Special,
    /// Its content, because it was asked for by path.
    Raw(Vec<u8>),
    /// It was asked for by path, and the layer has no content for it.
    Missing,
}
