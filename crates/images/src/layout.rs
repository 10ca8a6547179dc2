//! Images in the OCI image layout: `oci-layout`, `index.json` and `blobs/ALGORITHM/HEX`, in a folder or in a tar of one.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tidewaiter_types::Digest;
use tidewaiter_types::oci::{Descriptor, Manifest};

use crate::documents::{self, Documents};
use crate::platform::Platforms;
use crate::tar_index::TarIndex;
use crate::{Image, ImageError, Layer, LayerReader, MAX_DOCUMENT, damaged, parse_manifest};

/// The file that lists what is there.
pub(crate) const INDEX: &str = "index.json";
/// Annotation that gives an entry of `index.json` its tag.
const REF_NAME: &str = "org.opencontainers.image.ref.name";

/// Where the files of a layout lie.
#[derive(Clone)]
enum Layout {
    Folder(PathBuf),
    Tar(Arc<TarIndex>),
}

impl LayerReader for Layout {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        self.reader(&member(&layer.digest))
    }
}

impl Documents for Layout {
    fn manifest_bytes(&self, digest: &Digest, limit: u64) -> Result<Vec<u8>, ImageError> {
        self.read(&member(digest), limit)
    }

    fn config_bytes(&self, digest: &Digest, limit: u64) -> Result<Vec<u8>, ImageError> {
        self.read(&member(digest), limit)
    }
}

impl Layout {
    fn reader(&self, name: &str) -> Result<Box<dyn Read + Send>, ImageError> {
        match self {
            Self::Tar(tar) => tar.reader(name),
            Self::Folder(folder) => {
                let path = folder.join(name);
                let file = File::open(&path).map_err(|error| ImageError::File { path, error })?;
                Ok(Box::new(file))
            }
        }
    }

    fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, ImageError> {
        match self {
            Self::Tar(tar) => tar.read(name, limit),
            Self::Folder(folder) => read_bounded(&folder.join(name), limit),
        }
    }
}

fn member(digest: &Digest) -> String {
    format!("blobs/{}/{}", digest.algorithm().as_str(), digest.hex())
}

/// Opens the images that carry a tag, or the only one.
pub(crate) fn open(path: &Path, tag: Option<&str>, platforms: &Platforms) -> Result<Vec<Image>, ImageError> {
    if path.is_file() {
        return of_tar(TarIndex::open(path)?, path, tag, platforms);
    }
    find(&Layout::Folder(path.to_owned()), path, tag, platforms)
}

/// The images of a tar.
pub(crate) fn of_tar(
    tar: TarIndex,
    path: &Path,
    tag: Option<&str>,
    platforms: &Platforms,
) -> Result<Vec<Image>, ImageError> {
    find(&Layout::Tar(Arc::new(tar)), path, tag, platforms)
}

fn find(
    layout: &Layout,
    path: &Path,
    tag: Option<&str>,
    platforms: &Platforms,
) -> Result<Vec<Image>, ImageError> {
    let what = path.join(INDEX).display().to_string();
    let index = parse_manifest(&what, &layout.read(INDEX, MAX_DOCUMENT)?)?;
    let entry = entry(path, &index, tag)?;
    let tagged = tag.map(|tag| format!(":{tag}")).unwrap_or_default();
    let name = format!("{}{tagged}", path.display());
    let top = documents::manifest(layout, &entry.digest)?;
    documents::images(layout, &name, top, platforms)
}

/// The entry of `index.json` that is asked for.
fn entry<'a>(path: &Path, index: &'a Manifest, tag: Option<&str>) -> Result<&'a Descriptor, ImageError> {
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
            what: path.display().to_string(),
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
pub(crate) fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, ImageError> {
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
