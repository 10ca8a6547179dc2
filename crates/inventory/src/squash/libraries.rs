//! Libraries and programs of an image: what files say that a container would see, wherever they lie.
//!
//! A file counts if it is what its path leads to when all layers lie over each other, and a folder if it is still there. Links to
//! them are not other copies; a hard link speaks for its content where the name that was read is gone. A library's layer is the lowest from which on
//! the same path has told of the same library: a layer that only touched the file did not bring it.
//!
//! Odd: nobody knows these places beforehand, so all records of all layers are gone through, and each is asked for by its path.

use std::collections::BTreeSet;

use tidewaiter_ecosystems::extractor::{Extraction, Extractor, Fact, Subject, Want, WantedFile};
use tidewaiter_ecosystems::{Libraries, LibraryRecord};

use super::{ContentNeed, FoundLibrary, Problem};
use crate::layer::{FileState, LayerInventory};
use crate::path_hashes::hash;
use crate::scanner::{run, run_streams, unopened};
use crate::view::{Located, Resolved, View};

/// What was found, what could not be read, and what must be read for it.
#[derive(Default)]
pub(super) struct Found {
    pub(super) libraries: Vec<FoundLibrary>,
    pub(super) problems: Vec<Problem>,
    pub(super) needs: BTreeSet<ContentNeed>,
}

/// Finds the libraries of an image.
pub(super) fn find(view: &View<'_>, extractors: &[&dyn Extractor]) -> Found {
    let mut finder = Finder {
        view,
        extractors,
        visited: BTreeSet::new(),
        found: Found::default(),
    };
    for (layer, inventory) in view.layers.iter().enumerate() {
        inventory
            .files
            .iter()
            .for_each(|(entry, state)| finder.file(layer, entry, state));
    }
    for (layer, inventory) in view.layers.iter().enumerate() {
        inventory
            .hardlinks
            .keys()
            .for_each(|entry| finder.hard_link(layer, entry));
    }
    let mut found = finder.found;
    let attribution = Attribution { view };
    for library in &mut found.libraries {
        library.layer = attribution.lowest(library);
    }
    found.libraries.sort();
    found.libraries.dedup();
    found
}

struct Finder<'v, 'a> {
    view: &'v View<'a>,
    extractors: &'v [&'v dyn Extractor],
    visited: BTreeSet<(usize, Vec<u8>)>,
    found: Found,
}

impl Finder<'_, '_> {
    fn file(&mut self, layer: usize, entry: &[u8], state: &FileState) {
        if !self.tells_of_libraries(entry, state) {
            return;
        }
        let Some(located) = teller(self.view, entry) else {
            return;
        };
        if (located.layer, located.entry.as_slice()) == (layer, entry) {
            self.read(&located, state);
        }
    }

    /// A name for content that another name was read by, if that one is not to be seen any more.
    fn hard_link(&mut self, layer: usize, entry: &[u8]) {
        let Resolved::File(located) = self.view.resolve(entry) else {
            return;
        };
        if self.visited.contains(&(located.layer, located.entry.clone())) || !self.leads_to(layer, entry) {
            return;
        }
        let at_link = Located {
            path: entry.to_vec(),
            ..located
        };
        match self.view.layers[at_link.layer].files.get(&at_link.entry) {
            Some(state @ FileState::Raw(_)) if self.wants(entry) => self.read(&at_link, state),
            Some(state) if self.tells_of_libraries(&at_link.entry, state) => self.read(&at_link, state),
            None if self.wants(entry) => {
                self.found.needs.insert(ContentNeed {
                    layer: at_link.layer,
                    path: at_link.entry,
                });
            }
            _ => {}
        }
    }

    /// Whether the topmost layer that has something at this path is this one.
    fn leads_to(&self, layer: usize, entry: &[u8]) -> bool {
        self.view.brought_by(entry) == Some(layer)
    }

    fn read(&mut self, located: &Located, state: &FileState) {
        self.visited.insert((located.layer, located.entry.clone()));
        match state {
            FileState::Read(extraction) => self.take(located, extraction),
            FileState::Raw(content) => {
                let extraction = self.read_again(&located.path, content);
                self.take(located, &extraction);
            }
            FileState::TooLarge(words) => self.problem(located, words),
            FileState::Companion(_) | FileState::Special | FileState::Missing => {}
        }
    }

    fn read_again(&self, path: &[u8], content: &[u8]) -> Extraction {
        let file = WantedFile { path, content };
        let mut extraction = Extraction::default();
        run(
            self.extractors,
            &file,
            &tidewaiter_ecosystems::extractor::NoSiblings,
            &mut extraction,
        );
        run_streams(self.extractors, &file, &mut extraction);
        extraction
    }

