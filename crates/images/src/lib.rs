//! Images from elsewhere, read layer by layer: OCI layouts and docker archives, docker's daemon, podman's storage,
//! registries; and trees of files, which have no layers.
//!
//! Reading blocks and needs no server: a caller opens a [`Source`] and reads an [`Image`]'s layers on as many threads as it
//! likes. Content is checked against its digest while it is read; a layer that does not match ends in an error,
//! never in a shorter or different layer.

mod anywhere;
mod container_storage;
mod docker_archive;
mod docker_daemon;
mod documents;
mod folder;
mod layout;
mod platform;
mod reference;
mod remote;
mod source;
mod tar_index;
mod verify;

use std::io::Read;
use std::path::{Path, PathBuf};

use tidewaiter_types::Digest;
use tidewaiter_types::oci::{ImageConfig, Manifest, Platform};

pub use container_storage::open_storage;
pub use folder::{Walked, walk};
pub use platform::{Platforms, Wanted};
pub use reference::Reference;
pub use remote::{Access, Credentials, Registry, open_at};
pub use source::Source;

/// Largest manifest or index that is read, in bytes (the limit that registries agree on).
const MAX_DOCUMENT: u64 = 4 << 20;
/// Largest image configuration that is read, in bytes.
const MAX_CONFIG: u64 = 16 << 20;

/// Why an image could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// The text names no source.
    #[error(
        "{0:?} names no image: write oci:DIR[:TAG], docker-archive:FILE, dir:DIR, sbom:FILE, docker:NAME, podman:NAME, \
         or a reference such as HOST/NAME:TAG"
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
    /// A credential helper failed.
    #[error("docker-credential-{name} failed: {words}")]
    Helper {
        /// Which one.
        name: String,
        /// What it said.
        words: String,
    },
    /// Docker's daemon was not reached or refused.
    #[error("docker's daemon at {socket}: {words}")]
    Daemon {
        /// Where it listens.
        socket: String,
        /// What is wrong.
        words: String,
    },
    /// It is not in any of the places where it was looked for.
    #[error("{name} was not found: {tried}")]
    Nowhere {
        /// What was looked for.
        name: String,
        /// The places, each with what it said.
        tried: String,
    },
    /// A file is nothing that is read here.
    #[error(
        "{0} is neither a docker archive nor a tar of an OCI layout: it has no manifest.json and no index.json"
    )]
    UnknownFile(PathBuf),
    /// There is nothing to scan in it.
    #[error("{0} is an artifact, not a container image")]
    NoImage(String),
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
    /// What it runs on, as an index or else its configuration says; empty where neither does.
    pub platform: Platform,
    /// Its configuration.
    pub config: ImageConfig,
    /// Its layers, lowest first.
    pub layers: Vec<Layer>,
    reader: Box<dyn LayerReader>,
}

/// What a source turned out to hold.
pub enum Opened {
    /// An image for each of the platforms that are meant; at least one.
    Images(Vec<Image>),
    /// A tree of files, to be [walked](walk).
    Folder(PathBuf),
    /// A bill of materials, which is no matter of this crate.
    Sbom(PathBuf),
}

/// Opens what a source names.
///
/// # Errors
/// If it is not there or not what it should be, or has no image for the platform.
pub fn open(source: &Source, platforms: &Platforms) -> Result<Opened, ImageError> {
    let single = |image: Image| documents::single(image, platforms);
    let images = match source {
        Source::Layout { path, tag } => layout::open(path, tag.as_deref(), platforms)?,
        Source::DockerArchive(file) => single(docker_archive::open(file)?)?,
        Source::DockerDaemon(name) => single(docker_daemon::open(name)?)?,
        Source::ContainerStorage(name) => single(container_storage::open(name)?)?,
        Source::Registry(reference) => remote::open(reference, platforms)?,
        Source::Anywhere(text) => anywhere::open(text, platforms)?,
        Source::Folder(folder) => return Ok(Opened::Folder(folder.clone())),
        Source::Sbom(file) => return Ok(Opened::Sbom(file.clone())),
        Source::Path(path) => return open_path(path, platforms),
    };
    Ok(Opened::Images(images))
}

/// What is there tells what it is. `PATH:TAG` is the image of that tag, if there is no such path.
fn open_path(path: &Path, platforms: &Platforms) -> Result<Opened, ImageError> {
    let text = path.to_string_lossy();
    let (base, tag) = match source::split_tag(&text) {
        (base, Some(tag)) if !path.exists() => (Path::new(base), Some(tag)),
        _ => (path, None),
    };
    if base.is_dir() {
        return if base.join(layout::INDEX).is_file() && base.join("blobs").is_dir() {
            layout::open(base, tag, platforms).map(Opened::Images)
        } else {
            Ok(Opened::Folder(base.to_owned()))
        };
    }
    let tar = tar_index::TarIndex::open(base)?;
    if tar.has(docker_archive::MANIFEST) && tag.is_none() {
        let image = docker_archive::of_tar(tar, &text)?;
        return documents::single(image, platforms).map(Opened::Images);
    }
    if tar.has(layout::INDEX) {
        return layout::of_tar(tar, base, tag, platforms).map(Opened::Images);
    }
    Err(ImageError::UnknownFile(base.to_owned()))
}

impl Image {
    /// A tree of files or a bill of materials as an image of one layer, which cannot be opened: what it held has been
    /// read.
    pub fn of_one_layer(name: String, digest: Digest) -> Self {
        let layer = Layer {
            digest,
            size: None,
            media_type: String::new(),
        };
        Self {
            name,
            digest,
            platform: Platform::default(),
            config: ImageConfig::default(),
            layers: vec![layer],
            reader: Box::new(NoReader),
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

/// Gives none.
struct NoReader;

impl LayerReader for NoReader {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        Err(damaged(
            layer.digest.to_string(),
            "a tree of files has no layers to be opened",
        ))
    }
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

/// The platform that a configuration tells of.
fn platform_of(config: &ImageConfig) -> Platform {
    Platform {
        architecture: config.architecture.clone(),
        os: config.os.clone(),
        variant: None,
    }
}

fn damaged(what: impl Into<String>, why: impl ToString) -> ImageError {
    ImageError::Damaged {
        what: what.into(),
        why: why.to_string(),
    }
}
