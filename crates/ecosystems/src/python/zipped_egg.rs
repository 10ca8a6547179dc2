//! Eggs that lie packed in `site-packages`, and are imported from there: a zip archive with the name `*.egg`.

use super::metadata::tell_distribution;
use super::wheel::ends_with_ignoring_case;
use super::zip_member::member;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};

/// Where an egg has its metadata.
const METADATA: &str = "EGG-INFO/PKG-INFO";
/// How much of the metadata is read; the headers come first.
const MOST_METADATA: u64 = 1 << 20;

/// Reads `*.egg`.
pub struct ZippedEggExtractor;

impl Extractor for ZippedEggExtractor {
    fn name(&self) -> &'static str {
        "python-zipped-egg"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if ends_with_ignoring_case(file.path, b".egg") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        if !file.content.starts_with(b"PK") {
            return;
        }
        match member(file.content, METADATA, MOST_METADATA) {
            Ok(Some(metadata)) => tell_distribution(self, &metadata, Some(METADATA), out),
            Ok(None) => {}
            Err(error) => out.problems.push(error.to_string()),
        }
    }
}
