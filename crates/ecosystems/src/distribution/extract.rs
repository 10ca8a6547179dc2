//! What reads os-release and the older release files out of a layer.
//!
//! Odd: each such file gives a fact of its own; which of them counts is decided over the whole image, by
//! [`choose_release`](super::choose_release).

use super::parse_release_file;
use crate::extractor::{Extraction, Extractor, Fact, FileHeader, Siblings, Subject, Want, WantedFile};

/// Reads `os-release`, `redhat-release`, `system-release-cpe`, `alpine-release` and `debian_version`.
pub struct ReleaseExtractor;

impl Extractor for ReleaseExtractor {
    fn name(&self) -> &'static str {
        "os-release"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::System
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        match file.name() {
            b"os-release"
            | b"redhat-release"
            | b"system-release-cpe"
            | b"alpine-release"
            | b"debian_version" => Want::Now,
            _ => Want::No,
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let header = file.header();
        let name = String::from_utf8_lossy(header.name());
        out.facts
            .extend(parse_release_file(&name, file.content).map(Fact::OsRelease));
    }
}

#[cfg(test)]
mod tests {
    use super::super::RELEASE_FILES;
    use super::*;
    use crate::extractor::NoSiblings;

    #[test]
    fn every_release_file_is_wanted_and_read() {
        for path in RELEASE_FILES {
            let file = WantedFile {
                path: path.as_bytes(),
                content: b"ID=x # release 1\n",
            };
            assert_eq!(ReleaseExtractor.wants(&file.header()), Want::Now, "{path}");
            let mut out = Extraction::default();
            ReleaseExtractor.extract(&file, &NoSiblings, &mut out);
            // A file of another system's kind may say nothing, but no more than one thing.
            assert!(out.facts.len() <= 1 && out.problems.is_empty(), "{path}");
            assert!(!path.ends_with("os-release") || out.facts.len() == 1, "{path}");
        }
    }
}
