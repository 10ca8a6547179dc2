//! What is remembered of an archive while it is read: its manifest, its poms, what the archives in it gave.
//!
//! Odd: bounds are of the whole file, whatever archives are in it, since a small one can inflate to a thousand times its size at
//! every depth. What is not read for them is told by its path.

use super::file_name::is_archive;
use super::groups::Folders;
use super::identity::{self, Evidence};
use super::manifest::Manifest;
use super::pom::{self, Coordinates};
use super::zip::{LocalEntry, Place, Verdict, ZipReader, ZipSink};
use crate::LibraryRecord;
use crate::extractor::{Flow, split_name};
use crate::problems::Problems;

/// Archives within archives: an ear holds wars, which hold jars, which may hold some.
const DEEPEST: usize = 8;
/// How many bytes may be read at each depth for each byte of the file: what is packed once more grows little.
const GROWTH: u64 = 16;
/// What may be read there beyond that.
const FREE_BYTES: u64 = 2 << 20;
/// How many libraries and entries of a file are remembered.
const MOST_LIBRARIES: usize = 20_000;
/// Longest path of an entry that is read.
const MOST_PATH: usize = 1024;
/// How many bytes of paths are spelt out, at each depth anew.
const MOST_PATH_BYTES: usize = 8 << 20;

/// What all archives of a file share.
pub(super) struct Shared {
    /// By depth, so that it does not matter how the bytes were cut.
    bytes_left: [u64; DEEPEST + 1],
    libraries_left: usize,
    path_bytes_left: usize,
    problems: Problems,
}

impl Shared {
    /// For a file of that size.
    pub(super) fn of_file(size: u64) -> Self {
        Self {
            bytes_left: [FREE_BYTES.saturating_add(GROWTH.saturating_mul(size)); DEEPEST + 1],
            libraries_left: MOST_LIBRARIES,
            path_bytes_left: MOST_PATH_BYTES,
            problems: Problems::default(),
        }
    }

    pub(super) fn into_problems(self) -> Vec<String> {
        self.problems.into_words()
    }

    /// How many of so many bytes may be read at this depth.
    fn take_bytes(&mut self, depth: usize, count: usize) -> usize {
        let left = &mut self.bytes_left[depth];
        let taken = usize::try_from(*left).map_or(count, |left| left.min(count));
        *left -= taken as u64;
        taken
    }

    fn take_library(&mut self) -> bool {
        let left = self.libraries_left.checked_sub(1);
        self.libraries_left = left.unwrap_or(0);
        left.is_some()
    }

    fn take_path(&mut self, library: &LibraryRecord) -> bool {
        let len = library.inner_path.as_ref().map_or(0, String::len);
        let left = self.path_bytes_left.checked_sub(len);
        self.path_bytes_left = left.unwrap_or(0);
        if left.is_none() {
            self.problems
                .add_once("paths in archives in it are too long; libraries there were left out");
        }
        left.is_some()
    }

    fn not_evaluated(&mut self, path: &str, why: &str) {
        self.problems.add(|| match path {
            "" => format!("not evaluated in whole: {why}"),
            path => format!("{path}: not evaluated: {why}"),
        });
    }
}

/// An archive while it is read.
pub(super) struct Archive {
    reader: ZipReader,
    contents: Contents,
}

impl Archive {
    /// One at this path in the file, empty for the file itself, so many archives deep.
    pub(super) fn new(path: String, depth: usize) -> Self {
        Self {
            reader: ZipReader::new(),
            contents: Contents {
                path,
                depth,
                kept: Vec::new(),
                current: None,
                folders: Folders::default(),
            },
        }
    }

    /// Takes the next bytes.
    pub(super) fn push(&mut self, bytes: &[u8], shared: &mut Shared) -> Flow {
        let Self { reader, contents } = self;
        reader.push(bytes, &mut Reading { contents, shared })
    }

    /// What it says, lying at this path; paths are those in this archive.
    pub(super) fn finish(self, path: &str, shared: &mut Shared) -> Vec<LibraryRecord> {
        let Self { reader, mut contents } = self;
        if !reader.has_records() {
            return Vec::new();
        }
        let verdict = reader.finish(&mut Reading {
            contents: &mut contents,
            shared,
        });
        contents.judge(verdict, shared);
        contents.libraries(path, shared)
    }
}

