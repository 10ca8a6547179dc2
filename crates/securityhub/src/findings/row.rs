//! A finding as a row of the store.

use serde_json::Value;
use tidewaiter_store::{HubColumns, HubFinding, HubKey, StoredHubFinding, WatchedImageId};
use tidewaiter_types::Timestamp;

use super::{text, words};
use crate::errors::internal;
use crate::{Result, times};

/// What the store keeps beside the finding itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    /// The image, if the scanner found it.
    pub(crate) image: Option<WatchedImageId>,
    /// What the scanner said.
    pub(crate) print: Option<String>,
    /// When it came first.
    pub(crate) imported_at: Timestamp,
}

/// The key of a finding.
pub(crate) fn key(finding: &Value) -> HubKey {
    HubKey::of(text(finding, "ProductArn"), text(finding, "Id"))
}

/// The row of a finding.
pub(crate) fn row(finding: &Value, beside: &Beside) -> HubFinding {
    let time = |member: &str| times::read(text(finding, member)).unwrap_or(beside.imported_at);
    let resources = finding["Resources"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let owned = |value: &Value, member: &str| text(value, member).to_owned();
    let first = resources.first().unwrap_or(&Value::Null);
    let more = resources.iter().skip(1);
    HubFinding {
        key: key(finding),
        bucket: words::bucket(finding),
        columns: HubColumns {
            product_arn: owned(finding, "ProductArn"),
            finding_id: owned(finding, "Id"),
            account: owned(finding, "AwsAccountId"),
            product_name: owned(finding, "ProductName"),
            company_name: owned(finding, "CompanyName"),
            generator_id: owned(finding, "GeneratorId"),
            title: owned(finding, "Title"),
            resource_type: owned(first, "Type"),
            resource_id: owned(first, "Id"),
        },
        more_resources: more
            .map(|resource| (owned(resource, "Id"), owned(resource, "Type")))
            .collect(),
        created_at: time("CreatedAt"),
        updated_at: time("UpdatedAt"),
        imported_at: beside.imported_at,
        image: beside.image,
        print: beside.print.clone(),
        content: finding.to_string(),
    }
}

/// The finding of a row.
pub(crate) fn finding(stored: &StoredHubFinding) -> Result<Value> {
    serde_json::from_str(&stored.finding.content).map_err(internal)
}
