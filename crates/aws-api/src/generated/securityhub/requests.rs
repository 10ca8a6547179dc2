//! Inputs of operations.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::collections::BTreeMap;

use super::enums::*;
use super::structures::*;
use serde::{Deserialize, Serialize};

/// `AcceptAdministratorInvitationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AcceptAdministratorInvitationRequest {
    pub administrator_id: String,
    pub invitation_id: String,
}

/// `AcceptInvitationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AcceptInvitationRequest {
    pub invitation_id: String,
    pub master_id: String,
}

/// `BatchDeleteAutomationRulesRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchDeleteAutomationRulesRequest {
    pub automation_rules_arns: Vec<String>,
}

/// `BatchDisableStandardsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchDisableStandardsRequest {
    pub standards_subscription_arns: Vec<String>,
}

/// `BatchEnableStandardsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchEnableStandardsRequest {
    pub standards_subscription_requests: Vec<StandardsSubscriptionRequest>,
}

/// `BatchGetAutomationRulesRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchGetAutomationRulesRequest {
    pub automation_rules_arns: Vec<String>,
}

/// `BatchGetConfigurationPolicyAssociationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchGetConfigurationPolicyAssociationsRequest {
    pub configuration_policy_association_identifiers: Vec<ConfigurationPolicyAssociation>,
}

/// `BatchGetSecurityControlsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchGetSecurityControlsRequest {
    pub security_control_ids: Vec<String>,
}

/// `BatchGetStandardsControlAssociationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchGetStandardsControlAssociationsRequest {
    pub standards_control_association_ids: Vec<StandardsControlAssociationId>,
}

/// `BatchImportFindingsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchImportFindingsRequest {
    pub findings: Vec<AwsSecurityFinding>,
}

/// `BatchUpdateAutomationRulesRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateAutomationRulesRequest {
    pub update_automation_rules_request_items: Vec<UpdateAutomationRulesRequestItem>,
}

/// `BatchUpdateFindingsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateFindingsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criticality: Option<i32>,
    pub finding_identifiers: Vec<AwsSecurityFindingIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteUpdate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_findings: Option<Vec<RelatedFinding>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<SeverityUpdate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_defined_fields: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_state: Option<VerificationState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow: Option<WorkflowUpdate>,
}

/// `BatchUpdateFindingsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateFindingsV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_identifiers: Option<Vec<OcsfFindingIdentifier>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata_uids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_id: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_id: Option<i32>,
}

/// `BatchUpdateStandardsControlAssociationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateStandardsControlAssociationsRequest {
    pub standards_control_association_updates: Vec<StandardsControlAssociationUpdate>,
}

/// `CreateActionTargetRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateActionTargetRequest {
    pub description: String,
    pub id: String,
    pub name: String,
}

/// `CreateAggregatorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAggregatorV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_regions: Option<Vec<String>>,
    pub region_linking_mode: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `CreateAutomationRuleRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAutomationRuleRequest {
    pub actions: Vec<AutomationRulesAction>,
    pub criteria: AutomationRulesFindingFilters,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_terminal: Option<bool>,
    pub rule_name: String,
    pub rule_order: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<RuleStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `CreateAutomationRuleV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAutomationRuleV2Request {
    pub actions: Vec<AutomationRulesActionV2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    pub criteria: Criteria,
    pub description: String,
    pub rule_name: String,
    pub rule_order: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<RuleStatusV2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `CreateConfigurationPolicyRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateConfigurationPolicyRequest {
    pub configuration_policy: Policy,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `CreateConnectorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateConnectorV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    pub name: String,
    pub provider: ProviderConfiguration,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `CreateFindingAggregatorRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateFindingAggregatorRequest {
    pub region_linking_mode: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regions: Option<Vec<String>>,
}

/// `CreateInsightRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateInsightRequest {
    pub filters: AwsSecurityFindingFilters,
    pub group_by_attribute: String,
    pub name: String,
}

/// `CreateMembersRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateMembersRequest {
    pub account_details: Vec<AccountDetails>,
}

/// `CreateTicketV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTicketV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    pub connector_id: String,
    pub finding_metadata_uid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<TicketCreationMode>,
}

/// `DeclineInvitationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeclineInvitationsRequest {
    pub account_ids: Vec<String>,
}

/// `DeleteActionTargetRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteActionTargetRequest {
    pub action_target_arn: String,
}

/// `DeleteAggregatorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAggregatorV2Request {
    pub aggregator_v2_arn: String,
}

