//! A finding of this hub as one of the target account's own product.

use serde_json::{Value, json};
use tidewaiter_store::HubForward;

use super::ForwardConfig;
use crate::findings::text;
use crate::times;

/// Members that a hub sets itself, or that its readers set.
const NOT_SENT: [&str; 8] = [
    "ProcessedAt",
    "ProductName",
    "CompanyName",
    "Region",
    "WorkflowState",
    "AwsAccountName",
    "Sample",
    "Compliance",
];

/// The id of a finding, which stays what it is.
pub(super) fn id(forward: &HubForward) -> String {
    let finding: Value = serde_json::from_str(&forward.content).unwrap_or_default();
    text(&finding, "Id").to_owned()
}

/// What is sent of it; `None` if what was kept cannot be read.
pub(super) fn finding(forward: &HubForward, to: &ForwardConfig) -> Option<Value> {
    let mut finding: Value = serde_json::from_str(&forward.content).ok()?;
    let product = text(&finding, "ProductArn").to_owned();
    let updated = times::read(text(&finding, "UpdatedAt"))?.max(forward.changed_at);
    let members = finding.as_object_mut()?;
    for member in NOT_SENT {
        members.remove(member);
    }
    let own = format!(
        "arn:aws:securityhub:{}:{}:product/{}/default",
        to.region, to.account, to.account
    );
    members.insert("ProductArn".to_owned(), json!(own));
    members.insert("AwsAccountId".to_owned(), json!(to.account));
    members.insert("UpdatedAt".to_owned(), json!(times::precise(updated)));
    if let Some(fields) = members.get_mut("ProductFields").and_then(Value::as_object_mut) {
        fields.retain(|name, _| !name.starts_with("aws/securityhub/"));
        fields.insert("tidewaiter/ProductArn".to_owned(), json!(product));
    }
    // What readers here say of it goes before what its product says.
    for member in [
        "Severity",
        "Types",
        "Confidence",
        "Criticality",
        "RelatedFindings",
    ] {
        if let Some(shown) = members.get(member).cloned() {
            let mut shown = shown;
            if let Some(severity) = shown.as_object_mut() {
                severity.retain(|name, _| name == "Label" || name == "Original");
            }
            members["FindingProviderFields"][member] = shown;
        }
    }
    Some(finding)
}
