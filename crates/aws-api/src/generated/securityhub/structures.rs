//! Structures inside inputs, outputs and errors.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::collections::BTreeMap;

use super::enums::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `AccessDeniedException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccessDeniedException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `AccountDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountDetails {
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// `Action`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Action {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_api_call_action: Option<AwsApiCallAction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dns_request_action: Option<DnsRequestAction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_connection_action: Option<NetworkConnectionAction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port_probe_action: Option<PortProbeAction>,
}

/// `ActionLocalIpDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActionLocalIpDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address_v4: Option<String>,
}

/// `ActionLocalPortDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActionLocalPortDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port_name: Option<String>,
}

/// `ActionRemoteIpDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActionRemoteIpDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<City>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geo_location: Option<GeoLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address_v4: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<IpOrganizationDetails>,
}

/// `ActionRemotePortDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActionRemotePortDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port_name: Option<String>,
}

/// `ActionTarget`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActionTarget {
    pub action_target_arn: String,
    pub description: String,
    pub name: String,
}

/// `Actor`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Actor {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<ActorSession>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<ActorUser>,
}

/// `ActorSession`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActorSession {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_status: Option<ActorSessionMfaStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
}

/// `ActorUser`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActorUser {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<UserAccount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_uid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
}

/// `Adjustment`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Adjustment {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// `AdminAccount`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminAccount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AdminStatus>,
}

/// `AggregatorV2`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AggregatorV2 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregator_v2_arn: Option<String>,
}

/// `AssociatedStandard`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociatedStandard {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_id: Option<String>,
}

/// `AssociationFilters`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociationFilters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_status: Option<ConfigurationPolicyAssociationStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_type: Option<AssociationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy_id: Option<String>,
}

/// `AutomationRulesAction`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesAction {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_fields_update: Option<AutomationRulesFindingFieldsUpdate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<AutomationRulesActionType>,
}

/// `AutomationRulesActionTypeObjectV2`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesActionTypeObjectV2 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<AutomationRulesActionTypeV2>,
}

/// `AutomationRulesActionV2`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesActionV2 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_integration_configuration: Option<ExternalIntegrationConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_fields_update: Option<AutomationRulesFindingFieldsUpdateV2>,
    pub r#type: AutomationRulesActionTypeV2,
}

/// `AutomationRulesConfig`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<AutomationRulesAction>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<AutomationRulesFindingFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_terminal: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_order: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<RuleStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `AutomationRulesFindingFieldsUpdate`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesFindingFieldsUpdate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criticality: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteUpdate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_findings: Option<Vec<RelatedFinding>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<SeverityUpdate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_defined_fields: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_state: Option<VerificationState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow: Option<WorkflowUpdate>,
}

/// `AutomationRulesFindingFieldsUpdateV2`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesFindingFieldsUpdateV2 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_id: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_id: Option<i32>,
}

/// `AutomationRulesFindingFilters`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesFindingFilters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_associated_standards_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_security_control_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_status: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criticality: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_observed_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_observed_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_text: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_updated_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_updated_by: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_state: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_findings_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_findings_product_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_application_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_application_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_details_other: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_partition: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_region: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_tags: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_label: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_defined_fields: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_state: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_status: Option<Vec<StringFilter>>,
}

/// `AutomationRulesMetadata`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_terminal: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_order: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<RuleStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `AutomationRulesMetadataV2`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AutomationRulesMetadataV2 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<AutomationRulesActionTypeObjectV2>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_order: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<RuleStatusV2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `AwsApiCallAction`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AwsApiCallAction {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affected_resources: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_details: Option<AwsApiCallActionDomainDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_ip_details: Option<ActionRemoteIpDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_name: Option<String>,
}

/// `AwsApiCallActionDomainDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AwsApiCallActionDomainDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
}

/// `AwsOrganizationScope`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AwsOrganizationScope {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizational_unit_id: Option<String>,
}

