//! Events, kept with the change that they tell of until every sink has them.
//!
//! Odd: each sink has its own row of delivery for each event, written when the event is; a sink that is set up later
//! gets only later events. An event waits while an earlier one of the same subject waits for the same sink. The number
//! of the attempt proves who holds a delivery: it moves on with every lease.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, json_text};
use crate::store::Tx;
use crate::{Delivery, DeliveryFailure, KeptEvent, NewEvent, Result, RoutedEvent, Store, backoff};

/// Deliveries that wait for no earlier one of their subject.
macro_rules! heads {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM event_deliveries d JOIN events e ON e.id = d.event_id WHERE d.sink = $1 AND d.pending = 1
             AND NOT EXISTS (SELECT 1 FROM event_deliveries p WHERE p.sink = d.sink AND p.subject = d.subject
                             AND p.pending = 1 AND p.event_id < d.event_id) ",
            $rest
        )
    };
}

impl Store {
    /// Says which sinks get events from now on. What still waits for a sink that is no longer named is forgotten.
    pub async fn set_sinks(&self, sinks: &[String], now: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let rows = sqlx::query("SELECT name FROM sinks ORDER BY name")
            .fetch_all(&mut *tx)
            .await?;
        for name in row::all(&rows, |row| row.text("name"))? {
            if !sinks.contains(&name) {
                drop_sink(&mut tx, &name).await?;
            }
        }
        for name in sinks {
            sqlx::query("INSERT INTO sinks (name, created_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
                .bind(name)
                .bind(now.0)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Whether anybody beside this sink gets events. Who would have to write very many of them can ask first.
    pub async fn has_sinks_beside(&self, sink: &str) -> Result<bool> {
        let row = sqlx::query("SELECT name FROM sinks WHERE name <> $1 LIMIT 1")
            .bind(sink)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.is_some())
    }

    /// Keeps events by themselves. Those that follow from a change go into its [`crate::Effects`] instead.
    pub async fn emit(&self, events: &[NewEvent]) -> Result<()> {
        let mut tx = self.write_tx().await?;
        for event in events {
            insert(&mut tx, &self.id(event.created_at), event).await?;
        }
        tx.commit().await?;
        self.wake(false, !events.is_empty());
        Ok(())
    }

    /// Leases deliveries that are due to a sink for so many milliseconds: at most one per subject, longest due first.
    pub async fn due_deliveries(
        &self,
        sink: &str,
        now: Timestamp,
        lease_millis: i64,
        limit: u32,
    ) -> Result<Vec<Delivery>> {
        let rows = sqlx::query(heads!(
            "d.sink, d.event_id, d.subject, d.attempts, e.detail, e.created_at",
            "AND d.next_attempt_at <= $2 ORDER BY d.next_attempt_at, d.event_id LIMIT $3"
        ))
        .bind(sink)
        .bind(now.0)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        self.lease_all(&rows, now, lease_millis).await
    }

    /// Leases all deliveries that are due to a sink, in order, several of one subject as well: for a sink that takes many
    /// events at once.
    pub async fn due_together(
        &self,
        sink: &str,
        now: Timestamp,
        lease_millis: i64,
        limit: u32,
    ) -> Result<Vec<Delivery>> {
        let rows = sqlx::query(
            "SELECT d.sink, d.event_id, d.subject, d.attempts, e.detail, e.created_at FROM event_deliveries d
             JOIN events e ON e.id = d.event_id WHERE d.sink = $1 AND d.pending = 1 AND d.next_attempt_at <= $2
             ORDER BY d.event_id LIMIT $3",
        )
        .bind(sink)
        .bind(now.0)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        self.lease_all(&rows, now, lease_millis).await
    }

    async fn lease_all(&self, rows: &[AnyRow], now: Timestamp, lease_millis: i64) -> Result<Vec<Delivery>> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut tx = self.write_tx().await?;
        let mut leased = Vec::new();
        for delivery in row::all(rows, read)? {
            if lease(&mut tx, &delivery, now, lease_millis).await? {
                leased.push(delivery);
            }
        }
        tx.commit().await?;
        Ok(leased)
    }

    /// Notes that a sink has an event. If the lease had ended meanwhile, nothing is noted and it is delivered again.
    pub async fn delivered(&self, delivery: &Delivery, now: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query(
            "UPDATE event_deliveries SET pending = 0, delivered_at = $4
             WHERE sink = $1 AND event_id = $2 AND attempts = $3 AND pending = 1",
        )
        .bind(&delivery.sink)
        .bind(&delivery.event)
        .bind(i64::from(delivery.attempt))
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        // The next event of the subject may be waiting for this one.
        self.wake(false, true);
        Ok(())
    }

    /// Notes that a delivery failed: it is tried again after 1 s, 2 s, 4 s … 5 min, until its attempts are used up.
    pub async fn delivery_failed(
        &self,
        delivery: &Delivery,
        error: &str,
        max_attempts: u32,
        now: Timestamp,
    ) -> Result<DeliveryFailure> {
        let dead = delivery.attempt >= max_attempts;
        let retry_at = backoff::next(now, delivery.attempt);
        let mut tx = self.write_tx().await?;
        sqlx::query(
            "UPDATE event_deliveries SET pending = $4, dead = $5, next_attempt_at = $6, last_error = $7
             WHERE sink = $1 AND event_id = $2 AND attempts = $3 AND pending = 1",
        )
        .bind(&delivery.sink)
        .bind(&delivery.event)
        .bind(i64::from(delivery.attempt))
        .bind(i16::from(!dead))
        .bind(i16::from(dead))
        .bind(retry_at.0)
        .bind(error)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        self.wake(false, dead);
        Ok(if dead {
            DeliveryFailure::Dead
        } else {
            DeliveryFailure::Retry(retry_at)
        })
    }

    /// When the next delivery to a sink is due.
    pub async fn next_delivery_at(&self, sink: &str) -> Result<Option<Timestamp>> {
        let row = sqlx::query(heads!("d.next_attempt_at", "ORDER BY d.next_attempt_at LIMIT 1"))
            .bind(sink)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, |row| row.time("next_attempt_at"))
    }

