//! The blob store with a count of what is read from it: `tidewaiter_blobs_read_total` of blobs (layers and configurations) and
//! `tidewaiter_objects_read_total` of the small objects beside them (layers' inventories).
//!
//! News of advisories read neither: here that can be seen.

use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::BoxStream;
use tidewaiter_blobs::{BlobStore, ByteStream, Result, Upload};
use tidewaiter_types::Algorithm;

/// A blob store whose reads are counted.
pub struct Counted(pub Arc<dyn BlobStore>);

#[async_trait]
impl BlobStore for Counted {
    async fn begin_upload(&self, algorithm: Algorithm) -> Result<Box<dyn Upload>> {
        self.0.begin_upload(algorithm).await
    }

    async fn resume_upload(&self, id: &str) -> Result<Box<dyn Upload>> {
        self.0.resume_upload(id).await
    }

    async fn upload_size(&self, id: &str) -> Result<u64> {
        self.0.upload_size(id).await
    }

    async fn cancel_upload(&self, id: &str) -> Result<()> {
        self.0.cancel_upload(id).await
    }

    async fn get(&self, location: &str, range: Option<Range<u64>>) -> Result<ByteStream> {
        metrics::counter!("tidewaiter_blobs_read_total").increment(1);
        self.0.get(location, range).await
    }

    async fn size(&self, location: &str) -> Result<u64> {
        self.0.size(location).await
    }

    async fn delete(&self, location: &str) -> Result<()> {
        self.0.delete(location).await
    }

    async fn written_before(&self, instant: SystemTime) -> Result<BoxStream<'static, Result<String>>> {
        self.0.written_before(instant).await
    }

    async fn put_object(&self, key: &str, bytes: Bytes) -> Result<()> {
        self.0.put_object(key, bytes).await
    }

    async fn get_object(&self, key: &str) -> Result<Option<Bytes>> {
        metrics::counter!("tidewaiter_objects_read_total").increment(1);
        self.0.get_object(key).await
    }

    async fn delete_object(&self, key: &str) -> Result<()> {
        self.0.delete_object(key).await
    }
}
