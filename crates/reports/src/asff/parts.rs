//! The image and the vulnerability in the AWS Security Finding Format.

use serde::Serialize;
use tidewaiter_matching::CvssScore;
use tidewaiter_types::{Ecosystem, Package};

use super::Place;
use crate::findings::words::{probability, tenths};
use crate::time::rfc3339;
use crate::{Affected, Component, Issue, Report};

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Resource<'a> {
    #[serde(rename = "Type")]
    kind: &'static str,
    id: String,
    partition: &'static str,
    region: &'a str,
    details: Details<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Details<'a> {
    container: Container<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Container<'a> {
    image_id: String,
    image_name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Vulnerability<'a> {
    id: &'a str,
    vulnerable_packages: Vec<VulnerablePackage<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cvss: Vec<Cvss<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_vulnerabilities: Vec<&'a str>,
    vendor: Vendor<'a>,
    reference_urls: Vec<&'a str>,
    fix_available: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    epss_score: Option<f64>,
    exploit_available: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct VulnerablePackage<'a> {
    name: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    architecture: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    package_manager: Option<&'static str>,
    file_path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed_in_version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remediation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_layer_hash: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Cvss<'a> {
    version: String,
    base_score: f64,
    base_vector: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Vendor<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor_created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor_updated_at: Option<String>,
}

impl<'a> Resource<'a> {
    pub fn new(report: &'a Report<'_>, place: &'a Place) -> Self {
        let image = &report.image;
        Self {
            kind: "Container",
            id: format!("{}@{}", image.name, image.digest),
            partition: place.partition(),
            region: &place.region,
            details: Details {
                container: Container {
                    image_id: image.digest.to_string(),
                    image_name: &image.name,
                },
            },
        }
    }
}

impl<'a> Vulnerability<'a> {
    pub fn new(report: &'a Report<'_>, issue: &'a Issue, affected: &'a Affected) -> Self {
        let components = affected.components.iter();
        let packages = components.map(|number| {
            let component = &report.contents.components[*number];
            VulnerablePackage::new(report, component, affected)
        });
        let links = issue.references.iter().map(|link| link.url.as_str());
        Self {
            id: &issue.id,
            vulnerable_packages: packages.collect(),
            cvss: issue.scores.iter().map(Cvss::new).collect(),
            related_vulnerabilities: issue.aliases.iter().map(String::as_str).collect(),
            vendor: Vendor {
                name: &affected.evidence.feed,
                url: issue.uri.as_deref(),
                vendor_created_at: issue.published.and_then(rfc3339),
                vendor_updated_at: issue.modified.and_then(rfc3339),
            },
            reference_urls: issue.uri.as_deref().into_iter().chain(links).collect(),
            fix_available: yes(affected.fixed_version.is_some()),
            epss_score: issue.epss.as_ref().map(|epss| probability(epss.score)),
            exploit_available: yes(issue.exploit_available()),
        }
    }
}

impl<'a> VulnerablePackage<'a> {
    fn new(report: &Report<'_>, component: &'a Component<'_>, affected: &'a Affected) -> Self {
        let place = component.first();
        let layer = report.image.layers.get(place.layer);
        Self {
            name: &component.package.name,
            version: &component.package.version,
            architecture: component.package.arch.as_deref(),
            package_manager: manager(component.package),
            file_path: place.location(),
            fixed_in_version: affected.fixed_version.as_deref(),
            remediation: affected.remediation.as_deref(),
            source_layer_hash: layer.map(|layer| layer.digest.to_string()),
        }
    }
}

impl<'a> Cvss<'a> {
    fn new(score: &'a CvssScore) -> Self {
        let minor = score
            .vector
            .strip_prefix("CVSS:")
            .and_then(|rest| rest.split('/').next());
        Self {
            version: minor.map_or_else(|| format!("{}.0", score.version), str::to_owned),
            base_score: tenths(score.score),
            base_vector: &score.vector,
            source: &score.source,
        }
    }
}

fn yes(is_so: bool) -> &'static str {
    match is_so {
        true => "YES",
        false => "NO",
    }
}

/// Inspector's word for what manages a package.
fn manager(package: &Package) -> Option<&'static str> {
    Some(match package.ecosystem {
        Ecosystem::Deb | Ecosystem::Apk | Ecosystem::Rpm => "OS",
        Ecosystem::Pypi => "PYTHONPKG",
        Ecosystem::Npm => "NODEPKG",
        Ecosystem::Maven => "JAR",
        Ecosystem::Gem => "GEMSPEC",
        Ecosystem::Composer => "COMPOSER",
        Ecosystem::Nuget => "NUGET",
        Ecosystem::Golang => "GOBINARY",
        Ecosystem::Cargo => "CARGO",
        _ => return None,
    })
}
