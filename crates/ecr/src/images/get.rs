//! `BatchGetImage`: manifests, to the byte as they were pushed.
//!
//! Odd: an image asked for by its digest is given once for each of its tags, as ECR does. Manifests are never
//! converted, so `acceptedMediaTypes` changes nothing.

use tidewaiter_aws_api::ecr::{BatchGetImageRequest, BatchGetImageResponse, Image as Shown, ImageFailure};
use tidewaiter_registry::{Reference, RegistryError};
use tidewaiter_store::{Image, Repository};

use super::identify::{Unidentified, identify};
use super::{id, ids};
use crate::errors::{About, internal};
use crate::{Ecr, ImageId, Result};

pub(crate) async fn get(ecr: &Ecr, input: BatchGetImageRequest) -> Result<BatchGetImageResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let repository = ecr.registry.repository(about.repository).await;
    let repository = repository.map_err(|error| about.registry(error))?;
    let (mut images, mut failures) = (Vec::new(), Vec::new());
    for wanted in &input.image_ids {
        match one(ecr, &about, &repository, wanted).await? {
            Ok(found) => images.extend(found),
            Err(failure) => failures.push(failure),
        }
    }
    Ok(BatchGetImageResponse {
        images: Some(images),
        failures: Some(failures),
    })
}

async fn one(
    ecr: &Ecr,
    about: &About<'_>,
    repository: &Repository,
    wanted: &ImageId,
) -> Result<std::result::Result<Vec<Shown>, ImageFailure>> {
    let image = match identify(ecr, repository, wanted).await? {
        Ok(image) => image,
        Err(unidentified) => return Ok(Err(unidentified.failure(wanted.clone()))),
    };
    let ids = match &wanted.image_tag {
        Some(tag) => vec![id(&image.digest, Some(tag))],
        None => ids(&image.digest, &image.tags),
    };
    match shown(ecr, about, &image, ids).await? {
        Some(images) => Ok(Ok(images)),
        // It went between the two queries.
        None => Ok(Err(Unidentified::not_found().failure(wanted.clone()))),
    }
}

/// The image under each of these ids; `None` if it is not there any more.
async fn shown(ecr: &Ecr, about: &About<'_>, image: &Image, ids: Vec<ImageId>) -> Result<Option<Vec<Shown>>> {
    let manifest = ecr
        .registry
        .manifest(about.repository, &Reference::Digest(image.digest))
        .await;
    let manifest = match manifest {
        Err(RegistryError::ManifestNotFound { .. }) => return Ok(None),
        manifest => manifest.map_err(|error| about.registry(error))?,
    };
    // What a policy would not let go was not pulled, and an image that was pulled may be let go for some time.
    if ecr
        .config
        .guard
        .check_pull(about.repository, &manifest)
        .await
        .is_ok()
    {
        ecr.registry.note_pull(&manifest);
    }
    let text = std::str::from_utf8(&manifest.bytes).map_err(internal)?;
    let images = ids.into_iter().map(|id| Shown {
        registry_id: Some(about.account.to_owned()),
        repository_name: Some(about.repository.to_owned()),
        image_id: Some(id),
        image_manifest: Some(text.to_owned()),
        image_manifest_media_type: Some(image.media_type.clone()),
    });
    Ok(Some(images.collect()))
}
