//! Layer inventories: kept beside the blob, found again, made afresh where one is missing.

use std::sync::Arc;

use bytes::Bytes;
use futures::StreamExt;
use tidewaiter_archive::Limits;
use tidewaiter_blobs::ByteStream;
use tidewaiter_inventory::{Budget, LayerInventory, LayerScanner, OwnedFiles, ScannedLayer, stored_key};
use tidewaiter_types::Digest;
use tokio::sync::mpsc;

use crate::error::Result;
use crate::{ScanError, Scanning};

/// Bytes of the largest configuration that is read.
const SMALL: u64 = 4 << 20;
/// How many chunks are read ahead of the scanner.
const AHEAD: usize = 8;

impl Scanning {
    /// Keeps what a layer gave.
    pub(crate) async fn keep_inventory(
        &self,
        digest: &Digest,
        layer: ScannedLayer,
    ) -> Result<Arc<LayerInventory>> {
        let bytes = layer.inventory.to_bytes(&layer.owned);
        let inventory = Arc::new(layer.inventory);
        self.0.inventories.put(*digest, Arc::clone(&inventory));
        self.0
            .blobs
            .put_object(&stored_key(digest), Bytes::from(bytes))
            .await?;
        Ok(inventory)
    }

    /// Forgets the inventory of a layer that is gone.
    pub(crate) async fn forget_inventory(&self, digest: &Digest) -> Result<()> {
        self.0.inventories.forget(digest);
        Ok(self.0.blobs.delete_object(&stored_key(digest)).await?)
    }

    /// The inventory of a stored layer: from memory, from beside the blob, or from the blob itself.
    pub(crate) async fn layer_inventory(&self, digest: &Digest) -> Result<Arc<LayerInventory>> {
        if let Some(inventory) = self.inventory_at_hand(digest).await? {
            return Ok(inventory);
        }
        let layer = self.read_layer(digest, vec![]).await?;
        self.keep_inventory(digest, layer).await
    }

    /// The inventory of a layer, without reading the layer for it.
    pub(crate) async fn inventory_at_hand(&self, digest: &Digest) -> Result<Option<Arc<LayerInventory>>> {
        if let Some(inventory) = self.0.inventories.get(digest) {
            return Ok(Some(inventory));
        }
        let Some(inventory) = self.kept_inventory(digest).await? else {
            return Ok(None);
        };
        let inventory = Arc::new(inventory);
        self.0.inventories.put(*digest, Arc::clone(&inventory));
        Ok(Some(inventory))
    }

    /// Which files the packages of a stored layer own.
    pub(crate) async fn owned_files(&self, digest: &Digest) -> Result<OwnedFiles> {
        if let Some(bytes) = self.0.blobs.get_object(&stored_key(digest)).await?
            && let Ok(owned) = OwnedFiles::from_bytes(&bytes)
        {
            return Ok(owned);
        }
        let layer = self.read_layer(digest, vec![]).await?;
        let owned = layer.owned.clone();
        self.keep_inventory(digest, layer).await?;
        Ok(owned)
    }

    async fn kept_inventory(&self, digest: &Digest) -> Result<Option<LayerInventory>> {
        let Some(bytes) = self.0.blobs.get_object(&stored_key(digest)).await? else {
            return Ok(None);
        };
        match LayerInventory::from_bytes(&bytes) {
            Ok(inventory) => Ok(Some(inventory)),
            Err(error) => {
                tracing::warn!(%error, %digest, "a kept inventory is damaged; the layer is read again");
                Ok(None)
            }
        }
    }

    /// The bytes of a small blob: an image's configuration. Of one that is too large, none.
    pub(crate) async fn small_blob(&self, digest: &Digest) -> Result<Vec<u8>> {
        let Some(blob) = self.store().blob(digest).await?.filter(|blob| blob.size <= SMALL) else {
            return Ok(Vec::new());
        };
        let mut stream = self.0.blobs.get(&blob.location, None).await?;
        let mut bytes = Vec::new();
        while let Some(chunk) = stream.next().await {
            bytes.extend_from_slice(&chunk?);
        }
        Ok(bytes)
    }

    /// Reads a stored layer, keeping the content of `extra` paths besides.
    pub(crate) async fn read_layer(&self, digest: &Digest, extra: Vec<Vec<u8>>) -> Result<ScannedLayer> {
        let blob = self.store().blob(digest).await?;
        let blob = blob.ok_or_else(|| unreadable(digest, "the registry does not hold it"))?;
        let stream = self.0.blobs.get(&blob.location, None).await?;
        let scanner = LayerScanner::new(Limits::default(), Budget::default()).with_extra_paths(extra);
        drive(scanner, stream, digest).await
    }
}

/// Pushes a stream into a scanner, which works in a thread of its own.
async fn drive(mut scanner: LayerScanner, mut stream: ByteStream, digest: &Digest) -> Result<ScannedLayer> {
    let (sender, mut incoming) = mpsc::channel::<Bytes>(AHEAD);
    let reader = tokio::task::spawn_blocking(move || {
        while let Some(chunk) = incoming.blocking_recv() {
            scanner.push(&chunk)?;
        }
        scanner.finish()
    });
    while let Some(chunk) = stream.next().await {
        if sender.send(chunk?).await.is_err() {
            break;
        }
    }
    drop(sender);
    let result = reader.await.map_err(|error| unreadable(digest, error))?;
    result.map_err(|error| unreadable(digest, error))
}

pub(crate) fn unreadable(digest: &Digest, why: impl ToString) -> ScanError {
    ScanError::Layer {
        layer: digest.to_string(),
        why: why.to_string(),
    }
}
