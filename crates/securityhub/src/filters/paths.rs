//! Where in a finding what a filter names is: members separated by dots, through lists as if they were not there.

use serde_json::Value;

/// Filters whose path is not their own name.
const PATHS: &[(&str, &str)] = &[
    (
        "ComplianceAssociatedStandardsId",
        "Compliance.AssociatedStandards.StandardsId",
    ),
    ("ComplianceSecurityControlId", "Compliance.SecurityControlId"),
    (
        "ComplianceSecurityControlParametersName",
        "Compliance.SecurityControlParameters.Name",
    ),
    (
        "ComplianceSecurityControlParametersValue",
        "Compliance.SecurityControlParameters.Value",
    ),
    ("ComplianceStatus", "Compliance.Status"),
    (
        "FindingProviderFieldsConfidence",
        "FindingProviderFields.Confidence",
    ),
    (
        "FindingProviderFieldsCriticality",
        "FindingProviderFields.Criticality",
    ),
    (
        "FindingProviderFieldsRelatedFindingsId",
        "FindingProviderFields.RelatedFindings.Id",
    ),
    (
        "FindingProviderFieldsRelatedFindingsProductArn",
        "FindingProviderFields.RelatedFindings.ProductArn",
    ),
    (
        "FindingProviderFieldsSeverityLabel",
        "FindingProviderFields.Severity.Label",
    ),
    (
        "FindingProviderFieldsSeverityOriginal",
        "FindingProviderFields.Severity.Original",
    ),
    ("FindingProviderFieldsTypes", "FindingProviderFields.Types"),
    ("Keyword", ""),
    ("MalwareName", "Malware.Name"),
    ("MalwarePath", "Malware.Path"),
    ("MalwareState", "Malware.State"),
    ("MalwareType", "Malware.Type"),
    ("NetworkDestinationDomain", "Network.DestinationDomain"),
    ("NetworkDestinationIpV4", "Network.DestinationIpV4"),
    ("NetworkDestinationIpV6", "Network.DestinationIpV6"),
    ("NetworkDestinationPort", "Network.DestinationPort"),
    ("NetworkDirection", "Network.Direction"),
    ("NetworkProtocol", "Network.Protocol"),
    ("NetworkSourceDomain", "Network.SourceDomain"),
    ("NetworkSourceIpV4", "Network.SourceIpV4"),
    ("NetworkSourceIpV6", "Network.SourceIpV6"),
    ("NetworkSourceMac", "Network.SourceMac"),
    ("NetworkSourcePort", "Network.SourcePort"),
    ("NoteText", "Note.Text"),
    ("NoteUpdatedAt", "Note.UpdatedAt"),
    ("NoteUpdatedBy", "Note.UpdatedBy"),
    ("ProcessLaunchedAt", "Process.LaunchedAt"),
    ("ProcessName", "Process.Name"),
    ("ProcessParentPid", "Process.ParentPid"),
    ("ProcessPath", "Process.Path"),
    ("ProcessPid", "Process.Pid"),
    ("ProcessTerminatedAt", "Process.TerminatedAt"),
    ("RecommendationText", "Remediation.Recommendation.Text"),
    ("RelatedFindingsId", "RelatedFindings.Id"),
    ("RelatedFindingsProductArn", "RelatedFindings.ProductArn"),
    ("ResourceApplicationArn", "Resources.ApplicationArn"),
    ("ResourceApplicationName", "Resources.ApplicationName"),
    (
        "ResourceAwsEc2InstanceIamInstanceProfileArn",
        "Resources.Details.AwsEc2Instance.IamInstanceProfileArn",
    ),
    (
        "ResourceAwsEc2InstanceImageId",
        "Resources.Details.AwsEc2Instance.ImageId",
    ),
    (
        "ResourceAwsEc2InstanceIpV4Addresses",
        "Resources.Details.AwsEc2Instance.IpV4Addresses",
    ),
    (
        "ResourceAwsEc2InstanceIpV6Addresses",
        "Resources.Details.AwsEc2Instance.IpV6Addresses",
    ),
    (
        "ResourceAwsEc2InstanceKeyName",
        "Resources.Details.AwsEc2Instance.KeyName",
    ),
    (
        "ResourceAwsEc2InstanceLaunchedAt",
        "Resources.Details.AwsEc2Instance.LaunchedAt",
    ),
    (
        "ResourceAwsEc2InstanceSubnetId",
        "Resources.Details.AwsEc2Instance.SubnetId",
    ),
    (
        "ResourceAwsEc2InstanceType",
        "Resources.Details.AwsEc2Instance.Type",
    ),
    (
        "ResourceAwsEc2InstanceVpcId",
        "Resources.Details.AwsEc2Instance.VpcId",
    ),
    (
        "ResourceAwsIamAccessKeyCreatedAt",
        "Resources.Details.AwsIamAccessKey.CreatedAt",
    ),
    (
        "ResourceAwsIamAccessKeyPrincipalName",
        "Resources.Details.AwsIamAccessKey.PrincipalName",
    ),
    (
        "ResourceAwsIamAccessKeyStatus",
        "Resources.Details.AwsIamAccessKey.Status",
    ),
    (
        "ResourceAwsIamAccessKeyUserName",
        "Resources.Details.AwsIamAccessKey.UserName",
    ),
    (
        "ResourceAwsIamUserUserName",
        "Resources.Details.AwsIamUser.UserName",
    ),
    (
        "ResourceAwsS3BucketOwnerId",
        "Resources.Details.AwsS3Bucket.OwnerId",
    ),
    (
        "ResourceAwsS3BucketOwnerName",
        "Resources.Details.AwsS3Bucket.OwnerName",
    ),
    ("ResourceContainerImageId", "Resources.Details.Container.ImageId"),
    (
        "ResourceContainerImageName",
        "Resources.Details.Container.ImageName",
    ),
    (
        "ResourceContainerLaunchedAt",
        "Resources.Details.Container.LaunchedAt",
    ),
    ("ResourceContainerName", "Resources.Details.Container.Name"),
    ("ResourceDetailsOther", "Resources.Details.Other"),
    ("ResourceId", "Resources.Id"),
    ("ResourcePartition", "Resources.Partition"),
    ("ResourceRegion", "Resources.Region"),
    ("ResourceTags", "Resources.Tags"),
    ("ResourceType", "Resources.Type"),
    ("SeverityLabel", "Severity.Label"),
    ("SeverityNormalized", "Severity.Normalized"),
    ("SeverityProduct", "Severity.Product"),
    ("ThreatIntelIndicatorCategory", "ThreatIntelIndicators.Category"),
    (
        "ThreatIntelIndicatorLastObservedAt",
        "ThreatIntelIndicators.LastObservedAt",
    ),
    ("ThreatIntelIndicatorSource", "ThreatIntelIndicators.Source"),
    ("ThreatIntelIndicatorSourceUrl", "ThreatIntelIndicators.SourceUrl"),
    ("ThreatIntelIndicatorType", "ThreatIntelIndicators.Type"),
    ("ThreatIntelIndicatorValue", "ThreatIntelIndicators.Value"),
    ("Type", "Types"),
    (
        "VulnerabilitiesExploitAvailable",
        "Vulnerabilities.ExploitAvailable",
    ),
    ("VulnerabilitiesFixAvailable", "Vulnerabilities.FixAvailable"),
    ("WorkflowStatus", "Workflow.Status"),
];

