//! `mix.lock` and `rebar.lock`: what Elixir's and Erlang's build tools resolved. What comes out of a repository of sources
//! has no version there, and is left out. Neither file tells what is for development.

use tidewaiter_types::{Ecosystem, Package};

use super::terms::Token::{Open, Word};
use super::terms::fours;
use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, text};

/// Reads `mix.lock`: `"KEY": {:hex, :NAME, "VERSION", …}`.
pub static MIX: LibraryFile = LibraryFile {
    name: "mix-lock",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"mix.lock"),
    read: |file, found| read("hex", file, found),
};

/// Reads `rebar.lock`: `{<<"KEY">>,{pkg,<<"NAME">>,<<"VERSION">>},LEVEL}`.
pub static REBAR: LibraryFile = LibraryFile {
    name: "rebar-lock",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"rebar.lock"),
    read: |file, found| read("pkg", file, found),
};

fn read(kind: &str, file: &WantedFile<'_>, found: &mut Listing) {
    for four in fours(&text(file)) {
        let [Open, Word(word), name, version] = four else {
            continue;
        };
        if let (true, Some(name), Some(version)) = (word == kind, name.name(), version.name()) {
            found.add(Package::new(Ecosystem::Hex, name, version));
        }
    }
}
