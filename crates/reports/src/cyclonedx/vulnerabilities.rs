//! Findings as CycloneDX vulnerabilities: one for each vulnerability, with all its packages.

use std::collections::BTreeMap;

use serde::Serialize;
use tidewaiter_matching::{BasicFinding, Score, SeveritySource};
use tidewaiter_types::Severity;

use super::{Property, property};
use crate::Report;
use crate::findings::{scores, state, tenths};
use crate::references::References;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Vulnerability {
    #[serde(rename = "bom-ref")]
    bom_ref: String,
    id: String,
    source: Source,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<Reference>,
    ratings: Vec<Rating>,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    recommendation: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    advisories: Vec<Advisory>,
    affects: Vec<Affects>,
    properties: Vec<Property>,
}

#[derive(Serialize)]
struct Source {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// Another id of the same vulnerability, here the erratum that decided.
#[derive(Serialize)]
struct Reference {
    id: String,
    source: Source,
}

#[derive(Serialize)]
struct Rating {
    source: Source,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    severity: &'static str,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    vector: Option<String>,
}

#[derive(Serialize)]
struct Advisory {
    url: String,
}

#[derive(Serialize)]
struct Affects {
    #[serde(rename = "ref")]
    reference: String,
    versions: Vec<Version>,
}

#[derive(Serialize)]
struct Version {
    version: String,
    status: &'static str,
}

/// All vulnerabilities, in the order in which findings first name them.
pub fn all(report: &Report<'_>, references: &References<'_>) -> Vec<Vulnerability> {
    let mut groups: Vec<Vec<&BasicFinding>> = Vec::new();
    let mut places = BTreeMap::new();
    for finding in report.findings {
        let place = *places.entry(finding.name.as_str()).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(finding);
    }
    groups
        .iter()
        .map(|group| Vulnerability::new(group, references))
        .collect()
}

impl Vulnerability {
    /// `findings` are about one vulnerability, and at least one.
    fn new(findings: &[&BasicFinding], references: &References<'_>) -> Self {
        let first = findings[0];
        Self {
            bom_ref: format!("vulnerability:{}", first.name),
            id: first.name.clone(),
            source: Source {
                name: first.evidence.feed.clone(),
                url: first.uri.clone(),
            },
            references: errata(findings),
            ratings: ratings(first),
            description: description(first),
            recommendation: recommendation(findings),
            advisories: first
                .uri
                .iter()
                .map(|url| Advisory { url: url.clone() })
                .collect(),
            affects: findings
                .iter()
                .flat_map(|finding| affects(finding, references))
                .collect(),
            properties: findings.iter().flat_map(|finding| properties(finding)).collect(),
        }
    }
}

fn errata(findings: &[&BasicFinding]) -> Vec<Reference> {
    let own = &findings[0].name;
    let errata = findings
        .iter()
        .map(|finding| &finding.evidence)
        .filter(|evidence| evidence.advisory != *own);
    let errata: BTreeMap<_, _> = errata
        .map(|evidence| (&evidence.advisory, &evidence.feed))
        .collect();
    let reference = |(id, feed): (&String, &String)| Reference {
        id: id.clone(),
        source: Source {
            name: feed.clone(),
            url: None,
        },
    };
    errata.into_iter().map(reference).collect()
}

/// The rating that counts first, then the other CVSS vectors.
fn ratings(finding: &BasicFinding) -> Vec<Rating> {
    let (word, decisive) = match &finding.severity_source {
        SeveritySource::Distribution(_) => (Some(finding.evidence.feed.as_str()), None),
        SeveritySource::Cvss { version, .. } => (None, Some(version.number())),
        SeveritySource::None => (Some("tidewaiter"), None),
    };
    let mut scored: Vec<_> = scores(finding).collect();
    scored.sort_by_key(|(version, _)| Some(*version) != decisive);
    let word = word.map(|source| by_word(source, finding.severity));
    word.into_iter()
        .chain(scored.into_iter().map(|(version, score)| rating(version, score)))
        .collect()
}

fn by_word(source: &str, level: Severity) -> Rating {
    Rating {
        source: Source {
            name: source.to_owned(),
            url: None,
        },
        score: None,
        severity: severity(level),
        method: "other",
        vector: None,
    }
}

fn rating(version: u8, score: &Score) -> Rating {
    let (level, method) = match version {
        2 => (Severity::from_cvss2(score.score), "CVSSv2"),
        _ if score.vector.starts_with("CVSS:3.1/") => (Severity::from_cvss3(score.score), "CVSSv31"),
        _ => (Severity::from_cvss3(score.score), "CVSSv3"),
    };
    Rating {
        source: Source {
            name: score.source.clone(),
            url: None,
        },
        score: Some(tenths(score.score)),
        severity: severity(level),
        method,
        vector: Some(score.vector.clone()),
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

fn description(finding: &BasicFinding) -> String {
    let none = || match &finding.uri {
        Some(uri) => format!("The advisory database holds no description; see {uri}"),
        None => "The advisory database holds no description".to_owned(),
    };
    finding.description.clone().unwrap_or_else(none)
}

fn recommendation(findings: &[&BasicFinding]) -> Option<String> {
    let fixable = findings.iter().filter_map(|finding| {
        let fixed = finding.fixed_version.as_ref()?;
        Some(format!("Update {} to {fixed}", finding.package_name))
    });
    let words: Vec<_> = fixable.collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn affects(finding: &BasicFinding, references: &References<'_>) -> Vec<Affects> {
    let place = |place: &usize| Affects {
        reference: references.names[*place].clone(),
        versions: vec![Version {
            version: finding.package_version.clone(),
            status: "affected",
        }],
    };
    references.of(finding).iter().map(place).collect()
}

fn properties(finding: &BasicFinding) -> Vec<Property> {
    let package = &finding.package_name;
    let mut properties = vec![
        property("tidewaiter:state", format!("{package}: {}", state(finding.state))),
        property(
            "tidewaiter:decided",
            format!("{package}: {}", finding.evidence.decided),
        ),
    ];
    if finding.kernel_policy {
        properties.push(property(
            "tidewaiter:kernelPolicy",
            format!("{package}: not counted"),
        ));
    }
    properties
}
