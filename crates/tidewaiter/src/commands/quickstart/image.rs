//! The small image that comes with the program; `quickstart/make-image.py` makes it.

use std::collections::HashMap;
use std::io::Read;

use anyhow::Context;
use tidewaiter_types::Digest;
use tidewaiter_types::oci::{Descriptor, ImageConfig, Manifest};

/// An OCI image layout in a tar.
static ARCHIVE: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../quickstart/image.tar"));

/// An OCI image layout in memory.
pub struct Layout {
    files: HashMap<String, Vec<u8>>,
}

impl Layout {
    /// The image that comes with the program.
    pub fn embedded() -> anyhow::Result<Self> {
        let mut files = HashMap::new();
        for entry in tar::Archive::new(ARCHIVE).entries()? {
            let mut entry = entry?;
            let path = entry.path()?.display().to_string();
            let mut content = Vec::new();
            entry.read_to_end(&mut content)?;
            files.insert(path, content);
        }
        Ok(Self { files })
    }

    /// The one image of the layout.
    pub fn entry(&self) -> anyhow::Result<Descriptor> {
        let index: Manifest = serde_json::from_slice(self.file("index.json")?)?;
        index
            .manifests
            .into_iter()
            .next()
            .context("the layout lists no image")
    }

    /// What a report says of the image itself.
    pub fn describe(&self, name: &str) -> anyhow::Result<tidewaiter_reports::Image> {
        let entry = self.entry()?;
        let manifest: Manifest = serde_json::from_slice(self.blob(&entry.digest)?)?;
        let config = manifest.config.context("the image has no configuration")?;
        let config: ImageConfig = serde_json::from_slice(self.blob(&config.digest)?)?;
        Ok(tidewaiter_reports::Image {
            name: name.to_owned(),
            digest: entry.digest,
            created: config.created,
            os: config.os,
            architecture: config.architecture,
            layers: tidewaiter_reports::Layer::all(
                manifest.layers.iter().map(|layer| layer.digest),
                &config.history,
            ),
        })
    }

    /// The bytes of a digest.
    pub fn blob(&self, digest: &Digest) -> anyhow::Result<&[u8]> {
        self.file(&format!("blobs/{}/{}", digest.algorithm().as_str(), digest.hex()))
    }

    fn file(&self, path: &str) -> anyhow::Result<&[u8]> {
        let file = self
            .files
            .get(path)
            .with_context(|| format!("{path} is missing from the image"))?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_image_is_whole() {
        let layout = Layout::embedded().unwrap();
        let manifest: Manifest =
            serde_json::from_slice(layout.blob(&layout.entry().unwrap().digest).unwrap()).unwrap();
        assert_eq!(manifest.layers.len(), 2);
        for descriptor in manifest.config.iter().chain(&manifest.layers) {
            assert_eq!(
                layout.blob(&descriptor.digest).unwrap().len() as u64,
                descriptor.size
            );
        }
    }
}
