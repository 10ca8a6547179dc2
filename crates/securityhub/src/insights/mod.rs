//! Insights: findings that filters select, counted by an attribute; some that come with the hub, and the account's own.
//!
//! Where the store has filters and attribute in columns it counts; otherwise all that it selects are looked at.

mod managed;
mod results;

use serde_json::json;
use tidewaiter_aws_api::securityhub::{
    AwsSecurityFindingFilters, CreateInsightRequest, CreateInsightResponse, DeleteInsightRequest,
    DeleteInsightResponse, GetInsightsRequest, GetInsightsResponse, Insight, UpdateInsightRequest,
    UpdateInsightResponse,
};
use tidewaiter_store::HubItem;

use crate::errors::{input, internal, limit, not_found};
use crate::filters::{Filters, path_of};
use crate::paging::Paging;
use crate::{Call, Result, SecurityHub, arns};

pub(crate) use results::results;

const KIND: &str = "insight";
/// Most insights of an account.
const MOST: u32 = 100;

pub(crate) async fn create(
    hub: &SecurityHub,
    call: &Call,
    request: CreateInsightRequest,
) -> Result<CreateInsightResponse> {
    hub.enabled().await?;
    let insight = Insight {
        filters: request.filters,
        group_by_attribute: request.group_by_attribute,
        insight_arn: arns::insight(hub.place(), &uuid::Uuid::new_v4().to_string()),
        name: request.name,
    };
    check(&insight)?;
    let item = HubItem {
        arn: insight.insight_arn.clone(),
        created_at: call.now,
        content: json!(insight),
    };
    match hub
        .store()
        .add_hub_item(KIND, &item, MOST)
        .await
        .map_err(internal)?
    {
        true => Ok(CreateInsightResponse {
            insight_arn: insight.insight_arn,
        }),
        false => Err(limit(format!("An account has at most {MOST} insights"))),
    }
}

fn check(insight: &Insight) -> Result<()> {
    check_attribute(&insight.group_by_attribute)?;
    if insight.filters == AwsSecurityFindingFilters::default() {
        return Err(input("Invalid parameter Filters: an insight has at least one"));
    }
    Filters::read(&insight.filters).map(drop)
}

fn check_attribute(attribute: &str) -> Result<()> {
    if path_of(attribute).is_none_or(str::is_empty) {
        return Err(input(format!(
            "Invalid parameter GroupByAttribute: findings have no attribute {attribute}"
        )));
    }
    Ok(())
}

pub(crate) async fn update(
    hub: &SecurityHub,
    request: UpdateInsightRequest,
) -> Result<UpdateInsightResponse> {
    hub.enabled().await?;
    let (item, mut insight) = own(hub, &request.insight_arn).await?;
    insight.filters = request.filters.unwrap_or(insight.filters);
    insight.group_by_attribute = request.group_by_attribute.unwrap_or(insight.group_by_attribute);
    insight.name = request.name.unwrap_or(insight.name);
    check(&insight)?;
    let item = HubItem {
        content: json!(insight),
        ..item
    };
    hub.store().update_hub_item(KIND, &item).await.map_err(internal)?;
    Ok(UpdateInsightResponse {})
}

pub(crate) async fn delete(
    hub: &SecurityHub,
    request: DeleteInsightRequest,
) -> Result<DeleteInsightResponse> {
    hub.enabled().await?;
    let arn = request.insight_arn;
    match hub.store().remove_hub_item(KIND, &arn).await.map_err(internal)? {
        true => Ok(DeleteInsightResponse { insight_arn: arn }),
        false => Err(unknown(&arn)),
    }
}

pub(crate) async fn get(
    hub: &SecurityHub,
    call: &Call,
    request: GetInsightsRequest,
) -> Result<GetInsightsResponse> {
    hub.enabled().await?;
    let paging = Paging::of(hub, call, &request, request.max_results);
    let all = match &request.insight_arns {
        Some(arns) if !arns.is_empty() => {
            let mut found = Vec::new();
            for arn in arns {
                found.push(insight(hub, arn).await?);
            }
            found
        }
        _ => {
            let items = hub.store().hub_items(KIND).await.map_err(internal)?;
            let own = items.iter().map(read).collect::<Result<Vec<_>>>()?;
            own.into_iter().chain(managed::all()).collect()
        }
    };
    let (insights, next_token) = paging.cut(all, request.next_token.as_deref())?;
    Ok(GetInsightsResponse { insights, next_token })
}

/// An insight of either kind.
async fn insight(hub: &SecurityHub, arn: &str) -> Result<Insight> {
    match managed::all()
        .into_iter()
        .find(|insight| insight.insight_arn == arn)
    {
        Some(insight) => Ok(insight),
        None => Ok(own(hub, arn).await?.1),
    }
}

async fn own(hub: &SecurityHub, arn: &str) -> Result<(HubItem, Insight)> {
    let item = hub.store().hub_item(KIND, arn).await.map_err(internal)?;
    let item = item.ok_or_else(|| unknown(arn))?;
    let insight = read(&item)?;
    Ok((item, insight))
}

fn read(item: &HubItem) -> Result<Insight> {
    serde_json::from_value(item.content.clone()).map_err(internal)
}

fn unknown(arn: &str) -> tidewaiter_aws_api::securityhub::Error {
    not_found(format!("The insight {arn} was not found"))
}
