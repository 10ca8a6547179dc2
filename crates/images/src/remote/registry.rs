//! A registry, by the OCI distribution protocol (distribution-spec 1.1, docker's token protocol): what is read from it
//! and what is pushed to it.
//!
//! Credentials come from docker's and podman's files where none are given. A registry on this machine is spoken to
//! without TLS.
//!
//! Odd: a token may end while layers are read, so who is refused once signs in again.

use std::io::Read;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::blocking::{Client, RequestBuilder, Response};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, LOCATION, WWW_AUTHENTICATE};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tidewaiter_types::oci::{Descriptor, Manifest};
use tidewaiter_types::{Digest, media_type};

use super::credentials::{self, Credentials};
use crate::{ImageError, MAX_DOCUMENT, Reference, damaged, parse_manifest, verify};

/// How long a registry may take to accept a connection, or to send the next bytes.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long it may take to be sent a blob.
const PATIENCE_WITH_UPLOADS: Duration = Duration::from_secs(3600);
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
    is_plain: bool,
    access: Access,
    credentials: Option<Credentials>,
    /// The value of `Authorization` that the registry took.
    authorization: Mutex<Option<String>>,
}

impl Registry {
    /// Connects to the registry of a reference and signs in, with these credentials or those that the user's files know.
    ///
    /// # Errors
    /// If the registry is not reached or refuses.
    pub fn connect(
        reference: &Reference,
        access: Access,
        credentials: Option<&Credentials>,
    ) -> Result<Self, ImageError> {
        let credentials = match credentials {
            Some(given) => Some(given.clone()),
            None => credentials::find(reference)?,
        };
        Self::connect_as(reference, access, credentials, reference.is_local())
    }

    /// The same with these credentials or none, whatever the user's files know; `is_plain` without TLS.
    ///
    /// # Errors
    /// If the registry is not reached or refuses.
    pub fn connect_as(
        reference: &Reference,
        access: Access,
        credentials: Option<Credentials>,
        is_plain: bool,
    ) -> Result<Self, ImageError> {
        let registry = Self {
            client: client(PATIENCE).map_err(|error| refused(reference, error))?,
            reference: reference.clone(),
            is_plain,
            access,
            credentials,
            authorization: Mutex::new(None),
        };
        registry.sign_in()?;
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
            .timeout(PATIENCE_WITH_UPLOADS)
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
        let scheme = if self.is_plain { "http" } else { "https" };
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
    fn sign_in(&self) -> Result<(), ImageError> {
        let answer = self.send(self.client.get(format!("{}/v2/", self.base())))?;
        let challenge = answer
            .headers()
            .get(WWW_AUTHENTICATE)
            .and_then(|value| value.to_str().ok());
        let authorization = match challenge {
            None => None,
            Some(challenge) => self.authorize(challenge)?,
        };
        *self.lock() = authorization;
        Ok(())
    }

    /// The answer to a challenge.
    fn authorize(&self, challenge: &str) -> Result<Option<String>, ImageError> {
        let known = self.credentials.as_ref();
        match (Challenge::parse(challenge), known) {
            (_, Some(Credentials::Bearer(_))) | (None, _) => Ok(known.and_then(Credentials::header)),
            (Some(challenge), _) => self.token(&challenge).map(Some),
        }
    }

    fn token(&self, challenge: &Challenge) -> Result<String, ImageError> {
        #[derive(Deserialize)]
        struct Token {
            token: Option<String>,
            access_token: Option<String>,
        }
        let answer = self.expect_success(self.send(self.token_request(challenge))?)?;
        let token: Token = serde_json::from_slice(&bounded(answer, MAX_DOCUMENT)?)
            .map_err(|error| damaged("the registry's token", error))?;
        let token = token.token.or(token.access_token);
        let token = token.ok_or_else(|| damaged("the registry's token", "it is missing"))?;
        Ok(format!("Bearer {token}"))
    }

    /// By docker's token protocol; an identity token is changed by its second form (OAuth2, with a form that is posted).
    fn token_request(&self, challenge: &Challenge) -> RequestBuilder {
        let actions = match self.access {
            Access::Pull => "pull",
            Access::Push => "pull,push",
        };
        let scope = format!("repository:{}:{actions}", self.reference.name);
        let query = [("service", challenge.service.as_str()), ("scope", scope.as_str())];
        if let Some(Credentials::Identity(token)) = &self.credentials {
            let own = [
                ("grant_type", "refresh_token"),
                ("client_id", "tidewaiter"),
                ("refresh_token", token.as_str()),
            ];
            return self
                .client
                .post(&challenge.realm)
                .form(&[&own[..], &query].concat());
        }
        let request = self.client.get(&challenge.realm).query(&query);
        match self.credentials.as_ref().and_then(Credentials::header) {
            Some(header) => request.header(AUTHORIZATION, header),
            None => request,
        }
    }

    pub(super) fn get(&self, path: &str) -> Result<Response, ImageError> {
        let request = || {
            let get = self.client.get(self.own(path));
            self.request(get.header(ACCEPT, ACCEPTED.join(", ")))
        };
        let answer = self.send(request())?;
        if answer.status() != StatusCode::UNAUTHORIZED || self.lock().is_none() {
            return self.expect_success(answer);
        }
        self.sign_in()?;
        self.expect_success(self.send(request())?)
    }

    fn request(&self, request: RequestBuilder) -> RequestBuilder {
        match &*self.lock() {
            Some(authorization) => request.header(AUTHORIZATION, authorization),
            None => request,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<String>> {
        self.authorization.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn send(&self, request: RequestBuilder) -> Result<Response, ImageError> {
        let answer = request.send();
        answer.map_err(|error| refused(&self.reference, causes(&error)))
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

/// A client with whom each step of a conversation has its time: to connect, to answer, to send the next bytes.
fn client(patience: Duration) -> reqwest::Result<Client> {
    Client::builder()
        .connect_timeout(patience)
        .timeout(patience)
        .build()
}

/// An error with what is behind it: "error sending request" alone helps nobody.
pub(crate) fn causes(error: &reqwest::Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        words = format!("{words}: {inner}");
        cause = inner.source();
    }
    words
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

pub(crate) fn bounded(answer: Response, limit: u64) -> Result<Vec<u8>, ImageError> {
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
