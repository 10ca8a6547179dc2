//! What became of findings.

use serde_json::Value;
use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, json_text};
use crate::store::Tx;
use crate::{HubHistory, HubKey, Result, Store};

impl Store {
    /// Changes of a finding between two instants, the newest first, those before `before`.
    pub async fn hub_history(
        &self,
        key: &HubKey,
        (start, end): (Timestamp, Timestamp),
        before: Option<&str>,
        limit: u32,
    ) -> Result<Vec<HubHistory>> {
        let rows = sqlx::query(
            "SELECT * FROM hub_history WHERE finding_key = $1 AND changed_at >= $2 AND changed_at <= $3 AND id < $4
             ORDER BY id DESC LIMIT $5",
        )
        .bind(&key.0)
        .bind(start.0)
        .bind(end.0)
        // Ids are of hexadecimal digits and hyphens.
        .bind(before.unwrap_or("~"))
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read)
    }
}

pub(super) async fn insert(
    tx: &mut Tx,
    id: &str,
    key: &HubKey,
    now: Timestamp,
    content: &Value,
) -> Result<()> {
    sqlx::query("INSERT INTO hub_history (id, finding_key, changed_at, content) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(&key.0)
        .bind(now.0)
        .bind(json_text(content)?)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<HubHistory> {
    Ok(HubHistory {
        id: row.text("id")?,
        changed_at: row.time("changed_at")?,
        content: row.json("content")?,
    })
}
