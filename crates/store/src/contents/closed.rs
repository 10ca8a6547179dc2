//! Images that are gone, and whose closed findings are listed for some days more; and lists that see them between those
//! that are there.
//!
//! An image takes a row along when it goes, and its sets; its findings are the same join as before. Odd: a list asks for
//! both kinds one after the other and puts them in order here, so that each question goes by its own index.

use std::cmp::Ordering;

use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use super::block;
use super::listing::{Beyond, ImageTime};
use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{
    EndReason, Image, ImageEnd, PackageSetId, Repository, RepositoryId, Result, RevisionNumber, Store,
    WatchedImage, WatchedImageId, images, repositories,
};

/// How long closed findings of what is gone are listed (Inspector user guide): three days.
pub const CLOSED_KEPT_MILLIS: i64 = 3 * 24 * 3_600_000;
/// Images that are forgotten in one transaction.
const BATCH: i64 = 500;

/// What is known of images before they go. Those whose windows have ended were closed then.
macro_rules! close {
    ($which:literal) => {
        concat!(
            "INSERT INTO closed_images (id, repository_id, digest, content, first_scanned_at, last_scanned_at, stands_for,
             number, closed_at, closed_by, media_type, artifact_type, config_media_type, subject, size, image_size,
             pushed_at, renewed_at, last_pulled_at, tags)
             SELECT w.id, w.repository_id, w.digest, content, first_scanned_at,
             COALESCE(looked_at, last_scanned_at),
             CASE WHEN continuous = 1 THEN revision ELSE as_of END, w.number,
             CASE WHEN expired = 1 THEN expires_at ELSE CAST($2 AS BIGINT) END,
             CASE WHEN expired = 1 THEN 'SCAN_ELIGIBILITY_EXPIRED' ELSE CAST($3 AS TEXT) END,
             media_type, artifact_type, config_media_type, subject, size, image_size, pushed_at, renewed_at,
             last_pulled_at, COALESCE((SELECT string_agg(name, ' ' ORDER BY name) FROM tags
                                       WHERE tags.repository_id = w.repository_id AND tags.digest = w.digest), '')
             FROM watched_images w JOIN image_blocks ON image_blocks.number = w.number / 256
             LEFT JOIN last_looks ON last_looks.number = w.number
             JOIN manifests ON manifests.repository_id = w.repository_id AND manifests.digest = w.digest
             WHERE ",
            $which,
            " ON CONFLICT (id) DO NOTHING"
        )
    };
}

