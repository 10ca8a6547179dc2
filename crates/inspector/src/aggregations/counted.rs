//! Repositories whose findings are counted already, so that nobody goes through a million of them to tell how many they are.
//!
//! Odd: what the store counts is everything that is found in images that are scanned continuously. Repositories that have
//! others too are gone through, and all are as soon as filters or VEX documents suppress findings or the request leaves some out.

use tidewaiter_scanning::{Criteria, TextField};
use tidewaiter_store::RepositoryCounts;
use tidewaiter_types::Severity;

use super::asked::{Asked, Kind};
use super::groups::{Counts, Groups};
use crate::errors::internal;
use crate::{Inspector, Result};

/// Adds the groups of which the counts are kept. Gives what the findings are like that are to be gone through besides; none
/// if that was all.
pub(super) async fn add(
    inspector: &Inspector,
    asked: &Asked,
    groups: &mut Groups,
) -> Result<Option<Criteria>> {
    let store = inspector.store();
    if asked.kind != Kind::Repository || !asked.is_of_all() || may_suppress(inspector).await? {
        return Ok(Some(asked.criteria.clone()));
    }
    let frozen = store.repositories_with_frozen_images().await.map_err(internal)?;
    let frozen: Vec<&str> = frozen.iter().map(|repository| repository.name.as_str()).collect();
    for repository in store.counts_by_repository().await.map_err(internal)? {
        if frozen.binary_search(&repository.name.as_str()).is_err() && repository.affected > 0 {
            groups.add_counted(&repository.name, counts(&repository), repository.affected as i64);
        }
    }
    let criteria = || {
        asked
            .criteria
            .clone()
            .and_equals(TextField::EcrImageRepositoryName, &frozen)
    };
    Ok((!frozen.is_empty()).then(criteria))
}

/// Whether filters or documents may suppress what is counted.
async fn may_suppress(inspector: &Inspector) -> Result<bool> {
    let now = inspector.scanning.now();
    let filters = inspector
        .store()
        .suppressing_filters(now)
        .await
        .map_err(internal)?;
    Ok(inspector.scanning.takes_vex() || !filters.is_empty())
}

fn counts(repository: &RepositoryCounts) -> Counts {
    let of = |severity| repository.findings.get(&severity).copied().unwrap_or_default() as i64;
    Counts {
        all: repository.findings.values().sum::<u64>() as i64,
        medium: of(Severity::Medium),
        high: of(Severity::High),
        critical: of(Severity::Critical),
    }
}
