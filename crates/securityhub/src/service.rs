//! Which function does which operation; those that are not here answer that they are not implemented.

use tidewaiter_aws_api::securityhub as api;

use crate::{
    Call, Result, SecurityHub, accounts, actions, findings, hub, insights, products, rules, standards, tags,
    trends,
};

impl api::SecurityHub for SecurityHub {
    type Context = Call;

    async fn enable_security_hub(
        &self,
        call: &Call,
        input: api::EnableSecurityHubRequest,
    ) -> Result<api::EnableSecurityHubResponse> {
        hub::enable(self, call, input).await
    }

    async fn disable_security_hub(
        &self,
        call: &Call,
        _: api::DisableSecurityHubRequest,
    ) -> Result<api::DisableSecurityHubResponse> {
        hub::disable(self, call).await
    }

    async fn describe_hub(
        &self,
        _: &Call,
        input: api::DescribeHubRequest,
    ) -> Result<api::DescribeHubResponse> {
        hub::describe(self, input).await
    }

    async fn update_security_hub_configuration(
        &self,
        call: &Call,
        input: api::UpdateSecurityHubConfigurationRequest,
    ) -> Result<api::UpdateSecurityHubConfigurationResponse> {
        hub::update(self, call, input).await
    }

    async fn describe_products(
        &self,
        call: &Call,
        input: api::DescribeProductsRequest,
    ) -> Result<api::DescribeProductsResponse> {
        products::describe(self, call, input).await
    }

    async fn enable_import_findings_for_product(
        &self,
        call: &Call,
        input: api::EnableImportFindingsForProductRequest,
    ) -> Result<api::EnableImportFindingsForProductResponse> {
        products::subscribe(self, call, input).await
    }

    async fn disable_import_findings_for_product(
        &self,
        _: &Call,
        input: api::DisableImportFindingsForProductRequest,
    ) -> Result<api::DisableImportFindingsForProductResponse> {
        products::unsubscribe(self, input).await
    }

    async fn list_enabled_products_for_import(
        &self,
        call: &Call,
        input: api::ListEnabledProductsForImportRequest,
    ) -> Result<api::ListEnabledProductsForImportResponse> {
        products::subscriptions(self, call, input).await
    }

    async fn tag_resource(
        &self,
        _: &Call,
        input: api::TagResourceRequest,
    ) -> Result<api::TagResourceResponse> {
        tags::tag(self, input).await
    }

    async fn untag_resource(
        &self,
        _: &Call,
        input: api::UntagResourceRequest,
    ) -> Result<api::UntagResourceResponse> {
        tags::untag(self, input).await
    }

    async fn list_tags_for_resource(
        &self,
        _: &Call,
        input: api::ListTagsForResourceRequest,
    ) -> Result<api::ListTagsForResourceResponse> {
        tags::list(self, input).await
    }

    async fn get_findings(
        &self,
        call: &Call,
        input: api::GetFindingsRequest,
    ) -> Result<api::GetFindingsResponse> {
        findings::get(self, call, input).await
    }

    async fn batch_import_findings(
        &self,
        call: &Call,
        input: api::BatchImportFindingsRequest,
    ) -> Result<api::BatchImportFindingsResponse> {
        findings::import(self, call, input).await
    }

    async fn batch_update_findings(
        &self,
        call: &Call,
        input: api::BatchUpdateFindingsRequest,
    ) -> Result<api::BatchUpdateFindingsResponse> {
        findings::batch_update(self, call, input).await
    }

    async fn update_findings(
        &self,
        call: &Call,
        input: api::UpdateFindingsRequest,
    ) -> Result<api::UpdateFindingsResponse> {
        findings::update_by_filters(self, call, input).await
    }

    async fn get_finding_history(
        &self,
        call: &Call,
        input: api::GetFindingHistoryRequest,
    ) -> Result<api::GetFindingHistoryResponse> {
        findings::history(self, call, input).await
    }

    async fn create_insight(
        &self,
        call: &Call,
        input: api::CreateInsightRequest,
    ) -> Result<api::CreateInsightResponse> {
        insights::create(self, call, input).await
    }

    async fn update_insight(
        &self,
        _: &Call,
        input: api::UpdateInsightRequest,
    ) -> Result<api::UpdateInsightResponse> {
        insights::update(self, input).await
    }

    async fn delete_insight(
        &self,
        _: &Call,
        input: api::DeleteInsightRequest,
    ) -> Result<api::DeleteInsightResponse> {
        insights::delete(self, input).await
    }

    async fn get_insights(
        &self,
        call: &Call,
        input: api::GetInsightsRequest,
    ) -> Result<api::GetInsightsResponse> {
        insights::get(self, call, input).await
    }

    async fn get_insight_results(
        &self,
        call: &Call,
        input: api::GetInsightResultsRequest,
    ) -> Result<api::GetInsightResultsResponse> {
        insights::results(self, call, input).await
    }

