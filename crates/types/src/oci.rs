//! The JSON documents of an image: manifest, index, configuration (OCI image-spec 1.1 and Docker's kin).
//!
//! Only what is needed is read; unknown members are passed over. The bytes that a client pushed are kept
//! elsewhere: these structures are never written back in their place.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Digest;

/// A reference to content by digest.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Descriptor {
    /// What the content is.
    #[serde(default)]
    pub media_type: String,
    /// Its digest.
    pub digest: Digest,
    /// Its size in bytes.
    pub size: u64,
    /// Where else it can be had (foreign layers).
    #[serde(default)]
    pub urls: Vec<String>,
    /// Free annotations.
    #[serde(default)]
    pub annotations: Option<BTreeMap<String, String>>,
    /// The platform, on the entries of an index.
    #[serde(default)]
    pub platform: Option<Platform>,
    /// The kind of artifact, on the entries of an index.
    #[serde(default)]
    pub artifact_type: Option<String>,
}

/// Which machine an image runs on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Platform {
    /// Processor architecture, in Go's names.
    #[serde(default)]
    pub architecture: String,
    /// Operating system, in Go's names.
    #[serde(default)]
    pub os: String,
    /// Variant of the architecture (`v8`).
    #[serde(default)]
    pub variant: Option<String>,
}

/// A manifest of one image or artifact, or an index of several: the members of both.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// 2 in all that are read here.
    #[serde(default)]
    pub schema_version: u32,
    /// The document's own word for what it is.
    #[serde(default)]
    pub media_type: Option<String>,
    /// What kind of artifact it is.
    #[serde(default)]
    pub artifact_type: Option<String>,
    /// The configuration; absent from an index.
    #[serde(default)]
    pub config: Option<Descriptor>,
    /// Layers, lowest first; empty in an index.
    #[serde(default)]
    pub layers: Vec<Descriptor>,
    /// Manifests, in an index.
    #[serde(default)]
    pub manifests: Vec<Descriptor>,
    /// The manifest that this one is about.
    #[serde(default)]
    pub subject: Option<Descriptor>,
    /// Free annotations.
    #[serde(default)]
    pub annotations: Option<BTreeMap<String, String>>,
}

/// The configuration of a container image, as far as it matters here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ImageConfig {
    /// Processor architecture, in Go's names.
    #[serde(default)]
    pub architecture: String,
    /// Operating system, in Go's names.
    #[serde(default)]
    pub os: String,
    /// When the image was made, RFC 3339.
    #[serde(default)]
    pub created: Option<String>,
    /// The layers' digests before compression.
    #[serde(default)]
    pub rootfs: RootFs,
    /// What made each layer.
    #[serde(default)]
    pub history: Vec<History>,
}

/// The file system of an image.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct RootFs {
    /// Digests of the uncompressed layers, lowest first.
    #[serde(default)]
    pub diff_ids: Vec<Digest>,
}

/// One step of an image's making.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct History {
    /// The command, as the builder writes it.
    #[serde(default)]
    pub created_by: Option<String>,
    /// Whether the step made no layer.
    #[serde(default)]
    pub empty_layer: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_and_an_index_are_read_by_one_structure() {
        let digest = format!("sha256:{}", "0".repeat(64));
        let image = format!(
            r#"{{"schemaVersion":2,"config":{{"mediaType":"c","digest":"{digest}","size":2}},
                "layers":[{{"mediaType":"l","digest":"{digest}","size":3,"urls":["u"]}}]}}"#
        );
        let image: Manifest = serde_json::from_str(&image).unwrap();
        assert_eq!((image.layers[0].size, image.layers[0].urls.len()), (3, 1));
        let index = format!(
            r#"{{"manifests":[{{"digest":"{digest}","size":1,"platform":{{"architecture":"arm64","os":"linux"}}}}]}}"#
        );
        let index: Manifest = serde_json::from_str(&index).unwrap();
        assert_eq!(
            index.manifests[0].platform.as_ref().unwrap().architecture,
            "arm64"
        );
    }
}
