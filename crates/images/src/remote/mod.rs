//! Images in registries: a manifest, through an index to the platform that is meant, and its layers.

mod credentials;
mod registry;

use std::io::Read;

use tidewaiter_types::oci::Manifest;
use tidewaiter_types::{Digest, media_type};

pub use credentials::Credentials;
pub use registry::{Access, Registry};

use crate::{
    Image, ImageError, Layer, LayerReader, MAX_CONFIG, Reference, damaged, layers_of, parse_config,
    parse_manifest, platform, verify,
};
use registry::bounded;

impl LayerReader for Registry {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        Ok(Box::new(self.get(&format!("blobs/{}", layer.digest))?))
    }
}

/// A manifest with its digest, through an index to the platform that is meant.
fn manifest(registry: &Registry, reference: &Reference) -> Result<(Digest, Manifest), ImageError> {
    let mut wanted = reference.version.clone();
    for _ in 0..4 {
        let (digest, bytes) = registry.manifest(&wanted)?;
        let manifest = parse_manifest(&reference.to_string(), &bytes)?;
        if manifest.manifests.is_empty() {
            return Ok((digest, manifest));
        }
        let entry = platform::choose(&manifest);
        wanted = entry
            .ok_or_else(|| ImageError::NoImage(reference.to_string()))?
            .digest
            .to_string();
    }
    Err(damaged(
        reference.to_string(),
        "indexes point to indexes too deeply",
    ))
}

/// Opens an image in a registry.
pub(crate) fn open(reference: &Reference) -> Result<Image, ImageError> {
    let registry = Registry::connect(reference, Access::Pull, None)?;
    let (digest, manifest) = manifest(&registry, reference)?;
    let name = reference.to_string();
    let config = manifest
        .config
        .as_ref()
        .filter(|config| media_type::is_image_config(&config.media_type));
    let config = config.ok_or_else(|| ImageError::NoImage(name.clone()))?;
    let bytes = bounded(registry.get(&format!("blobs/{}", config.digest))?, MAX_CONFIG)?;
    if !verify::matches(&bytes, config.digest) {
        return Err(damaged(
            "the image's configuration",
            "its content does not match its digest",
        ));
    }
    let config = parse_config("the image's configuration", &bytes)?;
    Ok(Image {
        name,
        digest,
        config,
        layers: layers_of(&manifest),
        reader: Box::new(registry),
    })
}
