//! A report in the AWS Security Finding Format, as Security Hub's BatchImportFindings takes it.
//!
//! Security Hub takes a hundred findings at a time; who sends more splits the list.
//!
//! Odd: the form wants an account, a region and times. The first two are whose registry it is; the times are the
//! database's, so that the same report gives the same bytes.

mod parts;

use serde::Serialize;

use crate::findings::words::{capitalised, description, remedy};
use crate::json::write;
use crate::time::rfc3339;
use crate::{Affected, Issue, Report, Suppression};
use parts::{Resource, Vulnerability};

/// Longest title, in characters.
const TITLE: usize = 256;
/// Longest description, and longest recommendation, in characters.
const DESCRIPTION: usize = 1024;
const RECOMMENDATION: usize = 512;

/// Whose findings they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The account, twelve digits.
    pub account: String,
    /// The region: `us-east-1`.
    pub region: String,
}

impl Place {
    /// `aws`, or the partition of the regions in China or of the US government.
    fn partition(&self) -> &'static str {
        match () {
            () if self.region.starts_with("cn-") => "aws-cn",
            () if self.region.starts_with("us-gov-") => "aws-us-gov",
            () => "aws",
        }
    }

    /// The product that accounts' own findings are of.
    fn product(&self) -> String {
        let Self { account, region } = self;
        let partition = self.partition();
        format!("arn:{partition}:securityhub:{region}:{account}:product/{account}/default")
    }
}

/// The findings as indented JSON, with a line feed at its end.
pub fn render(report: &Report<'_>, place: &Place) -> String {
    let issues = report.findings.issues.iter();
    let pairs = issues.flat_map(|issue| issue.affected.iter().map(move |affected| (issue, affected)));
    let counted = pairs.filter(|(_, affected)| !affected.kernel_policy);
    write(&Batch {
        findings: counted
            .map(|(issue, affected)| Finding::new(report, place, issue, affected))
            .collect(),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Batch<'a> {
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Finding<'a> {
    schema_version: &'static str,
    id: String,
    product_arn: String,
    generator_id: String,
    aws_account_id: &'a str,
    types: [&'static str; 1],
    created_at: String,
    updated_at: String,
    severity: Severity,
    title: String,
    description: String,
    remediation: Remediation<'a>,
    product_fields: ProductFields<'a>,
    resources: [Resource<'a>; 1],
    vulnerabilities: [Vulnerability<'a>; 1],
    workflow: Workflow,
    record_state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Note>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Severity {
    label: &'static str,
    original: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Remediation<'a> {
    recommendation: Recommendation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Recommendation<'a> {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct ProductFields<'a> {
    #[serde(rename = "ProductName")]
    product: &'static str,
    #[serde(rename = "tidewaiter/databaseRevision")]
    revision: String,
    #[serde(rename = "tidewaiter/decided")]
    decided: &'a str,
    #[serde(rename = "tidewaiter/evaluationComplete")]
    complete: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Workflow {
    status: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Note {
    text: String,
    updated_by: &'static str,
    updated_at: String,
}

impl<'a> Finding<'a> {
    fn new(report: &'a Report<'_>, place: &'a Place, issue: &'a Issue, affected: &'a Affected) -> Self {
        let time = rfc3339(report.database.created).unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned());
        let title = format!("{} - {}", issue.id, affected.name);
        let suppression = affected.suppression.as_ref();
        Self {
            schema_version: "2018-10-08",
            id: id(report, place, issue, affected),
            product_arn: place.product(),
            generator_id: format!("tidewaiter/{}", issue.id),
            aws_account_id: &place.account,
            types: ["Software and Configuration Checks/Vulnerabilities/CVE"],
            created_at: time.clone(),
            updated_at: time.clone(),
            severity: severity(affected.severity),
            title: shortened(&title, TITLE),
            description: shortened(&description(issue), DESCRIPTION),
            remediation: remediation(issue, affected),
            product_fields: ProductFields {
                product: "tidewaiter",
                revision: report.database.revision.to_string(),
                decided: &affected.evidence.decided,
                complete: report.is_complete().to_string(),
            },
            resources: [Resource::new(report, place)],
            vulnerabilities: [Vulnerability::new(report, issue, affected)],
            workflow: Workflow {
                status: suppression.map_or("NEW", |_| "SUPPRESSED"),
            },
            record_state: "ACTIVE",
            note: suppression.map(|why| note(why, time)),
        }
    }
}

/// The same for the same vulnerability of the same package of the same image, whatever the database.
fn id(report: &Report<'_>, place: &Place, issue: &Issue, affected: &Affected) -> String {
    let digest = report.image.digest.to_string();
    let component = affected.components.first();
    let reference = component.map_or("", |number| &report.contents.components[*number].reference);
    let uuid = crate::ids::uuid(&[&place.account, &place.region, &digest, &issue.id, reference]);
    format!("tidewaiter/{}/{uuid}", issue.id)
}

fn note(why: &Suppression, updated_at: String) -> Note {
    Note {
        text: shortened(&why.words(), RECOMMENDATION),
        updated_by: "tidewaiter",
        updated_at,
    }
}

fn remediation<'a>(issue: &'a Issue, affected: &Affected) -> Remediation<'a> {
    let words = affected.remediation.clone();
    let words = words.unwrap_or_else(|| format!("{}: {}", affected.name, remedy(affected)));
    Remediation {
        recommendation: Recommendation {
            text: shortened(&words, RECOMMENDATION),
            url: issue.uri.as_deref(),
        },
    }
}

fn severity(severity: tidewaiter_types::Severity) -> Severity {
    use tidewaiter_types::Severity as Level;
    Severity {
        label: match severity {
            Level::Critical => "CRITICAL",
            Level::High => "HIGH",
            Level::Medium => "MEDIUM",
            Level::Low => "LOW",
            Level::Informational | Level::Undefined => "INFORMATIONAL",
        },
        original: capitalised(severity),
    }
}

/// At most so many characters, with a mark where something is left out.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    kept + "…"
}
