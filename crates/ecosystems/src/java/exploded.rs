//! `META-INF/maven/GROUP/ARTIFACT/pom.properties` as a plain file: what an archive was unpacked to.

use super::contents::is_of_maven;
use super::{identity, pom};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile, split_name};
use crate::{EvidenceKind, Libraries};

/// Reads `pom.properties` of unpacked archives.
pub struct ExplodedExtractor;

impl Extractor for ExplodedExtractor {
    fn name(&self) -> &'static str {
        "java-exploded"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if file.path.ends_with(b"/pom.properties") && is_of_maven(split_name(file.path).0) {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        if let Some(coordinates) = pom::properties(file.content) {
            let list = vec![identity::package(&coordinates).into()];
            Libraries::new(self.name(), EvidenceKind::Installed, list).tell(out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_at_mavens_place_are_wanted() {
        let wants = |path: &str| {
            ExplodedExtractor.wants(&FileHeader {
                path: path.as_bytes(),
                size: 0,
                mode: 0,
            })
        };
        for path in [
            "META-INF/maven/g/a/pom.properties",
            "app/WEB-INF/classes/META-INF/maven/g/a/pom.properties",
        ] {
            assert_eq!(wants(path), Want::Now, "{path}");
        }
        for path in [
            "target/maven-archiver/pom.properties",
            "META-INF/maven/pom.properties",
            "pom.properties",
        ] {
            assert_eq!(wants(path), Want::No, "{path}");
        }
    }
}
