//! Errors on the wire: `{"errors":[{"code","message","detail"}]}` with the codes of distribution-spec 1.1 and,
//! where ECR has one, its text.

use axum::body::Body;
use axum::response::Response;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, RANGE, WWW_AUTHENTICATE};
use serde_json::{Value, json};
use tidewaiter_registry::{PullRefusal, RegistryError};
use tidewaiter_types::DigestError;

/// An error to be answered.
#[derive(Debug)]
pub(crate) struct WireError {
    status: StatusCode,
    code: &'static str,
    message: String,
    detail: Value,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl WireError {
    pub(crate) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            detail: Value::Null,
            headers: Vec::new(),
        }
    }

    fn with_detail(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }

    fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// Nobody knows who asks.
    pub(crate) fn unauthorized(message: &str, challenge: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", message).with_header(WWW_AUTHENTICATE, challenge)
    }

    /// Who asks may not.
    pub(crate) fn denied(message: String) -> Self {
        Self::new(StatusCode::FORBIDDEN, "DENIED", message)
    }

    /// Who asks may, but nobody may pull this.
    pub(crate) fn pull_refused(refusal: PullRefusal) -> Self {
        Self::denied(refusal.message).with_detail(refusal.detail)
    }

    /// There is no such path.
    pub(crate) fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "UNSUPPORTED",
            "there is nothing at this path",
        )
    }

    /// The path does not take this method.
    pub(crate) fn unsupported() -> Self {
        let message = "the operation is unsupported";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "UNSUPPORTED", message)
    }

    /// The request is malformed in a way that has no code of its own.
    pub(crate) fn unreadable(message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "UNSUPPORTED", message)
    }

    /// `n` is no number.
    pub(crate) fn page_size(text: &str) -> Self {
        let message = format!("invalid number of results requested: {text:?}");
        Self::new(StatusCode::BAD_REQUEST, "PAGINATION_NUMBER_INVALID", message)
    }

    /// A digest is missing or malformed.
    pub(crate) fn digest(message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "DIGEST_INVALID", message)
    }

    /// The gate or a store does not work.
    pub(crate) fn internal(message: &str) -> Self {
        tracing::error!(error = message, "request failed");
        let message = "the registry could not do this; its log says why";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "UNKNOWN", message)
    }

    /// Says, with the range that is there, where an upload can go on.
    pub(crate) fn at_upload(self, location: &str, range: &str) -> Self {
        self.with_header(LOCATION, location).with_header(RANGE, range)
    }

    /// The text of an error that names a repository, as ECR writes it.
    pub(crate) fn in_registry(mut self, account: &str) -> Self {
        if self.code == "NAME_UNKNOWN" {
            self.message = format!("{} in the registry with id '{account}'", self.message);
        }
        self
    }

    pub(crate) fn into_response(self) -> Response {
        let mut error = json!({ "code": self.code, "message": self.message });
        if !self.detail.is_null() {
            error["detail"] = self.detail;
        }
        let mut response = Response::new(Body::from(json!({ "errors": [error] }).to_string()));
        *response.status_mut() = self.status;
        response.headers_mut().extend(self.headers);
        let json = HeaderValue::from_static("application/json; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, json);
        response
    }
}

impl From<DigestError> for WireError {
    fn from(error: DigestError) -> Self {
        Self::digest(&error.to_string())
    }
}

impl From<RegistryError> for WireError {
    fn from(error: RegistryError) -> Self {
        use RegistryError as E;
        use StatusCode as S;
        let text = error.to_string();
        match error {
            E::NameInvalid(_) => Self::new(S::BAD_REQUEST, "NAME_INVALID", text),
            E::TagInvalid(_) => Self::new(S::BAD_REQUEST, "TAG_INVALID", text),
            E::DigestInvalid(_) => Self::digest(&text),
            E::DigestMismatch { expected, actual } => {
                Self::digest(&text).with_detail(json!({ "expected": *expected, "actual": *actual }))
            }
            E::RepositoryNotFound(name) => Self::new(
                S::NOT_FOUND,
                "NAME_UNKNOWN",
                format!("The repository with name '{name}' does not exist"),
            ),
            E::ManifestNotFound { reference, .. } => {
                Self::new(S::NOT_FOUND, "MANIFEST_UNKNOWN", "Requested image not found")
                    .with_detail(json!({ "reference": reference }))
            }
            E::ManifestInvalid(_) => Self::new(S::BAD_REQUEST, "MANIFEST_INVALID", text),
            E::ManifestTooLarge(_) => Self::new(S::PAYLOAD_TOO_LARGE, "MANIFEST_INVALID", text),
            E::BlobsMissing(digests) | E::ManifestsMissing(digests) => {
                Self::new(S::BAD_REQUEST, "MANIFEST_BLOB_UNKNOWN", text).with_detail(json!(digests))
            }
            E::TagImmutable { repository, tag } => Self::new(
                S::BAD_REQUEST,
                "TAG_INVALID",
                format!(
                    "The image tag '{tag}' already exists in the '{repository}' repository and cannot be \
                     overwritten because the tag is immutable."
                ),
            ),
            // The specification's way to say that a deletion is not for this blob.
            E::BlobReferenced(_) => Self::new(S::METHOD_NOT_ALLOWED, "UNSUPPORTED", text),
            E::Referenced(_) => Self::new(S::CONFLICT, "DENIED", text),
            E::BlobNotFound { digest, .. } => {
                Self::new(S::NOT_FOUND, "BLOB_UNKNOWN", text).with_detail(json!({ "digest": *digest }))
            }
            E::UploadNotFound(_) => Self::new(S::NOT_FOUND, "BLOB_UPLOAD_UNKNOWN", text),
            E::UploadBusy(_) => Self::new(S::CONFLICT, "BLOB_UPLOAD_INVALID", text),
            E::ChunkOutOfOrder { .. } => Self::new(S::RANGE_NOT_SATISFIABLE, "BLOB_UPLOAD_INVALID", text),
            E::ChunkLength { .. } => Self::new(S::BAD_REQUEST, "SIZE_INVALID", text),
            E::BodyBroken(_) => Self::new(S::BAD_REQUEST, "BLOB_UPLOAD_INVALID", text),
            E::Store(_) | E::Blobs(_) => Self::internal(&text),
        }
    }
}
