//! Inputs of operations.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::collections::BTreeMap;

use super::enums::*;
use super::structures::*;
use serde::{Deserialize, Serialize};

/// `AssociateMemberRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AssociateMemberRequest {
    pub account_id: String,
}

/// `BatchAssociateCodeSecurityScanConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchAssociateCodeSecurityScanConfigurationRequest {
    pub associate_configuration_requests: Vec<AssociateConfigurationRequest>,
}

/// `BatchDisassociateCodeSecurityScanConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchDisassociateCodeSecurityScanConfigurationRequest {
    pub disassociate_configuration_requests: Vec<DisassociateConfigurationRequest>,
}

/// `BatchGetAccountStatusRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetAccountStatusRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<String>>,
}

/// `BatchGetCodeSnippetRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetCodeSnippetRequest {
    pub finding_arns: Vec<String>,
}

/// `BatchGetFindingDetailsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetFindingDetailsRequest {
    pub finding_arns: Vec<String>,
}

/// `BatchGetFreeTrialInfoRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetFreeTrialInfoRequest {
    pub account_ids: Vec<String>,
}

/// `BatchGetMemberEc2DeepInspectionStatusRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetMemberEc2DeepInspectionStatusRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<String>>,
}

/// `BatchUpdateMemberEc2DeepInspectionStatusRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchUpdateMemberEc2DeepInspectionStatusRequest {
    pub account_ids: Vec<MemberAccountEc2DeepInspectionStatus>,
}

/// `CancelFindingsReportRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelFindingsReportRequest {
    pub report_id: String,
}

/// `CancelSbomExportRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelSbomExportRequest {
    pub report_id: String,
}

/// `CreateCisScanConfigurationRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateCisScanConfigurationRequest {
    pub scan_name: String,
    pub schedule: Schedule,
    pub security_level: CisSecurityLevel,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    pub targets: CreateCisTargets,
}

/// `CreateCodeSecurityIntegrationRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateCodeSecurityIntegrationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<CreateIntegrationDetail>,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    pub r#type: IntegrationType,
}

/// `CreateCodeSecurityScanConfigurationRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateCodeSecurityScanConfigurationRequest {
    pub configuration: CodeSecurityScanConfiguration,
    pub level: ConfigurationLevel,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope_settings: Option<ScopeSettings>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `CreateFilterRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateFilterRequest {
    pub action: FilterAction,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub filter_criteria: FilterCriteria,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `CreateFindingsReportRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateFindingsReportRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    pub report_format: ReportFormat,
    pub s3_destination: Destination,
}

/// `CreateSbomExportRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateSbomExportRequest {
    pub report_format: SbomReportFormat,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_filter_criteria: Option<ResourceFilterCriteria>,
    pub s3_destination: Destination,
}

/// `DeleteCisScanConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCisScanConfigurationRequest {
    pub scan_configuration_arn: String,
}

/// `DeleteCodeSecurityIntegrationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCodeSecurityIntegrationRequest {
    pub integration_arn: String,
}

/// `DeleteCodeSecurityScanConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCodeSecurityScanConfigurationRequest {
    pub scan_configuration_arn: String,
}

/// `DeleteFilterRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteFilterRequest {
    pub arn: String,
}

/// `DescribeOrganizationConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DescribeOrganizationConfigurationRequest {}

/// `DisableDelegatedAdminAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableDelegatedAdminAccountRequest {
    pub delegated_admin_account_id: String,
}

/// `DisableRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_types: Option<Vec<ResourceScanType>>,
}

/// `DisassociateMemberRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisassociateMemberRequest {
    pub account_id: String,
}

/// `EnableDelegatedAdminAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableDelegatedAdminAccountRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    pub delegated_admin_account_id: String,
}

/// `EnableRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    pub resource_types: Vec<ResourceScanType>,
}

/// `GetCisScanReportRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCisScanReportRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_format: Option<CisReportFormat>,
    pub scan_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_accounts: Option<Vec<String>>,
}

/// `GetCisScanResultDetailsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCisScanResultDetailsRequest {
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<CisScanResultDetailsFilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub scan_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<CisScanResultDetailsSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<CisSortOrder>,
    pub target_resource_id: String,
}

/// `GetClustersForImageRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetClustersForImageRequest {
    pub filter: ClusterForImageFilterCriteria,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `GetCodeSecurityIntegrationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCodeSecurityIntegrationRequest {
    pub integration_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `GetCodeSecurityScanConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCodeSecurityScanConfigurationRequest {
    pub scan_configuration_arn: String,
}

/// `GetCodeSecurityScanRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCodeSecurityScanRequest {
    pub resource: CodeSecurityResource,
    pub scan_id: String,
}

/// `GetConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetConfigurationRequest {}

/// `GetDelegatedAdminAccountRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetDelegatedAdminAccountRequest {}

/// `GetEc2DeepInspectionConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetEc2DeepInspectionConfigurationRequest {}

/// `GetEncryptionKeyRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetEncryptionKeyRequest {
    pub resource_type: ResourceType,
    pub scan_type: ScanType,
}

