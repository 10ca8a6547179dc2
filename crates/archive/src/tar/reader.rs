//! The reader itself: a state machine that is pushed bytes and tells a sink of entries.
//!
//! Odd: headers are read where they lie in the pushed chunk, and copied only when they straddle two; content that
//! nobody wants is passed by with one subtraction per chunk. After the two blocks of zeros everything is ignored.

use super::header::{self, Header};
use super::pax::{MapPlace, Pax, PaxError};
use super::sparse::{self, Map, MapEnd, MapText, Segment};
use super::{BLOCK, Entry, EntrySink, Kind, Take, padding};
use crate::{Error, Limits, path};

/// Reads a tar archive.
pub struct TarReader {
    limits: Limits,
    state: State,
    block: [u8; BLOCK],
    filled: usize,
    offset: u64,
    headers: u64,
    summary: TarSummary,
    about_next: AboutNext,
    current: Current,
    map: Map,
}

/// What was counted along the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TarSummary {
    /// Entries told to the sink.
    pub entries: u64,
    /// Entries whose path or hard link tried to leave the root; they were kept inside it.
    pub escapes: u64,
    /// Whether the blocks of zeros that end an archive were there.
    pub has_end: bool,
}

enum State {
    Header,
    /// One block of zeros was read.
    AfterZeros,
    /// The payload of a header that describes the next entry.
    Metadata {
        kind: Metadata,
        left: u64,
        padding: u64,
    },
    /// Blocks of an old GNU sparse map.
    SparseBlocks,
    /// The text map of sparse format 1.0.
    SparseText(MapText),
    /// Content that the sink takes; `padding` follows it.
    Content {
        padding: u64,
    },
    /// Bytes that nobody wants, the last `padding` of which may be missing at the archive's end.
    Skip {
        left: u64,
        padding: u64,
    },
    Ended,
}

#[derive(Clone, Copy)]
enum Metadata {
    Pax,
    GlobalPax,
    LongName,
    LongLink,
}

/// What headers in front of an entry say of it.
#[derive(Default)]
struct AboutNext {
    /// Where the header being gathered starts.
    offset: u64,
    payload: Vec<u8>,
    pax: Pax,
    long_name: Option<Vec<u8>>,
    long_link: Option<Vec<u8>>,
}

/// The entry being read.
#[derive(Default)]
struct Current {
    raw: Vec<u8>,
    path: Vec<u8>,
    link: Vec<u8>,
    kind: Option<Kind>,
    mode: u32,
    device: (u32, u32),
    offset: u64,
    /// Bytes in the archive.
    stored: u64,
    /// Bytes with holes.
    size: u64,
    map: Option<MapPlace>,
}

