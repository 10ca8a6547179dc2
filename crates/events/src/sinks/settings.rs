//! Sinks as a settings file names them: `[[sinks]]`, each with a name, a filter and one place.

use std::sync::Arc;

use serde::Deserialize;
use tidewaiter_types::Clock;

use super::{
    Email, EmailSettings, EventBridge, EventBridgeSettings, File, FileSettings, Nats, NatsSettings, Sink,
    SinkError, Webhook, WebhookSettings,
};
use crate::{Filter, Subscription};

/// One sink of a settings file; `docs/events.md` tells what each place takes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SinkSettings {
    /// Its name, under which the store remembers what it has.
    pub name: String,
    /// Which events it wants.
    #[serde(default)]
    pub filter: Filter,
    /// An address that events are posted to.
    pub webhook: Option<WebhookSettings>,
    /// A file with a line for each event.
    pub file: Option<FileSettings>,
    /// A stream of NATS JetStream.
    pub nats: Option<NatsSettings>,
    /// A bus of Amazon EventBridge.
    pub eventbridge: Option<EventBridgeSettings>,
    /// Mail that tells of many events together.
    pub email: Option<EmailSettings>,
}

/// Why a sink cannot be made of its settings.
#[derive(Debug, thiserror::Error)]
pub enum SinkSettingsError {
    /// None or several places.
    #[error("sink {0:?} needs one place: webhook, file, nats, eventbridge or email")]
    Places(String),
    /// The place cannot be used as it is.
    #[error("sink {name:?}: {error}")]
    Place {
        /// The sink.
        name: String,
        /// What is wrong.
        error: SinkError,
    },
}

impl SinkSettings {
    /// The sink with its filter.
    pub fn subscription(self, clock: &Arc<dyn Clock>) -> Result<Subscription, SinkSettingsError> {
        let (name, filter) = (self.name.clone(), self.filter.clone());
        let made = self.sinks(clock).into_iter().flatten();
        let made: Result<Vec<Arc<dyn Sink>>, SinkError> = made.collect();
        match made.as_deref() {
            Ok([sink]) => Ok(Subscription {
                sink: Arc::clone(sink),
                filter,
            }),
            Ok(_) => Err(SinkSettingsError::Places(name)),
            Err(error) => Err(SinkSettingsError::Place {
                name,
                error: SinkError(error.to_string()),
            }),
        }
    }

    fn sinks(self, clock: &Arc<dyn Clock>) -> [Option<Result<Arc<dyn Sink>, SinkError>>; 5] {
        let name = &self.name;
        [
            self.webhook
                .map(|webhook| shared(Webhook::named(name, webhook, clock))),
            self.file.map(|file| shared(Ok(File::named(name, file)))),
            self.nats.map(|nats| shared(Nats::named(name, nats))),
            self.eventbridge
                .map(|bus| shared(EventBridge::named(name, bus, clock))),
            self.email.map(|email| shared(Email::named(name, email))),
        ]
    }
}

fn shared<S: Sink + 'static>(sink: Result<S, SinkError>) -> Result<Arc<dyn Sink>, SinkError> {
    sink.map(|sink| Arc::new(sink) as Arc<dyn Sink>)
}

#[cfg(test)]
mod tests {
    use tidewaiter_types::{FixedClock, Timestamp};

    use super::*;

    fn made(text: &str) -> Result<Subscription, SinkSettingsError> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let clock: Arc<dyn Clock> = Arc::new(FixedClock(Timestamp(0)));
        serde_json::from_str::<SinkSettings>(text)
            .unwrap()
            .subscription(&clock)
    }

    #[test]
    fn a_sink_has_one_place() {
        let one = made(r#"{"name":"a","file":{"path":"/tmp/a"},"filter":{"min-severity":"HIGH"}}"#).unwrap();
        assert_eq!(one.sink.name(), "a");
        assert!(one.filter.min_severity.is_some());
        assert!(made(r#"{"name":"a"}"#).is_err());
        assert!(made(r#"{"name":"a","file":{"path":"a"},"webhook":{"url":"http://h/"}}"#).is_err());
        assert!(made(r#"{"name":"a","webhook":{"url":"http://h/","secret":"not base64!"}}"#).is_err());
    }
}
