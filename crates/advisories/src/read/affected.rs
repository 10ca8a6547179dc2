//! Looking up what is known about a package.
//!
//! Odd: a row belongs to an advisory and so counts for all its vulnerabilities; an erratum's package is judged once,
//! not once per CVE. Nothing is copied: names, versions and lists are borrowed from the file.

use tidewaiter_types::Timestamp;

use super::advisory::AdvisoryRecord;
use super::{Database, Words};
use crate::format::Code;
use crate::keys::Entries;
use crate::wire::Cursor;
use crate::{DatabaseError, FixState, Limit, Range, Subject};

/// The packages of one space.
#[derive(Clone, Copy)]
pub struct SpaceView<'a> {
    pub(super) db: &'a Database,
    pub(super) name: &'a str,
    pub(super) first_block: u32,
    pub(super) blocks: u32,
    pub(super) first_package: u32,
    pub(super) packages: u32,
}

impl<'a> SpaceView<'a> {
    pub(super) fn read(db: &'a Database, number: u32) -> Result<Self, DatabaseError> {
        let mut record = db.layout.spaces.get(&db.bytes, number)?;
        Ok(Self {
            db,
            name: record.text()?,
            first_block: record.number()?,
            blocks: record.number()?,
            first_package: record.number()?,
            packages: record.number()?,
        })
    }

    /// The space's key (`debian:12`).
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// How many packages have rows here.
    pub fn len(&self) -> u32 {
        self.packages
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.packages == 0
    }

    /// The names of all packages, sorted.
    pub fn packages(&self) -> impl Iterator<Item = Result<String, DatabaseError>> + 'a {
        let entries = self
            .db
            .layout
            .packages
            .entries(&self.db.bytes, self.block_range());
        entries.map(|entry| entry.map(|(name, _)| name))
    }

    /// The rows of a package of this name; none if nothing is known about it.
    pub fn affected(&self, package: &str) -> Result<AffectedRows<'a>, DatabaseError> {
        let (db, keys) = (self.db, &self.db.layout.packages);
        let numbers = match keys.find(&db.bytes, self.block_range(), package)? {
            Some(place) => RowNumbers::at(db, place)?,
            None => RowNumbers::default(),
        };
        Ok(AffectedRows { db, numbers })
    }

    /// The name of each package with the place of its list, sorted by name.
    pub(crate) fn lists(&self) -> Entries<'a> {
        let db = self.db;
        db.layout.packages.entries(&db.bytes, self.block_range())
    }

    fn block_range(&self) -> std::ops::Range<u32> {
        self.first_block..self.first_block.saturating_add(self.blocks)
    }
}

/// The rows of one package, in the order of their advisories.
#[derive(Clone)]
pub struct AffectedRows<'a> {
    db: &'a Database,
    numbers: RowNumbers<'a>,
}

impl<'a> AffectedRows<'a> {
    fn read(&self, row: RowNumber) -> Result<AffectedRow<'a>, DatabaseError> {
        let advisory = AdvisoryRecord::read(self.db, row.advisory)?;
        AffectedRow::numbered(
            self.db,
            advisory,
            row.shape,
            row.ranges,
            row.fixed_at.map(Timestamp),
        )
    }
}

impl<'a> Iterator for AffectedRows<'a> {
    type Item = Result<AffectedRow<'a>, DatabaseError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.numbers.next()?.and_then(|row| self.read(row));
        if row.is_err() {
            self.numbers = RowNumbers::default();
        }
        Some(row)
    }
}

/// A row as a list writes it: what it refers to by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RowNumber {
    /// The advisory.
    pub advisory: u32,
    /// The shape.
    pub shape: u32,
    /// The list of ranges.
    pub ranges: u32,
    /// When the fix came out, in milliseconds.
    pub fixed_at: Option<i64>,
}

/// The rows of a list, as numbers.
#[derive(Clone, Default)]
pub(crate) struct RowNumbers<'a> {
    rows: Cursor<'a>,
    left: u64,
    advisory: u32,
    range: i64,
}

impl<'a> RowNumbers<'a> {
    /// The list at this place.
    pub(crate) fn at(db: &'a Database, place: u64) -> Result<Self, DatabaseError> {
        let lost = || DatabaseError::Damaged("a list of rows is out of bounds");
        let postings = db.bytes.get(db.layout.postings.clone()).ok_or_else(lost)?;
        let place = usize::try_from(place).map_err(|_| lost())?;
        let mut rows = postings.get(place..).map(Cursor::new).ok_or_else(lost)?;
        let left = rows.varint()?;
        Ok(Self {
            rows,
            left,
            advisory: 0,
            range: 0,
        })
    }

    /// How many rows the list says are left.
    pub(crate) fn left(&self) -> u64 {
        self.left
    }