/// `AwsSecurityFinding`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AwsSecurityFinding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    pub aws_account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance: Option<Compliance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i32>,
    pub created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criticality: Option<i32>,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detection: Option<Detection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields: Option<FindingProviderFields>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_observed_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator_details: Option<GeneratorDetails>,
    pub generator_id: String,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_observed_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub malware: Option<Vec<Malware>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<Network>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_path: Option<Vec<NetworkPathComponent>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patch_summary: Option<PatchSummary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process: Option<ProcessDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processed_at: Option<String>,
    pub product_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_fields: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_state: Option<RecordState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_findings: Option<Vec<RelatedFinding>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remediation: Option<Remediation>,
    pub resources: Vec<Resource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<bool>,
    pub schema_version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threat_intel_indicators: Option<Vec<ThreatIntelIndicator>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threats: Option<Vec<Threat>>,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<String>>,
    pub updated_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_defined_fields: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_state: Option<VerificationState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerabilities: Option<Vec<Vulnerability>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow: Option<Workflow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_state: Option<WorkflowState>,
}

/// `AwsSecurityFindingFilters`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AwsSecurityFindingFilters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_associated_standards_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_security_control_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_security_control_parameters_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_security_control_parameters_value: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_status: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criticality: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields_confidence: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields_criticality: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields_related_findings_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields_related_findings_product_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields_severity_label: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields_severity_original: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields_types: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_observed_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyword: Option<Vec<KeywordFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_observed_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub malware_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub malware_path: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub malware_state: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub malware_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_destination_domain: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_destination_ip_v4: Option<Vec<IpFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_destination_ip_v6: Option<Vec<IpFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_destination_port: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_direction: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_protocol: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_source_domain: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_source_ip_v4: Option<Vec<IpFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_source_ip_v6: Option<Vec<IpFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_source_mac: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_source_port: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_text: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_updated_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_updated_by: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_launched_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_parent_pid: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_path: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_pid: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_terminated_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_fields: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation_text: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_state: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_findings_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_findings_product_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_application_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_application_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_iam_instance_profile_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_image_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_ip_v4_addresses: Option<Vec<IpFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_ip_v6_addresses: Option<Vec<IpFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_key_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_launched_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_subnet_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_ec2_instance_vpc_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_iam_access_key_created_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_iam_access_key_principal_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_iam_access_key_status: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_iam_access_key_user_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_iam_user_user_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_s3_bucket_owner_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_aws_s3_bucket_owner_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_container_image_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_container_image_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_container_launched_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_container_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_details_other: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_partition: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_region: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_tags: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<Vec<BooleanFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_label: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_normalized: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_product: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threat_intel_indicator_category: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threat_intel_indicator_last_observed_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threat_intel_indicator_source: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threat_intel_indicator_source_url: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threat_intel_indicator_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threat_intel_indicator_value: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_defined_fields: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_state: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerabilities_exploit_available: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerabilities_fix_available: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_state: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_status: Option<Vec<StringFilter>>,
}

/// `AwsSecurityFindingIdentifier`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AwsSecurityFindingIdentifier {
    pub id: String,
    pub product_arn: String,
}

/// `BatchUpdateFindingsUnprocessedFinding`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateFindingsUnprocessedFinding {
    pub error_code: String,
    pub error_message: String,
    pub finding_identifier: AwsSecurityFindingIdentifier,
}

/// `BatchUpdateFindingsV2ProcessedFinding`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateFindingsV2ProcessedFinding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_identifier: Option<OcsfFindingIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata_uid: Option<String>,
}

/// `BatchUpdateFindingsV2UnprocessedFinding`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateFindingsV2UnprocessedFinding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<BatchUpdateFindingsV2UnprocessedFindingErrorCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_identifier: Option<OcsfFindingIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata_uid: Option<String>,
}

/// `BooleanConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BooleanConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<bool>,
}

/// `BooleanFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BooleanFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<bool>,
}

/// `Cell`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Cell {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell_reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<i64>,
}

/// `City`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct City {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city_name: Option<String>,
}

