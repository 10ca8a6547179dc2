//! The findings of basic scanning in the common view.
//!
//! Odd: a finding knows a package by name and version alone; it stands for each architecture that is installed.

use std::collections::BTreeMap;

use tidewaiter_advisories::{Exploit, Nature};
use tidewaiter_matching::{BasicFinding, CvssScore, RatedBy, SeveritySource};

use super::{Affected, Findings, Issue, ScanType};
use crate::contents::Contents;

impl Findings {
    /// Those of basic scanning.
    pub fn of_basic(findings: &[BasicFinding], contents: &Contents<'_>) -> Self {
        let mut issues: Vec<Issue> = Vec::new();
        let mut places = BTreeMap::new();
        for finding in findings {
            let place = *places.entry(finding.name.as_str()).or_insert(issues.len());
            if place == issues.len() {
                issues.push(issue(finding));
            }
            issues[place].severity = issues[place].severity.max(finding.severity);
            issues[place].affected.push(affected(finding, contents));
        }
        Self {
            scan_type: ScanType::Basic,
            issues,
        }
    }
}

fn issue(finding: &BasicFinding) -> Issue {
    Issue {
        id: finding.name.clone(),
        aliases: Vec::new(),
        nature: Nature::Vulnerability,
        severity: finding.severity,
        vendor_severity: None,
        title: None,
        description: finding.description.clone(),
        uri: finding.uri.clone(),
        references: Vec::new(),
        scores: scores(finding),
        cwes: Vec::new(),
        epss: None,
        exploited: None,
        exploit: Exploit::Unknown,
        published: None,
        modified: None,
        affected: Vec::new(),
    }
}

/// The one that decided first.
fn scores(finding: &BasicFinding) -> Vec<CvssScore> {
    let both = [(2, &finding.cvss2), (3, &finding.cvss3)];
    let score = |(version, score): (u8, &Option<tidewaiter_matching::Score>)| {
        let score = score.as_ref()?;
        Some(CvssScore {
            version,
            score: score.score,
            vector: score.vector.clone(),
            source: score.source.clone(),
        })
    };
    let mut scores: Vec<_> = both.into_iter().filter_map(score).collect();
    let decisive = match &finding.severity_source {
        SeveritySource::Cvss { version, .. } => Some(version.number()),
        _ => None,
    };
    scores.sort_by_key(|score| Some(score.version) != decisive);
    scores
}

fn affected(finding: &BasicFinding, contents: &Contents<'_>) -> Affected {
    let fix = finding.fixed_version.as_ref();
    Affected {
        components: contents
            .packages_named(&finding.package_name, &finding.package_version)
            .to_vec(),
        name: finding.package_name.clone(),
        version: finding.package_version.clone(),
        severity: finding.severity,
        rated_by: rated_by(&finding.severity_source),
        state: finding.state,
        fixed_version: finding.fixed_version.clone(),
        remediation: fix.map(|fix| format!("Upgrade {} to {fix}", finding.package_name)),
        kernel_policy: finding.kernel_policy,
        is_development: false,
        evidence: finding.evidence.clone(),
        suppression: None,
    }
}

fn rated_by(source: &SeveritySource) -> RatedBy {
    match source {
        SeveritySource::Distribution(word) => RatedBy::Vendor(word.clone()),
        SeveritySource::Cvss { version, source } => RatedBy::Cvss {
            version: version.number(),
            source: source.clone(),
        },
        SeveritySource::None => RatedBy::Nobody,
    }
}
