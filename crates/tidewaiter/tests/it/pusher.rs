//! A client that pushes whatever bytes a test wants, and notes what the server acknowledged.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::blocking::Client;
use sha2::{Digest as _, Sha256};
use tidewaiter_testkit::clients::login_password;
use tidewaiter_testkit::server::Server;

/// The digest of some bytes.
pub fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(bytes)))
}

/// Pushes to one repository.
pub struct Pusher {
    pub client: Client,
    /// `http://HOST/v2/REPOSITORY`.
    pub base: String,
    pub token: String,
}

/// What an image's parts are, by media type.
pub struct Types<'a> {
    pub config: &'a str,
    pub layer: &'a str,
}

impl Pusher {
    pub fn new(server: &Server, repository: &str, patience: Duration) -> Self {
        Self::with_token(server, repository, patience, login_password(server))
    }

    /// With a token that was got already.
    pub fn with_token(server: &Server, repository: &str, patience: Duration, token: String) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self {
            client: Client::builder().timeout(patience).build().unwrap(),
            base: format!("{}/v2/{repository}", server.url()),
            token,
        }
    }

    fn put(&self, path: &str, media_type: &str, body: Vec<u8>) -> Option<StatusCode> {
        let request = self
            .client
            .put(format!("{}/{path}", self.base))
            .basic_auth("AWS", Some(&self.token));
        Some(
            request
                .header("content-type", media_type)
                .body(body)
                .send()
                .ok()?
                .status(),
        )
    }

    /// Pushes one blob; `Some` with its digest if the server said that it has it.
    pub fn blob(&self, bytes: &[u8]) -> Option<String> {
        let start = self
            .client
            .post(format!("{}/blobs/uploads/", self.base))
            .basic_auth("AWS", Some(&self.token));
        let location = start
            .send()
            .ok()?
            .headers()
            .get("location")?
            .to_str()
            .ok()?
            .to_owned();
        let location = location
            .rsplit_once("/blobs/")
            .map(|(_, rest)| format!("blobs/{rest}"))?;
        let digest = digest(bytes);
        let joint = if location.contains('?') { '&' } else { '?' };
        let path = format!("{location}{joint}digest={digest}");
        (self.put(&path, "application/octet-stream", bytes.to_vec())? == StatusCode::CREATED)
            .then_some(digest)
    }

    /// Pushes an image of one layer; `Some` with its manifest if the server said that it has it.
    pub fn image(&self, tag: &str, config: &[u8], layer: &[u8], types: &Types<'_>) -> Option<Vec<u8>> {
        let layer_digest = self.blob(layer)?;
        let config_digest = self.blob(config)?;
        let manifest = format!(
            r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
            "config":{{"mediaType":"{}","digest":"{config_digest}","size":{}}},
            "layers":[{{"mediaType":"{}","digest":"{layer_digest}","size":{}}}]}}"#,
            types.config,
            config.len(),
            types.layer,
            layer.len()
        );
        let manifest = manifest.into_bytes();
        let put = self.put(
            &format!("manifests/{tag}"),
            "application/vnd.oci.image.manifest.v1+json",
            manifest.clone(),
        )?;
        (put == StatusCode::CREATED).then_some(manifest)
    }

    /// Reads something that must be there.
    pub fn read(&self, path: &str) -> Vec<u8> {
        let request = self
            .client
            .get(format!("{}/{path}", self.base))
            .basic_auth("AWS", Some(&self.token));
        let answer = request.send().unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        answer.bytes().unwrap().to_vec()
    }
}
