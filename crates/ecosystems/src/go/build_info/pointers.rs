//! Build information of Go 1.13 to 1.17: two pointers, to the version of Go and to the list of modules.
//!
//! What they lead to mostly lies in front of them, where a stream does not come back to: so all texts that may be a version,
//! and the list of modules, which has marks around it, are noted in passing; and the pointer to the version, by way of Go's
//! string of two words, then says which text it is. All this is done only for files that bear Go's build id near their start.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::{ALIGNMENT, FRAME, MOST_MODULES, version_of_go};
use crate::extractor::Flow;
use crate::program::{Capture, Container, Window};

/// Go's build id lies in front of this: in the notes of ELF, else where the code begins.
const MOST_BEFORE_BUILD_ID: u64 = 64 << 10;
/// How many texts that may be a version are noted; a Go program has some ten.
const MOST_VERSIONS: usize = 2048;
/// How long a version is at most.
const MOST_TEXT: usize = 48;

static BUILD_ID: LazyLock<[Finder<'static>; 3]> = LazyLock::new(|| {
    [
        Finder::new(b"\xff Go build ID: \""),
        Finder::new(b"\x04\0\0\0Go\0\0"),
        Finder::new(b"\0\0\0\x04Go\0\0"),
    ]
});
static VERSION: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"go1."));
static LIST_START: LazyLock<Finder<'static>> =
    LazyLock::new(|| Finder::new(b"\x30\x77\xaf\x0c\x92\x74\x08\x02\x41\xe1\xc1\x07\xe6\xd6\x18\xe6"));
static LIST_END: LazyLock<Finder<'static>> =
    LazyLock::new(|| Finder::new(b"\xf9\x32\x43\x31\x86\x18\x20\x72\x00\x82\x42\x10\x41\x16\xd8\xf2"));

/// What is noted in passing, and what is followed.
pub(super) struct Pointers {
    program: Container,
    /// Where Go's build id was seen; only behind it there is something to note.
    build_id: Option<u64>,
    versions: Vec<(u64, Vec<u8>)>,
    /// Where the list of modules begins, and what there is of it.
    modules: Option<(u64, Capture)>,
    /// Where the pointers are.
    header: u64,
    string: Option<GoString>,
}

/// A string of Go's: an address and a length.
struct GoString {
    words: Capture,
    is_64: bool,
    is_big: bool,
}

impl Pointers {
    pub(super) fn new(program: Container) -> Self {
        Self {
            program,
            build_id: None,
            versions: Vec::new(),
            modules: None,
            header: 0,
            string: None,
        }
    }

    /// Notes what pointers may lead to.
    pub(super) fn note(&mut self, window: &Window<'_>) {
        if self.build_id.is_none() && window.start() < MOST_BEFORE_BUILD_ID {
            let seen = BUILD_ID.iter().filter_map(|text| window.find(text).next()).min();
            self.build_id = seen.filter(|offset| *offset < MOST_BEFORE_BUILD_ID);
        }
        let Some(start) = self.build_id else { return };
        let room = MOST_VERSIONS - self.versions.len();
        let texts = window.find(&VERSION).filter(|offset| *offset > start).take(room);
        self.versions.extend(texts.map(|offset| {
            let text = window.at(offset);
            (offset, text[..text.len().min(MOST_TEXT)].to_vec())
        }));
        if self.modules.is_none() {
            let list = window.find(&LIST_START).find(|offset| *offset > start);
            self.modules = list.map(|offset| {
                let start = offset + FRAME as u64;
                (start, Capture::new(start, MOST_MODULES))
            });
        }
        if let Some((_, list)) = &mut self.modules {
            list.take(window);
        }
    }

    /// Begins to follow the pointer to the version from a header at this offset; `None` if it is no such header.
    pub(super) fn begin(&mut self, offset: u64, header: &[u8]) -> Option<()> {
        let is_64 = match header.get(14)? {
            4 => false,
            8 => true,
            _ => return None,
        };
        let is_big = header.get(15)? & 1 == 1;
        self.header = offset;
        let pointer = word(header.get(ALIGNMENT as usize..)?, is_64, is_big)?;
        let string = self.program.file_offset(pointer);
        // Variables with a value lie behind the header: the linker puts it first.
        self.string = string.filter(|string| *string > offset).map(|string| GoString {
            words: Capture::new(string, if is_64 { 16 } else { 8 }),
            is_64,
            is_big,
        });
        Some(())
    }

    /// Goes on to follow it.
    pub(super) fn follow(&mut self, window: &Window<'_>) -> Flow {
        match &mut self.string {
            Some(string) => string.words.take(window),
            None => Flow::Enough,
        }
    }

    /// The version that the pointer leads to.
    pub(super) fn version(&self) -> Option<&str> {
        let string = self.string.as_ref()?;
        let bytes = string.words.bytes();
        let address = word(bytes, string.is_64, string.is_big)?;
        let len = word(
            bytes.get(if string.is_64 { 8 } else { 4 }..)?,
            string.is_64,
            string.is_big,
        )?;
        let offset = self.program.file_offset(address)?;
        let mut versions = self.versions.iter().take_while(|(at, _)| *at < self.header);
        let (_, text) = versions.find(|(at, _)| *at == offset)?;
        let text = text.get(..usize::try_from(len).ok()?)?;
        version_of_go(text)?;
        std::str::from_utf8(text).ok()
    }

    /// The list of modules; empty if there is none in front of the pointers.
    pub(super) fn modules(&self) -> &[u8] {
        let Some((start, list)) = &self.modules else {
            return &[];
        };
        let before = usize::try_from(self.header.saturating_sub(*start)).unwrap_or(usize::MAX);
        let list = list.bytes();
        let list = &list[..list.len().min(before)];
        LIST_END.find(list).map_or(&[], |end| &list[..end])
    }
}

/// An address or a length.
fn word(bytes: &[u8], is_64: bool, is_big: bool) -> Option<u64> {
    let four = || bytes.first_chunk::<4>().copied();
    let eight = || bytes.first_chunk::<8>().copied();
    Some(match (is_64, is_big) {
        (false, false) => u32::from_le_bytes(four()?).into(),
        (false, true) => u32::from_be_bytes(four()?).into(),
        (true, false) => u64::from_le_bytes(eight()?),
        (true, true) => u64::from_be_bytes(eight()?),
    })
}
