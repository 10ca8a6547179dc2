//! The sections about affected packages: names, lists of rows, shapes, ranges, and the way back from advisories.
//!
//! Odd: the binary packages of one source mostly have the same history, hence the same list of rows to the byte;
//! such a list is written once. Ranges are numbered as they are first used, so neighbours in a list are neighbours
//! in the table.

use rustc_hash::FxHashMap;

use super::record::{RankedVocabulary, Record, Scope, Shape};
use crate::keys::{BLOCK, KeyWriter, LONGEST};
use crate::table::TableWriter;
use crate::wire::{put_ascending, put_bytes, put_instant, put_signed, put_varint};
use crate::{DatabaseError, Limit, Range};

/// The finished sections.
pub struct AffectedSections {
    pub spaces: Vec<u8>,
    pub packages: Vec<u8>,
    pub postings: Vec<u8>,
    pub shapes: Vec<u8>,
    pub ranges: Vec<u8>,
    pub mentions: Vec<u8>,
}

/// A row with the advisory that it belongs to; the order of the fields is the order of rows in the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    space: u32,
    package: u32,
    advisory: u32,
    shape: u32,
    ranges: u32,
    fixed_at: Option<i64>,
}

/// Lays the rows of all records out.
pub fn lay_out(records: &[Record], words: &RankedVocabulary) -> Result<AffectedSections, DatabaseError> {
    let postings = gather(records);
    let mut writer = Writer::new(words, &postings, records.len());
    for space in postings.chunk_by(|a, b| a.space == b.space) {
        writer.space(space)?;
    }
    writer.finish()
}

fn gather(records: &[Record]) -> Vec<Posting> {
    let mut postings = Vec::with_capacity(records.iter().map(|record| record.rows.len()).sum());
    for (advisory, record) in records.iter().enumerate() {
        postings.extend(record.rows.iter().map(|row| Posting {
            space: row.space,
            package: row.package,
            advisory: advisory as u32,
            shape: row.shape,
            ranges: row.ranges,
            fixed_at: row.fixed_at,
        }));
    }
    postings.sort_unstable();
    postings
}

struct Writer<'a> {
    words: &'a RankedVocabulary,
    spaces: TableWriter,
    packages: KeyWriter,
    package_count: u32,
    postings: Vec<u8>,
    places: FxHashMap<Vec<u8>, usize>,
    shapes: TableWriter,
    shape_numbers: Vec<u32>,
    ranges: TableWriter,
    range_numbers: FxHashMap<u32, u32>,
    mentions: Vec<Vec<u32>>,
}

impl<'a> Writer<'a> {
    fn new(words: &'a RankedVocabulary, postings: &[Posting], advisories: usize) -> Self {
        let (shapes, shape_numbers) = write_shapes(words, postings);
        Self {
            words,
            spaces: TableWriter::default(),
            packages: KeyWriter::default(),
            package_count: 0,
            postings: Vec::new(),
            places: FxHashMap::default(),
            shapes,
            shape_numbers,
            ranges: TableWriter::default(),
            range_numbers: FxHashMap::default(),
            mentions: vec![Vec::new(); advisories],
        }
    }

    fn space(&mut self, postings: &[Posting]) -> Result<(), DatabaseError> {
        let (first_block, first_package) = (self.packages.cut(), self.package_count);
        for package in postings.chunk_by(|a, b| a.package == b.package) {
            self.package(package)?;
        }
        let count = self.package_count - first_package;
        let mut record = Vec::new();
        put_bytes(&mut record, self.words.strings.get(postings[0].space).as_bytes());
        put_varint(&mut record, first_block as u64);
        put_varint(&mut record, (count as usize).div_ceil(BLOCK) as u64);
        put_varint(&mut record, u64::from(first_package));
        put_varint(&mut record, u64::from(count));
        self.spaces.push(&record);
        Ok(())
    }

