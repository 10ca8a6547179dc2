//! Findings that Security Hub was recorded to have from Inspector: made of the same input, ours are equal, member by member.
//!
//! What differs, and why: `Id`, and `ProductFields` that repeat it, since AWS's ids are its own; and `ProcessedAt`, which hubs
//! have begun to tell after the recording.

use std::sync::Arc;

use serde_json::{Value, json};
use tidewaiter_advisories::{Epss, Exploit, Nature, Reference, ReferenceKind, Subject};
use tidewaiter_events::Place;
use tidewaiter_matching::{AffectedPackage, CvssScore, Evidence, Finding, FixAvailable, RatedBy};
use tidewaiter_scanning::{EnhancedFinding, EnhancedResult, FindingStatus, Location, PlacedPackage};
use tidewaiter_store::{Image, RepositoryId, Revision, RevisionNumber, WatchedImage, WatchedImageId};
use tidewaiter_testkit::data;
use tidewaiter_types::{Algorithm, Digest, Distribution, Ecosystem, Package, Severity, Timestamp};

use super::inspector::OfImage;
use crate::findings::merge::{Origin, first};
use crate::times;

fn recorded() -> Vec<Value> {
    let Some(data) = data::dir() else {
        return Vec::new();
    };
    let path = data.join("../golden/recorded.awssecurityhub.inspector_ecr.json");
    let file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let findings = file["json"]["Findings"].as_array().unwrap();
    assert_eq!(
        findings.len(),
        7,
        "one of each way in which Inspector finds packages"
    );
    findings.clone()
}

