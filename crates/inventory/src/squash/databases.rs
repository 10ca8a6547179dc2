//! The package databases of an image: each is read once, however many paths lead to it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use tidewaiter_ecosystems::extractor::{Database, Extraction, Fact, PackageRecord};

use super::places::{APK, DPKG_STATUS, DPKG_STATUS_D, PACMAN, RPM_FOLDERS, RPM_MANIFEST, RPM_NAMES};
use super::reader::{ReadFile, Reader};
use crate::view::{Located, Resolved};

/// All databases that were found.
#[derive(Default)]
pub(super) struct Databases<'a> {
    files: Vec<DatabaseFile<'a>>,
    read: BTreeSet<(usize, Vec<u8>)>,
}

/// A file that is a database or a record of one.
pub(super) struct DatabaseFile<'a> {
    pub(super) located: Located,
    extraction: Cow<'a, Extraction>,
}

impl<'a> Databases<'a> {
    /// Finds them, following links.
    pub(super) fn find(reader: &mut Reader<'a>) -> Self {
        let mut databases = Self::default();
        databases.add(reader.read(DPKG_STATUS.as_bytes()));
        let is_record = |name: &[u8]| !name.contains(&b'/') && !name.ends_with(b".md5sums");
        databases.add_records(reader, DPKG_STATUS_D, is_record);
        for place in APK {
            databases.add(reader.read(place.as_bytes()));
        }
        databases.add_rpm(reader);
        databases.add_records(reader, PACMAN, |name| name.ends_with(b"/desc"));
        databases
    }

    /// Adds a file if it is a database that was not read yet.
    fn add(&mut self, file: Option<ReadFile<'a>>) -> bool {
        let Some(ReadFile { located, extraction }) = file else {
            return false;
        };
        if !extraction
            .facts
            .iter()
            .any(|fact| matches!(fact, Fact::Packages { .. }))
        {
            return false;
        }
        if self.read.insert((located.layer, located.entry.clone())) {
            self.files.push(DatabaseFile { located, extraction });
        }
        true
    }

    /// The records of a database that is a folder (`status.d` of distroless images, pacman's), by their names in it.
    fn add_records(&mut self, reader: &mut Reader<'a>, place: &str, is_record: impl Fn(&[u8]) -> bool) {
        let Resolved::Directory(folder) = reader.view.resolve(place.as_bytes()) else {
            return;
        };
        if folder.is_empty() {
            return;
        }
        let paths = reader.view.wanted_below(&folder);
        let names = paths.iter().map(|path| &path[folder.len() + 1..]);
        for name in names.filter(|name| is_record(name)) {
            self.add(reader.read(&[place.as_bytes(), b"/", name].concat()));
        }
    }

    fn add_rpm(&mut self, reader: &mut Reader<'a>) {
        let mut has_database = false;
        for folder in RPM_FOLDERS {
            let mut names = RPM_NAMES.iter().map(|name| format!("{folder}/{name}"));
            has_database |= names.any(|place| self.add(reader.read(place.as_bytes())));
        }
        if !has_database {
            self.add(reader.read(RPM_MANIFEST.as_bytes()));
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// All package records, each with its database.
    pub(super) fn packages(&self) -> impl Iterator<Item = (&DatabaseFile<'a>, Database, &PackageRecord)> {
        self.files.iter().flat_map(|file| {
            let facts = file.extraction.facts.iter().filter_map(|fact| match fact {
                Fact::Packages { database, packages } => Some((database, packages)),
                _ => None,
            });
            facts.flat_map(move |(database, packages)| {
                packages.iter().map(move |record| (file, *database, record))
            })
        })
    }

    /// Words on databases that contradict each other.
    pub(super) fn warnings(&self) -> Vec<String> {
        let paths = |wanted: fn(&Database) -> bool| {
            let of = self
                .files
                .iter()
                .filter(|file| kinds(&file.extraction).any(|kind| wanted(&kind)));
            of.map(|file| String::from_utf8_lossy(&file.located.path).into_owned())
                .collect::<Vec<_>>()
        };
        let whole: [fn(&Database) -> bool; 2] = [
            |kind| *kind == Database::Apk,
            |kind| {
                matches!(
                    kind,
                    Database::RpmSqlite | Database::RpmNdb | Database::RpmBerkeley
                )
            },
        ];
        let several = whole.into_iter().map(paths).filter(|paths| paths.len() > 1);
        several
            .map(|paths| {
                let paths = paths.join(" and ");
                format!("{paths} are package databases of one kind; the packages of all are listed")
            })
            .collect()
    }
}

fn kinds(extraction: &Extraction) -> impl Iterator<Item = Database> + '_ {
    extraction.facts.iter().filter_map(|fact| match fact {
        Fact::Packages { database, .. } => Some(*database),
        _ => None,
    })
}
