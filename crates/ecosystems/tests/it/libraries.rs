//! What holds for every extractor of libraries, whatever the file: damage is never a panic, and what comes out is bounded.
//!
//! The files are real ones, each cut off at many places and with single bytes changed.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tidewaiter_ecosystems::extractor::{
    Extraction, Fact, FileHeader, NoSiblings, Subject, Want, WantedFile, extractors,
};
use tidewaiter_testkit::data;

/// Larger files are cut to that size first.
const MOST_BYTES: usize = 30_000;
/// Files of each kind that are damaged.
const FILES: usize = 4;
/// Ways in which each is damaged.
const WAYS: usize = 60;

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the data can be read").flatten() {
        match entry.file_type().expect("the data can be read") {
            kind if kind.is_dir() => walk(&entry.path(), files),
            kind if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
}

fn real_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let folders = [
        data::language_trees(),
        data::unpack("images/lang-samples-trivy"),
        data::unpack("images/lang-samples-syft"),
    ];
    folders
        .iter()
        .flatten()
        .for_each(|folder| walk(folder, &mut files));
    files.sort();
    files
}

/// The file cut off, and with a byte changed, at places spread over it.
fn damaged(content: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let content = &content[..content.len().min(MOST_BYTES)];
    (0..WAYS).flat_map(move |way| {
        let at = content.len() * way / WAYS + way % 7;
        let cut = content[..at.min(content.len())].to_vec();
        let mut changed = content.to_vec();
        if let Some(byte) = changed.get_mut(at) {
            *byte = b"\"\\{}[]:\n\0\xff"[way % 10];
        }
        [cut, changed]
    })
}

fn check(out: &Extraction, content: &[u8]) {
    assert!(out.problems.len() <= 100, "{:?}", out.problems);
    for fact in &out.facts {
        let Fact::Libraries(libraries) = fact else {
            continue;
        };
        assert!(!libraries.list.is_empty() && libraries.list.len() <= content.len());
        for record in &libraries.list {
            assert!(
                !record.package.name.is_empty() && !record.package.version.is_empty(),
                "{record:?}"
            );
        }
    }
}

#[test]
fn damaged_files_are_read_as_far_as_they_can_be() {
    let files = real_files();
    for extractor in extractors()
        .iter()
        .filter(|extractor| extractor.subject() == Subject::Libraries)
    {
        let wanted = files.iter().filter(|path| {
            let path = path.as_os_str().as_encoded_bytes();
            let header = FileHeader {
                path: &path[1..],
                size: 1,
                mode: 0,
            };
            extractor.wants(&header) == Want::Now
        });
        for path in wanted.take(FILES) {
            for content in damaged(&fs::read(path).expect("the data can be read")) {
                let path = &path.as_os_str().as_encoded_bytes()[1..];
                let mut out = Extraction::default();
                extractor.extract(
                    &WantedFile {
                        path,
                        content: &content,
                    },
                    &NoSiblings,
                    &mut out,
                );
                check(&out, &content);
            }
        }
    }
}

/// One of each kind of text that people or tools write, for the random texts below.
const PATHS: [&str; 17] = [
    "a.dist-info/METADATA",
    "a.egg-info",
    "a.egg",
    "poetry.lock",
    "Pipfile.lock",
    "uv.lock",
    "pdm.lock",
    "pylock.toml",
    "requirements.txt",
    "conda-meta/a.json",
    "environment.yml",
    "node_modules/a/package.json",
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bun.lock",
    "deno.lock",
];

/// What is odd about one format or another.
const ATOMS: [&str; 52] = [
    "{",
    "}",
    "[",
    "]",
    "[[",
    "]]",
    "\"",
    "'",
    ":",
    ": ",
    ",",
    "@",
    "/",
    "\\",
    "\n",
    "\r\n",
    "\n  ",
    "\n    ",
    "\n      ",
    "\n        ",
    " ",
    "#",
    "=",
    "==",
    "-",
    "- ",
    "? ",
    "(",
    "_",
    "*",
    ";",
    "\u{feff}",
    "é",
    "1.0.0",
    "npm:",
    "a",
    "name",
    "version",
    "\"name\": \"a\"",
    "\"version\": \"1.0.0\"",
    "Name: a\nVersion: 1\n",
    "[[package]]\n",
    "[[packages]]\n",
    "name = \"a\"\n",
    "version = \"1\"\n",
    "dependencies",
    "packages",
    "packages:\n",
    "snapshots:\n",
    "importers:\n",
    "lockfileVersion: 5",
    "pip:",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read_without_a_panic(atoms in prop::collection::vec(prop::sample::select(&ATOMS[..]), 0..40)) {
        let content = atoms.concat();
        for path in PATHS {
            let file = WantedFile { path: path.as_bytes(), content: content.as_bytes() };
            let wanting: Vec<_> = extractors().iter().filter(|extractor| extractor.wants(&file.header()) == Want::Now).collect();
            prop_assert!(!wanting.is_empty(), "{}", path);
            for extractor in wanting {
                let mut out = Extraction::default();
                extractor.extract(&file, &NoSiblings, &mut out);
                check(&out, content.as_bytes());
            }
        }
    }
}
