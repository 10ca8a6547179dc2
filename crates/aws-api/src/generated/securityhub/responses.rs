//! Outputs of operations.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::collections::BTreeMap;

use super::enums::*;
use super::structures::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `AcceptAdministratorInvitationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AcceptAdministratorInvitationResponse {}

/// `AcceptInvitationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AcceptInvitationResponse {}

/// `BatchDeleteAutomationRulesResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchDeleteAutomationRulesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processed_automation_rules: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_automation_rules: Option<Vec<UnprocessedAutomationRule>>,
}

/// `BatchDisableStandardsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchDisableStandardsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_subscriptions: Option<Vec<StandardsSubscription>>,
}

/// `BatchEnableStandardsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchEnableStandardsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_subscriptions: Option<Vec<StandardsSubscription>>,
}

/// `BatchGetAutomationRulesResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchGetAutomationRulesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<AutomationRulesConfig>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_automation_rules: Option<Vec<UnprocessedAutomationRule>>,
}

/// `BatchGetConfigurationPolicyAssociationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchGetConfigurationPolicyAssociationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy_associations: Option<Vec<ConfigurationPolicyAssociationSummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_configuration_policy_associations: Option<Vec<UnprocessedConfigurationPolicyAssociation>>,
}

/// `BatchGetSecurityControlsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchGetSecurityControlsResponse {
    pub security_controls: Vec<SecurityControl>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_ids: Option<Vec<UnprocessedSecurityControl>>,
}

/// `BatchGetStandardsControlAssociationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchGetStandardsControlAssociationsResponse {
    pub standards_control_association_details: Vec<StandardsControlAssociationDetail>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_associations: Option<Vec<UnprocessedStandardsControlAssociation>>,
}

/// `BatchImportFindingsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchImportFindingsResponse {
    pub failed_count: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_findings: Option<Vec<ImportFindingsError>>,
    pub success_count: i32,
}

/// `BatchUpdateAutomationRulesResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateAutomationRulesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processed_automation_rules: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_automation_rules: Option<Vec<UnprocessedAutomationRule>>,
}

/// `BatchUpdateFindingsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateFindingsResponse {
    pub processed_findings: Vec<AwsSecurityFindingIdentifier>,
    pub unprocessed_findings: Vec<BatchUpdateFindingsUnprocessedFinding>,
}

/// `BatchUpdateFindingsV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateFindingsV2Response {
    pub processed_findings: Vec<BatchUpdateFindingsV2ProcessedFinding>,
    pub unprocessed_findings: Vec<BatchUpdateFindingsV2UnprocessedFinding>,
}

/// `BatchUpdateStandardsControlAssociationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateStandardsControlAssociationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_association_updates: Option<Vec<UnprocessedStandardsControlAssociationUpdate>>,
}

/// `CreateActionTargetResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateActionTargetResponse {
    pub action_target_arn: String,
}

/// `CreateAggregatorV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAggregatorV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregation_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregator_v2_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_regions: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_linking_mode: Option<String>,
}

/// `CreateAutomationRuleResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAutomationRuleResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_arn: Option<String>,
}

/// `CreateAutomationRuleV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAutomationRuleV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_id: Option<String>,
}

/// `CreateConfigurationPolicyResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateConfigurationPolicyResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy: Option<Policy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `CreateConnectorV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateConnectorV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_url: Option<String>,
    pub connector_arn: String,
    pub connector_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_status: Option<ConnectorStatus>,
}

/// `CreateFindingAggregatorResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateFindingAggregatorResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_aggregation_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_aggregator_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_linking_mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regions: Option<Vec<String>>,
}

/// `CreateInsightResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateInsightResponse {
    pub insight_arn: String,
}

/// `CreateMembersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateMembersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_accounts: Option<Vec<Result>>,
}

/// `CreateTicketV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTicketV2Response {
    pub ticket_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket_src_url: Option<String>,
}

/// `DeclineInvitationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeclineInvitationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_accounts: Option<Vec<Result>>,
}

/// `DeleteActionTargetResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteActionTargetResponse {
    pub action_target_arn: String,
}

/// `DeleteAggregatorV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteAggregatorV2Response {}

/// `DeleteAutomationRuleV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteAutomationRuleV2Response {}

/// `DeleteConfigurationPolicyResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteConfigurationPolicyResponse {}

