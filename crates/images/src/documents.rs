//! From what is asked for down to images: manifests by digest, through indexes, for the platforms that are meant.

use tidewaiter_types::oci::{Manifest, Platform};
use tidewaiter_types::{Digest, media_type};

use crate::platform::{self, Platforms};
use crate::{
    Image, ImageError, LayerReader, MAX_CONFIG, MAX_DOCUMENT, damaged, layers_of, parse_config,
    parse_manifest, platform_of, verify,
};

/// How deep indexes may point to indexes.
const MAX_NESTING: usize = 4;
/// Most images of one index.
const MAX_IMAGES: usize = 200;

/// Who holds manifests and configurations.
pub(crate) trait Documents: LayerReader + Clone + 'static {
    /// A manifest's bytes, not yet verified.
    fn manifest_bytes(&self, digest: &Digest, limit: u64) -> Result<Vec<u8>, ImageError>;
    /// A configuration's bytes, not yet verified.
    fn config_bytes(&self, digest: &Digest, limit: u64) -> Result<Vec<u8>, ImageError>;
}

/// The images that a manifest or an index stands for, on the platforms that are meant.
pub(crate) fn images(
    documents: &impl Documents,
    name: &str,
    top: (Digest, Manifest),
    platforms: &Platforms,
) -> Result<Vec<Image>, ImageError> {
    let mut found = Vec::new();
    let top = Found {
        digest: top.0,
        manifest: top.1,
        platform: None,
    };
    collect(documents, name, top, platforms, 0, &mut found)?;
    let images = found.into_iter().map(|found| image(documents, name, found));
    let images: Vec<Image> = images.collect::<Result<_, _>>()?;
    match platforms {
        Platforms::One(wanted) => platform::only(images, name, wanted),
        _ => Ok(images),
    }
}

/// An image of a source that has no indexes, if it is for a platform that is meant.
pub(crate) fn single(image: Image, platforms: &Platforms) -> Result<Vec<Image>, ImageError> {
    let name = image.name.clone();
    match platforms {
        Platforms::One(wanted) => platform::only(vec![image], &name, wanted),
        _ => Ok(vec![image]),
    }
}

/// A manifest by its digest, verified.
pub(crate) fn manifest(
    documents: &impl Documents,
    digest: &Digest,
) -> Result<(Digest, Manifest), ImageError> {
    let bytes = verified(digest, documents.manifest_bytes(digest, MAX_DOCUMENT)?)?;
    Ok((*digest, parse_manifest(&digest.to_string(), &bytes)?))
}

fn verified(digest: &Digest, bytes: Vec<u8>) -> Result<Vec<u8>, ImageError> {
    if verify::matches(&bytes, *digest) {
        Ok(bytes)
    } else {
        Err(damaged(
            digest.to_string(),
            "its content does not match its digest",
        ))
    }
}

/// A manifest, and what the index that led to it says that it is for.
struct Found {
    digest: Digest,
    manifest: Manifest,
    platform: Option<Platform>,
}

fn collect(
    documents: &impl Documents,
    name: &str,
    found: Found,
    platforms: &Platforms,
    depth: usize,
    images: &mut Vec<Found>,
) -> Result<(), ImageError> {
    if found.manifest.manifests.is_empty() {
        images.push(found);
        return Ok(());
    }
    if depth == MAX_NESTING {
        return Err(damaged(name, "indexes point to indexes too deeply"));
    }
    let entries = platforms.choose(&found.manifest, name)?;
    if images.len() + entries.len() > MAX_IMAGES {
        return Err(damaged(name, "its index lists too many images"));
    }
    for entry in entries {
        let (digest, manifest) = manifest(documents, &entry.digest)?;
        let platform = entry.platform.clone().or_else(|| found.platform.clone());
        let next = Found {
            digest,
            manifest,
            platform,
        };
        collect(documents, name, next, platforms, depth + 1, images)?;
    }
    Ok(())
}

fn image(documents: &impl Documents, name: &str, found: Found) -> Result<Image, ImageError> {
    let config = found
        .manifest
        .config
        .as_ref()
        .filter(|config| media_type::is_image_config(&config.media_type));
    let config = config.ok_or_else(|| ImageError::NoImage(name.to_owned()))?;
    let bytes = verified(
        &config.digest,
        documents.config_bytes(&config.digest, MAX_CONFIG)?,
    )?;
    let config = parse_config("the image's configuration", &bytes)?;
    Ok(Image {
        name: name.to_owned(),
        digest: found.digest,
        platform: found.platform.unwrap_or_else(|| platform_of(&config)),
        config,
        layers: layers_of(&found.manifest),
        reader: Box::new(documents.clone()),
    })
}
