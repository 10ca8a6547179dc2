//! What `cargo auditable` puts into a program: the crates it was built from, as compressed JSON in the section
//! `.dep-v0`.
//!
//! Odd: the section has neither a magic text nor a table in front of it, and ELF's section table comes last. So
//! wherever the head of a zlib stream stands, some bytes of it are inflated, and it is the list if they begin as the
//! list does. In ELF the section is not loaded into memory (`cargo auditable` takes care of that), so only what is not
//! loaded is searched, which is next to nothing of a stripped program. Source: rust-secure-code/cargo-auditable,
//! `PARSING.md`.

mod first_block;

use std::ops::Range;
use std::sync::LazyLock;

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem::Finder;
use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::bounds::MAX_PACKAGES;
use crate::extractor::{Extraction, Flow};
use crate::library::{EvidenceKind, Libraries, LibraryRecord};
use crate::program::{Container, Detector, Window};

/// What the facts say found them.
const NAME: &str = "rust-program";
/// How every list begins.
const LIST_START: &[u8] = b"{\"packages\":[";
/// The longest list that is read; one of 1,000 crates has about 100 KiB.
const MOST_JSON: usize = 1 << 20;

/// The heads of zlib streams, one for each level of compression that a head can tell.
static ZLIB_HEADS: LazyLock<[Finder<'static>; 4]> =
    LazyLock::new(|| [b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"].map(Finder::new));

/// Looks for the list of crates.
pub(crate) struct AuditDetector {
    part: Range<u64>,
    trial: Option<Decompress>,
    list: Option<List>,
}

/// The list while it comes in.
struct List {
    stream: Decompress,
    next: u64,
    json: Vec<u8>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Incomplete,
    Complete,
    Damaged,
    TooLong,
}

impl AuditDetector {
    /// For a program of this outline.
    pub(crate) fn new(program: &Container) -> Self {
        Self {
            part: program.unloaded_start()..u64::MAX,
            trial: None,
            list: None,
        }
    }

    /// The first place in a window where a list begins.
    fn search(&mut self, window: &Window<'_>) -> Option<u64> {
        let heads = ZLIB_HEADS.iter();
        heads
            .filter_map(|head| window.find(head).find(|offset| self.is_list(window.at(*offset))))
            .min()
    }

    fn is_list(&mut self, compressed: &[u8]) -> bool {
        compressed.get(2..).is_some_and(first_block::may_be_list) && self.begins_as_list(compressed)
    }

    fn begins_as_list(&mut self, compressed: &[u8]) -> bool {
        let stream = self.trial.get_or_insert_with(|| Decompress::new(true));
        stream.reset(true);
        let mut start = [0; LIST_START.len()];
        // What comes after the place that was filled is none of its business.
        let _ = stream.decompress(compressed, &mut start, FlushDecompress::None);
        start == LIST_START
    }
}

impl List {
    fn new(offset: u64) -> Self {
        Self {
            stream: Decompress::new(true),
            next: offset,
            json: Vec::new(),
            state: State::Incomplete,
        }
    }

    fn take(&mut self, window: &Window<'_>) -> Flow {
        let Some(mut bytes) = window.from(self.next) else {
            return Flow::Enough;
        };
        let mut out = [0; 8 << 10];
        while self.state == State::Incomplete {
            let (read, written) = (self.stream.total_in(), self.stream.total_out());
            let status = self.stream.decompress(bytes, &mut out, FlushDecompress::None);
            let read = (self.stream.total_in() - read) as usize;
            let written = (self.stream.total_out() - written) as usize;
            self.json.extend_from_slice(&out[..written]);
            self.next += read as u64;
            bytes = &bytes[read..];
            self.state = match status {
                _ if self.json.len() > MOST_JSON => State::TooLong,
                Err(_) => State::Damaged,
                Ok(Status::StreamEnd) => State::Complete,
                Ok(_) if read == 0 && written == 0 => return Flow::More,
                Ok(_) => State::Incomplete,
            };
        }
        Flow::Enough
    }

    /// The list, or why there is none in words.
    fn read(&self) -> Result<AuditData, String> {
        match self.state {
            State::Complete => serde_json::from_slice(&self.json).map_err(|error| error.to_string()),
            State::Incomplete => Err("it is cut off".into()),
            State::Damaged => Err("its compressed form is damaged".into()),
            State::TooLong => Err(format!("it has more than {MOST_JSON} bytes")),
        }
    }
}

impl Detector for AuditDetector {
    fn part(&self) -> Range<u64> {
        self.part.clone()
    }

    fn see(&mut self, window: &Window<'_>) -> Flow {
        if self.list.is_none() {
            self.list = self.search(window).map(List::new);
        }
        match &mut self.list {
            Some(list) => list.take(window),
            None => Flow::More,
        }
    }

    fn finish(self: Box<Self>, out: &mut Extraction) {
        match self.list.as_ref().map(List::read) {
            None => {}
            Some(Err(words)) => out.problems.push(format!(
                "the list of crates that it was built from cannot be read: {words}"
            )),
            Some(Ok(data)) => {
                let crates = data.packages.into_iter().take(MAX_PACKAGES);
                Libraries::new(NAME, EvidenceKind::Installed, crates.map(Into::into).collect()).tell(out);
            }
        }
    }
}

/// The list's JSON, as far as it is needed.
#[derive(Deserialize)]
struct AuditData {
    packages: Vec<AuditPackage>,
}

#[derive(Deserialize)]
struct AuditPackage {
    name: String,
    version: String,
    /// `runtime` where it is left out.
    #[serde(default)]
    kind: String,
}

impl From<AuditPackage> for LibraryRecord {
    /// What was needed by build scripts only is not in the program.
    fn from(package: AuditPackage) -> Self {
        let is_build_only = package.kind == "build";
        let package = Package::new(Ecosystem::Cargo, package.name, package.version);
        Self::new(package).for_development(is_build_only)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use proptest::prelude::*;

    use super::*;
    use crate::extractor::Fact;
    use crate::program::tests::extract;

    const JSON: &str = r#"{"packages":[{"name":"cc","version":"1.0.70","source":"crates.io","kind":"build"},
        {"name":"me","version":"0.1.0","source":"local","dependencies":[0],"root":true}]}"#;

    fn compressed(text: &str, level: u32) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(level));
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    /// A program without headers, so that all of it is searched.
    fn program(data: &[u8]) -> Vec<u8> {
        // Places that look like a list: heads alone, and a stream of something else.
        let decoys = [
            &b"x\x9c\x05x\x9c\x03x\xdax"[..],
            &compressed("{\"name\":\"no\"}", 6),
        ]
        .concat();
        [b"\x7fELF", &[0; 5000][..], &decoys, data, &decoys, &[7; 30_000]].concat()
    }

    fn listed(out: &Extraction) -> Vec<(&str, &str, bool)> {
        let [Fact::Libraries(libraries)] = &out.facts[..] else {
            panic!("{out:?}");
        };
        let fields = |record: &'_ LibraryRecord| record.is_development;
        let list = libraries.list.iter();
        list.map(|record| {
            (
                record.package.name.as_str(),
                record.package.version.as_str(),
                fields(record),
            )
        })
        .collect()
    }

    #[test]
    fn crates_are_listed_at_any_level_of_compression_and_for_any_chunks() {
        for level in [1, 4, 6, 7, 9] {
            let program = program(&compressed(JSON, level));
            for chunk in [1, 999, 40_000] {
                let out = extract("bin/me", &program, chunk);
                assert_eq!(
                    listed(&out),
                    [("cc", "1.0.70", true), ("me", "0.1.0", false)],
                    "{level} {chunk}"
                );
            }
        }
    }

    #[test]
    fn a_list_that_cannot_be_read_is_a_problem() {
        let endless = format!("{JSON}{}", " ".repeat(MOST_JSON));
        for (data, words) in [
            (compressed(&endless, 6), "more than"),
            (compressed("{\"packages\":[{}]}", 6), "missing field"),
            (compressed(JSON, 6)[..120].to_vec(), "damaged"),
        ] {
            let out = extract("bin/me", &program(&data), 4096);
            assert!(out.facts.is_empty(), "{out:?}");
            assert!(out.problems[0].contains(words), "{out:?}");
        }
    }

    proptest! {
        #[test]
        fn any_damage_to_the_list_is_borne(at in 0usize..100, byte: u8) {
            let mut data = compressed(JSON, 7);
            let at = at % data.len();
            data[at] = byte;
            let program = program(&data);
            prop_assert_eq!(extract("bin/me", &program, 50_000), extract("bin/me", &program, 777));
        }
    }
}
