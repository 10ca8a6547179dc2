//! Who follows the findings of images: Security Hub, and whoever signs results.
//!
//! Scanning says in a job which image to look at again, in the transaction of what changed where there is one. It does not say
//! what changed: who follows compares with what it has, so that a job may come twice.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_store::{Effects, NewJob, RepositoryId};
use tidewaiter_types::{Digest, Timestamp};

use super::filter_news::FilterMoment;

/// The queue of those who follow findings.
pub const FOLLOWERS: &str = "image-findings";

/// Follows what is found in images. The same may be told twice.
#[async_trait]
pub trait Follower: Send + Sync {
    /// Does what is to be done about news; what fails is tried again.
    async fn follow(&self, news: &ImageNews) -> Result<(), FollowError>;
}

/// Why news were not followed.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct FollowError(pub String);

/// Whose findings may be others now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImageNews {
    /// An image's: it was scanned, has another tag, or is gone.
    Image {
        /// Its repository.
        repository: RepositoryId,
        /// The image.
        digest: Digest,
    },
    /// Those of the images that news of a revision are about, by its number.
    Revision(i64),
    /// Those of images that are gone.
    Gone,
    /// Those of images in which filters suppress others now.
    Filters(FilterMoment),
    /// All images'.
    All,
}

impl ImageNews {
    /// The job that tells it.
    pub fn job(&self, now: Timestamp) -> NewJob {
        NewJob {
            queue: FOLLOWERS.to_owned(),
            payload: json!(self),
            unique_key: Some(match self {
                Self::Image { repository, digest } => format!("{repository}@{digest}"),
                Self::Revision(number) => format!("revision {number}"),
                Self::Gone => "gone".to_owned(),
                Self::Filters(moment) => format!("filters {}", moment.name()),
                Self::All => "all".to_owned(),
            }),
            run_at: now,
            max_attempts: super::news::ATTEMPTS,
        }
    }

    /// The same as what follows from a change.
    pub fn effects(&self, now: Timestamp) -> Effects {
        Effects {
            jobs: vec![self.job(now)],
            ..Effects::default()
        }
    }
}
