//! Findings as CycloneDX vulnerabilities: one for each vulnerability, with all its packages; and one more, with an
//! analysis, for each pair of vulnerability and package that somebody suppressed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use tidewaiter_matching::{CvssScore, RatedBy};
use tidewaiter_types::Severity;

use super::{Property, property};
use crate::findings::words::{self, probability, state, tenths};
use crate::time::rfc3339;
use crate::{Affected, Issue, Report, SuppressedBy, Suppression, VexStatus};

/// All vulnerabilities, in the order in which they are shown; then those that are suppressed.
pub struct Vulnerabilities<'a>(pub &'a Report<'a>);

impl Serialize for Vulnerabilities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(report) = self;
        let issues = report.findings.issues.iter();
        let active = issues.filter_map(|issue| {
            let affected: Vec<&Affected> = issue.active().collect();
            (!affected.is_empty()).then(|| Vulnerability::new(report, issue, &affected))
        });
        let suppressed = report.findings.suppressed();
        let suppressed = suppressed
            .enumerate()
            .map(|(number, (issue, affected, why))| Vulnerability {
                bom_ref: format!("suppressed:{}:{}", number + 1, issue.id),
                analysis: Some(analysis(why)),
                ..Vulnerability::new(report, issue, &[affected])
            });
        serializer.collect_seq(active.chain(suppressed))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Vulnerability<'a> {
    #[serde(rename = "bom-ref")]
    bom_ref: String,
    id: &'a str,
    source: Source<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<Reference<'a>>,
    ratings: Vec<Rating<'a>>,
    #[serde(skip_serializing_if = "<[u32]>::is_empty")]
    cwes: &'a [u32],
    description: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recommendation: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    advisories: Vec<Advisory<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    analysis: Option<Analysis>,
    affects: Vec<Affects<'a>>,
    properties: Vec<Property<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// Another id of the same vulnerability: an alias, or the erratum that decided.
#[derive(Serialize)]
struct Reference<'a> {
    id: &'a str,
    source: Source<'a>,
}

#[derive(Serialize)]
struct Rating<'a> {
    source: Source<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    severity: &'static str,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    vector: Option<&'a str>,
}

#[derive(Serialize)]
struct Advisory<'a> {
    url: &'a str,
}

/// Why it is suppressed.
#[derive(Serialize)]
struct Analysis {
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    response: Vec<&'static str>,
    detail: String,
}

#[derive(Serialize)]
struct Affects<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    versions: [Version<'a>; 1],
}

#[derive(Serialize)]
struct Version<'a> {
    version: &'a str,
    status: &'static str,
}

impl<'a> Vulnerability<'a> {
    /// `affected` is at least one.
    fn new(report: &'a Report<'_>, issue: &'a Issue, affected: &[&'a Affected]) -> Self {
        Self {
            bom_ref: format!("vulnerability:{}", issue.id),
            id: &issue.id,
            source: Source {
                name: &affected[0].evidence.feed,
                url: issue.uri.as_deref(),
            },
            references: references(issue, affected),
            ratings: ratings(issue, affected),
            cwes: &issue.cwes,
            description: words::description(issue),
            recommendation: recommendation(affected),
            advisories: advisories(issue),
            published: issue.published.and_then(rfc3339),
            updated: issue.modified.and_then(rfc3339),
            analysis: None,
            affects: affected.iter().flat_map(|one| affects(report, one)).collect(),
            properties: properties(report, issue, affected),
        }
    }
}

/// Errata that decided, then aliases.
fn references<'a>(issue: &'a Issue, affected: &[&'a Affected]) -> Vec<Reference<'a>> {
    let evidence = affected.iter().map(|one| &one.evidence);
    let errata = evidence.filter(|evidence| evidence.advisory != issue.id);
    let mut names: BTreeMap<&'a str, &'a str> = errata
        .map(|evidence| (evidence.advisory.as_str(), evidence.feed.as_str()))
        .collect();
    for alias in &issue.aliases {
        let authority = alias.split('-').next().unwrap_or(alias);
        names.entry(alias).or_insert(authority);
    }
    let reference = |(id, source)| Reference {
        id,
        source: named(source),
    };
    names.into_iter().map(reference).collect()
}

fn named(name: &str) -> Source<'_> {
    Source { name, url: None }
}

