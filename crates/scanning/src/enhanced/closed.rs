//! What is told of findings that are closed with their image: one entry for the image, or for a whole repository, and an event
//! for each finding when it is expanded.

use tidewaiter_events::Page;
use tidewaiter_store::{
    Effects, Expansion, Image, NewEvent, NewExpansion, Repository, RepositoryId, WatchedImage, WatchedImageId,
};
use tidewaiter_types::{Digest, Timestamp};

use super::expansion::{Told, lane_of};
use super::followers::ImageNews;
use crate::Scanning;
use crate::error::Result;

/// Images whose closed findings are told in one page: each with all of them.
const CLOSED_IMAGES_OF_A_PAGE: u32 = 10;

/// What follows when an image is gone, or its window ends: its findings are closed.
pub(crate) fn effects_of_close(repository: &RepositoryId, digest: &Digest, at: Timestamp) -> Effects {
    Effects {
        expansions: vec![closed_entry(repository, Some(digest), at)],
        ..ImageNews::of(repository, digest).effects(at)
    }
}

/// The entry of an image whose findings are all closed, or of all images of a repository. Nothing is told where none was.
pub(crate) fn closed_entry(
    repository: &RepositoryId,
    digest: Option<&Digest>,
    at: Timestamp,
) -> NewExpansion {
    let told = Told::Closed {
        repository: repository.clone(),
        digest: digest.copied(),
    };
    let lane = match digest {
        Some(digest) => lane_of(repository, digest),
        None => repository.to_string(),
    };
    told.entry(format!("closed/{lane}/{}", at.0), lane, Vec::new(), at)
}

impl Scanning {
    /// The findings that were closed with the next images.
    pub(super) async fn page_of_closed(
        &self,
        entry: &Expansion,
        repository: &RepositoryId,
        digest: Option<&Digest>,
    ) -> Result<Page> {
        let (store, at) = (self.store(), entry.created_at);
        let (images, next) = match digest {
            Some(digest) => {
                let id = WatchedImageId::of(repository, digest);
                (
                    Vec::from_iter(store.listed_image(id, Some(Timestamp(0))).await?),
                    None,
                )
            }
            None => {
                let after = (entry.position >= 0).then_some(WatchedImageId(entry.position));
                let images = store
                    .images_closed_with(repository, at, after, CLOSED_IMAGES_OF_A_PAGE)
                    .await?;
                let next = images.last().map(|last| last.id.0);
                (images, next)
            }
        };
        let mut events = Vec::new();
        for watched in images {
            // It may have come back, or have gone once more.
            if watched.closed.is_some_and(|end| end.at == at) {
                events.extend(self.closed_findings(entry, watched).await?);
            }
        }
        Ok(Page::Events(events, next))
    }

    /// The events of all findings that were closed with an image.
    async fn closed_findings(&self, entry: &Expansion, watched: WatchedImage) -> Result<Vec<NewEvent>> {
        let Some((repository, image)) = self.what_it_was(&watched).await? else {
            return Ok(Vec::new());
        };
        let of = self.subject_of(&repository, &image);
        let mut events = Vec::new();
        for result in self.join(vec![watched], None).await? {
            let closed = result.findings.iter().filter(|found| found.ended_with_image());
            events.extend(closed.map(|found| of.told_finding(entry, &result, found, "CLOSED")));
        }
        Ok(events)
    }

    /// The repository and the row of an image, or what they were.
    pub(super) async fn what_it_was(&self, watched: &WatchedImage) -> Result<Option<(Repository, Image)>> {
        let store = self.store();
        let repository = match store.repository_by_id(&watched.repository).await? {
            Some(repository) => Some(repository),
            None => store.deleted_repository(&watched.repository).await?,
        };
        let image = self.image_of(watched).await?;
        Ok(repository.zip(image))
    }

    /// The row of an image, or what it was.
    pub(super) async fn image_of(&self, watched: &WatchedImage) -> Result<Option<Image>> {
        match &watched.gone {
            Some(gone) => Ok(Some(gone.as_ref().clone())),
            None => Ok(self.store().image(&watched.repository, &watched.digest).await?),
        }
    }
}
