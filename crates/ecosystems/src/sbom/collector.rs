//! Makes packages out of what the formats say of a component, and counts what has to be left out.

use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_types::{OsRelease, Package, SourcePackage};

use super::purl::{Purl, Unusable};
use super::system::{self, is_placed};
use super::{Component, Format, Sbom};
use crate::bounds::{MAX_PACKAGES, TOO_MANY_PACKAGES};

/// A component, whatever the format.
#[derive(Default)]
pub(super) struct Stated {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) purl: Option<String>,
    pub(super) license: Option<String>,
    pub(super) source: Option<SourcePackage>,
    pub(super) path: Option<String>,
    pub(super) kind: Kind,
    pub(super) is_development: bool,
}

/// What a component is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A library, a program, anything that may be a package.
    #[default]
    Package,
    /// The system itself.
    System,
    /// A file, a container: never a package, if it has no package URL.
    Thing,
}

/// Gathers the components of one file.
#[derive(Default)]
pub(super) struct Collector {
    components: Vec<Component>,
    system: Option<OsRelease>,
    named_systems: BTreeMap<String, (OsRelease, usize)>,
    without_purl: usize,
    without_version: usize,
    unreadable: usize,
    too_many: bool,
    unknown_types: BTreeSet<String>,
    of_unknown_types: usize,
}

/// How many kinds of package URLs that are not known are told by name.
const MOST_TYPES: usize = 20;

impl Collector {
    pub(super) fn add(&mut self, stated: Stated) {
        if stated.kind == Kind::System {
            self.state_system(system::by_name(&stated.name, &stated.version));
            return;
        }
        let Some(text) = stated.purl.as_deref() else {
            self.without_purl += usize::from(stated.kind == Kind::Package);
            return;
        };
        let Some(purl) = Purl::parse(text) else {
            self.unreadable += 1;
            return;
        };
        match purl.to_package() {
            Ok(package) => self.add_package(package, &purl, stated),
            Err(Unusable::NoVersion) => self.without_version += 1,
            Err(Unusable::UnknownType) => {
                self.of_unknown_types += 1;
                if self.unknown_types.len() < MOST_TYPES {
                    self.unknown_types.insert(purl.ty);
                }
            }
        }
    }

    /// The system, as the file states it; the first one counts.
    pub(super) fn state_system(&mut self, system: Option<OsRelease>) {
        if self.system.is_none() {
            self.system = system;
        }
    }

    fn add_package(&mut self, mut package: Package, purl: &Purl, stated: Stated) {
        if self.components.len() == MAX_PACKAGES {
            self.too_many = true;
            return;
        }
        if is_placed(package.ecosystem) {
            self.name_system(purl);
            package.source = package.source.or(stated.source);
        }
        package.license = stated.license.filter(|text| !text.is_empty());
        self.components.push(Component {
            package,
            purl: stated.purl.unwrap_or_default(),
            path: stated.path,
            is_development: stated.is_development,
        });
    }

    fn name_system(&mut self, purl: &Purl) {
        let Some(system) = system::of_purl(purl) else {
            return;
        };
        let key = format!("{} {:?}", system.id, system.version_id);
        self.named_systems.entry(key).or_insert((system, 0)).1 += 1;
    }

    /// What was gathered.
    pub(super) fn finish(self, format: Format, version: String) -> Sbom {
        let left_out = self.left_out();
        let most_named = self.named_systems.into_values().max_by_key(|(_, count)| *count);
        let system = self.system.or(most_named.map(|(system, _)| system));
        let has_places = self
            .components
            .iter()
            .any(|found| is_placed(found.package.ecosystem));
        Sbom {
            format,
            version,
            system: system.filter(|_| has_places),
            components: self.components,
            left_out,
        }
    }

    fn left_out(&self) -> Vec<String> {
        let types: Vec<&str> = self.unknown_types.iter().map(String::as_str).collect();
        let words = [
            (
                self.without_purl,
                "without a package URL: a name alone does not tell what it is".to_owned(),
            ),
            (self.without_version, "without a version".to_owned()),
            (self.unreadable, "whose package URL cannot be read".to_owned()),
            (
                self.of_unknown_types,
                format!("of kinds that are not known here ({})", types.join(", ")),
            ),
        ];
        let counted = words.into_iter().filter(|(count, _)| *count > 0);
        let counted = counted.map(|(count, words)| format!("{count} components {words}"));
        let too_many = self.too_many.then(|| TOO_MANY_PACKAGES.to_owned());
        counted.chain(too_many).collect()
    }
}
