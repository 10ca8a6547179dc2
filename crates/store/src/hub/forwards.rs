//! Findings that have still to be sent to the hub that is forwarded to.
//!
//! Odd: a row says that the newest version of a finding was not sent yet, not that a change was. Who changes one before it is
//! sent has the newest sent, once.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{HubForward, HubKey, Result, Store};

impl Store {
    /// The findings that have waited longest.
    pub async fn hub_forwards(&self, limit: u32) -> Result<Vec<HubForward>> {
        let rows = sqlx::query(
            "SELECT w.finding_key, w.version, w.changed_at, c.content FROM hub_forwards w
             JOIN hub_contents c ON c.finding_key = w.finding_key WHERE w.refused IS NULL
             ORDER BY w.queued_at, w.finding_key LIMIT $1",
        )
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read)
    }

    /// Notes that these versions were taken, and that those were refused for good; a finding that was changed meanwhile
    /// goes on waiting.
    pub async fn hub_forwarded(&self, taken: &[HubForward], refused: &[(HubForward, String)]) -> Result<()> {
        let mut tx = self.write_tx().await?;
        for forward in taken {
            sqlx::query("DELETE FROM hub_forwards WHERE finding_key = $1 AND version = $2")
                .bind(&forward.key.0)
                .bind(forward.version)
                .execute(&mut *tx)
                .await?;
        }
        for (forward, why) in refused {
            sqlx::query("UPDATE hub_forwards SET refused = $3 WHERE finding_key = $1 AND version = $2")
                .bind(&forward.key.0)
                .bind(forward.version)
                .bind(why)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Queues all findings, for a hub that has none yet.
    pub async fn forward_all_hub_findings(&self, now: Timestamp) -> Result<u64> {
        let mut tx = self.write_tx().await?;
        let queued = sqlx::query(
            "INSERT INTO hub_forwards (finding_key, version, queued_at, changed_at, refused)
             SELECT finding_key, version, $1, updated_at, NULL FROM hub_findings WHERE 1 = 1 ON CONFLICT (finding_key) DO NOTHING",
        )
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        self.wake(true, false);
        Ok(queued.rows_affected())
    }
}

pub(super) async fn queue(tx: &mut Tx, key: &HubKey, version: i64, now: Timestamp) -> Result<()> {
    sqlx::query(
        "INSERT INTO hub_forwards (finding_key, version, queued_at, changed_at, refused) VALUES ($1, $2, $3, $3, NULL)
         ON CONFLICT (finding_key) DO UPDATE SET version = excluded.version, changed_at = excluded.changed_at,
         refused = NULL",
    )
    .bind(&key.0)
    .bind(version)
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<HubForward> {
    Ok(HubForward {
        key: HubKey(row.text("finding_key")?),
        version: row.int("version")?,
        changed_at: row.time("changed_at")?,
        content: row.text("content")?,
    })
}
