//! A report for programs: JSON in a schema of our own, with its version in `schema`.
//!
//! Members are added without a new version; a member that changes its meaning or goes makes one.

use std::collections::BTreeMap;

use serde::Serialize;
use tidewaiter_advisories::Subject;
use tidewaiter_inventory::InstalledPackage;
use tidewaiter_matching::{BasicFinding, Evidence, SeveritySource};

use crate::findings::{scores, state, tenths};
use crate::references::References;
use crate::time::{day, rfc3339};
use crate::{Report, Summary};

/// The version of the schema.
pub const SCHEMA: u32 = 1;

/// The report as indented JSON, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    let references = References::new(report.inventory);
    let text = serde_json::to_string_pretty(&Document::new(report, &references));
    text.expect("texts, numbers and lists of them are always JSON") + "\n"
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema: u32,
    tool: Tool,
    image: Image<'a>,
    system: Option<System<'a>>,
    database: Database<'a>,
    evaluation: Evaluation<'a>,
    summary: Counts,
    findings: Vec<Finding<'a>>,
    packages: Vec<Package<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Image<'a> {
    name: &'a str,
    digest: String,
    created: Option<&'a str>,
    os: &'a str,
    architecture: &'a str,
    layers: Vec<String>,
}

#[derive(Serialize)]
struct System<'a> {
    id: &'a str,
    version: Option<&'a str>,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Database<'a> {
    revision: String,
    date: Option<String>,
    facts_only: bool,
    /// Newest record of each feed.
    feeds: BTreeMap<&'a str, Option<String>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Evaluation<'a> {
    complete: bool,
    advisories_of: Option<&'a str>,
    not_evaluated: Vec<String>,
    problems: Vec<String>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counts {
    severities: BTreeMap<&'static str, usize>,
    counted: usize,
    fixable: usize,
    kernel_policy: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    vulnerability: &'a str,
    severity: &'static str,
    severity_source: Source<'a>,
    package: &'a str,
    version: &'a str,
    purls: Vec<&'a str>,
    state: &'static str,
    fixed_version: Option<&'a str>,
    uri: Option<&'a str>,
    description: Option<&'a str>,
    cvss: Vec<Cvss<'a>>,
    kernel_policy: bool,
    evidence: Proof<'a>,
}

/// What decided.
#[derive(Serialize)]
struct Proof<'a> {
    advisory: &'a str,
    feed: &'a str,
    subject: &'static str,
    name: &'a str,
    range: &'a str,
    compared: &'a str,
    decided: &'a str,
}

/// Where a severity comes from: the distribution with its own word, a CVSS score with its version and who gave it, or nobody.
#[derive(Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
enum Source<'a> {
    Distribution { word: &'a str },
    Cvss { version: u8, source: &'a str },
    None,
}

#[derive(Serialize)]
struct Cvss<'a> {
    version: u8,
    score: f64,
    vector: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct Package<'a> {
    purl: Option<&'a str>,
    ecosystem: &'static str,
    name: &'a str,
    version: &'a str,
    arch: Option<&'a str>,
    source: Option<SourcePackage<'a>>,
    module: Option<&'a str>,
    layer: Option<String>,
    database: &'a str,
}

#[derive(Serialize)]
struct SourcePackage<'a> {
    name: &'a str,
    version: &'a str,
}

impl<'a> Document<'a> {
    fn new(report: &'a Report<'_>, references: &'a References<'_>) -> Self {
        let findings = report
            .findings
            .iter()
            .map(|finding| Finding::new(finding, references));
        let packages = report.inventory.packages.iter().zip(&references.purls);
        Self {
            schema: SCHEMA,
            tool: Tool {
                name: "tidewaiter",
                version: env!("CARGO_PKG_VERSION"),
            },
            image: Image::new(&report.image),
            system: report.inventory.distribution.as_ref().map(|system| System {
                id: &system.id,
                version: system.version.as_deref(),
                name: &system.name,
            }),
            database: Database::new(report),
            evaluation: Evaluation::new(report),
            summary: Counts::new(&Summary::of(report.findings)),
            findings: findings.collect(),
            packages: packages
                .map(|(package, purl)| Package::new(report, package, purl.as_deref()))
                .collect(),
        }
    }
}

