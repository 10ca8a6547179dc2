//! Events posted to an address.
//!
//! The body is the event's JSON; any 2xx answer takes it. Redirects are not followed, so that an event goes
//! nowhere but where its owner said.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::Client;
use reqwest::redirect::Policy;
use serde_json::Value;

use super::{Sink, SinkError};

/// How long an address may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// One address that events are posted to.
pub struct Webhook {
    url: String,
    client: Client,
}

impl Webhook {
    /// A sink that posts to `url`.
    pub fn new(url: impl Into<String>) -> Result<Self, SinkError> {
        let client = Client::builder()
            .timeout(PATIENCE)
            .redirect(Policy::none())
            .build();
        let client = client.map_err(|error| SinkError(error.to_string()))?;
        Ok(Self {
            url: url.into(),
            client,
        })
    }
}

#[async_trait]
impl Sink for Webhook {
    fn name(&self) -> String {
        format!("webhook {}", self.url)
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        let answer = self.client.post(&self.url).json(event).send().await;
        let answer = answer.map_err(|error| SinkError(error.to_string()))?;
        if answer.status().is_success() {
            return Ok(());
        }
        Err(SinkError(format!("{} answered {}", self.url, answer.status())))
    }
}
