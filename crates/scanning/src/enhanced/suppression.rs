//! Filters whose action is SUPPRESS: findings that they hold for are there and are not shown as active.
//!
//! Nothing is noted at the findings, which stand nowhere: a filter counts from the moment on at which it is there, and not
//! any more from its end on.

use std::collections::BTreeMap;

use tidewaiter_store::{Image, Repository, WatchedImage};
use tidewaiter_types::{Digest, Severity, Timestamp};

use super::contents::kept;
use super::criteria::Criteria;
use super::filter_news::in_force;
use super::findings::EnhancedResult;
use super::lifecycle::FindingStatus;
use super::subject::{ImageKnown, Subject};
use crate::Scanning;
use crate::error::Result;

/// The filters that suppress findings now.
pub(super) struct Suppressions(Vec<Criteria>);

impl Suppressions {
    /// Those that look for this.
    pub(super) fn new(criteria: impl Iterator<Item = Criteria>) -> Self {
        Self(criteria.collect())
    }

    /// As they were at an instant.
    pub(super) async fn as_of(scanning: &Scanning, at: Timestamp) -> Result<Self> {
        let mut history = scanning.store().filter_history(None).await?;
        history.retain(|change| change.changed_at <= at);
        Ok(Self::new(in_force(&history, at)?.into_values()))
    }

    /// As they are now.
    pub(super) async fn load(scanning: &Scanning) -> Result<Self> {
        let filters = scanning.store().suppressing_filters(scanning.now()).await?;
        let read = |filter: tidewaiter_store::Filter| serde_json::from_value(filter.criteria).map_err(kept);
        Ok(Self(filters.into_iter().map(read).collect::<Result<_>>()?))
    }

    /// What they look for.
    pub(super) fn criteria(&self) -> &[Criteria] {
        &self.0
    }

    /// Whether any of them may hold for a finding of an image.
    pub(super) fn concern(
        &self,
        scanning: &Scanning,
        repository: &Repository,
        watched: &WatchedImage,
    ) -> bool {
        let image = ImageKnown {
            place: scanning.place(),
            repository,
            watched,
            image: None,
        };
        self.0.iter().any(|criteria| criteria.hold(&image))
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

    /// As [`Self::mark`], of an image of which no more is known yet, and by VEX documents; nothing is read where there is
    /// neither.
    pub(super) async fn mark_all_of(
        &self,
        scanning: &Scanning,
        repository: &Repository,
        result: &mut EnhancedResult,
    ) -> Result<()> {
        if !self.0.is_empty() {
            self.mark_by_filters(scanning, repository, result).await?;
        }
        scanning.mark_by_vex(repository, result).await
    }

    /// As [`Self::mark`], of an image of which no more is known yet.
    pub(super) async fn mark_by_filters(
        &self,
        scanning: &Scanning,
        repository: &Repository,
        result: &mut EnhancedResult,
    ) -> Result<()> {
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

/// Images whose findings are made together.
const TOGETHER: usize = 16;

impl Scanning {
    /// How many findings of images are shown, by severity, where filters may suppress some; of all other images all are.
    ///
    /// Odd: what is counted of images in the store counts suppressed findings too, since a filter must not have to touch
    /// what is counted of a million images. So they are counted here for those that are looked at.
    pub async fn shown_counts(
        &self,
        repository: &Repository,
        digests: &[Digest],
    ) -> Result<BTreeMap<Digest, BTreeMap<Severity, u32>>> {
        let rules = Suppressions::load(self).await?;
        let mut counts = BTreeMap::new();
        let takes_vex = self.takes_vex();
        if rules.0.is_empty() && !takes_vex {
            return Ok(counts);
        }
        let watched = self.store().watched_images(&repository.id, digests).await?;
        let concerned: Vec<WatchedImage> = watched
            .into_values()
            .filter(|image| takes_vex || rules.concern(self, repository, image))
            .collect();
        for images in concerned.chunks(TOGETHER) {
            for mut result in self.join(images.to_vec(), None).await? {
                rules.mark_all_of(self, repository, &mut result).await?;
                counts.insert(result.image.digest, result.shown_counts());
            }
        }
        Ok(counts)
    }
}
