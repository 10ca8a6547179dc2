//! Which events a sink wants: by kind, by severity, by repository.
//!
//! Odd: a filter lets through what it cannot judge. An event without a severity (a push) passes whatever severity is
//! asked for, and one that is about no repository passes whatever repositories are: who does not want them says so by kind.

use serde::Deserialize;
use serde_json::Value;
use tidewaiter_types::{Severity, is_matched_by};

/// Which events a sink wants; all that is left empty lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Filter {
    /// Kinds (`detail-type`) that are wanted.
    pub detail_types: Vec<String>,
    /// Kinds that are not wanted.
    pub not_detail_types: Vec<String>,
    /// The least severity that is wanted, as ECR and Inspector write it.
    pub min_severity: Option<Severity>,
    /// Names of repositories, with `*` for any characters.
    pub repositories: Vec<String>,
}

impl Filter {
    /// Whether events of this kind may pass.
    pub fn wants_kind(&self, detail_type: &str) -> bool {
        let is_in = |list: &[String]| list.iter().any(|one| one == detail_type);
        (self.detail_types.is_empty() || is_in(&self.detail_types)) && !is_in(&self.not_detail_types)
    }

    /// Whether an event passes.
    pub fn wants(&self, event: &Value) -> bool {
        self.wants_kind(event["detail-type"].as_str().unwrap_or_default())
            && self.wants_severity(event)
            && self.wants_repository(event)
    }

    fn wants_severity(&self, event: &Value) -> bool {
        let gravest = severities(&event["detail"]).into_iter().max();
        match (self.min_severity, gravest) {
            (Some(least), Some(gravest)) => gravest >= least,
            _ => true,
        }
    }

    fn wants_repository(&self, event: &Value) -> bool {
        let names = repositories(&event["detail"]);
        let is_wanted = |name: &&str| self.repositories.iter().any(|one| is_matched_by(name, one));
        self.repositories.is_empty() || names.is_empty() || names.iter().any(is_wanted)
    }
}

/// The severities that an event tells of. A scan that found nothing tells of none that could be grave.
fn severities(detail: &Value) -> Vec<Severity> {
    if let Some(word) = detail["severity"].as_str() {
        return severity(word).into_iter().collect();
    }
    match detail["finding-severity-counts"].as_object() {
        Some(counts) if counts.is_empty() => vec![Severity::Undefined],
        Some(counts) => counts.keys().filter_map(|word| severity(word)).collect(),
        None => Vec::new(),
    }
}

fn severity(word: &str) -> Option<Severity> {
    match word {
        // Inspector's word.
        "UNTRIAGED" => Some(Severity::Undefined),
        // The sum says nothing of gravity.
        "TOTAL" => None,
        word => serde_json::from_value(word.into()).ok(),
    }
}

/// Names of the repositories that an event is about.
fn repositories(detail: &Value) -> Vec<&str> {
    let in_lists = ["repositories", "images"].into_iter().flat_map(|list| {
        let entries = detail[list].as_array().map_or(&[][..], Vec::as_slice);
        entries.iter().map(|entry| &entry["repository-name"])
    });
    let in_resources = detail["resources"].as_array().map_or(&[][..], Vec::as_slice);
    let in_resources = in_resources
        .iter()
        .map(|one| &one["details"]["awsEcrContainerImage"]["repositoryName"]);
    std::iter::once(&detail["repository-name"])
        .chain(in_lists)
        .chain(in_resources)
        .filter_map(Value::as_str)
        .map(name_of)
        .collect()
}

/// A repository's name; `Inspector2 Scan` has its ARN in that place.
fn name_of(name: &str) -> &str {
    name.split_once(":repository/").map_or(name, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn filter(text: &str) -> Filter {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn kinds_are_asked_for_or_refused() {
        let event = json!({ "detail-type": "ECR Image Scan" });
        assert!(Filter::default().wants(&event));
        assert!(filter(r#"{"detail-types":["ECR Image Scan"]}"#).wants(&event));
        assert!(!filter(r#"{"detail-types":["ECR Image Action"]}"#).wants(&event));
        assert!(!filter(r#"{"not-detail-types":["ECR Image Scan"]}"#).wants(&event));
    }

    #[test]
    fn the_gravest_that_an_event_tells_of_decides() {
        let high = filter(r#"{"min-severity":"HIGH"}"#);
        let scan = |counts: Value| json!({ "detail": { "finding-severity-counts": counts } });
        assert!(high.wants(&scan(json!({ "CRITICAL": 1, "LOW": 3, "TOTAL": 4 }))));
        assert!(!high.wants(&scan(json!({ "MEDIUM": 1, "TOTAL": 1 }))));
        assert!(!high.wants(&scan(json!({}))));
        assert!(high.wants(&json!({ "detail": { "severity": "HIGH" } })));
        assert!(!high.wants(&json!({ "detail": { "severity": "UNTRIAGED" } })));
        assert!(high.wants(&json!({ "detail": { "action-type": "PUSH" } })));
    }

    #[test]
    fn repositories_are_found_wherever_an_event_names_them() {
        let prod = filter(r#"{"repositories":["prod/*","base"]}"#);
        let arn = "arn:aws:ecr:us-east-2:123456789012:repository/prod/app";
        for detail in [
            json!({ "repository-name": "prod/app" }),
            json!({ "repository-name": arn }),
            json!({ "repositories": [{ "repository-name": "x" }, { "repository-name": "base" }] }),
            json!({ "resources": [{ "details": { "awsEcrContainerImage": { "repositoryName": "prod/a" } } }] }),
            json!({ "severity": "LOW" }),
        ] {
            assert!(prod.wants(&json!({ "detail": detail })), "{detail}");
        }
        assert!(!prod.wants(&json!({ "detail": { "repository-name": "test/prod/app" } })));
    }
}
