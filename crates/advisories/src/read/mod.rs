//! Opening a database file and looking things up in it.
//!
//! Odd: opening checks the header and where the sections lie, nothing more; it costs microseconds whatever the
//! file's size. Everything behind is checked when it is used, so a damaged or hostile file gives
//! [`DatabaseError::Damaged`] from the look-up that meets the damage. [`Database::verify`] reads the whole file and
//! finds every flipped bit.

mod advisory;
mod affected;
mod enrichment;
pub(crate) mod rows;
mod storage;
mod texts;
mod vulnerability;
mod whole;

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use tidewaiter_types::{Digest, Space, Timestamp};
use zstd::bulk::Decompressor;
use zstd::dict::DecoderDictionary;

pub use advisory::{AdvisoryRecord, CvssEntries, CvssEntry};
pub use affected::{AffectedRow, AffectedRows, Limits, RangeEntries, RangeEntry, SpaceView};
pub use texts::{TextReader, Texts};
pub use vulnerability::VulnerabilityRecord;
pub use whole::RecordReader;

use crate::DatabaseError;
use crate::format::{self, FACTS_ONLY, Header, Section};
use crate::keys::{BLOCK, Keys};
use crate::table::{Table, read_u32};
use crate::wire::{Cursor, TextList};
use storage::Storage;

/// A list of words, borrowed from the file.
pub type Words<'a> = TextList<'a>;

/// One revision of the advisory database, open for reading. It can be shared by threads.
pub struct Database {
    bytes: Storage,
    header: Header,
    layout: Layout,
    feeds: Vec<FeedInfo>,
    dictionary: OnceLock<Option<DecoderDictionary<'static>>>,
}

/// Where everything lies.
struct Layout {
    spaces: Table,
    packages: Keys,
    postings: Range<usize>,
    shapes: Table,
    ranges: Table,
    advisories: Table,
    vulnerabilities: Table,
    names: Keys,
    labels: Table,
    cvss: Table,
    mentions: Table,
    texts: Table,
    dictionary: Range<usize>,
    scores: Keys,
    score_count: u32,
    exploited: Table,
    weaknesses: Table,
    lifetimes: Table,
}

/// What a database says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseInfo {
    /// The revision's name: the SHA-256 of its content.
    pub revision: Digest,
    /// The revision's date.
    pub created: Timestamp,
    /// Whether upstream's prose was left out.
    pub facts_only: bool,
    /// Bytes of the file.
    pub size: u64,
    /// Vulnerabilities, each counted once.
    pub vulnerabilities: u32,
    /// Advisories of all feeds.
    pub advisories: u32,
    /// EPSS scores.
    pub scores: u32,
    /// CVEs that are known to be exploited.
    pub exploited: u32,
    /// Names of weaknesses.
    pub weaknesses: u32,
    /// Systems whose lifetime is known.
    pub lifetimes: u32,
    /// Each feed, by name.
    pub feeds: Vec<FeedInfo>,
}

/// One feed of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedInfo {
    /// Its short name.
    pub name: String,
    /// The number of its first advisory.
    first: u32,
    /// Its advisories.
    pub advisories: u32,
    /// Its affected rows.
    pub affected: u64,
    /// When its newest record was changed or published.
    pub newest: Option<Timestamp>,
}

