//! Manifests: GET, HEAD, PUT, DELETE.

use axum::body::Body;
use axum::response::Response;
use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderValue, Method, StatusCode};
use http_body_util::{BodyExt, Limited};
use tidewaiter_registry::{MANIFEST_LIMIT, PutManifest, PutReceipt, Reference, RegistryError};
use tidewaiter_types::Digest;

use crate::error::WireError;
use crate::{Call, Surface, respond};

const SUBJECT: HeaderName = HeaderName::from_static("oci-subject");
const TAG: HeaderName = HeaderName::from_static("oci-tag");

impl Surface {
    pub(crate) async fn on_manifest(
        &self,
        call: &Call,
        body: Body,
        name: &str,
        reference: &str,
    ) -> Result<Response, WireError> {
        let reference = Reference::parse(reference)?;
        let result = match call.head.method {
            Method::GET | Method::HEAD => self.get_manifest(call, name, &reference).await,
            Method::PUT => self.put_manifest(call, body, name, reference).await,
            Method::DELETE => self.delete_manifest(call, name, &reference).await,
            _ => Err(WireError::unsupported()),
        };
        result.map_err(|error| self.localize(error))
    }

    /// Puts the registry's id into a text that names a repository.
    pub(crate) fn localize(&self, error: WireError) -> WireError {
        error.in_registry(&self.registry.config().place.account)
    }

    async fn get_manifest(
        &self,
        call: &Call,
        name: &str,
        reference: &Reference,
    ) -> Result<Response, WireError> {
        call.allow("ecr:BatchGetImage", Some(name))?;
        let found = self.registry.manifest(name, reference).await?;
        // HEAD tells a digest and gives nothing away; and its answer has no body to say why it is refused.
        if call.head.method == Method::GET {
            let checked = self.guard.check_pull(name, &found).await;
            checked.map_err(WireError::pull_refused)?;
        }
        if respond::is_known(&call.head.headers, &found.digest) {
            return Ok(respond::not_modified(&found.digest));
        }
        let mut response = Response::new(Body::from(found.bytes.clone()));
        respond::set(&mut response, CONTENT_TYPE, &found.media_type);
        respond::set_digest(&mut response, &found.digest);
        if call.head.method == Method::HEAD {
            set_length(&mut response, found.bytes.len() as u64);
        } else {
            self.registry.note_pull(&found);
        }
        Ok(response)
    }

    async fn put_manifest(
        &self,
        call: &Call,
        body: Body,
        name: &str,
        reference: Reference,
    ) -> Result<Response, WireError> {
        call.allow("ecr:PutImage", Some(name))?;
        let tags: Vec<String> = call.query.all("tag").map(str::to_owned).collect();
        let media_type = call.header(CONTENT_TYPE).map(str::to_owned);
        let location = format!("/v2/{name}/manifests/{reference}");
        let bytes = Limited::new(body, MANIFEST_LIMIT).collect().await;
        let bytes = bytes.map_err(|error| too_large_or_broken(&*error))?.to_bytes();
        let mut put = PutManifest {
            repository: name.to_owned(),
            bytes,
            media_type,
            digest: None,
            tags,
        };
        match reference {
            Reference::Tag(tag) => put.tags.push(tag),
            Reference::Digest(digest) => put.digest = Some(digest),
        }
        let tags = put.tags.clone();
        let receipt = self.registry.put_manifest(put).await?;
        Ok(stored(&location, &receipt, &tags))
    }

    async fn delete_manifest(
        &self,
        call: &Call,
        name: &str,
        reference: &Reference,
    ) -> Result<Response, WireError> {
        call.allow("ecr:BatchDeleteImage", Some(name))?;
        // By this protocol a tag goes alone, and a manifest goes even if an index lists it: clients delete in any
        // order. ECR's API is stricter in both.
        match reference {
            Reference::Tag(tag) => self.registry.delete_tag(name, tag, false).await?,
            Reference::Digest(digest) => self.registry.delete_manifest(name, digest, true).await?,
        };
        Ok(respond::empty(StatusCode::ACCEPTED))
    }
}

fn stored(location: &str, receipt: &PutReceipt, tags: &[String]) -> Response {
    let mut response = respond::created(location, &receipt.digest);
    if let Some(subject) = &receipt.subject {
        respond::set(&mut response, SUBJECT, &subject.to_string());
    }
    for tag in tags {
        if let Ok(value) = HeaderValue::from_str(tag) {
            response.headers_mut().append(TAG, value);
        }
    }
    response
}

fn too_large_or_broken(error: &(dyn std::error::Error + 'static)) -> RegistryError {
    match error.is::<http_body_util::LengthLimitError>() {
        true => RegistryError::ManifestTooLarge(MANIFEST_LIMIT),
        false => RegistryError::BodyBroken(error.to_string()),
    }
}

/// The length that GET would have, on an answer without a body.
pub(crate) fn set_length(response: &mut Response, length: u64) {
    response
        .headers_mut()
        .insert(http::header::CONTENT_LENGTH, length.into());
}

/// A digest in a path or query.
pub(crate) fn digest(text: &str) -> Result<Digest, WireError> {
    Ok(text.parse()?)
}
