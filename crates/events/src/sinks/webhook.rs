//! Events posted to an address.
//!
//! The body is the event's JSON; any 2xx answer takes it. Redirects are not followed, so that an event goes nowhere but
//! where its owner said. With a secret, posts are signed as the Standard Webhooks specification says: `webhook-id`,
//! `webhook-timestamp` and `webhook-signature` over both and the body. Receivers refuse a timestamp that is more than five
//! minutes off, and drop an id that they have seen: a retry has a new timestamp and the same id.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use ring::hmac;
use serde::Deserialize;
use serde_json::Value;
use tidewaiter_types::Clock;

use super::{Sink, SinkError};

/// How long an address may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a secret begins with by the specification.
const SECRET_PREFIX: &str = "whsec_";
/// Bytes of a secret, by the specification.
const SECRET_LENGTH: std::ops::RangeInclusive<usize> = 24..=64;

/// An address in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WebhookSettings {
    /// Where events are posted to.
    pub url: String,
    /// `whsec_` and 24 to 64 bytes in base64, for the signature; none: posts are not signed.
    #[serde(default)]
    pub secret: Option<String>,
}

/// One address that events are posted to.
pub struct Webhook {
    name: String,
    url: String,
    client: Client,
    signer: Option<Signer>,
}

struct Signer {
    key: hmac::Key,
    clock: Arc<dyn Clock>,
}

impl Webhook {
    /// A sink that posts to `url`, unsigned.
    pub fn new(url: impl Into<String>) -> Result<Self, SinkError> {
        let url = url.into();
        Ok(Self {
            name: format!("webhook {url}"),
            client: client()?,
            url,
            signer: None,
        })
    }

    /// The sink of these settings.
    pub fn named(name: &str, settings: WebhookSettings, clock: &Arc<dyn Clock>) -> Result<Self, SinkError> {
        let signer = settings.secret.map(|secret| Signer::new(&secret, clock));
        Ok(Self {
            name: name.to_owned(),
            signer: signer.transpose()?,
            ..Self::new(settings.url)?
        })
    }

    fn request(&self, event: &Value) -> RequestBuilder {
        let body = event.to_string();
        let request = self
            .client
            .post(&self.url)
            .header(CONTENT_TYPE, "application/json");
        match &self.signer {
            Some(signer) => signer.sign(request, event["id"].as_str().unwrap_or_default(), &body),
            None => request,
        }
        .body(body)
    }
}

fn client() -> Result<Client, SinkError> {
    let client = Client::builder()
        .timeout(PATIENCE)
        .redirect(Policy::none())
        .build();
    client.map_err(|error| SinkError::of(&error))
}

impl Signer {
    fn new(secret: &str, clock: &Arc<dyn Clock>) -> Result<Self, SinkError> {
        let encoded = secret.strip_prefix(SECRET_PREFIX).unwrap_or(secret);
        let bytes = STANDARD
            .decode(encoded)
            .ok()
            .filter(|bytes| SECRET_LENGTH.contains(&bytes.len()));
        let words = "a webhook's secret is whsec_ and 24 to 64 bytes in base64; make one with \
                     `echo whsec_$(openssl rand -base64 32)`";
        let bytes = bytes.ok_or_else(|| SinkError(words.to_owned()))?;
        Ok(Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, &bytes),
            clock: Arc::clone(clock),
        })
    }

    fn sign(&self, request: RequestBuilder, id: &str, body: &str) -> RequestBuilder {
        let seconds = self.clock.now().0 / 1000;
        let signed = hmac::sign(&self.key, format!("{id}.{seconds}.{body}").as_bytes());
        request
            .header("webhook-id", id)
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", format!("v1,{}", STANDARD.encode(signed)))
    }
}

#[async_trait]
impl Sink for Webhook {
    fn name(&self) -> String {
        self.name.clone()
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        let answer = self.request(event).send().await;
        let answer = answer.map_err(|error| SinkError::of(&error.without_url()))?;
        if answer.status().is_success() {
            return Ok(());
        }
        Err(SinkError(format!("it answered {}", answer.status())))
    }
}
