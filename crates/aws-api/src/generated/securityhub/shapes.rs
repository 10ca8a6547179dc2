//! Shapes and constraints.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::constraints::{Location, Member, Pattern, Shape};

use super::enums;

/// `AcceptAdministratorInvitationRequest`
pub static ACCEPT_ADMINISTRATOR_INVITATION_REQUEST: Shape = Shape::structure(&[
    Member::required("AdministratorId", &NON_EMPTY_STRING),
    Member::required("InvitationId", &NON_EMPTY_STRING),
]);

/// `AcceptInvitationRequest`
pub static ACCEPT_INVITATION_REQUEST: Shape = Shape::structure(&[
    Member::required("InvitationId", &NON_EMPTY_STRING),
    Member::required("MasterId", &NON_EMPTY_STRING),
]);

/// `AccountDetails`
pub static ACCOUNT_DETAILS: Shape = Shape::structure(&[
    Member::required("AccountId", &ACCOUNT_ID),
    Member::optional("Email", &NON_EMPTY_STRING),
]);

/// `AccountDetailsList`
pub static ACCOUNT_DETAILS_LIST: Shape = Shape::list(&ACCOUNT_DETAILS, Some(1), Some(50));

/// `AccountId`
pub static ACCOUNT_ID: Shape = Shape::text(None, None, None);

/// `AccountIdList`
pub static ACCOUNT_ID_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

/// `Action`
pub static ACTION: Shape = Shape::structure(&[
    Member::optional("ActionType", &NON_EMPTY_STRING),
    Member::optional("AwsApiCallAction", &AWS_API_CALL_ACTION),
    Member::optional("DnsRequestAction", &DNS_REQUEST_ACTION),
    Member::optional("NetworkConnectionAction", &NETWORK_CONNECTION_ACTION),
    Member::optional("PortProbeAction", &PORT_PROBE_ACTION),
]);

/// `ActionList`
pub static ACTION_LIST: Shape = Shape::list(&AUTOMATION_RULES_ACTION, Some(1), Some(1));

/// `ActionLocalIpDetails`
pub static ACTION_LOCAL_IP_DETAILS: Shape =
    Shape::structure(&[Member::optional("IpAddressV4", &NON_EMPTY_STRING)]);

/// `ActionLocalPortDetails`
pub static ACTION_LOCAL_PORT_DETAILS: Shape = Shape::structure(&[
    Member::optional("Port", &INTEGER),
    Member::optional("PortName", &NON_EMPTY_STRING),
]);

/// `ActionRemoteIpDetails`
pub static ACTION_REMOTE_IP_DETAILS: Shape = Shape::structure(&[
    Member::optional("City", &CITY),
    Member::optional("Country", &COUNTRY),
    Member::optional("GeoLocation", &GEO_LOCATION),
    Member::optional("IpAddressV4", &NON_EMPTY_STRING),
    Member::optional("Organization", &IP_ORGANIZATION_DETAILS),
]);

/// `ActionRemotePortDetails`
pub static ACTION_REMOTE_PORT_DETAILS: Shape = Shape::structure(&[
    Member::optional("Port", &INTEGER),
    Member::optional("PortName", &NON_EMPTY_STRING),
]);

/// `Actor`
pub static ACTOR: Shape = Shape::structure(&[
    Member::optional("Id", &NON_EMPTY_STRING),
    Member::optional("Session", &ACTOR_SESSION),
    Member::optional("User", &ACTOR_USER),
]);

/// `ActorSession`
pub static ACTOR_SESSION: Shape = Shape::structure(&[
    Member::optional("CreatedTime", &LONG),
    Member::optional("Issuer", &NON_EMPTY_STRING),
    Member::optional("MfaStatus", &ACTOR_SESSION_MFA_STATUS),
    Member::optional("Uid", &NON_EMPTY_STRING),
]);

/// `ActorSessionMfaStatus`
pub static ACTOR_SESSION_MFA_STATUS: Shape = Shape::one_of(enums::ActorSessionMfaStatus::VALUES);

/// `ActorUser`
pub static ACTOR_USER: Shape = Shape::structure(&[
    Member::optional("Account", &USER_ACCOUNT),
    Member::optional("CredentialUid", &NON_EMPTY_STRING),
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("Type", &NON_EMPTY_STRING),
    Member::optional("Uid", &NON_EMPTY_STRING),
]);

/// `ActorsList`
pub static ACTORS_LIST: Shape = Shape::list(&ACTOR, Some(0), Some(10));

/// `Adjustment`
pub static ADJUSTMENT: Shape = Shape::structure(&[
    Member::optional("Metric", &NON_EMPTY_STRING),
    Member::optional("Reason", &NON_EMPTY_STRING),
]);

/// `AdjustmentList`
pub static ADJUSTMENT_LIST: Shape = Shape::list(&ADJUSTMENT, None, None);

/// `AdminsMaxResults`
pub static ADMINS_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(10));

/// `AllowedOperators`
pub static ALLOWED_OPERATORS: Shape = Shape::one_of(enums::AllowedOperators::VALUES);

static ALPHA_NUMERIC_NON_EMPTY_STRING_PATTERN: Pattern = Pattern::new(
    r#"^([^\u0000-\u007F]|[-_ a-zA-Z0-9])+$"#,
    r#"^([^\x{0000}-\x{007F}]|[-_ a-zA-Z0-9])+$"#,
);

/// `AlphaNumericNonEmptyString`
pub static ALPHA_NUMERIC_NON_EMPTY_STRING: Shape =
    Shape::text(None, None, Some(&ALPHA_NUMERIC_NON_EMPTY_STRING_PATTERN));

/// `ArnList`
pub static ARN_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

/// `AssociatedStandard`
pub static ASSOCIATED_STANDARD: Shape =
    Shape::structure(&[Member::optional("StandardsId", &NON_EMPTY_STRING)]);

/// `AssociatedStandardsList`
pub static ASSOCIATED_STANDARDS_LIST: Shape = Shape::list(&ASSOCIATED_STANDARD, None, None);

/// `AssociationFilters`
pub static ASSOCIATION_FILTERS: Shape = Shape::structure(&[
    Member::optional("AssociationStatus", &CONFIGURATION_POLICY_ASSOCIATION_STATUS),
    Member::optional("AssociationType", &ASSOCIATION_TYPE),
    Member::optional("ConfigurationPolicyId", &NON_EMPTY_STRING),
]);

/// `AssociationStatus`
pub static ASSOCIATION_STATUS: Shape = Shape::one_of(enums::AssociationStatus::VALUES);

/// `AssociationType`
pub static ASSOCIATION_TYPE: Shape = Shape::one_of(enums::AssociationType::VALUES);

/// `AutoEnableStandards`
pub static AUTO_ENABLE_STANDARDS: Shape = Shape::one_of(enums::AutoEnableStandards::VALUES);

/// `AutomationRulesAction`
pub static AUTOMATION_RULES_ACTION: Shape = Shape::structure(&[
    Member::optional("FindingFieldsUpdate", &AUTOMATION_RULES_FINDING_FIELDS_UPDATE),
    Member::optional("Type", &AUTOMATION_RULES_ACTION_TYPE),
]);

/// `AutomationRulesActionListV2`
pub static AUTOMATION_RULES_ACTION_LIST_V2: Shape =
    Shape::list(&AUTOMATION_RULES_ACTION_V2, Some(1), Some(1));

/// `AutomationRulesActionType`
pub static AUTOMATION_RULES_ACTION_TYPE: Shape = Shape::one_of(enums::AutomationRulesActionType::VALUES);

/// `AutomationRulesActionTypeV2`
pub static AUTOMATION_RULES_ACTION_TYPE_V2: Shape = Shape::one_of(enums::AutomationRulesActionTypeV2::VALUES);

/// `AutomationRulesActionV2`
pub static AUTOMATION_RULES_ACTION_V2: Shape = Shape::structure(&[
    Member::optional(
        "ExternalIntegrationConfiguration",
        &EXTERNAL_INTEGRATION_CONFIGURATION,
    ),
    Member::optional("FindingFieldsUpdate", &AUTOMATION_RULES_FINDING_FIELDS_UPDATE_V2),
    Member::required("Type", &AUTOMATION_RULES_ACTION_TYPE_V2),
]);

/// `AutomationRulesArnsList`
pub static AUTOMATION_RULES_ARNS_LIST: Shape = Shape::list(&NON_EMPTY_STRING, Some(1), Some(100));

/// `AutomationRulesFindingFieldsUpdate`
pub static AUTOMATION_RULES_FINDING_FIELDS_UPDATE: Shape = Shape::structure(&[
    Member::optional("Confidence", &RATIO_SCALE),
    Member::optional("Criticality", &RATIO_SCALE),
    Member::optional("Note", &NOTE_UPDATE),
    Member::optional("RelatedFindings", &RELATED_FINDING_LIST),
    Member::optional("Severity", &SEVERITY_UPDATE),
    Member::optional("Types", &TYPE_LIST),
    Member::optional("UserDefinedFields", &FIELD_MAP),
    Member::optional("VerificationState", &VERIFICATION_STATE),
    Member::optional("Workflow", &WORKFLOW_UPDATE),
]);

/// `AutomationRulesFindingFieldsUpdateV2`
pub static AUTOMATION_RULES_FINDING_FIELDS_UPDATE_V2: Shape = Shape::structure(&[
    Member::optional("Comment", &NON_EMPTY_STRING),
    Member::optional("SeverityId", &INTEGER),
    Member::optional("StatusId", &INTEGER),
]);

/// `AutomationRulesFindingFilters`
pub static AUTOMATION_RULES_FINDING_FILTERS: Shape = Shape::structure(&[
    Member::optional("AwsAccountId", &STRING_FILTER_LIST),
    Member::optional("AwsAccountName", &STRING_FILTER_LIST),
    Member::optional("CompanyName", &STRING_FILTER_LIST),
    Member::optional("ComplianceAssociatedStandardsId", &STRING_FILTER_LIST),
    Member::optional("ComplianceSecurityControlId", &STRING_FILTER_LIST),
    Member::optional("ComplianceStatus", &STRING_FILTER_LIST),
    Member::optional("Confidence", &NUMBER_FILTER_LIST),
    Member::optional("CreatedAt", &DATE_FILTER_LIST),
    Member::optional("Criticality", &NUMBER_FILTER_LIST),
    Member::optional("Description", &STRING_FILTER_LIST),
    Member::optional("FirstObservedAt", &DATE_FILTER_LIST),
    Member::optional("GeneratorId", &STRING_FILTER_LIST),
    Member::optional("Id", &STRING_FILTER_LIST),
    Member::optional("LastObservedAt", &DATE_FILTER_LIST),
    Member::optional("NoteText", &STRING_FILTER_LIST),
    Member::optional("NoteUpdatedAt", &DATE_FILTER_LIST),
    Member::optional("NoteUpdatedBy", &STRING_FILTER_LIST),
    Member::optional("ProductArn", &STRING_FILTER_LIST),
    Member::optional("ProductName", &STRING_FILTER_LIST),
    Member::optional("RecordState", &STRING_FILTER_LIST),
    Member::optional("RelatedFindingsId", &STRING_FILTER_LIST),
    Member::optional("RelatedFindingsProductArn", &STRING_FILTER_LIST),
    Member::optional("ResourceApplicationArn", &STRING_FILTER_LIST),
    Member::optional("ResourceApplicationName", &STRING_FILTER_LIST),
    Member::optional("ResourceDetailsOther", &MAP_FILTER_LIST),
    Member::optional("ResourceId", &STRING_FILTER_LIST),
    Member::optional("ResourcePartition", &STRING_FILTER_LIST),
    Member::optional("ResourceRegion", &STRING_FILTER_LIST),
    Member::optional("ResourceTags", &MAP_FILTER_LIST),
    Member::optional("ResourceType", &STRING_FILTER_LIST),
    Member::optional("SeverityLabel", &STRING_FILTER_LIST),
    Member::optional("SourceUrl", &STRING_FILTER_LIST),
    Member::optional("Title", &STRING_FILTER_LIST),
    Member::optional("Type", &STRING_FILTER_LIST),
    Member::optional("UpdatedAt", &DATE_FILTER_LIST),
    Member::optional("UserDefinedFields", &MAP_FILTER_LIST),
    Member::optional("VerificationState", &STRING_FILTER_LIST),
    Member::optional("WorkflowStatus", &STRING_FILTER_LIST),
]);

/// `AwsApiCallAction`
pub static AWS_API_CALL_ACTION: Shape = Shape::structure(&[
    Member::optional("AffectedResources", &FIELD_MAP),
    Member::optional("Api", &NON_EMPTY_STRING),
    Member::optional("CallerType", &NON_EMPTY_STRING),
    Member::optional("DomainDetails", &AWS_API_CALL_ACTION_DOMAIN_DETAILS),
    Member::optional("FirstSeen", &NON_EMPTY_STRING),
    Member::optional("LastSeen", &NON_EMPTY_STRING),
    Member::optional("RemoteIpDetails", &ACTION_REMOTE_IP_DETAILS),
    Member::optional("ServiceName", &NON_EMPTY_STRING),
]);

/// `AwsApiCallActionDomainDetails`
pub static AWS_API_CALL_ACTION_DOMAIN_DETAILS: Shape =
    Shape::structure(&[Member::optional("Domain", &NON_EMPTY_STRING)]);

/// `AwsOrganizationScope`
pub static AWS_ORGANIZATION_SCOPE: Shape = Shape::structure(&[
    Member::optional("OrganizationId", &NON_EMPTY_STRING),
    Member::optional("OrganizationalUnitId", &NON_EMPTY_STRING),
]);

/// `AwsOrganizationScopeList`
pub static AWS_ORGANIZATION_SCOPE_LIST: Shape = Shape::list(&AWS_ORGANIZATION_SCOPE, None, None);

