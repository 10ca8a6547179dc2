//! A report in the AWS Security Finding Format, as Security Hub's BatchImportFindings takes it.
//!
//! Security Hub takes a hundred findings at a time; who sends more splits the list.
//!
//! Odd: the form wants an account, a region and times. The first two are whose registry it is; the times are the
//! database's, so that the same report gives the same bytes.

pub mod form;
mod parts;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::findings::words::{capitalised, description, remedy};
use crate::json::write;
use crate::{Affected, Issue, Report, Suppression};
use form::{Finding, Note, Recommendation, Remediation, Severity, Workflow, instant, partition};

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
    /// The product that accounts' own findings are of.
    fn product(&self) -> String {
        let Self { account, region } = self;
        let partition = partition(region);
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
            .map(|(issue, affected)| finding(report, place, issue, affected))
            .collect(),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Batch {
    findings: Vec<Finding>,
}

fn finding(report: &Report<'_>, place: &Place, issue: &Issue, affected: &Affected) -> Finding {
    let time = instant(report.database.created).unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned());
    let title = format!("{} - {}", issue.id, affected.name);
    let suppression = affected.suppression.as_ref();
    Finding {
        schema_version: form::SCHEMA,
        id: id(report, place, issue, affected),
        product_arn: place.product(),
        product_name: None,
        company_name: None,
        region: None,
        generator_id: format!("tidewaiter/{}", issue.id),
        aws_account_id: place.account.clone(),
        types: vec![form::CVE.to_owned()],
        first_observed_at: None,
        last_observed_at: None,
        created_at: time.clone(),
        updated_at: time.clone(),
        severity: severity(affected.severity),
        title: shortened(&title, TITLE),
        description: shortened(&description(issue), DESCRIPTION),
        remediation: remediation(issue, affected),
        product_fields: product_fields(report, affected),
        resources: vec![parts::resource(report, place)],
        vulnerabilities: vec![parts::vulnerability(report, issue, affected)],
        workflow_state: None,
        workflow: Workflow {
            status: suppression.map_or("NEW", |_| "SUPPRESSED"),
        },
        record_state: "ACTIVE",
        note: suppression.map(|why| note(why, time)),
        finding_provider_fields: None,
    }
}

fn product_fields(report: &Report<'_>, affected: &Affected) -> BTreeMap<String, String> {
    let revision = report.database.revision.to_string();
    let decided = affected.evidence.decided.clone();
    BTreeMap::from([
        ("ProductName".to_owned(), "tidewaiter".to_owned()),
        ("tidewaiter/databaseRevision".to_owned(), revision),
        ("tidewaiter/decided".to_owned(), decided),
        (
            "tidewaiter/evaluationComplete".to_owned(),
            report.is_complete().to_string(),
        ),
    ])
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
        updated_by: "tidewaiter".to_owned(),
        updated_at,
    }
}

fn remediation(issue: &Issue, affected: &Affected) -> Remediation {
    let words = affected.remediation.clone();
    let words = words.unwrap_or_else(|| format!("{}: {}", affected.name, remedy(affected)));
    Remediation {
        recommendation: Recommendation {
            text: shortened(&words, RECOMMENDATION),
            url: issue.uri.clone(),
        },
    }
}

fn severity(severity: tidewaiter_types::Severity) -> Severity {
    Severity {
        label: Severity::label(severity),
        normalized: None,
        original: Some(capitalised(severity)),
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
