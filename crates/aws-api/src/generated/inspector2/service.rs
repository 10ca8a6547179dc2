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
pub trait Inspector2: Send + Sync {
    /// What an operation knows of its request.
    type Context: Send + Sync;

    /// `AssociateMember`
    fn associate_member(
        &self,
        context: &Self::Context,
        input: AssociateMemberRequest,
    ) -> impl Future<Output = Result<AssociateMemberResponse, Error>> + Send {
        unimplemented(context, input, "AssociateMember")
    }

    /// `BatchAssociateCodeSecurityScanConfiguration`
    fn batch_associate_code_security_scan_configuration(
        &self,
        context: &Self::Context,
        input: BatchAssociateCodeSecurityScanConfigurationRequest,
    ) -> impl Future<Output = Result<BatchAssociateCodeSecurityScanConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "BatchAssociateCodeSecurityScanConfiguration")
    }

    /// `BatchDisassociateCodeSecurityScanConfiguration`
    fn batch_disassociate_code_security_scan_configuration(
        &self,
        context: &Self::Context,
        input: BatchDisassociateCodeSecurityScanConfigurationRequest,
    ) -> impl Future<Output = Result<BatchDisassociateCodeSecurityScanConfigurationResponse, Error>> + Send
    {
        unimplemented(context, input, "BatchDisassociateCodeSecurityScanConfiguration")
    }

    /// `BatchGetAccountStatus`
    fn batch_get_account_status(
        &self,
        context: &Self::Context,
        input: BatchGetAccountStatusRequest,
    ) -> impl Future<Output = Result<BatchGetAccountStatusResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetAccountStatus")
    }

    /// `BatchGetCodeSnippet`
    fn batch_get_code_snippet(
        &self,
        context: &Self::Context,
        input: BatchGetCodeSnippetRequest,
    ) -> impl Future<Output = Result<BatchGetCodeSnippetResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetCodeSnippet")
    }

    /// `BatchGetFindingDetails`
    fn batch_get_finding_details(
        &self,
        context: &Self::Context,
        input: BatchGetFindingDetailsRequest,
    ) -> impl Future<Output = Result<BatchGetFindingDetailsResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetFindingDetails")
    }

    /// `BatchGetFreeTrialInfo`
    fn batch_get_free_trial_info(
        &self,
        context: &Self::Context,
        input: BatchGetFreeTrialInfoRequest,
    ) -> impl Future<Output = Result<BatchGetFreeTrialInfoResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetFreeTrialInfo")
    }

    /// `BatchGetMemberEc2DeepInspectionStatus`
    fn batch_get_member_ec2_deep_inspection_status(
        &self,
        context: &Self::Context,
        input: BatchGetMemberEc2DeepInspectionStatusRequest,
    ) -> impl Future<Output = Result<BatchGetMemberEc2DeepInspectionStatusResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetMemberEc2DeepInspectionStatus")
    }

    /// `BatchUpdateMemberEc2DeepInspectionStatus`
    fn batch_update_member_ec2_deep_inspection_status(
        &self,
        context: &Self::Context,
        input: BatchUpdateMemberEc2DeepInspectionStatusRequest,
    ) -> impl Future<Output = Result<BatchUpdateMemberEc2DeepInspectionStatusResponse, Error>> + Send {
        unimplemented(context, input, "BatchUpdateMemberEc2DeepInspectionStatus")
    }

    /// `CancelFindingsReport`
    fn cancel_findings_report(
        &self,
        context: &Self::Context,
        input: CancelFindingsReportRequest,
    ) -> impl Future<Output = Result<CancelFindingsReportResponse, Error>> + Send {
        unimplemented(context, input, "CancelFindingsReport")
    }

    /// `CancelSbomExport`
    fn cancel_sbom_export(
        &self,
        context: &Self::Context,
        input: CancelSbomExportRequest,
    ) -> impl Future<Output = Result<CancelSbomExportResponse, Error>> + Send {
        unimplemented(context, input, "CancelSbomExport")
    }

    /// `CreateCisScanConfiguration`
    fn create_cis_scan_configuration(
        &self,
        context: &Self::Context,
        input: CreateCisScanConfigurationRequest,
    ) -> impl Future<Output = Result<CreateCisScanConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "CreateCisScanConfiguration")
    }

    /// `CreateCodeSecurityIntegration`
    fn create_code_security_integration(
        &self,
        context: &Self::Context,
        input: CreateCodeSecurityIntegrationRequest,
    ) -> impl Future<Output = Result<CreateCodeSecurityIntegrationResponse, Error>> + Send {
        unimplemented(context, input, "CreateCodeSecurityIntegration")
    }

    /// `CreateCodeSecurityScanConfiguration`
    fn create_code_security_scan_configuration(
        &self,
        context: &Self::Context,
        input: CreateCodeSecurityScanConfigurationRequest,
    ) -> impl Future<Output = Result<CreateCodeSecurityScanConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "CreateCodeSecurityScanConfiguration")
    }

    /// `CreateFilter`
    fn create_filter(
        &self,
        context: &Self::Context,
        input: CreateFilterRequest,
    ) -> impl Future<Output = Result<CreateFilterResponse, Error>> + Send {
        unimplemented(context, input, "CreateFilter")
    }

    /// `CreateFindingsReport`
    fn create_findings_report(
        &self,
        context: &Self::Context,
        input: CreateFindingsReportRequest,
    ) -> impl Future<Output = Result<CreateFindingsReportResponse, Error>> + Send {
        unimplemented(context, input, "CreateFindingsReport")
    }

    /// `CreateSbomExport`
    fn create_sbom_export(
        &self,
        context: &Self::Context,
        input: CreateSbomExportRequest,
    ) -> impl Future<Output = Result<CreateSbomExportResponse, Error>> + Send {
        unimplemented(context, input, "CreateSbomExport")
    }

    /// `DeleteCisScanConfiguration`
    fn delete_cis_scan_configuration(
        &self,
        context: &Self::Context,
        input: DeleteCisScanConfigurationRequest,
    ) -> impl Future<Output = Result<DeleteCisScanConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "DeleteCisScanConfiguration")
    }

    /// `DeleteCodeSecurityIntegration`
    fn delete_code_security_integration(
        &self,
        context: &Self::Context,
        input: DeleteCodeSecurityIntegrationRequest,
    ) -> impl Future<Output = Result<DeleteCodeSecurityIntegrationResponse, Error>> + Send {
        unimplemented(context, input, "DeleteCodeSecurityIntegration")
    }

    /// `DeleteCodeSecurityScanConfiguration`
    fn delete_code_security_scan_configuration(
        &self,
        context: &Self::Context,
        input: DeleteCodeSecurityScanConfigurationRequest,
    ) -> impl Future<Output = Result<DeleteCodeSecurityScanConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "DeleteCodeSecurityScanConfiguration")
    }

    /// `DeleteFilter`
    fn delete_filter(
        &self,
        context: &Self::Context,
        input: DeleteFilterRequest,
    ) -> impl Future<Output = Result<DeleteFilterResponse, Error>> + Send {
        unimplemented(context, input, "DeleteFilter")
    }

    /// `DescribeOrganizationConfiguration`
    fn describe_organization_configuration(
        &self,
        context: &Self::Context,
        input: DescribeOrganizationConfigurationRequest,
    ) -> impl Future<Output = Result<DescribeOrganizationConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "DescribeOrganizationConfiguration")
    }

    /// `Disable`
    fn disable(
        &self,
        context: &Self::Context,
        input: DisableRequest,
    ) -> impl Future<Output = Result<DisableResponse, Error>> + Send {
        unimplemented(context, input, "Disable")
    }

    /// `DisableDelegatedAdminAccount`
    fn disable_delegated_admin_account(
        &self,
        context: &Self::Context,
        input: DisableDelegatedAdminAccountRequest,
    ) -> impl Future<Output = Result<DisableDelegatedAdminAccountResponse, Error>> + Send {
        unimplemented(context, input, "DisableDelegatedAdminAccount")
    }

    /// `DisassociateMember`
    fn disassociate_member(
        &self,
        context: &Self::Context,
        input: DisassociateMemberRequest,
    ) -> impl Future<Output = Result<DisassociateMemberResponse, Error>> + Send {
        unimplemented(context, input, "DisassociateMember")
    }

    /// `Enable`
    fn enable(
        &self,
        context: &Self::Context,
        input: EnableRequest,
    ) -> impl Future<Output = Result<EnableResponse, Error>> + Send {
        unimplemented(context, input, "Enable")
    }

    /// `EnableDelegatedAdminAccount`
    fn enable_delegated_admin_account(
        &self,
        context: &Self::Context,
        input: EnableDelegatedAdminAccountRequest,
    ) -> impl Future<Output = Result<EnableDelegatedAdminAccountResponse, Error>> + Send {
        unimplemented(context, input, "EnableDelegatedAdminAccount")
    }

    /// `GetCisScanReport`
    fn get_cis_scan_report(
        &self,
        context: &Self::Context,
        input: GetCisScanReportRequest,
    ) -> impl Future<Output = Result<GetCisScanReportResponse, Error>> + Send {
        unimplemented(context, input, "GetCisScanReport")
    }

    /// `GetCisScanResultDetails`
    fn get_cis_scan_result_details(
        &self,
        context: &Self::Context,
        input: GetCisScanResultDetailsRequest,
    ) -> impl Future<Output = Result<GetCisScanResultDetailsResponse, Error>> + Send {
        unimplemented(context, input, "GetCisScanResultDetails")
    }

    /// `GetClustersForImage`
    fn get_clusters_for_image(
        &self,
        context: &Self::Context,
        input: GetClustersForImageRequest,
    ) -> impl Future<Output = Result<GetClustersForImageResponse, Error>> + Send {
        unimplemented(context, input, "GetClustersForImage")
    }

    /// `GetCodeSecurityIntegration`
    fn get_code_security_integration(
        &self,
        context: &Self::Context,
        input: GetCodeSecurityIntegrationRequest,
    ) -> impl Future<Output = Result<GetCodeSecurityIntegrationResponse, Error>> + Send {
        unimplemented(context, input, "GetCodeSecurityIntegration")
    }

    /// `GetCodeSecurityScan`
    fn get_code_security_scan(
        &self,
        context: &Self::Context,
        input: GetCodeSecurityScanRequest,
    ) -> impl Future<Output = Result<GetCodeSecurityScanResponse, Error>> + Send {
        unimplemented(context, input, "GetCodeSecurityScan")
    }

    /// `GetCodeSecurityScanConfiguration`
    fn get_code_security_scan_configuration(
        &self,
        context: &Self::Context,
        input: GetCodeSecurityScanConfigurationRequest,
    ) -> impl Future<Output = Result<GetCodeSecurityScanConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "GetCodeSecurityScanConfiguration")
    }

    /// `GetConfiguration`
    fn get_configuration(
        &self,
        context: &Self::Context,
        input: GetConfigurationRequest,
    ) -> impl Future<Output = Result<GetConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "GetConfiguration")
    }

    /// `GetDelegatedAdminAccount`
    fn get_delegated_admin_account(
        &self,
        context: &Self::Context,
        input: GetDelegatedAdminAccountRequest,
    ) -> impl Future<Output = Result<GetDelegatedAdminAccountResponse, Error>> + Send {
        unimplemented(context, input, "GetDelegatedAdminAccount")
    }

    /// `GetEc2DeepInspectionConfiguration`
    fn get_ec2_deep_inspection_configuration(
        &self,
        context: &Self::Context,
        input: GetEc2DeepInspectionConfigurationRequest,
    ) -> impl Future<Output = Result<GetEc2DeepInspectionConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "GetEc2DeepInspectionConfiguration")
    }

    /// `GetEncryptionKey`
    fn get_encryption_key(
        &self,
        context: &Self::Context,
        input: GetEncryptionKeyRequest,
    ) -> impl Future<Output = Result<GetEncryptionKeyResponse, Error>> + Send {
        unimplemented(context, input, "GetEncryptionKey")
    }

    /// `GetFindingsReportStatus`
    fn get_findings_report_status(
        &self,
        context: &Self::Context,
        input: GetFindingsReportStatusRequest,
    ) -> impl Future<Output = Result<GetFindingsReportStatusResponse, Error>> + Send {
        unimplemented(context, input, "GetFindingsReportStatus")
    }

    /// `GetMember`
    fn get_member(
        &self,
        context: &Self::Context,
        input: GetMemberRequest,
    ) -> impl Future<Output = Result<GetMemberResponse, Error>> + Send {
        unimplemented(context, input, "GetMember")
    }

    /// `GetSbomExport`
    fn get_sbom_export(
        &self,
        context: &Self::Context,
        input: GetSbomExportRequest,
    ) -> impl Future<Output = Result<GetSbomExportResponse, Error>> + Send {
        unimplemented(context, input, "GetSbomExport")
    }

    /// `ListAccountPermissions`
    fn list_account_permissions(
        &self,
        context: &Self::Context,
        input: ListAccountPermissionsRequest,
    ) -> impl Future<Output = Result<ListAccountPermissionsResponse, Error>> + Send {
        unimplemented(context, input, "ListAccountPermissions")
    }

    /// `ListCisScanConfigurations`
    fn list_cis_scan_configurations(
        &self,
        context: &Self::Context,
        input: ListCisScanConfigurationsRequest,
    ) -> impl Future<Output = Result<ListCisScanConfigurationsResponse, Error>> + Send {
        unimplemented(context, input, "ListCisScanConfigurations")
    }

    /// `ListCisScanResultsAggregatedByChecks`
    fn list_cis_scan_results_aggregated_by_checks(
        &self,
        context: &Self::Context,
        input: ListCisScanResultsAggregatedByChecksRequest,
    ) -> impl Future<Output = Result<ListCisScanResultsAggregatedByChecksResponse, Error>> + Send {
        unimplemented(context, input, "ListCisScanResultsAggregatedByChecks")
    }

    /// `ListCisScanResultsAggregatedByTargetResource`
    fn list_cis_scan_results_aggregated_by_target_resource(
        &self,
        context: &Self::Context,
        input: ListCisScanResultsAggregatedByTargetResourceRequest,
    ) -> impl Future<Output = Result<ListCisScanResultsAggregatedByTargetResourceResponse, Error>> + Send
    {
        unimplemented(context, input, "ListCisScanResultsAggregatedByTargetResource")
    }

    /// `ListCisScans`
    fn list_cis_scans(
        &self,
        context: &Self::Context,
        input: ListCisScansRequest,
    ) -> impl Future<Output = Result<ListCisScansResponse, Error>> + Send {
        unimplemented(context, input, "ListCisScans")
    }

    /// `ListCodeSecurityIntegrations`
    fn list_code_security_integrations(
        &self,
        context: &Self::Context,
        input: ListCodeSecurityIntegrationsRequest,
    ) -> impl Future<Output = Result<ListCodeSecurityIntegrationsResponse, Error>> + Send {
        unimplemented(context, input, "ListCodeSecurityIntegrations")
    }

    /// `ListCodeSecurityScanConfigurationAssociations`
    fn list_code_security_scan_configuration_associations(
        &self,
        context: &Self::Context,
        input: ListCodeSecurityScanConfigurationAssociationsRequest,
    ) -> impl Future<Output = Result<ListCodeSecurityScanConfigurationAssociationsResponse, Error>> + Send
    {
        unimplemented(context, input, "ListCodeSecurityScanConfigurationAssociations")
    }

    /// `ListCodeSecurityScanConfigurations`
    fn list_code_security_scan_configurations(
        &self,
        context: &Self::Context,
        input: ListCodeSecurityScanConfigurationsRequest,
    ) -> impl Future<Output = Result<ListCodeSecurityScanConfigurationsResponse, Error>> + Send {
        unimplemented(context, input, "ListCodeSecurityScanConfigurations")
    }

    /// `ListCoverage`
    fn list_coverage(
        &self,
        context: &Self::Context,
        input: ListCoverageRequest,
    ) -> impl Future<Output = Result<ListCoverageResponse, Error>> + Send {
        unimplemented(context, input, "ListCoverage")
    }

    /// `ListCoverageStatistics`
    fn list_coverage_statistics(
        &self,
        context: &Self::Context,
        input: ListCoverageStatisticsRequest,
    ) -> impl Future<Output = Result<ListCoverageStatisticsResponse, Error>> + Send {
        unimplemented(context, input, "ListCoverageStatistics")
    }

    /// `ListDelegatedAdminAccounts`
    fn list_delegated_admin_accounts(
        &self,
        context: &Self::Context,
        input: ListDelegatedAdminAccountsRequest,
    ) -> impl Future<Output = Result<ListDelegatedAdminAccountsResponse, Error>> + Send {
        unimplemented(context, input, "ListDelegatedAdminAccounts")
    }

    /// `ListFilters`
    fn list_filters(
        &self,
        context: &Self::Context,
        input: ListFiltersRequest,
    ) -> impl Future<Output = Result<ListFiltersResponse, Error>> + Send {
        unimplemented(context, input, "ListFilters")
    }

    /// `ListFindingAggregations`
    fn list_finding_aggregations(
        &self,
        context: &Self::Context,
        input: ListFindingAggregationsRequest,
    ) -> impl Future<Output = Result<ListFindingAggregationsResponse, Error>> + Send {
        unimplemented(context, input, "ListFindingAggregations")
    }

    /// `ListFindings`
    fn list_findings(
        &self,
        context: &Self::Context,
        input: ListFindingsRequest,
    ) -> impl Future<Output = Result<ListFindingsResponse, Error>> + Send {
        unimplemented(context, input, "ListFindings")
    }

    /// `ListMembers`
    fn list_members(
        &self,
        context: &Self::Context,
        input: ListMembersRequest,
    ) -> impl Future<Output = Result<ListMembersResponse, Error>> + Send {
        unimplemented(context, input, "ListMembers")
    }

    /// `ListTagsForResource`
    fn list_tags_for_resource(
        &self,
        context: &Self::Context,
        input: ListTagsForResourceRequest,
    ) -> impl Future<Output = Result<ListTagsForResourceResponse, Error>> + Send {
        unimplemented(context, input, "ListTagsForResource")
    }

    /// `ListUsageTotals`
    fn list_usage_totals(
        &self,
        context: &Self::Context,
        input: ListUsageTotalsRequest,
    ) -> impl Future<Output = Result<ListUsageTotalsResponse, Error>> + Send {
        unimplemented(context, input, "ListUsageTotals")
    }

    /// `ResetEncryptionKey`
    fn reset_encryption_key(
        &self,
        context: &Self::Context,
        input: ResetEncryptionKeyRequest,
    ) -> impl Future<Output = Result<ResetEncryptionKeyResponse, Error>> + Send {
        unimplemented(context, input, "ResetEncryptionKey")
    }

    /// `SearchVulnerabilities`
    fn search_vulnerabilities(
        &self,
        context: &Self::Context,
        input: SearchVulnerabilitiesRequest,
    ) -> impl Future<Output = Result<SearchVulnerabilitiesResponse, Error>> + Send {
        unimplemented(context, input, "SearchVulnerabilities")
    }

    /// `SendCisSessionHealth`
    fn send_cis_session_health(
        &self,
        context: &Self::Context,
        input: SendCisSessionHealthRequest,
    ) -> impl Future<Output = Result<SendCisSessionHealthResponse, Error>> + Send {
        unimplemented(context, input, "SendCisSessionHealth")
    }

    /// `SendCisSessionTelemetry`
    fn send_cis_session_telemetry(
        &self,
        context: &Self::Context,
        input: SendCisSessionTelemetryRequest,
    ) -> impl Future<Output = Result<SendCisSessionTelemetryResponse, Error>> + Send {
        unimplemented(context, input, "SendCisSessionTelemetry")
    }

    /// `StartCisSession`
    fn start_cis_session(
        &self,
        context: &Self::Context,
        input: StartCisSessionRequest,
    ) -> impl Future<Output = Result<StartCisSessionResponse, Error>> + Send {
        unimplemented(context, input, "StartCisSession")
    }

    /// `StartCodeSecurityScan`
    fn start_code_security_scan(
        &self,
        context: &Self::Context,
        input: StartCodeSecurityScanRequest,
    ) -> impl Future<Output = Result<StartCodeSecurityScanResponse, Error>> + Send {
        unimplemented(context, input, "StartCodeSecurityScan")
    }

    /// `StopCisSession`
    fn stop_cis_session(
        &self,
        context: &Self::Context,
        input: StopCisSessionRequest,
    ) -> impl Future<Output = Result<StopCisSessionResponse, Error>> + Send {
        unimplemented(context, input, "StopCisSession")
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

    /// `UpdateCisScanConfiguration`
    fn update_cis_scan_configuration(
        &self,
        context: &Self::Context,
        input: UpdateCisScanConfigurationRequest,
    ) -> impl Future<Output = Result<UpdateCisScanConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateCisScanConfiguration")
    }

    /// `UpdateCodeSecurityIntegration`
    fn update_code_security_integration(
        &self,
        context: &Self::Context,
        input: UpdateCodeSecurityIntegrationRequest,
    ) -> impl Future<Output = Result<UpdateCodeSecurityIntegrationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateCodeSecurityIntegration")
    }

    /// `UpdateCodeSecurityScanConfiguration`
    fn update_code_security_scan_configuration(
        &self,
        context: &Self::Context,
        input: UpdateCodeSecurityScanConfigurationRequest,
    ) -> impl Future<Output = Result<UpdateCodeSecurityScanConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateCodeSecurityScanConfiguration")
    }

    /// `UpdateConfiguration`
    fn update_configuration(
        &self,
        context: &Self::Context,
        input: UpdateConfigurationRequest,
    ) -> impl Future<Output = Result<UpdateConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateConfiguration")
    }

    /// `UpdateEc2DeepInspectionConfiguration`
    fn update_ec2_deep_inspection_configuration(
        &self,
        context: &Self::Context,
        input: UpdateEc2DeepInspectionConfigurationRequest,
    ) -> impl Future<Output = Result<UpdateEc2DeepInspectionConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateEc2DeepInspectionConfiguration")
    }

    /// `UpdateEncryptionKey`
    fn update_encryption_key(
        &self,
        context: &Self::Context,
        input: UpdateEncryptionKeyRequest,
    ) -> impl Future<Output = Result<UpdateEncryptionKeyResponse, Error>> + Send {
        unimplemented(context, input, "UpdateEncryptionKey")
    }

    /// `UpdateFilter`
    fn update_filter(
        &self,
        context: &Self::Context,
        input: UpdateFilterRequest,
    ) -> impl Future<Output = Result<UpdateFilterResponse, Error>> + Send {
        unimplemented(context, input, "UpdateFilter")
    }

    /// `UpdateOrgEc2DeepInspectionConfiguration`
    fn update_org_ec2_deep_inspection_configuration(
        &self,
        context: &Self::Context,
        input: UpdateOrgEc2DeepInspectionConfigurationRequest,
    ) -> impl Future<Output = Result<UpdateOrgEc2DeepInspectionConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateOrgEc2DeepInspectionConfiguration")
    }

    /// `UpdateOrganizationConfiguration`
    fn update_organization_configuration(
        &self,
        context: &Self::Context,
        input: UpdateOrganizationConfigurationRequest,
    ) -> impl Future<Output = Result<UpdateOrganizationConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "UpdateOrganizationConfiguration")
    }
}

