//! Mail that tells of many events together: a digest, sent when the oldest of them has waited for as long as the settings
//! say.
//!
//! Odd: the events wait in the outbox and not here, so that none is lost when the server ends, and a digest that the mail
//! server did not take is sent again with what came meanwhile.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

use async_trait::async_trait;
use lettre::message::{Mailbox, header::ContentType};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use serde::Deserialize;
use serde_json::Value;

use super::{Sink, SinkError};

/// How long a mail server may take for each step.
const PATIENCE: Duration = Duration::from_secs(30);
/// Lines of a digest that tell of one event each.
const LINES: usize = 200;

/// A digest in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EmailSettings {
    /// The mail server: `smtps://USER:PASSWORD@HOST`, or `smtp://HOST:25` (`?tls=required` for STARTTLS).
    pub url: String,
    /// Who it is from.
    pub from: String,
    /// Who gets it.
    pub to: Vec<String>,
    /// Minutes that events are gathered [default: 60].
    #[serde(default)]
    pub every_minutes: Option<u64>,
}

/// A digest by mail.
pub struct Email {
    name: String,
    from: Mailbox,
    to: Vec<Mailbox>,
    every: Duration,
    server: AsyncSmtpTransport<Tokio1Executor>,
}

impl Email {
    /// The sink of these settings.
    pub fn named(name: &str, settings: EmailSettings) -> Result<Self, SinkError> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.url)
            .map_err(|error| SinkError::of(&error))?
            .timeout(Some(PATIENCE))
            .build();
        if settings.to.is_empty() {
            return Err(SinkError("say who gets the mail: to = [\"…\"]".to_owned()));
        }
        Ok(Self {
            name: name.to_owned(),
            from: mailbox(&settings.from)?,
            to: settings
                .to
                .iter()
                .map(|one| mailbox(one))
                .collect::<Result<_, _>>()?,
            every: Duration::from_secs(60 * settings.every_minutes.unwrap_or(60)),
            server,
        })
    }

    fn message(&self, events: &[Value]) -> Result<Message, SinkError> {
        let builder = Message::builder().from(self.from.clone());
        let builder = self.to.iter().fold(builder, |builder, to| builder.to(to.clone()));
        builder
            .subject(subject(events))
            .header(ContentType::TEXT_PLAIN)
            .body(text(events))
            .map_err(|error| SinkError::of(&error))
    }
}

fn mailbox(text: &str) -> Result<Mailbox, SinkError> {
    text.parse()
        .map_err(|error| SinkError(format!("{text:?} is no address: {error}")))
}

fn subject(events: &[Value]) -> String {
    match events {
        [event] => format!("tidewaiter: {}", line(event)),
        events => format!("tidewaiter: {} events", events.len()),
    }
}

/// Counts by kind, then a line for each event, those of the gravest kind of news first.
fn text(events: &[Value]) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for event in events {
        *kinds.entry(kind(event)).or_default() += 1;
    }
    let mut text = String::new();
    for (kind, count) in &kinds {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{count:>6}  {kind}");
    }
    text.push('\n');
    for event in events.iter().take(LINES) {
        let _ = writeln!(
            text,
            "{}  {}",
            event["time"].as_str().unwrap_or_default(),
            line(event)
        );
    }
    if events.len() > LINES {
        let _ = writeln!(text, "… and {} more", events.len() - LINES);
    }
    text
}

fn kind(event: &Value) -> &str {
    event["detail-type"].as_str().unwrap_or("event")
}

/// What an event says, in a line.
fn line(event: &Value) -> String {
    let detail = &event["detail"];
    let title = detail["title"].as_str().or(detail["vulnerability-id"].as_str());
    let words = [
        Some(kind(event)),
        detail["severity"].as_str(),
        detail["status"].as_str(),
        title,
        detail["action-type"].as_str(),
        detail["scan-status"].as_str(),
        detail["repository-name"].as_str(),
        detail["image-tag"].as_str(),
        event["resources"][0].as_str(),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    // What comes from an image or an advisory must not end the line.
    words.join("  ").replace(char::is_control, " ")
}

#[async_trait]
impl Sink for Email {
    fn name(&self) -> String {
        self.name.clone()
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        self.deliver_together(std::slice::from_ref(event)).await
    }

    fn gathers_for(&self) -> Option<Duration> {
        Some(self.every)
    }

    async fn deliver_together(&self, events: &[Value]) -> Result<(), SinkError> {
        let sent = self.server.send(self.message(events)?).await;
        sent.map(drop).map_err(|error| SinkError::of(&error))
    }
}
