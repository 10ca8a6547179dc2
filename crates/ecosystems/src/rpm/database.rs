//! One rpm database from its bytes: which of the three formats it has, and what all three have in common.
//!
//! Odd: only the records are read, in the table or file `Packages`; what else a database holds are indexes, which
//! rpm makes anew from the records. The records of an honest file are together no longer than the file. That is
//! the bound on work: whatever the format's references say, no more bytes than the file has are parsed.

use super::bytes::wide;
use super::error::{HeaderError, RpmError};
use super::files::files;
use super::header::{Header, record};
use super::record::RpmRecord;
use super::{berkeley, ndb, sqlite};
use crate::bounds::{MAX_PACKAGES, MAX_PATH_BYTES};

/// Beyond this many problems only their number is kept.
const MAX_PROBLEMS: usize = 64;

/// What an rpm database says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The packages, in the file's order.
    pub records: Vec<RpmRecord>,
    /// What could not be read.
    pub problems: Vec<RpmError>,
}

/// The formats of rpm's databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `rpmdb.sqlite`
    Sqlite,
    /// `Packages.db`
    Ndb,
    /// `Packages`
    Berkeley,
}

impl Format {
    /// Tells the format by the first bytes of a file (16 are enough).
    pub fn sniff(start: &[u8]) -> Option<Self> {
        if start.starts_with(sqlite::MAGIC) {
            Some(Self::Sqlite)
        } else if start.starts_with(ndb::MAGIC) {
            Some(Self::Ndb)
        } else if berkeley::byte_order(start).is_some() {
            Some(Self::Berkeley)
        } else {
            None
        }
    }
}

/// Reads a database. `wal` is the write-ahead log that lies beside a SQLite file; other formats have none.
///
/// Fails only if the format is unknown or the file's first page is unusable; all else is reported in
/// [`Contents::problems`] beside the packages that could be read.
pub fn parse_database(bytes: &[u8], wal: Option<&[u8]>) -> Result<Contents, RpmError> {
    match Format::sniff(bytes).ok_or(RpmError::UnknownFormat)? {
        Format::Sqlite => parse_sqlite(bytes, wal),
        Format::Ndb => parse_ndb(bytes),
        Format::Berkeley => parse_berkeley(bytes),
    }
}

/// Reads `rpmdb.sqlite` and the log beside it.
pub fn parse_sqlite(bytes: &[u8], wal: Option<&[u8]>) -> Result<Contents, RpmError> {
    let mut collector = Collector::new(bytes.len() + wal.map_or(0, <[u8]>::len));
    let end = sqlite::read(bytes, wal.unwrap_or_default(), &mut collector);
    collector.finish(end)
}

/// Reads `Packages.db`.
pub fn parse_ndb(bytes: &[u8]) -> Result<Contents, RpmError> {
    let mut collector = Collector::new(bytes.len());
    let end = ndb::read(bytes, &mut collector);
    collector.finish(end)
}

/// Reads `Packages`.
pub fn parse_berkeley(bytes: &[u8]) -> Result<Contents, RpmError> {
    let mut collector = Collector::new(bytes.len());
    let end = berkeley::read(bytes, &mut collector);
    collector.finish(end)
}

/// Collects what the reader of a format finds, within the bounds that hold for all of them.
pub(super) struct Collector {
    contents: Contents,
    bytes_left: u64,
    path_bytes_left: usize,
    unlisted: u64,
    is_full: bool,
}

impl Collector {
    /// `length`: how many bytes the records may have together.
    fn new(length: usize) -> Self {
        Self {
            contents: Contents::default(),
            bytes_left: wide(length),
            path_bytes_left: MAX_PATH_BYTES,
            unlisted: 0,
            is_full: false,
        }
    }

    /// Takes a record's bytes from the bound on work; fails when that is used up. To be asked before a
    /// record is put together.
    pub(super) fn claim(&mut self, number: u64, length: u64) -> Result<(), RpmError> {
        self.bytes_left = self
            .bytes_left
            .checked_sub(length)
            .ok_or(RpmError::Overlap { number })?;
        Ok(())
    }

    /// Reads one record.
    pub(super) fn record(&mut self, number: u64, blob: &[u8]) {
        if self.contents.records.len() == MAX_PACKAGES {
            self.is_full = true;
            return;
        }
        match self.parse(number, blob) {
            Ok(record) => self.contents.records.push(record),
            Err(source) => self.problem(RpmError::Record { number, source }),
        }
    }

    fn parse(&mut self, number: u64, blob: &[u8]) -> Result<RpmRecord, HeaderError> {
        let header = Header::new(blob)?;
        let mut record = record(&header)?;
        match files(&header, &mut self.path_bytes_left) {
            Ok(files) => record.files = files,
            Err(source) => self.problem(RpmError::Files {
                number,
                name: record.name.clone(),
                source,
            }),
        }
        Ok(record)
    }

    /// Notes what could not be read.
    pub(super) fn problem(&mut self, problem: impl Into<RpmError>) {
        if self.contents.problems.len() < MAX_PROBLEMS {
            self.contents.problems.push(problem.into());
        } else {
            self.unlisted += 1;
        }
    }

    /// The contents; `end` is how the reading ended. Where the bound on work ended it, what came before is kept.
    fn finish(mut self, end: Result<(), RpmError>) -> Result<Contents, RpmError> {
        match end {
            Err(overlap @ RpmError::Overlap { .. }) => self.problem(overlap),
            other => other?,
        }
        if self.is_full {
            self.contents.problems.push(RpmError::TooManyPackages);
        }
        if self.unlisted > 0 {
            self.contents.problems.push(RpmError::More(self.unlisted));
        }
        Ok(self.contents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rpm::header::tests::header;

    #[test]
    fn packages_beyond_all_measure_are_left_out_and_told() {
        let header = header(&[(1000, 0), (1001, 2), (1002, 4)], b"a\0b\0c\0");
        let mut collector = Collector::new(0);
        (0..MAX_PACKAGES + 5).for_each(|number| collector.record(wide(number), &header));
        let contents = collector.finish(Ok(())).unwrap();
        assert_eq!(contents.records.len(), MAX_PACKAGES);
        assert_eq!(contents.problems, [RpmError::TooManyPackages]);
    }
}