/// `DeleteConnectorV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteConnectorV2Response {}

/// `DeleteFindingAggregatorResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteFindingAggregatorResponse {}

/// `DeleteInsightResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteInsightResponse {
    pub insight_arn: String,
}

/// `DeleteInvitationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteInvitationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_accounts: Option<Vec<Result>>,
}

/// `DeleteMembersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteMembersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_accounts: Option<Vec<Result>>,
}

/// `DescribeActionTargetsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeActionTargetsResponse {
    pub action_targets: Vec<ActionTarget>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `DescribeHubResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeHubResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_enable_controls: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_finding_generator: Option<ControlFindingGenerator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hub_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscribed_at: Option<String>,
}

/// `DescribeOrganizationConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeOrganizationConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_enable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_enable_standards: Option<AutoEnableStandards>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_account_limit_reached: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_configuration: Option<OrganizationConfiguration>,
}

/// `DescribeProductsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeProductsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub products: Vec<Product>,
}

/// `DescribeProductsV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeProductsV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub products_v2: Vec<ProductV2>,
}

/// `DescribeSecurityHubV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSecurityHubV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hub_v2_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscribed_at: Option<String>,
}

/// `DescribeStandardsControlsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeStandardsControlsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub controls: Option<Vec<StandardsControl>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `DescribeStandardsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeStandardsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards: Option<Vec<Standard>>,
}

/// `DisableImportFindingsForProductResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableImportFindingsForProductResponse {}

/// `DisableOrganizationAdminAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableOrganizationAdminAccountResponse {}

/// `DisableSecurityHubResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableSecurityHubResponse {}

/// `DisableSecurityHubV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableSecurityHubV2Response {}

/// `DisassociateFromAdministratorAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisassociateFromAdministratorAccountResponse {}

/// `DisassociateFromMasterAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisassociateFromMasterAccountResponse {}

/// `DisassociateMembersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisassociateMembersResponse {}

/// `EnableImportFindingsForProductResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableImportFindingsForProductResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_subscription_arn: Option<String>,
}

/// `EnableOrganizationAdminAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableOrganizationAdminAccountResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<SecurityHubFeature>,
}

/// `EnableSecurityHubResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EnableSecurityHubResponse {}

/// `EnableSecurityHubV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableSecurityHubV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hub_v2_arn: Option<String>,
}

/// `GenerateRecommendedPolicyV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GenerateRecommendedPolicyV2Response {}

/// `GetAdministratorAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAdministratorAccountResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub administrator: Option<Invitation>,
}

/// `GetAggregatorV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAggregatorV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregation_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregator_v2_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_regions: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_linking_mode: Option<String>,
}

/// `GetAutomationRuleV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAutomationRuleV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<AutomationRulesActionV2>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Criteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_order: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<RuleStatusV2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `GetConfigurationPolicyAssociationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetConfigurationPolicyAssociationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_status: Option<ConfigurationPolicyAssociationStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_status_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_type: Option<AssociationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_type: Option<TargetType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `GetConfigurationPolicyResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetConfigurationPolicyResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy: Option<Policy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `GetConnectorV2Response`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetConnectorV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_arn: Option<String>,
    pub connector_id: String,
    pub created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub health: HealthCheck,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    pub last_updated_at: String,
    pub name: String,
    pub provider_detail: ProviderDetail,
}

/// `GetEnabledStandardsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetEnabledStandardsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_subscriptions: Option<Vec<StandardsSubscription>>,
}

/// `GetFindingAggregatorResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingAggregatorResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_aggregation_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_aggregator_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_linking_mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regions: Option<Vec<String>>,
}

/// `GetFindingHistoryResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingHistoryResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<Vec<FindingHistoryRecord>>,
}

/// `GetFindingStatisticsV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingStatisticsV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_by_results: Option<Vec<GroupByResult>>,
}

/// `GetFindingsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingsResponse {
    pub findings: Vec<AwsSecurityFinding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `GetFindingsTrendsV2Response`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingsTrendsV2Response {
    pub granularity: GranularityField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub trends_metrics: Vec<TrendsMetricsResult>,
}

/// `GetFindingsV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFindingsV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `GetInsightResultsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetInsightResultsResponse {
    pub insight_results: InsightResults,
}

