//! What is in an image, as documents tell of it: bills of materials, reports.

use tidewaiter_inventory::ImageInventory;
use tidewaiter_types::Digest;
use tidewaiter_types::oci::ImageConfig;

use crate::Scanning;
use crate::basic::readable_layers;
use crate::error::Result;

/// An image, and what is in it.
pub struct ImageDocument {
    /// Its configuration; empty where it cannot be read.
    pub config: ImageConfig,
    /// The layers that were read, lowest first.
    pub layers: Vec<Digest>,
    /// Words about those that were not.
    pub unread: Vec<String>,
    /// What a container of it would see.
    pub inventory: ImageInventory,
}

impl Scanning {
    /// What is in an image; `None` if it has no layer of files.
    ///
    /// # Errors
    /// [`crate::ScanError::ImageNotFound`], [`crate::ScanError::Layer`] for a layer that cannot be read.
    pub async fn image_document(&self, repository: &str, digest: &Digest) -> Result<Option<ImageDocument>> {
        let manifest = self.manifest(repository, digest).await?;
        let (layers, unread) = readable_layers(&manifest);
        if layers.is_empty() {
            return Ok(None);
        }
        let config = match &manifest.config {
            Some(config) => self.small_blob(&config.digest).await?,
            None => Vec::new(),
        };
        Ok(Some(ImageDocument {
            config: serde_json::from_slice(&config).unwrap_or_default(),
            inventory: self.inventory_and_owners(&layers).await?,
            layers,
            unread,
        }))
    }
}
