//! `deno.lock`, as far as it names packages of npm. What it has from JSR or from addresses is in no advisory.
//!
//! Odd: packages stand below `npm` in the file's versions 4 and 5, below `packages.npm` in 3, and below `npm.packages` in 2.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::id::{bare, library, split};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::lenient::{Entries, without_mark};
use crate::library::EvidenceKind;
use crate::listing::Listing;
use crate::shipped::is_own;

/// Reads `deno.lock`.
pub struct DenoExtractor;

impl Extractor for DenoExtractor {
    fn name(&self) -> &'static str {
        "deno-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if is_own(file.path, b"deno.lock") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let lock = match serde_json::from_slice::<Lock<'_>>(without_mark(file.content)) {
            Ok(lock) => lock,
            Err(error) => return out.problems.push(format!("it cannot be read: {error}")),
        };
        let mut listing = Listing::default();
        for packages in [&lock.npm, &lock.packages.npm] {
            for (id, inner) in &packages.0 {
                add(id, &mut listing);
                if id == "packages" {
                    inner.0.iter().for_each(|(id, _)| add(id, &mut listing));
                }
            }
        }
        listing.tell(self, EvidenceKind::Locked, out);
    }
}

fn add(id: &str, listing: &mut Listing) {
    let record = split(id).and_then(|(name, version)| library(name, bare(version)));
    record.into_iter().for_each(|record| listing.add(record));
}

/// By id; what stands with it matters in version 2 alone.
type Packages<'a> = Entries<'a, Entries<'a, IgnoredAny>>;

#[derive(Deserialize)]
struct Lock<'a> {
    #[serde(borrow, default)]
    npm: Packages<'a>,
    #[serde(borrow, default)]
    packages: OfRegistries<'a>,
}

#[derive(Deserialize, Default)]
struct OfRegistries<'a> {
    #[serde(borrow, default)]
    npm: Packages<'a>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn packages_of_npm_are_listed_in_every_version() {
        let expected = ["chalk 5.3.0", "@s/a 1.0.0"];
        for text in [
            r#"{"version": "4", "specifiers": {"npm:chalk@5": "5.3.0"}, "npm": {"chalk@5.3.0": {"integrity": "x"}, "@s/a@1.0.0_chalk@5.3.0": {}}}"#,
            r#"{"version": "3", "packages": {"specifiers": {}, "npm": {"chalk@5.3.0": {}, "@s/a@1.0.0": {}}}, "remote": {}}"#,
            r#"{"version": "2", "npm": {"specifiers": {"chalk@5": "chalk@5.3.0"}, "packages": {"chalk@5.3.0": {}, "@s/a@1.0.0": {}}}}"#,
        ] {
            assert_eq!(
                read(&DenoExtractor, "deno.lock", text.as_bytes()).0,
                expected,
                "{text}"
            );
        }
        assert_eq!(
            read(&DenoExtractor, "deno.lock", b"{\"version\": \"4\"}"),
            (vec![], vec![])
        );
        assert_eq!(read(&DenoExtractor, "deno.lock", b"{").1.len(), 1);
    }
}
