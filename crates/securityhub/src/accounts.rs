//! Accounts, invitations and the organisation, as a single account sees them: there is nobody else.

use tidewaiter_aws_api::securityhub::{
    self as api, AutoEnableStandards, DescribeOrganizationConfigurationResponse,
    GetAdministratorAccountResponse, GetFindingAggregatorRequest, GetFindingAggregatorResponse,
    GetInvitationsCountResponse, GetMasterAccountResponse, GetMembersRequest, GetMembersResponse,
    ListFindingAggregatorsResponse, ListInvitationsResponse, ListMembersResponse,
    ListOrganizationAdminAccountsResponse, OrganizationConfiguration,
    OrganizationConfigurationConfigurationType, OrganizationConfigurationStatus,
};

use crate::errors::{access, input, not_found};
use crate::{Result, SecurityHub};

/// What is said of accounts that cannot be reached from here.
const ALONE: &str = "The account does not exist: this hub is of a single account";

pub(crate) async fn administrator(hub: &SecurityHub) -> Result<GetAdministratorAccountResponse> {
    hub.enabled().await?;
    Ok(GetAdministratorAccountResponse { administrator: None })
}

pub(crate) async fn master(hub: &SecurityHub) -> Result<GetMasterAccountResponse> {
    hub.enabled().await?;
    Ok(GetMasterAccountResponse { master: None })
}

pub(crate) async fn members(hub: &SecurityHub) -> Result<ListMembersResponse> {
    hub.enabled().await?;
    Ok(ListMembersResponse {
        members: Some(vec![]),
        next_token: None,
    })
}

pub(crate) async fn get_members(hub: &SecurityHub, request: GetMembersRequest) -> Result<GetMembersResponse> {
    hub.enabled().await?;
    Ok(GetMembersResponse {
        members: Some(vec![]),
        unprocessed_accounts: Some(unprocessed(request.account_ids)),
    })
}

/// The answer to whoever wants to do something with other accounts.
pub(crate) async fn none_of(hub: &SecurityHub, accounts: Vec<String>) -> Result<Option<Vec<api::Result>>> {
    hub.enabled().await?;
    Ok(Some(unprocessed(accounts)))
}

fn unprocessed(accounts: Vec<String>) -> Vec<api::Result> {
    let one = |account| api::Result {
        account_id: Some(account),
        processing_result: Some(ALONE.to_owned()),
    };
    accounts.into_iter().map(one).collect()
}

/// Refuses what needs another account or an organisation.
pub(crate) async fn refuse<T>(hub: &SecurityHub) -> Result<T> {
    hub.enabled().await?;
    Err(input(ALONE))
}

pub(crate) async fn invitations(hub: &SecurityHub) -> Result<ListInvitationsResponse> {
    hub.enabled().await?;
    Ok(ListInvitationsResponse {
        invitations: Some(vec![]),
        next_token: None,
    })
}

pub(crate) async fn invitation_count(hub: &SecurityHub) -> Result<GetInvitationsCountResponse> {
    hub.enabled().await?;
    Ok(GetInvitationsCountResponse {
        invitations_count: Some(0),
    })
}

/// The one administrator of a single account is the account itself, which is what audits ask for.
pub(crate) async fn organization_admins(
    hub: &SecurityHub,
    request: api::ListOrganizationAdminAccountsRequest,
) -> Result<ListOrganizationAdminAccountsResponse> {
    let own = api::AdminAccount {
        account_id: Some(hub.place().account.clone()),
        status: Some(api::AdminStatus::Enabled),
    };
    let enabled = hub.state().await?.is_some();
    Ok(ListOrganizationAdminAccountsResponse {
        admin_accounts: Some(enabled.then_some(own).into_iter().collect()),
        feature: request.feature,
        next_token: None,
    })
}

pub(crate) async fn organization(hub: &SecurityHub) -> Result<DescribeOrganizationConfigurationResponse> {
    hub.enabled().await?;
    Ok(DescribeOrganizationConfigurationResponse {
        // Whatever account there is has it: there is one.
        auto_enable: Some(true),
        auto_enable_standards: Some(AutoEnableStandards::None),
        member_account_limit_reached: Some(false),
        organization_configuration: Some(OrganizationConfiguration {
            configuration_type: Some(OrganizationConfigurationConfigurationType::Local),
            status: Some(OrganizationConfigurationStatus::Enabled),
            status_message: None,
        }),
    })
}

pub(crate) async fn aggregators(hub: &SecurityHub) -> Result<ListFindingAggregatorsResponse> {
    hub.enabled().await?;
    Ok(ListFindingAggregatorsResponse {
        finding_aggregators: Some(vec![]),
        next_token: None,
    })
}

pub(crate) async fn aggregator(
    hub: &SecurityHub,
    request: GetFindingAggregatorRequest,
) -> Result<GetFindingAggregatorResponse> {
    hub.enabled().await?;
    let arn = request.finding_aggregator_arn;
    Err(match arn.contains(&format!(":{}:", hub.place().account)) {
        true => not_found(format!("The finding aggregator {arn} was not found")),
        false => access(format!("The finding aggregator {arn} is another account's")),
    })
}
