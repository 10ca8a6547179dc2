//! A report for programs: JSON in a schema of our own, with its version in `schema` (`docs/schema/scan-2.json`).
//!
//! Members are added without a new version; a member that changes its meaning or goes makes one.

mod contents;
mod findings;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::time::{day, rfc3339};
use crate::{Report, Summary};
use contents::{Library, Package};
use findings::{Finding, Suppressed};

/// The version of the schema.
pub const SCHEMA: u32 = 2;

/// Bytes that are held ready for a document: it is moved as it grows, and of an image with thousands of packages that is as
/// much work as writing it. What it does not use is never touched.
const ROOM: usize = 8 << 20;

/// The report as indented JSON, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    write(&Document::new(report))
}

/// A document as indented JSON, with a line feed at its end.
pub(crate) fn write(document: &impl Serialize) -> String {
    let mut text = Vec::with_capacity(ROOM);
    let written = serde_json::to_writer_pretty(&mut text, document);
    written.expect("texts, numbers and lists of them are always JSON, and memory takes them");
    text.push(b'\n');
    String::from_utf8(text).expect("JSON is text")
}

/// Two documents of [`write`], each an object with members, as one object with the members of both.
pub(crate) fn join(mut first: String, second: &str) -> String {
    const END: &str = "\n}\n";
    const BEGIN: &str = "{\n";
    first.truncate(first.len() - END.len());
    first.push_str(",\n");
    first.push_str(&second[BEGIN.len()..]);
    first
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema: u32,
    tool: Tool,
    scan_type: &'static str,
    image: Image<'a>,
    system: Option<System<'a>>,
    database: Database<'a>,
    evaluation: Evaluation<'a>,
    summary: Counts,
    findings: Vec<Finding<'a>>,
    suppressed: Vec<Suppressed<'a>>,
    packages: Vec<Package<'a>>,
    libraries: Vec<Library<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    pub(crate) const OWN: Self = Self {
        name: "tidewaiter",
        version: env!("CARGO_PKG_VERSION"),
    };
}

#[derive(Serialize)]
struct Image<'a> {
    name: &'a str,
    digest: String,
    created: Option<&'a str>,
    os: &'a str,
    architecture: &'a str,
    layers: Vec<Layer<'a>>,
}

#[derive(Serialize)]
struct Layer<'a> {
    digest: String,
    step: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct System<'a> {
    id: &'a str,
    version: Option<&'a str>,
    name: &'a str,
    /// When fixes for everybody ended, if they have.
    end_of_life: Option<String>,
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
    libraries_judged: bool,
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
    exploited: usize,
    kernel_policy: usize,
    suppressed: usize,
}

impl<'a> Document<'a> {
    fn new(report: &'a Report<'_>) -> Self {
        let contents = &report.contents.components;
        let packages = contents.iter().filter(|component| component.is_system);
        let libraries = contents.iter().filter(|component| !component.is_system);
        Self {
            schema: SCHEMA,
            tool: Tool::OWN,
            scan_type: report.findings.scan_type.as_str(),
            image: Image::new(&report.image),
            system: System::new(report),
            database: Database::new(report),
            evaluation: Evaluation::new(report),
            summary: Counts::new(&Summary::of(report.findings)),
            findings: findings::all(report),
            suppressed: findings::suppressed(report),
            packages: packages
                .map(|component| Package::new(report, component))
                .collect(),
            libraries: libraries
                .map(|component| Library::new(report, component))
                .collect(),
        }
    }
}

impl<'a> Image<'a> {
    fn new(image: &'a crate::Image) -> Self {
        let layer = |layer: &'a crate::Layer| Layer {
            digest: layer.digest.to_string(),
            step: layer.step.as_deref(),
        };
        Self {
            name: &image.name,
            digest: image.digest.to_string(),
            created: image.created.as_deref(),
            os: &image.os,
            architecture: &image.architecture,
            layers: image.layers.iter().map(layer).collect(),
        }
    }
}

impl<'a> System<'a> {
    fn new(report: &'a Report<'_>) -> Option<Self> {
        let system = report.inventory.distribution.as_ref()?;
        Some(Self {
            id: &system.id,
            version: system.version.as_deref(),
            name: &system.name,
            end_of_life: report.end_of_life.as_ref().map(|end| day(end.end)),
        })
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
            libraries_judged: report.judges_libraries(),
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
            exploited: summary.exploited,
            kernel_policy: summary.kernel_policy,
            suppressed: summary.suppressed,
        }
    }
}
