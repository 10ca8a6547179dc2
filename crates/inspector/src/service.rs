//! Which function does which operation; those that are not here answer that they are not implemented.

use tidewaiter_aws_api::{inspector_scan, inspector2 as api};

use crate::{
    Call, Inspector, Result, SbomScan, account, aggregations, configuration, coverage, filters, findings,
    members, reports, sbom_scan, search, usage,
};

impl api::Inspector2 for Inspector {
    type Context = Call;

    // Findings, filters of them, and what is known of vulnerabilities.

    async fn list_findings(
        &self,
        call: &Call,
        input: api::ListFindingsRequest,
    ) -> Result<api::ListFindingsResponse> {
        findings::list(self, call, input).await
    }

    async fn batch_get_finding_details(
        &self,
        _: &Call,
        input: api::BatchGetFindingDetailsRequest,
    ) -> Result<api::BatchGetFindingDetailsResponse> {
        findings::details(self, input).await
    }

    async fn list_finding_aggregations(
        &self,
        call: &Call,
        input: api::ListFindingAggregationsRequest,
    ) -> Result<api::ListFindingAggregationsResponse> {
        aggregations::list(self, call, input).await
    }

    async fn create_filter(
        &self,
        call: &Call,
        input: api::CreateFilterRequest,
    ) -> Result<api::CreateFilterResponse> {
        filters::create(self, call, input).await
    }

    async fn list_filters(
        &self,
        call: &Call,
        input: api::ListFiltersRequest,
    ) -> Result<api::ListFiltersResponse> {
        filters::list(self, call, input).await
    }

    async fn update_filter(
        &self,
        call: &Call,
        input: api::UpdateFilterRequest,
    ) -> Result<api::UpdateFilterResponse> {
        filters::update(self, call, input).await
    }

    async fn delete_filter(
        &self,
        call: &Call,
        input: api::DeleteFilterRequest,
    ) -> Result<api::DeleteFilterResponse> {
        filters::delete(self, call, input).await
    }

    async fn tag_resource(
        &self,
        call: &Call,
        input: api::TagResourceRequest,
    ) -> Result<api::TagResourceResponse> {
        filters::tag(self, call, input).await
    }

    async fn untag_resource(
        &self,
        call: &Call,
        input: api::UntagResourceRequest,
    ) -> Result<api::UntagResourceResponse> {
        filters::untag(self, call, input).await
    }

    async fn list_tags_for_resource(
        &self,
        _: &Call,
        input: api::ListTagsForResourceRequest,
    ) -> Result<api::ListTagsForResourceResponse> {
        filters::tags(self, input).await
    }

    async fn search_vulnerabilities(
        &self,
        _: &Call,
        input: api::SearchVulnerabilitiesRequest,
    ) -> Result<api::SearchVulnerabilitiesResponse> {
        search::vulnerabilities(self, input).await
    }

    async fn get_clusters_for_image(
        &self,
        _: &Call,
        input: api::GetClustersForImageRequest,
    ) -> Result<api::GetClustersForImageResponse> {
        search::clusters(self, input).await
    }

    // Whether images are scanned, and for how long; members.

    async fn enable(&self, _: &Call, input: api::EnableRequest) -> Result<api::EnableResponse> {
        account::enable(self, input).await
    }

    async fn disable(&self, _: &Call, input: api::DisableRequest) -> Result<api::DisableResponse> {
        account::disable(self, input).await
    }

    async fn batch_get_account_status(
        &self,
        _: &Call,
        input: api::BatchGetAccountStatusRequest,
    ) -> Result<api::BatchGetAccountStatusResponse> {
        account::status(self, input).await
    }

    async fn list_account_permissions(
        &self,
        call: &Call,
        input: api::ListAccountPermissionsRequest,
    ) -> Result<api::ListAccountPermissionsResponse> {
        account::permissions(self, call, input)
    }

    async fn batch_get_free_trial_info(
        &self,
        _: &Call,
        input: api::BatchGetFreeTrialInfoRequest,
    ) -> Result<api::BatchGetFreeTrialInfoResponse> {
        account::free_trial(self, input).await
    }

    async fn get_configuration(
        &self,
        _: &Call,
        input: api::GetConfigurationRequest,
    ) -> Result<api::GetConfigurationResponse> {
        configuration::get(self, input).await
    }

