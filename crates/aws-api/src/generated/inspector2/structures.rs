//! Structures inside inputs, outputs and errors.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::collections::BTreeMap;

use super::enums::*;
use serde::{Deserialize, Serialize};
use tidewaiter_aws_wire::Blob;
use tidewaiter_aws_wire::EpochSeconds;

/// `Account`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    pub account_id: String,
    pub resource_status: ResourceStatus,
    pub status: Status,
}

/// `AccountAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_type: Option<AggregationFindingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<AggregationResourceType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<AccountSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `AccountAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_available_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_available_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `AccountState`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountState {
    pub account_id: String,
    pub resource_state: ResourceState,
    pub state: State,
}

/// `AggregationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AggregationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_aggregation: Option<AccountAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ami_aggregation: Option<AmiAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_ecr_container_aggregation: Option<AwsEcrContainerAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository_aggregation: Option<CodeRepositoryAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_instance_aggregation: Option<Ec2InstanceAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_type_aggregation: Option<FindingTypeAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_layer_aggregation: Option<ImageLayerAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_aggregation: Option<LambdaFunctionAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_layer_aggregation: Option<LambdaLayerAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_aggregation: Option<PackageAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_aggregation: Option<RepositoryAggregation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_aggregation: Option<TitleAggregation>,
}

/// `AggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_aggregation: Option<AccountAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ami_aggregation: Option<AmiAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_ecr_container_aggregation: Option<AwsEcrContainerAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository_aggregation: Option<CodeRepositoryAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_instance_aggregation: Option<Ec2InstanceAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_type_aggregation: Option<FindingTypeAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_layer_aggregation: Option<ImageLayerAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_aggregation: Option<LambdaFunctionAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_layer_aggregation: Option<LambdaLayerAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_aggregation: Option<PackageAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_aggregation: Option<RepositoryAggregationResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_aggregation: Option<TitleAggregationResponse>,
}

/// `AmiAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmiAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amis: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<AmiSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `AmiAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmiAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affected_instances: Option<i64>,
    pub ami: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `AssociateConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AssociateConfigurationRequest {
    pub resource: CodeSecurityResource,
    pub scan_configuration_arn: String,
}

/// `AtigData`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AtigData {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targets: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttps: Option<Vec<String>>,
}

/// `AutoEnable`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AutoEnable {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository: Option<bool>,
    pub ec2: bool,
    pub ecr: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_code: Option<bool>,
}

/// `AwsEc2InstanceDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsEc2InstanceDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iam_instance_profile_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_v4_addresses: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_v6_addresses: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launched_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

/// `AwsEcrContainerAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsEcrContainerAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_shas: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tags: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_use_count: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_in_use_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repositories: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_ids: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<AwsEcrContainerSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `AwsEcrContainerAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsEcrContainerAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_sha: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_use_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_in_use_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    pub resource_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `AwsEcrContainerImageDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsEcrContainerImageDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    pub image_hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_use_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_in_use_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pushed_at: Option<EpochSeconds>,
    pub registry: String,
    pub repository_name: String,
}

/// `AwsEcsMetadataDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsEcsMetadataDetails {
    pub details_group: String,
    pub task_definition_arn: String,
}

/// `AwsEksMetadataDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsEksMetadataDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workload_info_list: Option<Vec<AwsEksWorkloadInfo>>,
}

/// `AwsEksWorkloadInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsEksWorkloadInfo {
    pub name: String,
    pub r#type: String,
}

/// `AwsLambdaFunctionDetails`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsLambdaFunctionDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<Architecture>>,
    pub code_sha256: String,
    pub execution_role_arn: String,
    pub function_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_type: Option<PackageType>,
    pub runtime: Runtime,
    pub version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<LambdaVpcConfig>,
}

/// `CisCheckAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisCheckAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<CisSecurityLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    pub scan_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_counts: Option<StatusCounts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// `CisDateFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisDateFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earliest_scan_start_time: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_scan_start_time: Option<EpochSeconds>,
}

/// `CisFindingStatusFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisFindingStatusFilter {
    pub comparison: CisFindingStatusComparison,
    pub value: CisFindingStatus,
}

/// `CisNumberFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisNumberFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower_inclusive: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper_inclusive: Option<i32>,
}

/// `CisResultStatusFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisResultStatusFilter {
    pub comparison: CisResultStatusComparison,
    pub value: CisResultStatus,
}

