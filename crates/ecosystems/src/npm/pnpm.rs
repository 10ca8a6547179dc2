//! `pnpm-lock.yaml`, of pnpm 3 to 10.
//!
//! Odd: the key of a package is `/NAME/VERSION` up to version 5 of the format, `/NAME@VERSION` in 6 and `NAME@VERSION` in 9,
//! each perhaps with what was chosen beside it. What came from elsewhere than a registry has its name and version in fields.
//! Up to 6 each package says whether it is for development; in 9 that follows from what the projects need.

use std::collections::HashMap;

use super::id::{bare, is_version, library, split};
use super::pnpm_lines::{Line, lines};
use crate::bounds::{MAX_PACKAGES, TOO_MANY_PACKAGES};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::EvidenceKind;
use crate::listing::Listing;
use crate::reach::Graph;
use crate::shipped::is_own;

/// Reads `pnpm-lock.yaml`.
pub struct PnpmExtractor;

impl Extractor for PnpmExtractor {
    fn name(&self) -> &'static str {
        "pnpm-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if is_own(file.path, b"pnpm-lock.yaml") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let text = String::from_utf8_lossy(file.content);
        let lock = Lock::read(&text);
        let marks = lock.only_for_development();
        let mut listing = Listing::default();
        if lock.packages.len() > MAX_PACKAGES {
            listing.problems.add_once(TOO_MANY_PACKAGES);
        }
        for package in lock
            .packages
            .iter()
            .take(MAX_PACKAGES)
            .filter(|package| !package.is_folder)
        {
            let Some((name, version)) = package.name_and_version(lock.has_slashes) else {
                continue;
            };
            let is_development =
                package.is_development || marks.get(package.key).copied().unwrap_or_default();
            let record = library(name, version).map(|record| record.for_development(is_development));
            record.into_iter().for_each(|record| listing.add(record));
        }
        listing.tell(self, EvidenceKind::Locked, out);
    }
}

/// What matters of a file.
#[derive(Default)]
struct Lock<'a> {
    /// Whether keys are `/NAME/VERSION`.
    has_slashes: bool,
    packages: Vec<Package<'a>>,
    /// What the projects need: name and what was chosen, and whether it is for development.
    needed: Vec<(Reference<'a>, bool)>,
    /// What packages need, each under its key.
    snapshots: Vec<(&'a str, Vec<Reference<'a>>)>,
}

/// A name, and the version or key that was chosen for it.
type Reference<'a> = (&'a str, &'a str);

#[derive(Default)]
struct Package<'a> {
    key: &'a str,
    name: Option<&'a str>,
    version: Option<&'a str>,
    is_development: bool,
    is_folder: bool,
}

impl<'a> Package<'a> {
    fn name_and_version(&self, has_slashes: bool) -> Option<(&'a str, &'a str)> {
        let key = self.key.strip_prefix('/').unwrap_or(self.key);
        let by_key = if has_slashes {
            split_at_slashes(key)
        } else {
            split(key)
        };
        let name = self.name.or(by_key.map(|(name, _)| name))?;
        let version = self.version.or(by_key.map(|(_, version)| bare(version)))?;
        Some((name, version))
    }
}

/// `NAME/VERSION`, or `@SCOPE/NAME/VERSION`; peers may follow behind another slash.
fn split_at_slashes(key: &str) -> Option<(&str, &str)> {
    let scope = if key.starts_with('@') {
        key.find('/')? + 1
    } else {
        0
    };
    let name = scope + key[scope..].find('/')?;
    let version = &key[name + 1..];
    Some((&key[..name], version.split('/').next().unwrap_or(version)))
}

impl<'a> Lock<'a> {
    fn read(text: &'a str) -> Self {
        let mut lock = Self::default();
        // The keys above a line, by how far they stand in.
        let mut above = [""; 4];
        for line in lines(text) {
            if line.indent % 2 == 0 && line.indent / 2 < above.len() {
                above[line.indent / 2] = line.key;
            }
            match (line.indent, above[0]) {
                (0, "lockfileVersion") => lock.has_slashes = line.value.starts_with(['3', '4', '5']),
                (_, "importers") => lock.importer_line(line, above),
                (_, "packages") => lock.package_line(line),
                (_, "snapshots") => lock.snapshot_line(line, above),
                _ => {}
            }
        }
        lock
    }

    fn package_line(&mut self, line: Line<'a>) {
        if line.indent == 2 && self.packages.len() <= MAX_PACKAGES {
            self.packages.push(Package {
                key: line.key,
                ..Package::default()
            });
        }
        let Some(package) = self.packages.last_mut().filter(|_| line.indent == 4) else {
            return;
        };
        match line.key {
            "name" => package.name = Some(line.value),
            "version" => package.version = Some(line.value),
            "dev" => package.is_development = line.value == "true",
            "resolution" => package.is_folder = line.value.contains("type: directory"),
            _ => {}
        }
    }

