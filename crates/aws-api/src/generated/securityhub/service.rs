//! The trait that an implementation has, and the server that holds one.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::future::{Ready, ready};

use serde_json::Value;
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_aws_wire::dispatch::{Prepared, Service};
use tidewaiter_aws_wire::model::{Operation, ServiceModel};

use super::{Error, MODEL, requests::*, responses::*};
use crate::resources::resources;
use crate::server::prepared;

/// The operations of the service; one that is not overridden answers that it is not implemented.
pub trait SecurityHub: Send + Sync {
    /// What an operation knows of its request.
    type Context: Send + Sync;

    /// `AcceptAdministratorInvitation`
    fn accept_administrator_invitation(
        &self,
        context: &Self::Context,
        input: AcceptAdministratorInvitationRequest,
    ) -> impl Future<Output = Result<AcceptAdministratorInvitationResponse, Error>> + Send {
        unimplemented(context, input, "AcceptAdministratorInvitation")
    }

    /// `AcceptInvitation`
    fn accept_invitation(
        &self,
        context: &Self::Context,
        input: AcceptInvitationRequest,
    ) -> impl Future<Output = Result<AcceptInvitationResponse, Error>> + Send {
        unimplemented(context, input, "AcceptInvitation")
    }

    /// `BatchDeleteAutomationRules`
    fn batch_delete_automation_rules(
        &self,
        context: &Self::Context,
        input: BatchDeleteAutomationRulesRequest,
    ) -> impl Future<Output = Result<BatchDeleteAutomationRulesResponse, Error>> + Send {
        unimplemented(context, input, "BatchDeleteAutomationRules")
    }

    /// `BatchDisableStandards`
    fn batch_disable_standards(
        &self,
        context: &Self::Context,
        input: BatchDisableStandardsRequest,
    ) -> impl Future<Output = Result<BatchDisableStandardsResponse, Error>> + Send {
        unimplemented(context, input, "BatchDisableStandards")
    }

    /// `BatchEnableStandards`
    fn batch_enable_standards(
        &self,
        context: &Self::Context,
        input: BatchEnableStandardsRequest,
    ) -> impl Future<Output = Result<BatchEnableStandardsResponse, Error>> + Send {
        unimplemented(context, input, "BatchEnableStandards")
    }

