//! The image, the system in it and its packages as CycloneDX components.

use serde::Serialize;
use tidewaiter_inventory::InstalledPackage;
use tidewaiter_types::{Algorithm, Digest, Distribution};

use super::{Property, property};
use crate::references::References;
use crate::{Image, Report};

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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<Property>,
}

#[derive(Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

/// A licence as the package's record words it: mostly no SPDX expression.
#[derive(Serialize)]
struct License {
    license: Named,
}

#[derive(Serialize)]
struct Named {
    name: String,
}

/// The system, where it is known, and all packages.
pub fn all(report: &Report<'_>, references: &References<'_>) -> Vec<Component> {
    let system = report.inventory.distribution.as_ref().map(Component::system);
    let packages = report.inventory.packages.iter().enumerate();
    let packages =
        packages.map(|(place, installed)| Component::package(report, references, place, installed));
    system.into_iter().chain(packages).collect()
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

    fn package(
        report: &Report<'_>,
        references: &References<'_>,
        place: usize,
        installed: &InstalledPackage,
    ) -> Self {
        let package = &installed.package;
        let license = package.license.as_ref().filter(|words| !words.trim().is_empty());
        let license = license.map(|words| License {
            license: Named { name: words.clone() },
        });
        Self {
            kind: "library",
            bom_ref: Some(references.names[place].clone()),
            publisher: package.vendor.clone(),
            name: package.name.clone(),
            version: Some(package.version.clone()),
            licenses: license.into_iter().collect(),
            purl: references.purls[place].clone(),
            properties: evidence(report, installed),
            ..Self::default()
        }
    }
}

/// Where a package is listed, which layer brought it, and what it was built from.
fn evidence(report: &Report<'_>, installed: &InstalledPackage) -> Vec<Property> {
    let mut properties = vec![property("tidewaiter:database", installed.database_path.as_str())];
    let layer = report.image.layers.get(installed.layer);
    properties.extend(layer.map(|digest| property("tidewaiter:layer", digest.to_string())));
    if let Some(source) = &installed.package.source {
        properties.push(property(
            "tidewaiter:source",
            format!("{}@{}", source.name, source.version),
        ));
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
