//! Shapes and constraints.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::constraints::{Location, Member, Pattern, Shape};

use super::enums;

/// `AccountAggregation`
pub static ACCOUNT_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("findingType", &AGGREGATION_FINDING_TYPE),
    Member::optional("resourceType", &AGGREGATION_RESOURCE_TYPE),
    Member::optional("sortBy", &ACCOUNT_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

static ACCOUNT_ID_PATTERN: Pattern = Pattern::new(r#"\d{12}"#, r#"\d{12}"#);

/// `AccountId`
pub static ACCOUNT_ID: Shape = Shape::text(Some(12), Some(12), Some(&ACCOUNT_ID_PATTERN));

/// `AccountIdFilterList`
pub static ACCOUNT_ID_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `AccountIdSet`
pub static ACCOUNT_ID_SET: Shape = Shape::list(&ACCOUNT_ID, Some(0), Some(100));

/// `AccountSortBy`
pub static ACCOUNT_SORT_BY: Shape = Shape::one_of(enums::AccountSortBy::VALUES);

/// `AggregationFindingType`
pub static AGGREGATION_FINDING_TYPE: Shape = Shape::one_of(enums::AggregationFindingType::VALUES);

/// `AggregationRequest`
pub static AGGREGATION_REQUEST: Shape = Shape::union(&[
    Member::optional("accountAggregation", &ACCOUNT_AGGREGATION),
    Member::optional("amiAggregation", &AMI_AGGREGATION),
    Member::optional("awsEcrContainerAggregation", &AWS_ECR_CONTAINER_AGGREGATION),
    Member::optional("codeRepositoryAggregation", &CODE_REPOSITORY_AGGREGATION),
    Member::optional("ec2InstanceAggregation", &EC2_INSTANCE_AGGREGATION),
    Member::optional("findingTypeAggregation", &FINDING_TYPE_AGGREGATION),
    Member::optional("imageLayerAggregation", &IMAGE_LAYER_AGGREGATION),
    Member::optional("lambdaFunctionAggregation", &LAMBDA_FUNCTION_AGGREGATION),
    Member::optional("lambdaLayerAggregation", &LAMBDA_LAYER_AGGREGATION),
    Member::optional("packageAggregation", &PACKAGE_AGGREGATION),
    Member::optional("repositoryAggregation", &REPOSITORY_AGGREGATION),
    Member::optional("titleAggregation", &TITLE_AGGREGATION),
]);

/// `AggregationResourceType`
pub static AGGREGATION_RESOURCE_TYPE: Shape = Shape::one_of(enums::AggregationResourceType::VALUES);

/// `AggregationType`
pub static AGGREGATION_TYPE: Shape = Shape::one_of(enums::AggregationType::VALUES);

/// `AmiAggregation`
pub static AMI_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("amis", &STRING_FILTER_LIST),
    Member::optional("sortBy", &AMI_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `AmiSortBy`
pub static AMI_SORT_BY: Shape = Shape::one_of(enums::AmiSortBy::VALUES);

/// `Arn`
pub static ARN: Shape = Shape::text(Some(1), Some(1011), None);

/// `AssociateConfigurationRequest`
pub static ASSOCIATE_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::required("resource", &CODE_SECURITY_RESOURCE),
    Member::required("scanConfigurationArn", &SCAN_CONFIGURATION_ARN),
]);

/// `AssociateConfigurationRequestList`
pub static ASSOCIATE_CONFIGURATION_REQUEST_LIST: Shape =
    Shape::list(&ASSOCIATE_CONFIGURATION_REQUEST, Some(1), Some(25));

/// `AssociateMemberRequest`
pub static ASSOCIATE_MEMBER_REQUEST: Shape = Shape::structure(&[Member::required("accountId", &ACCOUNT_ID)]);

/// `AutoEnable`
pub static AUTO_ENABLE: Shape = Shape::structure(&[
    Member::optional("codeRepository", &BOOLEAN),
    Member::required("ec2", &BOOLEAN),
    Member::required("ecr", &BOOLEAN),
    Member::optional("lambda", &BOOLEAN),
    Member::optional("lambdaCode", &BOOLEAN),
]);

/// `AwsEcrContainerAggregation`
pub static AWS_ECR_CONTAINER_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("architectures", &STRING_FILTER_LIST),
    Member::optional("imageShas", &STRING_FILTER_LIST),
    Member::optional("imageTags", &STRING_FILTER_LIST),
    Member::optional("inUseCount", &NUMBER_FILTER_LIST),
    Member::optional("lastInUseAt", &DATE_FILTER_LIST),
    Member::optional("repositories", &STRING_FILTER_LIST),
    Member::optional("resourceIds", &STRING_FILTER_LIST),
    Member::optional("sortBy", &AWS_ECR_CONTAINER_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `AwsEcrContainerSortBy`
pub static AWS_ECR_CONTAINER_SORT_BY: Shape = Shape::one_of(enums::AwsEcrContainerSortBy::VALUES);

/// `BatchAssociateCodeSecurityScanConfigurationRequest`
pub static BATCH_ASSOCIATE_CODE_SECURITY_SCAN_CONFIGURATION_REQUEST: Shape =
    Shape::structure(&[Member::required(
        "associateConfigurationRequests",
        &ASSOCIATE_CONFIGURATION_REQUEST_LIST,
    )]);

/// `BatchDisassociateCodeSecurityScanConfigurationRequest`
pub static BATCH_DISASSOCIATE_CODE_SECURITY_SCAN_CONFIGURATION_REQUEST: Shape =
    Shape::structure(&[Member::required(
        "disassociateConfigurationRequests",
        &DISASSOCIATE_CONFIGURATION_REQUEST_LIST,
    )]);

/// `BatchGetAccountStatusRequest`
pub static BATCH_GET_ACCOUNT_STATUS_REQUEST: Shape =
    Shape::structure(&[Member::optional("accountIds", &ACCOUNT_ID_SET)]);

/// `BatchGetCodeSnippetRequest`
pub static BATCH_GET_CODE_SNIPPET_REQUEST: Shape = Shape::structure(&[Member::required(
    "findingArns",
    &BATCH_GET_CODE_SNIPPET_REQUEST_FINDING_ARNS_LIST,
)]);

/// `BatchGetCodeSnippetRequestFindingArnsList`
pub static BATCH_GET_CODE_SNIPPET_REQUEST_FINDING_ARNS_LIST: Shape =
    Shape::list(&FINDING_ARN, Some(1), Some(10));

/// `BatchGetFindingDetailsRequest`
pub static BATCH_GET_FINDING_DETAILS_REQUEST: Shape =
    Shape::structure(&[Member::required("findingArns", &FINDING_ARN_LIST)]);

/// `BatchGetFreeTrialInfoRequest`
pub static BATCH_GET_FREE_TRIAL_INFO_REQUEST: Shape = Shape::structure(&[Member::required(
    "accountIds",
    &BATCH_GET_FREE_TRIAL_INFO_REQUEST_ACCOUNT_IDS_LIST,
)]);

/// `BatchGetFreeTrialInfoRequestAccountIdsList`
pub static BATCH_GET_FREE_TRIAL_INFO_REQUEST_ACCOUNT_IDS_LIST: Shape =
    Shape::list(&METERING_ACCOUNT_ID, Some(1), Some(100));

/// `BatchGetMemberEc2DeepInspectionStatusRequest`
pub static BATCH_GET_MEMBER_EC2_DEEP_INSPECTION_STATUS_REQUEST: Shape =
    Shape::structure(&[Member::optional("accountIds", &ACCOUNT_ID_SET)]);

/// `BatchUpdateMemberEc2DeepInspectionStatusRequest`
pub static BATCH_UPDATE_MEMBER_EC2_DEEP_INSPECTION_STATUS_REQUEST: Shape =
    Shape::structure(&[Member::required(
        "accountIds",
        &MEMBER_ACCOUNT_EC2_DEEP_INSPECTION_STATUS_LIST,
    )]);

/// `BenchmarkProfile`
pub static BENCHMARK_PROFILE: Shape = Shape::text(Some(0), Some(128), None);

/// `BenchmarkVersion`
pub static BENCHMARK_VERSION: Shape = Shape::text(Some(0), Some(8), None);

/// `Boolean`
pub static BOOLEAN: Shape = Shape::Boolean;

/// `CancelFindingsReportRequest`
pub static CANCEL_FINDINGS_REPORT_REQUEST: Shape =
    Shape::structure(&[Member::required("reportId", &REPORT_ID)]);

/// `CancelSbomExportRequest`
pub static CANCEL_SBOM_EXPORT_REQUEST: Shape = Shape::structure(&[Member::required("reportId", &REPORT_ID)]);

/// `CheckCount`
pub static CHECK_COUNT: Shape = Shape::integer(Some(0), Some(65536));

/// `CheckIdFilterList`
pub static CHECK_ID_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `CisDateFilter`
pub static CIS_DATE_FILTER: Shape = Shape::structure(&[
    Member::optional("earliestScanStartTime", &TIMESTAMP),
    Member::optional("latestScanStartTime", &TIMESTAMP),
]);

/// `CisFindingArnFilterList`
pub static CIS_FINDING_ARN_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `CisFindingStatus`
pub static CIS_FINDING_STATUS: Shape = Shape::one_of(enums::CisFindingStatus::VALUES);

/// `CisFindingStatusComparison`
pub static CIS_FINDING_STATUS_COMPARISON: Shape = Shape::one_of(enums::CisFindingStatusComparison::VALUES);

/// `CisFindingStatusFilter`
pub static CIS_FINDING_STATUS_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &CIS_FINDING_STATUS_COMPARISON),
    Member::required("value", &CIS_FINDING_STATUS),
]);

/// `CisFindingStatusFilterList`
pub static CIS_FINDING_STATUS_FILTER_LIST: Shape = Shape::list(&CIS_FINDING_STATUS_FILTER, Some(1), Some(10));

/// `CisNumberFilter`
pub static CIS_NUMBER_FILTER: Shape = Shape::structure(&[
    Member::optional("lowerInclusive", &INTEGER),
    Member::optional("upperInclusive", &INTEGER),
]);

/// `CisNumberFilterList`
pub static CIS_NUMBER_FILTER_LIST: Shape = Shape::list(&CIS_NUMBER_FILTER, Some(1), Some(10));

/// `CisReportFormat`
pub static CIS_REPORT_FORMAT: Shape = Shape::one_of(enums::CisReportFormat::VALUES);

/// `CisResultStatus`
pub static CIS_RESULT_STATUS: Shape = Shape::one_of(enums::CisResultStatus::VALUES);

/// `CisResultStatusComparison`
pub static CIS_RESULT_STATUS_COMPARISON: Shape = Shape::one_of(enums::CisResultStatusComparison::VALUES);

/// `CisResultStatusFilter`
pub static CIS_RESULT_STATUS_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &CIS_RESULT_STATUS_COMPARISON),
    Member::required("value", &CIS_RESULT_STATUS),
]);

/// `CisResultStatusFilterList`
pub static CIS_RESULT_STATUS_FILTER_LIST: Shape = Shape::list(&CIS_RESULT_STATUS_FILTER, Some(1), Some(10));

/// `CisRuleDetails`
pub static CIS_RULE_DETAILS: Shape = Shape::blob(Some(0), Some(1000));

/// `CisRuleStatus`
pub static CIS_RULE_STATUS: Shape = Shape::one_of(enums::CisRuleStatus::VALUES);

static CIS_SCAN_ARN_PATTERN: Pattern = Pattern::new(
    r#"arn:aws(-us-gov|-cn)?:inspector2:[-.a-z0-9]{0,20}:\d{12}:owner/(\d{12}|o-[a-z0-9]{10,32})/cis-scan/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"#,
    r#"arn:aws(-us-gov|-cn)?:inspector2:[-.a-z0-9]{0,20}:\d{12}:owner/(\d{12}|o-[a-z0-9]{10,32})/cis-scan/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"#,
);

