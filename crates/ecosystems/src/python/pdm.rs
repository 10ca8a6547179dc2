//! `pdm.lock`.
//!
//! Odd: a package names the groups that need it, but which of the groups are for development stands only in the project's
//! manifest. `dev` is what PDM calls its own group for that; of others nothing is claimed.

use serde::Deserialize;

use super::pypi;
use super::records::tell;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::LibraryRecord;
use crate::shipped::is_own;

/// Reads `pdm.lock`.
pub struct PdmExtractor;

impl Extractor for PdmExtractor {
    fn name(&self) -> &'static str {
        "pdm-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if is_own(file.path, b"pdm.lock") {
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
    #[serde(default)]
    groups: Vec<String>,
    path: Option<String>,
}

impl Locked {
    fn library(self) -> Option<LibraryRecord> {
        let is_development = self.is_development();
        (!self.is_of_project()).then(|| pypi(self.name, self.version).for_development(is_development))
    }

    /// A folder of the project itself; an archive in it is somebody's package.
    fn is_of_project(&self) -> bool {
        let is_archive = |path: &String| [".whl", ".tar.gz", ".zip"].iter().any(|end| path.ends_with(end));
        self.path.as_ref().is_some_and(|path| !is_archive(path))
    }

    fn is_development(&self) -> bool {
        !self.groups.is_empty() && self.groups.iter().all(|group| group == "dev")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn the_group_dev_is_for_development() {
        let text = "[metadata]\ngroups = [\"default\", \"dev\"]\n\
            [[package]]\nname = \"a\"\nversion = \"1\"\ngroups = [\"default\", \"dev\"]\n\
            [[package]]\nname = \"b\"\nversion = \"1\"\ngroups = [\"dev\"]\n\
            [[package]]\nname = \"c\"\nversion = \"1\"\ngroups = [\"socks\"]\n\
            [[package]]\nname = \"d\"\nversion = \"1\"\neditable = true\npath = \"./packages/d\"\n\
            [[package]]\nname = \"e\"\nversion = \"1\"\npath = \"./e-1-py3-none-any.whl\"\n";
        assert_eq!(
            read(&PdmExtractor, "pdm.lock", text.as_bytes()).0,
            ["a 1", "b 1 dev", "c 1", "e 1"]
        );
    }
}
