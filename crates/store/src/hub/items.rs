//! Insights, rules, actions and subscriptions: few, each with an ARN, all kept the same way.

use sqlx::any::AnyRow;

use crate::row::{self, Columns, json_text};
use crate::{HubItem, Result, Store};

impl Store {
    /// All of a kind, in byte order of their ARNs.
    pub async fn hub_items(&self, kind: &str) -> Result<Vec<HubItem>> {
        let rows = sqlx::query("SELECT * FROM hub_items WHERE kind = $1 ORDER BY arn")
            .bind(kind)
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read)
    }

    /// The one with this ARN.
    pub async fn hub_item(&self, kind: &str, arn: &str) -> Result<Option<HubItem>> {
        let row = sqlx::query("SELECT * FROM hub_items WHERE kind = $1 AND arn = $2")
            .bind(kind)
            .bind(arn)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Adds one; `false` if its ARN is taken or there are as many as there may be.
    pub async fn add_hub_item(&self, kind: &str, item: &HubItem, most: u32) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let added = sqlx::query(
            "INSERT INTO hub_items (kind, arn, created_at, content) SELECT $1, $2, $3, $4
             WHERE (SELECT COUNT(*) FROM hub_items WHERE kind = $1) < $5 ON CONFLICT (kind, arn) DO NOTHING",
        )
        .bind(kind)
        .bind(&item.arn)
        .bind(item.created_at.0)
        .bind(json_text(&item.content)?)
        .bind(i64::from(most))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(added.rows_affected() > 0)
    }

    /// Puts another content; `false` if it is not there.
    pub async fn update_hub_item(&self, kind: &str, item: &HubItem) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let updated = sqlx::query("UPDATE hub_items SET content = $3 WHERE kind = $1 AND arn = $2")
            .bind(kind)
            .bind(&item.arn)
            .bind(json_text(&item.content)?)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(updated.rows_affected() > 0)
    }

    /// Removes one; `false` if it is not there.
    pub async fn remove_hub_item(&self, kind: &str, arn: &str) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let removed = sqlx::query("DELETE FROM hub_items WHERE kind = $1 AND arn = $2")
            .bind(kind)
            .bind(arn)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(removed.rows_affected() > 0)
    }
}

fn read(row: &AnyRow) -> Result<HubItem> {
    Ok(HubItem {
        arn: row.text("arn")?,
        created_at: row.time("created_at")?,
        content: row.json("content")?,
    })
}
