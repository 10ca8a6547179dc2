//! Images in registries: a manifest, through an index to the platforms that are meant, and its layers.

mod credentials;
mod registry;

use std::io::Read;
use std::sync::Arc;

use tidewaiter_types::Digest;

pub use credentials::Credentials;
pub use registry::{Access, Registry};
pub(crate) use registry::{bounded, causes};

use crate::documents::{self, Documents};
use crate::platform::Platforms;
use crate::{Image, ImageError, Layer, LayerReader, Reference, parse_manifest};

impl LayerReader for Arc<Registry> {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        Ok(Box::new(self.get(&format!("blobs/{}", layer.digest))?))
    }
}

impl Documents for Arc<Registry> {
    fn manifest_bytes(&self, digest: &Digest, limit: u64) -> Result<Vec<u8>, ImageError> {
        bounded(self.get(&format!("manifests/{digest}"))?, limit)
    }

    fn config_bytes(&self, digest: &Digest, limit: u64) -> Result<Vec<u8>, ImageError> {
        bounded(self.get(&format!("blobs/{digest}"))?, limit)
    }
}

/// Opens an image in a registry, with the credentials that the user's files know.
pub(crate) fn open(reference: &Reference, platforms: &Platforms) -> Result<Vec<Image>, ImageError> {
    open_at(
        Registry::connect(reference, Access::Pull, None)?,
        reference,
        platforms,
    )
}

/// Opens an image in a registry that is signed in to.
///
/// # Errors
/// If the registry has no such image, or none for the platform.
pub fn open_at(
    registry: Registry,
    reference: &Reference,
    platforms: &Platforms,
) -> Result<Vec<Image>, ImageError> {
    let registry = Arc::new(registry);
    let name = reference.to_string();
    let (digest, bytes) = registry.manifest(&reference.version)?;
    let top = (digest, parse_manifest(&name, &bytes)?);
    documents::images(&registry, &name, top, platforms)
}
