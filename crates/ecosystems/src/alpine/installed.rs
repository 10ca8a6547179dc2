//! apk's database of installed packages, `lib/apk/db/installed` or `usr/lib/apk/db/installed`: records of `X:value`
//! lines, separated by empty lines (apk-package(5)).
//!
//! Odd: a letter's case matters (`L` is the licence, `l` is not), files are given as a folder (`F`) and the names in it
//! (`R`), and the source package is only a name (`o`, the origin): it shares the version. Keys that are not known
//! here are left alone.

use tidewaiter_types::{Ecosystem, Package, SourcePackage};

use crate::bounds::{MAX_PACKAGES, PathBudget, TOO_MANY_PACKAGES, from_root};
use crate::extractor::PackageRecord;
use crate::problems::Problems;

/// What the database says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installed {
    /// The installed packages with their files, in the database's order.
    pub packages: Vec<PackageRecord>,
    /// What could not be read, in words; the list is bounded.
    pub problems: Vec<String>,
}

/// Reads the database. Never fails: damaged records are reported, all others read.
pub fn parse(text: &[u8]) -> Installed {
    let mut reader = Reader::default();
    for (number, line) in (1..).zip(text.split(|&b| b == b'\n')) {
        reader.line(number, line);
    }
    reader.end_record();
    Installed {
        packages: reader.packages,
        problems: reader.problems.into_words(),
    }
}

#[derive(Default)]
struct Reader<'a> {
    record: Record<'a>,
    packages: Vec<PackageRecord>,
    problems: Problems,
    paths: PathBudget,
    is_over_budget: bool,
}

/// The fields of a record that matter; absent and empty ones are alike.
#[derive(Default)]
struct Record<'a> {
    first_line: usize,
    name: &'a [u8],
    version: &'a [u8],
    arch: &'a [u8],
    origin: &'a [u8],
    license: &'a [u8],
    maintainer: &'a [u8],
    folder: Option<&'a [u8]>,
    files: Vec<String>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, number: usize, line: &'a [u8]) {
        let line = line.trim_ascii_end();
        match line {
            [] => self.end_record(),
            [key, b':', value @ ..] => self.field(number, *key, value),
            _ => self.damaged(number, "is no KEY:VALUE line"),
        }
    }

    fn field(&mut self, number: usize, key: u8, value: &'a [u8]) {
        if key == b'P' && !self.record.name.is_empty() {
            self.damaged(number, "starts a record within a record");
            self.end_record();
        }
        self.begin_record(number);
        let record = &mut self.record;
        match key {
            b'P' => record.name = value,
            b'V' => record.version = value,
            b'A' => record.arch = value,
            b'o' => record.origin = value,
            b'L' => record.license = value,
            b'm' => record.maintainer = value,
            b'F' => record.folder = Some(value),
            b'R' => match record.folder {
                Some(folder) => self.file(number, folder, value),
                None => self.damaged(number, "names a file before any folder"),
            },
            _ => {}
        }
    }

    fn file(&mut self, number: usize, folder: &[u8], name: &[u8]) {
        let written = folder.len() + name.len();
        if self.paths.take(written) {
            let path = path(folder, name);
            // What is no text grows when it becomes one.
            self.paths.take_bytes(path.len().saturating_sub(written));
            self.record.files.push(path);
        } else if !std::mem::replace(&mut self.is_over_budget, true) {
            self.damaged(
                number,
                "makes the file lists longer than 128 MiB; files from there on were left out",
            );
        }
    }

    fn begin_record(&mut self, number: usize) {
        if self.record.first_line == 0 {
            self.record.first_line = number;
        }
    }

    fn damaged(&mut self, number: usize, what: &str) {
        self.begin_record(number);
        self.problems.add(|| format!("line {number} {what}"));
    }

    fn end_record(&mut self) {
        let record = std::mem::take(&mut self.record);
        let first_line = record.first_line;
        if first_line == 0 {
            return;
        }
        match record.into_package() {
            Ok(package) if self.packages.len() < MAX_PACKAGES => self.packages.push(package),
            Ok(_) => self.problems.add_once(TOO_MANY_PACKAGES),
            Err(missing) => {
                let words = || format!("the record at line {first_line} has no {missing}; it was left out");
                self.problems.add(words);
            }
        }
    }
}

impl Record<'_> {
    fn into_package(self) -> Result<PackageRecord, &'static str> {
        let name = some_text(self.name).ok_or("name (P:)")?;
        let version = some_text(self.version).ok_or("version (V:)")?;
        let source = SourcePackage {
            name: some_text(self.origin).unwrap_or_else(|| name.clone()),
            version: version.clone(),
        };
        let package = Package {
            arch: some_text(self.arch),
            source: Some(source),
            license: some_text(self.license),
            vendor: some_text(self.maintainer),
            ..Package::new(Ecosystem::Apk, name, version)
        };
        Ok(PackageRecord {
            package,
            files: self.files,
        })
    }
}

