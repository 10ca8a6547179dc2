//! gzip (RFC 1952), member by member: headers and trailers are read here, the deflate stream between them by the
//! library.
//!
//! Odd: the library could read the wrapping too, but sums up in software; `crc32fast` uses the processor's carry-less
//! multiplication, which saves a tenth of the time of a whole scan. Zeros and other remains behind the last member
//! are passed by, and remembered.

use crc32fast::Hasher;
use flate2::{Decompress, FlushDecompress, Status};

use crate::Error;
use crate::decoder::Step;

/// Most bytes of a member's header: names and comments in it have no bound of their own.
const MAX_HEADER: usize = 64 << 10;

/// Bits of a header's flags (RFC 1952, section 2.3.1).
const FHCRC: u8 = 2;
const FEXTRA: u8 = 4;
const FNAME: u8 = 8;
const FCOMMENT: u8 = 16;
const RESERVED: u8 = 0xe0;

/// Undoes gzip, step by step.
pub(crate) struct Gzip {
    inflate: Decompress,
    sum: Hasher,
    place: Place,
}

/// Where in a file of gzip members we are.
enum Place {
    Header(Header),
    Body,
    Trailer(Gathered<8>),
    Between,
    Garbage,
}

impl Gzip {
    pub(crate) fn new() -> Self {
        Self {
            inflate: Decompress::new(false),
            sum: Hasher::new(),
            place: Place::Header(Header::new()),
        }
    }

    /// Whether the bytes may end here.
    pub(crate) fn is_complete(&self) -> bool {
        matches!(self.place, Place::Between | Place::Garbage)
    }

    /// Whether bytes that belong to nothing stand behind the last member.
    pub(crate) fn has_trailing_garbage(&self) -> bool {
        matches!(self.place, Place::Garbage)
    }

    /// Does what can be done at the present place with these bytes.
    pub(crate) fn step(&mut self, input: &[u8], buffer: &mut [u8]) -> Result<Step, Error> {
        match &mut self.place {
            Place::Header(header) => {
                let read = header.take(input)?;
                if header.is_done() {
                    self.inflate.reset(false);
                    self.sum = Hasher::new();
                    self.place = Place::Body;
                }
                Ok(Step { read, written: 0 })
            }
            Place::Body => self.inflate(input, buffer),
            Place::Trailer(trailer) => {
                let read = trailer.take(input);
                if let Some(bytes) = trailer.whole() {
                    self.check(bytes)?;
                    self.place = Place::Between;
                }
                Ok(Step { read, written: 0 })
            }
            Place::Between => Ok(self.between(input)),
            Place::Garbage => Ok(Step {
                read: input.len(),
                written: 0,
            }),
        }
    }

    fn inflate(&mut self, input: &[u8], buffer: &mut [u8]) -> Result<Step, Error> {
        let before = (self.inflate.total_in(), self.inflate.total_out());
        let status = self.inflate.decompress(input, buffer, FlushDecompress::None);
        let status = status.map_err(|error| corrupt(&error.to_string()))?;
        let step = Step {
            read: (self.inflate.total_in() - before.0) as usize,
            written: (self.inflate.total_out() - before.1) as usize,
        };
        self.sum.update(&buffer[..step.written]);
        if status == Status::StreamEnd {
            self.place = Place::Trailer(Gathered::default());
        } else if step.read == 0 && step.written == 0 && !input.is_empty() {
            return Err(corrupt("it does not go on"));
        }
        Ok(step)
    }

    /// Compares a trailer, checksum and length modulo 2^32, with what came out.
    fn check(&self, trailer: [u8; 8]) -> Result<(), Error> {
        let [a, b, c, d, e, f, g, h] = trailer;
        let length = self.inflate.total_out() as u32;
        if u32::from_le_bytes([a, b, c, d]) != self.sum.clone().finalize() {
            return Err(corrupt("its checksum does not match"));
        }
        if u32::from_le_bytes([e, f, g, h]) != length {
            return Err(corrupt("its length does not match"));
        }
        Ok(())
    }