/// What an id belongs to.
#[derive(Clone, Copy)]
pub enum Found<'a> {
    /// A vulnerability, by its id or by an alias.
    Vulnerability(VulnerabilityRecord<'a>),
    /// An advisory about one or more vulnerabilities, by its own id.
    Advisory(AdvisoryRecord<'a>),
}

impl Database {
    /// Opens a file by mapping it into memory. The file must not be changed in place afterwards; replacing it by
    /// renaming another over it is fine.
    pub fn open(path: &Path) -> Result<Self, DatabaseError> {
        let storage = Storage::map(path);
        Self::new(storage.map_err(|source| DatabaseError::Io {
            path: path.to_owned(),
            source,
        })?)
    }

    /// Opens a database that is in memory.
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Result<Self, DatabaseError> {
        Self::new(Storage::Memory(bytes.into()))
    }

    fn new(bytes: Storage) -> Result<Self, DatabaseError> {
        let header = format::read_header(&bytes)?;
        let layout = Layout::read(&bytes, &header)?;
        let feeds = read_feeds(&bytes, &header)?;
        Ok(Self {
            bytes,
            header,
            layout,
            feeds,
            dictionary: OnceLock::new(),
        })
    }

    /// The file's bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads the whole file and checks every checksum and the revision's digest.
    pub fn verify(&self) -> Result<(), DatabaseError> {
        format::verify(&self.bytes, &self.header)
    }

    /// What the database says of itself.
    pub fn info(&self) -> DatabaseInfo {
        DatabaseInfo {
            revision: Digest::Sha256(self.header.digest),
            created: Timestamp(self.header.created),
            facts_only: self.header.flags & FACTS_ONLY != 0,
            size: self.bytes.len() as u64,
            vulnerabilities: self.layout.vulnerabilities.len(),
            advisories: self.layout.advisories.len(),
            scores: self.layout.score_count,
            exploited: self.layout.exploited.len(),
            weaknesses: self.layout.weaknesses.len(),
            lifetimes: self.layout.lifetimes.len(),
            feeds: self.feeds.clone(),
        }
    }

    /// The spaces that the database speaks of, sorted.
    pub fn spaces(&self) -> impl Iterator<Item = Result<SpaceView<'_>, DatabaseError>> {
        (0..self.layout.spaces.len()).map(|number| SpaceView::read(self, number))
    }

    /// The packages of a space, if the database speaks of it.
    pub fn space(&self, space: &Space) -> Result<Option<SpaceView<'_>>, DatabaseError> {
        let order = |mut record: Cursor<'_>| Ok(record.text()?.cmp(space.as_str()));
        let found = self.layout.spaces.find(&self.bytes, order)?;
        found.map(|number| SpaceView::read(self, number)).transpose()
    }

    /// The rows of a package of this name; none if nothing is known about it.
    pub fn affected(&self, space: &Space, package: &str) -> Result<Option<AffectedRows<'_>>, DatabaseError> {
        let view = self.space(space)?;
        view.map(|view| view.affected(package)).transpose()
    }

    /// The vulnerability of this id.
    pub fn vulnerability(&self, id: &str) -> Result<Option<VulnerabilityRecord<'_>>, DatabaseError> {
        let order = |mut record: Cursor<'_>| Ok(record.text()?.cmp(id));
        let found = self.layout.vulnerabilities.find(&self.bytes, order)?;
        found.map(|number| self.vulnerability_at(number)).transpose()
    }

    /// The vulnerability of this number (numbers are a revision's own).
    pub fn vulnerability_at(&self, number: u32) -> Result<VulnerabilityRecord<'_>, DatabaseError> {
        VulnerabilityRecord::read(self, number)
    }

    /// All vulnerabilities, by id.
    pub fn vulnerabilities(&self) -> impl Iterator<Item = Result<VulnerabilityRecord<'_>, DatabaseError>> {
        (0..self.layout.vulnerabilities.len()).map(|number| self.vulnerability_at(number))
    }

    /// All advisories, feed after feed, by id.
    pub fn advisories(&self) -> impl Iterator<Item = Result<AdvisoryRecord<'_>, DatabaseError>> {
        (0..self.layout.advisories.len()).map(|number| AdvisoryRecord::read(self, number))
    }

    /// What any id or alias belongs to.
    pub fn find(&self, id: &str) -> Result<Option<Found<'_>>, DatabaseError> {
        if let Some(record) = self.vulnerability(id)? {
            return Ok(Some(Found::Vulnerability(record)));
        }
        let names = &self.layout.names;
        let Some(value) = names.find(&self.bytes, names.all(), id)? else {
            return Ok(None);
        };
        let number = u32::try_from(value >> 1).map_err(|_| DatabaseError::Damaged("a name's number"))?;
        Ok(Some(match value & 1 {
            0 => Found::Vulnerability(self.vulnerability_at(number)?),
            _ => Found::Advisory(AdvisoryRecord::read(self, number)?),
        }))
    }

    /// A reader of prose and links that keeps the last block: the way to read those of many vulnerabilities, in order.
    pub fn text_reader(&self) -> TextReader<'_> {
        TextReader::new(self)
    }

    /// The prose and links of an advisory, if it has any.
    pub fn texts(&self, record: &AdvisoryRecord<'_>) -> Result<Option<Texts>, DatabaseError> {
        self.text_reader().read(record)
    }

    /// The shapes of rows, as bytes.
    pub(crate) fn raw_shapes(&self) -> impl Iterator<Item = Result<&[u8], DatabaseError>> {
        self.raw(&self.layout.shapes)
    }

    /// The lists of ranges, as bytes.
    pub(crate) fn raw_ranges(&self) -> impl Iterator<Item = Result<&[u8], DatabaseError>> {
        self.raw(&self.layout.ranges)
    }

    fn raw<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = Result<&'a [u8], DatabaseError>> {
        (0..table.len()).map(|number| {
            let mut record = table.get(&self.bytes, number)?;
            record.take(record.remaining() as u64)
        })
    }

    fn feed_of(&self, advisory: u32) -> Result<&str, DatabaseError> {
        let behind = self.feeds.partition_point(|feed| feed.first <= advisory);
        let feed = behind.checked_sub(1).and_then(|place| self.feeds.get(place));
        feed.map(|feed| feed.name.as_str())
            .ok_or(DatabaseError::Damaged("an advisory without a feed"))
    }

    fn package_at(&self, number: u32) -> Result<(&str, String), DatabaseError> {
        const LOST: DatabaseError = DatabaseError::Damaged("a package that is not there");
        let (mut low, mut high) = (0, self.layout.spaces.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match SpaceView::read(self, middle)?.first_package > number {
                true => high = middle,
                false => low = middle + 1,
            }
        }
        let space = SpaceView::read(self, low.checked_sub(1).ok_or(LOST)?)?;
        let place = number - space.first_package;
        let block = space.first_block.checked_add(place / BLOCK as u32).ok_or(LOST)?;
        let name = self
            .layout
            .packages
            .name(&self.bytes, block, place as usize % BLOCK)?;
        Ok((space.name, name))
    }

    /// The dictionary of the texts, made ready once; `None` if it is damaged.
    fn text_dictionary(&self) -> Option<&DecoderDictionary<'static>> {
        let make = || {
            let bytes = self.bytes.get(self.layout.dictionary.clone())?;
            // Making a dictionary ready panics on a damaged one; loading the same bytes first tells without.
            Decompressor::with_dictionary(bytes).ok()?;
            Some(DecoderDictionary::copy(bytes))
        };
        self.dictionary.get_or_init(make).as_ref()
    }
}

