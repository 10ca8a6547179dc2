//! Reports: one of a kind is written at a time.

use serde_json::Value;
use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, json_text};
use crate::{Effects, ReportEnd, ReportKind, ReportStatus, Result, Store, StoredReport};

impl Store {
    /// Notes a report that is to be written, and queues what does it. Gives its id; `None` if one of its kind is in
    /// progress.
    pub async fn start_report(
        &self,
        kind: ReportKind,
        request: &Value,
        now: Timestamp,
        effects: impl FnOnce(&str) -> Effects,
    ) -> Result<Option<String>> {
        let id = self.id(now);
        let effects = effects(&id);
        let mut tx = self.write_tx().await?;
        let inserted = sqlx::query(
            "INSERT INTO reports (id, kind, status, request, created_at) VALUES ($1, $2, 'IN_PROGRESS', $3, $4)
             ON CONFLICT DO NOTHING",
        )
        .bind(&id)
        .bind(kind.as_str())
        .bind(json_text(request)?)
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        if inserted.rows_affected() == 0 {
            return Ok(None);
        }
        self.commit_with(tx, &effects).await?;
        Ok(Some(id))
    }

    /// A report by its id.
    pub async fn report(&self, kind: ReportKind, id: &str) -> Result<Option<StoredReport>> {
        let row = sqlx::query("SELECT * FROM reports WHERE kind = $1 AND id = $2")
            .bind(kind.as_str())
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// The report of a kind that was asked for last.
    pub async fn latest_report(&self, kind: ReportKind) -> Result<Option<StoredReport>> {
        let row =
            sqlx::query("SELECT * FROM reports WHERE kind = $1 ORDER BY created_at DESC, id DESC LIMIT 1")
                .bind(kind.as_str())
                .fetch_optional(&self.pool)
                .await?;
        row::one(row, read)
    }

    /// Ends a report. `false`: it had ended before, and stays as it was.
    pub async fn end_report(&self, kind: ReportKind, id: &str, end: &ReportEnd) -> Result<bool> {
        let (code, message) = end.error.clone().unzip();
        let mut tx = self.write_tx().await?;
        let updated = sqlx::query(
            "UPDATE reports SET status = $3, error_code = $4, error_message = $5
             WHERE kind = $1 AND id = $2 AND status = 'IN_PROGRESS'",
        )
        .bind(kind.as_str())
        .bind(id)
        .bind(end.status.as_str())
        .bind(code)
        .bind(message)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(updated.rows_affected() > 0)
    }
}

fn read(row: &AnyRow) -> Result<StoredReport> {
    Ok(StoredReport {
        id: row.text("id")?,
        kind: row.word("kind", ReportKind::from_word)?,
        status: row.word("status", ReportStatus::from_word)?,
        request: row.json("request")?,
        error_code: row.text_or_none("error_code")?,
        error_message: row.text_or_none("error_message")?,
        created_at: row.time("created_at")?,
    })
}
