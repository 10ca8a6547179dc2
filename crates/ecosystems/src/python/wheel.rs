//! Installed wheels: `NAME-VERSION.dist-info/METADATA`, also of what was installed in place for development (PEP 660).
//!
//! Odd: what pip could not remove to the end it leaves under a name that begins with `~`, and then looks at it no more.

use super::metadata::tell_distribution;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile, split_name};

/// Reads `*.dist-info/METADATA`.
pub struct WheelExtractor;

impl Extractor for WheelExtractor {
    fn name(&self) -> &'static str {
        "python-wheel"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let Some(folder) = file.path.strip_suffix(b"/METADATA") else {
            return Want::No;
        };
        if ends_with_ignoring_case(folder, b".dist-info") && !is_left_behind(split_name(folder).1) {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        tell_distribution(self, file.content, None, out);
    }
}

/// Python takes these names in capitals too.
pub(super) fn ends_with_ignoring_case(text: &[u8], end: &[u8]) -> bool {
    text.len()
        .checked_sub(end.len())
        .is_some_and(|at| text[at..].eq_ignore_ascii_case(end))
}

/// Whether a folder or file of that name is what pip left of a package that it removed.
pub(super) fn is_left_behind(name: &[u8]) -> bool {
    name.starts_with(b"~")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::NoSiblings;

    fn wants(path: &str) -> bool {
        let header = FileHeader {
            path: path.as_bytes(),
            size: 1,
            mode: 0,
        };
        WheelExtractor.wants(&header) == Want::Now
    }

    #[test]
    fn metadata_of_installed_wheels_is_wanted() {
        assert!(wants(
            "usr/lib/python3/dist-packages/PyYAML-6.0.dist-info/METADATA"
        ));
        assert!(wants("a.DIST-INFO/METADATA"));
        assert!(!wants(
            "usr/lib/python3/dist-packages/~yYAML-6.0.dist-info/METADATA"
        ));
        assert!(!wants("a.dist-info/METADATA.txt"));
        assert!(!wants("dist-info/METADATA"));
        assert!(!wants("METADATA"));
    }

    #[test]
    fn a_stranger_of_that_name_says_nothing() {
        let file = WantedFile {
            path: b"a.dist-info/METADATA",
            content: b"all is well\n",
        };
        let mut out = Extraction::default();
        WheelExtractor.extract(&file, &NoSiblings, &mut out);
        assert_eq!(out, Extraction::default());
    }
}
