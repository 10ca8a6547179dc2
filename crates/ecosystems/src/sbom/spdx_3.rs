//! SPDX 3.0 in JSON-LD: a list of elements, of which some are packages. Licences are elements and relations of their own,
//! and are not followed.

use serde::Deserialize;

use super::collector::{Collector, Stated};
use super::json::{Text, parse};
use super::spdx::{kind, source};
use super::{Format, Sbom, SbomError};

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "@graph")]
    graph: Vec<Element>,
}

#[derive(Deserialize)]
struct Element {
    #[serde(rename = "type", alias = "@type", default)]
    ty: Text,
    #[serde(default)]
    name: Text,
    #[serde(rename = "specVersion", default)]
    spec_version: Text,
    #[serde(rename = "software_packageVersion", default)]
    version: Text,
    #[serde(rename = "software_packageUrl", default)]
    purl: Text,
    #[serde(rename = "software_primaryPurpose", default)]
    purpose: Text,
    #[serde(rename = "software_sourceInfo", default)]
    source_info: Text,
    #[serde(rename = "externalIdentifier", default)]
    identifiers: Vec<Identifier>,
}

#[derive(Deserialize)]
struct Identifier {
    #[serde(rename = "externalIdentifierType", default)]
    ty: Text,
    #[serde(default)]
    identifier: Text,
}

pub(super) fn read(text: &[u8]) -> Result<Sbom, SbomError> {
    let document: Document = parse(text)?;
    let mut found = Collector::default();
    let mut version = None;
    let mut is_spdx = false;
    for element in document.graph {
        let ty = element.ty.into_option().unwrap_or_default();
        is_spdx |= matches!(ty.as_str(), "SpdxDocument" | "CreationInfo" | "software_Package");
        version = version.or(element.spec_version.into_option());
        if ty == "software_Package" {
            let mut purls = element.identifiers.into_iter().filter_map(Identifier::into_purl);
            found.add(Stated {
                name: element.name.into_option().unwrap_or_default(),
                version: element.version.into_option().unwrap_or_default(),
                purl: element.purl.into_option().or_else(|| purls.next()),
                source: element.source_info.into_option().and_then(|text| source(&text)),
                kind: kind(&element.purpose.into_option().unwrap_or_default()),
                ..Stated::default()
            });
        }
    }
    if !is_spdx {
        return Err(SbomError::Unknown);
    }
    let version = version.map_or("SPDX-3".to_owned(), |version| format!("SPDX-{version}"));
    Ok(found.finish(Format::Spdx, version))
}

impl Identifier {
    fn into_purl(self) -> Option<String> {
        let is_purl = matches!(
            self.ty.into_option()?.as_str(),
            "packageUrl" | "packageURL" | "purl"
        );
        is_purl.then(|| self.identifier.into_option())?
    }
}
