//! The answer as CycloneDX 1.5: the document that came, with vulnerabilities that refer to its components.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidewaiter_matching::{AffectedPackage, CvssScore, Finding};
use tidewaiter_scanning::to_tenths;
use tidewaiter_types::Severity;

use super::Scanned;
use super::answer::date;

/// Components in components that are looked into; JSON that is deeper is not read at all.
const DEPTH: usize = 100;

/// Gives each component that has none a reference.
pub(super) fn name_components(document: &mut Value) {
    let mut number = 0;
    if let Some(about) = document["metadata"]["component"].as_object_mut() {
        about
            .entry("bom-ref")
            .or_insert_with(|| json!("tidewaiter-about"));
    }
    name(&mut document["components"], &mut number, DEPTH);
}

fn name(components: &mut Value, number: &mut usize, depth: usize) {
    for component in components.as_array_mut().into_iter().flatten() {
        let Some(members) = component.as_object_mut() else {
            continue;
        };
        *number += 1;
        let reference = format!("tidewaiter-component-{number}");
        members.entry("bom-ref").or_insert_with(|| json!(reference));
        if let Some(inner) = members.get_mut("components").filter(|_| depth > 0) {
            name(inner, number, depth - 1);
        }
    }
}

pub(super) fn with_vulnerabilities(scanned: Scanned) -> Value {
    let references = references(&scanned.document);
    let vulnerabilities = scanned.findings.iter().enumerate().map(|(number, finding)| {
        let affected = finding.packages.iter();
        let affects: Vec<Value> = affected
            .flat_map(|one| affects(&scanned, &references, one))
            .collect();
        vulnerability(number, finding, affects)
    });
    let vulnerabilities: Vec<Value> = vulnerabilities.collect();
    let mut document = scanned.document;
    document["$schema"] = json!("http://cyclonedx.org/schema/bom-1.5.schema.json");
    document["specVersion"] = json!("1.5");
    document["vulnerabilities"] = json!(vulnerabilities);
    document
}

/// References by package URL.
fn references(document: &Value) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    gather(&document["metadata"]["component"], &mut found, DEPTH);
    for component in document["components"].as_array().into_iter().flatten() {
        gather(component, &mut found, DEPTH);
    }
    found
}

fn gather(component: &Value, found: &mut BTreeMap<String, Vec<String>>, depth: usize) {
    if let (Some(purl), Some(reference)) = (component["purl"].as_str(), component["bom-ref"].as_str()) {
        found
            .entry(purl.to_owned())
            .or_default()
            .push(reference.to_owned());
    }
    for inner in component["components"].as_array().into_iter().flatten() {
        if depth > 0 {
            gather(inner, found, depth - 1);
        }
    }
}

fn affects(
    scanned: &Scanned,
    references: &BTreeMap<String, Vec<String>>,
    affected: &AffectedPackage,
) -> Vec<Value> {
    let purl = &scanned.sbom.components[affected.package].purl;
    let named = references.get(purl).map(Vec::as_slice).unwrap_or_default();
    named.iter().map(|reference| json!({"ref": reference})).collect()
}

fn vulnerability(number: usize, finding: &Finding, affects: Vec<Value>) -> Value {
    let references = finding
        .aliases
        .iter()
        .map(|id| json!({"id": id, "source": source(id)}));
    let advisories = finding.references.iter().map(|one| json!({"url": one.url}));
    let mut value = json!({
        "bom-ref": format!("vuln-{}", number + 1),
        "id": finding.vulnerability,
        "source": source(&finding.vulnerability),
        "references": references.collect::<Vec<_>>(),
        "ratings": ratings(finding),
        "description": finding.description.as_deref().or(finding.title.as_deref()).unwrap_or_default(),
        "advisories": advisories.collect::<Vec<_>>(),
        "affects": affects,
        "properties": properties(finding),
    });
    for (member, at) in [("created", finding.published), ("updated", finding.modified)] {
        if let Some(at) = at {
            value[member] = json!(date(at));
        }
    }
    if !finding.cwes.is_empty() {
        value["cwes"] = json!(finding.cwes);
    }
    value
}

fn source(id: &str) -> Value {
    match id.starts_with("CVE-") {
        true => json!({"name": "NVD", "url": format!("https://nvd.nist.gov/vuln/detail/{id}")}),
        false => json!({"name": "OSV", "url": format!("https://osv.dev/vulnerability/{id}")}),
    }
}

fn ratings(finding: &Finding) -> Vec<Value> {
    let decided = json!({"severity": severity(finding.severity), "method": "other"});
    let scores = finding.cvss.iter().map(|score| {
        json!({
            "source": {"name": score.source}, "score": to_tenths(score.score), "vector": score.vector,
            "method": method(score), "severity": severity(of_score(score)),
        })
    });
    let mut all: Vec<Value> = scores.collect();
    if all.is_empty() {
        all.push(decided);
    }
    all
}

fn of_score(score: &CvssScore) -> Severity {
    match to_tenths(score.score) {
        score if score >= 9.0 => Severity::Critical,
        score if score >= 7.0 => Severity::High,
        score if score >= 4.0 => Severity::Medium,
        score if score > 0.0 => Severity::Low,
        _ => Severity::Informational,
    }
}

/// CycloneDX 1.5's word for how a score was made.
fn method(score: &CvssScore) -> &'static str {
    match score.version {
        2 => "CVSSv2",
        3 if score.vector.starts_with("CVSS:3.1") => "CVSSv31",
        3 => "CVSSv3",
        4 => "CVSSv4",
        _ => "other",
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "critical",
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
        Severity::Informational => "info",
        Severity::Undefined => "unknown",
    }
}

/// What CycloneDX has no members for, under Inspector's names.
fn properties(finding: &Finding) -> Vec<Value> {
    let property = |name: &str, value: String| json!({"name": format!("amazon:inspector:sbom_scanner:{name}"), "value": value});
    let mut properties = vec![property(
        "exploit_available",
        finding.exploit_available().to_string(),
    )];
    if let Some(exploited) = &finding.exploited {
        let dates = [
            ("cisa_kev_date_added", exploited.added),
            ("cisa_kev_date_due", exploited.due),
        ];
        let known = dates
            .into_iter()
            .filter_map(|(name, at)| Some(property(name, date(at?))));
        properties.extend(known);
    }
    if let Some(epss) = &finding.epss {
        properties.push(property("epss_score", epss.score.to_string()));
    }
    for package in &finding.packages {
        if let Some(fix) = &package.fixed_version {
            let name = format!("fixed_version:{}@{}", package.name, package.version);
            properties.push(property(&name, fix.clone()));
        }
    }
    properties
}
