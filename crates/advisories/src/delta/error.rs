//! What can be wrong with a delta.

use tidewaiter_types::Digest;

use crate::DatabaseError;

/// Why a delta could not be made, read or applied.
#[derive(Debug, thiserror::Error)]
pub enum DeltaError {
    /// The file is something else.
    #[error("this is no delta of advisory databases: it does not begin with the words of one")]
    Foreign,
    /// Another program made it.
    #[error("the delta has format {found}, this program knows format {known}; fetch the whole database")]
    Format {
        /// The file's format.
        found: u32,
        /// The format of this program.
        known: u32,
    },
    /// The file is damaged; the words say where.
    #[error("the delta is damaged ({0}); fetch it again")]
    Damaged(&'static str),
    /// It leads from another revision.
    #[error(
        "the delta leads from revision {needed}, but this database is {given}; \
         take the delta of this one, or the whole database"
    )]
    OtherBase {
        /// The revision that it changes.
        needed: Box<Digest>,
        /// The revision that it was to be applied to.
        given: Box<Digest>,
    },
    /// The outcome is not what the delta promises.
    #[error(
        "the delta promises revision {promised} and gives {found}: it was made by another version of this program, \
         or by somebody who means no good; fetch the whole database"
    )]
    OtherResult {
        /// The revision that it promises.
        promised: Box<Digest>,
        /// What came out.
        found: Box<Digest>,
    },
    /// There is too much difference.
    #[error("the revisions differ too much for a delta ({0}); take the whole database")]
    TooLarge(&'static str),
    /// One of the databases is at fault.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}
