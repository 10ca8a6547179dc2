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
pub trait Ecr: Send + Sync {
    /// What an operation knows of its request.
    type Context: Send + Sync;

    /// `BatchCheckLayerAvailability`
    fn batch_check_layer_availability(
        &self,
        context: &Self::Context,
        input: BatchCheckLayerAvailabilityRequest,
    ) -> impl Future<Output = Result<BatchCheckLayerAvailabilityResponse, Error>> + Send {
        unimplemented(context, input, "BatchCheckLayerAvailability")
    }

    /// `BatchDeleteImage`
    fn batch_delete_image(
        &self,
        context: &Self::Context,
        input: BatchDeleteImageRequest,
    ) -> impl Future<Output = Result<BatchDeleteImageResponse, Error>> + Send {
        unimplemented(context, input, "BatchDeleteImage")
    }

    /// `BatchGetImage`
    fn batch_get_image(
        &self,
        context: &Self::Context,
        input: BatchGetImageRequest,
    ) -> impl Future<Output = Result<BatchGetImageResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetImage")
    }

    /// `BatchGetRepositoryScanningConfiguration`
    fn batch_get_repository_scanning_configuration(
        &self,
        context: &Self::Context,
        input: BatchGetRepositoryScanningConfigurationRequest,
    ) -> impl Future<Output = Result<BatchGetRepositoryScanningConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "BatchGetRepositoryScanningConfiguration")
    }

    /// `CompleteLayerUpload`
    fn complete_layer_upload(
        &self,
        context: &Self::Context,
        input: CompleteLayerUploadRequest,
    ) -> impl Future<Output = Result<CompleteLayerUploadResponse, Error>> + Send {
        unimplemented(context, input, "CompleteLayerUpload")
    }

    /// `CreatePullThroughCacheRule`
    fn create_pull_through_cache_rule(
        &self,
        context: &Self::Context,
        input: CreatePullThroughCacheRuleRequest,
    ) -> impl Future<Output = Result<CreatePullThroughCacheRuleResponse, Error>> + Send {
        unimplemented(context, input, "CreatePullThroughCacheRule")
    }

    /// `CreateRepository`
    fn create_repository(
        &self,
        context: &Self::Context,
        input: CreateRepositoryRequest,
    ) -> impl Future<Output = Result<CreateRepositoryResponse, Error>> + Send {
        unimplemented(context, input, "CreateRepository")
    }

    /// `CreateRepositoryCreationTemplate`
    fn create_repository_creation_template(
        &self,
        context: &Self::Context,
        input: CreateRepositoryCreationTemplateRequest,
    ) -> impl Future<Output = Result<CreateRepositoryCreationTemplateResponse, Error>> + Send {
        unimplemented(context, input, "CreateRepositoryCreationTemplate")
    }

    /// `DeleteLifecyclePolicy`
    fn delete_lifecycle_policy(
        &self,
        context: &Self::Context,
        input: DeleteLifecyclePolicyRequest,
    ) -> impl Future<Output = Result<DeleteLifecyclePolicyResponse, Error>> + Send {
        unimplemented(context, input, "DeleteLifecyclePolicy")
    }

    /// `DeletePullThroughCacheRule`
    fn delete_pull_through_cache_rule(
        &self,
        context: &Self::Context,
        input: DeletePullThroughCacheRuleRequest,
    ) -> impl Future<Output = Result<DeletePullThroughCacheRuleResponse, Error>> + Send {
        unimplemented(context, input, "DeletePullThroughCacheRule")
    }

    /// `DeleteRegistryPolicy`
    fn delete_registry_policy(
        &self,
        context: &Self::Context,
        input: DeleteRegistryPolicyRequest,
    ) -> impl Future<Output = Result<DeleteRegistryPolicyResponse, Error>> + Send {
        unimplemented(context, input, "DeleteRegistryPolicy")
    }

    /// `DeleteRepository`
    fn delete_repository(
        &self,
        context: &Self::Context,
        input: DeleteRepositoryRequest,
    ) -> impl Future<Output = Result<DeleteRepositoryResponse, Error>> + Send {
        unimplemented(context, input, "DeleteRepository")
    }

    /// `DeleteRepositoryCreationTemplate`
    fn delete_repository_creation_template(
        &self,
        context: &Self::Context,
        input: DeleteRepositoryCreationTemplateRequest,
    ) -> impl Future<Output = Result<DeleteRepositoryCreationTemplateResponse, Error>> + Send {
        unimplemented(context, input, "DeleteRepositoryCreationTemplate")
    }

    /// `DeleteRepositoryPolicy`
    fn delete_repository_policy(
        &self,
        context: &Self::Context,
        input: DeleteRepositoryPolicyRequest,
    ) -> impl Future<Output = Result<DeleteRepositoryPolicyResponse, Error>> + Send {
        unimplemented(context, input, "DeleteRepositoryPolicy")
    }

    /// `DeleteSigningConfiguration`
    fn delete_signing_configuration(
        &self,
        context: &Self::Context,
        input: DeleteSigningConfigurationRequest,
    ) -> impl Future<Output = Result<DeleteSigningConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "DeleteSigningConfiguration")
    }

    /// `DeregisterPullTimeUpdateExclusion`
    fn deregister_pull_time_update_exclusion(
        &self,
        context: &Self::Context,
        input: DeregisterPullTimeUpdateExclusionRequest,
    ) -> impl Future<Output = Result<DeregisterPullTimeUpdateExclusionResponse, Error>> + Send {
        unimplemented(context, input, "DeregisterPullTimeUpdateExclusion")
    }

    /// `DescribeImageReplicationStatus`
    fn describe_image_replication_status(
        &self,
        context: &Self::Context,
        input: DescribeImageReplicationStatusRequest,
    ) -> impl Future<Output = Result<DescribeImageReplicationStatusResponse, Error>> + Send {
        unimplemented(context, input, "DescribeImageReplicationStatus")
    }

    /// `DescribeImageScanFindings`
    fn describe_image_scan_findings(
        &self,
        context: &Self::Context,
        input: DescribeImageScanFindingsRequest,
    ) -> impl Future<Output = Result<DescribeImageScanFindingsResponse, Error>> + Send {
        unimplemented(context, input, "DescribeImageScanFindings")
    }

    /// `DescribeImageSigningStatus`
    fn describe_image_signing_status(
        &self,
        context: &Self::Context,
        input: DescribeImageSigningStatusRequest,
    ) -> impl Future<Output = Result<DescribeImageSigningStatusResponse, Error>> + Send {
        unimplemented(context, input, "DescribeImageSigningStatus")
    }

    /// `DescribeImages`
    fn describe_images(
        &self,
        context: &Self::Context,
        input: DescribeImagesRequest,
    ) -> impl Future<Output = Result<DescribeImagesResponse, Error>> + Send {
        unimplemented(context, input, "DescribeImages")
    }

    /// `DescribePullThroughCacheRules`
    fn describe_pull_through_cache_rules(
        &self,
        context: &Self::Context,
        input: DescribePullThroughCacheRulesRequest,
    ) -> impl Future<Output = Result<DescribePullThroughCacheRulesResponse, Error>> + Send {
        unimplemented(context, input, "DescribePullThroughCacheRules")
    }

    /// `DescribeRegistry`
    fn describe_registry(
        &self,
        context: &Self::Context,
        input: DescribeRegistryRequest,
    ) -> impl Future<Output = Result<DescribeRegistryResponse, Error>> + Send {
        unimplemented(context, input, "DescribeRegistry")
    }

    /// `DescribeRepositories`
    fn describe_repositories(
        &self,
        context: &Self::Context,
        input: DescribeRepositoriesRequest,
    ) -> impl Future<Output = Result<DescribeRepositoriesResponse, Error>> + Send {
        unimplemented(context, input, "DescribeRepositories")
    }

    /// `DescribeRepositoryCreationTemplates`
    fn describe_repository_creation_templates(
        &self,
        context: &Self::Context,
        input: DescribeRepositoryCreationTemplatesRequest,
    ) -> impl Future<Output = Result<DescribeRepositoryCreationTemplatesResponse, Error>> + Send {
        unimplemented(context, input, "DescribeRepositoryCreationTemplates")
    }

    /// `GetAccountSetting`
    fn get_account_setting(
        &self,
        context: &Self::Context,
        input: GetAccountSettingRequest,
    ) -> impl Future<Output = Result<GetAccountSettingResponse, Error>> + Send {
        unimplemented(context, input, "GetAccountSetting")
    }

    /// `GetAuthorizationToken`
    fn get_authorization_token(
        &self,
        context: &Self::Context,
        input: GetAuthorizationTokenRequest,
    ) -> impl Future<Output = Result<GetAuthorizationTokenResponse, Error>> + Send {
        unimplemented(context, input, "GetAuthorizationToken")
    }

    /// `GetDownloadUrlForLayer`
    fn get_download_url_for_layer(
        &self,
        context: &Self::Context,
        input: GetDownloadUrlForLayerRequest,
    ) -> impl Future<Output = Result<GetDownloadUrlForLayerResponse, Error>> + Send {
        unimplemented(context, input, "GetDownloadUrlForLayer")
    }

    /// `GetLifecyclePolicy`
    fn get_lifecycle_policy(
        &self,
        context: &Self::Context,
        input: GetLifecyclePolicyRequest,
    ) -> impl Future<Output = Result<GetLifecyclePolicyResponse, Error>> + Send {
        unimplemented(context, input, "GetLifecyclePolicy")
    }

    /// `GetLifecyclePolicyPreview`
    fn get_lifecycle_policy_preview(
        &self,
        context: &Self::Context,
        input: GetLifecyclePolicyPreviewRequest,
    ) -> impl Future<Output = Result<GetLifecyclePolicyPreviewResponse, Error>> + Send {
        unimplemented(context, input, "GetLifecyclePolicyPreview")
    }

    /// `GetRegistryPolicy`
    fn get_registry_policy(
        &self,
        context: &Self::Context,
        input: GetRegistryPolicyRequest,
    ) -> impl Future<Output = Result<GetRegistryPolicyResponse, Error>> + Send {
        unimplemented(context, input, "GetRegistryPolicy")
    }

    /// `GetRegistryScanningConfiguration`
    fn get_registry_scanning_configuration(
        &self,
        context: &Self::Context,
        input: GetRegistryScanningConfigurationRequest,
    ) -> impl Future<Output = Result<GetRegistryScanningConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "GetRegistryScanningConfiguration")
    }

    /// `GetRepositoryPolicy`
    fn get_repository_policy(
        &self,
        context: &Self::Context,
        input: GetRepositoryPolicyRequest,
    ) -> impl Future<Output = Result<GetRepositoryPolicyResponse, Error>> + Send {
        unimplemented(context, input, "GetRepositoryPolicy")
    }

    /// `GetSigningConfiguration`
    fn get_signing_configuration(
        &self,
        context: &Self::Context,
        input: GetSigningConfigurationRequest,
    ) -> impl Future<Output = Result<GetSigningConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "GetSigningConfiguration")
    }

    /// `InitiateLayerUpload`
    fn initiate_layer_upload(
        &self,
        context: &Self::Context,
        input: InitiateLayerUploadRequest,
    ) -> impl Future<Output = Result<InitiateLayerUploadResponse, Error>> + Send {
        unimplemented(context, input, "InitiateLayerUpload")
    }

    /// `ListImageReferrers`
    fn list_image_referrers(
        &self,
        context: &Self::Context,
        input: ListImageReferrersRequest,
    ) -> impl Future<Output = Result<ListImageReferrersResponse, Error>> + Send {
        unimplemented(context, input, "ListImageReferrers")
    }

    /// `ListImages`
    fn list_images(
        &self,
        context: &Self::Context,
        input: ListImagesRequest,
    ) -> impl Future<Output = Result<ListImagesResponse, Error>> + Send {
        unimplemented(context, input, "ListImages")
    }

    /// `ListPullTimeUpdateExclusions`
    fn list_pull_time_update_exclusions(
        &self,
        context: &Self::Context,
        input: ListPullTimeUpdateExclusionsRequest,
    ) -> impl Future<Output = Result<ListPullTimeUpdateExclusionsResponse, Error>> + Send {
        unimplemented(context, input, "ListPullTimeUpdateExclusions")
    }

    /// `ListTagsForResource`
    fn list_tags_for_resource(
        &self,
        context: &Self::Context,
        input: ListTagsForResourceRequest,
    ) -> impl Future<Output = Result<ListTagsForResourceResponse, Error>> + Send {
        unimplemented(context, input, "ListTagsForResource")
    }

    /// `PutAccountSetting`
    fn put_account_setting(
        &self,
        context: &Self::Context,
        input: PutAccountSettingRequest,
    ) -> impl Future<Output = Result<PutAccountSettingResponse, Error>> + Send {
        unimplemented(context, input, "PutAccountSetting")
    }

    /// `PutImage`
    fn put_image(
        &self,
        context: &Self::Context,
        input: PutImageRequest,
    ) -> impl Future<Output = Result<PutImageResponse, Error>> + Send {
        unimplemented(context, input, "PutImage")
    }

    /// `PutImageScanningConfiguration`
    fn put_image_scanning_configuration(
        &self,
        context: &Self::Context,
        input: PutImageScanningConfigurationRequest,
    ) -> impl Future<Output = Result<PutImageScanningConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "PutImageScanningConfiguration")
    }

    /// `PutImageTagMutability`
    fn put_image_tag_mutability(
        &self,
        context: &Self::Context,
        input: PutImageTagMutabilityRequest,
    ) -> impl Future<Output = Result<PutImageTagMutabilityResponse, Error>> + Send {
        unimplemented(context, input, "PutImageTagMutability")
    }

    /// `PutLifecyclePolicy`
    fn put_lifecycle_policy(
        &self,
        context: &Self::Context,
        input: PutLifecyclePolicyRequest,
    ) -> impl Future<Output = Result<PutLifecyclePolicyResponse, Error>> + Send {
        unimplemented(context, input, "PutLifecyclePolicy")
    }

    /// `PutRegistryPolicy`
    fn put_registry_policy(
        &self,
        context: &Self::Context,
        input: PutRegistryPolicyRequest,
    ) -> impl Future<Output = Result<PutRegistryPolicyResponse, Error>> + Send {
        unimplemented(context, input, "PutRegistryPolicy")
    }

    /// `PutRegistryScanningConfiguration`
    fn put_registry_scanning_configuration(
        &self,
        context: &Self::Context,
        input: PutRegistryScanningConfigurationRequest,
    ) -> impl Future<Output = Result<PutRegistryScanningConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "PutRegistryScanningConfiguration")
    }

    /// `PutReplicationConfiguration`
    fn put_replication_configuration(
        &self,
        context: &Self::Context,
        input: PutReplicationConfigurationRequest,
    ) -> impl Future<Output = Result<PutReplicationConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "PutReplicationConfiguration")
    }

    /// `PutSigningConfiguration`
    fn put_signing_configuration(
        &self,
        context: &Self::Context,
        input: PutSigningConfigurationRequest,
    ) -> impl Future<Output = Result<PutSigningConfigurationResponse, Error>> + Send {
        unimplemented(context, input, "PutSigningConfiguration")
    }

    /// `RegisterPullTimeUpdateExclusion`
    fn register_pull_time_update_exclusion(
        &self,
        context: &Self::Context,
        input: RegisterPullTimeUpdateExclusionRequest,
    ) -> impl Future<Output = Result<RegisterPullTimeUpdateExclusionResponse, Error>> + Send {
        unimplemented(context, input, "RegisterPullTimeUpdateExclusion")
    }

    /// `SetRepositoryPolicy`
    fn set_repository_policy(
        &self,
        context: &Self::Context,
        input: SetRepositoryPolicyRequest,
    ) -> impl Future<Output = Result<SetRepositoryPolicyResponse, Error>> + Send {
        unimplemented(context, input, "SetRepositoryPolicy")
    }

    /// `StartImageScan`
    fn start_image_scan(
        &self,
        context: &Self::Context,
        input: StartImageScanRequest,
    ) -> impl Future<Output = Result<StartImageScanResponse, Error>> + Send {
        unimplemented(context, input, "StartImageScan")
    }

    /// `StartLifecyclePolicyPreview`
    fn start_lifecycle_policy_preview(
        &self,
        context: &Self::Context,
        input: StartLifecyclePolicyPreviewRequest,
    ) -> impl Future<Output = Result<StartLifecyclePolicyPreviewResponse, Error>> + Send {
        unimplemented(context, input, "StartLifecyclePolicyPreview")
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

    /// `UpdateImageStorageClass`
    fn update_image_storage_class(
        &self,
        context: &Self::Context,
        input: UpdateImageStorageClassRequest,
    ) -> impl Future<Output = Result<UpdateImageStorageClassResponse, Error>> + Send {
        unimplemented(context, input, "UpdateImageStorageClass")
    }

    /// `UpdatePullThroughCacheRule`
    fn update_pull_through_cache_rule(
        &self,
        context: &Self::Context,
        input: UpdatePullThroughCacheRuleRequest,
    ) -> impl Future<Output = Result<UpdatePullThroughCacheRuleResponse, Error>> + Send {
        unimplemented(context, input, "UpdatePullThroughCacheRule")
    }

    /// `UpdateRepositoryCreationTemplate`
    fn update_repository_creation_template(
        &self,
        context: &Self::Context,
        input: UpdateRepositoryCreationTemplateRequest,
    ) -> impl Future<Output = Result<UpdateRepositoryCreationTemplateResponse, Error>> + Send {
        unimplemented(context, input, "UpdateRepositoryCreationTemplate")
    }

    /// `UploadLayerPart`
    fn upload_layer_part(
        &self,
        context: &Self::Context,
        input: UploadLayerPartRequest,
    ) -> impl Future<Output = Result<UploadLayerPartResponse, Error>> + Send {
        unimplemented(context, input, "UploadLayerPart")
    }

    /// `ValidatePullThroughCacheRule`
    fn validate_pull_through_cache_rule(
        &self,
        context: &Self::Context,
        input: ValidatePullThroughCacheRuleRequest,
    ) -> impl Future<Output = Result<ValidatePullThroughCacheRuleResponse, Error>> + Send {
        unimplemented(context, input, "ValidatePullThroughCacheRule")
    }
}

