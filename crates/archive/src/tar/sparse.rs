//! Where the data of a file lies: for a sparse file its pieces, for any other the whole.
//!
//! Maps come in four forms: in the header and blocks behind it (old GNU), in PAX records (0.0, 0.1), and as text in
//! front of the content (1.0). All become a list of [`Segment`]s.

use super::header::number;
use super::{BLOCK, EntrySink};

/// One piece of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) offset: u64,
    pub(super) len: u64,
}

/// The pieces of one file, and how far its content was handed over.
#[derive(Debug, Default)]
pub(super) struct Map {
    segments: Vec<Segment>,
    next: usize,
    position: u64,
    size: u64,
}

impl Map {
    /// Forgets the last file; `size` is the new one's, with its holes.
    pub(super) fn start(&mut self, size: u64) {
        self.segments.clear();
        self.next = 0;
        self.position = 0;
        self.size = size;
    }

    pub(super) fn add(&mut self, segment: Segment) {
        self.segments.push(segment);
    }

    pub(super) fn len(&self) -> usize {
        self.segments.len()
    }

    /// Checks that the pieces are in order, inside the file, and as long together as what is `stored`.
    pub(super) fn check(&self, stored: u64) -> Result<(), &'static str> {
        let mut end = 0;
        let mut sum = 0u64;
        for segment in &self.segments {
            let after = segment.offset.checked_add(segment.len);
            let after = after
                .filter(|&after| after <= self.size)
                .ok_or("a piece lies behind the end")?;
            if segment.offset < end {
                return Err("pieces overlap");
            }
            end = after;
            sum += segment.len;
        }
        if sum == stored {
            Ok(())
        } else {
            Err("the pieces do not add up to the content")
        }
    }

    /// Hands over as much of `input` as belongs to the current piece, and returns how much that was.
    pub(super) fn hand_over(&mut self, input: &[u8], sink: &mut impl EntrySink) -> usize {
        let segment = self.segments[self.next];
        let left = segment.offset + segment.len - self.position;
        let part = (input.len() as u64).min(left);
        sink.data(&input[..part as usize]);
        self.position += part;
        part as usize
    }

    /// Goes on to the next piece that has data, telling holes; `false` after the last.
    pub(super) fn settle(&mut self, sink: &mut impl EntrySink) -> bool {
        while let Some(&segment) = self.segments.get(self.next) {
            self.fill_to(segment.offset, sink);
            if self.position < segment.offset + segment.len {
                return true;
            }
            self.next += 1;
        }
        self.fill_to(self.size, sink);
        false
    }

    fn fill_to(&mut self, offset: u64, sink: &mut impl EntrySink) {
        if offset > self.position {
            sink.hole(offset - self.position);
            self.position = offset;
        }
    }
}

/// Old GNU: adds the 24-byte pieces of a header or of a block behind it. An unused piece ends them.
pub(super) fn add_binary(pieces: &[u8], map: &mut Map) -> Result<(), &'static str> {
    for piece in pieces.chunks_exact(24) {
        if piece[0] == 0 {
            break;
        }
        let (offset, len) = (number(&piece[..12]), number(&piece[12..]));
        let (Some(offset), Some(len)) = (offset, len) else {
            return Err("a number is unreadable");
        };
        map.add(Segment { offset, len });
    }
    Ok(())
}

/// Old GNU: a block behind the header, with 21 pieces and whether another follows.
pub(super) fn extension(block: &[u8; BLOCK]) -> (&[u8], bool) {
    (&block[..504], block[504] != 0)
}

/// Format 1.0: the map as decimal lines, first how many pieces there are.
#[derive(Debug, Default)]
pub(super) struct MapText {
    number: Option<u64>,
    pieces: Option<u64>,
    offset: Option<u64>,
}

/// How reading of a text map ended.
pub(super) enum MapEnd {
    /// It goes on in the next block.
    More,
    /// It is complete; the rest of the block is padding.
    Complete,
}

impl MapText {
    /// Reads one block of the map.
    pub(super) fn read(&mut self, block: &[u8], map: &mut Map, most: usize) -> Result<MapEnd, &'static str> {
        for &byte in block {
            match byte {
                b'0'..=b'9' => self.digit(byte)?,
                b'\n' => self.line(map)?,
                _ => return Err("a number is unreadable"),
            }
            if self.pieces == Some(map.len() as u64) {
                return Ok(MapEnd::Complete);
            }
            if map.len() > most {
                return Ok(MapEnd::More);
            }
        }
        Ok(MapEnd::More)
    }

    fn digit(&mut self, byte: u8) -> Result<(), &'static str> {
        let value = self.number.unwrap_or(0).checked_mul(10);
        let value = value.and_then(|value| value.checked_add(u64::from(byte - b'0')));
        self.number = Some(value.ok_or("a number is too large")?);
        Ok(())
    }

    fn line(&mut self, map: &mut Map) -> Result<(), &'static str> {
        let value = self.number.take().ok_or("a line is empty")?;
        if self.pieces.is_none() {
            self.pieces = Some(value);
        } else if let Some(offset) = self.offset.take() {
            map.add(Segment { offset, len: value });
        } else {
            self.offset = Some(value);
        }
        Ok(())
    }
}
