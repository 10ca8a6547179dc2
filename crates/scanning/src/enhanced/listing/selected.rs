//! The findings of few images that the criteria name: made, and sorted.

use std::cmp::Ordering;

use tidewaiter_store::{WatchedImage, WatchedImageId};
use tidewaiter_types::Digest;

use super::walk::{CHUNK, Walk};
use super::{ListPosition, ListedFinding, image_of_arn, sort_key};
use crate::enhanced::criteria::TextField;
use crate::error::Result;

/// The most images that are few.
const MOST: usize = 64;

impl Walk<'_> {
    /// The images that the criteria name, if they do and if they are few.
    pub(super) async fn selected_images(&self) -> Result<Option<Vec<WatchedImage>>> {
        let mut images = Vec::new();
        if let Some(arns) = self.equals(TextField::FindingArn) {
            for id in arns
                .iter()
                .filter_map(|arn| image_of_arn(self.scanning.place(), arn))
            {
                images.extend(self.scanning.store().listed_image(id, self.closed).await?);
            }
        } else if let Some(digests) = self.named_digests() {
            for digest in &digests {
                images.extend(
                    self.scanning
                        .store()
                        .listed_images_of_digest(digest, MOST as u32 + 1, self.closed)
                        .await?,
                );
            }
        } else if let Some(names) = self.equals(TextField::EcrImageRepositoryName) {
            for repository in self.repositories_named(&names).await? {
                let store = self.scanning.store();
                let of_repository =
                    store.listed_images_of_repository(&repository.id, None, MOST as u32 + 1, self.closed);
                images.extend(of_repository.await?);
            }
        } else {
            return Ok(None);
        }
        images.sort_by_key(|image| image.id);
        images.dedup_by_key(|image| image.id);
        Ok((images.len() <= MOST).then_some(images))
    }

    fn named_digests(&self) -> Option<Vec<Digest>> {
        let of_resources = self.equals(TextField::ResourceId).map(|ids| {
            let last = |id: &String| id.rsplit('/').next().unwrap_or_default().to_owned();
            ids.iter().map(last).collect()
        });
        let words: Vec<String> = self.equals(TextField::EcrImageHash).or(of_resources)?;
        // What is no digest is no image's.
        Some(words.iter().filter_map(|word| word.parse().ok()).collect())
    }

    /// Takes the findings of images in the order that is asked for.
    pub(super) async fn visit_selected(&mut self, images: Vec<WatchedImage>) -> Result<()> {
        let from = self.from.take();
        let mut all: Vec<(ListPosition, ListedFinding)> = Vec::new();
        for chunk in images.chunks(CHUNK) {
            all.extend(self.all_of(chunk).await?);
        }
        let descending = self.query.descending;
        all.sort_by(|one, two| order(&one.0, &two.0, descending));
        for (position, listed) in all {
            let is_later = |from: &ListPosition| order(&position, from, descending) == Ordering::Greater;
            if from.as_ref().is_none_or(is_later) && !self.is_over() {
                self.push(position, listed);
            }
        }
        Ok(())
    }

    async fn all_of(&mut self, images: &[WatchedImage]) -> Result<Vec<(ListPosition, ListedFinding)>> {
        let wanted = self.admit_all(images.iter().cloned()).await?;
        let watched = wanted.iter().map(|one| one.watched.clone()).collect();
        let mut all = Vec::new();
        for (one, result) in wanted.iter().zip(self.join(watched).await?) {
            for listed in self.chosen(one, result).await? {
                all.push((self.position(one.watched.id, &listed), listed));
            }
        }
        Ok(all)
    }

    fn position(&self, image: WatchedImageId, listed: &ListedFinding) -> ListPosition {
        let (rank, word) = sort_key(self.query.sort_by, listed);
        ListPosition {
            rank,
            word,
            vulnerability: listed.found().finding.vulnerability.clone(),
            set: 0,
            image: image.0,
        }
    }
}

fn order(one: &ListPosition, two: &ListPosition, descending: bool) -> Ordering {
    let by_key = (one.rank, &one.word).cmp(&(two.rank, &two.word));
    let by_id = || (&one.vulnerability, one.image).cmp(&(&two.vulnerability, two.image));
    match descending {
        false => by_key.then_with(by_id),
        true => by_key.reverse().then_with(by_id),
    }
}
