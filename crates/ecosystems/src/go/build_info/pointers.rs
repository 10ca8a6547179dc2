//! Build information of Go 1.13 to 1.17: two pointers, to the version of Go and to the list of modules.
//!
//! What they lead to mostly lies in front of them, where a stream does not come back to. So in passing all texts are
//! noted that may be a version, then all strings of Go's (an address and a length) that lead to one of them, and the
//! list of modules, which has marks around it. The pointer then only chooses among the strings; one that lies behind
//! it is waited for. All this is done only for files that bear Go's build id near their start.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::{ALIGNMENT, FRAME, MOST_MODULES, version_of_go};
use crate::extractor::Flow;
use crate::program::{Capture, Container, Window, Words};

/// Go's build id lies in front of this: in the notes of ELF, else where the code begins.
const MOST_BEFORE_BUILD_ID: u64 = 64 << 10;
/// How many texts that may be a version are noted; a Go program has some ten.
const MOST_TEXTS: usize = 64;
/// How many strings that lead to one of them are noted.
const MOST_STRINGS: usize = 16;
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

/// What is noted in passing, and what is waited for.
pub(super) struct Pointers {
    program: Container,
    /// Where Go's build id was seen; only behind it there is something to note.
    build_id: Option<u64>,
    texts: Vec<Text>,
    /// Where the list of modules begins, and what there is of it.
    modules: Option<(u64, Capture)>,
    /// Where the pointers are.
    header: u64,
    version: Version,
}

/// A text that may be the version.
struct Text {
    offset: u64,
    bytes: Vec<u8>,
    /// Its address in memory, as it is written.
    address: Finder<'static>,
    strings: Vec<GoString>,
}

/// A string of Go's that leads to such a text.
struct GoString {
    offset: u64,
    len: u64,
}

impl Text {
    /// So much of it, if it is a version.
    fn version(&self, len: u64) -> Option<String> {
        version_of_go(self.bytes.get(..usize::try_from(len).ok()?)?)
    }
}

/// What the pointer to the version leads to.
enum Version {
    Unknown,
    Known(String),
    /// A string that is still to come.
    Coming(Capture),
}

impl Pointers {
    pub(super) fn new(program: Container) -> Self {
        Self {
            program,
            build_id: None,
            texts: Vec::new(),
            modules: None,
            header: 0,
            version: Version::Unknown,
        }
    }

    /// Notes what pointers may lead to.
    pub(super) fn note(&mut self, window: &Window<'_>) {
        if self.build_id.is_none() && window.start() < MOST_BEFORE_BUILD_ID {
            let seen = BUILD_ID.iter().filter_map(|text| window.find(text).next()).min();
            self.build_id = seen.filter(|offset| *offset < MOST_BEFORE_BUILD_ID);
        }
        if let Some(start) = self.build_id {
            let window = window.within(&(start..u64::MAX));
            self.note_texts(&window);
            self.note_strings(&window.within(&(self.program.writable_start()..u64::MAX)));
            self.note_modules(&window);
        }
    }

    fn note_texts(&mut self, window: &Window<'_>) {
        let room = MOST_TEXTS - self.texts.len();
        let texts = window.find(&VERSION).filter_map(|offset| {
            let address = self.program.address(offset)?;
            let bytes = window.at(offset);
            Some(Text {
                offset,
                bytes: bytes[..bytes.len().min(MOST_TEXT)].to_vec(),
                address: Finder::new(&self.program.words.write(address)).into_owned(),
                strings: Vec::new(),
            })
        });
        self.texts.extend(texts.take(room));
    }

    fn note_strings(&mut self, window: &Window<'_>) {
        let words = self.program.words;
        for text in &mut self.texts {
            let room = MOST_STRINGS - text.strings.len();
            let offsets = window.find(&text.address).filter(|offset| *offset > text.offset);
            let strings = offsets.filter_map(|offset| {
                let len = words.read(window.at(offset).get(words.len()..)?)?;
                (len <= MOST_TEXT as u64).then_some(GoString { offset, len })
            });
            text.strings.extend(strings.take(room));
        }
    }

    fn note_modules(&mut self, window: &Window<'_>) {
        if self.modules.is_none() {
            self.modules = window.find(&LIST_START).next().map(|offset| {
                let start = offset + FRAME as u64;
                (start, Capture::new(start, MOST_MODULES))
            });
        }
        if let Some((_, list)) = &mut self.modules {
            list.take(window);
        }
    }

    /// Begins to follow the pointer to the version from a header at this offset; whether it is such a header.
    pub(super) fn begin(&mut self, offset: u64, header: &[u8]) -> bool {
        let Some((words, pointer)) = pointer(header) else {
            return false;
        };
        self.program.words = words;
        self.header = offset;
        self.version = match self.program.file_offset(pointer) {
            Some(string) if string > offset => Version::Coming(Capture::new(string, 2 * words.len())),
            Some(string) => self.noted(string).map_or(Version::Unknown, Version::Known),
            None => Version::Unknown,
        };
        true
    }

    /// The version that a string in front of the pointers leads to.
    fn noted(&self, offset: u64) -> Option<String> {
        self.texts.iter().find_map(|text| {
            let string = text.strings.iter().find(|string| string.offset == offset)?;
            text.version(string.len)
        })
    }

    /// The version that a string behind the pointers leads to.
    fn came(&self, string: &[u8]) -> Option<String> {
        let words = self.program.words;
        let (address, len) = (words.read(string)?, words.read(string.get(words.len()..)?)?);
        let offset = self.program.file_offset(address)?;
        let mut texts = self.texts.iter().take_while(|text| text.offset < self.header);
        texts.find(|text| text.offset == offset)?.version(len)
    }

    /// Goes on to follow it.
    pub(super) fn follow(&mut self, window: &Window<'_>) -> Flow {
        match &mut self.version {
            Version::Coming(string) => string.take(window),
            Version::Known(_) | Version::Unknown => Flow::Enough,
        }
    }

    /// The version that the pointer leads to.
    pub(super) fn version(&self) -> Option<String> {
        match &self.version {
            Version::Unknown => None,
            Version::Known(version) => Some(version.clone()),
            Version::Coming(string) => self.came(string.bytes()),
        }
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

/// How a header says that addresses are written, and its first: that of the version.
fn pointer(header: &[u8]) -> Option<(Words, u64)> {
    let is_64 = match header.get(14)? {
        4 => false,
        8 => true,
        _ => return None,
    };
    let is_big = header.get(15)? & 1 == 1;
    let words = Words { is_64, is_big };
    Some((words, words.read(header.get(ALIGNMENT as usize..)?)?))
}