/// `CisScanArn`
pub static CIS_SCAN_ARN: Shape = Shape::text(None, None, Some(&CIS_SCAN_ARN_PATTERN));

/// `CisScanArnFilterList`
pub static CIS_SCAN_ARN_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

static CIS_SCAN_CONFIGURATION_ARN_PATTERN: Pattern = Pattern::new(
    r#"arn:aws(-us-gov|-cn)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-[0-9]{1}:[0-9]{12}:owner/(o-[a-z0-9]+|[0-9]{12})/cis-configuration/[0-9a-fA-F-]+"#,
    r#"arn:aws(-us-gov|-cn)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-[0-9]{1}:[0-9]{12}:owner/(o-[a-z0-9]+|[0-9]{12})/cis-configuration/[0-9a-fA-F-]+"#,
);

/// `CisScanConfigurationArn`
pub static CIS_SCAN_CONFIGURATION_ARN: Shape =
    Shape::text(None, None, Some(&CIS_SCAN_CONFIGURATION_ARN_PATTERN));

/// `CisScanConfigurationArnFilterList`
pub static CIS_SCAN_CONFIGURATION_ARN_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `CisScanConfigurationsSortBy`
pub static CIS_SCAN_CONFIGURATIONS_SORT_BY: Shape = Shape::one_of(enums::CisScanConfigurationsSortBy::VALUES);

/// `CisScanDateFilterList`
pub static CIS_SCAN_DATE_FILTER_LIST: Shape = Shape::list(&CIS_DATE_FILTER, Some(1), Some(1));

/// `CisScanName`
pub static CIS_SCAN_NAME: Shape = Shape::text(Some(1), Some(128), None);

/// `CisScanNameFilterList`
pub static CIS_SCAN_NAME_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `CisScanResultDetailsFilterCriteria`
pub static CIS_SCAN_RESULT_DETAILS_FILTER_CRITERIA: Shape = Shape::structure(&[
    Member::optional("checkIdFilters", &CHECK_ID_FILTER_LIST),
    Member::optional("findingArnFilters", &CIS_FINDING_ARN_FILTER_LIST),
    Member::optional("findingStatusFilters", &CIS_FINDING_STATUS_FILTER_LIST),
    Member::optional("securityLevelFilters", &CIS_SECURITY_LEVEL_FILTER_LIST),
    Member::optional("titleFilters", &TITLE_FILTER_LIST),
]);

/// `CisScanResultDetailsSortBy`
pub static CIS_SCAN_RESULT_DETAILS_SORT_BY: Shape = Shape::one_of(enums::CisScanResultDetailsSortBy::VALUES);

/// `CisScanResultsAggregatedByChecksFilterCriteria`
pub static CIS_SCAN_RESULTS_AGGREGATED_BY_CHECKS_FILTER_CRITERIA: Shape = Shape::structure(&[
    Member::optional("accountIdFilters", &ONE_ACCOUNT_ID_FILTER_LIST),
    Member::optional("checkIdFilters", &CHECK_ID_FILTER_LIST),
    Member::optional("failedResourcesFilters", &CIS_NUMBER_FILTER_LIST),
    Member::optional("platformFilters", &PLATFORM_FILTER_LIST),
    Member::optional("securityLevelFilters", &CIS_SECURITY_LEVEL_FILTER_LIST),
    Member::optional("titleFilters", &TITLE_FILTER_LIST),
]);

/// `CisScanResultsAggregatedByChecksSortBy`
pub static CIS_SCAN_RESULTS_AGGREGATED_BY_CHECKS_SORT_BY: Shape =
    Shape::one_of(enums::CisScanResultsAggregatedByChecksSortBy::VALUES);

/// `CisScanResultsAggregatedByTargetResourceFilterCriteria`
pub static CIS_SCAN_RESULTS_AGGREGATED_BY_TARGET_RESOURCE_FILTER_CRITERIA: Shape = Shape::structure(&[
    Member::optional("accountIdFilters", &ACCOUNT_ID_FILTER_LIST),
    Member::optional("checkIdFilters", &CHECK_ID_FILTER_LIST),
    Member::optional("failedChecksFilters", &CIS_NUMBER_FILTER_LIST),
    Member::optional("platformFilters", &PLATFORM_FILTER_LIST),
    Member::optional("statusFilters", &CIS_RESULT_STATUS_FILTER_LIST),
    Member::optional("targetResourceIdFilters", &RESOURCE_ID_FILTER_LIST),
    Member::optional("targetResourceTagFilters", &RESOURCE_TAG_FILTER_LIST),
    Member::optional("targetStatusFilters", &TARGET_STATUS_FILTER_LIST),
    Member::optional("targetStatusReasonFilters", &TARGET_STATUS_REASON_FILTER_LIST),
]);

/// `CisScanResultsAggregatedByTargetResourceSortBy`
pub static CIS_SCAN_RESULTS_AGGREGATED_BY_TARGET_RESOURCE_SORT_BY: Shape =
    Shape::one_of(enums::CisScanResultsAggregatedByTargetResourceSortBy::VALUES);

/// `CisScanResultsMaxResults`
pub static CIS_SCAN_RESULTS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(100));

/// `CisScanStatus`
pub static CIS_SCAN_STATUS: Shape = Shape::one_of(enums::CisScanStatus::VALUES);

/// `CisScanStatusComparison`
pub static CIS_SCAN_STATUS_COMPARISON: Shape = Shape::one_of(enums::CisScanStatusComparison::VALUES);

/// `CisScanStatusFilter`
pub static CIS_SCAN_STATUS_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &CIS_SCAN_STATUS_COMPARISON),
    Member::required("value", &CIS_SCAN_STATUS),
]);

/// `CisScanStatusFilterList`
pub static CIS_SCAN_STATUS_FILTER_LIST: Shape = Shape::list(&CIS_SCAN_STATUS_FILTER, Some(1), Some(10));

/// `CisScheduledByFilterList`
pub static CIS_SCHEDULED_BY_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `CisSecurityLevel`
pub static CIS_SECURITY_LEVEL: Shape = Shape::one_of(enums::CisSecurityLevel::VALUES);

/// `CisSecurityLevelComparison`
pub static CIS_SECURITY_LEVEL_COMPARISON: Shape = Shape::one_of(enums::CisSecurityLevelComparison::VALUES);

/// `CisSecurityLevelFilter`
pub static CIS_SECURITY_LEVEL_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &CIS_SECURITY_LEVEL_COMPARISON),
    Member::required("value", &CIS_SECURITY_LEVEL),
]);

/// `CisSecurityLevelFilterList`
pub static CIS_SECURITY_LEVEL_FILTER_LIST: Shape = Shape::list(&CIS_SECURITY_LEVEL_FILTER, Some(1), Some(10));

/// `CisSessionMessage`
pub static CIS_SESSION_MESSAGE: Shape = Shape::structure(&[
    Member::required("cisRuleDetails", &CIS_RULE_DETAILS),
    Member::required("ruleId", &RULE_ID),
    Member::required("status", &CIS_RULE_STATUS),
]);

/// `CisSessionMessages`
pub static CIS_SESSION_MESSAGES: Shape = Shape::list(&CIS_SESSION_MESSAGE, Some(1), Some(150));

/// `CisSortOrder`
pub static CIS_SORT_ORDER: Shape = Shape::one_of(enums::CisSortOrder::VALUES);

/// `CisStringComparison`
pub static CIS_STRING_COMPARISON: Shape = Shape::one_of(enums::CisStringComparison::VALUES);

/// `CisStringFilter`
pub static CIS_STRING_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &CIS_STRING_COMPARISON),
    Member::required("value", &STRING),
]);

/// `CisTagMap`
pub static CIS_TAG_MAP: Shape = Shape::map(&MAP_KEY, &MAP_VALUE, None, None);

/// `CisTargetStatus`
pub static CIS_TARGET_STATUS: Shape = Shape::one_of(enums::CisTargetStatus::VALUES);

/// `CisTargetStatusComparison`
pub static CIS_TARGET_STATUS_COMPARISON: Shape = Shape::one_of(enums::CisTargetStatusComparison::VALUES);

/// `CisTargetStatusFilter`
pub static CIS_TARGET_STATUS_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &CIS_TARGET_STATUS_COMPARISON),
    Member::required("value", &CIS_TARGET_STATUS),
]);

/// `CisTargetStatusReason`
pub static CIS_TARGET_STATUS_REASON: Shape = Shape::one_of(enums::CisTargetStatusReason::VALUES);

/// `CisTargetStatusReasonFilter`
pub static CIS_TARGET_STATUS_REASON_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &CIS_TARGET_STATUS_COMPARISON),
    Member::required("value", &CIS_TARGET_STATUS_REASON),
]);

/// `ClientToken`
pub static CLIENT_TOKEN: Shape = Shape::text(Some(1), Some(64), None);

/// `ClusterForImageFilterCriteria`
pub static CLUSTER_FOR_IMAGE_FILTER_CRITERIA: Shape = Shape::structure(&[Member::required(
    "resourceId",
    &CLUSTER_FOR_IMAGE_FILTER_CRITERIA_RESOURCE_ID_STRING,
)]);

static CLUSTER_FOR_IMAGE_FILTER_CRITERIA_RESOURCE_ID_STRING_PATTERN: Pattern = Pattern::new(
    r#"arn:.*:ecr:.*:\d{12}:repository\/(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*(\/sha256:[a-z0-9]{64})?"#,
    r#"arn:.*:ecr:.*:\d{12}:repository\/(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*(\/sha256:[a-z0-9]{64})?"#,
);

/// `ClusterForImageFilterCriteriaResourceIdString`
pub static CLUSTER_FOR_IMAGE_FILTER_CRITERIA_RESOURCE_ID_STRING: Shape = Shape::text(
    None,
    None,
    Some(&CLUSTER_FOR_IMAGE_FILTER_CRITERIA_RESOURCE_ID_STRING_PATTERN),
);

