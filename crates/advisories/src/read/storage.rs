//! The bytes of an open database: a file mapped into memory, or bytes that are already there.
//!
//! This is the one place of the project with `unsafe` code.

use std::fs::File;
use std::io;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

/// Where the bytes are.
pub enum Storage {
    /// A file of the system, mapped.
    Map(memmap2::Mmap),
    /// In memory.
    Memory(Arc<[u8]>),
}

impl Storage {
    /// Maps a file.
    pub fn map(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        if file.metadata()?.len() == 0 {
            // An empty file cannot be mapped on every system; as bytes it is refused with the right words.
            return Ok(Self::Memory(Arc::new([])));
        }
        map_whole(&file).map(Self::Map)
    }
}

/// Maps a file that is not written to any more.
#[allow(unsafe_code)]
fn map_whole(file: &File) -> io::Result<memmap2::Mmap> {
    // SAFETY: The bytes of a map must not change while they are borrowed. A database file is never written in place:
    // `DatabaseBuilder::write`, the only writer, fills another file and renames it, which gives the name a new inode
    // and leaves the mapped one, with its bytes, to whoever holds it. The map is read-only and private, so nobody
    // changes it through us. No value with invalid bit patterns is made from the bytes: they are read as `u8`
    // alone, and texts are checked to be UTF-8 each time, so even bytes that another program changed under us
    // would give an error or other data. (Another program that cuts the file short ends this one with SIGBUS, as it
    // does for every mapped file; that stops us, it does not corrupt memory.)
    unsafe { memmap2::Mmap::map(file) }
}

impl Deref for Storage {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Map(map) => map,
            Self::Memory(bytes) => bytes,
        }
    }
}
