//! A report as SARIF 2.1.0 (OASIS), which code hosts show beside the code: a rule for each vulnerability, a result for each
//! package that it affects.
//!
//! Odd: SARIF is about lines of source. A result's place is the file in the image that tells of the package, at its
//! first line, and `security-severity`, which GitHub sorts by, is the score that is shown, or one that stands for the
//! severity where nobody scored. Kernel headers and tools, which are not counted, are left out.

mod rules;

use std::collections::BTreeMap;

use serde::Serialize;
use tidewaiter_types::Severity;

use crate::findings::words::{headline, remedy};
use crate::json::write;
use crate::{Affected, Issue, Report, Suppression};
use rules::Rule;

/// The log, as indented JSON with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    write(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: vec![Run::new(report)],
    })
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Run<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: Vec<Invocation>,
    automation_details: AutomationDetails,
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    results: Vec<Found<'a>>,
    column_kind: &'static str,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule<'a>>,
}

/// What was not evaluated and what could not be read stand as notifications.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
struct AutomationDetails {
    id: String,
}

#[derive(Serialize)]
struct Base {
    description: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    image: &'a str,
    digest: String,
    database_revision: String,
    scan_type: &'static str,
}

#[derive(Serialize)]
pub(crate) struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Accepted>,
}

#[derive(Serialize)]
struct Accepted {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
}

const ROOT: &str = "IMAGE";

impl<'a> Run<'a> {
    fn new(report: &'a Report<'_>) -> Self {
        let image = &report.image;
        let base = Base {
            description: text(format!("The root of the file system of {}", image.name)),
        };
        Self {
            tool: Tool {
                driver: Driver {
                    name: "tidewaiter",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: counted(report).map(Rule::new).collect(),
                },
            },
            invocations: vec![Invocation::new(report)],
            automation_details: AutomationDetails {
                id: format!("tidewaiter/{}", image.name),
            },
            original_uri_base_ids: BTreeMap::from([(ROOT, base)]),
            results: results(report),
            column_kind: "unicodeCodePoints",
            properties: Properties {
                image: &image.name,
                digest: image.digest.to_string(),
                database_revision: report.database.revision.to_string(),
                scan_type: report.findings.scan_type.as_str(),
            },
        }
    }
}

impl Invocation {
    fn new(report: &Report<'_>) -> Self {
        let notes = |level, words: Vec<String>| {
            words.into_iter().map(move |words| Notification {
                level,
                message: text(words),
            })
        };
        let all = notes("error", report.gaps())
            .chain(notes("error", report.problems()))
            .chain(notes("warning", report.warnings()));
        Self {
            execution_successful: true,
            tool_execution_notifications: all.collect(),
        }
    }
}

/// Vulnerabilities of more than kernel headers and tools.
fn counted<'r>(report: &'r Report<'_>) -> impl Iterator<Item = &'r Issue> {
    let issues = report.findings.issues.iter();
    issues.filter(|issue| issue.affected.iter().any(|affected| !affected.kernel_policy))
}

fn results<'a>(report: &'a Report<'_>) -> Vec<Found<'a>> {
    let pairs = counted(report).enumerate().flat_map(|(number, issue)| {
        let affected = issue.affected.iter().filter(|affected| !affected.kernel_policy);
        affected.map(move |affected| Found::new(report, number, issue, affected))
    });
    pairs.collect()
}

impl<'a> Found<'a> {
    fn new(report: &Report<'_>, number: usize, issue: &'a Issue, affected: &Affected) -> Self {
        let fingerprint = crate::ids::uuid(&[&issue.id, &affected.name, place(report, affected)]);
        let message = format!("{}: {}", headline(issue, affected), remedy(affected));
        Self {
            rule_id: &issue.id,
            rule_index: number,
            level: level(affected.severity),
            message: text(message),
            locations: locations(report, affected),
            partial_fingerprints: BTreeMap::from([("vulnerabilityAndPackage/v1", fingerprint)]),
            suppressions: affected.suppression.iter().map(accepted).collect(),
        }
    }
}

fn accepted(suppression: &Suppression) -> Accepted {
    Accepted {
        kind: "external",
        status: "accepted",
        justification: suppression.words(),
    }
}

fn place<'r>(report: &'r Report<'_>, affected: &Affected) -> &'r str {
    let component = affected.components.first();
    component.map_or("", |number| report.contents.components[*number].first().path)
}

fn locations(report: &Report<'_>, affected: &Affected) -> Vec<Location> {
    let components = affected.components.iter();
    let places = components.flat_map(|number| &report.contents.components[*number].occurrences);
    let location = |place: &crate::Occurrence<'_>| Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri(place.path),
                uri_base_id: ROOT,
            },
            region: Region { start_line: 1 },
        },
        message: text(format!(
            "{} {} in {}",
            affected.name,
            affected.version,
            place.location()
        )),
    };
    places.map(location).collect()
}

/// A path as a relative reference (RFC 3986): all but unreserved characters and slashes is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into())
            }
            other => uri += &format!("%{other:02X}"),
        }
    }
    uri
}

fn text(text: impl Into<String>) -> Text {
    Text { text: text.into() }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Informational | Severity::Undefined => "note",
    }
}
