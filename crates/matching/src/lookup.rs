//! Where the advisories of each package are looked up: its system's release, or its ecosystem (rules 12 and 14).

use rustc_hash::FxHashMap;
use tidewaiter_advisories::{Database, DatabaseError, SpaceView};
use tidewaiter_types::{Ecosystem, Space};

use crate::candidate::is_of_system;

/// The spaces of a list of packages, each found once.
pub struct Spaces<'a, 'p> {
    db: &'a Database,
    system: Option<&'p Space>,
    found: FxHashMap<Ecosystem, Option<SpaceView<'a>>>,
}

impl<'a, 'p> Spaces<'a, 'p> {
    /// Nothing is looked up yet.
    pub fn new(db: &'a Database, system: Option<&'p Space>) -> Self {
        Self {
            db,
            system,
            found: FxHashMap::default(),
        }
    }

    /// The space of an ecosystem's packages; `None` where the system is unknown or the database does not speak of it.
    pub fn of(&mut self, ecosystem: Ecosystem) -> Result<Option<SpaceView<'a>>, DatabaseError> {
        if let Some(view) = self.found.get(&ecosystem) {
            return Ok(*view);
        }
        let view = match space_key(self.system, ecosystem) {
            Some(space) => self.db.space(&space)?,
            None => None,
        };
        self.found.insert(ecosystem, view);
        Ok(view)
    }
}

/// The space in which packages of an ecosystem are looked up, in a system.
pub fn space_key(system: Option<&Space>, ecosystem: Ecosystem) -> Option<Space> {
    match is_of_system(ecosystem) {
        true => system.cloned(),
        false => Some(Space::of_ecosystem(ecosystem.as_str())),
    }
}
