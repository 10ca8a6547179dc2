//! Whose advisories an image was judged by, or why by nobody's.

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
