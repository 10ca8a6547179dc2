//! Scans as Inspector counts them: by repository and day, initial scans and rescans.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{RepositoryId, RepositoryUsage, Result, RevisionNumber, ScanKind, Store, Usage, WatchedImageId};

const DAY_MILLIS: i64 = 24 * 3_600_000;

impl Store {
    /// Counts a scan of an image that news of a revision made necessary, once for each revision; the image was last
    /// scanned now.
    pub async fn note_rescan(
        &self,
        image: WatchedImageId,
        revision: RevisionNumber,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let row = sqlx::query(
            "UPDATE watched_images SET counted = $2, last_scanned_at = $3 WHERE id = $1 AND counted < $2
             RETURNING repository_id",
        )
        .bind(image.0)
        .bind(revision.0)
        .bind(now.0)
        .fetch_optional(&mut *tx)
        .await?;
        if let Some(repository) = row::one(row, |row| row.text("repository_id"))? {
            note_scans(&mut tx, &RepositoryId(repository), now, ScanKind::Rescan, 1).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The scans of a time, in whole days of UTC: from that of `since` until that of `until`, both included.
    pub async fn usage(&self, since: Timestamp, until: Timestamp) -> Result<Usage> {
        let rows = sqlx::query(
            "SELECT kind, CAST(SUM(scans) AS BIGINT) AS scans FROM usage WHERE day >= $1 AND day <= $2 GROUP BY kind",
        )
        .bind(day(since))
        .bind(day(until))
        .fetch_all(&self.pool)
        .await?;
        let mut usage = Usage::default();
        for row in &rows {
            add(&mut usage, row)?;
        }
        Ok(usage)
    }

    /// The same by repository, in the order of their names; those that are gone come first, as one.
    pub async fn usage_by_repository(
        &self,
        since: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<RepositoryUsage>> {
        let rows = sqlx::query(
            "SELECT name, kind, CAST(SUM(scans) AS BIGINT) AS scans FROM usage
             LEFT JOIN repositories ON repositories.id = usage.repository_id
             WHERE day >= $1 AND day <= $2 GROUP BY name, kind",
        )
        .bind(day(since))
        .bind(day(until))
        .fetch_all(&self.pool)
        .await?;
        let mut found: BTreeMap<Option<String>, Usage> = BTreeMap::new();
        for row in &rows {
            add(found.entry(row.text_or_none("name")?).or_default(), row)?;
        }
        let list = found
            .into_iter()
            .map(|(repository, usage)| RepositoryUsage { repository, usage });
        Ok(list.collect())
    }
}

fn add(usage: &mut Usage, row: &AnyRow) -> Result<()> {
    let scans = row.count("scans")?;
    match row.word("kind", ScanKind::from_word)? {
        ScanKind::Initial => usage.initial += scans,
        ScanKind::Rescan => usage.rescans += scans,
    }
    Ok(())
}

/// Counts scans within a transaction.
pub(crate) async fn note_scans(
    tx: &mut Tx,
    repository: &RepositoryId,
    at: Timestamp,
    kind: ScanKind,
    scans: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO usage (repository_id, day, kind, scans) VALUES ($1, $2, $3, $4)
         ON CONFLICT (repository_id, day, kind) DO UPDATE SET scans = usage.scans + excluded.scans",
    )
    .bind(&repository.0)
    .bind(day(at))
    .bind(kind.as_str())
    .bind(scans)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn day(at: Timestamp) -> i64 {
    at.0.div_euclid(DAY_MILLIS)
}
