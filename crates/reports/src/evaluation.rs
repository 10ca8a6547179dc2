//! Whose advisories an image was judged by, or why by nobody's.

use std::collections::BTreeMap;

use tidewaiter_advisories::{Database, DatabaseError};
use tidewaiter_inventory::ImageInventory;
use tidewaiter_types::Space;

/// Whose advisories were applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evaluation {
    /// Those of this space.
    Judged(Space),
    /// None: the database says nothing of the image's system.
    NotInDatabase(Space),
    /// None: no feed speaks of the image's system, which is named here.
    UnknownSystem(String),
    /// None: the image has packages but does not say which system it is.
    NoRelease,
    /// None: the image has no package that could be judged.
    NoPackages,
}

impl Evaluation {
    /// What an image can be judged by with this database.
    ///
    /// # Errors
    /// If the database is damaged.
    pub fn of(inventory: &ImageInventory, database: &Database) -> Result<Self, DatabaseError> {
        if inventory.packages.is_empty() {
            return Ok(Self::NoPackages);
        }
        let Some(distribution) = &inventory.distribution else {
            return Ok(Self::NoRelease);
        };
        Ok(match &distribution.space {
            None => Self::UnknownSystem(distribution.name.clone()),
            Some(space) if database.space(space)?.is_none() => Self::NotInDatabase(space.clone()),
            Some(space) => Self::Judged(space.clone()),
        })
    }

    /// The space whose advisories were applied.
    pub fn space(&self) -> Option<&Space> {
        match self {
            Self::Judged(space) => Some(space),
            _ => None,
        }
    }

    /// Why nothing was judged, in words; `None` if something was.
    pub fn gap(&self) -> Option<String> {
        Some(match self {
            Self::Judged(_) => return None,
            Self::NotInDatabase(space) => format!(
                "the advisory database says nothing of {space}: the packages are listed but were not judged"
            ),
            Self::UnknownSystem(name) => format!(
                "no advisories are known for {name} or a relative of it, so its packages are listed but were not judged"
            ),
            Self::NoRelease => {
                "the image does not say which system it is: its packages are listed but were not judged"
                    .to_owned()
            }
            Self::NoPackages => "the image has no system package: nothing was judged".to_owned(),
        })
    }
}

/// How many libraries could be judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryCoverage {
    /// Those of whose ecosystem the database speaks, or whose owner is judged.
    pub judged: usize,
    /// All others, by ecosystem.
    pub unjudged: BTreeMap<&'static str, usize>,
}

impl LibraryCoverage {
    /// What of an image's libraries can be judged with this database.
    ///
    /// # Errors
    /// If the database is damaged.
    pub fn of(inventory: &ImageInventory, database: &Database) -> Result<Self, DatabaseError> {
        let has_system = Evaluation::of(inventory, database)?.space().is_some();
        let mut coverage = Self::default();
        let mut spoken_of: BTreeMap<&'static str, bool> = BTreeMap::new();
        for library in &inventory.libraries {
            let name = library.package.ecosystem.as_str();
            if !spoken_of.contains_key(name) {
                spoken_of.insert(name, database.space(&Space::of_ecosystem(name))?.is_some());
            }
            match spoken_of[name] || library.owner.is_some() && has_system {
                true => coverage.judged += 1,
                false => *coverage.unjudged.entry(name).or_default() += 1,
            }
        }
        Ok(coverage)
    }

    /// What was not judged, in words; `None` if all was.
    pub fn gap(&self) -> Option<String> {
        let kinds: Vec<String> = self
            .unjudged
            .iter()
            .map(|(name, count)| format!("{name} ({count})"))
            .collect();
        (!kinds.is_empty()).then(|| {
            format!(
                "the advisory database says nothing of libraries and programs of these kinds, which are listed but were not \
                 judged: {}",
                kinds.join(", ")
            )
        })
    }
}
