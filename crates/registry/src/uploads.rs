//! Uploads: started, written in chunks, ended by a digest.
//!
//! Odd: the blob store, not the metadata, says how far an upload is: after a crash the bytes that are there
//! count.

use bytes::Bytes;
use tidewaiter_blobs::Upload;
use tidewaiter_store::{Blob, NewUpload, Repository, UploadSession};
use tidewaiter_types::{Algorithm, Digest};

use crate::error::RegistryError;
use crate::observer::LayerTee;
use crate::{Registry, Result};

impl Registry {
    /// Starts an upload to be written by later requests; answers its id.
    pub async fn start_upload(&self, repository: &str, algorithm: Algorithm) -> Result<String> {
        let repository = self.repository_for_push(repository).await?;
        let upload = self.0.blobs.begin_upload(algorithm).await?;
        let id = upload.id().to_owned();
        upload.suspend().await?;
        let new = NewUpload {
            id: id.clone(),
            repository: repository.id,
            state: serde_json::Value::Null,
        };
        self.0.store.start_upload(&new, self.now()).await?;
        if let Some(tee) = self.0.observer.layer_started(None) {
            self.0.parked.park(&id, 0, tee);
        }
        Ok(id)
    }

    /// Starts an upload that this request also ends. `size` is its length, where the client tells.
    pub async fn upload_at_once(
        &self,
        repository: &str,
        algorithm: Algorithm,
        size: Option<u64>,
    ) -> Result<UploadWriter> {
        let repository = self.repository_for_push(repository).await?;
        Ok(UploadWriter {
            upload: self.0.blobs.begin_upload(algorithm).await?,
            tee: self.0.observer.layer_started(size),
            registry: self.clone(),
            repository,
            session: None,
        })
    }

    /// Goes on with an upload. `from` is the byte that the client wants to go on at, where it tells.
    ///
    /// # Errors
    /// [`RegistryError::ChunkOutOfOrder`] if the upload stands elsewhere, [`RegistryError::UploadBusy`].
    pub async fn resume_upload(&self, repository: &str, id: &str, from: Option<u64>) -> Result<UploadWriter> {
        let (repository, session) = self.session(repository, id).await?;
        let upload = self.0.blobs.resume_upload(id).await?;
        let offset = upload.size();
        if from.is_some_and(|from| from != offset) {
            upload.suspend().await?;
            return Err(RegistryError::ChunkOutOfOrder { offset });
        }
        Ok(UploadWriter {
            tee: self.0.parked.unpark(id, offset),
            upload,
            registry: self.clone(),
            repository,
            session: Some(session),
        })
    }

    async fn session(&self, repository: &str, id: &str) -> Result<(Repository, UploadSession)> {
        let repository = self.repository(repository).await?;
        let session = self.0.store.upload(&repository.id, id).await?;
        let session = session.ok_or_else(|| RegistryError::UploadNotFound(id.to_owned()))?;
        Ok((repository, session))
    }

    /// How many bytes of an upload are there.
    pub async fn upload_size(&self, repository: &str, id: &str) -> Result<u64> {
        self.session(repository, id).await?;
        Ok(self.0.blobs.upload_size(id).await?)
    }

    /// Forgets an upload.
    pub async fn cancel_upload(&self, repository: &str, id: &str) -> Result<()> {
        self.session(repository, id).await?;
        self.0.blobs.cancel_upload(id).await?;
        self.0.parked.unpark(id, 0);
        self.0.store.delete_upload(id).await?;
        Ok(())
    }
}

/// An upload in the hands of one request. Dropped, it can be resumed.
pub struct UploadWriter {
    registry: Registry,
    repository: Repository,
    upload: Box<dyn Upload>,
    tee: Option<Box<dyn LayerTee>>,
    session: Option<UploadSession>,
}

impl UploadWriter {
    /// Bytes so far.
    pub fn size(&self) -> u64 {
        self.upload.size()
    }

    /// Takes the next bytes, for the store and for whoever watches.
    pub async fn append(&mut self, chunk: Bytes) -> Result<()> {
        if let Some(tee) = &mut self.tee {
            tee.chunk(&chunk).await;
        }
        Ok(self.upload.append(chunk).await?)
    }

    /// Puts the upload aside for the next request; answers its size.
    pub async fn suspend(self) -> Result<u64> {
        let inner = &self.registry.0;
        let id = self.upload.id().to_owned();
        let offset = self.upload.suspend().await?;
        if let Some(tee) = self.tee {
            inner.parked.park(&id, offset, tee);
        }
        let Some(session) = self.session else {
            return Ok(offset);
        };
        let now = self.registry.now();
        let advanced = inner
            .store
            .advance_upload(&id, session.offset, offset, &session.state, now)
            .await?;
        match advanced {
            true => Ok(offset),
            false => Err(RegistryError::UploadBusy(id)),
        }
    }

    /// Ends the upload: the blob is verified, durable and shown in the repository when this answers.
    ///
    /// # Errors
    /// [`RegistryError::DigestMismatch`]: the upload is gone then.
    pub async fn finish(self, digest: &Digest) -> Result<Blob> {
        let inner = &self.registry.0;
        let session = self.session.map(|session| session.id);
        let stored = match self.upload.finish(digest).await {
            Ok(stored) => stored,
            Err(error) => {
                if let (tidewaiter_blobs::BlobError::DigestMismatch { .. }, Some(id)) = (&error, &session) {
                    inner.store.delete_upload(id).await?;
                }
                return Err(error.into());
            }
        };
        if let Some(tee) = self.tee {
            tee.finish(digest, stored.size).await;
        }
        let blob = Blob {
            digest: *digest,
            size: stored.size,
            location: stored.location,
            created_at: self.registry.now(),
        };
        let kept = inner
            .store
            .add_blob(&self.repository.id, &blob, session.as_deref())
            .await?;
        if kept.location != blob.location {
            inner.blobs.delete(&blob.location).await?;
        }
        Ok(kept)
    }
}
