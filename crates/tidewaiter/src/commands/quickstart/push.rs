//! Pushes the image as any client would: blobs that are missing, then the manifest.

use anyhow::Context;
use tidewaiter_images::{Access, Credentials, Reference, Registry};
use tidewaiter_types::Digest;
use tidewaiter_types::oci::Manifest;

use super::image::Layout;

/// ECR's user name.
const USER: &str = "AWS";

/// Pushes and gives the manifest's digest. It blocks.
pub fn push(reference: &Reference, token: &str, image: &Layout) -> anyhow::Result<Digest> {
    let credentials = Credentials::password(USER, token);
    let registry = Registry::connect(reference, Access::Push, Some(&credentials))?;
    let entry = image.entry()?;
    let bytes = image.blob(&entry.digest)?;
    let manifest: Manifest = serde_json::from_slice(bytes).context("the manifest of the image is damaged")?;
    for descriptor in manifest.config.iter().chain(&manifest.layers) {
        registry.push_blob(descriptor.digest, image.blob(&descriptor.digest)?)?;
    }
    registry.push_manifest(&reference.version, &entry.media_type, bytes)?;
    Ok(entry.digest)
}
