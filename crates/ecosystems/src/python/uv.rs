//! `uv.lock`, and `NAME.py.lock` of a single script.
//!
//! Odd: no package says what it is for. The project's own packages, which are listed among the others, say what they need
//! and what they need for development; the rest follows from what leads to what.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::pypi;
use super::records::records;
use crate::bounds::{MAX_PACKAGES, TOO_MANY_PACKAGES};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::EvidenceKind;
use crate::listing::Listing;
use crate::problems::Problems;
use crate::reach::Graph;
use crate::shipped::{is_own, is_shipped};

/// Reads `uv.lock` and `*.py.lock`.
pub struct UvExtractor;

impl Extractor for UvExtractor {
    fn name(&self) -> &'static str {
        "uv-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_of_script = || file.path.ends_with(b".py.lock") && !is_shipped(file.path);
        if is_own(file.path, b"uv.lock") || is_of_script() {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let mut problems = Problems::default();
        let mut packages: Vec<Locked> = records(file.content, "package", &mut problems)
            .take(MAX_PACKAGES + 1)
            .collect();
        if packages.len() > MAX_PACKAGES {
            packages.truncate(MAX_PACKAGES);
            problems.add_once(TOO_MANY_PACKAGES);
        }
        let marks = graph(&packages).only_for_development();
        let mut listing = Listing::with_problems(problems);
        for (package, is_development) in packages.into_iter().zip(marks) {
            if let (Some(version), false) = (&package.version, package.is_of_project()) {
                listing.add(pypi(package.name, version.clone()).for_development(is_development));
            }
        }
        listing.tell(self, EvidenceKind::Locked, out);
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Locked {
    name: String,
    version: Option<String>,
    #[serde(default)]
    source: Source,
    #[serde(default)]
    dependencies: Vec<Needed>,
    #[serde(default)]
    optional_dependencies: BTreeMap<String, Vec<Needed>>,
    #[serde(default)]
    dev_dependencies: BTreeMap<String, Vec<Needed>>,
}

#[derive(Deserialize)]
struct Needed {
    name: String,
    /// There is one where the file lists several versions.
    version: Option<String>,
}

/// Where a package comes from, as far as it is the project itself.
#[derive(Deserialize, Default)]
struct Source {
    r#virtual: Option<IgnoredAny>,
    editable: Option<IgnoredAny>,
    directory: Option<IgnoredAny>,
}

impl Locked {
    fn is_of_project(&self) -> bool {
        let Source {
            r#virtual,
            editable,
            directory,
        } = &self.source;
        r#virtual.is_some() || editable.is_some() || directory.is_some()
    }
}

fn graph(packages: &[Locked]) -> Graph {
    let index = Index::new(packages);
    let mut graph = Graph::default();
    for package in packages {
        let optional = package.optional_dependencies.values().flatten();
        let needs: Vec<usize> = index
            .places(package.dependencies.iter().chain(optional))
            .collect();
        if package.is_of_project() {
            graph.roots.extend(&needs);
            let development = package.dev_dependencies.values().flatten();
            graph.development_roots.extend(index.places(development));
        }
        graph.needs.push(needs);
    }
    graph
}

/// Places of the packages, by name and by name and version.
struct Index<'a> {
    by_name: HashMap<&'a str, usize>,
    by_version: HashMap<(&'a str, &'a str), usize>,
}

impl<'a> Index<'a> {
    fn new(packages: &'a [Locked]) -> Self {
        let versions = packages.iter().enumerate();
        let versions = versions.filter_map(|(place, package)| {
            let version = package.version.as_deref()?;
            Some(((package.name.as_str(), version), place))
        });
        Self {
            by_name: packages
                .iter()
                .enumerate()
                .map(|(place, package)| (package.name.as_str(), place))
                .collect(),
            by_version: versions.collect(),
        }
    }

    fn places(&self, needed: impl Iterator<Item = &'a Needed>) -> impl Iterator<Item = usize> {
        needed.filter_map(|needed| match &needed.version {
            Some(version) => self.by_version.get(&(needed.name.as_str(), version)).copied(),
            None => self.by_name.get(needed.name.as_str()).copied(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    const FILE: &str = r#"version = 1
[[package]]
name = "app"
version = "0.1"
source = { virtual = "." }
dependencies = [{ name = "a" }, { name = "twice", version = "2" }]
[package.optional-dependencies]
extra = [{ name = "b" }]
[package.dev-dependencies]
dev = [{ name = "tool" }, { name = "twice", version = "1" }]
[[package]]
name = "a"
version = "1"
source = { registry = "x" }
dependencies = [{ name = "c", marker = "python_version < '3'" }]
[[package]]
name = "b"
version = "1"
[[package]]
name = "c"
version = "1"
[[package]]
name = "tool"
version = "1"
dependencies = [{ name = "c" }, { name = "d" }, { name = "absent" }]
[[package]]
name = "d"
version = "1"
source = { git = "x" }
[[package]]
name = "twice"
version = "1"
[[package]]
name = "twice"
version = "2"
[[package]]
name = "from-nowhere"
version = "1"
"#;

    #[test]
    fn what_is_for_development_follows_from_what_the_project_needs() {
        let expected = [
            "a 1",
            "b 1",
            "c 1",
            "tool 1 dev",
            "d 1 dev",
            "twice 1 dev",
            "twice 2",
            "from-nowhere 1",
        ];
        assert_eq!(read(&UvExtractor, "app/uv.lock", FILE.as_bytes()).0, expected);
        assert_eq!(read(&UvExtractor, "tool.py.lock", FILE.as_bytes()).0, expected);
    }
}
