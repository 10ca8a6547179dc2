//! Findings, scans and coverage in the form of Inspector's events.
//!
//! Odd: an event's finding is not quite the finding of Inspector's interface. Its dates are texts, the packages carry what to
//! run, and the resource names its partition and region.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use tidewaiter_events::{Event, Place, finding_date};
use tidewaiter_matching::CvssScore;
use tidewaiter_store::{Expansion, Image, NewEvent, Scan, ScanStatus};
use tidewaiter_types::{Digest, Severity, Timestamp};

use super::findings::{EnhancedFinding, EnhancedResult};
use super::inspector::{
    InspectorPackage, cvss_version, epss_score, finding_arn, inspector_severity, to_tenths,
};

/// What Inspector writes where a recommendation could stand.
const NONE_PROVIDED: &str = "None Provided";

/// An image that events are about.
pub(super) struct Subject<'a> {
    pub(super) place: &'a Place,
    pub(super) repository: &'a str,
    pub(super) image: &'a Image,
}

impl Subject<'_> {
    /// Events of one image reach a sink in order.
    pub(super) fn key(&self) -> String {
        subject(self.repository, &self.image.digest)
    }

    fn arn(&self) -> String {
        self.place.image_arn(self.repository, &self.image.digest)
    }

    /// The event of a finding that is there (`ACTIVE`), is hidden (`SUPPRESSED`), or is not there any more (`CLOSED`).
    pub(super) fn finding(
        &self,
        result: &EnhancedResult,
        found: &EnhancedFinding,
        status: &str,
        at: Timestamp,
    ) -> Event {
        let mut finding = self.finding_json(result, found, at);
        finding["status"] = status.into();
        Event::inspector_finding(self.place, at, self.arn(), finding)
    }

    /// The event of a finding of which no more is known than that it was there.
    pub(super) fn closed_finding(
        &self,
        result: &EnhancedResult,
        vulnerability: &str,
        severity: Severity,
        at: Timestamp,
    ) -> Event {
        let finding = json!({
            "awsAccountId": self.place.account,
            "findingArn": finding_arn(self.place, result.image.id, vulnerability),
            "lastObservedAt": finding_date(at),
            "packageVulnerabilityDetails": { "vulnerabilityId": vulnerability, "vulnerablePackages": [] },
            "resources": [self.resource(result)],
            "severity": inspector_severity(severity),
            "status": "CLOSED",
            "title": vulnerability,
            "type": "PACKAGE_VULNERABILITY",
            "updatedAt": finding_date(at),
        });
        Event::inspector_finding(self.place, at, self.arn(), finding)
    }

    /// The event of a scan's end.
    pub(super) fn scan(&self, status: &str, counts: &BTreeMap<Severity, u32>, at: Timestamp) -> Event {
        let (digest, tags) = (&self.image.digest, &self.image.tags);
        let counts = counts
            .iter()
            .map(|(level, count)| (inspector_severity(*level), *count))
            .collect();
        Event::inspector_scan(self.place, at, status, self.repository, digest, tags, &counts)
    }

    /// The event of an image that is scanned now, or is not.
    pub(super) fn coverage(&self, covered: Coverage, at: Timestamp) -> Event {
        Event::inspector_coverage(self.place, at, self.arn(), covered.status, covered.reason)
    }

    /// An event of this image for the outbox.
    pub(super) fn for_outbox(&self, event: &Event, at: Timestamp) -> NewEvent {
        event.for_outbox(self.key(), at)
    }

    /// The event of a finding that an entry of the outbox stands for; the same whenever the entry is expanded.
    pub(super) fn told_finding(
        &self,
        entry: &Expansion,
        result: &EnhancedResult,
        found: &EnhancedFinding,
        status: &str,
    ) -> NewEvent {
        self.of_entry(entry, self.finding(result, found, status, entry.created_at))
    }

    /// The event of an image whose time is over; the same whenever the entry is expanded.
    pub(super) fn told_expiry(&self, entry: &Expansion) -> NewEvent {
        let covered = Coverage::of(ScanStatus::ScanEligibilityExpired);
        let event = self.coverage(covered, entry.created_at);
        let name = format!("coverage/{}", entry.key);
        self.for_outbox(&event.identified_by(&name), entry.created_at)
    }

    /// An event of a finding as what an entry of the outbox stands for.
    pub(super) fn of_entry(&self, entry: &Expansion, event: Event) -> NewEvent {
        let name = format!("{}/{}", event.detail["findingArn"], entry.key);
        self.for_outbox(&event.identified_by(&name), entry.created_at)
    }

    fn finding_json(&self, result: &EnhancedResult, found: &EnhancedFinding, at: Timestamp) -> Value {
        let finding = &found.finding;
        let mut shown = json!({
            "awsAccountId": self.place.account,
            "description": found.description(),
            "exploitAvailable": found.exploit_available(),
            "findingArn": found.arn(self.place, result),
            "firstObservedAt": finding_date(found.first_observed_at),
            "fixAvailable": finding.fix_available.as_str(),
            "lastObservedAt": finding_date(at),
            "packageVulnerabilityDetails": details(result, found),
            "remediation": { "recommendation": { "text": NONE_PROVIDED } },
            "resources": [self.resource(result)],
            "severity": found.severity(),
            "title": found.title(),
            "type": "PACKAGE_VULNERABILITY",
            "updatedAt": finding_date(at),
        });
        if let Some(epss) = &finding.epss {
            shown["epss"] = json!({ "score": epss_score(epss.score) });
        }
        if let Some(score) = found.score() {
            shown["inspectorScore"] = json!(to_tenths(score.score));
            shown["inspectorScoreDetails"] = json!({ "adjustedCvss": adjusted(score) });
        }
        shown
    }

    fn resource(&self, result: &EnhancedResult) -> Value {
        let image = known([
            ("architecture", json!(result.word("architecture"))),
            ("author", json!(result.word("author"))),
            ("imageHash", json!(self.image.digest)),
            ("imageTags", json!(self.image.tags)),
            ("platform", json!(result.platform())),
            ("pushedAt", json!(finding_date(self.image.pushed_at))),
            ("registry", json!(self.place.account)),
            ("repositoryName", json!(self.repository)),
        ]);
        json!({
            "details": { "awsEcrContainerImage": image },
            "id": self.arn(),
            "partition": "aws",
            "region": self.place.region,
            "type": "AWS_ECR_CONTAINER_IMAGE",
        })
    }
}

