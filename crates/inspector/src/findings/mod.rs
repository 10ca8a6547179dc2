//! `ListFindings` and `BatchGetFindingDetails`.

mod render;

pub(crate) use render::{cisa, finding};

use tidewaiter_aws_api::inspector2::{
    BatchGetFindingDetailsRequest, BatchGetFindingDetailsResponse, FindingDetailsError,
    FindingDetailsErrorCode, ListFindingsRequest, ListFindingsResponse, SortCriteria, SortField, SortOrder,
};
use tidewaiter_scanning::{Criteria, FindingQuery, ListPosition, SortBy, TextField};

use crate::errors::{internal, invalid};
use crate::filters::criteria;
use crate::paging::Paging;
use crate::{Call, Inspector, Result};

/// Findings of a page where the client does not say.
const BY_DEFAULT: usize = 100;

pub(crate) async fn list(
    inspector: &Inspector,
    call: &Call,
    input: ListFindingsRequest,
) -> Result<ListFindingsResponse> {
    inspector.require_enabled("list findings").await?;
    let paging = Paging::of(inspector, call, &input, input.max_results, BY_DEFAULT);
    let position: Option<ListPosition> = paging.position(input.next_token.as_deref())?;
    let criteria = criteria(input.filter_criteria.unwrap_or_default())?;
    let (sort_by, descending) = match &input.sort_criteria {
        Some(asked) => sorting(asked)?,
        None if call.as_of.is_some() => (SortBy::Repository, false),
        None => (cheapest(&criteria), false),
    };
    if call.as_of.is_some() && !sort_by.is_of_images() {
        return Err(invalid(
            "sortCriteria.field",
            "findings of an earlier instant can be sorted by ECR_IMAGE_REPOSITORY_NAME, ECR_IMAGE_PUSHED_AT or FINDING_STATUS",
        ));
    }
    let query = FindingQuery {
        criteria,
        sort_by,
        descending,
        limit: paging.limit(),
        as_of: call.as_of,
    };
    inspector.scanning.end_windows().await.map_err(internal)?;
    let page = inspector
        .scanning
        .list_findings(&query, position.as_ref())
        .await
        .map_err(internal)?;
    Ok(ListFindingsResponse {
        findings: Some(
            page.found
                .iter()
                .map(|listed| render::finding(inspector.scanning.place(), listed))
                .collect(),
        ),
        next_token: page.next.map(|next| paging.token(&next)),
    })
}

/// The order in which findings are found with the least effort.
fn cheapest(criteria: &Criteria) -> SortBy {
    match criteria.equals(TextField::VulnerabilityId) {
        Some(_) => SortBy::Vulnerability,
        None => SortBy::Repository,
    }
}

/// Odd: what all findings here have in common is no order, so any will do.
fn sorting(asked: &SortCriteria) -> Result<(SortBy, bool)> {
    let descending = match &asked.sort_order {
        SortOrder::Asc => false,
        SortOrder::Desc => true,
        SortOrder::Unlisted(_) => return Err(invalid("sortCriteria.sortOrder", "must be ASC or DESC")),
    };
    let sort_by = match &asked.field {
        SortField::Severity => SortBy::Severity,
        SortField::FirstObservedAt => SortBy::FirstObserved,
        SortField::LastObservedAt => SortBy::LastObserved,
        SortField::FindingStatus => SortBy::Status,
        SortField::EcrImagePushedAt => SortBy::Pushed,
        SortField::VulnerabilityId => SortBy::Vulnerability,
        SortField::VulnerabilitySource => SortBy::Source,
        SortField::InspectorScore => SortBy::Score,
        SortField::VendorSeverity => SortBy::VendorSeverity,
        SortField::EpssScore => SortBy::Epss,
        SortField::EcrImageRepositoryName
        | SortField::AwsAccountId
        | SortField::FindingType
        | SortField::ResourceType
        | SortField::EcrImageRegistry
        | SortField::NetworkProtocol
        | SortField::ComponentType => SortBy::Repository,
        SortField::Unlisted(_) => return Err(invalid("sortCriteria.field", "is no field to sort by")),
    };
    Ok((sort_by, descending))
}

pub(crate) async fn details(
    inspector: &Inspector,
    input: BatchGetFindingDetailsRequest,
) -> Result<BatchGetFindingDetailsResponse> {
    inspector.require_enabled("get finding details").await?;
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for arn in input.finding_arns {
        match inspector.scanning.finding(&arn).await.map_err(internal)? {
            Some(listed) => found.push(render::detail(inspector.scanning.place(), &listed)),
            None => errors.push(FindingDetailsError {
                error_code: FindingDetailsErrorCode::FindingDetailsNotFound,
                error_message: "There are no details of a finding with this ARN.".to_owned(),
                finding_arn: arn,
            }),
        }
    }
    Ok(BatchGetFindingDetailsResponse {
        errors: Some(errors),
        finding_details: Some(found),
    })
}