    /// Events since `from`, oldest first. One that is committed late can come in before others that were read already.
    pub async fn events_since(&self, from: Timestamp, limit: u32) -> Result<Vec<KeptEvent>> {
        let rows = sqlx::query(
            "SELECT id, subject, detail, created_at FROM events WHERE created_at >= $1
             ORDER BY created_at, id LIMIT $2",
        )
        .bind(from.0)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read_kept)
    }

    /// Forgets up to `limit` events from before `before` that no sink waits for; how many. They stay until then, so
    /// that it can be seen what was delivered when. Those that were given up stay until `dead_before`.
    pub async fn purge_events(&self, before: Timestamp, dead_before: Timestamp, limit: u32) -> Result<u64> {
        let mut tx = self.write_tx().await?;
        let purged = sqlx::query(
            "DELETE FROM events WHERE id IN (SELECT e.id FROM events e WHERE e.created_at < $1
             AND NOT EXISTS (SELECT 1 FROM event_deliveries d WHERE d.event_id = e.id
                             AND (d.pending = 1 OR d.dead = 1 AND e.created_at >= $3))
             ORDER BY e.created_at, e.id LIMIT $2)",
        )
        .bind(before.0)
        .bind(i64::from(limit))
        .bind(dead_before.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(purged.rows_affected())
    }
}

async fn drop_sink(tx: &mut Tx, name: &str) -> Result<()> {
    for sql in [
        "DELETE FROM event_deliveries WHERE sink = $1 AND (pending = 1 OR dead = 1)",
        "DELETE FROM sinks WHERE name = $1",
    ] {
        sqlx::query(sql).bind(name).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Keeps an event for all sinks within a transaction.
pub(crate) async fn insert(tx: &mut Tx, id: &str, event: &NewEvent) -> Result<()> {
    insert_event(tx, id, event).await?;
    sqlx::query(
        "INSERT INTO event_deliveries (sink, event_id, subject, attempts, next_attempt_at, dead, pending)
         SELECT name, $1, $2, 0, $3, 0, 1 FROM sinks",
    )
    .bind(id)
    .bind(&event.subject)
    .bind(event.created_at.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn insert_event(tx: &mut Tx, id: &str, event: &NewEvent) -> Result<()> {
    sqlx::query("INSERT INTO events (id, subject, detail, created_at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(&event.subject)
        .bind(json_text(&event.detail)?)
        .bind(event.created_at.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Keeps an event for some sinks within a transaction, as far as they are still there.
pub(crate) async fn insert_routed(tx: &mut Tx, id: &str, routed: &RoutedEvent) -> Result<()> {
    insert_event(tx, id, &routed.event).await?;
    for sink in &routed.sinks {
        sqlx::query(
            "INSERT INTO event_deliveries (sink, event_id, subject, attempts, next_attempt_at, dead, pending)
             SELECT name, $1, $2, 0, $3, 0, 1 FROM sinks WHERE name = $4",
        )
        .bind(id)
        .bind(&routed.event.subject)
        .bind(routed.event.created_at.0)
        .bind(sink)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Whether nobody was faster.
async fn lease(tx: &mut Tx, delivery: &Delivery, now: Timestamp, lease_millis: i64) -> Result<bool> {
    let leased = sqlx::query(
        "UPDATE event_deliveries SET attempts = attempts + 1, next_attempt_at = $4
         WHERE sink = $1 AND event_id = $2 AND attempts + 1 = $3 AND pending = 1",
    )
    .bind(&delivery.sink)
    .bind(&delivery.event)
    .bind(i64::from(delivery.attempt))
    .bind(now.plus_millis(lease_millis).0)
    .execute(&mut **tx)
    .await?;
    Ok(leased.rows_affected() > 0)
}

/// As it will be once it is leased.
fn read(row: &AnyRow) -> Result<Delivery> {
    Ok(Delivery {
        event: row.text("event_id")?,
        sink: row.text("sink")?,
        subject: row.text("subject")?,
        detail: row.json("detail")?,
        created_at: row.time("created_at")?,
        attempt: u32::try_from(row.count("attempts")? + 1).unwrap_or(u32::MAX),
    })
}

fn read_kept(row: &AnyRow) -> Result<KeptEvent> {
    Ok(KeptEvent {
        id: row.text("id")?,
        event: NewEvent {
            subject: row.text("subject")?,
            detail: row.json("detail")?,
            created_at: row.time("created_at")?,
        },
    })
}
