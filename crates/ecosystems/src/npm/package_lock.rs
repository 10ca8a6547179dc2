//! npm's lock files, `package-lock.json` and `npm-shrinkwrap.json`, in all three versions.
//!
//! Odd: version 1 lists packages as a tree of names, 3 by the folders they go to, and 2 both ways, for old and new
//! npm; the folders say more. What is of the project itself is a folder outside of `node_modules`, or a link to one. In
//! version 1 an alias stands in the version (`npm:semver@5.7.1`), and so may an address, which is none.

use serde::Deserialize;

use super::id::{library, split};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::lenient::{Entries, Flag, Text, without_mark};
use crate::library::EvidenceKind;
use crate::listing::Listing;
use crate::shipped::is_own;

/// Reads `package-lock.json` and `npm-shrinkwrap.json`.
pub struct PackageLockExtractor;

impl Extractor for PackageLockExtractor {
    fn name(&self) -> &'static str {
        "npm-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_own = |name: &[u8]| is_own(file.path, name);
        if is_own(b"package-lock.json") || is_own(b"npm-shrinkwrap.json") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let mut listing = Listing::default();
        match serde_json::from_slice::<Lock<'_>>(without_mark(file.content)) {
            Ok(lock) if lock.packages.0.is_empty() => add_tree(&lock.dependencies, &mut listing),
            Ok(lock) => add_folders(&lock.packages, &mut listing),
            Err(error) => listing.problems.add(|| format!("it cannot be read: {error}")),
        }
        listing.tell(self, EvidenceKind::Locked, out);
    }
}

#[derive(Deserialize)]
struct Lock<'a> {
    #[serde(borrow, default)]
    packages: Entries<'a, Folder<'a>>,
    #[serde(borrow, default)]
    dependencies: Entries<'a, Node<'a>>,
}

/// A package of version 2 or 3, by its folder.
#[derive(Deserialize)]
struct Folder<'a> {
    /// There is one where it is not the folder's.
    #[serde(borrow, default)]
    name: Text<'a>,
    #[serde(borrow, default)]
    version: Text<'a>,
    #[serde(default)]
    dev: Flag,
    #[serde(default)]
    link: Flag,
}

/// A package of version 1, by its name.
#[derive(Deserialize)]
struct Node<'a> {
    #[serde(borrow, default)]
    version: Text<'a>,
    #[serde(default)]
    dev: Flag,
    #[serde(borrow, default)]
    dependencies: Entries<'a, Node<'a>>,
}

fn add_folders(folders: &Entries<'_, Folder<'_>>, listing: &mut Listing) {
    for (path, folder) in &folders.0 {
        let Some((_, by_folder)) = path.rsplit_once("node_modules/").filter(|_| !folder.link.0) else {
            continue;
        };
        let name = folder.name.0.as_deref().unwrap_or(by_folder);
        if let Some(record) = library(name, folder.version.as_str()) {
            listing.add(record.for_development(folder.dev.0));
        }
    }
}

fn add_tree(nodes: &Entries<'_, Node<'_>>, listing: &mut Listing) {
    for (name, node) in &nodes.0 {
        let version = node.version.as_str();
        let alias = version.strip_prefix("npm:").and_then(split);
        let (name, version) = alias.unwrap_or((name, version));
        if let Some(record) = library(name, version) {
            listing.add(record.for_development(node.dev.0));
        }
        add_tree(&node.dependencies, listing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn the_tree_of_version_1_is_walked() {
        let text = br#"{"lockfileVersion": 1, "dependencies": {
            "a": {"version": "1.0.0", "requires": {"b": "^1"}, "dependencies": {"b": {"version": "1.0.0", "dev": true}}},
            "old": {"version": "npm:@s/semver@5.7.1"},
            "b": {"version": "2.0.0", "dev": true},
            "git": {"version": "git+https://x.example/a.git#0123"},
            "local": {"version": "file:local"}}}"#;
        let expected = ["a 1.0.0", "b 1.0.0 dev", "@s/semver 5.7.1", "b 2.0.0 dev"];
        assert_eq!(
            read(&PackageLockExtractor, "npm-shrinkwrap.json", text).0,
            expected
        );
    }

    #[test]
    fn folders_of_the_project_and_links_to_them_are_left_out() {
        let text = br#"{"lockfileVersion": 2, "packages": {
            "": {"name": "app", "version": "1.0.0"},
            "node_modules/@ws/a": {"resolved": "packages/a", "link": true},
            "packages/a": {"name": "@ws/a", "version": "1.0.0"},
            "packages/a/node_modules/c": {"version": "3.0.0", "devOptional": true},
            "node_modules/semver-old": {"name": "semver", "version": "5.7.1"},
            "node_modules/a/node_modules/@s/b": {"version": "1.0.0", "dev": true}},
            "dependencies": {"c": {"version": "4.0.0"}}}"#;
        let expected = ["c 3.0.0", "semver 5.7.1", "@s/b 1.0.0 dev"];
        assert_eq!(
            read(&PackageLockExtractor, "app/package-lock.json", text).0,
            expected
        );
    }

    #[test]
    fn locks_in_node_modules_are_others_and_damage_is_a_problem() {
        for path in [
            "node_modules/.package-lock.json",
            "node_modules/a/npm-shrinkwrap.json",
        ] {
            let header = FileHeader {
                path: path.as_bytes(),
                size: 1,
                mode: 0,
            };
            assert_eq!(PackageLockExtractor.wants(&header), Want::No);
        }
        assert_eq!(
            read(&PackageLockExtractor, "package-lock.json", b"{\"packages\": {")
                .1
                .len(),
            1
        );
        let deep = "{\"dependencies\":{\"a\":".repeat(10_000);
        assert_eq!(
            read(&PackageLockExtractor, "package-lock.json", deep.as_bytes())
                .1
                .len(),
            1
        );
    }
}
