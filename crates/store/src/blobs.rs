//! Blobs: which bytes are stored, and which repositories show them.
//!
//! Odd: bytes have one row whoever shows them, and a repository shows them by a link. Of two uploads of the same bytes
//! the first one's stay; the second is told so and deletes its own.

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::row::{self, Columns, int};
use crate::store::Tx;
use crate::{Blob, BlobDeleted, BlobLink, RepositoryId, Result, Store, lists, repositories};

impl Store {
    /// A blob as the repository of this name shows it: one query, for the way of every pull.
    pub async fn blob_by_name(&self, repository: &str, digest: &Digest) -> Result<Option<BlobLink>> {
        let row = sqlx::query(
            "SELECT b.digest, b.size, b.location, b.created_at, l.linked_at, l.unreferenced_since
             FROM repository_blobs l JOIN blobs b ON b.digest = l.digest
             WHERE l.repository_id = (SELECT id FROM repositories WHERE name = $1) AND l.digest = $2",
        )
        .bind(repository)
        .bind(digest.to_string())
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, read_link)
    }

    /// A blob as a repository shows it.
    pub async fn blob_in(&self, repository: &RepositoryId, digest: &Digest) -> Result<Option<BlobLink>> {
        let row = sqlx::query(
            "SELECT b.digest, b.size, b.location, b.created_at, l.linked_at, l.unreferenced_since
             FROM repository_blobs l JOIN blobs b ON b.digest = l.digest
             WHERE l.repository_id = $1 AND l.digest = $2",
        )
        .bind(&repository.0)
        .bind(digest.to_string())
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, read_link)
    }

    /// A blob, whichever repository shows it. A client must not be shown it by this alone.
    pub async fn blob(&self, digest: &Digest) -> Result<Option<Blob>> {
        let row = sqlx::query("SELECT * FROM blobs WHERE digest = $1")
            .bind(digest.to_string())
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Which of these the repository does not show, in the order asked.
    pub async fn missing_blobs(&self, repository: &RepositoryId, digests: &[Digest]) -> Result<Vec<Digest>> {
        let sql = (
            "SELECT digest FROM repository_blobs WHERE repository_id = $1 AND digest",
            "",
        );
        let values: Vec<String> = digests.iter().map(Digest::to_string).collect();
        let rows = lists::fetch_in(&self.pool, sql, &[&repository.0], &values).await?;
        let there = row::all(&rows, |row| row.digest("digest"))?;
        Ok(digests
            .iter()
            .copied()
            .filter(|digest| !there.contains(digest))
            .collect())
    }

    /// Makes finished bytes visible in a repository, and ends the session of `upload` with them. If the same bytes
    /// were stored before, the answer has their location, and the caller deletes its own.
    ///
    /// # Errors
    /// [`crate::StoreError::RepositoryNotFound`].
    pub async fn add_blob(
        &self,
        repository: &RepositoryId,
        blob: &Blob,
        upload: Option<&str>,
    ) -> Result<Blob> {
        let mut tx = self.write_tx().await?;
        repositories::lock(&mut tx, repository).await?;
        let row = sqlx::query(
            "INSERT INTO blobs (digest, size, location, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (digest) DO UPDATE SET unlinked_since = NULL RETURNING *",
        )
        .bind(blob.digest.to_string())
        .bind(int(blob.size))
        .bind(&blob.location)
        .bind(blob.created_at.0)
        .fetch_one(&mut *tx)
        .await?;
        link(&mut tx, repository, &blob.digest, blob.created_at).await?;
        sqlx::query("DELETE FROM uploads WHERE id = $1")
            .bind(upload.unwrap_or_default())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        read(&row)
    }

    /// Shows a blob of another repository in this one too; without `from`, of any. `false` if it is not there.
    ///
    /// # Errors
    /// [`crate::StoreError::RepositoryNotFound`] of `to`.
    pub async fn mount_blob(
        &self,
        to: &RepositoryId,
        digest: &Digest,
        from: Option<&RepositoryId>,
        now: Timestamp,
    ) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        repositories::lock(&mut tx, to).await?;
        let claimed = match from {
            Some(from) => claim(&mut tx, digest, &from.0).await?,
            None => claim_any(&mut tx, digest).await?,
        };
        if claimed {
            link(&mut tx, to, digest, now).await?;
            tx.commit().await?;
        }
        Ok(claimed)
    }

    /// Gives a blob that no manifest refers to yet a new grace period, because somebody was just told that it is
    /// here and will not upload it. `false` if it is not there.
    pub async fn touch_blob(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let touched = sqlx::query(
            "UPDATE repository_blobs
             SET unreferenced_since = CASE WHEN unreferenced_since < $3 THEN $3 ELSE unreferenced_since END
             WHERE repository_id = $1 AND digest = $2",
        )
        .bind(&repository.0)
        .bind(digest.to_string())
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(touched.rows_affected() > 0)
    }

    /// Stops showing a blob in a repository, unless a manifest there refers to it.
    ///
    /// # Errors
    /// [`crate::StoreError::RepositoryNotFound`].
    pub async fn delete_blob(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<BlobDeleted> {
        let mut tx = self.write_tx().await?;
        repositories::lock(&mut tx, repository).await?;
        let deleted = unlink(
            &mut tx,
            &repository.0,
            &digest.to_string(),
            Timestamp(i64::MAX),
            now,
        )
        .await?;
        if deleted == BlobDeleted::Done {
            tx.commit().await?;
        }
        Ok(deleted)
    }
}

