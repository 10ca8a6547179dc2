//! `GetFindingHistory`: what became of a finding, the newest first.
//!
//! That a finding was made is no row of its own: it stands in the finding.

use serde_json::Value;
use tidewaiter_aws_api::securityhub::{
    AwsSecurityFindingIdentifier, FindingHistoryRecord, FindingHistoryUpdateSource, GetFindingHistoryRequest,
    GetFindingHistoryResponse,
};
use tidewaiter_store::{HubHistory, HubKey, StoredHubFinding};
use tidewaiter_types::Timestamp;

use crate::errors::{input, internal, not_found};
use crate::paging::Paging;
use crate::{Call, Result, SecurityHub, times};

pub(crate) async fn get(
    hub: &SecurityHub,
    call: &Call,
    request: GetFindingHistoryRequest,
) -> Result<GetFindingHistoryResponse> {
    hub.enabled().await?;
    let id = &request.finding_identifier;
    let key = HubKey::of(&id.product_arn, &id.id);
    let found = hub
        .store()
        .hub_findings(std::slice::from_ref(&key))
        .await
        .map_err(internal)?;
    let stored = found
        .first()
        .ok_or_else(|| not_found("The finding was not found"))?;
    let between = (
        instant("StartTime", request.start_time.as_deref(), i64::MIN)?,
        instant("EndTime", request.end_time.as_deref(), i64::MAX)?,
    );
    let paging = Paging::of(hub, call, &request, request.max_results);
    let before: Option<String> = paging.position(request.next_token.as_deref())?;
    let limit = u32::try_from(paging.limit()).unwrap_or(u32::MAX);
    let rows = hub
        .store()
        .hub_history(&key, between, before.as_deref(), limit)
        .await;
    let rows = rows.map_err(internal)?;
    let is_full = rows.len() == paging.limit();
    let next_token = rows.last().filter(|_| is_full).map(|last| paging.token(&last.id));
    let mut records: Vec<_> = rows.iter().map(|row| record(id, row)).collect::<Result<_>>()?;
    let made = stored.finding.imported_at;
    if !is_full && between.0 <= made && made <= between.1 {
        records.push(creation(id, stored));
    }
    Ok(GetFindingHistoryResponse {
        next_token,
        records: Some(records),
    })
}

fn instant(name: &str, text: Option<&str>, none: i64) -> Result<Timestamp> {
    match text {
        Some(text) => times::read(text)
            .ok_or_else(|| input(format!("Invalid parameter {name}: it is no instant of ISO 8601"))),
        None => Ok(Timestamp(none)),
    }
}

fn record(id: &AwsSecurityFindingIdentifier, row: &HubHistory) -> Result<FindingHistoryRecord> {
    let read = |value: &Value| serde_json::from_value(value.clone()).map_err(internal);
    Ok(FindingHistoryRecord {
        finding_created: Some(false),
        finding_identifier: Some(id.clone()),
        next_token: None,
        update_source: serde_json::from_value(row.content["Source"].clone()).map_err(internal)?,
        update_time: Some(times::precise(row.changed_at)),
        updates: Some(read(&row.content["Updates"])?),
    })
}

fn creation(id: &AwsSecurityFindingIdentifier, stored: &StoredHubFinding) -> FindingHistoryRecord {
    FindingHistoryRecord {
        finding_created: Some(true),
        finding_identifier: Some(id.clone()),
        next_token: None,
        update_source: Some(FindingHistoryUpdateSource {
            identity: Some(stored.finding.columns.product_arn.clone()),
            r#type: Some("BATCH_IMPORT_FINDINGS".into()),
        }),
        update_time: Some(times::precise(stored.finding.imported_at)),
        updates: Some(vec![]),
    }
}