/// `CodeRepositoryAggregation`
pub static CODE_REPOSITORY_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("projectNames", &STRING_FILTER_LIST),
    Member::optional("providerTypes", &STRING_FILTER_LIST),
    Member::optional("resourceIds", &STRING_FILTER_LIST),
    Member::optional("sortBy", &CODE_REPOSITORY_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `CodeRepositorySortBy`
pub static CODE_REPOSITORY_SORT_BY: Shape = Shape::one_of(enums::CodeRepositorySortBy::VALUES);

static CODE_SECURITY_CLIENT_TOKEN_PATTERN: Pattern = Pattern::new(r#"[\S]+"#, r#"[\S]+"#);

/// `CodeSecurityClientToken`
pub static CODE_SECURITY_CLIENT_TOKEN: Shape =
    Shape::text(Some(1), Some(64), Some(&CODE_SECURITY_CLIENT_TOKEN_PATTERN));

static CODE_SECURITY_INTEGRATION_ARN_PATTERN: Pattern = Pattern::new(
    r#"arn:(aws[a-zA-Z-]*)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:codesecurity-integration/[a-f0-9-]{36}"#,
    r#"arn:(aws[a-zA-Z-]*)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:codesecurity-integration/[a-f0-9-]{36}"#,
);

/// `CodeSecurityIntegrationArn`
pub static CODE_SECURITY_INTEGRATION_ARN: Shape =
    Shape::text(None, None, Some(&CODE_SECURITY_INTEGRATION_ARN_PATTERN));

/// `CodeSecurityResource`
pub static CODE_SECURITY_RESOURCE: Shape = Shape::union(&[Member::optional("projectId", &PROJECT_ID)]);

/// `CodeSecurityScanConfiguration`
pub static CODE_SECURITY_SCAN_CONFIGURATION: Shape = Shape::structure(&[
    Member::optional(
        "continuousIntegrationScanConfiguration",
        &CONTINUOUS_INTEGRATION_SCAN_CONFIGURATION,
    ),
    Member::optional("periodicScanConfiguration", &PERIODIC_SCAN_CONFIGURATION),
    Member::required("ruleSetCategories", &RULE_SET_CATEGORIES),
]);

static CODE_SECURITY_UUID_PATTERN: Pattern = Pattern::new(
    r#"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"#,
    r#"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"#,
);

/// `CodeSecurityUuid`
pub static CODE_SECURITY_UUID: Shape = Shape::text(None, None, Some(&CODE_SECURITY_UUID_PATTERN));

/// `ComputePlatform`
pub static COMPUTE_PLATFORM: Shape = Shape::structure(&[
    Member::optional("product", &PRODUCT),
    Member::optional("vendor", &VENDOR),
    Member::optional("version", &PLATFORM_VERSION),
]);

/// `ConfigurationLevel`
pub static CONFIGURATION_LEVEL: Shape = Shape::one_of(enums::ConfigurationLevel::VALUES);

/// `ContinuousIntegrationScanConfiguration`
pub static CONTINUOUS_INTEGRATION_SCAN_CONFIGURATION: Shape = Shape::structure(&[Member::required(
    "supportedEvents",
    &CONTINUOUS_INTEGRATION_SCAN_SUPPORTED_EVENTS,
)]);

/// `ContinuousIntegrationScanEvent`
pub static CONTINUOUS_INTEGRATION_SCAN_EVENT: Shape =
    Shape::one_of(enums::ContinuousIntegrationScanEvent::VALUES);

/// `ContinuousIntegrationScanSupportedEvents`
pub static CONTINUOUS_INTEGRATION_SCAN_SUPPORTED_EVENTS: Shape =
    Shape::list(&CONTINUOUS_INTEGRATION_SCAN_EVENT, Some(1), Some(2));

/// `CoverageDateFilter`
pub static COVERAGE_DATE_FILTER: Shape = Shape::structure(&[
    Member::optional("endInclusive", &DATE_TIME_TIMESTAMP),
    Member::optional("startInclusive", &DATE_TIME_TIMESTAMP),
]);

/// `CoverageDateFilterList`
pub static COVERAGE_DATE_FILTER_LIST: Shape = Shape::list(&COVERAGE_DATE_FILTER, Some(1), Some(10));

/// `CoverageFilterCriteria`
pub static COVERAGE_FILTER_CRITERIA: Shape = Shape::structure(&[
    Member::optional("accountId", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("codeRepositoryProjectName", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("codeRepositoryProviderType", &COVERAGE_STRING_FILTER_LIST),
    Member::optional(
        "codeRepositoryProviderTypeVisibility",
        &COVERAGE_STRING_FILTER_LIST,
    ),
    Member::optional("ec2InstanceTags", &COVERAGE_MAP_FILTER_LIST),
    Member::optional("ecrImageInUseCount", &COVERAGE_NUMBER_FILTER_LIST),
    Member::optional("ecrImageLastInUseAt", &COVERAGE_DATE_FILTER_LIST),
    Member::optional("ecrImageTags", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("ecrRepositoryName", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("imagePulledAt", &COVERAGE_DATE_FILTER_LIST),
    Member::optional("lambdaFunctionName", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("lambdaFunctionRuntime", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("lambdaFunctionTags", &COVERAGE_MAP_FILTER_LIST),
    Member::optional("lastScannedAt", &COVERAGE_DATE_FILTER_LIST),
    Member::optional("lastScannedCommitId", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("resourceId", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("resourceType", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("scanMode", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("scanStatusCode", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("scanStatusReason", &COVERAGE_STRING_FILTER_LIST),
    Member::optional("scanType", &COVERAGE_STRING_FILTER_LIST),
]);

/// `CoverageMapComparison`
pub static COVERAGE_MAP_COMPARISON: Shape = Shape::one_of(enums::CoverageMapComparison::VALUES);

/// `CoverageMapFilter`
pub static COVERAGE_MAP_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &COVERAGE_MAP_COMPARISON),
    Member::required("key", &NON_EMPTY_STRING),
    Member::optional("value", &NON_EMPTY_STRING),
]);

/// `CoverageMapFilterList`
pub static COVERAGE_MAP_FILTER_LIST: Shape = Shape::list(&COVERAGE_MAP_FILTER, Some(1), Some(10));

/// `CoverageNumberFilter`
pub static COVERAGE_NUMBER_FILTER: Shape = Shape::structure(&[
    Member::optional("lowerInclusive", &LONG),
    Member::optional("upperInclusive", &LONG),
]);

/// `CoverageNumberFilterList`
pub static COVERAGE_NUMBER_FILTER_LIST: Shape = Shape::list(&COVERAGE_NUMBER_FILTER, Some(1), Some(10));

/// `CoverageStringComparison`
pub static COVERAGE_STRING_COMPARISON: Shape = Shape::one_of(enums::CoverageStringComparison::VALUES);

/// `CoverageStringFilter`
pub static COVERAGE_STRING_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &COVERAGE_STRING_COMPARISON),
    Member::required("value", &COVERAGE_STRING_INPUT),
]);

/// `CoverageStringFilterList`
pub static COVERAGE_STRING_FILTER_LIST: Shape = Shape::list(&COVERAGE_STRING_FILTER, Some(1), Some(10));

/// `CoverageStringInput`
pub static COVERAGE_STRING_INPUT: Shape = Shape::text(Some(1), Some(1024), None);

/// `CreateCisScanConfigurationRequest`
pub static CREATE_CIS_SCAN_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::required("scanName", &CIS_SCAN_NAME),
    Member::required("schedule", &SCHEDULE),
    Member::required("securityLevel", &CIS_SECURITY_LEVEL),
    Member::optional("tags", &CIS_TAG_MAP),
    Member::required("targets", &CREATE_CIS_TARGETS),
]);

/// `CreateCisTargets`
pub static CREATE_CIS_TARGETS: Shape = Shape::structure(&[
    Member::required("accountIds", &TARGET_ACCOUNT_LIST),
    Member::required("targetResourceTags", &TARGET_RESOURCE_TAGS),
]);

/// `CreateCodeSecurityIntegrationRequest`
pub static CREATE_CODE_SECURITY_INTEGRATION_REQUEST: Shape = Shape::structure(&[
    Member::optional("details", &CREATE_INTEGRATION_DETAIL),
    Member::required("name", &INTEGRATION_NAME),
    Member::optional("tags", &TAG_MAP),
    Member::required("type", &INTEGRATION_TYPE),
]);

/// `CreateCodeSecurityScanConfigurationRequest`
pub static CREATE_CODE_SECURITY_SCAN_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::required("configuration", &CODE_SECURITY_SCAN_CONFIGURATION),
    Member::required("level", &CONFIGURATION_LEVEL),
    Member::required("name", &SCAN_CONFIGURATION_NAME),
    Member::optional("scopeSettings", &SCOPE_SETTINGS),
    Member::optional("tags", &TAG_MAP),
]);

/// `CreateFilterRequest`
pub static CREATE_FILTER_REQUEST: Shape = Shape::structure(&[
    Member::required("action", &FILTER_ACTION),
    Member::optional("description", &FILTER_DESCRIPTION),
    Member::required("filterCriteria", &FILTER_CRITERIA),
    Member::required("name", &FILTER_NAME),
    Member::optional("reason", &FILTER_REASON),
    Member::optional("tags", &TAG_MAP),
]);

/// `CreateFindingsReportRequest`
pub static CREATE_FINDINGS_REPORT_REQUEST: Shape = Shape::structure(&[
    Member::optional("filterCriteria", &FILTER_CRITERIA),
    Member::required("reportFormat", &REPORT_FORMAT),
    Member::required("s3Destination", &DESTINATION),
]);

/// `CreateGitLabSelfManagedIntegrationDetail`
pub static CREATE_GIT_LAB_SELF_MANAGED_INTEGRATION_DETAIL: Shape = Shape::structure(&[
    Member::required("accessToken", &GIT_LAB_ACCESS_TOKEN),
    Member::required("instanceUrl", &INSTANCE_URL),
]);

/// `CreateIntegrationDetail`
pub static CREATE_INTEGRATION_DETAIL: Shape = Shape::union(&[Member::optional(
    "gitlabSelfManaged",
    &CREATE_GIT_LAB_SELF_MANAGED_INTEGRATION_DETAIL,
)]);

/// `CreateSbomExportRequest`
pub static CREATE_SBOM_EXPORT_REQUEST: Shape = Shape::structure(&[
    Member::required("reportFormat", &SBOM_REPORT_FORMAT),
    Member::optional("resourceFilterCriteria", &RESOURCE_FILTER_CRITERIA),
    Member::required("s3Destination", &DESTINATION),
]);

/// `DailySchedule`
pub static DAILY_SCHEDULE: Shape = Shape::structure(&[Member::required("startTime", &TIME)]);

/// `DateFilter`
pub static DATE_FILTER: Shape = Shape::structure(&[
    Member::optional("endInclusive", &TIMESTAMP),
    Member::optional("startInclusive", &TIMESTAMP),
]);

/// `DateFilterList`
pub static DATE_FILTER_LIST: Shape = Shape::list(&DATE_FILTER, Some(1), Some(10));

/// `DateTimeTimestamp`
pub static DATE_TIME_TIMESTAMP: Shape = Shape::Timestamp;

/// `Day`
pub static DAY: Shape = Shape::one_of(enums::Day::VALUES);

/// `DaysList`
pub static DAYS_LIST: Shape = Shape::list(&DAY, Some(1), Some(7));

/// `DeleteCisScanConfigurationRequest`
pub static DELETE_CIS_SCAN_CONFIGURATION_REQUEST: Shape = Shape::structure(&[Member::required(
    "scanConfigurationArn",
    &CIS_SCAN_CONFIGURATION_ARN,
)]);

/// `DeleteCodeSecurityIntegrationRequest`
pub static DELETE_CODE_SECURITY_INTEGRATION_REQUEST: Shape =
    Shape::structure(&[Member::required("integrationArn", &CODE_SECURITY_INTEGRATION_ARN)]);

/// `DeleteCodeSecurityScanConfigurationRequest`
pub static DELETE_CODE_SECURITY_SCAN_CONFIGURATION_REQUEST: Shape =
    Shape::structure(&[Member::required("scanConfigurationArn", &SCAN_CONFIGURATION_ARN)]);

/// `DeleteFilterRequest`
pub static DELETE_FILTER_REQUEST: Shape = Shape::structure(&[Member::required("arn", &FILTER_ARN)]);

/// `DescribeOrganizationConfigurationRequest`
pub static DESCRIBE_ORGANIZATION_CONFIGURATION_REQUEST: Shape = Shape::structure(&[]);

/// `Destination`
pub static DESTINATION: Shape = Shape::structure(&[
    Member::required("bucketName", &STRING),
    Member::optional("keyPrefix", &STRING),
    Member::required("kmsKeyArn", &STRING),
]);

/// `DisableDelegatedAdminAccountRequest`
pub static DISABLE_DELEGATED_ADMIN_ACCOUNT_REQUEST: Shape =
    Shape::structure(&[Member::required("delegatedAdminAccountId", &ACCOUNT_ID)]);

/// `DisableRequest`
pub static DISABLE_REQUEST: Shape = Shape::structure(&[
    Member::optional("accountIds", &ACCOUNT_ID_SET),
    Member::optional("resourceTypes", &DISABLE_RESOURCE_TYPE_LIST),
]);

/// `DisableResourceTypeList`
pub static DISABLE_RESOURCE_TYPE_LIST: Shape = Shape::list(&RESOURCE_SCAN_TYPE, Some(0), Some(5));

/// `DisassociateConfigurationRequest`
pub static DISASSOCIATE_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::required("resource", &CODE_SECURITY_RESOURCE),
    Member::required("scanConfigurationArn", &SCAN_CONFIGURATION_ARN),
]);

/// `DisassociateConfigurationRequestList`
pub static DISASSOCIATE_CONFIGURATION_REQUEST_LIST: Shape =
    Shape::list(&DISASSOCIATE_CONFIGURATION_REQUEST, Some(1), Some(25));

/// `DisassociateMemberRequest`
pub static DISASSOCIATE_MEMBER_REQUEST: Shape =
    Shape::structure(&[Member::required("accountId", &ACCOUNT_ID)]);

/// `Double`
pub static DOUBLE: Shape = Shape::Float;

/// `Ec2Configuration`
pub static EC2_CONFIGURATION: Shape = Shape::structure(&[Member::required("scanMode", &EC2_SCAN_MODE)]);

/// `Ec2InstanceAggregation`
pub static EC2_INSTANCE_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("amis", &STRING_FILTER_LIST),
    Member::optional("instanceIds", &STRING_FILTER_LIST),
    Member::optional("instanceTags", &MAP_FILTER_LIST),
    Member::optional("operatingSystems", &STRING_FILTER_LIST),
    Member::optional("sortBy", &EC2_INSTANCE_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `Ec2InstanceSortBy`
pub static EC2_INSTANCE_SORT_BY: Shape = Shape::one_of(enums::Ec2InstanceSortBy::VALUES);

/// `Ec2ScanMode`
pub static EC2_SCAN_MODE: Shape = Shape::one_of(enums::Ec2ScanMode::VALUES);

/// `EcrConfiguration`
pub static ECR_CONFIGURATION: Shape = Shape::structure(&[
    Member::optional("pullDateRescanDuration", &ECR_PULL_DATE_RESCAN_DURATION),
    Member::optional("pullDateRescanMode", &ECR_PULL_DATE_RESCAN_MODE),
    Member::required("rescanDuration", &ECR_RESCAN_DURATION),
]);

/// `EcrPullDateRescanDuration`
pub static ECR_PULL_DATE_RESCAN_DURATION: Shape = Shape::one_of(enums::EcrPullDateRescanDuration::VALUES);

/// `EcrPullDateRescanMode`
pub static ECR_PULL_DATE_RESCAN_MODE: Shape = Shape::one_of(enums::EcrPullDateRescanMode::VALUES);

/// `EcrRescanDuration`
pub static ECR_RESCAN_DURATION: Shape = Shape::one_of(enums::EcrRescanDuration::VALUES);

/// `EnableDelegatedAdminAccountRequest`
pub static ENABLE_DELEGATED_ADMIN_ACCOUNT_REQUEST: Shape = Shape::structure(&[
    Member::optional("clientToken", &CLIENT_TOKEN),
    Member::required("delegatedAdminAccountId", &ACCOUNT_ID),
]);

/// `EnableRequest`
pub static ENABLE_REQUEST: Shape = Shape::structure(&[
    Member::optional("accountIds", &ACCOUNT_ID_SET),
    Member::optional("clientToken", &CLIENT_TOKEN),
    Member::required("resourceTypes", &ENABLE_RESOURCE_TYPE_LIST),
]);

/// `EnableResourceTypeList`
pub static ENABLE_RESOURCE_TYPE_LIST: Shape = Shape::list(&RESOURCE_SCAN_TYPE, Some(1), Some(5));

/// `FilterAction`
pub static FILTER_ACTION: Shape = Shape::one_of(enums::FilterAction::VALUES);

/// `FilterArn`
pub static FILTER_ARN: Shape = Shape::text(Some(1), Some(128), None);

/// `FilterArnList`
pub static FILTER_ARN_LIST: Shape = Shape::list(&FILTER_ARN, None, None);

/// `FilterCriteria`
pub static FILTER_CRITERIA: Shape = Shape::structure(&[
    Member::optional("awsAccountId", &STRING_FILTER_LIST),
    Member::optional("codeRepositoryProjectName", &STRING_FILTER_LIST),
    Member::optional("codeRepositoryProviderType", &STRING_FILTER_LIST),
    Member::optional("codeVulnerabilityDetectorName", &STRING_FILTER_LIST),
    Member::optional("codeVulnerabilityDetectorTags", &STRING_FILTER_LIST),
    Member::optional("codeVulnerabilityFilePath", &STRING_FILTER_LIST),
    Member::optional("componentId", &STRING_FILTER_LIST),
    Member::optional("componentType", &STRING_FILTER_LIST),
    Member::optional("ec2InstanceImageId", &STRING_FILTER_LIST),
    Member::optional("ec2InstanceSubnetId", &STRING_FILTER_LIST),
    Member::optional("ec2InstanceVpcId", &STRING_FILTER_LIST),
    Member::optional("ecrImageArchitecture", &STRING_FILTER_LIST),
    Member::optional("ecrImageHash", &STRING_FILTER_LIST),
    Member::optional("ecrImageInUseCount", &NUMBER_FILTER_LIST),
    Member::optional("ecrImageLastInUseAt", &DATE_FILTER_LIST),
    Member::optional("ecrImagePushedAt", &DATE_FILTER_LIST),
    Member::optional("ecrImageRegistry", &STRING_FILTER_LIST),
    Member::optional("ecrImageRepositoryName", &STRING_FILTER_LIST),
    Member::optional("ecrImageTags", &STRING_FILTER_LIST),
    Member::optional("epssScore", &NUMBER_FILTER_LIST),
    Member::optional("exploitAvailable", &STRING_FILTER_LIST),
    Member::optional("findingArn", &STRING_FILTER_LIST),
    Member::optional("findingStatus", &STRING_FILTER_LIST),
    Member::optional("findingType", &STRING_FILTER_LIST),
    Member::optional("firstObservedAt", &DATE_FILTER_LIST),
    Member::optional("fixAvailable", &STRING_FILTER_LIST),
    Member::optional("inspectorScore", &NUMBER_FILTER_LIST),
    Member::optional("lambdaFunctionExecutionRoleArn", &STRING_FILTER_LIST),
    Member::optional("lambdaFunctionLastModifiedAt", &DATE_FILTER_LIST),
    Member::optional("lambdaFunctionLayers", &STRING_FILTER_LIST),
    Member::optional("lambdaFunctionName", &STRING_FILTER_LIST),
    Member::optional("lambdaFunctionRuntime", &STRING_FILTER_LIST),
    Member::optional("lastObservedAt", &DATE_FILTER_LIST),
    Member::optional("networkProtocol", &STRING_FILTER_LIST),
    Member::optional("portRange", &PORT_RANGE_FILTER_LIST),
    Member::optional("relatedVulnerabilities", &STRING_FILTER_LIST),
    Member::optional("resourceId", &STRING_FILTER_LIST),
    Member::optional("resourceTags", &MAP_FILTER_LIST),
    Member::optional("resourceType", &STRING_FILTER_LIST),
    Member::optional("severity", &STRING_FILTER_LIST),
    Member::optional("title", &STRING_FILTER_LIST),
    Member::optional("updatedAt", &DATE_FILTER_LIST),
    Member::optional("vendorSeverity", &STRING_FILTER_LIST),
    Member::optional("vulnerabilityId", &STRING_FILTER_LIST),
    Member::optional("vulnerabilitySource", &STRING_FILTER_LIST),
    Member::optional("vulnerablePackages", &PACKAGE_FILTER_LIST),
]);

/// `FilterDescription`
pub static FILTER_DESCRIPTION: Shape = Shape::text(Some(1), Some(512), None);

/// `FilterName`
pub static FILTER_NAME: Shape = Shape::text(Some(1), Some(128), None);

/// `FilterReason`
pub static FILTER_REASON: Shape = Shape::text(Some(1), Some(512), None);

static FINDING_ARN_PATTERN: Pattern = Pattern::new(
    r#"arn:(aws[a-zA-Z-]*)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:finding/[a-f0-9]{32}"#,
    r#"arn:(aws[a-zA-Z-]*)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:finding/[a-f0-9]{32}"#,
);

/// `FindingArn`
pub static FINDING_ARN: Shape = Shape::text(Some(1), Some(100), Some(&FINDING_ARN_PATTERN));

/// `FindingArnList`
pub static FINDING_ARN_LIST: Shape = Shape::list(&FINDING_ARN, Some(1), Some(10));

/// `FindingTypeAggregation`
pub static FINDING_TYPE_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("findingType", &AGGREGATION_FINDING_TYPE),
    Member::optional("resourceType", &AGGREGATION_RESOURCE_TYPE),
    Member::optional("sortBy", &FINDING_TYPE_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `FindingTypeSortBy`
pub static FINDING_TYPE_SORT_BY: Shape = Shape::one_of(enums::FindingTypeSortBy::VALUES);

/// `FrequencyExpression`
pub static FREQUENCY_EXPRESSION: Shape = Shape::text(Some(1), Some(256), None);

/// `GetCisScanReportRequest`
pub static GET_CIS_SCAN_REPORT_REQUEST: Shape = Shape::structure(&[
    Member::optional("reportFormat", &CIS_REPORT_FORMAT),
    Member::required("scanArn", &CIS_SCAN_ARN),
    Member::optional("targetAccounts", &REPORT_TARGET_ACCOUNTS),
]);

/// `GetCisScanResultDetailsMaxResults`
pub static GET_CIS_SCAN_RESULT_DETAILS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(1000));

/// `GetCisScanResultDetailsRequest`
pub static GET_CIS_SCAN_RESULT_DETAILS_REQUEST: Shape = Shape::structure(&[
    Member::required("accountId", &ACCOUNT_ID),
    Member::optional("filterCriteria", &CIS_SCAN_RESULT_DETAILS_FILTER_CRITERIA),
    Member::optional("maxResults", &GET_CIS_SCAN_RESULT_DETAILS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::required("scanArn", &CIS_SCAN_ARN),
    Member::optional("sortBy", &CIS_SCAN_RESULT_DETAILS_SORT_BY),
    Member::optional("sortOrder", &CIS_SORT_ORDER),
    Member::required("targetResourceId", &RESOURCE_ID),
]);

/// `GetClustersForImageNextToken`
pub static GET_CLUSTERS_FOR_IMAGE_NEXT_TOKEN: Shape = Shape::text(Some(1), Some(3000), None);

/// `GetClustersForImageRequest`
pub static GET_CLUSTERS_FOR_IMAGE_REQUEST: Shape = Shape::structure(&[
    Member::required("filter", &CLUSTER_FOR_IMAGE_FILTER_CRITERIA),
    Member::optional("maxResults", &GET_CLUSTERS_FOR_IMAGE_REQUEST_MAX_RESULTS_INTEGER),
    Member::optional("nextToken", &GET_CLUSTERS_FOR_IMAGE_NEXT_TOKEN),
]);

/// `GetClustersForImageRequestMaxResultsInteger`
pub static GET_CLUSTERS_FOR_IMAGE_REQUEST_MAX_RESULTS_INTEGER: Shape = Shape::integer(Some(1), Some(100));

/// `GetCodeSecurityIntegrationRequest`
pub static GET_CODE_SECURITY_INTEGRATION_REQUEST: Shape = Shape::structure(&[
    Member::required("integrationArn", &CODE_SECURITY_INTEGRATION_ARN),
    Member::optional("tags", &TAG_MAP),
]);

/// `GetCodeSecurityScanConfigurationRequest`
pub static GET_CODE_SECURITY_SCAN_CONFIGURATION_REQUEST: Shape =
    Shape::structure(&[Member::required("scanConfigurationArn", &SCAN_CONFIGURATION_ARN)]);

/// `GetCodeSecurityScanRequest`
pub static GET_CODE_SECURITY_SCAN_REQUEST: Shape = Shape::structure(&[
    Member::required("resource", &CODE_SECURITY_RESOURCE),
    Member::required("scanId", &CODE_SECURITY_UUID),
]);

/// `GetConfigurationRequest`
pub static GET_CONFIGURATION_REQUEST: Shape = Shape::structure(&[]);

/// `GetDelegatedAdminAccountRequest`
pub static GET_DELEGATED_ADMIN_ACCOUNT_REQUEST: Shape = Shape::structure(&[]);

/// `GetEc2DeepInspectionConfigurationRequest`
pub static GET_EC2_DEEP_INSPECTION_CONFIGURATION_REQUEST: Shape = Shape::structure(&[]);

/// `GetEncryptionKeyRequest`
pub static GET_ENCRYPTION_KEY_REQUEST: Shape = Shape::structure(&[
    Member::required("resourceType", &RESOURCE_TYPE).at(Location::Query("resourceType")),
    Member::required("scanType", &SCAN_TYPE).at(Location::Query("scanType")),
]);

/// `GetFindingsReportStatusRequest`
pub static GET_FINDINGS_REPORT_STATUS_REQUEST: Shape =
    Shape::structure(&[Member::optional("reportId", &REPORT_ID)]);

/// `GetMemberRequest`
pub static GET_MEMBER_REQUEST: Shape = Shape::structure(&[Member::required("accountId", &ACCOUNT_ID)]);

/// `GetSbomExportRequest`
pub static GET_SBOM_EXPORT_REQUEST: Shape = Shape::structure(&[Member::required("reportId", &REPORT_ID)]);

/// `GitHubAuthCode`
pub static GIT_HUB_AUTH_CODE: Shape = Shape::text(Some(1), Some(1024), None);

/// `GitHubInstallationId`
pub static GIT_HUB_INSTALLATION_ID: Shape = Shape::text(Some(1), Some(1024), None);

/// `GitLabAccessToken`
pub static GIT_LAB_ACCESS_TOKEN: Shape = Shape::text(None, None, None);

/// `GitLabAuthCode`
pub static GIT_LAB_AUTH_CODE: Shape = Shape::text(Some(1), Some(1024), None);

/// `GroupKey`
pub static GROUP_KEY: Shape = Shape::one_of(enums::GroupKey::VALUES);

/// `ImageLayerAggregation`
pub static IMAGE_LAYER_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("layerHashes", &STRING_FILTER_LIST),
    Member::optional("repositories", &STRING_FILTER_LIST),
    Member::optional("resourceIds", &STRING_FILTER_LIST),
    Member::optional("sortBy", &IMAGE_LAYER_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `ImageLayerSortBy`
pub static IMAGE_LAYER_SORT_BY: Shape = Shape::one_of(enums::ImageLayerSortBy::VALUES);

static INSTANCE_URL_PATTERN: Pattern = Pattern::new(
    r#"https://[-a-zA-Z0-9()@:%_+.~#?&//=]{1,1024}"#,
    r#"https://[-a-zA-Z0-9()@:%_+.~#?&//=]{1,1024}"#,
);

/// `InstanceUrl`
pub static INSTANCE_URL: Shape = Shape::text(None, None, Some(&INSTANCE_URL_PATTERN));

/// `Integer`
pub static INTEGER: Shape = Shape::integer(None, None);

static INTEGRATION_NAME_PATTERN: Pattern = Pattern::new(r#"[a-zA-Z0-9-_$:.]*"#, r#"[a-zA-Z0-9-_$:.]*"#);

/// `IntegrationName`
pub static INTEGRATION_NAME: Shape = Shape::text(Some(1), Some(60), Some(&INTEGRATION_NAME_PATTERN));

/// `IntegrationType`
pub static INTEGRATION_TYPE: Shape = Shape::one_of(enums::IntegrationType::VALUES);

static KMS_KEY_ARN_PATTERN: Pattern = Pattern::new(
    r#"arn:aws(-(us-gov|cn))?:kms:([a-z0-9][-.a-z0-9]{0,62})?:[0-9]{12}?:key/(([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})|(mrk-[0-9a-zA-Z]{32}))"#,
    r#"arn:aws(-(us-gov|cn))?:kms:([a-z0-9][-.a-z0-9]{0,62})?:[0-9]{12}?:key/(([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})|(mrk-[0-9a-zA-Z]{32}))"#,
);

/// `KmsKeyArn`
pub static KMS_KEY_ARN: Shape = Shape::text(None, None, Some(&KMS_KEY_ARN_PATTERN));

/// `LambdaFunctionAggregation`
pub static LAMBDA_FUNCTION_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("functionNames", &STRING_FILTER_LIST),
    Member::optional("functionTags", &MAP_FILTER_LIST),
    Member::optional("resourceIds", &STRING_FILTER_LIST),
    Member::optional("runtimes", &STRING_FILTER_LIST),
    Member::optional("sortBy", &LAMBDA_FUNCTION_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `LambdaFunctionSortBy`
pub static LAMBDA_FUNCTION_SORT_BY: Shape = Shape::one_of(enums::LambdaFunctionSortBy::VALUES);

/// `LambdaLayerAggregation`
pub static LAMBDA_LAYER_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("functionNames", &STRING_FILTER_LIST),
    Member::optional("layerArns", &STRING_FILTER_LIST),
    Member::optional("resourceIds", &STRING_FILTER_LIST),
    Member::optional("sortBy", &LAMBDA_LAYER_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `LambdaLayerSortBy`
pub static LAMBDA_LAYER_SORT_BY: Shape = Shape::one_of(enums::LambdaLayerSortBy::VALUES);

/// `ListAccountPermissionsMaxResults`
pub static LIST_ACCOUNT_PERMISSIONS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(1024));

/// `ListAccountPermissionsRequest`
pub static LIST_ACCOUNT_PERMISSIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional("maxResults", &LIST_ACCOUNT_PERMISSIONS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("service", &SERVICE),
]);

/// `ListCisScanConfigurationsFilterCriteria`
pub static LIST_CIS_SCAN_CONFIGURATIONS_FILTER_CRITERIA: Shape = Shape::structure(&[
    Member::optional(
        "scanConfigurationArnFilters",
        &CIS_SCAN_CONFIGURATION_ARN_FILTER_LIST,
    ),
    Member::optional("scanNameFilters", &CIS_SCAN_NAME_FILTER_LIST),
    Member::optional("targetResourceTagFilters", &RESOURCE_TAG_FILTER_LIST),
]);

/// `ListCisScanConfigurationsMaxResults`
pub static LIST_CIS_SCAN_CONFIGURATIONS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(100));

/// `ListCisScanConfigurationsRequest`
pub static LIST_CIS_SCAN_CONFIGURATIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional("filterCriteria", &LIST_CIS_SCAN_CONFIGURATIONS_FILTER_CRITERIA),
    Member::optional("maxResults", &LIST_CIS_SCAN_CONFIGURATIONS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("sortBy", &CIS_SCAN_CONFIGURATIONS_SORT_BY),
    Member::optional("sortOrder", &CIS_SORT_ORDER),
]);

/// `ListCisScanResultsAggregatedByChecksRequest`
pub static LIST_CIS_SCAN_RESULTS_AGGREGATED_BY_CHECKS_REQUEST: Shape = Shape::structure(&[
    Member::optional(
        "filterCriteria",
        &CIS_SCAN_RESULTS_AGGREGATED_BY_CHECKS_FILTER_CRITERIA,
    ),
    Member::optional("maxResults", &CIS_SCAN_RESULTS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::required("scanArn", &CIS_SCAN_ARN),
    Member::optional("sortBy", &CIS_SCAN_RESULTS_AGGREGATED_BY_CHECKS_SORT_BY),
    Member::optional("sortOrder", &CIS_SORT_ORDER),
]);

/// `ListCisScanResultsAggregatedByTargetResourceRequest`
pub static LIST_CIS_SCAN_RESULTS_AGGREGATED_BY_TARGET_RESOURCE_REQUEST: Shape = Shape::structure(&[
    Member::optional(
        "filterCriteria",
        &CIS_SCAN_RESULTS_AGGREGATED_BY_TARGET_RESOURCE_FILTER_CRITERIA,
    ),
    Member::optional("maxResults", &CIS_SCAN_RESULTS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::required("scanArn", &CIS_SCAN_ARN),
    Member::optional("sortBy", &CIS_SCAN_RESULTS_AGGREGATED_BY_TARGET_RESOURCE_SORT_BY),
    Member::optional("sortOrder", &CIS_SORT_ORDER),
]);

/// `ListCisScansDetailLevel`
pub static LIST_CIS_SCANS_DETAIL_LEVEL: Shape = Shape::one_of(enums::ListCisScansDetailLevel::VALUES);

/// `ListCisScansFilterCriteria`
pub static LIST_CIS_SCANS_FILTER_CRITERIA: Shape = Shape::structure(&[
    Member::optional("failedChecksFilters", &CIS_NUMBER_FILTER_LIST),
    Member::optional("scanArnFilters", &CIS_SCAN_ARN_FILTER_LIST),
    Member::optional("scanAtFilters", &CIS_SCAN_DATE_FILTER_LIST),
    Member::optional(
        "scanConfigurationArnFilters",
        &CIS_SCAN_CONFIGURATION_ARN_FILTER_LIST,
    ),
    Member::optional("scanNameFilters", &CIS_SCAN_NAME_FILTER_LIST),
    Member::optional("scanStatusFilters", &CIS_SCAN_STATUS_FILTER_LIST),
    Member::optional("scheduledByFilters", &CIS_SCHEDULED_BY_FILTER_LIST),
    Member::optional("targetAccountIdFilters", &ACCOUNT_ID_FILTER_LIST),
    Member::optional("targetResourceIdFilters", &RESOURCE_ID_FILTER_LIST),
    Member::optional("targetResourceTagFilters", &RESOURCE_TAG_FILTER_LIST),
]);

/// `ListCisScansMaxResults`
pub static LIST_CIS_SCANS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(100));

/// `ListCisScansRequest`
pub static LIST_CIS_SCANS_REQUEST: Shape = Shape::structure(&[
    Member::optional("detailLevel", &LIST_CIS_SCANS_DETAIL_LEVEL),
    Member::optional("filterCriteria", &LIST_CIS_SCANS_FILTER_CRITERIA),
    Member::optional("maxResults", &LIST_CIS_SCANS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("sortBy", &LIST_CIS_SCANS_SORT_BY),
    Member::optional("sortOrder", &CIS_SORT_ORDER),
]);

/// `ListCisScansSortBy`
pub static LIST_CIS_SCANS_SORT_BY: Shape = Shape::one_of(enums::ListCisScansSortBy::VALUES);

/// `ListCodeSecurityIntegrationsRequest`
pub static LIST_CODE_SECURITY_INTEGRATIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional(
        "maxResults",
        &LIST_CODE_SECURITY_INTEGRATIONS_REQUEST_MAX_RESULTS_INTEGER,
    )
    .at(Location::Query("maxResults")),
    Member::optional("nextToken", &STRING).at(Location::Query("nextToken")),
]);

/// `ListCodeSecurityIntegrationsRequestMaxResultsInteger`
pub static LIST_CODE_SECURITY_INTEGRATIONS_REQUEST_MAX_RESULTS_INTEGER: Shape =
    Shape::integer(Some(1), Some(100));

/// `ListCodeSecurityScanConfigurationAssociationsRequest`
pub static LIST_CODE_SECURITY_SCAN_CONFIGURATION_ASSOCIATIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional(
        "maxResults",
        &LIST_CODE_SECURITY_SCAN_CONFIGURATION_ASSOCIATIONS_REQUEST_MAX_RESULTS_INTEGER,
    )
    .at(Location::Query("maxResults")),
    Member::optional("nextToken", &NEXT_TOKEN).at(Location::Query("nextToken")),
    Member::required("scanConfigurationArn", &SCAN_CONFIGURATION_ARN),
]);

/// `ListCodeSecurityScanConfigurationAssociationsRequestMaxResultsInteger`
pub static LIST_CODE_SECURITY_SCAN_CONFIGURATION_ASSOCIATIONS_REQUEST_MAX_RESULTS_INTEGER: Shape =
    Shape::integer(Some(1), Some(100));

/// `ListCodeSecurityScanConfigurationsRequest`
pub static LIST_CODE_SECURITY_SCAN_CONFIGURATIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional(
        "maxResults",
        &LIST_CODE_SECURITY_SCAN_CONFIGURATIONS_REQUEST_MAX_RESULTS_INTEGER,
    )
    .at(Location::Query("maxResults")),
    Member::optional("nextToken", &NEXT_TOKEN).at(Location::Query("nextToken")),
]);

