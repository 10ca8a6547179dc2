//! Layers squashed into an image: which system it is, which packages a container would see, and which layer brought
//! each of them.
//!
//! Only the topmost version of a database counts, at the places where package managers look, through links. Packages are
//! never merged across versions of one database. Libraries count wherever they lie.

mod attribution;
mod databases;
mod libraries;
mod owners;
mod places;
mod reader;
mod rereading;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use tidewaiter_ecosystems::distribution;
use tidewaiter_ecosystems::extractor::{Database, Extractor};
use tidewaiter_ecosystems::{Confidence, EvidenceKind, extractors};
use tidewaiter_types::{Distribution, OsRelease, Package};

use crate::layer::LayerInventory;
use crate::view::View;
use databases::Databases;
use reader::Reader;

pub use rereading::{Rereading, Round, squash_rereading};

/// What a squash comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Squash {
    /// All is known.
    Complete(Box<ImageInventory>),
    /// The content of these files decides, and no layer kept it. Read those layers again with
    /// [`crate::LayerScanner::with_extra_paths`], giving all paths that were asked for of the layer so far, and squash
    /// again; [`squash_rereading`] does that, and [`Rereading`] where reading is a task.
    NeedsContent(Vec<ContentNeed>),
}

/// A file whose content is needed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentNeed {
    /// Index of the layer, from the lowest.
    pub layer: usize,
    /// Path in that layer.
    pub path: Vec<u8>,
}

/// What a container of the image would see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageInventory {
    /// What its release files say; `None` where there are none.
    pub os_release: Option<OsRelease>,
    /// The system that this was taken for.
    pub distribution: Option<Distribution>,
    /// Its packages, sorted by ecosystem, name, version and architecture.
    pub packages: Vec<InstalledPackage>,
    /// Its libraries and programs that stand in no database, sorted by package, path and inner path.
    pub libraries: Vec<FoundLibrary>,
    /// What could not be read. An inventory with problems may be incomplete.
    pub problems: Vec<Problem>,
    /// What people should know of the result, in words.
    pub warnings: Vec<String>,
}

/// A package of an image, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InstalledPackage {
    /// The package.
    pub package: Package,
    /// Index of the layer that brought it: the lowest from which on the record is in every version of the database.
    pub layer: usize,
    /// Path in the image of the database that lists it.
    pub database_path: String,
    /// The kind of that database; `None` where a bill of materials is all there is.
    pub database: Option<Database>,
}

/// A library or program of an image, with its evidence. One that lies at several places is there as often.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FoundLibrary {
    /// The package.
    pub package: Package,
    /// Path in the image of the file that tells of it.
    pub path: String,
    /// Where in that file it is, if the file holds others.
    pub inner_path: Option<String>,
    /// Index of the layer that brought it: the lowest from which on that path tells of it.
    pub layer: usize,
    /// The extractor that read the file.
    pub found_by: String,
    /// What kind of evidence the file is.
    pub evidence: EvidenceKind,
    /// How sure its name and version are.
    pub confidence: Confidence,
    /// Needed only to develop or test.
    pub is_development: bool,
    /// Place in [`ImageInventory::packages`] of the package that owns the file; `None` also before
    /// [`ImageInventory::find_owners`].
    pub owner: Option<usize>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// Index of the layer.
    pub layer: usize,
    /// The file; `None` if it is about the layer.
    pub path: Option<String>,
    /// What is wrong, in words for people.
    pub words: String,
}

/// Squashes the layers of an image, lowest first. A layer that is not at hand (a foreign one) is an empty inventory.
pub fn squash(layers: &[&LayerInventory]) -> Squash {
    squash_with(layers, extractors())
}

pub(crate) fn squash_with(layers: &[&LayerInventory], extractors: &[&dyn Extractor]) -> Squash {
    let view = View::new(layers);
    let mut reader = Reader::new(view.clone(), extractors);
    let os_release = places::release(&mut reader);
    let databases = Databases::find(&mut reader);
    let mut libraries = libraries::find(&view, extractors);
    libraries.needs.append(&mut reader.needs);
    if !libraries.needs.is_empty() {
        return Squash::NeedsContent(libraries.needs.into_iter().collect());
    }
    reader.problems.append(&mut libraries.problems);
    let mut warnings = databases.warnings();
    warnings.extend(missing(os_release.is_none(), databases.is_empty()));
    let distribution = os_release.as_ref().map(distribution::identify);
    warnings.extend(distribution.as_ref().and_then(|found| found.warning.clone()));
    Squash::Complete(Box::new(ImageInventory {
        packages: attribution::attribute(&databases, &view, extractors),
        libraries: libraries.libraries,
        os_release,
        distribution,
        problems: problems(layers, reader.problems),
        warnings,
    }))
}

fn missing(release: bool, databases: bool) -> Option<String> {
    let words = match (release, databases) {
        (false, false) => return None,
        (true, true) => {
            "the image has neither release files nor a package database: no system packages were judged"
        }
        (true, false) => {
            "the image has packages but no release files: it cannot be told whose advisories apply"
        }
        (false, true) => "the image has no package database: no system packages were judged",
    };
    Some(words.to_owned())
}

fn problems(layers: &[&LayerInventory], mut of_files: Vec<Problem>) -> Vec<Problem> {
    for (layer, inventory) in layers.iter().enumerate() {
        of_files.extend(inventory.problems.iter().map(|words| Problem {
            layer,
            path: None,
            words: words.clone(),
        }));
    }
    of_files.sort();
    of_files.dedup();
    of_files
}
