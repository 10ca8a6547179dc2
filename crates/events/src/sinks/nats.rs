//! Events published to a stream of NATS JetStream.
//!
//! An event counts as delivered when the stream has acknowledged it. It carries its id as `Nats-Msg-Id`, so that the stream
//! drops one that comes twice within its window. The connection is made when the first event goes, and mended by the
//! library.

use std::path::PathBuf;

use async_nats::jetstream::{self, Context, stream};
use async_nats::{ConnectOptions, HeaderMap, header};
use async_trait::async_trait;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::OnceCell;

use super::{Sink, SinkError};

/// A stream in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NatsSettings {
    /// `nats://HOST:4222` or `tls://…`, with `USER:PASSWORD@` where the server wants it.
    pub url: String,
    /// What subjects begin with [default: tidewaiter].
    #[serde(default)]
    pub subject: Option<String>,
    /// A stream to be made for the subjects if it is not there; none: one that takes them is there.
    #[serde(default)]
    pub stream: Option<String>,
    /// A file of credentials, as `nsc` writes it.
    #[serde(default)]
    pub credentials_file: Option<PathBuf>,
}

/// A stream that events are published to.
pub struct Nats {
    name: String,
    settings: NatsSettings,
    subject: String,
    context: OnceCell<Context>,
}

impl Nats {
    /// The sink of these settings.
    pub fn named(name: &str, settings: NatsSettings) -> Result<Self, SinkError> {
        let subject = settings
            .subject
            .clone()
            .unwrap_or_else(|| "tidewaiter".to_owned());
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if subject.is_empty() || !subject.chars().all(is_plain) {
            return Err(SinkError(format!(
                "{subject:?} is no beginning of a subject: letters, digits, - _ and ."
            )));
        }
        Ok(Self {
            name: name.to_owned(),
            settings,
            subject,
            context: OnceCell::new(),
        })
    }

    async fn connect(&self) -> Result<Context, SinkError> {
        let options = match &self.settings.credentials_file {
            Some(file) => ConnectOptions::with_credentials_file(file)
                .await
                .map_err(|error| SinkError(format!("{}: {error}", file.display())))?,
            None => ConnectOptions::new(),
        };
        let client = options
            .name("tidewaiter")
            .connect(self.settings.url.as_str())
            .await
            .map_err(|error| SinkError::of(&error))?;
        let context = jetstream::new(client);
        if let Some(stream) = &self.settings.stream {
            self.ensure(&context, stream).await?;
        }
        Ok(context)
    }

    async fn ensure(&self, context: &Context, stream: &str) -> Result<(), SinkError> {
        let config = stream::Config {
            name: stream.to_owned(),
            subjects: vec![format!("{}.>", self.subject)],
            ..stream::Config::default()
        };
        let made = context.get_or_create_stream(config).await;
        made.map(drop).map_err(|error| SinkError::of(&error))
    }

    /// `tidewaiter.aws.ecr.ECR-Image-Scan`.
    fn subject_of(&self, event: &Value) -> String {
        let word = |member: &str| event[member].as_str().unwrap_or("unknown").replace(' ', "-");
        format!("{}.{}.{}", self.subject, word("source"), word("detail-type"))
    }
}

#[async_trait]
impl Sink for Nats {
    fn name(&self) -> String {
        self.name.clone()
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        let context = self.context.get_or_try_init(|| self.connect()).await?;
        let mut headers = HeaderMap::new();
        headers.insert(header::NATS_MESSAGE_ID, event["id"].as_str().unwrap_or_default());
        let body = event.to_string().into();
        let sent = context
            .publish_with_headers(self.subject_of(event), headers, body)
            .await;
        let acknowledged = sent.map_err(|error| SinkError::of(&error))?.await;
        acknowledged.map(drop).map_err(|error| SinkError::of(&error))
    }
}
