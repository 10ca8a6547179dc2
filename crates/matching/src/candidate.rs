//! What is asked about: packages, each with what is known of it beside its record, and the system that they are in.
//!
//! Odd: `owner`. A distribution's package often *is* a language's package as well (`python3-django` brings the files
//! that pip would call `django`). Who reads the files knows that, and says it here; without it rule 1 has nothing to
//! go by, and both stand for themselves.

use tidewaiter_inventory::ImageInventory;
use tidewaiter_types::{Ecosystem, Package, Space};

/// A package to be matched.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'p> {
    /// The package's record.
    pub package: &'p Package,
    /// Place, in the same list, of the distribution's package that owns the files which this one was found in;
    /// `None` where nobody owns them, or not all of them.
    pub owner: Option<usize>,
}

impl<'p> From<&'p Package> for Candidate<'p> {
    fn from(package: &'p Package) -> Self {
        Self { package, owner: None }
    }
}

/// The packages of an image, or of any other list.
#[derive(Clone, Debug, Default)]
pub struct Candidates<'p> {
    /// Where the advisories of the system's own packages are looked up; `None` where the system is unknown, so that
    /// only packages of languages are judged.
    pub system: Option<&'p Space>,
    /// The packages. Matches name them by their places.
    pub list: Vec<Candidate<'p>>,
}

impl<'p> Candidates<'p> {
    /// Packages of which nothing is known beside their records.
    pub fn new(system: Option<&'p Space>, packages: impl IntoIterator<Item = &'p Package>) -> Self {
        Self {
            system,
            list: packages.into_iter().map(Candidate::from).collect(),
        }
    }

    /// All packages of an image; places are those of its list of packages.
    pub fn of_image(image: &'p ImageInventory) -> Self {
        let packages = image.packages.iter().map(|installed| &installed.package);
        Self::new(space_of(image), packages)
    }

    /// Everything in an image: its packages, then its libraries, each with the package that owns its file, so that
    /// the distribution's word about it counts (rule 1). A library's place is that of its list behind all packages.
    pub fn of_everything(image: &'p ImageInventory) -> Self {
        let mut all = Self::of_image(image);
        let libraries = image.libraries.iter().map(|library| Candidate {
            package: &library.package,
            owner: library.owner,
        });
        all.list.extend(libraries);
        all
    }

    /// The system's package at this place; a package of a language owns nothing.
    pub fn owner_at(&self, place: usize) -> Option<&'p Package> {
        let owner = self.list.get(place)?.package;
        is_of_system(owner.ecosystem).then_some(owner)
    }
}

/// Where the advisories of an image's system are looked up.
pub fn space_of(image: &ImageInventory) -> Option<&Space> {
    image.distribution.as_ref()?.space.as_ref()
}

/// Whether an ecosystem's packages are those of a system, whose release says which advisories apply. All others are
/// looked up in a space of their ecosystem's name (rule 12: nowhere else).
pub fn is_of_system(ecosystem: Ecosystem) -> bool {
    matches!(
        ecosystem,
        Ecosystem::Deb | Ecosystem::Apk | Ecosystem::Rpm | Ecosystem::Alpm
    )
}