/// `CisScan`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisScan {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_checks: Option<i32>,
    pub scan_arn: String,
    pub scan_configuration_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_date: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_level: Option<CisSecurityLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CisScanStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targets: Option<CisTargets>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_checks: Option<i32>,
}

/// `CisScanConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisScanConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    pub scan_configuration_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_level: Option<CisSecurityLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targets: Option<CisTargets>,
}

/// `CisScanResultDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisScanResultDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<CisSecurityLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remediation: Option<String>,
    pub scan_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CisFindingStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// `CisScanResultDetailsFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisScanResultDetailsFilterCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_id_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_arn_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_status_filters: Option<Vec<CisFindingStatusFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_level_filters: Option<Vec<CisSecurityLevelFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_filters: Option<Vec<CisStringFilter>>,
}

/// `CisScanResultsAggregatedByChecksFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisScanResultsAggregatedByChecksFilterCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_id_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_resources_filters: Option<Vec<CisNumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_level_filters: Option<Vec<CisSecurityLevelFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_filters: Option<Vec<CisStringFilter>>,
}

/// `CisScanResultsAggregatedByTargetResourceFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisScanResultsAggregatedByTargetResourceFilterCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_id_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_checks_filters: Option<Vec<CisNumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_filters: Option<Vec<CisResultStatusFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_id_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_tag_filters: Option<Vec<TagFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_status_filters: Option<Vec<CisTargetStatusFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_status_reason_filters: Option<Vec<CisTargetStatusReasonFilter>>,
}

/// `CisScanStatusFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisScanStatusFilter {
    pub comparison: CisScanStatusComparison,
    pub value: CisScanStatus,
}

/// `CisSecurityLevelFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisSecurityLevelFilter {
    pub comparison: CisSecurityLevelComparison,
    pub value: CisSecurityLevel,
}

/// `CisSessionMessage`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisSessionMessage {
    pub cis_rule_details: Blob,
    pub rule_id: String,
    pub status: CisRuleStatus,
}

/// `CisStringFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisStringFilter {
    pub comparison: CisStringComparison,
    pub value: String,
}

/// `CisTargetResourceAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisTargetResourceAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    pub scan_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_counts: Option<StatusCounts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_tags: Option<BTreeMap<String, Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_status: Option<CisTargetStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_status_reason: Option<CisTargetStatusReason>,
}

/// `CisTargetStatusFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisTargetStatusFilter {
    pub comparison: CisTargetStatusComparison,
    pub value: CisTargetStatus,
}

/// `CisTargetStatusReasonFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisTargetStatusReasonFilter {
    pub comparison: CisTargetStatusComparison,
    pub value: CisTargetStatusReason,
}

/// `CisTargets`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisTargets {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_tags: Option<BTreeMap<String, Vec<String>>>,
}

/// `CisaData`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CisaData {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_added: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_due: Option<EpochSeconds>,
}

/// `ClusterDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterDetails {
    pub cluster_metadata: ClusterMetadata,
    pub last_in_use: EpochSeconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub running_unit_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_unit_count: Option<i64>,
}

/// `ClusterForImageFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterForImageFilterCriteria {
    pub resource_id: String,
}

/// `ClusterInformation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterInformation {
    pub cluster_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster_details: Option<Vec<ClusterDetails>>,
}

/// `ClusterMetadata`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_ecs_metadata_details: Option<AwsEcsMetadataDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_eks_metadata_details: Option<AwsEksMetadataDetails>,
}

/// `CodeFilePath`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeFilePath {
    pub end_line: i32,
    pub file_name: String,
    pub file_path: String,
    pub start_line: i32,
}

/// `CodeLine`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeLine {
    pub content: String,
    pub line_number: i32,
}

/// `CodeRepositoryAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeRepositoryAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_names: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_types: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_ids: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<CodeRepositorySortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `CodeRepositoryAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeRepositoryAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_available_active_findings_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_available_active_findings_count: Option<i64>,
    pub project_names: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `CodeRepositoryDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeRepositoryDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_type: Option<CodeRepositoryProviderType>,
}

/// `CodeRepositoryMetadata`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeRepositoryMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_scanned_commit_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_demand_scan: Option<CodeRepositoryOnDemandScan>,
    pub project_name: String,
    pub provider_type: String,
    pub provider_type_visibility: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration: Option<ProjectCodeSecurityScanConfiguration>,
}

/// `CodeRepositoryOnDemandScan`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeRepositoryOnDemandScan {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_scan_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_scanned_commit_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_status: Option<ScanStatus>,
}

/// `CodeSecurityIntegrationSummary`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeSecurityIntegrationSummary {
    pub created_on: EpochSeconds,
    pub integration_arn: String,
    pub last_update_on: EpochSeconds,
    pub name: String,
    pub status: IntegrationStatus,
    pub status_reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    pub r#type: IntegrationType,
}

/// `CodeSecurityResource`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeSecurityResource {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
}

/// `CodeSecurityScanConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeSecurityScanConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continuous_integration_scan_configuration: Option<ContinuousIntegrationScanConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periodic_scan_configuration: Option<PeriodicScanConfiguration>,
    pub rule_set_categories: Vec<RuleSetCategory>,
}