    fn package(&mut self, postings: &[Posting]) -> Result<(), DatabaseError> {
        let name = self.words.strings.get(postings[0].package);
        if name.len() > LONGEST {
            return Err(DatabaseError::Limit("a package's name is over 4096 bytes"));
        }
        let list = self.list(postings);
        let place = *self.places.entry(list).or_insert_with_key(|list| {
            let place = self.postings.len();
            self.postings.extend_from_slice(list);
            place
        });
        self.packages.push(name, place as u64);
        for posting in postings {
            let mentions = &mut self.mentions[posting.advisory as usize];
            if mentions.last() != Some(&self.package_count) {
                mentions.push(self.package_count);
            }
        }
        self.package_count += 1;
        Ok(())
    }

    fn list(&mut self, postings: &[Posting]) -> Vec<u8> {
        let mut list = Vec::with_capacity(4 * postings.len());
        put_varint(&mut list, postings.len() as u64);
        let (mut advisory, mut ranges) = (0, 0);
        for posting in postings {
            let number = self.range_number(posting.ranges);
            put_varint(&mut list, u64::from(posting.advisory - advisory));
            let shape = u64::from(self.shape_numbers[posting.shape as usize]);
            put_varint(&mut list, shape << 1 | u64::from(posting.fixed_at.is_some()));
            put_signed(&mut list, i64::from(number) - ranges);
            posting
                .fixed_at
                .into_iter()
                .for_each(|at| put_instant(&mut list, at));
            (advisory, ranges) = (posting.advisory, i64::from(number));
        }
        list
    }

    fn range_number(&mut self, rank: u32) -> u32 {
        *self.range_numbers.entry(rank).or_insert_with(|| {
            let record = encode_ranges(self.words.ranges.get(rank));
            self.ranges.push(&record) as u32
        })
    }

    fn finish(self) -> Result<AffectedSections, DatabaseError> {
        let mut mentions = TableWriter::default();
        for list in &self.mentions {
            let mut record = Vec::new();
            put_ascending(&mut record, list);
            mentions.push(&record);
        }
        Ok(AffectedSections {
            spaces: self.spaces.finish()?,
            packages: self.packages.finish()?,
            postings: self.postings,
            shapes: self.shapes.finish()?,
            ranges: self.ranges.finish()?,
            mentions: mentions.finish()?,
        })
    }
}

/// Writes the shapes in use, the most frequent first so that it has the shortest number; gives the number of each
/// rank.
fn write_shapes(words: &RankedVocabulary, postings: &[Posting]) -> (TableWriter, Vec<u32>) {
    let mut uses = vec![0usize; words.shapes.values.len()];
    for posting in postings {
        uses[posting.shape as usize] += 1;
    }
    let mut order: Vec<usize> = (0..uses.len()).filter(|rank| uses[*rank] > 0).collect();
    order.sort_by_key(|rank| (std::cmp::Reverse(uses[*rank]), *rank));
    let (mut table, mut numbers) = (TableWriter::default(), vec![0; uses.len()]);
    for rank in order {
        numbers[rank] = table.push(&encode_shape(&words.shapes.values[rank])) as u32;
    }
    (table, numbers)
}

fn encode_shape(shape: &Shape) -> Vec<u8> {
    let Scope {
        subject,
        arches,
        module,
        stream,
    } = &shape.scope;
    let mut out = vec![subject | shape.state << 1];
    for text in [&shape.severity, module, stream] {
        put_bytes(&mut out, text.as_deref().unwrap_or_default().as_bytes());
    }
    put_varint(&mut out, arches.len() as u64);
    arches
        .iter()
        .for_each(|arch| put_bytes(&mut out, arch.as_bytes()));
    out
}

/// Each range: a byte (bit 0: there is a first version; bits 1 and 2: 0 open, 1 fixed, 2 last affected), then the
/// versions that it speaks of.
fn encode_ranges(ranges: &[Range]) -> Vec<u8> {
    let mut out = Vec::new();
    for range in ranges {
        let (kind, end) = match &range.limit {
            Limit::Open => (0, None),
            Limit::Fixed(version) => (1, Some(version)),
            Limit::LastAffected(version) => (2, Some(version)),
        };
        out.push(u8::from(range.introduced.is_some()) | kind << 1);
        for version in range.introduced.iter().chain(end) {
            put_bytes(&mut out, version.as_bytes());
        }
    }
    out
}
