//! Where an entry ends whose header does not tell: a record behind the content does (APPNOTE 4.3.9).
//!
//! To inflate the content only to find its end would cost as much as to read it. So the record is looked for: its
//! signature, with the distance from the content's start as the size that it states. Some writers leave the signature
//! out; then the next header is looked for, with the same size before it.
//!
//! Odd: hostile content may hold such a record that fits. Then what follows is read wrong, the directory names entries at places
//! where none was read, and that is told.

use super::records::{CENTRAL, DESCRIPTOR, LOCAL, u32_at, u64_at};

/// Bytes of the longest such record, signature included.
const LONGEST: usize = 24;

/// What was found in a piece of content.
pub(super) enum Search {
    /// The record that ends it was found; it is passed when so many bytes are.
    Found(usize),
    /// It is not there; so many bytes are passed.
    Passed(usize),
}

/// Looks for the end of content that started at `start`, in bytes that stand at `offset`.
pub(super) fn search(bytes: &[u8], offset: u64, start: u64) -> Search {
    for at in memchr::memmem::find_iter(bytes, b"PK") {
        let Some(record) = bytes.get(at..at + LONGEST) else {
            break;
        };
        // Where the content began in an earlier piece, what stands before these bytes was kept with them.
        let distance = (offset + at as u64).checked_sub(start);
        if distance.is_some_and(|distance| ends_here(record, &bytes[..at], distance)) {
            let signature = if record.starts_with(&DESCRIPTOR) { 4 } else { 0 };
            return Search::Found(at + signature);
        }
    }
    // Kept: what may be the beginning of a record, and what may stand before a header.
    Search::Passed(bytes.len().saturating_sub(2 * LONGEST))
}

fn ends_here(record: &[u8], before: &[u8], distance: u64) -> bool {
    if record.starts_with(&DESCRIPTOR) {
        return u64::from(u32_at(record, 8)) == distance || u64_at(record, 8) == distance;
    }
    if !record.starts_with(&LOCAL) && !record.starts_with(&CENTRAL) {
        return false;
    }
    let narrow = before
        .len()
        .checked_sub(8)
        .map(|at| u64::from(u32_at(before, at)));
    let wide = before.len().checked_sub(16).map(|at| u64_at(before, at));
    narrow.is_some_and(|size| Some(size) == distance.checked_sub(12))
        || wide.is_some_and(|size| Some(size) == distance.checked_sub(20))
}
