//! Garbage collection of blobs: online, in small steps, resumable at any point.
//!
//! The rule. A link is garbage when no manifest of its repository has referred to it for the grace period; a blob is
//! garbage when no repository has shown it for the grace period. Both marks (`unreferenced_since`, `unlinked_since`)
//! are set and cleared by the very transactions that remove and add references and links, so nothing is ever searched
//! for: the marked rows are an index. The sweep takes the same locks as a push (the repository's row, then the blob's)
//! and removes only rows that still bear an old mark then: what was linked or referred to again after it was seen
//! survives. A removed blob's location goes to the trash in the same transaction; as every stored copy has a location
//! of its own, deleting those bytes can never hit a copy that a push has brought since.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{CollectedBlob, RepositoryId, Result, Store, StoreError, blobs, lists, repositories};

impl Store {
    /// Removes up to `limit` links that no manifest has referred to since before `before`. How many were looked at: 0
    /// is the end.
    pub async fn collect_links(&self, before: Timestamp, now: Timestamp, limit: u32) -> Result<u64> {
        let rows = sqlx::query(
            "SELECT repository_id, digest FROM repository_blobs WHERE unreferenced_since < $1
             ORDER BY unreferenced_since, repository_id, digest LIMIT $2",
        )
        .bind(before.0)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        let mut links = row::all(&rows, |row| Ok((row.text("repository_id")?, row.text("digest")?)))?;
        links.sort();
        for links in links.chunk_by(|a, b| a.0 == b.0) {
            self.sweep_links(links, before, now).await?;
        }
        Ok(links.len() as u64)
    }

    async fn sweep_links(&self, links: &[(String, String)], before: Timestamp, now: Timestamp) -> Result<()> {
        let Some((repository, _)) = links.first() else {
            return Ok(());
        };
        let mut tx = self.write_tx().await?;
        match repositories::lock(&mut tx, &RepositoryId(repository.clone())).await {
            Err(StoreError::RepositoryNotFound(_)) => return Ok(()),
            locked => locked?,
        };
        for (repository, digest) in links {
            blobs::unlink(&mut tx, repository, digest, before, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Moves up to `limit` blobs that no repository has shown since before `before` to the trash. How many were
    /// looked at: 0 is the end.
    pub async fn collect_blobs(&self, before: Timestamp, limit: u32) -> Result<u64> {
        let rows = sqlx::query(
            "SELECT digest FROM blobs WHERE unlinked_since < $1 ORDER BY unlinked_since, digest LIMIT $2",
        )
        .bind(before.0)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        let mut digests = row::all(&rows, |row| row.text("digest"))?;
        digests.sort();
        let mut tx = self.write_tx().await?;
        for digest in &digests {
            sweep_blob(&mut tx, digest, before).await?;
        }
        tx.commit().await?;
        Ok(digests.len() as u64)
    }

    /// Bytes to be deleted.
    pub async fn trash(&self, limit: u32) -> Result<Vec<CollectedBlob>> {
        let rows = sqlx::query("SELECT * FROM blob_trash ORDER BY location LIMIT $1")
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read)
    }

    /// Notes that the bytes at these locations are deleted.
    pub async fn trash_emptied(&self, locations: &[String]) -> Result<()> {
        let mut tx = self.write_tx().await?;
        for location in locations {
            sqlx::query("DELETE FROM blob_trash WHERE location = $1")
                .bind(location)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Which of these locations are in no row: bytes of uploads that a crash kept from becoming blobs. Only for
    /// locations that were written long ago, since a finished upload gets its row a moment later.
    pub async fn unknown_locations(&self, locations: &[String]) -> Result<Vec<String>> {
        let mut known = Vec::new();
        for sql in [
            ("SELECT location FROM blobs WHERE location", ""),
            ("SELECT location FROM blob_trash WHERE location", ""),
        ] {
            let rows = lists::fetch_in(&self.pool, sql, &[], locations).await?;
            known.extend(row::all(&rows, |row| row.text("location"))?);
        }
        Ok(locations
            .iter()
            .filter(|location| !known.contains(location))
            .cloned()
            .collect())
    }
}

/// The first statement locks the row and finds out whether the mark is still old; whoever links the blob has to clear
/// the mark under the same lock.
async fn sweep_blob(tx: &mut Tx, digest: &str, before: Timestamp) -> Result<()> {
    let marked = sqlx::query(
        "UPDATE blobs SET unlinked_since = unlinked_since WHERE digest = $1 AND unlinked_since < $2",
    )
    .bind(digest)
    .bind(before.0)
    .execute(&mut **tx)
    .await?;
    if marked.rows_affected() == 0 {
        return Ok(());
    }
    for sql in [
        "INSERT INTO blob_trash (location, digest, size) SELECT location, digest, size FROM blobs WHERE digest = $1",
        "DELETE FROM blobs WHERE digest = $1",
    ] {
        sqlx::query(sql).bind(digest).execute(&mut **tx).await?;
    }
    Ok(())
}

fn read(row: &AnyRow) -> Result<CollectedBlob> {
    Ok(CollectedBlob {
        digest: row.digest("digest")?,
        location: row.text("location")?,
        size: row.count("size")?,
    })
}
