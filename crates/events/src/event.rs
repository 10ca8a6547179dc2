//! The events and their shapes, as Amazon EventBridge carries them (ECR user guide, "Amazon ECR events and
//! EventBridge").

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tidewaiter_types::{Digest, Severity, Timestamp};

/// Where events come from: the registry's account and region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Twelve digits.
    pub account: String,
    /// AWS region.
    pub region: String,
}

impl Place {
    /// The ARN of a repository here.
    pub fn repository_arn(&self, repository: &str) -> String {
        format!(
            "arn:aws:ecr:{}:{}:repository/{repository}",
            self.region, self.account
        )
    }
}

/// One event in EventBridge's envelope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Event {
    /// Always `0`.
    pub version: String,
    /// Unique; the same on every delivery of the event.
    pub id: String,
    /// What kind of event it is: tells the shape of `detail`.
    pub detail_type: String,
    /// The service that it comes from: `aws.ecr`.
    pub source: String,
    /// Twelve digits.
    pub account: String,
    /// When it happened, to the second, UTC.
    pub time: String,
    /// AWS region.
    pub region: String,
    /// ARNs that it is about.
    pub resources: Vec<String>,
    /// The rest.
    pub detail: Value,
}

/// What was done to an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageAction {
    /// A manifest was put.
    Push,
    /// A manifest or a tag was deleted.
    Delete,
}

impl ImageAction {
    fn as_str(self) -> &'static str {
        match self {
            Self::Push => "PUSH",
            Self::Delete => "DELETE",
        }
    }
}

impl Event {
    /// `ECR Image Action`: an image was pushed or deleted.
    pub fn image_action(
        place: &Place,
        time: Timestamp,
        action: ImageAction,
        repository: &str,
        digest: &Digest,
        tag: Option<&str>,
    ) -> Self {
        let mut detail = json!({
            "result": "SUCCESS",
            "repository-name": repository,
            "image-digest": digest,
            "action-type": action.as_str(),
        });
        if let Some(tag) = tag {
            detail["image-tag"] = tag.into();
        }
        Self::new(place, time, "ECR Image Action", vec![], detail)
    }

    /// `ECR Image Scan`: a basic scan ended, well (`COMPLETE`) or not (`FAILED`).
    pub fn image_scan(
        place: &Place,
        time: Timestamp,
        status: &str,
        repository: &str,
        digest: &Digest,
        tags: &[String],
        counts: &BTreeMap<Severity, u32>,
    ) -> Self {
        let counts: BTreeMap<&str, u32> = counts.iter().map(|(level, n)| (level.as_str(), *n)).collect();
        let detail = json!({
            "scan-status": status,
            "repository-name": repository,
            "finding-severity-counts": counts,
            "image-digest": digest,
            "image-tags": tags,
        });
        Self::new(
            place,
            time,
            "ECR Image Scan",
            vec![place.repository_arn(repository)],
            detail,
        )
    }

    fn new(place: &Place, time: Timestamp, kind: &str, resources: Vec<String>, detail: Value) -> Self {
        Self {
            version: "0".to_owned(),
            id: uuid::Uuid::new_v4().to_string(),
            detail_type: kind.to_owned(),
            source: "aws.ecr".to_owned(),
            account: place.account.clone(),
            time: to_the_second(time),
            region: place.region.clone(),
            resources,
            detail,
        }
    }
}

/// RFC 3339 in UTC without a fraction, the form of EventBridge's `time`.
pub(crate) fn to_the_second(time: Timestamp) -> String {
    let instant = jiff::Timestamp::from_millisecond(time.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
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
}
