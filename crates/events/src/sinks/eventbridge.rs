//! Events put on a bus of Amazon EventBridge, or of something that speaks its `PutEvents`.
//!
//! Odd: AWS keeps sources that begin with `aws.` to itself and refuses them from anybody else. So `aws.ecr` goes as
//! `tidewaiter.ecr`, unless the settings say that the bus is none of AWS's.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use async_trait::async_trait;
use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use http::Request;
use reqwest::Client;
use reqwest::redirect::Policy;
use serde::Deserialize;
use serde_json::{Value, json};
use tidewaiter_types::Clock;

use super::{Sink, SinkError};

/// How long a bus may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Bytes of an answer that are looked at.
const ANSWER: usize = 64 << 10;

/// A bus in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EventBridgeSettings {
    /// AWS region of the bus.
    pub region: String,
    /// The bus's name or ARN [default: default].
    #[serde(default)]
    pub bus: Option<String>,
    /// Where it is reached, if not at AWS's own address.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// Access key id.
    pub access_key_id: String,
    /// Secret access key.
    pub secret_access_key: String,
    /// Session token, with a temporary key.
    #[serde(default)]
    pub session_token: Option<String>,
    /// Whether sources that begin with `aws.` stay as they are, for a bus that is none of AWS's.
    #[serde(default)]
    pub keep_sources: bool,
}

/// A bus that events are put on.
pub struct EventBridge {
    name: String,
    settings: EventBridgeSettings,
    url: String,
    client: Client,
    clock: Arc<dyn Clock>,
}

impl EventBridge {
    /// The sink of these settings.
    pub fn named(
        name: &str,
        settings: EventBridgeSettings,
        clock: &Arc<dyn Clock>,
    ) -> Result<Self, SinkError> {
        let own = || format!("https://events.{}.amazonaws.com", settings.region);
        let endpoint = settings.endpoint.clone().unwrap_or_else(own);
        let client = Client::builder()
            .timeout(PATIENCE)
            .redirect(Policy::none())
            .build();
        Ok(Self {
            name: name.to_owned(),
            url: format!("{}/", endpoint.trim_end_matches('/')),
            settings,
            client: client.map_err(|error| SinkError::of(&error))?,
            clock: Arc::clone(clock),
        })
    }

    fn body(&self, event: &Value) -> String {
        let time = event["time"]
            .as_str()
            .and_then(|time| time.parse::<jiff::Timestamp>().ok());
        let entry = json!({
            "Time": time.map(|time| time.as_second()),
            "Source": self.source(event["source"].as_str().unwrap_or_default()),
            "DetailType": event["detail-type"],
            "Detail": detail(event).to_string(),
            "Resources": event["resources"],
            "EventBusName": self.settings.bus.as_deref().unwrap_or("default"),
        });
        json!({ "Entries": [entry] }).to_string()
    }

    fn source(&self, source: &str) -> String {
        match source.strip_prefix("aws.") {
            Some(service) if !self.settings.keep_sources => format!("tidewaiter.{service}"),
            _ => source.to_owned(),
        }
    }

    /// The request, signed.
    fn request(&self, body: String) -> Result<Request<String>, SinkError> {
        let request = Request::post(&self.url)
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", "AWSEvents.PutEvents")
            .body(body);
        let mut request = request.map_err(|error| SinkError::of(&error))?;
        let settings = &self.settings;
        let identity = Credentials::new(
            &settings.access_key_id,
            &settings.secret_access_key,
            settings.session_token.clone(),
            None,
            "settings",
        )
        .into();
        let now = Duration::from_millis(u64::try_from(self.clock.now().0).unwrap_or(0));
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(&settings.region)
            .name("events")
            .time(UNIX_EPOCH + now)
            .settings(SigningSettings::default())
            .build()
            .map_err(|error| SinkError::of(&error))?
            .into();
        let headers = request.headers().iter();
        let headers = headers.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        let signable = SignableRequest::new(
            "POST",
            &self.url,
            headers,
            SignableBody::Bytes(request.body().as_bytes()),
        );
        let signed = signable.and_then(|signable| sign(signable, &params));
        let (instructions, _) = signed.map_err(|error| SinkError::of(&error))?.into_parts();
        instructions.apply_to_request_http1x(&mut request);
        Ok(request)
    }
}

/// What the bus carries of an event beside the members that it has a place for. The id goes along, since the bus gives
/// each event one of its own and receivers drop doubles by ours.
fn detail(event: &Value) -> Value {
    let mut detail = event["detail"].clone();
    if let Some(members) = detail.as_object_mut() {
        members.insert("event-id".to_owned(), event["id"].clone());
    }
    detail
}

#[async_trait]
impl Sink for EventBridge {
    fn name(&self) -> String {
        self.name.clone()
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        let request = self.request(self.body(event))?;
        let request = reqwest::Request::try_from(request).map_err(|error| SinkError::of(&error))?;
        let mut answer = self
            .client
            .execute(request)
            .await
            .map_err(|error| SinkError::of(&error.without_url()))?;
        let status = answer.status();
        let mut body = Vec::new();
        while let Ok(Some(piece)) = answer.chunk().await {
            body.extend_from_slice(&piece);
            if body.len() > ANSWER {
                break;
            }
        }
        let body: Value = serde_json::from_slice(&body).unwrap_or_default();
        if !status.is_success() {
            return Err(SinkError(format!("the bus answered {status}: {body}")));
        }
        // The answer is a success even if the one entry was not taken.
        match body["FailedEntryCount"].as_u64() {
            Some(0) => Ok(()),
            _ => Err(SinkError(format!(
                "the bus did not take the event: {}",
                body["Entries"][0]
            ))),
        }
    }
}
