//! The three documents about an image, as predicates of statements.
//!
//! Odd: findings are matched here once more, over the image's whole inventory, since documents name places and parts that no
//! finding of the registry has; what the registry does not find (any more) is left out, and what a filter suppresses is told
//! as an accepted risk.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidewaiter_advisories::Database;
use tidewaiter_matching::{Candidates, end_of_life, findings, space_of};
use tidewaiter_reports::{
    Contents, Evaluation, Findings, Image as ReportedImage, Layer, LibraryCoverage, Report, SuppressedBy,
    Suppression, cyclonedx, json, openvex,
};
use tidewaiter_scanning::{EnhancedFinding, EnhancedResult, FindingStatus, ImageDocument};
use tidewaiter_store::Image;
use tidewaiter_types::Timestamp;

use crate::error::{AttestationError, Result};

/// The types of the predicates: vulnerabilities as cosign writes them, OpenVEX, CycloneDX.
pub const PREDICATE_TYPES: [&str; 3] = [
    "https://cosign.sigstore.dev/attestation/vuln/v1",
    "https://openvex.dev/ns",
    "https://cyclonedx.org/bom",
];
const SCANNER: &str = concat!("pkg:generic/tidewaiter@", env!("CARGO_PKG_VERSION"));

/// What documents are made of.
pub struct Subject<'a> {
    /// What people call the image.
    pub name: String,
    /// The image.
    pub image: &'a Image,
    /// What is in it.
    pub found: &'a ImageDocument,
    /// What was found in it.
    pub result: &'a EnhancedResult,
    /// The advisories in use.
    pub database: &'a Database,
}

/// The predicates, in the order of [`PREDICATE_TYPES`].
pub fn predicates(subject: &Subject<'_>) -> Result<[Value; 3]> {
    let (database, inventory) = (subject.database, &subject.found.inventory);
    let contents = Contents::of(inventory);
    let system = space_of(inventory);
    let matched = findings(database, &Candidates::of_everything(inventory))?;
    let mut findings = Findings::of_enhanced(matched, &contents, system);
    settle(&mut findings, subject.result);
    let life = system.map(|space| end_of_life(database, space, subject.result.revision.database_date));
    let info = database.info();
    let report = Report {
        image: image(subject),
        inventory,
        contents: &contents,
        findings: &findings,
        database: &info,
        evaluation: Evaluation::of(inventory, database)?,
        libraries: LibraryCoverage::of(inventory, database)?,
        end_of_life: life.transpose()?.flatten(),
        unread: Vec::new(),
        notes: subject.found.unread.clone(),
    };
    let read = |text: String| {
        serde_json::from_str::<Value>(&text).map_err(|error| AttestationError::Document(error.to_string()))
    };
    Ok([
        vulnerabilities(subject, read(json::render(&report))?),
        read(openvex::render(&report))?,
        read(cyclonedx::render_inventory(&report))?,
    ])
}

/// Leaves what the registry finds, and marks what it suppresses.
fn settle(findings: &mut Findings, result: &EnhancedResult) {
    let known: BTreeMap<&str, &EnhancedFinding> = result
        .findings
        .iter()
        .map(|found| (found.finding.vulnerability.as_str(), found))
        .collect();
    findings
        .issues
        .retain(|issue| known.contains_key(issue.id.as_str()));
    for issue in &mut findings.issues {
        let suppressed = known
            .get(issue.id.as_str())
            .filter(|found| found.status == FindingStatus::Suppressed);
        if let Some(found) = suppressed {
            let suppression = found.suppression.clone().unwrap_or_else(by_filter);
            for affected in &mut issue.affected {
                affected.suppression = Some(suppression.clone());
            }
        }
    }
}

fn by_filter() -> Suppression {
    Suppression {
        by: SuppressedBy::Exception { expires: None },
        reason: Some("a filter of the registry suppresses it".to_owned()),
    }
}

fn image(subject: &Subject<'_>) -> ReportedImage {
    let (found, config) = (subject.found, &subject.found.config);
    ReportedImage {
        name: subject.name.clone(),
        digest: subject.image.digest,
        created: config.created.clone(),
        os: config.os.clone(),
        architecture: config.architecture.clone(),
        layers: Layer::all(found.layers.iter().copied(), &config.history),
    }
}

/// In the form of cosign's predicate of vulnerabilities; what the scanner found in its own.
fn vulnerabilities(subject: &Subject<'_>, found: Value) -> Value {
    let info = subject.database.info();
    let looked = rfc3339(subject.result.image.last_scanned_at);
    json!({
        "invocation": {"parameters": null, "uri": "", "event_id": "", "builder.id": ""},
        "scanner": {
            "uri": SCANNER,
            "version": env!("CARGO_PKG_VERSION"),
            "db": {"uri": "", "version": info.revision.to_string(), "lastUpdate": rfc3339(info.created)},
            "result": found,
        },
        "metadata": {"scanStartedOn": looked, "scanFinishedOn": looked},
    })
}

pub(crate) fn rfc3339(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0).map_or_else(|_| String::new(), |at| at.to_string())
}
