//! Blobs in a bucket of any S3-compatible store: `blobs/UPLOAD`, uploads as `uploads/ID`, small objects as
//! `objects/KEY`, all below an optional prefix.
//!
//! Odd: parts of an unfinished multipart upload cannot be read back, so the hash so far is saved with the
//! upload's state, and a replica that never saw the first bytes can go on.

mod state;
mod upload;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::multipart::MultipartStore;
use object_store::path::Path;
use object_store::{GetOptions, ObjectStore, ObjectStoreExt, PutPayload};
use tidewaiter_types::Algorithm;

use crate::error::{BlobError, Result};
use crate::{BlobStore, ByteStream, Upload};
use state::State;
use upload::S3Upload;

/// Where a bucket is and how to get in. What is `None` comes from the environment (`AWS_…`).
#[derive(Clone, Debug, Default)]
pub struct S3Config {
    /// The bucket's name.
    pub bucket: String,
    /// What stands in front of every key; may be empty.
    pub prefix: String,
    /// `http://` or `https://` address of a store that is not Amazon's.
    pub endpoint: Option<String>,
    /// Region, `us-east-1` by default.
    pub region: Option<String>,
    /// Access key and secret key.
    pub credentials: Option<(String, String)>,
}

/// Blobs in one bucket.
#[derive(Clone)]
pub struct S3Store {
    store: Arc<AmazonS3>,
    prefix: String,
    open: Arc<Mutex<HashSet<String>>>,
}

impl S3Store {
    /// A client for the bucket; nothing is asked of it yet. With TLS, a rustls provider must be installed first.
    pub fn open(config: S3Config) -> Result<Self> {
        let store = builder(&config).build();
        let store = store.map_err(|error| BlobError::object("reach", &config.bucket, error))?;
        Ok(Self {
            store: Arc::new(store),
            prefix: config.prefix,
            open: Arc::default(),
        })
    }

    fn path(&self, folder: &str, key: &str) -> Path {
        match self.prefix.as_str() {
            "" => Path::from(format!("{folder}/{key}")),
            prefix => Path::from(format!("{prefix}/{folder}/{key}")),
        }
    }

    fn claim(&self, id: &str) -> Result<Claim> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        match open.insert(id.to_owned()) {
            true => Ok(Claim {
                open: Arc::clone(&self.open),
                id: id.to_owned(),
            }),
            false => Err(BlobError::UploadBusy(id.to_owned())),
        }
    }

    async fn read_all(&self, action: &'static str, path: &Path) -> Result<Option<Bytes>> {
        let found = async { self.store.get(path).await?.bytes().await }.await;
        match found {
            Ok(bytes) => Ok(Some(bytes)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(BlobError::object(action, path.as_ref(), error)),
        }
    }

    async fn put(&self, path: &Path, payload: PutPayload) -> Result<()> {
        let put = self.store.put(path, payload).await;
        put.map(drop)
            .map_err(|error| BlobError::object("write", path.as_ref(), error))
    }

    async fn remove(&self, path: &Path) -> Result<()> {
        match self.store.delete(path).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(BlobError::object("delete", path.as_ref(), error)),
        }
    }

    async fn state(&self, id: &str) -> Result<State> {
        let unknown = || BlobError::UploadUnknown(id.to_owned());
        uuid::Uuid::parse_str(id).map_err(|_| unknown())?;
        let bytes = self.read_all("read", &self.path("uploads", id)).await?;
        State::decode(bytes.ok_or_else(unknown)?).ok_or_else(|| BlobError::State(id.to_owned()))
    }

    async fn save(&self, id: &str, state: &State) -> Result<()> {
        self.put(&self.path("uploads", id), state.encode()).await
    }

    async fn stream(&self, path: &Path, range: Option<Range<u64>>) -> Result<ByteStream> {
        let options = GetOptions {
            range: range.map(Into::into),
            ..GetOptions::default()
        };
        let key = path.to_string();
        let got = self.store.get_opts(path, options).await;
        let got = got.map_err(|error| BlobError::object("read", &key, error))?;
        let failed = move |error| BlobError::object("read", &key, error);
        Ok(got.into_stream().map_err(failed).boxed())
    }
}

