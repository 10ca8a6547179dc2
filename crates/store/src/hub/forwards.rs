//! Findings that have still to be sent to the hub that is forwarded to.
//!
//! Several servers may send. Each leases what it sends, under a token that says which findings are its own, so that nobody
//! else sends them meanwhile and nobody waits for anybody. The lease of one that died ends by itself.
//!
//! Odd: a row says that the newest version of a finding was not sent yet, not that a change was. Who changes one before it is
//! sent has the newest sent, once; one that is changed while it is sent stays leased until that is over, and is sent again.

use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{HubForward, HubKey, Result, Store};

impl Store {
    /// How many findings are still to be sent, those under way included.
    pub async fn hub_forwards_waiting(&self) -> Result<u64> {
        let row = sqlx::query("SELECT COUNT(*) AS waiting FROM hub_forwards WHERE refused IS NULL")
            .fetch_one(&self.pool)
            .await?;
        row.count("waiting")
    }

    /// Leases the findings that have waited longest for so many milliseconds, all under one token.
    pub async fn lease_hub_forwards(
        &self,
        limit: u32,
        now: Timestamp,
        lease_millis: i64,
    ) -> Result<Vec<HubForward>> {
        // An idle server must not take the lock of writing each time it looks.
        if !self.has_hub_forwards(now).await? {
            return Ok(Vec::new());
        }
        let lease = self.id(now);
        let mut tx = self.write_tx().await?;
        let sql = format!(
            "UPDATE hub_forwards SET lease = $1, leased_until = $2 WHERE finding_key IN
             (SELECT finding_key FROM hub_forwards WHERE refused IS NULL AND leased_until <= $3
              ORDER BY queued_at, finding_key LIMIT $4{})",
            self.backend().skip_locked()
        );
        // Safe: both parts are texts of this crate.
        sqlx::query(AssertSqlSafe(sql))
            .bind(&lease)
            .bind(now.plus_millis(lease_millis).0)
            .bind(now.0)
            .bind(i64::from(limit))
            .execute(&mut *tx)
            .await?;
        // Only now: whoever writes a newer version waits for these rows, so that contents and versions belong together.
        let rows = sqlx::query(
            "SELECT w.finding_key, w.version, w.changed_at, w.lease, c.content FROM hub_forwards w
             JOIN hub_contents c ON c.finding_key = w.finding_key WHERE w.lease = $1
             ORDER BY w.queued_at, w.finding_key",
        )
        .bind(&lease)
        .fetch_all(&mut *tx)
        .await?;
        tx.commit().await?;
        row::all(&rows, read)
    }

    /// Makes a lease longer. `false`: it had ended and somebody else sends what was leased; or all of it was sent.
    pub async fn keep_hub_forwards(&self, lease: &str, now: Timestamp, lease_millis: i64) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let kept = sqlx::query(AssertSqlSafe(self.of_lease("leased_until = $2")))
            .bind(lease)
            .bind(now.plus_millis(lease_millis).0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(kept.rows_affected() > 0)
    }

    /// Ends a lease: what it holds still is for whoever comes next.
    pub async fn release_hub_forwards(&self, lease: &str) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query(AssertSqlSafe(self.of_lease("lease = NULL, leased_until = 0")))
            .bind(lease)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// A change of all rows of a lease, which are taken in the order in which findings are written, so that nobody waits
    /// for who waits for him.
    fn of_lease(&self, change: &str) -> String {
        format!(
            "UPDATE hub_forwards SET {change} WHERE finding_key IN
             (SELECT finding_key FROM hub_forwards WHERE lease = $1{})",
            self.backend().forwards_for_update()
        )
    }

    /// Notes that these versions were taken, and that those were refused for good; a finding that was changed meanwhile
    /// goes on waiting.
    pub async fn hub_forwarded(&self, taken: &[HubForward], refused: &[(HubForward, String)]) -> Result<()> {
        let mut ended: Vec<(&HubForward, Option<&str>)> =
            taken.iter().map(|forward| (forward, None)).collect();
        ended.extend(refused.iter().map(|(forward, why)| (forward, Some(why.as_str()))));
        // In the order in which findings are written, so that nobody waits for who waits for him.
        ended.sort_by(|(one, _), (two, _)| one.key.cmp(&two.key));
        let mut tx = self.write_tx().await?;
        for (forward, refused) in ended {
            end(&mut tx, forward, refused).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn has_hub_forwards(&self, now: Timestamp) -> Result<bool> {
        let row = sqlx::query(
            "SELECT finding_key FROM hub_forwards WHERE refused IS NULL AND leased_until <= $1 LIMIT 1",
        )
        .bind(now.0)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.is_some())
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

/// One that was taken waits no more; one that was refused waits for its next change.
async fn end(tx: &mut Tx, forward: &HubForward, refused: Option<&str>) -> Result<()> {
    let query = match refused {
        None => sqlx::query("DELETE FROM hub_forwards WHERE finding_key = $1 AND version = $2")
            .bind(&forward.key.0)
            .bind(forward.version),
        Some(why) => {
            sqlx::query("UPDATE hub_forwards SET refused = $3 WHERE finding_key = $1 AND version = $2")
                .bind(&forward.key.0)
                .bind(forward.version)
                .bind(why)
        }
    };
    query.execute(&mut **tx).await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<HubForward> {
    Ok(HubForward {
        key: HubKey(row.text("finding_key")?),
        version: row.int("version")?,
        changed_at: row.time("changed_at")?,
        lease: row.text("lease")?,
        content: row.text("content")?,
    })
}
