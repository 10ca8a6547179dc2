//! Rules made, changed, listed and deleted.

use serde_json::json;
use tidewaiter_aws_api::securityhub::{
    AutomationRulesConfig, AutomationRulesMetadata, BatchDeleteAutomationRulesRequest,
    BatchDeleteAutomationRulesResponse, BatchGetAutomationRulesRequest, BatchGetAutomationRulesResponse,
    BatchUpdateAutomationRulesRequest, BatchUpdateAutomationRulesResponse, CreateAutomationRuleRequest,
    CreateAutomationRuleResponse, Error, ListAutomationRulesRequest, ListAutomationRulesResponse, RuleStatus,
    UnprocessedAutomationRule, UpdateAutomationRulesRequestItem,
};
use tidewaiter_store::HubItem;
use tidewaiter_types::Timestamp;

use super::{KIND, Rule, read};
use crate::errors::{input, internal, limit};
use crate::paging::Paging;
use crate::{Call, Result, SecurityHub, arns, tags, times};

/// Most rules of an account.
const MOST: u32 = 100;

pub(crate) async fn create(
    hub: &SecurityHub,
    call: &Call,
    request: CreateAutomationRuleRequest,
) -> Result<CreateAutomationRuleResponse> {
    hub.enabled().await?;
    let arn = arns::rule(hub.place(), &uuid::Uuid::new_v4().to_string());
    let now = times::precise(call.now);
    let config = AutomationRulesConfig {
        actions: Some(request.actions),
        created_at: Some(now.clone()),
        created_by: Some(call.caller.arn.clone()),
        criteria: Some(request.criteria),
        description: Some(request.description),
        is_terminal: Some(request.is_terminal.unwrap_or(false)),
        rule_arn: Some(arn.clone()),
        rule_name: Some(request.rule_name),
        rule_order: Some(request.rule_order),
        rule_status: Some(request.rule_status.unwrap_or(RuleStatus::Enabled)),
        updated_at: Some(now),
    };
    check(&config)?;
    let item = item(&arn, &config, call.now);
    if !hub
        .store()
        .add_hub_item(KIND, &item, MOST)
        .await
        .map_err(internal)?
    {
        return Err(limit(format!("An account has at most {MOST} automation rules")));
    }
    tags::put(hub, &arn, request.tags.unwrap_or_default()).await?;
    Ok(CreateAutomationRuleResponse { rule_arn: Some(arn) })
}

fn item(arn: &str, config: &AutomationRulesConfig, created_at: Timestamp) -> HubItem {
    HubItem {
        arn: arn.to_owned(),
        created_at,
        content: json!(config),
    }
}

/// A rule whose criteria can be read, and that does something.
fn check(config: &AutomationRulesConfig) -> Result<()> {
    match Rule::new(config)?.updates.is_empty() {
        true => Err(input(
            "Invalid parameter Actions: a rule has a FindingFieldsUpdate",
        )),
        false => Ok(()),
    }
}

pub(crate) async fn list(
    hub: &SecurityHub,
    call: &Call,
    request: ListAutomationRulesRequest,
) -> Result<ListAutomationRulesResponse> {
    hub.enabled().await?;
    let paging = Paging::of(hub, call, &request, request.max_results);
    let items = hub.store().hub_items(KIND).await.map_err(internal)?;
    let mut all = items.iter().map(read).collect::<Result<Vec<_>>>()?;
    all.sort_by_key(|config| config.rule_order);
    let all = all.into_iter().map(metadata).collect();
    let (page, next_token) = paging.cut(all, request.next_token.as_deref())?;
    Ok(ListAutomationRulesResponse {
        automation_rules_metadata: Some(page),
        next_token,
    })
}

fn metadata(config: AutomationRulesConfig) -> AutomationRulesMetadata {
    AutomationRulesMetadata {
        created_at: config.created_at,
        created_by: config.created_by,
        description: config.description,
        is_terminal: config.is_terminal,
        rule_arn: config.rule_arn,
        rule_name: config.rule_name,
        rule_order: config.rule_order,
        rule_status: config.rule_status,
        updated_at: config.updated_at,
    }
}

