//! One upload into a bucket: parts are sent while the next one is received and hashed.
//!
//! Odd: an upload that fits into one part never becomes a multipart upload; it is put as a whole at the end.

use std::collections::VecDeque;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use futures::StreamExt;
use object_store::PutPayload;
use object_store::multipart::{MultipartStore, PartId};
use tidewaiter_types::Digest;
use tokio::task::JoinHandle;

use super::state::State;
use super::{Claim, S3Store};
use crate::batch::Batch;
use crate::error::{BlobError, Result};
use crate::hashing::Hasher;
use crate::turn::Turn;
use crate::{Stored, Upload};

/// Bytes of a part; all but the last are as large. S3 allows 10,000 parts: 78 GiB, above ECR's largest layer
/// (52,000 MiB).
const PART: usize = 8 << 20;
/// Parts on their way at once: with the one being filled this bounds an upload's memory to three parts.
const IN_FLIGHT: usize = 2;

type Sent = JoinHandle<object_store::Result<PartId>>;

/// An open upload.
pub(super) struct S3Upload {
    store: S3Store,
    claim: Claim,
    size: u64,
    batch: Batch,
    hasher: Turn<Hasher>,
    /// What was saved when this request took over, until a multipart upload is started.
    saved: Option<State>,
    multipart: Option<String>,
    parts: Vec<String>,
    sending: VecDeque<Sent>,
    hashed: usize,
}

impl S3Upload {
    pub(super) fn new(store: S3Store, claim: Claim, state: State) -> Self {
        let mut batch = Batch::default();
        let saved = Some(state.clone());
        state.tail.into_iter().for_each(|chunk| batch.push(chunk));
        Self {
            store,
            claim,
            size: state.size,
            hashed: batch.bytes(),
            batch,
            hasher: Turn::Idle(state.hasher),
            saved,
            multipart: state.multipart,
            parts: state.parts,
            sending: VecDeque::new(),
        }
    }

    async fn send_part(&mut self) -> Result<()> {
        let chunks = self.batch.take_front(PART.min(self.batch.bytes()));
        self.hash(&chunks).await?;
        let multipart = self.multipart().await?;
        while self.sending.len() >= IN_FLIGHT {
            self.receive_part().await?;
        }
        let store = Arc::clone(&self.store.store);
        let path = self.store.path("blobs", &self.claim.id);
        let index = self.parts.len() + self.sending.len();
        let payload = PutPayload::from_iter(chunks);
        let sent = async move { store.put_part(&path, &multipart, index, payload).await };
        self.sending.push_back(tokio::spawn(sent));
        Ok(())
    }

    /// Hashes what of these chunks was not hashed before (a resumed upload's tail was).
    async fn hash(&mut self, chunks: &[Bytes]) -> Result<()> {
        let mut fresh = Vec::with_capacity(chunks.len());
        for chunk in chunks {
            let known = self.hashed.min(chunk.len());
            self.hashed -= known;
            fresh.push(chunk.slice(known..));
        }
        self.hasher
            .start(move |mut hasher| {
                hasher.update_all(&fresh);
                hasher
            })
            .await
    }

    /// The multipart upload's id; a new one is remembered at once so that cancelling finds it after a crash.
    async fn multipart(&mut self) -> Result<String> {
        if let Some(id) = &self.multipart {
            return Ok(id.clone());
        }
        let path = self.store.path("blobs", &self.claim.id);
        let created = self.store.store.create_multipart(&path).await;
        let id = created.map_err(|error| BlobError::object("start", path.as_ref(), error))?;
        if let Some(mut state) = self.saved.take() {
            state.multipart = Some(id.clone());
            self.store.save(&self.claim.id, &state).await?;
        }
        self.multipart = Some(id.clone());
        Ok(id)
    }

    async fn receive_part(&mut self) -> Result<()> {
        let Some(sent) = self.sending.pop_front() else {
            return Ok(());
        };
        let part = sent.await.map_err(|_| BlobError::Stopped)?;
        let part = part.map_err(|error| BlobError::object("write a part of", &self.claim.id, error))?;
        self.parts.push(part.content_id);
        Ok(())
    }

    async fn settle(&mut self) -> Result<()> {
        while !self.sending.is_empty() {
            self.receive_part().await?;
        }
        Ok(())
    }

    /// Brings the last bytes to the store and makes them one object; answers its location.
    async fn complete(&mut self) -> Result<String> {
        let id = self.claim.id.clone();
        let path = self.store.path("blobs", &id);
        let Some(multipart) = self.multipart.clone() else {
            let chunks = self.batch.take();
            self.hash(&chunks).await?;
            self.store.put(&path, PutPayload::from_iter(chunks)).await?;
            return Ok(id);
        };
        if self.batch.bytes() > 0 {
            self.send_part().await?;
        }
        self.settle().await?;
        let parts = self.parts.iter().map(|content_id| PartId {
            content_id: content_id.clone(),
        });
        let done = self
            .store
            .store
            .complete_multipart(&path, &multipart, parts.collect())
            .await;
        done.map_err(|error| BlobError::object("complete", path.as_ref(), error))?;
        Ok(id)
    }

    async fn digest(&mut self, expected: &Digest) -> Result<Digest> {
        let hasher = self.hasher.take().await?;
        if hasher.algorithm() == expected.algorithm() {
            return Ok(hasher.digest());
        }
        let mut again = Hasher::new(expected.algorithm());
        let path = self.store.path("blobs", &self.claim.id);
        let mut stream = self.store.stream(&path, None).await?;
        while let Some(chunk) = stream.next().await {
            again.update(&chunk?);
        }
        Ok(again.digest())
    }
}

#[async_trait]
impl Upload for S3Upload {
    fn id(&self) -> &str {
        &self.claim.id
    }

    fn size(&self) -> u64 {
        self.size
    }

    async fn append(&mut self, chunk: Bytes) -> Result<()> {
        self.size += chunk.len() as u64;
        self.batch.push(chunk);
        while self.batch.bytes() > PART {
            self.send_part().await?;
        }
        Ok(())
    }

    async fn suspend(mut self: Box<Self>) -> Result<u64> {
        self.settle().await?;
        let tail = self.batch.take();
        self.hash(&tail).await?;
        let state = State {
            size: self.size,
            hasher: self.hasher.take().await?,
            multipart: self.multipart.clone(),
            parts: std::mem::take(&mut self.parts),
            tail,
        };
        self.store.save(&self.claim.id, &state).await?;
        Ok(self.size)
    }

    async fn finish(mut self: Box<Self>, expected: &Digest) -> Result<Stored> {
        let location = self.complete().await?;
        let actual = self.digest(expected).await?;
        self.store.remove(&self.store.path("uploads", &location)).await?;
        if actual != *expected {
            self.store.remove(&self.store.path("blobs", &location)).await?;
            return Err(BlobError::mismatch(*expected, actual));
        }
        Ok(Stored {
            location,
            size: self.size,
        })
    }
}
