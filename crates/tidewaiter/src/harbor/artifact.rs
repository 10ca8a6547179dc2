//! The image of a request, in a registry that is allowed.

use tidewaiter_images::{Access, Credentials, Image, ImageError, Platforms, Reference, Registry, open_at};

use super::registries::Place;
use super::wire::Artifact;

/// What is to be scanned.
pub struct Target {
    /// As the request named it.
    pub artifact: Artifact,
    reference: Reference,
    is_plain: bool,
    credentials: Option<Credentials>,
}

impl Target {
    /// # Errors
    /// In words, if the artifact's name or the authorization is none.
    pub fn new(place: Place, artifact: Artifact, authorization: Option<&str>) -> Result<Self, String> {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let version = filled(&artifact.digest).or_else(|| filled(&artifact.tag));
        let version = version.ok_or("the artifact has neither digest nor tag")?;
        let reference = Reference::in_registry(&place.host, &artifact.repository, &version)
            .map_err(|_| format!("{}@{version} is no artifact's name", artifact.repository))?;
        let authorization = authorization.filter(|text| !text.is_empty());
        let credentials = match authorization.map(Credentials::from_header) {
            Some(None) => return Err("the registry's authorization is neither Basic nor Bearer".to_owned()),
            known => known.flatten(),
        };
        Ok(Self {
            artifact,
            reference,
            is_plain: place.is_plain,
            credentials,
        })
    }

    /// Opens the image. It blocks.
    pub fn open(&self) -> Result<Image, ImageError> {
        let registry = Registry::connect_as(
            &self.reference,
            Access::Pull,
            self.credentials.clone(),
            self.is_plain,
        )?;
        let images = open_at(registry, &self.reference, &Platforms::Own)?;
        let first = images.into_iter().next();
        first.ok_or_else(|| ImageError::NoImage(self.reference.to_string()))
    }
}
