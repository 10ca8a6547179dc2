//! The layer API: `BatchCheckLayerAvailability`, `InitiateLayerUpload`, `UploadLayerPart`, `CompleteLayerUpload`,
//! `GetDownloadUrlForLayer`.
//!
//! Parts come in order; all but the last have at least 5 MiB. Which part is the last is known at the end only, so the
//! session remembers where a short one ended. Uploads are those of the registry: one that was begun here could be
//! ended over `/v2/` and the other way round.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_aws_api::ecr::{
    BatchCheckLayerAvailabilityRequest, BatchCheckLayerAvailabilityResponse, CompleteLayerUploadRequest,
    CompleteLayerUploadResponse, Error, GetDownloadUrlForLayerRequest, GetDownloadUrlForLayerResponse,
    InitiateLayerUploadRequest, InitiateLayerUploadResponse, InvalidLayerPartException, Layer,
    LayerAvailability, LayerFailure, LayerFailureCode, UploadLayerPartRequest, UploadLayerPartResponse,
};
use tidewaiter_registry::{RegistryError, UploadWriter};
use tidewaiter_store::{Repository, UploadSession};
use tidewaiter_types::{Algorithm, Digest};

use crate::errors::{About, internal, parameter};
use crate::{Call, Ecr, Result, number};

/// The part size that is advised, and the least of all parts but the last.
const PART_SIZE: i64 = 10 << 20;
const LEAST_PART: u64 = 5 << 20;

/// What this file keeps in the session of an upload.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Progress {
    /// Where the first part ended that was shorter than [`LEAST_PART`].
    short_part_ended: Option<u64>,
}

pub(crate) async fn check(
    ecr: &Ecr,
    input: BatchCheckLayerAvailabilityRequest,
) -> Result<BatchCheckLayerAvailabilityResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let repository = ecr.registry.repository(about.repository).await;
    let repository = repository.map_err(|error| about.registry(error))?;
    let (mut layers, mut failures) = (Vec::new(), Vec::new());
    for digest in input.layer_digests {
        match digest.parse() {
            Ok(parsed) => layers.push(availability(ecr, &about, &repository, &parsed).await?),
            Err(error) => failures.push(invalid(digest, error)),
        }
    }
    Ok(BatchCheckLayerAvailabilityResponse {
        layers: Some(layers),
        failures: Some(failures),
    })
}

/// A layer's media type is a word of the manifests that refer to it; one that was just uploaded has none.
async fn availability(
    ecr: &Ecr,
    about: &About<'_>,
    repository: &Repository,
    digest: &Digest,
) -> Result<Layer> {
    let unavailable = Layer {
        layer_digest: Some(digest.to_string()),
        layer_availability: Some(LayerAvailability::Unavailable),
        ..Layer::default()
    };
    let found = match ecr.registry.blob(about.repository, digest).await {
        Err(RegistryError::BlobNotFound { .. }) => return Ok(unavailable),
        found => found.map_err(|error| about.registry(error))?,
    };
    let media_type = ecr.registry.store().blob_media_type(&repository.id, digest).await;
    Ok(Layer {
        layer_availability: Some(LayerAvailability::Available),
        layer_size: number(found.size),
        media_type: media_type.map_err(internal)?,
        ..unavailable
    })
}

fn invalid(digest: String, error: tidewaiter_types::DigestError) -> LayerFailure {
    let code = match digest.is_empty() {
        true => LayerFailureCode::MissingLayerDigest,
        false => LayerFailureCode::InvalidLayerDigest,
    };
    LayerFailure {
        failure_code: Some(code),
        failure_reason: Some(format!("Invalid request parameters: {error}")),
        layer_digest: Some(digest),
    }
}

pub(crate) async fn initiate(
    ecr: &Ecr,
    input: InitiateLayerUploadRequest,
) -> Result<InitiateLayerUploadResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    // As in ECR, this operation makes no repository, whatever a push over `/v2/` does.
    let there = ecr.registry.repository(about.repository).await;
    there.map_err(|error| about.registry(error))?;
    let id = ecr
        .registry
        .start_upload(about.repository, Algorithm::Sha256)
        .await;
    Ok(InitiateLayerUploadResponse {
        upload_id: Some(id.map_err(|error| about.registry(error))?),
        part_size: Some(PART_SIZE),
    })
}

