//! Criteria that findings are chosen by: for lists, for aggregations, and for the rules that suppress some.
//!
//! Criteria are a list of conditions on members of a finding, all of which must hold. The filters of one condition are
//! alternatives, but for `NotEquals`: of those each must hold. A member that a finding does not have equals nothing.
//!
//! Odd: criteria can be asked before all of a finding is known ([`Known`]): what is not known yet holds. So vulnerabilities
//! and images are passed by before their findings are made, by the same code that decides in the end.

mod holds;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tidewaiter_types::Timestamp;

pub use holds::Known;

/// Members that are words; some have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "they are named as the members of Inspector's findings are"
)]
pub enum TextField {
    AwsAccountId,
    EcrImageArchitecture,
    EcrImageHash,
    EcrImageRegistry,
    EcrImageRepositoryName,
    EcrImageTags,
    ExploitAvailable,
    FindingArn,
    FindingStatus,
    FindingType,
    FixAvailable,
    RelatedVulnerabilities,
    ResourceId,
    ResourceType,
    Severity,
    Title,
    VendorSeverity,
    VulnerabilityId,
    VulnerabilitySource,
    /// Members of findings in other things than images, which no finding here has, by Inspector's name for them.
    Other(OtherField),
}

/// Members that no finding in an image has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "they are named as the members of Inspector's findings are"
)]
pub enum OtherField {
    CodeRepositoryProjectName,
    CodeRepositoryProviderType,
    CodeVulnerabilityDetectorName,
    CodeVulnerabilityDetectorTags,
    CodeVulnerabilityFilePath,
    ComponentId,
    ComponentType,
    Ec2InstanceImageId,
    Ec2InstanceSubnetId,
    Ec2InstanceVpcId,
    LambdaFunctionExecutionRoleArn,
    LambdaFunctionLayers,
    LambdaFunctionName,
    LambdaFunctionRuntime,
    NetworkProtocol,
}

/// Members that are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "they are named as the members of Inspector's findings are"
)]
pub enum NumberField {
    EcrImageInUseCount,
    EpssScore,
    InspectorScore,
}

/// Members that are instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "they are named as the members of Inspector's findings are"
)]
pub enum DateField {
    EcrImageLastInUseAt,
    EcrImagePushedAt,
    FirstObservedAt,
    LambdaFunctionLastModifiedAt,
    LastObservedAt,
    UpdatedAt,
}

/// How words are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// They are the same.
    Equals,
    /// The member's begins with the filter's.
    Prefix,
    /// They are not the same.
    NotEquals,
}

/// A filter of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFilter {
    /// How.
    pub comparison: Comparison,
    /// With what.
    pub value: String,
}

/// From where to where; both ends are inside.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Span<T> {
    /// The least.
    pub from: Option<T>,
    /// The greatest.
    pub to: Option<T>,
}

/// A filter of tags of AWS resources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagFilter {
    /// The key.
    pub key: String,
    /// The value; any if there is none.
    pub value: Option<String>,
}

/// A filter of packages: all that it says must hold for one package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "they are named as the members of Inspector's packages are"
)]
pub struct PackageFilter {
    pub architecture: Option<TextFilter>,
    pub epoch: Option<Span<f64>>,
    pub file_path: Option<TextFilter>,
    pub name: Option<TextFilter>,
    pub release: Option<TextFilter>,
    pub source_lambda_layer_arn: Option<TextFilter>,
    pub source_layer_hash: Option<TextFilter>,
    pub version: Option<TextFilter>,
}

/// What findings must be like.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Criteria {
    /// By members that are words.
    #[serde(default, with = "pairs")]
    pub texts: BTreeMap<TextField, Vec<TextFilter>>,
    /// By members that are numbers.
    #[serde(default, with = "pairs")]
    pub numbers: BTreeMap<NumberField, Vec<Span<f64>>>,
    /// By members that are instants.
    #[serde(default, with = "pairs")]
    pub dates: BTreeMap<DateField, Vec<Span<Timestamp>>>,
    /// By tags of the image's repository.
    #[serde(default)]
    pub tags: Vec<TagFilter>,
    /// By packages.
    #[serde(default)]
    pub packages: Vec<PackageFilter>,
    /// By ports, which no finding in an image has.
    #[serde(default)]
    pub ports: Vec<Span<i32>>,
}

impl Criteria {
    /// These criteria and one more word that a member must equal.
    pub fn and_equals(mut self, field: TextField, values: &[&str]) -> Self {
        let filters = values.iter().map(|value| TextFilter {
            comparison: Comparison::Equals,
            value: (*value).to_owned(),
        });
        self.texts.insert(field, filters.collect());
        self
    }

    /// The words that a member must equal, if the criteria name them all.
    pub fn equals(&self, field: TextField) -> Option<Vec<&str>> {
        let filters = self.texts.get(&field)?;
        let mut positive = filters
            .iter()
            .filter(|filter| filter.comparison != Comparison::NotEquals)
            .peekable();
        positive.peek()?;
        positive
            .map(|filter| (filter.comparison == Comparison::Equals).then_some(filter.value.as_str()))
            .collect()
    }
}

/// Maps whose keys are no texts, as lists of pairs.
mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S, K, V>(map: &BTreeMap<K, V>, serializer: S) -> Result<S::Ok, S::Error>
    where
        S: Serializer,
        K: Serialize,
        V: Serialize,
    {
        map.iter().collect::<Vec<_>>().serialize(serializer)
    }

    pub fn deserialize<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        D: Deserializer<'de>,
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}