/// `AwsSecurityFinding`
pub static AWS_SECURITY_FINDING: Shape = Shape::structure(&[
    Member::optional("Action", &ACTION),
    Member::required("AwsAccountId", &NON_EMPTY_STRING),
    Member::optional("AwsAccountName", &NON_EMPTY_STRING),
    Member::optional("CompanyName", &NON_EMPTY_STRING),
    Member::optional("Compliance", &COMPLIANCE),
    Member::optional("Confidence", &INTEGER),
    Member::required("CreatedAt", &NON_EMPTY_STRING),
    Member::optional("Criticality", &INTEGER),
    Member::required("Description", &NON_EMPTY_STRING),
    Member::optional("Detection", &DETECTION),
    Member::optional("FindingProviderFields", &FINDING_PROVIDER_FIELDS),
    Member::optional("FirstObservedAt", &NON_EMPTY_STRING),
    Member::optional("GeneratorDetails", &GENERATOR_DETAILS),
    Member::required("GeneratorId", &NON_EMPTY_STRING),
    Member::required("Id", &NON_EMPTY_STRING),
    Member::optional("LastObservedAt", &NON_EMPTY_STRING),
    Member::optional("Malware", &MALWARE_LIST),
    Member::optional("Network", &NETWORK),
    Member::optional("NetworkPath", &NETWORK_PATH_LIST),
    Member::optional("Note", &NOTE),
    Member::optional("PatchSummary", &PATCH_SUMMARY),
    Member::optional("Process", &PROCESS_DETAILS),
    Member::optional("ProcessedAt", &NON_EMPTY_STRING),
    Member::required("ProductArn", &NON_EMPTY_STRING),
    Member::optional("ProductFields", &FIELD_MAP),
    Member::optional("ProductName", &NON_EMPTY_STRING),
    Member::optional("RecordState", &RECORD_STATE),
    Member::optional("Region", &NON_EMPTY_STRING),
    Member::optional("RelatedFindings", &RELATED_FINDING_LIST),
    Member::optional("Remediation", &REMEDIATION),
    Member::required("Resources", &RESOURCE_LIST),
    Member::optional("Sample", &BOOLEAN),
    Member::required("SchemaVersion", &NON_EMPTY_STRING),
    Member::optional("Severity", &SEVERITY),
    Member::optional("SourceUrl", &NON_EMPTY_STRING),
    Member::optional("ThreatIntelIndicators", &THREAT_INTEL_INDICATOR_LIST),
    Member::optional("Threats", &THREAT_LIST),
    Member::required("Title", &NON_EMPTY_STRING),
    Member::optional("Types", &TYPE_LIST),
    Member::required("UpdatedAt", &NON_EMPTY_STRING),
    Member::optional("UserDefinedFields", &FIELD_MAP),
    Member::optional("VerificationState", &VERIFICATION_STATE),
    Member::optional("Vulnerabilities", &VULNERABILITY_LIST),
    Member::optional("Workflow", &WORKFLOW),
    Member::optional("WorkflowState", &WORKFLOW_STATE),
]);

/// `AwsSecurityFindingFilters`
pub static AWS_SECURITY_FINDING_FILTERS: Shape = Shape::structure(&[
    Member::optional("AwsAccountId", &STRING_FILTER_LIST),
    Member::optional("AwsAccountName", &STRING_FILTER_LIST),
    Member::optional("CompanyName", &STRING_FILTER_LIST),
    Member::optional("ComplianceAssociatedStandardsId", &STRING_FILTER_LIST),
    Member::optional("ComplianceSecurityControlId", &STRING_FILTER_LIST),
    Member::optional("ComplianceSecurityControlParametersName", &STRING_FILTER_LIST),
    Member::optional("ComplianceSecurityControlParametersValue", &STRING_FILTER_LIST),
    Member::optional("ComplianceStatus", &STRING_FILTER_LIST),
    Member::optional("Confidence", &NUMBER_FILTER_LIST),
    Member::optional("CreatedAt", &DATE_FILTER_LIST),
    Member::optional("Criticality", &NUMBER_FILTER_LIST),
    Member::optional("Description", &STRING_FILTER_LIST),
    Member::optional("FindingProviderFieldsConfidence", &NUMBER_FILTER_LIST),
    Member::optional("FindingProviderFieldsCriticality", &NUMBER_FILTER_LIST),
    Member::optional("FindingProviderFieldsRelatedFindingsId", &STRING_FILTER_LIST),
    Member::optional(
        "FindingProviderFieldsRelatedFindingsProductArn",
        &STRING_FILTER_LIST,
    ),
    Member::optional("FindingProviderFieldsSeverityLabel", &STRING_FILTER_LIST),
    Member::optional("FindingProviderFieldsSeverityOriginal", &STRING_FILTER_LIST),
    Member::optional("FindingProviderFieldsTypes", &STRING_FILTER_LIST),
    Member::optional("FirstObservedAt", &DATE_FILTER_LIST),
    Member::optional("GeneratorId", &STRING_FILTER_LIST),
    Member::optional("Id", &STRING_FILTER_LIST),
    Member::optional("Keyword", &KEYWORD_FILTER_LIST),
    Member::optional("LastObservedAt", &DATE_FILTER_LIST),
    Member::optional("MalwareName", &STRING_FILTER_LIST),
    Member::optional("MalwarePath", &STRING_FILTER_LIST),
    Member::optional("MalwareState", &STRING_FILTER_LIST),
    Member::optional("MalwareType", &STRING_FILTER_LIST),
    Member::optional("NetworkDestinationDomain", &STRING_FILTER_LIST),
    Member::optional("NetworkDestinationIpV4", &IP_FILTER_LIST),
    Member::optional("NetworkDestinationIpV6", &IP_FILTER_LIST),
    Member::optional("NetworkDestinationPort", &NUMBER_FILTER_LIST),
    Member::optional("NetworkDirection", &STRING_FILTER_LIST),
    Member::optional("NetworkProtocol", &STRING_FILTER_LIST),
    Member::optional("NetworkSourceDomain", &STRING_FILTER_LIST),
    Member::optional("NetworkSourceIpV4", &IP_FILTER_LIST),
    Member::optional("NetworkSourceIpV6", &IP_FILTER_LIST),
    Member::optional("NetworkSourceMac", &STRING_FILTER_LIST),
    Member::optional("NetworkSourcePort", &NUMBER_FILTER_LIST),
    Member::optional("NoteText", &STRING_FILTER_LIST),
    Member::optional("NoteUpdatedAt", &DATE_FILTER_LIST),
    Member::optional("NoteUpdatedBy", &STRING_FILTER_LIST),
    Member::optional("ProcessLaunchedAt", &DATE_FILTER_LIST),
    Member::optional("ProcessName", &STRING_FILTER_LIST),
    Member::optional("ProcessParentPid", &NUMBER_FILTER_LIST),
    Member::optional("ProcessPath", &STRING_FILTER_LIST),
    Member::optional("ProcessPid", &NUMBER_FILTER_LIST),
    Member::optional("ProcessTerminatedAt", &DATE_FILTER_LIST),
    Member::optional("ProductArn", &STRING_FILTER_LIST),
    Member::optional("ProductFields", &MAP_FILTER_LIST),
    Member::optional("ProductName", &STRING_FILTER_LIST),
    Member::optional("RecommendationText", &STRING_FILTER_LIST),
    Member::optional("RecordState", &STRING_FILTER_LIST),
    Member::optional("Region", &STRING_FILTER_LIST),
    Member::optional("RelatedFindingsId", &STRING_FILTER_LIST),
    Member::optional("RelatedFindingsProductArn", &STRING_FILTER_LIST),
    Member::optional("ResourceApplicationArn", &STRING_FILTER_LIST),
    Member::optional("ResourceApplicationName", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceIamInstanceProfileArn", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceImageId", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceIpV4Addresses", &IP_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceIpV6Addresses", &IP_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceKeyName", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceLaunchedAt", &DATE_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceSubnetId", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceType", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsEc2InstanceVpcId", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsIamAccessKeyCreatedAt", &DATE_FILTER_LIST),
    Member::optional("ResourceAwsIamAccessKeyPrincipalName", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsIamAccessKeyStatus", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsIamAccessKeyUserName", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsIamUserUserName", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsS3BucketOwnerId", &STRING_FILTER_LIST),
    Member::optional("ResourceAwsS3BucketOwnerName", &STRING_FILTER_LIST),
    Member::optional("ResourceContainerImageId", &STRING_FILTER_LIST),
    Member::optional("ResourceContainerImageName", &STRING_FILTER_LIST),
    Member::optional("ResourceContainerLaunchedAt", &DATE_FILTER_LIST),
    Member::optional("ResourceContainerName", &STRING_FILTER_LIST),
    Member::optional("ResourceDetailsOther", &MAP_FILTER_LIST),
    Member::optional("ResourceId", &STRING_FILTER_LIST),
    Member::optional("ResourcePartition", &STRING_FILTER_LIST),
    Member::optional("ResourceRegion", &STRING_FILTER_LIST),
    Member::optional("ResourceTags", &MAP_FILTER_LIST),
    Member::optional("ResourceType", &STRING_FILTER_LIST),
    Member::optional("Sample", &BOOLEAN_FILTER_LIST),
    Member::optional("SeverityLabel", &STRING_FILTER_LIST),
    Member::optional("SeverityNormalized", &NUMBER_FILTER_LIST),
    Member::optional("SeverityProduct", &NUMBER_FILTER_LIST),
    Member::optional("SourceUrl", &STRING_FILTER_LIST),
    Member::optional("ThreatIntelIndicatorCategory", &STRING_FILTER_LIST),
    Member::optional("ThreatIntelIndicatorLastObservedAt", &DATE_FILTER_LIST),
    Member::optional("ThreatIntelIndicatorSource", &STRING_FILTER_LIST),
    Member::optional("ThreatIntelIndicatorSourceUrl", &STRING_FILTER_LIST),
    Member::optional("ThreatIntelIndicatorType", &STRING_FILTER_LIST),
    Member::optional("ThreatIntelIndicatorValue", &STRING_FILTER_LIST),
    Member::optional("Title", &STRING_FILTER_LIST),
    Member::optional("Type", &STRING_FILTER_LIST),
    Member::optional("UpdatedAt", &DATE_FILTER_LIST),
    Member::optional("UserDefinedFields", &MAP_FILTER_LIST),
    Member::optional("VerificationState", &STRING_FILTER_LIST),
    Member::optional("VulnerabilitiesExploitAvailable", &STRING_FILTER_LIST),
    Member::optional("VulnerabilitiesFixAvailable", &STRING_FILTER_LIST),
    Member::optional("WorkflowState", &STRING_FILTER_LIST),
    Member::optional("WorkflowStatus", &STRING_FILTER_LIST),
]);

/// `AwsSecurityFindingIdentifier`
pub static AWS_SECURITY_FINDING_IDENTIFIER: Shape = Shape::structure(&[
    Member::required("Id", &NON_EMPTY_STRING),
    Member::required("ProductArn", &NON_EMPTY_STRING),
]);

/// `AwsSecurityFindingIdentifierList`
pub static AWS_SECURITY_FINDING_IDENTIFIER_LIST: Shape =
    Shape::list(&AWS_SECURITY_FINDING_IDENTIFIER, None, None);

/// `BatchDeleteAutomationRulesRequest`
pub static BATCH_DELETE_AUTOMATION_RULES_REQUEST: Shape = Shape::structure(&[Member::required(
    "AutomationRulesArns",
    &AUTOMATION_RULES_ARNS_LIST,
)]);

/// `BatchDisableStandardsRequest`
pub static BATCH_DISABLE_STANDARDS_REQUEST: Shape = Shape::structure(&[Member::required(
    "StandardsSubscriptionArns",
    &STANDARDS_SUBSCRIPTION_ARNS,
)]);

/// `BatchEnableStandardsRequest`
pub static BATCH_ENABLE_STANDARDS_REQUEST: Shape = Shape::structure(&[Member::required(
    "StandardsSubscriptionRequests",
    &STANDARDS_SUBSCRIPTION_REQUESTS,
)]);

/// `BatchGetAutomationRulesRequest`
pub static BATCH_GET_AUTOMATION_RULES_REQUEST: Shape = Shape::structure(&[Member::required(
    "AutomationRulesArns",
    &AUTOMATION_RULES_ARNS_LIST,
)]);

/// `BatchGetConfigurationPolicyAssociationsRequest`
pub static BATCH_GET_CONFIGURATION_POLICY_ASSOCIATIONS_REQUEST: Shape =
    Shape::structure(&[Member::required(
        "ConfigurationPolicyAssociationIdentifiers",
        &CONFIGURATION_POLICY_ASSOCIATIONS_LIST,
    )]);

/// `BatchGetSecurityControlsRequest`
pub static BATCH_GET_SECURITY_CONTROLS_REQUEST: Shape =
    Shape::structure(&[Member::required("SecurityControlIds", &STRING_LIST)]);

/// `BatchGetStandardsControlAssociationsRequest`
pub static BATCH_GET_STANDARDS_CONTROL_ASSOCIATIONS_REQUEST: Shape = Shape::structure(&[Member::required(
    "StandardsControlAssociationIds",
    &STANDARDS_CONTROL_ASSOCIATION_IDS,
)]);

/// `BatchImportFindingsRequest`
pub static BATCH_IMPORT_FINDINGS_REQUEST: Shape = Shape::structure(&[Member::required(
    "Findings",
    &BATCH_IMPORT_FINDINGS_REQUEST_FINDING_LIST,
)]);

/// `BatchImportFindingsRequestFindingList`
pub static BATCH_IMPORT_FINDINGS_REQUEST_FINDING_LIST: Shape =
    Shape::list(&AWS_SECURITY_FINDING, Some(1), Some(100));

/// `BatchUpdateAutomationRulesRequest`
pub static BATCH_UPDATE_AUTOMATION_RULES_REQUEST: Shape = Shape::structure(&[Member::required(
    "UpdateAutomationRulesRequestItems",
    &UPDATE_AUTOMATION_RULES_REQUEST_ITEMS_LIST,
)]);

/// `BatchUpdateFindingsRequest`
pub static BATCH_UPDATE_FINDINGS_REQUEST: Shape = Shape::structure(&[
    Member::optional("Confidence", &RATIO_SCALE),
    Member::optional("Criticality", &RATIO_SCALE),
    Member::required("FindingIdentifiers", &AWS_SECURITY_FINDING_IDENTIFIER_LIST),
    Member::optional("Note", &NOTE_UPDATE),
    Member::optional("RelatedFindings", &RELATED_FINDING_LIST),
    Member::optional("Severity", &SEVERITY_UPDATE),
    Member::optional("Types", &TYPE_LIST),
    Member::optional("UserDefinedFields", &FIELD_MAP),
    Member::optional("VerificationState", &VERIFICATION_STATE),
    Member::optional("Workflow", &WORKFLOW_UPDATE),
]);

