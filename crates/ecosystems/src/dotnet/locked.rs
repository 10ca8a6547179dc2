//! What NuGet would restore: `packages.lock.json`, and `project.assets.json`, which a restore leaves in `obj`.
//!
//! Both list packages for each target framework, so the same one may stand there several times.

use std::collections::BTreeSet;

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use super::package::of_id;
use crate::bounded_json::{Pairs, Text, read_or_tell};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::{EvidenceKind, Libraries};

/// How many target frameworks are looked at.
const MOST_FRAMEWORKS: usize = 16;

/// Reads `packages.lock.json`.
pub struct LockExtractor;

#[derive(Deserialize)]
struct Lock<'a> {
    #[serde(borrow)]
    dependencies: Pairs<'a, Pairs<'a, Dependency<'a>>, MOST_FRAMEWORKS>,
}

#[derive(Deserialize)]
struct Dependency<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Text<'a>>,
    #[serde(borrow)]
    resolved: Option<Text<'a>>,
}

impl Extractor for LockExtractor {
    fn name(&self) -> &'static str {
        "nuget-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_lock = file.is_called(b"packages.lock.json");
        if is_lock { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Some(lock) = read_or_tell::<Lock<'_>>(file.content, "lock file of NuGet's", out) else {
            return;
        };
        let frameworks = &lock.dependencies;
        let is_cut = frameworks.is_cut || frameworks.list.iter().any(|(_, packages)| packages.is_cut);
        let packages = frameworks.list.iter().flat_map(|(_, packages)| &packages.list);
        let found: BTreeSet<Package> = packages.filter_map(|(name, entry)| locked(name, entry)).collect();
        let list = found.into_iter().map(Into::into).collect();
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(is_cut, out);
    }
}

/// A package of a lock file; a project of the same solution is none.
fn locked(name: &str, entry: &Dependency<'_>) -> Option<Package> {
    let is_project = entry.kind.as_deref() == Some("Project");
    let version = entry.resolved.as_deref().filter(|version| !version.is_empty())?;
    (!is_project && !name.is_empty()).then(|| Package::new(Ecosystem::Nuget, name, version))
}

/// Reads `project.assets.json`.
pub struct AssetsExtractor;

#[derive(Deserialize)]
struct Assets<'a> {
    #[serde(borrow)]
    libraries: Pairs<'a, Library<'a>>,
}

#[derive(Deserialize)]
struct Library<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Text<'a>>,
}

impl Extractor for AssetsExtractor {
    fn name(&self) -> &'static str {
        "nuget-assets"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_list = file.is_called(b"project.assets.json");
        if is_list { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Some(assets) = read_or_tell::<Assets<'_>>(file.content, "list of NuGet's", out) else {
            return;
        };
        let packages = assets.libraries.list.iter().filter(|(_, library)| {
            let kind = library.kind.as_deref();
            kind == Some("package")
        });
        let list = packages.filter_map(|(id, _)| of_id(id)).map(Into::into).collect();
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(assets.libraries.is_cut, out);
    }
}
