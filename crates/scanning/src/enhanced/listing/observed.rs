//! By when findings were first or last observed: with the image, when it was first or last looked into, or with the revision
//! that opened or closed them.
//!
//! So the order is that of two lists merged: images by their time, each with the findings that it had then, and revisions by
//! when they were adopted, each with the findings that it opened, or closed.

use tidewaiter_store::{ImageTime, Revision, WatchedImage, WatchedImageId};
use tidewaiter_types::Timestamp;

use super::by_image::{end_of, position};
use super::segments::{Members, OwnRated, Segment};
use super::walk::{LAST, WHOLE_IMAGE, Walk};
use super::{ListPosition, ListedFinding, SortBy};
use crate::enhanced::lifecycle::FindingStatus;
use crate::error::Result;

/// Images that are read at once.
const PAGE: u32 = 50;
/// Words of positions in images begin so; an image's number comes behind.
const IMAGE: &str = "image ";

impl Walk<'_> {
    /// Through both lists.
    pub(super) async fn through_observed(&mut self) -> Result<()> {
        let time = match self.query.sort_by {
            SortBy::FirstObserved => ImageTime::FirstScanned,
            _ => ImageTime::LastScanned,
        };
        let mut revisions = self.scanning.store().revisions().await?;
        if self.query.descending {
            revisions.reverse();
        }
        let from = self.from.take();
        let mut revisions = self
            .finish_begun(from.as_ref(), revisions)
            .await?
            .into_iter()
            .peekable();
        let mut after = from.map(|from| {
            // Behind a revision all images of that instant are still to come.
            let first = if self.query.descending { i64::MAX } else { -1 };
            (Timestamp(from.rank), place_of(&from, time).unwrap_or(first))
        });
        while !self.is_over() {
            let page = (after, self.query.descending);
            let store = self.scanning.store();
            let images = store.listed_images_by_time(time, page, PAGE, self.closed).await?;
            let Some((at, last)) = images.last() else {
                break;
            };
            after = Some((*at, time.place(last)));
            for (at, image) in images {
                while let Some(revision) = revisions.next_if(|next| self.is_not_after(next.adopted_at, at)) {
                    self.through_revision(&revision, None).await?;
                }
                if self.is_over() {
                    return Ok(());
                }
                self.visit_observed(at, image, None).await?;
            }
        }
        for revision in revisions {
            self.through_revision(&revision, None).await?;
        }
        Ok(())
    }

    /// Goes on where the page before ended, and gives the revisions that are still to come.
    async fn finish_begun(
        &mut self,
        from: Option<&ListPosition>,
        revisions: Vec<Revision>,
    ) -> Result<Vec<Revision>> {
        let Some(from) = from else {
            return Ok(revisions);
        };
        if from.word.starts_with(IMAGE) {
            let id = WatchedImageId(from.image);
            if let Some(image) = self.scanning.store().listed_image(id, self.closed).await?
                && from.vulnerability != LAST
            {
                self.visit_observed(Timestamp(from.rank), image, Some(&from.vulnerability))
                    .await?;
            }
            let at = Timestamp(from.rank);
            let rest = revisions
                .into_iter()
                .filter(|one| !self.is_not_after(one.adopted_at, at));
            return Ok(rest.collect());
        }
        let begun = revisions
            .iter()
            .position(|one| one.number.0.to_string() == from.word);
        let Some(begun) = begun else {
            return Ok(revisions);
        };
        self.through_revision(&revisions[begun], Some(from.clone()))
            .await?;
        Ok(revisions.into_iter().skip(begun + 1).collect())
    }

    fn is_not_after(&self, revision: Timestamp, image: Timestamp) -> bool {
        match self.query.descending {
            true => revision >= image,
            false => revision <= image,
        }
    }

    /// The findings of an image that its own time is the time of.
    async fn visit_observed(
        &mut self,
        at: Timestamp,
        image: WatchedImage,
        behind: Option<&str>,
    ) -> Result<()> {
        let place = position(at.0, format!("{IMAGE}{}", image.number), &image);
        let mut admitted = self.admit(vec![(place.clone(), image)]).await?;
        if let Some((_, Some(wanted))) = admitted.pop() {
            let joined = self.scanning.join(vec![wanted.watched.clone()], None).await?;
            for result in joined {
                let mut chosen = self.chosen(&wanted, result).await?;
                chosen.retain(|listed| self.is_with_image(listed, at));
                self.take(&place, chosen, behind);
            }
        }
        if !self.is_over() {
            self.pass(end_of(&place), WHOLE_IMAGE);
        }
        Ok(())
    }

    /// Whether any image was looked into before.
    async fn has_image_before(&self, at: Timestamp) -> Result<bool> {
        let oldest = self
            .scanning
            .store()
            .listed_images_by_time(ImageTime::FirstScanned, (None, false), 1, self.closed)
            .await?;
        Ok(oldest.first().is_some_and(|(first, _)| *first < at))
    }

    fn is_with_image(&self, listed: &ListedFinding, at: Timestamp) -> bool {
        let found = listed.found();
        match self.query.sort_by {
            SortBy::FirstObserved => found.first_observed_at == at,
            _ => found.status != FindingStatus::Closed || found.ended_with_image(),
        }
    }

    /// The findings that a revision opened, or closed, in images that were there.
    async fn through_revision(&mut self, revision: &Revision, from: Option<ListPosition>) -> Result<()> {
        if self.is_over() || !self.has_image_before(revision.adopted_at).await? {
            return Ok(());
        }
        let (at, number) = (revision.adopted_at, revision.number);
        let is_first = self.query.sort_by == SortBy::FirstObserved;
        let members = match is_first {
            true => OwnRated::Since(number),
            false => OwnRated::Until(number),
        };
        let segment = Segment {
            before: Some(at),
            ..Segment::new(at.0, &number.0.to_string(), Members::Rated(members))
        };
        let belongs = |listed: &ListedFinding| {
            let found = listed.found();
            match is_first {
                true => found.first_observed_at == at,
                false => {
                    let is_closed = found.status == FindingStatus::Closed && found.updated_at == at;
                    is_closed && !found.ended_with_image()
                }
            }
        };
        self.through_segment(&segment, from, &belongs).await
    }
}

/// The place of an image that a position is in among those of the same instant; none if it is in a revision.
fn place_of(position: &ListPosition, time: ImageTime) -> Option<i64> {
    let number = position.word.strip_prefix(IMAGE)?;
    match time {
        ImageTime::LastScanned => number.parse().ok(),
        ImageTime::Pushed | ImageTime::FirstScanned => Some(position.image),
    }
}