impl<'a> Image<'a> {
    fn new(image: &'a crate::Image) -> Self {
        Self {
            name: &image.name,
            digest: image.digest.to_string(),
            created: image.created.as_deref(),
            os: &image.os,
            architecture: &image.architecture,
            layers: image.layers.iter().map(ToString::to_string).collect(),
        }
    }
}

impl<'a> Database<'a> {
    fn new(report: &'a Report<'_>) -> Self {
        let database = report.database;
        let feeds = database
            .feeds
            .iter()
            .map(|feed| (feed.name.as_str(), feed.newest.map(day)));
        Self {
            revision: database.revision.to_string(),
            date: rfc3339(database.created),
            facts_only: database.facts_only,
            feeds: feeds.collect(),
        }
    }
}

impl<'a> Evaluation<'a> {
    fn new(report: &'a Report<'_>) -> Self {
        Self {
            complete: report.is_complete(),
            advisories_of: report.evaluation.space().map(tidewaiter_types::Space::as_str),
            not_evaluated: report.gaps(),
            problems: report.problems(),
            warnings: report.warnings(),
        }
    }
}

impl Counts {
    fn new(summary: &Summary) -> Self {
        let severities = summary.by_severity.iter();
        Self {
            severities: severities
                .map(|(severity, count)| (severity.as_str(), *count))
                .collect(),
            counted: summary.counted,
            fixable: summary.fixable,
            kernel_policy: summary.kernel_policy,
        }
    }
}

impl<'a> Finding<'a> {
    fn new(finding: &'a BasicFinding, references: &'a References<'_>) -> Self {
        let places = references.of(finding).iter();
        let cvss = scores(finding).map(|(version, score)| Cvss {
            version,
            score: tenths(score.score),
            vector: &score.vector,
            source: &score.source,
        });
        Self {
            vulnerability: &finding.name,
            severity: finding.severity.as_str(),
            severity_source: match &finding.severity_source {
                SeveritySource::Distribution(word) => Source::Distribution { word },
                SeveritySource::Cvss { version, source } => Source::Cvss {
                    version: version.number(),
                    source,
                },
                SeveritySource::None => Source::None,
            },
            package: &finding.package_name,
            version: &finding.package_version,
            purls: places
                .filter_map(|place| references.purls[*place].as_deref())
                .collect(),
            state: state(finding.state),
            fixed_version: finding.fixed_version.as_deref(),
            uri: finding.uri.as_deref(),
            description: finding.description.as_deref(),
            cvss: cvss.collect(),
            kernel_policy: finding.kernel_policy,
            evidence: Proof::new(&finding.evidence),
        }
    }
}

impl<'a> Proof<'a> {
    fn new(evidence: &'a Evidence) -> Self {
        Self {
            advisory: &evidence.advisory,
            feed: &evidence.feed,
            subject: match evidence.subject {
                Subject::Source => "source",
                Subject::Binary => "binary",
            },
            name: &evidence.name,
            range: &evidence.range,
            compared: &evidence.compared,
            decided: &evidence.decided,
        }
    }
}

impl<'a> Package<'a> {
    fn new(report: &Report<'_>, installed: &'a InstalledPackage, purl: Option<&'a str>) -> Self {
        let package = &installed.package;
        Self {
            purl,
            ecosystem: package.ecosystem.as_str(),
            name: &package.name,
            version: &package.version,
            arch: package.arch.as_deref(),
            source: package.source.as_ref().map(|source| SourcePackage {
                name: &source.name,
                version: &source.version,
            }),
            module: package.module.as_deref(),
            layer: report.image.layers.get(installed.layer).map(ToString::to_string),
            database: &installed.database_path,
        }
    }
}