/// `GetInsightsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetInsightsResponse {
    pub insights: Vec<Insight>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `GetInvitationsCountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetInvitationsCountResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitations_count: Option<i32>,
}

/// `GetMasterAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMasterAccountResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub master: Option<Invitation>,
}

/// `GetMembersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMembersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<Member>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_accounts: Option<Vec<Result>>,
}

/// `GetRecommendedPolicyV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRecommendedPolicyV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<RecommendationError>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation_steps: Option<Vec<RecommendationStep>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation_type: Option<RecommendationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<RecommendationStatus>,
}

/// `GetResourcesStatisticsV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetResourcesStatisticsV2Response {
    pub group_by_results: Vec<GroupByResult>,
}

/// `GetResourcesTrendsV2Response`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetResourcesTrendsV2Response {
    pub granularity: GranularityField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub trends_metrics: Vec<ResourcesTrendsMetricsResult>,
}

/// `GetResourcesV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetResourcesV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub resources: Vec<ResourceResult>,
}

/// `GetSecurityControlDefinitionResponse`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSecurityControlDefinitionResponse {
    pub security_control_definition: SecurityControlDefinition,
}

/// `InviteMembersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InviteMembersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_accounts: Option<Vec<Result>>,
}

/// `ListAggregatorsV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAggregatorsV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregators_v2: Option<Vec<AggregatorV2>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListAutomationRulesResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAutomationRulesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automation_rules_metadata: Option<Vec<AutomationRulesMetadata>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListAutomationRulesV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAutomationRulesV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<AutomationRulesMetadataV2>>,
}

/// `ListConfigurationPoliciesResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListConfigurationPoliciesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy_summaries: Option<Vec<ConfigurationPolicySummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListConfigurationPolicyAssociationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListConfigurationPolicyAssociationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy_association_summaries: Option<Vec<ConfigurationPolicyAssociationSummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListConnectorsV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListConnectorsV2Response {
    pub connectors: Vec<ConnectorSummary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListEnabledProductsForImportResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListEnabledProductsForImportResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_subscriptions: Option<Vec<String>>,
}

/// `ListFindingAggregatorsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListFindingAggregatorsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_aggregators: Option<Vec<FindingAggregator>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListInvitationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListInvitationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitations: Option<Vec<Invitation>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListMembersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListMembersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<Member>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListOrganizationAdminAccountsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListOrganizationAdminAccountsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_accounts: Option<Vec<AdminAccount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<SecurityHubFeature>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListSecurityControlDefinitionsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSecurityControlDefinitionsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub security_control_definitions: Vec<SecurityControlDefinition>,
}

/// `ListStandardsControlAssociationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListStandardsControlAssociationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub standards_control_association_summaries: Vec<StandardsControlAssociationSummary>,
}

/// `ListTagsForResourceResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagsForResourceResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `RegisterConnectorV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RegisterConnectorV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_arn: Option<String>,
    pub connector_id: String,
}

/// `StartConfigurationPolicyAssociationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StartConfigurationPolicyAssociationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_status: Option<ConfigurationPolicyAssociationStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_status_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_type: Option<AssociationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_type: Option<TargetType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `StartConfigurationPolicyDisassociationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StartConfigurationPolicyDisassociationResponse {}

/// `TagResourceResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagResourceResponse {}

/// `UntagResourceResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagResourceResponse {}

/// `UpdateActionTargetResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateActionTargetResponse {}

/// `UpdateAggregatorV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAggregatorV2Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregation_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregator_v2_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_regions: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_linking_mode: Option<String>,
}

/// `UpdateAutomationRuleV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateAutomationRuleV2Response {}

/// `UpdateConfigurationPolicyResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateConfigurationPolicyResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy: Option<Policy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `UpdateConnectorV2Response`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateConnectorV2Response {}

/// `UpdateFindingAggregatorResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateFindingAggregatorResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_aggregation_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_aggregator_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_linking_mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regions: Option<Vec<String>>,
}

/// `UpdateFindingsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateFindingsResponse {}

/// `UpdateInsightResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateInsightResponse {}

/// `UpdateOrganizationConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateOrganizationConfigurationResponse {}

/// `UpdateSecurityControlResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateSecurityControlResponse {}

/// `UpdateSecurityHubConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateSecurityHubConfigurationResponse {}

/// `UpdateStandardsControlResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateStandardsControlResponse {}
