//! Blobs as repositories show them.

use std::ops::Range;

use tidewaiter_blobs::ByteStream;
use tidewaiter_store::{Blob, BlobDeleted};
use tidewaiter_types::Digest;

use crate::error::RegistryError;
use crate::{Registry, Result};

/// A blob to be read.
pub struct BlobContent {
    /// Its bytes, or those of the range.
    pub stream: ByteStream,
    /// How many the blob has in all.
    pub size: u64,
}

/// ECR's account setting of that name, as `PutAccountSetting` keeps it.
const BLOB_MOUNTING: &str = "account/BLOB_MOUNTING";

impl Registry {
    /// A blob of the repository. Who is told that it is here may rely on it for another grace period.
    ///
    /// # Errors
    /// [`RegistryError::BlobNotFound`] or [`RegistryError::RepositoryNotFound`].
    pub async fn blob(&self, repository: &str, digest: &Digest) -> Result<Blob> {
        let Some(link) = self.0.store.blob_by_name(repository, digest).await? else {
            return Err(self.no_blob(repository, digest).await?);
        };
        let now = self.now();
        // A fresh one is not written for every HEAD: an eighth of the grace period is exact enough.
        let worn = |since: tidewaiter_types::Timestamp| now.0 - since.0 > self.0.config.grace_millis / 8;
        if link.unreferenced_since.is_some_and(worn) {
            let id = self.repository(repository).await?.id;
            if !self.0.store.touch_blob(&id, digest, now).await? {
                return Err(self.no_blob(repository, digest).await?);
            }
        }
        Ok(link.blob)
    }

    /// Which of two things is missing.
    async fn no_blob(&self, repository: &str, digest: &Digest) -> Result<RegistryError> {
        self.repository(repository).await?;
        Ok(RegistryError::BlobNotFound {
            repository: repository.to_owned(),
            digest: Box::new(*digest),
        })
    }

    /// The bytes of a blob, or those in a range within its size.
    pub async fn read_blob(&self, blob: &Blob, range: Option<Range<u64>>) -> Result<BlobContent> {
        let stream = self.0.blobs.get(&blob.location, range).await?;
        Ok(BlobContent {
            stream,
            size: blob.size,
        })
    }

    /// Shows a blob of another repository in this one too, without its bytes. `from` is where the caller may read
    /// it; `None` looks through the whole registry. `false`: it is not there, or the registry does not mount.
    pub async fn mount_blob(&self, repository: &str, digest: &Digest, from: Option<&str>) -> Result<bool> {
        let target = self.repository_for_push(repository).await?;
        if self.0.store.setting(BLOB_MOUNTING).await? == Some("DISABLED".into()) {
            return Ok(false);
        }
        let from = match from {
            Some(name) => match self.0.store.repository(name).await? {
                Some(source) => Some(source.id),
                None => return Ok(false),
            },
            None => None,
        };
        let store = &self.0.store;
        Ok(store
            .mount_blob(&target.id, digest, from.as_ref(), self.now())
            .await?)
    }

    /// Takes a blob out of a repository; its bytes go with the next garbage collection if no other shows them.
    pub async fn delete_blob(&self, repository: &str, digest: &Digest) -> Result<()> {
        let id = self.repository(repository).await?.id;
        match self.0.store.delete_blob(&id, digest, self.now()).await? {
            BlobDeleted::Done => Ok(()),
            BlobDeleted::NotFound => Err(self.no_blob(repository, digest).await?),
            BlobDeleted::Referenced => Err(RegistryError::BlobReferenced(Box::new(*digest))),
        }
    }
}
