//! `BatchUpdateFindings`, and `UpdateFindings` which it replaced: what readers make of findings.
//!
//! Odd: AWS's custom actions are raised in its console only, and no operation does it. Here the user-defined field
//! [`ACTION`] names one: it raises the action with the findings, and is not kept.

use serde_json::{Value, json};
use tidewaiter_aws_api::securityhub::{
    AwsSecurityFindingIdentifier, BatchUpdateFindingsRequest, BatchUpdateFindingsResponse,
    BatchUpdateFindingsUnprocessedFinding, UpdateFindingsRequest, UpdateFindingsResponse,
};
use tidewaiter_store::{HubItem, HubKey, HubPage};

use super::change::{self, Source};
use super::row;
use crate::errors::{input, internal};
use crate::filters::Filters;
use crate::{Call, Result, SecurityHub, actions};

/// The user-defined field that raises an action, by its id or ARN.
const ACTION: &str = "tidewaiter/custom-action";
/// Findings that are changed together.
const BATCH: u32 = 100;

pub(crate) async fn batch_update(
    hub: &SecurityHub,
    call: &Call,
    request: BatchUpdateFindingsRequest,
) -> Result<BatchUpdateFindingsResponse> {
    hub.enabled().await?;
    let mut update = serde_json::to_value(&request).map_err(internal)?;
    let action = take_action(hub, &mut update).await?;
    if is_nothing(&update) && action.is_none() {
        return Err(input("Invalid request: it says nothing that is to be changed"));
    }
    let keys: Vec<HubKey> = request.finding_identifiers.iter().map(key_of).collect();
    let change = |finding: &Value| {
        let mut finding = finding.clone();
        change::apply(&mut finding, &update, call.now);
        finding
    };
    let events = |findings: &[Value]| match &action {
        Some(action) if !findings.is_empty() => vec![actions::event(hub, action, findings, call.now)],
        _ => Vec::new(),
    };
    let missing = hub
        .change(&keys, (&source(call), &change), events, call.now)
        .await?;
    Ok(answer(request.finding_identifiers, &missing))
}

async fn take_action(hub: &SecurityHub, update: &mut Value) -> Result<Option<HubItem>> {
    let Some(fields) = update["UserDefinedFields"].as_object_mut() else {
        return Ok(None);
    };
    let Some(Value::String(name)) = fields.remove(ACTION) else {
        return Ok(None);
    };
    if fields.is_empty()
        && let Some(members) = update.as_object_mut()
    {
        members.remove("UserDefinedFields");
    }
    actions::find(hub, &name).await.map(Some)
}

fn is_nothing(update: &Value) -> bool {
    let members = update.as_object().into_iter().flatten();
    members.filter(|(name, _)| *name != "FindingIdentifiers").count() == 0
}

fn key_of(id: &AwsSecurityFindingIdentifier) -> HubKey {
    HubKey::of(&id.product_arn, &id.id)
}

fn source(call: &Call) -> Source {
    Source {
        operation: "BATCH_UPDATE_FINDINGS",
        identity: call.caller.arn.clone(),
    }
}

fn answer(ids: Vec<AwsSecurityFindingIdentifier>, missing: &[HubKey]) -> BatchUpdateFindingsResponse {
    let (unknown, known): (Vec<_>, Vec<_>) = ids.into_iter().partition(|id| missing.contains(&key_of(id)));
    let unprocessed = |id| BatchUpdateFindingsUnprocessedFinding {
        error_code: "FindingNotFound".to_owned(),
        error_message: "Finding Not Found".to_owned(),
        finding_identifier: id,
    };
    BatchUpdateFindingsResponse {
        processed_findings: known,
        unprocessed_findings: unknown.into_iter().map(unprocessed).collect(),
    }
}

/// Notes and record states of all findings that filters select.
pub(crate) async fn update_by_filters(
    hub: &SecurityHub,
    call: &Call,
    request: UpdateFindingsRequest,
) -> Result<UpdateFindingsResponse> {
    hub.enabled().await?;
    let note = serde_json::to_value(&request.note).map_err(internal)?;
    let change = |finding: &Value| {
        let mut finding = finding.clone();
        if !note.is_null() {
            change::apply(&mut finding, &json!({"Note": note}), call.now);
        }
        if let Some(state) = &request.record_state {
            finding["RecordState"] = json!(state);
        }
        finding
    };
    let (selection, rest) = Filters::read(&request.filters)?.split(call.now);
    // By creation, which the change does not touch: nothing is met twice.
    let mut page = HubPage {
        order: tidewaiter_store::HubOrder::Created,
        descending: false,
        after: None,
        limit: BATCH,
    };
    loop {
        let found = hub.store().hub_page(&selection, &page).await.map_err(internal)?;
        let Some(last) = found.last() else {
            return Ok(UpdateFindingsResponse {});
        };
        let at = tidewaiter_store::HubValue::Time(last.finding.created_at.0);
        page.after = Some((at, last.finding.key.clone()));
        let mut keys = Vec::new();
        for stored in &found {
            if rest.is_empty() || rest.match_finding(&row::finding(stored)?, call.now) {
                keys.push(stored.finding.key.clone());
            }
        }
        hub.change(&keys, (&source(call), &change), |_| Vec::new(), call.now)
            .await?;
    }
}
