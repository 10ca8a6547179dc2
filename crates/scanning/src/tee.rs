//! Reads an upload while it comes in.
//!
//! A thread of its own takes the bytes from a bounded channel: when inflating is behind, the channel is full and
//! the client waits, which is the back-pressure. A blob that is no layer, or a damaged one, ends the thread at
//! once; the upload goes on without it.

use async_trait::async_trait;
use bytes::Bytes;
use tidewaiter_archive::Limits;
use tidewaiter_inventory::{Budget, LayerScanner, ScannedLayer};
use tidewaiter_registry::LayerTee;
use tidewaiter_types::Digest;
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};

use crate::Scanning;

/// How many chunks may wait for the reading thread: a chunk has up to 400 KiB, and with a slow layer all places are
/// taken.
const WAITING: usize = 8;

pub(crate) struct InventoryTee {
    scanning: Scanning,
    /// `None` once the reader gave up.
    chunks: Option<mpsc::Sender<Bytes>>,
    result: oneshot::Receiver<ScannedLayer>,
    _permit: OwnedSemaphorePermit,
}

impl InventoryTee {
    pub(crate) fn start(scanning: Scanning, permit: OwnedSemaphorePermit) -> Self {
        let (chunks, incoming) = mpsc::channel(WAITING);
        let (sender, result) = oneshot::channel();
        tokio::task::spawn_blocking(move || {
            if let Some(layer) = read(incoming) {
                // Nobody waits for it if the upload came to nothing.
                let _ = sender.send(layer);
            }
        });
        Self {
            scanning,
            chunks: Some(chunks),
            result,
            _permit: permit,
        }
    }
}

/// The layer that the chunks make; `None` if they make none.
fn read(mut incoming: mpsc::Receiver<Bytes>) -> Option<ScannedLayer> {
    let mut scanner = LayerScanner::new(Limits::default(), Budget::default());
    while let Some(chunk) = incoming.blocking_recv() {
        if let Err(error) = scanner.push(&chunk) {
            tracing::debug!(%error, "an upload is not read as a layer");
            return None;
        }
    }
    scanner.finish().ok()
}

#[async_trait]
impl LayerTee for InventoryTee {
    async fn chunk(&mut self, bytes: &Bytes) {
        if let Some(chunks) = &self.chunks
            && chunks.send(bytes.clone()).await.is_err()
        {
            self.chunks = None;
        }
    }

    async fn finish(mut self: Box<Self>, digest: &Digest, _size: u64) {
        self.chunks = None;
        if let Ok(layer) = self.result.await
            && let Err(error) = self.scanning.keep_inventory(digest, layer).await
        {
            tracing::warn!(%error, %digest, "an inventory could not be kept; the layer will be read again");
        }
    }
}