/// `ClassificationResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ClassificationResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_occurrences: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_data_identifiers: Option<CustomDataIdentifiersResult>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitive_data: Option<Vec<SensitiveDataResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_classified: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ClassificationStatus>,
}

/// `ClassificationStatus`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ClassificationStatus {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// `CodeVulnerabilitiesFilePath`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CodeVulnerabilitiesFilePath {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_line: Option<i32>,
}

/// `Compliance`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Compliance {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub associated_standards: Option<Vec<AssociatedStandard>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_requirements: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_control_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_control_parameters: Option<Vec<SecurityControlParameter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ComplianceStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_reasons: Option<Vec<StatusReason>>,
}

/// `CompositeFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CompositeFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boolean_filters: Option<Vec<OcsfBooleanFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_filters: Option<Vec<OcsfDateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_filters: Option<Vec<OcsfIpFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map_filters: Option<Vec<OcsfMapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nested_composite_filters: Option<Vec<CompositeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_filters: Option<Vec<OcsfNumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<AllowedOperators>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string_filters: Option<Vec<OcsfStringFilter>>,
}

/// `ConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boolean: Option<BooleanConfigurationOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub double: Option<DoubleConfigurationOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#enum: Option<EnumConfigurationOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enum_list: Option<EnumListConfigurationOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integer: Option<IntegerConfigurationOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integer_list: Option<IntegerListConfigurationOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string: Option<StringConfigurationOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string_list: Option<StringListConfigurationOptions>,
}

/// `ConfigurationPolicyAssociation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfigurationPolicyAssociation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
}

/// `ConfigurationPolicyAssociationSummary`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfigurationPolicyAssociationSummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_status: Option<ConfigurationPolicyAssociationStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_status_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_type: Option<AssociationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_type: Option<TargetType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `ConfigurationPolicySummary`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfigurationPolicySummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `ConflictException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConflictException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `ConnectorSummary`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConnectorSummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_arn: Option<String>,
    pub connector_id: String,
    pub created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub name: String,
    pub provider_summary: ProviderSummary,
}

/// `Country`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Country {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_name: Option<String>,
}

/// `Criteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Criteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ocsf_finding_criteria: Option<OcsfFindingFilters>,
}

/// `CustomDataIdentifiersDetections`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CustomDataIdentifiersDetections {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrences: Option<Occurrences>,
}

/// `CustomDataIdentifiersResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CustomDataIdentifiersResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detections: Option<Vec<CustomDataIdentifiersDetections>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
}

/// `Cvss`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Cvss {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjustments: Option<Vec<Adjustment>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_vector: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// `DataClassificationDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DataClassificationDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detailed_results_location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ClassificationResult>,
}

/// `DateFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DateFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_range: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
}

/// `DateRange`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DateRange {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<DateRangeComparison>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<DateRangeUnit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i32>,
}

/// `Detection`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Detection {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<Sequence>,
}

/// `DnsRequestAction`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DnsRequestAction {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
}

/// `DoubleConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DoubleConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
}

/// `EnumConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnumConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_values: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
}

/// `EnumListConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnumListConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_values: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ExternalIntegrationConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ExternalIntegrationConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_arn: Option<String>,
}

/// `FilePaths`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FilePaths {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
}

/// `FindingAggregator`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingAggregator {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_aggregator_arn: Option<String>,
}

/// `FindingHistoryRecord`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingHistoryRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_created: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_identifier: Option<AwsSecurityFindingIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_source: Option<FindingHistoryUpdateSource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updates: Option<Vec<FindingHistoryUpdate>>,
}

/// `FindingHistoryUpdate`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingHistoryUpdate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_field: Option<String>,
}

/// `FindingHistoryUpdateSource`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingHistoryUpdateSource {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<FindingHistoryUpdateSourceType>,
}

/// `FindingProviderFields`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingProviderFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criticality: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_findings: Option<Vec<RelatedFinding>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<FindingProviderSeverity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<String>>,
}

/// `FindingProviderSeverity`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingProviderSeverity {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<SeverityLabel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