    /// Passes zeros by (tapes and some builders pad with them) and starts the next member.
    fn between(&mut self, input: &[u8]) -> Step {
        let zeros = input.iter().take_while(|&&b| b == 0).count();
        match input.get(zeros) {
            None => {}
            Some(0x1f) => self.place = Place::Header(Header::new()),
            Some(_) => self.place = Place::Garbage,
        }
        Step {
            read: zeros,
            written: 0,
        }
    }
}

/// Bytes of a fixed number, gathered from chunks.
struct Gathered<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Default for Gathered<N> {
    fn default() -> Self {
        Self {
            bytes: [0; N],
            len: 0,
        }
    }
}

impl<const N: usize> Gathered<N> {
    /// Takes what is missing; how much that was.
    fn take(&mut self, input: &[u8]) -> usize {
        let count = (N - self.len).min(input.len());
        self.bytes[self.len..][..count].copy_from_slice(&input[..count]);
        self.len += count;
        count
    }

    fn whole(&self) -> Option<[u8; N]> {
        (self.len == N).then_some(self.bytes)
    }
}

/// A member's header while it comes in.
struct Header {
    part: Part,
    flags: u8,
    read: usize,
    sum: Hasher,
}

/// The part of a header that comes next.
enum Part {
    Fixed(Gathered<10>),
    ExtraLength(Gathered<2>),
    Extra(u16),
    Name,
    Comment,
    Check(Gathered<2>),
    Done,
}

impl Header {
    fn new() -> Self {
        Self {
            part: Part::Fixed(Gathered::default()),
            flags: 0,
            read: 0,
            sum: Hasher::new(),
        }
    }

    fn is_done(&self) -> bool {
        matches!(self.part, Part::Done)
    }

    /// Takes bytes up to the header's end; how many.
    fn take(&mut self, input: &[u8]) -> Result<usize, Error> {
        let mut taken = 0;
        while taken < input.len() && !self.is_done() {
            let expected = self.sum.clone();
            let count = self.part(&input[taken..], expected)?;
            self.sum.update(&input[taken..taken + count]);
            taken += count;
        }
        self.read += taken;
        if self.read > MAX_HEADER {
            return Err(corrupt("its header is too long"));
        }
        Ok(taken)
    }

    /// Takes bytes of the present part, at least one; how many. `before` sums up all parts before it.
    fn part(&mut self, input: &[u8], before: Hasher) -> Result<usize, Error> {
        match &mut self.part {
            Part::Fixed(fixed) => {
                let count = fixed.take(input);
                if let Some(bytes) = fixed.whole() {
                    self.flags = flags(bytes)?;
                    self.part = self.after(0);
                }
                Ok(count)
            }
            Part::ExtraLength(length) => {
                let count = length.take(input);
                if let Some(bytes) = length.whole() {
                    let length = u16::from_le_bytes(bytes);
                    self.part = if length == 0 {
                        self.after(FEXTRA)
                    } else {
                        Part::Extra(length)
                    };
                }
                Ok(count)
            }
            Part::Extra(left) => {
                let count = input.len().min(usize::from(*left));
                *left -= count as u16;
                if *left == 0 {
                    self.part = self.after(FEXTRA);
                }
                Ok(count)
            }
            Part::Name => Ok(self.text(input, FNAME)),
            Part::Comment => Ok(self.text(input, FCOMMENT)),
            Part::Check(check) => {
                let count = check.take(input);
                if let Some(bytes) = check.whole() {
                    return self.compare(bytes, count, before);
                }
                Ok(count)
            }
            Part::Done => Ok(0),
        }
    }

    /// Takes a text up to the zero that ends it.
    fn text(&mut self, input: &[u8], flag: u8) -> usize {
        match input.iter().position(|&byte| byte == 0) {
            Some(end) => {
                self.part = self.after(flag);
                end + 1
            }
            None => input.len(),
        }
    }

    /// The header's own checksum may come in two chunks; then the first byte is in `before` already, and comparing is
    /// not worth more code: the content has a checksum of its own.
    fn compare(&mut self, bytes: [u8; 2], count: usize, before: Hasher) -> Result<usize, Error> {
        self.part = Part::Done;
        if count == bytes.len() && u16::from_le_bytes(bytes) != before.finalize() as u16 {
            return Err(corrupt("its header's checksum does not match"));
        }
        Ok(count)
    }

