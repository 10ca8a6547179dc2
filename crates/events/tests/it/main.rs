//! Events on their way from the outbox to a webhook, through a real listener.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_events::Courier;
use tidewaiter_events::sinks::{Log, Sink, Webhook};
use tidewaiter_store::{NewEvent, Store};
use tidewaiter_types::{Clock, Timestamp};
use tokio::sync::watch;
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// The system's clock, since pauses between attempts are real.
struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        Timestamp(since.as_millis() as i64)
    }
}

struct Harness {
    _folder: TempDir,
    store: Store,
    stop: watch::Sender<bool>,
    running: tokio::task::JoinHandle<()>,
}

impl Harness {
    async fn start(sinks: Vec<Arc<dyn Sink>>) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = TempDir::new().unwrap();
        let store = Store::open_sqlite(&folder.path().join("db")).await.unwrap();
        let courier = Courier::new(store.clone(), Arc::new(RealClock), sinks)
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

    async fn emit(&self, subject: &str, number: u64) {
        let event = NewEvent {
            subject: subject.to_owned(),
            detail: json!({"detail-type": "ECR Image Action", "subject": subject, "number": number}),
            created_at: RealClock.now(),
        };
        self.store.emit(&[event]).await.unwrap();
    }

    async fn end(self) {
        self.stop.send(true).unwrap();
        self.running.await.unwrap();
    }
}

async fn received(server: &MockServer) -> Vec<Value> {
    let requests = server.received_requests().await.unwrap();
    requests
        .iter()
        .map(|request| serde_json::from_slice(&request.body).unwrap())
        .collect()
}

async fn wait_for(server: &MockServer, count: usize) -> Vec<Value> {
    for _ in 0..200 {
        let events = received(server).await;
        if events.len() >= count {
            return events;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("only {} of {count} events came", received(server).await.len());
}

fn webhook(server: &MockServer) -> Arc<dyn Sink> {
    Arc::new(Webhook::new(format!("{}/hook", server.uri())).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_of_an_image_come_in_order_once_each() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    let harness = Harness::start(vec![Arc::new(Log), webhook(&server)]).await;
    for number in 0..5 {
        harness.emit("app@1", number).await;
        harness.emit("app@2", number).await;
    }
    let events = wait_for(&server, 10).await;
    for subject in ["app@1", "app@2"] {
        let numbers: Vec<u64> = events
            .iter()
            .filter(|event| event["subject"] == subject)
            .map(|event| event["number"].as_u64().unwrap())
            .collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4], "{subject}");
    }
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_event_comes_again_before_the_next_one_of_its_image() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = MockServer::start().await;
    let refuse_once = Mock::given(method("POST")).respond_with(ResponseTemplate::new(503));
    refuse_once.up_to_n_times(1).mount(&server).await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(200))
        .mount(&server)
        .await;
    let harness = Harness::start(vec![webhook(&server)]).await;
    harness.emit("app@1", 0).await;
    harness.emit("app@1", 1).await;
    let numbers: Vec<u64> = wait_for(&server, 3)
        .await
        .iter()
        .map(|event| event["number"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, [0, 0, 1]);
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redirect_is_not_followed() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = MockServer::start().await;
    let elsewhere = ResponseTemplate::new(307).insert_header("location", format!("{}/else", server.uri()));
    Mock::given(method("POST"))
        .respond_with(elsewhere)
        .mount(&server)
        .await;
    let sink = webhook(&server);
    assert!(sink.deliver(&json!({})).await.is_err());
    let paths: Vec<String> = server
        .received_requests()
        .await
        .unwrap()
        .iter()
        .map(|r: &Request| r.url.path().to_owned())
        .collect();
    assert_eq!(paths, ["/hook"]);
}
