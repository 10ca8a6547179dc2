//! Images that were looked into, and what is in them.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use super::bitmaps;
use super::block::{self, Place};
use super::counting::count_anew;
use super::keep::sets_of;
use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{
    EndReason, Image, ImageEnd, PackageId, PackageSetId, RepositoryId, Result, RevisionNumber, Store,
    WatchedImage, WatchedImageId, images, lists,
};

/// Images that were looked into, each with the revision that its findings stand for: while news count for it, that of its
/// block.
macro_rules! watched {
    ($rest:literal) => {
        concat!(
            "SELECT watched_images.*, COALESCE(looked_at, last_scanned_at) AS last_look,
             CASE WHEN continuous = 1 THEN revision ELSE as_of END AS stands_for
             FROM watched_images JOIN image_blocks ON image_blocks.number = watched_images.number / 256
             LEFT JOIN last_looks ON last_looks.number = watched_images.number WHERE ",
            $rest
        )
    };
}

pub(crate) use watched;

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
        let row = sqlx::query(watched!("id = $1"))
            .bind(WatchedImageId::of(repository, digest).0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// The images of these numbers that are there, in their order.
    pub async fn images_numbered(&self, numbers: &[u32]) -> Result<Vec<WatchedImage>> {
        let numbers: Vec<i64> = numbers.iter().map(|number| i64::from(*number)).collect();
        let sql = (watched!("watched_images.number"), "");
        let rows = lists::fetch_in_ints(&self.pool, sql, &[], &numbers).await?;
        let mut images = row::all(&rows, read)?;
        images.sort_by_key(|image| image.number);
        Ok(images)
    }

    /// What is known of those of these images of a repository that were looked into.
    pub async fn watched_images(
        &self,
        repository: &RepositoryId,
        digests: &[Digest],
    ) -> Result<BTreeMap<Digest, WatchedImage>> {
        let sql = (watched!("id"), "");
        let ids: Vec<i64> = digests
            .iter()
            .map(|digest| WatchedImageId::of(repository, digest).0)
            .collect();
        let rows = lists::fetch_in_ints(&self.pool, sql, &[], &ids).await?;
        rows.iter()
            .map(|row| read(row).map(|image| (image.digest, image)))
            .collect()
    }

    /// The rows of images that were looked into and are there, with their tags, whatever repositories they are in.
    pub async fn rows_of_watched(
        &self,
        images: &[WatchedImageId],
    ) -> Result<BTreeMap<WatchedImageId, Image>> {
        let ids: Vec<i64> = images.iter().map(|image| image.0).collect();
        let sql = (
            concat!(
                "SELECT id, ",
                images::columns!(),
                " FROM watched_images JOIN manifests USING (repository_id, digest) WHERE id"
            ),
            "",
        );
        let mut found = BTreeMap::new();
        for row in lists::fetch_in_ints(&self.pool, sql, &[], &ids).await? {
            found.insert(WatchedImageId(row.int("id")?), images::read(&row)?);
        }
        let sql = (
            "SELECT id, name FROM watched_images JOIN tags USING (repository_id, digest) WHERE id",
            "ORDER BY id, name",
        );
        for row in lists::fetch_in_ints(&self.pool, sql, &[], &ids).await? {
            if let Some(image) = found.get_mut(&WatchedImageId(row.int("id")?)) {
                image.tags.push(row.text("name")?);
            }
        }
        Ok(found)
    }

    /// Images that were looked into, in the order of their ids, after `after`.
    pub async fn watched_images_after(
        &self,
        after: Option<WatchedImageId>,
        limit: u32,
    ) -> Result<Vec<WatchedImage>> {
        let rows = sqlx::query(watched!("id > $1 ORDER BY id LIMIT $2"))
            // Ids are not negative.
            .bind(after.map_or(-1, |id| id.0))
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read)
    }

    /// Has news count, or not, for all images of a repository that were looked into. The findings of one for which they
    /// do not any more stand for the revision that they stand for now. Gives the images for which it is another now.
    pub async fn watch_repository(
        &self,
        repository: &RepositoryId,
        continuous: bool,
    ) -> Result<Vec<WatchedImage>> {
        let rows = sqlx::query("SELECT number FROM image_blocks WHERE repository_id = $1 ORDER BY number")
            .bind(&repository.0)
            .fetch_all(&self.pool)
            .await?;
        let mut changed = Vec::new();
        for number in row::all(&rows, |row| row.int("number"))? {
            changed.extend(self.watch_block(number, continuous).await?);
        }
        self.images_numbered(&changed).await
    }

    async fn watch_block(&self, number: i64, continuous: bool) -> Result<Vec<u32>> {
        let mut tx = self.write_tx().await?;
        let Some(mut block) = block::lock(self, &mut tx, &[number]).await?.pop() else {
            return Ok(Vec::new());
        };
        let first = i64::from(block.image(0));
        let rows = sqlx::query(
            "UPDATE watched_images SET continuous = $3, as_of = $4
             WHERE number >= $1 AND number < $2 AND continuous <> $3 AND expired = 0 RETURNING number",
        )
        .bind(first)
        .bind(first + i64::from(block::SIZE))
        .bind(i16::from(continuous))
        .bind(block.revision.0)
        .fetch_all(&mut *tx)
        .await?;
        let changed = row::all(&rows, |row| block::number_of(row.int("number")?))?;
        let places: BTreeSet<usize> = changed.iter().map(|number| block::split(*number).1).collect();
        places.iter().for_each(|place| block.watch(*place, continuous));
        if continuous && !places.is_empty() {
            let revision = block.revision;
            count_anew(&mut tx, &mut block, revision, |_, place| places.contains(&place)).await?;
        }
        block.version += 1;
        block::save(&mut tx, &block).await?;
        tx.commit().await?;
        Ok(changed)
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
}