impl TarReader {
    /// A reader at the start of an archive.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            state: State::Header,
            block: [0; BLOCK],
            filled: 0,
            offset: 0,
            headers: 0,
            summary: TarSummary::default(),
            about_next: AboutNext::default(),
            current: Current::default(),
            map: Map::default(),
        }
    }

    /// Takes the next bytes. After an error the reader must not be used again.
    pub fn push(&mut self, mut input: &[u8], sink: &mut impl EntrySink) -> Result<(), Error> {
        while !input.is_empty() {
            let used = match self.state {
                State::Ended => input.len(),
                State::Skip { .. } => self.skip(input.len()),
                State::Content { padding } => self.content(input, padding, sink),
                State::Metadata { kind, .. } => self.metadata(input, kind)?,
                _ => self.gather_block(input, sink)?,
            };
            self.offset += used as u64;
            input = &input[used..];
        }
        Ok(())
    }

    /// Ends the archive; blocks of zeros and the padding of the last file may be missing.
    pub fn finish(self) -> Result<TarSummary, Error> {
        let rest = &self.block[..self.filled];
        match self.state {
            State::Header | State::AfterZeros if rest.iter().all(|&b| b == 0) => Ok(self.summary),
            State::Header if self.headers == 0 => Err(Error::NotTar),
            State::Ended => Ok(self.summary),
            State::Skip { left, padding } if left <= padding => Ok(self.summary),
            State::Skip { .. } | State::Content { .. } => Err(Error::Truncated("a file")),
            _ => Err(Error::Truncated("a tar header")),
        }
    }

    fn skip(&mut self, available: usize) -> usize {
        let State::Skip { left, .. } = &mut self.state else {
            return 0;
        };
        let part = (available as u64).min(*left);
        *left -= part;
        if *left == 0 {
            self.state = State::Header;
        }
        part as usize
    }

    fn start_skip(&mut self, content: u64, padding: u64) {
        let left = content + padding;
        self.state = if left == 0 {
            State::Header
        } else {
            State::Skip { left, padding }
        };
    }

    fn content(&mut self, input: &[u8], padding: u64, sink: &mut impl EntrySink) -> usize {
        let part = self.map.hand_over(input, sink);
        if !self.map.settle(sink) {
            sink.end();
            self.start_skip(0, padding);
        }
        part
    }

    /// Hands a whole block on, from the input where it lies there, else when it is filled.
    fn gather_block(&mut self, input: &[u8], sink: &mut impl EntrySink) -> Result<usize, Error> {
        if self.filled == 0
            && let Some(block) = input.first_chunk::<BLOCK>()
        {
            self.on_block(block, sink)?;
            return Ok(BLOCK);
        }
        let part = input.len().min(BLOCK - self.filled);
        self.block[self.filled..][..part].copy_from_slice(&input[..part]);
        self.filled += part;
        if self.filled == BLOCK {
            let block = self.block;
            self.filled = 0;
            // Errors tell where a block starts, not where its last part was pushed.
            self.offset -= (BLOCK - part) as u64;
            self.on_block(&block, sink)?;
            self.offset += (BLOCK - part) as u64;
        }
        Ok(part)
    }

    fn on_block(&mut self, block: &[u8; BLOCK], sink: &mut impl EntrySink) -> Result<(), Error> {
        match std::mem::replace(&mut self.state, State::Header) {
            State::Header => self.on_header(block, sink),
            State::AfterZeros => self.on_second_zeros(block),
            State::SparseBlocks => self.on_sparse_block(block, sink),
            State::SparseText(text) => self.on_sparse_text(text, block, sink),
            other => {
                self.state = other;
                Ok(())
            }
        }
    }

    fn on_second_zeros(&mut self, block: &[u8; BLOCK]) -> Result<(), Error> {
        if block.iter().any(|&b| b != 0) {
            return Err(Error::LoneZeroBlock { offset: self.offset });
        }
        self.summary.has_end = true;
        self.state = State::Ended;
        Ok(())
    }

    fn on_header(&mut self, block: &[u8; BLOCK], sink: &mut impl EntrySink) -> Result<(), Error> {
        if block[0] == 0 && block.iter().all(|&b| b == 0) {
            self.state = State::AfterZeros;
            return Ok(());
        }
        let header = Header::parse(block).ok_or_else(|| self.no_header())?;
        self.headers += 1;
        if self.headers > self.limits.entries.saturating_mul(4) {
            return Err(Error::TooManyEntries(self.limits.entries));
        }
        let size = header
            .size()
            .filter(|&size| size < 1 << 62)
            .ok_or_else(|| self.field("size"))?;
        match header.type_flag() {
            b'x' | b'X' => self.start_metadata(Metadata::Pax, size),
            b'g' => self.start_metadata(Metadata::GlobalPax, size),
            b'L' => self.start_metadata(Metadata::LongName, size),
            b'K' => self.start_metadata(Metadata::LongLink, size),
            _ => self.on_entry(&header, size, sink),
        }
    }

    fn no_header(&self) -> Error {
        if self.headers == 0 {
            return Error::NotTar;
        }
        Error::Checksum { offset: self.offset }
    }

    fn field(&self, field: &'static str) -> Error {
        Error::Field {
            offset: self.offset,
            field,
        }
    }

    fn sparse(&self, reason: &'static str) -> Error {
        Error::Sparse {
            offset: self.current.offset,
            reason,
        }
    }
}

/// Headers that describe the next entry.
impl TarReader {
    fn start_metadata(&mut self, kind: Metadata, size: u64) -> Result<(), Error> {
        let limit = self.limits.metadata_bytes;
        if size > limit {
            return Err(Error::MetadataTooLarge {
                offset: self.offset,
                limit,
            });
        }
        self.about_next.offset = self.offset;
        self.about_next.payload.clear();
        self.state = State::Metadata {
            kind,
            left: size,
            padding: padding(size),
        };
        if size == 0 {
            self.end_metadata(kind, 0)
        } else {
            Ok(())
        }
    }