/// `CodeSecurityScanConfigurationAssociationSummary`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeSecurityScanConfigurationAssociationSummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<CodeSecurityResource>,
}

/// `CodeSecurityScanConfigurationSummary`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeSecurityScanConfigurationSummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continuous_integration_scan_supported_events: Option<Vec<ContinuousIntegrationScanEvent>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency_expression: Option<String>,
    pub name: String,
    pub owner_account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periodic_scan_frequency: Option<PeriodicScanFrequency>,
    pub rule_set_categories: Vec<RuleSetCategory>,
    pub scan_configuration_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope_settings: Option<ScopeSettings>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `CodeSnippetError`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeSnippetError {
    pub error_code: CodeSnippetErrorCode,
    pub error_message: String,
    pub finding_arn: String,
}

/// `CodeSnippetResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeSnippetResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_snippet: Option<Vec<CodeLine>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_line: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested_fixes: Option<Vec<SuggestedFix>>,
}

/// `CodeVulnerabilityDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeVulnerabilityDetails {
    pub cwes: Vec<String>,
    pub detector_id: String,
    pub detector_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detector_tags: Option<Vec<String>>,
    pub file_path: CodeFilePath,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_urls: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_lambda_layer_arn: Option<String>,
}

/// `ComputePlatform`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComputePlatform {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// `ConflictException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConflictException {
    pub message: String,
    pub resource_id: String,
    pub resource_type: String,
}

/// `ContinuousIntegrationScanConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContinuousIntegrationScanConfiguration {
    pub supported_events: Vec<ContinuousIntegrationScanEvent>,
}

/// `Counts`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_key: Option<GroupKey>,
}

/// `CoverageDateFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CoverageDateFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_inclusive: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_inclusive: Option<EpochSeconds>,
}

/// `CoverageFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CoverageFilterCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository_project_name: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository_provider_type: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository_provider_type_visibility: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_instance_tags: Option<Vec<CoverageMapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_in_use_count: Option<Vec<CoverageNumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_last_in_use_at: Option<Vec<CoverageDateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_tags: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository_name: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_pulled_at: Option<Vec<CoverageDateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_name: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_runtime: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_tags: Option<Vec<CoverageMapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_scanned_at: Option<Vec<CoverageDateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_scanned_commit_id: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_mode: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_status_code: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_status_reason: Option<Vec<CoverageStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_type: Option<Vec<CoverageStringFilter>>,
}

/// `CoverageMapFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CoverageMapFilter {
    pub comparison: CoverageMapComparison,
    pub key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// `CoverageNumberFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CoverageNumberFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower_inclusive: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper_inclusive: Option<i64>,
}

/// `CoverageStringFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CoverageStringFilter {
    pub comparison: CoverageStringComparison,
    pub value: String,
}

/// `CoveredResource`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CoveredResource {
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_scanned_at: Option<EpochSeconds>,
    pub resource_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_metadata: Option<ResourceScanMetadata>,
    pub resource_type: CoverageResourceType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_mode: Option<ScanMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_status: Option<ScanStatus>,
    pub scan_type: ScanType,
}

/// `CreateCisTargets`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateCisTargets {
    pub account_ids: Vec<String>,
    pub target_resource_tags: BTreeMap<String, Vec<String>>,
}

/// `CreateGitLabSelfManagedIntegrationDetail`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateGitLabSelfManagedIntegrationDetail {
    pub access_token: String,
    pub instance_url: String,
}

/// `CreateIntegrationDetail`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateIntegrationDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gitlab_self_managed: Option<CreateGitLabSelfManagedIntegrationDetail>,
}

/// `Cvss2`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cvss2 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring_vector: Option<String>,
}

