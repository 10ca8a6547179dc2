//! Packages and libraries in the JSON of our own.

use serde::Serialize;

use crate::{Component, Occurrence, Report};

#[derive(Serialize)]
pub struct Package<'a> {
    purl: Option<&'a str>,
    ecosystem: &'static str,
    name: &'a str,
    version: &'a str,
    arch: Option<&'a str>,
    source: Option<SourcePackage<'a>>,
    module: Option<&'a str>,
    license: Option<&'a str>,
    layer: Option<String>,
    database: &'a str,
}

#[derive(Serialize)]
struct SourcePackage<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Library<'a> {
    purl: Option<&'a str>,
    ecosystem: &'static str,
    name: &'a str,
    version: &'a str,
    license: Option<&'a str>,
    evidence: &'static str,
    confidence: &'static str,
    development: bool,
    /// The package URL, or the name, of the system's package that brought its files.
    owned_by: Option<&'a str>,
    locations: Vec<Location<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    path: &'a str,
    inner_path: Option<&'a str>,
    layer: Option<String>,
    evidence: &'static str,
    confidence: &'static str,
    development: bool,
}

impl<'a> Package<'a> {
    pub fn new(report: &Report<'_>, component: &'a Component<'_>) -> Self {
        let package = component.package;
        Self {
            purl: component.purl.as_deref(),
            ecosystem: package.ecosystem.as_str(),
            name: &package.name,
            version: &package.version,
            arch: package.arch.as_deref(),
            source: package.source.as_ref().map(|source| SourcePackage {
                name: &source.name,
                version: &source.version,
            }),
            module: package.module.as_deref(),
            license: package.license.as_deref(),
            layer: layer(report, component.first()),
            database: component.first().path,
        }
    }
}

impl<'a> Library<'a> {
    pub fn new(report: &'a Report<'_>, component: &'a Component<'_>) -> Self {
        let package = component.package;
        let owner = component.owner.map(|owner| &report.contents.components[owner]);
        Self {
            purl: component.purl.as_deref(),
            ecosystem: package.ecosystem.as_str(),
            name: &package.name,
            version: &package.version,
            license: package.license.as_deref(),
            evidence: component.evidence().as_str(),
            confidence: component.confidence().as_str(),
            development: component.is_development(),
            owned_by: owner.map(|owner| owner.purl.as_deref().unwrap_or(&owner.package.name)),
            locations: component
                .occurrences
                .iter()
                .map(|place| Location::new(report, place))
                .collect(),
        }
    }
}

impl<'a> Location<'a> {
    fn new(report: &Report<'_>, place: &'a Occurrence<'_>) -> Self {
        Self {
            path: place.path,
            inner_path: place.inner_path,
            layer: layer(report, place),
            evidence: place.evidence.as_str(),
            confidence: place.confidence.as_str(),
            development: place.is_development,
        }
    }
}

fn layer(report: &Report<'_>, place: &Occurrence<'_>) -> Option<String> {
    let layer = report.image.layers.get(place.layer);
    layer.map(|layer| layer.digest.to_string())
}
