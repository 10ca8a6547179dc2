//! Events as lines of the program's own log.

use async_trait::async_trait;
use serde_json::Value;

use super::{Sink, SinkError};

/// Writes each event to the log, at level INFO, target `event`.
pub struct Log;

#[async_trait]
impl Sink for Log {
    fn name(&self) -> String {
        "log".to_owned()
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        let kind = event["detail-type"].as_str().unwrap_or("event");
        tracing::info!(target: "event", %event, "{kind}");
        Ok(())
    }
}