/// Takes an image out of what is counted, before it goes; its repository is locked.
pub(crate) async fn forget(
    store: &Store,
    tx: &mut Tx,
    repository: &RepositoryId,
    digest: &Digest,
) -> Result<()> {
    let image = WatchedImageId::of(repository, digest);
    let row = sqlx::query("SELECT number FROM watched_images WHERE id = $1 AND number IS NOT NULL")
        .bind(image.0)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(number) = row::one(row, |row| block::number_of(row.int("number")?))? else {
        return Ok(());
    };
    let (block, place) = block::split(number);
    let mut block = block::lock_one(store, tx, block).await?;
    block.watch(place, false);
    if let Some(counted) = block.places.get_mut(place) {
        *counted = Place::default();
    }
    block.version += 1;
    block::save(tx, &block).await?;
    let sets: Vec<PackageSetId> = sets_of(tx, image).await?.into_iter().collect();
    bitmaps::unlink(store, tx, number, &sets).await
}

/// Notes that an image was looked at again.
pub(crate) async fn note_look(
    tx: &mut Tx,
    repository: &RepositoryId,
    digest: &Digest,
    at: Timestamp,
) -> Result<()> {
    sqlx::query(
        "UPDATE last_looks SET looked_at = $2
         WHERE number = (SELECT number FROM watched_images WHERE id = $1) AND looked_at < $2",
    )
    .bind(WatchedImageId::of(repository, digest).0)
    .bind(at.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<WatchedImage> {
    let (expires_at, expired) = (row.time_or_none("expires_at")?, row.flag("expired")?);
    let reason = EndReason::Expired;
    Ok(WatchedImage {
        id: WatchedImageId(row.int("id")?),
        repository: RepositoryId(row.text("repository_id")?),
        digest: row.digest("digest")?,
        content: row.json("content")?,
        first_scanned_at: row.time("first_scanned_at")?,
        last_scanned_at: row.time("last_look")?,
        continuous: row.flag("continuous")?,
        as_of: RevisionNumber(row.int("stands_for")?),
        number: block::number_of(row.int("number")?)?,
        expires_at,
        expired,
        closed: expires_at.filter(|_| expired).map(|at| ImageEnd { at, reason }),
        gone: None,
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
