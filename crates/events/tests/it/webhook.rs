//! Posts that are signed, checked by the Standard Webhooks project's own library.

use http::HeaderMap;
use serde_json::{Value, json};
use standardwebhooks::Webhook;
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::harness::{Harness, sink, wait_for};

/// The secret of the specification's example.
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signature_is_that_of_the_specification() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    let settings = json!({ "name": "hook", "webhook": { "url": server.uri(), "secret": SECRET } });
    let harness = Harness::with(
        vec![sink(settings)],
        std::sync::Arc::new(tidewaiter_events::NoExpander),
    )
    .await;
    harness.emit("app@1", 0).await;
    wait_for(&server, 1).await;
    let request = server.received_requests().await.unwrap().remove(0);
    let mut headers = HeaderMap::new();
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        headers.insert(name, request.headers[name].to_str().unwrap().parse().unwrap());
    }
    let receiver = Webhook::new(SECRET).unwrap();
    receiver.verify(&request.body, &headers).unwrap();
    let event: Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(headers["webhook-id"], event["id"].as_str().unwrap());
    let mut forged = request.body.clone();
    forged[0] ^= 1;
    assert!(receiver.verify(&forged, &headers).is_err());
    headers.insert("webhook-timestamp", "1".parse().unwrap());
    assert!(
        receiver.verify(&request.body, &headers).is_err(),
        "an old post comes again"
    );
    harness.end().await;
}
