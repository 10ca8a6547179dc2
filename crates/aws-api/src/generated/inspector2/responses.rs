//! Outputs of operations.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::collections::BTreeMap;

use super::enums::*;
use super::structures::*;
use serde::{Deserialize, Serialize};
use tidewaiter_aws_wire::EpochSeconds;

/// `AssociateMemberResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AssociateMemberResponse {
    pub account_id: String,
}

/// `BatchAssociateCodeSecurityScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchAssociateCodeSecurityScanConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_associations: Option<Vec<FailedAssociationResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successful_associations: Option<Vec<SuccessfulAssociationResult>>,
}

/// `BatchDisassociateCodeSecurityScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchDisassociateCodeSecurityScanConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_associations: Option<Vec<FailedAssociationResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successful_associations: Option<Vec<SuccessfulAssociationResult>>,
}

/// `BatchGetAccountStatusResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetAccountStatusResponse {
    pub accounts: Vec<AccountState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_accounts: Option<Vec<FailedAccount>>,
}

/// `BatchGetCodeSnippetResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetCodeSnippetResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_snippet_results: Option<Vec<CodeSnippetResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<CodeSnippetError>>,
}

/// `BatchGetFindingDetailsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetFindingDetailsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<FindingDetailsError>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_details: Option<Vec<FindingDetail>>,
}

/// `BatchGetFreeTrialInfoResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetFreeTrialInfoResponse {
    pub accounts: Vec<FreeTrialAccountInfo>,
    pub failed_accounts: Vec<FreeTrialInfoError>,
}

/// `BatchGetMemberEc2DeepInspectionStatusResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetMemberEc2DeepInspectionStatusResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<MemberAccountEc2DeepInspectionStatusState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_account_ids: Option<Vec<FailedMemberAccountEc2DeepInspectionStatusState>>,
}

/// `BatchUpdateMemberEc2DeepInspectionStatusResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchUpdateMemberEc2DeepInspectionStatusResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<MemberAccountEc2DeepInspectionStatusState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_account_ids: Option<Vec<FailedMemberAccountEc2DeepInspectionStatusState>>,
}

/// `CancelFindingsReportResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelFindingsReportResponse {
    pub report_id: String,
}

/// `CancelSbomExportResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelSbomExportResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_id: Option<String>,
}

/// `CreateCisScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateCisScanConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration_arn: Option<String>,
}

/// `CreateCodeSecurityIntegrationResponse`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateCodeSecurityIntegrationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    pub integration_arn: String,
    pub status: IntegrationStatus,
}

/// `CreateCodeSecurityScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateCodeSecurityScanConfigurationResponse {
    pub scan_configuration_arn: String,
}

/// `CreateFilterResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateFilterResponse {
    pub arn: String,
}

/// `CreateFindingsReportResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateFindingsReportResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_id: Option<String>,
}

/// `CreateSbomExportResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateSbomExportResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_id: Option<String>,
}

/// `DeleteCisScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCisScanConfigurationResponse {
    pub scan_configuration_arn: String,
}

/// `DeleteCodeSecurityIntegrationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCodeSecurityIntegrationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration_arn: Option<String>,
}

/// `DeleteCodeSecurityScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCodeSecurityScanConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration_arn: Option<String>,
}

/// `DeleteFilterResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteFilterResponse {
    pub arn: String,
}

/// `DescribeOrganizationConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeOrganizationConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_enable: Option<AutoEnable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_account_limit_reached: Option<bool>,
}

/// `DisableDelegatedAdminAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableDelegatedAdminAccountResponse {
    pub delegated_admin_account_id: String,
}

/// `DisableResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableResponse {
    pub accounts: Vec<Account>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_accounts: Option<Vec<FailedAccount>>,
}

/// `DisassociateMemberResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisassociateMemberResponse {
    pub account_id: String,
}

/// `EnableDelegatedAdminAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableDelegatedAdminAccountResponse {
    pub delegated_admin_account_id: String,
}

/// `EnableResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableResponse {
    pub accounts: Vec<Account>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_accounts: Option<Vec<FailedAccount>>,
}

/// `GetCisScanReportResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCisScanReportResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CisReportStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// `GetCisScanResultDetailsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCisScanResultDetailsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_result_details: Option<Vec<CisScanResultDetails>>,
}

/// `GetClustersForImageResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetClustersForImageResponse {
    pub cluster: Vec<ClusterInformation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `GetCodeSecurityIntegrationResponse`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCodeSecurityIntegrationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    pub created_on: EpochSeconds,
    pub integration_arn: String,
    pub last_update_on: EpochSeconds,
    pub name: String,
    pub status: IntegrationStatus,
    pub status_reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    pub r#type: IntegrationType,
}

