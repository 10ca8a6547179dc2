//! dpkg's status file, and the records of it that distroless images keep one by one in `status.d/`.
//!
//! Odd: the file also lists what is not installed. The third word of `Status` decides: after
//! `deinstall ok config-files` only configuration is left, but `deinstall ok installed` is still there. Packages
//! half-way through an installation have files on the disk, so they count. In `status.d/` no record needs a
//! `Status`: what is listed there is installed.

use tidewaiter_types::{Ecosystem, Package, SourcePackage};

use crate::bounds::{MAX_PACKAGES, TOO_MANY_PACKAGES};
use crate::control::{Paragraph, paragraphs};
use crate::problems::Problems;

/// Where records come from: it decides what a record without `Status` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `var/lib/dpkg/status`: dpkg itself takes such a record as not installed.
    Status,
    /// A file in `var/lib/dpkg/status.d/`: it is installed.
    StatusD,
}

/// What a status file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// The installed packages, in the file's order.
    pub packages: Vec<Package>,
    /// What could not be read, in words; the list is bounded.
    pub problems: Vec<String>,
}

/// Reads a status file, or one of `status.d/`. Never fails: damaged records are reported, all others read.
pub fn parse(text: &[u8], place: Place) -> Status {
    let mut packages = Vec::new();
    let mut problems = Problems::default();
    for (number, paragraph) in (1..).zip(paragraphs(text)) {
        match Record::of(paragraph).into_package(place) {
            Ok(Some(_)) if packages.len() == MAX_PACKAGES => problems.add_once(TOO_MANY_PACKAGES),
            Ok(package) => packages.extend(package),
            Err(missing) => problems.add(|| format!("paragraph {number} has no {missing}; it was left out")),
        }
    }
    Status {
        packages,
        problems: problems.into_words(),
    }
}

/// The fields of a paragraph that matter; absent and empty ones are alike.
#[derive(Default)]
struct Record {
    package: String,
    status: String,
    version: String,
    source: String,
    architecture: String,
    maintainer: String,
}

impl Record {
    fn of(paragraph: Paragraph<'_>) -> Self {
        let mut record = Self::default();
        for field in paragraph.fields() {
            if let Some(place) = record.place_of(field.name) {
                *place = field.text().into_owned();
            }
        }
        record
    }

    fn place_of(&mut self, name: &[u8]) -> Option<&mut String> {
        let lower = name.to_ascii_lowercase();
        Some(match lower.as_slice() {
            b"package" => &mut self.package,
            b"status" => &mut self.status,
            b"version" => &mut self.version,
            b"source" => &mut self.source,
            b"architecture" => &mut self.architecture,
            b"maintainer" => &mut self.maintainer,
            _ => return None,
        })
    }

    fn is_installed(&self, place: Place) -> Result<bool, &'static str> {
        if self.status.is_empty() {
            return Ok(place == Place::StatusD);
        }
        let state = self.status.split_ascii_whitespace().nth(2);
        let state = state.ok_or("Status field of three words")?;
        Ok(!matches!(state, "not-installed" | "config-files"))
    }

    /// The package, if it is installed; else the name of a field that is missing.
    fn into_package(self, place: Place) -> Result<Option<Package>, &'static str> {
        if self.package.is_empty() {
            return Err("Package field");
        }
        if !self.is_installed(place)? {
            return Ok(None);
        }
        if self.version.is_empty() {
            return Err("Version field");
        }
        Ok(Some(Package {
            source: Some(source_of(&self.source, &self.package, &self.version)),
            arch: some_text(self.architecture),
            vendor: some_text(self.maintainer),
            ..Package::new(Ecosystem::Deb, self.package, self.version)
        }))
    }
}

/// `Source: NAME (VERSION)`; the parts that are missing are those of the package itself.
fn source_of(field: &str, package: &str, version: &str) -> SourcePackage {
    let (name, rest) = field.split_once('(').unwrap_or((field, ""));
    let own = |text: &str, default: &str| {
        let text = text.trim();
        if text.is_empty() {
            default.to_owned()
        } else {
            text.to_owned()
        }
    };
    SourcePackage {
        name: own(name, package),
        version: own(rest.trim_end().trim_end_matches(')'), version),
    }
}

fn some_text(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installed(state: &str) -> bool {
        let text = format!("Package: a\nVersion: 1\nStatus: {state}\n");
        !parse(text.as_bytes(), Place::Status).packages.is_empty()
    }

    #[test]
    fn packages_beyond_all_measure_are_left_out_and_told() {
        let status = parse(
            "Package:a\nVersion:1\n\n".repeat(MAX_PACKAGES + 5).as_bytes(),
            Place::StatusD,
        );
        assert_eq!(status.packages.len(), MAX_PACKAGES);
        assert_eq!(status.problems, [TOO_MANY_PACKAGES]);
    }

    #[test]
    fn the_state_decides_whether_a_package_is_installed() {
        for there in [
            "install ok installed",
            "hold ok installed",
            "deinstall ok installed",
            "install ok unpacked",
            "install ok half-configured",
            "install reinstreq half-installed",
            "install ok triggers-pending",
        ] {
            assert!(installed(there), "{there}");
        }
        for gone in ["deinstall ok config-files", "purge ok not-installed"] {
            assert!(!installed(gone), "{gone}");
        }
    }

    #[test]
    fn a_record_without_status_is_installed_only_in_status_d() {
        let text = b"Package: a\nVersion: 1\n";
        assert!(parse(text, Place::Status).packages.is_empty());
        assert_eq!(parse(text, Place::StatusD).packages.len(), 1);
    }

    #[test]
    fn the_source_may_carry_a_version_of_its_own() {
        let source = |field: &str| source_of(field, "libc6", "2.36-1+b1");
        let expected = |name: &str, version: &str| SourcePackage {
            name: name.into(),
            version: version.into(),
        };
        assert_eq!(source("glibc (2.36-1)"), expected("glibc", "2.36-1"));
        assert_eq!(source("glibc"), expected("glibc", "2.36-1+b1"));
        assert_eq!(source(""), expected("libc6", "2.36-1+b1"));
        assert_eq!(source("glibc ("), expected("glibc", "2.36-1+b1"));
    }

    #[test]
    fn damaged_records_are_reported_and_the_others_read() {
        let text = b"Package: a\nStatus: install ok installed\n\nPackage: b\nVersion: 1\nStatus: install ok installed\n\n\
            Package: c\nVersion: 1\nStatus: install ok\n\nVersion: 1\n";
        let status = parse(text, Place::Status);
        assert_eq!(status.packages.len(), 1);
        let expected = [
            "paragraph 1 has no Version field; it was left out",
            "paragraph 3 has no Status field of three words; it was left out",
            "paragraph 4 has no Package field; it was left out",
        ];
        assert_eq!(status.problems, expected);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(text: Vec<u8>) {
            parse(&text, Place::Status);
            parse(&text, Place::StatusD);
        }

        #[test]
        fn any_text_of_fields_is_read_without_panic(text in "(Package|Version|Status|Source|[a-z]|:| |\\(|\\)|\n|\t){0,60}") {
            let status = parse(text.as_bytes(), Place::StatusD);
            assert!(status.packages.iter().all(|package| !package.name.is_empty() && !package.version.is_empty()));
        }
    }
}
