//! Filter criteria from Inspector's form and back.
//!
//! Odd: criteria on members that only findings in other things than images have are taken and kept, and equal nothing here.

use tidewaiter_aws_api::inspector2::{
    DateFilter, FilterCriteria, MapComparison, MapFilter, NumberFilter, PackageFilter as ApiPackageFilter,
    PortRangeFilter, StringComparison, StringFilter,
};
use tidewaiter_scanning::{
    Comparison, Criteria, DateField, NumberField, OtherField, PackageFilter, Span, TagFilter, TextField,
    TextFilter,
};
use tidewaiter_types::Timestamp;

use crate::Result;
use crate::errors::invalid;

/// Names each member that is a word, with its field: both ways are made of one list.
macro_rules! texts {
    ($($member:ident: $name:literal = $field:expr,)+) => {
        fn take_texts(input: &mut FilterCriteria, criteria: &mut Criteria) -> Result<()> {
            $(if let Some(filters) = input.$member.take() {
                let filters = filters.into_iter().map(|filter| text($name, filter));
                criteria.texts.insert($field, filters.collect::<Result<_>>()?);
            })+
            Ok(())
        }

        fn show_texts(criteria: &Criteria, shown: &mut FilterCriteria) {
            $(shown.$member = criteria
                .texts
                .get(&$field)
                .map(|filters| filters.iter().map(shown_text).collect());)+
        }
    };
}

texts! {
    aws_account_id: "awsAccountId" = TextField::AwsAccountId,
    ecr_image_architecture: "ecrImageArchitecture" = TextField::EcrImageArchitecture,
    ecr_image_hash: "ecrImageHash" = TextField::EcrImageHash,
    ecr_image_registry: "ecrImageRegistry" = TextField::EcrImageRegistry,
    ecr_image_repository_name: "ecrImageRepositoryName" = TextField::EcrImageRepositoryName,
    ecr_image_tags: "ecrImageTags" = TextField::EcrImageTags,
    exploit_available: "exploitAvailable" = TextField::ExploitAvailable,
    finding_arn: "findingArn" = TextField::FindingArn,
    finding_status: "findingStatus" = TextField::FindingStatus,
    finding_type: "findingType" = TextField::FindingType,
    fix_available: "fixAvailable" = TextField::FixAvailable,
    related_vulnerabilities: "relatedVulnerabilities" = TextField::RelatedVulnerabilities,
    resource_id: "resourceId" = TextField::ResourceId,
    resource_type: "resourceType" = TextField::ResourceType,
    severity: "severity" = TextField::Severity,
    title: "title" = TextField::Title,
    vendor_severity: "vendorSeverity" = TextField::VendorSeverity,
    vulnerability_id: "vulnerabilityId" = TextField::VulnerabilityId,
    vulnerability_source: "vulnerabilitySource" = TextField::VulnerabilitySource,
    code_repository_project_name: "codeRepositoryProjectName" = TextField::Other(OtherField::CodeRepositoryProjectName),
    code_repository_provider_type: "codeRepositoryProviderType" = TextField::Other(OtherField::CodeRepositoryProviderType),
    code_vulnerability_detector_name: "codeVulnerabilityDetectorName" = TextField::Other(OtherField::CodeVulnerabilityDetectorName),
    code_vulnerability_detector_tags: "codeVulnerabilityDetectorTags" = TextField::Other(OtherField::CodeVulnerabilityDetectorTags),
    code_vulnerability_file_path: "codeVulnerabilityFilePath" = TextField::Other(OtherField::CodeVulnerabilityFilePath),
    component_id: "componentId" = TextField::Other(OtherField::ComponentId),
    component_type: "componentType" = TextField::Other(OtherField::ComponentType),
    ec2_instance_image_id: "ec2InstanceImageId" = TextField::Other(OtherField::Ec2InstanceImageId),
    ec2_instance_subnet_id: "ec2InstanceSubnetId" = TextField::Other(OtherField::Ec2InstanceSubnetId),
    ec2_instance_vpc_id: "ec2InstanceVpcId" = TextField::Other(OtherField::Ec2InstanceVpcId),
    lambda_function_execution_role_arn: "lambdaFunctionExecutionRoleArn" = TextField::Other(OtherField::LambdaFunctionExecutionRoleArn),
    lambda_function_layers: "lambdaFunctionLayers" = TextField::Other(OtherField::LambdaFunctionLayers),
    lambda_function_name: "lambdaFunctionName" = TextField::Other(OtherField::LambdaFunctionName),
    lambda_function_runtime: "lambdaFunctionRuntime" = TextField::Other(OtherField::LambdaFunctionRuntime),
    network_protocol: "networkProtocol" = TextField::Other(OtherField::NetworkProtocol),
}

