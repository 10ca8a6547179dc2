//! Shapes and constraints.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::constraints::{Member, Pattern, Shape};

use super::enums;

/// `AccountSettingName`
pub static ACCOUNT_SETTING_NAME: Shape = Shape::text(Some(1), Some(64), None);

/// `AccountSettingValue`
pub static ACCOUNT_SETTING_VALUE: Shape = Shape::text(None, None, None);

/// `Arn`
pub static ARN: Shape = Shape::text(None, None, None);

/// `ArtifactStatusFilter`
pub static ARTIFACT_STATUS_FILTER: Shape = Shape::one_of(enums::ArtifactStatusFilter::VALUES);

/// `ArtifactType`
pub static ARTIFACT_TYPE: Shape = Shape::text(Some(1), Some(255), None);

/// `ArtifactTypeList`
pub static ARTIFACT_TYPE_LIST: Shape = Shape::list(&ARTIFACT_TYPE, Some(0), Some(5));

/// `BatchCheckLayerAvailabilityRequest`
pub static BATCH_CHECK_LAYER_AVAILABILITY_REQUEST: Shape = Shape::structure(&[
    Member::required("layerDigests", &BATCHED_OPERATION_LAYER_DIGEST_LIST),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `BatchDeleteImageRequest`
pub static BATCH_DELETE_IMAGE_REQUEST: Shape = Shape::structure(&[
    Member::required("imageIds", &IMAGE_IDENTIFIER_LIST),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `BatchGetImageRequest`
pub static BATCH_GET_IMAGE_REQUEST: Shape = Shape::structure(&[
    Member::optional("acceptedMediaTypes", &MEDIA_TYPE_LIST),
    Member::required("imageIds", &IMAGE_IDENTIFIER_LIST),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `BatchGetRepositoryScanningConfigurationRequest`
pub static BATCH_GET_REPOSITORY_SCANNING_CONFIGURATION_REQUEST: Shape =
    Shape::structure(&[Member::required(
        "repositoryNames",
        &SCANNING_CONFIGURATION_REPOSITORY_NAME_LIST,
    )]);

/// `BatchedOperationLayerDigest`
pub static BATCHED_OPERATION_LAYER_DIGEST: Shape = Shape::text(Some(0), Some(1000), None);

/// `BatchedOperationLayerDigestList`
pub static BATCHED_OPERATION_LAYER_DIGEST_LIST: Shape =
    Shape::list(&BATCHED_OPERATION_LAYER_DIGEST, Some(1), Some(100));

/// `CompleteLayerUploadRequest`
pub static COMPLETE_LAYER_UPLOAD_REQUEST: Shape = Shape::structure(&[
    Member::required("layerDigests", &LAYER_DIGEST_LIST),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
    Member::required("uploadId", &UPLOAD_ID),
]);

/// `CreatePullThroughCacheRuleRequest`
pub static CREATE_PULL_THROUGH_CACHE_RULE_REQUEST: Shape = Shape::structure(&[
    Member::optional("credentialArn", &CREDENTIAL_ARN),
    Member::optional("customRoleArn", &CUSTOM_ROLE_ARN),
    Member::required("ecrRepositoryPrefix", &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX),
    Member::optional("registryId", &REGISTRY_ID),
    Member::optional("upstreamRegistry", &UPSTREAM_REGISTRY),
    Member::required("upstreamRegistryUrl", &URL),
    Member::optional(
        "upstreamRepositoryPrefix",
        &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
    ),
]);

/// `CreateRepositoryCreationTemplateRequest`
pub static CREATE_REPOSITORY_CREATION_TEMPLATE_REQUEST: Shape = Shape::structure(&[
    Member::required("appliedFor", &RCT_APPLIED_FOR_LIST),
    Member::optional("customRoleArn", &CUSTOM_ROLE_ARN),
    Member::optional("description", &REPOSITORY_TEMPLATE_DESCRIPTION),
    Member::optional(
        "encryptionConfiguration",
        &ENCRYPTION_CONFIGURATION_FOR_REPOSITORY_CREATION_TEMPLATE,
    ),
    Member::optional("imageTagMutability", &IMAGE_TAG_MUTABILITY),
    Member::optional(
        "imageTagMutabilityExclusionFilters",
        &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
    ),
    Member::optional(
        "lifecyclePolicy",
        &LIFECYCLE_POLICY_TEXT_FOR_REPOSITORY_CREATION_TEMPLATE,
    ),
    Member::required("prefix", &PREFIX),
    Member::optional("repositoryPolicy", &REPOSITORY_POLICY_TEXT),
    Member::optional("resourceTags", &TAG_LIST),
]);

/// `CreateRepositoryRequest`
pub static CREATE_REPOSITORY_REQUEST: Shape = Shape::structure(&[
    Member::optional("encryptionConfiguration", &ENCRYPTION_CONFIGURATION),
    Member::optional("imageScanningConfiguration", &IMAGE_SCANNING_CONFIGURATION),
    Member::optional("imageTagMutability", &IMAGE_TAG_MUTABILITY),
    Member::optional(
        "imageTagMutabilityExclusionFilters",
        &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
    ),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
    Member::optional("tags", &TAG_LIST),
]);

static CREDENTIAL_ARN_PATTERN: Pattern = Pattern::new(
    r#"^arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr\-pullthroughcache\/[a-zA-Z0-9\/_+=.@-]+$"#,
    r#"^arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr\-pullthroughcache\/[a-zA-Z0-9\/_+=.@-]+$"#,
);

/// `CredentialArn`
pub static CREDENTIAL_ARN: Shape = Shape::text(Some(50), Some(612), Some(&CREDENTIAL_ARN_PATTERN));

/// `CustomRoleArn`
pub static CUSTOM_ROLE_ARN: Shape = Shape::text(None, Some(2048), None);

/// `DeleteLifecyclePolicyRequest`
pub static DELETE_LIFECYCLE_POLICY_REQUEST: Shape = Shape::structure(&[
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `DeletePullThroughCacheRuleRequest`
pub static DELETE_PULL_THROUGH_CACHE_RULE_REQUEST: Shape = Shape::structure(&[
    Member::required("ecrRepositoryPrefix", &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX),
    Member::optional("registryId", &REGISTRY_ID),
]);

/// `DeleteRegistryPolicyRequest`
pub static DELETE_REGISTRY_POLICY_REQUEST: Shape = Shape::structure(&[]);

/// `DeleteRepositoryCreationTemplateRequest`
pub static DELETE_REPOSITORY_CREATION_TEMPLATE_REQUEST: Shape =
    Shape::structure(&[Member::required("prefix", &PREFIX)]);

/// `DeleteRepositoryPolicyRequest`
pub static DELETE_REPOSITORY_POLICY_REQUEST: Shape = Shape::structure(&[
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `DeleteRepositoryRequest`
pub static DELETE_REPOSITORY_REQUEST: Shape = Shape::structure(&[
    Member::optional("force", &FORCE_FLAG),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `DeleteSigningConfigurationRequest`
pub static DELETE_SIGNING_CONFIGURATION_REQUEST: Shape = Shape::structure(&[]);

/// `DeregisterPullTimeUpdateExclusionRequest`
pub static DEREGISTER_PULL_TIME_UPDATE_EXCLUSION_REQUEST: Shape =
    Shape::structure(&[Member::required("principalArn", &PRINCIPAL_ARN)]);

/// `DescribeImageReplicationStatusRequest`
pub static DESCRIBE_IMAGE_REPLICATION_STATUS_REQUEST: Shape = Shape::structure(&[
    Member::required("imageId", &IMAGE_IDENTIFIER),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `DescribeImageScanFindingsRequest`
pub static DESCRIBE_IMAGE_SCAN_FINDINGS_REQUEST: Shape = Shape::structure(&[
    Member::required("imageId", &IMAGE_IDENTIFIER),
    Member::optional("maxResults", &MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `DescribeImageSigningStatusRequest`
pub static DESCRIBE_IMAGE_SIGNING_STATUS_REQUEST: Shape = Shape::structure(&[
    Member::required("imageId", &IMAGE_IDENTIFIER),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `DescribeImagesFilter`
pub static DESCRIBE_IMAGES_FILTER: Shape = Shape::structure(&[
    Member::optional("imageStatus", &IMAGE_STATUS_FILTER),
    Member::optional("tagStatus", &TAG_STATUS),
]);

/// `DescribeImagesRequest`
pub static DESCRIBE_IMAGES_REQUEST: Shape = Shape::structure(&[
    Member::optional("filter", &DESCRIBE_IMAGES_FILTER),
    Member::optional("imageIds", &IMAGE_IDENTIFIER_LIST),
    Member::optional("maxResults", &MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `DescribePullThroughCacheRulesRequest`
pub static DESCRIBE_PULL_THROUGH_CACHE_RULES_REQUEST: Shape = Shape::structure(&[
    Member::optional(
        "ecrRepositoryPrefixes",
        &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_LIST,
    ),
    Member::optional("maxResults", &MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("registryId", &REGISTRY_ID),
]);

/// `DescribeRegistryRequest`
pub static DESCRIBE_REGISTRY_REQUEST: Shape = Shape::structure(&[]);

/// `DescribeRepositoriesRequest`
pub static DESCRIBE_REPOSITORIES_REQUEST: Shape = Shape::structure(&[
    Member::optional("maxResults", &MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("registryId", &REGISTRY_ID),
    Member::optional("repositoryNames", &REPOSITORY_NAME_LIST),
]);

/// `DescribeRepositoryCreationTemplatesRequest`
pub static DESCRIBE_REPOSITORY_CREATION_TEMPLATES_REQUEST: Shape = Shape::structure(&[
    Member::optional("maxResults", &MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("prefixes", &PREFIX_LIST),
]);

/// `EncryptionConfiguration`
pub static ENCRYPTION_CONFIGURATION: Shape = Shape::structure(&[
    Member::required("encryptionType", &ENCRYPTION_TYPE),
    Member::optional("kmsKey", &KMS_KEY),
]);

/// `EncryptionConfigurationForRepositoryCreationTemplate`
pub static ENCRYPTION_CONFIGURATION_FOR_REPOSITORY_CREATION_TEMPLATE: Shape = Shape::structure(&[
    Member::required("encryptionType", &ENCRYPTION_TYPE),
    Member::optional("kmsKey", &KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE),
]);

/// `EncryptionType`
pub static ENCRYPTION_TYPE: Shape = Shape::one_of(enums::EncryptionType::VALUES);

/// `FiftyMaxResults`
pub static FIFTY_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(50));

/// `ForceFlag`
pub static FORCE_FLAG: Shape = Shape::Boolean;

/// `GetAccountSettingRequest`
pub static GET_ACCOUNT_SETTING_REQUEST: Shape =
    Shape::structure(&[Member::required("name", &ACCOUNT_SETTING_NAME)]);

/// `GetAuthorizationTokenRegistryIdList`
pub static GET_AUTHORIZATION_TOKEN_REGISTRY_ID_LIST: Shape = Shape::list(&REGISTRY_ID, Some(1), Some(10));

/// `GetAuthorizationTokenRequest`
pub static GET_AUTHORIZATION_TOKEN_REQUEST: Shape = Shape::structure(&[Member::optional(
    "registryIds",
    &GET_AUTHORIZATION_TOKEN_REGISTRY_ID_LIST,
)]);

/// `GetDownloadUrlForLayerRequest`
pub static GET_DOWNLOAD_URL_FOR_LAYER_REQUEST: Shape = Shape::structure(&[
    Member::required("layerDigest", &LAYER_DIGEST),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `GetLifecyclePolicyPreviewRequest`
pub static GET_LIFECYCLE_POLICY_PREVIEW_REQUEST: Shape = Shape::structure(&[
    Member::optional("filter", &LIFECYCLE_POLICY_PREVIEW_FILTER),
    Member::optional("imageIds", &IMAGE_IDENTIFIER_LIST),
    Member::optional("maxResults", &LIFECYCLE_PREVIEW_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `GetLifecyclePolicyRequest`
pub static GET_LIFECYCLE_POLICY_REQUEST: Shape = Shape::structure(&[
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `GetRegistryPolicyRequest`
pub static GET_REGISTRY_POLICY_REQUEST: Shape = Shape::structure(&[]);

/// `GetRegistryScanningConfigurationRequest`
pub static GET_REGISTRY_SCANNING_CONFIGURATION_REQUEST: Shape = Shape::structure(&[]);

/// `GetRepositoryPolicyRequest`
pub static GET_REPOSITORY_POLICY_REQUEST: Shape = Shape::structure(&[
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `GetSigningConfigurationRequest`
pub static GET_SIGNING_CONFIGURATION_REQUEST: Shape = Shape::structure(&[]);

/// `ImageDigest`
pub static IMAGE_DIGEST: Shape = Shape::text(None, None, None);

/// `ImageIdentifier`
pub static IMAGE_IDENTIFIER: Shape = Shape::structure(&[
    Member::optional("imageDigest", &IMAGE_DIGEST),
    Member::optional("imageTag", &IMAGE_TAG),
]);

/// `ImageIdentifierList`
pub static IMAGE_IDENTIFIER_LIST: Shape = Shape::list(&IMAGE_IDENTIFIER, Some(1), Some(100));

/// `ImageManifest`
pub static IMAGE_MANIFEST: Shape = Shape::text(Some(1), Some(4194304), None);

/// `ImageScanningConfiguration`
pub static IMAGE_SCANNING_CONFIGURATION: Shape =
    Shape::structure(&[Member::optional("scanOnPush", &SCAN_ON_PUSH_FLAG)]);

/// `ImageStatusFilter`
pub static IMAGE_STATUS_FILTER: Shape = Shape::one_of(enums::ImageStatusFilter::VALUES);

/// `ImageTag`
pub static IMAGE_TAG: Shape = Shape::text(Some(1), Some(300), None);

/// `ImageTagMutability`
pub static IMAGE_TAG_MUTABILITY: Shape = Shape::one_of(enums::ImageTagMutability::VALUES);

/// `ImageTagMutabilityExclusionFilter`
pub static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER: Shape = Shape::structure(&[
    Member::required("filter", &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE),
    Member::required("filterType", &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_TYPE),
]);

/// `ImageTagMutabilityExclusionFilterType`
pub static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_TYPE: Shape =
    Shape::one_of(enums::ImageTagMutabilityExclusionFilterType::VALUES);

static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE_PATTERN: Pattern =
    Pattern::new(r#"^[0-9a-zA-Z._*-]{1,128}$"#, r#"^[0-9a-zA-Z._*-]{1,128}$"#);

/// `ImageTagMutabilityExclusionFilterValue`
pub static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE: Shape = Shape::text(
    Some(1),
    Some(128),
    Some(&IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE_PATTERN),
);

/// `ImageTagMutabilityExclusionFilters`
pub static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS: Shape =
    Shape::list(&IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER, Some(1), Some(5));

/// `InitiateLayerUploadRequest`
pub static INITIATE_LAYER_UPLOAD_REQUEST: Shape = Shape::structure(&[
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `KmsKey`
pub static KMS_KEY: Shape = Shape::text(Some(1), Some(2048), None);

static KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE_PATTERN: Pattern = Pattern::new(
    r#"^$|arn:aws[a-z0-9-]*:kms:[a-z0-9-]+:[0-9]{12}:key\/[a-z0-9-]+"#,
    r#"^$|arn:aws[a-z0-9-]*:kms:[a-z0-9-]+:[0-9]{12}:key\/[a-z0-9-]+"#,
);

/// `KmsKeyForRepositoryCreationTemplate`
pub static KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE: Shape = Shape::text(
    Some(0),
    Some(2048),
    Some(&KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE_PATTERN),
);

static LAYER_DIGEST_PATTERN: Pattern = Pattern::new(
    r#"[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+"#,
    r#"[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+"#,
);

/// `LayerDigest`
pub static LAYER_DIGEST: Shape = Shape::text(None, None, Some(&LAYER_DIGEST_PATTERN));

/// `LayerDigestList`
pub static LAYER_DIGEST_LIST: Shape = Shape::list(&LAYER_DIGEST, Some(1), Some(100));

/// `LayerPartBlob`
pub static LAYER_PART_BLOB: Shape = Shape::blob(Some(0), Some(20971520));

/// `LifecyclePolicyPreviewFilter`
pub static LIFECYCLE_POLICY_PREVIEW_FILTER: Shape =
    Shape::structure(&[Member::optional("tagStatus", &TAG_STATUS)]);

/// `LifecyclePolicyText`
pub static LIFECYCLE_POLICY_TEXT: Shape = Shape::text(Some(100), Some(30720), None);

/// `LifecyclePolicyTextForRepositoryCreationTemplate`
pub static LIFECYCLE_POLICY_TEXT_FOR_REPOSITORY_CREATION_TEMPLATE: Shape =
    Shape::text(Some(0), Some(30720), None);

/// `LifecyclePreviewMaxResults`
pub static LIFECYCLE_PREVIEW_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(100));

/// `ListImageReferrersFilter`
pub static LIST_IMAGE_REFERRERS_FILTER: Shape = Shape::structure(&[
    Member::optional("artifactStatus", &ARTIFACT_STATUS_FILTER),
    Member::optional("artifactTypes", &ARTIFACT_TYPE_LIST),
]);

/// `ListImageReferrersRequest`
pub static LIST_IMAGE_REFERRERS_REQUEST: Shape = Shape::structure(&[
    Member::optional("filter", &LIST_IMAGE_REFERRERS_FILTER),
    Member::optional("maxResults", &FIFTY_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
    Member::required("subjectId", &SUBJECT_IDENTIFIER),
]);

/// `ListImagesFilter`
pub static LIST_IMAGES_FILTER: Shape = Shape::structure(&[
    Member::optional("imageStatus", &IMAGE_STATUS_FILTER),
    Member::optional("tagStatus", &TAG_STATUS),
]);

/// `ListImagesRequest`
pub static LIST_IMAGES_REQUEST: Shape = Shape::structure(&[
    Member::optional("filter", &LIST_IMAGES_FILTER),
    Member::optional("maxResults", &MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `ListPullTimeUpdateExclusionsRequest`
pub static LIST_PULL_TIME_UPDATE_EXCLUSIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional("maxResults", &MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
]);

/// `ListTagsForResourceRequest`
pub static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape = Shape::structure(&[Member::required("resourceArn", &ARN)]);

/// `MaxResults`
pub static MAX_RESULTS: Shape = Shape::integer(Some(1), Some(1000));

/// `MediaType`
pub static MEDIA_TYPE: Shape = Shape::text(None, None, None);

/// `MediaTypeList`
pub static MEDIA_TYPE_LIST: Shape = Shape::list(&MEDIA_TYPE, Some(1), Some(100));

/// `NextToken`
pub static NEXT_TOKEN: Shape = Shape::text(None, None, None);

/// `PartSize`
pub static PART_SIZE: Shape = Shape::integer(Some(0), None);

static PREFIX_PATTERN: Pattern = Pattern::new(
    r#"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$"#,
    r#"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$"#,
);

/// `Prefix`
pub static PREFIX: Shape = Shape::text(Some(1), Some(256), Some(&PREFIX_PATTERN));

/// `PrefixList`
pub static PREFIX_LIST: Shape = Shape::list(&PREFIX, None, None);

static PRINCIPAL_ARN_PATTERN: Pattern = Pattern::new(
    r#"^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[\w+=,.@-]+(/[\w+=,.@-]+)*$"#,
    r#"^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[\w+=,.@-]+(/[\w+=,.@-]+)*$"#,
);

/// `PrincipalArn`
pub static PRINCIPAL_ARN: Shape = Shape::text(None, Some(200), Some(&PRINCIPAL_ARN_PATTERN));

static PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_PATTERN: Pattern = Pattern::new(
    r#"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$"#,
    r#"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$"#,
);

/// `PullThroughCacheRuleRepositoryPrefix`
pub static PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX: Shape = Shape::text(
    Some(2),
    Some(30),
    Some(&PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_PATTERN),
);

/// `PullThroughCacheRuleRepositoryPrefixList`
pub static PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_LIST: Shape =
    Shape::list(&PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX, Some(1), Some(100));

/// `PutAccountSettingRequest`
pub static PUT_ACCOUNT_SETTING_REQUEST: Shape = Shape::structure(&[
    Member::required("name", &ACCOUNT_SETTING_NAME),
    Member::required("value", &ACCOUNT_SETTING_VALUE),
]);

/// `PutImageRequest`
pub static PUT_IMAGE_REQUEST: Shape = Shape::structure(&[
    Member::optional("imageDigest", &IMAGE_DIGEST),
    Member::required("imageManifest", &IMAGE_MANIFEST),
    Member::optional("imageManifestMediaType", &MEDIA_TYPE),
    Member::optional("imageTag", &IMAGE_TAG),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `PutImageScanningConfigurationRequest`
pub static PUT_IMAGE_SCANNING_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::required("imageScanningConfiguration", &IMAGE_SCANNING_CONFIGURATION),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `PutImageTagMutabilityRequest`
pub static PUT_IMAGE_TAG_MUTABILITY_REQUEST: Shape = Shape::structure(&[
    Member::required("imageTagMutability", &IMAGE_TAG_MUTABILITY),
    Member::optional(
        "imageTagMutabilityExclusionFilters",
        &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
    ),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `PutLifecyclePolicyRequest`
pub static PUT_LIFECYCLE_POLICY_REQUEST: Shape = Shape::structure(&[
    Member::required("lifecyclePolicyText", &LIFECYCLE_POLICY_TEXT),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `PutRegistryPolicyRequest`
pub static PUT_REGISTRY_POLICY_REQUEST: Shape =
    Shape::structure(&[Member::required("policyText", &REGISTRY_POLICY_TEXT)]);

/// `PutRegistryScanningConfigurationRequest`
pub static PUT_REGISTRY_SCANNING_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::optional("rules", &REGISTRY_SCANNING_RULE_LIST),
    Member::optional("scanType", &SCAN_TYPE),
]);

/// `PutReplicationConfigurationRequest`
pub static PUT_REPLICATION_CONFIGURATION_REQUEST: Shape = Shape::structure(&[Member::required(
    "replicationConfiguration",
    &REPLICATION_CONFIGURATION,
)]);

/// `PutSigningConfigurationRequest`
pub static PUT_SIGNING_CONFIGURATION_REQUEST: Shape =
    Shape::structure(&[Member::required("signingConfiguration", &SIGNING_CONFIGURATION)]);

/// `RCTAppliedFor`
pub static RCT_APPLIED_FOR: Shape = Shape::one_of(enums::RctAppliedFor::VALUES);

/// `RCTAppliedForList`
pub static RCT_APPLIED_FOR_LIST: Shape = Shape::list(&RCT_APPLIED_FOR, None, None);

static REGION_PATTERN: Pattern = Pattern::new(r#"[0-9a-z-]{2,25}"#, r#"[0-9a-z-]{2,25}"#);

/// `Region`
pub static REGION: Shape = Shape::text(Some(2), Some(25), Some(&REGION_PATTERN));

/// `RegisterPullTimeUpdateExclusionRequest`
pub static REGISTER_PULL_TIME_UPDATE_EXCLUSION_REQUEST: Shape =
    Shape::structure(&[Member::required("principalArn", &PRINCIPAL_ARN)]);

static REGISTRY_ID_PATTERN: Pattern = Pattern::new(r#"[0-9]{12}"#, r#"[0-9]{12}"#);

/// `RegistryId`
pub static REGISTRY_ID: Shape = Shape::text(None, None, Some(&REGISTRY_ID_PATTERN));

/// `RegistryPolicyText`
pub static REGISTRY_POLICY_TEXT: Shape = Shape::text(Some(0), Some(10240), None);

/// `RegistryScanningRule`
pub static REGISTRY_SCANNING_RULE: Shape = Shape::structure(&[
    Member::required("repositoryFilters", &SCANNING_REPOSITORY_FILTER_LIST),
    Member::required("scanFrequency", &SCAN_FREQUENCY),
]);

/// `RegistryScanningRuleList`
pub static REGISTRY_SCANNING_RULE_LIST: Shape = Shape::list(&REGISTRY_SCANNING_RULE, Some(0), Some(2));

/// `ReplicationConfiguration`
pub static REPLICATION_CONFIGURATION: Shape =
    Shape::structure(&[Member::required("rules", &REPLICATION_RULE_LIST)]);

/// `ReplicationDestination`
pub static REPLICATION_DESTINATION: Shape = Shape::structure(&[
    Member::required("region", &REGION),
    Member::required("registryId", &REGISTRY_ID),
]);

/// `ReplicationDestinationList`
pub static REPLICATION_DESTINATION_LIST: Shape = Shape::list(&REPLICATION_DESTINATION, Some(0), Some(100));

/// `ReplicationRule`
pub static REPLICATION_RULE: Shape = Shape::structure(&[
    Member::required("destinations", &REPLICATION_DESTINATION_LIST),
    Member::optional("repositoryFilters", &REPOSITORY_FILTER_LIST),
]);

/// `ReplicationRuleList`
pub static REPLICATION_RULE_LIST: Shape = Shape::list(&REPLICATION_RULE, Some(0), Some(10));

/// `RepositoryFilter`
pub static REPOSITORY_FILTER: Shape = Shape::structure(&[
    Member::required("filter", &REPOSITORY_FILTER_VALUE),
    Member::required("filterType", &REPOSITORY_FILTER_TYPE),
]);

/// `RepositoryFilterList`
pub static REPOSITORY_FILTER_LIST: Shape = Shape::list(&REPOSITORY_FILTER, Some(1), Some(100));

/// `RepositoryFilterType`
pub static REPOSITORY_FILTER_TYPE: Shape = Shape::one_of(enums::RepositoryFilterType::VALUES);

static REPOSITORY_FILTER_VALUE_PATTERN: Pattern = Pattern::new(
    r#"^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$"#,
    r#"^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$"#,
);

/// `RepositoryFilterValue`
pub static REPOSITORY_FILTER_VALUE: Shape =
    Shape::text(Some(2), Some(256), Some(&REPOSITORY_FILTER_VALUE_PATTERN));

static REPOSITORY_NAME_PATTERN: Pattern = Pattern::new(
    r#"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*"#,
    r#"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*"#,
);

/// `RepositoryName`
pub static REPOSITORY_NAME: Shape = Shape::text(Some(2), Some(256), Some(&REPOSITORY_NAME_PATTERN));

/// `RepositoryNameList`
pub static REPOSITORY_NAME_LIST: Shape = Shape::list(&REPOSITORY_NAME, Some(1), Some(100));

/// `RepositoryPolicyText`
pub static REPOSITORY_POLICY_TEXT: Shape = Shape::text(Some(0), Some(10240), None);

/// `RepositoryTemplateDescription`
pub static REPOSITORY_TEMPLATE_DESCRIPTION: Shape = Shape::text(None, Some(256), None);

/// `ScanFrequency`
pub static SCAN_FREQUENCY: Shape = Shape::one_of(enums::ScanFrequency::VALUES);

/// `ScanOnPushFlag`
pub static SCAN_ON_PUSH_FLAG: Shape = Shape::Boolean;

/// `ScanType`
pub static SCAN_TYPE: Shape = Shape::one_of(enums::ScanType::VALUES);

/// `ScanningConfigurationRepositoryNameList`
pub static SCANNING_CONFIGURATION_REPOSITORY_NAME_LIST: Shape =
    Shape::list(&REPOSITORY_NAME, Some(1), Some(25));

/// `ScanningRepositoryFilter`
pub static SCANNING_REPOSITORY_FILTER: Shape = Shape::structure(&[
    Member::required("filter", &SCANNING_REPOSITORY_FILTER_VALUE),
    Member::required("filterType", &SCANNING_REPOSITORY_FILTER_TYPE),
]);

/// `ScanningRepositoryFilterList`
pub static SCANNING_REPOSITORY_FILTER_LIST: Shape =
    Shape::list(&SCANNING_REPOSITORY_FILTER, Some(0), Some(100));

/// `ScanningRepositoryFilterType`
pub static SCANNING_REPOSITORY_FILTER_TYPE: Shape =
    Shape::one_of(enums::ScanningRepositoryFilterType::VALUES);

static SCANNING_REPOSITORY_FILTER_VALUE_PATTERN: Pattern = Pattern::new(
    r#"^[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*$"#,
    r#"^[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*$"#,
);

/// `ScanningRepositoryFilterValue`
pub static SCANNING_REPOSITORY_FILTER_VALUE: Shape = Shape::text(
    Some(1),
    Some(255),
    Some(&SCANNING_REPOSITORY_FILTER_VALUE_PATTERN),
);

/// `SetRepositoryPolicyRequest`
pub static SET_REPOSITORY_POLICY_REQUEST: Shape = Shape::structure(&[
    Member::optional("force", &FORCE_FLAG),
    Member::required("policyText", &REPOSITORY_POLICY_TEXT),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `SigningConfiguration`
pub static SIGNING_CONFIGURATION: Shape = Shape::structure(&[Member::required("rules", &SIGNING_RULE_LIST)]);

static SIGNING_PROFILE_ARN_PATTERN: Pattern = Pattern::new(
    r#"^arn:aws(-[a-z]+)*:signer:[a-z0-9-]+:[0-9]{12}:\/signing-profiles\/[a-zA-Z0-9_]{2,}$"#,
    r#"^arn:aws(-[a-z]+)*:signer:[a-z0-9-]+:[0-9]{12}:\/signing-profiles\/[a-zA-Z0-9_]{2,}$"#,
);

/// `SigningProfileArn`
pub static SIGNING_PROFILE_ARN: Shape = Shape::text(None, Some(200), Some(&SIGNING_PROFILE_ARN_PATTERN));

/// `SigningRepositoryFilter`
pub static SIGNING_REPOSITORY_FILTER: Shape = Shape::structure(&[
    Member::required("filter", &SIGNING_REPOSITORY_FILTER_VALUE),
    Member::required("filterType", &SIGNING_REPOSITORY_FILTER_TYPE),
]);

/// `SigningRepositoryFilterList`
pub static SIGNING_REPOSITORY_FILTER_LIST: Shape =
    Shape::list(&SIGNING_REPOSITORY_FILTER, Some(1), Some(100));

/// `SigningRepositoryFilterType`
pub static SIGNING_REPOSITORY_FILTER_TYPE: Shape = Shape::one_of(enums::SigningRepositoryFilterType::VALUES);

static SIGNING_REPOSITORY_FILTER_VALUE_PATTERN: Pattern = Pattern::new(
    r#"^(?:[a-z0-9*]+(?:[._-][a-z0-9*]+)*/)*[a-z0-9*]+(?:[._-][a-z0-9*]+)*$"#,
    r#"^(?:[a-z0-9*]+(?:[._-][a-z0-9*]+)*/)*[a-z0-9*]+(?:[._-][a-z0-9*]+)*$"#,
);

/// `SigningRepositoryFilterValue`
pub static SIGNING_REPOSITORY_FILTER_VALUE: Shape =
    Shape::text(Some(1), Some(256), Some(&SIGNING_REPOSITORY_FILTER_VALUE_PATTERN));

/// `SigningRule`
pub static SIGNING_RULE: Shape = Shape::structure(&[
    Member::optional("repositoryFilters", &SIGNING_REPOSITORY_FILTER_LIST),
    Member::required("signingProfileArn", &SIGNING_PROFILE_ARN),
]);

/// `SigningRuleList`
pub static SIGNING_RULE_LIST: Shape = Shape::list(&SIGNING_RULE, Some(0), Some(10));

/// `StartImageScanRequest`
pub static START_IMAGE_SCAN_REQUEST: Shape = Shape::structure(&[
    Member::required("imageId", &IMAGE_IDENTIFIER),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `StartLifecyclePolicyPreviewRequest`
pub static START_LIFECYCLE_POLICY_PREVIEW_REQUEST: Shape = Shape::structure(&[
    Member::optional("lifecyclePolicyText", &LIFECYCLE_POLICY_TEXT),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
]);

/// `SubjectIdentifier`
pub static SUBJECT_IDENTIFIER: Shape = Shape::structure(&[Member::required("imageDigest", &IMAGE_DIGEST)]);

/// `Tag`
pub static TAG: Shape = Shape::structure(&[
    Member::required("Key", &TAG_KEY),
    Member::required("Value", &TAG_VALUE),
]);

/// `TagKey`
pub static TAG_KEY: Shape = Shape::text(None, None, None);

/// `TagKeyList`
pub static TAG_KEY_LIST: Shape = Shape::list(&TAG_KEY, None, None);

/// `TagList`
pub static TAG_LIST: Shape = Shape::list(&TAG, None, None);

/// `TagResourceRequest`
pub static TAG_RESOURCE_REQUEST: Shape = Shape::structure(&[
    Member::required("resourceArn", &ARN),
    Member::required("tags", &TAG_LIST),
]);

/// `TagStatus`
pub static TAG_STATUS: Shape = Shape::one_of(enums::TagStatus::VALUES);

/// `TagValue`
pub static TAG_VALUE: Shape = Shape::text(None, None, None);

/// `TargetStorageClass`
pub static TARGET_STORAGE_CLASS: Shape = Shape::one_of(enums::TargetStorageClass::VALUES);

/// `UntagResourceRequest`
pub static UNTAG_RESOURCE_REQUEST: Shape = Shape::structure(&[
    Member::required("resourceArn", &ARN),
    Member::required("tagKeys", &TAG_KEY_LIST),
]);

/// `UpdateImageStorageClassRequest`
pub static UPDATE_IMAGE_STORAGE_CLASS_REQUEST: Shape = Shape::structure(&[
    Member::required("imageId", &IMAGE_IDENTIFIER),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
    Member::required("targetStorageClass", &TARGET_STORAGE_CLASS),
]);

/// `UpdatePullThroughCacheRuleRequest`
pub static UPDATE_PULL_THROUGH_CACHE_RULE_REQUEST: Shape = Shape::structure(&[
    Member::optional("credentialArn", &CREDENTIAL_ARN),
    Member::optional("customRoleArn", &CUSTOM_ROLE_ARN),
    Member::required("ecrRepositoryPrefix", &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX),
    Member::optional("registryId", &REGISTRY_ID),
]);

/// `UpdateRepositoryCreationTemplateRequest`
pub static UPDATE_REPOSITORY_CREATION_TEMPLATE_REQUEST: Shape = Shape::structure(&[
    Member::optional("appliedFor", &RCT_APPLIED_FOR_LIST),
    Member::optional("customRoleArn", &CUSTOM_ROLE_ARN),
    Member::optional("description", &REPOSITORY_TEMPLATE_DESCRIPTION),
    Member::optional(
        "encryptionConfiguration",
        &ENCRYPTION_CONFIGURATION_FOR_REPOSITORY_CREATION_TEMPLATE,
    ),
    Member::optional("imageTagMutability", &IMAGE_TAG_MUTABILITY),
    Member::optional(
        "imageTagMutabilityExclusionFilters",
        &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
    ),
    Member::optional(
        "lifecyclePolicy",
        &LIFECYCLE_POLICY_TEXT_FOR_REPOSITORY_CREATION_TEMPLATE,
    ),
    Member::required("prefix", &PREFIX),
    Member::optional("repositoryPolicy", &REPOSITORY_POLICY_TEXT),
    Member::optional("resourceTags", &TAG_LIST),
]);

static UPLOAD_ID_PATTERN: Pattern = Pattern::new(
    r#"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"#,
    r#"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"#,
);

/// `UploadId`
pub static UPLOAD_ID: Shape = Shape::text(None, None, Some(&UPLOAD_ID_PATTERN));

/// `UploadLayerPartRequest`
pub static UPLOAD_LAYER_PART_REQUEST: Shape = Shape::structure(&[
    Member::required("layerPartBlob", &LAYER_PART_BLOB),
    Member::required("partFirstByte", &PART_SIZE),
    Member::required("partLastByte", &PART_SIZE),
    Member::optional("registryId", &REGISTRY_ID),
    Member::required("repositoryName", &REPOSITORY_NAME),
    Member::required("uploadId", &UPLOAD_ID),
]);

/// `UpstreamRegistry`
pub static UPSTREAM_REGISTRY: Shape = Shape::one_of(enums::UpstreamRegistry::VALUES);

/// `Url`
pub static URL: Shape = Shape::text(None, None, None);

/// `ValidatePullThroughCacheRuleRequest`
pub static VALIDATE_PULL_THROUGH_CACHE_RULE_REQUEST: Shape = Shape::structure(&[
    Member::required("ecrRepositoryPrefix", &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX),
    Member::optional("registryId", &REGISTRY_ID),
]);

/// All patterns of the service.
pub static PATTERNS: &[&Pattern] = &[
    &CREDENTIAL_ARN_PATTERN,
    &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE_PATTERN,
    &KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE_PATTERN,
    &LAYER_DIGEST_PATTERN,
    &PREFIX_PATTERN,
    &PRINCIPAL_ARN_PATTERN,
    &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_PATTERN,
    &REGION_PATTERN,
    &REGISTRY_ID_PATTERN,
    &REPOSITORY_FILTER_VALUE_PATTERN,
    &REPOSITORY_NAME_PATTERN,
    &SCANNING_REPOSITORY_FILTER_VALUE_PATTERN,
    &SIGNING_PROFILE_ARN_PATTERN,
    &SIGNING_REPOSITORY_FILTER_VALUE_PATTERN,
    &UPLOAD_ID_PATTERN,
];
