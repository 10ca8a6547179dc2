//! What is kept for people to look at, and not for ever: jobs that were given up, and scans that newer ones have
//! superseded. (Delivered events are the outbox's.)

use sqlx::AssertSqlSafe;
use tidewaiter_types::Timestamp;

use crate::{Result, Store};

impl Store {
    /// Forgets up to `limit` jobs that were given up before `before`; how many.
    ///
    /// Odd: a dead job bears no date of its death. The date at which it was to be tried next or its lease was to end
    /// is some minutes later, and stands in for it.
    pub async fn collect_dead_jobs(&self, before: Timestamp, limit: u32) -> Result<u64> {
        let sql = "DELETE FROM jobs WHERE id IN
                   (SELECT id FROM jobs WHERE dead = 1 AND due_at < $1 ORDER BY due_at, id LIMIT $2)";
        self.collect(sql.to_owned(), before, limit).await
    }

    /// Forgets up to `limit` scans, with their results, that were started before `before` and are not the newest of
    /// their image and type; how many.
    pub async fn collect_scans(&self, before: Timestamp, limit: u32) -> Result<u64> {
        // Whoever deletes an image holds some of these and may wait for others: pass them over, and nobody waits for two.
        let sql = format!(
            "DELETE FROM scans WHERE id IN
             (SELECT id FROM scans WHERE latest = 0 AND started_at < $1 ORDER BY started_at, id LIMIT $2{})",
            self.backend().skip_locked()
        );
        self.collect(sql, before, limit).await
    }

    async fn collect(&self, sql: String, before: Timestamp, limit: u32) -> Result<u64> {
        let mut tx = self.write_tx().await?;
        // Safe: it is made of texts of this crate.
        let deleted = sqlx::query(AssertSqlSafe(sql))
            .bind(before.0)
            .bind(i64::from(limit))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(deleted.rows_affected())
    }
}
