//! A report as GitLab reads one of container scanning (security report schemas, version 15).
//!
//! Odd: the times of the scan are those of the database's revision: the form wants some, and a clock would make each
//! report another. Findings of kernel headers and tools, which are not counted, are left out, since the form has no mark
//! for them.

use serde::Serialize;
use tidewaiter_types::Severity;

use crate::findings::words::{capitalised, description, headline};
use crate::json::write;
use crate::time::rfc3339;
use crate::{Affected, Issue, Report};

/// Version of GitLab's schemas.
const VERSION: &str = "15.0.7";

/// The report as indented JSON, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    write(&Document::new(report))
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    scan: Scan,
    vulnerabilities: Vec<Vulnerability<'a>>,
}

#[derive(Serialize)]
struct Scan {
    analyzer: Program,
    scanner: Program,
    #[serde(rename = "type")]
    kind: &'static str,
    start_time: String,
    end_time: String,
    status: &'static str,
    messages: Vec<Message>,
}

#[derive(Serialize)]
struct Program {
    id: &'static str,
    name: &'static str,
    version: &'static str,
    vendor: Vendor,
}

#[derive(Serialize)]
struct Vendor {
    name: &'static str,
}

/// What was not evaluated.
#[derive(Serialize)]
struct Message {
    level: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Vulnerability<'a> {
    id: String,
    name: String,
    description: String,
    severity: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    solution: Option<&'a str>,
    identifiers: Vec<Identifier<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link<'a>>,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Identifier<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Link<'a> {
    url: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    dependency: Dependency<'a>,
    operating_system: String,
    image: &'a str,
}

#[derive(Serialize)]
struct Dependency<'a> {
    package: Package<'a>,
    version: &'a str,
}

#[derive(Serialize)]
struct Package<'a> {
    name: &'a str,
}

const PROGRAM: Program = Program {
    id: "tidewaiter",
    name: "tidewaiter",
    version: env!("CARGO_PKG_VERSION"),
    vendor: Vendor { name: "tidewaiter" },
};

impl<'a> Document<'a> {
    fn new(report: &'a Report<'_>) -> Self {
        let rows = report.findings.rows().into_iter();
        let rows = rows.filter(|(_, affected)| !affected.kernel_policy);
        Self {
            version: VERSION,
            scan: Scan::new(report),
            vulnerabilities: rows
                .map(|(issue, affected)| Vulnerability::new(report, issue, affected))
                .collect(),
        }
    }
}

impl Scan {
    fn new(report: &Report<'_>) -> Self {
        let time = rfc3339(report.database.created).unwrap_or_default();
        let time = time.get(..19).unwrap_or("1970-01-01T00:00:00").to_owned();
        let message = |level| move |value| Message { level, value };
        let gaps = report.gaps().into_iter().chain(report.problems());
        let messages = gaps.map(message("warn"));
        Self {
            analyzer: PROGRAM,
            scanner: PROGRAM,
            kind: "container_scanning",
            start_time: time.clone(),
            end_time: time,
            status: "success",
            messages: messages
                .chain(report.warnings().into_iter().map(message("info")))
                .collect(),
        }
    }
}

impl<'a> Vulnerability<'a> {
    fn new(report: &'a Report<'_>, issue: &'a Issue, affected: &'a Affected) -> Self {
        let place = affected.components.first();
        let place = place.map_or("", |number| report.contents.components[*number].first().path);
        let own = std::iter::once(identifier(&issue.id, issue.uri.as_deref()));
        let aliases = issue.aliases.iter().map(|alias| identifier(alias, None));
        let links = issue.references.iter().map(|link| Link { url: &link.url });
        Self {
            id: report.id(&["gitlab", &issue.id, &affected.name, &affected.version, place]),
            name: headline(issue, affected),
            description: description(issue).into_owned(),
            severity: severity(affected.severity),
            solution: affected.remediation.as_deref(),
            identifiers: own.chain(aliases).collect(),
            links: links.collect(),
            location: Location {
                dependency: Dependency {
                    package: Package { name: &affected.name },
                    version: &affected.version,
                },
                operating_system: system(report),
                image: &report.image.name,
            },
        }
    }
}

fn identifier<'a>(id: &'a str, url: Option<&'a str>) -> Identifier<'a> {
    let kind = match id.split('-').next() {
        Some("CVE") => "cve",
        Some("GHSA") => "ghsa",
        Some("RHSA") => "rhsa",
        Some("ELSA") => "elsa",
        Some("USN") => "usn",
        _ => "osv",
    };
    Identifier {
        kind,
        name: id,
        value: id,
        // GitLab takes web addresses alone.
        url: url.filter(|url| url.starts_with("https://") || url.starts_with("http://")),
    }
}

fn severity(severity: Severity) -> String {
    match severity {
        Severity::Informational => "Info".to_owned(),
        Severity::Undefined => "Unknown".to_owned(),
        other => capitalised(other),
    }
}

/// `debian:12`, or that it is unknown, since the form demands one.
fn system(report: &Report<'_>) -> String {
    let Some(system) = &report.inventory.distribution else {
        return "unknown".to_owned();
    };
    match &system.version {
        Some(version) => format!("{}:{version}", system.id),
        None => system.id.clone(),
    }
}
