//! What the registry refuses and why; each surface words it in its own protocol.

use tidewaiter_blobs::BlobError;
use tidewaiter_store::StoreError;
use tidewaiter_types::{Digest, DigestError};

/// Why the registry did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// The repository's name is malformed.
    #[error(
        "invalid repository name {0:?}: lower-case letters and digits, joined by . _ __ - or /, 2 to 256 characters"
    )]
    NameInvalid(String),
    /// The tag is malformed.
    #[error(
        "invalid tag {0:?}: letters, digits, . _ - and at most 128 characters, beginning with a letter, digit or _"
    )]
    TagInvalid(String),
    /// The digest is malformed.
    #[error(transparent)]
    DigestInvalid(#[from] DigestError),
    /// There is no repository of this name.
    #[error("there is no repository {0:?}")]
    RepositoryNotFound(String),
    /// There is no such manifest or tag in the repository.
    #[error("there is no image {reference} in repository {repository:?}")]
    ManifestNotFound {
        /// The repository.
        repository: String,
        /// The tag or digest.
        reference: String,
    },
    /// The manifest is not understood.
    #[error("the manifest is invalid: {0}")]
    ManifestInvalid(String),
    /// The manifest has too many bytes.
    #[error("the manifest has more than {0} bytes")]
    ManifestTooLarge(usize),
    /// The bytes are not those that the digest promises.
    #[error("the content has digest {actual}, not {expected}")]
    DigestMismatch {
        /// What was promised.
        expected: Box<Digest>,
        /// What the bytes hash to.
        actual: Box<Digest>,
    },
    /// The manifest refers to blobs that the repository does not have.
    #[error("the repository lacks blobs that the manifest refers to: {}", list(.0))]
    BlobsMissing(Vec<Digest>),
    /// The index refers to manifests that the repository does not have.
    #[error("the repository lacks images that the index refers to: {}", list(.0))]
    ManifestsMissing(Vec<Digest>),
    /// The tag points at another image and may not be moved.
    #[error("tag {tag:?} already exists in repository {repository:?} and is immutable")]
    TagImmutable {
        /// The repository.
        repository: String,
        /// The tag.
        tag: String,
    },
    /// The manifest is listed by an index and may not be deleted.
    #[error("the image is referenced by manifest lists: {}", list(.0))]
    Referenced(Vec<Digest>),
    /// There is no such blob in the repository.
    #[error("there is no blob {digest} in repository {repository:?}")]
    BlobNotFound {
        /// The repository.
        repository: String,
        /// The blob.
        digest: Box<Digest>,
    },
    /// Manifests of the repository refer to the blob.
    #[error("blob {0} is part of images of the repository; delete those first")]
    BlobReferenced(Box<Digest>),
    /// There is no such upload in the repository.
    #[error("there is no upload {0}; start a new one")]
    UploadNotFound(String),
    /// Another request writes to the upload.
    #[error("upload {0} is being written by another request")]
    UploadBusy(String),
    /// A chunk does not begin where the upload stands.
    #[error("the upload stands at byte {offset}, and the chunk does not begin there")]
    ChunkOutOfOrder {
        /// Bytes that are there.
        offset: u64,
    },
    /// A chunk has more or fewer bytes than its range says.
    #[error("the chunk has {actual} bytes, its range says {expected}")]
    ChunkLength {
        /// What the range says.
        expected: u64,
        /// What came.
        actual: u64,
    },
    /// The client's bytes ended early or in error.
    #[error("the upload broke off: {0}")]
    BodyBroken(String),
    /// Metadata failed.
    #[error(transparent)]
    Store(StoreError),
    /// Bytes failed.
    #[error(transparent)]
    Blobs(BlobError),
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, RegistryError>;

fn list(digests: &[Digest]) -> String {
    let digests: Vec<String> = digests.iter().map(Digest::to_string).collect();
    digests.join(", ")
}

impl From<StoreError> for RegistryError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::RepositoryNotFound(name) => Self::RepositoryNotFound(name),
            error => Self::Store(error),
        }
    }
}

impl From<BlobError> for RegistryError {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::DigestMismatch { expected, actual } => Self::DigestMismatch { expected, actual },
            BlobError::UploadUnknown(id) => Self::UploadNotFound(id),
            BlobError::UploadBusy(id) => Self::UploadBusy(id),
            error => Self::Blobs(error),
        }
    }
}
