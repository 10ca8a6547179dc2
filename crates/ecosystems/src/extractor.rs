//! The trait by which an ecosystem reads its files out of a layer, and the facts that come out.
//!
//! A layer streams by once; for every regular file each extractor is asked by path and size alone whether it wants
//! the content. Files are recognised by their names anywhere in the tree, because a database may be reached through
//! a link or have been moved: whether one lies at a place that counts is decided later, when layers are squashed. So
//! `extract` looks at the content first, and says nothing of a file that only happens to bear the name.
//!
//! A file that may be larger than what is held in memory (a program, a Java archive) is read as it streams by: its
//! extractor answers [`Want::Stream`] and gives a [`FileStream`].
//!
//! Odd: extraction never fails. What is damaged is a problem in words, beside the facts that could be read.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use tidewaiter_types::{Ecosystem, OsRelease, Package};

use crate::distribution::ReleaseExtractor;
use crate::family;
use crate::library::Libraries;
use crate::sbom::SBOM;

/// Reads one kind of file.
pub trait Extractor: Sync {
    /// A stable name, unique among the extractors (`dpkg-status`).
    fn name(&self) -> &'static str;

    /// Raised with every change of what comes out, so that stored layers are read again.
    fn revision(&self) -> u32;

    /// What its files tell of.
    fn subject(&self) -> Subject;

    /// Whether the file's content is wanted. Called for every regular file of a layer: must not allocate.
    fn wants(&self, file: &FileHeader<'_>) -> Want;

    /// Reads a file that was wanted [`Want::Now`] or [`Want::AtLayerEnd`]. Its path is the one in the layer, or the
    /// well-known path that a link leads from. A file of another format leaves `out` as it is.
    fn extract(&self, _file: &WantedFile<'_>, _siblings: &dyn Siblings, _out: &mut Extraction) {}

    /// Begins to read a file that was wanted [`Want::Stream`]; `None` passes it by after all.
    fn stream(&self, _file: &FileHeader<'_>) -> Option<Box<dyn FileStream>> {
        None
    }

    /// Reads a folder, of which the path is all there is. Called for every folder with an entry of its own: most say nothing.
    fn folder(&self, _path: &[u8], _out: &mut Extraction) {}

    /// What is put behind a file's name to name the files that must be read together with it (`-wal`).
    fn companions(&self) -> &'static [&'static str] {
        &[]
    }
}

/// What the files of an extractor tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The system: its release, its package databases. They count at well-known places only.
    System,
    /// Libraries and programs. Their files count wherever they lie.
    Libraries,
}

/// The answer of [`Extractor::wants`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Pass the file by.
    No,
    /// Read it while its bytes come in; it is never held in whole.
    Stream,
    /// Read it as soon as its last byte is there.
    Now,
    /// Hold it until the layer ends, since companions may come before or after it.
    AtLayerEnd,
    /// Hold it until the layer ends for another file's sake; it is not extracted itself.
    Companion,
}

/// What is known of a regular file before its content.
#[derive(Clone, Copy, Debug)]
pub struct FileHeader<'a> {
    /// Path from the image's root: no leading slash, no `.`, `..` or empty parts. Perhaps not UTF-8.
    pub path: &'a [u8],
    /// Size in bytes, holes of a sparse file included.
    pub size: u64,
    /// Permission bits; 0 where they are not known.
    pub mode: u32,
}

impl<'a> FileHeader<'a> {
    /// Whether anybody may execute it.
    pub fn is_executable(&self) -> bool {
        self.mode & 0o111 != 0
    }

    /// Whether the last part of the path is this name.
    pub fn is_called(&self, name: &[u8]) -> bool {
        is_called(self.path, name)
    }

    /// The last part of the path.
    pub fn name(&self) -> &'a [u8] {
        split_name(self.path).1
    }

    /// The name of the folder that holds the file; empty at the root.
    pub fn folder_name(&self) -> &'a [u8] {
        split_name(split_name(self.path).0).1
    }
}

/// A file with its content.
#[derive(Clone, Copy, Debug)]
pub struct WantedFile<'a> {
    /// As in [`FileHeader::path`].
    pub path: &'a [u8],
    /// All of it.
    pub content: &'a [u8],
}

impl<'a> WantedFile<'a> {
    /// What was known of it before its content.
    pub fn header(&self) -> FileHeader<'a> {
        FileHeader {
            path: self.path,
            size: self.content.len() as u64,
            mode: 0,
        }
    }
}

/// A file that is read while its bytes come in. Whoever implements it bounds what it keeps, whatever comes. A layer may
/// be read by one thread now and another later.
pub trait FileStream: Send {
    /// Takes the next bytes.
    fn data(&mut self, bytes: &[u8]) -> Flow;

