//! Results as they were shown at an earlier instant: by the revision of then, with the texts and scores of then.
//!
//! Odd: while a revision's news are brought to images, an answer as of that moment may be the one of a moment later. EPSS scores
//! are not kept, and are left out of what is said of earlier days; tags and filters are those of today.

use serde_json::Value;
use tidewaiter_store::{EarlierImage, Repository, Scan, ScanStatus, ScanTrigger, ScanType, counts_json};
use tidewaiter_types::{Digest, Timestamp};

use super::findings::EnhancedResult;
use crate::Scanning;
use crate::error::Result;

/// What was known of an image.
#[derive(Clone, Debug)]
pub struct EarlierResult {
    /// What its scan said.
    pub scan: Scan,
    /// Its findings, without closed ones.
    pub result: EnhancedResult,
}

impl Scanning {
    /// What was shown of an image at an instant; `None` if it was not looked into by then.
    pub async fn enhanced_result_at(
        &self,
        repository: &Repository,
        digest: &Digest,
        at: Timestamp,
    ) -> Result<Option<EarlierResult>> {
        let Some(image) = self.store().watched_image(&repository.id, digest).await? else {
            return Ok(None);
        };
        let Some(earlier) = self.store().image_at(&image, at).await? else {
            return Ok(None);
        };
        let joined = self
            .join_as_of(vec![earlier.image.clone()], None, Some(at))
            .await?;
        let Some(mut result) = joined.into_iter().next() else {
            return Ok(None);
        };
        self.settle(repository, &mut result).await?;
        let scan = self.scan_of(&earlier, &result, at);
        Ok(Some(EarlierResult { scan, result }))
    }

    fn scan_of(&self, earlier: &EarlierImage, result: &EnhancedResult, at: Timestamp) -> Scan {
        let image = &earlier.image;
        let is_over = image.expired && image.expires_at.is_some_and(|end| end <= at);
        let (status, words, counts) = match (is_over, image.continuous || image.expired) {
            (true, _) => (
                ScanStatus::ScanEligibilityExpired,
                super::windows::EXPIRED,
                Value::Null,
            ),
            (_, true) => (
                ScanStatus::Active,
                super::scan::CONTINUOUS,
                counts_json(&result.counts()),
            ),
            (_, false) => (
                ScanStatus::Complete,
                crate::basic::COMPLETE,
                counts_json(&result.counts()),
            ),
        };
        Scan {
            id: String::new(),
            repository: image.repository.clone(),
            digest: image.digest,
            scan_type: ScanType::Enhanced,
            trigger: ScanTrigger::Push,
            status,
            description: Some(words.to_owned()),
            started_at: image.first_scanned_at,
            completed_at: Some(image.last_scanned_at),
            revision: Some(result.revision.digest),
            database_date: earlier.database_date.or(Some(result.revision.database_date)),
            counts,
        }
    }
}
