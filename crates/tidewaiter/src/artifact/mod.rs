//! The advisory database as an OCI artifact: pushed to and pulled from any registry, signed.
//!
//! `docs/database-distribution.md` describes the manifests. Odd: a signature is a manifest of its own that refers to the
//! database's. It is found as a referrer, and under a tag made of the digest where a registry does not list referrers.

mod manifest;
mod signature;

use std::io::Read;

use anyhow::{Context, bail};
use sha2::{Digest as _, Sha256};
use tidewaiter_advisories::Database;
use tidewaiter_images::{Access, Reference, Registry};
use tidewaiter_types::oci::{Descriptor, Manifest};
use tidewaiter_types::{Digest, media_type};

pub use signature::{PrivateKey, PublicKey};

use manifest::{ARTIFACT, EMPTY, LAYER, SIGNATURE};

/// zstd's level: a database is packed once a revision and unpacked by everybody.
const LEVEL: i32 = 12;
/// The largest window that is unpacked, as a power of two.
const WINDOW_LOG: u32 = 27;
/// The largest database that is pulled, unpacked, in bytes.
const LARGEST: u64 = 8 << 30;
/// The largest signature in bytes; ed25519's has 64.
const LARGEST_SIGNATURE: u64 = 1024;
/// How many signatures of one database are looked at.
const SIGNATURES: usize = 32;

/// What a pull demands.
#[derive(Clone)]
pub enum Trust {
    /// A signature by this key.
    Key(PublicKey),
    /// Nothing: whoever can write to the registry is trusted.
    Anybody,
}

/// What a pull gave.
pub struct Pulled {
    /// The manifest's digest.
    pub digest: Digest,
    /// The database's bytes, whole.
    pub bytes: Vec<u8>,
}

/// Pushes a database's bytes under a reference and further tags; gives the manifest's digest. It blocks.
pub fn push(
    bytes: &[u8],
    reference: &Reference,
    tags: &[String],
    key: Option<&PrivateKey>,
) -> anyhow::Result<Digest> {
    let database = Database::from_bytes(bytes)?;
    database.verify()?;
    let registry = Registry::connect(reference, Access::Push, None)?;
    let packed = zstd::encode_all(bytes, LEVEL).context("the database could not be compressed")?;
    let manifest = manifest::of_database(&database.info(), &blob(&registry, LAYER, &packed)?)?;
    blob(&registry, media_type::OCI_EMPTY, EMPTY)?;
    let digest = sha256(&manifest);
    registry.push_manifest(&digest.to_string(), media_type::OCI_MANIFEST, &manifest)?;
    // The signature comes before the tags: who pulls by tag finds it there.
    if let Some(key) = key {
        sign(&registry, digest, manifest.len() as u64, key)?;
    }
    for tag in std::iter::once(&reference.version).chain(tags) {
        registry.push_manifest(tag, media_type::OCI_MANIFEST, &manifest)?;
    }
    Ok(digest)
}

fn sign(registry: &Registry, digest: Digest, size: u64, key: &PrivateKey) -> anyhow::Result<()> {
    let layer = blob(registry, SIGNATURE, &key.sign(digest))?;
    let manifest = manifest::of_signature(digest, size, &layer, &key.public().id())?;
    registry.push_manifest(&signature_tag(digest), media_type::OCI_MANIFEST, &manifest)?;
    Ok(())
}

fn blob(registry: &Registry, media_type: &'static str, bytes: &[u8]) -> anyhow::Result<manifest::Content> {
    let content = manifest::Content {
        media_type,
        digest: sha256(bytes),
        size: bytes.len() as u64,
    };
    registry.push_blob(content.digest, bytes)?;
    Ok(content)
}

/// The digest of what a reference names now. It blocks.
pub fn resolve(reference: &Reference) -> anyhow::Result<Digest> {
    let registry = Registry::connect(reference, Access::Pull, None)?;
    Ok(registry.manifest(&reference.version)?.0)
}

/// Pulls a database and checks it: its signature, its digests, every checksum in it. It blocks.
pub fn pull(reference: &Reference, trust: &Trust) -> anyhow::Result<Pulled> {
    let registry = Registry::connect(reference, Access::Pull, None)?;
    let (digest, bytes) = registry.manifest(&reference.version)?;
    let manifest: Manifest = serde_json::from_slice(&bytes).context("the manifest is damaged")?;
    if manifest.artifact_type.as_deref() != Some(ARTIFACT) {
        bail!("{reference} is no advisory database");
    }
    if let Trust::Key(key) = trust {
        check(&registry, digest, key)?;
    }
    let layer = manifest.layers.iter().find(|layer| layer.media_type == LAYER);
    let layer = layer.with_context(|| format!("{reference} holds no database that this program reads"))?;
    let bytes = unpack(registry.blob(layer.digest)?)?;
    let database = Database::from_bytes(bytes.as_slice())?;
    database.verify()?;
    manifest::agrees(&manifest, &database.info())?;
    Ok(Pulled { digest, bytes })
}

fn unpack(packed: Box<dyn Read + Send>) -> anyhow::Result<Vec<u8>> {
    let mut decoder = zstd::Decoder::new(packed)?;
    decoder.window_log_max(WINDOW_LOG)?;
    let mut bytes = Vec::new();
    decoder
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .context("the database cannot be unpacked")?;
    if bytes.len() as u64 > LARGEST {
        bail!("the database unpacks to more than {LARGEST} bytes");
    }
    Ok(bytes)
}

/// Whether one of the signatures of a manifest is by that key.
fn check(registry: &Registry, digest: Digest, key: &PublicKey) -> anyhow::Result<()> {
    let found = signatures(registry, digest)?;
    if found.is_empty() {
        bail!("{digest} is not signed; say --insecure-unsigned to take it all the same");
    }
    if !found.iter().any(|signature| key.verifies(digest, signature)) {
        bail!("{digest} is not signed by the key {}", key.id());
    }
    Ok(())
}

fn signatures(registry: &Registry, digest: Digest) -> anyhow::Result<Vec<Vec<u8>>> {
    let is_signature = |one: &Descriptor| one.artifact_type.as_deref() == Some(manifest::SIGNATURE_ARTIFACT);
    let referrers = registry.referrers(digest)?;
    let mut names: Vec<String> = referrers
        .iter()
        .filter(|one| is_signature(one))
        .map(|one| one.digest.to_string())
        .collect();
    names.push(signature_tag(digest));
    let mut found = Vec::new();
    for name in names.iter().rev().take(SIGNATURES) {
        // What cannot be read is no signature; whether enough are left is judged by the caller.
        found.extend(signature(registry, name, digest).ok());
    }
    Ok(found)
}

fn signature(registry: &Registry, name: &str, subject: Digest) -> anyhow::Result<Vec<u8>> {
    let (_, bytes) = registry.manifest(name)?;
    let manifest: Manifest = serde_json::from_slice(&bytes)?;
    if manifest.subject.is_none_or(|one| one.digest != subject) {
        bail!("it is about something else");
    }
    let layer = manifest.layers.iter().find(|layer| layer.media_type == SIGNATURE);
    let blob = registry.blob(layer.context("it holds no signature")?.digest)?;
    let mut bytes = Vec::new();
    blob.take(LARGEST_SIGNATURE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The tag of a manifest's signature, for registries that list no referrers.
fn signature_tag(digest: Digest) -> String {
    format!("{}-{}.signature", digest.algorithm().as_str(), digest.hex())
}

fn sha256(bytes: &[u8]) -> Digest {
    Digest::Sha256(Sha256::digest(bytes).into())
}