/// `DeleteAutomationRuleV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAutomationRuleV2Request {
    pub identifier: String,
}

/// `DeleteConfigurationPolicyRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteConfigurationPolicyRequest {
    pub identifier: String,
}

/// `DeleteConnectorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteConnectorV2Request {
    pub connector_id: String,
}

/// `DeleteFindingAggregatorRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteFindingAggregatorRequest {
    pub finding_aggregator_arn: String,
}

/// `DeleteInsightRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteInsightRequest {
    pub insight_arn: String,
}

/// `DeleteInvitationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteInvitationsRequest {
    pub account_ids: Vec<String>,
}

/// `DeleteMembersRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteMembersRequest {
    pub account_ids: Vec<String>,
}

/// `DescribeActionTargetsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeActionTargetsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_target_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `DescribeHubRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeHubRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hub_arn: Option<String>,
}

/// `DescribeOrganizationConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DescribeOrganizationConfigurationRequest {}

/// `DescribeProductsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeProductsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_arn: Option<String>,
}

/// `DescribeProductsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeProductsV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `DescribeSecurityHubV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DescribeSecurityHubV2Request {}

/// `DescribeStandardsControlsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeStandardsControlsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub standards_subscription_arn: String,
}

/// `DescribeStandardsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeStandardsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `DisableImportFindingsForProductRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DisableImportFindingsForProductRequest {
    pub product_subscription_arn: String,
}

/// `DisableOrganizationAdminAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DisableOrganizationAdminAccountRequest {
    pub admin_account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<SecurityHubFeature>,
}

/// `DisableSecurityHubRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableSecurityHubRequest {}

/// `DisableSecurityHubV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableSecurityHubV2Request {}

/// `DisassociateFromAdministratorAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisassociateFromAdministratorAccountRequest {}

/// `DisassociateFromMasterAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisassociateFromMasterAccountRequest {}

/// `DisassociateMembersRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DisassociateMembersRequest {
    pub account_ids: Vec<String>,
}

/// `EnableImportFindingsForProductRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableImportFindingsForProductRequest {
    pub product_arn: String,
}

/// `EnableOrganizationAdminAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableOrganizationAdminAccountRequest {
    pub admin_account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<SecurityHubFeature>,
}

/// `EnableSecurityHubRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableSecurityHubRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_finding_generator: Option<ControlFindingGenerator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_default_standards: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `EnableSecurityHubV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableSecurityHubV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `GenerateRecommendedPolicyV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GenerateRecommendedPolicyV2Request {
    pub metadata_uid: String,
}

/// `GetAdministratorAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetAdministratorAccountRequest {}

/// `GetAggregatorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAggregatorV2Request {
    pub aggregator_v2_arn: String,
}

/// `GetAutomationRuleV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAutomationRuleV2Request {
    pub identifier: String,
}

/// `GetConfigurationPolicyAssociationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetConfigurationPolicyAssociationRequest {
    pub target: Target,
}

/// `GetConfigurationPolicyRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetConfigurationPolicyRequest {
    pub identifier: String,
}

/// `GetConnectorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetConnectorV2Request {
    pub connector_id: String,
}

/// `GetEnabledStandardsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetEnabledStandardsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_subscription_arns: Option<Vec<String>>,
}

/// `GetFindingAggregatorRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingAggregatorRequest {
    pub finding_aggregator_arn: String,
}

/// `GetFindingHistoryRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingHistoryRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    pub finding_identifier: AwsSecurityFindingIdentifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
}

/// `GetFindingStatisticsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingStatisticsV2Request {
    pub group_by_rules: Vec<GroupByRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_statistic_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<FindingScopes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `GetFindingsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<AwsSecurityFindingFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_criteria: Option<Vec<SortCriterion>>,
}

/// `GetFindingsTrendsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingsTrendsV2Request {
    pub end_time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<FindingsTrendsFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub start_time: String,
}

/// `GetFindingsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingsV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<OcsfFindingFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<FindingScopes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_criteria: Option<Vec<SortCriterion>>,
}

/// `GetInsightResultsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetInsightResultsRequest {
    pub insight_arn: String,
}

/// `GetInsightsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetInsightsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub insight_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `GetInvitationsCountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetInvitationsCountRequest {}

/// `GetMasterAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetMasterAccountRequest {}

/// `GetMembersRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMembersRequest {
    pub account_ids: Vec<String>,
}

