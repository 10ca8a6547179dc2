//! What operations fail with.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::ServiceError;

/// An error of the model, with its message or its whole body, or one that any service may answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// `BlockedByOrganizationPolicyException`, 400
    BlockedByOrganizationPolicy(String),
    /// `EmptyUploadException`, 400
    EmptyUpload(String),
    /// `ExclusionAlreadyExistsException`, 400
    ExclusionAlreadyExists(String),
    /// `ExclusionNotFoundException`, 400
    ExclusionNotFound(String),
    /// `ImageAlreadyExistsException`, 400
    ImageAlreadyExists(String),
    /// `ImageArchivedException`, 400
    ImageArchived(String),
    /// `ImageDigestDoesNotMatchException`, 400
    ImageDigestDoesNotMatch(String),
    /// `ImageNotFoundException`, 400
    ImageNotFound(String),
    /// `ImageStorageClassUpdateNotSupportedException`, 400
    ImageStorageClassUpdateNotSupported(String),
    /// `ImageTagAlreadyExistsException`, 400
    ImageTagAlreadyExists(String),
    /// `InvalidLayerException`, 400
    InvalidLayer(String),
    /// `InvalidLayerPartException`, 400
    InvalidLayerPart(super::InvalidLayerPartException),
    /// `InvalidParameterException`, 400
    InvalidParameter(String),
    /// `InvalidTagParameterException`, 400
    InvalidTagParameter(String),
    /// `KmsException`, 400
    Kms(super::KmsException),
    /// `LayerAlreadyExistsException`, 400
    LayerAlreadyExists(String),
    /// `LayerInaccessibleException`, 400
    LayerInaccessible(String),
    /// `LayerPartTooSmallException`, 400
    LayerPartTooSmall(String),
    /// `LayersNotFoundException`, 400
    LayersNotFound(String),
    /// `LifecyclePolicyNotFoundException`, 400
    LifecyclePolicyNotFound(String),
    /// `LifecyclePolicyPreviewInProgressException`, 400
    LifecyclePolicyPreviewInProgress(String),
    /// `LifecyclePolicyPreviewNotFoundException`, 400
    LifecyclePolicyPreviewNotFound(String),
    /// `LimitExceededException`, 400
    LimitExceeded(String),
    /// `PullThroughCacheRuleAlreadyExistsException`, 400
    PullThroughCacheRuleAlreadyExists(String),
    /// `PullThroughCacheRuleNotFoundException`, 400
    PullThroughCacheRuleNotFound(String),
    /// `ReferencedImagesNotFoundException`, 400
    ReferencedImagesNotFound(String),
    /// `RegistryPolicyNotFoundException`, 400
    RegistryPolicyNotFound(String),
    /// `RepositoryAlreadyExistsException`, 400
    RepositoryAlreadyExists(String),
    /// `RepositoryNotEmptyException`, 400
    RepositoryNotEmpty(String),
    /// `RepositoryNotFoundException`, 400
    RepositoryNotFound(String),
    /// `RepositoryPolicyNotFoundException`, 400
    RepositoryPolicyNotFound(String),
    /// `ScanNotFoundException`, 400
    ScanNotFound(String),
    /// `SecretNotFoundException`, 400
    SecretNotFound(String),
    /// `ServerException`, 500
    Server(String),
    /// `SigningConfigurationNotFoundException`, 400
    SigningConfigurationNotFound(String),
    /// `TemplateAlreadyExistsException`, 400
    TemplateAlreadyExists(String),
    /// `TemplateNotFoundException`, 400
    TemplateNotFound(String),
    /// `TooManyTagsException`, 400
    TooManyTags(String),
    /// `UnableToAccessSecretException`, 400
    UnableToAccessSecret(String),
    /// `UnableToDecryptSecretValueException`, 400
    UnableToDecryptSecretValue(String),
    /// `UnableToGetUpstreamImageException`, 400
    UnableToGetUpstreamImage(String),
    /// `UnableToGetUpstreamLayerException`, 400
    UnableToGetUpstreamLayer(String),
    /// `UnableToListUpstreamImageReferrersException`, 400
    UnableToListUpstreamImageReferrers(String),
    /// `UnsupportedImageTypeException`, 400
    UnsupportedImageType(String),
    /// `UnsupportedUpstreamRegistryException`, 400
    UnsupportedUpstreamRegistry(String),
    /// `UploadNotFoundException`, 400
    UploadNotFound(String),
    /// `ValidationException`, 400
    Validation(String),
    /// An error that no model lists.
    Other(ServiceError),
}

impl Error {
    /// The operation is not implemented.
    pub fn not_implemented(operation: &str) -> Self {
        Self::Other(ServiceError::not_implemented("ecr", operation))
    }
}

impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        Self::Other(error)
    }
}

