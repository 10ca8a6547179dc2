//! Which files of a layer are rpm's, and what they say.
//!
//! Odd: Debian's archives have files named `Packages` too, so the name only asks for a look at the content. In a
//! folder named `rpm` there is no such excuse: a database there that begins like none of the formats is reported.

use crate::extractor::{
    Database, Extraction, Extractor, Fact, FileHeader, PackageRecord, Siblings, Subject, Want, WantedFile,
};

use super::database::{Contents, Format, parse_database};
use super::error::RpmError;
use super::manifest::parse_manifest;
use super::record::RpmRecord;

const LOG_SUFFIX: &str = "-wal";

/// Reads `rpmdb.sqlite` with its log, `Packages.db` and `Packages`.
pub struct DatabaseExtractor;

impl Extractor for DatabaseExtractor {
    fn name(&self) -> &'static str {
        "rpm-database"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::System
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        match file.name() {
            b"rpmdb.sqlite" => Want::AtLayerEnd,
            b"rpmdb.sqlite-wal" => Want::Companion,
            b"Packages.db" | b"Packages" => Want::Now,
            _ => Want::No,
        }
    }

    fn extract(&self, file: &WantedFile<'_>, siblings: &dyn Siblings, out: &mut Extraction) {
        let Some(format) = Format::sniff(file.content) else {
            if file.header().folder_name() == b"rpm" && !file.content.is_empty() {
                out.problems.push(RpmError::UnknownFormat.to_string());
            }
            return;
        };
        let log = siblings.get(&[file.path, LOG_SUFFIX.as_bytes()].concat());
        match parse_database(file.content, log) {
            Ok(contents) => add(contents, database(format), out),
            Err(error) => out.problems.push(error.to_string()),
        }
    }

    fn companions(&self) -> &'static [&'static str] {
        &[LOG_SUFFIX]
    }
}

/// Reads `rpmmanifest/container-manifest-2`.
pub struct ManifestExtractor;

impl Extractor for ManifestExtractor {
    fn name(&self) -> &'static str {
        "rpm-manifest"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::System
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        match (file.folder_name(), file.name()) {
            (b"rpmmanifest", b"container-manifest-2") => Want::Now,
            _ => Want::No,
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        add(parse_manifest(file.content), Database::RpmManifest, out);
    }
}

fn database(format: Format) -> Database {
    match format {
        Format::Sqlite => Database::RpmSqlite,
        Format::Ndb => Database::RpmNdb,
        Format::Berkeley => Database::RpmBerkeley,
    }
}

fn add(contents: Contents, database: Database, out: &mut Extraction) {
    let packages = contents.records.into_iter().map(package_record).collect();
    out.facts.push(Fact::Packages { database, packages });
    out.problems
        .extend(contents.problems.iter().map(ToString::to_string));
}

fn package_record(record: RpmRecord) -> PackageRecord {
    PackageRecord {
        package: record.to_package(),
        files: record.files,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::NoSiblings;

    fn extract(path: &str, content: &[u8]) -> Extraction {
        let mut out = Extraction::default();
        let file = WantedFile {
            path: path.as_bytes(),
            content,
        };
        DatabaseExtractor.extract(&file, &NoSiblings, &mut out);
        out
    }

    #[test]
    fn the_log_is_held_for_its_database() {
        let want = |path: &str| {
            DatabaseExtractor.wants(&FileHeader {
                path: path.as_bytes(),
                size: 0,
                mode: 0,
            })
        };
        assert_eq!(want("usr/share/rpm/rpmdb.sqlite"), Want::AtLayerEnd);
        assert_eq!(want("usr/share/rpm/rpmdb.sqlite-wal"), Want::Companion);
        assert_eq!(want("var/lib/rpm/Packages"), Want::Now);
        assert_eq!(want("var/lib/rpm/Name"), Want::No);
    }

    #[test]
    fn a_file_that_only_bears_the_name_is_passed_over() {
        assert_eq!(
            extract("dists/bookworm/Packages", b"Package: bash\n"),
            Extraction::default()
        );
        assert_eq!(extract("var/lib/rpm/Packages", b""), Extraction::default());
    }

    #[test]
    fn a_database_that_is_none_is_reported() {
        let out = extract("var/lib/rpm/rpmdb.sqlite", b"garbage");
        assert_eq!((out.facts.len(), out.problems.len()), (0, 1));
    }

    #[test]
    fn only_the_second_manifest_is_read() {
        let want = |path: &str| {
            ManifestExtractor.wants(&FileHeader {
                path: path.as_bytes(),
                size: 0,
                mode: 0,
            })
        };
        assert_eq!(want("var/lib/rpmmanifest/container-manifest-2"), Want::Now);
        assert_eq!(want("var/lib/rpmmanifest/container-manifest-1"), Want::No);
    }
}
