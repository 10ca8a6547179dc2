//! A courier over a store of its own, and listeners that take what it brings.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_events::sinks::{Sink, SinkSettings, Webhook};
use tidewaiter_events::{Courier, Expander, NoExpander, Subscription};
use tidewaiter_store::{NewEvent, Store};
use tidewaiter_types::{Clock, Timestamp};
use tokio::sync::watch;
use wiremock::MockServer;

/// The system's clock, since pauses between attempts are real.
pub struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        Timestamp(since.as_millis() as i64)
    }
}

pub struct Harness {
    _folder: TempDir,
    pub store: Store,
    stop: watch::Sender<bool>,
    running: tokio::task::JoinHandle<()>,
}

impl Harness {
    pub async fn start(sinks: Vec<Arc<dyn Sink>>) -> Self {
        let subscriptions = sinks.into_iter().map(Subscription::from).collect();
        Self::with(subscriptions, Arc::new(NoExpander)).await
    }

    pub async fn with(subscriptions: Vec<Subscription>, expander: Arc<dyn Expander>) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = TempDir::new().unwrap();
        let store = Store::open_sqlite(&folder.path().join("db")).await.unwrap();
        let courier = Courier::new(store.clone(), Arc::new(RealClock), subscriptions, expander)
            .await
            .unwrap();
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn(courier.run(stopped));
        Self {
            _folder: folder,
            store,
            stop,
            running,
        }
    }

    pub async fn emit(&self, subject: &str, number: u64) {
        let event = NewEvent {
            subject: subject.to_owned(),
            detail: json!({
                "id": format!("{subject}-{number}"), "detail-type": "ECR Image Action", "source": "aws.ecr",
                "time": "2019-11-16T01:54:34Z", "resources": [], "subject": subject, "number": number,
                "detail": { "action-type": "PUSH" },
            }),
            created_at: RealClock.now(),
        };
        self.store.emit(&[event]).await.unwrap();
    }

    pub async fn end(self) {
        self.stop.send(true).unwrap();
        self.running.await.unwrap();
    }
}

pub async fn received(server: &MockServer) -> Vec<Value> {
    let requests = server.received_requests().await.unwrap();
    requests
        .iter()
        .map(|request| serde_json::from_slice(&request.body).unwrap())
        .collect()
}

pub async fn wait_for(server: &MockServer, count: usize) -> Vec<Value> {
    for _ in 0..200 {
        let events = received(server).await;
        if events.len() >= count {
            return events;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("only {} of {count} events came", received(server).await.len());
}

pub fn webhook(server: &MockServer) -> Arc<dyn Sink> {
    Arc::new(Webhook::new(format!("{}/hook", server.uri())).unwrap())
}

/// A sink as a settings file has it.
pub fn sink(settings: Value) -> Subscription {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let settings: SinkSettings = serde_json::from_value(settings).unwrap();
    let clock: Arc<dyn Clock> = Arc::new(RealClock);
    settings.subscription(&clock).unwrap()
}

/// Waits until something is so.
pub async fn until<F: AsyncFnMut() -> bool>(what: &str, mut is_so: F) {
    for _ in 0..200 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what}");
}