    fn metadata(&mut self, input: &[u8], kind: Metadata) -> Result<usize, Error> {
        let State::Metadata { left, padding, .. } = &mut self.state else {
            return Ok(0);
        };
        let part = (input.len() as u64).min(*left) as usize;
        self.about_next.payload.extend_from_slice(&input[..part]);
        *left -= part as u64;
        if *left == 0 {
            let padding = *padding;
            self.end_metadata(kind, padding)?;
        }
        Ok(part)
    }

    fn end_metadata(&mut self, kind: Metadata, padding: u64) -> Result<(), Error> {
        let most = self.limits.sparse_segments;
        let about = &mut self.about_next;
        let outcome = match kind {
            Metadata::Pax => about.pax.read(&about.payload, most),
            Metadata::GlobalPax => Pax::default().read(&about.payload, most),
            Metadata::LongName => keep(&about.payload, &mut about.long_name),
            Metadata::LongLink => keep(&about.payload, &mut about.long_link),
        };
        outcome.map_err(|error| self.pax_error(error))?;
        self.start_skip(0, padding);
        Ok(())
    }

    fn pax_error(&self, error: PaxError) -> Error {
        let offset = self.about_next.offset;
        match error {
            PaxError::Malformed(reason) => Error::Pax { offset, reason },
            PaxError::TooManySegments => Error::TooManySegments {
                offset,
                limit: self.limits.sparse_segments,
            },
        }
    }
}

/// A GNU long name ends at its first NUL; an empty one says nothing.
fn keep(payload: &[u8], place: &mut Option<Vec<u8>>) -> Result<(), PaxError> {
    let text = header::text(payload);
    *place = (!text.is_empty()).then(|| text.to_vec());
    Ok(())
}

/// Entries.
impl TarReader {
    fn on_entry(&mut self, header: &Header<'_>, size: u64, sink: &mut impl EntrySink) -> Result<(), Error> {
        self.summary.entries += 1;
        if self.summary.entries > self.limits.entries {
            return Err(Error::TooManyEntries(self.limits.entries));
        }
        self.read_names(header)?;
        self.read_sizes(header, size)?;
        let more = self.read_old_map(header)?;
        self.about_next.long_name = None;
        self.about_next.long_link = None;
        if more {
            self.state = State::SparseBlocks;
            return Ok(());
        }
        self.announce(sink)
    }

    fn read_names(&mut self, header: &Header<'_>) -> Result<(), Error> {
        let (about, current) = (&self.about_next, &mut self.current);
        match about.long_name.as_deref().or(about.pax.path()) {
            Some(name) => name.clone_into(&mut current.raw),
            None => header.name_into(&mut current.raw),
        }
        let kind = header::kind(header.type_flag(), &current.raw);
        let cleaned = path::clean_into(&current.raw, &mut current.path);
        let link = about
            .long_link
            .as_deref()
            .or(about.pax.link())
            .unwrap_or(header.link());
        let linked = set_link(kind, link, &mut current.link);
        current.kind = Some(kind);
        current.mode = header.mode();
        current.device = header.device();
        current.offset = self.offset;
        self.summary.escapes += u64::from(cleaned.escaped || linked.escaped);
        self.check_names(cleaned.depth.max(linked.depth))
    }

    fn check_names(&self, depth: usize) -> Result<(), Error> {
        let (offset, current) = (self.offset, &self.current);
        if current.path.len().max(current.link.len()) > self.limits.path_bytes {
            let limit = self.limits.path_bytes;
            return Err(Error::PathTooLong { offset, limit });
        }
        if depth > self.limits.depth {
            let limit = self.limits.depth;
            return Err(Error::TooDeep { offset, limit });
        }
        Ok(())
    }

    fn read_sizes(&mut self, header: &Header<'_>, size: u64) -> Result<(), Error> {
        let pax = &self.about_next.pax;
        let has_content = !header::is_header_only(header.type_flag());
        let stored = if has_content { pax.size.unwrap_or(size) } else { 0 };
        if stored >= 1 << 62 {
            return Err(self.field("size"));
        }
        let map = pax.sparse.map_place().filter(|_| has_content);
        let with_holes = map.and(pax.sparse.size()).unwrap_or(stored);
        self.current.map = map;
        self.current.stored = stored;
        self.current.size = with_holes;
        self.map.start(with_holes);
        Ok(())
    }

