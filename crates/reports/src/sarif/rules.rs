//! Vulnerabilities as SARIF's rules.

use serde::Serialize;
use tidewaiter_types::Severity;

use super::{Text, level, text};
use crate::Issue;
use crate::findings::words::{description, tenths};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule<'a> {
    id: &'a str,
    short_description: Text,
    full_description: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'a str>,
    help: Text,
    default_configuration: Configuration,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    #[serde(rename = "security-severity")]
    security_severity: String,
    precision: &'static str,
    tags: Vec<&'static str>,
    aliases: &'a [String],
}

impl<'a> Rule<'a> {
    pub fn new(issue: &'a Issue) -> Self {
        let title = issue.title.as_deref().unwrap_or(&issue.id);
        let mut tags = vec!["security", "vulnerability"];
        tags.push(issue.severity.as_str());
        tags.extend(issue.exploited.as_ref().map(|_| "known-exploited"));
        Self {
            id: &issue.id,
            short_description: text(title),
            full_description: text(description(issue).into_owned()),
            help_uri: issue.uri.as_deref(),
            help: text(help(issue)),
            default_configuration: Configuration {
                level: level(issue.severity),
            },
            properties: Properties {
                security_severity: format!("{:.1}", score(issue)),
                precision: "very-high",
                tags,
                aliases: &issue.aliases,
            },
        }
    }
}

fn help(issue: &Issue) -> String {
    let mut words: Vec<&str> = issue
        .affected
        .iter()
        .filter_map(|one| one.remediation.as_deref())
        .collect();
    words.dedup();
    match words.is_empty() {
        true => "No fix is known.".to_owned(),
        false => words.join("\n"),
    }
}

/// The score that is shown if it is of the severity that counts, else the least of that severity.
fn score(issue: &Issue) -> f64 {
    let shown = issue.scores.first();
    let agrees = shown.filter(|score| crate::findings::words::rating(score) == issue.severity);
    agrees.map_or_else(|| least(issue.severity), |score| tenths(score.score))
}

fn least(severity: Severity) -> f64 {
    match severity {
        Severity::Critical => 9.0,
        Severity::High => 7.0,
        Severity::Medium => 4.0,
        Severity::Low => 0.1,
        Severity::Informational | Severity::Undefined => 0.0,
    }
}
