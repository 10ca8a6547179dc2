//! A file in pieces that overlap, so that who searches them sees every place with what stands before and behind it.
//!
//! Each offset of the file is *owned* by exactly one window, and all that may be looked at from there is in it:
//! [`BEHIND`] bytes before it and [`AHEAD`] from it on, fewer only at the ends of the file. So what is found does not
//! depend on how the file was cut into chunks. Large chunks are not copied: only their seams are.

use std::ops::Range;

use memchr::memmem::Finder;

use crate::extractor::Flow;

/// Bytes that can be seen in front of an owned offset.
const BEHIND: usize = 32;
/// Bytes that can be seen from an owned offset on.
pub(crate) const AHEAD: usize = 1024;
/// What is kept of a chunk to be seen with the next one.
const SEAM: usize = BEHIND + AHEAD;
/// Smaller chunks are collected first.
const WORTHWHILE: usize = 16 << 10;

/// No file is that large.
const MOST_OFFSET: u64 = 1 << 62;

/// A piece of a file.
pub(crate) struct Window<'a> {
    /// Where in the file its first byte is.
    offset: u64,
    bytes: &'a [u8],
    own: Range<usize>,
}

impl<'a> Window<'a> {
    /// The same bytes, of which only those offsets are owned that lie in `part`.
    pub(crate) fn within(&self, part: &Range<u64>) -> Self {
        let clip = |end: u64| end.saturating_sub(self.offset).min(self.bytes.len() as u64) as usize;
        Self {
            offset: self.offset,
            bytes: self.bytes,
            own: self.own.start.max(clip(part.start))..self.own.end.min(clip(part.end)),
        }
    }

    /// Where its first owned byte is.
    pub(crate) fn start(&self) -> u64 {
        self.offset + self.own.start as u64
    }

    /// Where its last byte is, and one more.
    pub(crate) fn end(&self) -> u64 {
        self.offset + self.bytes.len() as u64
    }

    /// The offsets of all owned places where a text begins, ascending.
    pub(crate) fn find<'w>(&'w self, text: &'w Finder<'_>) -> impl Iterator<Item = u64> + use<'w, 'a> {
        let end = self.own.end + text.needle().len().saturating_sub(1);
        let bytes = self.bytes.get(self.own.start..end.min(self.bytes.len()));
        text.find_iter(bytes.unwrap_or_default())
            .map(|at| self.start() + at as u64)
    }

    /// What stands at an owned offset and behind it.
    pub(crate) fn at(&self, offset: u64) -> &'a [u8] {
        let bytes = self.from(offset).unwrap_or_default();
        &bytes[..bytes.len().min(AHEAD)]
    }

    /// What stands in front of an owned offset.
    pub(crate) fn before(&self, offset: u64) -> &'a [u8] {
        let end = (offset.saturating_sub(self.offset) as usize).min(self.bytes.len());
        &self.bytes[end.saturating_sub(BEHIND)..end]
    }

    /// All there is from an offset on: nothing if that comes in a later window, `None` if it was in an earlier one.
    pub(crate) fn from(&self, offset: u64) -> Option<&'a [u8]> {
        let skip = offset.checked_sub(self.offset)?;
        let skip = usize::try_from(skip).unwrap_or(usize::MAX);
        Some(self.bytes.get(skip..).unwrap_or_default())
    }
}

/// Cuts a file into windows.
#[derive(Default)]
pub(super) struct Windows {
    /// What has come in last.
    kept: Vec<u8>,
    /// Where in the file it begins.
    offset: u64,
    /// The first offset that no window has owned.
    next: u64,
}

