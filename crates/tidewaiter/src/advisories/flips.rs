//! How much of what is found in the registry's images would change.
//!
//! The stored images are walked, repository after repository, up to a number of them; their inventories lie beside
//! the blobs, so no layer is read. Odd: a share of very little says nothing, so below some changes nothing is held back.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_trait::async_trait;
use tidewaiter_advisories::{Database, DatabaseError};
use tidewaiter_inventory::ImageInventory;
use tidewaiter_matching::match_image;
use tidewaiter_scanning::Scanning;
use tidewaiter_store::{ImageFilter, ImageQuery, Repository, Store};
use tidewaiter_types::{Digest, media_type};

use super::guard::ChangeGuard;

/// How many images are looked at.
const IMAGES: usize = 500;
/// How many of one repository: its images mostly stand on the same base.
const OF_ONE: u32 = 20;
/// How many repositories are read at once.
const PAGE: u32 = 100;
/// How many changes there must be before their share counts.
const FLOOR: usize = 50;

/// An update must not change more than a share of what is found.
pub struct Flips {
    /// The registry's metadata.
    pub store: Store,
    /// Where inventories come from.
    pub scanning: Scanning,
    /// The share that may change, in percent.
    pub percent: u8,
}

/// Counts over images.
#[derive(Default)]
struct Count {
    images: usize,
    before: usize,
    changed: usize,
}

#[async_trait]
impl ChangeGuard for Flips {
    async fn reasons(&self, old: &Arc<Database>, new: &Arc<Database>) -> anyhow::Result<Vec<String>> {
        let mut count = Count::default();
        let mut after: Option<String> = None;
        loop {
            let page = self.store.repositories(after.as_deref(), PAGE).await?;
            for repository in &page {
                self.repository(repository, old, new, &mut count).await?;
                if count.images >= IMAGES {
                    return Ok(self.judge(&count));
                }
            }
            match page.last() {
                Some(last) if page.len() == PAGE as usize => after = Some(last.name.clone()),
                _ => return Ok(self.judge(&count)),
            }
        }
    }
}

impl Flips {
    async fn repository(
        &self,
        repository: &Repository,
        old: &Arc<Database>,
        new: &Arc<Database>,
        count: &mut Count,
    ) -> anyhow::Result<()> {
        let query = ImageQuery {
            filter: ImageFilter::Tagged,
            after: None,
            limit: OF_ONE,
        };
        for image in self.store.images(&repository.id, &query).await? {
            let is_image = image
                .config_media_type
                .as_deref()
                .is_some_and(media_type::is_image_config);
            if is_image && let Some(inventory) = self.inventory(&repository.name, &image.digest).await {
                let (old, new) = (Arc::clone(old), Arc::clone(new));
                let (before, changed) =
                    tokio::task::spawn_blocking(move || compare(&inventory, &old, &new)).await??;
                count.images += 1;
                count.before += before;
                count.changed += changed;
            }
        }
        Ok(())
    }

    /// What is in an image; one that cannot be read, or only by reading a layer again, says nothing about advisories.
    async fn inventory(&self, repository: &str, digest: &Digest) -> Option<ImageInventory> {
        self.scanning
            .contents_at_hand(repository, digest)
            .await
            .ok()
            .flatten()
    }

    fn judge(&self, count: &Count) -> Vec<String> {
        let too_much = count.changed * 100 > count.before * usize::from(self.percent);
        if count.changed < FLOOR || !too_much {
            return vec![];
        }
        let Count {
            images,
            before,
            changed,
        } = count;
        vec![format!(
            "{changed} matches change in {images} images, which have {before}"
        )]
    }
}

/// How many matches an image has, and how many come or go.
fn compare(image: &ImageInventory, old: &Database, new: &Database) -> Result<(usize, usize), DatabaseError> {
    let (before, after) = (found(image, old)?, found(image, new)?);
    Ok((before.len(), before.symmetric_difference(&after).count()))
}

fn found(image: &ImageInventory, database: &Database) -> Result<BTreeSet<(usize, String)>, DatabaseError> {
    let matches = match_image(database, image)?;
    Ok(matches
        .into_iter()
        .map(|one| (one.package, one.vulnerability))
        .collect())
}