/// Keeps a blob from the collector, if the repository shows it.
async fn claim(tx: &mut Tx, digest: &Digest, from: &str) -> Result<bool> {
    let claimed = sqlx::query(
        "UPDATE blobs SET unlinked_since = NULL WHERE digest = $1
         AND EXISTS (SELECT 1 FROM repository_blobs WHERE repository_id = $2 AND digest = $1)",
    )
    .bind(digest.to_string())
    .bind(from)
    .execute(&mut **tx)
    .await?;
    Ok(claimed.rows_affected() > 0)
}

/// Keeps a blob from the collector, if it is stored at all.
async fn claim_any(tx: &mut Tx, digest: &Digest) -> Result<bool> {
    let claimed = sqlx::query("UPDATE blobs SET unlinked_since = NULL WHERE digest = $1")
        .bind(digest.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(claimed.rows_affected() > 0)
}

/// Shows a claimed blob. One that is shown already gets a new grace period.
async fn link(tx: &mut Tx, repository: &RepositoryId, digest: &Digest, now: Timestamp) -> Result<()> {
    sqlx::query(
        "INSERT INTO repository_blobs (repository_id, digest, linked_at, unreferenced_since) VALUES ($1, $2, $3, $3)
         ON CONFLICT (repository_id, digest) DO UPDATE SET unreferenced_since =
         CASE WHEN repository_blobs.unreferenced_since IS NULL THEN NULL ELSE excluded.unreferenced_since END",
    )
    .bind(&repository.0)
    .bind(digest.to_string())
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Removes a link that no manifest has needed since before `before`; the repository is locked. The last one gone, the
/// blob waits for collection.
pub(crate) async fn unlink(
    tx: &mut Tx,
    repository: &str,
    digest: &str,
    before: Timestamp,
    now: Timestamp,
) -> Result<BlobDeleted> {
    let removed = sqlx::query(
        "DELETE FROM repository_blobs WHERE repository_id = $1 AND digest = $2 AND unreferenced_since < $3",
    )
    .bind(repository)
    .bind(digest)
    .bind(before.0)
    .execute(&mut **tx)
    .await?;
    if removed.rows_affected() == 0 {
        return why_not_unlinked(tx, repository, digest).await;
    }
    // Locks the blob's row first, and looks for other links in a statement of its own: so it sees those that were
    // committed while it waited for the lock.
    claim_text(tx, digest).await?;
    sqlx::query(
        "UPDATE blobs SET unlinked_since = $2 WHERE digest = $1
         AND NOT EXISTS (SELECT 1 FROM repository_blobs WHERE digest = $1)",
    )
    .bind(digest)
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    Ok(BlobDeleted::Done)
}

async fn claim_text(tx: &mut Tx, digest: &str) -> Result<()> {
    sqlx::query("UPDATE blobs SET unlinked_since = NULL WHERE digest = $1")
        .bind(digest)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn why_not_unlinked(tx: &mut Tx, repository: &str, digest: &str) -> Result<BlobDeleted> {
    let row = sqlx::query("SELECT 1 AS one FROM repository_blobs WHERE repository_id = $1 AND digest = $2")
        .bind(repository)
        .bind(digest)
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map_or(BlobDeleted::NotFound, |_| BlobDeleted::Referenced))
}

fn read(row: &AnyRow) -> Result<Blob> {
    Ok(Blob {
        digest: row.digest("digest")?,
        size: row.count("size")?,
        location: row.text("location")?,
        created_at: row.time("created_at")?,
    })
}

fn read_link(row: &AnyRow) -> Result<BlobLink> {
    Ok(BlobLink {
        blob: read(row)?,
        linked_at: row.time("linked_at")?,
        unreferenced_since: row.time_or_none("unreferenced_since")?,
    })
}
