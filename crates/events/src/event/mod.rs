//! The events and their shapes, as Amazon EventBridge carries them (ECR user guide, "Amazon ECR events and
//! EventBridge"; Inspector user guide, "Amazon EventBridge schema").
//!
//! Odd: `Inspector2 Scan` has the repository's ARN where it says `repository-name`, and counts a `TOTAL` beside the levels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tidewaiter_store::NewEvent;
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

    /// The ARN of an image here, as Inspector names it.
    pub fn image_arn(&self, repository: &str, digest: &Digest) -> String {
        format!("{}/{digest}", self.repository_arn(repository))
    }
}

/// A repository whose images are scanned at another frequency now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrequencyChange {
    /// The repository.
    pub repository: String,
    /// In ECR's words.
    pub now: &'static str,
    /// What it was.
    pub before: &'static str,
}

/// A vulnerability that nothing in the registry was known to have before.
#[derive(Clone, Debug, PartialEq)]
pub struct NewVulnerability {
    /// Its id.
    pub vulnerability: String,
    /// How grave it is, in Inspector's words.
    pub severity: String,
    /// A line about it.
    pub title: Option<String>,
    /// The source's page of it.
    pub link: Option<String>,
    /// How many images have it.
    pub image_count: u64,
    /// The first of them: repository, digest and tags.
    pub images: Vec<(String, Digest, Vec<String>)>,
}

/// The kinds of events that are told by name elsewhere.
pub mod kind {
    /// A finding was made, has changed or was closed.
    pub const FINDING: &str = "Inspector2 Finding";
    /// An enhanced scan ended.
    pub const SCAN: &str = "Inspector2 Scan";
    /// An image is scanned, or is not any more.
    pub const COVERAGE: &str = "Inspector2 Coverage";
    /// A vulnerability is new to the registry.
    pub const NEW_VULNERABILITY: &str = "Tidewaiter New Vulnerability";
    /// The pull of an image was refused, or would have been.
    pub const PULL_REFUSED: &str = "Tidewaiter Pull Refused";
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
    /// The service that it comes from: `aws.ecr`, `aws.inspector2`, or `tidewaiter` for what AWS has no event for.
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

    /// `ECR Scan Resource Change`: repositories are scanned at another frequency, by a scan type's rules.
    pub fn scan_resource_change(
        place: &Place,
        time: Timestamp,
        scan_type: &str,
        changes: &[FrequencyChange],
    ) -> Self {
        let repositories: Vec<Value> = changes
            .iter()
            .map(|change| {
                json!({
                    "repository-name": change.repository,
                    "repository-arn": place.repository_arn(&change.repository),
                    "scan-frequency": change.now,
                    "previous-scan-frequency": change.before,
                })
            })
            .collect();
        let detail = json!({
            "action-type": "SCAN_FREQUENCY_CHANGE",
            "repositories": repositories,
            "resource-type": "REPOSITORY",
            "scan-type": scan_type,
        });
        Self::new(place, time, "ECR Scan Resource Change", vec![], detail)
    }

    /// `Inspector2 Scan`: an enhanced scan ended with so many findings. Counts are by level, in Inspector's words.
    pub fn inspector_scan(
        place: &Place,
        time: Timestamp,
        status: &str,
        repository: &str,
        digest: &Digest,
        tags: &[String],
        counts: &BTreeMap<&str, u32>,
    ) -> Self {
        let arn = place.repository_arn(repository);
        let mut shown = json!(counts);
        shown["TOTAL"] = counts.values().sum::<u32>().into();
        let detail = json!({
            "scan-status": status,
            "repository-name": arn,
            "finding-severity-counts": shown,
            "image-digest": digest,
            "image-tags": tags,
        });
        Self::new(place, time, kind::SCAN, vec![arn], detail).of_inspector()
    }

    /// `Inspector2 Finding`: `finding` is as Inspector writes it in events.
    pub fn inspector_finding(place: &Place, time: Timestamp, image_arn: String, finding: Value) -> Self {
        Self::new(place, time, kind::FINDING, vec![image_arn], finding).of_inspector()
    }

    /// `Inspector2 Coverage`: whether an image is scanned (`ACTIVE` or `INACTIVE`) and why.
    pub fn inspector_coverage(
        place: &Place,
        time: Timestamp,
        image_arn: String,
        status: &str,
        reason: &str,
    ) -> Self {
        let detail = json!({
            "scanStatus": { "reason": reason, "statusCodeValue": status },
            "scanType": "PACKAGE",
            "eventTimestamp": written(time, "%Y-%m-%dT%H:%M:%S.%6fZ"),
            "version": "1.0",
        });
        Self::new(place, time, kind::COVERAGE, vec![image_arn], detail).of_inspector()
    }

    /// A vulnerability is new to the registry: one event, however many images have it.
    pub fn new_vulnerability(place: &Place, time: Timestamp, new: &NewVulnerability) -> Self {
        let images: Vec<Value> = new
            .images
            .iter()
            .map(|(repository, digest, tags)| {
                json!({ "repository-name": repository, "image-digest": digest, "image-tags": tags })
            })
            .collect();
        let detail = json!({
            "vulnerability-id": new.vulnerability,
            "severity": new.severity,
            "title": new.title,
            "link": new.link,
            "image-count": new.image_count,
            "images": images,
        });
        Self::own(place, time, kind::NEW_VULNERABILITY, detail)
    }

    /// A pull was refused (`DENIED`), or would have been if the gate were not trying out only (`DRY_RUN`).
    pub fn pull_refused(
        place: &Place,
        time: Timestamp,
        outcome: &str,
        repository: &str,
        detail: Value,
    ) -> Self {
        let mut detail = detail;
        detail["outcome"] = outcome.into();
        detail["repository-name"] = repository.into();
        Self {
            resources: vec![place.repository_arn(repository)],
            ..Self::own(place, time, kind::PULL_REFUSED, detail)
        }
    }

    /// The same event with an id that follows from a text: whoever makes the event again makes it with the same id.
    pub fn identified_by(mut self, text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        self.id = uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string();
        self
    }

    fn of_inspector(mut self) -> Self {
        "aws.inspector2".clone_into(&mut self.source);
        self
    }

    /// An event of a kind that AWS does not have.
    fn own(place: &Place, time: Timestamp, kind: &str, detail: Value) -> Self {
        let mut event = Self::new(place, time, kind, vec![], detail);
        "tidewaiter".clone_into(&mut event.source);
        event
    }

    /// The event for the outbox: in order with others of its subject.
    pub fn for_outbox(&self, subject: String, at: Timestamp) -> NewEvent {
        NewEvent {
            subject,
            detail: json!(self),
            created_at: at,
        }
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
    written(time, "%Y-%m-%dT%H:%M:%SZ")
}

/// A date within a finding, as `Inspector2 Finding` has it: `Wed Sep 04 16:55:38.411 UTC 2024`.
pub fn finding_date(time: Timestamp) -> String {
    written(time, "%a %b %d %H:%M:%S.%3f UTC %Y")
}

fn written(time: Timestamp, form: &str) -> String {
    let instant = jiff::Timestamp::from_millisecond(time.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.strftime(form).to_string()
}

#[cfg(test)]
mod tests;