/// `FindingScopes`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingScopes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_organizations: Option<Vec<AwsOrganizationScope>>,
}

/// `FindingsTrendsCompositeFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingsTrendsCompositeFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nested_composite_filters: Option<Vec<FindingsTrendsCompositeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<AllowedOperators>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string_filters: Option<Vec<FindingsTrendsStringFilter>>,
}

/// `FindingsTrendsFilters`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingsTrendsFilters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite_filters: Option<Vec<FindingsTrendsCompositeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite_operator: Option<AllowedOperators>,
}

/// `FindingsTrendsStringFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindingsTrendsStringFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<FindingsTrendsStringField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<StringFilter>,
}

/// `GeneratorDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GeneratorDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// `GeoLocation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GeoLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
}

/// `GroupByResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupByResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_by_field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_by_values: Option<Vec<GroupByValue>>,
}

/// `GroupByRule`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupByRule {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<OcsfFindingFilters>,
    pub group_by_field: GroupByField,
}

/// `GroupByValue`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupByValue {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_value: Option<String>,
}

/// `HealthCheck`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct HealthCheck {
    pub connector_status: ConnectorStatus,
    pub last_checked_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `ImportFindingsError`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportFindingsError {
    pub error_code: String,
    pub error_message: String,
    pub id: String,
}

/// `Indicator`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Indicator {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
}

/// `Insight`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Insight {
    pub filters: AwsSecurityFindingFilters,
    pub group_by_attribute: String,
    pub insight_arn: String,
    pub name: String,
}

/// `InsightResultValue`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InsightResultValue {
    pub count: i32,
    pub group_by_attribute_value: String,
}

/// `InsightResults`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InsightResults {
    pub group_by_attribute: String,
    pub insight_arn: String,
    pub result_values: Vec<InsightResultValue>,
}

/// `IntegerConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct IntegerConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i32>,
}

/// `IntegerListConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct IntegerListConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<Vec<i32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i32>,
}

/// `InternalException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InternalException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `InternalServerException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InternalServerException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `InvalidAccessException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvalidAccessException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `InvalidInputException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvalidInputException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `Invitation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Invitation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_status: Option<String>,
}

/// `IpFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct IpFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cidr: Option<String>,
}

/// `IpOrganizationDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct IpOrganizationDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asn: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asn_org: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub isp: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org: Option<String>,
}

/// `JiraCloudDetail`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct JiraCloudDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_status: Option<ConnectorAuthStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_key: Option<String>,
}

/// `JiraCloudProviderConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct JiraCloudProviderConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_key: Option<String>,
}

/// `JiraCloudUpdateConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct JiraCloudUpdateConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_key: Option<String>,
}

/// `KeywordFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct KeywordFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// `LimitExceededException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LimitExceededException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `Malware`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Malware {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<MalwareState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<MalwareType>,
}

/// `MapFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MapFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<MapFilterComparison>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// `Member`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Member {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub administrator_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub master_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// `Network`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Network {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_ip_v4: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_ip_v6: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_port: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<NetworkDirection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_port_range: Option<PortRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_ip_v4: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_ip_v6: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_mac: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_port: Option<i32>,
}

/// `NetworkAutonomousSystem`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkAutonomousSystem {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
}

/// `NetworkConnection`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkConnection {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<ConnectionDirection>,
}

/// `NetworkConnectionAction`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkConnectionAction {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection_direction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_port_details: Option<ActionLocalPortDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_ip_details: Option<ActionRemoteIpDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_port_details: Option<ActionRemotePortDetails>,
}

/// `NetworkEndpoint`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkEndpoint {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autonomous_system: Option<NetworkAutonomousSystem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection: Option<NetworkConnection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<NetworkGeoLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
}

/// `NetworkGeoLocation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkGeoLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
}

/// `NetworkHeader`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkHeader {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<NetworkPathComponentDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<NetworkPathComponentDetails>,
}

/// `NetworkPathComponent`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkPathComponent {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub egress: Option<NetworkHeader>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ingress: Option<NetworkHeader>,
}

