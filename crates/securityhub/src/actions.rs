//! Custom actions: names under which readers send findings on. Who listens gets AWS's event.

use serde_json::{Value, json};
use tidewaiter_aws_api::securityhub::{
    ActionTarget, CreateActionTargetRequest, CreateActionTargetResponse, DeleteActionTargetRequest,
    DeleteActionTargetResponse, DescribeActionTargetsRequest, DescribeActionTargetsResponse,
    UpdateActionTargetRequest, UpdateActionTargetResponse,
};
use tidewaiter_events::Event;
use tidewaiter_store::{HubItem, NewEvent};
use tidewaiter_types::Timestamp;

use crate::errors::{conflict, internal, limit, not_found};
use crate::paging::Paging;
use crate::{Call, Result, SecurityHub, arns};

const KIND: &str = "action";
/// Most custom actions of an account.
const MOST: u32 = 50;

pub(crate) async fn create(
    hub: &SecurityHub,
    call: &Call,
    request: CreateActionTargetRequest,
) -> Result<CreateActionTargetResponse> {
    hub.enabled().await?;
    let arn = arns::action(hub.place(), &request.id);
    let target = ActionTarget {
        action_target_arn: arn.clone(),
        description: request.description,
        name: request.name,
    };
    let item = HubItem {
        arn: arn.clone(),
        created_at: call.now,
        content: json!(target),
    };
    if hub
        .store()
        .add_hub_item(KIND, &item, MOST)
        .await
        .map_err(internal)?
    {
        return Ok(CreateActionTargetResponse {
            action_target_arn: arn,
        });
    }
    let there = hub.store().hub_item(KIND, &arn).await.map_err(internal)?;
    Err(match there {
        Some(_) => conflict(format!("The action target {arn} already exists")),
        None => limit(format!("An account has at most {MOST} custom actions")),
    })
}

pub(crate) async fn describe(
    hub: &SecurityHub,
    call: &Call,
    request: DescribeActionTargetsRequest,
) -> Result<DescribeActionTargetsResponse> {
    hub.enabled().await?;
    let paging = Paging::of(hub, call, &request, request.max_results);
    let items = match &request.action_target_arns {
        Some(arns) if !arns.is_empty() => {
            let mut items = Vec::new();
            for arn in arns {
                items.push(of_arn(hub, arn).await?);
            }
            items
        }
        _ => hub.store().hub_items(KIND).await.map_err(internal)?,
    };
    let all = items.iter().map(read).collect::<Result<Vec<_>>>()?;
    let (action_targets, next_token) = paging.cut(all, request.next_token.as_deref())?;
    Ok(DescribeActionTargetsResponse {
        action_targets,
        next_token,
    })
}

pub(crate) async fn update(
    hub: &SecurityHub,
    request: UpdateActionTargetRequest,
) -> Result<UpdateActionTargetResponse> {
    hub.enabled().await?;
    let item = of_arn(hub, &request.action_target_arn).await?;
    let mut target = read(&item)?;
    target.description = request.description.unwrap_or(target.description);
    target.name = request.name.unwrap_or(target.name);
    let item = HubItem {
        content: json!(target),
        ..item
    };
    hub.store().update_hub_item(KIND, &item).await.map_err(internal)?;
    Ok(UpdateActionTargetResponse {})
}

pub(crate) async fn delete(
    hub: &SecurityHub,
    request: DeleteActionTargetRequest,
) -> Result<DeleteActionTargetResponse> {
    hub.enabled().await?;
    let arn = request.action_target_arn;
    match hub.store().remove_hub_item(KIND, &arn).await.map_err(internal)? {
        true => Ok(DeleteActionTargetResponse {
            action_target_arn: arn,
        }),
        false => Err(unknown(&arn)),
    }
}

/// The action of an id or an ARN.
pub(crate) async fn find(hub: &SecurityHub, name: &str) -> Result<HubItem> {
    let arn = match name.starts_with("arn:") {
        true => name.to_owned(),
        false => arns::action(hub.place(), name),
    };
    of_arn(hub, &arn).await
}

/// The event that an action raises with findings.
pub(crate) fn event(hub: &SecurityHub, action: &HubItem, findings: &[Value], now: Timestamp) -> NewEvent {
    let word = |member: &str| action.content[member].as_str().unwrap_or_default();
    let target = (action.arn.as_str(), word("Name"), word("Description"));
    let event = Event::custom_action(hub.place(), now, target, findings);
    NewEvent {
        subject: action.arn.clone(),
        detail: json!(event),
        created_at: now,
    }
}

async fn of_arn(hub: &SecurityHub, arn: &str) -> Result<HubItem> {
    let item = hub.store().hub_item(KIND, arn).await.map_err(internal)?;
    item.ok_or_else(|| unknown(arn))
}

fn read(item: &HubItem) -> Result<ActionTarget> {
    serde_json::from_value(item.content.clone()).map_err(internal)
}

fn unknown(arn: &str) -> tidewaiter_aws_api::securityhub::Error {
    not_found(format!("The action target {arn} was not found"))
}
