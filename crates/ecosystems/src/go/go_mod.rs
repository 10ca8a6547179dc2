//! `go.mod`: the modules that somebody would build from, in the versions that are demanded, replaced ones as what
//! replaces them.
//!
//! Odd: since Go 1.17 the file of a program lists all modules that it needs, so its versions are those that would be
//! built; in older ones a module that is only needed by others may be missing, or be built in a newer version. The
//! `go` and `toolchain` lines demand a Go at least as new and do not say which one builds, so no standard library
//! comes of them. Files in the module cache (`pkg/mod`) say what others demanded of each other, and are passed by.
//! Source: go.dev/ref/mod#go-mod-file.

use std::collections::HashMap;

use tidewaiter_types::{Ecosystem, Package};

use super::replaced;
use crate::bounds::MAX_PACKAGES;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::{EvidenceKind, Libraries};

/// Reads `go.mod`.
pub struct GoModExtractor;

impl Extractor for GoModExtractor {
    fn name(&self) -> &'static str {
        "go-mod"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_go_mod = file.is_called(b"go.mod");
        let is_cached = || memchr::memmem::find(file.path, b"pkg/mod/").is_some();
        if is_go_mod && !is_cached() {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Ok(text) = std::str::from_utf8(file.content) else {
            return;
        };
        let module = parse(text);
        if !module.has_name {
            return;
        }
        let is_cut = module.required.len() > MAX_PACKAGES;
        let list = module.packages().take(MAX_PACKAGES).map(Into::into).collect();
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(is_cut, out);
    }
}

/// What a file says.
#[derive(Default)]
struct GoMod<'a> {
    has_name: bool,
    /// Paths and versions.
    required: Vec<(&'a str, &'a str)>,
    /// What replaces a module, in one version or (`None`) in all that have no replacement of their own.
    replacements: HashMap<(&'a str, Option<&'a str>), (&'a str, &'a str)>,
}

impl<'a> GoMod<'a> {
    fn packages(&self) -> impl Iterator<Item = Package> {
        self.required.iter().map(|&(path, version)| {
            let of_version = self.replacements.get(&(path, Some(version)));
            let (path, version) = match of_version.or_else(|| self.replacements.get(&(path, None))) {
                Some((by, by_version)) => replaced(path, by, by_version),
                None => (path.to_owned(), version.to_owned()),
            };
            Package::new(Ecosystem::Golang, path, version)
        })
    }

    /// Takes what stands behind a verb, in its line or in a line of its block.
    fn take(&mut self, verb: &str, words: &[&'a str]) {
        match (verb, words) {
            ("module", [_]) => self.has_name = true,
            ("require", [path, version]) if !path.is_empty() && !version.is_empty() => {
                self.required.push((path, version));
            }
            ("replace", [path, "=>", by]) => self.replace((path, None), (by, "")),
            ("replace", [path, "=>", by, version]) => self.replace((path, None), (by, version)),
            ("replace", [path, of, "=>", by]) => self.replace((path, Some(of)), (by, "")),
            ("replace", [path, of, "=>", by, version]) => self.replace((path, Some(of)), (by, version)),
            _ => {}
        }
    }

    fn replace(&mut self, module: (&'a str, Option<&'a str>), by: (&'a str, &'a str)) {
        self.replacements.insert(module, by);
    }
}

/// Reads a file; what is not understood is passed over.
fn parse(text: &str) -> GoMod<'_> {
    let mut module = GoMod::default();
    let mut block = None;
    for line in text.lines() {
        let words = words(line);
        match (block, words.as_slice()) {
            (_, []) => {}
            (Some(_), [")"]) => block = None,
            (Some(verb), words) => module.take(verb, words),
            (None, [verb, "("]) => block = Some(*verb),
            (None, [verb, words @ ..]) => module.take(verb, words),
        }
    }
    module
}

/// More words than any line has that means something.
const MOST_WORDS: usize = 8;

/// The words of a line, without quotes, up to the comment. `(` may stand directly behind a word.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next()
        && !rest.starts_with("//")
        && words.len() < MOST_WORDS
    {
        let (word, after) = match first {
            '"' | '`' => {
                let inner = &rest[1..];
                inner.split_once(first).unwrap_or((inner, ""))
            }
            '(' | ')' => rest.split_at(1),
            _ => {
                let end = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
                rest.split_at(rest.find(end).unwrap_or(rest.len()))
            }
        };
        words.push(word);
        rest = after.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extractor::Fact;
    use crate::extractor::NoSiblings;

    fn extract(path: &str, text: &str) -> Extraction {
        let file = WantedFile {
            path: path.as_bytes(),
            content: text.as_bytes(),
        };
        assert_eq!(GoModExtractor.wants(&file.header()), Want::Now, "{path}");
        let mut out = Extraction::default();
        GoModExtractor.extract(&file, &NoSiblings, &mut out);
        out
    }

    fn pairs(out: &Extraction) -> Vec<(&str, &str)> {
        let lists = out.facts.iter().map(|fact| match fact {
            Fact::Libraries(libraries) => &libraries.list,
            other => panic!("{other:?}"),
        });
        lists
            .flatten()
            .map(|record| (record.package.name.as_str(), record.package.version.as_str()))
            .collect()
    }

    #[test]
    fn what_is_required_is_listed_as_what_replaces_it() {
        let text = "module example.org/me // a comment\n\ngo 1.20\ntoolchain go1.22.1\n\
                    require \"example.org/a\" v1.0.0\nrequire(\n\texample.org/b v1.1.0 // indirect\n\
                    \texample.org/c v1.2.0\n\texample.org/d v1.3.0\n\texample.org/e `v1.4.0`\n)\n\
                    replace example.org/b => example.org/fork v9.0.0\n\
                    replace (\n example.org/c v1.2.0 => ../c\n example.org/d v0.0.1 => example.org/other v1.0.0\n)\n\
                    exclude example.org/e v1.3.9\nretract v1.0.0\n";
        assert_eq!(
            pairs(&extract("src/go.mod", text)),
            [
                ("example.org/a", "v1.0.0"),
                ("example.org/fork", "v9.0.0"),
                ("example.org/c", "(devel)"),
                ("example.org/d", "v1.3.0"),
                ("example.org/e", "v1.4.0"),
            ]
        );
    }

    #[test]
    fn strangers_and_the_module_cache_are_passed_by() {
        assert_eq!(
            extract("go.mod", "require example.org/a v1.0.0\n"),
            Extraction::default()
        );
        for path in [
            "cargo.mod",
            "root/go/pkg/mod/example.org/a@v1.0.0/go.mod",
            "xgo.mod",
            "go.mod/x",
        ] {
            let file = WantedFile {
                path: path.as_bytes(),
                content: b"",
            };
            assert_eq!(GoModExtractor.wants(&file.header()), Want::No, "{path}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(module a\n|require|replace|=>|[()\"`/. \n]|v1|\\PC){0,40}") {
            extract("go.mod", &text);
        }
    }
}
