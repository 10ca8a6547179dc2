//! Why scanning could not do what it was asked.

use tidewaiter_blobs::BlobError;
use tidewaiter_store::StoreError;
use tidewaiter_types::Timestamp;

/// Why scanning could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// The image is an index or an artifact.
    #[error("images of media type {0:?} cannot be scanned; scan the images that an index lists")]
    UnsupportedImageType(String),
    /// The image was scanned already.
    #[error("the image was scanned within the last 24 hours")]
    LimitExceeded(Timestamp),
    /// The registry is enhanced, and this server was told to refuse as AWS does.
    #[error("This feature is disabled: images of a registry with enhanced scanning are not scanned by hand")]
    ManualRefused,
    /// The image is not there, or went while it was looked at.
    #[error("there is no such image")]
    ImageNotFound,
    /// A layer could not be read.
    #[error("layer {layer} cannot be read: {why}")]
    Layer {
        /// Its digest.
        layer: String,
        /// What is wrong.
        why: String,
    },
    /// Something that was kept cannot be read again.
    #[error("what was kept cannot be read: {0}")]
    Kept(String),
    /// This server has other advisories than the registry at this moment; it, or another, will have them soon.
    #[error("{0}")]
    Early(&'static str),
    /// Metadata failed.
    #[error(transparent)]
    Store(StoreError),
    /// Bytes failed.
    #[error(transparent)]
    Blobs(#[from] BlobError),
}

impl From<StoreError> for ScanError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::ImageNotFound { .. } => Self::ImageNotFound,
            error => Self::Store(error),
        }
    }
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, ScanError>;
