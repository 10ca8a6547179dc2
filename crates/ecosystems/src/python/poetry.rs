//! `poetry.lock`, of all versions.
//!
//! Odd: what a package is for was said by its `category` until Poetry 1.4, is not said by 1.5 to 1.8, and is told by
//! its `groups` from 2.0 on.

use serde::Deserialize;

use super::pypi;
use super::records::tell;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::LibraryRecord;
use crate::shipped::is_own;

/// Reads `poetry.lock`.
pub struct PoetryExtractor;

impl Extractor for PoetryExtractor {
    fn name(&self) -> &'static str {
        "poetry-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if is_own(file.path, b"poetry.lock") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        tell(self, (file.content, "package"), Locked::library, out);
    }
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    category: Option<String>,
    #[serde(default)]
    groups: Vec<String>,
    source: Option<Source>,
}

#[derive(Deserialize)]
struct Source {
    r#type: Option<String>,
}

impl Locked {
    fn library(self) -> Option<LibraryRecord> {
        let is_development = self.is_development();
        (!self.is_of_project()).then(|| pypi(self.name, self.version).for_development(is_development))
    }

    /// A folder of the project itself, which has its name and version from nobody else.
    fn is_of_project(&self) -> bool {
        let kind = self.source.as_ref().and_then(|source| source.r#type.as_deref());
        kind == Some("directory")
    }

    fn is_development(&self) -> bool {
        let by_groups = !self.groups.is_empty() && self.groups.iter().all(|group| group != "main");
        by_groups || self.category.as_deref() == Some("dev")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn what_is_for_development_is_told_by_category_or_groups() {
        let text = "[[package]]\nname = \"A_b\"\nversion = \"1\"\ncategory = \"main\"\n\
            [[package]]\nname = \"b\"\nversion = \"1\"\ncategory = \"dev\"\n\
            [[package]]\nname = \"c\"\nversion = \"1\"\ngroups = [\"main\", \"dev\"]\n\
            [[package]]\nname = \"d\"\nversion = \"1\"\ngroups = [\"docs\"]\n[package.dependencies]\nversion = \"9\"\n\
            [[package]]\nname = \"e\"\nversion = \"1\"\n[package.source]\ntype = \"directory\"\n\
            [[package]]\nname = \"f\"\nversion = \"1\"\n[package.source]\ntype = \"legacy\"\n";
        let expected = ["A_b 1", "b 1 dev", "c 1", "d 1 dev", "f 1"];
        assert_eq!(
            read(&PoetryExtractor, "app/poetry.lock", text.as_bytes()).0,
            expected
        );
    }
}
