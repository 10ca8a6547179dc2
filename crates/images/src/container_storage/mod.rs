//! Images in the storage of podman, buildah and CRI-O (github.com/containers/storage), read where it lies.
//!
//! `DRIVER-images/images.json` lists images with their top layers, `DRIVER-layers/layers.json` layers with their parents. Of
//! each layer there is a folder with its files and a record of its tar ([`tar_split`]), from which the very bytes come
//! out again that the image's configuration has the digest of: so layers are verified here as everywhere.
//!
//! Odd: nothing is locked. An image that is removed meanwhile ends in an error about a missing file.

mod tar_split;

use std::collections::HashMap;
use std::env;
use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tidewaiter_types::oci::ImageConfig;
use tidewaiter_types::{Digest, media_type};

use crate::layout::read_bounded;
use crate::{
    Image, ImageError, Layer, LayerReader, MAX_CONFIG, MAX_DOCUMENT, Reference, damaged, parse_config,
    parse_manifest, platform_of, verify,
};

/// Largest list of images or layers that is read, in bytes.
const MAX_LIST: u64 = 64 << 20;
/// Most layers of one image.
const MAX_LAYERS: usize = 1000;
/// The drivers whose layers can be read, with where a layer's files are, around its id.
const DRIVERS: [(&str, &str, &str); 2] = [("overlay", "overlay", "diff"), ("vfs", "vfs/dir", "")];

/// Opens an image by name or id.
pub(crate) fn open(name: &str) -> Result<Image, ImageError> {
    let roots = roots();
    let places = || {
        let places: Vec<String> = roots.iter().map(|root| root.display().to_string()).collect();
        places.join(" and ")
    };
    open_storage(&roots, name)?.ok_or_else(|| ImageError::Nowhere {
        name: name.to_owned(),
        tried: format!("the storage of podman ({}) does not hold it", places()),
    })
}

/// The same; `None` where there is no such image.
pub(crate) fn find(name: &str) -> Result<Option<Image>, ImageError> {
    open_storage(&roots(), name)
}

/// Opens an image by name or id in one of these storages; `None` where none has it.
///
/// # Errors
/// If a storage cannot be read.
pub fn open_storage(roots: &[PathBuf], name: &str) -> Result<Option<Image>, ImageError> {
    let names = names(name);
    for root in roots {
        for (driver, folder, below) in DRIVERS {
            let storage = Storage {
                root: root.clone(),
                driver,
                files: (folder, below),
            };
            if let Some(record) = storage.record(&names)? {
                return storage.image(name, &record).map(Some);
            }
        }
    }
    Ok(None)
}

/// Where storage may be: what storage.conf says, else the user's own, then the system's.
fn roots() -> Vec<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(file) = set("CONTAINERS_STORAGE_CONF") {
        return graph_root(&file).into_iter().collect();
    }
    let home = set("HOME");
    let own = home
        .as_ref()
        .and_then(|home| graph_root(&home.join(".config/containers/storage.conf")));
    let data = set("XDG_DATA_HOME").or_else(|| Some(home?.join(".local/share")));
    let own = own.or_else(|| Some(data?.join("containers/storage")));
    let system = graph_root(Path::new("/etc/containers/storage.conf"));
    let system = system.unwrap_or_else(|| "/var/lib/containers/storage".into());
    own.into_iter().chain([system]).collect()
}

/// The folder that a `storage.conf` names.
fn graph_root(file: &Path) -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Conf {
        storage: Section,
    }
    #[derive(Deserialize)]
    struct Section {
        graphroot: Option<PathBuf>,
    }
    let text = String::from_utf8(read_bounded(file, MAX_DOCUMENT).ok()?).ok()?;
    toml::from_str::<Conf>(&text).ok()?.storage.graphroot
}

/// The ways in which a name may be written down: as given, completed as docker does, and as podman does for images that
/// were built here.
fn names(name: &str) -> Vec<String> {
    let mut names = vec![name.to_owned()];
    if let Ok(reference) = name.parse::<Reference>() {
        names.push(reference.familiar());
        let is_short = !name.split('/').next().unwrap_or("").contains(['.', ':']);
        if is_short || !name.contains('/') {
            let plain = reference
                .familiar()
                .replacen("docker.io/library/", "", 1)
                .replacen("docker.io/", "", 1);
            names.push(format!("localhost/{plain}"));
        }
    }
    names
}

/// One storage of one driver.
struct Storage {
    root: PathBuf,
    driver: &'static str,
    files: (&'static str, &'static str),
}

/// An image in `images.json`.
#[derive(Deserialize)]
struct ImageRecord {
    id: String,
    digest: Option<Digest>,
    #[serde(default)]
    names: Option<Vec<String>>,
    layer: Option<String>,
}

/// A layer in `layers.json`.
#[derive(Deserialize)]
struct LayerRecord {
    id: String,
    parent: Option<String>,
    #[serde(rename = "diff-size")]
    diff_size: Option<u64>,
}

