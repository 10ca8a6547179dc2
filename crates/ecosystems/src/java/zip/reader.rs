//! Takes the bytes of an archive and tells of its entries.
//!
//! Each step looks at the bytes that are there and passes some of them, or waits for more; so what is told does not depend
//! on how the bytes were cut.

use super::LocalEntry;
use super::descriptor::{Search, search};
use super::directory::{Directories, Verdict};
use super::inflate::{Inflate, Inflated};
use super::records::{self, CENTRAL, END, END_64, LOCAL, LOCATOR_64};
use crate::extractor::Flow;

/// How much may stand before the first record: scripts that start the archive behind them.
const MOST_PREFACE: u64 = 4 << 20;

/// Who is told of an archive's entries.
pub(in crate::java) trait ZipSink {
    /// Whether the content of an entry is wanted; one that is unreadable is not handed over in any case.
    fn entry(&mut self, entry: &LocalEntry<'_>) -> bool;

    /// Takes content. After [`Flow::Enough`] what is left of this entry is not handed over, nor is its end told.
    fn data(&mut self, bytes: &[u8]) -> Flow;

    /// The content is there in whole, or says why not.
    fn end(&mut self, outcome: Result<(), &'static str>);

    /// Whether an entry of that name would be wanted.
    fn wants(&self, name: &[u8]) -> bool;
}

/// Reads an archive.
pub(in crate::java) struct ZipReader {
    place: Place,
    /// Where in the archive the next byte stands.
    offset: u64,
    /// Bytes that were too few for a step.
    carry: Vec<u8>,
    inflate: Option<Box<Inflate>>,
    directories: Directories,
    has_records: bool,
}

/// What comes next.
#[derive(Clone, Copy)]
enum Place {
    /// A record, perhaps behind what is none.
    Between,
    /// So many bytes that nobody wants.
    Passing(u64),
    /// Content that nobody wants and that began there.
    Seeking(u64),
    /// So much content as it lies there.
    Stored(u64),
    /// Content to inflate, of so many bytes if that is known.
    Deflated(Option<u64>),
    /// Nothing that could be made sense of.
    Lost,
}

impl ZipReader {
    pub(in crate::java) fn new() -> Self {
        Self {
            place: Place::Between,
            offset: 0,
            carry: Vec::new(),
            inflate: None,
            directories: Directories::default(),
            has_records: false,
        }
    }

    /// Whether this is an archive at all, by what has come so far.
    pub(in crate::java) fn has_records(&self) -> bool {
        self.has_records
    }

    /// Takes the next bytes. [`Flow::Enough`]: nothing can be made of what follows.
    pub(in crate::java) fn push(&mut self, bytes: &[u8], sink: &mut impl ZipSink) -> Flow {
        if self.carry.is_empty() {
            let passed = self.run(bytes, sink);
            self.carry.extend_from_slice(&bytes[passed..]);
        } else {
            let mut window = std::mem::take(&mut self.carry);
            window.extend_from_slice(bytes);
            let passed = self.run(&window, sink);
            self.carry = match passed {
                // A long header that comes in byte by byte is not copied with each.
                0 => window,
                passed => window[passed..].to_vec(),
            };
        }
        match self.place {
            Place::Lost => Flow::Enough,
            _ => Flow::More,
        }
    }

    /// What the directories say, and whether the bytes ended in the midst of an entry that was wanted.
    pub(in crate::java) fn finish(self, sink: &mut impl ZipSink) -> Verdict {
        if matches!(self.place, Place::Stored(_) | Place::Deflated(_)) {
            sink.end(Err("it was cut short"));
        }
        self.directories.into_verdict()
    }

    /// Goes as far as these bytes lead.
    fn run(&mut self, window: &[u8], sink: &mut impl ZipSink) -> usize {
        let mut passed = 0;
        while let Some(count) = self.step(&window[passed..], sink) {
            passed += count;
            self.offset = self.offset.saturating_add(count as u64);
        }
        passed
    }

    /// How many bytes were passed; `None` where more are needed.
    fn step(&mut self, bytes: &[u8], sink: &mut impl ZipSink) -> Option<usize> {
        match self.place {
            Place::Between => self.find_record(bytes, sink),
            Place::Passing(0) | Place::Stored(0) => {
                if matches!(self.place, Place::Stored(_)) {
                    sink.end(Ok(()));
                }
                self.place = Place::Between;
                Some(0)
            }
            _ if bytes.is_empty() => None,
            Place::Passing(left) => {
                let count = at_most(bytes, left);
                self.place = Place::Passing(left - count as u64);
                Some(count)
            }
            Place::Seeking(start) => self.seek(bytes, start),
            Place::Stored(left) => Some(self.stored(bytes, left, sink)),
            Place::Deflated(left) => Some(self.deflated(bytes, left, sink)),
            Place::Lost => Some(bytes.len()),
        }
    }

    fn find_record(&mut self, bytes: &[u8], sink: &mut impl ZipSink) -> Option<usize> {
        let is_here = is_record(bytes);
        let at = if is_here { 0 } else { place_of_record(bytes) };
        if !self.has_records && self.offset + at as u64 > MOST_PREFACE {
            self.place = Place::Lost;
            return Some(0);
        }
        match at {
            0 if is_here => self.record(bytes, sink),
            0 => None,
            at => Some(at),
        }
    }

    fn record(&mut self, bytes: &[u8], sink: &mut impl ZipSink) -> Option<usize> {
        let at = self.offset;
        let signature = *bytes.first_chunk::<4>()?;
        let passed = match signature {
            LOCAL => {
                let (entry, len) = records::local(bytes, at)?;
                self.directories.interrupt();
                self.begin(&entry, len, sink);
                len
            }
            CENTRAL => {
                let (entry, len) = records::listed(bytes)?;
                let is_wanted = sink.wants(entry.name);
                self.directories.entry(at, &entry, is_wanted);
                self.place = Place::Passing(entry.comment);
                len
            }
            END => {
                let (extent, len) = records::end(bytes)?;
                self.directories.end(at, extent);
                len
            }
            END_64 => {
                let (extent, len) = records::end_64(bytes)?;
                self.directories.end_64(at, extent);
                len
            }
            _ => signature.len(),
        };
        self.has_records = true;
        Some(passed)
    }

    /// What follows a local header of that length.
    fn begin(&mut self, entry: &LocalEntry<'_>, len: usize, sink: &mut impl ZipSink) {
        let is_wanted = sink.entry(entry) && entry.unreadable.is_none();
        self.place = match (is_wanted, entry.size) {
            (false, Some(size)) => Place::Passing(size),
            (false, None) => Place::Seeking(self.offset.saturating_add(len as u64)),
            (true, size) if entry.is_deflated => {
                self.inflate
                    .get_or_insert_with(|| Box::new(Inflate::new()))
                    .reset();
                Place::Deflated(size)
            }
            (true, size) => Place::Stored(size.unwrap_or(0)),
        };
    }

    fn seek(&mut self, bytes: &[u8], start: u64) -> Option<usize> {
        match search(bytes, self.offset, start) {
            Search::Found(passed) => {
                self.place = Place::Between;
                Some(passed)
            }
            Search::Passed(0) => None,
            Search::Passed(passed) => Some(passed),
        }
    }

    fn stored(&mut self, bytes: &[u8], left: u64, sink: &mut impl ZipSink) -> usize {
        let count = at_most(bytes, left);
        let left = left - count as u64;
        self.place = match sink.data(&bytes[..count]) {
            Flow::More => Place::Stored(left),
            Flow::Enough => Place::Passing(left),
        };
        count
    }

    fn deflated(&mut self, bytes: &[u8], left: Option<u64>, sink: &mut impl ZipSink) -> usize {
        let input = &bytes[..left.map_or(bytes.len(), |left| at_most(bytes, left))];
        let after = |used: usize| left.map(|left| left - used as u64);
        // Where the content ends is known by its size, or else only by inflating all of it.
        let give_up = |used: usize| after(used).map_or(Place::Lost, Place::Passing);
        let Some(inflate) = &mut self.inflate else {
            self.place = Place::Lost;
            return 0;
        };
        let (used, place) = match inflate.push(input, |bytes| sink.data(bytes)) {
            Inflated::More if after(input.len()) == Some(0) => {
                sink.end(Err("it is damaged"));
                (input.len(), Place::Between)
            }
            Inflated::More => (input.len(), Place::Deflated(after(input.len()))),
            Inflated::Ended(used) => {
                sink.end(Ok(()));
                (used, after(used).map_or(Place::Between, Place::Passing))
            }
            Inflated::Stopped => (input.len(), give_up(input.len())),
            Inflated::Damaged => {
                sink.end(Err("it is damaged"));
                (input.len(), give_up(input.len()))
            }
        };
        self.place = place;
        used
    }
}

/// Where a record begins, or else how many bytes are none in any case.
fn place_of_record(bytes: &[u8]) -> usize {
    let mut places = memchr::memmem::find_iter(bytes, b"PK");
    let found = places.find(|&at| is_record(&bytes[at..]));
    found.unwrap_or(bytes.len().saturating_sub(3))
}

/// Whether these bytes begin a record; a descriptor that was left over is none.
fn is_record(bytes: &[u8]) -> bool {
    let signature = bytes.first_chunk::<4>();
    signature.is_some_and(|signature| [LOCAL, CENTRAL, END, END_64, LOCATOR_64].contains(signature))
}

fn at_most(bytes: &[u8], left: u64) -> usize {
    usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()))
}
