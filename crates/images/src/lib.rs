//! Images from elsewhere, read layer by layer: OCI layouts, docker archives and registries.
//!
//! Reading blocks and needs no server: a caller opens an [`Image`] and reads its layers on as many threads as it
//! likes. Content is checked against its digest while it is read; a layer that does not match ends in an error,
//! never in a shorter or different layer.

mod docker_archive;
mod layout;
mod platform;
mod reference;
mod remote;
mod verify;

use std::io::Read;
use std::path::PathBuf;
use std::str::FromStr;

use tidewaiter_types::Digest;
use tidewaiter_types::oci::{ImageConfig, Manifest};

pub use reference::Reference;
pub use remote::{Access, Credentials, Registry};

/// Largest manifest or index that is read, in bytes (the limit that registries agree on).
const MAX_DOCUMENT: u64 = 4 << 20;
/// Largest image configuration that is read, in bytes.
const MAX_CONFIG: u64 = 16 << 20;

/// Why an image could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// The text names no source.
    #[error(
        "{0:?} names no image: write oci:DIR[:TAG], docker-archive:FILE, or a reference such as HOST/NAME:TAG"
    )]
    Source(String),
    /// A file could not be read.
    #[error("{path}: {error}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A document is not what it should be.
    #[error("{what} is damaged: {why}")]
    Damaged {
        /// Which document.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// The source holds no such image.
    #[error("{what} holds no image {wanted:?}; it has: {has}")]
    NoSuchImage {
        /// The source.
        what: String,
        /// What was asked for.
        wanted: String,
        /// What is there instead.
        has: String,
    },
    /// A registry answered something else than asked for.
    #[error("the registry at {host} answered: {answer}")]
    Registry {
        /// Which registry.
        host: String,
        /// What it said.
        answer: String,
    },
    /// There is nothing to scan in it.
    #[error("{0} is an artifact, not a container image")]
    NoImage(String),
}

/// Where an image is to be read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A folder in the OCI image layout, and a tag in it.
    Layout {
        /// The folder.
        folder: PathBuf,
        /// `org.opencontainers.image.ref.name`; the only image if absent.
        tag: Option<String>,
    },
    /// A file as `docker save` writes it.
    DockerArchive(PathBuf),
    /// An image in a registry.
    Registry(Reference),
}

impl FromStr for Source {
    type Err = ImageError;

    fn from_str(text: &str) -> Result<Self, ImageError> {
        if let Some(rest) = text.strip_prefix("oci:") {
            let (folder, tag) = split_tag(rest);
            return Ok(Self::Layout {
                folder: folder.into(),
                tag: tag.map(str::to_owned),
            });
        }
        if let Some(file) = text.strip_prefix("docker-archive:") {
            return Ok(Self::DockerArchive(file.into()));
        }
        let reference = text.strip_prefix("docker://").unwrap_or(text);
        Ok(Self::Registry(reference.parse()?))
    }
}

/// `DIR:TAG` to its parts; a colon that a slash follows belongs to the folder.
fn split_tag(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(':') {
        Some((folder, tag)) if !tag.contains('/') && !folder.is_empty() => (folder, Some(tag)),
        _ => (text, None),
    }
}

/// One layer of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The digest of the bytes that [`Image::open_layer`] gives.
    pub digest: Digest,
    /// Their number, where the source tells it.
    pub size: Option<u64>,
    /// What the layer is said to be.
    pub media_type: String,
}

/// One image, opened.
pub struct Image {
    /// How people name it.
    pub name: String,
    /// The digest of its manifest, or of its configuration where the source has no manifest (docker archives).
    pub digest: Digest,
    /// Its configuration.
    pub config: ImageConfig,
    /// Its layers, lowest first.
    pub layers: Vec<Layer>,
    reader: Box<dyn LayerReader>,
}

impl Image {
    /// Opens the image that a source names.
    pub fn open(source: &Source) -> Result<Self, ImageError> {
        match source {
            Source::Layout { folder, tag } => layout::open(folder, tag.as_deref()),
            Source::DockerArchive(file) => docker_archive::open(file),
            Source::Registry(reference) => remote::open(reference),
        }
    }

    /// The bytes of a layer; reading them to the end checks them against the layer's digest.
    pub fn open_layer(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        let inner = self.reader.open(layer)?;
        Ok(Box::new(verify::Verified::new(inner, layer.digest)))
    }
}

/// How a source gives the bytes of a layer.
trait LayerReader: Send + Sync {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError>;
}

/// Reads a manifest or an index.
fn parse_manifest(what: &str, bytes: &[u8]) -> Result<Manifest, ImageError> {
    serde_json::from_slice(bytes).map_err(|error| damaged(what, error))
}

fn parse_config(what: &str, bytes: &[u8]) -> Result<ImageConfig, ImageError> {
    serde_json::from_slice(bytes).map_err(|error| damaged(what, error))
}

/// The layers that a manifest lists.
fn layers_of(manifest: &Manifest) -> Vec<Layer> {
    let layer = |descriptor: &tidewaiter_types::oci::Descriptor| Layer {
        digest: descriptor.digest,
        size: Some(descriptor.size),
        media_type: descriptor.media_type.clone(),
    };
    manifest.layers.iter().map(layer).collect()
}

fn damaged(what: impl Into<String>, why: impl ToString) -> ImageError {
    ImageError::Damaged {
        what: what.into(),
        why: why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_told_by_its_prefix() {
        let layout = |folder: &str, tag: Option<&str>| Source::Layout {
            folder: folder.into(),
            tag: tag.map(str::to_owned),
        };
        assert_eq!(
            "oci:dir:1.0".parse::<Source>().unwrap(),
            layout("dir", Some("1.0"))
        );
        assert_eq!(
            "oci:/a:b/dir".parse::<Source>().unwrap(),
            layout("/a:b/dir", None)
        );
        assert_eq!(
            "docker-archive:x.tar".parse::<Source>().unwrap(),
            Source::DockerArchive("x.tar".into())
        );
        assert!(matches!(
            "localhost:5000/a:b".parse::<Source>().unwrap(),
            Source::Registry(_)
        ));
        assert!("UPPER CASE".parse::<Source>().is_err());
    }
}