pub(crate) async fn upload_part(
    ecr: &Ecr,
    call: &Call,
    input: UploadLayerPartRequest,
) -> Result<UploadLayerPartResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let part = Part {
        about,
        upload: &input.upload_id,
        bytes: Bytes::from(input.layer_part_blob.0),
        first: u64::try_from(input.part_first_byte).unwrap_or_default(),
    };
    part.check_length(input.part_last_byte)?;
    let offset = part.append(ecr).await?;
    part.note_short(ecr, call, offset).await?;
    Ok(UploadLayerPartResponse {
        last_byte_received: Some(input.part_last_byte),
        registry_id: Some(about.account.to_owned()),
        repository_name: Some(about.repository.to_owned()),
        upload_id: Some(input.upload_id.clone()),
    })
}

/// A part on its way into an upload.
struct Part<'a> {
    about: About<'a>,
    upload: &'a str,
    bytes: Bytes,
    first: u64,
}

impl Part<'_> {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn check_length(&self, last: i64) -> Result<()> {
        let told = u64::try_from(last)
            .ok()
            .and_then(|last| (last + 1).checked_sub(self.first));
        match told {
            Some(length) if length == self.len() && length > 0 => Ok(()),
            _ => Err(self.refuse(
                format!(
                    "The layer part has {} bytes, which is not what partFirstByte and partLastByte say.",
                    self.len()
                ),
                None,
            )),
        }
    }

    /// Adds the part; answers how many bytes the upload has now.
    async fn append(&self, ecr: &Ecr) -> Result<u64> {
        let opened = ecr
            .registry
            .resume_upload(self.about.repository, self.upload, Some(self.first))
            .await;
        let mut writer: UploadWriter = opened.map_err(|error| self.error(error))?;
        let written = writer.append(self.bytes.clone()).await;
        written.map_err(|error| self.error(error))?;
        writer.suspend().await.map_err(|error| self.error(error))
    }

    /// Remembers where the first short part ended: if more follows, it was not the last.
    async fn note_short(&self, ecr: &Ecr, call: &Call, offset: u64) -> Result<()> {
        if self.len() >= LEAST_PART {
            return Ok(());
        }
        let session = session(ecr, &self.about, self.upload).await?;
        if progress(&session).short_part_ended.is_some() {
            return Ok(());
        }
        let state = json!(Progress {
            short_part_ended: Some(offset)
        });
        let store = ecr.registry.store();
        let noted = store.advance_upload(self.upload, offset, offset, &state, call.now);
        noted.await.map_err(internal)?;
        Ok(())
    }

    fn error(&self, error: RegistryError) -> Error {
        match error {
            RegistryError::ChunkOutOfOrder { offset } => self.refuse(
                format!(
                    "The layer part begins at byte {}, and byte {offset} is expected.",
                    self.first
                ),
                Some(offset),
            ),
            RegistryError::UploadBusy(_) => self.refuse(
                "Another layer part of this upload is being received; parts come one after the other."
                    .to_owned(),
                None,
            ),
            error => self.about.registry(error),
        }
    }

    fn refuse(&self, words: String, offset: Option<u64>) -> Error {
        let last = offset.and_then(|offset| offset.checked_sub(1));
        Error::InvalidLayerPart(InvalidLayerPartException {
            last_valid_byte_received: last.and_then(number),
            message: Some(words),
            registry_id: Some(self.about.account.to_owned()),
            repository_name: Some(self.about.repository.to_owned()),
            upload_id: Some(self.upload.to_owned()),
        })
    }
}

async fn session(ecr: &Ecr, about: &About<'_>, upload: &str) -> Result<UploadSession> {
    let repository = ecr.registry.repository(about.repository).await;
    let repository = repository.map_err(|error| about.registry(error))?;
    let session = ecr.registry.store().upload(&repository.id, upload).await;
    session.map_err(internal)?.ok_or_else(|| about.no_upload(upload))
}

