//! A report as an OpenVEX 0.2.0 document: for each finding, what is known of the image and the vulnerability.
//!
//! What was found is stated as affected, with what to do; what the distribution still looks into as under
//! investigation; and what a VEX statement settled, as that statement says. It is a draft for whoever knows the image.
//!
//! Odd: exceptions are no statements. An accepted risk is still there, so a finding that an exception suppressed is
//! stated as affected, with the exception's reason as what is done about it. Kernel headers and tools, which are not counted,
//! get no statement.

use serde::Serialize;
use tidewaiter_advisories::FixState;

use crate::findings::words::{description, unfixed};
use crate::json::write;
use crate::time::rfc3339;
use crate::{Affected, Issue, Report, SuppressedBy, Suppression, VexStatus};

/// The document as indented JSON, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    write(&Document::new(report))
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@id")]
    id: String,
    author: &'static str,
    timestamp: Option<String>,
    version: u32,
    tooling: String,
    statements: Vec<Statement<'a>>,
}

#[derive(Serialize)]
struct Statement<'a> {
    vulnerability: Vulnerability<'a>,
    products: [Product; 1],
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    impact_statement: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action_statement: Option<String>,
}

#[derive(Serialize)]
struct Vulnerability<'a> {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    name: &'a str,
    description: String,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct Product {
    #[serde(rename = "@id")]
    id: String,
    subcomponents: Vec<Subcomponent>,
}

#[derive(Serialize)]
struct Subcomponent {
    #[serde(rename = "@id")]
    id: String,
}

impl<'a> Document<'a> {
    fn new(report: &'a Report<'_>) -> Self {
        let issues = report.findings.issues.iter();
        let pairs = issues.flat_map(|issue| issue.affected.iter().map(move |affected| (issue, affected)));
        let counted = pairs.filter(|(_, affected)| !affected.kernel_policy);
        Self {
            context: "https://openvex.dev/ns/v0.2.0",
            id: format!("urn:uuid:{}", report.id(&["openvex"])),
            author: "tidewaiter",
            timestamp: rfc3339(report.database.created),
            version: 1,
            tooling: format!("tidewaiter {}", env!("CARGO_PKG_VERSION")),
            statements: counted
                .map(|(issue, affected)| Statement::new(report, issue, affected))
                .collect(),
        }
    }
}

impl<'a> Statement<'a> {
    fn new(report: &Report<'_>, issue: &'a Issue, affected: &'a Affected) -> Self {
        let statement = Self {
            vulnerability: Vulnerability {
                id: issue.uri.as_deref(),
                name: &issue.id,
                description: description(issue).into_owned(),
                aliases: &issue.aliases,
            },
            products: [product(report, affected)],
            status: VexStatus::Affected.as_str(),
            justification: None,
            impact_statement: None,
            action_statement: None,
        };
        match &affected.suppression {
            Some(suppression) => statement.suppressed(suppression),
            None => statement.found(affected),
        }
    }

    fn found(self, affected: &Affected) -> Self {
        match affected.state {
            FixState::UnderInvestigation => Self {
                status: VexStatus::UnderInvestigation.as_str(),
                ..self
            },
            state => {
                let action = affected.remediation.clone();
                Self {
                    action_statement: Some(action.unwrap_or_else(|| unfixed(state).to_owned())),
                    ..self
                }
            }
        }
    }

    fn suppressed(self, suppression: &'a Suppression) -> Self {
        let words = suppression.words();
        match &suppression.by {
            SuppressedBy::Exception { .. } => Self {
                action_statement: Some(format!("Accepted {words}")),
                ..self
            },
            SuppressedBy::Vex {
                status,
                justification,
                ..
            } => Self {
                status: status.as_str(),
                justification: justification.as_deref(),
                impact_statement: Some(words),
                ..self
            },
        }
    }
}

fn product(report: &Report<'_>, affected: &Affected) -> Product {
    let image = &report.image;
    let component = |number: &usize| {
        let component = &report.contents.components[*number];
        Subcomponent {
            id: component
                .purl
                .clone()
                .unwrap_or_else(|| component.reference.clone()),
        }
    };
    Product {
        id: image.purl().unwrap_or_else(|| image.digest.to_string()),
        subcomponents: affected.components.iter().map(component).collect(),
    }
}