fn unimplemented<C, I, O>(_: &C, _: I, operation: &str) -> Ready<Result<O, Error>> {
    ready(Err(Error::not_implemented(operation)))
}

/// An implementation, as the dispatcher wants it.
pub struct Server<S>(pub S);

impl<S: Ecr> Service<S::Context> for Server<S> {
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
            "BatchCheckLayerAvailability" => {
                prepared!(service, resources, input, batch_check_layer_availability: BatchCheckLayerAvailabilityRequest)
            }
            "BatchDeleteImage" => {
                prepared!(service, resources, input, batch_delete_image: BatchDeleteImageRequest)
            }
            "BatchGetImage" => prepared!(service, resources, input, batch_get_image: BatchGetImageRequest),
            "BatchGetRepositoryScanningConfiguration" => {
                prepared!(service, resources, input, batch_get_repository_scanning_configuration: BatchGetRepositoryScanningConfigurationRequest)
            }
            "CompleteLayerUpload" => {
                prepared!(service, resources, input, complete_layer_upload: CompleteLayerUploadRequest)
            }
            "CreatePullThroughCacheRule" => {
                prepared!(service, resources, input, create_pull_through_cache_rule: CreatePullThroughCacheRuleRequest)
            }
            "CreateRepository" => {
                prepared!(service, resources, input, create_repository: CreateRepositoryRequest)
            }
            "CreateRepositoryCreationTemplate" => {
                prepared!(service, resources, input, create_repository_creation_template: CreateRepositoryCreationTemplateRequest)
            }
            "DeleteLifecyclePolicy" => {
                prepared!(service, resources, input, delete_lifecycle_policy: DeleteLifecyclePolicyRequest)
            }
            "DeletePullThroughCacheRule" => {
                prepared!(service, resources, input, delete_pull_through_cache_rule: DeletePullThroughCacheRuleRequest)
            }
            "DeleteRegistryPolicy" => {
                prepared!(service, resources, input, delete_registry_policy: DeleteRegistryPolicyRequest)
            }
            "DeleteRepository" => {
                prepared!(service, resources, input, delete_repository: DeleteRepositoryRequest)
            }
            "DeleteRepositoryCreationTemplate" => {
                prepared!(service, resources, input, delete_repository_creation_template: DeleteRepositoryCreationTemplateRequest)
            }
            "DeleteRepositoryPolicy" => {
                prepared!(service, resources, input, delete_repository_policy: DeleteRepositoryPolicyRequest)
            }
            "DeleteSigningConfiguration" => {
                prepared!(service, resources, input, delete_signing_configuration: DeleteSigningConfigurationRequest)
            }
            "DeregisterPullTimeUpdateExclusion" => {
                prepared!(service, resources, input, deregister_pull_time_update_exclusion: DeregisterPullTimeUpdateExclusionRequest)
            }
            "DescribeImageReplicationStatus" => {
                prepared!(service, resources, input, describe_image_replication_status: DescribeImageReplicationStatusRequest)
            }
            "DescribeImageScanFindings" => {
                prepared!(service, resources, input, describe_image_scan_findings: DescribeImageScanFindingsRequest)
            }
            "DescribeImageSigningStatus" => {
                prepared!(service, resources, input, describe_image_signing_status: DescribeImageSigningStatusRequest)
            }
            "DescribeImages" => prepared!(service, resources, input, describe_images: DescribeImagesRequest),
            "DescribePullThroughCacheRules" => {
                prepared!(service, resources, input, describe_pull_through_cache_rules: DescribePullThroughCacheRulesRequest)
            }
            "DescribeRegistry" => {
                prepared!(service, resources, input, describe_registry: DescribeRegistryRequest)
            }
            "DescribeRepositories" => {
                prepared!(service, resources, input, describe_repositories: DescribeRepositoriesRequest)
            }
            "DescribeRepositoryCreationTemplates" => {
                prepared!(service, resources, input, describe_repository_creation_templates: DescribeRepositoryCreationTemplatesRequest)
            }
            "GetAccountSetting" => {
                prepared!(service, resources, input, get_account_setting: GetAccountSettingRequest)
            }
            "GetAuthorizationToken" => {
                prepared!(service, resources, input, get_authorization_token: GetAuthorizationTokenRequest)
            }
            "GetDownloadUrlForLayer" => {
                prepared!(service, resources, input, get_download_url_for_layer: GetDownloadUrlForLayerRequest)
            }
            "GetLifecyclePolicy" => {
                prepared!(service, resources, input, get_lifecycle_policy: GetLifecyclePolicyRequest)
            }
            "GetLifecyclePolicyPreview" => {
                prepared!(service, resources, input, get_lifecycle_policy_preview: GetLifecyclePolicyPreviewRequest)
            }
            "GetRegistryPolicy" => {
                prepared!(service, resources, input, get_registry_policy: GetRegistryPolicyRequest)
            }
            "GetRegistryScanningConfiguration" => {
                prepared!(service, resources, input, get_registry_scanning_configuration: GetRegistryScanningConfigurationRequest)
            }
            "GetRepositoryPolicy" => {
                prepared!(service, resources, input, get_repository_policy: GetRepositoryPolicyRequest)
            }
            "GetSigningConfiguration" => {
                prepared!(service, resources, input, get_signing_configuration: GetSigningConfigurationRequest)
            }
            "InitiateLayerUpload" => {
                prepared!(service, resources, input, initiate_layer_upload: InitiateLayerUploadRequest)
            }
            "ListImageReferrers" => {
                prepared!(service, resources, input, list_image_referrers: ListImageReferrersRequest)
            }
            "ListImages" => prepared!(service, resources, input, list_images: ListImagesRequest),
            "ListPullTimeUpdateExclusions" => {
                prepared!(service, resources, input, list_pull_time_update_exclusions: ListPullTimeUpdateExclusionsRequest)
            }
            "ListTagsForResource" => {
                prepared!(service, resources, input, list_tags_for_resource: ListTagsForResourceRequest)
            }
            "PutAccountSetting" => {
                prepared!(service, resources, input, put_account_setting: PutAccountSettingRequest)
            }
            "PutImage" => prepared!(service, resources, input, put_image: PutImageRequest),
            "PutImageScanningConfiguration" => {
                prepared!(service, resources, input, put_image_scanning_configuration: PutImageScanningConfigurationRequest)
            }
            "PutImageTagMutability" => {
                prepared!(service, resources, input, put_image_tag_mutability: PutImageTagMutabilityRequest)
            }
            "PutLifecyclePolicy" => {
                prepared!(service, resources, input, put_lifecycle_policy: PutLifecyclePolicyRequest)
            }
            "PutRegistryPolicy" => {
                prepared!(service, resources, input, put_registry_policy: PutRegistryPolicyRequest)
            }
            "PutRegistryScanningConfiguration" => {
                prepared!(service, resources, input, put_registry_scanning_configuration: PutRegistryScanningConfigurationRequest)
            }
            "PutReplicationConfiguration" => {
                prepared!(service, resources, input, put_replication_configuration: PutReplicationConfigurationRequest)
            }
            "PutSigningConfiguration" => {
                prepared!(service, resources, input, put_signing_configuration: PutSigningConfigurationRequest)
            }
            "RegisterPullTimeUpdateExclusion" => {
                prepared!(service, resources, input, register_pull_time_update_exclusion: RegisterPullTimeUpdateExclusionRequest)
            }
            "SetRepositoryPolicy" => {
                prepared!(service, resources, input, set_repository_policy: SetRepositoryPolicyRequest)
            }
            "StartImageScan" => prepared!(service, resources, input, start_image_scan: StartImageScanRequest),
            "StartLifecyclePolicyPreview" => {
                prepared!(service, resources, input, start_lifecycle_policy_preview: StartLifecyclePolicyPreviewRequest)
            }
            "TagResource" => prepared!(service, resources, input, tag_resource: TagResourceRequest),
            "UntagResource" => prepared!(service, resources, input, untag_resource: UntagResourceRequest),
            "UpdateImageStorageClass" => {
                prepared!(service, resources, input, update_image_storage_class: UpdateImageStorageClassRequest)
            }
            "UpdatePullThroughCacheRule" => {
                prepared!(service, resources, input, update_pull_through_cache_rule: UpdatePullThroughCacheRuleRequest)
            }
            "UpdateRepositoryCreationTemplate" => {
                prepared!(service, resources, input, update_repository_creation_template: UpdateRepositoryCreationTemplateRequest)
            }
            "UploadLayerPart" => {
                prepared!(service, resources, input, upload_layer_part: UploadLayerPartRequest)
            }
            "ValidatePullThroughCacheRule" => {
                prepared!(service, resources, input, validate_pull_through_cache_rule: ValidatePullThroughCacheRuleRequest)
            }
            _ => return Err(ServiceError::not_implemented(MODEL.name, operation.name)),
        })
    }
}