/// `BatchUpdateFindingsV2Request`
pub static BATCH_UPDATE_FINDINGS_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("Comment", &NON_EMPTY_STRING),
    Member::optional("FindingIdentifiers", &OCSF_FINDING_IDENTIFIER_LIST),
    Member::optional("MetadataUids", &METADATA_UID_LIST),
    Member::optional("SeverityId", &INTEGER),
    Member::optional("StatusId", &INTEGER),
]);

/// `BatchUpdateStandardsControlAssociationsRequest`
pub static BATCH_UPDATE_STANDARDS_CONTROL_ASSOCIATIONS_REQUEST: Shape =
    Shape::structure(&[Member::required(
        "StandardsControlAssociationUpdates",
        &STANDARDS_CONTROL_ASSOCIATION_UPDATES,
    )]);

/// `Boolean`
pub static BOOLEAN: Shape = Shape::Boolean;

/// `BooleanFilter`
pub static BOOLEAN_FILTER: Shape = Shape::structure(&[Member::optional("Value", &BOOLEAN)]);

/// `BooleanFilterList`
pub static BOOLEAN_FILTER_LIST: Shape = Shape::list(&BOOLEAN_FILTER, None, None);

/// `Cell`
pub static CELL: Shape = Shape::structure(&[
    Member::optional("CellReference", &NON_EMPTY_STRING),
    Member::optional("Column", &LONG),
    Member::optional("ColumnName", &NON_EMPTY_STRING),
    Member::optional("Row", &LONG),
]);

/// `Cells`
pub static CELLS: Shape = Shape::list(&CELL, None, None);

/// `City`
pub static CITY: Shape = Shape::structure(&[Member::optional("CityName", &NON_EMPTY_STRING)]);

/// `ClassificationResult`
pub static CLASSIFICATION_RESULT: Shape = Shape::structure(&[
    Member::optional("AdditionalOccurrences", &BOOLEAN),
    Member::optional("CustomDataIdentifiers", &CUSTOM_DATA_IDENTIFIERS_RESULT),
    Member::optional("MimeType", &NON_EMPTY_STRING),
    Member::optional("SensitiveData", &SENSITIVE_DATA_RESULT_LIST),
    Member::optional("SizeClassified", &LONG),
    Member::optional("Status", &CLASSIFICATION_STATUS),
]);

/// `ClassificationStatus`
pub static CLASSIFICATION_STATUS: Shape = Shape::structure(&[
    Member::optional("Code", &NON_EMPTY_STRING),
    Member::optional("Reason", &NON_EMPTY_STRING),
]);

static CLIENT_TOKEN_PATTERN: Pattern = Pattern::new(r#"^[\x21-\x7E]{1,64}$"#, r#"^[\x21-\x7E]{1,64}$"#);

/// `ClientToken`
pub static CLIENT_TOKEN: Shape = Shape::text(Some(1), Some(63), Some(&CLIENT_TOKEN_PATTERN));

/// `CodeVulnerabilitiesFilePath`
pub static CODE_VULNERABILITIES_FILE_PATH: Shape = Shape::structure(&[
    Member::optional("EndLine", &INTEGER),
    Member::optional("FileName", &NON_EMPTY_STRING),
    Member::optional("FilePath", &NON_EMPTY_STRING),
    Member::optional("StartLine", &INTEGER),
]);

/// `Compliance`
pub static COMPLIANCE: Shape = Shape::structure(&[
    Member::optional("AssociatedStandards", &ASSOCIATED_STANDARDS_LIST),
    Member::optional("RelatedRequirements", &RELATED_REQUIREMENTS_LIST),
    Member::optional("SecurityControlId", &NON_EMPTY_STRING),
    Member::optional("SecurityControlParameters", &SECURITY_CONTROL_PARAMETERS_LIST),
    Member::optional("Status", &COMPLIANCE_STATUS),
    Member::optional("StatusReasons", &STATUS_REASONS_LIST),
]);

/// `ComplianceStatus`
pub static COMPLIANCE_STATUS: Shape = Shape::one_of(enums::ComplianceStatus::VALUES);

/// `CompositeFilter`
pub static COMPOSITE_FILTER: Shape = Shape::structure(&[
    Member::optional("BooleanFilters", &OCSF_BOOLEAN_FILTER_LIST),
    Member::optional("DateFilters", &OCSF_DATE_FILTER_LIST),
    Member::optional("IpFilters", &OCSF_IP_FILTER_LIST),
    Member::optional("MapFilters", &OCSF_MAP_FILTER_LIST),
    Member::optional("NestedCompositeFilters", &COMPOSITE_FILTER_LIST),
    Member::optional("NumberFilters", &OCSF_NUMBER_FILTER_LIST),
    Member::optional("Operator", &ALLOWED_OPERATORS),
    Member::optional("StringFilters", &OCSF_STRING_FILTER_LIST),
]);

/// `CompositeFilterList`
pub static COMPOSITE_FILTER_LIST: Shape = Shape::list(&COMPOSITE_FILTER, None, None);

/// `ConfigurationPolicyAssociation`
pub static CONFIGURATION_POLICY_ASSOCIATION: Shape = Shape::structure(&[Member::optional("Target", &TARGET)]);

/// `ConfigurationPolicyAssociationStatus`
pub static CONFIGURATION_POLICY_ASSOCIATION_STATUS: Shape =
    Shape::one_of(enums::ConfigurationPolicyAssociationStatus::VALUES);

/// `ConfigurationPolicyAssociationsList`
pub static CONFIGURATION_POLICY_ASSOCIATIONS_LIST: Shape =
    Shape::list(&CONFIGURATION_POLICY_ASSOCIATION, None, None);

/// `ConnectionDirection`
pub static CONNECTION_DIRECTION: Shape = Shape::one_of(enums::ConnectionDirection::VALUES);

/// `ConnectorProviderName`
pub static CONNECTOR_PROVIDER_NAME: Shape = Shape::one_of(enums::ConnectorProviderName::VALUES);

/// `ConnectorStatus`
pub static CONNECTOR_STATUS: Shape = Shape::one_of(enums::ConnectorStatus::VALUES);

/// `ControlFindingGenerator`
pub static CONTROL_FINDING_GENERATOR: Shape = Shape::one_of(enums::ControlFindingGenerator::VALUES);

/// `ControlStatus`
pub static CONTROL_STATUS: Shape = Shape::one_of(enums::ControlStatus::VALUES);

/// `Country`
pub static COUNTRY: Shape = Shape::structure(&[
    Member::optional("CountryCode", &NON_EMPTY_STRING),
    Member::optional("CountryName", &NON_EMPTY_STRING),
]);

/// `CreateActionTargetRequest`
pub static CREATE_ACTION_TARGET_REQUEST: Shape = Shape::structure(&[
    Member::required("Description", &NON_EMPTY_STRING),
    Member::required("Id", &NON_EMPTY_STRING),
    Member::required("Name", &NON_EMPTY_STRING),
]);

/// `CreateAggregatorV2Request`
pub static CREATE_AGGREGATOR_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("ClientToken", &CLIENT_TOKEN),
    Member::optional("LinkedRegions", &STRING_LIST),
    Member::required("RegionLinkingMode", &NON_EMPTY_STRING),
    Member::optional("Tags", &TAG_MAP),
]);

/// `CreateAutomationRuleRequest`
pub static CREATE_AUTOMATION_RULE_REQUEST: Shape = Shape::structure(&[
    Member::required("Actions", &ACTION_LIST),
    Member::required("Criteria", &AUTOMATION_RULES_FINDING_FILTERS),
    Member::required("Description", &NON_EMPTY_STRING),
    Member::optional("IsTerminal", &BOOLEAN),
    Member::required("RuleName", &NON_EMPTY_STRING),
    Member::required("RuleOrder", &RULE_ORDER_VALUE),
    Member::optional("RuleStatus", &RULE_STATUS),
    Member::optional("Tags", &TAG_MAP),
]);

/// `CreateAutomationRuleV2Request`
pub static CREATE_AUTOMATION_RULE_V2_REQUEST: Shape = Shape::structure(&[
    Member::required("Actions", &AUTOMATION_RULES_ACTION_LIST_V2),
    Member::optional("ClientToken", &CLIENT_TOKEN),
    Member::required("Criteria", &CRITERIA),
    Member::required("Description", &NON_EMPTY_STRING),
    Member::required("RuleName", &NON_EMPTY_STRING),
    Member::required("RuleOrder", &RULE_ORDER_VALUE_V2),
    Member::optional("RuleStatus", &RULE_STATUS_V2),
    Member::optional("Tags", &TAG_MAP),
]);

/// `CreateConfigurationPolicyRequest`
pub static CREATE_CONFIGURATION_POLICY_REQUEST: Shape = Shape::structure(&[
    Member::required("ConfigurationPolicy", &POLICY),
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::required("Name", &NON_EMPTY_STRING),
    Member::optional("Tags", &TAG_MAP),
]);

/// `CreateConnectorV2Request`
pub static CREATE_CONNECTOR_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("ClientToken", &CLIENT_TOKEN),
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::optional("KmsKeyArn", &NON_EMPTY_STRING),
    Member::required("Name", &NON_EMPTY_STRING),
    Member::required("Provider", &PROVIDER_CONFIGURATION),
    Member::optional("Tags", &TAG_MAP),
]);

/// `CreateFindingAggregatorRequest`
pub static CREATE_FINDING_AGGREGATOR_REQUEST: Shape = Shape::structure(&[
    Member::required("RegionLinkingMode", &NON_EMPTY_STRING),
    Member::optional("Regions", &STRING_LIST),
]);

/// `CreateInsightRequest`
pub static CREATE_INSIGHT_REQUEST: Shape = Shape::structure(&[
    Member::required("Filters", &AWS_SECURITY_FINDING_FILTERS),
    Member::required("GroupByAttribute", &NON_EMPTY_STRING),
    Member::required("Name", &NON_EMPTY_STRING),
]);

/// `CreateMembersRequest`
pub static CREATE_MEMBERS_REQUEST: Shape =
    Shape::structure(&[Member::required("AccountDetails", &ACCOUNT_DETAILS_LIST)]);

/// `CreateTicketV2Request`
pub static CREATE_TICKET_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("ClientToken", &CLIENT_TOKEN),
    Member::required("ConnectorId", &NON_EMPTY_STRING),
    Member::required("FindingMetadataUid", &NON_EMPTY_STRING),
    Member::optional("Mode", &TICKET_CREATION_MODE),
]);

/// `Criteria`
pub static CRITERIA: Shape = Shape::union(&[Member::optional("OcsfFindingCriteria", &OCSF_FINDING_FILTERS)]);

/// `CrossAccountMaxResults`
pub static CROSS_ACCOUNT_MAX_RESULTS: Shape = Shape::integer(Some(1), Some(50));

/// `CustomDataIdentifiersDetections`
pub static CUSTOM_DATA_IDENTIFIERS_DETECTIONS: Shape = Shape::structure(&[
    Member::optional("Arn", &NON_EMPTY_STRING),
    Member::optional("Count", &LONG),
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("Occurrences", &OCCURRENCES),
]);

/// `CustomDataIdentifiersDetectionsList`
pub static CUSTOM_DATA_IDENTIFIERS_DETECTIONS_LIST: Shape =
    Shape::list(&CUSTOM_DATA_IDENTIFIERS_DETECTIONS, None, None);

/// `CustomDataIdentifiersResult`
pub static CUSTOM_DATA_IDENTIFIERS_RESULT: Shape = Shape::structure(&[
    Member::optional("Detections", &CUSTOM_DATA_IDENTIFIERS_DETECTIONS_LIST),
    Member::optional("TotalCount", &LONG),
]);

/// `Cvss`
pub static CVSS: Shape = Shape::structure(&[
    Member::optional("Adjustments", &ADJUSTMENT_LIST),
    Member::optional("BaseScore", &DOUBLE),
    Member::optional("BaseVector", &NON_EMPTY_STRING),
    Member::optional("Source", &NON_EMPTY_STRING),
    Member::optional("Version", &NON_EMPTY_STRING),
]);

/// `CvssList`
pub static CVSS_LIST: Shape = Shape::list(&CVSS, None, None);

/// `DataClassificationDetails`
pub static DATA_CLASSIFICATION_DETAILS: Shape = Shape::structure(&[
    Member::optional("DetailedResultsLocation", &NON_EMPTY_STRING),
    Member::optional("Result", &CLASSIFICATION_RESULT),
]);

/// `DateFilter`
pub static DATE_FILTER: Shape = Shape::structure(&[
    Member::optional("DateRange", &DATE_RANGE),
    Member::optional("End", &NON_EMPTY_STRING),
    Member::optional("Start", &NON_EMPTY_STRING),
]);

/// `DateFilterList`
pub static DATE_FILTER_LIST: Shape = Shape::list(&DATE_FILTER, None, None);

/// `DateRange`
pub static DATE_RANGE: Shape = Shape::structure(&[
    Member::optional("Comparison", &DATE_RANGE_COMPARISON),
    Member::optional("Unit", &DATE_RANGE_UNIT),
    Member::optional("Value", &INTEGER),
]);

/// `DateRangeComparison`
pub static DATE_RANGE_COMPARISON: Shape = Shape::one_of(enums::DateRangeComparison::VALUES);

/// `DateRangeUnit`
pub static DATE_RANGE_UNIT: Shape = Shape::one_of(enums::DateRangeUnit::VALUES);

/// `DeclineInvitationsRequest`
pub static DECLINE_INVITATIONS_REQUEST: Shape =
    Shape::structure(&[Member::required("AccountIds", &ACCOUNT_ID_LIST)]);

/// `DeleteActionTargetRequest`
pub static DELETE_ACTION_TARGET_REQUEST: Shape =
    Shape::structure(&[
        Member::required("ActionTargetArn", &NON_EMPTY_STRING).at(Location::Label("ActionTargetArn"))
    ]);

/// `DeleteAggregatorV2Request`
pub static DELETE_AGGREGATOR_V2_REQUEST: Shape =
    Shape::structure(&[
        Member::required("AggregatorV2Arn", &NON_EMPTY_STRING).at(Location::Label("AggregatorV2Arn"))
    ]);

/// `DeleteAutomationRuleV2Request`
pub static DELETE_AUTOMATION_RULE_V2_REQUEST: Shape =
    Shape::structure(&[Member::required("Identifier", &NON_EMPTY_STRING).at(Location::Label("Identifier"))]);

/// `DeleteConfigurationPolicyRequest`
pub static DELETE_CONFIGURATION_POLICY_REQUEST: Shape =
    Shape::structure(&[Member::required("Identifier", &NON_EMPTY_STRING).at(Location::Label("Identifier"))]);

