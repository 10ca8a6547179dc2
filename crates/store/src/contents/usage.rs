//! How much was scanned, added up by repository and day in the transactions that scan.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, int};
use crate::store::Tx;
use crate::{DailyUsage, RepositoryId, RepositoryUsage, Result, ScanKind, Store, Usage};

const DAY_MILLIS: i64 = 86_400_000;

impl Store {
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
            count(&mut usage, row)?;
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
            count(found.entry(row.text_or_none("name")?).or_default(), row)?;
        }
        let list = found
            .into_iter()
            .map(|(repository, usage)| RepositoryUsage { repository, usage });
        Ok(list.collect())
    }

    /// What was scanned on these days, the last one included, by repository, day and kind.
    pub async fn usage_by_day(&self, first: i64, last: i64) -> Result<Vec<DailyUsage>> {
        let rows = sqlx::query(
            "SELECT * FROM usage WHERE day >= $1 AND day <= $2 ORDER BY repository_id, day, kind",
        )
        .bind(first)
        .bind(last)
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read)
    }
}

fn count(usage: &mut Usage, row: &AnyRow) -> Result<()> {
    let scans = row.count("scans")?;
    match row.word("kind", ScanKind::from_word)? {
        ScanKind::Initial => usage.initial += scans,
        ScanKind::Rescan => usage.rescans += scans,
    }
    Ok(())
}

/// Adds scans of a repository on the day of an instant.
pub(super) async fn add(
    tx: &mut Tx,
    repository: &RepositoryId,
    at: Timestamp,
    kind: ScanKind,
    scans: u64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO usage (repository_id, day, kind, scans) VALUES ($1, $2, $3, $4)
         ON CONFLICT (repository_id, day, kind) DO UPDATE SET scans = usage.scans + EXCLUDED.scans",
    )
    .bind(&repository.0)
    .bind(day(at))
    .bind(kind.as_str())
    .bind(int(scans))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<DailyUsage> {
    Ok(DailyUsage {
        repository: RepositoryId(row.text("repository_id")?),
        day: row.int("day")?,
        kind: row.word("kind", ScanKind::from_word)?,
        scans: row.count("scans")?,
    })
}

fn day(at: Timestamp) -> i64 {
    at.0.div_euclid(DAY_MILLIS)
}
