//! Filters whose action is SUPPRESS: findings that they hold for are there and are not shown as active.
//!
//! Nothing is noted at the findings, which stand nowhere: a filter counts from the moment on at which it is there, and not
//! any more from its end on.

use tidewaiter_store::{Image, Repository};

use super::contents::kept;
use super::criteria::Criteria;
use super::findings::EnhancedResult;
use super::lifecycle::FindingStatus;
use super::subject::Subject;
use crate::Scanning;
use crate::error::Result;

/// The filters that suppress findings now.
pub(super) struct Suppressions(Vec<Criteria>);

impl Suppressions {
    /// As they are now.
    pub(super) async fn load(scanning: &Scanning) -> Result<Self> {
        let filters = scanning.store().suppressing_filters(scanning.now()).await?;
        let read = |filter: tidewaiter_store::Filter| serde_json::from_value(filter.criteria).map_err(kept);
        Ok(Self(filters.into_iter().map(read).collect::<Result<_>>()?))
    }

    /// Whether any of them looks at tags of repositories.
    pub(super) fn ask_for_tags(&self) -> bool {
        self.0.iter().any(|criteria| !criteria.tags.is_empty())
    }

    /// Marks those findings of an image that are suppressed.
    pub(super) fn mark(
        &self,
        scanning: &Scanning,
        about: (&Repository, &Image, &[(String, String)]),
        result: &mut EnhancedResult,
    ) {
        let (repository, image, tags) = about;
        for place in 0..result.findings.len() {
            let subject = Subject {
                place: scanning.place(),
                repository,
                image,
                tags,
                result,
                found: &result.findings[place],
            };
            let is_active = subject.found.status == FindingStatus::Active;
            if is_active && self.0.iter().any(|criteria| criteria.hold(&subject)) {
                result.findings[place].status = FindingStatus::Suppressed;
            }
        }
    }

    /// As [`Self::mark`], of an image of which no more is known yet; nothing is read where there is no filter.
    pub(super) async fn mark_all_of(
        &self,
        scanning: &Scanning,
        repository: &Repository,
        result: &mut EnhancedResult,
    ) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let store = scanning.store();
        // One that went meanwhile has no findings to be suppressed.
        if let Some(image) = store.image(&repository.id, &result.image.digest).await? {
            let tags = match self.ask_for_tags() {
                true => store.resource_tags(&repository.id.0).await?,
                false => Vec::new(),
            };
            self.mark(scanning, (repository, &image, &tags), result);
        }
        Ok(())
    }
}
