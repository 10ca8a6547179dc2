//! Images in registries, by the OCI distribution protocol (distribution-spec 1.1, docker's token protocol).
//!
//! Credentials come from docker's configuration file. A registry on this machine is spoken to without TLS.

use std::io::Read;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::blocking::{Client, RequestBuilder, Response};
use reqwest::header::{ACCEPT, AUTHORIZATION, WWW_AUTHENTICATE};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tidewaiter_types::oci::Manifest;
use tidewaiter_types::{Digest, media_type};

use crate::{
    Image, ImageError, Layer, LayerReader, MAX_CONFIG, MAX_DOCUMENT, Reference, damaged, layers_of,
    parse_config, parse_manifest, platform, verify,
};

/// How long a registry may take to accept a connection, or to send the next bytes.
const PATIENCE: Duration = Duration::from_secs(60);
const ACCEPTED: [&str; 4] = [
    media_type::OCI_MANIFEST,
    media_type::OCI_INDEX,
    media_type::DOCKER_MANIFEST,
    media_type::DOCKER_LIST,
];

struct Remote {
    client: Client,
    reference: Reference,
    /// The value of `Authorization` that the registry took.
    authorization: Option<String>,
}

impl LayerReader for Remote {
    fn open(&self, layer: &Layer) -> Result<Box<dyn Read + Send>, ImageError> {
        Ok(Box::new(self.get(&format!("blobs/{}", layer.digest))?))
    }
}

impl Remote {
    fn connect(reference: &Reference) -> Result<Self, ImageError> {
        let client = Client::builder().connect_timeout(PATIENCE).timeout(None).build();
        let client = client.map_err(|error| refused(reference, error))?;
        let mut remote = Self {
            client,
            reference: reference.clone(),
            authorization: None,
        };
        remote.authorization = remote.authorize()?;
        Ok(remote)
    }

    fn url(&self, path: &str) -> String {
        let scheme = if self.reference.is_local() {
            "http"
        } else {
            "https"
        };
        format!("{scheme}://{}/v2/{path}", self.reference.host)
    }

    /// Asks how to sign in, and signs in.
    fn authorize(&self) -> Result<Option<String>, ImageError> {
        let answer = self.send(self.client.get(self.url("")))?;
        let Some(challenge) = answer
            .headers()
            .get(WWW_AUTHENTICATE)
            .and_then(|value| value.to_str().ok())
        else {
            return Ok(None);
        };
        let basic = docker_credentials(&self.reference.host);
        match Challenge::parse(challenge) {
            Some(challenge) => self.token(&challenge, basic.as_deref()).map(Some),
            None => Ok(basic.map(|credentials| format!("Basic {credentials}"))),
        }
    }

    fn token(&self, challenge: &Challenge, basic: Option<&str>) -> Result<String, ImageError> {
        #[derive(Deserialize)]
        struct Token {
            #[serde(alias = "access_token")]
            token: String,
        }
        let scope = format!("repository:{}:pull", self.reference.name);
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

    fn get(&self, path: &str) -> Result<Response, ImageError> {
        let url = self.url(&format!("{}/{path}", self.reference.name));
        let mut request = self.client.get(url).header(ACCEPT, ACCEPTED.join(", "));
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        self.expect_success(self.send(request)?)
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

    /// A manifest with its digest, through an index to the platform that is meant.
    fn manifest(&self) -> Result<(Digest, Manifest), ImageError> {
        let mut wanted = self.reference.version.clone();
        for _ in 0..4 {
            let bytes = bounded(self.get(&format!("manifests/{wanted}"))?, MAX_DOCUMENT)?;
            let digest = self.digest_of(&bytes, &wanted)?;
            let manifest = parse_manifest(&self.reference.to_string(), &bytes)?;
            if manifest.manifests.is_empty() {
                return Ok((digest, manifest));
            }
            let entry = platform::choose(&manifest);
            wanted = entry
                .ok_or_else(|| ImageError::NoImage(self.reference.to_string()))?
                .digest
                .to_string();
        }
        Err(damaged(
            self.reference.to_string(),
            "indexes point to indexes too deeply",
        ))
    }

    /// The digest of a manifest; it must be the one that was asked for, if one was.
    fn digest_of(&self, bytes: &[u8], wanted: &str) -> Result<Digest, ImageError> {
        match wanted.parse::<Digest>() {
            Ok(digest) if verify::matches(bytes, digest) => Ok(digest),
            Ok(digest) => Err(damaged(
                digest.to_string(),
                "its content does not match its digest",
            )),
            Err(_) => Ok(Digest::Sha256(Sha256::digest(bytes).into())),
        }
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

/// `user:password` in base64, as docker's configuration file has it for a host.
fn docker_credentials(host: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Config {
        #[serde(default)]
        auths: std::collections::HashMap<String, Auth>,
    }
    #[derive(Deserialize)]
    struct Auth {
        auth: Option<String>,
    }
    let folder = std::env::var_os("DOCKER_CONFIG").map(std::path::PathBuf::from);
    let folder =
        folder.or_else(|| Some(std::path::PathBuf::from(std::env::var_os("HOME")?).join(".docker")))?;
    let config: Config = serde_json::from_slice(&std::fs::read(folder.join("config.json")).ok()?).ok()?;
    let names = [
        host.to_owned(),
        format!("https://{host}"),
        format!("https://{host}/v2/"),
    ];
    let hub = (host == "registry-1.docker.io").then(|| "https://index.docker.io/v1/".to_owned());
    let auth = names
        .iter()
        .chain(&hub)
        .find_map(|name| config.auths.get(name)?.auth.clone())?;
    STANDARD.decode(&auth).is_ok().then_some(auth)
}

fn bounded(answer: Response, limit: u64) -> Result<Vec<u8>, ImageError> {
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

/// Opens an image in a registry.
pub(crate) fn open(reference: &Reference) -> Result<Image, ImageError> {
    let remote = Remote::connect(reference)?;
    let (digest, manifest) = remote.manifest()?;
    let name = reference.to_string();
    let config = manifest
        .config
        .as_ref()
        .filter(|config| media_type::is_image_config(&config.media_type));
    let config = config.ok_or_else(|| ImageError::NoImage(name.clone()))?;
    let bytes = bounded(remote.get(&format!("blobs/{}", config.digest))?, MAX_CONFIG)?;
    if !verify::matches(&bytes, config.digest) {
        return Err(damaged(
            "the image's configuration",
            "its content does not match its digest",
        ));
    }
    let config = parse_config("the image's configuration", &bytes)?;
    Ok(Image {
        name,
        digest,
        config,
        layers: layers_of(&manifest),
        reader: Box::new(remote),
    })
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