impl Windows {
    /// Takes the next bytes, and shows what has become whole by them.
    pub(super) fn push(&mut self, bytes: &[u8], mut see: impl FnMut(&Window<'_>) -> Flow) -> Flow {
        let (head, rest) = bytes.split_at(bytes.len().min(SEAM));
        if self.kept.len() + bytes.len() < WORTHWHILE || rest.is_empty() {
            self.kept.extend_from_slice(bytes);
            let flow = match self.kept.len() < WORTHWHILE {
                true => Flow::More,
                false => self.show_kept(false, &mut see),
            };
            self.keep_seam();
            return flow;
        }
        let start = self.end();
        if !self.kept.is_empty() {
            self.kept.extend_from_slice(head);
            if self.show_kept(false, &mut see) == Flow::Enough {
                return Flow::Enough;
            }
        }
        let flow = self.show(start, bytes, false, &mut see);
        self.kept.clear();
        self.kept.extend_from_slice(&bytes[bytes.len() - SEAM..]);
        self.offset = start + (bytes.len() - SEAM) as u64;
        flow
    }

    /// Passes over so many bytes of nothing. There are zeros on both sides of it.
    pub(super) fn skip(&mut self, len: u64) {
        let end = self.end();
        self.kept.clear();
        // A claimed size must not lead to offsets that cannot be counted further.
        self.offset = end.saturating_add(len).min(MOST_OFFSET).max(end);
        self.next = self.offset;
    }

    /// Shows the rest of the file.
    pub(super) fn finish(&mut self, mut see: impl FnMut(&Window<'_>) -> Flow) {
        self.show_kept(true, &mut see);
    }

    fn end(&self) -> u64 {
        self.offset + self.kept.len() as u64
    }

    fn show_kept(&mut self, is_last: bool, see: &mut dyn FnMut(&Window<'_>) -> Flow) -> Flow {
        let kept = std::mem::take(&mut self.kept);
        let flow = self.show(self.offset, &kept, is_last, see);
        self.kept = kept;
        flow
    }

    fn show(
        &mut self,
        offset: u64,
        bytes: &[u8],
        is_last: bool,
        see: &mut dyn FnMut(&Window<'_>) -> Flow,
    ) -> Flow {
        let own_end = if is_last {
            bytes.len()
        } else {
            bytes.len().saturating_sub(AHEAD)
        };
        let own_start = self.next.saturating_sub(offset).min(own_end as u64) as usize;
        self.next = offset + own_end as u64;
        see(&Window {
            offset,
            bytes,
            own: own_start..own_end,
        })
    }

    /// Lets go of what has been seen.
    fn keep_seam(&mut self) {
        if self.kept.len() >= WORTHWHILE {
            let gone = self.kept.len() - SEAM;
            self.kept.drain(..gone);
            self.offset += gone as u64;
        }
    }
}

/// Collects bytes of a file from one offset on, as windows go by.
pub(crate) struct Capture {
    next: u64,
    len: usize,
    bytes: Vec<u8>,
}

impl Capture {
    /// So many bytes from an offset on. That they will come is a claim, so memory is taken as they do.
    pub(crate) fn new(offset: u64, len: usize) -> Self {
        Self {
            next: offset,
            len,
            bytes: Vec::new(),
        }
    }

    /// Takes what there is of them in a window; [`Flow::Enough`] once it has all that it will ever have.
    pub(crate) fn take(&mut self, window: &Window<'_>) -> Flow {
        let Some(bytes) = window.from(self.next) else {
            return Flow::Enough;
        };
        let bytes = &bytes[..bytes.len().min(self.len - self.bytes.len())];
        self.bytes.extend_from_slice(bytes);
        self.next += bytes.len() as u64;
        match self.is_complete() {
            true => Flow::Enough,
            false => Flow::More,
        }
    }

    /// Whether all has come that it was to have.
    pub(crate) fn is_complete(&self) -> bool {
        self.bytes.len() == self.len
    }

    /// What it has.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// All offsets that windows owned, with the first byte there, and whether each saw what it is promised.
    fn owned(content: &[u8], chunks: &[usize]) -> Vec<(u64, u8)> {
        let mut windows = Windows::default();
        let mut owned = Vec::new();
        let mut look = |window: &Window<'_>| {
            for at in window.own.clone() {
                let offset = window.offset + at as u64;
                let place = offset as usize;
                let ahead = &content[place..content.len().min(place + AHEAD)];
                assert_eq!(window.at(offset), ahead);
                assert_eq!(
                    window.before(offset),
                    &content[place.saturating_sub(BEHIND)..place]
                );
                owned.push((offset, window.bytes[at]));
            }
            Flow::More
        };
        let mut rest = content;
        let mut chunks = chunks.iter().cycle();
        while !rest.is_empty() {
            let (chunk, after) = rest.split_at((*chunks.next().unwrap_or(&1)).min(rest.len()));
            windows.push(chunk, &mut look);
            rest = after;
        }
        windows.finish(&mut look);
        owned
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn each_offset_is_owned_once_and_seen_with_its_neighbours(
            len in 0usize..60_000,
            chunks in prop::collection::vec(prop_oneof![1usize..40, 900usize..1200, 10_000usize..40_000], 1..6),
        ) {
            let content: Vec<u8> = (0..len).map(|at| (at * 7 + at / 251) as u8).collect();
            let whole: Vec<(u64, u8)> = content.iter().enumerate().map(|(at, byte)| (at as u64, *byte)).collect();
            prop_assert_eq!(owned(&content, &chunks), whole);
        }
    }

    #[test]
    fn a_text_is_found_wherever_chunks_are_cut() {
        let mut content = vec![b'-'; 40_000];
        for at in [0, 16_380, 17_000, 39_996] {
            content[at..at + 4].copy_from_slice(b"TEXT");
        }
        for chunk in [1, 7, 1024, 16_384, 17_001, 50_000] {
            let mut windows = Windows::default();
            let text = Finder::new("TEXT");
            let mut found = Vec::new();
            let mut look = |window: &Window<'_>| {
                found.extend(window.find(&text));
                Flow::More
            };
            content.chunks(chunk).for_each(|bytes| {
                windows.push(bytes, &mut look);
            });
            windows.finish(&mut look);
            assert_eq!(found, [0, 16_380, 17_000, 39_996], "{chunk}");
        }
    }
}