/// `ListCodeSecurityScanConfigurationsRequestMaxResultsInteger`
pub static LIST_CODE_SECURITY_SCAN_CONFIGURATIONS_REQUEST_MAX_RESULTS_INTEGER: Shape =
    Shape::integer(Some(1), Some(100));

/// `ListCoverageMaxResults`
pub static LIST_COVERAGE_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(200));

/// `ListCoverageRequest`
pub static LIST_COVERAGE_REQUEST: Shape = Shape::structure(&[
    Member::optional("filterCriteria", &COVERAGE_FILTER_CRITERIA),
    Member::optional("maxResults", &LIST_COVERAGE_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
]);

/// `ListCoverageStatisticsRequest`
pub static LIST_COVERAGE_STATISTICS_REQUEST: Shape = Shape::structure(&[
    Member::optional("filterCriteria", &COVERAGE_FILTER_CRITERIA),
    Member::optional("groupBy", &GROUP_KEY),
    Member::optional("nextToken", &NEXT_TOKEN),
]);

/// `ListDelegatedAdminAccountsRequest`
pub static LIST_DELEGATED_ADMIN_ACCOUNTS_REQUEST: Shape = Shape::structure(&[
    Member::optional("maxResults", &LIST_DELEGATED_ADMIN_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
]);

/// `ListDelegatedAdminMaxResults`
pub static LIST_DELEGATED_ADMIN_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(5));

/// `ListFilterMaxResults`
pub static LIST_FILTER_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(100));

