//! Which function does which operation of ECR; those that are not here answer that they are not implemented.

use tidewaiter_aws_api::ecr as api;

use crate::{
    Call, Ecr, Result, authorization, findings, images, layers, lifecycle, mutability, policies, referrers,
    registry, repositories, scanning, tags,
};

impl api::Ecr for Ecr {
    type Context = Call;

    async fn batch_check_layer_availability(
        &self,
        _: &Call,
        input: api::BatchCheckLayerAvailabilityRequest,
    ) -> Result<api::BatchCheckLayerAvailabilityResponse> {
        layers::check(self, input).await
    }

    async fn initiate_layer_upload(
        &self,
        _: &Call,
        input: api::InitiateLayerUploadRequest,
    ) -> Result<api::InitiateLayerUploadResponse> {
        layers::initiate(self, input).await
    }

    async fn upload_layer_part(
        &self,
        call: &Call,
        input: api::UploadLayerPartRequest,
    ) -> Result<api::UploadLayerPartResponse> {
        layers::upload_part(self, call, input).await
    }

    async fn complete_layer_upload(
        &self,
        _: &Call,
        input: api::CompleteLayerUploadRequest,
    ) -> Result<api::CompleteLayerUploadResponse> {
        layers::complete(self, input).await
    }

    async fn get_download_url_for_layer(
        &self,
        call: &Call,
        input: api::GetDownloadUrlForLayerRequest,
    ) -> Result<api::GetDownloadUrlForLayerResponse> {
        layers::download_url(self, call, input).await
    }

    async fn create_repository(
        &self,
        _: &Call,
        input: api::CreateRepositoryRequest,
    ) -> Result<api::CreateRepositoryResponse> {
        repositories::create(self, input).await
    }

    async fn describe_repositories(
        &self,
        call: &Call,
        input: api::DescribeRepositoriesRequest,
    ) -> Result<api::DescribeRepositoriesResponse> {
        repositories::describe(self, call, input).await
    }

    async fn delete_repository(
        &self,
        _: &Call,
        input: api::DeleteRepositoryRequest,
    ) -> Result<api::DeleteRepositoryResponse> {
        repositories::delete(self, input).await
    }

    async fn put_image_tag_mutability(
        &self,
        _: &Call,
        input: api::PutImageTagMutabilityRequest,
    ) -> Result<api::PutImageTagMutabilityResponse> {
        mutability::put(self, input).await
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

    async fn list_images(
        &self,
        call: &Call,
        input: api::ListImagesRequest,
    ) -> Result<api::ListImagesResponse> {
        images::list(self, call, input).await
    }

    async fn describe_images(
        &self,
        call: &Call,
        input: api::DescribeImagesRequest,
    ) -> Result<api::DescribeImagesResponse> {
        images::describe(self, call, input).await
    }

    async fn batch_get_image(
        &self,
        _: &Call,
        input: api::BatchGetImageRequest,
    ) -> Result<api::BatchGetImageResponse> {
        images::get(self, input).await
    }

    async fn batch_delete_image(
        &self,
        _: &Call,
        input: api::BatchDeleteImageRequest,
    ) -> Result<api::BatchDeleteImageResponse> {
        images::delete(self, input).await
    }

    async fn put_image(&self, _: &Call, input: api::PutImageRequest) -> Result<api::PutImageResponse> {
        images::put(self, input).await
    }

    async fn list_image_referrers(
        &self,
        call: &Call,
        input: api::ListImageReferrersRequest,
    ) -> Result<api::ListImageReferrersResponse> {
        referrers::list(self, call, input).await
    }

    async fn put_lifecycle_policy(
        &self,
        call: &Call,
        input: api::PutLifecyclePolicyRequest,
    ) -> Result<api::PutLifecyclePolicyResponse> {
        lifecycle::put(self, call, input).await
    }

    async fn get_lifecycle_policy(
        &self,
        _: &Call,
        input: api::GetLifecyclePolicyRequest,
    ) -> Result<api::GetLifecyclePolicyResponse> {
        lifecycle::get(self, input).await
    }

    async fn delete_lifecycle_policy(
        &self,
        _: &Call,
        input: api::DeleteLifecyclePolicyRequest,
    ) -> Result<api::DeleteLifecyclePolicyResponse> {
        lifecycle::delete(self, input).await
    }

    async fn get_repository_policy(
        &self,
        _: &Call,
        input: api::GetRepositoryPolicyRequest,
    ) -> Result<api::GetRepositoryPolicyResponse> {
        policies::get(self, input).await
    }

    async fn delete_repository_policy(
        &self,
        _: &Call,
        input: api::DeleteRepositoryPolicyRequest,
    ) -> Result<api::DeleteRepositoryPolicyResponse> {
        policies::delete(self, input).await
    }

    async fn get_authorization_token(
        &self,
        call: &Call,
        input: api::GetAuthorizationTokenRequest,
    ) -> Result<api::GetAuthorizationTokenResponse> {
        authorization::token(self, call, input).await
    }

    async fn get_registry_scanning_configuration(
        &self,
        _: &Call,
        input: api::GetRegistryScanningConfigurationRequest,
    ) -> Result<api::GetRegistryScanningConfigurationResponse> {
        scanning::get_configuration(self, input).await
    }

    async fn put_registry_scanning_configuration(
        &self,
        _: &Call,
        input: api::PutRegistryScanningConfigurationRequest,
    ) -> Result<api::PutRegistryScanningConfigurationResponse> {
        scanning::put_configuration(self, input).await
    }

    async fn batch_get_repository_scanning_configuration(
        &self,
        _: &Call,
        input: api::BatchGetRepositoryScanningConfigurationRequest,
    ) -> Result<api::BatchGetRepositoryScanningConfigurationResponse> {
        scanning::get_repositories(self, input).await
    }

    async fn put_image_scanning_configuration(
        &self,
        _: &Call,
        input: api::PutImageScanningConfigurationRequest,
    ) -> Result<api::PutImageScanningConfigurationResponse> {
        scanning::put_repository(self, input).await
    }

    async fn start_image_scan(
        &self,
        _: &Call,
        input: api::StartImageScanRequest,
    ) -> Result<api::StartImageScanResponse> {
        scanning::start(self, input).await
    }

    async fn describe_image_scan_findings(
        &self,
        call: &Call,
        input: api::DescribeImageScanFindingsRequest,
    ) -> Result<api::DescribeImageScanFindingsResponse> {
        findings::describe(self, call, input).await
    }

    async fn describe_registry(
        &self,
        _: &Call,
        input: api::DescribeRegistryRequest,
    ) -> Result<api::DescribeRegistryResponse> {
        registry::describe(self, input).await
    }

    async fn get_account_setting(
        &self,
        _: &Call,
        input: api::GetAccountSettingRequest,
    ) -> Result<api::GetAccountSettingResponse> {
        registry::get_setting(self, input).await
    }

    async fn put_account_setting(
        &self,
        call: &Call,
        input: api::PutAccountSettingRequest,
    ) -> Result<api::PutAccountSettingResponse> {
        registry::put_setting(self, call, input).await
    }
}
