//! A report as a CycloneDX 1.6 document in JSON (ECMA-424): the packages as components, the findings as
//! vulnerabilities.
//!
//! Odd: the serial number is made from the digests of image and database, and the date is the database's, so that the
//! same image judged by the same revision gives the same document (RFC 9562 calls such a number a UUID of version 8).

mod components;
mod vulnerabilities;

use serde::Serialize;
use tidewaiter_types::Digest;

use crate::references::References;
use crate::time::rfc3339;
use crate::{Image, Report};
use components::Component;
use vulnerabilities::Vulnerability;

/// The document as indented JSON, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    let references = References::new(report.inventory);
    let text = serde_json::to_string_pretty(&Document::new(report, &references));
    text.expect("texts, numbers and lists of them are always JSON") + "\n"
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
    vulnerabilities: Vec<Vulnerability>,
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
    fn new(report: &Report<'_>, references: &References<'_>) -> Self {
        Self {
            schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
            bom_format: "CycloneDX",
            spec_version: "1.6",
            serial_number: serial_number(&report.image.digest, &report.database.revision),
            version: 1,
            metadata: Metadata::new(report),
            components: components::all(report, references),
            vulnerabilities: vulnerabilities::all(report, references),
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
    let Image {
        os,
        architecture,
        layers,
        ..
    } = &report.image;
    let mut properties = vec![
        property("tidewaiter:image:platform", format!("{os}/{architecture}")),
        property(
            "tidewaiter:database:revision",
            report.database.revision.to_string(),
        ),
        property("tidewaiter:evaluation:complete", report.is_complete().to_string()),
    ];
    let space = report
        .evaluation
        .space()
        .map(|space| property("tidewaiter:evaluation:advisoriesOf", space.as_str()));
    properties.extend(space);
    properties.extend(
        layers
            .iter()
            .map(|layer| property("tidewaiter:image:layer", layer.to_string())),
    );
    properties.extend(
        report
            .gaps()
            .into_iter()
            .map(|words| property("tidewaiter:evaluation:notEvaluated", words)),
    );
    let problems = report.problems().into_iter();
    properties.extend(problems.map(|words| property("tidewaiter:evaluation:problem", words)));
    properties.extend(
        report
            .warnings()
            .into_iter()
            .map(|words| property("tidewaiter:evaluation:warning", words)),
    );
    properties
}

fn serial_number(image: &Digest, revision: &Digest) -> String {
    let mut bytes = [0u8; 16];
    let pairs = image.bytes().iter().zip(revision.bytes());
    for (byte, (a, b)) in bytes.iter_mut().zip(pairs) {
        *byte = a ^ b;
    }
    // Version 8 and the variant of RFC 9562, sections 4.1 and 5.8.
    bytes[6] = 0x80 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let number = u128::from_be_bytes(bytes);
    let (a, b, c, d, e) = (number >> 96, number >> 80, number >> 64, number >> 48, number);
    let mask = |value: u128, bits: u32| value & ((1 << bits) - 1);
    format!(
        "urn:uuid:{a:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        mask(b, 16),
        mask(c, 16),
        mask(d, 16),
        mask(e, 48)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_serial_number_names_image_and_revision() {
        let number = |a: u8, b: u8| serial_number(&Digest::Sha256([a; 32]), &Digest::Sha256([b; 32]));
        assert_eq!(number(0x12, 0), "urn:uuid:12121212-1212-8212-9212-121212121212");
        assert_ne!(number(0x12, 0), number(0x12, 1));
        assert_eq!(number(0xff, 0), "urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff");
    }
}
