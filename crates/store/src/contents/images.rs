//! Images that were looked into, and what is in them.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{
    PackageId, PackageSetId, RepositoryId, Result, RevisionNumber, Store, WatchedImage, WatchedImageId, lists,
};

/// What one layer brings to an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPackageSet {
    /// Its id.
    pub id: PackageSetId,
    /// The layer, from the lowest.
    pub layer: u32,
    /// Where each package lies, in the form of whoever scanned.
    pub content: Vec<u8>,
    /// Its packages, with their content.
    pub packages: BTreeMap<PackageId, String>,
}

impl Store {
    /// What is known of an image that was looked into.
    pub async fn watched_image(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
    ) -> Result<Option<WatchedImage>> {
        let row = sqlx::query("SELECT * FROM watched_images WHERE id = $1")
            .bind(WatchedImageId::of(repository, digest).0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Has news count, or not, for all images of a repository that were looked into. The findings of one for which they
    /// do not any more stand for the revision in use until now. Gives the images for which it is another now.
    pub async fn watch_repository(
        &self,
        repository: &RepositoryId,
        continuous: bool,
        revision: RevisionNumber,
    ) -> Result<Vec<WatchedImage>> {
        let mut tx = self.write_tx().await?;
        let rows = sqlx::query(
            "UPDATE watched_images SET continuous = $2, as_of = $3
             WHERE repository_id = $1 AND continuous <> $2 RETURNING *",
        )
        .bind(&repository.0)
        .bind(i16::from(continuous))
        .bind(revision.0)
        .fetch_all(&mut *tx)
        .await?;
        let images = row::all(&rows, read)?;
        tx.commit().await?;
        Ok(images)
    }

    /// What the layers of an image bring to it, lowest first.
    pub async fn image_contents(&self, image: WatchedImageId) -> Result<Vec<StoredPackageSet>> {
        let rows = sqlx::query(
            "SELECT set_id, layer, content FROM image_sets JOIN package_sets ON id = set_id
             WHERE image_id = $1 ORDER BY layer, set_id",
        )
        .bind(image.0)
        .fetch_all(&self.pool)
        .await?;
        let mut sets = row::all(&rows, read_set)?;
        for set in &mut sets {
            set.packages = self.packages_of_set(set.id).await?;
        }
        Ok(sets)
    }

    async fn packages_of_set(&self, set: PackageSetId) -> Result<BTreeMap<PackageId, String>> {
        let rows = sqlx::query(
            "SELECT id, content FROM package_set_members JOIN packages ON id = package_id WHERE set_id = $1",
        )
        .bind(set.0)
        .fetch_all(&self.pool)
        .await?;
        let read = |row: &AnyRow| Ok((PackageId(row.int("id")?), row.text("content")?));
        rows.iter().map(read).collect()
    }

    /// The continuously scanned images that have one of these packages, by id; those after `after`.
    pub async fn images_with(
        &self,
        packages: &[PackageId],
        after: Option<WatchedImageId>,
        limit: u32,
    ) -> Result<Vec<WatchedImage>> {
        let sql = (
            "SELECT * FROM watched_images WHERE continuous = 1 AND id > $1 AND id IN
             (SELECT image_id FROM image_sets WHERE set_id IN
              (SELECT set_id FROM package_set_members WHERE package_id",
            ")) ORDER BY id LIMIT $2",
        );
        let ids: Vec<i64> = packages.iter().map(|package| package.0).collect();
        // Ids are never negative.
        let fixed = [after.map_or(-1, |after| after.0), i64::from(limit)];
        let rows = lists::fetch_in_ints(&self.pool, sql, &fixed, &ids).await?;
        let images = rows
            .iter()
            .map(|row| read(row).map(|image| (image.id, image)))
            .collect::<Result<BTreeMap<_, _>>>()?;
        Ok(images.into_values().take(limit as usize).collect())
    }
}

/// Notes that an image was looked at again.
pub(crate) async fn note_look(
    tx: &mut Tx,
    repository: &RepositoryId,
    digest: &Digest,
    at: Timestamp,
) -> Result<()> {
    sqlx::query("UPDATE watched_images SET last_scanned_at = $2 WHERE id = $1 AND last_scanned_at < $2")
        .bind(WatchedImageId::of(repository, digest).0)
        .bind(at.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) fn read(row: &AnyRow) -> Result<WatchedImage> {
    Ok(WatchedImage {
        id: WatchedImageId(row.int("id")?),
        repository: RepositoryId(row.text("repository_id")?),
        digest: row.digest("digest")?,
        content: row.json("content")?,
        first_scanned_at: row.time("first_scanned_at")?,
        last_scanned_at: row.time("last_scanned_at")?,
        continuous: row.flag("continuous")?,
        as_of: RevisionNumber(row.int("as_of")?),
    })
}

fn read_set(row: &AnyRow) -> Result<StoredPackageSet> {
    Ok(StoredPackageSet {
        id: PackageSetId(row.int("set_id")?),
        layer: u32::try_from(row.count("layer")?).unwrap_or(u32::MAX),
        content: row.bytes("content")?,
        packages: BTreeMap::new(),
    })
}