fn unimplemented<C, I, O>(_: &C, _: I, operation: &str) -> Ready<Result<O, Error>> {
    ready(Err(Error::not_implemented(operation)))
}

/// An implementation, as the dispatcher wants it.
pub struct Server<S>(pub S);

impl<S: Inspector2> Service<S::Context> for Server<S> {
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
            "AssociateMember" => {
                prepared!(service, resources, input, associate_member: AssociateMemberRequest)
            }
            "BatchAssociateCodeSecurityScanConfiguration" => {
                prepared!(service, resources, input, batch_associate_code_security_scan_configuration: BatchAssociateCodeSecurityScanConfigurationRequest)
            }
            "BatchDisassociateCodeSecurityScanConfiguration" => {
                prepared!(service, resources, input, batch_disassociate_code_security_scan_configuration: BatchDisassociateCodeSecurityScanConfigurationRequest)
            }
            "BatchGetAccountStatus" => {
                prepared!(service, resources, input, batch_get_account_status: BatchGetAccountStatusRequest)
            }
            "BatchGetCodeSnippet" => {
                prepared!(service, resources, input, batch_get_code_snippet: BatchGetCodeSnippetRequest)
            }
            "BatchGetFindingDetails" => {
                prepared!(service, resources, input, batch_get_finding_details: BatchGetFindingDetailsRequest)
            }
            "BatchGetFreeTrialInfo" => {
                prepared!(service, resources, input, batch_get_free_trial_info: BatchGetFreeTrialInfoRequest)
            }
            "BatchGetMemberEc2DeepInspectionStatus" => {
                prepared!(service, resources, input, batch_get_member_ec2_deep_inspection_status: BatchGetMemberEc2DeepInspectionStatusRequest)
            }
            "BatchUpdateMemberEc2DeepInspectionStatus" => {
                prepared!(service, resources, input, batch_update_member_ec2_deep_inspection_status: BatchUpdateMemberEc2DeepInspectionStatusRequest)
            }
            "CancelFindingsReport" => {
                prepared!(service, resources, input, cancel_findings_report: CancelFindingsReportRequest)
            }
            "CancelSbomExport" => {
                prepared!(service, resources, input, cancel_sbom_export: CancelSbomExportRequest)
            }
            "CreateCisScanConfiguration" => {
                prepared!(service, resources, input, create_cis_scan_configuration: CreateCisScanConfigurationRequest)
            }
            "CreateCodeSecurityIntegration" => {
                prepared!(service, resources, input, create_code_security_integration: CreateCodeSecurityIntegrationRequest)
            }
            "CreateCodeSecurityScanConfiguration" => {
                prepared!(service, resources, input, create_code_security_scan_configuration: CreateCodeSecurityScanConfigurationRequest)
            }
            "CreateFilter" => prepared!(service, resources, input, create_filter: CreateFilterRequest),
            "CreateFindingsReport" => {
                prepared!(service, resources, input, create_findings_report: CreateFindingsReportRequest)
            }
            "CreateSbomExport" => {
                prepared!(service, resources, input, create_sbom_export: CreateSbomExportRequest)
            }
            "DeleteCisScanConfiguration" => {
                prepared!(service, resources, input, delete_cis_scan_configuration: DeleteCisScanConfigurationRequest)
            }
            "DeleteCodeSecurityIntegration" => {
                prepared!(service, resources, input, delete_code_security_integration: DeleteCodeSecurityIntegrationRequest)
            }
            "DeleteCodeSecurityScanConfiguration" => {
                prepared!(service, resources, input, delete_code_security_scan_configuration: DeleteCodeSecurityScanConfigurationRequest)
            }
            "DeleteFilter" => prepared!(service, resources, input, delete_filter: DeleteFilterRequest),
            "DescribeOrganizationConfiguration" => {
                prepared!(service, resources, input, describe_organization_configuration: DescribeOrganizationConfigurationRequest)
            }
            "Disable" => prepared!(service, resources, input, disable: DisableRequest),
            "DisableDelegatedAdminAccount" => {
                prepared!(service, resources, input, disable_delegated_admin_account: DisableDelegatedAdminAccountRequest)
            }
            "DisassociateMember" => {
                prepared!(service, resources, input, disassociate_member: DisassociateMemberRequest)
            }
            "Enable" => prepared!(service, resources, input, enable: EnableRequest),
            "EnableDelegatedAdminAccount" => {
                prepared!(service, resources, input, enable_delegated_admin_account: EnableDelegatedAdminAccountRequest)
            }
            "GetCisScanReport" => {
                prepared!(service, resources, input, get_cis_scan_report: GetCisScanReportRequest)
            }
            "GetCisScanResultDetails" => {
                prepared!(service, resources, input, get_cis_scan_result_details: GetCisScanResultDetailsRequest)
            }
            "GetClustersForImage" => {
                prepared!(service, resources, input, get_clusters_for_image: GetClustersForImageRequest)
            }
            "GetCodeSecurityIntegration" => {
                prepared!(service, resources, input, get_code_security_integration: GetCodeSecurityIntegrationRequest)
            }
            "GetCodeSecurityScan" => {
                prepared!(service, resources, input, get_code_security_scan: GetCodeSecurityScanRequest)
            }
            "GetCodeSecurityScanConfiguration" => {
                prepared!(service, resources, input, get_code_security_scan_configuration: GetCodeSecurityScanConfigurationRequest)
            }
            "GetConfiguration" => {
                prepared!(service, resources, input, get_configuration: GetConfigurationRequest)
            }
            "GetDelegatedAdminAccount" => {
                prepared!(service, resources, input, get_delegated_admin_account: GetDelegatedAdminAccountRequest)
            }
            "GetEc2DeepInspectionConfiguration" => {
                prepared!(service, resources, input, get_ec2_deep_inspection_configuration: GetEc2DeepInspectionConfigurationRequest)
            }
            "GetEncryptionKey" => {
                prepared!(service, resources, input, get_encryption_key: GetEncryptionKeyRequest)
            }
            "GetFindingsReportStatus" => {
                prepared!(service, resources, input, get_findings_report_status: GetFindingsReportStatusRequest)
            }
            "GetMember" => prepared!(service, resources, input, get_member: GetMemberRequest),
            "GetSbomExport" => prepared!(service, resources, input, get_sbom_export: GetSbomExportRequest),
            "ListAccountPermissions" => {
                prepared!(service, resources, input, list_account_permissions: ListAccountPermissionsRequest)
            }
            "ListCisScanConfigurations" => {
                prepared!(service, resources, input, list_cis_scan_configurations: ListCisScanConfigurationsRequest)
            }
            "ListCisScanResultsAggregatedByChecks" => {
                prepared!(service, resources, input, list_cis_scan_results_aggregated_by_checks: ListCisScanResultsAggregatedByChecksRequest)
            }
            "ListCisScanResultsAggregatedByTargetResource" => {
                prepared!(service, resources, input, list_cis_scan_results_aggregated_by_target_resource: ListCisScanResultsAggregatedByTargetResourceRequest)
            }
            "ListCisScans" => prepared!(service, resources, input, list_cis_scans: ListCisScansRequest),
            "ListCodeSecurityIntegrations" => {
                prepared!(service, resources, input, list_code_security_integrations: ListCodeSecurityIntegrationsRequest)
            }
            "ListCodeSecurityScanConfigurationAssociations" => {
                prepared!(service, resources, input, list_code_security_scan_configuration_associations: ListCodeSecurityScanConfigurationAssociationsRequest)
            }
            "ListCodeSecurityScanConfigurations" => {
                prepared!(service, resources, input, list_code_security_scan_configurations: ListCodeSecurityScanConfigurationsRequest)
            }
            "ListCoverage" => prepared!(service, resources, input, list_coverage: ListCoverageRequest),
            "ListCoverageStatistics" => {
                prepared!(service, resources, input, list_coverage_statistics: ListCoverageStatisticsRequest)
            }
            "ListDelegatedAdminAccounts" => {
                prepared!(service, resources, input, list_delegated_admin_accounts: ListDelegatedAdminAccountsRequest)
            }
            "ListFilters" => prepared!(service, resources, input, list_filters: ListFiltersRequest),
            "ListFindingAggregations" => {
                prepared!(service, resources, input, list_finding_aggregations: ListFindingAggregationsRequest)
            }
            "ListFindings" => prepared!(service, resources, input, list_findings: ListFindingsRequest),
            "ListMembers" => prepared!(service, resources, input, list_members: ListMembersRequest),
            "ListTagsForResource" => {
                prepared!(service, resources, input, list_tags_for_resource: ListTagsForResourceRequest)
            }
            "ListUsageTotals" => {
                prepared!(service, resources, input, list_usage_totals: ListUsageTotalsRequest)
            }
            "ResetEncryptionKey" => {
                prepared!(service, resources, input, reset_encryption_key: ResetEncryptionKeyRequest)
            }
            "SearchVulnerabilities" => {
                prepared!(service, resources, input, search_vulnerabilities: SearchVulnerabilitiesRequest)
            }
            "SendCisSessionHealth" => {
                prepared!(service, resources, input, send_cis_session_health: SendCisSessionHealthRequest)
            }
            "SendCisSessionTelemetry" => {
                prepared!(service, resources, input, send_cis_session_telemetry: SendCisSessionTelemetryRequest)
            }
            "StartCisSession" => {
                prepared!(service, resources, input, start_cis_session: StartCisSessionRequest)
            }
            "StartCodeSecurityScan" => {
                prepared!(service, resources, input, start_code_security_scan: StartCodeSecurityScanRequest)
            }
            "StopCisSession" => prepared!(service, resources, input, stop_cis_session: StopCisSessionRequest),
            "TagResource" => prepared!(service, resources, input, tag_resource: TagResourceRequest),
            "UntagResource" => prepared!(service, resources, input, untag_resource: UntagResourceRequest),
            "UpdateCisScanConfiguration" => {
                prepared!(service, resources, input, update_cis_scan_configuration: UpdateCisScanConfigurationRequest)
            }
            "UpdateCodeSecurityIntegration" => {
                prepared!(service, resources, input, update_code_security_integration: UpdateCodeSecurityIntegrationRequest)
            }
            "UpdateCodeSecurityScanConfiguration" => {
                prepared!(service, resources, input, update_code_security_scan_configuration: UpdateCodeSecurityScanConfigurationRequest)
            }
            "UpdateConfiguration" => {
                prepared!(service, resources, input, update_configuration: UpdateConfigurationRequest)
            }
            "UpdateEc2DeepInspectionConfiguration" => {
                prepared!(service, resources, input, update_ec2_deep_inspection_configuration: UpdateEc2DeepInspectionConfigurationRequest)
            }
            "UpdateEncryptionKey" => {
                prepared!(service, resources, input, update_encryption_key: UpdateEncryptionKeyRequest)
            }
            "UpdateFilter" => prepared!(service, resources, input, update_filter: UpdateFilterRequest),
            "UpdateOrgEc2DeepInspectionConfiguration" => {
                prepared!(service, resources, input, update_org_ec2_deep_inspection_configuration: UpdateOrgEc2DeepInspectionConfigurationRequest)
            }
            "UpdateOrganizationConfiguration" => {
                prepared!(service, resources, input, update_organization_configuration: UpdateOrganizationConfigurationRequest)
            }
            _ => return Err(ServiceError::not_implemented(MODEL.name, operation.name)),
        })
    }
}
