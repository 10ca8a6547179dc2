//! The findings of images, as others see them: those of now, or those that an image had by some revision. [`super::join`]
//! makes them.

use std::collections::BTreeMap;
use std::sync::Arc;

use tidewaiter_matching::Finding;
use tidewaiter_reports::Suppression;
use tidewaiter_store::{ImageEnd, Repository, Revision, RevisionNumber, WatchedImage};
use tidewaiter_types::{Digest, Severity, Timestamp};

use super::contents::{Location, kept};
use super::lifecycle::{ClosedBy, FindingStatus};
use super::suppression::Suppressions;
use crate::Scanning;
use crate::error::Result;

/// The findings of an image.
#[derive(Clone, Debug)]
pub struct EnhancedResult {
    /// What is known of the image.
    pub image: WatchedImage,
    /// The revision that the findings stand for.
    pub revision: Revision,
    /// Gravest first, then by id.
    pub findings: Vec<EnhancedFinding>,
}

/// A finding with what the store adds to it.
#[derive(Clone, Debug)]
pub struct EnhancedFinding {
    /// The finding, shared by all images that have the same; its packages' places are those of `packages`.
    pub finding: Arc<Finding>,
    /// Its packages, as they lie in the image.
    pub packages: Vec<Arc<PlacedPackage>>,
    /// Since when it is known of this image.
    pub first_observed_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Whether it is there, and shown.
    pub status: FindingStatus,
    /// Why it is not there any more.
    pub closed_by: Option<ClosedBy>,
    /// The VEX statement that suppresses it, if one does and no filter.
    pub suppression: Option<Suppression>,
}

/// A package, and where it lies in the image.
#[derive(Clone, Debug)]
pub struct PlacedPackage {
    /// The package.
    pub package: tidewaiter_types::Package,
    /// Where it lies, with the layer that brought it, from the lowest.
    pub locations: Vec<(u32, Location)>,
}

impl EnhancedFinding {
    /// Ends with its image, unless it had ended before.
    pub(super) fn close_with_image(&mut self, end: ImageEnd) {
        if self.status != FindingStatus::Closed {
            self.status = FindingStatus::Closed;
            self.updated_at = end.at;
            self.closed_by = Some(ClosedBy::with_image(end.reason));
        }
    }

    /// Whether it was closed with its image.
    pub(super) fn ended_with_image(&self) -> bool {
        self.closed_by.is_some_and(ClosedBy::is_of_image)
    }
}

impl EnhancedResult {
    /// How many findings there are of each severity, suppressed ones too.
    pub fn counts(&self) -> BTreeMap<Severity, u32> {
        count(self.findings.iter())
    }

    fn leave_out_closed(&mut self) {
        self.findings
            .retain(|found| found.status != FindingStatus::Closed);
    }

    /// The findings that are there and that nothing suppresses.
    pub fn shown(&self) -> impl Iterator<Item = &EnhancedFinding> {
        let is_active = |found: &&EnhancedFinding| found.status == FindingStatus::Active;
        self.findings.iter().filter(is_active)
    }

    /// How many of those there are of each severity.
    pub fn shown_counts(&self) -> BTreeMap<Severity, u32> {
        count(self.shown())
    }

    /// When a finding was last seen to be as it is.
    pub fn last_observed_at(&self, found: &EnhancedFinding) -> Timestamp {
        match found.status {
            FindingStatus::Closed if !found.ended_with_image() => found.updated_at,
            _ => self.image.last_scanned_at,
        }
    }

    /// The same image with one of its findings.
    pub(super) fn with(&self, finding: EnhancedFinding) -> Self {
        Self {
            image: self.image.clone(),
            revision: self.revision.clone(),
            findings: vec![finding],
        }
    }
}

fn count<'f>(findings: impl Iterator<Item = &'f EnhancedFinding>) -> BTreeMap<Severity, u32> {
    let mut counts = BTreeMap::new();
    for found in findings {
        *counts.entry(found.finding.severity).or_default() += 1;
    }
    counts
}

impl Scanning {
    /// The findings of an image that was looked into, without closed ones; `None` if it was not.
    pub async fn enhanced_result(
        &self,
        repository: &Repository,
        digest: &Digest,
    ) -> Result<Option<EnhancedResult>> {
        let Some(image) = self.store().watched_image(&repository.id, digest).await? else {
            return Ok(None);
        };
        let Some(mut result) = self.join(vec![image], None).await?.pop() else {
            return Ok(None);
        };
        self.settle(repository, &mut result).await?;
        Ok(Some(result))
    }

    /// Leaves the findings of an image that are there, and marks those that are suppressed.
    pub(super) async fn settle(&self, repository: &Repository, result: &mut EnhancedResult) -> Result<()> {
        result.leave_out_closed();
        let rules = Suppressions::load(self).await?;
        rules.mark_all_of(self, repository, result).await
    }

    /// The findings of an image as a revision of the registry had them, with the texts and scores of then; `None` if the image
    /// was not looked into. EPSS is always today's, and so is whether a rule suppresses one.
    ///
    /// # Errors
    /// [`crate::ScanError::Kept`] if the registry never used the revision.
    pub async fn enhanced_result_as_of(
        &self,
        repository: &Repository,
        digest: &Digest,
        number: RevisionNumber,
    ) -> Result<Option<EnhancedResult>> {
        match self.store().watched_image(&repository.id, digest).await? {
            Some(image) => self.result_as_of(image, Some(number), None).await.map(Some),
            None => Ok(None),
        }
    }

    /// The findings of an image as a revision has them, by default the one that counts for the image now; only that of one
    /// vulnerability, if one is named.
    pub(crate) async fn result_as_of(
        &self,
        image: WatchedImage,
        number: Option<RevisionNumber>,
        vulnerability: Option<&str>,
    ) -> Result<EnhancedResult> {
        let as_of = number.unwrap_or(image.as_of);
        // What an image had by a revision, it had whatever became of it later.
        let images = vec![WatchedImage {
            as_of,
            closed: None,
            ..image
        }];
        let result = self.join(images, vulnerability).await?.pop();
        let mut result = result.ok_or_else(|| kept("an image has no result"))?;
        result.leave_out_closed();
        Ok(result)
    }
}