fn progress(session: &UploadSession) -> Progress {
    serde_json::from_value(session.state.clone()).unwrap_or_default()
}

pub(crate) async fn complete(
    ecr: &Ecr,
    input: CompleteLayerUploadRequest,
) -> Result<CompleteLayerUploadResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let digest = the_digest(&input.layer_digests)?;
    let session = session(ecr, &about, &input.upload_id).await?;
    check_parts(&session)?;
    refuse_known(ecr, &about, &digest, &session).await?;
    let opened = ecr
        .registry
        .resume_upload(about.repository, &session.id, None)
        .await;
    let writer = opened.map_err(|error| about.registry(error))?;
    writer.finish(&digest).await.map_err(|error| match error {
        RegistryError::DigestMismatch { .. } => Error::InvalidLayer(format!(
            "The layer digest calculation performed by Amazon ECR upon receipt of the image layer does not match the \
             digest specified: {error}"
        )),
        error => about.registry(error),
    })?;
    Ok(CompleteLayerUploadResponse {
        layer_digest: Some(digest.to_string()),
        registry_id: Some(about.account.to_owned()),
        repository_name: Some(about.repository.to_owned()),
        upload_id: Some(input.upload_id.clone()),
    })
}

/// The request has a list of digests, and an upload is of one layer.
fn the_digest(digests: &[String]) -> Result<Digest> {
    let refuse = |rule: &str| parameter("layerDigests", rule);
    let (first, others) = digests
        .split_first()
        .ok_or_else(|| refuse("must name the layer's digest"))?;
    if others.iter().any(|other| other != first) {
        return Err(refuse("must name one layer: an upload is of one"));
    }
    first
        .parse()
        .map_err(|error: tidewaiter_types::DigestError| refuse(&error.to_string()))
}

fn check_parts(session: &UploadSession) -> Result<()> {
    if session.offset == 0 {
        return Err(Error::EmptyUpload(
            "The specified layer upload does not contain any layer parts.".to_owned(),
        ));
    }
    match progress(session).short_part_ended {
        Some(end) if end < session.offset => Err(Error::LayerPartTooSmall(
            "All layer parts except the last part should be at least 5MB".to_owned(),
        )),
        _ => Ok(()),
    }
}

/// A layer that the repository has need not be uploaded: the upload is dropped, and the client told.
async fn refuse_known(ecr: &Ecr, about: &About<'_>, digest: &Digest, session: &UploadSession) -> Result<()> {
    match ecr.registry.blob(about.repository, digest).await {
        Err(RegistryError::BlobNotFound { .. }) => return Ok(()),
        found => found.map_err(|error| about.registry(error))?,
    };
    let cancelled = ecr.registry.cancel_upload(about.repository, &session.id).await;
    cancelled.map_err(|error| about.registry(error))?;
    Err(Error::LayerAlreadyExists(format!(
        "The image layer with digest '{digest}' already exists in the repository with name '{}' in the registry with \
         id '{}'",
        about.repository, about.account
    )))
}

/// A URL of this server that needs no credentials for an hour.
pub(crate) async fn download_url(
    ecr: &Ecr,
    call: &Call,
    input: GetDownloadUrlForLayerRequest,
) -> Result<GetDownloadUrlForLayerResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let digest = input.layer_digest.parse::<Digest>();
    let digest = digest.map_err(|error| parameter("layerDigest", &error.to_string()))?;
    let found = ecr.registry.blob(about.repository, &digest).await;
    found.map_err(|error| about.registry(error))?;
    let signed = ecr.config.downloads.sign(about.repository, &digest, call.now);
    let url = format!(
        "{}/v2/{}/blobs/{digest}?{signed}",
        ecr.config.url, about.repository
    );
    Ok(GetDownloadUrlForLayerResponse {
        download_url: Some(url),
        layer_digest: Some(digest.to_string()),
    })
}