/// `ListFiltersRequest`
pub static LIST_FILTERS_REQUEST: Shape = Shape::structure(&[
    Member::optional("action", &FILTER_ACTION),
    Member::optional("arns", &FILTER_ARN_LIST),
    Member::optional("maxResults", &LIST_FILTER_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
]);

/// `ListFindingAggregationsMaxResults`
pub static LIST_FINDING_AGGREGATIONS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(100));

/// `ListFindingAggregationsRequest`
pub static LIST_FINDING_AGGREGATIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional("accountIds", &STRING_FILTER_LIST),
    Member::optional("aggregationRequest", &AGGREGATION_REQUEST),
    Member::required("aggregationType", &AGGREGATION_TYPE),
    Member::optional("maxResults", &LIST_FINDING_AGGREGATIONS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
]);

/// `ListFindingsMaxResults`
pub static LIST_FINDINGS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(100));

/// `ListFindingsRequest`
pub static LIST_FINDINGS_REQUEST: Shape = Shape::structure(&[
    Member::optional("filterCriteria", &FILTER_CRITERIA),
    Member::optional("maxResults", &LIST_FINDINGS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("sortCriteria", &SORT_CRITERIA),
]);

/// `ListMembersMaxResults`
pub static LIST_MEMBERS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(50));