impl From<Error> for ServiceError {
    fn from(error: Error) -> Self {
        match error {
            Error::BlockedByOrganizationPolicy(it) => {
                ServiceError::new("BlockedByOrganizationPolicyException", 400, it)
            }
            Error::EmptyUpload(it) => ServiceError::new("EmptyUploadException", 400, it),
            Error::ExclusionAlreadyExists(it) => {
                ServiceError::new("ExclusionAlreadyExistsException", 400, it)
            }
            Error::ExclusionNotFound(it) => ServiceError::new("ExclusionNotFoundException", 400, it),
            Error::ImageAlreadyExists(it) => ServiceError::new("ImageAlreadyExistsException", 400, it),
            Error::ImageArchived(it) => ServiceError::new("ImageArchivedException", 400, it),
            Error::ImageDigestDoesNotMatch(it) => {
                ServiceError::new("ImageDigestDoesNotMatchException", 400, it)
            }
            Error::ImageNotFound(it) => ServiceError::new("ImageNotFoundException", 400, it),
            Error::ImageStorageClassUpdateNotSupported(it) => {
                ServiceError::new("ImageStorageClassUpdateNotSupportedException", 400, it)
            }
            Error::ImageTagAlreadyExists(it) => ServiceError::new("ImageTagAlreadyExistsException", 400, it),
            Error::InvalidLayer(it) => ServiceError::new("InvalidLayerException", 400, it),
            Error::InvalidLayerPart(it) => ServiceError::with_body(
                "InvalidLayerPartException",
                400,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::InvalidParameter(it) => ServiceError::new("InvalidParameterException", 400, it),
            Error::InvalidTagParameter(it) => ServiceError::new("InvalidTagParameterException", 400, it),
            Error::Kms(it) => {
                ServiceError::with_body("KmsException", 400, it.message.clone().unwrap_or_default(), &it)
            }
            Error::LayerAlreadyExists(it) => ServiceError::new("LayerAlreadyExistsException", 400, it),
            Error::LayerInaccessible(it) => ServiceError::new("LayerInaccessibleException", 400, it),
            Error::LayerPartTooSmall(it) => ServiceError::new("LayerPartTooSmallException", 400, it),
            Error::LayersNotFound(it) => ServiceError::new("LayersNotFoundException", 400, it),
            Error::LifecyclePolicyNotFound(it) => {
                ServiceError::new("LifecyclePolicyNotFoundException", 400, it)
            }
            Error::LifecyclePolicyPreviewInProgress(it) => {
                ServiceError::new("LifecyclePolicyPreviewInProgressException", 400, it)
            }
            Error::LifecyclePolicyPreviewNotFound(it) => {
                ServiceError::new("LifecyclePolicyPreviewNotFoundException", 400, it)
            }
            Error::LimitExceeded(it) => ServiceError::new("LimitExceededException", 400, it),
            Error::PullThroughCacheRuleAlreadyExists(it) => {
                ServiceError::new("PullThroughCacheRuleAlreadyExistsException", 400, it)
            }
            Error::PullThroughCacheRuleNotFound(it) => {
                ServiceError::new("PullThroughCacheRuleNotFoundException", 400, it)
            }
            Error::ReferencedImagesNotFound(it) => {
                ServiceError::new("ReferencedImagesNotFoundException", 400, it)
            }
            Error::RegistryPolicyNotFound(it) => {
                ServiceError::new("RegistryPolicyNotFoundException", 400, it)
            }
            Error::RepositoryAlreadyExists(it) => {
                ServiceError::new("RepositoryAlreadyExistsException", 400, it)
            }
            Error::RepositoryNotEmpty(it) => ServiceError::new("RepositoryNotEmptyException", 400, it),
            Error::RepositoryNotFound(it) => ServiceError::new("RepositoryNotFoundException", 400, it),
            Error::RepositoryPolicyNotFound(it) => {
                ServiceError::new("RepositoryPolicyNotFoundException", 400, it)
            }
            Error::ScanNotFound(it) => ServiceError::new("ScanNotFoundException", 400, it),
            Error::SecretNotFound(it) => ServiceError::new("SecretNotFoundException", 400, it),
            Error::Server(it) => ServiceError::new("ServerException", 500, it),
            Error::SigningConfigurationNotFound(it) => {
                ServiceError::new("SigningConfigurationNotFoundException", 400, it)
            }
            Error::TemplateAlreadyExists(it) => ServiceError::new("TemplateAlreadyExistsException", 400, it),
            Error::TemplateNotFound(it) => ServiceError::new("TemplateNotFoundException", 400, it),
            Error::TooManyTags(it) => ServiceError::new("TooManyTagsException", 400, it),
            Error::UnableToAccessSecret(it) => ServiceError::new("UnableToAccessSecretException", 400, it),
            Error::UnableToDecryptSecretValue(it) => {
                ServiceError::new("UnableToDecryptSecretValueException", 400, it)
            }
            Error::UnableToGetUpstreamImage(it) => {
                ServiceError::new("UnableToGetUpstreamImageException", 400, it)
            }
            Error::UnableToGetUpstreamLayer(it) => {
                ServiceError::new("UnableToGetUpstreamLayerException", 400, it)
            }
            Error::UnableToListUpstreamImageReferrers(it) => {
                ServiceError::new("UnableToListUpstreamImageReferrersException", 400, it)
            }
            Error::UnsupportedImageType(it) => ServiceError::new("UnsupportedImageTypeException", 400, it),
            Error::UnsupportedUpstreamRegistry(it) => {
                ServiceError::new("UnsupportedUpstreamRegistryException", 400, it)
            }
            Error::UploadNotFound(it) => ServiceError::new("UploadNotFoundException", 400, it),
            Error::Validation(it) => ServiceError::new("ValidationException", 400, it),
            Error::Other(error) => error,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        ServiceError::from(self.clone()).fmt(f)
    }
}

impl std::error::Error for Error {}
