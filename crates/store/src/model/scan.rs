//! Scans and their results.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tidewaiter_types::{Digest, Timestamp};

use super::{RepositoryId, words};

words! {
    /// Which of ECR's scan types; a registry chooses one.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "UPPERCASE")]
    ScanType {
        /// Operating-system packages, on push and manual.
        #[default]
        Basic = "BASIC",
        /// With language packages, and continuous.
        Enhanced = "ENHANCED",
    }
}

words! {
    /// What made a scan happen.
    ScanTrigger {
        /// A push.
        Push = "PUSH",
        /// StartImageScan.
        Manual = "MANUAL",
        /// News in the advisory database.
        Continuous = "CONTINUOUS",
    }
}

words! {
    /// ECR's `ScanStatus`.
    ScanStatus {
        /// Under way.
        InProgress = "IN_PROGRESS",
        /// Done.
        Complete = "COMPLETE",
        /// Ended without a result.
        Failed = "FAILED",
        /// Nothing in the image that can be scanned.
        UnsupportedImage = "UNSUPPORTED_IMAGE",
        /// Continuously watched.
        Active = "ACTIVE",
        /// Will be scanned.
        Pending = "PENDING",
        /// No longer watched.
        ScanEligibilityExpired = "SCAN_ELIGIBILITY_EXPIRED",
        /// There is no result to show.
        FindingsUnavailable = "FINDINGS_UNAVAILABLE",
        /// A quota was used up.
        LimitExceeded = "LIMIT_EXCEEDED",
        /// The image is archived.
        ImageArchived = "IMAGE_ARCHIVED",
    }
}

/// A scan to be shown from now on, as the latest of its image and type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewScan {
    /// The image's repository.
    pub repository: RepositoryId,
    /// The image.
    pub digest: Digest,
    /// Which type.
    pub scan_type: ScanType,
    /// What made it happen.
    pub trigger: ScanTrigger,
    /// The state that it starts in.
    pub status: ScanStatus,
    /// Words for it.
    pub description: Option<String>,
    /// When.
    pub started_at: Timestamp,
}

/// How often an image may be scanned: no scan with one of these triggers since an instant. A failed one does not
/// count: nobody got a result for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanQuota {
    /// The start of the period, inclusive.
    pub since: Timestamp,
    /// Which scans count.
    pub counted: &'static [ScanTrigger],
}

/// How the start of a scan ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartedScan {
    /// It is visible, under this id.
    Started(String),
    /// The quota is used up by the scan started then.
    LimitExceeded(Timestamp),
}

/// What a scan came to.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedScan {
    /// The state that it ends in.
    pub status: ScanStatus,
    /// Words for it.
    pub description: Option<String>,
    /// When.
    pub completed_at: Timestamp,
    /// Which revision of the advisory database it stands for.
    pub revision: Option<Digest>,
    /// How old that database's sources are.
    pub database_date: Option<Timestamp>,
    /// Findings by severity, as the caller counts them.
    pub counts: Value,
    /// The result, compressed by the caller.
    pub result: Option<Vec<u8>>,
}

impl Scan {
    /// Whether it has not ended yet.
    pub fn is_under_way(&self) -> bool {
        self.completed_at.is_none()
    }
}

/// A scan.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    /// Its id.
    pub id: String,
    /// The image's repository.
    pub repository: RepositoryId,
    /// The image.
    pub digest: Digest,
    /// Which type.
    pub scan_type: ScanType,
    /// What made it happen.
    pub trigger: ScanTrigger,
    /// Its state.
    pub status: ScanStatus,
    /// Words for it.
    pub description: Option<String>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub completed_at: Option<Timestamp>,
    /// Which revision of the advisory database it stands for.
    pub revision: Option<Digest>,
    /// How old that database's sources are.
    pub database_date: Option<Timestamp>,
    /// Findings by severity; `null` until it ended.
    pub counts: Value,
}