/// `GetFindingsReportStatusRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetFindingsReportStatusRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_id: Option<String>,
}

/// `GetMemberRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetMemberRequest {
    pub account_id: String,
}

/// `GetSbomExportRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetSbomExportRequest {
    pub report_id: String,
}

/// `ListAccountPermissionsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListAccountPermissionsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Service>,
}

/// `ListCisScanConfigurationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScanConfigurationsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<ListCisScanConfigurationsFilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<CisScanConfigurationsSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<CisSortOrder>,
}

/// `ListCisScanResultsAggregatedByChecksRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScanResultsAggregatedByChecksRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<CisScanResultsAggregatedByChecksFilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub scan_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<CisScanResultsAggregatedByChecksSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<CisSortOrder>,
}

/// `ListCisScanResultsAggregatedByTargetResourceRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScanResultsAggregatedByTargetResourceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<CisScanResultsAggregatedByTargetResourceFilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub scan_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<CisScanResultsAggregatedByTargetResourceSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<CisSortOrder>,
}

/// `ListCisScansRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScansRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail_level: Option<ListCisScansDetailLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<ListCisScansFilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<ListCisScansSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<CisSortOrder>,
}

/// `ListCodeSecurityIntegrationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCodeSecurityIntegrationsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListCodeSecurityScanConfigurationAssociationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCodeSecurityScanConfigurationAssociationsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub scan_configuration_arn: String,
}

/// `ListCodeSecurityScanConfigurationsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCodeSecurityScanConfigurationsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListCoverageRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCoverageRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<CoverageFilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListCoverageStatisticsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCoverageStatisticsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<CoverageFilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_by: Option<GroupKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListDelegatedAdminAccountsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListDelegatedAdminAccountsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListFiltersRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListFiltersRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<FilterAction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListFindingAggregationsRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListFindingAggregationsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregation_request: Option<AggregationRequest>,
    pub aggregation_type: AggregationType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListFindingsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListFindingsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_criteria: Option<SortCriteria>,
}

/// `ListMembersRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListMembersRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_associated: Option<bool>,
}

/// `ListTagsForResourceRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListTagsForResourceRequest {
    pub resource_arn: String,
}

/// `ListUsageTotalsRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListUsageTotalsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ResetEncryptionKeyRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResetEncryptionKeyRequest {
    pub resource_type: ResourceType,
    pub scan_type: ScanType,
}

/// `SearchVulnerabilitiesRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchVulnerabilitiesRequest {
    pub filter_criteria: SearchVulnerabilitiesFilterCriteria,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `SendCisSessionHealthRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendCisSessionHealthRequest {
    pub scan_job_id: String,
    pub session_token: String,
}

/// `SendCisSessionTelemetryRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendCisSessionTelemetryRequest {
    pub messages: Vec<CisSessionMessage>,
    pub scan_job_id: String,
    pub session_token: String,
}

/// `StartCisSessionRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartCisSessionRequest {
    pub message: StartCisSessionMessage,
    pub scan_job_id: String,
}

/// `StartCodeSecurityScanRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartCodeSecurityScanRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    pub resource: CodeSecurityResource,
}

/// `StopCisSessionRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopCisSessionRequest {
    pub message: StopCisSessionMessage,
    pub scan_job_id: String,
    pub session_token: String,
}

/// `TagResourceRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagResourceRequest {
    pub resource_arn: String,
    pub tags: BTreeMap<String, String>,
}

/// `UntagResourceRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UntagResourceRequest {
    pub resource_arn: String,
    pub tag_keys: Vec<String>,
}

/// `UpdateCisScanConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCisScanConfigurationRequest {
    pub scan_configuration_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_level: Option<CisSecurityLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targets: Option<UpdateCisTargets>,
}

/// `UpdateCodeSecurityIntegrationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCodeSecurityIntegrationRequest {
    pub details: UpdateIntegrationDetails,
    pub integration_arn: String,
}

/// `UpdateCodeSecurityScanConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCodeSecurityScanConfigurationRequest {
    pub configuration: CodeSecurityScanConfiguration,
    pub scan_configuration_arn: String,
}

/// `UpdateConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_configuration: Option<Ec2Configuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_configuration: Option<EcrConfiguration>,
}

/// `UpdateEc2DeepInspectionConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateEc2DeepInspectionConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activate_deep_inspection: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_paths: Option<Vec<String>>,
}

/// `UpdateEncryptionKeyRequest`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateEncryptionKeyRequest {
    pub kms_key_id: String,
    pub resource_type: ResourceType,
    pub scan_type: ScanType,
}

/// `UpdateFilterRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateFilterRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<FilterAction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub filter_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// `UpdateOrgEc2DeepInspectionConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateOrgEc2DeepInspectionConfigurationRequest {
    pub org_package_paths: Vec<String>,
}

/// `UpdateOrganizationConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateOrganizationConfigurationRequest {
    pub auto_enable: AutoEnable,
}