    async fn get_findings_trends_v2(
        &self,
        _: &Call,
        input: api::GetFindingsTrendsV2Request,
    ) -> Result<api::GetFindingsTrendsV2Response> {
        trends::findings(self, input).await
    }

    async fn create_automation_rule(
        &self,
        call: &Call,
        input: api::CreateAutomationRuleRequest,
    ) -> Result<api::CreateAutomationRuleResponse> {
        rules::create(self, call, input).await
    }

    async fn batch_update_automation_rules(
        &self,
        call: &Call,
        input: api::BatchUpdateAutomationRulesRequest,
    ) -> Result<api::BatchUpdateAutomationRulesResponse> {
        rules::batch_update(self, call, input).await
    }

    async fn batch_delete_automation_rules(
        &self,
        _: &Call,
        input: api::BatchDeleteAutomationRulesRequest,
    ) -> Result<api::BatchDeleteAutomationRulesResponse> {
        rules::batch_delete(self, input).await
    }

    async fn list_automation_rules(
        &self,
        call: &Call,
        input: api::ListAutomationRulesRequest,
    ) -> Result<api::ListAutomationRulesResponse> {
        rules::list(self, call, input).await
    }

    async fn batch_get_automation_rules(
        &self,
        _: &Call,
        input: api::BatchGetAutomationRulesRequest,
    ) -> Result<api::BatchGetAutomationRulesResponse> {
        rules::batch_get(self, input).await
    }

    async fn create_action_target(
        &self,
        call: &Call,
        input: api::CreateActionTargetRequest,
    ) -> Result<api::CreateActionTargetResponse> {
        actions::create(self, call, input).await
    }

    async fn describe_action_targets(
        &self,
        call: &Call,
        input: api::DescribeActionTargetsRequest,
    ) -> Result<api::DescribeActionTargetsResponse> {
        actions::describe(self, call, input).await
    }

    async fn update_action_target(
        &self,
        _: &Call,
        input: api::UpdateActionTargetRequest,
    ) -> Result<api::UpdateActionTargetResponse> {
        actions::update(self, input).await
    }

    async fn delete_action_target(
        &self,
        _: &Call,
        input: api::DeleteActionTargetRequest,
    ) -> Result<api::DeleteActionTargetResponse> {
        actions::delete(self, input).await
    }

    async fn get_enabled_standards(
        &self,
        _: &Call,
        _: api::GetEnabledStandardsRequest,
    ) -> Result<api::GetEnabledStandardsResponse> {
        standards::enabled(self).await
    }

    async fn describe_standards(
        &self,
        _: &Call,
        _: api::DescribeStandardsRequest,
    ) -> Result<api::DescribeStandardsResponse> {
        standards::describe(self).await
    }

    async fn describe_standards_controls(
        &self,
        _: &Call,
        input: api::DescribeStandardsControlsRequest,
    ) -> Result<api::DescribeStandardsControlsResponse> {
        standards::controls(self, input).await
    }

    async fn list_security_control_definitions(
        &self,
        _: &Call,
        _: api::ListSecurityControlDefinitionsRequest,
    ) -> Result<api::ListSecurityControlDefinitionsResponse> {
        standards::definitions(self).await
    }

    async fn batch_enable_standards(
        &self,
        _: &Call,
        _: api::BatchEnableStandardsRequest,
    ) -> Result<api::BatchEnableStandardsResponse> {
        standards::enable(self).await
    }

    async fn batch_disable_standards(
        &self,
        _: &Call,
        _: api::BatchDisableStandardsRequest,
    ) -> Result<api::BatchDisableStandardsResponse> {
        standards::disable(self).await
    }

    async fn list_finding_aggregators(
        &self,
        _: &Call,
        _: api::ListFindingAggregatorsRequest,
    ) -> Result<api::ListFindingAggregatorsResponse> {
        accounts::aggregators(self).await
    }

    async fn get_finding_aggregator(
        &self,
        _: &Call,
        input: api::GetFindingAggregatorRequest,
    ) -> Result<api::GetFindingAggregatorResponse> {
        accounts::aggregator(self, input).await
    }

    async fn get_administrator_account(
        &self,
        _: &Call,
        _: api::GetAdministratorAccountRequest,
    ) -> Result<api::GetAdministratorAccountResponse> {
        accounts::administrator(self).await
    }

    async fn get_master_account(
        &self,
        _: &Call,
        _: api::GetMasterAccountRequest,
    ) -> Result<api::GetMasterAccountResponse> {
        accounts::master(self).await
    }

    async fn list_members(&self, _: &Call, _: api::ListMembersRequest) -> Result<api::ListMembersResponse> {
        accounts::members(self).await
    }

    async fn get_members(&self, _: &Call, input: api::GetMembersRequest) -> Result<api::GetMembersResponse> {
        accounts::get_members(self, input).await
    }

