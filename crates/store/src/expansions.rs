//! Entries that stand for many events, and how they become events: a page at a time, in order within a lane.
//!
//! Odd: nobody leases an entry. Where an entry stands is its position, and whoever brings a page of events names the
//! position that the page begins at; of two that bring the same page the second one finds it moved, and brings nothing.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, json_text};
use crate::store::Tx;
use crate::{
    Expansion, NewExpansion, Result, RoutedEvent, Store, WatchedImage, WatchedImageId, contents, outbox,
};

impl Store {
    /// The entry to be expanded next: the one that waits longest, of those that wait for no earlier one of their lane.
    pub async fn next_expansion(&self, now: Timestamp) -> Result<Option<Expansion>> {
        let row = sqlx::query(
            "SELECT * FROM event_expansions e WHERE e.next_attempt_at <= $1
             AND NOT EXISTS (SELECT 1 FROM event_expansions p WHERE p.lane = e.lane AND p.id < e.id)
             ORDER BY e.next_attempt_at, e.id LIMIT 1",
        )
        .bind(now.0)
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, read)
    }

    /// Keeps a page of an entry's events and moves it on to `next`, or forgets it if it is told in full. `false`, and
    /// nothing else happens, if somebody else was faster.
    pub async fn expand(
        &self,
        expansion: &Expansion,
        events: &[RoutedEvent],
        next: Option<i64>,
        now: Timestamp,
    ) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        if !move_on(&mut tx, expansion, next, now).await? {
            return Ok(false);
        }
        for routed in events {
            outbox::insert_routed(&mut tx, &self.id(now), routed).await?;
        }
        tx.commit().await?;
        self.wake(false, true);
        Ok(true)
    }

    /// Has an entry wait until `retry_at`; with words, if it failed.
    pub async fn postpone_expansion(
        &self,
        expansion: &Expansion,
        error: Option<&str>,
        retry_at: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query(
            "UPDATE event_expansions SET next_attempt_at = $3, last_error = $4, attempts = attempts + $5
             WHERE id = $1 AND position = $2",
        )
        .bind(&expansion.id)
        .bind(expansion.position)
        .bind(retry_at.0)
        .bind(error)
        .bind(i64::from(error.is_some()))
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// Entries that failed, with what went wrong last, by key.
    pub async fn failing_expansions(&self, limit: u32) -> Result<Vec<(Expansion, String)>> {
        let rows = sqlx::query(
            "SELECT * FROM event_expansions WHERE last_error IS NOT NULL ORDER BY unique_key LIMIT $1",
        )
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, |row| Ok((read(row)?, row.text("last_error")?)))
    }

    /// Forgets an entry; whether there was one.
    pub async fn drop_expansion(&self, key: &str) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let dropped = sqlx::query("DELETE FROM event_expansions WHERE unique_key = $1")
            .bind(key.to_owned())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        self.wake(false, true);
        Ok(dropped.rows_affected() > 0)
    }

    /// How many entries wait to be expanded.
    pub async fn count_expansions(&self) -> Result<u64> {
        let row = sqlx::query("SELECT COUNT(*) AS entries FROM event_expansions")
            .fetch_one(&self.pool)
            .await?;
        row.count("entries")
    }

    /// The continuously scanned images that have one of an entry's packages, by id; those after `after`.
    pub async fn images_of_expansion(
        &self,
        expansion: &Expansion,
        after: Option<WatchedImageId>,
        limit: u32,
    ) -> Result<Vec<WatchedImage>> {
        let rows = sqlx::query(contents::watched!(
            "continuous = 1 AND id > $2 AND id IN
             (SELECT image_id FROM image_sets WHERE set_id IN
              (SELECT set_id FROM package_set_members WHERE package_id IN
               (SELECT package_id FROM event_expansion_packages WHERE expansion_id = $1)))
             ORDER BY id LIMIT $3"
        ))
        .bind(&expansion.id)
        // Ids are never negative.
        .bind(after.map_or(-1, |after| after.0))
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, contents::read_image)
    }

    /// How many images [`Store::images_of_expansion`] would give in all.
    pub async fn count_images_of_expansion(&self, expansion: &Expansion) -> Result<u64> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS images FROM watched_images WHERE continuous = 1 AND id IN
             (SELECT image_id FROM image_sets WHERE set_id IN
              (SELECT set_id FROM package_set_members WHERE package_id IN
               (SELECT package_id FROM event_expansion_packages WHERE expansion_id = $1)))",
        )
        .bind(&expansion.id)
        .fetch_one(&self.pool)
        .await?;
        row.count("images")
    }
}

async fn move_on(tx: &mut Tx, expansion: &Expansion, next: Option<i64>, now: Timestamp) -> Result<bool> {
    let moved = match next {
        Some(next) => sqlx::query(
            "UPDATE event_expansions SET position = $3, attempts = 0, last_error = NULL, next_attempt_at = $4
                 WHERE id = $1 AND position = $2",
        )
        .bind(&expansion.id)
        .bind(expansion.position)
        .bind(next)
        .bind(now.0)
        .execute(&mut **tx)
        .await?,
        None => {
            sqlx::query("DELETE FROM event_expansions WHERE id = $1 AND position = $2")
                .bind(&expansion.id)
                .bind(expansion.position)
                .execute(&mut **tx)
                .await?
        }
    };
    Ok(moved.rows_affected() > 0)
}

/// Writes an entry, or adds its packages to the one that waits under its key.
pub(crate) async fn insert(tx: &mut Tx, id: &str, new: &NewExpansion) -> Result<()> {
    sqlx::query(
        "INSERT INTO event_expansions (id, unique_key, lane, content, position, attempts, next_attempt_at, created_at)
         VALUES ($1, $2, $3, $4, -1, 0, $5, $5) ON CONFLICT (unique_key) DO NOTHING",
    )
    .bind(id)
    .bind(&new.key)
    .bind(&new.lane)
    .bind(json_text(&new.content)?)
    .bind(new.created_at.0)
    .execute(&mut **tx)
    .await?;
    for package in &new.packages {
        sqlx::query(
            "INSERT INTO event_expansion_packages (expansion_id, package_id)
             SELECT id, $2 FROM event_expansions WHERE unique_key = $1 ON CONFLICT DO NOTHING",
        )
        .bind(&new.key)
        .bind(package.0)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

fn read(row: &AnyRow) -> Result<Expansion> {
    Ok(Expansion {
        id: row.text("id")?,
        key: row.text("unique_key")?,
        content: row.json("content")?,
        position: row.int("position")?,
        attempts: u32::try_from(row.count("attempts")?).unwrap_or(u32::MAX),
        created_at: row.time("created_at")?,
    })
}
