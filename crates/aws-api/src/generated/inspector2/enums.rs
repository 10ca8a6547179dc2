//! Enumerations; each keeps a value that the model does not list as text.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::string_enum;

string_enum!(
    /// `AccountSortBy`
    AccountSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `AggregationFindingType`
    AggregationFindingType {
        NetworkReachability = "NETWORK_REACHABILITY",
        PackageVulnerability = "PACKAGE_VULNERABILITY",
        CodeVulnerability = "CODE_VULNERABILITY",
    }
);

string_enum!(
    /// `AggregationResourceType`
    AggregationResourceType {
        AwsEc2Instance = "AWS_EC2_INSTANCE",
        AwsEcrContainerImage = "AWS_ECR_CONTAINER_IMAGE",
        AwsLambdaFunction = "AWS_LAMBDA_FUNCTION",
        CodeRepository = "CODE_REPOSITORY",
    }
);

string_enum!(
    /// `AggregationType`
    AggregationType {
        FindingType = "FINDING_TYPE",
        Package = "PACKAGE",
        Title = "TITLE",
        Repository = "REPOSITORY",
        Ami = "AMI",
        AwsEc2Instance = "AWS_EC2_INSTANCE",
        AwsEcrContainer = "AWS_ECR_CONTAINER",
        ImageLayer = "IMAGE_LAYER",
        Account = "ACCOUNT",
        AwsLambdaFunction = "AWS_LAMBDA_FUNCTION",
        LambdaLayer = "LAMBDA_LAYER",
        CodeRepository = "CODE_REPOSITORY",
    }
);

string_enum!(
    /// `AmiSortBy`
    AmiSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
        AffectedInstances = "AFFECTED_INSTANCES",
    }
);

string_enum!(
    /// `Architecture`
    Architecture {
        X8664 = "X86_64",
        Arm64 = "ARM64",
    }
);

string_enum!(
    /// `AssociationResultStatusCode`
    AssociationResultStatusCode {
        InternalError = "INTERNAL_ERROR",
        AccessDenied = "ACCESS_DENIED",
        ScanConfigurationNotFound = "SCAN_CONFIGURATION_NOT_FOUND",
        InvalidInput = "INVALID_INPUT",
        ResourceNotFound = "RESOURCE_NOT_FOUND",
        QuotaExceeded = "QUOTA_EXCEEDED",
    }
);

string_enum!(
    /// `AwsEcrContainerSortBy`
    AwsEcrContainerSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `CisFindingStatus`
    CisFindingStatus {
        Passed = "PASSED",
        Failed = "FAILED",
        Skipped = "SKIPPED",
    }
);

string_enum!(
    /// `CisFindingStatusComparison`
    CisFindingStatusComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `CisReportFormat`
    CisReportFormat {
        Pdf = "PDF",
        Csv = "CSV",
    }
);

string_enum!(
    /// `CisReportStatus`
    CisReportStatus {
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
        InProgress = "IN_PROGRESS",
    }
);

string_enum!(
    /// `CisResultStatus`
    CisResultStatus {
        Passed = "PASSED",
        Failed = "FAILED",
        Skipped = "SKIPPED",
    }
);

string_enum!(
    /// `CisResultStatusComparison`
    CisResultStatusComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `CisRuleStatus`
    CisRuleStatus {
        Failed = "FAILED",
        Passed = "PASSED",
        NotEvaluated = "NOT_EVALUATED",
        Informational = "INFORMATIONAL",
        Unknown = "UNKNOWN",
        NotApplicable = "NOT_APPLICABLE",
        Error = "ERROR",
    }
);

string_enum!(
    /// `CisScanConfigurationsSortBy`
    CisScanConfigurationsSortBy {
        ScanName = "SCAN_NAME",
        ScanConfigurationArn = "SCAN_CONFIGURATION_ARN",
    }
);

string_enum!(
    /// `CisScanResultDetailsSortBy`
    CisScanResultDetailsSortBy {
        CheckId = "CHECK_ID",
        Status = "STATUS",
    }
);

string_enum!(
    /// `CisScanResultsAggregatedByChecksSortBy`
    CisScanResultsAggregatedByChecksSortBy {
        CheckId = "CHECK_ID",
        Title = "TITLE",
        Platform = "PLATFORM",
        FailedCounts = "FAILED_COUNTS",
        SecurityLevel = "SECURITY_LEVEL",
    }
);