/// The same for their sets.
macro_rules! close_sets {
    ($which:literal) => {
        concat!(
            "INSERT INTO closed_image_sets (set_id, image_id, layer) SELECT set_id, image_id, layer FROM image_sets
             WHERE image_id IN (SELECT id FROM watched_images w WHERE number IS NOT NULL AND ",
            $which,
            ") ON CONFLICT (set_id, image_id) DO NOTHING"
        )
    };
}

/// Closes the findings of an image that goes; before anything of it does. Its repository is locked.
pub(crate) async fn close_image(
    tx: &mut Tx,
    repository: &RepositoryId,
    digest: &Digest,
    now: Timestamp,
) -> Result<()> {
    let image = WatchedImageId::of(repository, digest);
    sqlx::query(close!("w.id = $1"))
        .bind(image.0)
        .bind(now.0)
        .bind(EndReason::ImageDeleted.as_str())
        .execute(&mut **tx)
        .await?;
    sqlx::query(close_sets!("w.id = $1"))
        .bind(image.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Closes the findings of all images of a repository that goes; before anything of it does.
pub(crate) async fn close_repository(tx: &mut Tx, repository: &RepositoryId, now: Timestamp) -> Result<()> {
    sqlx::query(close!("w.repository_id = $1"))
        .bind(&repository.0)
        .bind(now.0)
        .bind(EndReason::RepositoryDeleted.as_str())
        .execute(&mut **tx)
        .await?;
    sqlx::query(close_sets!("w.repository_id = $1"))
        .bind(&repository.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "INSERT INTO deleted_repositories
         (id, name, created_at, mutability, mutability_filters, scan_on_push, encryption, deleted_at)
         SELECT id, name, created_at, mutability, mutability_filters, scan_on_push, encryption, CAST($2 AS BIGINT)
         FROM repositories WHERE id = $1 AND EXISTS (SELECT 1 FROM closed_images WHERE repository_id = $1)",
    )
    .bind(&repository.0)
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// An image has come back, and its findings with it.
pub(super) async fn forget(tx: &mut Tx, image: WatchedImageId) -> Result<()> {
    sqlx::query("DELETE FROM closed_images WHERE id = $1")
        .bind(image.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Store {
    /// Whether any image was closed since an instant because it is gone.
    pub async fn has_closed_images(&self, since: Timestamp) -> Result<bool> {
        let row = sqlx::query("SELECT id FROM closed_images WHERE closed_at > $1 LIMIT 1")
            .bind(since.0)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.is_some())
    }

    /// An image that is gone.
    pub async fn closed_image(&self, id: WatchedImageId) -> Result<Option<WatchedImage>> {
        let row = sqlx::query("SELECT * FROM closed_images WHERE id = $1")
            .bind(id.0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// The images that a repository took along when it went at an instant, by id; those after `after`.
    pub async fn images_closed_with(
        &self,
        repository: &RepositoryId,
        at: Timestamp,
        after: Option<WatchedImageId>,
        limit: u32,
    ) -> Result<Vec<WatchedImage>> {
        let rows = sqlx::query(
            "SELECT * FROM closed_images WHERE closed_at = $2 AND id > $3 AND repository_id = $1 ORDER BY id LIMIT $4",
        )
        .bind(&repository.0)
        .bind(at.0)
        // Ids are never negative.
        .bind(after.map_or(-1, |after| after.0))
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read)
    }

    /// A repository that is gone, while closed findings of its images are listed.
    pub async fn deleted_repository(&self, id: &RepositoryId) -> Result<Option<Repository>> {
        let row = sqlx::query("SELECT * FROM deleted_repositories WHERE id = $1")
            .bind(&id.0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, repositories::read)
    }

    /// Forgets the images that are gone for longer than they are listed; how many.
    pub(super) async fn forget_closed_images(&self, now: Timestamp) -> Result<u64> {
        let before = now.plus_millis(-CLOSED_KEPT_MILLIS);
        let mut forgotten = 0;
        loop {
            let mut tx = self.write_tx().await?;
            let deleted = sqlx::query(
                "DELETE FROM closed_images WHERE id IN
                 (SELECT id FROM closed_images WHERE closed_at <= $1 ORDER BY closed_at, id LIMIT $2)",
            )
            .bind(before.0)
            .bind(BATCH)
            .execute(&mut *tx)
            .await?;
            sqlx::query("DELETE FROM deleted_repositories WHERE deleted_at <= $1")
                .bind(before.0)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
            forgotten += deleted.rows_affected();
            if deleted.rows_affected() < BATCH as u64 {
                return Ok(forgotten);
            }
        }
    }
}

/// What lists see, with those that were closed since `closed`; `None`: without those that are gone.
impl Store {
    /// Repositories by name and id, those after `after`.
    pub async fn listed_repositories(
        &self,
        after: Option<(&str, &RepositoryId)>,
        limit: u32,
        closed: Option<Timestamp>,
    ) -> Result<Vec<Repository>> {
        let (name, id) = after.map_or(("", ""), |(name, id)| (name, id.0.as_str()));
        let rows = sqlx::query(
            "SELECT * FROM repositories WHERE name >= $1 AND (name > $1 OR id > $2) ORDER BY name LIMIT $3",
        )
        .bind(name)
        .bind(id)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        let there = row::all(&rows, repositories::read)?;
        let Some(since) = closed else { return Ok(there) };
        let rows = sqlx::query(
            "SELECT * FROM deleted_repositories WHERE (name, id) > ($1, $2) AND deleted_at > $4
             ORDER BY name, id LIMIT $3",
        )
        .bind(name)
        .bind(id)
        .bind(i64::from(limit))
        .bind(since.0)
        .fetch_all(&self.pool)
        .await?;
        let gone = row::all(&rows, repositories::read)?;
        let by_name =
            |one: &Repository, two: &Repository| (&one.name, &one.id.0).cmp(&(&two.name, &two.id.0));
        Ok(merged(there, gone, by_name, limit))
    }

    /// The repositories of a name, by id.
    pub async fn listed_repositories_named(
        &self,
        name: &str,
        closed: Option<Timestamp>,
    ) -> Result<Vec<Repository>> {
        let mut named = Vec::from_iter(self.repository(name).await?);
        if let Some(since) = closed {
            let rows = sqlx::query(
                "SELECT * FROM deleted_repositories WHERE name = $1 AND deleted_at > $2 ORDER BY id",
            )
            .bind(name)
            .bind(since.0)
            .fetch_all(&self.pool)
            .await?;
            named.extend(row::all(&rows, repositories::read)?);
        }
        Ok(named)
    }

    /// An image.
    pub async fn listed_image(
        &self,
        id: WatchedImageId,
        closed: Option<Timestamp>,
    ) -> Result<Option<WatchedImage>> {
        let there = self.watched_image_by_id(id).await?;
        let (None, Some(since)) = (&there, closed) else {
            return Ok(there);
        };
        let gone = self.closed_image(id).await?;
        Ok(gone.filter(|image| image.closed.is_some_and(|end| end.at > since)))
    }

    /// The images with a digest, by id.
    pub async fn listed_images_of_digest(
        &self,
        digest: &Digest,
        limit: u32,
        closed: Option<Timestamp>,
    ) -> Result<Vec<WatchedImage>> {
        let there = self.watched_images_of_digest(digest, limit).await?;
        let Some(since) = closed else { return Ok(there) };
        let rows = sqlx::query(
            "SELECT * FROM closed_images WHERE digest = $1 AND closed_at > $3 ORDER BY id LIMIT $2",
        )
        .bind(digest.to_string())
        .bind(i64::from(limit))
        .bind(since.0)
        .fetch_all(&self.pool)
        .await?;
        Ok(merged(there, row::all(&rows, read)?, by_id, limit))
    }

    /// The images of a repository, by digest; those after `after`.
    pub async fn listed_images_of_repository(
        &self,
        repository: &RepositoryId,
        after: Option<&Digest>,
        limit: u32,
        closed: Option<Timestamp>,
    ) -> Result<Vec<WatchedImage>> {
        let there = self.images_of_repository(repository, after, limit).await?;
        let Some(since) = closed else { return Ok(there) };
        let rows = sqlx::query(
            "SELECT * FROM closed_images WHERE repository_id = $1 AND digest > $2 AND closed_at > $4
             ORDER BY digest LIMIT $3",
        )
        .bind(&repository.0)
        .bind(after.map(Digest::to_string).unwrap_or_default())
        .bind(i64::from(limit))
        .bind(since.0)
        .fetch_all(&self.pool)
        .await?;
        let by_digest =
            |one: &WatchedImage, two: &WatchedImage| one.digest.to_string().cmp(&two.digest.to_string());
        Ok(merged(there, row::all(&rows, read)?, by_digest, limit))
    }

    /// The images that have a set, by id; those after `after`.
    pub async fn listed_images_of_set(
        &self,
        set: PackageSetId,
        after: Option<WatchedImageId>,
        limit: u32,
        closed: Option<Timestamp>,
    ) -> Result<Vec<WatchedImage>> {
        let there = self.images_of_set(set, after, limit).await?;
        let Some(since) = closed else { return Ok(there) };
        let rows = sqlx::query(
            "SELECT closed_images.* FROM closed_image_sets JOIN closed_images ON id = image_id
             WHERE set_id = $1 AND image_id > $2 AND closed_at > $4 ORDER BY image_id LIMIT $3",
        )
        .bind(set.0)
        .bind(after.map_or(-1, |after| after.0))
        .bind(i64::from(limit))
        .bind(since.0)
        .fetch_all(&self.pool)
        .await?;
        Ok(merged(there, row::all(&rows, read)?, by_id, limit))
    }

    /// The images by a time and then by their places, each with that time; those beyond `after`.
    pub async fn listed_images_by_time(
        &self,
        time: ImageTime,
        (after, descending): (Option<(Timestamp, i64)>, bool),
        limit: u32,
        closed: Option<Timestamp>,
    ) -> Result<Vec<(Timestamp, WatchedImage)>> {
        let there = self.images_by_time(time, (after, descending), limit).await?;
        let Some(since) = closed else { return Ok(there) };
        let Beyond {
            mark,
            order,
            at,
            place,
        } = Beyond::of(after, descending);
        let (column, by) = time.columns();
        let sql = format!(
            "SELECT closed_images.*, {column} AS at FROM closed_images WHERE ({column}, {by}) {mark} ($1, $2)
             AND closed_at > $4 ORDER BY {column} {order}, {by} {order} LIMIT $3"
        );
        // Safe: it is made of texts of this crate.
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(at)
            .bind(place)
            .bind(i64::from(limit))
            .bind(since.0)
            .fetch_all(&self.pool)
            .await?;
        let gone = row::all(&rows, |row| Ok((row.time("at")?, read(row)?)))?;
        let by_time = |one: &(Timestamp, WatchedImage), two: &(Timestamp, WatchedImage)| {
            let forth = (one.0, time.place(&one.1)).cmp(&(two.0, time.place(&two.1)));
            if descending { forth.reverse() } else { forth }
        };
        Ok(merged(there, gone, by_time, limit))
    }
}

fn by_id(one: &WatchedImage, two: &WatchedImage) -> Ordering {
    one.id.cmp(&two.id)
}

/// The first of two lists in one order.
fn merged<T>(mut one: Vec<T>, two: Vec<T>, order: impl Fn(&T, &T) -> Ordering, limit: u32) -> Vec<T> {
    one.extend(two);
    one.sort_by(order);
    one.truncate(limit as usize);
    one
}

fn read(row: &AnyRow) -> Result<WatchedImage> {
    let tags = row.text("tags")?;
    let image = Image {
        tags: tags.split_whitespace().map(str::to_owned).collect(),
        ..images::read(row)?
    };
    let end = ImageEnd {
        at: row.time("closed_at")?,
        reason: row.word("closed_by", EndReason::from_word)?,
    };
    Ok(WatchedImage {
        id: WatchedImageId(row.int("id")?),
        repository: RepositoryId(row.text("repository_id")?),
        digest: image.digest,
        content: row.json("content")?,
        first_scanned_at: row.time("first_scanned_at")?,
        last_scanned_at: row.time("last_scanned_at")?,
        continuous: false,
        as_of: RevisionNumber(row.int("stands_for")?),
        number: block::number_of(row.int("number")?)?,
        expires_at: None,
        expired: false,
        closed: Some(end),
        gone: Some(Box::new(image)),
    })
}
