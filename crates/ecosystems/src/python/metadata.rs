//! What a distribution's metadata says: name, version, licence.
//!
//! Odd: the licence has been written in three ways over the years. `License-Expression` is the newest and exact;
//! `License` was free text and is often the whole licence, so it counts only if it is one line; else the classifiers speak.

use std::borrow::Cow;

use tidewaiter_types::{Ecosystem, Package};

use super::headers::headers;
use crate::extractor::{Extraction, Extractor};
use crate::library::{EvidenceKind, Libraries, LibraryRecord};

/// A licence's text that is longer is no name of one.
const MOST_LICENSE_BYTES: usize = 200;
/// Classifiers of licences that are listed at most.
const MOST_CLASSIFIERS: usize = 10;

/// Says which distribution a file describes, if it is such a file. `inner_path` is where it lies in an archive.
pub(super) fn tell_distribution(
    extractor: &dyn Extractor,
    content: &[u8],
    inner_path: Option<&str>,
    out: &mut Extraction,
) {
    match read(content) {
        Described::Package(package) => {
            let mut record = LibraryRecord::new(package);
            record.inner_path = inner_path.map(str::to_owned);
            Libraries::new(extractor.name(), EvidenceKind::Installed, vec![record]).tell(out);
        }
        Described::Incomplete(words) => out.problems.push(words.to_owned()),
        Described::Nothing => {}
    }
}

/// What a file describes.
enum Described {
    Package(Package),
    /// It is such metadata, but something is wrong with it.
    Incomplete(&'static str),
    /// It is something else.
    Nothing,
}

fn read(content: &[u8]) -> Described {
    let fields = Fields::read(content);
    let (Some(name), Some(version)) = (text(&fields.name), text(&fields.version)) else {
        return match fields.name.or(fields.version).or(fields.format) {
            Some(_) => Described::Incomplete("its headers name no package and version"),
            None => Described::Nothing,
        };
    };
    if !is_name(name) {
        return Described::Incomplete("its Name is none that a Python package can have");
    }
    let mut package = Package::new(Ecosystem::Pypi, name, version);
    package.license = fields.license();
    Described::Package(package)
}

fn text<'a>(field: &'a Option<Cow<'_, str>>) -> Option<&'a str> {
    field.as_deref().filter(|text| !text.is_empty())
}

/// Whether a package can have that name (PEP 508): letters, digits, and `-`, `_`, `.` inside.
pub(super) fn is_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let is_end = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    is_end(bytes.first()) && is_end(bytes.last()) && bytes.iter().all(is_inside)
}

/// The headers that matter. The first of each name counts, as for Python.
#[derive(Default)]
struct Fields<'a> {
    format: Option<Cow<'a, str>>,
    name: Option<Cow<'a, str>>,
    version: Option<Cow<'a, str>>,
    license: Option<Cow<'a, str>>,
    expression: Option<Cow<'a, str>>,
    classifiers: Vec<String>,
}

impl<'a> Fields<'a> {
    fn read(content: &'a [u8]) -> Self {
        let mut fields = Self::default();
        for header in headers(content) {
            let field = match () {
                () if header.is("Metadata-Version") => &mut fields.format,
                () if header.is("Name") => &mut fields.name,
                () if header.is("Version") => &mut fields.version,
                () if header.is("License") => &mut fields.license,
                () if header.is("License-Expression") => &mut fields.expression,
                () if header.is("Classifier") && fields.classifiers.len() < MOST_CLASSIFIERS => {
                    fields.classifiers.extend(license_of_classifier(&header.text()));
                    continue;
                }
                () => continue,
            };
            field.get_or_insert_with(|| header.text());
        }
        fields
    }

    fn license(&self) -> Option<String> {
        let is_named = |text: &&str| {
            let is_one_line = !text.contains(['\n', '\r']) && text.len() <= MOST_LICENSE_BYTES;
            is_one_line && !text.eq_ignore_ascii_case("UNKNOWN")
        };
        let named = text(&self.expression).or(text(&self.license).filter(is_named));
        let listed = (!self.classifiers.is_empty()).then(|| self.classifiers.join(", "));
        named.map(str::to_owned).or(listed)
    }
}

/// The last part of `License :: OSI Approved :: MIT License`.
fn license_of_classifier(text: &str) -> Option<String> {
    let (kind, name) = text.rsplit_once("::")?;
    let name = name.trim();
    let says_something = kind.starts_with("License ") && name != "OSI Approved" && !name.is_empty();
    (says_something && name.len() <= MOST_LICENSE_BYTES).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(text: &str) -> Option<(String, String, Option<String>)> {
        match read(text.as_bytes()) {
            Described::Package(package) => Some((package.name, package.version, package.license)),
            _ => None,
        }
    }

    fn license(headers: &str) -> Option<String> {
        package(&format!("Name: a\nVersion: 1\n{headers}")).and_then(|(_, _, license)| license)
    }

    #[test]
    fn the_first_header_of_a_name_counts_and_its_case_does_not() {
        let read =
            package("metadata-version: 2.1\nNAME: Flask_Login\nversion: 1.0\nVersion: 2.0\n\nVersion: 3.0");
        assert_eq!(read, Some(("Flask_Login".into(), "1.0".into(), None)));
    }

    #[test]
    fn licences_are_read_as_they_are_written() {
        for (headers, expected) in [
            (
                "License: BSD\nLicense-Expression: MIT OR Apache-2.0\n",
                Some("MIT OR Apache-2.0"),
            ),
            ("License: BSD\n", Some("BSD")),
            ("License: UNKNOWN\n", None),
            (
                "License: The text\n  of it\nClassifier: License :: OSI Approved :: MIT License\n",
                Some("MIT License"),
            ),
            ("Classifier: License :: Public Domain\n", Some("Public Domain")),
            (
                "Classifier: License :: OSI Approved\nClassifier: Topic :: x\n",
                None,
            ),
            (
                "Classifier: License :: OSI Approved :: A\nClassifier: License :: OSI Approved :: B\n",
                Some("A, B"),
            ),
        ] {
            assert_eq!(license(headers).as_deref(), expected, "{headers}");
        }
    }

    #[test]
    fn metadata_without_a_version_is_a_problem_and_another_file_is_none() {
        assert!(matches!(
            read(b"Metadata-Version: 2.1\nName: a\n"),
            Described::Incomplete(_)
        ));
        assert!(matches!(
            read(b"Name: ../x\nVersion: 1\n"),
            Described::Incomplete(_)
        ));
        assert!(matches!(read(b"{\"a\": 1}\n"), Described::Nothing));
        assert!(matches!(read(b""), Described::Nothing));
    }
}