/// `Cvss3`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cvss3 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring_vector: Option<String>,
}

/// `Cvss4`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cvss4 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring_vector: Option<String>,
}

/// `CvssScore`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CvssScore {
    pub base_score: f64,
    pub scoring_vector: String,
    pub source: String,
    pub version: String,
}

/// `CvssScoreAdjustment`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CvssScoreAdjustment {
    pub metric: String,
    pub reason: String,
}

/// `CvssScoreDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CvssScoreDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjustments: Option<Vec<CvssScoreAdjustment>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvss_source: Option<String>,
    pub score: f64,
    pub score_source: String,
    pub scoring_vector: String,
    pub version: String,
}

/// `DailySchedule`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DailySchedule {
    pub start_time: Time,
}

/// `DateFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DateFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_inclusive: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_inclusive: Option<EpochSeconds>,
}

/// `DelegatedAdmin`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DelegatedAdmin {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relationship_status: Option<RelationshipStatus>,
}

/// `DelegatedAdminAccount`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DelegatedAdminAccount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<DelegatedAdminStatus>,
}

/// `Destination`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Destination {
    pub bucket_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_prefix: Option<String>,
    pub kms_key_arn: String,
}

/// `DisassociateConfigurationRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisassociateConfigurationRequest {
    pub resource: CodeSecurityResource,
    pub scan_configuration_arn: String,
}

/// `Ec2Configuration`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ec2Configuration {
    pub scan_mode: Ec2ScanMode,
}

/// `Ec2ConfigurationState`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ec2ConfigurationState {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_mode_state: Option<Ec2ScanModeState>,
}

/// `Ec2InstanceAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ec2InstanceAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amis: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_ids: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_tags: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operating_systems: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<Ec2InstanceSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `Ec2InstanceAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ec2InstanceAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ami: Option<String>,
    pub instance_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_findings: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operating_system: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `Ec2Metadata`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ec2Metadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ami_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<Ec2Platform>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// `Ec2ScanModeState`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ec2ScanModeState {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_mode: Option<Ec2ScanMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_mode_status: Option<Ec2ScanModeStatus>,
}

/// `EcrConfiguration`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EcrConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pull_date_rescan_duration: Option<EcrPullDateRescanDuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pull_date_rescan_mode: Option<EcrPullDateRescanMode>,
    pub rescan_duration: EcrRescanDuration,
}

/// `EcrConfigurationState`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EcrConfigurationState {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rescan_duration_state: Option<EcrRescanDurationState>,
}

/// `EcrContainerImageMetadata`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EcrContainerImageMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_pulled_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_use_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_in_use_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
}

/// `EcrRepositoryMetadata`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EcrRepositoryMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_frequency: Option<EcrScanFrequency>,
}

/// `EcrRescanDurationState`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EcrRescanDurationState {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pull_date_rescan_duration: Option<EcrPullDateRescanDuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pull_date_rescan_mode: Option<EcrPullDateRescanMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rescan_duration: Option<EcrRescanDuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<EcrRescanDurationStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<EpochSeconds>,
}

/// `Epss`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Epss {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
}

/// `EpssDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EpssDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
}

/// `Evidence`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_detail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
}

/// `ExploitObserved`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExploitObserved {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<EpochSeconds>,
}

/// `ExploitabilityDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExploitabilityDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_known_exploit_at: Option<EpochSeconds>,
}

/// `FailedAccount`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FailedAccount {
    pub account_id: String,
    pub error_code: ErrorCode,
    pub error_message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_status: Option<ResourceStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

/// `FailedAssociationResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FailedAssociationResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<CodeSecurityResource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_code: Option<AssociationResultStatusCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

/// `FailedMemberAccountEc2DeepInspectionStatusState`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FailedMemberAccountEc2DeepInspectionStatusState {
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_scan_status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
}

/// `Filter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Filter {
    pub action: FilterAction,
    pub arn: String,
    pub created_at: EpochSeconds,
    pub criteria: FilterCriteria,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub name: String,
    pub owner_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    pub updated_at: EpochSeconds,
}