    fn step(&mut self) -> Result<RowNumber, DatabaseError> {
        let lost = || DatabaseError::Damaged("a row names what is not there");
        let step = self.rows.number()?;
        self.advisory = self.advisory.checked_add(step).ok_or_else(lost)?;
        let code = self.rows.number()?;
        self.range = self.range.checked_add(self.rows.signed()?).ok_or_else(lost)?;
        let fixed_at = match code & 1 {
            0 => None,
            _ => Some(self.rows.instant()?),
        };
        Ok(RowNumber {
            advisory: self.advisory,
            shape: code >> 1,
            ranges: u32::try_from(self.range).map_err(|_| lost())?,
            fixed_at,
        })
    }
}

impl Iterator for RowNumbers<'_> {
    type Item = Result<RowNumber, DatabaseError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let row = self.step();
        if row.is_err() {
            self.left = 0;
        }
        Some(row)
    }
}

/// What one advisory says about one package.
#[derive(Clone, Copy)]
pub struct AffectedRow<'a> {
    /// The advisory; the row counts for each of its vulnerabilities.
    pub advisory: AdvisoryRecord<'a>,
    /// Whether the package was named as source or as binary package.
    pub subject: Subject,
    /// What the source says about a fix.
    pub state: FixState,
    /// When the fix came out, where the source says so apart from the date of its record.
    pub fixed_at: Option<Timestamp>,
    /// The source's own word for the severity in this package.
    pub severity: Option<&'a str>,
    /// rpm module and stream that it is limited to.
    pub module: Option<&'a str>,
    /// Update stream other than the release's main one.
    pub stream: Option<&'a str>,
    /// Affected versions.
    pub ranges: RangeEntries<'a>,
    /// Architectures that it is limited to; none means all.
    pub arches: Words<'a>,
}

impl<'a> AffectedRow<'a> {
    /// The row of this shape and these ranges.
    pub(super) fn numbered(
        db: &'a Database,
        advisory: AdvisoryRecord<'a>,
        shape: u32,
        ranges: u32,
        fixed_at: Option<Timestamp>,
    ) -> Result<Self, DatabaseError> {
        let mut shape = db.layout.shapes.get(&db.bytes, shape)?;
        let ranges = db.layout.ranges.get(&db.bytes, ranges)?;
        let codes = shape.byte()?;
        Ok(Self {
            advisory,
            subject: Subject::of_code(codes & 1)?,
            state: FixState::of_code(codes >> 1)?,
            fixed_at,
            severity: optional(&mut shape)?,
            module: optional(&mut shape)?,
            stream: optional(&mut shape)?,
            ranges: RangeEntries { rest: ranges },
            arches: shape.texts()?,
        })
    }
}

fn optional<'a>(cursor: &mut Cursor<'a>) -> Result<Option<&'a str>, DatabaseError> {
    cursor
        .text()
        .map(|text| Some(text).filter(|text| !text.is_empty()))
}

/// The ranges of a row. Ends early at what is no range, which only a damaged file holds.
#[derive(Clone, Copy)]
pub struct RangeEntries<'a> {
    rest: Cursor<'a>,
}

impl<'a> RangeEntries<'a> {
    fn step(&mut self) -> Option<RangeEntry<'a>> {
        let code = self.rest.byte().ok()?;
        let introduced = match code & 1 {
            0 => None,
            _ => Some(self.rest.text().ok()?),
        };
        let limit = match code >> 1 {
            0 => Limits::Open,
            1 => Limits::Fixed(self.rest.text().ok()?),
            2 => Limits::LastAffected(self.rest.text().ok()?),
            _ => return None,
        };
        Some(RangeEntry { introduced, limit })
    }
}

impl<'a> Iterator for RangeEntries<'a> {
    type Item = RangeEntry<'a>;

    fn next(&mut self) -> Option<RangeEntry<'a>> {
        let entry = self.step();
        if entry.is_none() {
            self.rest = Cursor::default();
        }
        entry
    }
}

/// A range of affected versions, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeEntry<'a> {
    /// The first affected version; `None` means from the beginning.
    pub introduced: Option<&'a str>,
    /// Where it ends.
    pub limit: Limits<'a>,
}

/// Where a range ends, borrowed; see [`Limit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits<'a> {
    /// Versions below this one are affected.
    Fixed(&'a str),
    /// Versions up to and including this one are affected.
    LastAffected(&'a str),
    /// All versions from the start are affected.
    Open,
}

impl RangeEntry<'_> {
    /// The same, on its own.
    pub fn to_range(self) -> Range {
        Range {
            introduced: self.introduced.map(str::to_owned),
            limit: match self.limit {
                Limits::Fixed(version) => Limit::Fixed(version.to_owned()),
                Limits::LastAffected(version) => Limit::LastAffected(version.to_owned()),
                Limits::Open => Limit::Open,
            },
        }
    }
}
