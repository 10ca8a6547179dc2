//! What readers and rules change of a finding, and how a change is told.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tidewaiter_reports::asff::form::Severity;
use tidewaiter_types::Timestamp;

use super::words;
use crate::times;

/// Members that are set as they come.
const PLAIN: [&str; 6] = [
    "Confidence",
    "Criticality",
    "RelatedFindings",
    "Types",
    "UserDefinedFields",
    "VerificationState",
];

/// Sets what an update says, in the form of `BatchUpdateFindings` and of rules.
pub(crate) fn apply(finding: &mut Value, update: &Value, now: Timestamp) {
    for member in PLAIN {
        if let Some(value) = update.get(member) {
            finding[member] = value.clone();
        }
    }
    if let Some(status) = update["Workflow"].get("Status") {
        finding["Workflow"] = json!({"Status": status});
    }
    if let Some(severity) = update.get("Severity") {
        set_severity(&mut finding["Severity"], severity);
    }
    if let Some(note) = update.get("Note") {
        finding["Note"] = json!({
            "Text": note["Text"], "UpdatedBy": note["UpdatedBy"], "UpdatedAt": times::precise(now),
        });
    }
}

/// Label and number go together, whichever is given; the product's own words stay.
fn set_severity(severity: &mut Value, update: &Value) {
    let number = update["Normalized"].as_i64();
    let label = update["Label"].as_str().map(str::to_owned);
    let label = label.or_else(|| number.map(|number| words::label_of(number).to_owned()));
    if let Some(label) = label {
        let number = number.unwrap_or_else(|| i64::from(Severity::number(&label)));
        severity["Label"] = json!(label);
        severity["Normalized"] = json!(number);
    }
    if let Some(product) = update.get("Product") {
        severity["Product"] = product.clone();
    }
}

/// Who changed a finding.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// `BATCH_IMPORT_FINDINGS` or `BATCH_UPDATE_FINDINGS`.
    pub(crate) operation: &'static str,
    /// The product, the caller or the rule.
    pub(crate) identity: String,
}

/// A change as the history keeps it; `None` if nothing is different.
pub(crate) fn difference(old: &Value, new: &Value, source: &Source) -> Option<Value> {
    let mut updates = Vec::new();
    for member in names(old, new) {
        let (before, after) = (&old[&member], &new[&member]);
        if before == after {
            continue;
        }
        match before.is_object() && after.is_object() {
            true => updates.extend(of_members(&member, before, after)),
            false => updates.push(update(&member, before, after)),
        }
    }
    (!updates.is_empty()).then(|| {
        json!({
            "Source": {"Type": source.operation, "Identity": source.identity},
            "Updates": updates,
        })
    })
}

fn of_members(member: &str, before: &Value, after: &Value) -> Vec<Value> {
    let different = names(before, after)
        .into_iter()
        .filter(|name| before[name] != after[name]);
    different
        .map(|name| update(&format!("{member}.{name}"), &before[&name], &after[&name]))
        .collect()
}

fn names(one: &Value, other: &Value) -> BTreeSet<String> {
    let members = [one, other].into_iter().filter_map(Value::as_object);
    members.flat_map(|members| members.keys().cloned()).collect()
}

fn update(field: &str, before: &Value, after: &Value) -> Value {
    let mut update = json!({"UpdatedField": field});
    for (member, value) in [("OldValue", before), ("NewValue", after)] {
        match value {
            Value::Null => {}
            Value::String(text) => update[member] = json!(text),
            other => update[member] = json!(other.to_string()),
        }
    }
    update
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_by_member() {
        let old = json!({"A": "x", "Workflow": {"Status": "NEW"}, "Types": ["t"], "Gone": 1});
        let new =
            json!({"A": "x", "Workflow": {"Status": "RESOLVED"}, "Types": ["t", "u"], "Note": {"Text": "n"}});
        let source = Source {
            operation: "BATCH_UPDATE_FINDINGS",
            identity: "me".to_owned(),
        };
        let told = difference(&old, &new, &source).unwrap();
        assert_eq!(
            told["Updates"],
            json!([
                {"UpdatedField": "Gone", "OldValue": "1"},
                {"UpdatedField": "Note", "NewValue": "{\"Text\":\"n\"}"},
                {"UpdatedField": "Types", "OldValue": "[\"t\"]", "NewValue": "[\"t\",\"u\"]"},
                {"UpdatedField": "Workflow.Status", "OldValue": "NEW", "NewValue": "RESOLVED"},
            ])
        );
        assert_eq!(difference(&old, &old, &source), None);
    }

    #[test]
    fn label_and_number_go_together() {
        let mut finding = json!({"Severity": {"Label": "LOW", "Normalized": 1, "Original": "o"}});
        apply(
            &mut finding,
            &json!({"Severity": {"Normalized": 95}}),
            Timestamp(0),
        );
        assert_eq!(
            finding["Severity"],
            json!({"Label": "CRITICAL", "Normalized": 95, "Original": "o"})
        );
        apply(
            &mut finding,
            &json!({"Severity": {"Label": "MEDIUM"}}),
            Timestamp(0),
        );
        assert_eq!(finding["Severity"]["Normalized"], 40);
    }
}
