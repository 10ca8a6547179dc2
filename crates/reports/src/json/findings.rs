//! Findings in the JSON of our own: one for each vulnerability, with what it affects. That is so for basic scanning too,
//! whose summary counts each package.

use serde::Serialize;
use tidewaiter_advisories::{Exploit, Nature, Subject};
use tidewaiter_matching::{Evidence, RatedBy};

use crate::findings::words::{probability, state, tenths};
use crate::time::{day, rfc3339};
use crate::{Affected, Issue, Report, SuppressedBy, Suppression};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding<'a> {
    vulnerability: &'a str,
    aliases: &'a [String],
    nature: &'static str,
    severity: &'static str,
    vendor_severity: Option<&'a str>,
    title: Option<&'a str>,
    description: Option<&'a str>,
    uri: Option<&'a str>,
    references: Vec<&'a str>,
    cvss: Vec<Cvss<'a>>,
    cwes: &'a [u32],
    epss: Option<Likelihood>,
    known_exploited: Option<KnownExploited>,
    exploit: &'static str,
    published: Option<String>,
    modified: Option<String>,
    packages: Vec<AffectedPackage<'a>>,
}

/// A package of a finding, or of one that was suppressed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AffectedPackage<'a> {
    name: &'a str,
    version: &'a str,
    purls: Vec<&'a str>,
    severity: &'static str,
    severity_source: Source<'a>,
    state: &'static str,
    fixed_version: Option<&'a str>,
    remediation: Option<&'a str>,
    kernel_policy: bool,
    development: bool,
    evidence: Proof<'a>,
}

#[derive(Serialize)]
pub struct Suppressed<'a> {
    vulnerability: &'a str,
    by: By<'a>,
    reason: Option<&'a str>,
    package: AffectedPackage<'a>,
}

/// Who suppressed it.
#[derive(Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
enum By<'a> {
    Exception {
        expires: Option<&'a str>,
    },
    Vex {
        document: &'a str,
        status: &'static str,
        justification: Option<&'a str>,
    },
}

/// Where a severity comes from: a vendor with its own word, a CVSS score with its version and who gave it, malware, or
/// nobody.
#[derive(Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
enum Source<'a> {
    Vendor { word: &'a str },
    Cvss { version: u8, source: &'a str },
    Malware,
    None,
}

#[derive(Serialize)]
struct Cvss<'a> {
    version: u8,
    score: f64,
    vector: &'a str,
    source: &'a str,
}

/// EPSS: both from 0 to 1.
#[derive(Serialize)]
struct Likelihood {
    score: f64,
    percentile: f64,
}

/// CISA's entry.
#[derive(Serialize)]
struct KnownExploited {
    added: Option<String>,
    due: Option<String>,
    ransomware: bool,
}

/// What decided.
#[derive(Serialize)]
struct Proof<'a> {
    advisory: &'a str,
    feed: &'a str,
    subject: &'static str,
    name: &'a str,
    range: &'a str,
    compared: &'a str,
    decided: &'a str,
}

/// All findings.
pub fn all<'a>(report: &'a Report<'_>) -> Vec<Finding<'a>> {
    let active = |issue: &&Issue| issue.active().next().is_some();
    let issues = report.findings.issues.iter().filter(active);
    issues.map(|issue| Finding::new(report, issue)).collect()
}

/// All that was suppressed.
pub fn suppressed<'a>(report: &'a Report<'_>) -> Vec<Suppressed<'a>> {
    let suppressed = report.findings.suppressed();
    let one = |(issue, affected, why): (&'a Issue, &'a Affected, &'a Suppression)| Suppressed {
        vulnerability: &issue.id,
        by: By::new(&why.by),
        reason: why.reason.as_deref(),
        package: AffectedPackage::new(report, affected),
    };
    suppressed.map(one).collect()
}

impl<'a> Finding<'a> {
    fn new(report: &'a Report<'_>, issue: &'a Issue) -> Self {
        let cvss = issue.scores.iter().map(|score| Cvss {
            version: score.version,
            score: tenths(score.score),
            vector: &score.vector,
            source: &score.source,
        });
        Self {
            vulnerability: &issue.id,
            aliases: &issue.aliases,
            nature: nature(issue.nature),
            severity: issue.severity.as_str(),
            vendor_severity: issue.vendor_severity.as_deref(),
            title: issue.title.as_deref(),
            description: issue.description.as_deref(),
            uri: issue.uri.as_deref(),
            references: issue.references.iter().map(|link| link.url.as_str()).collect(),
            cvss: cvss.collect(),
            cwes: &issue.cwes,
            epss: issue.epss.as_ref().map(|epss| Likelihood {
                score: probability(epss.score),
                percentile: probability(epss.percentile),
            }),
            known_exploited: issue.exploited.as_ref().map(|entry| KnownExploited {
                added: entry.added.map(day),
                due: entry.due.map(day),
                ransomware: entry.ransomware,
            }),
            exploit: exploit(issue.exploit),
            published: issue.published.and_then(rfc3339),
            modified: issue.modified.and_then(rfc3339),
            packages: issue
                .active()
                .map(|affected| AffectedPackage::new(report, affected))
                .collect(),
        }
    }
}

impl<'a> AffectedPackage<'a> {
    fn new(report: &'a Report<'_>, affected: &'a Affected) -> Self {
        let components = affected.components.iter();
        let purl = |number: &usize| report.contents.components[*number].purl.as_deref();
        Self {
            name: &affected.name,
            version: &affected.version,
            purls: components.filter_map(purl).collect(),
            severity: affected.severity.as_str(),
            severity_source: Source::new(&affected.rated_by),
            state: state(affected.state),
            fixed_version: affected.fixed_version.as_deref(),
            remediation: affected.remediation.as_deref(),
            kernel_policy: affected.kernel_policy,
            development: affected.is_development,
            evidence: Proof::new(&affected.evidence),
        }
    }
}

impl<'a> Source<'a> {
    fn new(rated_by: &'a RatedBy) -> Self {
        match rated_by {
            RatedBy::Vendor(word) => Self::Vendor { word },
            RatedBy::Cvss { version, source } => Self::Cvss {
                version: *version,
                source,
            },
            RatedBy::Malware => Self::Malware,
            RatedBy::Nobody => Self::None,
        }
    }
}

impl<'a> By<'a> {
    fn new(by: &'a SuppressedBy) -> Self {
        match by {
            SuppressedBy::Exception { expires } => Self::Exception {
                expires: expires.as_deref(),
            },
            SuppressedBy::Vex {
                document,
                status,
                justification,
            } => Self::Vex {
                document,
                status: status.as_str(),
                justification: justification.as_deref(),
            },
        }
    }
}

impl<'a> Proof<'a> {
    fn new(evidence: &'a Evidence) -> Self {
        Self {
            advisory: &evidence.advisory,
            feed: &evidence.feed,
            subject: match evidence.subject {
                Subject::Source => "source",
                Subject::Binary => "binary",
            },
            name: &evidence.name,
            range: &evidence.range,
            compared: &evidence.compared,
            decided: &evidence.decided,
        }
    }
}

fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Vulnerability => "vulnerability",
        Nature::Malware => "malware",
        Nature::Notice => "notice",
    }
}

fn exploit(exploit: Exploit) -> &'static str {
    match exploit {
        Exploit::Unknown => "unknown",
        Exploit::NotSeen => "not-seen",
        Exploit::ProofOfConcept => "proof-of-concept",
        Exploit::Active => "active",
    }
}