    fn importer_line(&mut self, line: Line<'a>, above: [&'a str; 4]) {
        let is_development = match above[2] {
            "dependencies" | "optionalDependencies" => false,
            "devDependencies" => true,
            _ => return,
        };
        if line.indent == 8 && line.key == "version" {
            self.needed.push(((above[3], line.value), is_development));
        }
    }

    fn snapshot_line(&mut self, line: Line<'a>, above: [&'a str; 4]) {
        if line.indent == 2 && self.snapshots.len() <= MAX_PACKAGES {
            self.snapshots.push((line.key, Vec::new()));
        }
        let is_needed = line.indent == 6 && matches!(above[2], "dependencies" | "optionalDependencies");
        if let Some((_, needs)) = self.snapshots.last_mut().filter(|_| is_needed) {
            needs.push((line.key, line.value));
        }
    }

    /// The keys of packages, each with whether it is for development only, where that follows from the graph.
    fn only_for_development(&self) -> HashMap<&'a str, bool> {
        let index = Index::new(&self.snapshots);
        let mut graph = Graph::default();
        for (_, needs) in &self.snapshots {
            graph
                .needs
                .push(needs.iter().filter_map(|need| index.place(*need)).collect());
        }
        for (need, is_development) in &self.needed {
            let roots = if *is_development {
                &mut graph.development_roots
            } else {
                &mut graph.roots
            };
            roots.extend(index.place(*need));
        }
        let mut marks = HashMap::new();
        for ((key, _), is_development) in self.snapshots.iter().zip(graph.only_for_development()) {
            // One package may have been chosen several times, with others beside it.
            *marks.entry(without_peers(key)).or_insert(true) &= is_development;
        }
        marks
    }
}

/// Places of the snapshots by their keys, cut in name and rest.
struct Index<'a>(HashMap<Reference<'a>, usize>);

impl<'a> Index<'a> {
    fn new(snapshots: &[(&'a str, Vec<Reference<'a>>)]) -> Self {
        let places = snapshots.iter().enumerate();
        Self(
            places
                .filter_map(|(place, (key, _))| Some((split(key)?, place)))
                .collect(),
        )
    }

    /// Where what was chosen for a name is: a version of it, or the key of another package that bears its name.
    fn place(&self, (name, chosen): Reference<'a>) -> Option<usize> {
        let other = || split(without_peers(chosen)).and_then(|_| split(chosen));
        let key = if is_version(bare(chosen)) {
            (name, chosen)
        } else {
            other().unwrap_or((name, chosen))
        };
        self.0.get(&key).or_else(|| self.0.get(&(name, chosen))).copied()
    }
}

fn without_peers(key: &str) -> &str {
    key.find('(').map_or(key, |at| &key[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn keys_of_every_version_are_read() {
        let old = "lockfileVersion: 5.4\n\npackages:\n\n  /@babel/runtime/7.9.0:\n    resolution: {integrity: x}\n    dev: false\n\
            \n  /a/1.0.0_react@17.0.0:\n    dev: true\n    dependencies:\n      b: 1.0.0\n  /b/1.0.0/c@2.0.0:\n    dev: true\n\
            \n  file:l:\n    resolution: {directory: l, type: directory}\n    name: l\n    version: 1.0.0\n\
            \n  github.com/x/g/0123:\n    resolution: {tarball: x}\n    name: g\n    version: 2.0.0\n";
        let expected = ["@babel/runtime 7.9.0", "a 1.0.0 dev", "b 1.0.0 dev", "g 2.0.0"];
        assert_eq!(read(&PnpmExtractor, "pnpm-lock.yaml", old.as_bytes()).0, expected);
        let middle = "lockfileVersion: '6.0'\npackages:\n  /@s/a@1.0.0(b@2.0.0):\n    dev: true\n  ? /long@1.0.0(b@2.0.0)\n  : dev: true\n  /b@2.0.0:\n    dev: false\n";
        let expected = ["@s/a 1.0.0 dev", "long 1.0.0", "b 2.0.0"];
        assert_eq!(
            read(&PnpmExtractor, "app/pnpm-lock.yaml", middle.as_bytes()).0,
            expected
        );
    }

    const NINE: &str = "lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      old:
        specifier: npm:semver@5.7.1
        version: semver@5.7.1
      '@s/a':
        specifier: 1.0.0
        version: 1.0.0(peer@2.0.0)
      l:
        specifier: link:l
        version: link:l
    devDependencies:
      tool:
        specifier: 1.0.0
        version: 1.0.0
packages:
  semver@5.7.1:
    resolution: {integrity: x}
  '@s/a@1.0.0':
    resolution: {integrity: x}
  peer@2.0.0:
    resolution: {integrity: x}
  tool@1.0.0:
    resolution: {integrity: x}
  helper@1.0.0:
    resolution: {integrity: x}
  g@https://x.example/g.tgz:
    resolution: {tarball: x}
    version: 3.0.0
  loose@1.0.0:
    resolution: {integrity: x}
snapshots:
  semver@5.7.1: {}
  '@s/a@1.0.0(peer@2.0.0)':
    dependencies:
      peer: 2.0.0
      g: https://x.example/g.tgz
  peer@2.0.0: {}
  tool@1.0.0:
    dependencies:
      peer: 2.0.0
    optionalDependencies:
      help: helper@1.0.0
  helper@1.0.0: {}
  g@https://x.example/g.tgz: {}
  loose@1.0.0: {}
";

    #[test]
    fn what_is_for_development_follows_from_what_projects_need() {
        let expected = [
            "semver 5.7.1",
            "@s/a 1.0.0",
            "peer 2.0.0",
            "tool 1.0.0 dev",
            "helper 1.0.0 dev",
            "g 3.0.0",
            "loose 1.0.0",
        ];
        assert_eq!(
            read(&PnpmExtractor, "pnpm-lock.yaml", NINE.as_bytes()).0,
            expected
        );
    }
}
