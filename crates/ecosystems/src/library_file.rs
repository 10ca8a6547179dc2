//! An extractor of one kind of text file that tells of libraries: what such extractors have in common, told once.
//!
//! Most ecosystems' files are small, are known by their names, and are read in whole. Each of them is a value of
//! [`LibraryFile`] in its ecosystem's folder. Odd: the list of what was found is bounded here, so that no reader has to
//! think of it.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::bounds::{MAX_PACKAGES, TOO_MANY_PACKAGES};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile, split_name};
use crate::library::{EvidenceKind, Libraries, LibraryRecord};
use crate::problems::Problems;

/// One kind of file.
pub struct LibraryFile {
    /// As in [`Extractor::name`].
    pub(crate) name: &'static str,
    /// As in [`Extractor::revision`].
    pub(crate) revision: u32,
    /// What kind of evidence it is.
    pub(crate) evidence: EvidenceKind,
    /// Whether a file is of this kind, by its path from the image's root. Allocates nothing.
    pub(crate) is_named: fn(&[u8]) -> bool,
    /// Reads it. Says nothing of a file of another format.
    pub(crate) read: fn(&WantedFile<'_>, &mut Listing),
}

impl Extractor for LibraryFile {
    fn name(&self) -> &'static str {
        self.name
    }

    fn revision(&self) -> u32 {
        self.revision
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if (self.is_named)(file.path) {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let mut listing = Listing::default();
        (self.read)(file, &mut listing);
        listing.finish(self.name, self.evidence, out);
    }
}

/// What one file says, as it is being read.
#[derive(Default)]
pub(crate) struct Listing {
    list: Vec<LibraryRecord>,
    problems: Problems,
}

impl Listing {
    /// Adds a library, unless it has no name or no version.
    pub(crate) fn add(&mut self, record: impl Into<LibraryRecord>) {
        let record = record.into();
        if record.package.name.is_empty() || record.package.version.is_empty() {
            return;
        }
        if self.list.len() == MAX_PACKAGES {
            return self.problems.add_once(TOO_MANY_PACKAGES);
        }
        self.list.push(record);
    }

    /// Says what could not be read.
    pub(crate) fn problem(&mut self, words: impl FnOnce() -> String) {
        self.problems.add(words);
    }

    /// Hands it over; a file that says nothing leaves no fact.
    pub(crate) fn finish(self, found_by: &str, evidence: EvidenceKind, out: &mut Extraction) {
        out.problems.extend(self.problems.into_words());
        Libraries::new(found_by, evidence, self.list).tell(out);
    }
}

/// The last parts of a path, from the last one upwards: `c`, `b`, `a` of `a/b/c`.
pub(crate) fn parts_upwards(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = path;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (folder, name) = split_name(rest);
        rest = folder;
        Some(name)
    })
}

/// The file's text; bytes that are no UTF-8 become signs that stand in for them.
pub(crate) fn text<'a>(file: &WantedFile<'a>) -> Cow<'a, str> {
    String::from_utf8_lossy(file.content)
}

/// How large a file in YAML or TOML may be: their readers hold a tree or a list of events, of some hundred bytes for each
/// sign in the worst case. The largest lock files that people have are well below.
const MOST_TREE_BYTES: usize = 1 << 20;

/// The file as JSON; `None` after a problem that calls it `what`.
pub(crate) fn json<'a, T: Deserialize<'a>>(
    file: &WantedFile<'a>,
    found: &mut Listing,
    what: &str,
) -> Option<T> {
    parsed(serde_json::from_slice(file.content), found, what)
}

/// How many brackets a file in YAML may open. Lock files hardly have any, and the reader's time grows with the square of
/// how deep they lie.
const MOST_BRACKETS: usize = 4_000;

/// The file as YAML; `None` after a problem that calls it `what`.
pub(crate) fn yaml<T: DeserializeOwned>(file: &WantedFile<'_>, found: &mut Listing, what: &str) -> Option<T> {
    if memchr::memchr2_iter(b'[', b'{', file.content).count() > MOST_BRACKETS {
        found.problem(|| format!("it opens more than {MOST_BRACKETS} brackets, as no such file does"));
        return None;
    }
    has_room(file, found).then(|| parsed(serde_norway::from_slice(file.content), found, what))?
}

/// The file as TOML; `None` after a problem that calls it `what`.
pub(crate) fn toml<T: DeserializeOwned>(file: &WantedFile<'_>, found: &mut Listing, what: &str) -> Option<T> {
    has_room(file, found).then(|| parsed(::toml::from_slice(file.content), found, what))?
}

fn has_room(file: &WantedFile<'_>, found: &mut Listing) -> bool {
    let len = file.content.len();
    if len > MOST_TREE_BYTES {
        found.problem(|| {
            format!("it has {len} bytes, more than the {MOST_TREE_BYTES} that are read of such a file")
        });
    }
    len <= MOST_TREE_BYTES
}

fn parsed<T, E: std::fmt::Display>(result: Result<T, E>, found: &mut Listing, what: &str) -> Option<T> {
    match result {
        Ok(parsed) => Some(parsed),
        Err(error) => {
            found.problem(|| format!("it is not {what}: {}", shortened(&error.to_string())));
            None
        }
    }
}

/// The first line of an error's words: some go on with the text they are about.
fn shortened(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    line.chars().take(200).collect()
}