/// The subject of an image's events.
pub(super) fn subject(repository: &str, digest: &Digest) -> String {
    format!("{repository}@{digest}")
}

/// Whether an image is scanned, and why, in Inspector's words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Coverage {
    status: &'static str,
    reason: &'static str,
}

impl Coverage {
    /// What a scan that ended so says of its image.
    pub(super) fn of(status: ScanStatus) -> Self {
        let (status, reason) = match status {
            ScanStatus::Active | ScanStatus::Complete => ("ACTIVE", "SUCCESSFUL"),
            ScanStatus::UnsupportedImage => ("INACTIVE", "UNSUPPORTED_OS"),
            ScanStatus::ScanEligibilityExpired => ("INACTIVE", "SCAN_ELIGIBILITY_EXPIRED"),
            ScanStatus::Pending | ScanStatus::InProgress => ("ACTIVE", "PENDING_INITIAL_SCAN"),
            _ => ("INACTIVE", "INTERNAL_ERROR"),
        };
        Self { status, reason }
    }
}

/// The last of an image's scans that ended before this one.
pub(super) fn last_ended<'a>(history: &'a [Scan], scan: &Scan) -> Option<&'a Scan> {
    history.iter().find(|one| ended_before(one, scan))
}

/// Whether any of an image's scans before this one ended with a result.
pub(super) fn had_result(history: &[Scan], scan: &Scan) -> bool {
    history
        .iter()
        .any(|one| ended_before(one, scan) && one.revision.is_some())
}

fn ended_before(one: &Scan, scan: &Scan) -> bool {
    one.id != scan.id && one.scan_type == scan.scan_type && !one.is_under_way()
}

fn details(result: &EnhancedResult, found: &EnhancedFinding) -> Map<String, Value> {
    let finding = &found.finding;
    let scores: Vec<Value> = finding.cvss.iter().map(cvss).collect();
    let urls: Vec<&str> = finding
        .references
        .iter()
        .map(|reference| reference.url.as_str())
        .collect();
    let packages: Vec<_> = result.packages(found).into_iter().map(package).collect();
    known([
        ("cvss", json!(scores)),
        ("referenceUrls", json!(urls)),
        ("relatedVulnerabilities", json!(finding.aliases)),
        ("source", json!(found.source(result))),
        ("sourceUrl", json!(found.source_url(result))),
        ("vendorCreatedAt", json!(finding.published.map(finding_date))),
        ("vendorSeverity", json!(finding.vendor_severity)),
        ("vendorUpdatedAt", json!(finding.modified.map(finding_date))),
        ("vulnerabilityId", json!(finding.vulnerability)),
        ("vulnerablePackages", json!(packages)),
    ])
}

fn package(package: InspectorPackage) -> Map<String, Value> {
    known([
        ("arch", json!(package.arch)),
        ("epoch", json!(package.epoch)),
        ("filePath", json!(package.file_path)),
        ("fixedInVersion", json!(package.fixed_in_version)),
        ("name", json!(package.name)),
        ("packageManager", json!(package.package_manager)),
        ("release", json!(package.release)),
        ("remediation", json!(package.remediation)),
        ("sourceLayerHash", json!(package.source_layer_hash)),
        ("version", json!(package.version)),
    ])
}

fn cvss(score: &CvssScore) -> Value {
    json!({
        "baseScore": to_tenths(score.score),
        "scoringVector": score.vector,
        "source": score.source,
        "version": cvss_version(score),
    })
}

fn adjusted(score: &CvssScore) -> Value {
    json!({
        "adjustments": [],
        "cvssSource": score.source,
        "score": to_tenths(score.score),
        "scoreSource": score.source,
        "scoringVector": score.vector,
        "version": cvss_version(score),
    })
}

/// The members of which something is known.
fn known<const COUNT: usize>(members: [(&str, Value); COUNT]) -> Map<String, Value> {
    let known = members.into_iter().filter(|(_, value)| !value.is_null());
    known.map(|(name, value)| (name.to_owned(), value)).collect()
}
