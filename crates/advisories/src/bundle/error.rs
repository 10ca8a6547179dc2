//! What can be wrong with a bundle.

use std::io;

use crate::DatabaseError;

/// Why a bundle could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It is something else.
    #[error("this is no bundle of an advisory database: it does not begin with {0}")]
    Foreign(&'static str),
    /// A newer program wrote it.
    #[error("the bundle has format {found}, this program knows format {known}; use a newer program")]
    Format {
        /// The bundle's format.
        found: u32,
        /// The format of this program.
        known: u32,
    },
    /// It is damaged; the words say where.
    #[error("the bundle is damaged ({0}); copy it again")]
    Damaged(&'static str),
    /// It could not be read or written.
    #[error("the bundle: {0}")]
    Io(#[from] io::Error),
    /// The database in it is at fault.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}
