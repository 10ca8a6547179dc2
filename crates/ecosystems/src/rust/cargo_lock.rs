//! `Cargo.lock`, in all its versions: the crates that would be built.
//!
//! Odd: versions 1 and 2 differ from later ones in where checksums stand and in how dependencies are written, neither
//! of which is needed; the oldest files of version 1 have the root in a table of its own. The file does not say what
//! is needed to develop only, nor for which systems. The root and other crates of the same workspace are listed too.
//! Source: the Cargo book.

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::bounds::MAX_PACKAGES;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::{EvidenceKind, Libraries};

/// Reads `Cargo.lock`.
pub struct CargoLockExtractor;

impl Extractor for CargoLockExtractor {
    fn name(&self) -> &'static str {
        "cargo-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_lock = file.is_called(b"Cargo.lock");
        if is_lock { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Ok(text) = std::str::from_utf8(file.content) else {
            return;
        };
        let lock: CargoLock = match toml::from_str(text) {
            Ok(lock) => lock,
            Err(error) => {
                out.problems
                    .push(format!("it is no Cargo.lock: {}", error.message()));
                return;
            }
        };
        let mut crates = lock.root.into_iter().chain(lock.package);
        let first = crates.by_ref().take(MAX_PACKAGES);
        let list = first.map(Crate::into_record).collect();
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(crates.next().is_some(), out);
    }
}

#[derive(Deserialize)]
struct CargoLock {
    /// The root, in the oldest files.
    root: Option<Crate>,
    #[serde(default)]
    package: Vec<Crate>,
}

#[derive(Deserialize)]
struct Crate {
    name: String,
    version: String,
}

impl Crate {
    fn into_record(self) -> crate::library::LibraryRecord {
        Package::new(Ecosystem::Cargo, self.name, self.version).into()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extractor::Fact;
    use crate::extractor::NoSiblings;

    fn extract(text: &str) -> Extraction {
        let file = WantedFile {
            path: b"app/Cargo.lock",
            content: text.as_bytes(),
        };
        assert_eq!(CargoLockExtractor.wants(&file.header()), Want::Now);
        let mut out = Extraction::default();
        CargoLockExtractor.extract(&file, &NoSiblings, &mut out);
        out
    }

    fn pairs(out: &Extraction) -> Vec<(&str, &str)> {
        let [Fact::Libraries(libraries)] = &out.facts[..] else {
            panic!("{out:?}");
        };
        let list = libraries.list.iter();
        list.map(|record| (record.package.name.as_str(), record.package.version.as_str()))
            .collect()
    }

    #[test]
    fn the_oldest_form_and_the_newest_are_read() {
        let oldest = "[root]\nname = \"me\"\nversion = \"0.1.0\"\ndependencies = [\n \"libc 0.2.0 (registry+x)\",\n]\n\n\
                      [[package]]\nname = \"libc\"\nversion = \"0.2.0\"\nsource = \"registry+x\"\n\n\
                      [metadata]\n\"checksum libc 0.2.0 (registry+x)\" = \"00\"\n";
        assert_eq!(pairs(&extract(oldest)), [("me", "0.1.0"), ("libc", "0.2.0")]);
        let newest = "version = 4\n\n[[package]]\nname = \"libc\"\nversion = \"0.2.0\"\nchecksum = \"00\"\n";
        assert_eq!(pairs(&extract(newest)), [("libc", "0.2.0")]);
    }

    #[test]
    fn damage_is_told_and_an_empty_file_says_nothing() {
        assert_eq!(extract("version = 4\n"), Extraction::default());
        let damaged = extract("[[package]]\nname = \"libc\"\n");
        assert!(
            damaged.facts.is_empty() && damaged.problems.len() == 1,
            "{damaged:?}"
        );
        let deep = extract(&format!("a = {}", "[".repeat(100_000)));
        assert_eq!(deep.problems.len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(\\[\\[package\\]\\]\\n|name = \"a\"\\n|version = \"1\"\\n|[\\[\\]={}\".\\n]|\\PC){0,30}") {
            extract(&text);
        }
    }
}
