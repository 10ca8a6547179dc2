//! What reads dpkg's files out of a layer: `var/lib/dpkg/status`, `status.d/*` and the lists of owned files.
//!
//! Odd: the files are known by the ends of their paths, since the database may lie elsewhere and be linked to; a file of
//! that name without a single record is damaged at dpkg's own place, and elsewhere none of our business.

use super::{Place, Status, owner_of_list, owner_of_md5sums, parse_list, parse_md5sums, parse_status};
use crate::bounds::PathBudget;
use crate::control::paragraphs;
use crate::extractor::{
    Database, Extraction, Extractor, Fact, FileHeader, PackageRecord, Siblings, Subject, Want, WantedFile,
    split_name,
};

/// Reads `dpkg/status` and the records in `status.d/`.
pub struct StatusExtractor;

impl Extractor for StatusExtractor {
    fn name(&self) -> &'static str {
        "dpkg-status"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::System
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if database(file).is_some() {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Some((database, place)) = database(&file.header()) else {
            return;
        };
        if !is_at_home(file.path) && !names_a_package(file.content) {
            return;
        }
        let Status { packages, problems } = parse_status(file.content, place);
        out.problems.extend(problems);
        out.facts.push(Fact::Packages {
            database,
            packages: packages.into_iter().map(PackageRecord::from).collect(),
        });
    }
}

/// Which database a file is, by its path.
fn database(file: &FileHeader<'_>) -> Option<(Database, Place)> {
    match (file.folder_name(), file.name()) {
        (b"dpkg", b"status") => Some((Database::DpkgStatus, Place::Status)),
        (b"status.d", name) if !name.ends_with(b".md5sums") => Some((Database::DpkgStatusD, Place::StatusD)),
        _ => None,
    }
}

fn is_at_home(path: &[u8]) -> bool {
    path.starts_with(b"var/lib/dpkg/")
}

fn names_a_package(content: &[u8]) -> bool {
    let mut fields = paragraphs(content).flat_map(|paragraph| paragraph.fields());
    fields.any(|field| field.name.eq_ignore_ascii_case(b"Package"))
}

/// Reads `dpkg/info/NAME.list` and `status.d/NAME.md5sums`.
pub struct FileListExtractor;

impl Extractor for FileListExtractor {
    fn name(&self) -> &'static str {
        "dpkg-files"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::System
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if list_kind(file).is_some() {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let header = file.header();
        let name = String::from_utf8_lossy(header.name());
        let problems = &mut out.problems;
        let mut owned =
            |package: &str, arch: Option<&str>, files: &mut dyn Iterator<Item = &str>| Fact::OwnedFiles {
                package: package.to_owned(),
                arch: arch.map(str::to_owned),
                files: to_strings(files, problems),
            };
        let fact = match list_kind(&header) {
            Some(ListKind::List) => owner_of_list(&name)
                .map(|(package, arch)| owned(package, arch, &mut parse_list(file.content))),
            Some(ListKind::Md5sums) => {
                owner_of_md5sums(&name).map(|package| owned(package, None, &mut parse_md5sums(file.content)))
            }
            None => None,
        };
        out.facts.extend(fact.filter(says_something));
    }
}

enum ListKind {
    List,
    Md5sums,
}

fn list_kind(file: &FileHeader<'_>) -> Option<ListKind> {
    let (folder, name) = split_name(file.path);
    match split_name(folder) {
        (above, b"info") if above.ends_with(b"dpkg") && name.ends_with(b".list") => Some(ListKind::List),
        (_, b"status.d") if name.ends_with(b".md5sums") => Some(ListKind::Md5sums),
        _ => None,
    }
}

fn to_strings(paths: &mut dyn Iterator<Item = &str>, problems: &mut Vec<String>) -> Vec<String> {
    let mut budget = PathBudget::default();
    let mut files = Vec::new();
    for path in paths {
        if !budget.take(path.len()) {
            problems.push("its file list is longer than 128 MiB; the rest was left out".to_owned());
            break;
        }
        files.push(path.to_owned());
    }
    files
}

