//! What lies in Nix's store: a folder `nix/store/HASH-NAME-VERSION` for each package, `HASH-NAME-VERSION-OUTPUT` for each
//! further part of one.
//!
//! Odd: the folder's name is the only record that an image has, since the store's database stays with who built it. Where a name
//! ends and a version begins is Nix's own rule: at the first hyphen that no letter follows.
//!
//! Sources: Nix's manual, "Store Path" and `builtins.parseDrvName`; nixpkgs' manual, "Multiple-output packages".

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{Extraction, Extractor, FileHeader, Subject, Want, is_called, split_name};
use crate::library::{Confidence, EvidenceKind, Libraries, LibraryRecord};

/// A digest of 20 bytes in Nix's base 32.
const HASH_LEN: usize = 32;
const HASH_LETTERS: &[u8] = b"0123456789abcdfghijklmnpqrsvwxyz";
/// Longest name of a store path.
const MOST_NAME: usize = 211;
/// Parts of packages, as nixpkgs calls them.
const OUTPUTS: [&str; 10] = [
    "out", "bin", "dev", "lib", "static", "man", "doc", "devdoc", "info", "debug",
];

/// Reads the names of the store's folders.
pub struct StoreExtractor;

impl Extractor for StoreExtractor {
    fn name(&self) -> &'static str {
        "nix-store"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, _: &FileHeader<'_>) -> Want {
        Want::No
    }

    fn folder(&self, path: &[u8], out: &mut Extraction) {
        let (above, name) = split_name(path);
        if !is_called(above, b"nix/store") {
            return;
        }
        if let Some(package) = package(name) {
            let record = LibraryRecord {
                confidence: Confidence::Medium,
                ..LibraryRecord::new(package)
            };
            Libraries::new(self.name(), EvidenceKind::Installed, vec![record]).tell(out);
        }
    }
}

/// The package whose folder is called so; `None` where the name tells of no version, as those of configurations do.
fn package(folder: &[u8]) -> Option<Package> {
    let (hash, name) = folder.split_at_checked(HASH_LEN)?;
    if !hash.iter().all(|letter| HASH_LETTERS.contains(letter)) || name.len() > MOST_NAME {
        return None;
    }
    let (name, version) = split(std::str::from_utf8(name).ok()?.strip_prefix('-')?)?;
    Some(Package::new(Ecosystem::Nix, name, without_output(version)))
}

/// Name and version, as Nix tells them apart.
fn split(name: &str) -> Option<(&str, &str)> {
    let is_end = |at: &usize| {
        let next = name.as_bytes().get(at + 1);
        next.is_some_and(|next| !next.is_ascii_alphabetic())
    };
    let end = name.match_indices('-').map(|(at, _)| at).find(is_end)?;
    (end > 0).then(|| (&name[..end], &name[end + 1..]))
}

fn without_output(version: &str) -> &str {
    match version.rsplit_once('-') {
        Some((version, output)) if OUTPUTS.contains(&output) => version,
        _ => version,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "0c5b1n9vx3zv7mjqy1yscqmygzdl1k5d";

    fn found(path: &str) -> Option<String> {
        let mut out = Extraction::default();
        StoreExtractor.folder(path.as_bytes(), &mut out);
        out.facts.pop().map(|fact| match fact {
            crate::extractor::Fact::Libraries(Libraries { list, .. }) => {
                format!("{}@{}", list[0].package.name, list[0].package.version)
            }
            other => panic!("{other:?}"),
        })
    }

    /// Names of folders of nixpkgs' builds.
    #[test]
    fn a_folder_tells_its_package_as_nix_itself_does() {
        for (name, package) in [
            ("hello-2.12.1", "hello@2.12.1"),
            ("glibc-2.38-44-bin", "glibc@2.38-44"),
            ("gcc-13.2.0-lib", "gcc@13.2.0"),
            ("python3.11-requests-2.31.0", "python3.11-requests@2.31.0"),
            ("bash-interactive-5.2p15-man", "bash-interactive@5.2p15"),
            ("perl5.38.2-URI-5.21-devdoc", "perl5.38.2-URI@5.21"),
            ("foo-unstable-2023-01-31", "foo-unstable@2023-01-31"),
        ] {
            assert_eq!(
                found(&format!("nix/store/{HASH}-{name}")).as_deref(),
                Some(package)
            );
            assert_eq!(
                found(&format!("mnt/nix/store/{HASH}-{name}")).as_deref(),
                Some(package)
            );
        }
    }

    #[test]
    fn other_folders_are_none() {
        for path in [
            format!("nix/store/{HASH}-user-environment"),
            format!("nix/store/{HASH}-hello-2.12.1/bin"),
            format!("phoenix/store/{HASH}-hello-2.12.1"),
            format!("nix/store/{HASH}--1"),
            "nix/store/hello-2.12.1".to_owned(),
            "nix/store/.links-1".to_owned(),
            "nix/store".to_owned(),
        ] {
            assert_eq!(found(&path), None, "{path}");
        }
    }
}
