//! The write-ahead log (`rpmdb.sqlite-wal`): which pages it puts in the place of the file's.
//!
//! A header of 32 bytes, then frames of 24 bytes and a page. A frame counts if it carries the header's salts, its
//! checksum continues that of the frame before, and a commit follows. Odd: the first frame that does not count ends
//! the log without an error, since the rest is what an earlier, longer log left behind; and the byte order in which
//! checksums are summed is told by the magic number, while they are stored in network order.

use std::collections::HashMap;

use crate::rpm::bytes::{ByteOrder, index};
use crate::rpm::error::SqliteError;

const BE: ByteOrder = ByteOrder::Big;
const MAGIC: u32 = 0x377f_0682;
const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// What the committed part of a log says.
pub(super) struct Log<'a> {
    /// The newest version of each page in the log.
    pub(super) pages: HashMap<u32, &'a [u8]>,
    /// How many pages the database has after the last commit.
    pub(super) page_count: u32,
}

/// Reads a log up to its last commit; `None` if it is empty or holds no commit.
pub(super) fn committed(wal: &[u8], page_size: u32) -> Result<Option<Log<'_>>, SqliteError> {
    let Some((header, frames)) = wal.split_at_checked(HEADER) else {
        return Ok(None);
    };
    let mut checksum = header_checksum(header).ok_or(SqliteError::WalHeader)?;
    match BE.u32(header, 8) {
        Some(size) if size == page_size => {}
        size => {
            return Err(SqliteError::WalPageSize {
                wal: size.unwrap_or_default(),
                database: page_size,
            });
        }
    }
    let mut pages = HashMap::new();
    let mut page_count = None;
    let mut uncommitted = Vec::new();
    for frame in frames.chunks_exact(FRAME_HEADER + index(page_size)) {
        let (head, page) = frame.split_at(FRAME_HEADER);
        if head[8..16] != header[16..24] || !checksum.confirms(head, page) {
            break;
        }
        uncommitted.push((BE.u32(head, 0).unwrap_or_default(), page));
        if let Some(count @ 1..) = BE.u32(head, 4) {
            pages.extend(uncommitted.drain(..));
            page_count = Some(count);
        }
    }
    Ok(page_count.map(|page_count| Log { pages, page_count }))
}

/// The checksum after the header, if the header carries it and the magic number is right.
fn header_checksum(header: &[u8]) -> Option<Checksum> {
    let order = match BE.u32(header, 0)?.checked_sub(MAGIC)? {
        0 => ByteOrder::Little,
        1 => ByteOrder::Big,
        _ => return None,
    };
    let mut checksum = Checksum { order, sums: (0, 0) };
    checksum.add(&header[..24]);
    checksum.equals(&header[24..]).then_some(checksum)
}

/// The log's running checksum.
struct Checksum {
    order: ByteOrder,
    sums: (u32, u32),
}

impl Checksum {
    fn add(&mut self, bytes: &[u8]) {
        let (mut first, mut second) = self.sums;
        for pair in bytes.as_chunks::<8>().0 {
            let [low, high] = [0, 4].map(|at| self.order.u32(pair, at).unwrap_or_default());
            first = first.wrapping_add(low).wrapping_add(second);
            second = second.wrapping_add(high).wrapping_add(first);
        }
        self.sums = (first, second);
    }

    fn equals(&self, stored: &[u8]) -> bool {
        (BE.u32(stored, 0), BE.u32(stored, 4)) == (Some(self.sums.0), Some(self.sums.1))
    }

    /// Adds a frame and says whether the frame carries the sum.
    fn confirms(&mut self, head: &[u8], page: &[u8]) -> bool {
        self.add(&head[..8]);
        self.add(page);
        self.equals(&head[16..])
    }
}
