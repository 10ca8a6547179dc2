//! What can be wrong with a database file.

use std::io;
use std::path::PathBuf;

/// Why a database could not be written, opened or read.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The file system said no.
    #[error("advisory database {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is something else.
    #[error("this is no advisory database: it does not begin with the words of one")]
    Foreign,
    /// The file was written by a newer program.
    #[error(
        "the advisory database has format {found}, this program knows format {known}; use a newer program"
    )]
    Format {
        /// The file's format.
        found: u32,
        /// The format of this program.
        known: u32,
    },
    /// The file is damaged; the words say where.
    #[error("the advisory database is damaged ({0}); fetch or build it again")]
    Damaged(&'static str),
    /// The advisories do not fit the format.
    #[error("the advisories do not fit the format: {0}")]
    Limit(&'static str),
    /// Texts could not be compressed.
    #[error("texts could not be compressed: {0}")]
    Compression(io::Error),
}