/// `FilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FilterCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository_project_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository_provider_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_vulnerability_detector_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_vulnerability_detector_tags: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_vulnerability_file_path: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_instance_image_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_instance_subnet_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_instance_vpc_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_architecture: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_hash: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_in_use_count: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_last_in_use_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_pushed_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_registry: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_repository_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_tags: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epss_score: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_available: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_status: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_observed_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_available: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inspector_score: Option<Vec<NumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_execution_role_arn: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_last_modified_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_layers: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_name: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_runtime: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_observed_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_protocol: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port_range: Option<Vec<PortRangeFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_vulnerabilities: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_tags: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Vec<DateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_severity: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerability_id: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerability_source: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerable_packages: Option<Vec<PackageFilter>>,
}

/// `Finding`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub aws_account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_vulnerability_details: Option<CodeVulnerabilityDetails>,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epss: Option<EpssDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_available: Option<ExploitAvailable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploitability_details: Option<ExploitabilityDetails>,
    pub finding_arn: String,
    pub first_observed_at: EpochSeconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_available: Option<FixAvailable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inspector_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inspector_score_details: Option<InspectorScoreDetails>,
    pub last_observed_at: EpochSeconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_reachability_details: Option<NetworkReachabilityDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_vulnerability_details: Option<PackageVulnerabilityDetails>,
    pub remediation: Remediation,
    pub resources: Vec<Resource>,
    pub severity: Severity,
    pub status: FindingStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub r#type: FindingType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<EpochSeconds>,
}

/// `FindingDetail`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cisa_data: Option<CisaData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cwes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epss_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidences: Option<Vec<Evidence>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_observed: Option<ExploitObserved>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_urls: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_score: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tools: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttps: Option<Vec<String>>,
}

/// `FindingDetailsError`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingDetailsError {
    pub error_code: FindingDetailsErrorCode,
    pub error_message: String,
    pub finding_arn: String,
}

/// `FindingTypeAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingTypeAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_type: Option<AggregationFindingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<AggregationResourceType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<FindingTypeSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `FindingTypeAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingTypeAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_available_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_available_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `FreeTrialAccountInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FreeTrialAccountInfo {
    pub account_id: String,
    pub free_trial_info: Vec<FreeTrialInfo>,
}

/// `FreeTrialInfo`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FreeTrialInfo {
    pub end: EpochSeconds,
    pub start: EpochSeconds,
    pub status: FreeTrialStatus,
    pub r#type: FreeTrialType,
}

/// `FreeTrialInfoError`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FreeTrialInfoError {
    pub account_id: String,
    pub code: FreeTrialInfoErrorCode,
    pub message: String,
}

/// `ImageLayerAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageLayerAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer_hashes: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repositories: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_ids: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<ImageLayerSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `ImageLayerAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageLayerAggregationResponse {
    pub account_id: String,
    pub layer_hash: String,
    pub repository: String,
    pub resource_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `InspectorScoreDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectorScoreDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjusted_cvss: Option<CvssScoreDetails>,
}

/// `InternalServerException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InternalServerException {
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<i32>,
}

/// `LambdaFunctionAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LambdaFunctionAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_names: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_tags: Option<Vec<MapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_ids: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtimes: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<LambdaFunctionSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `LambdaFunctionAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LambdaFunctionAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_at: Option<EpochSeconds>,
    pub resource_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `LambdaFunctionMetadata`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LambdaFunctionMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Runtime>,
}

/// `LambdaLayerAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LambdaLayerAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_names: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer_arns: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_ids: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<LambdaLayerSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `LambdaLayerAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LambdaLayerAggregationResponse {
    pub account_id: String,
    pub function_name: String,
    pub layer_arn: String,
    pub resource_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `LambdaVpcConfig`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LambdaVpcConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

/// `ListCisScanConfigurationsFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScanConfigurationsFilterCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration_arn_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_name_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_tag_filters: Option<Vec<TagFilter>>,
}

/// `ListCisScansFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCisScansFilterCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_checks_filters: Option<Vec<CisNumberFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_arn_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_at_filters: Option<Vec<CisDateFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration_arn_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_name_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_status_filters: Option<Vec<CisScanStatusFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_by_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_account_id_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_id_filters: Option<Vec<CisStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_tag_filters: Option<Vec<TagFilter>>,
}

/// `MapFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MapFilter {
    pub comparison: MapComparison,
    pub key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// `Member`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegated_admin_account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relationship_status: Option<RelationshipStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<EpochSeconds>,
}

/// `MemberAccountEc2DeepInspectionStatus`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberAccountEc2DeepInspectionStatus {
    pub account_id: String,
    pub activate_deep_inspection: bool,
}