/// Names each member that is an instant or a number, with its field.
macro_rules! spans {
    ($take:ident, $show:ident, $map:ident, $read:ident, $shown:ident: $($member:ident: $name:literal = $field:expr,)+) => {
        fn $take(input: &mut FilterCriteria, criteria: &mut Criteria) -> Result<()> {
            $(if let Some(filters) = input.$member.take() {
                let spans = filters.into_iter().map(|filter| checked($name, $read(filter)));
                criteria.$map.insert($field, spans.collect::<Result<_>>()?);
            })+
            Ok(())
        }

        fn $show(criteria: &Criteria, shown: &mut FilterCriteria) {
            $(shown.$member = criteria.$map.get(&$field).map(|spans| spans.iter().map($shown).collect());)+
        }
    };
}

spans! { take_dates, show_dates, dates, dates_of, shown_dates:
    ecr_image_last_in_use_at: "ecrImageLastInUseAt" = DateField::EcrImageLastInUseAt,
    ecr_image_pushed_at: "ecrImagePushedAt" = DateField::EcrImagePushedAt,
    first_observed_at: "firstObservedAt" = DateField::FirstObservedAt,
    lambda_function_last_modified_at: "lambdaFunctionLastModifiedAt" = DateField::LambdaFunctionLastModifiedAt,
    last_observed_at: "lastObservedAt" = DateField::LastObservedAt,
    updated_at: "updatedAt" = DateField::UpdatedAt,
}

spans! { take_numbers, show_numbers, numbers, numbers_of, shown_numbers:
    ecr_image_in_use_count: "ecrImageInUseCount" = NumberField::EcrImageInUseCount,
    epss_score: "epssScore" = NumberField::EpssScore,
    inspector_score: "inspectorScore" = NumberField::InspectorScore,
}

/// Criteria as they are evaluated.
pub(crate) fn criteria(mut input: FilterCriteria) -> Result<Criteria> {
    let mut criteria = Criteria::default();
    take_texts(&mut input, &mut criteria)?;
    take_dates(&mut input, &mut criteria)?;
    take_numbers(&mut input, &mut criteria)?;
    let tags = input.resource_tags.take().unwrap_or_default();
    criteria.tags = tags.into_iter().map(tag).collect::<Result<_>>()?;
    let packages = input.vulnerable_packages.take().unwrap_or_default();
    criteria.packages = packages.into_iter().map(package).collect::<Result<_>>()?;
    let ports = input.port_range.take().unwrap_or_default().into_iter();
    let span = |port: PortRangeFilter| Span {
        from: port.begin_inclusive,
        to: port.end_inclusive,
    };
    criteria.ports = ports
        .map(|port| checked("portRange", span(port)))
        .collect::<Result<_>>()?;
    Ok(criteria)
}

/// Criteria as Inspector shows them.
pub(crate) fn shown(criteria: &Criteria) -> FilterCriteria {
    let mut shown = FilterCriteria::default();
    show_texts(criteria, &mut shown);
    show_dates(criteria, &mut shown);
    show_numbers(criteria, &mut shown);
    shown.resource_tags = some(criteria.tags.iter().map(|tag| MapFilter {
        comparison: MapComparison::Equals,
        key: tag.key.clone(),
        value: tag.value.clone(),
    }));
    shown.vulnerable_packages = some(criteria.packages.iter().map(shown_package));
    shown.port_range = some(criteria.ports.iter().map(|span| PortRangeFilter {
        begin_inclusive: span.from,
        end_inclusive: span.to,
    }));
    shown
}

fn some<T>(all: impl Iterator<Item = T>) -> Option<Vec<T>> {
    let all: Vec<T> = all.collect();
    (!all.is_empty()).then_some(all)
}

/// A filter of a word; `member` is for the words of the error.
pub(crate) fn text(member: &str, filter: StringFilter) -> Result<TextFilter> {
    let comparison = match filter.comparison {
        StringComparison::Equals => Comparison::Equals,
        StringComparison::Prefix => Comparison::Prefix,
        StringComparison::NotEquals => Comparison::NotEquals,
        other => {
            let rule = format!(
                "the comparison '{}' is none of EQUALS, PREFIX, NOT_EQUALS",
                other.as_str()
            );
            return Err(invalid(member, rule));
        }
    };
    Ok(TextFilter {
        comparison,
        value: filter.value,
    })
}

fn shown_text(filter: &TextFilter) -> StringFilter {
    let comparison = match filter.comparison {
        Comparison::Equals => StringComparison::Equals,
        Comparison::Prefix => StringComparison::Prefix,
        Comparison::NotEquals => StringComparison::NotEquals,
    };
    StringFilter {
        comparison,
        value: filter.value.clone(),
    }
}

/// Refuses a span without ends, and one that ends before it begins.
pub(crate) fn checked<T: PartialOrd>(member: &str, span: Span<T>) -> Result<Span<T>> {
    match (&span.from, &span.to) {
        (None, None) => Err(invalid(member, "at least one end of the range must be given")),
        (Some(from), Some(to)) if from > to => Err(invalid(member, "the range ends before it begins")),
        _ => Ok(span),
    }
}

