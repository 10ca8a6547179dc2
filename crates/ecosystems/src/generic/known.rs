//! Recognises well-known programs that no package manager brought, by a text in them beside which their version stands.
//!
//! A file is looked into only if it is called as one of them is, so few are; the texts are in [`signatures`]. The
//! first place in the file where one of its texts has a version beside it decides.

use std::ops::Range;

use memchr::memmem::Finder;
use tidewaiter_types::{Ecosystem, Package};

use super::signatures::KNOWN;
use super::version_text::{self, VersionText};
use crate::extractor::{Extraction, Flow};
use crate::library::{Confidence, EvidenceKind, Libraries, LibraryRecord};
use crate::program::{Container, Detector, Window};

/// What the facts say found them.
const NAME: &str = "known-program";

/// A well-known program or library.
pub(super) struct Known {
    /// The name of the package.
    pub(super) name: &'static str,
    /// What its files are called.
    pub(super) files: &'static [Files],
    /// Texts beside which its version stands; one is enough.
    pub(super) texts: &'static [Text],
}

/// What files are called.
#[derive(Clone, Copy)]
pub(super) enum Files {
    /// `php`, `php8.2`, `php.exe`.
    Program(&'static str),
    /// `libruby.so`, `libruby-3.1.so.3.1.2`, `libpython3.7m.so.1.0`, `libruby.dylib`.
    Library(&'static str),
}

/// A text, and where the version stands.
#[derive(Clone, Copy)]
pub(super) struct Text {
    pub(super) place: Place,
    /// How many numbers the version has at least.
    pub(super) numbers: usize,
    pub(super) ends: Ends,
}

/// Where the version stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Directly behind a text.
    Behind(&'static str),
    /// Directly in front of a text.
    Before(&'static str),
    /// Where a version begins as the one in the file's name does.
    OfName,
}

/// What comes behind the version.
#[derive(Clone, Copy)]
pub(super) enum Ends {
    Anyhow,
    /// The end of the text.
    Nul,
    /// In the same line, this.
    With(&'static str),
}

impl Files {
    /// The version in a file's name, perhaps an empty one; `None` if the name is another's.
    fn version_in(self, name: &[u8]) -> Option<&[u8]> {
        let (stem, rest) = match self {
            Self::Program(stem) => (stem, name.strip_suffix(b".exe").unwrap_or(name)),
            Self::Library(stem) => (stem, before_suffix(name)?),
        };
        let rest = rest.strip_prefix(stem.as_bytes())?;
        let version = rest.strip_prefix(b"-").unwrap_or(rest);
        let len = match version.first() {
            Some(b'0'..=b'9') => version
                .iter()
                .take_while(|byte| byte.is_ascii_digit() || **byte == b'.')
                .count(),
            _ => 0,
        };
        let (version, flags) = version.split_at(len);
        // Python's libraries once had letters that told how they were built.
        let is_whole = flags.iter().all(u8::is_ascii_lowercase) && flags.len() <= len.min(2);
        is_whole.then_some(version)
    }
}

/// What is in front of a library's `.so`, `.so.1.2` or `.dylib`.
fn before_suffix(name: &[u8]) -> Option<&[u8]> {
    match memchr::memmem::find(name, b".so") {
        Some(at) if matches!(name.get(at + 3), None | Some(b'.')) => Some(&name[..at]),
        _ => name.strip_suffix(b".dylib"),
    }
}

/// What a file may be, as it is called so.
pub(crate) struct KnownFile {
    texts: Vec<Sought>,
}

/// A text to be found, for the program whose it is.
struct Sought {
    name: &'static str,
    text: Text,
    finder: Finder<'static>,
}

impl KnownFile {
    /// By the last part of its path; `None` if nobody knows that.
    pub(crate) fn by_name(name: &[u8]) -> Option<Self> {
        let called = KNOWN.iter().filter_map(|known| {
            let version = known.files.iter().find_map(|files| files.version_in(name))?;
            Some((known, version))
        });
        let texts: Vec<Sought> = called
            .flat_map(|(known, version)| {
                let sought = move |text: &Text| Sought::new(known.name, *text, version);
                known.texts.iter().filter_map(sought)
            })
            .collect();
        (!texts.is_empty()).then_some(Self { texts })
    }
}

impl Sought {
    fn new(name: &'static str, text: Text, version_in_name: &[u8]) -> Option<Self> {
        let finder = match text.place {
            Place::Behind(text) | Place::Before(text) => Finder::new(text),
            Place::OfName if version_in_name.is_empty() => return None,
            Place::OfName => Finder::new(&[version_in_name, b"."].concat()).into_owned(),
        };
        Some(Self { name, text, finder })
    }

    /// The first version in a window, and where.
    fn find(&self, window: &Window<'_>) -> Option<(u64, String)> {
        window.find(&self.finder).find_map(|offset| {
            let version = self.version_at(window, offset)?;
            let is_enough = version.numbers >= self.text.numbers && self.ends(version.rest);
            is_enough.then(|| (offset, version.text.to_owned()))
        })
    }

    fn version_at<'w>(&self, window: &Window<'w>, offset: u64) -> Option<VersionText<'w>> {
        let there = window.at(offset);
        match self.text.place {
            Place::Behind(text) => version_text::at_start(there.get(text.len()..)?),
            Place::Before(_) => version_text::at_end(window.before(offset)),
            Place::OfName => {
                let is_inside = window
                    .before(offset)
                    .last()
                    .is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.');
                version_text::at_start(there).filter(|_| !is_inside)
            }
        }
    }

    fn ends(&self, rest: &[u8]) -> bool {
        match self.text.ends {
            Ends::Anyhow => true,
            Ends::Nul => rest.strip_prefix(b"+").unwrap_or(rest).first() == Some(&0),
            Ends::With(text) => {
                let end = memchr::memchr2(0, b'\n', rest).unwrap_or(rest.len());
                memchr::memmem::find(&rest[..end], text.as_bytes()).is_some()
            }
        }
    }
}

/// Looks for the texts of what a file may be.
pub(crate) struct KnownDetector {
    file: KnownFile,
    part: Range<u64>,
    found: Option<(&'static str, String)>,
}

impl KnownDetector {
    /// For a program of this outline.
    pub(crate) fn new(file: KnownFile, program: &Container) -> Self {
        Self {
            file,
            part: 0..program.loaded_end(),
            found: None,
        }
    }
}

impl Detector for KnownDetector {
    fn part(&self) -> Range<u64> {
        self.part.clone()
    }

    fn see(&mut self, window: &Window<'_>) -> Flow {
        let found = self.file.texts.iter().filter_map(|sought| {
            let (offset, version) = sought.find(window)?;
            Some((offset, sought.name, version))
        });
        self.found = found.min().map(|(_, name, version)| (name, version));
        match self.found {
            Some(_) => Flow::Enough,
            None => Flow::More,
        }
    }

    fn finish(self: Box<Self>, out: &mut Extraction) {
        let Some((name, version)) = self.found else { return };
        let program = LibraryRecord {
            confidence: Confidence::Medium,
            ..Package::new(Ecosystem::Generic, name, version).into()
        };
        Libraries::new(NAME, EvidenceKind::Recognized, vec![program]).tell(out);
    }
}

#[cfg(test)]
mod tests {
    use crate::extractor::Fact;
    use crate::program::tests::extract;

    /// What comes of a program of that name in which a text stands.
    fn known(name: &str, text: &str) -> Option<(String, String)> {
        let program = [b"\x7fELF", &[0; 20_000][..], text.as_bytes(), &[0; 20_000]].concat();
        let out = extract(name, &program, 50_000);
        for chunk in [1, 1000, 20_010] {
            assert_eq!(extract(name, &program, chunk), out);
        }
        let packages = out.facts.into_iter().map(|fact| match fact {
            Fact::Libraries(mut libraries) => libraries.list.remove(0).package,
            other => panic!("{other:?}"),
        });
        packages.map(|package| (package.name, package.version)).next()
    }

    #[test]
    fn programs_are_known_by_name_and_text() {
        for (file, text, name, version) in [
            ("bin/openssl", "OpenSSL 1.1.1w  11 Sep 2023", "openssl", "1.1.1w"),
            (
                "lib/libcrypto.so.3",
                "OpenSSL 3.0.2 15 Mar 2022",
                "openssl",
                "3.0.2",
            ),
            ("bin/openssl", "LibreSSL 3.8.2", "libressl", "3.8.2"),
            ("bin/busybox", "BusyBox v1.35.0 (Debian", "busybox", "1.35.0"),
            (
                "bin/haproxy",
                "since HAProxy version 2.5.\0x\0 version 2.8-dev3, released 2023",
                "haproxy",
                "2.8-dev3",
            ),
            (
                "bin/haproxy",
                " version 2.6.12-1+deb12u4, released 2026/10/17\n",
                "haproxy",
                "2.6.12",
            ),
            (
                "bin/postgres",
                "upgrade to PostgreSQL 9.1.\0PostgreSQL 16beta1 on x86_64, compiled by gcc",
                "postgresql",
                "16beta1",
            ),
            ("bin/python3.11", "3.11.9\0\0", "python", "3.11.9"),
            (
                "lib/libpython3.7m.so.1.0",
                "13.7.1\0/Python-3.7.4+\0",
                "python",
                "3.7.4",
            ),
            (
                "bin/redis-server",
                "x7.2.3buildkitsandbox-16980",
                "redis",
                "7.2.3",
            ),
            ("bin/mysqld", "5.5.5-10.11.2-MariaDB\0", "mariadb", "10.11.2"),
            ("bin/ruby3.1", "ruby 3.1.2p20 (2022-04-12", "ruby", "3.1.2"),
            (
                "bin/perl",
                "/usr/local/lib/perl5/site_perl/5.38.0/x86_64\0/usr/local/lib/perl5/5.38.0",
                "perl",
                "5.38.0",
            ),
            ("bin/php8.2", "X-Powered-By: PHP/8.2.0RC1\r\n", "php", "8.2.0RC1"),
            (
                "lib/libz.so.1",
                " deflate 1.2.13 Copyright 1995-2022",
                "zlib",
                "1.2.13",
            ),
        ] {
            assert_eq!(known(file, text), Some((name.into(), version.into())), "{file}");
        }
    }

    #[test]
    fn a_name_or_a_text_alone_is_not_enough() {
        for (file, text) in [
            ("bin/anything", "OpenSSL 1.1.1w  11 Sep 2023"),
            ("bin/openssl", "OpenSSL 1.1.1w"),
            ("bin/openssl", "OpenSSL 1.1 or newer"),
            ("bin/python", "3.11.2\0"),
            ("bin/python3.11", "3.110.2\0 3.11.so\0 3.11.2-x\0 13.11.2\0"),
            ("bin/postgres", "PostgreSQL 9.1.\0compiled by gcc"),
            ("bin/rubyx", "ruby 3.1.2p20 (2022-04-12"),
            ("lib/libcurl.soup", "libcurl/7.88.1"),
            ("lib/ruby/3.1.0/openssl.so", "OpenSSL 3.0.2 15 Mar 2022"),
            ("bin/curlx", "curl/7.88.1"),
        ] {
            assert_eq!(known(file, text), None, "{file} {text}");
        }
    }
}