impl Storage {
    /// The image of one of these names, the first that there is.
    fn record(&self, names: &[String]) -> Result<Option<ImageRecord>, ImageError> {
        let file = self.root.join(format!("{}-images/images.json", self.driver));
        if !file.exists() {
            return Ok(None);
        }
        let mut records: Vec<ImageRecord> = list(&file)?;
        let place = names
            .iter()
            .find_map(|name| records.iter().position(|record| record.is_called(name)));
        Ok(place.map(|place| records.swap_remove(place)))
    }

    fn image(&self, name: &str, record: &ImageRecord) -> Result<Image, ImageError> {
        if !is_id(&record.id) {
            return Err(damaged("images.json", "an image's id is none"));
        }
        let (id, config) = self.config(record)?;
        let (layers, ids) = self.layers(record, &config)?;
        Ok(Image {
            name: name.to_owned(),
            digest: record.digest.unwrap_or(id),
            platform: platform_of(&config),
            config,
            layers,
            reader: Box::new(Layers {
                folder: self.root.join(format!("{}-layers", self.driver)),
                files: self.root.join(self.files.0),
                below: self.files.1,
                ids,
            }),
        })
    }

    /// The configuration of an image, which its manifest names.
    fn config(&self, record: &ImageRecord) -> Result<(Digest, ImageConfig), ImageError> {
        let folder = self.root.join(format!("{}-images/{}", self.driver, record.id));
        let bytes = read_bounded(&folder.join("manifest"), MAX_DOCUMENT)?;
        let manifest = parse_manifest("the image's manifest", &bytes)?;
        let config = manifest
            .config
            .filter(|config| media_type::is_image_config(&config.media_type));
        let config = config.ok_or_else(|| ImageError::NoImage(record.id.clone()))?;
        // Odd names are written in base64.
        let file = format!("={}", STANDARD.encode(config.digest.to_string()));
        let bytes = read_bounded(&folder.join(file), MAX_CONFIG)?;
        if !verify::matches(&bytes, config.digest) {
            return Err(damaged(
                "the image's configuration",
                "its content does not match its digest",
            ));
        }
        Ok((config.digest, parse_config("the image's configuration", &bytes)?))
    }

    /// The layers of an image, lowest first, and their ids.
    fn layers(
        &self,
        record: &ImageRecord,
        config: &ImageConfig,
    ) -> Result<(Vec<Layer>, HashMap<Digest, String>), ImageError> {
        let file = self.root.join(format!("{}-layers/layers.json", self.driver));
        let records: Vec<LayerRecord> = list(&file)?;
        let chain = chain(&records, record.layer.as_deref())?;
        if chain.len() != config.rootfs.diff_ids.len() {
            return Err(damaged(
                "layers.json",
                "the image's layers and diff ids differ in number",
            ));
        }
        let pairs = || chain.iter().zip(&config.rootfs.diff_ids);
        let layers = pairs().map(|(record, digest)| Layer {
            digest: *digest,
            size: record.diff_size,
            media_type: String::new(),
        });
        let ids = pairs().map(|(record, digest)| (*digest, record.id.clone()));
        Ok((layers.collect(), ids.collect()))
    }
}

impl ImageRecord {
    fn is_called(&self, name: &str) -> bool {
        let has_name = self.names.iter().flatten().any(|known| known == name);
        let digest = |digest: &Digest| {
            let digest = digest.to_string();
            digest == name || name.ends_with(&format!("@{digest}"))
        };
        // The ids that people copy from lists are the beginnings of longer ones.
        let is_id = name.len() >= 12 && self.id.starts_with(name);
        has_name || is_id || self.digest.as_ref().is_some_and(digest) || name == format!("sha256:{}", self.id)
    }
}

/// From the top layer down, then turned round.
fn chain<'r>(records: &'r [LayerRecord], top: Option<&str>) -> Result<Vec<&'r LayerRecord>, ImageError> {
    let by_id: HashMap<&str, &LayerRecord> = records
        .iter()
        .map(|record| (record.id.as_str(), record))
        .collect();
    let mut chain = Vec::new();
    let mut next = top.filter(|id| !id.is_empty());
    while let Some(id) = next {
        let record = by_id.get(id).filter(|record| is_id(&record.id));
        let record =
            *record.ok_or_else(|| damaged("layers.json", format!("layer {id} is missing from it")))?;
        if chain.len() == MAX_LAYERS {
            return Err(damaged("layers.json", "the image has too many layers"));
        }
        chain.push(record);
        next = record.parent.as_deref().filter(|id| !id.is_empty());
    }
    chain.reverse();
    Ok(chain)
}

/// Ids become parts of paths.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn list<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, ImageError> {
    serde_json::from_slice(&read_bounded(file, MAX_LIST)?)
        .map_err(|error| damaged(file.display().to_string(), error))
}

/// The layers of one image.
struct Layers {
    folder: PathBuf,
    files: PathBuf,
    below: &'static str,
    ids: HashMap<Digest, String>,
}

impl LayerReader for Layers {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        let id = self.ids.get(&layer.digest).map_or("", String::as_str);
        let record = self.folder.join(format!("{id}.tar-split.gz"));
        tar_split::open(&record, &self.files.join(id).join(self.below))
    }
}