/// `DeleteConnectorV2Request`
pub static DELETE_CONNECTOR_V2_REQUEST: Shape =
    Shape::structure(
        &[Member::required("ConnectorId", &NON_EMPTY_STRING).at(Location::Label("ConnectorId"))],
    );

/// `DeleteFindingAggregatorRequest`
pub static DELETE_FINDING_AGGREGATOR_REQUEST: Shape =
    Shape::structure(&[Member::required("FindingAggregatorArn", &NON_EMPTY_STRING)
        .at(Location::Label("FindingAggregatorArn"))]);

/// `DeleteInsightRequest`
pub static DELETE_INSIGHT_REQUEST: Shape =
    Shape::structure(&[Member::required("InsightArn", &NON_EMPTY_STRING).at(Location::Label("InsightArn"))]);

/// `DeleteInvitationsRequest`
pub static DELETE_INVITATIONS_REQUEST: Shape =
    Shape::structure(&[Member::required("AccountIds", &ACCOUNT_ID_LIST)]);

/// `DeleteMembersRequest`
pub static DELETE_MEMBERS_REQUEST: Shape =
    Shape::structure(&[Member::required("AccountIds", &ACCOUNT_ID_LIST)]);

/// `DescribeActionTargetsRequest`
pub static DESCRIBE_ACTION_TARGETS_REQUEST: Shape = Shape::structure(&[
    Member::optional("ActionTargetArns", &ARN_LIST),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
]);

/// `DescribeHubRequest`
pub static DESCRIBE_HUB_REQUEST: Shape =
    Shape::structure(&[Member::optional("HubArn", &NON_EMPTY_STRING).at(Location::Query("HubArn"))]);

/// `DescribeOrganizationConfigurationRequest`
pub static DESCRIBE_ORGANIZATION_CONFIGURATION_REQUEST: Shape = Shape::structure(&[]);

/// `DescribeProductsRequest`
pub static DESCRIBE_PRODUCTS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
    Member::optional("ProductArn", &NON_EMPTY_STRING).at(Location::Query("ProductArn")),
]);

/// `DescribeProductsV2Request`
pub static DESCRIBE_PRODUCTS_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `DescribeSecurityHubV2Request`
pub static DESCRIBE_SECURITY_HUB_V2_REQUEST: Shape = Shape::structure(&[]);

/// `DescribeStandardsControlsRequest`
pub static DESCRIBE_STANDARDS_CONTROLS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
    Member::required("StandardsSubscriptionArn", &NON_EMPTY_STRING)
        .at(Location::Label("StandardsSubscriptionArn")),
]);

/// `DescribeStandardsRequest`
pub static DESCRIBE_STANDARDS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `Detection`
pub static DETECTION: Shape = Shape::structure(&[Member::optional("Sequence", &SEQUENCE)]);

/// `DisableImportFindingsForProductRequest`
pub static DISABLE_IMPORT_FINDINGS_FOR_PRODUCT_REQUEST: Shape =
    Shape::structure(&[Member::required("ProductSubscriptionArn", &NON_EMPTY_STRING)
        .at(Location::Label("ProductSubscriptionArn"))]);

/// `DisableOrganizationAdminAccountRequest`
pub static DISABLE_ORGANIZATION_ADMIN_ACCOUNT_REQUEST: Shape = Shape::structure(&[
    Member::required("AdminAccountId", &NON_EMPTY_STRING),
    Member::optional("Feature", &SECURITY_HUB_FEATURE),
]);

/// `DisableSecurityHubRequest`
pub static DISABLE_SECURITY_HUB_REQUEST: Shape = Shape::structure(&[]);

/// `DisableSecurityHubV2Request`
pub static DISABLE_SECURITY_HUB_V2_REQUEST: Shape = Shape::structure(&[]);

/// `DisabledSecurityControlIdentifierList`
pub static DISABLED_SECURITY_CONTROL_IDENTIFIER_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

/// `DisassociateFromAdministratorAccountRequest`
pub static DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT_REQUEST: Shape = Shape::structure(&[]);

/// `DisassociateFromMasterAccountRequest`
pub static DISASSOCIATE_FROM_MASTER_ACCOUNT_REQUEST: Shape = Shape::structure(&[]);

/// `DisassociateMembersRequest`
pub static DISASSOCIATE_MEMBERS_REQUEST: Shape =
    Shape::structure(&[Member::required("AccountIds", &ACCOUNT_ID_LIST)]);

/// `DnsRequestAction`
pub static DNS_REQUEST_ACTION: Shape = Shape::structure(&[
    Member::optional("Blocked", &BOOLEAN),
    Member::optional("Domain", &NON_EMPTY_STRING),
    Member::optional("Protocol", &NON_EMPTY_STRING),
]);

/// `Double`
pub static DOUBLE: Shape = Shape::Float;

/// `EnableImportFindingsForProductRequest`
pub static ENABLE_IMPORT_FINDINGS_FOR_PRODUCT_REQUEST: Shape =
    Shape::structure(&[Member::required("ProductArn", &NON_EMPTY_STRING)]);

/// `EnableOrganizationAdminAccountRequest`
pub static ENABLE_ORGANIZATION_ADMIN_ACCOUNT_REQUEST: Shape = Shape::structure(&[
    Member::required("AdminAccountId", &NON_EMPTY_STRING),
    Member::optional("Feature", &SECURITY_HUB_FEATURE),
]);

/// `EnableSecurityHubRequest`
pub static ENABLE_SECURITY_HUB_REQUEST: Shape = Shape::structure(&[
    Member::optional("ControlFindingGenerator", &CONTROL_FINDING_GENERATOR),
    Member::optional("EnableDefaultStandards", &BOOLEAN),
    Member::optional("Tags", &TAG_MAP),
]);

/// `EnableSecurityHubV2Request`
pub static ENABLE_SECURITY_HUB_V2_REQUEST: Shape = Shape::structure(&[Member::optional("Tags", &TAG_MAP)]);

/// `EnabledSecurityControlIdentifierList`
pub static ENABLED_SECURITY_CONTROL_IDENTIFIER_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

/// `EnabledStandardIdentifierList`
pub static ENABLED_STANDARD_IDENTIFIER_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

/// `ExternalIntegrationConfiguration`
pub static EXTERNAL_INTEGRATION_CONFIGURATION: Shape =
    Shape::structure(&[Member::optional("ConnectorArn", &NON_EMPTY_STRING)]);

/// `FieldMap`
pub static FIELD_MAP: Shape = Shape::map(&NON_EMPTY_STRING, &NON_EMPTY_STRING, None, None);

/// `FilePathList`
pub static FILE_PATH_LIST: Shape = Shape::list(&FILE_PATHS, None, None);

/// `FilePaths`
pub static FILE_PATHS: Shape = Shape::structure(&[
    Member::optional("FileName", &NON_EMPTY_STRING),
    Member::optional("FilePath", &NON_EMPTY_STRING),
    Member::optional("Hash", &NON_EMPTY_STRING),
    Member::optional("ResourceId", &NON_EMPTY_STRING),
]);

/// `FindingProviderFields`
pub static FINDING_PROVIDER_FIELDS: Shape = Shape::structure(&[
    Member::optional("Confidence", &RATIO_SCALE),
    Member::optional("Criticality", &RATIO_SCALE),
    Member::optional("RelatedFindings", &RELATED_FINDING_LIST),
    Member::optional("Severity", &FINDING_PROVIDER_SEVERITY),
    Member::optional("Types", &TYPE_LIST),
]);

/// `FindingProviderSeverity`
pub static FINDING_PROVIDER_SEVERITY: Shape = Shape::structure(&[
    Member::optional("Label", &SEVERITY_LABEL),
    Member::optional("Original", &NON_EMPTY_STRING),
]);

/// `FindingScopes`
pub static FINDING_SCOPES: Shape =
    Shape::structure(&[Member::optional("AwsOrganizations", &AWS_ORGANIZATION_SCOPE_LIST)]);

/// `FindingsTrendsCompositeFilter`
pub static FINDINGS_TRENDS_COMPOSITE_FILTER: Shape = Shape::structure(&[
    Member::optional("NestedCompositeFilters", &FINDINGS_TRENDS_COMPOSITE_FILTER_LIST),
    Member::optional("Operator", &ALLOWED_OPERATORS),
    Member::optional("StringFilters", &FINDINGS_TRENDS_STRING_FILTER_LIST),
]);

/// `FindingsTrendsCompositeFilterList`
pub static FINDINGS_TRENDS_COMPOSITE_FILTER_LIST: Shape =
    Shape::list(&FINDINGS_TRENDS_COMPOSITE_FILTER, None, None);

/// `FindingsTrendsFilters`
pub static FINDINGS_TRENDS_FILTERS: Shape = Shape::structure(&[
    Member::optional("CompositeFilters", &FINDINGS_TRENDS_COMPOSITE_FILTER_LIST),
    Member::optional("CompositeOperator", &ALLOWED_OPERATORS),
]);

/// `FindingsTrendsStringField`
pub static FINDINGS_TRENDS_STRING_FIELD: Shape = Shape::one_of(enums::FindingsTrendsStringField::VALUES);

/// `FindingsTrendsStringFilter`
pub static FINDINGS_TRENDS_STRING_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &FINDINGS_TRENDS_STRING_FIELD),
    Member::optional("Filter", &STRING_FILTER),
]);

/// `FindingsTrendsStringFilterList`
pub static FINDINGS_TRENDS_STRING_FILTER_LIST: Shape =
    Shape::list(&FINDINGS_TRENDS_STRING_FILTER, None, None);

/// `GenerateRecommendedPolicyV2Request`
pub static GENERATE_RECOMMENDED_POLICY_V2_REQUEST: Shape =
    Shape::structure(
        &[Member::required("MetadataUid", &NON_EMPTY_STRING).at(Location::Label("MetadataUid"))],
    );

/// `GeneratorDetails`
pub static GENERATOR_DETAILS: Shape = Shape::structure(&[
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::optional("Labels", &TYPE_LIST),
    Member::optional("Name", &NON_EMPTY_STRING),
]);

/// `GeoLocation`
pub static GEO_LOCATION: Shape =
    Shape::structure(&[Member::optional("Lat", &DOUBLE), Member::optional("Lon", &DOUBLE)]);

/// `GetAdministratorAccountRequest`
pub static GET_ADMINISTRATOR_ACCOUNT_REQUEST: Shape = Shape::structure(&[]);

/// `GetAggregatorV2Request`
pub static GET_AGGREGATOR_V2_REQUEST: Shape =
    Shape::structure(&[
        Member::required("AggregatorV2Arn", &NON_EMPTY_STRING).at(Location::Label("AggregatorV2Arn"))
    ]);

/// `GetAutomationRuleV2Request`
pub static GET_AUTOMATION_RULE_V2_REQUEST: Shape =
    Shape::structure(&[Member::required("Identifier", &NON_EMPTY_STRING).at(Location::Label("Identifier"))]);

/// `GetConfigurationPolicyAssociationRequest`
pub static GET_CONFIGURATION_POLICY_ASSOCIATION_REQUEST: Shape =
    Shape::structure(&[Member::required("Target", &TARGET)]);

/// `GetConfigurationPolicyRequest`
pub static GET_CONFIGURATION_POLICY_REQUEST: Shape =
    Shape::structure(&[Member::required("Identifier", &NON_EMPTY_STRING).at(Location::Label("Identifier"))]);

/// `GetConnectorV2Request`
pub static GET_CONNECTOR_V2_REQUEST: Shape =
    Shape::structure(
        &[Member::required("ConnectorId", &NON_EMPTY_STRING).at(Location::Label("ConnectorId"))],
    );

/// `GetEnabledStandardsRequest`
pub static GET_ENABLED_STANDARDS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
    Member::optional("StandardsSubscriptionArns", &STANDARDS_SUBSCRIPTION_ARNS),
]);

/// `GetFindingAggregatorRequest`
pub static GET_FINDING_AGGREGATOR_REQUEST: Shape =
    Shape::structure(&[Member::required("FindingAggregatorArn", &NON_EMPTY_STRING)
        .at(Location::Label("FindingAggregatorArn"))]);

/// `GetFindingHistoryRequest`
pub static GET_FINDING_HISTORY_REQUEST: Shape = Shape::structure(&[
    Member::optional("EndTime", &TIMESTAMP),
    Member::required("FindingIdentifier", &AWS_SECURITY_FINDING_IDENTIFIER),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
    Member::optional("StartTime", &TIMESTAMP),
]);

/// `GetFindingStatisticsV2Request`
pub static GET_FINDING_STATISTICS_V2_REQUEST: Shape = Shape::structure(&[
    Member::required("GroupByRules", &GROUP_BY_RULES),
    Member::optional("MaxStatisticResults", &MAX_STATISTIC_RESULTS),
    Member::optional("Scopes", &FINDING_SCOPES),
    Member::optional("SortOrder", &SORT_ORDER),
]);

/// `GetFindingsRequest`
pub static GET_FINDINGS_REQUEST: Shape = Shape::structure(&[
    Member::optional("Filters", &AWS_SECURITY_FINDING_FILTERS),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
    Member::optional("SortCriteria", &SORT_CRITERIA),
]);

/// `GetFindingsTrendsV2Request`
pub static GET_FINDINGS_TRENDS_V2_REQUEST: Shape = Shape::structure(&[
    Member::required("EndTime", &TIMESTAMP),
    Member::optional("Filters", &FINDINGS_TRENDS_FILTERS),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
    Member::required("StartTime", &TIMESTAMP),
]);

/// `GetFindingsV2Request`
pub static GET_FINDINGS_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("Filters", &OCSF_FINDING_FILTERS),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
    Member::optional("Scopes", &FINDING_SCOPES),
    Member::optional("SortCriteria", &SORT_CRITERIA),
]);

/// `GetInsightResultsRequest`
pub static GET_INSIGHT_RESULTS_REQUEST: Shape =
    Shape::structure(&[Member::required("InsightArn", &NON_EMPTY_STRING).at(Location::Label("InsightArn"))]);

/// `GetInsightsRequest`
pub static GET_INSIGHTS_REQUEST: Shape = Shape::structure(&[
    Member::optional("InsightArns", &ARN_LIST),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
]);

/// `GetInvitationsCountRequest`
pub static GET_INVITATIONS_COUNT_REQUEST: Shape = Shape::structure(&[]);

/// `GetMasterAccountRequest`
pub static GET_MASTER_ACCOUNT_REQUEST: Shape = Shape::structure(&[]);

