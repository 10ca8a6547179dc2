//! rpm: Red Hat, SUSE, Amazon, Oracle, Azure Linux and their kin.
//!
//! rpm keeps one record a package, its header ([`parse_header`]), in one of three databases, all read here from
//! bytes by readers of our own, because what an image holds is hostile until it is read:
//! SQLite since rpm 4.16, ndb at SUSE, Berkeley DB before. Images without a package manager may have a text list
//! instead ([`parse_manifest`]). Odd: erased packages remain in the free pages of all three, so following the
//! format's own references matters; looking for headers anywhere in the file would find packages long gone.

mod berkeley;
mod bytes;
mod database;
mod error;
mod extract;
mod files;
mod header;
mod manifest;
mod ndb;
mod purl;
mod record;
mod sqlite;
mod version;

pub use database::{Contents, Format, parse_berkeley, parse_database, parse_ndb, parse_sqlite};
pub use error::{BerkeleyError, HeaderError, NdbError, RpmError, SqliteError};
pub use extract::{DatabaseExtractor, ManifestExtractor};
pub use header::parse_header;
pub use manifest::parse_manifest;
pub use record::{RpmRecord, SourceRpm};
pub use version::{Evr, RpmOrder, compare as compare_versions, split_evr, vercmp};

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is rpm's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Rpm,
    extractors: &[&DatabaseExtractor, &ManifestExtractor],
    scheme: &RpmOrder,
    purl: purl::of_package,
    normal_name: names::unchanged,
};
