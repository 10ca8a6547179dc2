//! A report as a CycloneDX 1.6 document in JSON (ECMA-424): what is in the image as components, the findings as
//! vulnerabilities, or the components alone.
//!
//! Odd: the serial number is made from the digests of image and database, and the date is the database's, so that the
//! same image judged by the same revision gives the same document. Components and vulnerabilities are written side by side, each
//! made only when its turn comes: they are nearly all of the document, and neither needs the other.

mod components;
mod version_1_4;
mod vulnerabilities;

use std::borrow::Cow;
use std::panic::resume_unwind;
use std::thread;

use serde::Serialize;

use crate::Report;
use crate::json::{join, write};
use crate::time::rfc3339;
use components::{Component, Components};
use vulnerabilities::Vulnerabilities;

pub use version_1_4::render_inventory_1_4;

/// The document with findings, as indented JSON with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    let vulnerabilities = Judged {
        vulnerabilities: Vulnerabilities(report),
    };
    let (inventory, vulnerabilities) = thread::scope(|scope| {
        let vulnerabilities = scope.spawn(|| write(&vulnerabilities));
        let inventory = write(&Document::new(report, "cyclonedx"));
        (
            inventory,
            vulnerabilities
                .join()
                .unwrap_or_else(|panic| resume_unwind(panic)),
        )
    });
    join(inventory, &vulnerabilities)
}

/// The document without findings: a bill of materials.
pub fn render_inventory(report: &Report<'_>) -> String {
    write(&Document::new(report, INVENTORY))
}

/// What the document without findings is told from others by.
const INVENTORY: &str = "cyclonedx inventory";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    bom_format: &'static str,
    spec_version: &'static str,
    serial_number: String,
    version: u32,
    metadata: Metadata<'a>,
    components: Components<'a>,
}

/// The last member of the document with findings.
#[derive(Serialize)]
struct Judged<'a> {
    vulnerabilities: Vulnerabilities<'a>,
}

#[derive(Serialize)]
struct Metadata<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
    tools: Tools<'a>,
    component: Component<'a>,
    properties: Vec<Property<'a>>,
}

#[derive(Serialize)]
struct Tools<'a> {
    components: Vec<Component<'a>>,
}

/// A name and a value of our own; names begin with `tidewaiter:`.
#[derive(Serialize)]
struct Property<'a> {
    name: &'static str,
    value: Cow<'a, str>,
}

fn property<'a>(name: &'static str, value: impl Into<Cow<'a, str>>) -> Property<'a> {
    Property {
        name,
        value: value.into(),
    }
}

impl<'a> Document<'a> {
    /// All but the findings, of the document that is told from others by this word.
    fn new(report: &'a Report<'a>, what: &str) -> Self {
        Self {
            schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
            bom_format: "CycloneDX",
            spec_version: "1.6",
            serial_number: format!("urn:uuid:{}", report.id(&[what])),
            version: 1,
            metadata: Metadata::new(report),
            components: Components(report),
        }
    }
}

impl<'a> Metadata<'a> {
    fn new(report: &'a Report<'a>) -> Self {
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
fn properties<'a>(report: &'a Report<'a>) -> Vec<Property<'a>> {
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