    async fn update_configuration(
        &self,
        _: &Call,
        input: api::UpdateConfigurationRequest,
    ) -> Result<api::UpdateConfigurationResponse> {
        configuration::update(self, input).await
    }

    async fn get_encryption_key(
        &self,
        _: &Call,
        input: api::GetEncryptionKeyRequest,
    ) -> Result<api::GetEncryptionKeyResponse> {
        configuration::get_key(self, input).await
    }

    async fn update_encryption_key(
        &self,
        _: &Call,
        input: api::UpdateEncryptionKeyRequest,
    ) -> Result<api::UpdateEncryptionKeyResponse> {
        configuration::update_key(self, input).await
    }

    async fn reset_encryption_key(
        &self,
        _: &Call,
        input: api::ResetEncryptionKeyRequest,
    ) -> Result<api::ResetEncryptionKeyResponse> {
        configuration::reset_key(self, input).await
    }

    async fn list_members(
        &self,
        _: &Call,
        input: api::ListMembersRequest,
    ) -> Result<api::ListMembersResponse> {
        members::list(input)
    }

    async fn get_member(&self, _: &Call, input: api::GetMemberRequest) -> Result<api::GetMemberResponse> {
        members::get(input)
    }

    async fn describe_organization_configuration(
        &self,
        _: &Call,
        input: api::DescribeOrganizationConfigurationRequest,
    ) -> Result<api::DescribeOrganizationConfigurationResponse> {
        members::organization(input)
    }

    async fn get_delegated_admin_account(
        &self,
        _: &Call,
        input: api::GetDelegatedAdminAccountRequest,
    ) -> Result<api::GetDelegatedAdminAccountResponse> {
        members::administrator(input)
    }

    async fn list_delegated_admin_accounts(
        &self,
        _: &Call,
        input: api::ListDelegatedAdminAccountsRequest,
    ) -> Result<api::ListDelegatedAdminAccountsResponse> {
        members::administrators(input)
    }

    // What is covered, and what it costs.

    async fn list_coverage(
        &self,
        call: &Call,
        input: api::ListCoverageRequest,
    ) -> Result<api::ListCoverageResponse> {
        coverage::list(self, call, input).await
    }

    async fn list_coverage_statistics(
        &self,
        _: &Call,
        input: api::ListCoverageStatisticsRequest,
    ) -> Result<api::ListCoverageStatisticsResponse> {
        coverage::statistics(self, input).await
    }

    async fn list_usage_totals(
        &self,
        _: &Call,
        input: api::ListUsageTotalsRequest,
    ) -> Result<api::ListUsageTotalsResponse> {
        usage::totals(self, input).await
    }

    // Reports to buckets.

    async fn create_findings_report(
        &self,
        _: &Call,
        input: api::CreateFindingsReportRequest,
    ) -> Result<api::CreateFindingsReportResponse> {
        reports::findings::create(self, input).await
    }

    async fn get_findings_report_status(
        &self,
        _: &Call,
        input: api::GetFindingsReportStatusRequest,
    ) -> Result<api::GetFindingsReportStatusResponse> {
        reports::findings::status(self, input).await
    }

    async fn cancel_findings_report(
        &self,
        _: &Call,
        input: api::CancelFindingsReportRequest,
    ) -> Result<api::CancelFindingsReportResponse> {
        reports::findings::cancel(self, input).await
    }

    async fn create_sbom_export(
        &self,
        _: &Call,
        input: api::CreateSbomExportRequest,
    ) -> Result<api::CreateSbomExportResponse> {
        reports::sboms::create(self, input).await
    }

    async fn get_sbom_export(
        &self,
        _: &Call,
        input: api::GetSbomExportRequest,
    ) -> Result<api::GetSbomExportResponse> {
        reports::sboms::status(self, input).await
    }

    async fn cancel_sbom_export(
        &self,
        _: &Call,
        input: api::CancelSbomExportRequest,
    ) -> Result<api::CancelSbomExportResponse> {
        reports::sboms::cancel(self, input).await
    }
}

impl inspector_scan::InspectorScan for SbomScan {
    type Context = Call;

    async fn scan_sbom(
        &self,
        _: &Call,
        input: inspector_scan::ScanSbomRequest,
    ) -> std::result::Result<inspector_scan::ScanSbomResponse, inspector_scan::Error> {
        sbom_scan::scan(self, input).await
    }
}
