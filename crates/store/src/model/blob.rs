//! Blobs, their links to repositories, and uploads under way.

use serde_json::Value;
use tidewaiter_types::{Digest, Timestamp};

use super::RepositoryId;

/// Bytes that are stored, whichever repositories show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Their digest.
    pub digest: Digest,
    /// How many they are.
    pub size: u64,
    /// Where the blob store keeps them.
    pub location: String,
    /// Since when.
    pub created_at: Timestamp,
}

/// A blob as one repository shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobLink {
    /// The blob.
    pub blob: Blob,
    /// Since when the repository shows it.
    pub linked_at: Timestamp,
    /// Since when no manifest of the repository refers to it; `None` while one does. After the grace period such
    /// a link is collected, unless [`crate::Store::touch_blob`] moves this on.
    pub unreferenced_since: Option<Timestamp>,
}

/// Bytes that no row refers to any more; delete them and then say [`crate::Store::trash_emptied`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectedBlob {
    /// What the bytes were.
    pub digest: Digest,
    /// Where they are.
    pub location: String,
    /// How many.
    pub size: u64,
}

/// An upload to be started.
#[derive(Clone, Debug, PartialEq)]
pub struct NewUpload {
    /// The blob store's id of it, unique.
    pub id: String,
    /// Where the blob will be shown.
    pub repository: RepositoryId,
    /// What the owner needs to go on with it.
    pub state: Value,
}

/// An upload under way.
#[derive(Clone, Debug, PartialEq)]
pub struct UploadSession {
    /// The blob store's id of it.
    pub id: String,
    /// Where the blob will be shown.
    pub repository: RepositoryId,
    /// When it was started.
    pub started_at: Timestamp,
    /// When its last part came.
    pub updated_at: Timestamp,
    /// How many bytes have come.
    pub offset: u64,
    /// What the owner needs to go on with it.
    pub state: Value,
}

/// How the deletion of a blob from a repository ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobDeleted {
    /// The repository no longer shows it.
    Done,
    /// It did not show it.
    NotFound,
    /// Nothing was changed: a manifest of the repository refers to it.
    Referenced,
}
