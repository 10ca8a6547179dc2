//! The courier's promises: in order for each image, again after a refusal, filtered, and given up in the end.

use std::sync::Arc;

use serde_json::json;
use tidewaiter_events::sinks::Log;
use tidewaiter_events::{Filter, Subscription};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::harness::{Harness, received, until, wait_for, webhook};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_sink_does_not_want_counts_as_delivered() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    let filter = Filter {
        detail_types: vec!["ECR Image Scan".to_owned()],
        ..Filter::default()
    };
    let sink = webhook(&server);
    let name = sink.name();
    let harness = Harness::with(
        vec![Subscription { sink, filter }],
        Arc::new(tidewaiter_events::NoExpander),
    )
    .await;
    harness.emit("app@1", 0).await;
    until("nothing waits", async || {
        harness.store.next_delivery_at(&name).await.unwrap().is_none()
    })
    .await;
    assert!(received(&server).await.is_empty());
    harness.end().await;
}