/// `NetworkPathComponentDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkPathComponentDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port_ranges: Option<Vec<PortRange>>,
}

/// `Note`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Note {
    pub text: String,
    pub updated_at: String,
    pub updated_by: String,
}

/// `NoteUpdate`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NoteUpdate {
    pub text: String,
    pub updated_by: String,
}

/// `NumberFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NumberFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eq: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gt: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gte: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lt: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lte: Option<f64>,
}

/// `Occurrences`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Occurrences {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cells: Option<Vec<Cell>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_ranges: Option<Vec<Range>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_ranges: Option<Vec<Range>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<Vec<Page>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<Vec<Record>>,
}

/// `OcsfBooleanFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OcsfBooleanFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<OcsfBooleanField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<BooleanFilter>,
}

/// `OcsfDateFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OcsfDateFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<OcsfDateField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<DateFilter>,
}

/// `OcsfFindingFilters`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OcsfFindingFilters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite_filters: Option<Vec<CompositeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite_operator: Option<AllowedOperators>,
}

/// `OcsfFindingIdentifier`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OcsfFindingIdentifier {
    pub cloud_account_uid: String,
    pub finding_info_uid: String,
    pub metadata_product_uid: String,
}

/// `OcsfIpFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OcsfIpFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<OcsfIpField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<IpFilter>,
}

/// `OcsfMapFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OcsfMapFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<OcsfMapField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<MapFilter>,
}

/// `OcsfNumberFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OcsfNumberFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<OcsfNumberField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<NumberFilter>,
}

/// `OcsfStringFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OcsfStringFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<OcsfStringField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<StringFilter>,
}

/// `OrganizationConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OrganizationConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_type: Option<OrganizationConfigurationConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<OrganizationConfigurationStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

/// `OrganizationNotFoundException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OrganizationNotFoundException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `OrganizationalUnitNotFoundException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OrganizationalUnitNotFoundException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `Page`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Page {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_range: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_range: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_number: Option<i64>,
}

/// `ParameterConfiguration`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ParameterConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<ParameterValue>,
    pub value_type: ParameterValueType,
}

/// `ParameterDefinition`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ParameterDefinition {
    pub configuration_options: ConfigurationOptions,
    pub description: String,
}

/// `ParameterValue`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ParameterValue {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boolean: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub double: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#enum: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enum_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integer: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integer_list: Option<Vec<i32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string_list: Option<Vec<String>>,
}

/// `PatchSummary`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PatchSummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_count: Option<i32>,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub installed_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub installed_other_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub installed_pending_reboot: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub installed_rejected_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_end_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_start_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reboot_option: Option<String>,
}

/// `Policy`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Policy {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_hub: Option<SecurityHubPolicy>,
}

/// `PortProbeAction`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PortProbeAction {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port_probe_details: Option<Vec<PortProbeDetail>>,
}

/// `PortProbeDetail`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PortProbeDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_ip_details: Option<ActionLocalIpDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_port_details: Option<ActionLocalPortDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_ip_details: Option<ActionRemoteIpDetails>,
}

/// `PortRange`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PortRange {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<i32>,
}

/// `ProcessDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProcessDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launched_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_pid: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terminated_at: Option<String>,
}

/// `Product`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Product {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activation_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration_types: Option<Vec<IntegrationType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marketplace_url: Option<String>,
    pub product_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_subscription_resource_policy: Option<String>,
}

/// `ProductV2`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProductV2 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activation_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration_v2_types: Option<Vec<IntegrationV2Type>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marketplace_product_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marketplace_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_v2_name: Option<String>,
}

/// `ProviderConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProviderConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jira_cloud: Option<JiraCloudProviderConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_now: Option<ServiceNowProviderConfiguration>,
}

/// `ProviderDetail`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProviderDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jira_cloud: Option<JiraCloudDetail>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_now: Option<ServiceNowDetail>,
}

/// `ProviderSummary`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProviderSummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_status: Option<ConnectorStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<ConnectorProviderName>,
}

