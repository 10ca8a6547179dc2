//! A stream of NATS JetStream, on NATS's own server.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::{self, consumer::pull};
use futures::StreamExt;
use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_events::NoExpander;

use crate::harness::{Harness, sink};

/// A server with a folder of its own; it ends with the test.
struct NatsServer {
    child: Child,
    url: String,
    _folder: TempDir,
}

impl NatsServer {
    fn start(port: u16) -> Self {
        let folder = TempDir::new().unwrap();
        let mut child = Command::new("nats-server")
            .args(["-js", "-a", "127.0.0.1", "-p", &port.to_string(), "-sd"])
            .arg(folder.path())
            .stderr(Stdio::piped())
            .spawn()
            .expect("nats-server is set up by `cargo xtask setup`");
        let log = BufReader::new(child.stderr.take().unwrap());
        let mut lines = log.lines().map_while(Result::ok);
        assert!(
            lines.any(|line| line.contains("Server is ready")),
            "it ended at once"
        );
        // The pipe must not fill up.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            url: format!("nats://127.0.0.1:{port}"),
            _folder: folder,
        }
    }
}

impl Drop for NatsServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_come_to_a_stream_once_each_though_its_server_comes_late() {
    let port = free_port();
    let settings = json!({
        "name": "nats",
        "nats": { "url": format!("nats://127.0.0.1:{port}"), "stream": "EVENTS", "subject": "ecr" },
    });
    let subscription = sink(settings);
    let sink = Arc::clone(&subscription.sink);
    let harness = Harness::with(vec![subscription], Arc::new(NoExpander)).await;
    for number in 0..5 {
        harness.emit("app@1", number).await;
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    let server = NatsServer::start(port);
    let client = async_nats::connect(&server.url).await.unwrap();
    let context = jetstream::new(client);
    let stream = loop {
        match context.get_stream("EVENTS").await {
            Ok(stream) => break stream,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    };
    let consumer = stream.create_consumer(pull::Config::default()).await.unwrap();
    let mut messages = consumer.messages().await.unwrap();
    let mut numbers = Vec::new();
    while numbers.len() < 5 {
        let next = tokio::time::timeout(Duration::from_secs(30), messages.next()).await;
        let message = next.unwrap().unwrap().unwrap();
        assert_eq!(message.subject.as_str(), "ecr.aws.ecr.ECR-Image-Action");
        let event: Value = serde_json::from_slice(&message.payload).unwrap();
        numbers.push(event["number"].as_u64().unwrap());
    }
    assert_eq!(numbers, [0, 1, 2, 3, 4]);
    // One that comes twice is dropped by its id.
    let again = json!({ "id": "app@1-4", "source": "aws.ecr", "detail-type": "ECR Image Action" });
    sink.deliver(&again).await.unwrap();
    let mut stream = context.get_stream("EVENTS").await.unwrap();
    assert_eq!(stream.info().await.unwrap().state.messages, 5);
    harness.end().await;
}
