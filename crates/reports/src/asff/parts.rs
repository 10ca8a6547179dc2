//! The image and the vulnerability of a scan in the AWS Security Finding Format.

use serde_json::json;
use tidewaiter_types::{Ecosystem, Package};

use super::form::{self, Cvss, Vendor, partition, probability, yes};
use super::{Place, form::instant};
use crate::{Affected, Component, Issue, Report};

/// The image, which the registry's account may have or not: a container's image.
pub fn resource(report: &Report<'_>, place: &Place) -> form::Resource {
    let image = &report.image;
    form::Resource {
        kind: "Container",
        id: format!("{}@{}", image.name, image.digest),
        partition: partition(&place.region),
        region: place.region.clone(),
        details: json!({
            "Container": {"ImageId": image.digest.to_string(), "ImageName": image.name},
        }),
    }
}

/// The vulnerability with the package that it touches.
pub fn vulnerability(report: &Report<'_>, issue: &Issue, affected: &Affected) -> form::Vulnerability {
    let components = affected.components.iter();
    let packages = components.map(|number| package(report, &report.contents.components[*number], affected));
    let links = issue.references.iter().map(|link| link.url.clone());
    form::Vulnerability {
        id: issue.id.clone(),
        vulnerable_packages: packages.collect(),
        cvss: issue.scores.iter().map(Cvss::from).collect(),
        related_vulnerabilities: issue.aliases.clone(),
        vendor: Vendor {
            name: affected.evidence.feed.clone(),
            url: issue.uri.clone(),
            vendor_severity: None,
            vendor_created_at: issue.published.and_then(instant),
            vendor_updated_at: issue.modified.and_then(instant),
        },
        reference_urls: issue.uri.clone().into_iter().chain(links).collect(),
        fix_available: yes(affected.fixed_version.is_some()),
        epss_score: issue.epss.as_ref().map(|epss| probability(epss.score)),
        exploit_available: Some(yes(issue.exploit_available())),
    }
}

fn package(report: &Report<'_>, component: &Component<'_>, affected: &Affected) -> form::Package {
    let place = component.first();
    let layer = report.image.layers.get(place.layer);
    form::Package {
        name: component.package.name.clone(),
        version: component.package.version.clone(),
        architecture: component.package.arch.clone(),
        package_manager: manager(component.package).map(str::to_owned),
        file_path: Some(place.location().into_owned()),
        fixed_in_version: affected.fixed_version.clone(),
        remediation: affected.remediation.clone(),
        source_layer_hash: layer.map(|layer| layer.digest.to_string()),
        ..form::Package::default()
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