/// `ProviderUpdateConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProviderUpdateConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jira_cloud: Option<JiraCloudUpdateConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_now: Option<ServiceNowUpdateConfiguration>,
}

/// `Range`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Range {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_column: Option<i64>,
}

/// `Recommendation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Recommendation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// `RecommendationError`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RecommendationError {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `RecommendationStep`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RecommendationStep {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused_permissions: Option<UnusedPermissionsRecommendationStep>,
}

/// `Record`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Record {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_index: Option<i64>,
}

/// `RelatedFinding`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RelatedFinding {
    pub id: String,
    pub product_arn: String,
}

/// `Remediation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Remediation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<Recommendation>,
}

/// `Resource`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Resource {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_classification: Option<DataClassificationDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Value>,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition: Option<Partition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    pub r#type: String,
}

/// `ResourceConflictException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceConflictException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `ResourceFindingsSummary`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceFindingsSummary {
    pub finding_type: String,
    pub product_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severities: Option<ResourceSeverityBreakdown>,
    pub total_findings: i32,
}

/// `ResourceGroupByRule`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceGroupByRule {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<ResourcesFilters>,
    pub group_by_field: ResourceGroupByField,
}

/// `ResourceInUseException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceInUseException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `ResourceNotFoundException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceNotFoundException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `ResourceResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceResult {
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings_summary: Option<Vec<ResourceFindingsSummary>>,
    pub region: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_category: Option<ResourceCategory>,
    pub resource_config: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_creation_time_dt: Option<String>,
    pub resource_detail_capture_time_dt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_guid: Option<String>,
    pub resource_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_tags: Option<Vec<ResourceTag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
}

/// `ResourceScopes`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceScopes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_organizations: Option<Vec<AwsOrganizationScope>>,
}

/// `ResourceSeverityBreakdown`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceSeverityBreakdown {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fatal: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub informational: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<i32>,
}

/// `ResourceTag`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceTag {
    pub key: String,
    pub value: String,
}

/// `ResourcesCompositeFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesCompositeFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_filters: Option<Vec<ResourcesDateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map_filters: Option<Vec<ResourcesMapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nested_composite_filters: Option<Vec<ResourcesCompositeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_filters: Option<Vec<ResourcesNumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<AllowedOperators>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string_filters: Option<Vec<ResourcesStringFilter>>,
}

/// `ResourcesCount`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesCount {
    pub all_resources: i64,
}

/// `ResourcesDateFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesDateFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<ResourcesDateField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<DateFilter>,
}

/// `ResourcesFilters`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesFilters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite_filters: Option<Vec<ResourcesCompositeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite_operator: Option<AllowedOperators>,
}

/// `ResourcesMapFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesMapFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<ResourcesMapField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<MapFilter>,
}

/// `ResourcesNumberFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesNumberFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<ResourcesNumberField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<NumberFilter>,
}

/// `ResourcesStringFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesStringFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<ResourcesStringField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<StringFilter>,
}

/// `ResourcesTrendsCompositeFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesTrendsCompositeFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nested_composite_filters: Option<Vec<ResourcesTrendsCompositeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<AllowedOperators>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string_filters: Option<Vec<ResourcesTrendsStringFilter>>,
}

/// `ResourcesTrendsFilters`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesTrendsFilters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite_filters: Option<Vec<ResourcesTrendsCompositeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite_operator: Option<AllowedOperators>,
}

/// `ResourcesTrendsMetricsResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesTrendsMetricsResult {
    pub timestamp: String,
    pub trends_values: ResourcesTrendsValues,
}

/// `ResourcesTrendsStringFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesTrendsStringFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<ResourcesTrendsStringField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<StringFilter>,
}

/// `ResourcesTrendsValues`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourcesTrendsValues {
    pub resources_count: ResourcesCount,
}

/// `Result`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Result {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_result: Option<String>,
}

