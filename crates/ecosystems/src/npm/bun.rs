//! `bun.lock`, the text that Bun has written since 1.2. The binary `bun.lockb` before it is not read.
//!
//! Odd: it is JSON with commas behind last entries. A package stands under the path by which it is found, names with slashes
//! between them: what `a` needs is looked for at `a/NAME`, then at `NAME`. What is for development follows from that.

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::id::{library, split};
use super::jsonc::strict;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::lenient::{Entries, Text, nothing_else, without_mark};
use crate::library::EvidenceKind;
use crate::listing::Listing;
use crate::reach::Graph;
use crate::shipped::is_own;

/// How many bytes of paths are looked up to follow what packages need; a real file of 1,000 packages takes 100 KiB.
const MOST_LOOKED_UP: usize = 64 << 20;

/// Reads `bun.lock`.
pub struct BunExtractor;

impl Extractor for BunExtractor {
    fn name(&self) -> &'static str {
        "bun-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if is_own(file.path, b"bun.lock") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let text = strict(without_mark(file.content));
        let lock = match serde_json::from_slice::<Lock<'_>>(&text) {
            Ok(lock) => lock,
            Err(error) => return out.problems.push(format!("it cannot be read: {error}")),
        };
        let mut listing = Listing::default();
        let marks = graph(&lock).only_for_development();
        for ((_, package), is_development) in lock.packages.0.iter().zip(marks) {
            let record = split(package.id.as_str()).and_then(|(name, version)| library(name, version));
            record
                .into_iter()
                .for_each(|record| listing.add(record.for_development(is_development)));
        }
        listing.tell(self, EvidenceKind::Locked, out);
    }
}

#[derive(Deserialize)]
struct Lock<'a> {
    /// The projects, by their folders; that of the root is empty.
    #[serde(borrow, default)]
    workspaces: Entries<'a, Needs<'a>>,
    #[serde(borrow, default)]
    packages: Entries<'a, Package<'a>>,
}

/// What a project or a package needs, by the names that it has for it.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Needs<'a> {
    /// Only projects have one.
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    dependencies: Entries<'a, IgnoredAny>,
    #[serde(borrow)]
    optional_dependencies: Entries<'a, IgnoredAny>,
    #[serde(borrow)]
    peer_dependencies: Entries<'a, IgnoredAny>,
    #[serde(borrow)]
    dev_dependencies: Entries<'a, IgnoredAny>,
}

impl Needs<'_> {
    fn to_run(&self) -> impl Iterator<Item = &str> {
        let all = [
            &self.dependencies,
            &self.optional_dependencies,
            &self.peer_dependencies,
        ];
        all.into_iter().flat_map(names)
    }
}

fn names<'a>(entries: &'a Entries<'_, IgnoredAny>) -> impl Iterator<Item = &'a str> {
    entries.0.iter().map(|(name, _)| name.as_ref())
}

/// A list: its id, where it comes from, what it needs, its checksum. Some of them may be missing.
#[derive(Default)]
struct Package<'a> {
    id: Text<'a>,
    needs: Needs<'a>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Package<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Package<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("anything")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let id = list.next_element()?.unwrap_or_default();
                let mut package = Package {
                    id,
                    ..Package::default()
                };
                while let Some(Part(needs)) = list.next_element()? {
                    package.needs = needs.unwrap_or(package.needs);
                }
                Ok(package)
            }
            nothing_else! { 'de: bool numbers text map }
        }
        deserializer.deserialize_any(Parts)
    }
}

/// What is needed, where a part of a package's list says so.
#[derive(Default)]
struct Part<'a>(Option<Needs<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Part<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NeedsOnly;
        impl<'de> Visitor<'de> for NeedsOnly {
            type Value = Part<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("anything")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                Needs::deserialize(MapAccessDeserializer::new(map)).map(|needs| Part(Some(needs)))
            }
            nothing_else! { 'de: bool numbers text list }
        }
        deserializer.deserialize_any(NeedsOnly)
    }
}

