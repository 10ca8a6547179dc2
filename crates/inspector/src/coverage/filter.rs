//! Filters of coverage: values of one key are alternatives (those of NOT_EQUALS must all hold), keys hold together.
//!
//! Odd: keys of what is not scanned here (instances, functions, code) are of resources that have no such value: they
//! equal nothing.

use tidewaiter_aws_api::inspector2::{
    CoverageDateFilter, CoverageFilterCriteria, CoverageStringComparison, CoverageStringFilter,
};
use tidewaiter_aws_wire::EpochSeconds;

use super::walk::Covered;

/// Whether a resource is wanted.
pub(super) fn matches(criteria: &CoverageFilterCriteria, covered: &Covered) -> bool {
    let (resource, tags) = (&covered.resource, &covered.tags);
    let status = resource.scan_status.as_ref();
    let code = status.map(|status| status.status_code.as_str());
    let reason = status.map(|status| status.reason.as_str());
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    strings(&criteria.account_id, &[&resource.account_id])
        && strings(&criteria.ecr_repository_name, &[&covered.repository])
        && strings(&criteria.ecr_image_tags, &tags)
        && strings(&criteria.resource_id, &[&resource.resource_id])
        && strings(&criteria.resource_type, &[resource.resource_type.as_str()])
        && strings(&criteria.scan_status_code, code.as_slice())
        && strings(&criteria.scan_status_reason, reason.as_slice())
        && strings(&criteria.scan_type, &[resource.scan_type.as_str()])
        && dates(&criteria.last_scanned_at, resource.last_scanned_at)
        && dates(&criteria.image_pulled_at, covered.pulled_at)
        && of_others(criteria)
}

/// Keys that no resource of this server has a value for.
fn of_others(criteria: &CoverageFilterCriteria) -> bool {
    let without_value = [
        &criteria.code_repository_project_name,
        &criteria.code_repository_provider_type,
        &criteria.code_repository_provider_type_visibility,
        &criteria.lambda_function_name,
        &criteria.lambda_function_runtime,
        &criteria.last_scanned_commit_id,
        &criteria.scan_mode,
    ];
    without_value.iter().all(|filters| strings(filters, &[]))
        && criteria.ec2_instance_tags.as_ref().is_none_or(Vec::is_empty)
        && criteria.lambda_function_tags.as_ref().is_none_or(Vec::is_empty)
        && criteria.ecr_image_in_use_count.as_ref().is_none_or(Vec::is_empty)
        && dates(&criteria.ecr_image_last_in_use_at, None)
}

/// Whether a value that may occur several times, as tags do, is wanted.
pub(super) fn strings(filters: &Option<Vec<CoverageStringFilter>>, values: &[&str]) -> bool {
    let filters = filters.iter().flatten();
    let (not, is): (Vec<_>, Vec<_>) =
        filters.partition(|filter| filter.comparison == CoverageStringComparison::NotEquals);
    let has = |filter: &&CoverageStringFilter| values.contains(&filter.value.as_str());
    (is.is_empty() || is.iter().any(has)) && !not.iter().any(has)
}

fn dates(filters: &Option<Vec<CoverageDateFilter>>, value: Option<EpochSeconds>) -> bool {
    let Some(filters) = filters.as_ref().filter(|filters| !filters.is_empty()) else {
        return true;
    };
    let within = |filter: &CoverageDateFilter, value: EpochSeconds| {
        filter.start_inclusive.is_none_or(|start| start.0 <= value.0)
            && filter.end_inclusive.is_none_or(|end| value.0 <= end.0)
    };
    value.is_some_and(|value| filters.iter().any(|filter| within(filter, value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filters(given: &[(&str, &str)]) -> Option<Vec<CoverageStringFilter>> {
        let filter = |(comparison, value): &(&str, &str)| CoverageStringFilter {
            comparison: CoverageStringComparison::from(*comparison),
            value: (*value).to_owned(),
        };
        Some(given.iter().map(filter).collect())
    }

    #[test]
    fn equal_values_are_alternatives_and_unequal_ones_hold_together() {
        let either = filters(&[("EQUALS", "a"), ("EQUALS", "b")]);
        assert!(strings(&either, &["b"]) && !strings(&either, &["c"]) && !strings(&either, &[]));
        let neither = filters(&[("NOT_EQUALS", "a"), ("NOT_EQUALS", "b")]);
        assert!(strings(&neither, &["c"]) && !strings(&neither, &["b", "c"]) && strings(&neither, &[]));
        let both = filters(&[("EQUALS", "a"), ("NOT_EQUALS", "b")]);
        assert!(strings(&both, &["a"]) && !strings(&both, &["a", "b"]));
        assert!(strings(&None, &[]));
    }
}
