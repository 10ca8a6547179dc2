//! Standards and their controls: a registry checks none, so there are none to enable.

use tidewaiter_aws_api::securityhub::{
    BatchDisableStandardsResponse, BatchEnableStandardsResponse, DescribeStandardsControlsRequest,
    DescribeStandardsControlsResponse, DescribeStandardsResponse, GetEnabledStandardsResponse,
    ListSecurityControlDefinitionsResponse,
};

use crate::errors::{input, not_found};
use crate::{Result, SecurityHub};

pub(crate) async fn enabled(hub: &SecurityHub) -> Result<GetEnabledStandardsResponse> {
    hub.enabled().await?;
    Ok(GetEnabledStandardsResponse {
        next_token: None,
        standards_subscriptions: Some(vec![]),
    })
}

pub(crate) async fn describe(hub: &SecurityHub) -> Result<DescribeStandardsResponse> {
    hub.enabled().await?;
    Ok(DescribeStandardsResponse {
        next_token: None,
        standards: Some(vec![]),
    })
}

pub(crate) async fn controls(
    hub: &SecurityHub,
    request: DescribeStandardsControlsRequest,
) -> Result<DescribeStandardsControlsResponse> {
    hub.enabled().await?;
    let arn = request.standards_subscription_arn;
    Err(not_found(format!("The subscription {arn} was not found")))
}

pub(crate) async fn definitions(hub: &SecurityHub) -> Result<ListSecurityControlDefinitionsResponse> {
    hub.enabled().await?;
    Ok(ListSecurityControlDefinitionsResponse {
        next_token: None,
        security_control_definitions: vec![],
    })
}

pub(crate) async fn enable(hub: &SecurityHub) -> Result<BatchEnableStandardsResponse> {
    hub.enabled().await?;
    Err(input(
        "There is no such standard: DescribeStandards lists those that there are",
    ))
}

pub(crate) async fn disable(hub: &SecurityHub) -> Result<BatchDisableStandardsResponse> {
    hub.enabled().await?;
    Err(input(
        "There is no such subscription: GetEnabledStandards lists those that there are",
    ))
}
