//! `ListMembers`, `GetMember`, `DescribeOrganizationConfiguration`, `GetDelegatedAdminAccount`,
//! `ListDelegatedAdminAccounts`: an organisation of one account, which has neither members nor an administrator.

use tidewaiter_aws_api::inspector2::{
    AutoEnable, DescribeOrganizationConfigurationRequest, DescribeOrganizationConfigurationResponse,
    GetDelegatedAdminAccountRequest, GetDelegatedAdminAccountResponse, GetMemberRequest, GetMemberResponse,
    ListDelegatedAdminAccountsRequest, ListDelegatedAdminAccountsResponse, ListMembersRequest,
    ListMembersResponse,
};

use crate::Result;
use crate::errors::not_found;

pub(crate) fn list(_: ListMembersRequest) -> Result<ListMembersResponse> {
    Ok(ListMembersResponse {
        members: Some(Vec::new()),
        next_token: None,
    })
}

pub(crate) fn get(input: GetMemberRequest) -> Result<GetMemberResponse> {
    let id = input.account_id;
    Err(not_found(format!(
        "The account {id} is not a member of this one."
    )))
}

pub(crate) fn organization(
    _: DescribeOrganizationConfigurationRequest,
) -> Result<DescribeOrganizationConfigurationResponse> {
    Ok(DescribeOrganizationConfigurationResponse {
        auto_enable: Some(AutoEnable {
            ec2: false,
            ecr: false,
            lambda: Some(false),
            lambda_code: Some(false),
            code_repository: Some(false),
        }),
        max_account_limit_reached: Some(false),
    })
}

pub(crate) fn administrator(_: GetDelegatedAdminAccountRequest) -> Result<GetDelegatedAdminAccountResponse> {
    Err(not_found("There is no delegated administrator."))
}

pub(crate) fn administrators(
    _: ListDelegatedAdminAccountsRequest,
) -> Result<ListDelegatedAdminAccountsResponse> {
    Ok(ListDelegatedAdminAccountsResponse {
        delegated_admin_accounts: Some(Vec::new()),
        next_token: None,
    })
}
