//! `PutImage`: a manifest, under a tag or by its digest alone.

use bytes::Bytes;
use tidewaiter_aws_api::ecr::{Image, PutImageRequest, PutImageResponse};
use tidewaiter_registry::PutManifest;
use tidewaiter_types::{Digest, DigestError};

use super::id;
use crate::errors::parameter;
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
    let receipt = ecr.registry.put_manifest(put).await;
    let receipt = receipt.map_err(|error| about.registry(error))?;
    let tag = input.image_tag.as_deref();
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
