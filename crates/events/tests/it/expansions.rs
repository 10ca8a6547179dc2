//! Entries that stand for many events, expanded while they are delivered.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use serde_json::json;
use tidewaiter_events::{ExpandError, Expander, Filter, Interest, Page, Subscription, kind};
use tidewaiter_store::{Effects, Expansion, NewEvent, NewExpansion};
use tidewaiter_types::Timestamp;
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::harness::{Harness, until, wait_for, webhook};

/// Three pages of two events each; the second page fails once, and the entry is not ready at first.
#[derive(Default)]
struct Pages {
    asked: AtomicUsize,
}

#[async_trait]
impl Expander for Pages {
    async fn page(&self, entry: &Expansion, interest: &Interest<'_>) -> Result<Page, ExpandError> {
        if !interest.in_kind(kind::FINDING) {
            return Ok(Page::Events(vec![], None));
        }
        match self.asked.fetch_add(1, Ordering::Relaxed) {
            0 => return Ok(Page::NotYet),
            2 => return Err(ExpandError("the database is busy".into())),
            _ => {}
        }
        let start = entry.position.max(0);
        let events = (start..start + 2).map(|number| NewEvent {
            subject: format!("app@{}", number % 2),
            detail: json!({ "detail-type": kind::FINDING, "number": number }),
            created_at: entry.created_at,
        });
        Ok(Page::Events(events.collect(), (start < 4).then_some(start + 2)))
    }
}

async fn write_entry(harness: &Harness) {
    let entry = NewExpansion {
        key: "news/1/CVE-1".into(),
        lane: "news".into(),
        content: json!({}),
        packages: vec![],
        created_at: Timestamp(1),
    };
    let effects = Effects {
        expansions: vec![entry],
        ..Effects::default()
    };
    let (store, value) = (&harness.store, json!(1));
    let put = store.put_setting_with("a", &value, Timestamp(1), &effects).await;
    put.unwrap();
}

async fn server() -> MockServer {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    server
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_event_of_an_entry_comes_once_though_pages_fail() {
    let server = server().await;
    let harness = Harness::with(vec![webhook(&server).into()], Arc::new(Pages::default())).await;
    write_entry(&harness).await;
    let events = wait_for(&server, 6).await;
    let mut numbers: Vec<i64> = events
        .iter()
        .map(|event| event["number"].as_i64().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
    until("the entry is told", async || {
        harness.store.count_expansions().await.unwrap() == 0
    })
    .await;
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_entry_that_nobody_is_interested_in_goes_without_a_word() {
    let server = server().await;
    let filter = Filter {
        not_detail_types: vec![kind::FINDING.to_owned()],
        ..Filter::default()
    };
    let subscription = Subscription {
        sink: webhook(&server),
        filter,
    };
    let harness = Harness::with(vec![subscription], Arc::new(Pages::default())).await;
    write_entry(&harness).await;
    until("the entry is told", async || {
        harness.store.count_expansions().await.unwrap() == 0
    })
    .await;
    assert!(server.received_requests().await.unwrap().is_empty());
    harness.end().await;
}
