//! Where events go: a file for each kind of place.
//!
//! Odd: a sink is known to the store by its name. Under another name it is another sink, and what waited for the old one
//! is forgotten.

mod email;
mod eventbridge;
mod file;
mod findings;
mod log;
mod nats;
mod settings;
mod webhook;

use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;

pub use email::{Email, EmailSettings};
pub use eventbridge::{EventBridge, EventBridgeSettings};
pub use file::{File, FileSettings};
pub use findings::{Findings, Render, filled};
pub use log::Log;
pub use nats::{Nats, NatsSettings};
pub use settings::{SinkSettings, SinkSettingsError};
pub use webhook::{Webhook, WebhookSettings};

/// Why a sink did not take an event; it is offered again.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SinkError(pub String);

impl SinkError {
    /// With the words of an error and of what caused it: what a library shows first seldom says what is wrong.
    pub(crate) fn of(error: &dyn std::error::Error) -> Self {
        let mut words = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            let more = error.to_string();
            if !words.contains(&more) {
                words = format!("{words}: {more}");
            }
            cause = error.source();
        }
        Self(words)
    }
}

/// Something that takes events.
#[async_trait]
pub trait Sink: Send + Sync {
    /// Its name, under which the store remembers what it has; stable over restarts.
    fn name(&self) -> String;

    /// Takes one event, or says why not. An event may come twice.
    async fn deliver(&self, event: &Value) -> Result<(), SinkError>;

    /// For how long events are gathered, to be delivered together; `None`: each goes at once.
    fn gathers_for(&self) -> Option<Duration> {
        None
    }

    /// Takes events that were gathered: all of them, or none.
    async fn deliver_together(&self, events: &[Value]) -> Result<(), SinkError> {
        for event in events {
            self.deliver(event).await?;
        }
        Ok(())
    }
}