/// `GetMembersRequest`
pub static GET_MEMBERS_REQUEST: Shape = Shape::structure(&[Member::required("AccountIds", &ACCOUNT_ID_LIST)]);

/// `GetRecommendedPolicyV2Request`
pub static GET_RECOMMENDED_POLICY_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::required("MetadataUid", &NON_EMPTY_STRING).at(Location::Label("MetadataUid")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `GetResourcesStatisticsV2Request`
pub static GET_RESOURCES_STATISTICS_V2_REQUEST: Shape = Shape::structure(&[
    Member::required("GroupByRules", &RESOURCE_GROUP_BY_RULES),
    Member::optional("MaxStatisticResults", &MAX_STATISTIC_RESULTS),
    Member::optional("Scopes", &RESOURCE_SCOPES),
    Member::optional("SortOrder", &SORT_ORDER),
]);

/// `GetResourcesTrendsV2Request`
pub static GET_RESOURCES_TRENDS_V2_REQUEST: Shape = Shape::structure(&[
    Member::required("EndTime", &TIMESTAMP),
    Member::optional("Filters", &RESOURCES_TRENDS_FILTERS),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
    Member::required("StartTime", &TIMESTAMP),
]);

/// `GetResourcesV2Request`
pub static GET_RESOURCES_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("Filters", &RESOURCES_FILTERS),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
    Member::optional("Scopes", &RESOURCE_SCOPES),
    Member::optional("SortCriteria", &SORT_CRITERIA),
]);

/// `GetSecurityControlDefinitionRequest`
pub static GET_SECURITY_CONTROL_DEFINITION_REQUEST: Shape =
    Shape::structure(&[
        Member::required("SecurityControlId", &NON_EMPTY_STRING).at(Location::Query("SecurityControlId"))
    ]);

/// `GroupByField`
pub static GROUP_BY_FIELD: Shape = Shape::one_of(enums::GroupByField::VALUES);

/// `GroupByRule`
pub static GROUP_BY_RULE: Shape = Shape::structure(&[
    Member::optional("Filters", &OCSF_FINDING_FILTERS),
    Member::required("GroupByField", &GROUP_BY_FIELD),
]);

/// `GroupByRules`
pub static GROUP_BY_RULES: Shape = Shape::list(&GROUP_BY_RULE, None, None);

/// `Indicator`
pub static INDICATOR: Shape = Shape::structure(&[
    Member::optional("Key", &NON_EMPTY_STRING),
    Member::optional("Title", &NON_EMPTY_STRING),
    Member::optional("Type", &NON_EMPTY_STRING),
    Member::optional("Values", &NON_EMPTY_STRING_LIST),
]);

/// `IndicatorsList`
pub static INDICATORS_LIST: Shape = Shape::list(&INDICATOR, Some(0), Some(100));

/// `Integer`
pub static INTEGER: Shape = Shape::integer(None, None);

/// `IntegerList`
pub static INTEGER_LIST: Shape = Shape::list(&INTEGER, None, None);

/// `InviteMembersRequest`
pub static INVITE_MEMBERS_REQUEST: Shape =
    Shape::structure(&[Member::required("AccountIds", &ACCOUNT_ID_LIST)]);

/// `IpFilter`
pub static IP_FILTER: Shape = Shape::structure(&[Member::optional("Cidr", &NON_EMPTY_STRING)]);

/// `IpFilterList`
pub static IP_FILTER_LIST: Shape = Shape::list(&IP_FILTER, None, None);

/// `IpOrganizationDetails`
pub static IP_ORGANIZATION_DETAILS: Shape = Shape::structure(&[
    Member::optional("Asn", &INTEGER),
    Member::optional("AsnOrg", &NON_EMPTY_STRING),
    Member::optional("Isp", &NON_EMPTY_STRING),
    Member::optional("Org", &NON_EMPTY_STRING),
]);

/// `JiraCloudProviderConfiguration`
pub static JIRA_CLOUD_PROVIDER_CONFIGURATION: Shape =
    Shape::structure(&[Member::optional("ProjectKey", &NON_EMPTY_STRING)]);

/// `JiraCloudUpdateConfiguration`
pub static JIRA_CLOUD_UPDATE_CONFIGURATION: Shape =
    Shape::structure(&[Member::optional("ProjectKey", &NON_EMPTY_STRING)]);

/// `KeywordFilter`
pub static KEYWORD_FILTER: Shape = Shape::structure(&[Member::optional("Value", &NON_EMPTY_STRING)]);

/// `KeywordFilterList`
pub static KEYWORD_FILTER_LIST: Shape = Shape::list(&KEYWORD_FILTER, None, None);

/// `ListAggregatorsV2Request`
pub static LIST_AGGREGATORS_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `ListAutomationRulesRequest`
pub static LIST_AUTOMATION_RULES_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `ListAutomationRulesV2Request`
pub static LIST_AUTOMATION_RULES_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `ListConfigurationPoliciesRequest`
pub static LIST_CONFIGURATION_POLICIES_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `ListConfigurationPolicyAssociationsRequest`
pub static LIST_CONFIGURATION_POLICY_ASSOCIATIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional("Filters", &ASSOCIATION_FILTERS),
    Member::optional("MaxResults", &MAX_RESULTS),
    Member::optional("NextToken", &NEXT_TOKEN),
]);

/// `ListConnectorsV2Request`
pub static LIST_CONNECTORS_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("ConnectorStatus", &CONNECTOR_STATUS).at(Location::Query("ConnectorStatus")),
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
    Member::optional("ProviderName", &CONNECTOR_PROVIDER_NAME).at(Location::Query("ProviderName")),
]);

/// `ListEnabledProductsForImportRequest`
pub static LIST_ENABLED_PRODUCTS_FOR_IMPORT_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `ListFindingAggregatorsRequest`
pub static LIST_FINDING_AGGREGATORS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `ListInvitationsRequest`
pub static LIST_INVITATIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &CROSS_ACCOUNT_MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `ListMembersRequest`
pub static LIST_MEMBERS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &CROSS_ACCOUNT_MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
    Member::optional("OnlyAssociated", &BOOLEAN).at(Location::Query("OnlyAssociated")),
]);

/// `ListOrganizationAdminAccountsRequest`
pub static LIST_ORGANIZATION_ADMIN_ACCOUNTS_REQUEST: Shape = Shape::structure(&[
    Member::optional("Feature", &SECURITY_HUB_FEATURE).at(Location::Query("Feature")),
    Member::optional("MaxResults", &ADMINS_MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
]);

/// `ListSecurityControlDefinitionsRequest`
pub static LIST_SECURITY_CONTROL_DEFINITIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
    Member::optional("StandardsArn", &NON_EMPTY_STRING).at(Location::Query("StandardsArn")),
]);

/// `ListStandardsControlAssociationsRequest`
pub static LIST_STANDARDS_CONTROL_ASSOCIATIONS_REQUEST: Shape = Shape::structure(&[
    Member::optional("MaxResults", &MAX_RESULTS).at(Location::Query("MaxResults")),
    Member::optional("NextToken", &NEXT_TOKEN).at(Location::Query("NextToken")),
    Member::required("SecurityControlId", &NON_EMPTY_STRING).at(Location::Query("SecurityControlId")),
]);

/// `ListTagsForResourceRequest`
pub static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape =
    Shape::structure(&[Member::required("ResourceArn", &RESOURCE_ARN).at(Location::Label("ResourceArn"))]);

/// `Long`
pub static LONG: Shape = Shape::integer(None, None);

/// `Malware`
pub static MALWARE: Shape = Shape::structure(&[
    Member::required("Name", &NON_EMPTY_STRING),
    Member::optional("Path", &NON_EMPTY_STRING),
    Member::optional("State", &MALWARE_STATE),
    Member::optional("Type", &MALWARE_TYPE),
]);

/// `MalwareList`
pub static MALWARE_LIST: Shape = Shape::list(&MALWARE, None, None);

/// `MalwareState`
pub static MALWARE_STATE: Shape = Shape::one_of(enums::MalwareState::VALUES);

/// `MalwareType`
pub static MALWARE_TYPE: Shape = Shape::one_of(enums::MalwareType::VALUES);

/// `MapFilter`
pub static MAP_FILTER: Shape = Shape::structure(&[
    Member::optional("Comparison", &MAP_FILTER_COMPARISON),
    Member::optional("Key", &NON_EMPTY_STRING),
    Member::optional("Value", &NON_EMPTY_STRING),
]);

/// `MapFilterComparison`
pub static MAP_FILTER_COMPARISON: Shape = Shape::one_of(enums::MapFilterComparison::VALUES);

/// `MapFilterList`
pub static MAP_FILTER_LIST: Shape = Shape::list(&MAP_FILTER, None, None);

/// `MaxResults`
pub static MAX_RESULTS: Shape = Shape::integer(Some(1), Some(100));

/// `MaxStatisticResults`
pub static MAX_STATISTIC_RESULTS: Shape = Shape::integer(Some(1), Some(400));

/// `MetadataUidList`
pub static METADATA_UID_LIST: Shape = Shape::list(&NON_EMPTY_STRING, Some(0), Some(100));

/// `Network`
pub static NETWORK: Shape = Shape::structure(&[
    Member::optional("DestinationDomain", &NON_EMPTY_STRING),
    Member::optional("DestinationIpV4", &NON_EMPTY_STRING),
    Member::optional("DestinationIpV6", &NON_EMPTY_STRING),
    Member::optional("DestinationPort", &INTEGER),
    Member::optional("Direction", &NETWORK_DIRECTION),
    Member::optional("OpenPortRange", &PORT_RANGE),
    Member::optional("Protocol", &NON_EMPTY_STRING),
    Member::optional("SourceDomain", &NON_EMPTY_STRING),
    Member::optional("SourceIpV4", &NON_EMPTY_STRING),
    Member::optional("SourceIpV6", &NON_EMPTY_STRING),
    Member::optional("SourceMac", &NON_EMPTY_STRING),
    Member::optional("SourcePort", &INTEGER),
]);

/// `NetworkAutonomousSystem`
pub static NETWORK_AUTONOMOUS_SYSTEM: Shape = Shape::structure(&[
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("Number", &INTEGER),
]);

/// `NetworkConnection`
pub static NETWORK_CONNECTION: Shape =
    Shape::structure(&[Member::optional("Direction", &CONNECTION_DIRECTION)]);

/// `NetworkConnectionAction`
pub static NETWORK_CONNECTION_ACTION: Shape = Shape::structure(&[
    Member::optional("Blocked", &BOOLEAN),
    Member::optional("ConnectionDirection", &NON_EMPTY_STRING),
    Member::optional("LocalPortDetails", &ACTION_LOCAL_PORT_DETAILS),
    Member::optional("Protocol", &NON_EMPTY_STRING),
    Member::optional("RemoteIpDetails", &ACTION_REMOTE_IP_DETAILS),
    Member::optional("RemotePortDetails", &ACTION_REMOTE_PORT_DETAILS),
]);

/// `NetworkDirection`
pub static NETWORK_DIRECTION: Shape = Shape::one_of(enums::NetworkDirection::VALUES);

/// `NetworkEndpoint`
pub static NETWORK_ENDPOINT: Shape = Shape::structure(&[
    Member::optional("AutonomousSystem", &NETWORK_AUTONOMOUS_SYSTEM),
    Member::optional("Connection", &NETWORK_CONNECTION),
    Member::optional("Domain", &NON_EMPTY_STRING),
    Member::optional("Id", &NON_EMPTY_STRING),
    Member::optional("Ip", &NON_EMPTY_STRING),
    Member::optional("Location", &NETWORK_GEO_LOCATION),
    Member::optional("Port", &INTEGER),
]);

/// `NetworkEndpointsList`
pub static NETWORK_ENDPOINTS_LIST: Shape = Shape::list(&NETWORK_ENDPOINT, Some(0), Some(10));

/// `NetworkGeoLocation`
pub static NETWORK_GEO_LOCATION: Shape = Shape::structure(&[
    Member::optional("City", &NON_EMPTY_STRING),
    Member::optional("Country", &NON_EMPTY_STRING),
    Member::optional("Lat", &DOUBLE),
    Member::optional("Lon", &DOUBLE),
]);

/// `NetworkHeader`
pub static NETWORK_HEADER: Shape = Shape::structure(&[
    Member::optional("Destination", &NETWORK_PATH_COMPONENT_DETAILS),
    Member::optional("Protocol", &NON_EMPTY_STRING),
    Member::optional("Source", &NETWORK_PATH_COMPONENT_DETAILS),
]);

/// `NetworkPathComponent`
pub static NETWORK_PATH_COMPONENT: Shape = Shape::structure(&[
    Member::optional("ComponentId", &NON_EMPTY_STRING),
    Member::optional("ComponentType", &NON_EMPTY_STRING),
    Member::optional("Egress", &NETWORK_HEADER),
    Member::optional("Ingress", &NETWORK_HEADER),
]);

/// `NetworkPathComponentDetails`
pub static NETWORK_PATH_COMPONENT_DETAILS: Shape = Shape::structure(&[
    Member::optional("Address", &STRING_LIST),
    Member::optional("PortRanges", &PORT_RANGE_LIST),
]);

/// `NetworkPathList`
pub static NETWORK_PATH_LIST: Shape = Shape::list(&NETWORK_PATH_COMPONENT, None, None);

/// `NextToken`
pub static NEXT_TOKEN: Shape = Shape::text(None, None, None);

static NON_EMPTY_STRING_PATTERN: Pattern = Pattern::new(r#".*\S.*"#, r#".*\S.*"#);

/// `NonEmptyString`
pub static NON_EMPTY_STRING: Shape = Shape::text(None, None, Some(&NON_EMPTY_STRING_PATTERN));

/// `NonEmptyStringList`
pub static NON_EMPTY_STRING_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

/// `Note`
pub static NOTE: Shape = Shape::structure(&[
    Member::required("Text", &NON_EMPTY_STRING),
    Member::required("UpdatedAt", &NON_EMPTY_STRING),
    Member::required("UpdatedBy", &NON_EMPTY_STRING),
]);

/// `NoteUpdate`
pub static NOTE_UPDATE: Shape = Shape::structure(&[
    Member::required("Text", &NON_EMPTY_STRING),
    Member::required("UpdatedBy", &NON_EMPTY_STRING),
]);

/// `NumberFilter`
pub static NUMBER_FILTER: Shape = Shape::structure(&[
    Member::optional("Eq", &DOUBLE),
    Member::optional("Gt", &DOUBLE),
    Member::optional("Gte", &DOUBLE),
    Member::optional("Lt", &DOUBLE),
    Member::optional("Lte", &DOUBLE),
]);

/// `NumberFilterList`
pub static NUMBER_FILTER_LIST: Shape = Shape::list(&NUMBER_FILTER, None, None);

/// `Occurrences`
pub static OCCURRENCES: Shape = Shape::structure(&[
    Member::optional("Cells", &CELLS),
    Member::optional("LineRanges", &RANGES),
    Member::optional("OffsetRanges", &RANGES),
    Member::optional("Pages", &PAGES),
    Member::optional("Records", &RECORDS),
]);

/// `OcsfBooleanField`
pub static OCSF_BOOLEAN_FIELD: Shape = Shape::one_of(enums::OcsfBooleanField::VALUES);

/// `OcsfBooleanFilter`
pub static OCSF_BOOLEAN_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &OCSF_BOOLEAN_FIELD),
    Member::optional("Filter", &BOOLEAN_FILTER),
]);

