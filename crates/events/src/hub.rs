//! Security Hub's events, as EventBridge carries them (Security Hub user guide, "EventBridge event formats").

use serde_json::{Value, json};
use tidewaiter_types::Timestamp;

use crate::event::to_the_second;
use crate::{Event, Place};

impl Event {
    /// `Security Hub Findings - Imported`: a finding is new, or was changed.
    pub fn finding_imported(place: &Place, time: Timestamp, finding: &Value) -> Self {
        let text = |member: &str| finding[member].as_str().unwrap_or_default();
        let resource = format!("{}/{}", text("ProductArn"), text("Id"));
        let detail = json!({"findings": [finding]});
        of_hub(place, time, "Security Hub Findings - Imported", resource, detail)
    }

    /// `Security Hub Findings - Custom Action`: somebody sends findings on to whoever listens for the action.
    pub fn custom_action(
        place: &Place,
        time: Timestamp,
        (arn, name, description): (&str, &str, &str),
        findings: &[Value],
    ) -> Self {
        let detail = json!({
            "actionName": name,
            "actionDescription": description,
            "findings": findings,
        });
        let resource = arn.to_owned();
        of_hub(
            place,
            time,
            "Security Hub Findings - Custom Action",
            resource,
            detail,
        )
    }
}

fn of_hub(place: &Place, time: Timestamp, kind: &str, resource: String, detail: Value) -> Event {
    Event {
        version: "0".to_owned(),
        id: uuid::Uuid::new_v4().to_string(),
        detail_type: kind.to_owned(),
        source: "aws.securityhub".to_owned(),
        account: place.account.clone(),
        time: to_the_second(time),
        region: place.region.clone(),
        resources: vec![resource],
        detail,
    }
}
