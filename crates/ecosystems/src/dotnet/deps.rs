//! `NAME.deps.json`, which stands beside a published program and tells the runtime what to load: what is installed there.
//!
//! `libraries` has the packages, `targets` which files each brings. A package that brings none was only needed to find others, or
//! the framework has what it would bring (`System.Net.Http`); it is not there, and is left out. Odd: a program that brings the
//! framework along names it `runtimepack.PACKAGE`.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

use super::package::of_id;
use crate::bounded_json::{Map, Pairs, Text, read_or_tell};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::{EvidenceKind, Libraries};

/// How many targets are looked at: the framework, and the platform that the program was published for.
const MOST_TARGETS: usize = 8;
/// How many files of a package are looked at.
const MOST_FILES: usize = 1_000;

/// Reads `*.deps.json`.
pub struct DepsExtractor;

#[derive(Deserialize)]
struct Deps<'a> {
    #[serde(borrow, default)]
    libraries: Pairs<'a, Library<'a>>,
    #[serde(borrow, default)]
    targets: Pairs<'a, Pairs<'a, BringsAnything>, MOST_TARGETS>,
}

#[derive(Deserialize)]
struct Library<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Text<'a>>,
}

/// What a package brings.
#[derive(Deserialize)]
struct Assets {
    #[serde(default)]
    runtime: Files,
    #[serde(default)]
    native: Files,
    #[serde(default)]
    resources: Files,
    #[serde(default, rename = "runtimeTargets")]
    of_platforms: Files,
}

/// Whether a package brings anything; only that is kept of it.
struct BringsAnything(bool);

impl<'de> Deserialize<'de> for BringsAnything {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let assets = Assets::deserialize(deserializer)?;
        let kinds = [
            assets.runtime,
            assets.native,
            assets.resources,
            assets.of_platforms,
        ];
        Ok(Self(kinds.iter().any(|files| files.is_any)))
    }
}

/// Whether files are named; only that is kept of them.
#[derive(Default)]
struct Files {
    is_any: bool,
}

impl<'de> Deserialize<'de> for Files {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let files: Pairs<'de, IgnoredAny, MOST_FILES> = Map::deserialize(deserializer)?;
        // A name that ends so is NuGet's for "nothing is needed here".
        let is_any = files.list.iter().any(|(name, _)| !name.ends_with("_._"));
        Ok(Self { is_any })
    }
}

impl Extractor for DepsExtractor {
    fn name(&self) -> &'static str {
        "dotnet-deps"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if file.path.ends_with(b".deps.json") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Some(deps) = read_or_tell::<Deps<'_>>(file.content, "list of .NET's dependencies", out) else {
            return;
        };
        let brings = brings(&deps);
        let is_there = |id: &str| brings.get(id).copied().unwrap_or(true);
        let libraries = deps.libraries.list.iter();
        let ids = libraries.filter_map(|(id, library)| match library.kind.as_deref()? {
            "package" => Some(&**id),
            "runtimepack" => Some(id.strip_prefix("runtimepack.").unwrap_or(id)),
            _ => None,
        });
        let list = ids.filter(|id| is_there(id)).filter_map(of_id).map(Into::into);
        Libraries::new(self.name(), EvidenceKind::Installed, list.collect())
            .tell_with_rest(deps.libraries.is_cut, out);
    }
}

/// Whether a package that some target names brings anything in one of them.
fn brings<'a>(deps: &'a Deps<'_>) -> BTreeMap<&'a str, bool> {
    let mut brings = BTreeMap::new();
    for (id, assets) in deps.targets.list.iter().flat_map(|(_, target)| &target.list) {
        *brings.entry(&**id).or_default() |= assets.0;
    }
    brings
}
