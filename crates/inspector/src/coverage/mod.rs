//! `ListCoverage`, `ListCoverageStatistics`: which repositories and images are scanned, and why others are not.
//!
//! Odd: an image that is scanned continuously was last scanned when the newest advisories came in, also if none of them is
//! about it: all images stand for them. And nothing of it is stored. What covers a resource follows from the registry's rules, its last scan and its window,
//! all as of now; a list is a walk over repositories and their images.

mod filter;
mod reason;
mod walk;

use std::collections::BTreeMap;

use tidewaiter_aws_api::inspector2::{
    Counts, CoverageFilterCriteria, CoveredResource, GroupKey, ListCoverageRequest, ListCoverageResponse,
    ListCoverageStatisticsRequest, ListCoverageStatisticsResponse,
};

use crate::errors::internal;
use crate::paging::Paging;
use crate::{Call, Inspector, Result};
use walk::{Covered, Walk};

/// Resources of a page where the client does not say.
const BY_DEFAULT: usize = 100;

pub(crate) async fn list(
    inspector: &Inspector,
    call: &Call,
    input: ListCoverageRequest,
) -> Result<ListCoverageResponse> {
    inspector.require_enabled("list coverage").await?;
    let paging = Paging::of(inspector, call, &input, input.max_results, BY_DEFAULT);
    let position = paging.position(input.next_token.as_deref())?;
    let criteria = input.filter_criteria.unwrap_or_default();
    let mut walk = inspector.walk(&criteria, position).await?;
    let mut found: Vec<CoveredResource> = Vec::new();
    let mut last = None;
    while let Some(batch) = walk.next().await? {
        for covered in batch
            .into_iter()
            .filter(|covered| filter::matches(&criteria, covered))
        {
            if found.len() == paging.limit() {
                return Ok(ListCoverageResponse {
                    covered_resources: Some(found),
                    next_token: last.map(|last| paging.token(&last)),
                });
            }
            last = Some(covered.position);
            found.push(covered.resource);
        }
    }
    Ok(ListCoverageResponse {
        covered_resources: Some(found),
        next_token: None,
    })
}

pub(crate) async fn statistics(
    inspector: &Inspector,
    input: ListCoverageStatisticsRequest,
) -> Result<ListCoverageStatisticsResponse> {
    inspector.require_enabled("list coverage statistics").await?;
    let criteria = input.filter_criteria.unwrap_or_default();
    let mut walk = inspector.walk(&criteria, None).await?;
    let (mut total, mut groups) = (0, BTreeMap::<String, i64>::new());
    while let Some(batch) = walk.next().await? {
        for covered in batch.iter().filter(|covered| filter::matches(&criteria, covered)) {
            total += 1;
            if let Some(by) = &input.group_by {
                *groups.entry(group(by, covered)).or_default() += 1;
            }
        }
    }
    Ok(ListCoverageStatisticsResponse {
        counts_by_group: input.group_by.map(|_| counts(groups)),
        next_token: None,
        total_counts: total,
    })
}

/// The largest group first.
fn counts(groups: BTreeMap<String, i64>) -> Vec<Counts> {
    let mut groups: Vec<(String, i64)> = groups.into_iter().collect();
    groups.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let counts = groups.into_iter().map(|(key, count)| Counts {
        count: Some(count),
        // AWS's model calls the value of a group by the type of what is grouped by.
        group_key: Some(GroupKey::from(key.as_str())),
    });
    counts.collect()
}

fn group(by: &GroupKey, covered: &Covered) -> String {
    let resource = &covered.resource;
    let status = resource.scan_status.as_ref();
    match by {
        GroupKey::ScanStatusCode => status.map_or_else(String::new, |status| status.status_code.to_string()),
        GroupKey::ScanStatusReason => status.map_or_else(String::new, |status| status.reason.to_string()),
        GroupKey::AccountId => resource.account_id.clone(),
        GroupKey::ResourceType => resource.resource_type.to_string(),
        GroupKey::EcrRepositoryName => covered.repository.clone(),
        GroupKey::Unlisted(other) => other.clone(),
    }
}

impl Inspector {
    async fn walk<'a>(
        &'a self,
        criteria: &'a CoverageFilterCriteria,
        after: Option<walk::Position>,
    ) -> Result<Walk<'a>> {
        self.scanning.end_windows().await.map_err(internal)?;
        let configuration = self.scanning.configuration().await.map_err(internal)?;
        let published = self.store().published_revision().await.map_err(internal)?;
        let known_since = published.map(|revision| revision.adopted_at);
        Ok(Walk::new(self, criteria, (configuration, known_since), after))
    }
}
