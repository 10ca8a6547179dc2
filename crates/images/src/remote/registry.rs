//! A registry, by the OCI distribution protocol (distribution-spec 1.1, docker's token protocol): what is read from it
//! and what is pushed to it.
//!
//! Credentials come from docker's configuration file where none are given. A registry on this machine is spoken to
//! without TLS.

use std::io::Read;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::blocking::{Client, RequestBuilder, Response};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, LOCATION, WWW_AUTHENTICATE};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tidewaiter_types::oci::{Descriptor, Manifest};
use tidewaiter_types::{Digest, media_type};

use super::credentials::{Credentials, docker_credentials};
use crate::{ImageError, MAX_DOCUMENT, Reference, damaged, parse_manifest, verify};

/// How long a registry may take to accept a connection, or to send the next bytes.
const PATIENCE: Duration = Duration::from_secs(60);
const ACCEPTED: [&str; 4] = [
    media_type::OCI_MANIFEST,
    media_type::OCI_INDEX,
    media_type::DOCKER_MANIFEST,
    media_type::DOCKER_LIST,
];

/// What is to be done in a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading.
    Pull,
    /// Reading and writing.
    Push,
}

/// One repository of a registry, signed in. It blocks.
pub struct Registry {
    client: Client,
    reference: Reference,
    /// The value of `Authorization` that the registry took.
    authorization: Option<String>,
}

impl Registry {
    /// Connects to the registry of a reference and signs in, with these credentials or docker's.
    ///
    /// # Errors
    /// If the registry is not reached or refuses.
    pub fn connect(
        reference: &Reference,
        access: Access,
        credentials: Option<&Credentials>,
    ) -> Result<Self, ImageError> {
        let client = Client::builder().connect_timeout(PATIENCE).timeout(None).build();
        let client = client.map_err(|error| refused(reference, error))?;
        let mut registry = Self {
            client,
            reference: reference.clone(),
            authorization: None,
        };
        registry.authorization = registry.authorize(access, credentials)?;
        Ok(registry)
    }

    /// A manifest's bytes and digest, by tag or digest.
    ///
    /// # Errors
    /// If it is not there, or its bytes are not those of the digest.
    pub fn manifest(&self, version: &str) -> Result<(Digest, Vec<u8>), ImageError> {
        let bytes = bounded(self.get(&format!("manifests/{version}"))?, MAX_DOCUMENT)?;
        Ok((digest_of(&bytes, version)?, bytes))
    }

    /// The bytes of a blob; reading them to the end checks them against the digest.
    ///
    /// # Errors
    /// If it is not there.
    pub fn blob(&self, digest: Digest) -> Result<Box<dyn Read + Send>, ImageError> {
        let answer = self.get(&format!("blobs/{digest}"))?;
        Ok(Box::new(verify::Verified::new(answer, digest)))
    }

    /// What refers to a manifest; nothing where the registry does not know how to tell (distribution-spec 1.1,
    /// "Listing Referrers").
    ///
    /// # Errors
    /// If the registry is not reached or its answer is no index.
    pub fn referrers(&self, subject: Digest) -> Result<Vec<Descriptor>, ImageError> {
        let answer = self.send(self.request(self.client.get(self.own(&format!("referrers/{subject}")))))?;
        if !answer.status().is_success() {
            return Ok(vec![]);
        }
        let index: Manifest = parse_manifest("the list of referrers", &bounded(answer, MAX_DOCUMENT)?)?;
        Ok(index.manifests)
    }

    /// Pushes a blob, unless it is there.
    ///
    /// # Errors
    /// If the registry refuses it.
    pub fn push_blob(&self, digest: Digest, bytes: &[u8]) -> Result<(), ImageError> {
        let there = self.request(self.client.head(self.own(&format!("blobs/{digest}"))));
        if self.send(there)?.status() == StatusCode::OK {
            return Ok(());
        }
        let start = self.request(self.client.post(self.own("blobs/uploads/")));
        let started = self.expect_success(self.send(start)?)?;
        let location = started
            .headers()
            .get(LOCATION)
            .and_then(|value| value.to_str().ok());
        let location = location.ok_or_else(|| refused(&self.reference, "no place for the upload"))?;
        let upload = self
            .client
            .put(self.absolute(location))
            .query(&[("digest", digest.to_string())]);
        let upload = upload
            .header(CONTENT_TYPE, "application/octet-stream")
            .body(bytes.to_vec());
        self.expect_success(self.send(self.request(upload))?).map(drop)
    }

    /// Pushes a manifest under a tag or its digest.
    ///
    /// # Errors
    /// If the registry refuses it.
    pub fn push_manifest(&self, version: &str, media_type: &str, bytes: &[u8]) -> Result<(), ImageError> {
        let put = self.client.put(self.own(&format!("manifests/{version}")));
        let put = put.header(CONTENT_TYPE, media_type).body(bytes.to_vec());
        self.expect_success(self.send(self.request(put))?).map(drop)
    }