impl Layout {
    fn read(bytes: &[u8], header: &Header) -> Result<Self, DatabaseError> {
        let place = |section: Section| header.sections[section as usize - 1].clone();
        let table = |section| Table::open(bytes, place(section));
        Ok(Self {
            spaces: table(Section::Spaces)?,
            packages: Keys::open(bytes, place(Section::Packages))?,
            postings: place(Section::Postings),
            shapes: table(Section::Shapes)?,
            ranges: table(Section::Ranges)?,
            advisories: table(Section::Advisories)?,
            vulnerabilities: table(Section::Vulnerabilities)?,
            names: Keys::open(bytes, place(Section::Names))?,
            labels: table(Section::Labels)?,
            cvss: table(Section::Cvss)?,
            mentions: table(Section::Mentions)?,
            texts: table(Section::Texts)?,
            dictionary: place(Section::Dictionary),
            scores: Keys::open(bytes, behind_count(place(Section::Scores)))?,
            score_count: count_of(bytes, place(Section::Scores))?,
            exploited: table(Section::Exploited)?,
            weaknesses: table(Section::Weaknesses)?,
            lifetimes: table(Section::Lifetimes)?,
        })
    }
}

/// What follows the count in front of a section.
fn behind_count(section: Range<usize>) -> Range<usize> {
    section.end.min(section.start + 4)..section.end
}

fn count_of(bytes: &[u8], section: Range<usize>) -> Result<u32, DatabaseError> {
    let count = bytes.get(section).and_then(|section| read_u32(section, 0));
    count.ok_or(DatabaseError::Damaged("a section has no count"))
}

fn read_feeds(bytes: &[u8], header: &Header) -> Result<Vec<FeedInfo>, DatabaseError> {
    let table = Table::open(bytes, header.sections[Section::Feeds as usize - 1].clone())?;
    let mut feeds = Vec::new();
    for number in 0..table.len() {
        let mut record = table.get(bytes, number)?;
        feeds.push(FeedInfo {
            name: record.text()?.to_owned(),
            first: record.number()?,
            advisories: record.number()?,
            affected: record.varint()?,
            newest: match record.varint()? {
                0 => None,
                _ => Some(Timestamp(record.instant()?)),
            },
        });
    }
    Ok(feeds)
}
