//! Who follows the findings of images: Security Hub, and whoever signs results.
//!
//! Scanning says in a job which image to look at again, in the transaction of what changed where there is one. It does not say
//! what changed: who follows compares with what it has, so that a job may come twice.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_store::{
    Effects, ImageNumbers, NewJob, RepositoryId, RevisionNumber, WatchedImage, WatchedImageId,
};
use tidewaiter_types::{Digest, Timestamp};

use super::filter_news::FilterMoment;
use crate::Scanning;
use crate::error::Result as Scanned;

/// The queue of those who follow findings.
pub const FOLLOWERS: &str = "image-findings";

/// Images that are read at once.
const PAGE: u32 = 500;

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
    /// Those of an image.
    pub(crate) fn of(repository: &RepositoryId, digest: &Digest) -> Self {
        Self::Image {
            repository: repository.clone(),
            digest: *digest,
        }
    }

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

/// How far somebody has gone through the images that news are about.
#[derive(Default)]
pub struct NewsCursor {
    after: Option<WatchedImageId>,
    after_number: Option<u32>,
    reached: Option<ImageNumbers>,
}

impl Scanning {
    /// The next of the images that were looked into and that news are about; none behind the last. News of an image are about
    /// that one, and those of what is gone about nothing that is there.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn next_of_news(
        &self,
        news: &ImageNews,
        cursor: &mut NewsCursor,
    ) -> Scanned<Vec<WatchedImage>> {
        match news {
            ImageNews::Revision(number) => self.next_of_revision(RevisionNumber(*number), cursor).await,
            ImageNews::Filters(moment) => self.next_of_filters(moment, cursor).await,
            ImageNews::All => {
                let images = self.store().watched_images_after(cursor.after, PAGE).await?;
                cursor.after = images.last().map(|last| last.id).or(cursor.after);
                Ok(images)
            }
            ImageNews::Image { .. } | ImageNews::Gone => Ok(Vec::new()),
        }
    }

    async fn next_of_revision(
        &self,
        revision: RevisionNumber,
        cursor: &mut NewsCursor,
    ) -> Scanned<Vec<WatchedImage>> {
        let reached = match cursor.reached.take() {
            Some(reached) => reached,
            None => {
                let packages = self.store().changed_packages(revision).await?;
                self.store().images_with(&packages).await?
            }
        };
        let images = self
            .store()
            .page_of_images(&reached, cursor.after_number, PAGE as usize)
            .await?;
        cursor.after_number = images.last().map(|last| last.number).or(cursor.after_number);
        cursor.reached = Some(reached);
        Ok(images)
    }

    /// A page may have none while a later one has some.
    async fn next_of_filters(
        &self,
        moment: &FilterMoment,
        cursor: &mut NewsCursor,
    ) -> Scanned<Vec<WatchedImage>> {
        loop {
            let Some((images, last)) = self.images_of_filters(moment, cursor.after).await? else {
                return Ok(Vec::new());
            };
            cursor.after = Some(last);
            if !images.is_empty() {
                return Ok(images);
            }
        }
    }
}
