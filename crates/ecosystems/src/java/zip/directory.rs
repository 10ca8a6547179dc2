//! The directory of an archive: which of the entries that were read count.
//!
//! Odd: the places that it states are counted from where the archive was meant to begin. What was put in front
//! later shifts them all; by how much follows from where the directory itself stands, as in the JVM.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::records::{Extent, ListedEntry};

/// How many wanted entries one directory may list.
const MOST: usize = 100_000;

/// What the directories of an archive say in the end.
#[derive(Default)]
pub(in crate::java) enum Verdict {
    /// There was none: the archive was cut short.
    #[default]
    Missing,
    /// The last one does not stand where its end says, or lists more than anybody wants to remember.
    Misfit,
    /// The wanted entries that it lists.
    Listed(HashSet<Place>),
}

/// An entry's place, and a number that stands for its name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::java) struct Place {
    offset: u64,
    name: u64,
}

impl Place {
    pub(in crate::java) fn of(name: &[u8], offset: u64) -> Self {
        // Both sides of every comparison are hashed in one run of the program.
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        Self {
            offset,
            name: hasher.finish(),
        }
    }
}

/// Follows the directories while they come in.
#[derive(Default)]
pub(super) struct Directories {
    /// Where the present one begins.
    start: Option<u64>,
    listed: Vec<Place>,
    is_too_long: bool,
    wide: Option<(Extent, u64)>,
    verdict: Verdict,
}

impl Directories {
    /// A header of the directory that stands at `at`; only of wanted entries it matters what it says.
    pub(super) fn entry(&mut self, at: u64, entry: &ListedEntry<'_>, is_wanted: bool) {
        if self.start.is_none() {
            self.start = Some(at);
            self.listed.clear();
            self.is_too_long = false;
        }
        if is_wanted && self.listed.len() < MOST {
            self.listed.push(Place::of(entry.name, entry.offset));
        } else {
            self.is_too_long |= is_wanted;
        }
    }

    /// What stands between two directories.
    pub(super) fn interrupt(&mut self) {
        self.start = None;
        self.wide = None;
    }

    pub(super) fn end_64(&mut self, at: u64, extent: Extent) {
        self.wide = Some((extent, at));
    }

    /// The end of a directory, at `at`. Those before it do not count any more.
    pub(super) fn end(&mut self, at: u64, extent: Extent) {
        let (extent, at) = match self.wide {
            Some(wide) if extent.is_wide() => wide,
            _ => (extent, at),
        };
        let start = self.start.take().unwrap_or(at);
        let listed = std::mem::take(&mut self.listed);
        self.wide = None;
        self.verdict = match start.checked_sub(extent.offset) {
            Some(shift) if at.checked_sub(extent.size) == Some(start) && !self.is_too_long => {
                let shifted = listed.into_iter().map(|place| Place {
                    offset: place.offset.saturating_add(shift),
                    ..place
                });
                Verdict::Listed(shifted.collect())
            }
            _ => Verdict::Misfit,
        };
    }

    pub(super) fn into_verdict(self) -> Verdict {
        self.verdict
    }
}
