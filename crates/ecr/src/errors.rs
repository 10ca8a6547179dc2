//! Errors of the registry, the store and scanning in ECR's codes and words.
//!
//! The words are AWS's own where an answer of AWS was seen in public; otherwise they follow the documentation of the
//! exception. Scripts match them, so they are kept in this one place.

use std::fmt::Display;

use tidewaiter_aws_api::ecr::Error;
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_registry::RegistryError;
use tidewaiter_scanning::ScanError;
use tidewaiter_store::StoreError;
use tidewaiter_types::Digest;

use crate::ImageId;

/// The repository that a request is about, for the words of its errors.
#[derive(Clone, Copy)]
pub(crate) struct About<'a> {
    /// The registry's id.
    pub account: &'a str,
    /// The repository's name.
    pub repository: &'a str,
}

impl About<'_> {
    pub(crate) fn no_repository(&self) -> Error {
        Error::RepositoryNotFound(format!(
            "The repository with name '{}' does not exist in the registry with id '{}'",
            self.repository, self.account
        ))
    }

    pub(crate) fn no_image(&self, id: &ImageId) -> Error {
        Error::ImageNotFound(format!(
            "The image with imageId {} does not exist within the repository with name '{}' in the registry with id '{}'",
            shown(id),
            self.repository,
            self.account
        ))
    }

    pub(crate) fn no_scan(&self, id: &ImageId) -> Error {
        Error::ScanNotFound(format!(
            "Image scan does not exist for the image with '{}' in the repository with name '{}' in the registry with \
             id '{}'",
            shown(id),
            self.repository,
            self.account
        ))
    }

    pub(crate) fn image_exists(&self, digest: &Digest, tag: Option<&str>) -> Error {
        Error::ImageAlreadyExists(format!(
            "Image with digest '{digest}' and tag '{}' already exists in the repository with name '{}' in registry \
             with id '{}'",
            tag.unwrap_or("null"),
            self.repository,
            self.account
        ))
    }

    pub(crate) fn no_layer(&self, digest: &str) -> Error {
        Error::LayersNotFound(format!(
            "The layer with digest '{digest}' does not exist in the repository with name '{}' in the registry with id \
             '{}'",
            self.repository, self.account
        ))
    }

    pub(crate) fn no_upload(&self, id: &str) -> Error {
        Error::UploadNotFound(format!(
            "The upload with id '{id}' does not exist in the repository with name '{}' in the registry with id '{}'",
            self.repository, self.account
        ))
    }

    fn required(&self, what: &str, digests: &[Digest]) -> String {
        let digests: Vec<String> = digests.iter().map(Digest::to_string).collect();
        format!(
            "{what} with digests '[{}]' required for pushing image into repository with name '{}' in the registry \
             with id '{}' do not exist",
            digests.join(", "),
            self.repository,
            self.account
        )
    }

    /// An error of the registry.
    pub(crate) fn registry(&self, error: RegistryError) -> Error {
        match error {
            RegistryError::NameInvalid(_) => parameter("repositoryName", &error.to_string()),
            RegistryError::TagInvalid(_) => parameter("imageTag", &error.to_string()),
            RegistryError::DigestInvalid(_) => parameter("imageDigest", &error.to_string()),
            RegistryError::RepositoryNotFound(_) => self.no_repository(),
            RegistryError::ManifestNotFound { reference, .. } => self.no_image(&id_of(reference)),
            RegistryError::ManifestInvalid(_) | RegistryError::ManifestTooLarge(_) => {
                parameter("ImageManifest", &error.to_string())
            }
            RegistryError::DigestMismatch { expected, .. } => self.wrong_digest(&expected),
            RegistryError::BlobsMissing(digests) => Error::LayersNotFound(self.required("Layers", &digests)),
            RegistryError::ManifestsMissing(digests) => {
                Error::ReferencedImagesNotFound(self.required("Images", &digests))
            }
            RegistryError::TagImmutable { tag, .. } => self.immutable(&tag),
            RegistryError::BlobNotFound { digest, .. } => self.no_layer(&digest.to_string()),
            RegistryError::UploadNotFound(id) => self.no_upload(&id),
            RegistryError::Store(error) => self.store(error),
            error => internal(error),
        }
    }

    fn wrong_digest(&self, digest: &Digest) -> Error {
        Error::ImageDigestDoesNotMatch(format!(
            "The image with digest '{digest}' in repository '{}' and registry ID '{}' does not match the image digest \
             that Amazon ECR has calculated.",
            self.repository, self.account
        ))
    }

    fn immutable(&self, tag: &str) -> Error {
        Error::ImageTagAlreadyExists(format!(
            "The image tag '{tag}' already exists in the '{}' repository and cannot be overwritten because the tag is \
             immutable.",
            self.repository
        ))
    }

    /// An error of the store.
    pub(crate) fn store(&self, error: StoreError) -> Error {
        let Self { account, repository } = self;
        match error {
            StoreError::RepositoryNotFound(_) => self.no_repository(),
            StoreError::RepositoryExists(_) => Error::RepositoryAlreadyExists(format!(
                "The repository with name '{repository}' already exists in the registry with id '{account}'"
            )),
            StoreError::RepositoryNotEmpty(_) => Error::RepositoryNotEmpty(format!(
                "The repository with name '{repository}' in registry with id '{account}' cannot be deleted because it \
                 still contains images"
            )),
            StoreError::ImageNotFound(digest) => self.no_image(&id_of(digest)),
            error => internal(error),
        }
    }

    /// An error of scanning the image of this id.
    pub(crate) fn scan(&self, error: ScanError, id: &ImageId) -> Error {
        match error {
            ScanError::UnsupportedImageType(_) => Error::UnsupportedImageType(error.to_string()),
            ScanError::LimitExceeded(_) => Error::LimitExceeded(
                "The scan quota per image has been exceeded. Wait and try again.".to_owned(),
            ),
            ScanError::ManualRefused => Error::Validation(error.to_string()),
            ScanError::ImageNotFound => self.no_image(id),
            ScanError::Store(error) => self.store(error),
            error => internal(error),
        }
    }
}

/// An input's member that breaks a rule which its model does not state.
pub(crate) fn parameter(member: &str, rule: &str) -> Error {
    Error::InvalidParameter(format!(
        "Invalid parameter at '{member}' failed to satisfy constraint: '{rule}'"
    ))
}

/// Something that is our fault.
pub(crate) fn internal(error: impl Display) -> Error {
    Error::Other(ServiceError::internal(error))
}

/// An image id as the words of AWS show it.
fn shown(id: &ImageId) -> String {
    let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "null".to_owned());
    format!(
        "{{imageDigest:'{}', imageTag:'{}'}}",
        word(&id.image_digest),
        word(&id.image_tag)
    )
}

/// The id that a tag or digest is.
fn id_of(reference: String) -> ImageId {
    match reference.contains(':') {
        true => ImageId {
            image_digest: Some(reference),
            image_tag: None,
        },
        false => ImageId {
            image_digest: None,
            image_tag: Some(reference),
        },
    }
}