/// `ListMembersRequest`
pub static LIST_MEMBERS_REQUEST: Shape = Shape::structure(&[
    Member::optional("maxResults", &LIST_MEMBERS_MAX_RESULTS),
    Member::optional("nextToken", &NEXT_TOKEN),
    Member::optional("onlyAssociated", &BOOLEAN),
]);

/// `ListTagsForResourceRequest`
pub static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape =
    Shape::structure(&[Member::required("resourceArn", &ARN).at(Location::Label("resourceArn"))]);

/// `ListUsageTotalsMaxResults`
pub static LIST_USAGE_TOTALS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(500));

/// `ListUsageTotalsNextToken`
pub static LIST_USAGE_TOTALS_NEXT_TOKEN: Shape = Shape::text(Some(1), None, None);

/// `ListUsageTotalsRequest`
pub static LIST_USAGE_TOTALS_REQUEST: Shape = Shape::structure(&[
    Member::optional("accountIds", &USAGE_ACCOUNT_ID_LIST),
    Member::optional("maxResults", &LIST_USAGE_TOTALS_MAX_RESULTS),
    Member::optional("nextToken", &LIST_USAGE_TOTALS_NEXT_TOKEN),
]);

/// `Long`
pub static LONG: Shape = Shape::integer(None, None);

/// `MapComparison`
pub static MAP_COMPARISON: Shape = Shape::one_of(enums::MapComparison::VALUES);

/// `MapFilter`
pub static MAP_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &MAP_COMPARISON),
    Member::required("key", &MAP_KEY),
    Member::optional("value", &MAP_VALUE),
]);

/// `MapFilterList`
pub static MAP_FILTER_LIST: Shape = Shape::list(&MAP_FILTER, Some(1), Some(10));

/// `MapKey`
pub static MAP_KEY: Shape = Shape::text(Some(1), Some(128), None);

/// `MapValue`
pub static MAP_VALUE: Shape = Shape::text(Some(0), Some(256), None);

/// `MemberAccountEc2DeepInspectionStatus`
pub static MEMBER_ACCOUNT_EC2_DEEP_INSPECTION_STATUS: Shape = Shape::structure(&[
    Member::required("accountId", &ACCOUNT_ID),
    Member::required("activateDeepInspection", &BOOLEAN),
]);

/// `MemberAccountEc2DeepInspectionStatusList`
pub static MEMBER_ACCOUNT_EC2_DEEP_INSPECTION_STATUS_LIST: Shape =
    Shape::list(&MEMBER_ACCOUNT_EC2_DEEP_INSPECTION_STATUS, Some(0), Some(100));

static METERING_ACCOUNT_ID_PATTERN: Pattern = Pattern::new(r#".*[0-9]{12}.*"#, r#".*[0-9]{12}.*"#);

/// `MeteringAccountId`
pub static METERING_ACCOUNT_ID: Shape = Shape::text(None, None, Some(&METERING_ACCOUNT_ID_PATTERN));

/// `MonthlySchedule`
pub static MONTHLY_SCHEDULE: Shape = Shape::structure(&[
    Member::required("day", &DAY),
    Member::required("startTime", &TIME),
]);

/// `NextToken`
pub static NEXT_TOKEN: Shape = Shape::text(Some(0), Some(1000000), None);

/// `NonEmptyString`
pub static NON_EMPTY_STRING: Shape = Shape::text(Some(1), None, None);

/// `NumberFilter`
pub static NUMBER_FILTER: Shape = Shape::structure(&[
    Member::optional("lowerInclusive", &DOUBLE),
    Member::optional("upperInclusive", &DOUBLE),
]);

/// `NumberFilterList`
pub static NUMBER_FILTER_LIST: Shape = Shape::list(&NUMBER_FILTER, Some(1), Some(10));

/// `OneAccountIdFilterList`
pub static ONE_ACCOUNT_ID_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(1));

/// `OneTimeSchedule`
pub static ONE_TIME_SCHEDULE: Shape = Shape::structure(&[]);

/// `PackageAggregation`
pub static PACKAGE_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("packageNames", &STRING_FILTER_LIST),
    Member::optional("sortBy", &PACKAGE_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `PackageFilter`
pub static PACKAGE_FILTER: Shape = Shape::structure(&[
    Member::optional("architecture", &STRING_FILTER),
    Member::optional("epoch", &NUMBER_FILTER),
    Member::optional("filePath", &STRING_FILTER),
    Member::optional("name", &STRING_FILTER),
    Member::optional("release", &STRING_FILTER),
    Member::optional("sourceLambdaLayerArn", &STRING_FILTER),
    Member::optional("sourceLayerHash", &STRING_FILTER),
    Member::optional("version", &STRING_FILTER),
]);

/// `PackageFilterList`
pub static PACKAGE_FILTER_LIST: Shape = Shape::list(&PACKAGE_FILTER, Some(1), Some(10));

/// `PackageSortBy`
pub static PACKAGE_SORT_BY: Shape = Shape::one_of(enums::PackageSortBy::VALUES);

static PATH_PATTERN: Pattern = Pattern::new(
    r#"(?:/(?:\.[-\w]+|[-\w]+(?:\.[-\w]+)?))+/?"#,
    r#"(?:/(?:\.[-\w]+|[-\w]+(?:\.[-\w]+)?))+/?"#,
);

/// `Path`
pub static PATH: Shape = Shape::text(Some(1), Some(512), Some(&PATH_PATTERN));

/// `PathList`
pub static PATH_LIST: Shape = Shape::list(&PATH, Some(0), Some(5));

/// `PeriodicScanConfiguration`
pub static PERIODIC_SCAN_CONFIGURATION: Shape = Shape::structure(&[
    Member::optional("frequency", &PERIODIC_SCAN_FREQUENCY),
    Member::optional("frequencyExpression", &FREQUENCY_EXPRESSION),
]);

/// `PeriodicScanFrequency`
pub static PERIODIC_SCAN_FREQUENCY: Shape = Shape::one_of(enums::PeriodicScanFrequency::VALUES);

/// `PlatformFilterList`
pub static PLATFORM_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `PlatformVersion`
pub static PLATFORM_VERSION: Shape = Shape::text(Some(0), Some(8), None);

/// `Port`
pub static PORT: Shape = Shape::integer(Some(0), Some(65535));

/// `PortRangeFilter`
pub static PORT_RANGE_FILTER: Shape = Shape::structure(&[
    Member::optional("beginInclusive", &PORT),
    Member::optional("endInclusive", &PORT),
]);

/// `PortRangeFilterList`
pub static PORT_RANGE_FILTER_LIST: Shape = Shape::list(&PORT_RANGE_FILTER, Some(1), Some(10));

/// `Product`
pub static PRODUCT: Shape = Shape::text(Some(0), Some(32), None);

static PROJECT_ID_PATTERN: Pattern = Pattern::new(
    r#"project-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"#,
    r#"project-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"#,
);

/// `ProjectId`
pub static PROJECT_ID: Shape = Shape::text(None, None, Some(&PROJECT_ID_PATTERN));

/// `ProjectSelectionScope`
pub static PROJECT_SELECTION_SCOPE: Shape = Shape::one_of(enums::ProjectSelectionScope::VALUES);

/// `Reason`
pub static REASON: Shape = Shape::text(Some(0), Some(1024), None);

/// `ReportFormat`
pub static REPORT_FORMAT: Shape = Shape::one_of(enums::ReportFormat::VALUES);

static REPORT_ID_PATTERN: Pattern = Pattern::new(
    r#".*\b[a-f0-9]{8}\b-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-\b[a-f0-9]{12}\b.*"#,
    r#".*\b[a-f0-9]{8}\b-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-\b[a-f0-9]{12}\b.*"#,
);

/// `ReportId`
pub static REPORT_ID: Shape = Shape::text(None, None, Some(&REPORT_ID_PATTERN));

/// `ReportTargetAccounts`
pub static REPORT_TARGET_ACCOUNTS: Shape = Shape::list(&ACCOUNT_ID, Some(0), Some(1));

/// `RepositoryAggregation`
pub static REPOSITORY_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("repositories", &STRING_FILTER_LIST),
    Member::optional("sortBy", &REPOSITORY_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
]);

/// `RepositorySortBy`
pub static REPOSITORY_SORT_BY: Shape = Shape::one_of(enums::RepositorySortBy::VALUES);