    /// `BatchGetAutomationRules`
    fn batch_get_automation_rules(
        &self,
        context: &Self::Context,
        input: BatchGetAutomationRulesRequest,
    ) -> impl Future<Output = Result<BatchGetAutomationRulesResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetAutomationRules")
    }

    /// `BatchGetConfigurationPolicyAssociations`
    fn batch_get_configuration_policy_associations(
        &self,
        context: &Self::Context,
        input: BatchGetConfigurationPolicyAssociationsRequest,
    ) -> impl Future<Output = Result<BatchGetConfigurationPolicyAssociationsResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetConfigurationPolicyAssociations")
    }

    /// `BatchGetSecurityControls`
    fn batch_get_security_controls(
        &self,
        context: &Self::Context,
        input: BatchGetSecurityControlsRequest,
    ) -> impl Future<Output = Result<BatchGetSecurityControlsResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetSecurityControls")
    }

    /// `BatchGetStandardsControlAssociations`
    fn batch_get_standards_control_associations(
        &self,
        context: &Self::Context,
        input: BatchGetStandardsControlAssociationsRequest,
    ) -> impl Future<Output = Result<BatchGetStandardsControlAssociationsResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetStandardsControlAssociations")
    }

    /// `BatchImportFindings`
    fn batch_import_findings(
        &self,
        context: &Self::Context,
        input: BatchImportFindingsRequest,
    ) -> impl Future<Output = Result<BatchImportFindingsResponse, Error>> + Send {
        unimplemented(context, input, "BatchImportFindings")
    }

    /// `BatchUpdateAutomationRules`
    fn batch_update_automation_rules(
        &self,
        context: &Self::Context,
        input: BatchUpdateAutomationRulesRequest,
    ) -> impl Future<Output = Result<BatchUpdateAutomationRulesResponse, Error>> + Send {
        unimplemented(context, input, "BatchUpdateAutomationRules")
    }

    /// `BatchUpdateFindings`
    fn batch_update_findings(
        &self,
        context: &Self::Context,
        input: BatchUpdateFindingsRequest,
    ) -> impl Future<Output = Result<BatchUpdateFindingsResponse, Error>> + Send {
        unimplemented(context, input, "BatchUpdateFindings")
    }

    /// `BatchUpdateFindingsV2`
    fn batch_update_findings_v2(
        &self,
        context: &Self::Context,
        input: BatchUpdateFindingsV2Request,
    ) -> impl Future<Output = Result<BatchUpdateFindingsV2Response, Error>> + Send {
        unimplemented(context, input, "BatchUpdateFindingsV2")
    }

    /// `BatchUpdateStandardsControlAssociations`
    fn batch_update_standards_control_associations(
        &self,
        context: &Self::Context,
        input: BatchUpdateStandardsControlAssociationsRequest,
    ) -> impl Future<Output = Result<BatchUpdateStandardsControlAssociationsResponse, Error>> + Send {
        unimplemented(context, input, "BatchUpdateStandardsControlAssociations")
    }

    /// `CreateActionTarget`
    fn create_action_target(
        &self,
        context: &Self::Context,
        input: CreateActionTargetRequest,
    ) -> impl Future<Output = Result<CreateActionTargetResponse, Error>> + Send {
        unimplemented(context, input, "CreateActionTarget")
    }

    /// `CreateAggregatorV2`
    fn create_aggregator_v2(
        &self,
        context: &Self::Context,
        input: CreateAggregatorV2Request,
    ) -> impl Future<Output = Result<CreateAggregatorV2Response, Error>> + Send {
        unimplemented(context, input, "CreateAggregatorV2")
    }

    /// `CreateAutomationRule`
    fn create_automation_rule(
        &self,
        context: &Self::Context,
        input: CreateAutomationRuleRequest,
    ) -> impl Future<Output = Result<CreateAutomationRuleResponse, Error>> + Send {
        unimplemented(context, input, "CreateAutomationRule")
    }

    /// `CreateAutomationRuleV2`
    fn create_automation_rule_v2(
        &self,
        context: &Self::Context,
        input: CreateAutomationRuleV2Request,
    ) -> impl Future<Output = Result<CreateAutomationRuleV2Response, Error>> + Send {
        unimplemented(context, input, "CreateAutomationRuleV2")
    }

    /// `CreateConfigurationPolicy`
    fn create_configuration_policy(
        &self,
        context: &Self::Context,
        input: CreateConfigurationPolicyRequest,
    ) -> impl Future<Output = Result<CreateConfigurationPolicyResponse, Error>> + Send {
        unimplemented(context, input, "CreateConfigurationPolicy")
    }

    /// `CreateConnectorV2`
    fn create_connector_v2(
        &self,
        context: &Self::Context,
        input: CreateConnectorV2Request,
    ) -> impl Future<Output = Result<CreateConnectorV2Response, Error>> + Send {
        unimplemented(context, input, "CreateConnectorV2")
    }

    /// `CreateFindingAggregator`
    fn create_finding_aggregator(
        &self,
        context: &Self::Context,
        input: CreateFindingAggregatorRequest,
    ) -> impl Future<Output = Result<CreateFindingAggregatorResponse, Error>> + Send {
        unimplemented(context, input, "CreateFindingAggregator")
    }

    /// `CreateInsight`
    fn create_insight(
        &self,
        context: &Self::Context,
        input: CreateInsightRequest,
    ) -> impl Future<Output = Result<CreateInsightResponse, Error>> + Send {
        unimplemented(context, input, "CreateInsight")
    }

    /// `CreateMembers`
    fn create_members(
        &self,
        context: &Self::Context,
        input: CreateMembersRequest,
    ) -> impl Future<Output = Result<CreateMembersResponse, Error>> + Send {
        unimplemented(context, input, "CreateMembers")
    }

    /// `CreateTicketV2`
    fn create_ticket_v2(
        &self,
        context: &Self::Context,
        input: CreateTicketV2Request,
    ) -> impl Future<Output = Result<CreateTicketV2Response, Error>> + Send {
        unimplemented(context, input, "CreateTicketV2")
    }

    /// `DeclineInvitations`
    fn decline_invitations(
        &self,
        context: &Self::Context,
        input: DeclineInvitationsRequest,
    ) -> impl Future<Output = Result<DeclineInvitationsResponse, Error>> + Send {
        unimplemented(context, input, "DeclineInvitations")
    }

    /// `DeleteActionTarget`
    fn delete_action_target(
        &self,
        context: &Self::Context,
        input: DeleteActionTargetRequest,
    ) -> impl Future<Output = Result<DeleteActionTargetResponse, Error>> + Send {
        unimplemented(context, input, "DeleteActionTarget")
    }

    /// `DeleteAggregatorV2`
    fn delete_aggregator_v2(
        &self,
        context: &Self::Context,
        input: DeleteAggregatorV2Request,
    ) -> impl Future<Output = Result<DeleteAggregatorV2Response, Error>> + Send {
        unimplemented(context, input, "DeleteAggregatorV2")
    }

    /// `DeleteAutomationRuleV2`
    fn delete_automation_rule_v2(
        &self,
        context: &Self::Context,
        input: DeleteAutomationRuleV2Request,
    ) -> impl Future<Output = Result<DeleteAutomationRuleV2Response, Error>> + Send {
        unimplemented(context, input, "DeleteAutomationRuleV2")
    }

    /// `DeleteConfigurationPolicy`
    fn delete_configuration_policy(
        &self,
        context: &Self::Context,
        input: DeleteConfigurationPolicyRequest,
    ) -> impl Future<Output = Result<DeleteConfigurationPolicyResponse, Error>> + Send {
        unimplemented(context, input, "DeleteConfigurationPolicy")
    }

    /// `DeleteConnectorV2`
    fn delete_connector_v2(
        &self,
        context: &Self::Context,
        input: DeleteConnectorV2Request,
    ) -> impl Future<Output = Result<DeleteConnectorV2Response, Error>> + Send {
        unimplemented(context, input, "DeleteConnectorV2")
    }

    /// `DeleteFindingAggregator`
    fn delete_finding_aggregator(
        &self,
        context: &Self::Context,
        input: DeleteFindingAggregatorRequest,
    ) -> impl Future<Output = Result<DeleteFindingAggregatorResponse, Error>> + Send {
        unimplemented(context, input, "DeleteFindingAggregator")
    }

    /// `DeleteInsight`
    fn delete_insight(
        &self,
        context: &Self::Context,
        input: DeleteInsightRequest,
    ) -> impl Future<Output = Result<DeleteInsightResponse, Error>> + Send {
        unimplemented(context, input, "DeleteInsight")
    }

    /// `DeleteInvitations`
    fn delete_invitations(
        &self,
        context: &Self::Context,
        input: DeleteInvitationsRequest,
    ) -> impl Future<Output = Result<DeleteInvitationsResponse, Error>> + Send {
        unimplemented(context, input, "DeleteInvitations")
    }

    /// `DeleteMembers`
    fn delete_members(
        &self,
        context: &Self::Context,
        input: DeleteMembersRequest,
    ) -> impl Future<Output = Result<DeleteMembersResponse, Error>> + Send {
        unimplemented(context, input, "DeleteMembers")
    }

    /// `DescribeActionTargets`
    fn describe_action_targets(
        &self,
        context: &Self::Context,
        input: DescribeActionTargetsRequest,
    ) -> impl Future<Output = Result<DescribeActionTargetsResponse, Error>> + Send {
        unimplemented(context, input, "DescribeActionTargets")
    }

    /// `DescribeHub`
    fn describe_hub(
        &self,
        context: &Self::Context,
        input: DescribeHubRequest,
    ) -> impl Future<Output = Result<DescribeHubResponse, Error>> + Send {
        unimplemented(context, input, "DescribeHub")
    }

    /// `DescribeOrganizationConfiguration`
    fn describe_organization_configuration(
        &self,
        context: &Self::Context,
        input: DescribeOrganizationConfigurationRequest,
    ) -> impl Future<Output = Result<DescribeOrganizationConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "DescribeOrganizationConfiguration")
    }

    /// `DescribeProducts`
    fn describe_products(
        &self,
        context: &Self::Context,
        input: DescribeProductsRequest,
    ) -> impl Future<Output = Result<DescribeProductsResponse, Error>> + Send {
        unimplemented(context, input, "DescribeProducts")
    }

    /// `DescribeProductsV2`
    fn describe_products_v2(
        &self,
        context: &Self::Context,
        input: DescribeProductsV2Request,
    ) -> impl Future<Output = Result<DescribeProductsV2Response, Error>> + Send {
        unimplemented(context, input, "DescribeProductsV2")
    }

    /// `DescribeSecurityHubV2`
    fn describe_security_hub_v2(
        &self,
        context: &Self::Context,
        input: DescribeSecurityHubV2Request,
    ) -> impl Future<Output = Result<DescribeSecurityHubV2Response, Error>> + Send {
        unimplemented(context, input, "DescribeSecurityHubV2")
    }

    /// `DescribeStandards`
    fn describe_standards(
        &self,
        context: &Self::Context,
        input: DescribeStandardsRequest,
    ) -> impl Future<Output = Result<DescribeStandardsResponse, Error>> + Send {
        unimplemented(context, input, "DescribeStandards")
    }

    /// `DescribeStandardsControls`
    fn describe_standards_controls(
        &self,
        context: &Self::Context,
        input: DescribeStandardsControlsRequest,
    ) -> impl Future<Output = Result<DescribeStandardsControlsResponse, Error>> + Send {
        unimplemented(context, input, "DescribeStandardsControls")
    }

    /// `DisableImportFindingsForProduct`
    fn disable_import_findings_for_product(
        &self,
        context: &Self::Context,
        input: DisableImportFindingsForProductRequest,
    ) -> impl Future<Output = Result<DisableImportFindingsForProductResponse, Error>> + Send {
        unimplemented(context, input, "DisableImportFindingsForProduct")
    }

    /// `DisableOrganizationAdminAccount`
    fn disable_organization_admin_account(
        &self,
        context: &Self::Context,
        input: DisableOrganizationAdminAccountRequest,
    ) -> impl Future<Output = Result<DisableOrganizationAdminAccountResponse, Error>> + Send {
        unimplemented(context, input, "DisableOrganizationAdminAccount")
    }

    /// `DisableSecurityHub`
    fn disable_security_hub(
        &self,
        context: &Self::Context,
        input: DisableSecurityHubRequest,
    ) -> impl Future<Output = Result<DisableSecurityHubResponse, Error>> + Send {
        unimplemented(context, input, "DisableSecurityHub")
    }

    /// `DisableSecurityHubV2`
    fn disable_security_hub_v2(
        &self,
        context: &Self::Context,
        input: DisableSecurityHubV2Request,
    ) -> impl Future<Output = Result<DisableSecurityHubV2Response, Error>> + Send {
        unimplemented(context, input, "DisableSecurityHubV2")
    }

    /// `DisassociateFromAdministratorAccount`
    fn disassociate_from_administrator_account(
        &self,
        context: &Self::Context,
        input: DisassociateFromAdministratorAccountRequest,
    ) -> impl Future<Output = Result<DisassociateFromAdministratorAccountResponse, Error>> + Send {
        unimplemented(context, input, "DisassociateFromAdministratorAccount")
    }

    /// `DisassociateFromMasterAccount`
    fn disassociate_from_master_account(
        &self,
        context: &Self::Context,
        input: DisassociateFromMasterAccountRequest,
    ) -> impl Future<Output = Result<DisassociateFromMasterAccountResponse, Error>> + Send {
        unimplemented(context, input, "DisassociateFromMasterAccount")
    }

    /// `DisassociateMembers`
    fn disassociate_members(
        &self,
        context: &Self::Context,
        input: DisassociateMembersRequest,
    ) -> impl Future<Output = Result<DisassociateMembersResponse, Error>> + Send {
        unimplemented(context, input, "DisassociateMembers")
    }

    /// `EnableImportFindingsForProduct`
    fn enable_import_findings_for_product(
        &self,
        context: &Self::Context,
        input: EnableImportFindingsForProductRequest,
    ) -> impl Future<Output = Result<EnableImportFindingsForProductResponse, Error>> + Send {
        unimplemented(context, input, "EnableImportFindingsForProduct")
    }

    /// `EnableOrganizationAdminAccount`
    fn enable_organization_admin_account(
        &self,
        context: &Self::Context,
        input: EnableOrganizationAdminAccountRequest,
    ) -> impl Future<Output = Result<EnableOrganizationAdminAccountResponse, Error>> + Send {
        unimplemented(context, input, "EnableOrganizationAdminAccount")
    }

    /// `EnableSecurityHub`
    fn enable_security_hub(
        &self,
        context: &Self::Context,
        input: EnableSecurityHubRequest,
    ) -> impl Future<Output = Result<EnableSecurityHubResponse, Error>> + Send {
        unimplemented(context, input, "EnableSecurityHub")
    }

    /// `EnableSecurityHubV2`
    fn enable_security_hub_v2(
        &self,
        context: &Self::Context,
        input: EnableSecurityHubV2Request,
    ) -> impl Future<Output = Result<EnableSecurityHubV2Response, Error>> + Send {
        unimplemented(context, input, "EnableSecurityHubV2")
    }

    /// `GenerateRecommendedPolicyV2`
    fn generate_recommended_policy_v2(
        &self,
        context: &Self::Context,
        input: GenerateRecommendedPolicyV2Request,
    ) -> impl Future<Output = Result<GenerateRecommendedPolicyV2Response, Error>> + Send {
        unimplemented(context, input, "GenerateRecommendedPolicyV2")
    }

    /// `GetAdministratorAccount`
    fn get_administrator_account(
        &self,
        context: &Self::Context,
        input: GetAdministratorAccountRequest,
    ) -> impl Future<Output = Result<GetAdministratorAccountResponse, Error>> + Send {
        unimplemented(context, input, "GetAdministratorAccount")
    }

    /// `GetAggregatorV2`
    fn get_aggregator_v2(
        &self,
        context: &Self::Context,
        input: GetAggregatorV2Request,
    ) -> impl Future<Output = Result<GetAggregatorV2Response, Error>> + Send {
        unimplemented(context, input, "GetAggregatorV2")
    }

    /// `GetAutomationRuleV2`
    fn get_automation_rule_v2(
        &self,
        context: &Self::Context,
        input: GetAutomationRuleV2Request,
    ) -> impl Future<Output = Result<GetAutomationRuleV2Response, Error>> + Send {
        unimplemented(context, input, "GetAutomationRuleV2")
    }

    /// `GetConfigurationPolicy`
    fn get_configuration_policy(
        &self,
        context: &Self::Context,
        input: GetConfigurationPolicyRequest,
    ) -> impl Future<Output = Result<GetConfigurationPolicyResponse, Error>> + Send {
        unimplemented(context, input, "GetConfigurationPolicy")
    }

    /// `GetConfigurationPolicyAssociation`
    fn get_configuration_policy_association(
        &self,
        context: &Self::Context,
        input: GetConfigurationPolicyAssociationRequest,
    ) -> impl Future<Output = Result<GetConfigurationPolicyAssociationResponse, Error>> + Send {
        unimplemented(context, input, "GetConfigurationPolicyAssociation")
    }

    /// `GetConnectorV2`
    fn get_connector_v2(
        &self,
        context: &Self::Context,
        input: GetConnectorV2Request,
    ) -> impl Future<Output = Result<GetConnectorV2Response, Error>> + Send {
        unimplemented(context, input, "GetConnectorV2")
    }

    /// `GetEnabledStandards`
    fn get_enabled_standards(
        &self,
        context: &Self::Context,
        input: GetEnabledStandardsRequest,
    ) -> impl Future<Output = Result<GetEnabledStandardsResponse, Error>> + Send {
        unimplemented(context, input, "GetEnabledStandards")
    }

    /// `GetFindingAggregator`
    fn get_finding_aggregator(
        &self,
        context: &Self::Context,
        input: GetFindingAggregatorRequest,
    ) -> impl Future<Output = Result<GetFindingAggregatorResponse, Error>> + Send {
        unimplemented(context, input, "GetFindingAggregator")
    }

    /// `GetFindingHistory`
    fn get_finding_history(
        &self,
        context: &Self::Context,
        input: GetFindingHistoryRequest,
    ) -> impl Future<Output = Result<GetFindingHistoryResponse, Error>> + Send {
        unimplemented(context, input, "GetFindingHistory")
    }

    /// `GetFindingStatisticsV2`
    fn get_finding_statistics_v2(
        &self,
        context: &Self::Context,
        input: GetFindingStatisticsV2Request,
    ) -> impl Future<Output = Result<GetFindingStatisticsV2Response, Error>> + Send {
        unimplemented(context, input, "GetFindingStatisticsV2")
    }

    /// `GetFindings`
    fn get_findings(
        &self,
        context: &Self::Context,
        input: GetFindingsRequest,
    ) -> impl Future<Output = Result<GetFindingsResponse, Error>> + Send {
        unimplemented(context, input, "GetFindings")
    }

    /// `GetFindingsTrendsV2`
    fn get_findings_trends_v2(
        &self,
        context: &Self::Context,
        input: GetFindingsTrendsV2Request,
    ) -> impl Future<Output = Result<GetFindingsTrendsV2Response, Error>> + Send {
        unimplemented(context, input, "GetFindingsTrendsV2")
    }

    /// `GetFindingsV2`
    fn get_findings_v2(
        &self,
        context: &Self::Context,
        input: GetFindingsV2Request,
    ) -> impl Future<Output = Result<GetFindingsV2Response, Error>> + Send {
        unimplemented(context, input, "GetFindingsV2")
    }

    /// `GetInsightResults`
    fn get_insight_results(
        &self,
        context: &Self::Context,
        input: GetInsightResultsRequest,
    ) -> impl Future<Output = Result<GetInsightResultsResponse, Error>> + Send {
        unimplemented(context, input, "GetInsightResults")
    }

    /// `GetInsights`
    fn get_insights(
        &self,
        context: &Self::Context,
        input: GetInsightsRequest,
    ) -> impl Future<Output = Result<GetInsightsResponse, Error>> + Send {
        unimplemented(context, input, "GetInsights")
    }

    /// `GetInvitationsCount`
    fn get_invitations_count(
        &self,
        context: &Self::Context,
        input: GetInvitationsCountRequest,
    ) -> impl Future<Output = Result<GetInvitationsCountResponse, Error>> + Send {
        unimplemented(context, input, "GetInvitationsCount")
    }

    /// `GetMasterAccount`
    fn get_master_account(
        &self,
        context: &Self::Context,
        input: GetMasterAccountRequest,
    ) -> impl Future<Output = Result<GetMasterAccountResponse, Error>> + Send {
        unimplemented(context, input, "GetMasterAccount")
    }

    /// `GetMembers`
    fn get_members(
        &self,
        context: &Self::Context,
        input: GetMembersRequest,
    ) -> impl Future<Output = Result<GetMembersResponse, Error>> + Send {
        unimplemented(context, input, "GetMembers")
    }

    /// `GetRecommendedPolicyV2`
    fn get_recommended_policy_v2(
        &self,
        context: &Self::Context,
        input: GetRecommendedPolicyV2Request,
    ) -> impl Future<Output = Result<GetRecommendedPolicyV2Response, Error>> + Send {
        unimplemented(context, input, "GetRecommendedPolicyV2")
    }

    /// `GetResourcesStatisticsV2`
    fn get_resources_statistics_v2(
        &self,
        context: &Self::Context,
        input: GetResourcesStatisticsV2Request,
    ) -> impl Future<Output = Result<GetResourcesStatisticsV2Response, Error>> + Send {
        unimplemented(context, input, "GetResourcesStatisticsV2")
    }

    /// `GetResourcesTrendsV2`
    fn get_resources_trends_v2(
        &self,
        context: &Self::Context,
        input: GetResourcesTrendsV2Request,
    ) -> impl Future<Output = Result<GetResourcesTrendsV2Response, Error>> + Send {
        unimplemented(context, input, "GetResourcesTrendsV2")
    }

    /// `GetResourcesV2`
    fn get_resources_v2(
        &self,
        context: &Self::Context,
        input: GetResourcesV2Request,
    ) -> impl Future<Output = Result<GetResourcesV2Response, Error>> + Send {
        unimplemented(context, input, "GetResourcesV2")
    }

    /// `GetSecurityControlDefinition`
    fn get_security_control_definition(
        &self,
        context: &Self::Context,
        input: GetSecurityControlDefinitionRequest,
    ) -> impl Future<Output = Result<GetSecurityControlDefinitionResponse, Error>> + Send {
        unimplemented(context, input, "GetSecurityControlDefinition")
    }

    /// `InviteMembers`
    fn invite_members(
        &self,
        context: &Self::Context,
        input: InviteMembersRequest,
    ) -> impl Future<Output = Result<InviteMembersResponse, Error>> + Send {
        unimplemented(context, input, "InviteMembers")
    }

    /// `ListAggregatorsV2`
    fn list_aggregators_v2(
        &self,
        context: &Self::Context,
        input: ListAggregatorsV2Request,
    ) -> impl Future<Output = Result<ListAggregatorsV2Response, Error>> + Send {
        unimplemented(context, input, "ListAggregatorsV2")
    }

    /// `ListAutomationRules`
    fn list_automation_rules(
        &self,
        context: &Self::Context,
        input: ListAutomationRulesRequest,
    ) -> impl Future<Output = Result<ListAutomationRulesResponse, Error>> + Send {
        unimplemented(context, input, "ListAutomationRules")
    }

    /// `ListAutomationRulesV2`
    fn list_automation_rules_v2(
        &self,
        context: &Self::Context,
        input: ListAutomationRulesV2Request,
    ) -> impl Future<Output = Result<ListAutomationRulesV2Response, Error>> + Send {
        unimplemented(context, input, "ListAutomationRulesV2")
    }

    /// `ListConfigurationPolicies`
    fn list_configuration_policies(
        &self,
        context: &Self::Context,
        input: ListConfigurationPoliciesRequest,
    ) -> impl Future<Output = Result<ListConfigurationPoliciesResponse, Error>> + Send {
        unimplemented(context, input, "ListConfigurationPolicies")
    }

    /// `ListConfigurationPolicyAssociations`
    fn list_configuration_policy_associations(
        &self,
        context: &Self::Context,
        input: ListConfigurationPolicyAssociationsRequest,
    ) -> impl Future<Output = Result<ListConfigurationPolicyAssociationsResponse, Error>> + Send {
        unimplemented(context, input, "ListConfigurationPolicyAssociations")
    }

    /// `ListConnectorsV2`
    fn list_connectors_v2(
        &self,
        context: &Self::Context,
        input: ListConnectorsV2Request,
    ) -> impl Future<Output = Result<ListConnectorsV2Response, Error>> + Send {
        unimplemented(context, input, "ListConnectorsV2")
    }

    /// `ListEnabledProductsForImport`
    fn list_enabled_products_for_import(
        &self,
        context: &Self::Context,
        input: ListEnabledProductsForImportRequest,
    ) -> impl Future<Output = Result<ListEnabledProductsForImportResponse, Error>> + Send {
        unimplemented(context, input, "ListEnabledProductsForImport")
    }

    /// `ListFindingAggregators`
    fn list_finding_aggregators(
        &self,
        context: &Self::Context,
        input: ListFindingAggregatorsRequest,
    ) -> impl Future<Output = Result<ListFindingAggregatorsResponse, Error>> + Send {
        unimplemented(context, input, "ListFindingAggregators")
    }

    /// `ListInvitations`
    fn list_invitations(
        &self,
        context: &Self::Context,
        input: ListInvitationsRequest,
    ) -> impl Future<Output = Result<ListInvitationsResponse, Error>> + Send {
        unimplemented(context, input, "ListInvitations")
    }

    /// `ListMembers`
    fn list_members(
        &self,
        context: &Self::Context,
        input: ListMembersRequest,
    ) -> impl Future<Output = Result<ListMembersResponse, Error>> + Send {
        unimplemented(context, input, "ListMembers")
    }

    /// `ListOrganizationAdminAccounts`
    fn list_organization_admin_accounts(
        &self,
        context: &Self::Context,
        input: ListOrganizationAdminAccountsRequest,
    ) -> impl Future<Output = Result<ListOrganizationAdminAccountsResponse, Error>> + Send {
        unimplemented(context, input, "ListOrganizationAdminAccounts")
    }

    /// `ListSecurityControlDefinitions`
    fn list_security_control_definitions(
        &self,
        context: &Self::Context,
        input: ListSecurityControlDefinitionsRequest,
    ) -> impl Future<Output = Result<ListSecurityControlDefinitionsResponse, Error>> + Send {
        unimplemented(context, input, "ListSecurityControlDefinitions")
    }

    /// `ListStandardsControlAssociations`
    fn list_standards_control_associations(
        &self,
        context: &Self::Context,
        input: ListStandardsControlAssociationsRequest,
    ) -> impl Future<Output = Result<ListStandardsControlAssociationsResponse, Error>> + Send {
        unimplemented(context, input, "ListStandardsControlAssociations")
    }

    /// `ListTagsForResource`
    fn list_tags_for_resource(
        &self,
        context: &Self::Context,
        input: ListTagsForResourceRequest,
    ) -> impl Future<Output = Result<ListTagsForResourceResponse, Error>> + Send {
        unimplemented(context, input, "ListTagsForResource")
    }

    /// `RegisterConnectorV2`
    fn register_connector_v2(
        &self,
        context: &Self::Context,
        input: RegisterConnectorV2Request,
    ) -> impl Future<Output = Result<RegisterConnectorV2Response, Error>> + Send {
        unimplemented(context, input, "RegisterConnectorV2")
    }

    /// `StartConfigurationPolicyAssociation`
    fn start_configuration_policy_association(
        &self,
        context: &Self::Context,
        input: StartConfigurationPolicyAssociationRequest,
    ) -> impl Future<Output = Result<StartConfigurationPolicyAssociationResponse, Error>> + Send {
        unimplemented(context, input, "StartConfigurationPolicyAssociation")
    }

    /// `StartConfigurationPolicyDisassociation`
    fn start_configuration_policy_disassociation(
        &self,
        context: &Self::Context,
        input: StartConfigurationPolicyDisassociationRequest,
    ) -> impl Future<Output = Result<StartConfigurationPolicyDisassociationResponse, Error>> + Send {
        unimplemented(context, input, "StartConfigurationPolicyDisassociation")
    }

    /// `TagResource`
    fn tag_resource(
        &self,
        context: &Self::Context,
        input: TagResourceRequest,
    ) -> impl Future<Output = Result<TagResourceResponse, Error>> + Send {
        unimplemented(context, input, "TagResource")
    }

    /// `UntagResource`
    fn untag_resource(
        &self,
        context: &Self::Context,
        input: UntagResourceRequest,
    ) -> impl Future<Output = Result<UntagResourceResponse, Error>> + Send {
        unimplemented(context, input, "UntagResource")
    }

    /// `UpdateActionTarget`
    fn update_action_target(
        &self,
        context: &Self::Context,
        input: UpdateActionTargetRequest,
    ) -> impl Future<Output = Result<UpdateActionTargetResponse, Error>> + Send {
        unimplemented(context, input, "UpdateActionTarget")
    }

    /// `UpdateAggregatorV2`
    fn update_aggregator_v2(
        &self,
        context: &Self::Context,
        input: UpdateAggregatorV2Request,
    ) -> impl Future<Output = Result<UpdateAggregatorV2Response, Error>> + Send {
        unimplemented(context, input, "UpdateAggregatorV2")
    }

    /// `UpdateAutomationRuleV2`
    fn update_automation_rule_v2(
        &self,
        context: &Self::Context,
        input: UpdateAutomationRuleV2Request,
    ) -> impl Future<Output = Result<UpdateAutomationRuleV2Response, Error>> + Send {
        unimplemented(context, input, "UpdateAutomationRuleV2")
    }

    /// `UpdateConfigurationPolicy`
    fn update_configuration_policy(
        &self,
        context: &Self::Context,
        input: UpdateConfigurationPolicyRequest,
    ) -> impl Future<Output = Result<UpdateConfigurationPolicyResponse, Error>> + Send {
        unimplemented(context, input, "UpdateConfigurationPolicy")
    }

    /// `UpdateConnectorV2`
    fn update_connector_v2(
        &self,
        context: &Self::Context,
        input: UpdateConnectorV2Request,
    ) -> impl Future<Output = Result<UpdateConnectorV2Response, Error>> + Send {
        unimplemented(context, input, "UpdateConnectorV2")
    }

    /// `UpdateFindingAggregator`
    fn update_finding_aggregator(
        &self,
        context: &Self::Context,
        input: UpdateFindingAggregatorRequest,
    ) -> impl Future<Output = Result<UpdateFindingAggregatorResponse, Error>> + Send {
        unimplemented(context, input, "UpdateFindingAggregator")
    }

    /// `UpdateFindings`
    fn update_findings(
        &self,
        context: &Self::Context,
        input: UpdateFindingsRequest,
    ) -> impl Future<Output = Result<UpdateFindingsResponse, Error>> + Send {
        unimplemented(context, input, "UpdateFindings")
    }

    /// `UpdateInsight`
    fn update_insight(
        &self,
        context: &Self::Context,
        input: UpdateInsightRequest,
    ) -> impl Future<Output = Result<UpdateInsightResponse, Error>> + Send {
        unimplemented(context, input, "UpdateInsight")
    }

    /// `UpdateOrganizationConfiguration`
    fn update_organization_configuration(
        &self,
        context: &Self::Context,
        input: UpdateOrganizationConfigurationRequest,
    ) -> impl Future<Output = Result<UpdateOrganizationConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateOrganizationConfiguration")
    }

    /// `UpdateSecurityControl`
    fn update_security_control(
        &self,
        context: &Self::Context,
        input: UpdateSecurityControlRequest,
    ) -> impl Future<Output = Result<UpdateSecurityControlResponse, Error>> + Send {
        unimplemented(context, input, "UpdateSecurityControl")
    }

    /// `UpdateSecurityHubConfiguration`
    fn update_security_hub_configuration(
        &self,
        context: &Self::Context,
        input: UpdateSecurityHubConfigurationRequest,
    ) -> impl Future<Output = Result<UpdateSecurityHubConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateSecurityHubConfiguration")
    }

    /// `UpdateStandardsControl`
    fn update_standards_control(
        &self,
        context: &Self::Context,
        input: UpdateStandardsControlRequest,
    ) -> impl Future<Output = Result<UpdateStandardsControlResponse, Error>> + Send {
        unimplemented(context, input, "UpdateStandardsControl")
    }
}

