//! `Package.resolved` of the Swift package manager, versions 1 to 3. Pins of a branch or a commit have no version, and
//! are left out.

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, json};

/// Reads `Package.resolved`.
pub static LOCK: LibraryFile = LibraryFile {
    name: "swift-resolved",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"Package.resolved"),
    read,
};

#[derive(Deserialize)]
struct Resolved {
    object: Option<Object>,
    #[serde(default)]
    pins: Vec<Pin>,
}

/// Where version 1 has its pins.
#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    pins: Vec<Pin>,
}

#[derive(Deserialize)]
struct Pin {
    #[serde(alias = "repositoryURL")]
    location: Option<String>,
    state: Option<State>,
}

#[derive(Deserialize)]
struct State {
    version: Option<String>,
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(resolved) = json::<Resolved>(file, found, "a list of Swift's pins") else {
        return;
    };
    let of_version_1 = resolved.object.into_iter().flat_map(|object| object.pins);
    for pin in of_version_1.chain(resolved.pins) {
        let version = pin.state.and_then(|state| state.version);
        if let (Some(location), Some(version)) = (pin.location, version) {
            found.add(Package::new(Ecosystem::Swift, name(&location), version));
        }
    }
}

/// An address without scheme, user and `.git`: `github.com/apple/swift-nio`.
fn name(location: &str) -> String {
    let (scheme, rest) = location.split_once("://").unwrap_or(("", location));
    let host = rest.split_once('/').map_or(rest, |(host, _)| host);
    let rest = host.rfind('@').map_or(rest, |at| &rest[at + 1..]);
    let rest = rest.trim_end_matches('/');
    let rest = rest.strip_suffix(".git").unwrap_or(rest);
    match scheme {
        // `git@github.com:apple/swift-nio`, as ssh has it.
        "" => rest.replacen(':', "/", 1),
        _ => rest.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_name() {
        for (location, expected) in [
            (
                "https://github.com/apple/swift-nio.git",
                "github.com/apple/swift-nio",
            ),
            (
                "https://github.com/apple/swift-nio/",
                "github.com/apple/swift-nio",
            ),
            ("git@github.com:apple/swift-nio.git", "github.com/apple/swift-nio"),
            (
                "ssh://git@github.com/apple/swift-nio",
                "github.com/apple/swift-nio",
            ),
            ("https://me:pass@example.org/a/b@c", "example.org/a/b@c"),
            ("", ""),
        ] {
            assert_eq!(name(location), expected);
        }
    }
}
