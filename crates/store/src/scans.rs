//! Scans: at most one is the latest of an image and type, the others are its history.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::row::{self, Columns, json_text};
use crate::store::Tx;
use crate::{
    Effects, FinishedScan, NewScan, RepositoryId, Result, Scan, ScanQuota, ScanStatus, ScanTrigger, ScanType,
    StartedScan, Store, contents, lists, manifests, repositories,
};

/// A scan without its result, which may be large.
macro_rules! scan {
    ($rest:literal) => {
        concat!(
            "SELECT id, repository_id, digest, scan_type, cause, status, description, started_at, completed_at,
             revision, database_date, counts FROM scans WHERE ",
            $rest
        )
    };
}

impl Store {
    /// Makes a scan visible as the latest of its image, unless the quota is used up. Jobs and events are queued with
    /// it, or not at all.
    ///
    /// # Errors
    /// [`StoreError::RepositoryNotFound`], [`StoreError::ImageNotFound`].
    pub async fn start_scan(
        &self,
        new: &NewScan,
        quota: Option<ScanQuota>,
        effects: &Effects,
    ) -> Result<StartedScan> {
        let id = self.id(new.started_at);
        let mut tx = self.write_tx().await?;
        repositories::lock(&mut tx, &new.repository).await?;
        manifests::require(&mut tx, &new.repository, &new.digest).await?;
        if let Some(at) = used_up(&mut tx, new, quota).await? {
            return Ok(StartedScan::LimitExceeded(at));
        }
        insert(&mut tx, &id, new).await?;
        self.commit_with(tx, effects).await?;
        Ok(StartedScan::Started(id))
    }

    /// Notes what a scan came to. `false`, and nothing else happens, if the scan went with its image.
    pub async fn finish_scan(&self, id: &str, finished: &FinishedScan, effects: &Effects) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        if finished.revision.is_some() {
            note_end(&mut tx, id, finished.completed_at).await?;
        }
        let updated = sqlx::query(
            "UPDATE scans SET status = $2, description = $3, completed_at = $4, revision = $5, database_date = $6,
             counts = $7, result = $8 WHERE id = $1",
        )
        .bind(id)
        .bind(finished.status.as_str())
        .bind(&finished.description)
        .bind(finished.completed_at.0)
        .bind(finished.revision.map(|revision| revision.to_string()))
        .bind(finished.database_date.map(|date| date.0))
        .bind(json_text(&finished.counts)?)
        .bind(finished.result.as_deref())
        .execute(&mut *tx)
        .await?;
        if updated.rows_affected() == 0 {
            return Ok(false);
        }
        self.commit_with(tx, effects).await?;
        Ok(true)
    }

    /// Brings the latest scan of an image up to a newer revision: its date, its revision and its counts. A scan under way is
    /// left to who does it, and that of an image whose time is over stays so: whoever looked at the image before that may
    /// come after it.
    pub async fn refresh_scan(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        scan_type: ScanType,
        finished: &FinishedScan,
    ) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        // Rows of images before those of scans, as where windows end: so neither waits for the other.
        if scan_type == ScanType::Enhanced {
            contents::note_look(&mut tx, repository, digest, finished.completed_at).await?;
        }
        let updated = sqlx::query(
            "UPDATE scans SET status = $4, description = $5, completed_at = $6, revision = $7, database_date = $8,
             counts = $9 WHERE repository_id = $1 AND digest = $2 AND scan_type = $3 AND latest = 1
             AND completed_at IS NOT NULL AND status <> $10",
        )
        .bind(&repository.0)
        .bind(digest.to_string())
        .bind(scan_type.as_str())
        .bind(finished.status.as_str())
        .bind(&finished.description)
        .bind(finished.completed_at.0)
        .bind(finished.revision.map(|revision| revision.to_string()))
        .bind(finished.database_date.map(|date| date.0))
        .bind(json_text(&finished.counts)?)
        .bind(ScanStatus::ScanEligibilityExpired.as_str())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(updated.rows_affected() > 0)
    }

    /// A scan by its id.
    pub async fn scan(&self, id: &str) -> Result<Option<Scan>> {
        let row = sqlx::query(scan!("id = $1"))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let mut scan = row::one(row, read)?;
        contents::bring_up_to_date(self, scan.as_mut_slice()).await?;
        Ok(scan)
    }

    /// The latest scan of an image.
    pub async fn latest_scan(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        scan_type: ScanType,
    ) -> Result<Option<Scan>> {
        let row = sqlx::query(scan!(
            "repository_id = $1 AND digest = $2 AND scan_type = $3 AND latest = 1"
        ))
        .bind(&repository.0)
        .bind(digest.to_string())
        .bind(scan_type.as_str())
        .fetch_optional(&self.pool)
        .await?;
        let mut scan = row::one(row, read)?;
        contents::bring_up_to_date(self, scan.as_mut_slice()).await?;
        Ok(scan)
    }

    /// The latest scan of each of these images that has one.
    pub async fn latest_scans(
        &self,
        repository: &RepositoryId,
        digests: &[Digest],
        scan_type: ScanType,
    ) -> Result<BTreeMap<Digest, Scan>> {
        let sql = (
            scan!("repository_id = $1 AND scan_type = $2 AND latest = 1 AND digest"),
            "",
        );
        let values: Vec<String> = digests.iter().map(Digest::to_string).collect();
        let rows = lists::fetch_in(&self.pool, sql, &[&repository.0, scan_type.as_str()], &values).await?;
        let mut scans = row::all(&rows, read)?;
        contents::bring_up_to_date(self, &mut scans).await?;
        Ok(scans.into_iter().map(|scan| (scan.digest, scan)).collect())
    }

    /// When the latest of a repository's scans ended.
    pub async fn last_scan_at(
        &self,
        repository: &RepositoryId,
        scan_type: ScanType,
    ) -> Result<Option<Timestamp>> {
        let row = sqlx::query(
            "SELECT MAX(completed_at) AS ended_at FROM scans WHERE repository_id = $1 AND scan_type = $2 AND latest = 1",
        )
        .bind(&repository.0)
        .bind(scan_type.as_str())
        .fetch_one(&self.pool)
        .await?;
        row.time_or_none("ended_at")
    }

    /// The result of a scan, as it was given to [`Store::finish_scan`].
    pub async fn scan_result(&self, id: &str) -> Result<Option<Vec<u8>>> {
        let row = sqlx::query("SELECT result FROM scans WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row::one(row, |row| row.bytes_or_none("result"))?.flatten())
    }

    /// The scans of an image, newest first.
    pub async fn scan_history(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        limit: u32,
    ) -> Result<Vec<Scan>> {
        let rows = sqlx::query(scan!(
            "repository_id = $1 AND digest = $2 ORDER BY started_at DESC, id DESC LIMIT $3"
        ))
        .bind(&repository.0)
        .bind(digest.to_string())
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read)
    }
}

