//! Blob bytes on local files or any S3-compatible store, atomic and verified.
//!
//! Odd: every stored blob has a location of its own, even two copies of the same bytes. A location is written
//! once, handed to the metadata store, and deleted once; so deleting an unreferenced blob can never hit a copy
//! that a push has just brought, and nothing is ever copied from an upload's key to a digest's key (which S3
//! limits to 5 GB). Which location serves a digest is the metadata store's knowledge, and a blob is visible only
//! from then on.

mod address;
mod batch;
mod error;
mod export;
mod hashing;
mod local;
mod s3;
mod turn;

use std::ops::Range;
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::BoxStream;
use tidewaiter_types::{Algorithm, Digest};

pub use address::open;
pub use error::{BlobError, Result};
pub use export::ExportTarget;
pub use hashing::digest_of;
pub use local::LocalStore;
pub use s3::{S3Config, S3Store};

/// Bytes of a blob in order, chunk by chunk.
pub type ByteStream = BoxStream<'static, Result<Bytes>>;

/// Where a finished upload's bytes are and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Opaque name to read and delete it by.
    pub location: String,
    /// Bytes.
    pub size: u64,
}

/// A place for blobs. Cheap to share behind an `Arc`.
#[async_trait]
pub trait BlobStore: Send + Sync + 'static {
    /// Starts an upload under a fresh id. `algorithm` is what the digest will probably be of; another one at the
    /// end works too and costs reading the bytes again.
    async fn begin_upload(&self, algorithm: Algorithm) -> Result<Box<dyn Upload>>;

    /// Goes on with a suspended upload, also after a restart of the server.
    ///
    /// # Errors
    /// [`BlobError::UploadUnknown`], or [`BlobError::UploadBusy`] while another request of this process writes.
    async fn resume_upload(&self, id: &str) -> Result<Box<dyn Upload>>;

    /// How many bytes of an upload are kept.
    async fn upload_size(&self, id: &str) -> Result<u64>;

    /// Forgets an upload and its bytes. One that is not there is no error.
    async fn cancel_upload(&self, id: &str) -> Result<()>;

    /// The bytes at a location, or those in `range` (from inclusive, to exclusive, within the blob's size).
    async fn get(&self, location: &str, range: Option<Range<u64>>) -> Result<ByteStream>;

    /// How many bytes lie at a location.
    async fn size(&self, location: &str) -> Result<u64>;

    /// Deletes the bytes at a location. One that is not there is no error.
    async fn delete(&self, location: &str) -> Result<()>;

    /// The locations of all blobs last written before an instant: candidates for being orphans of a crash between
    /// the end of an upload and its entry in the metadata.
    async fn written_before(&self, instant: SystemTime) -> Result<BoxStream<'static, Result<String>>>;

    /// Keeps a small object under a key of the caller's (`inventory/…`), in place of what was there.
    async fn put_object(&self, key: &str, bytes: Bytes) -> Result<()>;

    /// A small object; `None` if there is none.
    async fn get_object(&self, key: &str) -> Result<Option<Bytes>>;

    /// Deletes a small object. One that is not there is no error.
    async fn delete_object(&self, key: &str) -> Result<()>;
}

/// An upload that this request alone is writing to. Dropped without [`Upload::suspend`] or [`Upload::finish`] it
/// stays resumable, with at least the bytes of the last suspension.
#[async_trait]
pub trait Upload: Send {
    /// Its id, a UUID.
    fn id(&self) -> &str;

    /// Bytes taken so far.
    fn size(&self) -> u64;

    /// Takes the next bytes. Waits while writing or hashing is behind: that is the back-pressure.
    async fn append(&mut self, chunk: Bytes) -> Result<()>;

    /// Puts the upload aside so that another request can go on; answers its size.
    async fn suspend(self: Box<Self>) -> Result<u64>;

    /// Ends the upload: the bytes are durable and verified when this answers.
    ///
    /// # Errors
    /// [`BlobError::DigestMismatch`]: the upload and its bytes are gone then.
    async fn finish(self: Box<Self>, expected: &Digest) -> Result<Stored>;
}