/// `MemberAccountEc2DeepInspectionStatusState`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberAccountEc2DeepInspectionStatusState {
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Ec2DeepInspectionStatus>,
}

/// `MonthlySchedule`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MonthlySchedule {
    pub day: Day,
    pub start_time: Time,
}

/// `NetworkPath`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NetworkPath {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<Step>>,
}

/// `NetworkReachabilityDetails`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NetworkReachabilityDetails {
    pub network_path: NetworkPath,
    pub open_port_range: PortRange,
    pub protocol: NetworkProtocol,
}

/// `NumberFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NumberFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower_inclusive: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper_inclusive: Option<f64>,
}

/// `OneTimeSchedule`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OneTimeSchedule {}

/// `PackageAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_names: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<PackageSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `PackageAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    pub package_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `PackageFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architecture: Option<StringFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epoch: Option<NumberFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_path: Option<StringFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<StringFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<StringFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_lambda_layer_arn: Option<StringFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_layer_hash: Option<StringFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<StringFilter>,
}

/// `PackageVulnerabilityDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageVulnerabilityDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvss: Option<Vec<CvssScore>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_urls: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_vulnerabilities: Option<Vec<String>>,
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_created_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_severity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_updated_at: Option<EpochSeconds>,
    pub vulnerability_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerable_packages: Option<Vec<VulnerablePackage>>,
}

/// `PeriodicScanConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PeriodicScanConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<PeriodicScanFrequency>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency_expression: Option<String>,
}

/// `Permission`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Permission {
    pub operation: Operation,
    pub service: Service,
}

/// `PortRange`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PortRange {
    pub begin: i32,
    pub end: i32,
}

/// `PortRangeFilter`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PortRangeFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin_inclusive: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_inclusive: Option<i32>,
}

/// `ProjectCodeSecurityScanConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProjectCodeSecurityScanConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continuous_integration_scan_configurations:
        Option<Vec<ProjectContinuousIntegrationScanConfiguration>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periodic_scan_configurations: Option<Vec<ProjectPeriodicScanConfiguration>>,
}

/// `ProjectContinuousIntegrationScanConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProjectContinuousIntegrationScanConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_set_categories: Option<Vec<RuleSetCategory>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_event: Option<ContinuousIntegrationScanEvent>,
}

/// `ProjectPeriodicScanConfiguration`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProjectPeriodicScanConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency_expression: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_set_categories: Option<Vec<RuleSetCategory>>,
}

/// `Recommendation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recommendation {
    #[serde(rename = "Url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// `Remediation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Remediation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<Recommendation>,
}

/// `RepositoryAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepositoryAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repositories: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<RepositorySortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
}

/// `RepositoryAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepositoryAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affected_images: Option<i64>,
    pub repository: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
}

/// `Resource`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Resource {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<ResourceDetails>,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    pub r#type: ResourceType,
}

/// `ResourceDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_ec2_instance: Option<AwsEc2InstanceDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_ecr_container_image: Option<AwsEcrContainerImageDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_lambda_function: Option<AwsLambdaFunctionDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository: Option<CodeRepositoryDetails>,
}

/// `ResourceFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceFilterCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<Vec<ResourceStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2_instance_tags: Option<Vec<ResourceMapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image_tags: Option<Vec<ResourceStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository_name: Option<Vec<ResourceStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_name: Option<Vec<ResourceStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function_tags: Option<Vec<ResourceMapFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<Vec<ResourceStringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<Vec<ResourceStringFilter>>,
}

/// `ResourceMapFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceMapFilter {
    pub comparison: ResourceMapComparison,
    pub key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// `ResourceScanMetadata`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceScanMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository: Option<CodeRepositoryMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ec2: Option<Ec2Metadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_image: Option<EcrContainerImageMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository: Option<EcrRepositoryMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_function: Option<LambdaFunctionMetadata>,
}

/// `ResourceState`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceState {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository: Option<State>,
    pub ec2: State,
    pub ecr: State,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda: Option<State>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_code: Option<State>,
}

/// `ResourceStatus`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceStatus {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_repository: Option<Status>,
    pub ec2: Status,
    pub ecr: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_code: Option<Status>,
}

/// `ResourceStringFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceStringFilter {
    pub comparison: ResourceStringComparison,
    pub value: String,
}

/// `ScanStatus`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScanStatus {
    pub reason: ScanStatusReason,
    pub status_code: ScanStatusCode,
}

