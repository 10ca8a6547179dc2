//! CycloneDX in JSON, 1.2 to 1.7. Components hold components; the one that the whole is about is listed with them, if it
//! is a package.
//!
//! Odd: Trivy keeps a package's source in properties, not in its package URL.

use serde::Deserialize;
use tidewaiter_types::SourcePackage;

use super::collector::{Collector, Kind, Stated};
use super::json::parse;
use super::{Format, Sbom, SbomError};

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "specVersion", default)]
    spec_version: String,
    metadata: Option<Metadata>,
    components: Option<Vec<Component>>,
}

#[derive(Deserialize)]
struct Metadata {
    component: Option<Component>,
}

#[derive(Deserialize)]
struct Component {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    name: String,
    version: Option<String>,
    purl: Option<String>,
    scope: Option<String>,
    licenses: Option<Vec<LicenseChoice>>,
    properties: Option<Vec<Property>>,
    components: Option<Vec<Component>>,
}

#[derive(Deserialize)]
struct LicenseChoice {
    license: Option<License>,
    expression: Option<String>,
}

#[derive(Deserialize)]
struct License {
    id: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Property {
    #[serde(default)]
    name: String,
    value: Option<String>,
}

pub(super) fn read(text: &[u8]) -> Result<Sbom, SbomError> {
    let document: Document = parse(text)?;
    let mut found = Collector::default();
    if let Some(about) = document.metadata.and_then(|metadata| metadata.component) {
        add_described(about, &mut found);
    }
    for component in document.components.into_iter().flatten() {
        add(component, &mut found);
    }
    Ok(found.finish(Format::CycloneDx, document.spec_version))
}

/// What the whole is about is mostly an image or a folder, which nobody misses.
fn add_described(component: Component, found: &mut Collector) {
    let is_package = component.purl.is_some();
    add_if(component, is_package, found);
}

fn add(component: Component, found: &mut Collector) {
    add_if(component, true, found);
}

fn add_if(mut component: Component, is_wanted: bool, found: &mut Collector) {
    // The JSON's depth is bounded by its reader.
    let inner = component.components.take();
    if is_wanted {
        found.add(component.into_stated());
    }
    inner.into_iter().flatten().for_each(|inner| add(inner, found));
}

impl Component {
    fn into_stated(self) -> Stated {
        let properties = Properties(self.properties.unwrap_or_default());
        Stated {
            kind: kind(&self.kind),
            source: properties.source(),
            path: properties.path(),
            license: license(self.licenses.unwrap_or_default()),
            is_development: self.scope.as_deref() == Some("excluded"),
            name: self.name,
            version: self.version.unwrap_or_default(),
            purl: self.purl,
        }
    }
}

/// What a component of that type is.
pub(super) fn kind(ty: &str) -> Kind {
    match ty {
        "operating-system" => Kind::System,
        "file" | "container" | "device" | "data" | "cryptographic-asset" | "machine-learning-model" => {
            Kind::Thing
        }
        _ => Kind::Package,
    }
}

fn license(choices: Vec<LicenseChoice>) -> Option<String> {
    let texts = choices.into_iter().filter_map(|choice| {
        let of_license = choice.license.and_then(|license| license.id.or(license.name));
        choice.expression.or(of_license)
    });
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join(" AND "))
}

/// What tools say beside of what CycloneDX has fields for.
struct Properties(Vec<Property>);

impl Properties {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|property| property.name == name);
        found.and_then(|property| property.value.as_deref())
    }

    fn path(&self) -> Option<String> {
        path(|name| self.get(name)).map(str::to_owned)
    }

    fn source(&self) -> Option<SourcePackage> {
        trivys_source(|name| self.get(name))
    }
}

/// Where a component lies, as tools say it, the first place of several.
pub(super) fn path<'a>(property: impl Fn(&str) -> Option<&'a str>) -> Option<&'a str> {
    const NAMES: [&str; 3] = [
        "syft:location:0:path",
        "aquasecurity:trivy:FilePath",
        "tidewaiter:path",
    ];
    NAMES.into_iter().find_map(property)
}

/// The source package in Trivy's properties, of which release and epoch are apart.
pub(super) fn trivys_source<'a>(property: impl Fn(&str) -> Option<&'a str>) -> Option<SourcePackage> {
    let name = property("aquasecurity:trivy:SrcName")?.to_owned();
    let mut version = property("aquasecurity:trivy:SrcVersion")?.to_owned();
    if let Some(release) = property("aquasecurity:trivy:SrcRelease") {
        version = format!("{version}-{release}");
    }
    if let Some(epoch) = property("aquasecurity:trivy:SrcEpoch") {
        version = format!("{epoch}:{version}");
    }
    Some(SourcePackage { name, version })
}
