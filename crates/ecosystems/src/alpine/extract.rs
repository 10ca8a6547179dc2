//! What reads apk's database out of a layer: `lib/apk/db/installed`, or `usr/lib/apk/db/installed` in newer systems.

use super::{Installed, parse_installed};
use crate::extractor::{
    Database, Extraction, Extractor, Fact, FileHeader, Siblings, Subject, Want, WantedFile,
};

/// Reads `apk/db/installed`, wherever it lies.
pub struct InstalledExtractor;

impl Extractor for InstalledExtractor {
    fn name(&self) -> &'static str {
        "apk-installed"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::System
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_database = file.path == b"apk/db/installed" || file.path.ends_with(b"/apk/db/installed");
        if is_database { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Installed { packages, problems } = parse_installed(file.content);
        let is_at_home = matches!(file.path, b"lib/apk/db/installed" | b"usr/lib/apk/db/installed");
        if !is_at_home && packages.is_empty() {
            return;
        }
        out.problems.extend(problems);
        out.facts.push(Fact::Packages {
            database: Database::Apk,
            packages,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::NoSiblings;

    fn extract(path: &str, content: &str) -> Extraction {
        let file = WantedFile {
            path: path.as_bytes(),
            content: content.as_bytes(),
        };
        assert_eq!(InstalledExtractor.wants(&file.header()), Want::Now, "{path}");
        let mut out = Extraction::default();
        InstalledExtractor.extract(&file, &NoSiblings, &mut out);
        out
    }

    #[test]
    fn both_places_are_read() {
        for path in [
            "lib/apk/db/installed",
            "usr/lib/apk/db/installed",
            "apk/db/installed",
        ] {
            let out = extract(path, "P:a\nV:1\nF:bin\nR:a\n");
            let [Fact::Packages { database, packages }] = &out.facts[..] else {
                panic!("{path}: {out:?}")
            };
            assert_eq!((*database, packages.len()), (Database::Apk, 1));
            assert_eq!(packages[0].files, ["bin/a"]);
        }
    }

    #[test]
    fn a_stranger_of_that_name_says_nothing_but_a_damaged_database_does() {
        assert_eq!(extract("srv/apk/db/installed", "bogus"), Extraction::default());
        let damaged = extract("lib/apk/db/installed", "bogus");
        assert_eq!((damaged.facts.len(), damaged.problems.len()), (1, 2));
        assert_eq!(extract("lib/apk/db/installed", "").problems.len(), 0);
    }
}
