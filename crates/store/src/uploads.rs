//! Uploads under way, so that another request, another process or a later start can go on with them.

use serde_json::Value;
use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, int, json_text};
use crate::{NewUpload, RepositoryId, Result, Store, UploadSession};

impl Store {
    /// Keeps a new session.
    pub async fn start_upload(&self, upload: &NewUpload, now: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query(
            "INSERT INTO uploads (id, repository_id, started_at, updated_at, size, state)
             VALUES ($1, $2, $3, $3, 0, $4)",
        )
        .bind(&upload.id)
        .bind(&upload.repository.0)
        .bind(now.0)
        .bind(json_text(&upload.state)?)
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// A session of this repository.
    pub async fn upload(&self, repository: &RepositoryId, id: &str) -> Result<Option<UploadSession>> {
        let row = sqlx::query("SELECT * FROM uploads WHERE id = $1 AND repository_id = $2")
            .bind(id)
            .bind(&repository.0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Notes that a session went on from `expected` to `offset` bytes. `false`, and nothing changed, if it does not
    /// stand at `expected` (another request was faster) or is gone.
    pub async fn advance_upload(
        &self,
        id: &str,
        expected: u64,
        offset: u64,
        state: &Value,
        now: Timestamp,
    ) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let advanced = sqlx::query(
            "UPDATE uploads SET size = $3, state = $4, updated_at = $5 WHERE id = $1 AND size = $2",
        )
        .bind(id)
        .bind(int(expected))
        .bind(int(offset))
        .bind(json_text(state)?)
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(advanced.rows_affected() > 0)
    }

    /// Forgets a session; `false` if there was none.
    pub async fn delete_upload(&self, id: &str) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let deleted = sqlx::query("DELETE FROM uploads WHERE id = $1")
            .bind(id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(deleted.rows_affected() > 0)
    }

    /// Sessions that nothing came for since before `before`, longest first: cancel their uploads, then delete them.
    pub async fn stale_uploads(&self, before: Timestamp, limit: u32) -> Result<Vec<UploadSession>> {
        let rows =
            sqlx::query("SELECT * FROM uploads WHERE updated_at < $1 ORDER BY updated_at, id LIMIT $2")
                .bind(before.0)
                .bind(i64::from(limit))
                .fetch_all(&self.pool)
                .await?;
        row::all(&rows, read)
    }
}

fn read(row: &AnyRow) -> Result<UploadSession> {
    Ok(UploadSession {
        id: row.text("id")?,
        repository: RepositoryId(row.text("repository_id")?),
        started_at: row.time("started_at")?,
        updated_at: row.time("updated_at")?,
        offset: row.count("size")?,
        state: row.json("state")?,
    })
}
