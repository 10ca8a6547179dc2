//! SPDX 2.3 in JSON: the image as a package that contains the others. Findings are links to advisories, since SPDX 2.3
//! says no more of vulnerabilities.
//!
//! Odd: a licence that is no SPDX expression stands as a licence of this document's own, with the record's words.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::json::write;
use crate::time::rfc3339;
use crate::{Component, Report, licences};

/// The document as indented JSON, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    write(&Document::new(report))
}

const NONE: &str = "NOASSERTION";
const DOCUMENT: &str = "SPDXRef-DOCUMENT";
const IMAGE: &str = "SPDXRef-Image";
const SYSTEM: &str = "SPDXRef-System";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    spdx_version: &'static str,
    data_license: &'static str,
    #[serde(rename = "SPDXID")]
    id: &'static str,
    name: String,
    document_namespace: String,
    creation_info: CreationInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    packages: Vec<Package>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_extracted_licensing_infos: Vec<Extracted>,
    relationships: Vec<Relationship>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CreationInfo {
    created: String,
    creators: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Package {
    #[serde(rename = "SPDXID")]
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_info: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<String>,
    download_location: &'static str,
    files_analyzed: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    checksums: Vec<Checksum>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_info: Option<String>,
    license_concluded: &'static str,
    license_declared: String,
    copyright_text: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    external_refs: Vec<ExternalRef>,
    primary_package_purpose: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Checksum {
    algorithm: String,
    checksum_value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ExternalRef {
    reference_category: &'static str,
    reference_type: &'static str,
    reference_locator: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Extracted {
    license_id: String,
    extracted_text: String,
    name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Relationship {
    spdx_element_id: String,
    relationship_type: &'static str,
    related_spdx_element: String,
}

impl Document {
    fn new(report: &Report<'_>) -> Self {
        let licences = Licences::of(report);
        let listed = numbered(report).map(|(number, component)| {
            let links = links(report, number);
            Package::of_component(report, &licences, number, component, links)
        });
        let mut packages = vec![Package::of_image(report)];
        packages.extend(Package::of_system(report));
        packages.extend(listed);
        Self {
            spdx_version: "SPDX-2.3",
            data_license: "CC0-1.0",
            id: DOCUMENT,
            name: report.image.name.clone(),
            document_namespace: format!("urn:uuid:{}", report.id(&["spdx 2.3"])),
            creation_info: CreationInfo {
                created: rfc3339(report.database.created)
                    .unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
                creators: vec![format!("Tool: tidewaiter-{}", env!("CARGO_PKG_VERSION"))],
            },
            comment: comment(report),
            relationships: relationships(&packages),
            packages,
            has_extracted_licensing_infos: licences.extracted(),
        }
    }
}

/// The listed components with their numbers.
pub(super) fn numbered<'r>(report: &'r Report<'_>) -> impl Iterator<Item = (usize, &'r Component<'r>)> {
    let all = report.contents.components.iter().enumerate();
    all.filter(|(_, component)| component.owner.is_none())
}

/// What is missing, which nobody may take for not being there.
fn comment(report: &Report<'_>) -> Option<String> {
    let lines = [report.gaps(), report.problems(), report.warnings()].concat();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Pages about the vulnerabilities of a component.
fn links(report: &Report<'_>, number: usize) -> Vec<ExternalRef> {
    let touches = |issue: &&crate::Issue| issue.active().any(|one| one.components.contains(&number));
    let issues = report.findings.issues.iter().filter(touches);
    let link = |url: &String| ExternalRef {
        reference_category: "SECURITY",
        reference_type: "advisory",
        reference_locator: url.clone(),
    };
    issues.filter_map(|issue| issue.uri.as_ref()).map(link).collect()
}

fn relationships(packages: &[Package]) -> Vec<Relationship> {
    let relationship = |from: &str, kind, to: &str| Relationship {
        spdx_element_id: from.to_owned(),
        relationship_type: kind,
        related_spdx_element: to.to_owned(),
    };
    let contained = packages.iter().filter(|package| package.id != IMAGE);
    let contained = contained.map(|package| relationship(IMAGE, "CONTAINS", &package.id));
    std::iter::once(relationship(DOCUMENT, "DESCRIBES", IMAGE))
        .chain(contained)
        .collect()
}

impl Package {
    fn new(id: String, name: &str, purpose: &'static str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            version_info: None,
            supplier: None,
            download_location: NONE,
            files_analyzed: false,
            checksums: Vec::new(),
            source_info: None,
            license_concluded: NONE,
            license_declared: NONE.to_owned(),
            copyright_text: NONE,
            external_refs: Vec::new(),
            primary_package_purpose: purpose,
        }
    }

    fn of_image(report: &Report<'_>) -> Self {
        let image = &report.image;
        let checksum = Checksum {
            algorithm: image.digest.algorithm().as_str().to_uppercase(),
            checksum_value: image.digest.hex(),
        };
        Self {
            version_info: Some(image.digest.to_string()),
            checksums: vec![checksum],
            external_refs: image.purl().map(purl).into_iter().collect(),
            ..Self::new(IMAGE.to_owned(), &image.name, "CONTAINER")
        }
    }

    fn of_system(report: &Report<'_>) -> Option<Self> {
        let system = report.inventory.distribution.as_ref()?;
        Some(Self {
            version_info: system.version.clone(),
            ..Self::new(SYSTEM.to_owned(), &system.id, "OPERATING-SYSTEM")
        })
    }

    fn of_component(
        report: &Report<'_>,
        licences: &Licences<'_>,
        number: usize,
        component: &Component<'_>,
        links: Vec<ExternalRef>,
    ) -> Self {
        let package = component.package;
        let vendor = package.vendor.as_deref().map(one_line);
        let mut external_refs: Vec<_> = component.purl.clone().map(purl).into_iter().collect();
        external_refs.extend(links);
        Self {
            version_info: Some(package.version.clone()).filter(|version| !version.is_empty()),
            supplier: vendor
                .filter(|name| !name.is_empty())
                .map(|name| format!("Organization: {name}")),
            source_info: Some(source_info(report, component)),
            license_declared: licences.declared(package.license.as_ref()),
            external_refs,
            ..Self::new(format!("SPDXRef-Package-{number}"), &package.name, "LIBRARY")
        }
    }
}

fn purl(purl: String) -> ExternalRef {
    ExternalRef {
        reference_category: "PACKAGE-MANAGER",
        reference_type: "purl",
        reference_locator: purl,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where it is, the layer that brought it, and what it was built from.
fn source_info(report: &Report<'_>, component: &Component<'_>) -> String {
    let place = |place: &crate::Occurrence<'_>| {
        let layer = report.image.layers.get(place.layer);
        let layer = layer.map(|layer| format!(" of layer {}", layer.digest));
        format!("{}{}", place.location(), layer.unwrap_or_default())
    };
    let places: Vec<String> = component.occurrences.iter().map(place).collect();
    let source = component.package.source.as_ref();
    let source = source.map(|source| format!("; built from {} {}", source.name, source.version));
    format!("found in {}{}", places.join(", "), source.unwrap_or_default())
}

/// Licences that are no SPDX expressions, each with a number.
struct Licences<'r> {
    others: BTreeMap<&'r str, usize>,
}

impl<'r> Licences<'r> {
    fn of(report: &'r Report<'_>) -> Self {
        let mut others = BTreeMap::new();
        for (_, component) in numbered(report) {
            let text = licences::text(component.package.license.as_ref());
            if let Some(text) = text.filter(|text| licences::expression(text).is_none()) {
                let next = others.len() + 1;
                others.entry(text).or_insert(next);
            }
        }
        Self { others }
    }

    fn declared(&self, licence: Option<&String>) -> String {
        let Some(text) = licences::text(licence) else {
            return NONE.to_owned();
        };
        match self.others.get(text) {
            Some(number) => format!("LicenseRef-{number}"),
            None => text.to_owned(),
        }
    }

    fn extracted(&self) -> Vec<Extracted> {
        let mut others: Vec<_> = self.others.iter().collect();
        others.sort_by_key(|(_, number)| **number);
        let extracted = |(text, number): (&&str, &usize)| Extracted {
            license_id: format!("LicenseRef-{number}"),
            extracted_text: (*text).to_owned(),
            name: (*text).to_owned(),
        };
        others.into_iter().map(extracted).collect()
    }
}
