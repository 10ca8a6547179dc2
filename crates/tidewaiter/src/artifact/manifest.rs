//! The manifests of a database and of its signature (OCI image-spec 1.1, "Guidelines for Artifact Usage").

use anyhow::bail;
use serde_json::json;
use tidewaiter_advisories::DatabaseInfo;
use tidewaiter_types::oci::Manifest;
use tidewaiter_types::{Digest, media_type};

/// The kind of artifact that a database is.
pub const ARTIFACT: &str = "application/vnd.tidewaiter.advisories.v1";
/// The database itself, in zstd.
pub const LAYER: &str = "application/vnd.tidewaiter.advisories.v1+zstd";
/// The kind of artifact that a signature is.
pub const SIGNATURE_ARTIFACT: &str = "application/vnd.tidewaiter.signature.v1";
/// The 64 bytes of an ed25519 signature.
pub const SIGNATURE: &str = "application/vnd.tidewaiter.signature.v1+ed25519";
/// The content of the empty configuration.
pub const EMPTY: &[u8] = b"{}";

const REVISION: &str = "vnd.tidewaiter.advisories.revision";
const ADVISORIES: &str = "vnd.tidewaiter.advisories.count";
const KEY: &str = "vnd.tidewaiter.signature.key";

/// A blob that a manifest names.
pub struct Content {
    /// What it is.
    pub media_type: &'static str,
    /// Its digest.
    pub digest: Digest,
    /// Bytes.
    pub size: u64,
}

/// The manifest of a database.
pub fn of_database(info: &DatabaseInfo, layer: &Content) -> anyhow::Result<Vec<u8>> {
    let created = jiff::Timestamp::from_millisecond(info.created.0)?;
    manifest(json!({
        "artifactType": ARTIFACT,
        "layers": [{
            "mediaType": layer.media_type, "digest": layer.digest.to_string(), "size": layer.size,
            "annotations": {"org.opencontainers.image.title": "advisories.db.zst"},
        }],
        "annotations": {
            "org.opencontainers.image.created": created.to_string(),
            REVISION: info.revision.to_string(),
            ADVISORIES: info.advisories.to_string(),
        },
    }))
}

/// The manifest of a signature over the manifest with that digest and size.
pub fn of_signature(subject: Digest, size: u64, layer: &Content, key: &str) -> anyhow::Result<Vec<u8>> {
    manifest(json!({
        "artifactType": SIGNATURE_ARTIFACT,
        "layers": [{"mediaType": layer.media_type, "digest": layer.digest.to_string(), "size": layer.size}],
        "subject": {"mediaType": media_type::OCI_MANIFEST, "digest": subject.to_string(), "size": size},
        "annotations": {KEY: key},
    }))
}

/// Whether the database is the one that its manifest speaks of.
pub fn agrees(manifest: &Manifest, info: &DatabaseInfo) -> anyhow::Result<()> {
    let said = manifest.annotations.as_ref().and_then(|all| all.get(REVISION));
    if said.is_some_and(|said| *said != info.revision.to_string()) {
        bail!("the manifest speaks of another revision than {}", info.revision);
    }
    Ok(())
}

fn manifest(mut own: serde_json::Value) -> anyhow::Result<Vec<u8>> {
    let empty = super::sha256(EMPTY);
    own["schemaVersion"] = json!(2);
    own["mediaType"] = json!(media_type::OCI_MANIFEST);
    own["config"] =
        json!({"mediaType": media_type::OCI_EMPTY, "digest": empty.to_string(), "size": EMPTY.len()});
    Ok(serde_json::to_vec(&own)?)
}
