//! Gradle's lock files: `gradle.lockfile`, `buildscript-gradle.lockfile`, and the older `dependency-locks/CONFIGURATION.lockfile`.
//!
//! Lines are `GROUP:ARTIFACT:VERSION=CONFIGURATION,…`; the older form has a file for each configuration instead. Odd: what is
//! needed to test only is known by the names of configurations, which a build may choose; Gradle's own have `test` in them.

use tidewaiter_types::{Ecosystem, Package};

use super::pom::{is_name, is_version};
use crate::bounds::MAX_PACKAGES;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::{EvidenceKind, Libraries, LibraryRecord};

/// Reads Gradle's lock files.
pub struct GradleLockExtractor;

impl Extractor for GradleLockExtractor {
    fn name(&self) -> &'static str {
        "gradle-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_lock = file.path.ends_with(b".lockfile")
            && (file.name().ends_with(b"gradle.lockfile") || file.folder_name() == b"dependency-locks");
        if is_lock { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let text = String::from_utf8_lossy(file.content);
        let name = String::from_utf8_lossy(file.header().name()).into_owned();
        let mut locked = text.lines().filter_map(|line| locked(line, &name));
        let list: Vec<_> = locked.by_ref().take(MAX_PACKAGES).collect();
        let is_cut = locked.next().is_some();
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(is_cut, out);
    }
}

/// A line of the file of that name; comments and the list of empty configurations are none.
fn locked(line: &str, file: &str) -> Option<LibraryRecord> {
    let (coordinates, configurations) = line.trim().split_once('=').unwrap_or((line.trim(), file));
    let (name, version) = coordinates.rsplit_once(':')?;
    let (group, artifact) = name.split_once(':')?;
    if !is_name(group) || !is_name(artifact) || !is_version(version) {
        return None;
    }
    let is_of_tests = |configuration: &str| configuration.to_ascii_lowercase().contains("test");
    // What builds the build itself is in none of its products.
    let is_development = file.starts_with("buildscript-") || configurations.split(',').all(is_of_tests);
    let package = Package::new(Ecosystem::Maven, name, version);
    Some(LibraryRecord::new(package).for_development(is_development))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extractor::{Fact, NoSiblings};

    fn extract(path: &str, content: &[u8]) -> Vec<(String, bool)> {
        let file = WantedFile {
            path: path.as_bytes(),
            content,
        };
        assert_eq!(GradleLockExtractor.wants(&file.header()), Want::Now, "{path}");
        let mut out = Extraction::default();
        GradleLockExtractor.extract(&file, &NoSiblings, &mut out);
        let lists = out.facts.iter().map(|fact| match fact {
            Fact::Libraries(libraries) => &libraries.list,
            other => panic!("{other:?}"),
        });
        let libraries = lists.flatten();
        libraries
            .map(|library| {
                let package = &library.package;
                (
                    format!("{}@{}", package.name, package.version),
                    library.is_development,
                )
            })
            .collect()
    }

    const LOCK: &str = "# comment: x:y\norg.a:b:1.0=compileClasspath,testRuntimeClasspath\norg.c:d:2=testCompileClasspath\nempty=x\n";

    #[test]
    fn lines_are_read_and_tests_told_apart() {
        let both = |first, second| {
            vec![
                ("org.a:b@1.0".to_owned(), first),
                ("org.c:d@2".to_owned(), second),
            ]
        };
        assert_eq!(extract("app/gradle.lockfile", LOCK.as_bytes()), both(false, true));
        assert_eq!(
            extract("buildscript-gradle.lockfile", LOCK.as_bytes()),
            both(true, true)
        );
        let older = b"# x\norg.a:b:1.0\n";
        assert_eq!(
            extract("gradle/dependency-locks/compile.lockfile", older),
            [("org.a:b@1.0".to_owned(), false)]
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), end in 0..LOCK.len()) {
            extract("gradle.lockfile", &bytes);
            extract("gradle.lockfile", &LOCK.as_bytes()[..end]);
        }
    }
}
