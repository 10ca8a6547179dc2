//! EventBridge's `PutEvents`, taken by a stand-in that checks signatures as this project's own AWS door does.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use tidewaiter_aws_wire::sigv4::{Claim, Secret};
use tidewaiter_events::NoExpander;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use crate::harness::{Harness, RealClock, sink, wait_for};

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// Answers the first request as a bus that is throttled, the second as one that drops the entry, and takes all others.
struct Bus {
    asked: AtomicUsize,
}

impl Respond for Bus {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        check_signature(request);
        let entry = |entry: Value, failed: u32| json!({ "FailedEntryCount": failed, "Entries": [entry] });
        match self.asked.fetch_add(1, Ordering::Relaxed) {
            0 => ResponseTemplate::new(400).set_body_json(json!({ "__type": "ThrottlingException" })),
            1 => {
                ResponseTemplate::new(200).set_body_json(entry(json!({ "ErrorCode": "InternalFailure" }), 1))
            }
            number => {
                ResponseTemplate::new(200).set_body_json(entry(json!({ "EventId": number.to_string() }), 0))
            }
        }
    }
}

fn check_signature(request: &Request) {
    let mut builder = http::Request::builder().method("POST").uri(request.url.path());
    for (name, value) in &request.headers {
        builder = builder.header(name.as_str(), value.as_bytes());
    }
    let (parts, ()) = builder.body(()).unwrap().into_parts();
    let claim = Claim::read(&parts).unwrap();
    assert_eq!(
        (claim.scope.region.as_str(), claim.scope.service.as_str()),
        ("eu-west-1", "events")
    );
    assert_eq!(claim.access_key_id, "AKIDEXAMPLE");
    let now = tidewaiter_types::Clock::now(&RealClock);
    claim
        .verify(&parts, &request.body, &Secret::new(SECRET), now)
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_are_put_again_until_the_bus_takes_them() {
    let server = MockServer::start().await;
    Mock::given(wiremock::matchers::method("POST"))
        .respond_with(Bus {
            asked: AtomicUsize::new(0),
        })
        .mount(&server)
        .await;
    let settings = json!({
        "name": "bus",
        "eventbridge": {
            "region": "eu-west-1", "endpoint": server.uri(), "bus": "security",
            "access-key-id": "AKIDEXAMPLE", "secret-access-key": SECRET,
        },
    });
    let harness = Harness::with(vec![sink(settings)], Arc::new(NoExpander)).await;
    harness.emit("app@1", 0).await;
    let puts = wait_for(&server, 3).await;
    assert_eq!(puts[0], puts[2], "the same entry is put again");
    let entry = &puts[2]["Entries"][0];
    assert_eq!(
        entry["Source"], "tidewaiter.ecr",
        "AWS takes no source of its own from others"
    );
    assert_eq!(
        (entry["DetailType"].as_str(), entry["EventBusName"].as_str()),
        (Some("ECR Image Action"), Some("security"))
    );
    assert_eq!(entry["Time"], 1_573_869_274);
    let detail: Value = serde_json::from_str(entry["Detail"].as_str().unwrap()).unwrap();
    assert_eq!(detail, json!({ "action-type": "PUSH", "event-id": "app@1-0" }));
    harness.end().await;
}
