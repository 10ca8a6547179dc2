//! Enumerations; each keeps a value that the model does not list as text.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::string_enum;

string_enum!(
    /// `ActorSessionMfaStatus`
    ActorSessionMfaStatus {
        Enabled = "ENABLED",
        Disabled = "DISABLED",
    }
);

string_enum!(
    /// `AdminStatus`
    AdminStatus {
        Enabled = "ENABLED",
        DisableInProgress = "DISABLE_IN_PROGRESS",
    }
);

string_enum!(
    /// `AllowedOperators`
    AllowedOperators {
        And = "AND",
        Or = "OR",
    }
);

string_enum!(
    /// `AssociationStatus`
    AssociationStatus {
        Enabled = "ENABLED",
        Disabled = "DISABLED",
    }
);

string_enum!(
    /// `AssociationType`
    AssociationType {
        Inherited = "INHERITED",
        Applied = "APPLIED",
    }
);

string_enum!(
    /// `AutoEnableStandards`
    AutoEnableStandards {
        None = "NONE",
        Default = "DEFAULT",
    }
);

string_enum!(
    /// `AutomationRulesActionType`
    AutomationRulesActionType {
        FindingFieldsUpdate = "FINDING_FIELDS_UPDATE",
    }
);

string_enum!(
    /// `AutomationRulesActionTypeV2`
    AutomationRulesActionTypeV2 {
        FindingFieldsUpdate = "FINDING_FIELDS_UPDATE",
        ExternalIntegration = "EXTERNAL_INTEGRATION",
    }
);

string_enum!(
    /// `BatchUpdateFindingsV2UnprocessedFindingErrorCode`
    BatchUpdateFindingsV2UnprocessedFindingErrorCode {
        ResourceNotFoundException = "ResourceNotFoundException",
        ValidationException = "ValidationException",
        InternalServerException = "InternalServerException",
        ConflictException = "ConflictException",
    }
);

string_enum!(
    /// `ComplianceStatus`
    ComplianceStatus {
        Passed = "PASSED",
        Warning = "WARNING",
        Failed = "FAILED",
        NotAvailable = "NOT_AVAILABLE",
    }
);