/// `OcsfBooleanFilterList`
pub static OCSF_BOOLEAN_FILTER_LIST: Shape = Shape::list(&OCSF_BOOLEAN_FILTER, None, None);

/// `OcsfDateField`
pub static OCSF_DATE_FIELD: Shape = Shape::one_of(enums::OcsfDateField::VALUES);

/// `OcsfDateFilter`
pub static OCSF_DATE_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &OCSF_DATE_FIELD),
    Member::optional("Filter", &DATE_FILTER),
]);

/// `OcsfDateFilterList`
pub static OCSF_DATE_FILTER_LIST: Shape = Shape::list(&OCSF_DATE_FILTER, None, None);

/// `OcsfFindingFilters`
pub static OCSF_FINDING_FILTERS: Shape = Shape::structure(&[
    Member::optional("CompositeFilters", &COMPOSITE_FILTER_LIST),
    Member::optional("CompositeOperator", &ALLOWED_OPERATORS),
]);

/// `OcsfFindingIdentifier`
pub static OCSF_FINDING_IDENTIFIER: Shape = Shape::structure(&[
    Member::required("CloudAccountUid", &NON_EMPTY_STRING),
    Member::required("FindingInfoUid", &NON_EMPTY_STRING),
    Member::required("MetadataProductUid", &NON_EMPTY_STRING),
]);

/// `OcsfFindingIdentifierList`
pub static OCSF_FINDING_IDENTIFIER_LIST: Shape = Shape::list(&OCSF_FINDING_IDENTIFIER, Some(0), Some(100));

/// `OcsfIpField`
pub static OCSF_IP_FIELD: Shape = Shape::one_of(enums::OcsfIpField::VALUES);

/// `OcsfIpFilter`
pub static OCSF_IP_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &OCSF_IP_FIELD),
    Member::optional("Filter", &IP_FILTER),
]);

/// `OcsfIpFilterList`
pub static OCSF_IP_FILTER_LIST: Shape = Shape::list(&OCSF_IP_FILTER, None, None);

/// `OcsfMapField`
pub static OCSF_MAP_FIELD: Shape = Shape::one_of(enums::OcsfMapField::VALUES);

/// `OcsfMapFilter`
pub static OCSF_MAP_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &OCSF_MAP_FIELD),
    Member::optional("Filter", &MAP_FILTER),
]);

/// `OcsfMapFilterList`
pub static OCSF_MAP_FILTER_LIST: Shape = Shape::list(&OCSF_MAP_FILTER, None, None);

/// `OcsfNumberField`
pub static OCSF_NUMBER_FIELD: Shape = Shape::one_of(enums::OcsfNumberField::VALUES);

/// `OcsfNumberFilter`
pub static OCSF_NUMBER_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &OCSF_NUMBER_FIELD),
    Member::optional("Filter", &NUMBER_FILTER),
]);

/// `OcsfNumberFilterList`
pub static OCSF_NUMBER_FILTER_LIST: Shape = Shape::list(&OCSF_NUMBER_FILTER, None, None);

/// `OcsfStringField`
pub static OCSF_STRING_FIELD: Shape = Shape::one_of(enums::OcsfStringField::VALUES);

/// `OcsfStringFilter`
pub static OCSF_STRING_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &OCSF_STRING_FIELD),
    Member::optional("Filter", &STRING_FILTER),
]);

/// `OcsfStringFilterList`
pub static OCSF_STRING_FILTER_LIST: Shape = Shape::list(&OCSF_STRING_FILTER, None, None);

/// `OrganizationConfiguration`
pub static ORGANIZATION_CONFIGURATION: Shape = Shape::structure(&[
    Member::optional(
        "ConfigurationType",
        &ORGANIZATION_CONFIGURATION_CONFIGURATION_TYPE,
    ),
    Member::optional("Status", &ORGANIZATION_CONFIGURATION_STATUS),
    Member::optional("StatusMessage", &NON_EMPTY_STRING),
]);

/// `OrganizationConfigurationConfigurationType`
pub static ORGANIZATION_CONFIGURATION_CONFIGURATION_TYPE: Shape =
    Shape::one_of(enums::OrganizationConfigurationConfigurationType::VALUES);

/// `OrganizationConfigurationStatus`
pub static ORGANIZATION_CONFIGURATION_STATUS: Shape =
    Shape::one_of(enums::OrganizationConfigurationStatus::VALUES);

/// `Page`
pub static PAGE: Shape = Shape::structure(&[
    Member::optional("LineRange", &RANGE),
    Member::optional("OffsetRange", &RANGE),
    Member::optional("PageNumber", &LONG),
]);

/// `Pages`
pub static PAGES: Shape = Shape::list(&PAGE, None, None);

/// `ParameterConfiguration`
pub static PARAMETER_CONFIGURATION: Shape = Shape::structure(&[
    Member::optional("Value", &PARAMETER_VALUE),
    Member::required("ValueType", &PARAMETER_VALUE_TYPE),
]);

/// `ParameterValue`
pub static PARAMETER_VALUE: Shape = Shape::union(&[
    Member::optional("Boolean", &BOOLEAN),
    Member::optional("Double", &DOUBLE),
    Member::optional("Enum", &NON_EMPTY_STRING),
    Member::optional("EnumList", &STRING_LIST),
    Member::optional("Integer", &INTEGER),
    Member::optional("IntegerList", &INTEGER_LIST),
    Member::optional("String", &NON_EMPTY_STRING),
    Member::optional("StringList", &STRING_LIST),
]);

/// `ParameterValueType`
pub static PARAMETER_VALUE_TYPE: Shape = Shape::one_of(enums::ParameterValueType::VALUES);

/// `Parameters`
pub static PARAMETERS: Shape = Shape::map(&NON_EMPTY_STRING, &PARAMETER_CONFIGURATION, None, None);

/// `Partition`
pub static PARTITION: Shape = Shape::one_of(enums::Partition::VALUES);

/// `PatchSummary`
pub static PATCH_SUMMARY: Shape = Shape::structure(&[
    Member::optional("FailedCount", &INTEGER),
    Member::required("Id", &NON_EMPTY_STRING),
    Member::optional("InstalledCount", &INTEGER),
    Member::optional("InstalledOtherCount", &INTEGER),
    Member::optional("InstalledPendingReboot", &INTEGER),
    Member::optional("InstalledRejectedCount", &INTEGER),
    Member::optional("MissingCount", &INTEGER),
    Member::optional("Operation", &NON_EMPTY_STRING),
    Member::optional("OperationEndTime", &NON_EMPTY_STRING),
    Member::optional("OperationStartTime", &NON_EMPTY_STRING),
    Member::optional("RebootOption", &NON_EMPTY_STRING),
]);

/// `Policy`
pub static POLICY: Shape = Shape::union(&[Member::optional("SecurityHub", &SECURITY_HUB_POLICY)]);

/// `PortProbeAction`
pub static PORT_PROBE_ACTION: Shape = Shape::structure(&[
    Member::optional("Blocked", &BOOLEAN),
    Member::optional("PortProbeDetails", &PORT_PROBE_DETAIL_LIST),
]);

/// `PortProbeDetail`
pub static PORT_PROBE_DETAIL: Shape = Shape::structure(&[
    Member::optional("LocalIpDetails", &ACTION_LOCAL_IP_DETAILS),
    Member::optional("LocalPortDetails", &ACTION_LOCAL_PORT_DETAILS),
    Member::optional("RemoteIpDetails", &ACTION_REMOTE_IP_DETAILS),
]);

/// `PortProbeDetailList`
pub static PORT_PROBE_DETAIL_LIST: Shape = Shape::list(&PORT_PROBE_DETAIL, None, None);

/// `PortRange`
pub static PORT_RANGE: Shape = Shape::structure(&[
    Member::optional("Begin", &INTEGER),
    Member::optional("End", &INTEGER),
]);

/// `PortRangeList`
pub static PORT_RANGE_LIST: Shape = Shape::list(&PORT_RANGE, None, None);

/// `ProcessDetails`
pub static PROCESS_DETAILS: Shape = Shape::structure(&[
    Member::optional("LaunchedAt", &NON_EMPTY_STRING),
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("ParentPid", &INTEGER),
    Member::optional("Path", &NON_EMPTY_STRING),
    Member::optional("Pid", &INTEGER),
    Member::optional("TerminatedAt", &NON_EMPTY_STRING),
]);

/// `ProviderConfiguration`
pub static PROVIDER_CONFIGURATION: Shape = Shape::union(&[
    Member::optional("JiraCloud", &JIRA_CLOUD_PROVIDER_CONFIGURATION),
    Member::optional("ServiceNow", &SERVICE_NOW_PROVIDER_CONFIGURATION),
]);

/// `ProviderUpdateConfiguration`
pub static PROVIDER_UPDATE_CONFIGURATION: Shape = Shape::union(&[
    Member::optional("JiraCloud", &JIRA_CLOUD_UPDATE_CONFIGURATION),
    Member::optional("ServiceNow", &SERVICE_NOW_UPDATE_CONFIGURATION),
]);

/// `Range`
pub static RANGE: Shape = Shape::structure(&[
    Member::optional("End", &LONG),
    Member::optional("Start", &LONG),
    Member::optional("StartColumn", &LONG),
]);

/// `Ranges`
pub static RANGES: Shape = Shape::list(&RANGE, None, None);

/// `RatioScale`
pub static RATIO_SCALE: Shape = Shape::integer(Some(0), Some(100));

/// `Recommendation`
pub static RECOMMENDATION: Shape = Shape::structure(&[
    Member::optional("Text", &NON_EMPTY_STRING),
    Member::optional("Url", &NON_EMPTY_STRING),
]);

/// `Record`
pub static RECORD: Shape = Shape::structure(&[
    Member::optional("JsonPath", &NON_EMPTY_STRING),
    Member::optional("RecordIndex", &LONG),
]);

/// `RecordState`
pub static RECORD_STATE: Shape = Shape::one_of(enums::RecordState::VALUES);

/// `Records`
pub static RECORDS: Shape = Shape::list(&RECORD, None, None);

/// `RegisterConnectorV2Request`
pub static REGISTER_CONNECTOR_V2_REQUEST: Shape = Shape::structure(&[
    Member::required("AuthCode", &NON_EMPTY_STRING),
    Member::required("AuthState", &NON_EMPTY_STRING),
]);

/// `RelatedFinding`
pub static RELATED_FINDING: Shape = Shape::structure(&[
    Member::required("Id", &NON_EMPTY_STRING),
    Member::required("ProductArn", &NON_EMPTY_STRING),
]);

/// `RelatedFindingList`
pub static RELATED_FINDING_LIST: Shape = Shape::list(&RELATED_FINDING, None, None);

/// `RelatedRequirementsList`
pub static RELATED_REQUIREMENTS_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

/// `Remediation`
pub static REMEDIATION: Shape = Shape::structure(&[Member::optional("Recommendation", &RECOMMENDATION)]);

/// `Resource`
pub static RESOURCE: Shape = Shape::structure(&[
    Member::optional("ApplicationArn", &NON_EMPTY_STRING),
    Member::optional("ApplicationName", &NON_EMPTY_STRING),
    Member::optional("DataClassification", &DATA_CLASSIFICATION_DETAILS),
    Member::optional("Details", &RESOURCE_DETAILS),
    Member::required("Id", &NON_EMPTY_STRING),
    Member::optional("Partition", &PARTITION),
    Member::optional("Region", &NON_EMPTY_STRING),
    Member::optional("ResourceRole", &NON_EMPTY_STRING),
    Member::optional("Tags", &FIELD_MAP),
    Member::required("Type", &NON_EMPTY_STRING),
]);

static RESOURCE_ARN_PATTERN: Pattern =
    Pattern::new(r#"^arn:aws:securityhub:.*"#, r#"^arn:aws:securityhub:.*"#);

/// `ResourceArn`
pub static RESOURCE_ARN: Shape = Shape::text(None, None, Some(&RESOURCE_ARN_PATTERN));

/// `ResourceDetails`
pub static RESOURCE_DETAILS: Shape = Shape::Document;

/// `ResourceGroupByField`
pub static RESOURCE_GROUP_BY_FIELD: Shape = Shape::one_of(enums::ResourceGroupByField::VALUES);

/// `ResourceGroupByRule`
pub static RESOURCE_GROUP_BY_RULE: Shape = Shape::structure(&[
    Member::optional("Filters", &RESOURCES_FILTERS),
    Member::required("GroupByField", &RESOURCE_GROUP_BY_FIELD),
]);

/// `ResourceGroupByRules`
pub static RESOURCE_GROUP_BY_RULES: Shape = Shape::list(&RESOURCE_GROUP_BY_RULE, None, None);

/// `ResourceList`
pub static RESOURCE_LIST: Shape = Shape::list(&RESOURCE, None, None);

/// `ResourceScopes`
pub static RESOURCE_SCOPES: Shape =
    Shape::structure(&[Member::optional("AwsOrganizations", &AWS_ORGANIZATION_SCOPE_LIST)]);

/// `ResourcesCompositeFilter`
pub static RESOURCES_COMPOSITE_FILTER: Shape = Shape::structure(&[
    Member::optional("DateFilters", &RESOURCES_DATE_FILTER_LIST),
    Member::optional("MapFilters", &RESOURCES_MAP_FILTER_LIST),
    Member::optional("NestedCompositeFilters", &RESOURCES_COMPOSITE_FILTER_LIST),
    Member::optional("NumberFilters", &RESOURCES_NUMBER_FILTER_LIST),
    Member::optional("Operator", &ALLOWED_OPERATORS),
    Member::optional("StringFilters", &RESOURCES_STRING_FILTER_LIST),
]);

/// `ResourcesCompositeFilterList`
pub static RESOURCES_COMPOSITE_FILTER_LIST: Shape = Shape::list(&RESOURCES_COMPOSITE_FILTER, None, None);

/// `ResourcesDateField`
pub static RESOURCES_DATE_FIELD: Shape = Shape::one_of(enums::ResourcesDateField::VALUES);

/// `ResourcesDateFilter`
pub static RESOURCES_DATE_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &RESOURCES_DATE_FIELD),
    Member::optional("Filter", &DATE_FILTER),
]);

