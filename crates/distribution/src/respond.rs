//! Answers, and the headers that all of them carry.

use axum::body::Body;
use axum::response::Response;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION};
use http::{HeaderMap, StatusCode};
use tidewaiter_types::Digest;

pub(crate) const CONTENT_DIGEST: HeaderName = HeaderName::from_static("docker-content-digest");
const API_VERSION: HeaderName = HeaderName::from_static("docker-distribution-api-version");

/// Marks an answer as this protocol's, and drops the body that HEAD must not have while keeping its length.
pub(crate) fn finish(mut response: Response, head: bool) -> Response {
    let version = HeaderValue::from_static("registry/2.0");
    response.headers_mut().insert(API_VERSION, version);
    if head {
        *response.body_mut() = Body::empty();
    }
    response
}

/// `{}`
pub(crate) fn empty_object() -> Response {
    json_text("application/json", "{}".to_owned())
}

/// A JSON text under some media type.
pub(crate) fn json_text(media_type: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text));
    set(&mut response, CONTENT_TYPE, media_type);
    response
}

/// No body.
pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    set(&mut response, CONTENT_LENGTH, "0");
    response
}

/// 201 for content that now lies at a location.
pub(crate) fn created(location: &str, digest: &Digest) -> Response {
    let mut response = empty(StatusCode::CREATED);
    set(&mut response, LOCATION, location);
    set(&mut response, CONTENT_DIGEST, &digest.to_string());
    response
}

/// Sets a header; a value that no header can carry (nothing here makes one) is left out.
pub(crate) fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Sets the headers of content that has a digest.
pub(crate) fn set_digest(response: &mut Response, digest: &Digest) {
    let text = digest.to_string();
    set(response, ETAG, &format!("\"{text}\""));
    set(response, CONTENT_DIGEST, &text);
}

/// Whether the client has this content already (If-None-Match; `*` or a list of entity tags, weak ones too).
pub(crate) fn is_known(headers: &HeaderMap, digest: &Digest) -> bool {
    let Some(known) = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let text = digest.to_string();
    known.split(',').map(str::trim).any(|tag| {
        let tag = tag.strip_prefix("W/").unwrap_or(tag);
        tag == "*" || tag.trim_matches('"') == text
    })
}

/// 304.
pub(crate) fn not_modified(digest: &Digest) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    set_digest(&mut response, digest);
    response
}