pub(crate) async fn batch_get(
    hub: &SecurityHub,
    request: BatchGetAutomationRulesRequest,
) -> Result<BatchGetAutomationRulesResponse> {
    hub.enabled().await?;
    let (mut rules, mut unprocessed) = (Vec::new(), Vec::new());
    for arn in request.automation_rules_arns {
        match hub.store().hub_item(KIND, &arn).await.map_err(internal)? {
            Some(item) => rules.push(read(&item)?),
            None => unprocessed.push(unknown(arn)),
        }
    }
    Ok(BatchGetAutomationRulesResponse {
        rules: Some(rules),
        unprocessed_automation_rules: Some(unprocessed),
    })
}

pub(crate) async fn batch_delete(
    hub: &SecurityHub,
    request: BatchDeleteAutomationRulesRequest,
) -> Result<BatchDeleteAutomationRulesResponse> {
    hub.enabled().await?;
    let (mut processed, mut unprocessed) = (Vec::new(), Vec::new());
    for arn in request.automation_rules_arns {
        match hub.store().remove_hub_item(KIND, &arn).await.map_err(internal)? {
            true => {
                tags::remove_all(hub, &arn).await?;
                processed.push(arn);
            }
            false => unprocessed.push(unknown(arn)),
        }
    }
    Ok(BatchDeleteAutomationRulesResponse {
        processed_automation_rules: Some(processed),
        unprocessed_automation_rules: Some(unprocessed),
    })
}

pub(crate) async fn batch_update(
    hub: &SecurityHub,
    call: &Call,
    request: BatchUpdateAutomationRulesRequest,
) -> Result<BatchUpdateAutomationRulesResponse> {
    hub.enabled().await?;
    let (mut processed, mut unprocessed) = (Vec::new(), Vec::new());
    for update in request.update_automation_rules_request_items {
        let arn = update.rule_arn.clone();
        match update_one(hub, call, update).await {
            Ok(true) => processed.push(arn),
            Ok(false) => unprocessed.push(unknown(arn)),
            Err(Error::InvalidInput(refusal)) => unprocessed.push(UnprocessedAutomationRule {
                error_code: Some(400),
                error_message: refusal.message,
                rule_arn: Some(arn),
            }),
            Err(error) => return Err(error),
        }
    }
    Ok(BatchUpdateAutomationRulesResponse {
        processed_automation_rules: Some(processed),
        unprocessed_automation_rules: Some(unprocessed),
    })
}

/// Whether there is such a rule.
async fn update_one(
    hub: &SecurityHub,
    call: &Call,
    update: UpdateAutomationRulesRequestItem,
) -> Result<bool> {
    let Some(item_there) = hub
        .store()
        .hub_item(KIND, &update.rule_arn)
        .await
        .map_err(internal)?
    else {
        return Ok(false);
    };
    let there = read(&item_there)?;
    let config = AutomationRulesConfig {
        actions: update.actions.or(there.actions),
        criteria: update.criteria.or(there.criteria),
        description: update.description.or(there.description),
        is_terminal: update.is_terminal.or(there.is_terminal),
        rule_name: update.rule_name.or(there.rule_name),
        rule_order: update.rule_order.or(there.rule_order),
        rule_status: update.rule_status.or(there.rule_status),
        updated_at: Some(times::precise(call.now)),
        ..there
    };
    check(&config)?;
    let changed = item(&item_there.arn, &config, item_there.created_at);
    hub.store()
        .update_hub_item(KIND, &changed)
        .await
        .map_err(internal)
}

fn unknown(arn: String) -> UnprocessedAutomationRule {
    UnprocessedAutomationRule {
        error_code: Some(404),
        error_message: Some("The rule was not found".to_owned()),
        rule_arn: Some(arn),
    }
}
