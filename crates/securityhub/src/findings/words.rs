//! Severities, workflow states and record states: AWS's words, and the numbers that the store sorts by.

use serde_json::Value;
use tidewaiter_store::HubBucket;

const SEVERITIES: [&str; 5] = ["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"];
const WORKFLOWS: [&str; 4] = ["NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED"];

pub(crate) fn severity(bucket: HubBucket) -> &'static str {
    SEVERITIES
        .get(usize::from(bucket.severity))
        .copied()
        .unwrap_or_default()
}

pub(crate) fn workflow(bucket: HubBucket) -> &'static str {
    WORKFLOWS
        .get(usize::from(bucket.workflow))
        .copied()
        .unwrap_or_default()
}

pub(crate) fn record_state(bucket: HubBucket) -> &'static str {
    match bucket.archived {
        true => "ARCHIVED",
        false => "ACTIVE",
    }
}

/// The bucket of a finding, which has all three words.
pub(crate) fn bucket(finding: &Value) -> HubBucket {
    let place = |words: &[&str], word: &Value| {
        let found = words.iter().position(|known| word.as_str() == Some(known));
        u8::try_from(found.unwrap_or(0)).unwrap_or(0)
    };
    HubBucket {
        severity: place(&SEVERITIES, &finding["Severity"]["Label"]),
        workflow: place(&WORKFLOWS, &finding["Workflow"]["Status"]),
        archived: finding["RecordState"] == "ARCHIVED",
    }
}

/// The label of a number from 0 to 100 (ASFF's table of severities).
pub(crate) fn label_of(number: i64) -> &'static str {
    match number {
        90.. => "CRITICAL",
        70..90 => "HIGH",
        40..70 => "MEDIUM",
        1..40 => "LOW",
        _ => "INFORMATIONAL",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_and_buckets_lead_to_each_other() {
        for one in HubBucket::all() {
            let finding = json!({
                "Severity": {"Label": severity(one)},
                "Workflow": {"Status": workflow(one)},
                "RecordState": record_state(one),
            });
            assert_eq!(bucket(&finding), one);
        }
    }
}
