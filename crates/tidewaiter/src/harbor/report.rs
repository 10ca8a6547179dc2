//! Reports in Harbor's words.
//!
//! Odd: Harbor lists one entry for each package of a vulnerability, and knows no mark for packages of the kernel's policy
//! group, which count nowhere: these are left out.

use serde_json::{Value, json};
use tidewaiter_matching::{AffectedPackage, CvssScore, Finding};
use tidewaiter_types::Severity;

use super::wire::{Artifact, CYCLONEDX, Capability, scanner};

/// What came of a scan.
#[derive(Default)]
pub struct Reports {
    pub vulnerabilities: Option<Value>,
    pub sbom: Option<Value>,
}

impl Reports {
    /// The report of a capability, if it was wanted.
    pub fn of(&self, capability: Capability) -> Option<&Value> {
        match capability {
            Capability::Vulnerability => self.vulnerabilities.as_ref(),
            Capability::Sbom => self.sbom.as_ref(),
        }
    }
}

/// The report of findings.
pub fn vulnerabilities(artifact: &Artifact, generated_at: &str, findings: &[Finding]) -> Value {
    let pairs = || {
        findings.iter().flat_map(|finding| {
            let packages = finding.packages.iter();
            packages
                .filter(|package| !package.kernel_policy)
                .map(move |package| (finding, package))
        })
    };
    let gravest = pairs().map(|(finding, _)| finding.severity).max();
    json!({
        "generated_at": generated_at,
        "artifact": artifact,
        "scanner": scanner(),
        "severity": severity(gravest.unwrap_or(Severity::Undefined)),
        "vulnerabilities": pairs().map(|(finding, package)| item(finding, package)).collect::<Vec<_>>(),
    })
}

/// The report of what is in the image.
pub fn sbom(artifact: &Artifact, generated_at: &str, document: Value) -> Value {
    json!({
        "generated_at": generated_at,
        "artifact": artifact,
        "scanner": scanner(),
        "media_type": CYCLONEDX,
        "sbom": document,
    })
}

fn item(finding: &Finding, package: &AffectedPackage) -> Value {
    let mut item = json!({
        "id": finding.vulnerability,
        "package": package.name,
        "version": package.version,
        "severity": severity(finding.severity),
        "description": finding.description.as_deref().or(finding.title.as_deref()).unwrap_or_default(),
        "links": finding.references.iter().map(|link| link.url.as_str()).collect::<Vec<_>>(),
        "preferred_cvss": cvss(&finding.cvss),
        "cwe_ids": finding.cwes.iter().map(|number| format!("CWE-{number}")).collect::<Vec<_>>(),
    });
    if let Some(version) = &package.fixed_version {
        item["fix_version"] = json!(version);
    }
    item
}

/// The first score of each version that Harbor shows.
fn cvss(scores: &[CvssScore]) -> Value {
    let first = |version: u8| scores.iter().find(|score| score.version == version);
    let mut found = json!({});
    for (version, score_name, vector_name) in [(3, "score_v3", "vector_v3"), (2, "score_v2", "vector_v2")] {
        if let Some(score) = first(version) {
            // One tenth is all that a score tells.
            found[score_name] = json!((f64::from(score.score) * 10.0).round() / 10.0);
            found[vector_name] = json!(score.vector);
        }
    }
    found
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Undefined => "Unknown",
        Severity::Informational => "Negligible",
        Severity::Low => "Low",
        Severity::Medium => "Medium",
        Severity::High => "High",
        Severity::Critical => "Critical",
    }
}