/// `ResetEncryptionKeyRequest`
pub static RESET_ENCRYPTION_KEY_REQUEST: Shape = Shape::structure(&[
    Member::required("resourceType", &RESOURCE_TYPE),
    Member::required("scanType", &SCAN_TYPE),
]);

/// `ResourceFilterCriteria`
pub static RESOURCE_FILTER_CRITERIA: Shape = Shape::structure(&[
    Member::optional("accountId", &RESOURCE_STRING_FILTER_LIST),
    Member::optional("ec2InstanceTags", &RESOURCE_MAP_FILTER_LIST),
    Member::optional("ecrImageTags", &RESOURCE_STRING_FILTER_LIST),
    Member::optional("ecrRepositoryName", &RESOURCE_STRING_FILTER_LIST),
    Member::optional("lambdaFunctionName", &RESOURCE_STRING_FILTER_LIST),
    Member::optional("lambdaFunctionTags", &RESOURCE_MAP_FILTER_LIST),
    Member::optional("resourceId", &RESOURCE_STRING_FILTER_LIST),
    Member::optional("resourceType", &RESOURCE_STRING_FILTER_LIST),
]);

static RESOURCE_ID_PATTERN: Pattern = Pattern::new(
    r#".*(^arn:.*:ecr:.*:\d{12}:repository\/(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*(\/sha256:[a-z0-9]{64})?$)|(^i-([a-z0-9]{8}|[a-z0-9]{17}|\\*)$|(^arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9-_\.]+(:(\$LATEST|[a-zA-Z0-9-_]+))?$)|(^arn:(aws[a-zA-Z-]*)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:codesecurity-integration\/[a-f0-9-]{36}\/project-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$)).*"#,
    r#".*(^arn:.*:ecr:.*:\d{12}:repository\/(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*(\/sha256:[a-z0-9]{64})?$)|(^i-([a-z0-9]{8}|[a-z0-9]{17}|\\*)$|(^arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9-_\.]+(:(\$LATEST|[a-zA-Z0-9-_]+))?$)|(^arn:(aws[a-zA-Z-]*)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:codesecurity-integration\/[a-f0-9-]{36}\/project-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$)).*"#,
);

/// `ResourceId`
pub static RESOURCE_ID: Shape = Shape::text(Some(10), Some(341), Some(&RESOURCE_ID_PATTERN));

/// `ResourceIdFilterList`
pub static RESOURCE_ID_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `ResourceMapComparison`
pub static RESOURCE_MAP_COMPARISON: Shape = Shape::one_of(enums::ResourceMapComparison::VALUES);

/// `ResourceMapFilter`
pub static RESOURCE_MAP_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &RESOURCE_MAP_COMPARISON),
    Member::required("key", &NON_EMPTY_STRING),
    Member::optional("value", &NON_EMPTY_STRING),
]);

/// `ResourceMapFilterList`
pub static RESOURCE_MAP_FILTER_LIST: Shape = Shape::list(&RESOURCE_MAP_FILTER, Some(1), Some(10));

/// `ResourceScanType`
pub static RESOURCE_SCAN_TYPE: Shape = Shape::one_of(enums::ResourceScanType::VALUES);

/// `ResourceStringComparison`
pub static RESOURCE_STRING_COMPARISON: Shape = Shape::one_of(enums::ResourceStringComparison::VALUES);

/// `ResourceStringFilter`
pub static RESOURCE_STRING_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &RESOURCE_STRING_COMPARISON),
    Member::required("value", &RESOURCE_STRING_INPUT),
]);

/// `ResourceStringFilterList`
pub static RESOURCE_STRING_FILTER_LIST: Shape = Shape::list(&RESOURCE_STRING_FILTER, Some(1), Some(10));

/// `ResourceStringInput`
pub static RESOURCE_STRING_INPUT: Shape = Shape::text(Some(1), Some(1024), None);

/// `ResourceTagFilterList`
pub static RESOURCE_TAG_FILTER_LIST: Shape = Shape::list(&TAG_FILTER, Some(1), Some(10));

/// `ResourceType`
pub static RESOURCE_TYPE: Shape = Shape::one_of(enums::ResourceType::VALUES);

/// `RuleId`
pub static RULE_ID: Shape = Shape::text(Some(1), Some(500), None);

/// `RuleSetCategories`
pub static RULE_SET_CATEGORIES: Shape = Shape::list(&RULE_SET_CATEGORY, Some(1), Some(3));

/// `RuleSetCategory`
pub static RULE_SET_CATEGORY: Shape = Shape::one_of(enums::RuleSetCategory::VALUES);

/// `SbomReportFormat`
pub static SBOM_REPORT_FORMAT: Shape = Shape::one_of(enums::SbomReportFormat::VALUES);

static SCAN_CONFIGURATION_ARN_PATTERN: Pattern = Pattern::new(
    r#"arn:(aws[a-zA-Z-]*)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:owner/(\d{12}|o-[a-z0-9]{10,32})/codesecurity-configuration/[a-f0-9-]{36}"#,
    r#"arn:(aws[a-zA-Z-]*)?:inspector2:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:owner/(\d{12}|o-[a-z0-9]{10,32})/codesecurity-configuration/[a-f0-9-]{36}"#,
);

/// `ScanConfigurationArn`
pub static SCAN_CONFIGURATION_ARN: Shape = Shape::text(None, None, Some(&SCAN_CONFIGURATION_ARN_PATTERN));

static SCAN_CONFIGURATION_NAME_PATTERN: Pattern =
    Pattern::new(r#"[a-zA-Z0-9-_$:.]*"#, r#"[a-zA-Z0-9-_$:.]*"#);

/// `ScanConfigurationName`
pub static SCAN_CONFIGURATION_NAME: Shape =
    Shape::text(Some(1), Some(60), Some(&SCAN_CONFIGURATION_NAME_PATTERN));

/// `ScanType`
pub static SCAN_TYPE: Shape = Shape::one_of(enums::ScanType::VALUES);

/// `Schedule`
pub static SCHEDULE: Shape = Shape::union(&[
    Member::optional("daily", &DAILY_SCHEDULE),
    Member::optional("monthly", &MONTHLY_SCHEDULE),
    Member::optional("oneTime", &ONE_TIME_SCHEDULE),
    Member::optional("weekly", &WEEKLY_SCHEDULE),
]);

/// `ScopeSettings`
pub static SCOPE_SETTINGS: Shape = Shape::structure(&[Member::optional(
    "projectSelectionScope",
    &PROJECT_SELECTION_SCOPE,
)]);

/// `SearchVulnerabilitiesFilterCriteria`
pub static SEARCH_VULNERABILITIES_FILTER_CRITERIA: Shape =
    Shape::structure(&[Member::required("vulnerabilityIds", &VULN_ID_LIST)]);

/// `SearchVulnerabilitiesRequest`
pub static SEARCH_VULNERABILITIES_REQUEST: Shape = Shape::structure(&[
    Member::required("filterCriteria", &SEARCH_VULNERABILITIES_FILTER_CRITERIA),
    Member::optional("nextToken", &NEXT_TOKEN),
]);

/// `SendCisSessionHealthRequest`
pub static SEND_CIS_SESSION_HEALTH_REQUEST: Shape = Shape::structure(&[
    Member::required("scanJobId", &UUID),
    Member::required("sessionToken", &UUID),
]);

/// `SendCisSessionTelemetryRequest`
pub static SEND_CIS_SESSION_TELEMETRY_REQUEST: Shape = Shape::structure(&[
    Member::required("messages", &CIS_SESSION_MESSAGES),
    Member::required("scanJobId", &UUID),
    Member::required("sessionToken", &UUID),
]);

/// `Service`
pub static SERVICE: Shape = Shape::one_of(enums::Service::VALUES);

/// `SortCriteria`
pub static SORT_CRITERIA: Shape = Shape::structure(&[
    Member::required("field", &SORT_FIELD),
    Member::required("sortOrder", &SORT_ORDER),
]);

/// `SortField`
pub static SORT_FIELD: Shape = Shape::one_of(enums::SortField::VALUES);

/// `SortOrder`
pub static SORT_ORDER: Shape = Shape::one_of(enums::SortOrder::VALUES);

/// `StartCisSessionMessage`
pub static START_CIS_SESSION_MESSAGE: Shape = Shape::structure(&[Member::required("sessionToken", &UUID)]);

/// `StartCisSessionRequest`
pub static START_CIS_SESSION_REQUEST: Shape = Shape::structure(&[
    Member::required("message", &START_CIS_SESSION_MESSAGE),
    Member::required("scanJobId", &UUID),
]);

/// `StartCodeSecurityScanRequest`
pub static START_CODE_SECURITY_SCAN_REQUEST: Shape = Shape::structure(&[
    Member::optional("clientToken", &CODE_SECURITY_CLIENT_TOKEN),
    Member::required("resource", &CODE_SECURITY_RESOURCE),
]);

/// `StopCisMessageProgress`
pub static STOP_CIS_MESSAGE_PROGRESS: Shape = Shape::structure(&[
    Member::optional("errorChecks", &CHECK_COUNT),
    Member::optional("failedChecks", &CHECK_COUNT),
    Member::optional("informationalChecks", &CHECK_COUNT),
    Member::optional("notApplicableChecks", &CHECK_COUNT),
    Member::optional("notEvaluatedChecks", &CHECK_COUNT),
    Member::optional("successfulChecks", &CHECK_COUNT),
    Member::optional("totalChecks", &CHECK_COUNT),
    Member::optional("unknownChecks", &CHECK_COUNT),
]);

/// `StopCisSessionMessage`
pub static STOP_CIS_SESSION_MESSAGE: Shape = Shape::structure(&[
    Member::optional("benchmarkProfile", &BENCHMARK_PROFILE),
    Member::optional("benchmarkVersion", &BENCHMARK_VERSION),
    Member::optional("computePlatform", &COMPUTE_PLATFORM),
    Member::required("progress", &STOP_CIS_MESSAGE_PROGRESS),
    Member::optional("reason", &REASON),
    Member::required("status", &STOP_CIS_SESSION_STATUS),
]);

/// `StopCisSessionRequest`
pub static STOP_CIS_SESSION_REQUEST: Shape = Shape::structure(&[
    Member::required("message", &STOP_CIS_SESSION_MESSAGE),
    Member::required("scanJobId", &UUID),
    Member::required("sessionToken", &UUID),
]);

/// `StopCisSessionStatus`
pub static STOP_CIS_SESSION_STATUS: Shape = Shape::one_of(enums::StopCisSessionStatus::VALUES);

/// `String`
pub static STRING: Shape = Shape::text(None, None, None);

/// `StringComparison`
pub static STRING_COMPARISON: Shape = Shape::one_of(enums::StringComparison::VALUES);

/// `StringFilter`
pub static STRING_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &STRING_COMPARISON),
    Member::required("value", &STRING_INPUT),
]);

/// `StringFilterList`
pub static STRING_FILTER_LIST: Shape = Shape::list(&STRING_FILTER, Some(1), Some(10));

/// `StringInput`
pub static STRING_INPUT: Shape = Shape::text(Some(1), Some(1024), None);

/// `TagComparison`
pub static TAG_COMPARISON: Shape = Shape::one_of(enums::TagComparison::VALUES);

/// `TagFilter`
pub static TAG_FILTER: Shape = Shape::structure(&[
    Member::required("comparison", &TAG_COMPARISON),
    Member::required("key", &NON_EMPTY_STRING),
    Member::required("value", &NON_EMPTY_STRING),
]);