    async fn list_organization_admin_accounts(
        &self,
        _: &Call,
        input: api::ListOrganizationAdminAccountsRequest,
    ) -> Result<api::ListOrganizationAdminAccountsResponse> {
        accounts::organization_admins(self, input).await
    }

    async fn describe_organization_configuration(
        &self,
        _: &Call,
        _: api::DescribeOrganizationConfigurationRequest,
    ) -> Result<api::DescribeOrganizationConfigurationResponse> {
        accounts::organization(self).await
    }

    async fn list_invitations(
        &self,
        _: &Call,
        _: api::ListInvitationsRequest,
    ) -> Result<api::ListInvitationsResponse> {
        accounts::invitations(self).await
    }

    async fn get_invitations_count(
        &self,
        _: &Call,
        _: api::GetInvitationsCountRequest,
    ) -> Result<api::GetInvitationsCountResponse> {
        accounts::invitation_count(self).await
    }

    async fn create_members(
        &self,
        _: &Call,
        input: api::CreateMembersRequest,
    ) -> Result<api::CreateMembersResponse> {
        let accounts = input
            .account_details
            .into_iter()
            .map(|account| account.account_id)
            .collect();
        Ok(api::CreateMembersResponse {
            unprocessed_accounts: accounts::none_of(self, accounts).await?,
        })
    }

    async fn delete_members(
        &self,
        _: &Call,
        input: api::DeleteMembersRequest,
    ) -> Result<api::DeleteMembersResponse> {
        let accounts = input.account_ids;
        Ok(api::DeleteMembersResponse {
            unprocessed_accounts: accounts::none_of(self, accounts).await?,
        })
    }

    async fn invite_members(
        &self,
        _: &Call,
        input: api::InviteMembersRequest,
    ) -> Result<api::InviteMembersResponse> {
        let accounts = input.account_ids;
        Ok(api::InviteMembersResponse {
            unprocessed_accounts: accounts::none_of(self, accounts).await?,
        })
    }

    async fn decline_invitations(
        &self,
        _: &Call,
        input: api::DeclineInvitationsRequest,
    ) -> Result<api::DeclineInvitationsResponse> {
        let accounts = input.account_ids;
        Ok(api::DeclineInvitationsResponse {
            unprocessed_accounts: accounts::none_of(self, accounts).await?,
        })
    }

    async fn delete_invitations(
        &self,
        _: &Call,
        input: api::DeleteInvitationsRequest,
    ) -> Result<api::DeleteInvitationsResponse> {
        let accounts = input.account_ids;
        Ok(api::DeleteInvitationsResponse {
            unprocessed_accounts: accounts::none_of(self, accounts).await?,
        })
    }

    async fn disassociate_members(
        &self,
        _: &Call,
        _: api::DisassociateMembersRequest,
    ) -> Result<api::DisassociateMembersResponse> {
        accounts::refuse(self).await
    }

    async fn accept_invitation(
        &self,
        _: &Call,
        _: api::AcceptInvitationRequest,
    ) -> Result<api::AcceptInvitationResponse> {
        accounts::refuse(self).await
    }

    async fn accept_administrator_invitation(
        &self,
        _: &Call,
        _: api::AcceptAdministratorInvitationRequest,
    ) -> Result<api::AcceptAdministratorInvitationResponse> {
        accounts::refuse(self).await
    }

    async fn enable_organization_admin_account(
        &self,
        _: &Call,
        _: api::EnableOrganizationAdminAccountRequest,
    ) -> Result<api::EnableOrganizationAdminAccountResponse> {
        accounts::refuse(self).await
    }

    async fn disable_organization_admin_account(
        &self,
        _: &Call,
        _: api::DisableOrganizationAdminAccountRequest,
    ) -> Result<api::DisableOrganizationAdminAccountResponse> {
        accounts::refuse(self).await
    }

    async fn update_organization_configuration(
        &self,
        _: &Call,
        _: api::UpdateOrganizationConfigurationRequest,
    ) -> Result<api::UpdateOrganizationConfigurationResponse> {
        accounts::refuse(self).await
    }

    async fn disassociate_from_administrator_account(
        &self,
        _: &Call,
        _: api::DisassociateFromAdministratorAccountRequest,
    ) -> Result<api::DisassociateFromAdministratorAccountResponse> {
        accounts::refuse(self).await
    }

    async fn disassociate_from_master_account(
        &self,
        _: &Call,
        _: api::DisassociateFromMasterAccountRequest,
    ) -> Result<api::DisassociateFromMasterAccountResponse> {
        accounts::refuse(self).await
    }

    async fn create_finding_aggregator(
        &self,
        _: &Call,
        _: api::CreateFindingAggregatorRequest,
    ) -> Result<api::CreateFindingAggregatorResponse> {
        accounts::refuse(self).await
    }
}