    /// Takes a hole: that many zeros. Holes of any size cost an attacker nothing, so whoever has no use for zeros
    /// overrides it.
    fn hole(&mut self, mut len: u64) -> Flow {
        const ZEROS: [u8; 4096] = [0; 4096];
        while len > 0 {
            let part = len.min(ZEROS.len() as u64);
            if self.data(&ZEROS[..part as usize]) == Flow::Enough {
                return Flow::Enough;
            }
            len -= part;
        }
        Flow::More
    }

    /// Says what was found. Called once, after the last byte or after [`Flow::Enough`].
    fn finish(self: Box<Self>, out: &mut Extraction);
}

/// Whether a stream wants the rest of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It does.
    More,
    /// It knows all that it can know; the rest is passed by.
    Enough,
}

/// The files held beside the one that is read.
pub trait Siblings {
    /// The content of the file of this path, if it was held.
    fn get(&self, path: &[u8]) -> Option<&[u8]>;
}

/// No files beside: for formats without companions, and for tests.
pub struct NoSiblings;

impl Siblings for NoSiblings {
    fn get(&self, _: &[u8]) -> Option<&[u8]> {
        None
    }
}

/// What came out of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
    /// What it says.
    pub facts: Vec<Fact>,
    /// What could not be read, in words for people; the path is added by the caller. Keep the list bounded.
    pub problems: Vec<String>,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// The file tells which system this is.
    OsRelease(OsRelease),
    /// The file is a package database, or one record of one; it may be empty, and that is a fact too.
    Packages {
        /// Which database.
        database: Database,
        /// Its installed packages.
        packages: Vec<PackageRecord>,
    },
    /// The file lists what a package of a database beside it owns (dpkg's `info/NAME.list`).
    OwnedFiles {
        /// The package's name.
        package: String,
        /// Its architecture, where the file's name has it.
        arch: Option<String>,
        /// Paths from the root, without a leading slash.
        files: Vec<String>,
    },
    /// The file tells of libraries or programs.
    Libraries(Libraries),
}

/// An installed package and its files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageRecord {
    /// The package.
    pub package: Package,
    /// The files it owns: paths from the root, without a leading slash, folders left out. Empty where the record does
    /// not carry them (dpkg).
    pub files: Vec<String>,
}

impl From<Package> for PackageRecord {
    fn from(package: Package) -> Self {
        Self {
            package,
            files: Vec::new(),
        }
    }
}

/// The kinds of package database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Database {
    /// dpkg's `status`.
    DpkgStatus,
    /// One record of dpkg's `status.d/`, as distroless images have them.
    DpkgStatusD,
    /// apk's `installed`.
    Apk,
    /// rpm's `rpmdb.sqlite`.
    RpmSqlite,
    /// rpm's `Packages.db`.
    RpmNdb,
    /// rpm's `Packages`, a Berkeley DB.
    RpmBerkeley,
    /// `container-manifest-2`, the list that stands in for a database in small rpm-made images.
    RpmManifest,
    /// One record of pacman's local database.
    Pacman,
}

impl Database {
    /// The ecosystem of its packages.
    pub fn ecosystem(self) -> Ecosystem {
        match self {
            Self::DpkgStatus | Self::DpkgStatusD => Ecosystem::Deb,
            Self::Apk => Ecosystem::Apk,
            Self::RpmSqlite | Self::RpmNdb | Self::RpmBerkeley | Self::RpmManifest => Ecosystem::Rpm,
            Self::Pacman => Ecosystem::Alpm,
        }
    }
}

/// Whether a path's last part is this name.
pub fn is_called(path: &[u8], name: &[u8]) -> bool {
    let folder = path.strip_suffix(name);
    folder.is_some_and(|folder| folder.is_empty() || folder.ends_with(b"/"))
}

/// A path's folder and its last part; the folder is empty at the root.
pub fn split_name(path: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memrchr(b'/', path) {
        Some(slash) => (&path[..slash], &path[slash + 1..]),
        None => (&[], path),
    }
}

/// All extractors: those of every family, the one that tells the system, and the one of bills of materials.
pub fn extractors() -> &'static [&'static dyn Extractor] {
    static ALL: LazyLock<Vec<&dyn Extractor>> = LazyLock::new(|| {
        let of_families = family::ALL.iter().flat_map(|family| family.extractors);
        let of_none: [&dyn Extractor; 2] = [&ReleaseExtractor, &SBOM];
        of_families.copied().chain(of_none).collect()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_unique_since_stored_layers_go_by_them() {
        let names: HashSet<_> = extractors().iter().map(|e| e.name()).collect();
        assert_eq!(names.len(), extractors().len());
    }

    #[test]
    fn a_header_names_the_file_and_its_folder() {
        let of = |path: &'static str| FileHeader {
            path: path.as_bytes(),
            size: 0,
            mode: 0,
        };
        let deep = of("var/lib/dpkg/status.d/base");
        assert_eq!(
            (deep.folder_name(), deep.name()),
            (&b"status.d"[..], &b"base"[..])
        );
        assert_eq!(
            (of("a/b").folder_name(), of("b").folder_name()),
            (&b"a"[..], &b""[..])
        );
    }
}