/// Filters that are named as the member is.
const SAME: &[&str] = &[
    "AwsAccountId",
    "AwsAccountName",
    "CompanyName",
    "Confidence",
    "CreatedAt",
    "Criticality",
    "Description",
    "FirstObservedAt",
    "GeneratorId",
    "Id",
    "LastObservedAt",
    "ProductArn",
    "ProductFields",
    "ProductName",
    "RecordState",
    "Region",
    "Sample",
    "SourceUrl",
    "Title",
    "UpdatedAt",
    "UserDefinedFields",
    "VerificationState",
    "WorkflowState",
];

/// The path of a filter or of an insight's attribute; the empty one is the whole finding.
pub(crate) fn path_of(key: &str) -> Option<&'static str> {
    let named = PATHS.iter().find(|(name, _)| *name == key).map(|(_, path)| *path);
    named.or_else(|| SAME.iter().find(|name| **name == key).copied())
}

/// What is at a path: nothing, one value, or several where it leads through lists.
pub(crate) fn values<'a>(finding: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut found = vec![finding];
    for member in path.split('.').filter(|member| !member.is_empty()) {
        found = found
            .into_iter()
            .flat_map(items)
            .filter_map(|value| value.get(member))
            .collect();
    }
    found.into_iter().flat_map(items).collect()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    let (list, one) = match value {
        Value::Array(list) => (list.as_slice(), None),
        other => (&[][..], Some(other)),
    };
    list.iter().chain(one)
}

/// Values as texts; what has no text is left out.
pub(crate) fn texts(values: &[&Value]) -> Vec<String> {
    let text = |value: &&Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        _ => None,
    };
    values.iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tidewaiter_aws_api::securityhub::shapes;
    use tidewaiter_aws_wire::constraints::Shape;

    use super::*;

    #[test]
    fn every_filter_of_the_model_has_a_path() {
        let Shape::Structure { members, .. } = &shapes::AWS_SECURITY_FINDING_FILTERS else {
            panic!("filters are a structure");
        };
        for member in *members {
            assert!(path_of(member.name).is_some(), "{}", member.name);
        }
    }

    #[test]
    fn paths_lead_through_lists() {
        let finding = json!({"Resources": [{"Id": "a"}, {"Id": "b"}, {}], "Types": ["x", "y"]});
        let ids = texts(&values(&finding, "Resources.Id"));
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(texts(&values(&finding, "Types")), ["x", "y"]);
        assert!(values(&finding, "Compliance.Status").is_empty());
    }
}
