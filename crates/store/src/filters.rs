//! Filters of findings. Each change is noted with its author in the same transaction, and stays when the filter goes; what
//! follows from it is written with it.

use serde_json::json;
use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, json_text};
use crate::store::Tx;
use crate::{
    Effects, Filter, FilterAction, FilterChange, FilterUpdate, NewFilter, Result, Store, StoreError,
    resource_tags,
};

impl Store {
    /// Keeps a new filter.
    ///
    /// # Errors
    /// [`StoreError::FilterExists`] if another has its name.
    pub async fn create_filter(
        &self,
        new: &NewFilter,
        effects: impl FnOnce(&FilterChange) -> Effects,
        now: Timestamp,
    ) -> Result<Filter> {
        let mut tx = self.write_tx().await?;
        let row = sqlx::query(
            "INSERT INTO filters (id, name, action, criteria, description, reason, author, created_at, updated_at,
                                  expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) ON CONFLICT (name) DO NOTHING RETURNING *",
        )
        .bind(&new.id)
        .bind(&new.name)
        .bind(new.action.as_str())
        .bind(json_text(&new.criteria)?)
        .bind(new.description.clone())
        .bind(new.reason.clone())
        .bind(&new.author)
        .bind(now.0)
        .bind(new.expires_at.map(|at| at.0))
        .fetch_optional(&mut *tx)
        .await?;
        let filter = row::one(row, read)?.ok_or_else(|| StoreError::FilterExists(new.name.clone()))?;
        resource_tags::put(&mut tx, &Filter::resource(&new.id), &new.tags).await?;
        let change = self.note(&mut tx, &filter, "CREATED", &new.author, now).await?;
        self.commit_with(tx, &effects(&change)).await?;
        Ok(filter)
    }

    /// A filter.
    pub async fn filter(&self, id: &str) -> Result<Option<Filter>> {
        let row = sqlx::query("SELECT * FROM filters WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Filters by id; those after `after`.
    pub async fn filters(&self, after: Option<&str>, limit: u32) -> Result<Vec<Filter>> {
        let rows = sqlx::query("SELECT * FROM filters WHERE id > $1 ORDER BY id LIMIT $2")
            .bind(after.unwrap_or_default())
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read)
    }

    /// The filters that suppress findings at an instant.
    pub async fn suppressing_filters(&self, now: Timestamp) -> Result<Vec<Filter>> {
        let rows = sqlx::query(
            "SELECT * FROM filters WHERE action = 'SUPPRESS' AND (expires_at IS NULL OR expires_at > $1) ORDER BY id",
        )
        .bind(now.0)
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read)
    }

    /// Changes a filter.
    ///
    /// # Errors
    /// [`StoreError::FilterNotFound`], [`StoreError::FilterExists`] if another has its new name.
    pub async fn update_filter(
        &self,
        id: &str,
        update: &FilterUpdate,
        author: &str,
        effects: impl FnOnce(&FilterChange) -> Effects,
        now: Timestamp,
    ) -> Result<Filter> {
        let mut tx = self.write_tx().await?;
        if let Some(name) = &update.name {
            check_name(&mut tx, id, name).await?;
        }
        let criteria = update.criteria.as_ref().map(json_text).transpose()?;
        let row = sqlx::query(
            "UPDATE filters SET name = COALESCE($2, name), action = COALESCE($3, action),
             criteria = COALESCE($4, criteria), description = COALESCE($5, description),
             reason = COALESCE($6, reason), expires_at = CASE $7 WHEN 1 THEN CAST($8 AS BIGINT) ELSE expires_at END,
             author = $9, updated_at = $10 WHERE id = $1 RETURNING *",
        )
        .bind(id)
        .bind(update.name.clone())
        .bind(update.action.map(|action| action.as_str().to_owned()))
        .bind(criteria)
        .bind(update.description.clone())
        .bind(update.reason.clone())
        .bind(i64::from(update.expires_at.is_some()))
        .bind(update.expires_at.flatten().map(|at| at.0))
        .bind(author)
        .bind(now.0)
        .fetch_optional(&mut *tx)
        .await?;
        let filter = row::one(row, read)?.ok_or_else(|| StoreError::FilterNotFound(id.to_owned()))?;
        let change = self.note(&mut tx, &filter, "UPDATED", author, now).await?;
        self.commit_with(tx, &effects(&change)).await?;
        Ok(filter)
    }

    /// Deletes a filter with its tags; its history stays.
    ///
    /// # Errors
    /// [`StoreError::FilterNotFound`].
    pub async fn delete_filter(
        &self,
        id: &str,
        author: &str,
        effects: impl FnOnce(&FilterChange) -> Effects,
        now: Timestamp,
    ) -> Result<Filter> {
        let mut tx = self.write_tx().await?;
        let row = sqlx::query("DELETE FROM filters WHERE id = $1 RETURNING *")
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        let filter = row::one(row, read)?.ok_or_else(|| StoreError::FilterNotFound(id.to_owned()))?;
        sqlx::query("DELETE FROM resource_tags WHERE resource = $1")
            .bind(Filter::resource(id))
            .execute(&mut *tx)
            .await?;
        let change = self.note(&mut tx, &filter, "DELETED", author, now).await?;
        self.commit_with(tx, &effects(&change)).await?;
        Ok(filter)
    }

    /// What became of one filter, or of all, oldest first.
    pub async fn filter_history(&self, id: Option<&str>) -> Result<Vec<FilterChange>> {
        let rows = sqlx::query(
            "SELECT * FROM filter_changes WHERE filter_id = $1 OR $1 = '' ORDER BY changed_at, id",
        )
        .bind(id.unwrap_or_default())
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read_change)
    }

    async fn note(
        &self,
        tx: &mut Tx,
        filter: &Filter,
        change: &str,
        author: &str,
        now: Timestamp,
    ) -> Result<FilterChange> {
        let content = json!({
            "name": filter.name, "action": filter.action.as_str(), "criteria": filter.criteria,
            "description": filter.description, "reason": filter.reason,
            "expiresAt": filter.expires_at.map(|at| at.0),
        });
        let id = self.id(now);
        sqlx::query(
            "INSERT INTO filter_changes (id, filter_id, changed_at, author, change, content)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&id)
        .bind(&filter.id)
        .bind(now.0)
        .bind(author)
        .bind(change)
        .bind(json_text(&content)?)
        .execute(&mut **tx)
        .await?;
        Ok(FilterChange {
            id,
            filter: filter.id.clone(),
            changed_at: now,
            author: author.to_owned(),
            change: change.to_owned(),
            content,
        })
    }
}

async fn check_name(tx: &mut Tx, id: &str, name: &str) -> Result<()> {
    let other = sqlx::query("SELECT id FROM filters WHERE name = $1 AND id <> $2")
        .bind(name)
        .bind(id)
        .fetch_optional(&mut **tx)
        .await?;
    match other {
        Some(_) => Err(StoreError::FilterExists(name.to_owned())),
        None => Ok(()),
    }
}

fn read(row: &AnyRow) -> Result<Filter> {
    Ok(Filter {
        id: row.text("id")?,
        name: row.text("name")?,
        action: row.word("action", FilterAction::from_word)?,
        criteria: row.json("criteria")?,
        description: row.text_or_none("description")?,
        reason: row.text_or_none("reason")?,
        author: row.text("author")?,
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
        expires_at: row.time_or_none("expires_at")?,
    })
}

fn read_change(row: &AnyRow) -> Result<FilterChange> {
    Ok(FilterChange {
        id: row.text("id")?,
        filter: row.text("filter_id")?,
        changed_at: row.time("changed_at")?,
        author: row.text("author")?,
        change: row.text("change")?,
        content: row.json("content")?,
    })
}