    /// The part that follows the one with this flag.
    fn after(&self, flag: u8) -> Part {
        let has = |other: u8| self.flags & other != 0;
        if flag < FEXTRA && has(FEXTRA) {
            Part::ExtraLength(Gathered::default())
        } else if flag < FNAME && has(FNAME) {
            Part::Name
        } else if flag < FCOMMENT && has(FCOMMENT) {
            Part::Comment
        } else if has(FHCRC) {
            Part::Check(Gathered::default())
        } else {
            Part::Done
        }
    }
}

/// The flags of a header's fixed part, if it is one.
fn flags(fixed: [u8; 10]) -> Result<u8, Error> {
    match fixed {
        [0x1f, 0x8b, 8, flags, ..] if flags & RESERVED == 0 => Ok(flags),
        _ => Err(corrupt("a member's header is none")),
    }
}

fn corrupt(reason: &str) -> Error {
    Error::Corrupt {
        format: "gzip",
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, GzBuilder};
    use proptest::prelude::*;

    use crate::{Decoder, Error, Limits};

    fn undo(packed: &[u8], chunk: usize) -> Result<Vec<u8>, Error> {
        let mut decoder = Decoder::new(Limits::default());
        let mut plain = Vec::new();
        let mut out = |bytes: &[u8]| {
            plain.extend_from_slice(bytes);
            Ok(())
        };
        for piece in packed.chunks(chunk.max(1)) {
            decoder.push(piece, &mut out)?;
        }
        decoder.finish(&mut out)?;
        Ok(plain)
    }

    /// A member with all parts of a header, its checksum included.
    fn member(content: &[u8], extra: &[u8]) -> Vec<u8> {
        let builder = GzBuilder::new()
            .filename("layer.tar")
            .comment("made by hand")
            .extra(extra);
        let mut encoder = builder.write(Vec::new(), Compression::fast());
        encoder.write_all(content).unwrap();
        let mut packed = encoder.finish().unwrap();
        packed[3] |= super::FHCRC;
        let end = 10 + 2 + extra.len() + "layer.tar".len() + 1 + "made by hand".len() + 1;
        let sum = (crc32fast::hash(&packed[..end]) as u16).to_le_bytes();
        packed.splice(end..end, sum);
        packed
    }

    #[test]
    fn a_changed_trailer_or_header_is_told() {
        let whole = member(b"abc", b"x");
        assert_eq!(undo(&whole, 1000).unwrap(), b"abc");
        for (at, words) in [
            (12, "header's checksum"),
            (whole.len() - 6, "checksum"),
            (whole.len() - 1, "length"),
        ] {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            let error = undo(&changed, 1000).unwrap_err().to_string();
            assert!(error.contains(words), "{at}: {error}");
        }
    }

    #[test]
    fn a_cut_member_is_told_wherever_it_is_cut() {
        let whole = member(b"abc", b"x");
        for end in 4..whole.len() {
            assert!(
                matches!(undo(&whole[..end], 7), Err(Error::Truncated(_))),
                "{end}"
            );
        }
    }

    #[test]
    fn a_header_without_end_is_refused() {
        let mut endless = vec![0x1f, 0x8b, 8, super::FNAME, 0, 0, 0, 0, 0, 3];
        endless.resize(200_000, b'n');
        assert!(undo(&endless, 4096).unwrap_err().to_string().contains("too long"));
    }

    proptest! {
        #[test]
        fn members_come_out_whole_whatever_the_chunks(
            contents in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..300), 0_usize..40), 1..4),
            chunk in 1_usize..50,
        ) {
            let packed: Vec<u8> =
                contents.iter().flat_map(|(content, extra)| member(content, &vec![7; *extra])).collect();
            let plain: Vec<u8> = contents.iter().flat_map(|(content, _)| content.clone()).collect();
            prop_assert_eq!(undo(&packed, chunk).unwrap(), plain);
        }
    }
}
