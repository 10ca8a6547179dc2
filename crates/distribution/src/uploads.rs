//! Uploads: POST (whole, mounted, or to be continued), PATCH, PUT, GET, DELETE.

use axum::body::Body;
use axum::response::Response;
use futures::StreamExt;
use http::header::{CONTENT_LENGTH, CONTENT_RANGE, HeaderName, LOCATION, RANGE};
use http::{Method, StatusCode};
use tidewaiter_registry::{RegistryError, UploadWriter};
use tidewaiter_types::{Algorithm, Digest};

use crate::error::WireError;
use crate::manifests::digest;
use crate::{Call, Surface, range, respond};

const UPLOAD_ID: HeaderName = HeaderName::from_static("docker-upload-uuid");

impl Surface {
    pub(crate) async fn start_upload(
        &self,
        call: &Call,
        body: Body,
        name: &str,
    ) -> Result<Response, WireError> {
        let result = match (call.query.get("mount"), call.query.get("digest")) {
            (Some(mount), _) => self.mount(call, name, &digest(mount)?).await,
            (None, Some(text)) => self.upload_at_once(digest(text)?, call, body, name).await,
            (None, None) => self.begin(call, name).await,
        };
        result.map_err(|error| self.localize(error))
    }

    async fn begin(&self, call: &Call, name: &str) -> Result<Response, WireError> {
        call.allow("ecr:InitiateLayerUpload", Some(name))?;
        let algorithm = match call.query.get("digest-algorithm") {
            Some("sha512") => Algorithm::Sha512,
            _ => Algorithm::Sha256,
        };
        let id = self.registry.start_upload(name, algorithm).await?;
        Ok(progress(StatusCode::ACCEPTED, name, &id, 0))
    }

    /// Shows a blob of another repository here, or falls back to an upload if it is not there or may not be read.
    async fn mount(&self, call: &Call, name: &str, digest: &Digest) -> Result<Response, WireError> {
        call.allow("ecr:InitiateLayerUpload", Some(name))?;
        let from = call.query.get("from").filter(|from| !from.is_empty());
        // Without a source any repository's blob will do, so the caller must be able to read them all.
        let readable = call.allow("ecr:GetDownloadUrlForLayer", from).is_ok();
        if readable && self.registry.mount_blob(name, digest, from).await? {
            return Ok(respond::created(&blob_location(name, digest), digest));
        }
        self.begin(call, name).await
    }

    async fn upload_at_once(
        &self,
        digest: Digest,
        call: &Call,
        body: Body,
        name: &str,
    ) -> Result<Response, WireError> {
        call.allow("ecr:InitiateLayerUpload", Some(name))?;
        call.allow("ecr:CompleteLayerUpload", Some(name))?;
        let size = content_length(call);
        let mut writer = self
            .registry
            .upload_at_once(name, digest.algorithm(), size)
            .await?;
        receive(&mut writer, body).await?;
        writer.finish(&digest).await?;
        Ok(respond::created(&blob_location(name, &digest), &digest))
    }

    pub(crate) async fn on_upload(
        &self,
        call: &Call,
        body: Body,
        name: &str,
        id: &str,
    ) -> Result<Response, WireError> {
        let result = match call.head.method {
            Method::PATCH => self.append(call, body, name, id).await,
            Method::PUT => self.finish_upload(call, body, name, id).await,
            Method::GET => self.upload_status(call, name, id).await,
            Method::DELETE => self.cancel(call, name, id).await,
            _ => Err(WireError::unsupported()),
        };
        result.map_err(|error| self.localize(error))
    }

    async fn append(&self, call: &Call, body: Body, name: &str, id: &str) -> Result<Response, WireError> {
        call.allow("ecr:UploadLayerPart", Some(name))?;
        let writer = self.write_chunk(call, body, name, id).await?;
        let size = writer.suspend().await?;
        Ok(progress(StatusCode::ACCEPTED, name, id, size))
    }

    async fn finish_upload(
        &self,
        call: &Call,
        body: Body,
        name: &str,
        id: &str,
    ) -> Result<Response, WireError> {
        call.allow("ecr:CompleteLayerUpload", Some(name))?;
        let text = call.query.get("digest");
        let digest = digest(text.ok_or_else(|| WireError::digest("the digest parameter is missing"))?)?;
        let writer = self.write_chunk(call, body, name, id).await?;
        writer.finish(&digest).await?;
        Ok(respond::created(&blob_location(name, &digest), &digest))
    }

