//! One request: what it asks for, and what is done with the answer (RFC 9110, sections 13 and 14).

use std::time::Duration;

use futures::StreamExt;
use reqwest::header::{
    CONTENT_RANGE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED,
    RANGE, RETRY_AFTER,
};
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;

use super::{Failure, Step, http};
use crate::error::{UpstreamError, shown};
use crate::kept::{Body, Shelf};

/// One try of a download.
pub(super) struct Attempt<'a> {
    pub(super) client: &'a Client,
    pub(super) url: Url,
    pub(super) address: &'a str,
    pub(super) kept: Option<&'a Body>,
    pub(super) shelf: &'a Shelf,
    pub(super) limit: u64,
    pub(super) step: Step<'a>,
}

/// What has come already, and by which validator the rest belongs to it.
struct Part {
    length: u64,
    validator: String,
}

impl Attempt<'_> {
    /// The new body, lying as the shelf's part (its digest not yet known); `None` if nothing changed.
    pub(super) async fn run(&self) -> Result<Option<Body>, Failure> {
        let part = self.part().await;
        let request = self.client.get(self.url.clone());
        let answer = send(self.ask(request, part.as_ref()), self.address).await?;
        match (answer.status(), &part, self.kept) {
            (StatusCode::NOT_MODIFIED, None, Some(_)) => Ok(None),
            (StatusCode::OK, ..) => self.receive(answer, 0).await.map(Some),
            (StatusCode::PARTIAL_CONTENT, Some(part), _) if starts_at(answer.headers(), part.length) => {
                self.receive(answer, part.length).await.map(Some)
            }
            (StatusCode::PARTIAL_CONTENT | StatusCode::RANGE_NOT_SATISFIABLE, Some(_), _) => {
                self.shelf.drop_part(self.address);
                Err(again(status(self.address, answer.status()), None))
            }
            (other, ..) => Err(refused(self.address, other, answer.headers())),
        }
    }

    async fn part(&self) -> Option<Part> {
        let validator = fs::read_to_string(self.shelf.part_of(self.address)).await.ok()?;
        let length = fs::metadata(self.shelf.part(self.address)).await.ok()?.len();
        (length > 0 && !validator.is_empty()).then_some(Part { length, validator })
    }

    fn ask(&self, request: RequestBuilder, part: Option<&Part>) -> RequestBuilder {
        if let Some(part) = part {
            return request
                .header(RANGE, format!("bytes={}-", part.length))
                .header(IF_RANGE, &part.validator);
        }
        let Some(kept) = self.kept else { return request };
        match (&kept.etag, &kept.modified) {
            (Some(etag), _) => request.header(IF_NONE_MATCH, etag),
            (None, Some(date)) => request.header(IF_MODIFIED_SINCE, date),
            (None, None) => request,
        }
    }

    /// Writes an answer's body behind the first `start` bytes.
    async fn receive(&self, answer: Response, start: u64) -> Result<Body, Failure> {
        let text = |name: HeaderName| Some(answer.headers().get(name)?.to_str().ok()?.to_owned());
        let (etag, modified) = (text(ETAG), text(LAST_MODIFIED));
        let total = answer.content_length().map(|rest| start + rest);
        if total.is_some_and(|total| total > self.limit) {
            return Err(self.too_large().into());
        }
        let mut file = self
            .open_part(start, etag.as_deref(), modified.as_deref())
            .await?;
        let (mut size, mut chunks) = (start, answer.bytes_stream());
        while let Some(chunk) = chunks.next().await {
            let chunk = match chunk {
                Ok(chunk) => chunk,
                Err(error) => {
                    // What came before the cut is worth keeping; the next try asks for the rest.
                    let _ = file.flush().await;
                    return Err(again(http(self.address, &error.without_url()), None));
                }
            };
            size += chunk.len() as u64;
            if size > self.limit {
                self.shelf.drop_part(self.address);
                return Err(self.too_large().into());
            }
            file.write_all(&chunk).await.map_err(self.file_error())?;
            (self.step)(size, total);
        }
        file.flush().await.map_err(self.file_error())?;
        file.sync_all().await.map_err(self.file_error())?;
        Ok(Body {
            etag,
            modified,
            size,
            ..Body::default()
        })
    }

    /// The part, to be written from `start` on, with the validator of the version that it belongs to.
    async fn open_part(
        &self,
        start: u64,
        etag: Option<&str>,
        modified: Option<&str>,
    ) -> Result<File, Failure> {
        let path = self.shelf.part(self.address);
        if start > 0 {
            let file = OpenOptions::new().append(true).open(&path).await;
            return Ok(file.map_err(self.file_error())?);
        }
        self.shelf.drop_part(self.address);
        // A weak ETag says nothing of bytes, so nothing can be resumed by it.
        let strong = etag.filter(|etag| !etag.starts_with("W/"));
        if let Some(validator) = strong.or(modified) {
            let written = fs::write(self.shelf.part_of(self.address), validator).await;
            written.map_err(self.file_error())?;
        }
        Ok(File::create(&path).await.map_err(self.file_error())?)
    }

    fn too_large(&self) -> UpstreamError {
        UpstreamError::TooLarge {
            address: shown(self.address),
            limit: self.limit,
        }
    }

    fn file_error(&self) -> impl FnOnce(std::io::Error) -> UpstreamError + use<> {
        UpstreamError::file(&self.shelf.part(self.address))
    }
}

/// A small document in memory.
pub(super) async fn document(client: &Client, url: &Url, limit: u64) -> Result<Vec<u8>, Failure> {
    let address = url.as_str();
    let answer = send(client.get(url.clone()), address).await?;
    if answer.status() != StatusCode::OK {
        return Err(refused(address, answer.status(), answer.headers()));
    }
    let (mut bytes, mut chunks) = (Vec::new(), answer.bytes_stream());
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|error| again(http(address, &error.without_url()), None))?;
        bytes.extend_from_slice(&chunk);
        if bytes.len() as u64 > limit {
            let address = shown(address);
            return Err(UpstreamError::TooLarge { address, limit }.into());
        }
    }
    Ok(bytes)
}

async fn send(request: RequestBuilder, address: &str) -> Result<Response, Failure> {
    let answer = request.send().await;
    answer.map_err(|error| again(http(address, &error.without_url()), None))
}

fn starts_at(headers: &HeaderMap, start: u64) -> bool {
    let range = headers.get(CONTENT_RANGE).and_then(|value| value.to_str().ok());
    range.is_some_and(|range| range.starts_with(&format!("bytes {start}-")))
}

fn refused(address: &str, code: StatusCode, headers: &HeaderMap) -> Failure {
    let passing =
        code.is_server_error() || matches!(code, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT);
    if !passing {
        return status(address, code).into();
    }
    let seconds = headers
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.parse().ok());
    again(status(address, code), seconds.map(Duration::from_secs))
}

fn status(address: &str, status: StatusCode) -> UpstreamError {
    UpstreamError::Status {
        address: shown(address),
        status: status.as_u16(),
    }
}

fn again(error: UpstreamError, pause: Option<Duration>) -> Failure {
    Failure {
        error,
        again: true,
        pause,
    }
}
