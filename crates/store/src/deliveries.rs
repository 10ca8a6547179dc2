//! Deliveries as people look at them: those that wait, and those that were given up and can be tried again or dropped.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns};
use crate::{DeliveryCounts, DeliveryState, Result, Store};

impl Store {
    /// Deliveries that were given up (`dead`) or that wait, by sink and event; those after the delivery `after`.
    pub async fn deliveries(
        &self,
        dead: bool,
        after: Option<(&str, &str)>,
        limit: u32,
    ) -> Result<Vec<DeliveryState>> {
        let (sink, event) = after.unwrap_or_default();
        let rows = sqlx::query(
            "SELECT d.sink, d.event_id, d.subject, d.attempts, d.next_attempt_at, d.pending, d.last_error, e.detail,
             e.created_at FROM event_deliveries d JOIN events e ON e.id = d.event_id
             WHERE d.dead = $1 AND d.pending = $2 AND (d.sink, d.event_id) > ($3, $4)
             ORDER BY d.sink, d.event_id LIMIT $5",
        )
        .bind(i16::from(dead))
        .bind(i16::from(!dead))
        .bind(sink.to_owned())
        .bind(event.to_owned())
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read)
    }

    /// How many deliveries to each sink wait and were given up.
    pub async fn delivery_counts(&self) -> Result<Vec<DeliveryCounts>> {
        let rows = sqlx::query(
            "SELECT s.name, (SELECT COUNT(*) FROM event_deliveries d WHERE d.sink = s.name AND d.pending = 1) AS pending,
             (SELECT COUNT(*) FROM event_deliveries d WHERE d.sink = s.name AND d.dead = 1) AS dead
             FROM sinks s ORDER BY s.name",
        )
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, |row| {
            Ok(DeliveryCounts {
                sink: row.text("name")?,
                pending: row.count("pending")?,
                dead: row.count("dead")?,
            })
        })
    }

    /// When the oldest event happened that waits for a sink.
    pub async fn oldest_pending(&self, sink: &str) -> Result<Option<Timestamp>> {
        let row = sqlx::query(
            "SELECT MIN(e.created_at) AS oldest FROM event_deliveries d JOIN events e ON e.id = d.event_id
             WHERE d.sink = $1 AND d.pending = 1",
        )
        .bind(sink.to_owned())
        .fetch_one(&self.pool)
        .await?;
        row.time_or_none("oldest")
    }

    /// Has deliveries that were given up tried again, from the first attempt: all, or those to a sink, or those of an
    /// event; how many.
    pub async fn retry_deliveries(
        &self,
        sink: Option<&str>,
        event: Option<&str>,
        now: Timestamp,
    ) -> Result<u64> {
        let mut tx = self.write_tx().await?;
        let revived = sqlx::query(
            "UPDATE event_deliveries SET pending = 1, dead = 0, attempts = 0, next_attempt_at = $3
             WHERE dead = 1 AND ($1 = '' OR sink = $1) AND ($2 = '' OR event_id = $2)",
        )
        .bind(sink.unwrap_or_default().to_owned())
        .bind(event.unwrap_or_default().to_owned())
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        self.wake(false, true);
        Ok(revived.rows_affected())
    }

    /// Forgets deliveries that were given up: all, or those to a sink, or those of an event; how many.
    pub async fn drop_deliveries(&self, sink: Option<&str>, event: Option<&str>) -> Result<u64> {
        let mut tx = self.write_tx().await?;
        let dropped = sqlx::query(
            "DELETE FROM event_deliveries WHERE dead = 1 AND ($1 = '' OR sink = $1) AND ($2 = '' OR event_id = $2)",
        )
        .bind(sink.unwrap_or_default().to_owned())
        .bind(event.unwrap_or_default().to_owned())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(dropped.rows_affected())
    }
}

fn read(row: &AnyRow) -> Result<DeliveryState> {
    let is_pending = row.flag("pending")?;
    Ok(DeliveryState {
        event: row.text("event_id")?,
        sink: row.text("sink")?,
        subject: row.text("subject")?,
        detail: row.json("detail")?,
        created_at: row.time("created_at")?,
        attempts: u32::try_from(row.count("attempts")?).unwrap_or(u32::MAX),
        next_attempt_at: is_pending.then(|| row.time("next_attempt_at")).transpose()?,
        last_error: row.text_or_none("last_error")?,
    })
}