/// `Schedule`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Schedule {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily: Option<DailySchedule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly: Option<MonthlySchedule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_time: Option<OneTimeSchedule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekly: Option<WeeklySchedule>,
}

/// `ScopeSettings`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScopeSettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_selection_scope: Option<ProjectSelectionScope>,
}

/// `SearchVulnerabilitiesFilterCriteria`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchVulnerabilitiesFilterCriteria {
    pub vulnerability_ids: Vec<String>,
}

/// `ServiceQuotaExceededException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceQuotaExceededException {
    pub message: String,
    pub resource_id: String,
}

/// `SeverityCounts`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeverityCounts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<i64>,
}

/// `SortCriteria`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SortCriteria {
    pub field: SortField,
    pub sort_order: SortOrder,
}

/// `StartCisSessionMessage`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartCisSessionMessage {
    pub session_token: String,
}

/// `State`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    pub error_code: ErrorCode,
    pub error_message: String,
    pub status: Status,
}

/// `StatusCounts`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusCounts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passed: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped: Option<i32>,
}

/// `Step`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component_arn: Option<String>,
    pub component_id: String,
    pub component_type: String,
}

/// `StopCisMessageProgress`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopCisMessageProgress {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_checks: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_checks: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub informational_checks: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable_checks: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_evaluated_checks: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successful_checks: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_checks: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown_checks: Option<i32>,
}

/// `StopCisSessionMessage`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopCisSessionMessage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark_profile: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compute_platform: Option<ComputePlatform>,
    pub progress: StopCisMessageProgress,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub status: StopCisSessionStatus,
}

/// `StringFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StringFilter {
    pub comparison: StringComparison,
    pub value: String,
}

/// `SuccessfulAssociationResult`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SuccessfulAssociationResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<CodeSecurityResource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_configuration_arn: Option<String>,
}

/// `SuggestedFix`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SuggestedFix {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// `TagFilter`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagFilter {
    pub comparison: TagComparison,
    pub key: String,
    pub value: String,
}

/// `ThrottlingException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ThrottlingException {
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<i32>,
}

/// `Time`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Time {
    pub time_of_day: String,
    pub timezone: String,
}

/// `TitleAggregation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TitleAggregation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_type: Option<AggregationFindingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<AggregationResourceType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<TitleSortBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titles: Option<Vec<StringFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerability_ids: Option<Vec<StringFilter>>,
}

/// `TitleAggregationResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TitleAggregationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_counts: Option<SeverityCounts>,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerability_id: Option<String>,
}

/// `UpdateCisTargets`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCisTargets {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_resource_tags: Option<BTreeMap<String, Vec<String>>>,
}

/// `UpdateGitHubIntegrationDetail`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateGitHubIntegrationDetail {
    pub code: String,
    pub installation_id: String,
}

/// `UpdateGitLabSelfManagedIntegrationDetail`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateGitLabSelfManagedIntegrationDetail {
    pub auth_code: String,
}

/// `UpdateIntegrationDetails`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateIntegrationDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub github: Option<UpdateGitHubIntegrationDetail>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gitlab_self_managed: Option<UpdateGitLabSelfManagedIntegrationDetail>,
}

/// `Usage`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Usage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimated_monthly_cost: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<UsageType>,
}

/// `UsageTotal`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UsageTotal {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<Vec<Usage>>,
}

/// `ValidationException`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValidationException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<ValidationExceptionField>>,
    pub message: String,
    pub reason: ValidationExceptionReason,
}

/// `ValidationExceptionField`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValidationExceptionField {
    pub message: String,
    pub name: String,
}

/// `Vulnerability`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vulnerability {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub atig_data: Option<AtigData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cisa_data: Option<CisaData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvss2: Option<Cvss2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvss3: Option<Cvss3>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvss4: Option<Cvss4>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cwes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detection_platforms: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epss: Option<Epss>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_observed: Option<ExploitObserved>,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_urls: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_vulnerabilities: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<VulnerabilitySource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_created_at: Option<EpochSeconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_severity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_updated_at: Option<EpochSeconds>,
}

/// `VulnerablePackage`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VulnerablePackage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epoch: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_in_version: Option<String>,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_manager: Option<PackageManager>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remediation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_lambda_layer_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_layer_hash: Option<String>,
    pub version: String,
}

/// `WeeklySchedule`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WeeklySchedule {
    pub days: Vec<Day>,
    pub start_time: Time,
}
