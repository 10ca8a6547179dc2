//! What can go wrong with bytes, worded so that an operator knows what to do.

use std::io;

use tidewaiter_types::Digest;

/// Why a blob operation failed.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// There is nothing at this location.
    #[error("there is no blob at {0:?} in the blob store")]
    NotFound(String),
    /// No upload has this id: it was finished, cancelled, or expired.
    #[error("there is no upload {0}; start a new one")]
    UploadUnknown(String),
    /// Another request is writing to this upload right now.
    #[error("upload {0} is being written by another request; wait for it or start a new upload")]
    UploadBusy(String),
    /// The bytes that came are not those that were promised.
    #[error("the uploaded bytes have digest {actual}, not {expected}")]
    DigestMismatch {
        /// What the client promised.
        expected: Box<Digest>,
        /// What the bytes hash to.
        actual: Box<Digest>,
    },
    /// A key that could leave the store's folder.
    #[error("{0:?} is not a key of the blob store")]
    Key(String),
    /// The file system refused.
    #[error("the blob store could not {action} {path}: {source}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// On which file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The object store refused.
    #[error("the object store could not {action} {key}: {source}")]
    Object {
        /// What was tried.
        action: &'static str,
        /// On which key.
        key: String,
        /// What the store or the way to it said.
        source: object_store::Error,
    },
    /// The remembered state of an upload cannot be read.
    #[error("the saved state of upload {0} is damaged; cancel it and start a new one")]
    State(String),
    /// The address of the blob store is not understood.
    #[error(
        "the blob store's address {0:?} is neither a folder nor s3://BUCKET[/PREFIX][?endpoint=URL&region=NAME]"
    )]
    Address(String),
    /// The runtime stopped a background task: the server is shutting down.
    #[error("the server is shutting down")]
    Stopped,
}

impl BlobError {
    pub(crate) fn mismatch(expected: Digest, actual: Digest) -> Self {
        Self::DigestMismatch {
            expected: Box::new(expected),
            actual: Box::new(actual),
        }
    }

    pub(crate) fn io(action: &'static str, path: &std::path::Path, source: io::Error) -> Self {
        Self::Io {
            action,
            path: path.display().to_string(),
            source,
        }
    }

    pub(crate) fn object(action: &'static str, key: &str, source: object_store::Error) -> Self {
        match source {
            object_store::Error::NotFound { .. } => Self::NotFound(key.to_owned()),
            source => Self::Object {
                action,
                key: key.to_owned(),
                source,
            },
        }
    }
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, BlobError>;