string_enum!(
    /// `CisScanResultsAggregatedByTargetResourceSortBy`
    CisScanResultsAggregatedByTargetResourceSortBy {
        ResourceId = "RESOURCE_ID",
        FailedCounts = "FAILED_COUNTS",
        AccountId = "ACCOUNT_ID",
        Platform = "PLATFORM",
        TargetStatus = "TARGET_STATUS",
        TargetStatusReason = "TARGET_STATUS_REASON",
    }
);

string_enum!(
    /// `CisScanStatus`
    CisScanStatus {
        Failed = "FAILED",
        Completed = "COMPLETED",
        Cancelled = "CANCELLED",
        InProgress = "IN_PROGRESS",
    }
);

string_enum!(
    /// `CisScanStatusComparison`
    CisScanStatusComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `CisSecurityLevel`
    CisSecurityLevel {
        Level1 = "LEVEL_1",
        Level2 = "LEVEL_2",
    }
);

string_enum!(
    /// `CisSecurityLevelComparison`
    CisSecurityLevelComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `CisSortOrder`
    CisSortOrder {
        Asc = "ASC",
        Desc = "DESC",
    }
);

string_enum!(
    /// `CisStringComparison`
    CisStringComparison {
        Equals = "EQUALS",
        Prefix = "PREFIX",
        NotEquals = "NOT_EQUALS",
    }
);

string_enum!(
    /// `CisTargetStatus`
    CisTargetStatus {
        TimedOut = "TIMED_OUT",
        Cancelled = "CANCELLED",
        Completed = "COMPLETED",
    }
);

string_enum!(
    /// `CisTargetStatusComparison`
    CisTargetStatusComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `CisTargetStatusReason`
    CisTargetStatusReason {
        ScanInProgress = "SCAN_IN_PROGRESS",
        UnsupportedOs = "UNSUPPORTED_OS",
        SsmUnmanaged = "SSM_UNMANAGED",
    }
);

string_enum!(
    /// `CodeRepositoryProviderType`
    CodeRepositoryProviderType {
        Github = "GITHUB",
        GitlabSelfManaged = "GITLAB_SELF_MANAGED",
    }
);

string_enum!(
    /// `CodeRepositorySortBy`
    CodeRepositorySortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `CodeScanStatus`
    CodeScanStatus {
        InProgress = "IN_PROGRESS",
        Successful = "SUCCESSFUL",
        Failed = "FAILED",
        Skipped = "SKIPPED",
    }
);

string_enum!(
    /// `CodeSnippetErrorCode`
    CodeSnippetErrorCode {
        InternalError = "INTERNAL_ERROR",
        AccessDenied = "ACCESS_DENIED",
        CodeSnippetNotFound = "CODE_SNIPPET_NOT_FOUND",
        InvalidInput = "INVALID_INPUT",
    }
);

string_enum!(
    /// `ConfigurationLevel`
    ConfigurationLevel {
        Organization = "ORGANIZATION",
        Account = "ACCOUNT",
    }
);

string_enum!(
    /// `ContinuousIntegrationScanEvent`
    ContinuousIntegrationScanEvent {
        PullRequest = "PULL_REQUEST",
        Push = "PUSH",
    }
);

string_enum!(
    /// `CoverageMapComparison`
    CoverageMapComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `CoverageResourceType`
    CoverageResourceType {
        AwsEc2Instance = "AWS_EC2_INSTANCE",
        AwsEcrContainerImage = "AWS_ECR_CONTAINER_IMAGE",
        AwsEcrRepository = "AWS_ECR_REPOSITORY",
        AwsLambdaFunction = "AWS_LAMBDA_FUNCTION",
        CodeRepository = "CODE_REPOSITORY",
    }
);

string_enum!(
    /// `CoverageStringComparison`
    CoverageStringComparison {
        Equals = "EQUALS",
        NotEquals = "NOT_EQUALS",
    }
);

string_enum!(
    /// `Currency`
    Currency {
        Usd = "USD",
    }
);

