//! `pylock.toml` and `pylock.NAME.toml`: the lock file of all of Python's tools (PEP 751).
//!
//! Odd: a package may have no version, where its source is not archived under one; it is not listed then. What is for
//! development is only told by conditions, which are not evaluated.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::pypi;
use super::records::tell;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::LibraryRecord;
use crate::shipped::is_shipped;

/// Reads `pylock.toml` and `pylock.*.toml`.
pub struct PylockExtractor;

impl Extractor for PylockExtractor {
    fn name(&self) -> &'static str {
        "pylock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_named = |name: &[u8]| name.starts_with(b"pylock.") && name.ends_with(b".toml");
        if file.path.last() == Some(&b'l') && is_named(file.name()) && !is_shipped(file.path) {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        tell(self, (file.content, "packages"), Locked::library, out);
    }
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: Option<String>,
    /// There is one if the package is a folder of the project itself.
    directory: Option<IgnoredAny>,
}

impl Locked {
    fn library(self) -> Option<LibraryRecord> {
        match (self.version, self.directory) {
            (Some(version), None) => Some(pypi(self.name, version)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn packages_with_a_version_are_listed() {
        let text = "lock-version = \"1.0\"\n\
            [[packages]]\nname = \"a\"\nversion = \"1\"\n[packages.sdist]\nname = \"x\"\n[[packages.wheels]]\nname = \"y\"\n\
            [[packages]]\nname = \"b\"\nvcs = { type = \"git\" }\n\
            [[packages]]\nname = \"c\"\nversion = \"1\"\ndirectory = { path = \".\" }\n";
        assert_eq!(read(&PylockExtractor, "pylock.toml", text.as_bytes()).0, ["a 1"]);
        assert_eq!(
            read(&PylockExtractor, "app/pylock.dev.toml", text.as_bytes()).0,
            ["a 1"]
        );
    }
}
