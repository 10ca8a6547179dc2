//! The advisory database: the normal form that every feed is brought into, and the memory-mapped file that
//! holds it.
//!
//! Data flows one way: a feed's record becomes an [`Advisory`] (crate `feeds`), advisories become a file
//! ([`DatabaseBuilder`]), and a file is opened ([`Database`]) and looked up by (space, package) or by vulnerability
//! id. A file is one immutable revision, named by its digest; the same advisories give the same bytes. The bytes are
//! described in `docs/database-format.md`.

mod build;
pub mod bundle;
mod changes;
pub mod delta;
mod error;
mod format;
mod keys;
mod normal;
mod read;
mod table;
mod wire;

pub use build::{BuildOptions, DatabaseBuilder};
pub use changes::{AdvisoryName, Changes, Diff, PackageName, diff};
pub use error::DatabaseError;
pub use normal::{
    Advisory, Affected, Cvss, Epss, Exploit, Exploited, FixState, Lifetime, Limit, Nature, Range, Record,
    Reference, ReferenceKind, Standing, Subject, Weakness,
};
pub use read::{
    AdvisoryRecord, AffectedRow, AffectedRows, CvssEntries, CvssEntry, Database, DatabaseInfo, FeedInfo,
    Found, Limits, RangeEntries, RangeEntry, RecordReader, SpaceView, TextReader, Texts, VulnerabilityRecord,
    Words,
};
