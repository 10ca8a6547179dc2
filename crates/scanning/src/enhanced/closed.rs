//! What is told of findings that are closed with their image: one entry for the image, or for a whole repository, and when it
//! is expanded an event for each finding, and for an image that is there still one that it is not scanned any more.

use std::collections::BTreeMap;

use tidewaiter_events::{Interest, Page, kind};
use tidewaiter_store::{
    Effects, EndReason, Expansion, Image, NewEvent, NewExpansion, Repository, RepositoryId, WatchedImage,
    WatchedImageId,
};
use tidewaiter_types::{Digest, Timestamp};

use super::expansion::{Told, lane_of, nothing};
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
    /// The findings that were closed with the next images; with the one image of the entry, or with all of a repository.
    pub(super) async fn page_of_closed(
        &self,
        entry: &Expansion,
        (repository, digest): (&RepositoryId, Option<&Digest>),
        interest: &Interest<'_>,
    ) -> Result<Page> {
        // Of a repository that is gone no coverage is told.
        let wants_coverage = digest.is_some() && interest.in_kind(kind::COVERAGE);
        if !wants_coverage && !interest.in_kind(kind::FINDING) {
            return Ok(nothing());
        }
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
            if let Some(end) = watched.closed.filter(|end| end.at == at) {
                events.extend(self.told_of_end(entry, watched, end.reason, interest).await?);
            }
        }
        Ok(Page::Events(events, next))
    }

    /// The events of an image's coverage that ended and of all findings that were closed with it.
    async fn told_of_end(
        &self,
        entry: &Expansion,
        watched: WatchedImage,
        reason: EndReason,
        interest: &Interest<'_>,
    ) -> Result<Vec<NewEvent>> {
        let Some((repository, image)) = self.what_it_was(&watched).await? else {
            return Ok(Vec::new());
        };
        let of = self.subject_of(&repository, &image);
        let mut events = Vec::new();
        if reason == EndReason::Expired && interest.in_kind(kind::COVERAGE) {
            events.push(of.told_expiry(entry));
        }
        if !interest.in_kind(kind::FINDING) {
            return Ok(events);
        }
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
        let image = self.images_of([watched]).await?.remove(&watched.id);
        Ok(repository.zip(image))
    }

    /// The rows of images, or what they were. All at once: one by one they took half of the time of a page of findings.
    pub(super) async fn images_of<'w>(
        &self,
        watched: impl IntoIterator<Item = &'w WatchedImage>,
    ) -> Result<BTreeMap<WatchedImageId, Image>> {
        let (mut gone, mut there) = (BTreeMap::new(), Vec::new());
        for one in watched {
            match &one.gone {
                Some(image) => {
                    gone.insert(one.id, image.as_ref().clone());
                }
                None => there.push(one.id),
            }
        }
        gone.extend(self.store().rows_of_watched(&there).await?);
        Ok(gone)
    }
}
