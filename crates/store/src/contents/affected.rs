//! Which images have what: a vulnerability, a package.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::{bitmaps, block};
use crate::row::{self, Columns};
use crate::{PackageId, RepositoryId, Result, Store, WatchedImage};

/// Watched images, by their numbers. It holds tens of kilobytes for a million images.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageNumbers {
    numbers: RoaringBitmap,
    /// Of each block that any image is in.
    repositories: BTreeMap<u32, String>,
}

impl ImageNumbers {
    /// How many.
    pub fn count(&self) -> u64 {
        self.numbers.len()
    }

    /// How many in each repository that has any.
    pub fn by_repository(&self) -> BTreeMap<RepositoryId, u64> {
        let mut counts = BTreeMap::new();
        for (block, repository) in &self.repositories {
            let first = u64::from(*block) * u64::from(block::SIZE);
            let images = self.rank(first + u64::from(block::SIZE)) - self.rank(first);
            if images > 0 {
                *counts.entry(RepositoryId(repository.clone())).or_default() += images;
            }
        }
        counts
    }

    /// How many have a number below this.
    fn rank(&self, below: u64) -> u64 {
        match below.checked_sub(1).and_then(|last| u32::try_from(last).ok()) {
            Some(last) => self.numbers.rank(last),
            None => 0,
        }
    }

    /// The numbers after `after`, ascending.
    pub fn after(&self, after: Option<u32>, limit: usize) -> Vec<u32> {
        let first = after.map_or(Some(0), |after| after.checked_add(1));
        let rest = first.map(|first| self.numbers.range(first..));
        rest.into_iter().flatten().take(limit).collect()
    }
}

impl Store {
    /// The watched images with a package that a vulnerability touches now.
    pub async fn affected_images(&self, vulnerability: &str) -> Result<ImageNumbers> {
        let rows = sqlx::query("SELECT package_id FROM matches WHERE vulnerability = $1 AND until IS NULL")
            .bind(vulnerability)
            .fetch_all(&self.pool)
            .await?;
        let packages = row::all(&rows, |row| Ok(PackageId(row.int("package_id")?)))?;
        self.images_with(&packages).await
    }

    /// The watched images that have one of these packages.
    pub async fn images_with(&self, packages: &[PackageId]) -> Result<ImageNumbers> {
        let ids: Vec<i64> = packages.iter().map(|package| package.0).collect();
        let with = self.images_of_packages(&ids).await?;
        let (watched, repositories) = self.watched_numbers().await?;
        Ok(ImageNumbers {
            numbers: bitmaps::union(with.into_values().collect()) & watched,
            repositories,
        })
    }

    /// How many watched images have a package that a vulnerability touches now.
    pub async fn count_affected_images(&self, vulnerability: &str) -> Result<u64> {
        Ok(self.affected_images(vulnerability).await?.count())
    }

    /// Some of these images, in the order of their numbers: those after `after` that are there still.
    pub async fn page_of_images(
        &self,
        images: &ImageNumbers,
        after: Option<u32>,
        limit: usize,
    ) -> Result<Vec<WatchedImage>> {
        self.images_numbered(&images.after(after, limit)).await
    }
}
