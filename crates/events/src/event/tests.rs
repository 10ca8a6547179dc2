//! The events beside those of AWS's own documentation.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use super::*;

const TIME: Timestamp = Timestamp(1_573_869_274_999);

fn place() -> Place {
    Place {
        account: "123456789012".into(),
        region: "us-west-2".into(),
    }
}

#[test]
fn an_image_action_looks_as_ecr_sends_it() {
    let digest = Digest::Sha256([7; 32]);
    let event = Event::image_action(&place(), TIME, ImageAction::Push, "r", &digest, Some("latest"));
    let mut value = serde_json::to_value(&event).unwrap();
    value["id"] = "I".into();
    let expected = json!({
        "version": "0", "id": "I", "detail-type": "ECR Image Action", "source": "aws.ecr",
        "account": "123456789012", "time": "2019-11-16T01:54:34Z", "region": "us-west-2", "resources": [],
        "detail": {
            "result": "SUCCESS", "repository-name": "r", "image-digest": digest.to_string(),
            "action-type": "PUSH", "image-tag": "latest",
        },
    });
    assert_eq!(value, expected);
}

#[test]
fn a_scan_event_counts_only_the_levels_that_occur() {
    let counts = BTreeMap::from([(Severity::Critical, 10), (Severity::Medium, 9)]);
    let digest = Digest::Sha256([7; 32]);
    let event = Event::image_scan(&place(), TIME, "COMPLETE", "r", &digest, &[], &counts);
    assert_eq!(
        event.detail["finding-severity-counts"],
        json!({"CRITICAL": 10, "MEDIUM": 9})
    );
    assert_eq!(
        event.resources,
        ["arn:aws:ecr:us-west-2:123456789012:repository/r"]
    );
}
