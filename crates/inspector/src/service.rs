//! Which function does which operation; those that are not here answer that they are not implemented.

use tidewaiter_aws_api::{inspector_scan, inspector2 as api};

use crate::{Call, Inspector, Result, SbomScan, aggregations, filters, findings, search};

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
}

impl inspector_scan::InspectorScan for SbomScan {
    type Context = Call;
}
