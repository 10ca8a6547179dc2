//! What is in an image, in the order of places that matching uses: its packages, then its libraries.
//!
//! Each package is a component of its own; the places where one library lies are occurrences of one component.
//!
//! Odd: a library whose file a package of the system owns *is* that package, under another name. It has a component here,
//! because findings name its place, but forms do not list it beside its owner.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use tidewaiter_ecosystems::{Confidence, EvidenceKind, family};
use tidewaiter_inventory::{FoundLibrary, ImageInventory, InstalledPackage};
use tidewaiter_types::{Distribution, Package};

/// The components of an image, each with a name that no other has.
pub struct Contents<'a> {
    /// The components: those of packages first, in the inventory's order.
    pub components: Vec<Component<'a>>,
    /// The component of each place.
    of_place: Vec<usize>,
    /// Those of packages, by name and version.
    by_record: HashMap<(&'a str, &'a str), Vec<usize>>,
}

/// A package, or a library with all places where it lies.
pub struct Component<'a> {
    /// The package.
    pub package: &'a Package,
    /// Its package URL, if it has one.
    pub purl: Option<String>,
    /// A name that no other component has.
    pub reference: String,
    /// Where it is; at least one place.
    pub occurrences: Vec<Occurrence<'a>>,
    /// The number of the component that owns its files.
    pub owner: Option<usize>,
    /// The numbers of the components whose files it owns.
    pub owns: Vec<usize>,
    /// Whether it stands in a package database of the system.
    pub is_system: bool,
}

/// One place where a component is.
pub struct Occurrence<'a> {
    /// Path in the image of the file that tells of it.
    pub path: &'a str,
    /// Where in that file it is, if the file holds others.
    pub inner_path: Option<&'a str>,
    /// Index of the layer that brought it.
    pub layer: usize,
    /// What kind of evidence the file is.
    pub evidence: EvidenceKind,
    /// How sure its name and version are.
    pub confidence: Confidence,
    /// Needed only to develop or test.
    pub is_development: bool,
}

impl Component<'_> {
    /// Whether it is needed only to develop or test, wherever it lies.
    pub fn is_development(&self) -> bool {
        self.occurrences.iter().all(|place| place.is_development)
    }

    /// The weightiest evidence for it: what is locked alone would be installed, and may not be there.
    pub fn evidence(&self) -> EvidenceKind {
        let has = |kind: &EvidenceKind| self.occurrences.iter().any(|place| place.evidence == *kind);
        EvidenceKind::ALL
            .into_iter()
            .find(has)
            .unwrap_or(EvidenceKind::Installed)
    }

    /// The best confidence of all places.
    pub fn confidence(&self) -> Confidence {
        let all = self.occurrences.iter().map(|place| place.confidence);
        all.max().unwrap_or(Confidence::High)
    }

    /// The first place where it is.
    pub fn first(&self) -> &Occurrence<'_> {
        &self.occurrences[0]
    }
}

impl<'a> Occurrence<'a> {
    /// The whole path, with that inside of the file behind an exclamation mark.
    pub fn location(&self) -> Cow<'a, str> {
        match self.inner_path {
            Some(inner) => format!("{}!{inner}", self.path).into(),
            None => self.path.into(),
        }
    }
}

impl<'a> Contents<'a> {
    /// Those of an image.
    pub fn of(inventory: &'a ImageInventory) -> Self {
        let distribution = inventory.distribution.as_ref();
        let mut contents = Self {
            components: Vec::with_capacity(inventory.packages.len()),
            of_place: Vec::new(),
            by_record: HashMap::new(),
        };
        for (number, installed) in inventory.packages.iter().enumerate() {
            let record = (
                installed.package.name.as_str(),
                installed.package.version.as_str(),
            );
            contents.by_record.entry(record).or_default().push(number);
            contents.of_place.push(number);
            contents.components.push(of_package(installed, distribution));
        }
        contents.add_libraries(&inventory.libraries, distribution);
        name(&mut contents.components);
        contents
    }

    fn add_libraries(&mut self, libraries: &'a [FoundLibrary], distribution: Option<&Distribution>) {
        let mut known: HashMap<(&Package, Option<usize>), usize> = HashMap::new();
        for library in libraries {
            let next = self.components.len();
            let number = *known.entry((&library.package, library.owner)).or_insert(next);
            if number == next {
                self.components.push(of_library(library, distribution));
                if let Some(owner) = library.owner {
                    self.components[owner].owns.push(number);
                }
            }
            self.components[number].occurrences.push(occurrence(library));
            self.of_place.push(number);
        }
    }

    /// The number of the component at a place.
    pub fn number(&self, place: usize) -> Option<usize> {
        self.of_place.get(place).copied()
    }

    /// The component that is listed for one of this number: its owner, if it has one.
    pub fn listed(&self, number: usize) -> &Component<'a> {
        let component = &self.components[number];
        match component.owner {
            Some(owner) => &self.components[owner],
            None => component,
        }
    }

    /// All that are listed: those that nobody owns.
    pub fn all_listed(&self) -> impl Iterator<Item = &Component<'a>> {
        self.components
            .iter()
            .filter(|component| component.owner.is_none())
    }

    /// The numbers of the components of packages of this name and version.
    pub fn packages_named<'s>(&'s self, name: &'s str, version: &'s str) -> &'s [usize] {
        self.by_record.get(&(name, version)).map_or(&[], Vec::as_slice)
    }
}

fn of_package<'a>(installed: &'a InstalledPackage, distribution: Option<&Distribution>) -> Component<'a> {
    let place = Occurrence {
        path: &installed.database_path,
        inner_path: None,
        layer: installed.layer,
        evidence: EvidenceKind::Installed,
        confidence: Confidence::High,
        is_development: false,
    };
    Component {
        is_system: true,
        occurrences: vec![place],
        ..component(&installed.package, distribution)
    }
}

fn of_library<'a>(library: &'a FoundLibrary, distribution: Option<&Distribution>) -> Component<'a> {
    Component {
        owner: library.owner,
        ..component(&library.package, distribution)
    }
}

fn component<'a>(package: &'a Package, distribution: Option<&Distribution>) -> Component<'a> {
    Component {
        package,
        purl: (family::of(package.ecosystem).purl)(package, distribution),
        reference: String::new(),
        occurrences: Vec::new(),
        owner: None,
        owns: Vec::new(),
        is_system: false,
    }
}

fn occurrence(library: &FoundLibrary) -> Occurrence<'_> {
    Occurrence {
        path: &library.path,
        inner_path: library.inner_path.as_deref(),
        layer: library.layer,
        evidence: library.evidence,
        confidence: library.confidence,
        is_development: library.is_development,
    }
}

/// Gives each component a name of its own: its purl, with its number behind it where others have the same.
fn name(components: &mut [Component<'_>]) {
    let mut taken = HashSet::new();
    for (number, component) in components.iter_mut().enumerate() {
        let wanted = component.purl.clone().unwrap_or_else(|| "package".to_owned());
        component.reference = match taken.contains(&wanted) {
            true => format!("{wanted}#{number}"),
            false => wanted,
        };
        taken.insert(component.reference.clone());
    }
}
