//! What a finding becomes when its product sends it, for the first time or again.
//!
//! A product says in `FindingProviderFields` how grave it takes a finding; the members of the same name beside them are what
//! the reader sees. They follow the product until the reader (or a rule) sets them: from then on they are the reader's, which
//! shows in that they differ from what the product said last.

use serde_json::{Map, Value, json};
use tidewaiter_reports::asff::form::Severity;
use tidewaiter_types::Timestamp;

use super::{text, words};
use crate::times;

/// Members that a product says and a reader may overrule.
const SHARED: [&str; 5] = [
    "Confidence",
    "Criticality",
    "RelatedFindings",
    "Severity",
    "Types",
];
/// Members that are the reader's alone once the finding is there.
const OF_READERS: [&str; 5] = [
    "Note",
    "UserDefinedFields",
    "VerificationState",
    "Workflow",
    "WorkflowState",
];

/// What is known of a finding beside what its product sends.
#[derive(Clone, Copy)]
pub(crate) struct Origin<'a> {
    /// The product's name, where the finding has none.
    pub(crate) product: &'a str,
    /// The company's, likewise.
    pub(crate) company: &'a str,
    /// The region of the hub.
    pub(crate) region: &'a str,
    /// When it came.
    pub(crate) now: Timestamp,
}

/// A finding that is new.
pub(crate) fn first(mut finding: Value, origin: Origin<'_>) -> Value {
    let provider = provider_fields(&finding);
    let product_fields = product_fields(&mut finding, origin);
    let Some(members) = finding.as_object_mut() else {
        return finding;
    };
    for member in SHARED {
        match shown(&provider, member) {
            Some(value) => members.insert(member.to_owned(), merged_severity(member, members, value)),
            None => members.remove(member),
        };
    }
    members.insert("FindingProviderFields".to_owned(), Value::Object(provider));
    members.insert("ProductFields".to_owned(), product_fields);
    for (member, value) in [
        ("ProductName", json!(origin.product)),
        ("CompanyName", json!(origin.company)),
        ("Region", json!(origin.region)),
        ("RecordState", json!("ACTIVE")),
        ("Workflow", json!({"Status": "NEW"})),
        ("WorkflowState", json!("NEW")),
    ] {
        members.entry(member).or_insert(value);
    }
    if members["Workflow"].get("Status").is_none() {
        members["Workflow"]["Status"] = json!("NEW");
    }
    members.insert("ProcessedAt".to_owned(), json!(times::precise(origin.now)));
    finding
}

/// A finding that comes again.
pub(crate) fn again(old: &Value, new: Value, origin: Origin<'_>) -> Value {
    let mut finding = first(new, origin);
    let Some(members) = finding.as_object_mut() else {
        return finding;
    };
    for member in OF_READERS {
        keep(members, member, old.get(member));
    }
    let nothing = Map::new();
    let said = old["FindingProviderFields"].as_object().unwrap_or(&nothing);
    for member in SHARED {
        if !same_as_said(old.get(member), shown(said, member).as_ref(), member) {
            keep(members, member, old.get(member));
        }
    }
    let comes_back = text(old, "RecordState") == "ARCHIVED" && members["RecordState"] == "ACTIVE";
    let was_dealt_with = ["NOTIFIED", "RESOLVED"].contains(&text(&members["Workflow"], "Status"));
    if comes_back && was_dealt_with {
        members["Workflow"]["Status"] = json!("NEW");
    }
    finding
}

fn keep(members: &mut Map<String, Value>, member: &str, value: Option<&Value>) {
    match value {
        Some(value) => members.insert(member.to_owned(), value.clone()),
        None => members.remove(member),
    };
}

