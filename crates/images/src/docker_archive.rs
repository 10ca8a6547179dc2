//! Images as `docker save` writes them: a tar with `manifest.json`, a configuration and layers.
//!
//! Odd: an archive has no manifest that a registry would know, so the image is named by the digest of its
//! configuration (docker's "image id"). Layers are checked against the configuration's diff ids where they lie
//! uncompressed, as docker writes them, and against their own name where that is a digest.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tidewaiter_types::Digest;
use tidewaiter_types::oci::ImageConfig;

use crate::tar_index::TarIndex;
use crate::{
    Image, ImageError, Layer, LayerReader, MAX_CONFIG, MAX_DOCUMENT, damaged, parse_config, platform_of,
};

/// The member that lists images.
pub(crate) const MANIFEST: &str = "manifest.json";

/// An entry of `manifest.json`.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    config: String,
    #[serde(default)]
    repo_tags: Option<Vec<String>>,
    layers: Vec<String>,
}

struct Archive {
    tar: TarIndex,
    /// Which member holds a layer.
    layers: HashMap<Digest, String>,
}

impl LayerReader for Archive {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        self.tar
            .reader(self.layers.get(&layer.digest).map_or("", String::as_str))
    }
}

impl Archive {
    /// The image's layers, each with the digest that its bytes must have.
    fn layers(&mut self, entry: &Entry, config: &ImageConfig) -> Result<Vec<Layer>, ImageError> {
        if entry.layers.len() != config.rootfs.diff_ids.len() {
            return Err(self.tar.damaged("layers and diff ids differ in number"));
        }
        let mut layers = Vec::new();
        for (member, diff_id) in entry.layers.iter().zip(&config.rootfs.diff_ids) {
            let digest = named_digest(member).unwrap_or(*diff_id);
            let size = self.tar.size(member)?;
            self.layers.insert(digest, member.clone());
            layers.push(Layer {
                digest,
                size: Some(size),
                media_type: String::new(),
            });
        }
        Ok(layers)
    }
}

/// The digest that a member's name gives (`blobs/sha256/HEX`).
fn named_digest(member: &str) -> Option<Digest> {
    let (algorithm, hex) = member.strip_prefix("blobs/")?.split_once('/')?;
    format!("{algorithm}:{hex}").parse().ok()
}

/// Opens the images of an archive.
pub(crate) fn open(path: &Path) -> Result<Image, ImageError> {
    of_tar(TarIndex::open(path)?, &path.display().to_string())
}

/// The first image of an archive, called `name` if it has no name of its own.
pub(crate) fn of_tar(tar: TarIndex, name: &str) -> Result<Image, ImageError> {
    let manifest = tar.read(MANIFEST, MAX_DOCUMENT)?;
    let entries: Vec<Entry> = serde_json::from_slice(&manifest).map_err(|error| damaged(MANIFEST, error))?;
    let entry = entries
        .first()
        .ok_or_else(|| damaged(MANIFEST, "it lists no image"))?;
    let bytes = tar.read(&entry.config, MAX_CONFIG)?;
    let config = parse_config(&entry.config, &bytes)?;
    let mut archive = Archive {
        tar,
        layers: HashMap::new(),
    };
    let layers = archive.layers(entry, &config)?;
    let tag = entry.repo_tags.as_ref().and_then(|tags| tags.first().cloned());
    Ok(Image {
        name: tag.unwrap_or_else(|| name.to_owned()),
        digest: Digest::Sha256(Sha256::digest(&bytes).into()),
        platform: platform_of(&config),
        config,
        layers,
        reader: Box::new(archive),
    })
}
