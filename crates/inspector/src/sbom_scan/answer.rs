//! The answer in Inspector's own forms: by vulnerability (INSPECTOR), or by component (INSPECTOR_ALT).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use tidewaiter_matching::{AffectedPackage, Finding};
use tidewaiter_types::{Severity, Timestamp};

use super::Scanned;

/// What the head of an answer says where the document could be read.
const PARSED: &str = "SBOM_PARSED_SUCCESSFULLY";

pub(super) fn by_vulnerability(scanned: &Scanned) -> Value {
    let vulnerabilities = scanned.findings.iter().map(|finding| {
        let mut one = vulnerability(finding);
        let affects = finding.packages.iter().map(|package| affected(scanned, package));
        one["affects"] = affects.collect();
        one
    });
    answer(scanned, "vulnerabilities", vulnerabilities.collect())
}

pub(super) fn by_component(scanned: &Scanned) -> Value {
    let mut components: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
    for finding in &scanned.findings {
        for package in &finding.packages {
            let mut one = vulnerability(finding);
            one["fixed_version"] = json!(package.fixed_version);
            components.entry(package.package).or_default().push(one);
        }
    }
    let listed = components.into_iter().map(|(place, vulnerabilities)| {
        let component = &scanned.sbom.components[place];
        json!({
            "name": component.package.name, "version": component.package.version, "purl": component.purl,
            "path": component.path, "vulnerabilities": vulnerabilities,
        })
    });
    answer(scanned, "components", listed.collect())
}

fn answer(scanned: &Scanned, member: &str, content: Value) -> Value {
    let messages = scanned.sbom.left_out.iter().map(|words| json!({"info": words}));
    let mut inspector = Map::new();
    inspector.insert("messages".to_owned(), messages.collect());
    inspector.insert("vulnerability_count".to_owned(), counts(&scanned.findings));
    inspector.insert(member.to_owned(), content);
    json!({"status": PARSED, "inspector": inspector})
}

fn counts(findings: &[Finding]) -> Value {
    let count = |is: fn(Severity) -> bool| findings.iter().filter(|one| is(one.severity)).count();
    json!({
        "total": findings.len(),
        "critical": count(|severity| severity == Severity::Critical),
        "high": count(|severity| severity == Severity::High),
        "medium": count(|severity| severity == Severity::Medium),
        "low": count(|severity| severity == Severity::Low),
        "other": count(|severity| severity < Severity::Low),
    })
}

fn vulnerability(finding: &Finding) -> Value {
    let urls: Vec<&str> = finding.references.iter().map(|one| one.url.as_str()).collect();
    let mut one = json!({
        "id": finding.vulnerability,
        "severity": finding.severity.as_str().to_lowercase(),
        "related": finding.aliases,
        "description": finding.description.as_deref().or(finding.title.as_deref()).unwrap_or_default(),
        "references": urls,
        "exploit_available": finding.exploit_available(),
        "properties": {"cwes": finding.cwes},
    });
    for (member, at) in [("created", finding.published), ("updated", finding.modified)] {
        if let Some(at) = at {
            one[member] = json!(date(at));
        }
    }
    if let Some(score) = &finding.score {
        let base = (f64::from(score.score) * 10.0).round() / 10.0;
        let rated = json!({"base_score": base, "vector": score.vector, "source": score.source});
        one["properties"][format!("cvss_{}", score.version)] = rated;
    }
    if let Some(epss) = &finding.epss {
        one["epss_score"] = json!(epss.score);
    }
    if let Some(exploited) = &finding.exploited {
        one["properties"]["cisa_kev_date_added"] = json!(exploited.added.map(date));
        one["properties"]["cisa_kev_date_due"] = json!(exploited.due.map(date));
    }
    one
}

fn affected(scanned: &Scanned, package: &AffectedPackage) -> Value {
    let component = &scanned.sbom.components[package.package];
    json!({
        "installed_version": component.purl, "fixed_version": package.fixed_version, "path": component.path,
    })
}

/// An instant as RFC 3339 has it.
pub(super) fn date(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map(|at| at.to_string())
        .unwrap_or_default()
}
