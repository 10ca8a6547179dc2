//! What is told while a test looks: a sink that keeps all events.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tidewaiter_events::sinks::{Sink, SinkError};
use tidewaiter_events::{Courier, Filter, Subscription};

use crate::House;

/// Events that were told, in their order. Cheap to clone.
#[derive(Clone, Default)]
pub struct Told(Arc<Mutex<Vec<Value>>>);

impl Told {
    /// Those of one kind.
    pub fn of_kind(&self, kind: &str) -> Vec<Value> {
        let all = self.0.lock().unwrap();
        all.iter()
            .filter(|event| event["detail-type"] == kind)
            .cloned()
            .collect()
    }

    /// Status and vulnerability of all findings that were told of, sorted; each event once.
    pub fn findings(&self) -> Vec<String> {
        let mut events = self.of_kind("Inspector2 Finding");
        events.sort_by_key(|event| event["id"].to_string());
        events.dedup_by_key(|event| event["id"].to_string());
        let mut words: Vec<String> = events.iter().map(|event| words(&event["detail"])).collect();
        words.sort();
        words
    }

    /// Waits until so many findings were told of, and a moment longer; gives them and forgets them.
    pub async fn take_findings(&self, count: usize) -> Vec<String> {
        for _ in 0..1000 {
            if self.findings().len() >= count {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tokio::time::sleep(Duration::from_millis(700)).await;
        let found = self.findings();
        self.0.lock().unwrap().clear();
        assert_eq!(found.len(), count, "{found:#?}");
        found
    }
}

/// `CLOSED app CVE-2024-0001`.
fn words(finding: &Value) -> String {
    let image = &finding["resources"][0]["details"]["awsEcrContainerImage"];
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    format!(
        "{} {}:{} {}",
        word(&finding["status"]),
        word(&image["repositoryName"]),
        word(&image["imageTags"][0]),
        word(&finding["packageVulnerabilityDetails"]["vulnerabilityId"])
    )
}

#[async_trait::async_trait]
impl Sink for Told {
    fn name(&self) -> String {
        "told".to_owned()
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        self.0.lock().unwrap().push(event.clone());
        Ok(())
    }
}

impl House {
    /// From now on all events are told.
    pub async fn listen(&self) -> Told {
        let told = Told::default();
        let to = Subscription {
            sink: Arc::new(told.clone()),
            filter: Filter::default(),
        };
        let store = self.registry.store().clone();
        let expander = Arc::new(self.scanning.clone());
        let courier = Courier::new(store, self.clock.clone(), vec![to], expander)
            .await
            .unwrap();
        tokio::spawn(courier.run(self.stop.subscribe()));
        told
    }
}