/// `ResourcesDateFilterList`
pub static RESOURCES_DATE_FILTER_LIST: Shape = Shape::list(&RESOURCES_DATE_FILTER, None, None);

/// `ResourcesFilters`
pub static RESOURCES_FILTERS: Shape = Shape::structure(&[
    Member::optional("CompositeFilters", &RESOURCES_COMPOSITE_FILTER_LIST),
    Member::optional("CompositeOperator", &ALLOWED_OPERATORS),
]);

/// `ResourcesMapField`
pub static RESOURCES_MAP_FIELD: Shape = Shape::one_of(enums::ResourcesMapField::VALUES);

/// `ResourcesMapFilter`
pub static RESOURCES_MAP_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &RESOURCES_MAP_FIELD),
    Member::optional("Filter", &MAP_FILTER),
]);

/// `ResourcesMapFilterList`
pub static RESOURCES_MAP_FILTER_LIST: Shape = Shape::list(&RESOURCES_MAP_FILTER, None, None);

/// `ResourcesNumberField`
pub static RESOURCES_NUMBER_FIELD: Shape = Shape::one_of(enums::ResourcesNumberField::VALUES);

/// `ResourcesNumberFilter`
pub static RESOURCES_NUMBER_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &RESOURCES_NUMBER_FIELD),
    Member::optional("Filter", &NUMBER_FILTER),
]);

/// `ResourcesNumberFilterList`
pub static RESOURCES_NUMBER_FILTER_LIST: Shape = Shape::list(&RESOURCES_NUMBER_FILTER, None, None);

/// `ResourcesStringField`
pub static RESOURCES_STRING_FIELD: Shape = Shape::one_of(enums::ResourcesStringField::VALUES);

/// `ResourcesStringFilter`
pub static RESOURCES_STRING_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &RESOURCES_STRING_FIELD),
    Member::optional("Filter", &STRING_FILTER),
]);

/// `ResourcesStringFilterList`
pub static RESOURCES_STRING_FILTER_LIST: Shape = Shape::list(&RESOURCES_STRING_FILTER, None, None);

/// `ResourcesTrendsCompositeFilter`
pub static RESOURCES_TRENDS_COMPOSITE_FILTER: Shape = Shape::structure(&[
    Member::optional("NestedCompositeFilters", &RESOURCES_TRENDS_COMPOSITE_FILTER_LIST),
    Member::optional("Operator", &ALLOWED_OPERATORS),
    Member::optional("StringFilters", &RESOURCES_TRENDS_STRING_FILTER_LIST),
]);

/// `ResourcesTrendsCompositeFilterList`
pub static RESOURCES_TRENDS_COMPOSITE_FILTER_LIST: Shape =
    Shape::list(&RESOURCES_TRENDS_COMPOSITE_FILTER, None, None);

/// `ResourcesTrendsFilters`
pub static RESOURCES_TRENDS_FILTERS: Shape = Shape::structure(&[
    Member::optional("CompositeFilters", &RESOURCES_TRENDS_COMPOSITE_FILTER_LIST),
    Member::optional("CompositeOperator", &ALLOWED_OPERATORS),
]);

/// `ResourcesTrendsStringField`
pub static RESOURCES_TRENDS_STRING_FIELD: Shape = Shape::one_of(enums::ResourcesTrendsStringField::VALUES);

/// `ResourcesTrendsStringFilter`
pub static RESOURCES_TRENDS_STRING_FILTER: Shape = Shape::structure(&[
    Member::optional("FieldName", &RESOURCES_TRENDS_STRING_FIELD),
    Member::optional("Filter", &STRING_FILTER),
]);

/// `ResourcesTrendsStringFilterList`
pub static RESOURCES_TRENDS_STRING_FILTER_LIST: Shape =
    Shape::list(&RESOURCES_TRENDS_STRING_FILTER, None, None);

/// `RuleOrderValue`
pub static RULE_ORDER_VALUE: Shape = Shape::integer(Some(1), Some(1000));

/// `RuleOrderValueV2`
pub static RULE_ORDER_VALUE_V2: Shape = Shape::Float;

/// `RuleStatus`
pub static RULE_STATUS: Shape = Shape::one_of(enums::RuleStatus::VALUES);

/// `RuleStatusV2`
pub static RULE_STATUS_V2: Shape = Shape::one_of(enums::RuleStatusV2::VALUES);

/// `SecurityControlCustomParameter`
pub static SECURITY_CONTROL_CUSTOM_PARAMETER: Shape = Shape::structure(&[
    Member::optional("Parameters", &PARAMETERS),
    Member::optional("SecurityControlId", &NON_EMPTY_STRING),
]);

/// `SecurityControlCustomParametersList`
pub static SECURITY_CONTROL_CUSTOM_PARAMETERS_LIST: Shape =
    Shape::list(&SECURITY_CONTROL_CUSTOM_PARAMETER, None, None);

/// `SecurityControlParameter`
pub static SECURITY_CONTROL_PARAMETER: Shape = Shape::structure(&[
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("Value", &TYPE_LIST),
]);

/// `SecurityControlParametersList`
pub static SECURITY_CONTROL_PARAMETERS_LIST: Shape = Shape::list(&SECURITY_CONTROL_PARAMETER, None, None);

/// `SecurityControlsConfiguration`
pub static SECURITY_CONTROLS_CONFIGURATION: Shape = Shape::structure(&[
    Member::optional(
        "DisabledSecurityControlIdentifiers",
        &DISABLED_SECURITY_CONTROL_IDENTIFIER_LIST,
    ),
    Member::optional(
        "EnabledSecurityControlIdentifiers",
        &ENABLED_SECURITY_CONTROL_IDENTIFIER_LIST,
    ),
    Member::optional(
        "SecurityControlCustomParameters",
        &SECURITY_CONTROL_CUSTOM_PARAMETERS_LIST,
    ),
]);

/// `SecurityHubFeature`
pub static SECURITY_HUB_FEATURE: Shape = Shape::one_of(enums::SecurityHubFeature::VALUES);

/// `SecurityHubPolicy`
pub static SECURITY_HUB_POLICY: Shape = Shape::structure(&[
    Member::optional("EnabledStandardIdentifiers", &ENABLED_STANDARD_IDENTIFIER_LIST),
    Member::optional("SecurityControlsConfiguration", &SECURITY_CONTROLS_CONFIGURATION),
    Member::optional("ServiceEnabled", &BOOLEAN),
]);

/// `SensitiveDataDetections`
pub static SENSITIVE_DATA_DETECTIONS: Shape = Shape::structure(&[
    Member::optional("Count", &LONG),
    Member::optional("Occurrences", &OCCURRENCES),
    Member::optional("Type", &NON_EMPTY_STRING),
]);

/// `SensitiveDataDetectionsList`
pub static SENSITIVE_DATA_DETECTIONS_LIST: Shape = Shape::list(&SENSITIVE_DATA_DETECTIONS, None, None);

/// `SensitiveDataResult`
pub static SENSITIVE_DATA_RESULT: Shape = Shape::structure(&[
    Member::optional("Category", &NON_EMPTY_STRING),
    Member::optional("Detections", &SENSITIVE_DATA_DETECTIONS_LIST),
    Member::optional("TotalCount", &LONG),
]);

/// `SensitiveDataResultList`
pub static SENSITIVE_DATA_RESULT_LIST: Shape = Shape::list(&SENSITIVE_DATA_RESULT, None, None);

/// `Sequence`
pub static SEQUENCE: Shape = Shape::structure(&[
    Member::optional("Actors", &ACTORS_LIST),
    Member::optional("Endpoints", &NETWORK_ENDPOINTS_LIST),
    Member::optional("SequenceIndicators", &INDICATORS_LIST),
    Member::optional("Signals", &SIGNALS_LIST),
    Member::optional("Uid", &NON_EMPTY_STRING),
]);

/// `ServiceNowProviderConfiguration`
pub static SERVICE_NOW_PROVIDER_CONFIGURATION: Shape = Shape::structure(&[
    Member::required("InstanceName", &NON_EMPTY_STRING),
    Member::required("SecretArn", &NON_EMPTY_STRING),
]);

/// `ServiceNowUpdateConfiguration`
pub static SERVICE_NOW_UPDATE_CONFIGURATION: Shape =
    Shape::structure(&[Member::optional("SecretArn", &NON_EMPTY_STRING)]);

/// `Severity`
pub static SEVERITY: Shape = Shape::structure(&[
    Member::optional("Label", &SEVERITY_LABEL),
    Member::optional("Normalized", &INTEGER),
    Member::optional("Original", &NON_EMPTY_STRING),
    Member::optional("Product", &DOUBLE),
]);

/// `SeverityLabel`
pub static SEVERITY_LABEL: Shape = Shape::one_of(enums::SeverityLabel::VALUES);

/// `SeverityUpdate`
pub static SEVERITY_UPDATE: Shape = Shape::structure(&[
    Member::optional("Label", &SEVERITY_LABEL),
    Member::optional("Normalized", &RATIO_SCALE),
    Member::optional("Product", &DOUBLE),
]);

/// `Signal`
pub static SIGNAL: Shape = Shape::structure(&[
    Member::optional("ActorIds", &NON_EMPTY_STRING_LIST),
    Member::optional("Count", &INTEGER),
    Member::optional("CreatedAt", &LONG),
    Member::optional("EndpointIds", &NON_EMPTY_STRING_LIST),
    Member::optional("FirstSeenAt", &LONG),
    Member::optional("Id", &NON_EMPTY_STRING),
    Member::optional("LastSeenAt", &LONG),
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("ProductArn", &NON_EMPTY_STRING),
    Member::optional("ResourceIds", &NON_EMPTY_STRING_LIST),
    Member::optional("Severity", &DOUBLE),
    Member::optional("SignalIndicators", &INDICATORS_LIST),
    Member::optional("Title", &NON_EMPTY_STRING),
    Member::optional("Type", &NON_EMPTY_STRING),
    Member::optional("UpdatedAt", &LONG),
]);

/// `SignalsList`
pub static SIGNALS_LIST: Shape = Shape::list(&SIGNAL, Some(1), Some(100));

/// `SoftwarePackage`
pub static SOFTWARE_PACKAGE: Shape = Shape::structure(&[
    Member::optional("Architecture", &NON_EMPTY_STRING),
    Member::optional("Epoch", &NON_EMPTY_STRING),
    Member::optional("FilePath", &NON_EMPTY_STRING),
    Member::optional("FixedInVersion", &NON_EMPTY_STRING),
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("PackageManager", &NON_EMPTY_STRING),
    Member::optional("Release", &NON_EMPTY_STRING),
    Member::optional("Remediation", &NON_EMPTY_STRING),
    Member::optional("SourceLayerArn", &NON_EMPTY_STRING),
    Member::optional("SourceLayerHash", &NON_EMPTY_STRING),
    Member::optional("Version", &NON_EMPTY_STRING),
]);

/// `SoftwarePackageList`
pub static SOFTWARE_PACKAGE_LIST: Shape = Shape::list(&SOFTWARE_PACKAGE, None, None);

/// `SortCriteria`
pub static SORT_CRITERIA: Shape = Shape::list(&SORT_CRITERION, None, None);

/// `SortCriterion`
pub static SORT_CRITERION: Shape = Shape::structure(&[
    Member::optional("Field", &NON_EMPTY_STRING),
    Member::optional("SortOrder", &SORT_ORDER),
]);

/// `SortOrder`
pub static SORT_ORDER: Shape = Shape::one_of(enums::SortOrder::VALUES);

/// `StandardsControlAssociationId`
pub static STANDARDS_CONTROL_ASSOCIATION_ID: Shape = Shape::structure(&[
    Member::required("SecurityControlId", &NON_EMPTY_STRING),
    Member::required("StandardsArn", &NON_EMPTY_STRING),
]);

/// `StandardsControlAssociationIds`
pub static STANDARDS_CONTROL_ASSOCIATION_IDS: Shape =
    Shape::list(&STANDARDS_CONTROL_ASSOCIATION_ID, None, None);

/// `StandardsControlAssociationUpdate`
pub static STANDARDS_CONTROL_ASSOCIATION_UPDATE: Shape = Shape::structure(&[
    Member::required("AssociationStatus", &ASSOCIATION_STATUS),
    Member::required("SecurityControlId", &NON_EMPTY_STRING),
    Member::required("StandardsArn", &NON_EMPTY_STRING),
    Member::optional("UpdatedReason", &NON_EMPTY_STRING),
]);

/// `StandardsControlAssociationUpdates`
pub static STANDARDS_CONTROL_ASSOCIATION_UPDATES: Shape =
    Shape::list(&STANDARDS_CONTROL_ASSOCIATION_UPDATE, None, None);

/// `StandardsInputParameterMap`
pub static STANDARDS_INPUT_PARAMETER_MAP: Shape =
    Shape::map(&NON_EMPTY_STRING, &NON_EMPTY_STRING, None, None);

/// `StandardsSubscriptionArns`
pub static STANDARDS_SUBSCRIPTION_ARNS: Shape = Shape::list(&NON_EMPTY_STRING, Some(1), Some(25));

/// `StandardsSubscriptionRequest`
pub static STANDARDS_SUBSCRIPTION_REQUEST: Shape = Shape::structure(&[
    Member::required("StandardsArn", &NON_EMPTY_STRING),
    Member::optional("StandardsInput", &STANDARDS_INPUT_PARAMETER_MAP),
]);

/// `StandardsSubscriptionRequests`
pub static STANDARDS_SUBSCRIPTION_REQUESTS: Shape =
    Shape::list(&STANDARDS_SUBSCRIPTION_REQUEST, Some(1), Some(25));

