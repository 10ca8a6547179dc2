//! Go's build information: what its linker writes into every program of the Go that built it and of the modules in it.
//!
//! Since Go 1.18 it lies in one piece behind a magic text. From Go 1.13 to 1.17 two pointers lie there instead, and
//! what they lead to is elsewhere in the program ([`pointers`]). Source: Go's `debug/buildinfo`. Go itself finds the
//! magic text through section tables; here it is found wherever it lies, and believed if a version of Go follows.
//!
//! Odd: `stdlib`, as Go's vulnerability database calls the standard library, is a package of its own, with Go's own
//! version (`go1.22.3`, perhaps with ` X:boringcrypto` behind it). What stands in a program that was linked by a Go
//! before 1.13, or is packed (UPX), is not found.

mod modules;
mod pointers;

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{Extraction, Flow};
use crate::library::{EvidenceKind, Libraries, LibraryRecord};
use crate::program::{Capture, Container, Detector, Window};
use pointers::Pointers;

/// What the facts say found them.
const NAME: &str = "go-program";
/// How the magic text, 16 bytes with what tells of the form, is aligned.
const ALIGNMENT: u64 = 16;
/// The magic text, the form and two pointers.
const HEADER: usize = 32;
/// The longest list of modules that is read; that of Kubernetes has 20 KiB.
const MOST_MODULES: usize = 512 << 10;
const CUT_OFF: &str =
    "the list of its Go modules is cut off or has more than 524288 bytes; those behind are missing";
const NO_VERSION: &str = "Go built it, but which one is not known: the pointer to the version leads nowhere";
/// What frames the list of modules, on either side.
const FRAME: usize = 16;

static MAGIC: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"\xff Go buildinf:"));

/// Looks for build information.
pub(crate) struct BuildInfoDetector {
    part: Range<u64>,
    pointers: Pointers,
    found: Found,
}

enum Found {
    /// Nothing yet.
    Nothing,
    /// In one piece; the list of modules is coming in.
    Inline {
        version: String,
        modules: Capture,
        is_too_long: bool,
    },
    /// By pointers, the latter of which are still to be followed.
    Pointers,
}

impl BuildInfoDetector {
    /// For a program of this outline.
    pub(crate) fn new(program: &Container) -> Self {
        Self {
            part: 0..program.loaded_end(),
            pointers: Pointers::new(program.clone()),
            found: Found::Nothing,
        }
    }

    fn search(&mut self, window: &Window<'_>) {
        self.pointers.note(window);
        let offsets = window.find(&MAGIC).filter(|offset| offset % ALIGNMENT == 0);
        let mut found = offsets.filter_map(|offset| self.at_header(offset, window.at(offset)));
        if let Some(found) = found.next() {
            self.found = found;
        }
    }

    /// What a header begins; `None` if it is none, as in programs that look for others' build information themselves.
    fn at_header(&mut self, offset: u64, header: &[u8]) -> Option<Found> {
        if header.get(15)? & 2 == 2 {
            return inline(offset, header);
        }
        self.pointers.begin(offset, header).then_some(Found::Pointers)
    }
}

/// Build information in one piece: the version of Go, then the list of modules, each behind its length.
fn inline(offset: u64, bytes: &[u8]) -> Option<Found> {
    let (len, at) = length(bytes, HEADER)?;
    let version = bytes.get(at..at.checked_add(len)?)?;
    let version = version_of_go(version)?;
    let (len, at) = length(bytes, at + len).unwrap_or((0, 0));
    let modules = Capture::new(offset + at as u64, len.min(MOST_MODULES));
    Some(Found::Inline {
        version,
        modules,
        is_too_long: len > MOST_MODULES,
    })
}

/// A length as Go's `binary.Uvarint` reads it, and where what it tells of begins.
fn length(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut len = 0;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(at)?;
        at += 1;
        len |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some((len, at));
        }
    }
    None
}

/// The text, if it is a version as Go writes its own.
fn version_of_go(text: &[u8]) -> Option<String> {
    let is_printable = text.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let is_of_go = text.starts_with(b"go1") || text.starts_with(b"devel ");
    let text = std::str::from_utf8(text).ok()?;
    (is_printable && is_of_go).then(|| text.to_owned())
}

impl Detector for BuildInfoDetector {
    fn part(&self) -> Range<u64> {
        self.part.clone()
    }

    fn see(&mut self, window: &Window<'_>) -> Flow {
        if let Found::Nothing = self.found {
            self.search(window);
        }
        match &mut self.found {
            Found::Nothing => Flow::More,
            Found::Inline { modules, .. } => modules.take(window),
            Found::Pointers => self.pointers.follow(window),
        }
    }

    fn finish(self: Box<Self>, out: &mut Extraction) {
        let (version, modules) = match &self.found {
            Found::Nothing => return,
            Found::Inline {
                version,
                modules,
                is_too_long,
            } => {
                if *is_too_long || !modules.is_complete() {
                    out.problems.push(CUT_OFF.into());
                }
                (Some(version.clone()), framed(modules.bytes()))
            }
            Found::Pointers => (self.pointers.version(), self.pointers.modules()),
        };
        if version.is_none() {
            out.problems.push(NO_VERSION.into());
        }
        let stdlib = version.map(|version| Package::new(Ecosystem::Golang, "stdlib", version));
        let packages = stdlib.into_iter().chain(modules::parse(modules));
        let list: Vec<LibraryRecord> = packages.map(LibraryRecord::new).collect();
        Libraries::new(NAME, EvidenceKind::Installed, list).tell(out);
    }
}

/// The whole lines of a list without its frame, which only tells where in the memory of a running program it is.
fn framed(list: &[u8]) -> &[u8] {
    let inner = list.get(FRAME..).unwrap_or_default();
    let end = memchr::memrchr(b'\n', inner).map_or(0, |end| end + 1);
    &inner[..end]
}
