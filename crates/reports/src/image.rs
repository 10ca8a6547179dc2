//! The image that a report is about.

use packageurl::PackageUrl;
use tidewaiter_types::Digest;
use tidewaiter_types::oci::History;

/// The image that was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// How people name it.
    pub name: String,
    /// Its digest.
    pub digest: Digest,
    /// When it was made, as its configuration says (RFC 3339).
    pub created: Option<String>,
    /// Operating system, in Go's names.
    pub os: String,
    /// Processor architecture, in Go's names.
    pub architecture: String,
    /// Its layers, lowest first.
    pub layers: Vec<Layer>,
}

/// A layer of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Its digest.
    pub digest: Digest,
    /// The step of the Dockerfile that made it, as far as the image's configuration tells.
    pub step: Option<String>,
}

impl Image {
    /// Its package URL of type `oci`: name, digest, and where it lies. `None` for a name that gives none.
    pub fn purl(&self) -> Option<String> {
        let (repository, tag) = match self.name.rsplit_once(':') {
            Some((repository, tag)) if !tag.contains('/') => (repository, Some(tag)),
            _ => (self.name.as_str(), None),
        };
        let repository = repository.split('@').next().unwrap_or(repository);
        let name = repository.rsplit('/').find(|part| !part.is_empty())?;
        let mut purl = PackageUrl::new("oci", name.to_lowercase()).ok()?;
        purl.with_version(self.digest.to_string()).ok()?;
        purl.add_qualifier("repository_url", repository.to_lowercase())
            .ok()?;
        if !self.architecture.is_empty() {
            purl.add_qualifier("arch", self.architecture.as_str()).ok()?;
        }
        if let Some(tag) = tag {
            purl.add_qualifier("tag", tag).ok()?;
        }
        Some(purl.to_string())
    }
}

impl Layer {
    /// Layers with the steps that made them. A history that tells of more or fewer layers than there are tells nothing.
    pub fn all(digests: impl IntoIterator<Item = Digest>, history: &[History]) -> Vec<Self> {
        let layer = |digest| Self { digest, step: None };
        let mut layers: Vec<Self> = digests.into_iter().map(layer).collect();
        let steps: Vec<_> = history.iter().filter(|step| !step.empty_layer).collect();
        if steps.len() == layers.len() {
            for (layer, step) in layers.iter_mut().zip(steps) {
                layer.step = step.created_by.as_deref().map(instruction);
            }
        }
        layers
    }
}

/// What a builder wrote of a step, as the Dockerfile has it: classic builders prefix all with a shell, and put a mark
/// before what is no command.
fn instruction(created_by: &str) -> String {
    let text = created_by.trim();
    let text = text.strip_suffix("# buildkit").unwrap_or(text).trim_end();
    if let Some(rest) = text.strip_prefix("/bin/sh -c #(nop)") {
        return rest.trim().to_owned();
    }
    match text.strip_prefix("/bin/sh -c ") {
        Some(command) => format!("RUN {}", command.trim()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(created_by: &str, empty_layer: bool) -> History {
        History {
            created_by: Some(created_by.into()),
            empty_layer,
        }
    }

    #[test]
    fn steps_without_a_layer_are_passed_by() {
        let digests = [Digest::Sha256([1; 32]), Digest::Sha256([2; 32])];
        let history = [
            step("/bin/sh -c #(nop) ADD file:ab in / ", false),
            step("/bin/sh -c #(nop)  CMD [\"sh\"]", true),
            step("/bin/sh -c apk add curl", false),
        ];
        let layers = Layer::all(digests, &history);
        let steps: Vec<_> = layers.iter().map(|layer| layer.step.as_deref()).collect();
        assert_eq!(steps, [Some("ADD file:ab in /"), Some("RUN apk add curl")]);
        assert!(
            Layer::all(digests, &history[..2])
                .iter()
                .all(|layer| layer.step.is_none())
        );
    }

    #[test]
    fn an_image_has_a_package_url() {
        let image = |name: &str| Image {
            name: name.into(),
            digest: Digest::Sha256([0xaa; 32]),
            created: None,
            os: "linux".into(),
            architecture: "amd64".into(),
            layers: Vec::new(),
        };
        let hex = "aa".repeat(32);
        let expected = format!(
            "pkg:oci/app@sha256:{hex}?arch=amd64&repository_url=registry.example:5000/team/app&tag=1.0"
        );
        let text = image("registry.example:5000/team/App:1.0").purl().unwrap();
        let read: PackageUrl<'_> = text.parse().unwrap();
        assert_eq!(read, expected.parse::<PackageUrl<'_>>().unwrap());
        assert!(
            image("/tmp/layout:latest")
                .purl()
                .unwrap()
                .contains("pkg:oci/layout@")
        );
        assert_eq!(image("").purl(), None);
    }

    #[test]
    fn steps_of_buildkit_are_taken_as_they_are() {
        assert_eq!(
            instruction("RUN /bin/sh -c make # buildkit"),
            "RUN /bin/sh -c make"
        );
        assert_eq!(instruction("COPY . / # buildkit"), "COPY . /");
    }
}
