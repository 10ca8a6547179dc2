//! Pushes an image as any client would: blobs that are missing, then the manifest (distribution-spec 1.1, "Push").

use anyhow::{Context, bail};
use reqwest::header::{CONTENT_TYPE, LOCATION};
use reqwest::{Client, Response, StatusCode};
use tidewaiter_types::Digest;
use tidewaiter_types::oci::Manifest;

use super::image::Layout;

/// ECR's user name.
const USER: &str = "AWS";

struct Push<'a> {
    client: Client,
    /// `http://HOST/v2/REPOSITORY`.
    base: String,
    url: &'a str,
    token: &'a str,
}

/// Pushes and gives the manifest's digest.
pub async fn push(
    url: &str,
    token: &str,
    repository: &str,
    tag: &str,
    image: &Layout,
) -> anyhow::Result<Digest> {
    let push = Push {
        client: Client::new(),
        base: format!("{url}/v2/{repository}"),
        url,
        token,
    };
    let entry = image.entry()?;
    let bytes = image.blob(&entry.digest)?;
    let manifest: Manifest = serde_json::from_slice(bytes).context("the manifest of the image is damaged")?;
    for descriptor in manifest.config.iter().chain(&manifest.layers) {
        push.blob(&descriptor.digest, image.blob(&descriptor.digest)?)
            .await?;
    }
    let request = push
        .client
        .put(format!("{}/manifests/{tag}", push.base))
        .basic_auth(USER, Some(token));
    let answer = request
        .header(CONTENT_TYPE, &entry.media_type)
        .body(bytes.to_vec())
        .send()
        .await?;
    expect(answer, StatusCode::CREATED).await?;
    Ok(entry.digest)
}

impl Push<'_> {
    async fn blob(&self, digest: &Digest, bytes: &[u8]) -> anyhow::Result<()> {
        let there = self
            .client
            .head(format!("{}/blobs/{digest}", self.base))
            .basic_auth(USER, Some(self.token));
        if there.send().await?.status() == StatusCode::OK {
            return Ok(());
        }
        let start = self
            .client
            .post(format!("{}/blobs/uploads/", self.base))
            .basic_auth(USER, Some(self.token));
        let started = expect(start.send().await?, StatusCode::ACCEPTED).await?;
        let location = started
            .headers()
            .get(LOCATION)
            .and_then(|value| value.to_str().ok());
        let location = self.absolute(location.context("the registry gave no place for the upload")?);
        let upload = self.client.put(location).query(&[("digest", digest.to_string())]);
        let upload = upload.basic_auth(USER, Some(self.token)).body(bytes.to_vec());
        expect(upload.send().await?, StatusCode::CREATED).await?;
        Ok(())
    }

    fn absolute(&self, location: &str) -> String {
        if location.starts_with('/') {
            format!("{}{location}", self.url)
        } else {
            location.to_owned()
        }
    }
}

async fn expect(answer: Response, status: StatusCode) -> anyhow::Result<Response> {
    if answer.status() != status {
        bail!(
            "the registry answered {}: {}",
            answer.status(),
            answer.text().await.unwrap_or_default()
        );
    }
    Ok(answer)
}