/// The rating that counts first, then CVSS vectors.
fn ratings<'a>(issue: &'a Issue, affected: &[&'a Affected]) -> Vec<Rating<'a>> {
    let gravest = affected.iter().max_by_key(|one| one.severity);
    let first = gravest.unwrap_or(&affected[0]);
    let word = match &first.rated_by {
        RatedBy::Vendor(_) => Some(first.evidence.feed.as_str()),
        RatedBy::Malware | RatedBy::Nobody => Some("tidewaiter"),
        RatedBy::Cvss { .. } => None,
    };
    let word = word.map(|source| Rating {
        source: named(source),
        score: None,
        severity: severity(first.severity),
        method: "other",
        vector: None,
    });
    word.into_iter().chain(issue.scores.iter().map(rating)).collect()
}

fn rating(score: &CvssScore) -> Rating<'_> {
    let method = match score.version {
        2 => "CVSSv2",
        4 => "CVSSv4",
        _ if score.vector.starts_with("CVSS:3.1/") => "CVSSv31",
        _ => "CVSSv3",
    };
    Rating {
        source: named(&score.source),
        score: Some(tenths(score.score)),
        severity: severity(words::rating(score)),
        method,
        vector: Some(&score.vector),
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

fn recommendation(affected: &[&Affected]) -> Option<String> {
    let mut words: Vec<&str> = affected
        .iter()
        .filter_map(|one| one.remediation.as_deref())
        .collect();
    words.dedup();
    (!words.is_empty()).then(|| words.join("; "))
}

/// The page about it, then other links.
fn advisories(issue: &Issue) -> Vec<Advisory<'_>> {
    let links = issue.references.iter().map(|link| &link.url);
    let mut urls: Vec<&String> = issue.uri.iter().collect();
    urls.extend(links.filter(|url| Some(*url) != issue.uri.as_ref()));
    urls.into_iter().map(|url| Advisory { url }).collect()
}

/// The listed components: of a library that a package brought, that package.
fn affects<'a>(report: &'a Report<'_>, affected: &Affected) -> Vec<Affects<'a>> {
    let one = |number: &usize| {
        let component = report.contents.listed(*number);
        Affects {
            reference: &component.reference,
            versions: [Version {
                version: &component.package.version,
                status: "affected",
            }],
        }
    };
    affected.components.iter().map(one).collect()
}

fn properties<'a>(report: &Report<'_>, issue: &Issue, affected: &[&Affected]) -> Vec<Property<'a>> {
    let mut properties = Vec::new();
    if let Some(epss) = &issue.epss {
        properties.push(property("tidewaiter:epss", probability(epss.score).to_string()));
    }
    if issue.exploited.is_some() {
        properties.push(property("tidewaiter:knownExploited", "true"));
    }
    for one in affected {
        let component = one
            .components
            .first()
            .map(|number| &report.contents.components[*number]);
        let of = component.map_or(one.name.as_str(), |component| component.reference.as_str());
        properties.push(property(
            "tidewaiter:state",
            format!("{of}: {}", state(one.state)),
        ));
        let decided = format!("{of}: {}", one.evidence.decided);
        properties.push(property("tidewaiter:decided", decided));
        if one.kernel_policy {
            properties.push(property("tidewaiter:kernelPolicy", format!("{of}: not counted")));
        }
    }
    properties
}

/// An exception says that nothing is done, and nothing of whether the image is affected.
fn analysis(suppression: &Suppression) -> Analysis {
    let (state, justification, response) = match &suppression.by {
        SuppressedBy::Exception { .. } => (None, None, vec!["will_not_fix"]),
        SuppressedBy::Vex {
            status: VexStatus::Fixed,
            ..
        } => (Some("resolved"), None, vec![]),
        SuppressedBy::Vex { justification, .. } => (
            Some("not_affected"),
            justification.as_deref().and_then(reason),
            vec![],
        ),
    };
    Analysis {
        state,
        justification,
        response,
        detail: suppression.words(),
    }
}

/// OpenVEX's reasons in CycloneDX's words.
fn reason(justification: &str) -> Option<&'static str> {
    Some(match justification {
        "component_not_present" | "vulnerable_code_not_present" => "code_not_present",
        "vulnerable_code_not_in_execute_path" => "code_not_reachable",
        "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist" => {
            "protected_by_mitigating_control"
        }
        _ => return None,
    })
}
