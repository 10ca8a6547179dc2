//! Pulls that a guard refuses: what a client is told, and what it may still ask.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::{Value, json};
use tidewaiter_registry::{PullGuard, PullRefusal, StoredManifest};

use crate::harness::{Harness, Parts};

/// Refuses all of one repository.
struct Closed(&'static str);

#[async_trait]
impl PullGuard for Closed {
    async fn check_pull(&self, repository: &str, manifest: &StoredManifest) -> Result<(), PullRefusal> {
        match repository == self.0 {
            false => Ok(()),
            true => Err(PullRefusal {
                message: format!("{} is not for you", manifest.digest),
                detail: json!({ "reasons": ["it is closed"] }),
            }),
        }
    }
}

#[tokio::test]
async fn a_refused_pull_says_why_by_tag_and_by_digest_and_head_is_answered() {
    let harness = Harness::with(Parts {
        guard: Arc::new(Closed("closed")),
        ..Parts::default()
    })
    .await;
    let digest = harness.push_image("closed", "1", "layer").await;
    harness.push_image("open", "1", "layer").await;
    for reference in ["1".to_owned(), digest.to_string()] {
        let path = format!("closed/manifests/{reference}");
        let answer = harness.get(&path).send().await.unwrap();
        assert_eq!(answer.status(), 403);
        let body: Value = answer.json().await.unwrap();
        let error = json!({
            "code": "DENIED", "message": format!("{digest} is not for you"),
            "detail": { "reasons": ["it is closed"] },
        });
        assert_eq!(body, json!({ "errors": [error] }));
        let head = harness.client.head(harness.url(&path)).send().await.unwrap();
        assert_eq!(head.status(), 200);
        // Who has it already is not told more than before.
        let known = harness
            .get(&path)
            .header("if-none-match", format!("\"{digest}\""));
        assert_eq!(known.send().await.unwrap().status(), 403);
    }
    let open = harness.get("open/manifests/1").send().await.unwrap();
    assert_eq!(open.status(), 200);
    let image = harness
        .registry
        .manifest("closed", &tidewaiter_registry::Reference::Digest(digest))
        .await
        .unwrap();
    assert!(!image.was_pulled(), "what was refused was not pulled");
}