/// What was read so far.
struct Contents {
    path: String,
    depth: usize,
    kept: Vec<Kept>,
    current: Option<Current>,
    folders: Folders,
}

/// An entry that was wanted.
struct Kept {
    place: Place,
    name: String,
    what: What,
}

enum What {
    Manifest(Manifest),
    Properties(Coordinates),
    Xml(Coordinates),
    Archive(Vec<LibraryRecord>),
    /// It says nothing, or was not read, which was told.
    Nothing,
}

/// The entry whose content is coming in.
struct Current {
    place: Place,
    name: String,
    kind: Kind,
    content: Content,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Manifest,
    Properties,
    Xml,
    Archive,
}

enum Content {
    Text(Vec<u8>),
    Archive(Box<Archive>),
}

impl Kind {
    fn of(name: &[u8]) -> Option<Self> {
        if is_archive(name) {
            return Some(Self::Archive);
        }
        let (folder, file) = split_name(name);
        match file {
            b"MANIFEST.MF" if folder == b"META-INF" => Some(Self::Manifest),
            b"pom.properties" if is_of_maven(folder) => Some(Self::Properties),
            b"pom.xml" if is_of_maven(folder) => Some(Self::Xml),
            _ => None,
        }
    }

    /// How many bytes of a text are looked at. Manifests of signed archives are longer, but what matters is at their head.
    fn most_bytes(self) -> usize {
        match self {
            Self::Manifest => 64 << 10,
            Self::Properties => 16 << 10,
            Self::Xml | Self::Archive => 256 << 10,
        }
    }

    fn read(self, content: &[u8]) -> What {
        match self {
            Self::Manifest => What::Manifest(Manifest::read(content)),
            Self::Properties => pom::properties(content).map_or(What::Nothing, What::Properties),
            Self::Xml => pom::xml(content).map_or(What::Nothing, What::Xml),
            Self::Archive => What::Nothing,
        }
    }
}

/// Whether a folder is one of an artifact below `META-INF/maven`.
pub(super) fn is_of_maven(folder: &[u8]) -> bool {
    let maven = split_name(split_name(folder).0).0;
    maven == b"META-INF/maven" || maven.ends_with(b"/META-INF/maven")
}

impl Contents {
    fn path_of(&self, name: &str) -> String {
        match self.path.as_str() {
            "" => name.to_owned(),
            path => format!("{path}!{name}"),
        }
    }

    fn keep(&mut self, place: Place, name: String, what: What, shared: &mut Shared) {
        if shared.take_library() {
            self.kept.push(Kept { place, name, what });
        } else {
            let words = "the file has more than 20000 entries that tell of libraries";
            shared.problems.add_once(words);
        }
    }

    /// Leaves what the directory confirms, and tells what it lists and was not read. Without a directory all counts.
    fn judge(&mut self, verdict: Verdict, shared: &mut Shared) {
        match verdict {
            Verdict::Missing => shared.not_evaluated(&self.path, "its directory was not reached"),
            Verdict::Misfit => shared.not_evaluated(&self.path, "its directory does not fit what it lists"),
            Verdict::Listed(mut listed) => {
                let is_full = shared.libraries_left == 0;
                self.kept.retain(|kept| listed.remove(&kept.place));
                if !listed.is_empty() && !is_full {
                    let words = format!("{} listed entries do not lie where they should", listed.len());
                    shared.not_evaluated(&self.path, &words);
                }
            }
        }
    }

    fn libraries(self, path: &str, shared: &mut Shared) -> Vec<LibraryRecord> {
        let mut evidence = Evidence {
            folders: self.folders,
            ..Evidence::default()
        };
        let mut inner = Vec::new();
        let mut xmls = Vec::new();
        for Kept { name, what, .. } in self.kept {
            match what {
                What::Manifest(manifest) => evidence.manifest = manifest,
                What::Properties(pom) => evidence.poms.push((name, pom)),
                What::Xml(pom) => xmls.push((name, pom)),
                What::Archive(libraries) => {
                    let libraries = libraries.into_iter().map(|library| within(&name, library));
                    inner.extend(libraries.filter(|library| shared.take_path(library)));
                }
                What::Nothing => {}
            }
        }
        evidence.holds_archives = !inner.is_empty();
        add_lone_xmls(&mut evidence.poms, xmls);
        let mut libraries = identity::libraries(path, &evidence);
        libraries.append(&mut inner);
        libraries
    }
}