/// `GetRecommendedPolicyV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRecommendedPolicyV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    pub metadata_uid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `GetResourcesStatisticsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetResourcesStatisticsV2Request {
    pub group_by_rules: Vec<ResourceGroupByRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_statistic_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<ResourceScopes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `GetResourcesTrendsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetResourcesTrendsV2Request {
    pub end_time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<ResourcesTrendsFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub start_time: String,
}

/// `GetResourcesV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetResourcesV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<ResourcesFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<ResourceScopes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_criteria: Option<Vec<SortCriterion>>,
}

/// `GetSecurityControlDefinitionRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSecurityControlDefinitionRequest {
    pub security_control_id: String,
}

/// `InviteMembersRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InviteMembersRequest {
    pub account_ids: Vec<String>,
}

/// `ListAggregatorsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAggregatorsV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListAutomationRulesRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAutomationRulesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListAutomationRulesV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAutomationRulesV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListConfigurationPoliciesRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListConfigurationPoliciesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListConfigurationPolicyAssociationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListConfigurationPolicyAssociationsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<AssociationFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListConnectorsV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListConnectorsV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_status: Option<ConnectorStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<ConnectorProviderName>,
}

/// `ListEnabledProductsForImportRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListEnabledProductsForImportRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListFindingAggregatorsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListFindingAggregatorsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListInvitationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListInvitationsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListMembersRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListMembersRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_associated: Option<bool>,
}

/// `ListOrganizationAdminAccountsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListOrganizationAdminAccountsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<SecurityHubFeature>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListSecurityControlDefinitionsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSecurityControlDefinitionsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_arn: Option<String>,
}

/// `ListStandardsControlAssociationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListStandardsControlAssociationsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub security_control_id: String,
}

/// `ListTagsForResourceRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagsForResourceRequest {
    pub resource_arn: String,
}

/// `RegisterConnectorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RegisterConnectorV2Request {
    pub auth_code: String,
    pub auth_state: String,
}

/// `StartConfigurationPolicyAssociationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StartConfigurationPolicyAssociationRequest {
    pub configuration_policy_identifier: String,
    pub target: Target,
}

/// `StartConfigurationPolicyDisassociationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StartConfigurationPolicyDisassociationRequest {
    pub configuration_policy_identifier: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
}

/// `TagResourceRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagResourceRequest {
    pub resource_arn: String,
    pub tags: BTreeMap<String, String>,
}

/// `UntagResourceRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResourceRequest {
    pub resource_arn: String,
    pub tag_keys: Vec<String>,
}

/// `UpdateActionTargetRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateActionTargetRequest {
    pub action_target_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// `UpdateAggregatorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAggregatorV2Request {
    pub aggregator_v2_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_regions: Option<Vec<String>>,
    pub region_linking_mode: String,
}

/// `UpdateAutomationRuleV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAutomationRuleV2Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<AutomationRulesActionV2>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Criteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub identifier: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_order: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<RuleStatusV2>,
}

/// `UpdateConfigurationPolicyRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateConfigurationPolicyRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy: Option<Policy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub identifier: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_reason: Option<String>,
}

/// `UpdateConnectorV2Request`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateConnectorV2Request {
    pub connector_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<ProviderUpdateConfiguration>,
}

/// `UpdateFindingAggregatorRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateFindingAggregatorRequest {
    pub finding_aggregator_arn: String,
    pub region_linking_mode: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regions: Option<Vec<String>>,
}

/// `UpdateFindingsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateFindingsRequest {
    pub filters: AwsSecurityFindingFilters,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteUpdate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_state: Option<RecordState>,
}

/// `UpdateInsightRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateInsightRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<AwsSecurityFindingFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_by_attribute: Option<String>,
    pub insight_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// `UpdateOrganizationConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateOrganizationConfigurationRequest {
    pub auto_enable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_enable_standards: Option<AutoEnableStandards>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_configuration: Option<OrganizationConfiguration>,
}

/// `UpdateSecurityControlRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSecurityControlRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_update_reason: Option<String>,
    pub parameters: BTreeMap<String, ParameterConfiguration>,
    pub security_control_id: String,
}

/// `UpdateSecurityHubConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSecurityHubConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_enable_controls: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_finding_generator: Option<ControlFindingGenerator>,
}

/// `UpdateStandardsControlRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateStandardsControlRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_status: Option<ControlStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled_reason: Option<String>,
    pub standards_control_arn: String,
}