string_enum!(
    /// `Day`
    Day {
        Sun = "SUN",
        Mon = "MON",
        Tue = "TUE",
        Wed = "WED",
        Thu = "THU",
        Fri = "FRI",
        Sat = "SAT",
    }
);

string_enum!(
    /// `DelegatedAdminStatus`
    DelegatedAdminStatus {
        Enabled = "ENABLED",
        DisableInProgress = "DISABLE_IN_PROGRESS",
    }
);

string_enum!(
    /// `Ec2DeepInspectionStatus`
    Ec2DeepInspectionStatus {
        Activated = "ACTIVATED",
        Deactivated = "DEACTIVATED",
        Pending = "PENDING",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `Ec2InstanceSortBy`
    Ec2InstanceSortBy {
        NetworkFindings = "NETWORK_FINDINGS",
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `Ec2Platform`
    Ec2Platform {
        Windows = "WINDOWS",
        Linux = "LINUX",
        Unknown = "UNKNOWN",
        Macos = "MACOS",
    }
);

string_enum!(
    /// `Ec2ScanMode`
    Ec2ScanMode {
        Ec2SsmAgentBased = "EC2_SSM_AGENT_BASED",
        Ec2Hybrid = "EC2_HYBRID",
    }
);

string_enum!(
    /// `Ec2ScanModeStatus`
    Ec2ScanModeStatus {
        Success = "SUCCESS",
        Pending = "PENDING",
    }
);

string_enum!(
    /// `EcrPullDateRescanDuration`
    EcrPullDateRescanDuration {
        Days14 = "DAYS_14",
        Days30 = "DAYS_30",
        Days60 = "DAYS_60",
        Days90 = "DAYS_90",
        Days180 = "DAYS_180",
    }
);

string_enum!(
    /// `EcrPullDateRescanMode`
    EcrPullDateRescanMode {
        LastPullDate = "LAST_PULL_DATE",
        LastInUseAt = "LAST_IN_USE_AT",
    }
);

string_enum!(
    /// `EcrRescanDuration`
    EcrRescanDuration {
        Lifetime = "LIFETIME",
        Days30 = "DAYS_30",
        Days180 = "DAYS_180",
        Days14 = "DAYS_14",
        Days60 = "DAYS_60",
        Days90 = "DAYS_90",
    }
);

string_enum!(
    /// `EcrRescanDurationStatus`
    EcrRescanDurationStatus {
        Success = "SUCCESS",
        Pending = "PENDING",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `EcrScanFrequency`
    EcrScanFrequency {
        Manual = "MANUAL",
        ScanOnPush = "SCAN_ON_PUSH",
        ContinuousScan = "CONTINUOUS_SCAN",
    }
);

string_enum!(
    /// `ErrorCode`
    ErrorCode {
        AlreadyEnabled = "ALREADY_ENABLED",
        EnableInProgress = "ENABLE_IN_PROGRESS",
        DisableInProgress = "DISABLE_IN_PROGRESS",
        SuspendInProgress = "SUSPEND_IN_PROGRESS",
        ResourceNotFound = "RESOURCE_NOT_FOUND",
        AccessDenied = "ACCESS_DENIED",
        InternalError = "INTERNAL_ERROR",
        SsmUnavailable = "SSM_UNAVAILABLE",
        SsmThrottled = "SSM_THROTTLED",
        EventbridgeUnavailable = "EVENTBRIDGE_UNAVAILABLE",
        EventbridgeThrottled = "EVENTBRIDGE_THROTTLED",
        ResourceScanNotDisabled = "RESOURCE_SCAN_NOT_DISABLED",
        DisassociateAllMembers = "DISASSOCIATE_ALL_MEMBERS",
        AccountIsIsolated = "ACCOUNT_IS_ISOLATED",
        Ec2SsmResourceDataSyncLimitExceeded = "EC2_SSM_RESOURCE_DATA_SYNC_LIMIT_EXCEEDED",
        Ec2SsmAssociationVersionLimitExceeded = "EC2_SSM_ASSOCIATION_VERSION_LIMIT_EXCEEDED",
        BlockedByOrganizationPolicy = "BLOCKED_BY_ORGANIZATION_POLICY",
    }
);

string_enum!(
    /// `ExploitAvailable`
    ExploitAvailable {
        Yes = "YES",
        No = "NO",
    }
);

string_enum!(
    /// `ExternalReportStatus`
    ExternalReportStatus {
        Succeeded = "SUCCEEDED",
        InProgress = "IN_PROGRESS",
        Cancelled = "CANCELLED",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `FilterAction`
    FilterAction {
        None = "NONE",
        Suppress = "SUPPRESS",
    }
);

string_enum!(
    /// `FindingDetailsErrorCode`
    FindingDetailsErrorCode {
        InternalError = "INTERNAL_ERROR",
        AccessDenied = "ACCESS_DENIED",
        FindingDetailsNotFound = "FINDING_DETAILS_NOT_FOUND",
        InvalidInput = "INVALID_INPUT",
    }
);

string_enum!(
    /// `FindingStatus`
    FindingStatus {
        Active = "ACTIVE",
        Suppressed = "SUPPRESSED",
        Closed = "CLOSED",
    }
);

string_enum!(
    /// `FindingType`
    FindingType {
        NetworkReachability = "NETWORK_REACHABILITY",
        PackageVulnerability = "PACKAGE_VULNERABILITY",
        CodeVulnerability = "CODE_VULNERABILITY",
    }
);

string_enum!(
    /// `FindingTypeSortBy`
    FindingTypeSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `FixAvailable`
    FixAvailable {
        Yes = "YES",
        No = "NO",
        Partial = "PARTIAL",
    }
);

string_enum!(
    /// `FreeTrialInfoErrorCode`
    FreeTrialInfoErrorCode {
        AccessDenied = "ACCESS_DENIED",
        InternalError = "INTERNAL_ERROR",
    }
);

string_enum!(
    /// `FreeTrialStatus`
    FreeTrialStatus {
        Active = "ACTIVE",
        Inactive = "INACTIVE",
    }
);

string_enum!(
    /// `FreeTrialType`
    FreeTrialType {
        Ec2 = "EC2",
        Ecr = "ECR",
        Lambda = "LAMBDA",
        LambdaCode = "LAMBDA_CODE",
        CodeRepository = "CODE_REPOSITORY",
    }
);

string_enum!(
    /// `GroupKey`
    GroupKey {
        ScanStatusCode = "SCAN_STATUS_CODE",
        ScanStatusReason = "SCAN_STATUS_REASON",
        AccountId = "ACCOUNT_ID",
        ResourceType = "RESOURCE_TYPE",
        EcrRepositoryName = "ECR_REPOSITORY_NAME",
    }
);

string_enum!(
    /// `ImageLayerSortBy`
    ImageLayerSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `IntegrationStatus`
    IntegrationStatus {
        Pending = "PENDING",
        InProgress = "IN_PROGRESS",
        Active = "ACTIVE",
        Inactive = "INACTIVE",
        Disabling = "DISABLING",
    }
);

string_enum!(
    /// `IntegrationType`
    IntegrationType {
        GitlabSelfManaged = "GITLAB_SELF_MANAGED",
        Github = "GITHUB",
    }
);

string_enum!(
    /// `LambdaFunctionSortBy`
    LambdaFunctionSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `LambdaLayerSortBy`
    LambdaLayerSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `ListCisScansDetailLevel`
    ListCisScansDetailLevel {
        Organization = "ORGANIZATION",
        Member = "MEMBER",
    }
);

string_enum!(
    /// `ListCisScansSortBy`
    ListCisScansSortBy {
        Status = "STATUS",
        ScheduledBy = "SCHEDULED_BY",
        ScanStartDate = "SCAN_START_DATE",
        FailedChecks = "FAILED_CHECKS",
    }
);

string_enum!(
    /// `MapComparison`
    MapComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `NetworkProtocol`
    NetworkProtocol {
        Tcp = "TCP",
        Udp = "UDP",
    }
);

string_enum!(
    /// `Operation`
    Operation {
        EnableScanning = "ENABLE_SCANNING",
        DisableScanning = "DISABLE_SCANNING",
        EnableRepository = "ENABLE_REPOSITORY",
        DisableRepository = "DISABLE_REPOSITORY",
    }
);

string_enum!(
    /// `PackageManager`
    PackageManager {
        Bundler = "BUNDLER",
        Cargo = "CARGO",
        Composer = "COMPOSER",
        Npm = "NPM",
        Nuget = "NUGET",
        Pipenv = "PIPENV",
        Poetry = "POETRY",
        Yarn = "YARN",
        Gobinary = "GOBINARY",
        Gomod = "GOMOD",
        Jar = "JAR",
        Os = "OS",
        Pip = "PIP",
        Pythonpkg = "PYTHONPKG",
        Nodepkg = "NODEPKG",
        Pom = "POM",
        Gemspec = "GEMSPEC",
        DotnetCore = "DOTNET_CORE",
    }
);

string_enum!(
    /// `PackageSortBy`
    PackageSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `PackageType`
    PackageType {
        Image = "IMAGE",
        Zip = "ZIP",
    }
);

string_enum!(
    /// `PeriodicScanFrequency`
    PeriodicScanFrequency {
        Weekly = "WEEKLY",
        Monthly = "MONTHLY",
        Never = "NEVER",
    }
);

string_enum!(
    /// `ProjectSelectionScope`
    ProjectSelectionScope {
        All = "ALL",
    }
);

string_enum!(
    /// `RelationshipStatus`
    RelationshipStatus {
        Created = "CREATED",
        Invited = "INVITED",
        Disabled = "DISABLED",
        Enabled = "ENABLED",
        Removed = "REMOVED",
        Resigned = "RESIGNED",
        Deleted = "DELETED",
        EmailVerificationInProgress = "EMAIL_VERIFICATION_IN_PROGRESS",
        EmailVerificationFailed = "EMAIL_VERIFICATION_FAILED",
        RegionDisabled = "REGION_DISABLED",
        AccountSuspended = "ACCOUNT_SUSPENDED",
        CannotCreateDetectorInOrgMaster = "CANNOT_CREATE_DETECTOR_IN_ORG_MASTER",
    }
);

string_enum!(
    /// `ReportFormat`
    ReportFormat {
        Csv = "CSV",
        Json = "JSON",
    }
);

string_enum!(
    /// `ReportingErrorCode`
    ReportingErrorCode {
        InternalError = "INTERNAL_ERROR",
        InvalidPermissions = "INVALID_PERMISSIONS",
        NoFindingsFound = "NO_FINDINGS_FOUND",
        BucketNotFound = "BUCKET_NOT_FOUND",
        IncompatibleBucketRegion = "INCOMPATIBLE_BUCKET_REGION",
        MalformedKmsKey = "MALFORMED_KMS_KEY",
    }
);

string_enum!(
    /// `RepositorySortBy`
    RepositorySortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
        AffectedImages = "AFFECTED_IMAGES",
    }
);

string_enum!(
    /// `ResourceMapComparison`
    ResourceMapComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `ResourceScanType`
    ResourceScanType {
        Ec2 = "EC2",
        Ecr = "ECR",
        Lambda = "LAMBDA",
        LambdaCode = "LAMBDA_CODE",
        CodeRepository = "CODE_REPOSITORY",
    }
);

string_enum!(
    /// `ResourceStringComparison`
    ResourceStringComparison {
        Equals = "EQUALS",
        NotEquals = "NOT_EQUALS",
    }
);

string_enum!(
    /// `ResourceType`
    ResourceType {
        AwsEc2Instance = "AWS_EC2_INSTANCE",
        AwsEcrContainerImage = "AWS_ECR_CONTAINER_IMAGE",
        AwsEcrRepository = "AWS_ECR_REPOSITORY",
        AwsLambdaFunction = "AWS_LAMBDA_FUNCTION",
        CodeRepository = "CODE_REPOSITORY",
    }
);

string_enum!(
    /// `RuleSetCategory`
    RuleSetCategory {
        Sast = "SAST",
        Iac = "IAC",
        Sca = "SCA",
    }
);

string_enum!(
    /// `Runtime`
    Runtime {
        Nodejs = "NODEJS",
        Nodejs12X = "NODEJS_12_X",
        Nodejs14X = "NODEJS_14_X",
        Nodejs16X = "NODEJS_16_X",
        Java8 = "JAVA_8",
        Java8Al2 = "JAVA_8_AL2",
        Java11 = "JAVA_11",
        Python37 = "PYTHON_3_7",
        Python38 = "PYTHON_3_8",
        Python39 = "PYTHON_3_9",
        Unsupported = "UNSUPPORTED",
        Nodejs18X = "NODEJS_18_X",
        Go1X = "GO_1_X",
        Java17 = "JAVA_17",
        Python310 = "PYTHON_3_10",
        Python311 = "PYTHON_3_11",
        Dotnetcore31 = "DOTNETCORE_3_1",
        Dotnet6 = "DOTNET_6",
        Dotnet7 = "DOTNET_7",
        Ruby27 = "RUBY_2_7",
        Ruby32 = "RUBY_3_2",
        Dotnet10 = "DOTNET_10",
        Nodejs24X = "NODEJS_24_X",
    }
);

string_enum!(
    /// `SbomReportFormat`
    SbomReportFormat {
        Cyclonedx14 = "CYCLONEDX_1_4",
        Spdx23 = "SPDX_2_3",
    }
);

string_enum!(
    /// `ScanMode`
    ScanMode {
        Ec2SsmAgentBased = "EC2_SSM_AGENT_BASED",
        Ec2Agentless = "EC2_AGENTLESS",
    }
);

string_enum!(
    /// `ScanStatusCode`
    ScanStatusCode {
        Active = "ACTIVE",
        Inactive = "INACTIVE",
    }
);

string_enum!(
    /// `ScanStatusReason`
    ScanStatusReason {
        PendingInitialScan = "PENDING_INITIAL_SCAN",
        AccessDenied = "ACCESS_DENIED",
        InternalError = "INTERNAL_ERROR",
        UnmanagedEc2Instance = "UNMANAGED_EC2_INSTANCE",
        UnsupportedOs = "UNSUPPORTED_OS",
        ScanEligibilityExpired = "SCAN_ELIGIBILITY_EXPIRED",
        ResourceTerminated = "RESOURCE_TERMINATED",
        Successful = "SUCCESSFUL",
        NoResourcesFound = "NO_RESOURCES_FOUND",
        ImageSizeExceeded = "IMAGE_SIZE_EXCEEDED",
        ScanFrequencyManual = "SCAN_FREQUENCY_MANUAL",
        ScanFrequencyScanOnPush = "SCAN_FREQUENCY_SCAN_ON_PUSH",
        Ec2InstanceStopped = "EC2_INSTANCE_STOPPED",
        PendingDisable = "PENDING_DISABLE",
        NoInventory = "NO_INVENTORY",
        StaleInventory = "STALE_INVENTORY",
        ExcludedByTag = "EXCLUDED_BY_TAG",
        UnsupportedRuntime = "UNSUPPORTED_RUNTIME",
        UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE",
        UnsupportedConfigFile = "UNSUPPORTED_CONFIG_FILE",
        DeepInspectionPackageCollectionLimitExceeded = "DEEP_INSPECTION_PACKAGE_COLLECTION_LIMIT_EXCEEDED",
        DeepInspectionDailySsmInventoryLimitExceeded = "DEEP_INSPECTION_DAILY_SSM_INVENTORY_LIMIT_EXCEEDED",
        DeepInspectionCollectionTimeLimitExceeded = "DEEP_INSPECTION_COLLECTION_TIME_LIMIT_EXCEEDED",
        DeepInspectionNoInventory = "DEEP_INSPECTION_NO_INVENTORY",
        AgentlessInstanceStorageLimitExceeded = "AGENTLESS_INSTANCE_STORAGE_LIMIT_EXCEEDED",
        AgentlessInstanceCollectionTimeLimitExceeded = "AGENTLESS_INSTANCE_COLLECTION_TIME_LIMIT_EXCEEDED",
        PendingRevivalScan = "PENDING_REVIVAL_SCAN",
        IntegrationConnectionLost = "INTEGRATION_CONNECTION_LOST",
        AccessDeniedToEncryptionKey = "ACCESS_DENIED_TO_ENCRYPTION_KEY",
        UnsupportedLanguage = "UNSUPPORTED_LANGUAGE",
        NoScanConfigurationAssociated = "NO_SCAN_CONFIGURATION_ASSOCIATED",
        ScanInProgress = "SCAN_IN_PROGRESS",
        ImageArchived = "IMAGE_ARCHIVED",
        UnsupportedCodeArtifacts = "UNSUPPORTED_CODE_ARTIFACTS",
    }
);

string_enum!(
    /// `ScanType`
    ScanType {
        Network = "NETWORK",
        Package = "PACKAGE",
        Code = "CODE",
    }
);

string_enum!(
    /// `Service`
    Service {
        Ec2 = "EC2",
        Ecr = "ECR",
        Lambda = "LAMBDA",
    }
);

string_enum!(
    /// `Severity`
    Severity {
        Informational = "INFORMATIONAL",
        Low = "LOW",
        Medium = "MEDIUM",
        High = "HIGH",
        Critical = "CRITICAL",
        Untriaged = "UNTRIAGED",
    }
);

string_enum!(
    /// `SortField`
    SortField {
        AwsAccountId = "AWS_ACCOUNT_ID",
        FindingType = "FINDING_TYPE",
        Severity = "SEVERITY",
        FirstObservedAt = "FIRST_OBSERVED_AT",
        LastObservedAt = "LAST_OBSERVED_AT",
        FindingStatus = "FINDING_STATUS",
        ResourceType = "RESOURCE_TYPE",
        EcrImagePushedAt = "ECR_IMAGE_PUSHED_AT",
        EcrImageRepositoryName = "ECR_IMAGE_REPOSITORY_NAME",
        EcrImageRegistry = "ECR_IMAGE_REGISTRY",
        NetworkProtocol = "NETWORK_PROTOCOL",
        ComponentType = "COMPONENT_TYPE",
        VulnerabilityId = "VULNERABILITY_ID",
        VulnerabilitySource = "VULNERABILITY_SOURCE",
        InspectorScore = "INSPECTOR_SCORE",
        VendorSeverity = "VENDOR_SEVERITY",
        EpssScore = "EPSS_SCORE",
    }
);

string_enum!(
    /// `SortOrder`
    SortOrder {
        Asc = "ASC",
        Desc = "DESC",
    }
);

string_enum!(
    /// `Status`
    Status {
        Enabling = "ENABLING",
        Enabled = "ENABLED",
        Disabling = "DISABLING",
        Disabled = "DISABLED",
        Suspending = "SUSPENDING",
        Suspended = "SUSPENDED",
    }
);

string_enum!(
    /// `StopCisSessionStatus`
    StopCisSessionStatus {
        Success = "SUCCESS",
        Failed = "FAILED",
        Interrupted = "INTERRUPTED",
        UnsupportedOs = "UNSUPPORTED_OS",
    }
);

string_enum!(
    /// `StringComparison`
    StringComparison {
        Equals = "EQUALS",
        Prefix = "PREFIX",
        NotEquals = "NOT_EQUALS",
    }
);

string_enum!(
    /// `TagComparison`
    TagComparison {
        Equals = "EQUALS",
    }
);

string_enum!(
    /// `TitleSortBy`
    TitleSortBy {
        Critical = "CRITICAL",
        High = "HIGH",
        All = "ALL",
    }
);

string_enum!(
    /// `UsageType`
    UsageType {
        Ec2InstanceHours = "EC2_INSTANCE_HOURS",
        EcrInitialScan = "ECR_INITIAL_SCAN",
        EcrRescan = "ECR_RESCAN",
        LambdaFunctionHours = "LAMBDA_FUNCTION_HOURS",
        LambdaFunctionCodeHours = "LAMBDA_FUNCTION_CODE_HOURS",
        CodeRepositorySast = "CODE_REPOSITORY_SAST",
        CodeRepositoryIac = "CODE_REPOSITORY_IAC",
        CodeRepositorySca = "CODE_REPOSITORY_SCA",
        Ec2AgentlessInstanceHours = "EC2_AGENTLESS_INSTANCE_HOURS",
    }
);

string_enum!(
    /// `ValidationExceptionReason`
    ValidationExceptionReason {
        CannotParse = "CANNOT_PARSE",
        FieldValidationFailed = "FIELD_VALIDATION_FAILED",
        Other = "OTHER",
    }
);

string_enum!(
    /// `VulnerabilitySource`
    VulnerabilitySource {
        Nvd = "NVD",
    }
);
