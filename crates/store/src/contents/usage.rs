//! How much was scanned, added up by repository and day in the transactions that scan.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, int};
use crate::store::Tx;
use crate::{RepositoryId, Result, ScanKind, Store, Usage};

const DAY_MILLIS: i64 = 86_400_000;

impl Store {
    /// What was scanned on these days, the last one included, by repository, day and kind.
    pub async fn usage(&self, first: i64, last: i64) -> Result<Vec<Usage>> {
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
    .bind(at.0.div_euclid(DAY_MILLIS))
    .bind(kind.as_str())
    .bind(int(scans))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Usage> {
    Ok(Usage {
        repository: RepositoryId(row.text("repository_id")?),
        day: row.int("day")?,
        kind: row.word("kind", ScanKind::from_word)?,
        scans: row.count("scans")?,
    })
}
