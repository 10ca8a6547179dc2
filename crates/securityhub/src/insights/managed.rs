//! The insights that come with the hub: those of AWS's that findings of images can have results for (Security Hub user guide,
//! "Managed insights"). Their numbers are those of the guide's list.

use tidewaiter_aws_api::securityhub::{AwsSecurityFindingFilters, Insight, StringFilter};

const MANAGED: &[(u8, &str, &str)] = &[
    (1, "AWS resources with the most findings", "ResourceId"),
    (22, "Top accounts by counts of findings", "AwsAccountId"),
    (23, "Top products by counts of findings", "ProductArn"),
    (24, "Severity by counts of findings", "SeverityLabel"),
    (30, "Top integrations by counts of findings", "ProductArn"),
];

pub(super) fn all() -> Vec<Insight> {
    let active = StringFilter {
        comparison: Some("EQUALS".into()),
        value: Some("ACTIVE".to_owned()),
    };
    let insight = |(number, name, attribute): &(u8, &str, &str)| Insight {
        filters: AwsSecurityFindingFilters {
            record_state: Some(vec![active.clone()]),
            ..AwsSecurityFindingFilters::default()
        },
        group_by_attribute: (*attribute).to_owned(),
        insight_arn: format!("arn:aws:securityhub:::insight/securityhub/default/{number}"),
        name: (*name).to_owned(),
    };
    MANAGED.iter().map(insight).collect()
}
