//! The findings of enhanced scanning in the common view.
//!
//! Odd: matching judges each place by itself, so that a library which lies at ten places is affected ten times; here it
//! is affected once, and its component tells where it lies.

use std::collections::BTreeMap;

use tidewaiter_ecosystems::distribution::cve_page;
use tidewaiter_matching::{AffectedPackage, Finding};
use tidewaiter_types::Space;

use super::{Affected, Findings, Issue, ScanType};
use crate::contents::Contents;

impl Findings {
    /// Those of enhanced scanning. `system` is where the system's advisories were looked up.
    pub fn of_enhanced(findings: Vec<Finding>, contents: &Contents<'_>, system: Option<&Space>) -> Self {
        let issue = |finding| issue(finding, contents, system);
        Self {
            scan_type: ScanType::Enhanced,
            issues: findings.into_iter().map(issue).collect(),
        }
    }
}

fn issue(finding: Finding, contents: &Contents<'_>, system: Option<&Space>) -> Issue {
    let affected = affected(&finding, contents);
    Issue {
        uri: page(&finding, &affected, contents, system),
        affected,
        id: finding.vulnerability,
        aliases: finding.aliases,
        nature: finding.nature,
        severity: finding.severity,
        vendor_severity: finding.vendor_severity.filter(|_| finding.rated_by.is_score()),
        title: finding.title,
        description: finding.description,
        references: finding.references,
        scores: finding.cvss,
        cwes: finding.cwes,
        epss: finding.epss,
        exploited: finding.exploited,
        exploit: finding.exploit,
        published: finding.published,
        modified: finding.modified,
    }
}

/// Each component once for each version of a fix; one package of several architectures is one.
fn affected(finding: &Finding, contents: &Contents<'_>) -> Vec<Affected> {
    let mut affected: Vec<Affected> = Vec::new();
    let mut known = BTreeMap::new();
    for package in &finding.packages {
        let Some(number) = contents.number(package.package) else {
            continue;
        };
        let component = (!contents.components[number].is_system).then_some(number);
        let key = (&package.name, &package.version, component, &package.fixed_version);
        let place = *known.entry(key).or_insert(affected.len());
        match affected.get_mut(place) {
            None => affected.push(one(finding, package, number, contents)),
            Some(one) if one.components.contains(&number) => {}
            Some(one) => one.components.push(number),
        }
    }
    affected
}

fn one(finding: &Finding, package: &AffectedPackage, number: usize, contents: &Contents<'_>) -> Affected {
    Affected {
        components: vec![number],
        name: package.name.clone(),
        version: package.version.clone(),
        severity: finding.severity,
        rated_by: finding.rated_by.clone(),
        state: package.state,
        fixed_version: package.fixed_version.clone(),
        remediation: package.remediation.clone(),
        kernel_policy: package.kernel_policy,
        is_development: contents.components[number].is_development(),
        evidence: package.evidence.clone(),
        suppression: None,
    }
}

/// The distribution's page for what is in its packages, else the page of whoever gave the id.
fn page(
    finding: &Finding,
    affected: &[Affected],
    contents: &Contents<'_>,
    system: Option<&Space>,
) -> Option<String> {
    let id = finding.vulnerability.as_str();
    let of_system = |one: &Affected| contents.components[one.components[0]].is_system;
    let own = system
        .filter(|_| affected.iter().any(of_system))
        .and_then(|space| cve_page(space, id));
    own.or_else(|| Some(general_page(id)))
}

fn general_page(id: &str) -> String {
    match id.split('-').next() {
        Some("CVE") => format!("https://www.cve.org/CVERecord?id={id}"),
        Some("GHSA") => format!("https://github.com/advisories/{id}"),
        _ => format!("https://osv.dev/vulnerability/{id}"),
    }
}
