//! Where the advisories of each package are looked up: its system's release, or its ecosystem (rules 12 and 14).

use rustc_hash::FxHashMap;
use tidewaiter_advisories::Subject;
use tidewaiter_advisories::{Database, DatabaseError, SpaceView};
use tidewaiter_types::{Ecosystem, Package, Space};

use crate::candidate::is_of_system;
use crate::subject::Compared;

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

/// Where advisories of a package are looked up: space and name, of its source and of itself. What is said of other names does
/// not touch it. Nowhere, if it is of a system that nobody knows.
pub fn lookup_names(system: Option<&Space>, package: &Package) -> Vec<(Space, String)> {
    let Some(space) = space_key(system, package.ecosystem) else {
        return Vec::new();
    };
    let compared = Compared::new(package);
    let [source, own] = [Subject::Source, Subject::Binary].map(|subject| compared.name(subject).to_owned());
    match source == own {
        true => vec![(space, own)],
        false => vec![(space.clone(), source), (space, own)],
    }
}
