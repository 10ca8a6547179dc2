//! A manifest as it was pushed: its bytes untouched, and what the registry must know of it.

use bytes::Bytes;
use tidewaiter_store::{Reference, ReferenceKind};
use tidewaiter_types::media_type::{
    DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST, is_foreign_layer, is_index,
};
use tidewaiter_types::oci::{Descriptor, Manifest};

use crate::error::RegistryError;

/// Most bytes of a manifest (distribution-spec 1.1 asks for at least 4 MiB).
pub const MANIFEST_LIMIT: usize = 4 << 20;

/// A manifest that was understood.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its media type.
    pub media_type: String,
    /// What it says.
    pub manifest: Manifest,
    /// The client's bytes.
    pub bytes: Bytes,
}

impl Document {
    /// Reads a manifest. `declared` is the media type that came with it (a Content-Type header); it must agree
    /// with what the manifest says of itself, and stands in for it where it says nothing.
    ///
    /// # Errors
    /// [`RegistryError::ManifestInvalid`] or [`RegistryError::ManifestTooLarge`].
    pub fn read(bytes: Bytes, declared: Option<&str>) -> Result<Self, RegistryError> {
        if bytes.len() > MANIFEST_LIMIT {
            return Err(RegistryError::ManifestTooLarge(MANIFEST_LIMIT));
        }
        let manifest: Manifest = serde_json::from_slice(&bytes)
            .map_err(|error| RegistryError::ManifestInvalid(error.to_string()))?;
        let media_type = media_type(&manifest, declared)?;
        check_shape(&manifest, &media_type)?;
        Ok(Self {
            media_type,
            manifest,
            bytes,
        })
    }

    /// What the repository must hold for this manifest: all but foreign layers, which live elsewhere.
    pub fn references(&self) -> Vec<Reference> {
        let config = self
            .manifest
            .config
            .iter()
            .map(|found| reference(found, ReferenceKind::Config));
        let here = |layer: &&Descriptor| layer.urls.is_empty() && !is_foreign_layer(&layer.media_type);
        let layers = self.manifest.layers.iter().filter(here);
        let layers = layers.map(|found| reference(found, ReferenceKind::Layer));
        let children = self.manifest.manifests.iter();
        let children = children.map(|found| reference(found, ReferenceKind::Manifest));
        config.chain(layers).chain(children).collect()
    }

    /// What ECR calls the image's size: its configuration and layers together.
    pub fn image_size(&self) -> u64 {
        let descriptors = self.manifest.config.iter().chain(&self.manifest.layers);
        descriptors.fold(0_u64, |sum, found| sum.saturating_add(found.size))
    }

    /// The configuration's media type.
    pub fn config_media_type(&self) -> Option<String> {
        self.manifest
            .config
            .as_ref()
            .map(|config| config.media_type.clone())
    }
}

fn reference(found: &Descriptor, kind: ReferenceKind) -> Reference {
    Reference {
        digest: found.digest,
        kind,
        media_type: found.media_type.clone(),
        size: found.size,
    }
}

fn media_type(manifest: &Manifest, declared: Option<&str>) -> Result<String, RegistryError> {
    let declared = declared.map(essence).filter(|word| !is_vague(word));
    let own = manifest.media_type.as_deref().filter(|word| !word.is_empty());
    match (own, declared) {
        (Some(own), Some(declared)) if own != declared => Err(RegistryError::ManifestInvalid(format!(
            "its mediaType is {own:?} but it was sent as {declared:?}"
        ))),
        (Some(word), _) | (None, Some(word)) => Ok(word.to_owned()),
        (None, None) if !manifest.manifests.is_empty() => Ok(OCI_INDEX.to_owned()),
        (None, None) => Ok(OCI_MANIFEST.to_owned()),
    }
}

/// A media type without parameters.
fn essence(text: &str) -> &str {
    text.split(';').next().unwrap_or(text).trim()
}

/// Words that clients send when they have none.
fn is_vague(word: &str) -> bool {
    matches!(
        word,
        "" | "application/json" | "application/octet-stream" | "text/plain"
    )
}

