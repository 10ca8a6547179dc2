//! A sink that remembers what it was told, and checks what every entry must be.

use tidewaiter_archive::{Entry, EntrySink, Kind, Limits, Take};

/// Limits so small that mutated input meets each of them.
pub const SMALL: Limits = Limits {
    entries: 64,
    uncompressed_bytes: 1 << 20,
    ratio: 64,
    ratio_from_bytes: 256 << 10,
    path_bytes: 200,
    depth: 12,
    metadata_bytes: 4096,
    sparse_segments: 24,
    zstd_window_log: 20,
};

/// One entry as it was told.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    path: Vec<u8>,
    kind: Kind,
    link: Vec<u8>,
    size: u64,
    offset: u64,
    content: Vec<u8>,
    holes: u64,
    ended: bool,
}

/// Remembers all entries, and the content of files whose size is even.
#[derive(Default, Debug, PartialEq, Eq)]
pub struct Recorder {
    /// The entries so far.
    pub seen: Vec<Seen>,
    taking: bool,
}

impl Recorder {
    /// Bytes of content that were handed over, without holes.
    pub fn content_bytes(&self) -> usize {
        self.seen.iter().map(|seen| seen.content.len()).sum()
    }

    fn current(&mut self) -> &mut Seen {
        assert!(self.taking, "content that was not asked for");
        self.seen.last_mut().expect("content of no entry")
    }
}

impl EntrySink for Recorder {
    fn entry(&mut self, entry: &Entry<'_>) -> Take {
        assert!(!self.taking, "an entry inside of another's content");
        check(entry);
        self.seen.push(Seen {
            path: entry.path.to_vec(),
            kind: entry.kind,
            link: entry.link.to_vec(),
            size: entry.size,
            offset: entry.offset,
            content: Vec::new(),
            holes: 0,
            ended: false,
        });
        if entry.size % 2 == 1 {
            return Take::Skip;
        }
        self.taking = entry.kind == Kind::File;
        Take::Content
    }

    fn data(&mut self, bytes: &[u8]) {
        self.current().content.extend_from_slice(bytes);
    }

    fn hole(&mut self, len: u64) {
        self.current().holes += len;
    }

    fn end(&mut self) {
        let seen = self.current();
        seen.ended = true;
        assert_eq!(seen.content.len() as u64 + seen.holes, seen.size, "{seen:?}");
        self.taking = false;
    }
}

fn check(entry: &Entry<'_>) {
    let clean = |part: &[u8]| !matches!(part, b"" | b"." | b"..");
    assert!(entry.path.is_empty() || entry.path.split(|&b| b == b'/').all(clean));
    assert!(entry.path.len().max(entry.link.len()) <= SMALL.path_bytes);
    assert!(entry.path.split(|&b| b == b'/').count() <= SMALL.depth);
    assert!(entry.size < 1 << 62 && (entry.size == 0 || entry.kind == Kind::File));
}
