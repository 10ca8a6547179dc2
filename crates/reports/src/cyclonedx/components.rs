//! The image, the system in it, its packages and its libraries as CycloneDX components.
//!
//! Odd: a library that a package of the system brought is no component beside it: its package names it in a property.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use tidewaiter_ecosystems::{Confidence, EvidenceKind};
use tidewaiter_types::{Algorithm, Digest, Distribution};

use super::{Property, property};
use crate::{Image, Occurrence, Report, licences};

/// The system, where it is known, and all packages and libraries.
pub struct Components<'a>(pub &'a Report<'a>);

impl Serialize for Components<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(report) = self;
        let system = report.inventory.distribution.as_ref().map(Component::system);
        let listed = report.contents.all_listed();
        let listed = listed.map(|component| Component::listed(report, component));
        serializer.collect_seq(system.into_iter().chain(listed))
    }
}

/// One component; members that it has not are left out.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Component<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "bom-ref", skip_serializing_if = "Option::is_none")]
    bom_ref: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Evidence<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<Property<'a>>,
}

#[derive(Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

/// A licence: an expression, or as the package's record words it.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum License<'a> {
    Expression(&'a str),
    License(Named<'a>),
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Evidence<'a> {
    identity: [Identity; 1],
    occurrences: Vec<Location<'a>>,
}

/// How sure it is that the component is what it is called.
#[derive(Serialize)]
struct Identity {
    field: &'static str,
    confidence: f64,
    methods: [Method; 1],
}

#[derive(Serialize)]
struct Method {
    technique: &'static str,
    confidence: f64,
    value: &'static str,
}

#[derive(Serialize)]
struct Location<'a> {
    location: Cow<'a, str>,
}

impl<'a> Component<'a> {
    pub fn tool() -> Self {
        Self {
            kind: "application",
            name: "tidewaiter",
            version: Some(env!("CARGO_PKG_VERSION").into()),
            ..Self::default()
        }
    }

    pub fn image(image: &'a Image) -> Self {
        Self {
            kind: "container",
            bom_ref: Some(image.digest.to_string().into()),
            name: &image.name,
            version: Some(image.digest.to_string().into()),
            hashes: vec![hash(&image.digest)],
            ..Self::default()
        }
    }

    fn system(system: &'a Distribution) -> Self {
        Self {
            kind: "operating-system",
            bom_ref: Some("system".into()),
            name: &system.id,
            version: system.version.as_deref().map(Cow::Borrowed),
            ..Self::default()
        }
    }

    fn listed(report: &'a Report<'_>, component: &'a crate::Component<'_>) -> Self {
        let package = component.package;
        Self {
            kind: "library",
            bom_ref: Some(component.reference.as_str().into()),
            publisher: package.vendor.as_deref(),
            name: &package.name,
            version: Some(package.version.as_str().into()),
            scope: component.is_development().then_some("excluded"),
            licenses: licences::text(package.license.as_ref())
                .map(license)
                .into_iter()
                .collect(),
            purl: component.purl.as_deref(),
            evidence: Some(evidence(component)),
            properties: properties(report, component),
            ..Self::default()
        }
    }
}

fn license(text: &str) -> License<'_> {
    match licences::expression(text) {
        Some(expression) => License::Expression(expression),
        None => License::License(Named { name: text }),
    }
}

fn evidence<'a>(component: &'a crate::Component<'_>) -> Evidence<'a> {
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
    let location = |place: &'a Occurrence<'_>| Location {
        location: place.location(),
    };
    Evidence {
        identity: [Identity {
            field: match component.purl {
                Some(_) => "purl",
                None => "name",
            },
            confidence,
            methods: [method],
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
fn properties<'a>(report: &'a Report<'_>, component: &'a crate::Component<'_>) -> Vec<Property<'a>> {
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

fn layers<'a>(report: &'a Report<'_>, component: &crate::Component<'_>) -> Vec<Property<'a>> {
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
