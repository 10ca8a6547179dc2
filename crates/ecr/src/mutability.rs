//! `PutImageTagMutability`: whether tags may be pointed at other images, in four modes.

use tidewaiter_aws_api::ecr::{
    ImageTagMutability, ImageTagMutabilityExclusionFilter, PutImageTagMutabilityRequest,
    PutImageTagMutabilityResponse,
};
use tidewaiter_store::{MutabilityFilter, RepositoryUpdate, TagMutability};

use crate::errors::parameter;
use crate::{Ecr, Result, word};

/// Most `*` in one filter (ECR user guide, "Filters").
const MOST_STARS: usize = 2;
const FILTERS: &str = "imageTagMutabilityExclusionFilters";

pub(crate) async fn put(
    ecr: &Ecr,
    input: PutImageTagMutabilityRequest,
) -> Result<PutImageTagMutabilityResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let mutability = checked(
        &input.image_tag_mutability,
        input.image_tag_mutability_exclusion_filters,
    )?;
    let update = RepositoryUpdate {
        mutability: Some(mutability),
        ..RepositoryUpdate::default()
    };
    let updated = ecr
        .registry
        .update_repository(&input.repository_name, &update)
        .await;
    let updated = updated.map_err(|error| about.registry(error))?;
    Ok(PutImageTagMutabilityResponse {
        registry_id: Some(ecr.account().to_owned()),
        image_tag_mutability: word(updated.mutability.as_str()),
        image_tag_mutability_exclusion_filters: shown(updated.mutability_filters),
        repository_name: Some(updated.name),
    })
}

/// A mode with its filters: the two modes with exclusions need some, the others have none.
pub(crate) fn checked(
    mode: &ImageTagMutability,
    filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
) -> Result<(TagMutability, Vec<MutabilityFilter>)> {
    let mode = TagMutability::from_word(mode.as_str())
        .ok_or_else(|| parameter("imageTagMutability", "must be a mode of the API"))?;
    let excludes = matches!(
        mode,
        TagMutability::MutableWithExclusion | TagMutability::ImmutableWithExclusion
    );
    let filters = filters.unwrap_or_default();
    match (excludes, filters.is_empty()) {
        (true, true) => Err(parameter(
            FILTERS,
            "must be given with a mode that has exclusions",
        )),
        (false, false) => Err(parameter(
            FILTERS,
            "must be given only with MUTABLE_WITH_EXCLUSION or IMMUTABLE_WITH_EXCLUSION",
        )),
        _ => Ok((mode, filters.into_iter().map(filter).collect::<Result<_>>()?)),
    }
}

fn filter(filter: ImageTagMutabilityExclusionFilter) -> Result<MutabilityFilter> {
    if filter.filter.matches('*').count() > MOST_STARS {
        return Err(parameter(
            FILTERS,
            "must have at most two wildcards (*) in a filter",
        ));
    }
    Ok(MutabilityFilter {
        filter_type: filter.filter_type.as_str().to_owned(),
        filter: filter.filter,
    })
}

/// Filters in ECR's shape; none where there are none.
pub(crate) fn shown(filters: Vec<MutabilityFilter>) -> Option<Vec<ImageTagMutabilityExclusionFilter>> {
    let shown = filters
        .into_iter()
        .map(|filter| ImageTagMutabilityExclusionFilter {
            filter_type: filter.filter_type.as_str().into(),
            filter: filter.filter,
        });
    Some(shown.collect()).filter(|filters: &Vec<_>| !filters.is_empty())
}
