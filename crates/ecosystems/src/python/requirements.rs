//! Requirements as pip reads them (`requirements.txt`), as far as they are pinned: `NAME==VERSION`.
//!
//! Odd: the file is a list of arguments to pip, so a line may also be an option, a path, an address or another file's name
//! (which is read for itself if it is there). Only `==` without a star, and `===`, say which version is installed.

use std::borrow::Cow;

use super::metadata::is_name;
use super::pypi;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::EvidenceKind;
use crate::listing::Listing;
use crate::shipped::is_shipped;

/// Reads `*requirements*.txt`, and `*.txt` in a folder `requirements`.
pub struct RequirementsExtractor;

impl Extractor for RequirementsExtractor {
    fn name(&self) -> &'static str {
        "python-requirements"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if !file.path.ends_with(b".txt") {
            return Want::No;
        }
        let is_named = |name: &[u8]| memchr::memmem::find(name, b"requirements").is_some();
        let is_requirements = is_named(file.name()) || file.folder_name() == b"requirements";
        if is_requirements && !is_shipped(file.path) {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let mut listing = Listing::default();
        let text = String::from_utf8_lossy(file.content);
        for line in lines(text.strip_prefix('\u{feff}').unwrap_or(&text)) {
            if let Some((name, version)) = pinned(&line) {
                listing.add(pypi(name, version));
            }
        }
        listing.tell(self, EvidenceKind::Locked, out);
    }
}

/// Lines with those that continue them, as pip joins them: a comment line ends what is continued.
fn lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut lines = text.lines();
    std::iter::from_fn(move || {
        let first = lines.next()?;
        let Some(begin) = continued(first) else {
            return Some(Cow::Borrowed(first));
        };
        let mut joined = begin.to_owned();
        for line in lines.by_ref() {
            match continued(line) {
                Some(part) => joined.push_str(part),
                None => {
                    // A blank, so that a comment is still seen to be one.
                    joined.push_str(if is_comment(line) { " " } else { "" });
                    joined.push_str(line);
                    break;
                }
            }
        }
        Some(Cow::Owned(joined))
    })
}

/// The line without the mark that it goes on, if it does.
fn continued(line: &str) -> Option<&str> {
    line.strip_suffix('\\').filter(|_| !is_comment(line))
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Name and version, if the line pins one.
pub(crate) fn pinned(line: &str) -> Option<(&str, &str)> {
    let requirement = without_options(without_comment(line));
    let requirement = requirement.split(';').next()?.trim();
    let end = requirement.find(|sign: char| !sign.is_ascii_alphanumeric() && !"-_.".contains(sign))?;
    let (name, rest) = requirement.split_at(end);
    let specifiers = without_extras(rest.trim_start())?.trim();
    let specifiers = specifiers
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .unwrap_or(specifiers);
    let version = specifiers.split(',').find_map(exactly)?;
    is_name(name).then_some((name, version))
}

fn without_comment(line: &str) -> &str {
    if is_comment(line) {
        return "";
    }
    let comment = [" #", "\t#"].iter().filter_map(|mark| line.find(mark)).min();
    comment.map_or(line, |at| &line[..at])
}

/// Options of a requirement follow it, each after a blank.
fn without_options(line: &str) -> &str {
    let line = line.trim();
    line.find(" -").map_or(line, |at| &line[..at])
}

fn without_extras(text: &str) -> Option<&str> {
    match text.strip_prefix('[') {
        Some(extras) => extras.split_once(']').map(|(_, rest)| rest),
        None => Some(text),
    }
}

/// The version that `==VERSION` or `===VERSION` allows alone.
fn exactly(specifier: &str) -> Option<&str> {
    let version = specifier.trim().strip_prefix("==")?;
    let version = version.strip_prefix('=').unwrap_or(version).trim();
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || ".+-_!".contains(sign);
    (version.starts_with(|sign: char| sign.is_ascii_alphanumeric()) && version.chars().all(is_sign))
        .then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::FileHeader;
    use crate::testing::read;

    #[test]
    fn pins_are_read_whatever_stands_around_them() {
        for (line, expected) in [
            ("a==1.0", Some(("a", "1.0"))),
            (
                "  Not_Normal.Name == 1.0  # why",
                Some(("Not_Normal.Name", "1.0")),
            ),
            ("a[x, y]==1.0;python_version>='3'", Some(("a", "1.0"))),
            ("a (==1.0)", Some(("a", "1.0"))),
            ("a>=0.9,==1.0", Some(("a", "1.0"))),
            ("a===1.0+local", Some(("a", "1.0+local"))),
            ("a==1!2.0 --hash=sha256:aa --hash=sha256:bb", Some(("a", "1!2.0"))),
            ("a==1.*", None),
            ("a==${VERSION}", None),
            ("a>=1.0", None),
            ("a", None),
            ("a @ https://x.example/a-1==1.whl", None),
            ("-e git+https://x.example/a.git@1.0#egg=a==1", None),
            ("--hash=sha256:aa", None),
            ("./a==1.0", None),
            ("# a==1.0", None),
            ("", None),
        ] {
            assert_eq!(pinned(line), expected, "{line}");
        }
    }

    #[test]
    fn continued_lines_are_joined_as_pip_joins_them() {
        let text = "\u{feff}a\\\n==1.0 \\\n  --hash=x\nb==\\\n# comment\n2\nc==1 \\\n# ends it\nd==1\r\n# no \\\ne==1\\";
        assert_eq!(
            read(&RequirementsExtractor, "requirements.txt", text.as_bytes()).0,
            ["a 1.0", "c 1", "d 1", "e 1"]
        );
    }

    #[test]
    fn requirements_have_many_names() {
        let wants = |path: &str| {
            RequirementsExtractor.wants(&FileHeader {
                path: path.as_bytes(),
                size: 1,
                mode: 0,
            }) == Want::Now
        };
        assert!(wants("requirements.txt") && wants("app/dev-requirements-2.txt"));
        assert!(wants("app/requirements/base.txt"));
        assert!(!wants("app/requirements/base.in") && !wants("readme.txt"));
        assert!(!wants("usr/lib/python3/dist-packages/a/requirements.txt"));
    }
}