    /// Reads the map in an old GNU header; `true` if blocks with more follow.
    fn read_old_map(&mut self, header: &Header<'_>) -> Result<bool, Error> {
        if header.type_flag() != b'S' {
            return Ok(false);
        }
        if !header.is_gnu() {
            return Err(self.field("type: sparse, but not GNU"));
        }
        let size = header.sparse_size().filter(|&size| size < 1 << 62);
        self.current.size = size.ok_or_else(|| self.field("real size"))?;
        self.current.map = Some(MapPlace::Records);
        self.map.start(self.current.size);
        let (pieces, more) = header.sparse_map();
        sparse::add_binary(pieces, &mut self.map).map_err(|reason| self.sparse(reason))?;
        self.about_next.pax.sparse.map.clear();
        Ok(more)
    }

    fn on_sparse_block(&mut self, block: &[u8; BLOCK], sink: &mut impl EntrySink) -> Result<(), Error> {
        let (pieces, more) = sparse::extension(block);
        let before = self.map.len();
        sparse::add_binary(pieces, &mut self.map).map_err(|reason| self.sparse(reason))?;
        self.check_segments()?;
        if !more {
            return self.announce(sink);
        }
        if self.map.len() == before {
            return Err(self.sparse("it goes on with empty blocks"));
        }
        self.state = State::SparseBlocks;
        Ok(())
    }

    fn check_segments(&self) -> Result<(), Error> {
        let limit = self.limits.sparse_segments;
        if self.map.len() > limit {
            return Err(Error::TooManySegments {
                offset: self.current.offset,
                limit,
            });
        }
        Ok(())
    }

    fn announce(&mut self, sink: &mut impl EntrySink) -> Result<(), Error> {
        let current = &self.current;
        let kind = current.kind.unwrap_or(Kind::File);
        let entry = Entry {
            path: &current.path,
            kind,
            size: if kind == Kind::File { current.size } else { 0 },
            mode: current.mode,
            link: &current.link,
            device: current.device,
            offset: current.offset,
        };
        let taken = sink.entry(&entry) == Take::Content && kind == Kind::File;
        let (stored, map) = (current.stored, current.map);
        let outcome = match map {
            _ if !taken => {
                self.start_skip(stored, padding(stored));
                Ok(())
            }
            Some(MapPlace::Content) => self.start_text_map(),
            Some(MapPlace::Records) => {
                self.about_next
                    .pax
                    .sparse
                    .map
                    .drain(..)
                    .for_each(|segment| self.map.add(segment));
                self.start_content(stored, sink)
            }
            None => {
                self.map.add(Segment {
                    offset: 0,
                    len: stored,
                });
                self.start_content(stored, sink)
            }
        };
        self.about_next.pax.clear();
        outcome
    }

    fn start_text_map(&mut self) -> Result<(), Error> {
        if self.current.stored == 0 {
            return Err(self.sparse("it is missing"));
        }
        self.state = State::SparseText(MapText::default());
        Ok(())
    }

    fn on_sparse_text(
        &mut self,
        mut text: MapText,
        block: &[u8; BLOCK],
        sink: &mut impl EntrySink,
    ) -> Result<(), Error> {
        let stored = self.current.stored.checked_sub(BLOCK as u64);
        self.current.stored = stored.ok_or_else(|| self.sparse("it is longer than the content"))?;
        let end = text.read(block, &mut self.map, self.limits.sparse_segments);
        let end = end.map_err(|reason| self.sparse(reason))?;
        self.check_segments()?;
        match end {
            MapEnd::Complete => self.start_content(self.current.stored, sink),
            MapEnd::More => {
                self.state = State::SparseText(text);
                Ok(())
            }
        }
    }

    fn start_content(&mut self, stored: u64, sink: &mut impl EntrySink) -> Result<(), Error> {
        self.map.check(stored).map_err(|reason| self.sparse(reason))?;
        let padding = padding(stored);
        if self.map.settle(sink) {
            self.state = State::Content { padding };
        } else {
            sink.end();
            self.start_skip(0, padding);
        }
        Ok(())
    }
}

/// A hard link names an entry, so its target is cleaned; a symbolic link's is kept as it is.
fn set_link(kind: Kind, raw: &[u8], out: &mut Vec<u8>) -> path::Cleaned {
    match kind {
        Kind::HardLink => path::clean_into(raw, out),
        Kind::Symlink => {
            raw.clone_into(out);
            path::Cleaned::default()
        }
        _ => {
            out.clear();
            path::Cleaned::default()
        }
    }
}