/// `SecurityControl`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SecurityControl {
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_update_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameters: Option<BTreeMap<String, ParameterConfiguration>>,
    pub remediation_url: String,
    pub security_control_arn: String,
    pub security_control_id: String,
    pub security_control_status: ControlStatus,
    pub severity_rating: SeverityRating,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_status: Option<UpdateStatus>,
}

/// `SecurityControlCustomParameter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SecurityControlCustomParameter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameters: Option<BTreeMap<String, ParameterConfiguration>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_control_id: Option<String>,
}

/// `SecurityControlDefinition`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SecurityControlDefinition {
    pub current_region_availability: RegionAvailabilityStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customizable_properties: Option<Vec<SecurityControlProperty>>,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter_definitions: Option<BTreeMap<String, ParameterDefinition>>,
    pub remediation_url: String,
    pub security_control_id: String,
    pub severity_rating: SeverityRating,
    pub title: String,
}

/// `SecurityControlParameter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SecurityControlParameter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Vec<String>>,
}

/// `SecurityControlsConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SecurityControlsConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled_security_control_identifiers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_security_control_identifiers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_control_custom_parameters: Option<Vec<SecurityControlCustomParameter>>,
}

/// `SecurityHubPolicy`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SecurityHubPolicy {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_standard_identifiers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_controls_configuration: Option<SecurityControlsConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_enabled: Option<bool>,
}

/// `SensitiveDataDetections`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SensitiveDataDetections {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrences: Option<Occurrences>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// `SensitiveDataResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SensitiveDataResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detections: Option<Vec<SensitiveDataDetections>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
}

/// `Sequence`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Sequence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actors: Option<Vec<Actor>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoints: Option<Vec<NetworkEndpoint>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence_indicators: Option<Vec<Indicator>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signals: Option<Vec<Signal>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
}

/// `ServiceNowDetail`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServiceNowDetail {
    pub auth_status: ConnectorAuthStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_name: Option<String>,
    pub secret_arn: String,
}

/// `ServiceNowProviderConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServiceNowProviderConfiguration {
    pub instance_name: String,
    pub secret_arn: String,
}

/// `ServiceNowUpdateConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServiceNowUpdateConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_arn: Option<String>,
}

/// `ServiceQuotaExceededException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServiceQuotaExceededException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `Severity`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Severity {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<SeverityLabel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normalized: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<f64>,
}

/// `SeverityTrendsCount`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SeverityTrendsCount {
    pub critical: i64,
    pub fatal: i64,
    pub high: i64,
    pub informational: i64,
    pub low: i64,
    pub medium: i64,
    pub other: i64,
    pub unknown: i64,
}

/// `SeverityUpdate`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SeverityUpdate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<SeverityLabel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normalized: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<f64>,
}

/// `Signal`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Signal {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_seen_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal_indicators: Option<Vec<Indicator>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<i64>,
}

/// `SoftwarePackage`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SoftwarePackage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epoch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_in_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_manager: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remediation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_layer_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_layer_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// `SortCriterion`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SortCriterion {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `Standard`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Standard {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_by_default: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_managed_by: Option<StandardsManagedBy>,
}

/// `StandardsControl`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsControl {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_status: Option<ControlStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_status_updated_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_requirements: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remediation_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_rating: Option<SeverityRating>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_control_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// `StandardsControlAssociationDetail`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsControlAssociationDetail {
    pub association_status: AssociationStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_requirements: Option<Vec<String>>,
    pub security_control_arn: String,
    pub security_control_id: String,
    pub standards_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_control_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_control_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_control_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_reason: Option<String>,
}

/// `StandardsControlAssociationId`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsControlAssociationId {
    pub security_control_id: String,
    pub standards_arn: String,
}

/// `StandardsControlAssociationSummary`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsControlAssociationSummary {
    pub association_status: AssociationStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_requirements: Option<Vec<String>>,
    pub security_control_arn: String,
    pub security_control_id: String,
    pub standards_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_control_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_control_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_reason: Option<String>,
}

/// `StandardsControlAssociationUpdate`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsControlAssociationUpdate {
    pub association_status: AssociationStatus,
    pub security_control_id: String,
    pub standards_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_reason: Option<String>,
}

