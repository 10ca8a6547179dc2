//! Blobs as local files: `blobs/ALGORITHM/AB/HEX.UPLOAD`, uploads as `uploads/ID`, small objects as `objects/KEY`.
//!
//! Odd: an upload's state between requests is its file alone. The hash so far is kept in memory for the common
//! case; after a restart the file is hashed again, so whatever a crash left of it is what goes on.

mod files;
mod read;
mod sessions;
mod upload;

pub(crate) use files::{create_folder, publish, write_atomically};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use futures::StreamExt;
use futures::stream::BoxStream;
use tidewaiter_types::{Algorithm, Digest};

use crate::error::{BlobError, Result};
use crate::turn::blocking;
use crate::{BlobStore, ByteStream, Upload};
use sessions::Sessions;
use upload::LocalUpload;

/// Blobs below one folder, which this process alone writes to.
#[derive(Clone)]
pub struct LocalStore {
    root: PathBuf,
    sessions: Sessions,
}

impl LocalStore {
    /// Opens the store in a folder, which is made if it is missing.
    pub async fn open(root: impl Into<PathBuf>) -> Result<Self> {
        let root = root.into();
        let folder = root.clone();
        blocking(move || {
            for name in ["blobs", "uploads", "objects"] {
                files::create_folder(&folder.join(name))?;
            }
            Ok(())
        })
        .await?;
        Ok(Self {
            root,
            sessions: Sessions::default(),
        })
    }

    fn upload_path(&self, id: &str) -> Result<PathBuf> {
        match uuid::Uuid::parse_str(id) {
            Ok(_) => Ok(self.root.join("uploads").join(id)),
            Err(_) => Err(BlobError::UploadUnknown(id.to_owned())),
        }
    }

    fn blob_path(&self, location: &str) -> Result<PathBuf> {
        Ok(self.root.join("blobs").join(plain_key(location)?))
    }

    fn object_path(&self, key: &str) -> Result<PathBuf> {
        Ok(self.root.join("objects").join(plain_key(key)?))
    }
}

/// Where a digest's bytes go, relative to `blobs`.
fn location_of(digest: &Digest, upload: &str) -> String {
    let hex = digest.hex();
    let algorithm = digest.algorithm().as_str();
    format!("{algorithm}/{}/{hex}.{upload}", &hex[..2])
}

/// A relative path of plain names, or an error: keys never leave the store's folder.
fn plain_key(key: &str) -> Result<&Path> {
    let plain = |name: &str| {
        let known = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':');
        !name.is_empty() && !name.starts_with('.') && name.bytes().all(known)
    };
    match key.split('/').all(plain) {
        true => Ok(Path::new(key)),
        false => Err(BlobError::Key(key.to_owned())),
    }
}

#[async_trait]
impl BlobStore for LocalStore {
    async fn begin_upload(&self, algorithm: Algorithm) -> Result<Box<dyn Upload>> {
        let id = uuid::Uuid::new_v4().to_string();
        let path = self.upload_path(&id)?;
        let guard = self.sessions.begin(&id);
        let upload = blocking(move || LocalUpload::create(path, guard, algorithm)).await?;
        Ok(Box::new(upload.below(self.root.join("blobs"))))
    }

    async fn resume_upload(&self, id: &str) -> Result<Box<dyn Upload>> {
        let path = self.upload_path(id)?;
        let (guard, hashed) = self.sessions.resume(id)?;
        let upload = blocking(move || LocalUpload::reopen(path, guard, hashed)).await?;
        Ok(Box::new(upload.below(self.root.join("blobs"))))
    }

    async fn upload_size(&self, id: &str) -> Result<u64> {
        let (path, id) = (self.upload_path(id)?, id.to_owned());
        blocking(move || files::size(&path).map_err(|_| BlobError::UploadUnknown(id))).await
    }

    async fn cancel_upload(&self, id: &str) -> Result<()> {
        let path = self.upload_path(id)?;
        self.sessions.forget(id);
        blocking(move || files::remove(&path)).await
    }

    async fn get(&self, location: &str, range: Option<Range<u64>>) -> Result<ByteStream> {
        read::stream(self.blob_path(location)?, location, range).await
    }

    async fn size(&self, location: &str) -> Result<u64> {
        let (path, location) = (self.blob_path(location)?, location.to_owned());
        blocking(move || files::size(&path).map_err(|_| BlobError::NotFound(location))).await
    }

    async fn delete(&self, location: &str) -> Result<()> {
        let path = self.blob_path(location)?;
        blocking(move || files::remove(&path)).await
    }

    async fn written_before(&self, instant: SystemTime) -> Result<BoxStream<'static, Result<String>>> {
        let folder = self.root.join("blobs");
        let found = blocking(move || files::list_before(&folder, instant)).await?;
        Ok(futures::stream::iter(found).map(Ok).boxed())
    }

    async fn put_object(&self, key: &str, bytes: Bytes) -> Result<()> {
        let target = self.object_path(key)?;
        let temporary = self.root.join("uploads").join(uuid::Uuid::new_v4().to_string());
        blocking(move || files::write_atomically(&temporary, &target, &bytes)).await
    }

    async fn get_object(&self, key: &str) -> Result<Option<Bytes>> {
        let path = self.object_path(key)?;
        blocking(move || files::read_if_there(&path)).await
    }

    async fn delete_object(&self, key: &str) -> Result<()> {
        let path = self.object_path(key)?;
        blocking(move || files::remove(&path)).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_inside() {
        assert!(plain_key("inventory/sha256:ab/3").is_ok());
        for key in ["", "/etc", "a//b", "../x", "a/../b", ".hidden", "a\\b", "a\0"] {
            assert!(plain_key(key).is_err(), "{key:?}");
        }
    }
}