/// A library of the archive of that name, as it is seen from around it.
fn within(name: &str, library: LibraryRecord) -> LibraryRecord {
    let inner_path = match library.inner_path {
        Some(path) => format!("{name}!{path}"),
        None => name.to_owned(),
    };
    LibraryRecord {
        inner_path: Some(inner_path),
        ..library
    }
}

/// Adds the poms without properties beside them.
fn add_lone_xmls(poms: &mut Vec<(String, Coordinates)>, xmls: Vec<(String, Coordinates)>) {
    let folder = |name: &str| name.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let with_properties: std::collections::HashSet<_> = poms.iter().map(|(name, _)| folder(name)).collect();
    poms.extend(
        xmls.into_iter()
            .filter(|(name, _)| !with_properties.contains(&folder(name))),
    );
}

/// The contents while bytes come in.
struct Reading<'a> {
    contents: &'a mut Contents,
    shared: &'a mut Shared,
}

impl Reading<'_> {
    /// Why an entry that is wanted is not read.
    fn refusal(&self, entry: &LocalEntry<'_>, kind: Kind) -> Option<&'static str> {
        if entry.name.len() > MOST_PATH {
            return Some("its path is too long");
        }
        if kind == Kind::Archive && self.contents.depth >= DEEPEST {
            return Some("archives lie in archives more than 8 deep");
        }
        entry.unreadable
    }
}

impl ZipSink for Reading<'_> {
    fn entry(&mut self, entry: &LocalEntry<'_>) -> bool {
        self.contents.folders.note(entry.name);
        let Some(kind) = Kind::of(entry.name) else {
            return false;
        };
        let place = Place::of(entry.name, entry.offset);
        let name = String::from_utf8_lossy(&entry.name[..entry.name.len().min(MOST_PATH)]).into_owned();
        if let Some(why) = self.refusal(entry, kind) {
            self.shared.not_evaluated(&self.contents.path_of(&name), why);
            self.contents.keep(place, name, What::Nothing, self.shared);
            return false;
        }
        let content = match kind {
            Kind::Archive => {
                let path = self.contents.path_of(&name);
                Content::Archive(Box::new(Archive::new(path, self.contents.depth + 1)))
            }
            _ => Content::Text(Vec::new()),
        };
        self.contents.current = Some(Current {
            place,
            name,
            kind,
            content,
        });
        true
    }

    fn data(&mut self, bytes: &[u8]) -> Flow {
        let Some(current) = &mut self.contents.current else {
            return Flow::Enough;
        };
        let count = self.shared.take_bytes(self.contents.depth, bytes.len());
        match &mut current.content {
            Content::Text(text) => {
                let room = current.kind.most_bytes() - text.len();
                text.extend_from_slice(&bytes[..room.min(count)]);
            }
            // Of an archive that is lost, the rest is read all the same: its end must be found.
            Content::Archive(archive) => {
                archive.push(&bytes[..count], self.shared);
            }
        }
        if count < bytes.len() {
            self.end(Err("the file inflates to too much, as decompression bombs do"));
            return Flow::Enough;
        }
        Flow::More
    }

    fn end(&mut self, outcome: Result<(), &'static str>) {
        let Some(current) = self.contents.current.take() else {
            return;
        };
        if let Err(why) = outcome {
            self.shared
                .not_evaluated(&self.contents.path_of(&current.name), why);
        }
        let what = match current.content {
            Content::Text(text) => current.kind.read(&text),
            Content::Archive(archive) => What::Archive(archive.finish(&current.name, self.shared)),
        };
        self.contents.keep(current.place, current.name, what, self.shared);
    }

    fn wants(&self, name: &[u8]) -> bool {
        Kind::of(name).is_some()
    }
}
