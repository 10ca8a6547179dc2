//! The libraries of one file while they are read: none twice, bounded in number.
//!
//! Odd: a lock file may name the same version at many places of a tree, for development here and for use there. It is
//! one library then, and for development only if all of them say so.

use std::collections::HashMap;

use tidewaiter_types::Package;

use crate::bounds::{MAX_PACKAGES, TOO_MANY_PACKAGES};
use crate::extractor::{Extraction, Extractor};
use crate::library::{EvidenceKind, Libraries, LibraryRecord};
use crate::problems::Problems;

/// Collects libraries.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    list: Vec<LibraryRecord>,
    places: HashMap<Package, usize>,
    /// What could not be read.
    pub(crate) problems: Problems,
}

impl Listing {
    /// An empty one, where something was wrong already.
    pub(crate) fn with_problems(problems: Problems) -> Self {
        Self {
            problems,
            ..Self::default()
        }
    }

    /// Adds a library, or weakens what was said of the same one.
    pub(crate) fn add(&mut self, record: LibraryRecord) {
        if let Some(&place) = self.places.get(&record.package) {
            self.list[place].is_development &= record.is_development;
        } else if self.list.len() == MAX_PACKAGES {
            self.problems.add_once(TOO_MANY_PACKAGES);
        } else {
            self.places.insert(record.package.clone(), self.list.len());
            self.list.push(record);
        }
    }

    /// Says what was collected; a file that named nothing says nothing.
    pub(crate) fn tell(self, extractor: &dyn Extractor, evidence: EvidenceKind, out: &mut Extraction) {
        out.problems.extend(self.problems.into_words());
        Libraries::new(extractor.name(), evidence, self.list).tell(out);
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_types::Ecosystem;

    use super::*;

    #[test]
    fn a_library_is_for_development_only_if_all_say_so() {
        let record = |name: &str, development| {
            LibraryRecord::new(Package::new(Ecosystem::Npm, name, "1")).for_development(development)
        };
        let mut listing = Listing::default();
        for (name, development) in [("a", true), ("b", true), ("a", false), ("b", true)] {
            listing.add(record(name, development));
        }
        assert_eq!(listing.list, [record("a", false), record("b", true)]);
    }
}
