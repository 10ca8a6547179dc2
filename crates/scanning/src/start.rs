//! How scans begin: on push and by hand.
//!
//! Either way the scan is visible as in progress in the same transaction that queues its job, so that who waits
//! for it finds it from the first moment.

use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_store::{
    Effects, Image, NewJob, NewScan, Repository, RepositoryId, ScanQuota, ScanStatus, ScanTrigger, ScanType,
    StartedScan,
};
use tidewaiter_types::{Digest, Timestamp, media_type};

use crate::error::Result;
use crate::{ScanError, Scanning};

/// The queue of scans.
pub(crate) const QUEUE: &str = "scan";
/// How long an image is not scanned again, by hand or on push (ECR's quota).
const QUOTA_MILLIS: i64 = 24 * 3_600_000;
/// How often a scan is tried before it is shown as failed.
const ATTEMPTS: u32 = 5;

/// What a job of [`QUEUE`] says: which image to scan, as its latest scan of a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ScanJob {
    pub(crate) repository: RepositoryId,
    pub(crate) digest: Digest,
    /// Jobs of earlier versions are all of basic scans.
    #[serde(default)]
    pub(crate) scan_type: ScanType,
}

impl Scanning {
    /// Starts a scan by hand, of the type that the registry has chosen.
    ///
    /// # Errors
    /// [`ScanError::UnsupportedImageType`] for an index or an artifact, [`ScanError::LimitExceeded`] if the image
    /// was scanned within 24 hours, [`ScanError::ManualRefused`], [`ScanError::ImageNotFound`].
    pub async fn start_image_scan(&self, repository: &Repository, image: &Image) -> Result<()> {
        let config = image.config_media_type.as_deref();
        if !is_scannable(&image.media_type, config) {
            let shown = image
                .artifact_type
                .as_deref()
                .or(config)
                .unwrap_or(&image.media_type);
            return Err(ScanError::UnsupportedImageType(shown.to_owned()));
        }
        let (now, scan_type) = (self.now(), self.configuration().await?.scan_type);
        if scan_type == ScanType::Enhanced {
            if self.0.refuses_manual_enhanced {
                return Err(ScanError::ManualRefused);
            }
            self.begin_window(repository, image).await?;
        }
        let scan = new_scan(&repository.id, image.digest, scan_type, ScanTrigger::Manual, now);
        let effects = effects_of_scan(&repository.id, image.digest, scan_type, now);
        match self.store().start_scan(&scan, Some(quota(now)), &effects).await? {
            StartedScan::Started(_) => Ok(()),
            StartedScan::LimitExceeded(at) => Err(ScanError::LimitExceeded(at)),
        }
    }
}

/// The job of a scan.
pub(crate) fn effects_of_scan(
    repository: &RepositoryId,
    digest: Digest,
    scan_type: ScanType,
    now: Timestamp,
) -> Effects {
    Effects {
        jobs: vec![job(repository, digest, scan_type, now)],
        ..Effects::default()
    }
}

/// What makes a push be scanned, for the transaction of the push.
pub(crate) fn effects_of_push(
    repository: &RepositoryId,
    digest: Digest,
    scan_type: ScanType,
    now: Timestamp,
) -> Effects {
    Effects {
        scans: vec![new_scan(repository, digest, scan_type, ScanTrigger::Push, now)],
        ..effects_of_scan(repository, digest, scan_type, now)
    }
}

/// Whether there can be packages in it: one image with an image's configuration.
pub fn is_scannable(manifest: &str, config: Option<&str>) -> bool {
    media_type::is_manifest(manifest) && config.is_some_and(media_type::is_image_config)
}

pub(crate) fn new_scan(
    repository: &RepositoryId,
    digest: Digest,
    scan_type: ScanType,
    trigger: ScanTrigger,
    now: Timestamp,
) -> NewScan {
    NewScan {
        repository: repository.clone(),
        digest,
        scan_type,
        trigger,
        status: match scan_type {
            ScanType::Basic => ScanStatus::InProgress,
            ScanType::Enhanced => ScanStatus::Pending,
        },
        description: None,
        started_at: now,
    }
}

fn job(repository: &RepositoryId, digest: Digest, scan_type: ScanType, now: Timestamp) -> NewJob {
    NewJob {
        queue: QUEUE.to_owned(),
        payload: json!(ScanJob {
            repository: repository.clone(),
            digest,
            scan_type,
        }),
        unique_key: Some(format!("{}/{repository}@{digest}", scan_type.as_str())),
        run_at: now,
        max_attempts: ATTEMPTS,
    }
}

fn quota(now: Timestamp) -> ScanQuota {
    ScanQuota {
        since: now.plus_millis(-QUOTA_MILLIS),
        counted: &[ScanTrigger::Push, ScanTrigger::Manual],
    }
}
