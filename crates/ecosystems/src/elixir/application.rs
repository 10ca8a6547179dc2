//! `ebin/NAME.app`: the resource file of an application of Erlang's, in a release or beside a compiler. Hex's packages are
//! mostly called like their applications; Erlang's own applications are told apart by their names, and so is Elixir.
//!
//! Odd: what comes with Elixir itself (`logger`, `mix`) is a part of it, and is left out.

use tidewaiter_types::{Ecosystem, Package};

use super::terms::Token::{Open, Text, Word};
use super::terms::fours;
use crate::extractor::WantedFile;
use crate::library::{Confidence, EvidenceKind, LibraryRecord};
use crate::library_file::{LibraryFile, Listing, parts_upwards, text};
use crate::otp;

/// Reads `ebin/NAME.app`.
pub static APPLICATION: LibraryFile = LibraryFile {
    name: "erlang-application",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named: |path| path.ends_with(b".app") && parts_upwards(path).nth(1) == Some(b"ebin"),
    read,
};

/// `{application, NAME, [{vsn, "VERSION"}, …]}.`
fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let text = text(file);
    let (mut name, mut version) = (None, None);
    for four in fours(&text) {
        match four {
            [_, Open, Word("application"), Word(found)] if name.is_none() => name = Some(found),
            [_, Open, Word("vsn"), Text(found)] if version.is_none() => version = Some(found),
            _ => {}
        }
    }
    let (Some(name), Some(version)) = (name, version) else {
        return;
    };
    if let Some(record) = record(name, version) {
        found.add(record);
    }
}

fn record(name: &str, version: &str) -> Option<LibraryRecord> {
    let (ecosystem, confidence) = match name {
        "elixir" => (Ecosystem::Generic, Confidence::High),
        "eex" | "ex_unit" | "iex" | "logger" | "mix" => return None,
        _ if otp::is_application(name) => (Ecosystem::Otp, Confidence::High),
        _ => (Ecosystem::Hex, Confidence::Medium),
    };
    Some(LibraryRecord {
        confidence,
        ..LibraryRecord::new(Package::new(ecosystem, name, version))
    })
}
