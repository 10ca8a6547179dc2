//! `yarn.lock`, in the form of Yarn 1 and in that of later ones.
//!
//! Odd: both are lists of blocks of lines, `KEY:` with fields below. Yarn 1 writes a field as `version "1.0.0"` and has the
//! name in the key alone, where an alias must be seen through (`old@npm:semver@5.7.1`); later ones write YAML, and the
//! name in `resolution`. Neither says what is for development. What lies in the project itself is left out.

use super::id::{library, split};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::EvidenceKind;
use crate::listing::Listing;
use crate::shipped::is_own;

/// Reads `yarn.lock`.
pub struct YarnExtractor;

impl Extractor for YarnExtractor {
    fn name(&self) -> &'static str {
        "yarn-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if is_own(file.path, b"yarn.lock") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let text = String::from_utf8_lossy(file.content);
        let mut listing = Listing::default();
        for block in blocks(&text).filter(|block| block.key != "__metadata") {
            match block.library() {
                Read::Library(name, version) => {
                    library(name, version)
                        .into_iter()
                        .for_each(|record| listing.add(record));
                }
                Read::OfProject => {}
                Read::Damaged => listing
                    .problems
                    .add(|| format!("`{}` has no version", short(block.key))),
            }
        }
        listing.tell(self, EvidenceKind::Locked, out);
    }
}

fn short(key: &str) -> String {
    key.chars().take(100).collect()
}

/// `KEY:` and what matters of the fields below it.
#[derive(Default)]
struct Block<'a> {
    key: &'a str,
    version: Option<&'a str>,
    resolution: Option<&'a str>,
}

enum Read<'a> {
    Library(&'a str, &'a str),
    OfProject,
    Damaged,
}

impl<'a> Block<'a> {
    fn library(&self) -> Read<'a> {
        let (Some(version), Some((name, range))) = (self.version, split(self.resolution.unwrap_or(self.key)))
        else {
            return Read::Damaged;
        };
        if is_of_project(range) {
            return Read::OfProject;
        }
        let alias = range.strip_prefix("npm:").filter(|_| self.resolution.is_none());
        let name = alias.map_or(name, |alias| split(alias).map_or(alias, |(name, _)| name));
        Read::Library(name, version)
    }
}

/// Whether what stands behind a name is a folder. An archive that lies there is somebody's package.
fn is_of_project(range: &str) -> bool {
    let is_folder = |range: &str| !range.contains(".tgz") && !range.contains(".tar.gz");
    ["workspace:", "link:", "portal:"]
        .iter()
        .any(|kind| range.starts_with(kind))
        || range.starts_with("file:") && is_folder(range)
}

fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut lines = text.lines().peekable();
    std::iter::from_fn(move || {
        let key = loop {
            if let Some(key) = key(lines.next()?) {
                break key;
            }
        };
        let mut block = Block {
            key,
            ..Block::default()
        };
        while let Some(line) = lines.next_if(|line| key_line(line).is_none()) {
            if let Some((name, value)) = field(line) {
                match name {
                    "version" => block.version = Some(value),
                    "resolution" => block.resolution = Some(value),
                    _ => {}
                }
            }
        }
        Some(block)
    })
}

/// The first of the descriptors that a block stands for.
fn key(line: &str) -> Option<&str> {
    let first = key_line(line)?.split(',').next()?;
    Some(first.trim().trim_matches('"'))
}

/// What stands in front of a block. A key of more than 1,024 signs is written `? KEY`, and its colon below it.
fn key_line(line: &str) -> Option<&str> {
    if line.starts_with(['#', ' ', '\t', ':']) {
        return None;
    }
    line.strip_prefix("? ")
        .or_else(|| line.trim_end().strip_suffix(':'))
}

/// Name and value of a field: `  version "1.0.0"`, `  version: 1.0.0`. Those further in are of lists.
fn field(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix("  ").filter(|rest| !rest.starts_with(' '))?;
    let (name, value) = line.split_once(' ')?;
    Some((
        name.strip_suffix(':').unwrap_or(name),
        value.trim().trim_matches('"'),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn names_of_yarn_1_are_in_the_key() {
        let text = "# yarn lockfile v1\n\n\"@babel/runtime@7.9.0\":\n  version \"7.9.0\"\n  dependencies:\n    version \"^9\"\n\n\
            a@^1.0.0, a@~1.0.0:\r\n  version \"1.0.1\"\r\n\n\"old@npm:semver@5.7.1\":\n  version \"5.7.1\"\n\
            \"new@npm:@s/n\":\n  version \"2.0.0\"\n\"l@link:./l\":\n  version \"0.0.0\"\n\"f@file:./f\":\n  version \"1.0.0\"\n\
            \"g@git+ssh://git@x.example/g.git#main\":\n  version \"1.2.3\"\n\"t@file:t-1.0.0.tgz\":\n  version \"1.0.0\"\n";
        let expected = [
            "@babel/runtime 7.9.0",
            "a 1.0.1",
            "semver 5.7.1",
            "@s/n 2.0.0",
            "g 1.2.3",
            "t 1.0.0",
        ];
        assert_eq!(
            read(&YarnExtractor, "app/yarn.lock", text.as_bytes()),
            (expected.map(str::to_owned).to_vec(), vec![])
        );
    }

    #[test]
    fn names_of_later_yarns_are_in_the_resolution() {
        let text = "__metadata:\n  version: 8\n\n\"old@npm:semver@5.7.1\":\n  version: 5.7.1\n  resolution: \"semver@npm:5.7.1\"\n\n\
            \"app@workspace:.\":\n  version: 0.0.0-use.local\n  resolution: \"app@workspace:.\"\n  dependencies:\n    version: \"npm:1\"\n\n\
            \"f@patch:f@npm%3A2.1.2#optional!builtin<compat/f>\":\n  version: 2.1.2\n  resolution: \"f@patch:f@npm%3A2.1.2#x\"\n\n\
            ? \"long@npm:1, long@npm:2\"\n:\n  version: 1.0.0\n  resolution: \"long@npm:1.0.0\"\n";
        let expected = ["semver 5.7.1", "f 2.1.2", "long 1.0.0"];
        assert_eq!(
            read(&YarnExtractor, "yarn.lock", text.as_bytes()),
            (expected.map(str::to_owned).to_vec(), vec![])
        );
    }

    #[test]
    fn a_block_without_a_version_is_a_problem() {
        assert_eq!(
            read(&YarnExtractor, "yarn.lock", b"a@1:\n  resolved \"x\"\n")
                .1
                .len(),
            1
        );
        assert_eq!(read(&YarnExtractor, "yarn.lock", b""), (vec![], vec![]));
    }
}
