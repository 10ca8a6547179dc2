//! `BatchDeleteImage`: by digest the image with all tags; by tag the tag, and the image with its last one.
//!
//! All ids are looked up before anything is deleted, so that two ids of one image are no failure. An index and the
//! images that it lists may be deleted in one request, in any order.

use std::collections::VecDeque;

use tidewaiter_aws_api::ecr::{
    BatchDeleteImageRequest, BatchDeleteImageResponse, ImageFailure, ImageFailureCode,
};
use tidewaiter_registry::RegistryError;
use tidewaiter_store::Deleted;
use tidewaiter_types::Digest;

use super::identify::identify;
use super::{id, ids};
use crate::errors::About;
use crate::{Ecr, ImageId, Result};

/// What one or more ids ask to be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Image(Digest),
    Tag(Digest, String),
}

pub(crate) async fn delete(ecr: &Ecr, input: BatchDeleteImageRequest) -> Result<BatchDeleteImageResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let (targets, mut failures) = targets(ecr, &about, input.image_ids).await?;
    let (image_ids, referenced) = delete_all(ecr, &about, targets).await?;
    failures.extend(referenced);
    Ok(BatchDeleteImageResponse {
        image_ids: Some(image_ids),
        failures: Some(failures),
    })
}

async fn targets(
    ecr: &Ecr,
    about: &About<'_>,
    wanted: Vec<ImageId>,
) -> Result<(Vec<Target>, Vec<ImageFailure>)> {
    let repository = ecr.registry.repository(about.repository).await;
    let repository = repository.map_err(|error| about.registry(error))?;
    let (mut targets, mut failures) = (Vec::new(), Vec::new());
    for id in wanted {
        match identify(ecr, &repository, &id).await? {
            Ok(image) => targets.push(match id.image_tag {
                Some(tag) => Target::Tag(image.digest, tag),
                None => Target::Image(image.digest),
            }),
            Err(unidentified) => failures.push(unidentified.failure(id)),
        }
    }
    Ok((distinct(targets), failures))
}

/// Each target once; a tag of an image that goes whole is no target of its own.
fn distinct(targets: Vec<Target>) -> Vec<Target> {
    let mut kept: Vec<Target> = Vec::new();
    for target in &targets {
        let covered = match target {
            Target::Tag(digest, _) => targets.contains(&Target::Image(*digest)),
            Target::Image(_) => false,
        };
        if !covered && !kept.contains(target) {
            kept.push(target.clone());
        }
    }
    kept
}

/// Deletes what can be deleted. What an index lists is tried again as long as others go, since the index may be among
/// them.
async fn delete_all(
    ecr: &Ecr,
    about: &About<'_>,
    targets: Vec<Target>,
) -> Result<(Vec<ImageId>, Vec<ImageFailure>)> {
    let mut deleted = Vec::new();
    let mut referenced: Vec<(Target, Vec<Digest>)> = Vec::new();
    let mut waiting = VecDeque::from(targets);
    while let Some(target) = waiting.pop_front() {
        match delete_one(ecr, about, &target).await {
            Ok(Deleted::Done { digest, tags, .. }) => {
                deleted.extend(ids(&digest, &tags));
                waiting.extend(referenced.drain(..).map(|(target, _)| target));
            }
            Err(RegistryError::Referenced(parents)) => referenced.push((target, parents)),
            // Somebody else was faster: it is gone, as wanted.
            Ok(_) | Err(RegistryError::ManifestNotFound { .. }) => deleted.push(shown(&target)),
            Err(error) => return Err(about.registry(error)),
        }
    }
    Ok((
        deleted,
        referenced
            .iter()
            .map(|(target, parents)| refused(target, parents))
            .collect(),
    ))
}

async fn delete_one(ecr: &Ecr, about: &About<'_>, target: &Target) -> tidewaiter_registry::Result<Deleted> {
    match target {
        Target::Image(digest) => {
            ecr.registry
                .delete_manifest(about.repository, digest, false)
                .await
        }
        Target::Tag(_, tag) => ecr.registry.delete_tag(about.repository, tag, true).await,
    }
}

fn shown(target: &Target) -> ImageId {
    match target {
        Target::Image(digest) => id(digest, None),
        Target::Tag(digest, tag) => id(digest, Some(tag)),
    }
}

fn refused(target: &Target, parents: &[Digest]) -> ImageFailure {
    let parents: Vec<String> = parents.iter().map(Digest::to_string).collect();
    ImageFailure {
        failure_code: Some(ImageFailureCode::ImageReferencedByManifestList),
        failure_reason: Some(format!(
            "Requested image referenced by manifest list: [{}]",
            parents.join(", ")
        )),
        image_id: Some(shown(target)),
    }
}
