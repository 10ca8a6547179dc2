//! What reads os-release and the older release files out of a layer.
//!
//! Odd: each such file gives a fact of its own; which of them counts is decided over the whole image, by
//! [`choose_release`](super::choose_release).

use super::parse_release_file;
use crate::extractor::{Extraction, Extractor, Fact, FileHeader, Siblings, Want, WantedFile};

/// Reads `os-release`, `redhat-release`, `alpine-release` and `debian_version`.
pub struct ReleaseExtractor;

impl Extractor for ReleaseExtractor {
    fn name(&self) -> &'static str {
        "os-release"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        match file.name() {
            b"os-release" | b"redhat-release" | b"alpine-release" | b"debian_version" => Want::Now,
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
