//! What reads pacman's local database out of a layer: `pacman/local/NAME-VERSION-RELEASE/desc`, and `files` beside it.

use super::{owner_of_folder, parse_desc, parse_files};
use crate::extractor::{
    Database, Extraction, Extractor, Fact, FileHeader, PackageRecord, Siblings, Subject, Want, WantedFile,
    is_called,
};
use crate::library_file::parts_upwards;

/// Reads `desc`.
pub struct DescExtractor;

impl Extractor for DescExtractor {
    fn name(&self) -> &'static str {
        "pacman-desc"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::System
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        wants(file, b"desc")
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        match parse_desc(file.content) {
            Some(package) => out.facts.push(Fact::Packages {
                database: Database::Pacman,
                packages: vec![PackageRecord::from(package)],
            }),
            None if file.path.starts_with(b"var/lib/pacman/") => {
                let words = "it has no name or no version, as every record of pacman's has";
                out.problems.push(words.to_owned());
            }
            None => {}
        }
    }
}

/// Reads `files`.
pub struct FilesExtractor;

impl Extractor for FilesExtractor {
    fn name(&self) -> &'static str {
        "pacman-files"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::System
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        wants(file, b"files")
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let header = file.header();
        let folder = String::from_utf8_lossy(header.folder_name());
        let files = parse_files(file.content);
        if let (Some(package), false) = (owner_of_folder(&folder), files.is_empty()) {
            out.facts.push(Fact::OwnedFiles {
                package: package.to_owned(),
                arch: None,
                files,
            });
        }
    }
}

fn wants(file: &FileHeader<'_>, name: &[u8]) -> Want {
    let is_of_package = is_called(file.path, name) && {
        let mut folders = parts_upwards(file.path).skip(2);
        folders.next() == Some(b"local") && folders.next().is_none_or(|above| above == b"pacman")
    };
    if is_of_package { Want::Now } else { Want::No }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::NoSiblings;

    fn extract(extractor: &dyn Extractor, path: &str, content: &str) -> Extraction {
        let file = WantedFile {
            path: path.as_bytes(),
            content: content.as_bytes(),
        };
        assert_eq!(extractor.wants(&file.header()), Want::Now, "{path}");
        let mut out = Extraction::default();
        extractor.extract(&file, &NoSiblings, &mut out);
        out
    }

    #[test]
    fn a_record_is_a_database_of_one_package() {
        let path = "var/lib/pacman/local/a-1-2/desc";
        let out = extract(&DescExtractor, path, "%NAME%\na\n\n%VERSION%\n1-2\n\n");
        assert!(matches!(&out.facts[..], [Fact::Packages { packages, .. }] if packages.len() == 1));
        assert_eq!(extract(&DescExtractor, path, "x").problems.len(), 1);
        assert_eq!(
            extract(&DescExtractor, "srv/pacman/local/a/desc", "x"),
            Extraction::default()
        );
        let files = extract(
            &FilesExtractor,
            "var/lib/pacman/local/a-1-2/files",
            "%FILES%\nb\n",
        );
        assert!(matches!(&files.facts[..], [Fact::OwnedFiles { package, .. }] if package == "a"));
    }

    #[test]
    fn other_files_of_that_name_are_passed_by() {
        for path in [
            "desc",
            "local/desc",
            "usr/local/a/desc",
            "var/lib/pacman/local/desc",
        ] {
            let header = FileHeader {
                path: path.as_bytes(),
                size: 1,
                mode: 0,
            };
            assert_eq!(DescExtractor.wants(&header), Want::No, "{path}");
        }
    }
}
