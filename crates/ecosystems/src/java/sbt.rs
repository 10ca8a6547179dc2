//! `build.sbt.lock`, which the plug-in sbt-dependency-lock writes: what a Scala build resolves.
//!
//! Odd: an artifact's name has Scala's version in it (`cats-core_2.13`), as it has in Maven's repositories.

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use super::pom::{is_name, is_version};
use crate::bounded_json::{List, Text, read_or_tell};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::{EvidenceKind, Libraries, LibraryRecord};

/// How many configurations of an artifact are looked at.
const MOST_CONFIGURATIONS: usize = 32;

/// Reads `build.sbt.lock`.
pub struct SbtLockExtractor;

#[derive(Deserialize)]
struct Lock<'a> {
    #[serde(borrow)]
    dependencies: List<Dependency<'a>>,
}

#[derive(Deserialize)]
struct Dependency<'a> {
    #[serde(borrow)]
    org: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    version: Text<'a>,
    #[serde(default)]
    configurations: OfTests,
}

/// Whether all configurations are of tests; only that is kept of them.
#[derive(Default)]
struct OfTests(bool);

impl<'de> Deserialize<'de> for OfTests {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names: List<Text<'de>, MOST_CONFIGURATIONS> = List::deserialize(deserializer)?;
        let all = names.list.iter().all(|name| name.contains("test"));
        Ok(Self(all && !names.list.is_empty() && !names.is_cut))
    }
}

impl Extractor for SbtLockExtractor {
    fn name(&self) -> &'static str {
        "sbt-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if file.path.ends_with(b".sbt.lock") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Some(lock) = read_or_tell::<Lock<'_>>(file.content, "lock file of sbt's", out) else {
            return;
        };
        let is_cut = lock.dependencies.is_cut;
        let list: Vec<_> = lock.dependencies.list.iter().filter_map(locked).collect();
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(is_cut, out);
    }
}

fn locked(dependency: &Dependency<'_>) -> Option<LibraryRecord> {
    let Dependency {
        org,
        name,
        version,
        configurations,
    } = dependency;
    if !is_name(org) || !is_name(name) || !is_version(version) {
        return None;
    }
    let package = Package::new(
        Ecosystem::Maven,
        format!("{}:{}", org.0, name.0),
        version.0.as_ref(),
    );
    Some(LibraryRecord::new(package).for_development(configurations.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extractor::{Fact, NoSiblings};

    const LOCK: &str = r#"{"lockVersion":1,"dependencies":[{"org":"org.typelevel","name":"cats-core_2.13","version":"2.9.0",
        "configurations":["compile","test"]},{"org":"a","name":"b","version":"1","configurations":["test"]},
        {"org":"a b","name":"c","version":"1"}]}"#;

    fn extract(content: &[u8]) -> Extraction {
        let file = WantedFile {
            path: b"srv/build.sbt.lock",
            content,
        };
        assert_eq!(SbtLockExtractor.wants(&file.header()), Want::Now);
        let mut out = Extraction::default();
        SbtLockExtractor.extract(&file, &NoSiblings, &mut out);
        out
    }

    #[test]
    fn what_a_build_resolves_is_read() {
        let out = extract(LOCK.as_bytes());
        let [Fact::Libraries(libraries)] = &out.facts[..] else {
            panic!("{out:?}")
        };
        let list = libraries.list.iter();
        let found: Vec<_> = list
            .map(|record| {
                (
                    record.package.name.as_str(),
                    record.package.version.as_str(),
                    record.is_development,
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("org.typelevel:cats-core_2.13", "2.9.0", false),
                ("a:b", "1", true)
            ]
        );
        assert_eq!(extract(b"bogus").problems.len(), 1);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), end in 0..LOCK.len()) {
            extract(&bytes);
            extract(&LOCK.as_bytes()[..end]);
        }
    }
}