static TAG_KEY_PATTERN: Pattern = Pattern::new(r#"(?!aws:)[a-zA-Z+-=._:/]+"#, r#"(?!aws:)[a-zA-Z+-=._:/]+"#);

/// `TagKey`
pub static TAG_KEY: Shape = Shape::text(Some(1), Some(128), Some(&TAG_KEY_PATTERN));

/// `TagKeyList`
pub static TAG_KEY_LIST: Shape = Shape::list(&TAG_KEY, Some(0), Some(50));

/// `TagMap`
pub static TAG_MAP: Shape = Shape::map(&MAP_KEY, &MAP_VALUE, None, None);

/// `TagResourceRequest`
pub static TAG_RESOURCE_REQUEST: Shape = Shape::structure(&[
    Member::required("resourceArn", &ARN).at(Location::Label("resourceArn")),
    Member::required("tags", &TAG_MAP),
]);

/// `TagValueList`
pub static TAG_VALUE_LIST: Shape = Shape::list(&TARGET_RESOURCE_TAGS_VALUE, Some(1), Some(5));

static TARGET_ACCOUNT_PATTERN: Pattern =
    Pattern::new(r#"\d{12}|ALL_ACCOUNTS|SELF"#, r#"\d{12}|ALL_ACCOUNTS|SELF"#);

/// `TargetAccount`
pub static TARGET_ACCOUNT: Shape = Shape::text(None, None, Some(&TARGET_ACCOUNT_PATTERN));

/// `TargetAccountList`
pub static TARGET_ACCOUNT_LIST: Shape = Shape::list(&TARGET_ACCOUNT, Some(1), Some(10000));

/// `TargetResourceTags`
pub static TARGET_RESOURCE_TAGS: Shape =
    Shape::map(&TARGET_RESOURCE_TAGS_KEY, &TAG_VALUE_LIST, Some(1), Some(5));

static TARGET_RESOURCE_TAGS_KEY_PATTERN: Pattern = Pattern::new(
    r#"[\p{L}\p{Z}\p{N}_.:/=\-@]*"#,
    r#"[A-Za-z\x{80}-\x{10FFFF} \x{80}-\x{10FFFF}0-9\x{80}-\x{10FFFF}_.:/=\-@]*"#,
);

/// `TargetResourceTagsKey`
pub static TARGET_RESOURCE_TAGS_KEY: Shape =
    Shape::text(Some(1), Some(128), Some(&TARGET_RESOURCE_TAGS_KEY_PATTERN));

/// `TargetResourceTagsValue`
pub static TARGET_RESOURCE_TAGS_VALUE: Shape = Shape::text(Some(1), Some(256), None);

/// `TargetStatusFilterList`
pub static TARGET_STATUS_FILTER_LIST: Shape = Shape::list(&CIS_TARGET_STATUS_FILTER, Some(1), Some(10));

/// `TargetStatusReasonFilterList`
pub static TARGET_STATUS_REASON_FILTER_LIST: Shape =
    Shape::list(&CIS_TARGET_STATUS_REASON_FILTER, Some(1), Some(10));

/// `Time`
pub static TIME: Shape = Shape::structure(&[
    Member::required("timeOfDay", &TIME_OF_DAY),
    Member::required("timezone", &TIMEZONE),
]);

static TIME_OF_DAY_PATTERN: Pattern = Pattern::new(
    r#"([0-1]?[0-9]|2[0-3]):[0-5][0-9]"#,
    r#"([0-1]?[0-9]|2[0-3]):[0-5][0-9]"#,
);

/// `TimeOfDay`
pub static TIME_OF_DAY: Shape = Shape::text(None, None, Some(&TIME_OF_DAY_PATTERN));

/// `Timestamp`
pub static TIMESTAMP: Shape = Shape::Timestamp;

/// `Timezone`
pub static TIMEZONE: Shape = Shape::text(Some(1), Some(50), None);

/// `TitleAggregation`
pub static TITLE_AGGREGATION: Shape = Shape::structure(&[
    Member::optional("findingType", &AGGREGATION_FINDING_TYPE),
    Member::optional("resourceType", &AGGREGATION_RESOURCE_TYPE),
    Member::optional("sortBy", &TITLE_SORT_BY),
    Member::optional("sortOrder", &SORT_ORDER),
    Member::optional("titles", &STRING_FILTER_LIST),
    Member::optional("vulnerabilityIds", &STRING_FILTER_LIST),
]);

/// `TitleFilterList`
pub static TITLE_FILTER_LIST: Shape = Shape::list(&CIS_STRING_FILTER, Some(1), Some(10));

/// `TitleSortBy`
pub static TITLE_SORT_BY: Shape = Shape::one_of(enums::TitleSortBy::VALUES);

static UUID_PATTERN: Pattern = Pattern::new(
    r#"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"#,
    r#"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"#,
);

/// `UUID`
pub static UUID: Shape = Shape::text(None, None, Some(&UUID_PATTERN));

/// `UntagResourceRequest`
pub static UNTAG_RESOURCE_REQUEST: Shape = Shape::structure(&[
    Member::required("resourceArn", &ARN).at(Location::Label("resourceArn")),
    Member::required("tagKeys", &TAG_KEY_LIST).at(Location::Query("tagKeys")),
]);

/// `UpdateCisScanConfigurationRequest`
pub static UPDATE_CIS_SCAN_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::required("scanConfigurationArn", &CIS_SCAN_CONFIGURATION_ARN),
    Member::optional("scanName", &CIS_SCAN_NAME),
    Member::optional("schedule", &SCHEDULE),
    Member::optional("securityLevel", &CIS_SECURITY_LEVEL),
    Member::optional("targets", &UPDATE_CIS_TARGETS),
]);

/// `UpdateCisTargets`
pub static UPDATE_CIS_TARGETS: Shape = Shape::structure(&[
    Member::optional("accountIds", &TARGET_ACCOUNT_LIST),
    Member::optional("targetResourceTags", &TARGET_RESOURCE_TAGS),
]);

/// `UpdateCodeSecurityIntegrationRequest`
pub static UPDATE_CODE_SECURITY_INTEGRATION_REQUEST: Shape = Shape::structure(&[
    Member::required("details", &UPDATE_INTEGRATION_DETAILS),
    Member::required("integrationArn", &CODE_SECURITY_INTEGRATION_ARN),
]);

/// `UpdateCodeSecurityScanConfigurationRequest`
pub static UPDATE_CODE_SECURITY_SCAN_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::required("configuration", &CODE_SECURITY_SCAN_CONFIGURATION),
    Member::required("scanConfigurationArn", &SCAN_CONFIGURATION_ARN),
]);

/// `UpdateConfigurationRequest`
pub static UPDATE_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::optional("ec2Configuration", &EC2_CONFIGURATION),
    Member::optional("ecrConfiguration", &ECR_CONFIGURATION),
]);

/// `UpdateEc2DeepInspectionConfigurationRequest`
pub static UPDATE_EC2_DEEP_INSPECTION_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::optional("activateDeepInspection", &BOOLEAN),
    Member::optional("packagePaths", &PATH_LIST),
]);

/// `UpdateEncryptionKeyRequest`
pub static UPDATE_ENCRYPTION_KEY_REQUEST: Shape = Shape::structure(&[
    Member::required("kmsKeyId", &KMS_KEY_ARN),
    Member::required("resourceType", &RESOURCE_TYPE),
    Member::required("scanType", &SCAN_TYPE),
]);

/// `UpdateFilterRequest`
pub static UPDATE_FILTER_REQUEST: Shape = Shape::structure(&[
    Member::optional("action", &FILTER_ACTION),
    Member::optional("description", &FILTER_DESCRIPTION),
    Member::required("filterArn", &FILTER_ARN),
    Member::optional("filterCriteria", &FILTER_CRITERIA),
    Member::optional("name", &FILTER_NAME),
    Member::optional("reason", &FILTER_REASON),
]);

/// `UpdateGitHubIntegrationDetail`
pub static UPDATE_GIT_HUB_INTEGRATION_DETAIL: Shape = Shape::structure(&[
    Member::required("code", &GIT_HUB_AUTH_CODE),
    Member::required("installationId", &GIT_HUB_INSTALLATION_ID),
]);

/// `UpdateGitLabSelfManagedIntegrationDetail`
pub static UPDATE_GIT_LAB_SELF_MANAGED_INTEGRATION_DETAIL: Shape =
    Shape::structure(&[Member::required("authCode", &GIT_LAB_AUTH_CODE)]);

/// `UpdateIntegrationDetails`
pub static UPDATE_INTEGRATION_DETAILS: Shape = Shape::union(&[
    Member::optional("github", &UPDATE_GIT_HUB_INTEGRATION_DETAIL),
    Member::optional(
        "gitlabSelfManaged",
        &UPDATE_GIT_LAB_SELF_MANAGED_INTEGRATION_DETAIL,
    ),
]);

/// `UpdateOrgEc2DeepInspectionConfigurationRequest`
pub static UPDATE_ORG_EC2_DEEP_INSPECTION_CONFIGURATION_REQUEST: Shape =
    Shape::structure(&[Member::required("orgPackagePaths", &PATH_LIST)]);

/// `UpdateOrganizationConfigurationRequest`
pub static UPDATE_ORGANIZATION_CONFIGURATION_REQUEST: Shape =
    Shape::structure(&[Member::required("autoEnable", &AUTO_ENABLE)]);

static USAGE_ACCOUNT_ID_PATTERN: Pattern = Pattern::new(r#".*[0-9]{12}.*"#, r#".*[0-9]{12}.*"#);

/// `UsageAccountId`
pub static USAGE_ACCOUNT_ID: Shape = Shape::text(None, None, Some(&USAGE_ACCOUNT_ID_PATTERN));

/// `UsageAccountIdList`
pub static USAGE_ACCOUNT_ID_LIST: Shape = Shape::list(&USAGE_ACCOUNT_ID, Some(1), Some(7000));

/// `Vendor`
pub static VENDOR: Shape = Shape::text(Some(0), Some(16), None);

static VULN_ID_PATTERN: Pattern = Pattern::new(
    r#"CVE-[12][0-9]{3}-[0-9]{1,10}"#,
    r#"CVE-[12][0-9]{3}-[0-9]{1,10}"#,
);

/// `VulnId`
pub static VULN_ID: Shape = Shape::text(None, None, Some(&VULN_ID_PATTERN));

/// `VulnIdList`
pub static VULN_ID_LIST: Shape = Shape::list(&VULN_ID, Some(1), Some(1));

/// `WeeklySchedule`
pub static WEEKLY_SCHEDULE: Shape = Shape::structure(&[
    Member::required("days", &DAYS_LIST),
    Member::required("startTime", &TIME),
]);

/// All patterns of the service.
pub static PATTERNS: &[&Pattern] = &[
    &ACCOUNT_ID_PATTERN,
    &CIS_SCAN_ARN_PATTERN,
    &CIS_SCAN_CONFIGURATION_ARN_PATTERN,
    &CLUSTER_FOR_IMAGE_FILTER_CRITERIA_RESOURCE_ID_STRING_PATTERN,
    &CODE_SECURITY_CLIENT_TOKEN_PATTERN,
    &CODE_SECURITY_INTEGRATION_ARN_PATTERN,
    &CODE_SECURITY_UUID_PATTERN,
    &FINDING_ARN_PATTERN,
    &INSTANCE_URL_PATTERN,
    &INTEGRATION_NAME_PATTERN,
    &KMS_KEY_ARN_PATTERN,
    &METERING_ACCOUNT_ID_PATTERN,
    &PATH_PATTERN,
    &PROJECT_ID_PATTERN,
    &REPORT_ID_PATTERN,
    &RESOURCE_ID_PATTERN,
    &SCAN_CONFIGURATION_ARN_PATTERN,
    &SCAN_CONFIGURATION_NAME_PATTERN,
    &TAG_KEY_PATTERN,
    &TARGET_ACCOUNT_PATTERN,
    &TARGET_RESOURCE_TAGS_KEY_PATTERN,
    &TIME_OF_DAY_PATTERN,
    &UUID_PATTERN,
    &USAGE_ACCOUNT_ID_PATTERN,
    &VULN_ID_PATTERN,
];
