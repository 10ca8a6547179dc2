//! `Pipfile.lock`: JSON, a group of packages for each category; `default` is what runs, `develop` what is for development.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

use super::pypi;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::lenient::{Entries, Text, without_mark};
use crate::library::EvidenceKind;
use crate::listing::Listing;
use crate::shipped::is_own;

/// Reads `Pipfile.lock`.
pub struct PipfileExtractor;

impl Extractor for PipfileExtractor {
    fn name(&self) -> &'static str {
        "pipfile-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if is_own(file.path, b"Pipfile.lock") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        match serde_json::from_slice::<Lock>(without_mark(file.content)) {
            Ok(Lock(listing)) => listing.tell(self, EvidenceKind::Locked, out),
            Err(error) => out.problems.push(format!("it cannot be read: {error}")),
        }
    }
}

/// What the groups list.
struct Lock(Listing);

/// What a group says of a package. What is of the project itself or out of a repository has no version.
#[derive(Deserialize)]
struct Locked<'a> {
    #[serde(borrow, default)]
    version: Text<'a>,
}

impl<'de> Deserialize<'de> for Lock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Groups)
    }
}

struct Groups;

impl<'de> Visitor<'de> for Groups {
    type Value = Lock;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object with groups of packages")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lock, A::Error> {
        let mut listing = Listing::default();
        while let Some(group) = map.next_key::<Text<'_>>()? {
            if group.as_str() == "_meta" {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let is_development = group.as_str() == "develop";
            for (name, locked) in map.next_value::<Entries<'_, Locked<'_>>>()?.0 {
                if let Some(version) = pinned(locked.version.as_str()) {
                    listing.add(pypi(name, version).for_development(is_development));
                }
            }
        }
        Ok(Lock(listing))
    }
}

/// The version in `==1.0`.
fn pinned(version: &str) -> Option<&str> {
    let version = version.trim_start_matches('=').trim();
    (!version.is_empty() && !version.contains('*')).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn groups_say_what_a_package_is_for() {
        let text = r#"{"_meta": {"sources": []}, "default": {"a": {"version": "==1"}, "git": {"ref": "x"}},
            "develop": {"a": {"version": "==1"}, "b": {"version": "==2", "hashes": []}}, "docs": {"c": {"version": "==3"}}}"#;
        assert_eq!(
            read(&PipfileExtractor, "Pipfile.lock", text.as_bytes()).0,
            ["a 1", "b 2 dev", "c 3"]
        );
    }

    #[test]
    fn a_damaged_file_is_a_problem() {
        assert_eq!(
            read(&PipfileExtractor, "Pipfile.lock", "{\"default\": {".as_bytes())
                .1
                .len(),
            1
        );
    }
}