/// `GetCodeSecurityScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCodeSecurityScanConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration: Option<CodeSecurityScanConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<ConfigurationLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope_settings: Option<ScopeSettings>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `GetCodeSecurityScanResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCodeSecurityScanResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_commit_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<CodeSecurityResource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CodeScanStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<EpochSeconds>,
}

/// `GetConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_configuration: Option<Ec2ConfigurationState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_configuration: Option<EcrConfigurationState>,
}

/// `GetDelegatedAdminAccountResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetDelegatedAdminAccountResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegated_admin: Option<DelegatedAdmin>,
}

/// `GetEc2DeepInspectionConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetEc2DeepInspectionConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_package_paths: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_paths: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Ec2DeepInspectionStatus>,
}

/// `GetEncryptionKeyResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetEncryptionKeyResponse {
    pub kms_key_id: String,
}

/// `GetFindingsReportStatusResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetFindingsReportStatusResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<Destination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<ReportingErrorCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ExternalReportStatus>,
}

/// `GetMemberResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetMemberResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Member>,
}

/// `GetSbomExportResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetSbomExportResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<ReportingErrorCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<ResourceFilterCriteria>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<SbomReportFormat>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_destination: Option<Destination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ExternalReportStatus>,
}

/// `ListAccountPermissionsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListAccountPermissionsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub permissions: Vec<Permission>,
}

/// `ListCisScanConfigurationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScanConfigurationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configurations: Option<Vec<CisScanConfiguration>>,
}

/// `ListCisScanResultsAggregatedByChecksResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScanResultsAggregatedByChecksResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_aggregations: Option<Vec<CisCheckAggregation>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListCisScanResultsAggregatedByTargetResourceResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScanResultsAggregatedByTargetResourceResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_aggregations: Option<Vec<CisTargetResourceAggregation>>,
}

/// `ListCisScansResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScansResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scans: Option<Vec<CisScan>>,
}

/// `ListCodeSecurityIntegrationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCodeSecurityIntegrationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integrations: Option<Vec<CodeSecurityIntegrationSummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListCodeSecurityScanConfigurationAssociationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCodeSecurityScanConfigurationAssociationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub associations: Option<Vec<CodeSecurityScanConfigurationAssociationSummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListCodeSecurityScanConfigurationsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCodeSecurityScanConfigurationsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<CodeSecurityScanConfigurationSummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListCoverageResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCoverageResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered_resources: Option<Vec<CoveredResource>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListCoverageStatisticsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCoverageStatisticsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_by_group: Option<Vec<Counts>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub total_counts: i64,
}

/// `ListDelegatedAdminAccountsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListDelegatedAdminAccountsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegated_admin_accounts: Option<Vec<DelegatedAdminAccount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListFiltersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListFiltersResponse {
    pub filters: Vec<Filter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListFindingAggregationsResponse`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListFindingAggregationsResponse {
    pub aggregation_type: AggregationType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responses: Option<Vec<AggregationResponse>>,
}

/// `ListFindingsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListFindingsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<Vec<Finding>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListMembersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListMembersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<Member>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// `ListTagsForResourceResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListTagsForResourceResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `ListUsageTotalsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListUsageTotalsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totals: Option<Vec<UsageTotal>>,
}

/// `ResetEncryptionKeyResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResetEncryptionKeyResponse {}

/// `SearchVulnerabilitiesResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchVulnerabilitiesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    pub vulnerabilities: Vec<Vulnerability>,
}

/// `SendCisSessionHealthResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SendCisSessionHealthResponse {}

/// `SendCisSessionTelemetryResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SendCisSessionTelemetryResponse {}

/// `StartCisSessionResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StartCisSessionResponse {}

/// `StartCodeSecurityScanResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartCodeSecurityScanResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CodeScanStatus>,
}

/// `StopCisSessionResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StopCisSessionResponse {}

/// `TagResourceResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagResourceResponse {}

/// `UntagResourceResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagResourceResponse {}

/// `UpdateCisScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCisScanConfigurationResponse {
    pub scan_configuration_arn: String,
}

/// `UpdateCodeSecurityIntegrationResponse`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCodeSecurityIntegrationResponse {
    pub integration_arn: String,
    pub status: IntegrationStatus,
}

/// `UpdateCodeSecurityScanConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCodeSecurityScanConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration_arn: Option<String>,
}

/// `UpdateConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateConfigurationResponse {}

/// `UpdateEc2DeepInspectionConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateEc2DeepInspectionConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_package_paths: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_paths: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Ec2DeepInspectionStatus>,
}

/// `UpdateEncryptionKeyResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateEncryptionKeyResponse {}

/// `UpdateFilterResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateFilterResponse {
    pub arn: String,
}

/// `UpdateOrgEc2DeepInspectionConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateOrgEc2DeepInspectionConfigurationResponse {}

/// `UpdateOrganizationConfigurationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateOrganizationConfigurationResponse {
    pub auto_enable: AutoEnable,
}
