//! Windows: until when images are scanned again.
//!
//! Each image's end is kept, so that those whose time is over are found by an index and nobody looks at the others. An
//! image whose window has ended stays as it is until it is scanned anew: other windows revive none.
//!
//! Architecture invariant: who changes the rows of several images holds their blocks, so that nobody waits for who waits for
//! him.

use std::collections::BTreeSet;

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use super::block::{self, Block, SIZE};
use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{
    Effects, RepositoryId, Result, ScanStatus, ScanType, Store, WatchedImage, WatchedImageId, Windows, lists,
};

/// Blocks of images whose windows are set in one transaction.
const BLOCKS: i64 = 20;

/// The end of an image's window; NULL in place of `$1` is for ever, and in place of `$2` leaves pulls out.
macro_rules! set_end {
    ($which:literal) => {
        concat!(
            "UPDATE watched_images SET expires_at =
             (SELECT CASE WHEN last_pulled_at + $2 > COALESCE(renewed_at, pushed_at) + $1 THEN last_pulled_at + $2
              ELSE COALESCE(renewed_at, pushed_at) + $1 END
              FROM manifests WHERE manifests.repository_id = watched_images.repository_id
              AND manifests.digest = watched_images.digest)
             WHERE expired = 0 AND ",
            $which
        )
    };
}

impl Store {
    /// Notes that images were pushed once more.
    pub async fn note_renewal(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        at: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query("UPDATE manifests SET renewed_at = $3 WHERE repository_id = $1 AND digest = $2")
            .bind(&repository.0)
            .bind(digest.to_string())
            .bind(at.0)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// Sets the windows of these images, as their pushes and pulls have it now.
    pub async fn renew_windows(&self, images: &[(RepositoryId, Digest)], windows: Windows) -> Result<()> {
        let ids = images
            .iter()
            .map(|(repository, digest)| WatchedImageId::of(repository, digest));
        let ids: Vec<i64> = ids.map(|id| id.0).collect();
        let mut tx = self.write_tx().await?;
        let sql = ("SELECT number FROM watched_images WHERE id", "");
        let rows = lists::fetch_in_ints_within(&mut tx, sql, &[], &ids).await?;
        block::lock(self, &mut tx, &block::of_images(numbers_of(&rows)?)).await?;
        for id in ids {
            renew(&mut tx, WatchedImageId(id), windows).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Sets the windows of all images.
    pub async fn set_windows(&self, windows: Windows) -> Result<()> {
        let mut after = -1;
        loop {
            let rows =
                sqlx::query("SELECT number FROM image_blocks WHERE number > $1 ORDER BY number LIMIT $2")
                    .bind(after)
                    .bind(BLOCKS)
                    .fetch_all(&self.pool)
                    .await?;
            let blocks = row::all(&rows, |row| row.int("number"))?;
            let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
                return Ok(());
            };
            let mut tx = self.write_tx().await?;
            block::lock(self, &mut tx, &blocks).await?;
            sqlx::query(set_end!("number >= $3 AND number < $4"))
                .bind(windows.push)
                .bind(windows.pull)
                .bind(first * i64::from(SIZE))
                .bind((last + 1) * i64::from(SIZE))
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
            after = *last;
        }
    }

    /// Whether the window of an image has ended that is not marked so.
    pub async fn has_windows_to_end(&self, now: Timestamp) -> Result<bool> {
        let row = sqlx::query("SELECT id FROM watched_images WHERE expired = 0 AND expires_at <= $1 LIMIT 1")
            .bind(now.0)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.is_some())
    }

    /// Marks images whose windows have ended, at most so many: news count for them no more, their findings stand for
    /// the revision that they stood for until now, and their scans say what happened. What follows from the end of each,
    /// which is told with its instant, is written with it. Gives those images.
    pub async fn end_windows(
        &self,
        now: Timestamp,
        words: &str,
        limit: u32,
        effects: impl Fn(&RepositoryId, &Digest, Timestamp) -> Effects,
    ) -> Result<Vec<WatchedImage>> {
        let mut tx = self.write_tx().await?;
        let rows = sqlx::query(
            "SELECT number FROM watched_images WHERE expired = 0 AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2",
        )
        .bind(now.0)
        .bind(i64::from(limit))
        .fetch_all(&mut *tx)
        .await?;
        let numbers = numbers_of(&rows)?;
        let mut all = Vec::new();
        for mut block in block::lock(self, &mut tx, &block::of_images(numbers.iter().copied())).await? {
            let of_block = numbers
                .iter()
                .filter(|number| block::split(**number).0 == block.number);
            let of_block: Vec<i64> = of_block.map(|number| i64::from(*number)).collect();
            for (repository, digest, at) in end_in_block(&mut tx, &mut block, &of_block, words).await? {
                let effects = effects(&repository, &digest, at);
                self.apply(&mut tx, &effects).await?;
                all.push(effects);
            }
        }
        tx.commit().await?;
        all.iter().for_each(|effects| self.wake_for(effects));
        self.images_numbered(&numbers.into_iter().collect::<Vec<_>>())
            .await
    }
}

/// The numbers of images.
fn numbers_of(rows: &[AnyRow]) -> Result<BTreeSet<u32>> {
    rows.iter()
        .map(|row| block::number_of(row.int("number")?))
        .collect()
}

/// Gives the images that it ended, and when.
async fn end_in_block(
    tx: &mut Tx,
    block: &mut Block,
    numbers: &[i64],
    words: &str,
) -> Result<Vec<(RepositoryId, Digest, Timestamp)>> {
    let sql = (
        "UPDATE watched_images SET expired = 1, as_of = CASE WHEN continuous = 1 THEN $1 ELSE as_of END, continuous = 0
         WHERE expired = 0 AND number",
        "RETURNING repository_id, digest, number, expires_at",
    );
    let rows = lists::fetch_in_ints_within(tx, sql, &[block.revision.0], numbers).await?;
    let mut ended = Vec::new();
    for row in &rows {
        let (_, place) = block::split(block::number_of(row.int("number")?)?);
        block.watch(place, false);
        let (repository, digest) = (row.text("repository_id")?, row.digest("digest")?);
        end_scan(tx, &repository, &digest, words).await?;
        ended.push((RepositoryId(repository), digest, row.time("expires_at")?));
    }
    block.version += 1;
    block::save(tx, block).await?;
    Ok(ended)
}

/// A scan under way is left to who does it.
async fn end_scan(tx: &mut Tx, repository: &str, digest: &Digest, words: &str) -> Result<()> {
    sqlx::query(
        "UPDATE scans SET status = $4, description = $5, counts = '{}'
         WHERE repository_id = $1 AND digest = $2 AND scan_type = $3 AND latest = 1 AND completed_at IS NOT NULL",
    )
    .bind(repository)
    .bind(digest.to_string())
    .bind(ScanType::Enhanced.as_str())
    .bind(ScanStatus::ScanEligibilityExpired.as_str())
    .bind(words)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Sets the window of an image within a transaction.
pub(super) async fn renew(tx: &mut Tx, image: WatchedImageId, windows: Windows) -> Result<()> {
    sqlx::query(set_end!("id = $3"))
        .bind(windows.push)
        .bind(windows.pull)
        .bind(image.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