fn some_text(value: &[u8]) -> Option<String> {
    (!value.is_empty()).then(|| String::from_utf8_lossy(value).into_owned())
}

/// The root is the empty folder.
fn path(folder: &[u8], name: &[u8]) -> String {
    let (folder, name) = (String::from_utf8_lossy(folder), String::from_utf8_lossy(name));
    from_root(format!("{folder}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bounds::MAX_PATH_BYTES;

    fn names(text: &str) -> (Vec<String>, Vec<String>) {
        let installed = parse(text.as_bytes());
        let name = |installed: PackageRecord| installed.package.name;
        (
            installed.packages.into_iter().map(name).collect(),
            installed.problems,
        )
    }

    #[test]
    fn a_record_becomes_a_package_with_its_files() {
        let text = "C:Q1=\nP:musl-utils\nV:1.1.24-r2\nA:x86_64\nL:MIT BSD GPL2+\no:musl\nm:A <a@b>\nF:\nR:motd\nF:usr/bin\nR:ldd\na:0:0:755\n";
        let mut installed = parse(text.as_bytes());
        assert_eq!(installed.problems, [""; 0]);
        let read = installed.packages.remove(0);
        assert_eq!(read.files, ["motd", "usr/bin/ldd"]);
        let package = read.package;
        assert_eq!(
            (package.name.as_str(), package.version.as_str()),
            ("musl-utils", "1.1.24-r2")
        );
        assert_eq!(
            (package.source_name(), package.source_version()),
            ("musl", "1.1.24-r2")
        );
        assert_eq!(package.license.as_deref(), Some("MIT BSD GPL2+"));
        assert_eq!(package.vendor.as_deref(), Some("A <a@b>"));
    }

    #[test]
    fn paths_start_at_the_root_whatever_slashes_are_written() {
        let installed = parse(b"P:a\nV:1\nF:/etc\nR:a\nF:\nR:/b\nF:/\nR:c\n");
        assert_eq!(installed.packages[0].files, ["etc/a", "b", "c"]);
    }

    #[test]
    fn damaged_records_are_reported_and_the_others_read() {
        let (read, problems) = names("nonsense\n\nP:a\nV:1\n\nP:b\n\nP:c\nV:2\nR:x\nP:d\nV:3");
        assert_eq!(read, ["a", "c", "d"]);
        let expected = [
            "line 1 is no KEY:VALUE line",
            "the record at line 1 has no name (P:); it was left out",
            "the record at line 6 has no version (V:); it was left out",
            "line 10 names a file before any folder",
            "line 11 starts a record within a record",
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn unknown_keys_and_line_ends_do_no_harm() {
        let (read, problems) = names("P:a\r\nV:1\r\nz:new\r\n\r\n\r\nP:b\nl:x\nV:1\n\n\n");
        assert_eq!((read.len(), problems.len()), (2, 0));
    }

    /// Half a file that is one folder's name and half that are files in it would make gigabytes.
    #[test]
    fn one_long_folder_named_again_and_again_is_bounded() {
        let folder = "f".repeat(1 << 20);
        let text = format!(
            "P:a\nV:1\nF:{folder}\n{}\nP:b\nV:2\nF:bin\nR:b\n",
            "R:x\n".repeat(200)
        );
        let installed = parse(text.as_bytes());
        let files = installed.packages.iter().flat_map(|read| &read.files);
        assert!(files.map(String::len).sum::<usize>() <= MAX_PATH_BYTES);
        assert_eq!(installed.packages.len(), 2, "the packages themselves are listed");
        assert!(
            installed.problems[0].contains("128 MiB"),
            "{:?}",
            installed.problems
        );
        assert!(installed.problems.len() <= 3, "{:?}", installed.problems);
    }

    #[test]
    fn packages_beyond_all_measure_are_left_out_and_told() {
        let installed = parse("P:a\nV:1\n\n".repeat(MAX_PACKAGES + 5).as_bytes());
        assert_eq!(installed.packages.len(), MAX_PACKAGES);
        assert_eq!(installed.problems, [TOO_MANY_PACKAGES]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(text: Vec<u8>) {
            parse(&text);
        }

        #[test]
        fn any_text_of_fields_is_read_without_panic(text in "([PVAoLmFRZa]:[a-z]?|:|\n){0,60}") {
            let installed = parse(text.as_bytes());
            assert!(installed.packages.iter().all(|read| !read.package.name.is_empty()));
        }
    }
}