/// What the product says, taken from beside where it does not say it in the place for it.
fn provider_fields(finding: &Value) -> Map<String, Value> {
    let mut fields = finding["FindingProviderFields"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    for member in SHARED {
        if fields.contains_key(member) {
            continue;
        }
        if let Some(value) = finding.get(member) {
            let value = match member {
                "Severity" => provider_severity(value),
                _ => value.clone(),
            };
            fields.insert(member.to_owned(), value);
        }
    }
    fields
}

fn provider_severity(severity: &Value) -> Value {
    let mut said = json!({"Label": label(severity)});
    if let Some(original) = severity.get("Original") {
        said["Original"] = original.clone();
    }
    said
}

/// The label of a severity that has one, or a number.
fn label(severity: &Value) -> String {
    let number = || severity["Normalized"].as_i64().unwrap_or(0);
    severity["Label"]
        .as_str()
        .map_or_else(|| words::label_of(number()).to_owned(), str::to_owned)
}

/// What readers see of what a product says.
fn shown(provider: &Map<String, Value>, member: &str) -> Option<Value> {
    let said = provider.get(member)?;
    if member != "Severity" {
        return Some(said.clone());
    }
    let label = label(said);
    let mut severity = json!({"Normalized": Severity::number(&label), "Label": label});
    if let Some(original) = said.get("Original") {
        severity["Original"] = original.clone();
    }
    Some(severity)
}

/// A severity keeps the product's own numbers, as far as they are no contradiction.
fn merged_severity(member: &str, members: &Map<String, Value>, value: Value) -> Value {
    let sent = match (member, members.get(member)) {
        ("Severity", Some(sent)) if sent.get("Label").is_none_or(|label| *label == value["Label"]) => sent,
        _ => return value,
    };
    let mut severity = value;
    for number in ["Normalized", "Product"] {
        if let Some(number_sent) = sent.get(number) {
            severity[number] = number_sent.clone();
        }
    }
    severity
}

fn same_as_said(shown: Option<&Value>, said: Option<&Value>, member: &str) -> bool {
    match (shown, said) {
        (Some(shown), Some(said)) if member == "Severity" => shown["Label"] == said["Label"],
        (shown, said) => shown == said,
    }
}

fn product_fields(finding: &mut Value, origin: Origin<'_>) -> Value {
    let name = |member: &str, none: &str| match text(finding, member) {
        "" => none.to_owned(),
        name => name.to_owned(),
    };
    let (product, company) = (
        name("ProductName", origin.product),
        name("CompanyName", origin.company),
    );
    let id = format!("{}/{}", text(finding, "ProductArn"), text(finding, "Id"));
    let mut fields = finding["ProductFields"].take();
    if !fields.is_object() {
        fields = json!({});
    }
    fields["aws/securityhub/FindingId"] = json!(id);
    fields["aws/securityhub/ProductName"] = json!(product);
    fields["aws/securityhub/CompanyName"] = json!(company);
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::change;

    fn origin() -> Origin<'static> {
        Origin {
            product: "Default",
            company: "Personal",
            region: "us-east-1",
            now: Timestamp(0),
        }
    }

    fn sent(severity: Value, state: &str) -> Value {
        json!({"Id": "a", "ProductArn": "p", "Severity": severity, "Types": ["t"], "RecordState": state})
    }

    #[test]
    fn what_the_product_says_is_shown_and_kept_apart() {
        let finding = first(
            sent(json!({"Normalized": 75, "Original": "bad"}), "ACTIVE"),
            origin(),
        );
        assert_eq!(
            finding["Severity"],
            json!({"Label": "HIGH", "Normalized": 75, "Original": "bad"})
        );
        assert_eq!(
            finding["FindingProviderFields"],
            json!({"Severity": {"Label": "HIGH", "Original": "bad"}, "Types": ["t"]})
        );
        assert_eq!(finding["Workflow"]["Status"], "NEW");
        assert_eq!(finding["ProductFields"]["aws/securityhub/FindingId"], "p/a");
    }

    #[test]
    fn the_reader_overrules_until_the_product_cannot() {
        let old = first(sent(json!({"Label": "LOW"}), "ACTIVE"), origin());
        let mut set = old.clone();
        change::apply(
            &mut set,
            &json!({"Severity": {"Label": "CRITICAL"}}),
            Timestamp(0),
        );
        let after = again(&set, sent(json!({"Label": "MEDIUM"}), "ACTIVE"), origin());
        assert_eq!(after["Severity"]["Label"], "CRITICAL");
        assert_eq!(after["FindingProviderFields"]["Severity"]["Label"], "MEDIUM");
        let untouched = again(&old, sent(json!({"Label": "MEDIUM"}), "ACTIVE"), origin());
        assert_eq!(untouched["Severity"]["Label"], "MEDIUM");
    }

    #[test]
    fn what_comes_back_is_new_unless_it_was_suppressed() {
        for (before, after) in [
            ("NOTIFIED", "NEW"),
            ("RESOLVED", "NEW"),
            ("SUPPRESSED", "SUPPRESSED"),
        ] {
            let mut old = first(sent(json!({"Label": "LOW"}), "ARCHIVED"), origin());
            old["Workflow"]["Status"] = json!(before);
            let back = again(&old, sent(json!({"Label": "LOW"}), "ACTIVE"), origin());
            assert_eq!(back["Workflow"]["Status"], after);
            old["RecordState"] = json!("ACTIVE");
            let stayed = again(&old, sent(json!({"Label": "LOW"}), "ACTIVE"), origin());
            assert_eq!(stayed["Workflow"]["Status"], before);
        }
    }
}