fn unimplemented<C, I, O>(_: &C, _: I, operation: &str) -> Ready<Result<O, Error>> {
    ready(Err(Error::not_implemented(operation)))
}

/// An implementation, as the dispatcher wants it.
pub struct Server<S>(pub S);

impl<S: SecurityHub> Service<S::Context> for Server<S> {
    fn model(&self) -> &'static ServiceModel {
        &MODEL
    }

    fn prepare(
        &self,
        operation: &'static Operation,
        input: Value,
    ) -> Result<Prepared<'_, S::Context>, ServiceError> {
        let service = &self.0;
        let resources = resources(operation, &input);
        Ok(match operation.name {
            "AcceptAdministratorInvitation" => {
                prepared!(service, resources, input, accept_administrator_invitation: AcceptAdministratorInvitationRequest)
            }
            "AcceptInvitation" => {
                prepared!(service, resources, input, accept_invitation: AcceptInvitationRequest)
            }
            "BatchDeleteAutomationRules" => {
                prepared!(service, resources, input, batch_delete_automation_rules: BatchDeleteAutomationRulesRequest)
            }
            "BatchDisableStandards" => {
                prepared!(service, resources, input, batch_disable_standards: BatchDisableStandardsRequest)
            }
            "BatchEnableStandards" => {
                prepared!(service, resources, input, batch_enable_standards: BatchEnableStandardsRequest)
            }
            "BatchGetAutomationRules" => {
                prepared!(service, resources, input, batch_get_automation_rules: BatchGetAutomationRulesRequest)
            }
            "BatchGetConfigurationPolicyAssociations" => {
                prepared!(service, resources, input, batch_get_configuration_policy_associations: BatchGetConfigurationPolicyAssociationsRequest)
            }
            "BatchGetSecurityControls" => {
                prepared!(service, resources, input, batch_get_security_controls: BatchGetSecurityControlsRequest)
            }
            "BatchGetStandardsControlAssociations" => {
                prepared!(service, resources, input, batch_get_standards_control_associations: BatchGetStandardsControlAssociationsRequest)
            }
            "BatchImportFindings" => {
                prepared!(service, resources, input, batch_import_findings: BatchImportFindingsRequest)
            }
            "BatchUpdateAutomationRules" => {
                prepared!(service, resources, input, batch_update_automation_rules: BatchUpdateAutomationRulesRequest)
            }
            "BatchUpdateFindings" => {
                prepared!(service, resources, input, batch_update_findings: BatchUpdateFindingsRequest)
            }
            "BatchUpdateFindingsV2" => {
                prepared!(service, resources, input, batch_update_findings_v2: BatchUpdateFindingsV2Request)
            }
            "BatchUpdateStandardsControlAssociations" => {
                prepared!(service, resources, input, batch_update_standards_control_associations: BatchUpdateStandardsControlAssociationsRequest)
            }
            "CreateActionTarget" => {
                prepared!(service, resources, input, create_action_target: CreateActionTargetRequest)
            }
            "CreateAggregatorV2" => {
                prepared!(service, resources, input, create_aggregator_v2: CreateAggregatorV2Request)
            }
            "CreateAutomationRule" => {
                prepared!(service, resources, input, create_automation_rule: CreateAutomationRuleRequest)
            }
            "CreateAutomationRuleV2" => {
                prepared!(service, resources, input, create_automation_rule_v2: CreateAutomationRuleV2Request)
            }
            "CreateConfigurationPolicy" => {
                prepared!(service, resources, input, create_configuration_policy: CreateConfigurationPolicyRequest)
            }
            "CreateConnectorV2" => {
                prepared!(service, resources, input, create_connector_v2: CreateConnectorV2Request)
            }
            "CreateFindingAggregator" => {
                prepared!(service, resources, input, create_finding_aggregator: CreateFindingAggregatorRequest)
            }
            "CreateInsight" => prepared!(service, resources, input, create_insight: CreateInsightRequest),
            "CreateMembers" => prepared!(service, resources, input, create_members: CreateMembersRequest),
            "CreateTicketV2" => prepared!(service, resources, input, create_ticket_v2: CreateTicketV2Request),
            "DeclineInvitations" => {
                prepared!(service, resources, input, decline_invitations: DeclineInvitationsRequest)
            }
            "DeleteActionTarget" => {
                prepared!(service, resources, input, delete_action_target: DeleteActionTargetRequest)
            }
            "DeleteAggregatorV2" => {
                prepared!(service, resources, input, delete_aggregator_v2: DeleteAggregatorV2Request)
            }
            "DeleteAutomationRuleV2" => {
                prepared!(service, resources, input, delete_automation_rule_v2: DeleteAutomationRuleV2Request)
            }
            "DeleteConfigurationPolicy" => {
                prepared!(service, resources, input, delete_configuration_policy: DeleteConfigurationPolicyRequest)
            }
            "DeleteConnectorV2" => {
                prepared!(service, resources, input, delete_connector_v2: DeleteConnectorV2Request)
            }
            "DeleteFindingAggregator" => {
                prepared!(service, resources, input, delete_finding_aggregator: DeleteFindingAggregatorRequest)
            }
            "DeleteInsight" => prepared!(service, resources, input, delete_insight: DeleteInsightRequest),
            "DeleteInvitations" => {
                prepared!(service, resources, input, delete_invitations: DeleteInvitationsRequest)
            }
            "DeleteMembers" => prepared!(service, resources, input, delete_members: DeleteMembersRequest),
            "DescribeActionTargets" => {
                prepared!(service, resources, input, describe_action_targets: DescribeActionTargetsRequest)
            }
            "DescribeHub" => prepared!(service, resources, input, describe_hub: DescribeHubRequest),
            "DescribeOrganizationConfiguration" => {
                prepared!(service, resources, input, describe_organization_configuration: DescribeOrganizationConfigurationRequest)
            }
            "DescribeProducts" => {
                prepared!(service, resources, input, describe_products: DescribeProductsRequest)
            }
            "DescribeProductsV2" => {
                prepared!(service, resources, input, describe_products_v2: DescribeProductsV2Request)
            }
            "DescribeSecurityHubV2" => {
                prepared!(service, resources, input, describe_security_hub_v2: DescribeSecurityHubV2Request)
            }
            "DescribeStandards" => {
                prepared!(service, resources, input, describe_standards: DescribeStandardsRequest)
            }
            "DescribeStandardsControls" => {
                prepared!(service, resources, input, describe_standards_controls: DescribeStandardsControlsRequest)
            }
            "DisableImportFindingsForProduct" => {
                prepared!(service, resources, input, disable_import_findings_for_product: DisableImportFindingsForProductRequest)
            }
            "DisableOrganizationAdminAccount" => {
                prepared!(service, resources, input, disable_organization_admin_account: DisableOrganizationAdminAccountRequest)
            }
            "DisableSecurityHub" => {
                prepared!(service, resources, input, disable_security_hub: DisableSecurityHubRequest)
            }
            "DisableSecurityHubV2" => {
                prepared!(service, resources, input, disable_security_hub_v2: DisableSecurityHubV2Request)
            }
            "DisassociateFromAdministratorAccount" => {
                prepared!(service, resources, input, disassociate_from_administrator_account: DisassociateFromAdministratorAccountRequest)
            }
            "DisassociateFromMasterAccount" => {
                prepared!(service, resources, input, disassociate_from_master_account: DisassociateFromMasterAccountRequest)
            }
            "DisassociateMembers" => {
                prepared!(service, resources, input, disassociate_members: DisassociateMembersRequest)
            }
            "EnableImportFindingsForProduct" => {
                prepared!(service, resources, input, enable_import_findings_for_product: EnableImportFindingsForProductRequest)
            }
            "EnableOrganizationAdminAccount" => {
                prepared!(service, resources, input, enable_organization_admin_account: EnableOrganizationAdminAccountRequest)
            }
            "EnableSecurityHub" => {
                prepared!(service, resources, input, enable_security_hub: EnableSecurityHubRequest)
            }
            "EnableSecurityHubV2" => {
                prepared!(service, resources, input, enable_security_hub_v2: EnableSecurityHubV2Request)
            }
            "GenerateRecommendedPolicyV2" => {
                prepared!(service, resources, input, generate_recommended_policy_v2: GenerateRecommendedPolicyV2Request)
            }
            "GetAdministratorAccount" => {
                prepared!(service, resources, input, get_administrator_account: GetAdministratorAccountRequest)
            }
            "GetAggregatorV2" => {
                prepared!(service, resources, input, get_aggregator_v2: GetAggregatorV2Request)
            }
            "GetAutomationRuleV2" => {
                prepared!(service, resources, input, get_automation_rule_v2: GetAutomationRuleV2Request)
            }
            "GetConfigurationPolicy" => {
                prepared!(service, resources, input, get_configuration_policy: GetConfigurationPolicyRequest)
            }
            "GetConfigurationPolicyAssociation" => {
                prepared!(service, resources, input, get_configuration_policy_association: GetConfigurationPolicyAssociationRequest)
            }
            "GetConnectorV2" => prepared!(service, resources, input, get_connector_v2: GetConnectorV2Request),
            "GetEnabledStandards" => {
                prepared!(service, resources, input, get_enabled_standards: GetEnabledStandardsRequest)
            }
            "GetFindingAggregator" => {
                prepared!(service, resources, input, get_finding_aggregator: GetFindingAggregatorRequest)
            }
            "GetFindingHistory" => {
                prepared!(service, resources, input, get_finding_history: GetFindingHistoryRequest)
            }
            "GetFindingStatisticsV2" => {
                prepared!(service, resources, input, get_finding_statistics_v2: GetFindingStatisticsV2Request)
            }
            "GetFindings" => prepared!(service, resources, input, get_findings: GetFindingsRequest),
            "GetFindingsTrendsV2" => {
                prepared!(service, resources, input, get_findings_trends_v2: GetFindingsTrendsV2Request)
            }
            "GetFindingsV2" => prepared!(service, resources, input, get_findings_v2: GetFindingsV2Request),
            "GetInsightResults" => {
                prepared!(service, resources, input, get_insight_results: GetInsightResultsRequest)
            }
            "GetInsights" => prepared!(service, resources, input, get_insights: GetInsightsRequest),
            "GetInvitationsCount" => {
                prepared!(service, resources, input, get_invitations_count: GetInvitationsCountRequest)
            }
            "GetMasterAccount" => {
                prepared!(service, resources, input, get_master_account: GetMasterAccountRequest)
            }
            "GetMembers" => prepared!(service, resources, input, get_members: GetMembersRequest),
            "GetRecommendedPolicyV2" => {
                prepared!(service, resources, input, get_recommended_policy_v2: GetRecommendedPolicyV2Request)
            }
            "GetResourcesStatisticsV2" => {
                prepared!(service, resources, input, get_resources_statistics_v2: GetResourcesStatisticsV2Request)
            }
            "GetResourcesTrendsV2" => {
                prepared!(service, resources, input, get_resources_trends_v2: GetResourcesTrendsV2Request)
            }
            "GetResourcesV2" => prepared!(service, resources, input, get_resources_v2: GetResourcesV2Request),
            "GetSecurityControlDefinition" => {
                prepared!(service, resources, input, get_security_control_definition: GetSecurityControlDefinitionRequest)
            }
            "InviteMembers" => prepared!(service, resources, input, invite_members: InviteMembersRequest),
            "ListAggregatorsV2" => {
                prepared!(service, resources, input, list_aggregators_v2: ListAggregatorsV2Request)
            }
            "ListAutomationRules" => {
                prepared!(service, resources, input, list_automation_rules: ListAutomationRulesRequest)
            }
            "ListAutomationRulesV2" => {
                prepared!(service, resources, input, list_automation_rules_v2: ListAutomationRulesV2Request)
            }
            "ListConfigurationPolicies" => {
                prepared!(service, resources, input, list_configuration_policies: ListConfigurationPoliciesRequest)
            }
            "ListConfigurationPolicyAssociations" => {
                prepared!(service, resources, input, list_configuration_policy_associations: ListConfigurationPolicyAssociationsRequest)
            }
            "ListConnectorsV2" => {
                prepared!(service, resources, input, list_connectors_v2: ListConnectorsV2Request)
            }
            "ListEnabledProductsForImport" => {
                prepared!(service, resources, input, list_enabled_products_for_import: ListEnabledProductsForImportRequest)
            }
            "ListFindingAggregators" => {
                prepared!(service, resources, input, list_finding_aggregators: ListFindingAggregatorsRequest)
            }
            "ListInvitations" => {
                prepared!(service, resources, input, list_invitations: ListInvitationsRequest)
            }
            "ListMembers" => prepared!(service, resources, input, list_members: ListMembersRequest),
            "ListOrganizationAdminAccounts" => {
                prepared!(service, resources, input, list_organization_admin_accounts: ListOrganizationAdminAccountsRequest)
            }
            "ListSecurityControlDefinitions" => {
                prepared!(service, resources, input, list_security_control_definitions: ListSecurityControlDefinitionsRequest)
            }
            "ListStandardsControlAssociations" => {
                prepared!(service, resources, input, list_standards_control_associations: ListStandardsControlAssociationsRequest)
            }
            "ListTagsForResource" => {
                prepared!(service, resources, input, list_tags_for_resource: ListTagsForResourceRequest)
            }
            "RegisterConnectorV2" => {
                prepared!(service, resources, input, register_connector_v2: RegisterConnectorV2Request)
            }
            "StartConfigurationPolicyAssociation" => {
                prepared!(service, resources, input, start_configuration_policy_association: StartConfigurationPolicyAssociationRequest)
            }
            "StartConfigurationPolicyDisassociation" => {
                prepared!(service, resources, input, start_configuration_policy_disassociation: StartConfigurationPolicyDisassociationRequest)
            }
            "TagResource" => prepared!(service, resources, input, tag_resource: TagResourceRequest),
            "UntagResource" => prepared!(service, resources, input, untag_resource: UntagResourceRequest),
            "UpdateActionTarget" => {
                prepared!(service, resources, input, update_action_target: UpdateActionTargetRequest)
            }
            "UpdateAggregatorV2" => {
                prepared!(service, resources, input, update_aggregator_v2: UpdateAggregatorV2Request)
            }
            "UpdateAutomationRuleV2" => {
                prepared!(service, resources, input, update_automation_rule_v2: UpdateAutomationRuleV2Request)
            }
            "UpdateConfigurationPolicy" => {
                prepared!(service, resources, input, update_configuration_policy: UpdateConfigurationPolicyRequest)
            }
            "UpdateConnectorV2" => {
                prepared!(service, resources, input, update_connector_v2: UpdateConnectorV2Request)
            }
            "UpdateFindingAggregator" => {
                prepared!(service, resources, input, update_finding_aggregator: UpdateFindingAggregatorRequest)
            }
            "UpdateFindings" => prepared!(service, resources, input, update_findings: UpdateFindingsRequest),
            "UpdateInsight" => prepared!(service, resources, input, update_insight: UpdateInsightRequest),
            "UpdateOrganizationConfiguration" => {
                prepared!(service, resources, input, update_organization_configuration: UpdateOrganizationConfigurationRequest)
            }
            "UpdateSecurityControl" => {
                prepared!(service, resources, input, update_security_control: UpdateSecurityControlRequest)
            }
            "UpdateSecurityHubConfiguration" => {
                prepared!(service, resources, input, update_security_hub_configuration: UpdateSecurityHubConfigurationRequest)
            }
            "UpdateStandardsControl" => {
                prepared!(service, resources, input, update_standards_control: UpdateStandardsControlRequest)
            }
            _ => return Err(ServiceError::not_implemented(MODEL.name, operation.name)),
        })
    }
}