fn graph(lock: &Lock<'_>) -> Graph {
    let mut index = Index::new(&lock.packages);
    let mut graph = Graph::default();
    for (folder, project) in &lock.workspaces.0 {
        let base = if folder.is_empty() {
            ""
        } else {
            project.name.as_str()
        };
        graph
            .roots
            .extend(project.to_run().filter_map(|name| index.place(base, name)));
        let development = names(&project.dev_dependencies);
        graph
            .development_roots
            .extend(development.filter_map(|name| index.place(base, name)));
    }
    for (key, package) in &lock.packages.0 {
        graph.needs.push(
            package
                .needs
                .to_run()
                .filter_map(|name| index.place(key, name))
                .collect(),
        );
    }
    graph
}

/// Places of the packages by the paths under which they stand.
struct Index<'a> {
    places: HashMap<&'a str, usize>,
    path: String,
    left: usize,
}

impl<'a> Index<'a> {
    fn new(packages: &'a Entries<'a, Package<'a>>) -> Self {
        let places = packages.0.iter().enumerate();
        Self {
            places: places.map(|(place, (key, _))| (key.as_ref(), place)).collect(),
            path: String::new(),
            left: MOST_LOOKED_UP,
        }
    }

    /// Where what is needed by that name from that path is.
    fn place(&mut self, base: &str, name: &str) -> Option<usize> {
        let mut base = base;
        loop {
            self.left = self.left.checked_sub(base.len() + name.len() + 1)?;
            self.path.clear();
            if !base.is_empty() {
                self.path.extend([base, "/"]);
            }
            self.path.push_str(name);
            match self.places.get(self.path.as_str()) {
                None if !base.is_empty() => base = parent(base),
                found => return found.copied(),
            }
        }
    }
}

/// The path without its last name, which has a slash of its own if it has a scope.
fn parent(path: &str) -> &str {
    let end = path.rfind('/').unwrap_or(0);
    let scope = path[..end].rfind('/').map_or(0, |slash| slash + 1);
    if path[scope..end].starts_with('@') {
        &path[..scope.saturating_sub(1)]
    } else {
        &path[..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    const FILE: &str = r#"{
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "app", "dependencies": { "a": "1", "@ws/p": "workspace:*", }, "devDependencies": { "tool": "1", "old": "npm:semver@5.7.1" }, },
    "packages/p": { "name": "@ws/p", "version": "1.0.0", "dependencies": { "shared": "2" } },
  },
  "packages": {
    "@ws/p": ["@ws/p@workspace:packages/p"],
    "a": ["a@1.0.0", "", { "dependencies": { "@s/b": "1" } }, "sha512-x=="],
    "@s/b": ["@s/b@1.0.0", "", { "peerDependencies": { "c": "1" } }, "sha512-x=="],
    "c": ["c@1.0.0", "", {}, "sha512-x=="],
    "old": ["semver@5.7.1", "", {}, "x"],
    "shared": ["shared@1.0.0", "", {}, "x"],
    "tool": ["tool@1.0.0", "", { "dependencies": { "shared": "1", "g": "x" } }, "x"],
    "g": ["g@github:x/g#0123", {}, "x-g-0123"],
    "@ws/p/shared": ["shared@2.0.0", "", {}, "x"],
  }
}
"#;

    #[test]
    fn what_is_for_development_follows_from_where_packages_are_found() {
        let expected = [
            "a 1.0.0",
            "@s/b 1.0.0",
            "c 1.0.0",
            "semver 5.7.1 dev",
            "shared 1.0.0 dev",
            "tool 1.0.0 dev",
            "shared 2.0.0",
        ];
        assert_eq!(read(&BunExtractor, "app/bun.lock", FILE.as_bytes()).0, expected);
    }

    #[test]
    fn a_path_loses_one_name_after_the_other() {
        let paths: Vec<&str> = std::iter::successors(Some("@ws/p/a/@s/b"), |path| {
            (!path.is_empty()).then(|| parent(path))
        })
        .collect();
        assert_eq!(paths, ["@ws/p/a/@s/b", "@ws/p/a", "@ws/p", ""]);
    }

    #[test]
    fn damage_is_a_problem() {
        assert_eq!(read(&BunExtractor, "bun.lock", br#"{"packages": {"#).1.len(), 1);
        assert_eq!(
            read(&BunExtractor, "bun.lock", br#"{"packages": {"a": 1, "b": []}}"#),
            (vec![], vec![])
        );
    }
}