#[test]
fn recorded_findings_come_out_as_they_were() {
    for theirs in recorded() {
        let place = Place {
            account: "123456789012".to_owned(),
            region: "eu-central-1".to_owned(),
        };
        let details = &theirs["Resources"][0]["Details"]["AwsEcrContainerImage"];
        let found = found(&theirs);
        let of_image = OfImage {
            place: &place,
            repository: text(&details["RepositoryName"]),
            image: &image(details),
            result: &result(&theirs, found.clone()),
        };
        let sent = serde_json::to_value(of_image.finding(&found)).unwrap();
        let origin = Origin {
            product: "Inspector",
            company: "Amazon",
            region: "eu-central-1",
            now: Timestamp(0),
        };
        let mut ours = first(sent, origin);
        ours.as_object_mut().unwrap().remove("ProcessedAt");
        ours["Id"] = theirs["Id"].clone();
        let id = "aws/securityhub/FindingId";
        ours["ProductFields"][id] = theirs["ProductFields"][id].clone();
        for (member, value) in theirs.as_object().unwrap() {
            assert_eq!(ours[member], *value, "{member} of {}", theirs["Title"]);
        }
        assert_eq!(ours, theirs);
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn time(value: &Value) -> Option<Timestamp> {
    times::read(value.as_str()?)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn image(details: &Value) -> Image {
    Image {
        digest: text(&details["ImageDigest"]).parse().unwrap(),
        media_type: String::new(),
        artifact_type: None,
        config_media_type: None,
        subject: None,
        manifest_size: 0,
        image_size: 0,
        pushed_at: time(&details["ImagePublishedAt"]).unwrap(),
        last_pulled_at: None,
        renewed_at: None,
        tags: list(&details["ImageTags"])
            .iter()
            .map(|tag| text(tag).to_owned())
            .collect(),
    }
}

/// What the image says: its system, its layers, its architecture.
fn result(theirs: &Value, found: EnhancedFinding) -> EnhancedResult {
    let packages = list(&theirs["Vulnerabilities"][0]["VulnerablePackages"]);
    let layers: Vec<&Value> = packages
        .iter()
        .map(|package| &package["SourceLayerHash"])
        .collect();
    let platform = "aws/inspector/resources/1/resourceDetails/awsEcrContainerImageDetails/platform";
    let content = json!({
        "distribution": distribution(text(&theirs["ProductFields"][platform])),
        "layers": layers,
        "architecture": theirs["Resources"][0]["Details"]["AwsEcrContainerImage"]["Architecture"],
    });
    let digest = Digest::Sha256([1; 32]);
    assert_eq!(digest.algorithm(), Algorithm::Sha256);
    EnhancedResult {
        image: WatchedImage {
            id: WatchedImageId(1),
            repository: RepositoryId("r".to_owned()),
            digest,
            content,
            first_scanned_at: Timestamp(0),
            last_scanned_at: Timestamp(0),
            continuous: true,
            as_of: RevisionNumber(1),
            number: 0,
            expires_at: None,
            expired: false,
            closed: None,
            gone: None,
        },
        revision: Revision {
            number: RevisionNumber(1),
            digest,
            database_date: Timestamp(0),
            adopted_at: Timestamp(0),
        },
        findings: vec![found],
    }
}

/// `ALPINE_LINUX_3_18` is Alpine 3.18.
fn distribution(platform: &str) -> Distribution {
    let (id, version) = match platform.strip_prefix("ALPINE_LINUX_") {
        Some(version) => ("alpine", version),
        None => ("debian", platform.strip_prefix("DEBIAN_").unwrap()),
    };
    let version = version.replace('_', ".");
    Distribution {
        space: Some(format!("{id}:{version}").into()),
        id: id.to_owned(),
        name: id.to_owned(),
        version: Some(version),
        warning: None,
    }
}

fn found(theirs: &Value) -> EnhancedFinding {
    let vulnerability = &theirs["Vulnerabilities"][0];
    let scores: Vec<CvssScore> = list(&vulnerability["Cvss"]).iter().map(score).collect();
    // The last one is the score that decided.
    let (deciding, scores) = scores.split_last().unwrap();
    let packages = list(&vulnerability["VulnerablePackages"]);
    EnhancedFinding {
        packages: packages
            .iter()
            .zip(0..)
            .map(|(package, layer)| placed(package, layer).into())
            .collect(),
        first_observed_at: time(&theirs["FirstObservedAt"]).unwrap(),
        updated_at: time(&theirs["UpdatedAt"]).unwrap(),
        status: FindingStatus::Active,
        closed_by: None,
        suppression: None,
        finding: Arc::new(Finding {
            vulnerability: text(&vulnerability["Id"]).to_owned(),
            aliases: Vec::new(),
            nature: Nature::Vulnerability,
            severity: level(text(&theirs["Severity"]["Label"])),
            rated_by: RatedBy::Cvss {
                version: 3,
                source: "NVD".to_owned(),
            },
            score: Some(deciding.clone()),
            vendor_severity: vulnerability["Vendor"]["VendorSeverity"]
                .as_str()
                .map(str::to_owned),
            cvss: scores.to_vec(),
            cwes: Vec::new(),
            packages: packages
                .iter()
                .zip(0..)
                .map(|(package, place)| affected(package, place))
                .collect(),
            fix_available: FixAvailable::Yes,
            epss: vulnerability["EpssScore"].as_f64().map(|score| Epss {
                cve: String::new(),
                score: score as f32,
                percentile: 0.0,
            }),
            exploited: None,
            exploit: match text(&vulnerability["ExploitAvailable"]) {
                "YES" => Exploit::ProofOfConcept,
                _ => Exploit::Unknown,
            },
            title: None,
            description: Some(description(text(&theirs["Description"]))),
            references: list(&vulnerability["ReferenceUrls"])
                .iter()
                .map(reference)
                .collect(),
            published: time(&vulnerability["Vendor"]["VendorCreatedAt"]),
            modified: time(&vulnerability["Vendor"]["VendorUpdatedAt"]),
        }),
    }
}

/// The text before it was cut: something stood there.
fn description(shown: &str) -> String {
    match shown.strip_suffix("...Truncated") {
        Some(kept) => kept.to_owned() + &"x".repeat(100),
        None => shown.to_owned(),
    }
}

fn level(label: &str) -> Severity {
    match label {
        "CRITICAL" => Severity::Critical,
        "HIGH" => Severity::High,
        _ => Severity::Medium,
    }
}

fn score(theirs: &Value) -> CvssScore {
    CvssScore {
        version: 3,
        score: theirs["BaseScore"].as_f64().unwrap() as f32,
        vector: text(&theirs["BaseVector"]).to_owned(),
        source: text(&theirs["Source"]).to_owned(),
    }
}

fn reference(url: &Value) -> Reference {
    Reference {
        kind: ReferenceKind::Web,
        url: text(url).to_owned(),
    }
}

/// Ecosystem, and the extractor that reads what Inspector's word stands for.
fn origin(manager: &str) -> (Ecosystem, Option<&'static str>) {
    match manager {
        "OS" => (Ecosystem::Deb, None),
        "GOMOD" => (Ecosystem::Golang, Some("go/go.mod")),
        "GOBINARY" => (Ecosystem::Golang, Some("go/build-info")),
        "NODEPKG" => (Ecosystem::Npm, Some("javascript/package.json")),
        "PYTHONPKG" => (Ecosystem::Pypi, Some("python/dist-info")),
        "POETRY" => (Ecosystem::Pypi, Some("python/poetry")),
        "BUNDLER" => (Ecosystem::Gem, Some("ruby/gemfile.lock")),
        "JAR" => (Ecosystem::Maven, Some("java/archive")),
        other => panic!("{other} is no word of the recording"),
    }
}

fn placed(theirs: &Value, layer: u32) -> PlacedPackage {
    let (ecosystem, found_by) = origin(text(&theirs["PackageManager"]));
    let version = match theirs["Release"].as_str() {
        Some(release) => format!("{}-{release}", text(&theirs["Version"])),
        None => text(&theirs["Version"]).to_owned(),
    };
    let mut package = Package::new(ecosystem, text(&theirs["Name"]), version);
    package.arch = theirs["Architecture"].as_str().map(str::to_lowercase);
    let location = Location {
        package: 0,
        path: text(&theirs["FilePath"]).to_owned(),
        inner_path: None,
        found_by: found_by.map(str::to_owned),
    };
    PlacedPackage {
        package,
        locations: vec![(layer, location)],
    }
}

fn affected(theirs: &Value, place: usize) -> AffectedPackage {
    let fix = text(&theirs["FixedInVersion"]);
    let fix = fix.strip_prefix("0:").unwrap_or(fix).to_owned();
    AffectedPackage {
        package: place,
        name: text(&theirs["Name"]).to_owned(),
        version: text(&theirs["Version"]).to_owned(),
        state: tidewaiter_advisories::FixState::Fixed,
        fixed_version: Some(fix),
        remediation: None,
        kernel_policy: false,
        evidence: Evidence {
            advisory: String::new(),
            feed: String::new(),
            subject: Subject::Source,
            name: String::new(),
            range: String::new(),
            compared: String::new(),
            decided: String::new(),
        },
    }
}