fn says_something(fact: &Fact) -> bool {
    !matches!(fact, Fact::OwnedFiles { files, .. } if files.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::NoSiblings;

    fn extract(extractor: &dyn Extractor, path: &str, content: &str) -> Option<Extraction> {
        let file = WantedFile {
            path: path.as_bytes(),
            content: content.as_bytes(),
        };
        (extractor.wants(&file.header()) == Want::Now).then(|| {
            let mut out = Extraction::default();
            extractor.extract(&file, &NoSiblings, &mut out);
            out
        })
    }

    const RECORD: &str = "Package: a\nStatus: install ok installed\nVersion: 1\n";

    #[test]
    fn a_list_of_short_paths_is_bounded_by_what_they_cost() {
        let paths = crate::bounds::MAX_PATH_BYTES / crate::bounds::COST_PER_PATH;
        let out = extract(
            &FileListExtractor,
            "var/lib/dpkg/info/a.list",
            &"/a\n".repeat(paths),
        )
        .unwrap();
        assert!(matches!(&out.facts[..], [Fact::OwnedFiles { files, .. }] if files.len() < paths));
        assert!(out.problems[0].contains("128 MiB"), "{:?}", out.problems);
    }

    #[test]
    fn a_status_file_is_a_database_wherever_it_lies() {
        for (path, database) in [
            ("var/lib/dpkg/status", Database::DpkgStatus),
            ("opt/elsewhere/dpkg/status", Database::DpkgStatus),
            ("var/lib/dpkg/status.d/base", Database::DpkgStatusD),
        ] {
            let out = extract(&StatusExtractor, path, RECORD).expect("it is wanted");
            let [
                Fact::Packages {
                    database: found,
                    packages,
                },
            ] = &out.facts[..]
            else {
                panic!("{path}: {out:?}")
            };
            assert_eq!((*found, packages.len()), (database, 1), "{path}");
        }
    }

    #[test]
    fn checksums_beside_the_records_are_no_packages() {
        let path = "var/lib/dpkg/status.d/base.md5sums";
        assert_eq!(extract(&StatusExtractor, path, RECORD), None);
        assert_eq!(extract(&StatusExtractor, "var/lib/dpkg/status-old", RECORD), None);
    }

    #[test]
    fn a_stranger_of_that_name_says_nothing_but_a_damaged_database_does() {
        let stranger = extract(&StatusExtractor, "srv/dpkg/status", "all is well\n").expect("it is wanted");
        assert_eq!(stranger, Extraction::default());
        let damaged =
            extract(&StatusExtractor, "var/lib/dpkg/status", "all is well\n").expect("it is wanted");
        assert_eq!(damaged.problems.len(), 1);
        let empty = extract(&StatusExtractor, "var/lib/dpkg/status", "").expect("it is wanted");
        assert_eq!((empty.facts.len(), empty.problems.len()), (1, 0));
    }

    #[test]
    fn file_lists_name_their_package() {
        let owned = |package: &str, arch: Option<&str>, file: &str| Fact::OwnedFiles {
            package: package.into(),
            arch: arch.map(str::to_owned),
            files: vec![file.into()],
        };
        let list = extract(
            &FileListExtractor,
            "var/lib/dpkg/info/libc6:amd64.list",
            "/.\n/lib\n/lib/x\n",
        );
        let expected = owned("libc6", Some("amd64"), "lib/x");
        assert_eq!(list.map(|out| out.facts), Some(vec![expected]));
        let sums = "d41d8cd98f00b204e9800998ecf8427e  usr/a\n";
        let read = extract(&FileListExtractor, "var/lib/dpkg/status.d/base.md5sums", sums);
        assert_eq!(
            read.map(|out| out.facts),
            Some(vec![owned("base", None, "usr/a")])
        );
        assert_eq!(extract(&FileListExtractor, "etc/apt/sources.list", "/x\n"), None);
    }
}
