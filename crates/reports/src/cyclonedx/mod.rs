//! A report as a CycloneDX 1.6 document in JSON (ECMA-424): what is in the image as components, the findings as
//! vulnerabilities, or the components alone.
//!
//! Odd: the serial number is made from the digests of image and database, and the date is the database's, so that the
//! same image judged by the same revision gives the same document.

mod components;
mod version_1_4;
mod vulnerabilities;

use serde::Serialize;

use crate::Report;
use crate::json::write;
use crate::time::rfc3339;
use components::Component;
use vulnerabilities::Vulnerability;

pub use version_1_4::render_inventory_1_4;

/// The document with findings, as indented JSON with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    write(&Document::new(report, Some(vulnerabilities::all(report))))
}

/// The document without findings: a bill of materials.
pub fn render_inventory(report: &Report<'_>) -> String {
    write(&Document::new(report, None))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    #[serde(rename = "$schema")]
    schema: &'static str,
    bom_format: &'static str,
    spec_version: &'static str,
    serial_number: String,
    version: u32,
    metadata: Metadata,
    components: Vec<Component>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vulnerabilities: Option<Vec<Vulnerability>>,
}

#[derive(Serialize)]
struct Metadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
    tools: Tools,
    component: Component,
    properties: Vec<Property>,
}

#[derive(Serialize)]
struct Tools {
    components: Vec<Component>,
}

/// A name and a value of our own; names begin with `tidewaiter:`.
#[derive(Serialize)]
struct Property {
    name: &'static str,
    value: String,
}

fn property(name: &'static str, value: impl Into<String>) -> Property {
    Property {
        name,
        value: value.into(),
    }
}

impl Document {
    fn new(report: &Report<'_>, vulnerabilities: Option<Vec<Vulnerability>>) -> Self {
        let what = match &vulnerabilities {
            Some(_) => "cyclonedx",
            None => "cyclonedx inventory",
        };
        Self {
            schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
            bom_format: "CycloneDX",
            spec_version: "1.6",
            serial_number: format!("urn:uuid:{}", report.id(&[what])),
            version: 1,
            metadata: Metadata::new(report),
            components: components::all(report),
            vulnerabilities,
        }
    }
}

impl Metadata {
    fn new(report: &Report<'_>) -> Self {
        Self {
            timestamp: rfc3339(report.database.created),
            tools: Tools {
                components: vec![Component::tool()],
            },
            component: Component::image(&report.image),
            properties: properties(report),
        }
    }
}

/// What a reader must know of the evaluation, which CycloneDX has no members for.
fn properties(report: &Report<'_>) -> Vec<Property> {
    let image = &report.image;
    let mut properties = vec![
        property(
            "tidewaiter:image:platform",
            format!("{}/{}", image.os, image.architecture),
        ),
        property(
            "tidewaiter:database:revision",
            report.database.revision.to_string(),
        ),
        property("tidewaiter:scanType", report.findings.scan_type.as_str()),
        property("tidewaiter:evaluation:complete", report.is_complete().to_string()),
    ];
    let space = report.evaluation.space();
    properties.extend(space.map(|space| property("tidewaiter:evaluation:advisoriesOf", space.as_str())));
    let layers = image.layers.iter();
    properties.extend(layers.map(|layer| property("tidewaiter:image:layer", layer.digest.to_string())));
    let mut words = |name, words: Vec<String>| {
        properties.extend(words.into_iter().map(|words| property(name, words)));
    };
    words("tidewaiter:evaluation:notEvaluated", report.gaps());
    words("tidewaiter:evaluation:problem", report.problems());
    words("tidewaiter:evaluation:warning", report.warnings());
    properties
}
