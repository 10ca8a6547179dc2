//! Where events go.

mod findings;
mod log;
mod webhook;

use async_trait::async_trait;
use serde_json::Value;

pub use findings::{Findings, Render, filled};
pub use log::Log;
pub use webhook::Webhook;

/// Why a sink did not take an event; it is offered again.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SinkError(pub String);

/// Something that takes events.
#[async_trait]
pub trait Sink: Send + Sync {
    /// Its name, under which the store remembers what it has; stable over restarts.
    fn name(&self) -> String;

    /// Takes one event, or says why not. An event may come twice.
    async fn deliver(&self, event: &Value) -> Result<(), SinkError>;
}
