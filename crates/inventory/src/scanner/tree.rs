//! A tree of files instead of a layer: told entry by entry, as an archive is.

use tidewaiter_archive::{Entry, EntrySink, Take};
use tidewaiter_ecosystems::extractors;

use super::Scan;
use crate::budget::Budget;
use crate::layer::LayerInventory;
use crate::owned::OwnedFiles;

/// Takes a tree of files and makes the inventory of the one layer that it would be.
pub struct TreeScanner {
    scan: Scan,
    entries: u64,
}

impl TreeScanner {
    /// A scanner with all extractors that has seen nothing yet.
    pub fn new(budget: Budget) -> Self {
        Self {
            scan: Scan::new(budget, extractors()),
            entries: 0,
        }
    }

    /// Keeps the content of these files, as [`crate::LayerScanner::with_extra_paths`] does.
    pub fn with_extra_paths(mut self, paths: impl IntoIterator<Item = Vec<u8>>) -> Self {
        self.scan.extra.extend(paths);
        self
    }

    /// Ends the tree. `problems` are what could not be read of it, in words.
    pub fn finish(self, problems: Vec<String>) -> (LayerInventory, OwnedFiles) {
        let (mut inventory, owned) = self.scan.finish(self.entries);
        inventory.problems.extend(problems);
        (inventory, owned)
    }
}

impl EntrySink for TreeScanner {
    fn entry(&mut self, entry: &Entry<'_>) -> Take {
        self.entries += 1;
        self.scan.entry(entry)
    }

    fn data(&mut self, bytes: &[u8]) {
        self.scan.data(bytes);
    }

    fn hole(&mut self, len: u64) {
        self.scan.hole(len);
    }

    fn end(&mut self) {
        self.scan.end();
    }
}
