//! What can be wrong with an rpm database, a variant for each inconsistency.
//!
//! Odd: most of these do not end the reading. They stand beside the records that could be read, each saying
//! which record or page it speaks of.

use thiserror::Error;

use crate::bounds::TOO_MANY_PACKAGES;

/// Something wrong with an rpm database, or with one record of it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RpmError {
    /// None of the formats.
    #[error("not an rpm database: neither SQLite, ndb nor a Berkeley DB hash begins like this")]
    UnknownFormat,
    /// SQLite.
    #[error("rpm database in SQLite: {0}")]
    Sqlite(#[from] SqliteError),
    /// ndb.
    #[error("rpm database in ndb: {0}")]
    Ndb(#[from] NdbError),
    /// Berkeley DB.
    #[error("rpm database in Berkeley DB: {0}")]
    Berkeley(#[from] BerkeleyError),
    /// One record's header is damaged; its package is missing from the result.
    #[error("record {number} is damaged and was left out: {source}")]
    Record {
        /// The record's number in the database (`hnum`).
        number: u64,
        /// What is wrong.
        source: HeaderError,
    },
    /// One record's file list is damaged or too large; its package is there without files.
    #[error("record {number} ({name}) is listed without its files: {source}")]
    Files {
        /// The record's number in the database.
        number: u64,
        /// The package.
        name: String,
        /// What is wrong.
        source: HeaderError,
    },
    /// The records together are longer than the file: the file refers to the same bytes again and again.
    #[error(
        "records overlap: together they are longer than the database; reading stopped at record {number}"
    )]
    Overlap {
        /// The first record that was not read.
        number: u64,
    },
    /// A line of a package manifest cannot be read.
    #[error("line {line} of the package manifest was left out: {reason}")]
    ManifestLine {
        /// Counted from 1.
        line: usize,
        /// What is wrong.
        reason: &'static str,
    },
    /// More packages than any system has.
    #[error("{TOO_MANY_PACKAGES}")]
    TooManyPackages,
    /// More problems than are kept.
    #[error("{0} further problems are not listed")]
    More(u64),
}

/// Something wrong with a header, the record of one package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HeaderError {
    /// The blob ends before what it announces.
    #[error("the header announces {needed} bytes and has {present}")]
    Truncated {
        /// What the header announces.
        needed: u64,
        /// What is there.
        present: u64,
    },
    /// More tags than rpm itself admits.
    #[error("the header has {0} tags; rpm admits 65535")]
    TooManyTags(u32),
    /// A tag that every package has is absent.
    #[error("the header has no tag {0}")]
    Missing(&'static str),
    /// A tag has a type that its meaning excludes.
    #[error("tag {tag} has the unexpected type {kind}")]
    Type {
        /// The tag's number.
        tag: u32,
        /// The type's number.
        kind: u32,
    },
    /// A tag's value lies outside of the header.
    #[error("the value of tag {0} lies outside of the header")]
    Outside(u32),
    /// A text is longer than any real one.
    #[error("the text of tag {0} is longer than 64 KiB")]
    TextTooLong(u32),
    /// The texts are together longer than the header.
    #[error("the texts of the header lie over each other")]
    Overlap,
    /// Base names, directory names and indexes do not fit together.
    #[error("the file list's parts do not fit together")]
    FileList,
    /// The paths are longer than the limit for one database.
    #[error("the file lists of this database are longer than 128 MiB")]
    TooManyFiles,
}

/// Something wrong with a SQLite file or its write-ahead log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SqliteError {
    /// The file's header cannot be used.
    #[error("the file header is damaged: page size {page_size}, reserved {reserved}")]
    Header {
        /// The announced page size.
        page_size: u32,
        /// The announced reserved bytes a page.
        reserved: u8,
    },
    /// There is no usable table `Packages`.
    #[error("there is no table Packages with a column blob")]
    NoPackages,
    /// The table is stored in a way that rpm does not use.
    #[error("the table Packages is WITHOUT ROWID, which rpm does not write")]
    WithoutRowid,
    /// A page lies outside of the database.
    #[error("page {page} lies outside of the database of {count} pages; the file may be truncated")]
    Outside {
        /// The page.
        page: u32,
        /// How many pages there are.
        count: u32,
    },
    /// A page is referred to twice.
    #[error("page {0} is referred to twice")]
    Twice(u32),
    /// A page is no page of a table.
    #[error("page {0} is no page of a table")]
    NotATable(u32),
    /// A cell of a page cannot be read.
    #[error("cell {cell} of page {page} is damaged")]
    Cell {
        /// The page.
        page: u32,
        /// The cell's number in it.
        cell: u16,
    },
    /// The write-ahead log's header is damaged, so that the log is ignored, as SQLite does.
    #[error("the write-ahead log is damaged and was ignored")]
    WalHeader,
    /// The write-ahead log has another page size, so that it is ignored.
    #[error("the write-ahead log has pages of {wal} bytes, the database of {database}; the log was ignored")]
    WalPageSize {
        /// The log's page size.
        wal: u32,
        /// The database's page size.
        database: u32,
    },
}

/// Something wrong with an ndb file (`Packages.db`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NdbError {
    /// The file is shorter than its header.
    #[error("the file is shorter than its header")]
    Truncated,
    /// A version other than 0.
    #[error("version {0} is not known; version 0 is")]
    Version(u32),
    /// The file announces more slot pages than it has.
    #[error("the file announces {announced} slot pages and has room for {present}; it may be truncated")]
    SlotPages {
        /// What the header announces.
        announced: u32,
        /// How many whole pages the file has.
        present: u64,
    },
    /// A slot is damaged.
    #[error("slot {0} is damaged")]
    Slot(u32),
    /// A blob is damaged.
    #[error("the blob of record {0} is damaged")]
    Blob(u32),
    /// A blob's checksum is wrong; rpm does not verify it on reading, so the record is read all the same.
    #[error("the checksum of record {0} is wrong; it was read all the same")]
    Checksum(u32),
}

/// Something wrong with a Berkeley DB hash file (`Packages`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BerkeleyError {
    /// The file is shorter than its meta page.
    #[error("the file is shorter than its meta page")]
    Truncated,
    /// A hash version other than 8 to 10.
    #[error("hash version {0} is not known; versions 8 to 10 are")]
    Version(u32),
    /// A page size that is none.
    #[error("a page size of {0} is impossible")]
    PageSize(u32),
    /// Encrypted or checksummed pages, which rpm never writes.
    #[error("the pages are encrypted or checksummed, which rpm never writes")]
    Encrypted,
    /// More buckets than pages.
    #[error("the file announces {buckets} buckets and has {pages} pages; it may be truncated")]
    Buckets {
        /// Buckets announced.
        buckets: u64,
        /// Pages present.
        pages: u32,
    },
    /// A page lies outside of the file.
    #[error("page {0} lies outside of the file; it may be truncated")]
    Outside(u32),
    /// A page is referred to twice.
    #[error("page {0} is referred to twice")]
    Twice(u32),
    /// A page has another type or another number than is expected where it is referred to.
    #[error("page {0} is not what its place asks for")]
    Page(u32),
    /// An item of a page is damaged.
    #[error("item {item} of page {page} is damaged")]
    Item {
        /// The page.
        page: u32,
        /// The item's number in it.
        item: u16,
    },
}