fn check_shape(manifest: &Manifest, media_type: &str) -> Result<(), RegistryError> {
    let invalid = |words: &str| Err(RegistryError::ManifestInvalid(words.to_owned()));
    if !matches!(
        media_type,
        OCI_MANIFEST | OCI_INDEX | DOCKER_MANIFEST | DOCKER_LIST
    ) {
        return Err(RegistryError::ManifestInvalid(format!(
            "media type {media_type:?} is not supported; push an OCI manifest or index, or Docker schema 2"
        )));
    }
    if manifest.schema_version != 2 {
        return invalid("its schemaVersion is not 2");
    }
    let index = is_index(media_type);
    if index && (manifest.config.is_some() || !manifest.layers.is_empty()) {
        return invalid("an index has neither config nor layers");
    }
    if !index && !manifest.manifests.is_empty() {
        return invalid("an image manifest has no manifests");
    }
    if !index && manifest.config.is_none() {
        return invalid("it has no config");
    }
    if !words(manifest).all(is_printable) {
        return invalid("a media type or artifact type has a control character");
    }
    Ok(())
}

/// Types that the metadata keeps as text.
fn words(manifest: &Manifest) -> impl Iterator<Item = &str> {
    let descriptors = manifest
        .config
        .iter()
        .chain(&manifest.layers)
        .chain(&manifest.manifests);
    let media_types = descriptors.map(|found| found.media_type.as_str());
    media_types.chain(manifest.artifact_type.as_deref())
}

/// No type has control characters (RFC 6838, section 4.2), and a database's text holds no NUL.
fn is_printable(word: &str) -> bool {
    !word.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    fn image(extra: &str) -> Bytes {
        format!(
            r#"{{"schemaVersion":2,"config":{{"mediaType":"c","digest":"{DIGEST}","size":2}},"layers":[
            {{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{DIGEST}","size":3}},
            {{"mediaType":"application/vnd.oci.image.layer.nondistributable.v1.tar","digest":"{DIGEST}","size":4}}
            ]{extra}}}"#
        )
        .into()
    }

    fn told(result: Result<Document, RegistryError>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn foreign_layers_are_no_reference_but_count_in_size() {
        let document = Document::read(image(""), Some(OCI_MANIFEST)).unwrap();
        let kinds: Vec<_> = document
            .references()
            .into_iter()
            .map(|found| found.kind)
            .collect();
        assert_eq!(kinds, [ReferenceKind::Config, ReferenceKind::Layer]);
        assert_eq!(document.image_size(), 9);
    }

    #[test]
    fn the_two_words_for_a_media_type_must_agree() {
        let own = format!(r#","mediaType":"{DOCKER_MANIFEST}""#);
        assert_eq!(
            Document::read(image(&own), None).unwrap().media_type,
            DOCKER_MANIFEST
        );
        let sent = format!("{DOCKER_MANIFEST}; charset=utf-8");
        assert_eq!(
            Document::read(image(&own), Some(&sent)).unwrap().media_type,
            DOCKER_MANIFEST
        );
        assert!(told(Document::read(image(&own), Some(OCI_MANIFEST))).contains("but it was sent as"));
        assert_eq!(
            Document::read(image(""), Some("application/json"))
                .unwrap()
                .media_type,
            OCI_MANIFEST
        );
    }

    #[test]
    fn what_is_no_manifest_is_refused_with_the_reason() {
        assert!(told(Document::read("[1".into(), None)).contains("invalid"));
        assert!(told(Document::read("{}".into(), None)).contains("schemaVersion"));
        assert!(told(Document::read(r#"{"schemaVersion":2}"#.into(), None)).contains("no config"));
        assert!(told(Document::read(image(""), Some(OCI_INDEX))).contains("neither config nor layers"));
        assert!(told(Document::read(image(""), Some("application/vnd.x+json"))).contains("not supported"));
        let long = Bytes::from(vec![b' '; MANIFEST_LIMIT + 1]);
        assert!(matches!(
            Document::read(long, None),
            Err(RegistryError::ManifestTooLarge(_))
        ));
    }
}