/// `StartConfigurationPolicyAssociationRequest`
pub static START_CONFIGURATION_POLICY_ASSOCIATION_REQUEST: Shape = Shape::structure(&[
    Member::required("ConfigurationPolicyIdentifier", &NON_EMPTY_STRING),
    Member::required("Target", &TARGET),
]);

/// `StartConfigurationPolicyDisassociationRequest`
pub static START_CONFIGURATION_POLICY_DISASSOCIATION_REQUEST: Shape = Shape::structure(&[
    Member::required("ConfigurationPolicyIdentifier", &NON_EMPTY_STRING),
    Member::optional("Target", &TARGET),
]);

/// `StatusReason`
pub static STATUS_REASON: Shape = Shape::structure(&[
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::required("ReasonCode", &NON_EMPTY_STRING),
]);

/// `StatusReasonsList`
pub static STATUS_REASONS_LIST: Shape = Shape::list(&STATUS_REASON, None, None);

/// `StringFilter`
pub static STRING_FILTER: Shape = Shape::structure(&[
    Member::optional("Comparison", &STRING_FILTER_COMPARISON),
    Member::optional("Value", &NON_EMPTY_STRING),
]);

/// `StringFilterComparison`
pub static STRING_FILTER_COMPARISON: Shape = Shape::one_of(enums::StringFilterComparison::VALUES);

/// `StringFilterList`
pub static STRING_FILTER_LIST: Shape = Shape::list(&STRING_FILTER, None, None);

/// `StringList`
pub static STRING_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

static TAG_KEY_PATTERN: Pattern =
    Pattern::new(r#"^(?!aws:)[a-zA-Z+-=._:/]+$"#, r#"^(?!aws:)[a-zA-Z+-=._:/]+$"#);

/// `TagKey`
pub static TAG_KEY: Shape = Shape::text(Some(1), Some(128), Some(&TAG_KEY_PATTERN));

/// `TagKeyList`
pub static TAG_KEY_LIST: Shape = Shape::list(&TAG_KEY, Some(1), Some(50));

/// `TagMap`
pub static TAG_MAP: Shape = Shape::map(&TAG_KEY, &TAG_VALUE, Some(1), Some(50));

/// `TagResourceRequest`
pub static TAG_RESOURCE_REQUEST: Shape = Shape::structure(&[
    Member::required("ResourceArn", &RESOURCE_ARN).at(Location::Label("ResourceArn")),
    Member::required("Tags", &TAG_MAP),
]);

/// `TagValue`
pub static TAG_VALUE: Shape = Shape::text(None, Some(256), None);

/// `Target`
pub static TARGET: Shape = Shape::union(&[
    Member::optional("AccountId", &NON_EMPTY_STRING),
    Member::optional("OrganizationalUnitId", &NON_EMPTY_STRING),
    Member::optional("RootId", &NON_EMPTY_STRING),
]);

/// `Threat`
pub static THREAT: Shape = Shape::structure(&[
    Member::optional("FilePaths", &FILE_PATH_LIST),
    Member::optional("ItemCount", &INTEGER),
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("Severity", &NON_EMPTY_STRING),
]);

/// `ThreatIntelIndicator`
pub static THREAT_INTEL_INDICATOR: Shape = Shape::structure(&[
    Member::optional("Category", &THREAT_INTEL_INDICATOR_CATEGORY),
    Member::optional("LastObservedAt", &NON_EMPTY_STRING),
    Member::optional("Source", &NON_EMPTY_STRING),
    Member::optional("SourceUrl", &NON_EMPTY_STRING),
    Member::optional("Type", &THREAT_INTEL_INDICATOR_TYPE),
    Member::optional("Value", &NON_EMPTY_STRING),
]);

/// `ThreatIntelIndicatorCategory`
pub static THREAT_INTEL_INDICATOR_CATEGORY: Shape =
    Shape::one_of(enums::ThreatIntelIndicatorCategory::VALUES);

/// `ThreatIntelIndicatorList`
pub static THREAT_INTEL_INDICATOR_LIST: Shape = Shape::list(&THREAT_INTEL_INDICATOR, None, None);

/// `ThreatIntelIndicatorType`
pub static THREAT_INTEL_INDICATOR_TYPE: Shape = Shape::one_of(enums::ThreatIntelIndicatorType::VALUES);

/// `ThreatList`
pub static THREAT_LIST: Shape = Shape::list(&THREAT, None, None);

/// `TicketCreationMode`
pub static TICKET_CREATION_MODE: Shape = Shape::one_of(enums::TicketCreationMode::VALUES);

/// `Timestamp`
pub static TIMESTAMP: Shape = Shape::Timestamp;

/// `TypeList`
pub static TYPE_LIST: Shape = Shape::list(&NON_EMPTY_STRING, None, None);

/// `UntagResourceRequest`
pub static UNTAG_RESOURCE_REQUEST: Shape = Shape::structure(&[
    Member::required("ResourceArn", &RESOURCE_ARN).at(Location::Label("ResourceArn")),
    Member::required("TagKeys", &TAG_KEY_LIST).at(Location::Query("tagKeys")),
]);

/// `UpdateActionTargetRequest`
pub static UPDATE_ACTION_TARGET_REQUEST: Shape = Shape::structure(&[
    Member::required("ActionTargetArn", &NON_EMPTY_STRING).at(Location::Label("ActionTargetArn")),
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::optional("Name", &NON_EMPTY_STRING),
]);

/// `UpdateAggregatorV2Request`
pub static UPDATE_AGGREGATOR_V2_REQUEST: Shape = Shape::structure(&[
    Member::required("AggregatorV2Arn", &NON_EMPTY_STRING).at(Location::Label("AggregatorV2Arn")),
    Member::optional("LinkedRegions", &STRING_LIST),
    Member::required("RegionLinkingMode", &NON_EMPTY_STRING),
]);

/// `UpdateAutomationRuleV2Request`
pub static UPDATE_AUTOMATION_RULE_V2_REQUEST: Shape = Shape::structure(&[
    Member::optional("Actions", &AUTOMATION_RULES_ACTION_LIST_V2),
    Member::optional("Criteria", &CRITERIA),
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::required("Identifier", &NON_EMPTY_STRING).at(Location::Label("Identifier")),
    Member::optional("RuleName", &NON_EMPTY_STRING),
    Member::optional("RuleOrder", &RULE_ORDER_VALUE_V2),
    Member::optional("RuleStatus", &RULE_STATUS_V2),
]);

/// `UpdateAutomationRulesRequestItem`
pub static UPDATE_AUTOMATION_RULES_REQUEST_ITEM: Shape = Shape::structure(&[
    Member::optional("Actions", &ACTION_LIST),
    Member::optional("Criteria", &AUTOMATION_RULES_FINDING_FILTERS),
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::optional("IsTerminal", &BOOLEAN),
    Member::required("RuleArn", &NON_EMPTY_STRING),
    Member::optional("RuleName", &NON_EMPTY_STRING),
    Member::optional("RuleOrder", &RULE_ORDER_VALUE),
    Member::optional("RuleStatus", &RULE_STATUS),
]);

/// `UpdateAutomationRulesRequestItemsList`
pub static UPDATE_AUTOMATION_RULES_REQUEST_ITEMS_LIST: Shape =
    Shape::list(&UPDATE_AUTOMATION_RULES_REQUEST_ITEM, Some(1), Some(100));

/// `UpdateConfigurationPolicyRequest`
pub static UPDATE_CONFIGURATION_POLICY_REQUEST: Shape = Shape::structure(&[
    Member::optional("ConfigurationPolicy", &POLICY),
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::required("Identifier", &NON_EMPTY_STRING).at(Location::Label("Identifier")),
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("UpdatedReason", &NON_EMPTY_STRING),
]);

/// `UpdateConnectorV2Request`
pub static UPDATE_CONNECTOR_V2_REQUEST: Shape = Shape::structure(&[
    Member::required("ConnectorId", &NON_EMPTY_STRING).at(Location::Label("ConnectorId")),
    Member::optional("Description", &NON_EMPTY_STRING),
    Member::optional("Provider", &PROVIDER_UPDATE_CONFIGURATION),
]);

/// `UpdateFindingAggregatorRequest`
pub static UPDATE_FINDING_AGGREGATOR_REQUEST: Shape = Shape::structure(&[
    Member::required("FindingAggregatorArn", &NON_EMPTY_STRING),
    Member::required("RegionLinkingMode", &NON_EMPTY_STRING),
    Member::optional("Regions", &STRING_LIST),
]);

/// `UpdateFindingsRequest`
pub static UPDATE_FINDINGS_REQUEST: Shape = Shape::structure(&[
    Member::required("Filters", &AWS_SECURITY_FINDING_FILTERS),
    Member::optional("Note", &NOTE_UPDATE),
    Member::optional("RecordState", &RECORD_STATE),
]);

/// `UpdateInsightRequest`
pub static UPDATE_INSIGHT_REQUEST: Shape = Shape::structure(&[
    Member::optional("Filters", &AWS_SECURITY_FINDING_FILTERS),
    Member::optional("GroupByAttribute", &NON_EMPTY_STRING),
    Member::required("InsightArn", &NON_EMPTY_STRING).at(Location::Label("InsightArn")),
    Member::optional("Name", &NON_EMPTY_STRING),
]);

/// `UpdateOrganizationConfigurationRequest`
pub static UPDATE_ORGANIZATION_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::required("AutoEnable", &BOOLEAN),
    Member::optional("AutoEnableStandards", &AUTO_ENABLE_STANDARDS),
    Member::optional("OrganizationConfiguration", &ORGANIZATION_CONFIGURATION),
]);

/// `UpdateSecurityControlRequest`
pub static UPDATE_SECURITY_CONTROL_REQUEST: Shape = Shape::structure(&[
    Member::optional("LastUpdateReason", &ALPHA_NUMERIC_NON_EMPTY_STRING),
    Member::required("Parameters", &PARAMETERS),
    Member::required("SecurityControlId", &NON_EMPTY_STRING),
]);

/// `UpdateSecurityHubConfigurationRequest`
pub static UPDATE_SECURITY_HUB_CONFIGURATION_REQUEST: Shape = Shape::structure(&[
    Member::optional("AutoEnableControls", &BOOLEAN),
    Member::optional("ControlFindingGenerator", &CONTROL_FINDING_GENERATOR),
]);

/// `UpdateStandardsControlRequest`
pub static UPDATE_STANDARDS_CONTROL_REQUEST: Shape = Shape::structure(&[
    Member::optional("ControlStatus", &CONTROL_STATUS),
    Member::optional("DisabledReason", &NON_EMPTY_STRING),
    Member::required("StandardsControlArn", &NON_EMPTY_STRING).at(Location::Label("StandardsControlArn")),
]);

/// `UserAccount`
pub static USER_ACCOUNT: Shape = Shape::structure(&[
    Member::optional("Name", &NON_EMPTY_STRING),
    Member::optional("Uid", &NON_EMPTY_STRING),
]);

/// `VerificationState`
pub static VERIFICATION_STATE: Shape = Shape::one_of(enums::VerificationState::VALUES);

/// `Vulnerability`
pub static VULNERABILITY: Shape = Shape::structure(&[
    Member::optional("CodeVulnerabilities", &VULNERABILITY_CODE_VULNERABILITIES_LIST),
    Member::optional("Cvss", &CVSS_LIST),
    Member::optional("EpssScore", &DOUBLE),
    Member::optional("ExploitAvailable", &VULNERABILITY_EXPLOIT_AVAILABLE),
    Member::optional("FixAvailable", &VULNERABILITY_FIX_AVAILABLE),
    Member::required("Id", &NON_EMPTY_STRING),
    Member::optional("LastKnownExploitAt", &NON_EMPTY_STRING),
    Member::optional("ReferenceUrls", &STRING_LIST),
    Member::optional("RelatedVulnerabilities", &STRING_LIST),
    Member::optional("Vendor", &VULNERABILITY_VENDOR),
    Member::optional("VulnerablePackages", &SOFTWARE_PACKAGE_LIST),
]);

/// `VulnerabilityCodeVulnerabilities`
pub static VULNERABILITY_CODE_VULNERABILITIES: Shape = Shape::structure(&[
    Member::optional("Cwes", &TYPE_LIST),
    Member::optional("FilePath", &CODE_VULNERABILITIES_FILE_PATH),
    Member::optional("SourceArn", &NON_EMPTY_STRING),
]);

/// `VulnerabilityCodeVulnerabilitiesList`
pub static VULNERABILITY_CODE_VULNERABILITIES_LIST: Shape =
    Shape::list(&VULNERABILITY_CODE_VULNERABILITIES, None, None);

/// `VulnerabilityExploitAvailable`
pub static VULNERABILITY_EXPLOIT_AVAILABLE: Shape =
    Shape::one_of(enums::VulnerabilityExploitAvailable::VALUES);

/// `VulnerabilityFixAvailable`
pub static VULNERABILITY_FIX_AVAILABLE: Shape = Shape::one_of(enums::VulnerabilityFixAvailable::VALUES);

/// `VulnerabilityList`
pub static VULNERABILITY_LIST: Shape = Shape::list(&VULNERABILITY, None, None);

/// `VulnerabilityVendor`
pub static VULNERABILITY_VENDOR: Shape = Shape::structure(&[
    Member::required("Name", &NON_EMPTY_STRING),
    Member::optional("Url", &NON_EMPTY_STRING),
    Member::optional("VendorCreatedAt", &NON_EMPTY_STRING),
    Member::optional("VendorSeverity", &NON_EMPTY_STRING),
    Member::optional("VendorUpdatedAt", &NON_EMPTY_STRING),
]);

/// `Workflow`
pub static WORKFLOW: Shape = Shape::structure(&[Member::optional("Status", &WORKFLOW_STATUS)]);

/// `WorkflowState`
pub static WORKFLOW_STATE: Shape = Shape::one_of(enums::WorkflowState::VALUES);

/// `WorkflowStatus`
pub static WORKFLOW_STATUS: Shape = Shape::one_of(enums::WorkflowStatus::VALUES);

/// `WorkflowUpdate`
pub static WORKFLOW_UPDATE: Shape = Shape::structure(&[Member::optional("Status", &WORKFLOW_STATUS)]);

/// All patterns of the service.
pub static PATTERNS: &[&Pattern] = &[
    &ALPHA_NUMERIC_NON_EMPTY_STRING_PATTERN,
    &CLIENT_TOKEN_PATTERN,
    &NON_EMPTY_STRING_PATTERN,
    &RESOURCE_ARN_PATTERN,
    &TAG_KEY_PATTERN,
];
