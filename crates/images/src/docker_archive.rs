//! Images as `docker save` writes them: a tar with `manifest.json`, a configuration and layers.
//!
//! Odd: an archive has no manifest that a registry would know, so the image is named by the digest of its
//! configuration (docker's "image id"). Layers are checked against the configuration's diff ids where they lie
//! uncompressed, as docker writes them, and against their own name where that is a digest.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tidewaiter_types::Digest;
use tidewaiter_types::oci::ImageConfig;

use crate::{Image, ImageError, Layer, LayerReader, MAX_CONFIG, MAX_DOCUMENT, damaged, parse_config};

/// Most members that an archive may have.
const MAX_MEMBERS: usize = 100_000;
/// Longest chain of links between members (docker writes equal layers once and links the rest).
const MAX_LINKS: usize = 8;

/// An entry of `manifest.json`.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    config: String,
    #[serde(default)]
    repo_tags: Option<Vec<String>>,
    layers: Vec<String>,
}

/// Where a member's bytes lie in the archive.
#[derive(Clone, Debug)]
enum Member {
    Content { offset: u64, size: u64 },
    Link(String),
}

struct Archive {
    path: PathBuf,
    members: HashMap<String, Member>,
    /// Which member holds a layer.
    layers: HashMap<Digest, String>,
}

impl LayerReader for Archive {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        let member = self.layers.get(&layer.digest).map_or("", String::as_str);
        let (offset, size) = self.locate(member)?;
        let mut file = File::open(&self.path).map_err(|error| self.fail(error))?;
        file.seek(SeekFrom::Start(offset))
            .map_err(|error| self.fail(error))?;
        Ok(Box::new(file.take(size)))
    }
}

impl Archive {
    fn index(path: &Path) -> Result<Self, ImageError> {
        let mut archive = Self {
            path: path.to_owned(),
            members: HashMap::new(),
            layers: HashMap::new(),
        };
        let file = File::open(path).map_err(|error| archive.fail(error))?;
        let mut tar = tar::Archive::new(file);
        for entry in tar.entries_with_seek().map_err(|error| archive.fail(error))? {
            let entry = entry.map_err(|error| archive.fail(error))?;
            if archive.members.len() == MAX_MEMBERS {
                return Err(damaged(path.display().to_string(), "it has too many members"));
            }
            archive.add(&entry);
        }
        Ok(archive)
    }

    fn add(&mut self, entry: &tar::Entry<'_, File>) {
        let name = String::from_utf8_lossy(&entry.path_bytes())
            .trim_start_matches("./")
            .to_owned();
        let kind = entry.header().entry_type();
        if kind.is_file() {
            let member = Member::Content {
                offset: entry.raw_file_position(),
                size: entry.size(),
            };
            self.members.insert(name, member);
        } else if let (true, Some(target)) =
            (kind.is_symlink() || kind.is_hard_link(), entry.link_name_bytes())
        {
            let target = String::from_utf8_lossy(&target).into_owned();
            self.members.insert(name, Member::Link(target));
        }
    }

    /// Where a member lies, through links such as `../HEX/layer.tar`.
    fn locate(&self, name: &str) -> Result<(u64, u64), ImageError> {
        let mut name = name.trim_start_matches("./").to_owned();
        for _ in 0..MAX_LINKS {
            match self.members.get(&name) {
                Some(Member::Content { offset, size }) => return Ok((*offset, *size)),
                Some(Member::Link(target)) => name = beside(&name, target),
                None => break,
            }
        }
        Err(damaged(
            self.path.display().to_string(),
            format!("{name:?} is missing from it"),
        ))
    }

    fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, ImageError> {
        let (offset, size) = self.locate(name)?;
        if size > limit {
            return Err(damaged(
                self.path.display().to_string(),
                format!("{name:?} is too large"),
            ));
        }
        let mut file = File::open(&self.path).map_err(|error| self.fail(error))?;
        file.seek(SeekFrom::Start(offset))
            .map_err(|error| self.fail(error))?;
        let mut bytes = Vec::new();
        file.take(size)
            .read_to_end(&mut bytes)
            .map_err(|error| self.fail(error))?;
        Ok(bytes)
    }

    /// The image's layers, each with the digest that its bytes must have.
    fn layers(&mut self, entry: &Entry, config: &ImageConfig) -> Result<Vec<Layer>, ImageError> {
        if entry.layers.len() != config.rootfs.diff_ids.len() {
            return Err(damaged(
                self.path.display().to_string(),
                "layers and diff ids differ in number",
            ));
        }
        let mut layers = Vec::new();
        for (member, diff_id) in entry.layers.iter().zip(&config.rootfs.diff_ids) {
            let digest = named_digest(member).unwrap_or(*diff_id);
            let (_, size) = self.locate(member)?;
            self.layers.insert(digest, member.clone());
            layers.push(Layer {
                digest,
                size: Some(size),
                media_type: String::new(),
            });
        }
        Ok(layers)
    }

    fn fail(&self, error: std::io::Error) -> ImageError {
        ImageError::File {
            path: self.path.clone(),
            error,
        }
    }
}

/// The digest that a member's name gives (`blobs/sha256/HEX`).
fn named_digest(member: &str) -> Option<Digest> {
    let (algorithm, hex) = member.strip_prefix("blobs/")?.split_once('/')?;
    format!("{algorithm}:{hex}").parse().ok()
}

/// The target of a link, seen from the folder that holds the link.
fn beside(name: &str, target: &str) -> String {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = if target.starts_with('/') {
        vec![]
    } else {
        folder.split('/').collect()
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// Opens the first image of an archive.
pub(crate) fn open(path: &Path) -> Result<Image, ImageError> {
    let mut archive = Archive::index(path)?;
    let manifest = archive.read("manifest.json", MAX_DOCUMENT)?;
    let entries: Vec<Entry> =
        serde_json::from_slice(&manifest).map_err(|error| damaged("manifest.json", error))?;
    let entry = entries
        .first()
        .ok_or_else(|| damaged("manifest.json", "it lists no image"))?;
    let bytes = archive.read(&entry.config, MAX_CONFIG)?;
    let config = parse_config(&entry.config, &bytes)?;
    let layers = archive.layers(entry, &config)?;
    let tag = entry.repo_tags.as_ref().and_then(|tags| tags.first().cloned());
    Ok(Image {
        name: tag.unwrap_or_else(|| path.display().to_string()),
        digest: Digest::Sha256(Sha256::digest(&bytes).into()),
        config,
        layers,
        reader: Box::new(archive),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_followed_from_its_own_folder() {
        assert_eq!(beside("b/layer.tar", "../a/layer.tar"), "a/layer.tar");
        assert_eq!(beside("b/layer.tar", "/x/../y"), "y");
        assert_eq!(beside("layer.tar", "../../a"), "a");
    }
}
