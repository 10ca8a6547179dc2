//! What the reader tells of an entry, and who is told.

/// One entry of an archive. Borrowed from the reader, which reuses its buffers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Clean path from the root ([`crate::path`]); empty for the root itself. Perhaps not UTF-8.
    pub path: &'a [u8],
    /// What it is.
    pub kind: Kind,
    /// Bytes of content, a sparse file's holes included; 0 for all but files.
    pub size: u64,
    /// Permission bits.
    pub mode: u32,
    /// A symbolic link's target as written, or a hard link's as a clean path; else empty.
    pub link: &'a [u8],
    /// Major and minor number of a device.
    pub device: (u32, u32),
    /// Where its header starts in the uncompressed stream.
    pub offset: u64,
}

/// The kinds of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A regular file.
    File,
    /// Another name of an earlier file.
    HardLink,
    /// A symbolic link.
    Symlink,
    /// A character device.
    CharDevice,
    /// A block device.
    BlockDevice,
    /// A folder.
    Directory,
    /// A named pipe.
    Fifo,
    /// Something that only its type flag names; runtimes refuse or ignore it.
    Other(u8),
}

/// Whether an entry's content is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Pass it by: `data` and `end` are not called.
    Skip,
    /// Hand it over.
    Content,
}

/// Who is told of entries.
pub trait EntrySink {
    /// A new entry. The answer counts for files alone.
    fn entry(&mut self, entry: &Entry<'_>) -> Take;

    /// More content of the entry that was taken.
    fn data(&mut self, bytes: &[u8]);

    /// A hole in a sparse file: that many zeros. A sink that must save time or memory overrides it, since a hole of
    /// any size costs an attacker nothing.
    fn hole(&mut self, mut len: u64) {
        const ZEROS: [u8; 4096] = [0; 4096];
        while len > 0 {
            let part = len.min(ZEROS.len() as u64);
            self.data(&ZEROS[..part as usize]);
            len -= part;
        }
    }

    /// The content of the entry that was taken is complete.
    fn end(&mut self);
}
