//! SPDX 2 in JSON. A package's URL is one of its references to elsewhere.

use serde::Deserialize;
use tidewaiter_types::SourcePackage;

use super::collector::{Collector, Kind, Stated};
use super::json::{Text, parse};
use super::{Format, Sbom, SbomError};

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "spdxVersion")]
    version: String,
    #[serde(default)]
    packages: Vec<Package>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Package {
    #[serde(default)]
    name: String,
    #[serde(default)]
    version_info: Text,
    #[serde(default)]
    external_refs: Vec<Reference>,
    #[serde(default)]
    license_declared: Text,
    #[serde(default)]
    license_concluded: Text,
    #[serde(default)]
    primary_package_purpose: Text,
    #[serde(default)]
    source_info: Text,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Reference {
    #[serde(default)]
    reference_type: Text,
    #[serde(default)]
    reference_locator: Text,
}

pub(super) fn read(text: &[u8]) -> Result<Sbom, SbomError> {
    let document: Document = parse(text)?;
    let mut found = Collector::default();
    for package in document.packages {
        found.add(package.into_stated());
    }
    Ok(found.finish(Format::Spdx, document.version))
}

impl Package {
    fn into_stated(self) -> Stated {
        let mut purls = self.external_refs.into_iter().filter_map(Reference::into_purl);
        Stated {
            name: self.name,
            version: self.version_info.into_option().unwrap_or_default(),
            purl: purls.next(),
            license: license(
                self.license_declared.into_option(),
                self.license_concluded.into_option(),
            ),
            source: self.source_info.into_option().and_then(|text| source(&text)),
            path: None,
            kind: kind(&self.primary_package_purpose.into_option().unwrap_or_default()),
            is_development: false,
        }
    }
}

impl Reference {
    fn into_purl(self) -> Option<String> {
        let ty = self.reference_type.into_option()?;
        (ty == "purl").then(|| self.reference_locator.into_option())?
    }
}

/// The licence that the package's authors declare, else the one that whoever wrote the file concluded on.
pub(super) fn license(declared: Option<String>, concluded: Option<String>) -> Option<String> {
    let says = |text: &String| !matches!(text.as_str(), "" | "NOASSERTION" | "NONE");
    declared.filter(says).or(concluded.filter(says))
}

/// What a package of that purpose is.
pub(super) fn kind(purpose: &str) -> Kind {
    match purpose {
        "OPERATING-SYSTEM" | "OPERATING_SYSTEM" | "operatingSystem" => Kind::System,
        "FILE" | "CONTAINER" | "file" | "container" => Kind::Thing,
        _ => Kind::Package,
    }
}

/// The source package as Trivy writes it: `built package from: NAME VERSION`.
pub(super) fn source(text: &str) -> Option<SourcePackage> {
    let (name, version) = text.strip_prefix("built package from: ")?.split_once(' ')?;
    Some(SourcePackage {
        name: name.to_owned(),
        version: version.trim().to_owned(),
    })
}
