//! Packages that were installed before wheels, and what is built in place: `*.egg-info` (a folder with `PKG-INFO`, or that
//! file itself), `EGG-INFO/PKG-INFO` in an unpacked egg.
//!
//! Odd: `setup.py develop` and old editable installs leave `NAME.egg-info` in the source tree and a link to it (`.egg-link`)
//! elsewhere; the link has no version, so it is the tree that is read. A tree that nobody linked looks the same and
//! is listed too: whoever works in it imports it. A `PKG-INFO` in another folder is an unpacked source archive's.

use super::metadata::tell_distribution;
use super::wheel::{ends_with_ignoring_case, is_left_behind};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile, split_name};

/// Reads `*.egg-info`, `*.egg-info/PKG-INFO` and `*.egg/EGG-INFO/PKG-INFO`.
pub struct EggExtractor;

impl Extractor for EggExtractor {
    fn name(&self) -> &'static str {
        "python-egg"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if matches!(file.path.last(), Some(b'o' | b'O')) && is_egg_info(file.path) {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        tell_distribution(self, file.content, None, out);
    }
}

fn is_egg_info(path: &[u8]) -> bool {
    let Some(folder) = path.strip_suffix(b"/PKG-INFO") else {
        return is_named_egg_info(path);
    };
    let (egg, name) = split_name(folder);
    let is_in_egg = name.eq_ignore_ascii_case(b"EGG-INFO") && ends_with_ignoring_case(egg, b".egg");
    is_in_egg || is_named_egg_info(folder)
}

fn is_named_egg_info(path: &[u8]) -> bool {
    ends_with_ignoring_case(path, b".egg-info") && !is_left_behind(split_name(path).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_files_of_eggs_are_wanted_and_source_archives_are_not() {
        let wants = |path: &str| {
            let header = FileHeader {
                path: path.as_bytes(),
                size: 1,
                mode: 0,
            };
            EggExtractor.wants(&header) == Want::Now
        };
        assert!(wants(
            "usr/lib/python3/dist-packages/six-1.15.0.egg-info/PKG-INFO"
        ));
        assert!(wants("usr/lib/python2.7/argparse.egg-info"));
        assert!(wants("usr/lib/python2.7/argparse.EGG-INFO"));
        assert!(wants("site-packages/a-1-py3.11.egg/EGG-INFO/PKG-INFO"));
        assert!(!wants("src/a/EGG-INFO/PKG-INFO"));
        assert!(!wants("src/docopt-0.6.2/PKG-INFO"));
        assert!(!wants("site-packages/~ix.egg-info/PKG-INFO"));
        assert!(!wants("site-packages/six.egg-info/top_level.txt"));
    }
}