    /// Appends a request's body to an upload. What came before a failure is kept: the client may go on there.
    async fn write_chunk(
        &self,
        call: &Call,
        body: Body,
        name: &str,
        id: &str,
    ) -> Result<UploadWriter, WireError> {
        let chunk = chunk_range(call)?;
        let from = chunk.as_ref().map(|range| range.start);
        let writer = self.registry.resume_upload(name, id, from).await;
        let mut writer = writer.map_err(|error| at_upload(error, name, id))?;
        let received = receive(&mut writer, body).await;
        let checked = received.and_then(|actual| match chunk.map(|range| range.end - range.start) {
            Some(expected) if expected != actual => Err(RegistryError::ChunkLength { expected, actual }),
            _ => Ok(()),
        });
        match checked {
            Ok(()) => Ok(writer),
            Err(error) => {
                writer.suspend().await?;
                Err(error.into())
            }
        }
    }

    async fn upload_status(&self, call: &Call, name: &str, id: &str) -> Result<Response, WireError> {
        call.allow("ecr:UploadLayerPart", Some(name))?;
        let size = self.registry.upload_size(name, id).await?;
        Ok(progress(StatusCode::NO_CONTENT, name, id, size))
    }

    async fn cancel(&self, call: &Call, name: &str, id: &str) -> Result<Response, WireError> {
        call.allow("ecr:InitiateLayerUpload", Some(name))?;
        self.registry.cancel_upload(name, id).await?;
        let mut response = respond::empty(StatusCode::NO_CONTENT);
        response.headers_mut().remove(CONTENT_LENGTH);
        Ok(response)
    }
}

/// Streams a body into an upload; answers how many bytes it had.
async fn receive(writer: &mut UploadWriter, body: Body) -> Result<u64, RegistryError> {
    let before = writer.size();
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|error| RegistryError::BodyBroken(error.to_string()))?;
        writer.append(chunk).await?;
    }
    Ok(writer.size() - before)
}

/// The range that a chunk claims; checked against its length before a byte is read.
fn chunk_range(call: &Call) -> Result<Option<std::ops::Range<u64>>, WireError> {
    let Some(header) = call.header(CONTENT_RANGE) else {
        return Ok(None);
    };
    let malformed = || {
        let text = format!("Content-Range {header:?} is not FROM-TO");
        WireError::new(StatusCode::BAD_REQUEST, "BLOB_UPLOAD_INVALID", text)
    };
    let range = range::chunk(header).ok_or_else(malformed)?;
    let expected = range.end - range.start;
    match content_length(call) {
        Some(actual) if actual != expected => Err(RegistryError::ChunkLength { expected, actual }.into()),
        _ => Ok(Some(range)),
    }
}

fn content_length(call: &Call) -> Option<u64> {
    call.header(CONTENT_LENGTH)?.parse().ok()
}

/// 202 or 204 with where the upload is and how far.
fn progress(status: StatusCode, name: &str, id: &str, size: u64) -> Response {
    let mut response = respond::empty(status);
    if status == StatusCode::NO_CONTENT {
        response.headers_mut().remove(CONTENT_LENGTH);
    }
    respond::set(&mut response, LOCATION, &upload_location(name, id));
    respond::set(&mut response, RANGE, &range_so_far(size));
    respond::set(&mut response, UPLOAD_ID, id);
    response
}

/// Tells a client whose chunk does not fit where to go on.
fn at_upload(error: RegistryError, name: &str, id: &str) -> WireError {
    let offset = match &error {
        RegistryError::ChunkOutOfOrder { offset } => *offset,
        _ => return error.into(),
    };
    WireError::from(error).at_upload(&upload_location(name, id), &range_so_far(offset))
}

/// The bytes that are there, both ends inclusive; an empty upload is written `0-0`, as distribution does.
fn range_so_far(size: u64) -> String {
    format!("0-{}", size.saturating_sub(1))
}

fn upload_location(name: &str, id: &str) -> String {
    format!("/v2/{name}/blobs/uploads/{id}")
}

fn blob_location(name: &str, digest: &Digest) -> String {
    format!("/v2/{name}/blobs/{digest}")
}