pub(crate) fn builder(config: &S3Config) -> AmazonS3Builder {
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(&config.bucket);
    if let Some(region) = &config.region {
        builder = builder.with_region(region);
    }
    if let Some(endpoint) = &config.endpoint {
        let plain = endpoint.starts_with("http://");
        // Over TLS the payload need not be hashed a second time for its signature: every blob is verified anyway.
        builder = builder
            .with_endpoint(endpoint)
            .with_allow_http(plain)
            .with_unsigned_payload(!plain);
    }
    match &config.credentials {
        Some((key, secret)) => builder.with_access_key_id(key).with_secret_access_key(secret),
        None => builder,
    }
}

/// The right to write to one upload, in this process.
pub(crate) struct Claim {
    open: Arc<Mutex<HashSet<String>>>,
    id: String,
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.open
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.id);
    }
}

#[async_trait]
impl BlobStore for S3Store {
    async fn begin_upload(&self, algorithm: Algorithm) -> Result<Box<dyn Upload>> {
        let id = uuid::Uuid::new_v4().to_string();
        let claim = self.claim(&id)?;
        Ok(Box::new(S3Upload::new(
            self.clone(),
            claim,
            State::new(algorithm),
        )))
    }

    async fn resume_upload(&self, id: &str) -> Result<Box<dyn Upload>> {
        let claim = self.claim(id)?;
        let state = self.state(id).await?;
        Ok(Box::new(S3Upload::new(self.clone(), claim, state)))
    }

    async fn upload_size(&self, id: &str) -> Result<u64> {
        self.state(id).await.map(|state| state.size)
    }

    async fn cancel_upload(&self, id: &str) -> Result<()> {
        let state = match self.state(id).await {
            Ok(state) => state,
            Err(BlobError::UploadUnknown(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        if let Some(multipart) = &state.multipart {
            // The store may have ended it already; what counts is that nothing refers to it any more.
            let _ = self
                .store
                .abort_multipart(&self.path("blobs", id), multipart)
                .await;
        }
        self.remove(&self.path("uploads", id)).await
    }

    async fn get(&self, location: &str, range: Option<Range<u64>>) -> Result<ByteStream> {
        if range.as_ref().is_some_and(Range::is_empty) {
            // S3 has no way to ask for nothing.
            return Ok(futures::stream::empty().boxed());
        }
        self.stream(&self.path("blobs", location), range).await
    }

    async fn size(&self, location: &str) -> Result<u64> {
        let path = self.path("blobs", location);
        let head = self.store.head(&path).await;
        head.map(|meta| meta.size)
            .map_err(|error| BlobError::object("read", path.as_ref(), error))
    }

    async fn delete(&self, location: &str) -> Result<()> {
        self.remove(&self.path("blobs", location)).await
    }

    async fn written_before(&self, instant: SystemTime) -> Result<BoxStream<'static, Result<String>>> {
        let folder = self.path("blobs", "");
        let listed = self.store.list(Some(&folder));
        let old = listed.try_filter_map(move |meta| async move {
            let name = meta.location.filename().map(str::to_owned);
            Ok(name.filter(|_| SystemTime::from(meta.last_modified) < instant))
        });
        Ok(old
            .map_err(|error| BlobError::object("list", "blobs", error))
            .boxed())
    }

    async fn put_object(&self, key: &str, bytes: Bytes) -> Result<()> {
        self.put(&self.path("objects", key), bytes.into()).await
    }

    async fn get_object(&self, key: &str) -> Result<Option<Bytes>> {
        self.read_all("read", &self.path("objects", key)).await
    }

    async fn delete_object(&self, key: &str) -> Result<()> {
        self.remove(&self.path("objects", key)).await
    }
}
