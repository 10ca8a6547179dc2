//! Which image an `imageId` means: by tag, by digest, or by both, which must agree.

use tidewaiter_aws_api::ecr::{Error, ImageFailure, ImageFailureCode};
use tidewaiter_store::{Image, Repository};
use tidewaiter_types::Digest;

use crate::errors::{About, internal, parameter};
use crate::{Ecr, ImageId, Result};

/// Why an id means no image, as the batch operations say it.
#[derive(Debug)]
pub(super) struct Unidentified {
    code: ImageFailureCode,
    reason: &'static str,
}

impl Unidentified {
    fn new(code: ImageFailureCode) -> Self {
        let reason = match code {
            ImageFailureCode::MissingDigestAndTag => {
                "Invalid request parameters: both tag and digest cannot be null"
            }
            ImageFailureCode::InvalidImageDigest => {
                "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'"
            }
            ImageFailureCode::ImageTagDoesNotMatchDigest => {
                "Invalid request parameters: given tag does not map to the given digest"
            }
            _ => "Requested image not found",
        };
        Self { code, reason }
    }

    pub(super) fn not_found() -> Self {
        Self::new(ImageFailureCode::ImageNotFound)
    }

    /// In a batch.
    pub(super) fn failure(self, id: ImageId) -> ImageFailure {
        ImageFailure {
            failure_code: Some(self.code),
            failure_reason: Some(self.reason.to_owned()),
            image_id: Some(id),
        }
    }

    /// In an operation on one image.
    pub(super) fn error(self, about: &About<'_>, id: &ImageId) -> Error {
        match self.code {
            ImageFailureCode::MissingDigestAndTag | ImageFailureCode::InvalidImageDigest => {
                parameter("imageId", self.reason)
            }
            _ => about.no_image(id),
        }
    }
}

/// The image that an id means, or why none; an error only if the store fails.
pub(super) async fn identify(
    ecr: &Ecr,
    repository: &Repository,
    id: &ImageId,
) -> Result<std::result::Result<Image, Unidentified>> {
    let digest = match id.image_digest.as_deref().map(digest).transpose() {
        Ok(digest) => digest,
        Err(unidentified) => return Ok(Err(unidentified)),
    };
    let store = ecr.registry.store();
    let found = match (&id.image_tag, &digest) {
        (Some(tag), _) => store.image_by_tag(&repository.id, tag).await,
        (None, Some(digest)) => store.image(&repository.id, digest).await,
        (None, None) => return Ok(Err(Unidentified::new(ImageFailureCode::MissingDigestAndTag))),
    };
    let found = found.map_err(internal)?.ok_or_else(Unidentified::not_found);
    Ok(found.and_then(|image| match digest {
        Some(digest) if digest != image.digest => {
            Err(Unidentified::new(ImageFailureCode::ImageTagDoesNotMatchDigest))
        }
        _ => Ok(image),
    }))
}

/// A digest of the right form that is none of ours is simply not there.
fn digest(text: &str) -> std::result::Result<Digest, Unidentified> {
    text.parse().map_err(|_| match has_form(text) {
        true => Unidentified::not_found(),
        false => Unidentified::new(ImageFailureCode::InvalidImageDigest),
    })
}

fn has_form(text: &str) -> bool {
    let of_algorithm = |b: u8| b.is_ascii_alphanumeric() || b"-_+.".contains(&b);
    text.split_once(':').is_some_and(|(algorithm, hex)| {
        !algorithm.is_empty()
            && algorithm.bytes().all(of_algorithm)
            && !hex.is_empty()
            && hex.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

/// The image that an operation on one image is about, with its repository.
pub(crate) async fn image(ecr: &Ecr, about: &About<'_>, id: &ImageId) -> Result<(Repository, Image)> {
    let repository = ecr.registry.repository(about.repository).await;
    let repository = repository.map_err(|error| about.registry(error))?;
    let found = identify(ecr, &repository, id).await?;
    let image = found.map_err(|unidentified| unidentified.error(about, id))?;
    Ok((repository, image))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_of_the_right_form_are_not_found_and_others_invalid() {
        for text in ["md5:00", "sha256:00", "a+b:0F"] {
            assert_eq!(
                digest(text).unwrap_err().code,
                ImageFailureCode::ImageNotFound,
                "{text}"
            );
        }
        for text in ["", "latest", "sha256:", ":00", "sha256:xyz", "sha 256:00"] {
            assert_eq!(
                digest(text).unwrap_err().code,
                ImageFailureCode::InvalidImageDigest,
                "{text}"
            );
        }
    }
}
