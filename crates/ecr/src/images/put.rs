//! `PutImage`: a manifest, under a tag or by its digest alone.

use bytes::Bytes;
use tidewaiter_aws_api::ecr::{Image, PutImageRequest, PutImageResponse};
use tidewaiter_blobs::digest_of;
use tidewaiter_registry::{PutManifest, Reference, RegistryError};
use tidewaiter_types::{Algorithm, Digest, DigestError};

use super::id;
use crate::errors::{About, parameter};
use crate::{Ecr, Result};

pub(crate) async fn put(ecr: &Ecr, input: PutImageRequest) -> Result<PutImageResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let digest = input
        .image_digest
        .as_deref()
        .map(str::parse::<Digest>)
        .transpose();
    let put = PutManifest {
        repository: input.repository_name.clone(),
        bytes: Bytes::from(input.image_manifest.clone()),
        media_type: input.image_manifest_media_type,
        digest: digest.map_err(|error: DigestError| parameter("imageDigest", &error.to_string()))?,
        tags: input.image_tag.iter().cloned().collect(),
    };
    let tag = input.image_tag.as_deref();
    if let Some(digest) = known(ecr, &about, &put).await? {
        return Err(about.image_exists(&digest, tag));
    }
    let receipt = ecr.registry.put_manifest(put).await;
    let receipt = receipt.map_err(|error| about.registry(error))?;
    if !receipt.changed {
        return Err(about.image_exists(&receipt.digest, tag));
    }
    let image = Image {
        registry_id: Some(about.account.to_owned()),
        repository_name: Some(about.repository.to_owned()),
        image_id: Some(id(&receipt.digest, tag)),
        image_manifest: Some(input.image_manifest),
        image_manifest_media_type: Some(receipt.media_type),
    };
    Ok(PutImageResponse { image: Some(image) })
}

/// The digest of the image if it is there under that tag: then it is not put again, and no event tells of a push.
/// As in ECR, a repository that is not there is not made, whatever a push over `/v2/` does.
async fn known(ecr: &Ecr, about: &About<'_>, put: &PutManifest) -> Result<Option<Digest>> {
    let algorithm = put.digest.map_or(Algorithm::Sha256, |digest| digest.algorithm());
    let digest = digest_of(algorithm, &put.bytes);
    let reference = match put.tags.first() {
        Some(tag) => Reference::Tag(tag.clone()),
        None => Reference::Digest(digest),
    };
    let found = match ecr.registry.manifest(about.repository, &reference).await {
        Err(RegistryError::ManifestNotFound { .. }) => return Ok(None),
        found => found.map_err(|error| about.registry(error))?,
    };
    let promised = put.digest.unwrap_or(digest);
    Ok((found.digest == digest && promised == digest).then_some(digest))
}
