//! Blobs: GET (whole, in part, or not again), HEAD, DELETE.

use std::ops::Range;

use axum::body::Body;
use axum::response::Response;
use http::header::{ACCEPT_RANGES, CONTENT_RANGE, CONTENT_TYPE, HeaderValue, IF_RANGE, RANGE};
use http::{Method, StatusCode};
use tidewaiter_types::Digest;

use crate::error::WireError;
use crate::manifests::{digest, set_length};
use crate::range::{Wanted, wanted};
use crate::{Call, Surface, respond};

impl Surface {
    pub(crate) async fn on_blob(&self, call: &Call, name: &str, text: &str) -> Result<Response, WireError> {
        let digest = digest(text)?;
        let result = match call.head.method {
            Method::HEAD => self.head_blob(call, name, &digest).await,
            Method::GET => self.get_blob(call, name, &digest).await,
            Method::DELETE => self.delete_blob(call, name, &digest).await,
            _ => Err(WireError::unsupported()),
        };
        result.map_err(|error| self.localize(error))
    }

    async fn head_blob(&self, call: &Call, name: &str, digest: &Digest) -> Result<Response, WireError> {
        // Pushers ask whether a layer is there, pullers how large it is.
        call.allow("ecr:BatchCheckLayerAvailability", Some(name))
            .or_else(|denied| {
                call.allow("ecr:GetDownloadUrlForLayer", Some(name))
                    .map_err(|_| denied)
            })?;
        let blob = self.registry.blob(name, digest).await?;
        let mut response = content(Body::empty(), digest);
        set_length(&mut response, blob.size);
        Ok(response)
    }

    async fn get_blob(&self, call: &Call, name: &str, digest: &Digest) -> Result<Response, WireError> {
        call.allow("ecr:GetDownloadUrlForLayer", Some(name))?;
        let blob = self.registry.blob(name, digest).await?;
        if respond::is_known(&call.head.headers, digest) {
            return Ok(respond::not_modified(digest));
        }
        let range = match wanted(range_header(call, digest), blob.size) {
            Wanted::All => None,
            Wanted::Part(range) => Some(range),
            Wanted::Unsatisfiable => return Ok(unsatisfiable(blob.size)),
        };
        let read = self.registry.read_blob(&blob, range.clone()).await?;
        let mut response = content(Body::from_stream(read.stream), digest);
        match range {
            Some(range) => set_part(&mut response, &range, blob.size),
            None => set_length(&mut response, blob.size),
        }
        Ok(response)
    }

    async fn delete_blob(&self, call: &Call, name: &str, digest: &Digest) -> Result<Response, WireError> {
        call.allow("ecr:BatchDeleteImage", Some(name))?;
        self.registry.delete_blob(name, digest).await?;
        Ok(respond::empty(StatusCode::ACCEPTED))
    }
}

/// The Range header, unless If-Range names other content.
fn range_header<'a>(call: &'a Call, digest: &Digest) -> Option<&'a str> {
    let range = call.header(RANGE)?;
    match call.header(IF_RANGE) {
        Some(tag) if tag.trim_matches('"') != digest.to_string() => None,
        _ => Some(range),
    }
}

fn content(body: Body, digest: &Digest) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    respond::set_digest(&mut response, digest);
    response
}

fn set_part(response: &mut Response, range: &Range<u64>, size: u64) {
    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    let text = format!("bytes {}-{}/{size}", range.start, range.end - 1);
    respond::set(response, CONTENT_RANGE, &text);
    set_length(response, range.end - range.start);
}

fn unsatisfiable(size: u64) -> Response {
    let mut response = respond::empty(StatusCode::RANGE_NOT_SATISFIABLE);
    respond::set(&mut response, CONTENT_RANGE, &format!("bytes */{size}"));
    response
}