string_enum!(
    /// `ConfigurationPolicyAssociationStatus`
    ConfigurationPolicyAssociationStatus {
        Pending = "PENDING",
        Success = "SUCCESS",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `ConnectionDirection`
    ConnectionDirection {
        Inbound = "INBOUND",
        Outbound = "OUTBOUND",
    }
);

string_enum!(
    /// `ConnectorAuthStatus`
    ConnectorAuthStatus {
        Active = "ACTIVE",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `ConnectorProviderName`
    ConnectorProviderName {
        JiraCloud = "JIRA_CLOUD",
        Servicenow = "SERVICENOW",
    }
);

string_enum!(
    /// `ConnectorStatus`
    ConnectorStatus {
        Connected = "CONNECTED",
        FailedToConnect = "FAILED_TO_CONNECT",
        PendingConfiguration = "PENDING_CONFIGURATION",
        PendingAuthorization = "PENDING_AUTHORIZATION",
    }
);

string_enum!(
    /// `ControlFindingGenerator`
    ControlFindingGenerator {
        StandardControl = "STANDARD_CONTROL",
        SecurityControl = "SECURITY_CONTROL",
    }
);

string_enum!(
    /// `ControlStatus`
    ControlStatus {
        Enabled = "ENABLED",
        Disabled = "DISABLED",
    }
);

string_enum!(
    /// `DateRangeComparison`
    DateRangeComparison {
        Within = "WITHIN",
        OlderThan = "OLDER_THAN",
    }
);

string_enum!(
    /// `DateRangeUnit`
    DateRangeUnit {
        Days = "DAYS",
    }
);

string_enum!(
    /// `FindingHistoryUpdateSourceType`
    FindingHistoryUpdateSourceType {
        BatchUpdateFindings = "BATCH_UPDATE_FINDINGS",
        BatchImportFindings = "BATCH_IMPORT_FINDINGS",
    }
);

string_enum!(
    /// `FindingsTrendsStringField`
    FindingsTrendsStringField {
        AccountId = "account_id",
        Region = "region",
        FindingTypes = "finding_types",
        FindingStatus = "finding_status",
        FindingCveIds = "finding_cve_ids",
        FindingComplianceStatus = "finding_compliance_status",
        FindingControlId = "finding_control_id",
        FindingClassName = "finding_class_name",
        FindingProvider = "finding_provider",
        FindingActivityName = "finding_activity_name",
    }
);

string_enum!(
    /// `GranularityField`
    GranularityField {
        Daily = "Daily",
        Weekly = "Weekly",
        Monthly = "Monthly",
    }
);

string_enum!(
    /// `GroupByField`
    GroupByField {
        ActivityName = "activity_name",
        CloudAccountUid = "cloud.account.uid",
        CloudProvider = "cloud.provider",
        CloudRegion = "cloud.region",
        ComplianceAssessmentsName = "compliance.assessments.name",
        ComplianceStatus = "compliance.status",
        ComplianceControl = "compliance.control",
        FindingInfoTitle = "finding_info.title",
        FindingInfoRelatedEventsTraitsCategory = "finding_info.related_events.traits.category",
        FindingInfoTypes = "finding_info.types",
        MetadataProductName = "metadata.product.name",
        MetadataProductUid = "metadata.product.uid",
        ResourcesType = "resources.type",
        ResourcesUid = "resources.uid",
        Severity = "severity",
        Status = "status",
        VulnerabilitiesFixCoverage = "vulnerabilities.fix_coverage",
        ClassName = "class_name",
        VulnerabilitiesAffectedPackagesName = "vulnerabilities.affected_packages.name",
        FindingInfoAnalyticName = "finding_info.analytic.name",
        ComplianceStandards = "compliance.standards",
        CloudAccountName = "cloud.account.name",
        VendorAttributesSeverity = "vendor_attributes.severity",
        MetadataProductVendorName = "metadata.product.vendor_name",
    }
);

string_enum!(
    /// `IntegrationType`
    IntegrationType {
        SendFindingsToSecurityHub = "SEND_FINDINGS_TO_SECURITY_HUB",
        ReceiveFindingsFromSecurityHub = "RECEIVE_FINDINGS_FROM_SECURITY_HUB",
        UpdateFindingsInSecurityHub = "UPDATE_FINDINGS_IN_SECURITY_HUB",
    }
);

string_enum!(
    /// `IntegrationV2Type`
    IntegrationV2Type {
        SendFindingsToSecurityHub = "SEND_FINDINGS_TO_SECURITY_HUB",
        ReceiveFindingsFromSecurityHub = "RECEIVE_FINDINGS_FROM_SECURITY_HUB",
        UpdateFindingsInSecurityHub = "UPDATE_FINDINGS_IN_SECURITY_HUB",
        ExtendedPlan = "EXTENDED_PLAN",
    }
);

string_enum!(
    /// `MalwareState`
    MalwareState {
        Observed = "OBSERVED",
        RemovalFailed = "REMOVAL_FAILED",
        Removed = "REMOVED",
    }
);

string_enum!(
    /// `MalwareType`
    MalwareType {
        Adware = "ADWARE",
        BlendedThreat = "BLENDED_THREAT",
        BotnetAgent = "BOTNET_AGENT",
        CoinMiner = "COIN_MINER",
        ExploitKit = "EXPLOIT_KIT",
        Keylogger = "KEYLOGGER",
        Macro = "MACRO",
        PotentiallyUnwanted = "POTENTIALLY_UNWANTED",
        Spyware = "SPYWARE",
        Ransomware = "RANSOMWARE",
        RemoteAccess = "REMOTE_ACCESS",
        Rootkit = "ROOTKIT",
        Trojan = "TROJAN",
        Virus = "VIRUS",
        Worm = "WORM",
    }
);

string_enum!(
    /// `MapFilterComparison`
    MapFilterComparison {
        Equals = "EQUALS",
        NotEquals = "NOT_EQUALS",
        Contains = "CONTAINS",
        NotContains = "NOT_CONTAINS",
    }
);

string_enum!(
    /// `NetworkDirection`
    NetworkDirection {
        In = "IN",
        Out = "OUT",
    }
);

string_enum!(
    /// `OcsfBooleanField`
    OcsfBooleanField {
        ComplianceAssessmentsMeetsCriteria = "compliance.assessments.meets_criteria",
        VulnerabilitiesIsExploitAvailable = "vulnerabilities.is_exploit_available",
        VulnerabilitiesIsFixAvailable = "vulnerabilities.is_fix_available",
    }
);

string_enum!(
    /// `OcsfDateField`
    OcsfDateField {
        FindingInfoCreatedTimeDt = "finding_info.created_time_dt",
        FindingInfoFirstSeenTimeDt = "finding_info.first_seen_time_dt",
        FindingInfoLastSeenTimeDt = "finding_info.last_seen_time_dt",
        FindingInfoModifiedTimeDt = "finding_info.modified_time_dt",
        ResourcesImageCreatedTimeDt = "resources.image.created_time_dt",
        ResourcesImageLastUsedTimeDt = "resources.image.last_used_time_dt",
        ResourcesModifiedTimeDt = "resources.modified_time_dt",
    }
);

string_enum!(
    /// `OcsfIpField`
    OcsfIpField {
        EvidencesDstEndpointIp = "evidences.dst_endpoint.ip",
        EvidencesSrcEndpointIp = "evidences.src_endpoint.ip",
    }
);

string_enum!(
    /// `OcsfMapField`
    OcsfMapField {
        ResourcesTags = "resources.tags",
        ComplianceControlParameters = "compliance.control_parameters",
        DatabucketTags = "databucket.tags",
        FindingInfoTags = "finding_info.tags",
    }
);

string_enum!(
    /// `OcsfNumberField`
    OcsfNumberField {
        ActivityId = "activity_id",
        ComplianceStatusId = "compliance.status_id",
        ConfidenceScore = "confidence_score",
        SeverityId = "severity_id",
        StatusId = "status_id",
        FindingInfoRelatedEventsCount = "finding_info.related_events_count",
        EvidencesApiResponseCode = "evidences.api.response.code",
        EvidencesDstEndpointAutonomousSystemNumber = "evidences.dst_endpoint.autonomous_system.number",
        EvidencesDstEndpointPort = "evidences.dst_endpoint.port",
        EvidencesSrcEndpointAutonomousSystemNumber = "evidences.src_endpoint.autonomous_system.number",
        EvidencesSrcEndpointPort = "evidences.src_endpoint.port",
        ResourcesImageInUseCount = "resources.image.in_use_count",
        VulnerabilitiesCveCvssBaseScore = "vulnerabilities.cve.cvss.base_score",
        VendorAttributesSeverityId = "vendor_attributes.severity_id",
    }
);

string_enum!(
    /// `OcsfStringField`
    OcsfStringField {
        MetadataUid = "metadata.uid",
        ActivityName = "activity_name",
        CloudAccountUid = "cloud.account.uid",
        CloudProvider = "cloud.provider",
        CloudRegion = "cloud.region",
        ComplianceAssessmentsCategory = "compliance.assessments.category",
        ComplianceAssessmentsName = "compliance.assessments.name",
        ComplianceControl = "compliance.control",
        ComplianceStatus = "compliance.status",
        ComplianceStandards = "compliance.standards",
        FindingInfoDesc = "finding_info.desc",
        FindingInfoSrcUrl = "finding_info.src_url",
        FindingInfoTitle = "finding_info.title",
        FindingInfoTypes = "finding_info.types",
        FindingInfoUid = "finding_info.uid",
        FindingInfoRelatedEventsTraitsCategory = "finding_info.related_events.traits.category",
        FindingInfoRelatedEventsUid = "finding_info.related_events.uid",
        FindingInfoRelatedEventsProductUid = "finding_info.related_events.product.uid",
        FindingInfoRelatedEventsTitle = "finding_info.related_events.title",
        MetadataProductName = "metadata.product.name",
        MetadataProductUid = "metadata.product.uid",
        MetadataProductVendorName = "metadata.product.vendor_name",
        RemediationDesc = "remediation.desc",
        RemediationReferences = "remediation.references",
        ResourcesCloudPartition = "resources.cloud_partition",
        ResourcesRegion = "resources.region",
        ResourcesType = "resources.type",
        ResourcesUid = "resources.uid",
        Severity = "severity",
        Status = "status",
        Comment = "comment",
        VulnerabilitiesFixCoverage = "vulnerabilities.fix_coverage",
        ClassName = "class_name",
        DatabucketEncryptionDetailsAlgorithm = "databucket.encryption_details.algorithm",
        DatabucketEncryptionDetailsKeyUid = "databucket.encryption_details.key_uid",
        DatabucketFileDataClassificationsClassifierDetailsType = "databucket.file.data_classifications.classifier_details.type",
        EvidencesActorUserAccountUid = "evidences.actor.user.account.uid",
        EvidencesApiOperation = "evidences.api.operation",
        EvidencesApiResponseErrorMessage = "evidences.api.response.error_message",
        EvidencesApiServiceName = "evidences.api.service.name",
        EvidencesConnectionInfoDirection = "evidences.connection_info.direction",
        EvidencesConnectionInfoProtocolName = "evidences.connection_info.protocol_name",
        EvidencesDstEndpointAutonomousSystemName = "evidences.dst_endpoint.autonomous_system.name",
        EvidencesDstEndpointLocationCity = "evidences.dst_endpoint.location.city",
        EvidencesDstEndpointLocationCountry = "evidences.dst_endpoint.location.country",
        EvidencesSrcEndpointAutonomousSystemName = "evidences.src_endpoint.autonomous_system.name",
        EvidencesSrcEndpointHostname = "evidences.src_endpoint.hostname",
        EvidencesSrcEndpointLocationCity = "evidences.src_endpoint.location.city",
        EvidencesSrcEndpointLocationCountry = "evidences.src_endpoint.location.country",
        FindingInfoAnalyticName = "finding_info.analytic.name",
        MalwareName = "malware.name",
        MalwareScanInfoUid = "malware_scan_info.uid",
        MalwareSeverity = "malware.severity",
        ResourcesCloudFunctionLayersUidAlt = "resources.cloud_function.layers.uid_alt",
        ResourcesCloudFunctionRuntime = "resources.cloud_function.runtime",
        ResourcesCloudFunctionUserUid = "resources.cloud_function.user.uid",
        ResourcesDeviceEncryptionDetailsKeyUid = "resources.device.encryption_details.key_uid",
        ResourcesDeviceImageUid = "resources.device.image.uid",
        ResourcesImageArchitecture = "resources.image.architecture",
        ResourcesImageRegistryUid = "resources.image.registry_uid",
        ResourcesImageRepositoryName = "resources.image.repository_name",
        ResourcesImageUid = "resources.image.uid",
        ResourcesSubnetInfoUid = "resources.subnet_info.uid",
        ResourcesVpcUid = "resources.vpc_uid",
        VulnerabilitiesAffectedCodeFilePath = "vulnerabilities.affected_code.file.path",
        VulnerabilitiesAffectedPackagesName = "vulnerabilities.affected_packages.name",
        VulnerabilitiesCveEpssScore = "vulnerabilities.cve.epss.score",
        VulnerabilitiesCveUid = "vulnerabilities.cve.uid",
        VulnerabilitiesRelatedVulnerabilities = "vulnerabilities.related_vulnerabilities",
        CloudAccountName = "cloud.account.name",
        VendorAttributesSeverity = "vendor_attributes.severity",
    }
);

string_enum!(
    /// `OrganizationConfigurationConfigurationType`
    OrganizationConfigurationConfigurationType {
        Central = "CENTRAL",
        Local = "LOCAL",
    }
);

string_enum!(
    /// `OrganizationConfigurationStatus`
    OrganizationConfigurationStatus {
        Pending = "PENDING",
        Enabled = "ENABLED",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `ParameterValueType`
    ParameterValueType {
        Default = "DEFAULT",
        Custom = "CUSTOM",
    }
);

string_enum!(
    /// `Partition`
    Partition {
        Aws = "aws",
        AwsCn = "aws-cn",
        AwsUsGov = "aws-us-gov",
    }
);

string_enum!(
    /// `RecommendationStatus`
    RecommendationStatus {
        InProgress = "IN_PROGRESS",
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `RecommendationType`
    RecommendationType {
        UnusedPermissionRecommendation = "UNUSED_PERMISSION_RECOMMENDATION",
    }
);

string_enum!(
    /// `RecordState`
    RecordState {
        Active = "ACTIVE",
        Archived = "ARCHIVED",
    }
);

string_enum!(
    /// `RegionAvailabilityStatus`
    RegionAvailabilityStatus {
        Available = "AVAILABLE",
        Unavailable = "UNAVAILABLE",
    }
);

string_enum!(
    /// `ResourceCategory`
    ResourceCategory {
        Compute = "Compute",
        Database = "Database",
        Storage = "Storage",
        Code = "Code",
        AiMl = "AI/ML",
        Identity = "Identity",
        Network = "Network",
        Other = "Other",
    }
);

string_enum!(
    /// `ResourceGroupByField`
    ResourceGroupByField {
        AccountId = "AccountId",
        Region = "Region",
        ResourceCategory = "ResourceCategory",
        ResourceType = "ResourceType",
        ResourceName = "ResourceName",
        FindingsSummaryFindingType = "FindingsSummary.FindingType",
    }
);

string_enum!(
    /// `ResourcesDateField`
    ResourcesDateField {
        ResourceDetailCaptureTime = "ResourceDetailCaptureTime",
        ResourceCreationTime = "ResourceCreationTime",
    }
);

string_enum!(
    /// `ResourcesMapField`
    ResourcesMapField {
        ResourceTags = "ResourceTags",
    }
);

string_enum!(
    /// `ResourcesNumberField`
    ResourcesNumberField {
        FindingsSummaryTotalFindings = "FindingsSummary.TotalFindings",
        FindingsSummarySeveritiesOther = "FindingsSummary.Severities.Other",
        FindingsSummarySeveritiesFatal = "FindingsSummary.Severities.Fatal",
        FindingsSummarySeveritiesCritical = "FindingsSummary.Severities.Critical",
        FindingsSummarySeveritiesHigh = "FindingsSummary.Severities.High",
        FindingsSummarySeveritiesMedium = "FindingsSummary.Severities.Medium",
        FindingsSummarySeveritiesLow = "FindingsSummary.Severities.Low",
        FindingsSummarySeveritiesInformational = "FindingsSummary.Severities.Informational",
        FindingsSummarySeveritiesUnknown = "FindingsSummary.Severities.Unknown",
    }
);

string_enum!(
    /// `ResourcesStringField`
    ResourcesStringField {
        ResourceGuid = "ResourceGuid",
        ResourceId = "ResourceId",
        AccountId = "AccountId",
        Region = "Region",
        ResourceCategory = "ResourceCategory",
        ResourceType = "ResourceType",
        ResourceName = "ResourceName",
        FindingsSummaryFindingType = "FindingsSummary.FindingType",
        FindingsSummaryProductName = "FindingsSummary.ProductName",
    }
);

string_enum!(
    /// `ResourcesTrendsStringField`
    ResourcesTrendsStringField {
        AccountId = "account_id",
        Region = "region",
        ResourceType = "resource_type",
        ResourceCategory = "resource_category",
    }
);

string_enum!(
    /// `RuleStatus`
    RuleStatus {
        Enabled = "ENABLED",
        Disabled = "DISABLED",
    }
);

string_enum!(
    /// `RuleStatusV2`
    RuleStatusV2 {
        Enabled = "ENABLED",
        Disabled = "DISABLED",
    }
);

string_enum!(
    /// `SecurityControlProperty`
    SecurityControlProperty {
        Parameters = "Parameters",
    }
);

string_enum!(
    /// `SecurityHubFeature`
    SecurityHubFeature {
        SecurityHub = "SecurityHub",
        SecurityHubV2 = "SecurityHubV2",
    }
);

string_enum!(
    /// `SeverityLabel`
    SeverityLabel {
        Informational = "INFORMATIONAL",
        Low = "LOW",
        Medium = "MEDIUM",
        High = "HIGH",
        Critical = "CRITICAL",
    }
);

string_enum!(
    /// `SeverityRating`
    SeverityRating {
        Low = "LOW",
        Medium = "MEDIUM",
        High = "HIGH",
        Critical = "CRITICAL",
    }
);

string_enum!(
    /// `SortOrder`
    SortOrder {
        Asc = "asc",
        Desc = "desc",
    }
);

string_enum!(
    /// `StandardsControlsUpdatable`
    StandardsControlsUpdatable {
        ReadyForUpdates = "READY_FOR_UPDATES",
        NotReadyForUpdates = "NOT_READY_FOR_UPDATES",
    }
);

string_enum!(
    /// `StandardsStatus`
    StandardsStatus {
        Pending = "PENDING",
        Ready = "READY",
        Failed = "FAILED",
        Deleting = "DELETING",
        Incomplete = "INCOMPLETE",
    }
);

string_enum!(
    /// `StatusReasonCode`
    StatusReasonCode {
        NoAvailableConfigurationRecorder = "NO_AVAILABLE_CONFIGURATION_RECORDER",
        MaximumNumberOfConfigRulesExceeded = "MAXIMUM_NUMBER_OF_CONFIG_RULES_EXCEEDED",
        InternalError = "INTERNAL_ERROR",
    }
);

string_enum!(
    /// `StringFilterComparison`
    StringFilterComparison {
        Equals = "EQUALS",
        Prefix = "PREFIX",
        NotEquals = "NOT_EQUALS",
        PrefixNotEquals = "PREFIX_NOT_EQUALS",
        Contains = "CONTAINS",
        NotContains = "NOT_CONTAINS",
        ContainsWord = "CONTAINS_WORD",
    }
);

string_enum!(
    /// `TargetType`
    TargetType {
        Account = "ACCOUNT",
        OrganizationalUnit = "ORGANIZATIONAL_UNIT",
        Root = "ROOT",
    }
);

string_enum!(
    /// `ThreatIntelIndicatorCategory`
    ThreatIntelIndicatorCategory {
        Backdoor = "BACKDOOR",
        CardStealer = "CARD_STEALER",
        CommandAndControl = "COMMAND_AND_CONTROL",
        DropSite = "DROP_SITE",
        ExploitSite = "EXPLOIT_SITE",
        Keylogger = "KEYLOGGER",
    }
);

string_enum!(
    /// `ThreatIntelIndicatorType`
    ThreatIntelIndicatorType {
        Domain = "DOMAIN",
        EmailAddress = "EMAIL_ADDRESS",
        HashMd5 = "HASH_MD5",
        HashSha1 = "HASH_SHA1",
        HashSha256 = "HASH_SHA256",
        HashSha512 = "HASH_SHA512",
        Ipv4Address = "IPV4_ADDRESS",
        Ipv6Address = "IPV6_ADDRESS",
        Mutex = "MUTEX",
        Process = "PROCESS",
        Url = "URL",
    }
);

string_enum!(
    /// `TicketCreationMode`
    TicketCreationMode {
        Dryrun = "DRYRUN",
    }
);

string_enum!(
    /// `UnprocessedErrorCode`
    UnprocessedErrorCode {
        InvalidInput = "INVALID_INPUT",
        AccessDenied = "ACCESS_DENIED",
        NotFound = "NOT_FOUND",
        ResourceNotFound = "RESOURCE_NOT_FOUND",
        LimitExceeded = "LIMIT_EXCEEDED",
    }
);

string_enum!(
    /// `UpdateStatus`
    UpdateStatus {
        Ready = "READY",
        Updating = "UPDATING",
    }
);

string_enum!(
    /// `VerificationState`
    VerificationState {
        Unknown = "UNKNOWN",
        TruePositive = "TRUE_POSITIVE",
        FalsePositive = "FALSE_POSITIVE",
        BenignPositive = "BENIGN_POSITIVE",
    }
);

string_enum!(
    /// `VulnerabilityExploitAvailable`
    VulnerabilityExploitAvailable {
        Yes = "YES",
        No = "NO",
    }
);

string_enum!(
    /// `VulnerabilityFixAvailable`
    VulnerabilityFixAvailable {
        Yes = "YES",
        No = "NO",
        Partial = "PARTIAL",
    }
);

string_enum!(
    /// `WorkflowState`
    WorkflowState {
        New = "NEW",
        Assigned = "ASSIGNED",
        InProgress = "IN_PROGRESS",
        Deferred = "DEFERRED",
        Resolved = "RESOLVED",
    }
);

string_enum!(
    /// `WorkflowStatus`
    WorkflowStatus {
        New = "NEW",
        Notified = "NOTIFIED",
        Resolved = "RESOLVED",
        Suppressed = "SUPPRESSED",
    }
);
