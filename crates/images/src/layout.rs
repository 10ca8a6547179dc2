//! Images in the OCI image layout: `oci-layout`, `index.json` and `blobs/ALGORITHM/HEX` in a folder.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use tidewaiter_types::oci::{Descriptor, Manifest};
use tidewaiter_types::{Digest, media_type};

use crate::{
    Image, ImageError, Layer, LayerReader, MAX_CONFIG, MAX_DOCUMENT, damaged, layers_of, parse_config,
    parse_manifest, platform, verify,
};

/// Annotation that gives an entry of `index.json` its tag.
const REF_NAME: &str = "org.opencontainers.image.ref.name";
/// How deep indexes may point to indexes.
const MAX_NESTING: usize = 4;

struct Layout {
    folder: PathBuf,
}

impl LayerReader for Layout {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        let path = self.blob(&layer.digest);
        let file = File::open(&path).map_err(|error| ImageError::File { path, error })?;
        Ok(Box::new(file))
    }
}

impl Layout {
    fn blob(&self, digest: &Digest) -> PathBuf {
        self.folder
            .join("blobs")
            .join(digest.algorithm().as_str())
            .join(digest.hex())
    }

    /// A document by its digest, verified.
    fn document(&self, digest: &Digest, limit: u64) -> Result<Vec<u8>, ImageError> {
        let path = self.blob(digest);
        let bytes = read_bounded(&path, limit)?;
        if !verify::matches(&bytes, *digest) {
            return Err(damaged(
                path.display().to_string(),
                "its content does not match its digest",
            ));
        }
        Ok(bytes)
    }

    /// From an entry of an index down to an image's manifest.
    fn manifest(&self, entry: &Descriptor) -> Result<(Digest, Manifest), ImageError> {
        let mut digest = entry.digest;
        for _ in 0..MAX_NESTING {
            let what = self.blob(&digest).display().to_string();
            let manifest = parse_manifest(&what, &self.document(&digest, MAX_DOCUMENT)?)?;
            if manifest.manifests.is_empty() {
                return Ok((digest, manifest));
            }
            digest = platform::choose(&manifest)
                .ok_or(ImageError::NoImage(what))?
                .digest;
        }
        Err(damaged(
            self.folder.display().to_string(),
            "indexes point to indexes too deeply",
        ))
    }
}

/// Opens the image that carries a tag, or the only one.
pub(crate) fn open(folder: &Path, tag: Option<&str>) -> Result<Image, ImageError> {
    let layout = Layout {
        folder: folder.to_owned(),
    };
    let what = folder.join("index.json");
    let index = parse_manifest(&what.display().to_string(), &read_bounded(&what, MAX_DOCUMENT)?)?;
    let entry = entry(folder, &index, tag)?;
    let (digest, manifest) = layout.manifest(entry)?;
    let name = format!(
        "{}{}",
        folder.display(),
        tag.map(|tag| format!(":{tag}")).unwrap_or_default()
    );
    let config = manifest
        .config
        .as_ref()
        .filter(|config| media_type::is_image_config(&config.media_type));
    let config = config.ok_or_else(|| ImageError::NoImage(name.clone()))?;
    let bytes = layout.document(&config.digest, MAX_CONFIG)?;
    let config = parse_config("the image's configuration", &bytes)?;
    Ok(Image {
        name,
        digest,
        config,
        layers: layers_of(&manifest),
        reader: Box::new(layout),
    })
}

/// The entry of `index.json` that is asked for.
fn entry<'a>(folder: &Path, index: &'a Manifest, tag: Option<&str>) -> Result<&'a Descriptor, ImageError> {
    let found = match tag {
        Some(tag) => index.manifests.iter().find(|entry| tag_of(entry) == Some(tag)),
        None if index.manifests.len() == 1 => index.manifests.first(),
        None => index
            .manifests
            .iter()
            .find(|entry| tag_of(entry) == Some("latest")),
    };
    found.ok_or_else(|| {
        let tags: Vec<&str> = index.manifests.iter().filter_map(tag_of).collect();
        ImageError::NoSuchImage {
            what: folder.display().to_string(),
            wanted: tag.unwrap_or("latest").to_owned(),
            has: if tags.is_empty() {
                "nothing with a tag".to_owned()
            } else {
                tags.join(", ")
            },
        }
    })
}

fn tag_of(entry: &Descriptor) -> Option<&str> {
    entry.annotations.as_ref()?.get(REF_NAME).map(String::as_str)
}

/// A whole file, unless it is larger than it can rightly be.
fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, ImageError> {
    let fail = |error| ImageError::File {
        path: path.to_owned(),
        error,
    };
    let file = File::open(path).map_err(fail)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > limit {
        return Err(damaged(
            path.display().to_string(),
            format!("it is larger than {limit} bytes"),
        ));
    }
    Ok(bytes)
}
