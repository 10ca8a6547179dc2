//! The image, the system in it, its packages and its libraries as CycloneDX components.
//!
//! Odd: a library that a package of the system brought is no component beside it: its package names it in a property.

use serde::Serialize;
use tidewaiter_ecosystems::{Confidence, EvidenceKind};
use tidewaiter_types::{Algorithm, Digest, Distribution};

use super::{Property, property};
use crate::{Image, Occurrence, Report, licences};

/// One component; members that it has not are left out.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Component {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "bom-ref", skip_serializing_if = "Option::is_none")]
    bom_ref: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Evidence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<Property>,
}

#[derive(Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

/// A licence: an expression, or as the package's record words it.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum License {
    Expression(String),
    License(Named),
}

#[derive(Serialize)]
struct Named {
    name: String,
}

#[derive(Serialize)]
struct Evidence {
    identity: Vec<Identity>,
    occurrences: Vec<Location>,
}

/// How sure it is that the component is what it is called.
#[derive(Serialize)]
struct Identity {
    field: &'static str,
    confidence: f64,
    methods: Vec<Method>,
}

#[derive(Serialize)]
struct Method {
    technique: &'static str,
    confidence: f64,
    value: &'static str,
}

#[derive(Serialize)]
struct Location {
    location: String,
}

/// The system, where it is known, and all packages and libraries.
pub fn all(report: &Report<'_>) -> Vec<Component> {
    let system = report.inventory.distribution.as_ref().map(Component::system);
    let listed = report.contents.all_listed();
    let listed = listed.map(|component| Component::listed(report, component));
    system.into_iter().chain(listed).collect()
}

impl Component {
    pub fn tool() -> Self {
        Self {
            kind: "application",
            name: "tidewaiter".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            ..Self::default()
        }
    }

    pub fn image(image: &Image) -> Self {
        Self {
            kind: "container",
            bom_ref: Some(image.digest.to_string()),
            name: image.name.clone(),
            version: Some(image.digest.to_string()),
            hashes: vec![hash(&image.digest)],
            ..Self::default()
        }
    }

    fn system(system: &Distribution) -> Self {
        Self {
            kind: "operating-system",
            bom_ref: Some("system".to_owned()),
            name: system.id.clone(),
            version: system.version.clone(),
            ..Self::default()
        }
    }

    fn listed(report: &Report<'_>, component: &crate::Component<'_>) -> Self {
        let package = component.package;
        Self {
            kind: "library",
            bom_ref: Some(component.reference.clone()),
            publisher: package.vendor.clone(),
            name: package.name.clone(),
            version: Some(package.version.clone()),
            scope: component.is_development().then_some("excluded"),
            licenses: licences::text(package.license.as_ref())
                .map(license)
                .into_iter()
                .collect(),
            purl: component.purl.clone(),
            evidence: Some(evidence(component)),
            properties: properties(report, component),
            ..Self::default()
        }
    }
}

fn license(text: &str) -> License {
    match licences::expression(text) {
        Some(expression) => License::Expression(expression.to_owned()),
        None => License::License(Named {
            name: text.to_owned(),
        }),
    }
}

fn evidence(component: &crate::Component<'_>) -> Evidence {
    let confidence = match component.confidence() {
        Confidence::High => 1.0,
        Confidence::Medium => 0.6,
        Confidence::Low => 0.3,
    };
    let method = Method {
        technique: technique(component),
        confidence,
        value: component.evidence().as_str(),
    };
    let location = |place: &Occurrence<'_>| Location {
        location: place.location(),
    };
    Evidence {
        identity: vec![Identity {
            field: match component.purl {
                Some(_) => "purl",
                None => "name",
            },
            confidence,
            methods: vec![method],
        }],
        occurrences: component.occurrences.iter().map(location).collect(),
    }
}

fn technique(component: &crate::Component<'_>) -> &'static str {
    match (component.evidence(), component.confidence()) {
        (EvidenceKind::Stated, _) => "attestation",
        (EvidenceKind::Recognized, _) => "binary-analysis",
        (EvidenceKind::Installed | EvidenceKind::Locked, Confidence::Low) => "filename",
        (EvidenceKind::Installed | EvidenceKind::Locked, _) => "manifest-analysis",
    }
}

/// Where it is, which layers and steps brought it, what it was built from, and what it brought.
fn properties(report: &Report<'_>, component: &crate::Component<'_>) -> Vec<Property> {
    let mut properties = Vec::new();
    for place in &component.occurrences {
        properties.push(property("tidewaiter:path", place.location()));
    }
    properties.extend(layers(report, component));
    if !component.is_system {
        properties.push(property("tidewaiter:evidence", component.evidence().as_str()));
    }
    if component.is_development() {
        properties.push(property("tidewaiter:development", "true"));
    }
    if let Some(source) = &component.package.source {
        let source = format!("{}@{}", source.name, source.version);
        properties.push(property("tidewaiter:source", source));
    }
    let owned = component
        .owns
        .iter()
        .map(|number| &report.contents.components[*number]);
    properties.extend(owned.map(|library| property("tidewaiter:contains", library.reference.as_str())));
    properties
}

fn layers(report: &Report<'_>, component: &crate::Component<'_>) -> Vec<Property> {
    let mut numbers: Vec<usize> = component.occurrences.iter().map(|place| place.layer).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut properties = Vec::new();
    for layer in numbers
        .into_iter()
        .filter_map(|number| report.image.layers.get(number))
    {
        properties.push(property("tidewaiter:layer", layer.digest.to_string()));
        let step = layer.step.as_deref();
        properties.extend(step.map(|step| property("tidewaiter:layer:step", step)));
    }
    properties
}

fn hash(digest: &Digest) -> Hash {
    let alg = match digest.algorithm() {
        Algorithm::Sha256 => "SHA-256",
        Algorithm::Sha512 => "SHA-512",
    };
    Hash {
        alg,
        content: digest.hex(),
    }
}
