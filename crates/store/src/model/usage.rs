//! Scans as Inspector counts them.

use tidewaiter_types::{Digest, Timestamp};

use super::RepositoryId;

/// How many scans there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// First scans of images.
    pub initial: u64,
    /// Scans after them.
    pub rescans: u64,
}

/// What was scanned in one repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepositoryUsage {
    /// The repository's name; `None` if it is gone.
    pub repository: Option<String>,
    /// Its scans.
    pub usage: Usage,
}

/// What happened to an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageHistory {
    /// Its repository.
    pub repository: RepositoryId,
    /// Its digest.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// Its configuration's.
    pub config_media_type: Option<String>,
    /// When it was first pushed.
    pub pushed_at: Timestamp,
    /// When it was last pushed once more.
    pub renewed_at: Option<Timestamp>,
    /// When it was last pulled.
    pub last_pulled_at: Option<Timestamp>,
    /// When enhanced scanning first looked into it; `None` if it did not, and then there are no news of it.
    pub first_scanned_at: Option<Timestamp>,
    /// When revisions were adopted that had news for it, oldest first.
    pub news: Vec<Timestamp>,
}
