//! Descriptions of Conda's environments (`environment.yml`), as far as they are pinned. `conda env export` writes them.
//!
//! Odd: `=1.2` also takes 1.2.7, but an export without builds writes whole versions that way; so such a pin is listed, with less
//! confidence than `==1.2` and `=1.2=BUILD`. Below `pip:` stand requirements of Python's own index. Only the form that
//! is always written is read, a list of one entry a line: YAML's other ways lead from a short file to endless work.

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::{Confidence, EvidenceKind, LibraryRecord};
use crate::listing::Listing;
use crate::python::pinned;

/// Reads `environment.yml` and `environment.yaml`.
pub struct EnvironmentExtractor;

impl Extractor for EnvironmentExtractor {
    fn name(&self) -> &'static str {
        "conda-environment"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        match file.path.last() {
            Some(b'l') if matches!(file.name(), b"environment.yml" | b"environment.yaml") => Want::Now,
            _ => Want::No,
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let text = String::from_utf8_lossy(file.content);
        let mut listing = Listing::default();
        for entry in entries(&text) {
            let record = match entry {
                Entry::Conda(specification) => conda(specification),
                Entry::Pip(line) => {
                    pinned(line).map(|(name, version)| Package::new(Ecosystem::Pypi, name, version).into())
                }
            };
            record.into_iter().for_each(|record| listing.add(record));
        }
        listing.tell(self, EvidenceKind::Locked, out);
    }
}

enum Entry<'a> {
    /// `CHANNEL::NAME=VERSION=BUILD`, and what may be left out of it.
    Conda(&'a str),
    /// A requirement as pip reads it.
    Pip(&'a str),
}

/// The entries of the list `dependencies`.
fn entries(text: &str) -> impl Iterator<Item = Entry<'_>> {
    let lines = text.lines().map(without_comment).filter(|line| !line.is_empty());
    let below = lines.skip_while(|line| *line != "dependencies:").skip(1);
    let list = below.take_while(|line| line.starts_with([' ', '-']));
    // How far the list of pip's requirements stands in at least, while the lines are in it.
    let mut pip = None;
    list.filter_map(move |line| {
        let indent = line.len() - line.trim_start().len();
        let entry = unquoted(line.trim_start().strip_prefix('-')?.trim());
        pip = pip.filter(|least| indent >= *least);
        match pip {
            Some(_) => Some(Entry::Pip(entry)),
            None if entry == "pip:" => {
                pip = Some(indent + 1);
                None
            }
            None => Some(Entry::Conda(entry)),
        }
    })
}

fn without_comment(line: &str) -> &str {
    let end = match line.trim_start().starts_with('#') {
        true => 0,
        false => line.find(" #").unwrap_or(line.len()),
    };
    line[..end].trim_end()
}

fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('\'').or_else(|| inner('"')).unwrap_or(text)
}

fn conda(specification: &str) -> Option<LibraryRecord> {
    let specification = specification
        .rsplit_once("::")
        .map_or(specification, |(_, after)| after);
    let (name, rest) = specification.split_once('=')?;
    let is_sure = rest.contains('=');
    let version = rest.strip_prefix('=').unwrap_or(rest).split('=').next()?.trim();
    let is_text = |text: &str, signs: &str| {
        let is_sign = |sign: char| sign.is_ascii_alphanumeric() || signs.contains(sign);
        !text.is_empty() && text.chars().all(is_sign)
    };
    let name = name.trim();
    if !is_text(name, "-_.") || !is_text(version, "-_.+!") {
        return None;
    }
    let mut record = LibraryRecord::new(Package::new(Ecosystem::Conda, name, version));
    if !is_sure {
        record.confidence = Confidence::Medium;
    }
    Some(record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn pins_are_listed_with_the_confidence_that_they_deserve() {
        for (specification, expected) in [
            (
                "zlib=1.2.13=h5eee18b_0",
                Some(("zlib", "1.2.13", Confidence::High)),
            ),
            (
                "conda-forge::zlib==1.2.13",
                Some(("zlib", "1.2.13", Confidence::High)),
            ),
            ("zlib=1.2", Some(("zlib", "1.2", Confidence::Medium))),
            ("zlib", None),
            ("zlib=1.2.*", None),
            ("zlib>=1.2", None),
            ("zlib 1.2", None),
            ("zlib=1.2|1.3", None),
            ("=", None),
        ] {
            let record = conda(specification);
            let read = record.as_ref().map(|record| {
                (
                    record.package.name.as_str(),
                    record.package.version.as_str(),
                    record.confidence,
                )
            });
            assert_eq!(read, expected, "{specification}");
        }
    }

    #[test]
    fn pips_requirements_are_pythons() {
        let text = "name: x\nchannels:\n  - a==1\ndependencies: # all\n  # first\n  - python=3.11.4=h1_0\n  - pip\n  - pip: \n    - requests==2.25.1\n\
            \n    - 'six==1.0' # why\n  - zlib==1\nvariables:\n  - a==1\n";
        let (words, _) = read(&EnvironmentExtractor, "app/environment.yml", text.as_bytes());
        assert_eq!(words, ["python 3.11.4", "requests 2.25.1", "six 1.0", "zlib 1"]);
        let flush = "dependencies:\n- a=1=0\n- pip:\n  - b==1\n- c=1=0\nprefix: /x\n";
        assert_eq!(
            read(&EnvironmentExtractor, "environment.yaml", flush.as_bytes()).0,
            ["a 1", "b 1", "c 1"]
        );
    }

    #[test]
    fn settings_of_others_say_nothing() {
        for text in [
            "environment: production\n",
            "dependencies: none\n- a==1\n",
            ": [",
            "- a\n",
            "dependencies:\n",
        ] {
            assert_eq!(
                read(&EnvironmentExtractor, "environment.yaml", text.as_bytes()),
                (vec![], vec![])
            );
        }
    }
}