/// An image's findings were last looked at when its scan ended. Rows of images come before those of scans.
async fn note_end(tx: &mut Tx, id: &str, at: Timestamp) -> Result<()> {
    let row = sqlx::query("SELECT repository_id, digest FROM scans WHERE id = $1 AND scan_type = $2")
        .bind(id)
        .bind(ScanType::Enhanced.as_str())
        .fetch_optional(&mut **tx)
        .await?;
    let image = row::one(row, |row| {
        Ok((RepositoryId(row.text("repository_id")?), row.digest("digest")?))
    })?;
    match image {
        Some((repository, digest)) => contents::note_look(tx, &repository, &digest, at).await,
        None => Ok(()),
    }
}

/// When the last scan was started that counts against the quota.
async fn used_up(tx: &mut Tx, new: &NewScan, quota: Option<ScanQuota>) -> Result<Option<Timestamp>> {
    let Some(quota) = quota else { return Ok(None) };
    let rows = sqlx::query(
        "SELECT cause, started_at FROM scans WHERE repository_id = $1 AND digest = $2 AND started_at >= $3
         AND scan_type = $4 AND status <> 'FAILED' ORDER BY started_at DESC, id DESC",
    )
    .bind(&new.repository.0)
    .bind(new.digest.to_string())
    .bind(quota.since.0)
    .bind(new.scan_type.as_str())
    .fetch_all(&mut **tx)
    .await?;
    for row in &rows {
        if quota
            .counted
            .contains(&row.word("cause", ScanTrigger::from_word)?)
        {
            return Ok(Some(row.time("started_at")?));
        }
    }
    Ok(None)
}

/// Writes a scan as the latest of its image and type; the repository is locked.
pub(crate) async fn insert(tx: &mut Tx, id: &str, new: &NewScan) -> Result<()> {
    sqlx::query(
        "UPDATE scans SET latest = 0 WHERE repository_id = $1 AND digest = $2 AND scan_type = $3 AND latest = 1",
    )
    .bind(&new.repository.0)
    .bind(new.digest.to_string())
    .bind(new.scan_type.as_str())
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "INSERT INTO scans (id, repository_id, digest, scan_type, cause, status, description, started_at, counts,
         latest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'null', 1)",
    )
    .bind(id)
    .bind(&new.repository.0)
    .bind(new.digest.to_string())
    .bind(new.scan_type.as_str())
    .bind(new.trigger.as_str())
    .bind(new.status.as_str())
    .bind(&new.description)
    .bind(new.started_at.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Scan> {
    Ok(Scan {
        id: row.text("id")?,
        repository: RepositoryId(row.text("repository_id")?),
        digest: row.digest("digest")?,
        scan_type: row.word("scan_type", ScanType::from_word)?,
        trigger: row.word("cause", ScanTrigger::from_word)?,
        status: row.word("status", ScanStatus::from_word)?,
        description: row.text_or_none("description")?,
        started_at: row.time("started_at")?,
        completed_at: row.time_or_none("completed_at")?,
        revision: row.digest_or_none("revision")?,
        database_date: row.time_or_none("database_date")?,
        counts: row.json("counts")?,
    })
}