/// `StandardsManagedBy`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsManagedBy {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
}

/// `StandardsStatusReason`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsStatusReason {
    pub status_reason_code: StatusReasonCode,
}

/// `StandardsSubscription`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsSubscription {
    pub standards_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_controls_updatable: Option<StandardsControlsUpdatable>,
    pub standards_input: BTreeMap<String, String>,
    pub standards_status: StandardsStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_status_reason: Option<StandardsStatusReason>,
    pub standards_subscription_arn: String,
}

/// `StandardsSubscriptionRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StandardsSubscriptionRequest {
    pub standards_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_input: Option<BTreeMap<String, String>>,
}

/// `StatusReason`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StatusReason {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub reason_code: String,
}

/// `StringConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StringConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub re2_expression: Option<String>,
}

/// `StringFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StringFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<StringFilterComparison>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// `StringListConfigurationOptions`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StringListConfigurationOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub re2_expression: Option<String>,
}

/// `Target`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Target {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizational_unit_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_id: Option<String>,
}

/// `Threat`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Threat {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_paths: Option<Vec<FilePaths>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
}

/// `ThreatIntelIndicator`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ThreatIntelIndicator {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<ThreatIntelIndicatorCategory>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_observed_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<ThreatIntelIndicatorType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// `ThrottlingException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ThrottlingException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `TrendsMetricsResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TrendsMetricsResult {
    pub timestamp: String,
    pub trends_values: TrendsValues,
}

/// `TrendsValues`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TrendsValues {
    pub severity_trends: SeverityTrendsCount,
}

/// `UnprocessedAutomationRule`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnprocessedAutomationRule {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_arn: Option<String>,
}

/// `UnprocessedConfigurationPolicyAssociation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnprocessedConfigurationPolicyAssociation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_policy_association_identifiers: Option<ConfigurationPolicyAssociation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_reason: Option<String>,
}

/// `UnprocessedSecurityControl`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnprocessedSecurityControl {
    pub error_code: UnprocessedErrorCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_reason: Option<String>,
    pub security_control_id: String,
}

/// `UnprocessedStandardsControlAssociation`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnprocessedStandardsControlAssociation {
    pub error_code: UnprocessedErrorCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_reason: Option<String>,
    pub standards_control_association_id: StandardsControlAssociationId,
}

/// `UnprocessedStandardsControlAssociationUpdate`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnprocessedStandardsControlAssociationUpdate {
    pub error_code: UnprocessedErrorCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_reason: Option<String>,
    pub standards_control_association_update: StandardsControlAssociationUpdate,
}

/// `UnusedPermissionsRecommendationStep`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnusedPermissionsRecommendationStep {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing_policy_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_updated_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommended_action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommended_policy: Option<String>,
}

/// `UpdateAutomationRulesRequestItem`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAutomationRulesRequestItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<AutomationRulesAction>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<AutomationRulesFindingFilters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_terminal: Option<bool>,
    pub rule_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_order: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<RuleStatus>,
}

/// `UserAccount`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserAccount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
}

/// `ValidationException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ValidationException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `Vulnerability`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Vulnerability {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_vulnerabilities: Option<Vec<VulnerabilityCodeVulnerabilities>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvss: Option<Vec<Cvss>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epss_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_available: Option<VulnerabilityExploitAvailable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_available: Option<VulnerabilityFixAvailable>,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_known_exploit_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_urls: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_vulnerabilities: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<VulnerabilityVendor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerable_packages: Option<Vec<SoftwarePackage>>,
}

/// `VulnerabilityCodeVulnerabilities`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VulnerabilityCodeVulnerabilities {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cwes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_path: Option<CodeVulnerabilitiesFilePath>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_arn: Option<String>,
}

/// `VulnerabilityVendor`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VulnerabilityVendor {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_severity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_updated_at: Option<String>,
}

/// `Workflow`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Workflow {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<WorkflowStatus>,
}

/// `WorkflowUpdate`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct WorkflowUpdate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<WorkflowStatus>,
}