    fn base(&self) -> String {
        let scheme = if self.reference.is_local() {
            "http"
        } else {
            "https"
        };
        format!("{scheme}://{}", self.reference.host)
    }

    fn own(&self, path: &str) -> String {
        format!("{}/v2/{}/{path}", self.base(), self.reference.name)
    }

    fn absolute(&self, location: &str) -> String {
        if location.starts_with('/') {
            format!("{}{location}", self.base())
        } else {
            location.to_owned()
        }
    }

    /// Asks how to sign in, and signs in.
    fn authorize(&self, access: Access, given: Option<&Credentials>) -> Result<Option<String>, ImageError> {
        let answer = self.send(self.client.get(format!("{}/v2/", self.base())))?;
        let Some(challenge) = answer
            .headers()
            .get(WWW_AUTHENTICATE)
            .and_then(|value| value.to_str().ok())
        else {
            return Ok(None);
        };
        let basic = given.map(Credentials::basic);
        let basic = basic.or_else(|| docker_credentials(&self.reference.host));
        match Challenge::parse(challenge) {
            Some(challenge) => self.token(&challenge, access, basic.as_deref()).map(Some),
            None => Ok(basic.map(|credentials| format!("Basic {credentials}"))),
        }
    }

    fn token(
        &self,
        challenge: &Challenge,
        access: Access,
        basic: Option<&str>,
    ) -> Result<String, ImageError> {
        #[derive(Deserialize)]
        struct Token {
            #[serde(alias = "access_token")]
            token: String,
        }
        let actions = match access {
            Access::Pull => "pull",
            Access::Push => "pull,push",
        };
        let scope = format!("repository:{}:{actions}", self.reference.name);
        let query = [("service", challenge.service.as_str()), ("scope", scope.as_str())];
        let mut request = self.client.get(&challenge.realm).query(&query);
        if let Some(credentials) = basic {
            request = request.header(AUTHORIZATION, format!("Basic {credentials}"));
        }
        let answer = self.expect_success(self.send(request)?)?;
        let token: Token = serde_json::from_slice(&bounded(answer, MAX_DOCUMENT)?)
            .map_err(|error| damaged("the registry's token", error))?;
        Ok(format!("Bearer {}", token.token))
    }

    pub(super) fn get(&self, path: &str) -> Result<Response, ImageError> {
        let request = self
            .client
            .get(self.own(path))
            .header(ACCEPT, ACCEPTED.join(", "));
        self.expect_success(self.send(self.request(request))?)
    }

    fn request(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.authorization {
            Some(authorization) => request.header(AUTHORIZATION, authorization),
            None => request,
        }
    }

    fn send(&self, request: RequestBuilder) -> Result<Response, ImageError> {
        request.send().map_err(|error| refused(&self.reference, error))
    }

    fn expect_success(&self, answer: Response) -> Result<Response, ImageError> {
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        let words = bounded(answer, 2000).unwrap_or_default();
        Err(refused(
            &self.reference,
            format!("{status} {}", String::from_utf8_lossy(&words).trim()),
        ))
    }
}

/// The digest of a manifest; it must be the one that was asked for, if one was.
fn digest_of(bytes: &[u8], wanted: &str) -> Result<Digest, ImageError> {
    match wanted.parse::<Digest>() {
        Ok(digest) if verify::matches(bytes, digest) => Ok(digest),
        Ok(digest) => Err(damaged(
            digest.to_string(),
            "its content does not match its digest",
        )),
        Err(_) => Ok(Digest::Sha256(Sha256::digest(bytes).into())),
    }
}

/// A demand for a bearer token.
struct Challenge {
    realm: String,
    service: String,
}

impl Challenge {
    /// From `Bearer realm="…",service="…"`; `None` for other schemes.
    fn parse(text: &str) -> Option<Self> {
        let parameters = text.strip_prefix("Bearer ")?;
        let value = |name: &str| {
            let (_, rest) = parameters.split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        Some(Self {
            realm: value("realm")?,
            service: value("service").unwrap_or_default(),
        })
    }
}

pub(super) fn bounded(answer: Response, limit: u64) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    let read = answer.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| damaged("the registry's answer", error))?;
    if bytes.len() as u64 > limit {
        return Err(damaged(
            "the registry's answer",
            format!("it is larger than {limit} bytes"),
        ));
    }
    Ok(bytes)
}

fn refused(reference: &Reference, answer: impl ToString) -> ImageError {
    ImageError::Registry {
        host: reference.host.clone(),
        answer: answer.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_challenge_names_realm_and_service() {
        let text = r#"Bearer realm="https://auth.example/token",service="registry.example",scope="x""#;
        let challenge = Challenge::parse(text).unwrap();
        assert_eq!(challenge.realm, "https://auth.example/token");
        assert_eq!(challenge.service, "registry.example");
        assert!(Challenge::parse(r#"Basic realm="x""#).is_none());
    }
}
