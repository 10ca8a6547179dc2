//! Lock files in TOML, read a record at a time: `[[package]]` with the tables that belong to it.
//!
//! Odd: a TOML document is held in memory many times its size while it is parsed, and one damaged line loses all of it.
//! Lock files are lists of small tables that programs write, so each is cut out and read as a document of its own.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::extractor::{Extraction, Extractor};
use crate::library::{EvidenceKind, LibraryRecord};
use crate::listing::Listing;
use crate::problems::Problems;

/// The longest real record, a package with some hundred wheels, has some 100 KiB.
const MOST_RECORD_BYTES: usize = 1 << 20;

/// The records of a file, each under the name of `[[package]]` or `[[packages]]`. What cannot be read is told in `problems`.
pub(super) fn records<'a, T: DeserializeOwned>(
    content: &'a [u8],
    name: &'static str,
    problems: &'a mut Problems,
) -> impl Iterator<Item = T> + 'a {
    let text = match std::str::from_utf8(content) {
        Ok(text) => text,
        Err(error) => {
            problems.add(|| "it is not UTF-8; what stands behind was left out".to_owned());
            std::str::from_utf8(&content[..error.valid_up_to()]).unwrap_or_default()
        }
    };
    pieces(text, name).filter_map(move |piece| {
        let record = read(piece);
        record.map_err(|words| problems.add(|| words)).ok()
    })
}

/// Tells of the libraries that the records of a lock file are.
pub(super) fn tell<T: DeserializeOwned>(
    extractor: &dyn Extractor,
    (content, name): (&[u8], &'static str),
    library: impl Fn(T) -> Option<LibraryRecord>,
    out: &mut Extraction,
) {
    let mut listing = Listing::default();
    let mut problems = Problems::default();
    records(content, name, &mut problems)
        .filter_map(library)
        .for_each(|record| listing.add(record));
    listing.problems = problems;
    listing.tell(extractor, EvidenceKind::Locked, out);
}

#[derive(Deserialize)]
struct Document<T> {
    #[serde(alias = "packages")]
    package: [T; 1],
}

fn read<T: DeserializeOwned>(piece: &str) -> Result<T, String> {
    if piece.len() > MOST_RECORD_BYTES {
        return Err("a record has more than 1 MiB; it was left out".to_owned());
    }
    match toml::from_str::<Document<T>>(piece) {
        Ok(Document { package: [record] }) => Ok(record),
        Err(error) => Err(format!("a record cannot be read: {}", error.message())),
    }
}

/// From the header of each record to the next header that is none of its tables'.
fn pieces<'a>(text: &'a str, name: &'static str) -> impl Iterator<Item = &'a str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[offset_of(rest, |header| is_record(header, name))?..];
        let first = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let ends = |header: &str| is_record(header, name) || !belongs_to(header, name);
        let end = offset_of(&rest[first..], ends).map_or(rest.len(), |at| first + at);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Where the first line begins that is the header of a table, and such a one.
fn offset_of(text: &str, is_wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with('[') && is_wanted(line) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn is_record(header: &str, name: &str) -> bool {
    let after = header.strip_prefix("[[").and_then(|rest| rest.strip_prefix(name));
    after.is_some_and(|rest| rest.starts_with("]]"))
}

fn belongs_to(header: &str, name: &str) -> bool {
    let after = header.trim_start_matches('[').strip_prefix(name);
    after.is_some_and(|rest| rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Deserialize, Debug, PartialEq)]
    struct Named {
        name: String,
        #[serde(default)]
        table: std::collections::BTreeMap<String, String>,
    }

    fn read_all(content: &[u8]) -> (Vec<String>, Vec<String>) {
        let mut problems = Problems::default();
        let names = records::<Named>(content, "package", &mut problems)
            .map(|record| record.name)
            .collect();
        (names, problems.into_words())
    }

    const FILE: &str = "version = 1\n\n[[package]]\nname = \"a\"\nfiles = [\n    {file = \"x\"},\n]\n[package.table]\nk = \"v\"\n\
        [[package]]\r\nname = \"b\"\r\n\n[metadata]\nname = \"none\"\n[[package]]\nname = 1\n[[package]]\nname = \"c\"";

    #[test]
    fn each_record_is_read_and_a_damaged_one_loses_no_other() {
        let (names, problems) = read_all(FILE.as_bytes());
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(problems.len(), 1, "{problems:?}");
    }

    #[test]
    fn tables_are_those_of_their_record() {
        let mut problems = Problems::default();
        let first = records::<Named>(FILE.as_bytes(), "package", &mut problems)
            .next()
            .unwrap();
        assert_eq!(first.table["k"], "v");
    }

    #[test]
    fn what_is_not_a_text_ends_the_file() {
        let (names, problems) = read_all(b"[[package]]\nname = \"a\"\n[[package]]\nname = \"\xff\"\n");
        assert_eq!(names, ["a"]);
        assert_eq!(problems.len(), 2, "{problems:?}");
    }

    #[test]
    fn a_record_of_any_depth_or_length_is_only_a_problem() {
        let deep = format!("[[package]]\nname = {}", "[".repeat(900_000));
        let long = format!("[[package]]\nname = \"{}\"", "a".repeat(MOST_RECORD_BYTES));
        for text in [deep, long] {
            let (names, problems) = read_all(text.as_bytes());
            assert_eq!((names.len(), problems.len()), (0, 1));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "(\\[\\[package\\]\\]\n|\\[package\\.|name = \"a\"\n|\\[x\\]\n|\\PC{0,3}\n){0,9}", cut in 0usize..200) {
            let bytes = text.as_bytes();
            let (names, _) = read_all(&bytes[..cut.min(bytes.len())]);
            prop_assert!(names.len() <= text.len());
        }
    }
}
