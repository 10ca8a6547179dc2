//! Settings of the registry and secrets of the server.

use serde_json::Value;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, corrupt, json_text};
use crate::{Effects, Result, Store};

impl Store {
    /// A setting, as JSON; `None` if it was never put.
    pub async fn setting(&self, name: &str) -> Result<Option<Value>> {
        let row = sqlx::query("SELECT content FROM settings WHERE name = $1")
            .bind(name)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, |row| row.json("content"))
    }

    /// Keeps a setting in place of what it was.
    pub async fn put_setting(&self, name: &str, value: &Value, now: Timestamp) -> Result<()> {
        self.put_setting_with(name, value, now, &Effects::default()).await
    }

    /// As [`Store::put_setting`]; what follows from it is queued with it, or not at all.
    pub async fn put_setting_with(
        &self,
        name: &str,
        value: &Value,
        now: Timestamp,
        effects: &Effects,
    ) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query(
            "INSERT INTO settings (name, content, updated_at) VALUES ($1, $2, $3)
             ON CONFLICT (name) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at",
        )
        .bind(name)
        .bind(json_text(value)?)
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        self.commit_with(tx, effects).await?;
        Ok(())
    }

    /// The secret of this name, the same for all servers and starts. `fresh`, random bytes of the caller's, becomes it
    /// if there is none yet.
    pub async fn secret(&self, name: &str, fresh: &[u8; 32], now: Timestamp) -> Result<[u8; 32]> {
        let mut tx = self.write_tx().await?;
        sqlx::query(
            "INSERT INTO secrets (name, content, created_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
        )
        .bind(name)
        .bind(fresh.as_slice())
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        let row = sqlx::query("SELECT content FROM secrets WHERE name = $1")
            .bind(name)
            .fetch_one(&mut *tx)
            .await?;
        tx.commit().await?;
        let kept = row.bytes("content")?;
        <[u8; 32]>::try_from(kept.as_slice()).map_err(|error| corrupt("secret", &error))
    }
}