    fn take(&mut self, located: &Located, extraction: &Extraction) {
        let path = String::from_utf8_lossy(&located.path).into_owned();
        for libraries in of_extraction(extraction) {
            let list = libraries.list.iter();
            self.found
                .libraries
                .extend(list.map(|record| found(located.layer, &path, libraries, record)));
        }
        // Those of the system's files are told where these are looked for.
        if !self.is_of_system(&located.path) || of_extraction(extraction).next().is_some() {
            extraction
                .problems
                .iter()
                .for_each(|words| self.problem(located, words));
        }
    }

    fn problem(&mut self, located: &Located, words: &str) {
        self.found.problems.push(Problem {
            layer: located.layer,
            path: Some(String::from_utf8_lossy(&located.path).into_owned()),
            words: words.to_owned(),
        });
    }

    fn tells_of_libraries(&self, entry: &[u8], state: &FileState) -> bool {
        match state {
            FileState::Read(extraction) => {
                of_extraction(extraction).next().is_some()
                    || !extraction.problems.is_empty() && !self.is_of_system(entry)
            }
            FileState::Raw(_) | FileState::TooLarge(_) => self.wants(entry),
            FileState::Companion(_) | FileState::Special | FileState::Missing => false,
        }
    }

    /// Whether a file of this name is read for libraries. Programs are known by their mode and not by name.
    fn wants(&self, path: &[u8]) -> bool {
        self.wants_of(Subject::Libraries, path)
    }

    /// Whether a file of this name is read for the system.
    fn is_of_system(&self, path: &[u8]) -> bool {
        self.wants_of(Subject::System, path)
    }

    fn wants_of(&self, subject: Subject, path: &[u8]) -> bool {
        let of_subject = self
            .extractors
            .iter()
            .filter(|extractor| extractor.subject() == subject);
        of_subject
            .into_iter()
            .any(|extractor| extractor.wants(&unopened(path)) != Want::No)
    }
}

/// What tells of libraries at this path: the file that it leads to, or the folder, as the topmost layer has it that reads
/// something out of its name. A layer that has a file there speaks of what is gone.
fn teller(view: &View<'_>, path: &[u8]) -> Option<Located> {
    match view.resolve(path) {
        Resolved::File(located) => Some(located),
        Resolved::Directory(folder) => {
            let tells = |layer: &&LayerInventory| {
                layer.files.contains_key(&folder) && layer.directories.has(hash(&folder))
            };
            Some(Located {
                layer: view.layers.iter().rposition(tells)?,
                entry: folder.clone(),
                path: folder,
            })
        }
        Resolved::Missing | Resolved::Loop => None,
    }
}

fn of_extraction(extraction: &Extraction) -> impl Iterator<Item = &Libraries> {
    extraction.facts.iter().filter_map(|fact| match fact {
        Fact::Libraries(libraries) => Some(libraries),
        _ => None,
    })
}

fn found(layer: usize, path: &str, libraries: &Libraries, record: &LibraryRecord) -> FoundLibrary {
    FoundLibrary {
        package: record.package.clone(),
        path: path.to_owned(),
        inner_path: record.inner_path.clone(),
        layer,
        found_by: libraries.found_by.clone(),
        evidence: libraries.evidence,
        confidence: record.confidence,
        is_development: record.is_development,
        owner: None,
    }
}

/// Which layer brought a library.
struct Attribution<'v, 'a> {
    view: &'v View<'a>,
}

impl Attribution<'_, '_> {
    /// The lowest layer from which on the path has told of the library.
    fn lowest(&self, library: &FoundLibrary) -> usize {
        let path = library.path.as_bytes();
        let mut lowest = library.layer;
        while self.is_below(lowest, path) {
            let Some(located) = teller(&self.view.up_to(lowest - 1), path) else {
                break;
            };
            if !says_the_same(self.view.layers[located.layer], &located.entry, library) {
                break;
            }
            lowest = located.layer;
        }
        lowest
    }

    /// Whether a lower layer read a file of that path: mostly none did, and that is seen at once.
    fn is_below(&self, layer: usize, path: &[u8]) -> bool {
        self.view.layers[..layer]
            .iter()
            .any(|lower| lower.files.contains_key(path))
    }
}

fn says_the_same(layer: &LayerInventory, entry: &[u8], library: &FoundLibrary) -> bool {
    let Some(FileState::Read(extraction)) = layer.files.get(entry) else {
        return false;
    };
    of_extraction(extraction).any(|libraries| {
        let same = |record: &LibraryRecord| {
            record.package == library.package && record.inner_path == library.inner_path
        };
        libraries.list.iter().any(same)
    })
}