pub(crate) fn dates_of(filter: DateFilter) -> Span<Timestamp> {
    Span {
        from: filter.start_inclusive.map(|at| at.0),
        to: filter.end_inclusive.map(|at| at.0),
    }
}

fn shown_dates(span: &Span<Timestamp>) -> DateFilter {
    DateFilter {
        start_inclusive: span.from.map(Into::into),
        end_inclusive: span.to.map(Into::into),
    }
}

pub(crate) fn numbers_of(filter: NumberFilter) -> Span<f64> {
    Span {
        from: filter.lower_inclusive,
        to: filter.upper_inclusive,
    }
}

fn shown_numbers(span: &Span<f64>) -> NumberFilter {
    NumberFilter {
        lower_inclusive: span.from,
        upper_inclusive: span.to,
    }
}

fn tag(filter: MapFilter) -> Result<TagFilter> {
    match filter.comparison {
        MapComparison::Equals => Ok(TagFilter {
            key: filter.key,
            value: filter.value,
        }),
        other => Err(invalid(
            "resourceTags",
            format!("the comparison '{}' is not EQUALS", other.as_str()),
        )),
    }
}

fn package(filter: ApiPackageFilter) -> Result<PackageFilter> {
    let word = |filter: Option<StringFilter>| {
        filter
            .map(|filter| text("vulnerablePackages", filter))
            .transpose()
    };
    let epoch = filter
        .epoch
        .map(|epoch| checked("vulnerablePackages", numbers_of(epoch)))
        .transpose()?;
    let read = PackageFilter {
        architecture: word(filter.architecture)?,
        epoch,
        file_path: word(filter.file_path)?,
        name: word(filter.name)?,
        release: word(filter.release)?,
        source_lambda_layer_arn: word(filter.source_lambda_layer_arn)?,
        source_layer_hash: word(filter.source_layer_hash)?,
        version: word(filter.version)?,
    };
    match read == PackageFilter::default() {
        true => Err(invalid(
            "vulnerablePackages",
            "a package filter must say something of the package",
        )),
        false => Ok(read),
    }
}

fn shown_package(filter: &PackageFilter) -> ApiPackageFilter {
    let word = |filter: &Option<TextFilter>| filter.as_ref().map(shown_text);
    ApiPackageFilter {
        architecture: word(&filter.architecture),
        epoch: filter.epoch.as_ref().map(shown_numbers),
        file_path: word(&filter.file_path),
        name: word(&filter.name),
        release: word(&filter.release),
        source_lambda_layer_arn: word(&filter.source_lambda_layer_arn),
        source_layer_hash: word(&filter.source_layer_hash),
        version: word(&filter.version),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;

    /// A filter of each member that the model has.
    fn of_all_members() -> Value {
        let model: Value = serde_json::from_str(include_str!("../../../../models/inspector2.json")).unwrap();
        let members = model["shapes"]["FilterCriteria"]["members"].as_object().unwrap();
        let filter = |shape: &str| match shape {
            "StringFilterList" => json!({"comparison": "NOT_EQUALS", "value": "x"}),
            "DateFilterList" => json!({"startInclusive": 1}),
            "NumberFilterList" => json!({"upperInclusive": 0.5}),
            "MapFilterList" => json!({"comparison": "EQUALS", "key": "team", "value": "a"}),
            "PortRangeFilterList" => json!({"beginInclusive": 1, "endInclusive": 80}),
            "PackageFilterList" => json!({
                "name": {"comparison": "PREFIX", "value": "lib"}, "epoch": {"lowerInclusive": 1.0},
            }),
            other => panic!("{other} is new"),
        };
        let filters = members.iter().map(|(name, member)| {
            let shape = member["shape"].as_str().unwrap();
            (name.clone(), json!([filter(shape)]))
        });
        Value::Object(filters.collect::<Map<_, _>>())
    }

    #[test]
    fn all_members_of_the_model_come_back_as_they_went_in() {
        let input = of_all_members();
        let read = criteria(serde_json::from_value(input.clone()).unwrap()).unwrap();
        assert_eq!(serde_json::to_value(shown(&read)).unwrap(), input);
    }

    #[test]
    fn what_cannot_hold_is_refused() {
        for (member, filter) in [
            ("updatedAt", json!({"startInclusive": 2, "endInclusive": 1})),
            ("updatedAt", json!({})),
            ("epssScore", json!({"lowerInclusive": 0.5, "upperInclusive": 0.1})),
            ("severity", json!({"comparison": "CONTAINS", "value": "x"})),
            ("vulnerablePackages", json!({})),
        ] {
            let input = serde_json::from_value(json!({member: [filter]})).unwrap();
            let error = criteria(input).unwrap_err();
            let tidewaiter_aws_api::inspector2::Error::Validation(error) = error else {
                panic!("{error:?}");
            };
            assert_eq!(error.reason.as_str(), "FIELD_VALIDATION_FAILED");
            assert_eq!(error.fields.unwrap()[0].name, member);
        }
    }
}
