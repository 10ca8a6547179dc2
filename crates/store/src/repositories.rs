//! Repositories: created, listed, changed, deleted with all that is in them.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, json_text};
use crate::store::Tx;
use crate::{
    Effects, NewRepository, Repository, RepositoryId, RepositoryUpdate, Result, Store, StoreError,
    TagMutability, contents,
};

impl Store {
    /// Creates a repository, with its resource tags.
    ///
    /// # Errors
    /// [`StoreError::RepositoryExists`].
    pub async fn create_repository(&self, new: &NewRepository, now: Timestamp) -> Result<Repository> {
        let id = self.id(now);
        let mut tx = self.write_tx().await?;
        let row = sqlx::query(
            "INSERT INTO repositories
             (id, name, created_at, mutability, mutability_filters, scan_on_push, encryption, version)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 0) ON CONFLICT (name) DO NOTHING RETURNING *",
        )
        .bind(&id)
        .bind(&new.name)
        .bind(now.0)
        .bind(new.mutability.as_str())
        .bind(json_text(&new.mutability_filters)?)
        .bind(i16::from(new.scan_on_push))
        .bind(json_text(&new.encryption)?)
        .fetch_optional(&mut *tx)
        .await?;
        let created = row::one(row, read)?.ok_or_else(|| StoreError::RepositoryExists(new.name.clone()))?;
        crate::resource_tags::put(&mut tx, &id, &new.resource_tags).await?;
        tx.commit().await?;
        Ok(created)
    }

    /// The repository of this name.
    pub async fn repository(&self, name: &str) -> Result<Option<Repository>> {
        let row = sqlx::query("SELECT * FROM repositories WHERE name = $1")
            .bind(name)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// The repository of this id.
    pub async fn repository_by_id(&self, id: &RepositoryId) -> Result<Option<Repository>> {
        let row = sqlx::query("SELECT * FROM repositories WHERE id = $1")
            .bind(&id.0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Repositories in byte order of their names, those after `after`.
    pub async fn repositories(&self, after: Option<&str>, limit: u32) -> Result<Vec<Repository>> {
        // No name is empty, so all names are after the empty one.
        let rows = sqlx::query("SELECT * FROM repositories WHERE name > $1 ORDER BY name LIMIT $2")
            .bind(after.unwrap_or_default())
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read)
    }

    /// Changes a repository; gives it as it is now.
    ///
    /// # Errors
    /// [`StoreError::RepositoryNotFound`].
    pub async fn update_repository(&self, name: &str, update: &RepositoryUpdate) -> Result<Repository> {
        let (mutability, filters) = update
            .mutability
            .as_ref()
            .map_or((None, None), |(m, f)| (Some(m), Some(f)));
        let filters = filters.map(json_text).transpose()?;
        let mut tx = self.write_tx().await?;
        let row = sqlx::query(
            "UPDATE repositories SET version = version + 1, mutability = COALESCE($2, mutability),
             mutability_filters = COALESCE($3, mutability_filters), scan_on_push = COALESCE($4, scan_on_push)
             WHERE name = $1 RETURNING *",
        )
        .bind(name)
        .bind(mutability.map(|mutability| mutability.as_str()))
        .bind(filters)
        .bind(update.scan_on_push.map(i16::from))
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        row::one(row, read)?.ok_or_else(|| StoreError::RepositoryNotFound(name.to_owned()))
    }

    /// Deletes a repository with its tags, manifests, scans and links to blobs; gives what it was. Without `force` it
    /// must have no image. Findings of its images are closed.
    ///
    /// # Errors
    /// [`StoreError::RepositoryNotFound`], [`StoreError::RepositoryNotEmpty`].
    pub async fn delete_repository(&self, name: &str, force: bool, now: Timestamp) -> Result<Repository> {
        let nothing = |_: &RepositoryId| Effects::default();
        self.delete_repository_with(name, force, nothing, now).await
    }

    /// The same, with what follows from it.
    ///
    /// # Errors
    /// [`StoreError::RepositoryNotFound`], [`StoreError::RepositoryNotEmpty`].
    pub async fn delete_repository_with(
        &self,
        name: &str,
        force: bool,
        effects: impl FnOnce(&RepositoryId) -> Effects,
        now: Timestamp,
    ) -> Result<Repository> {
        let mut tx = self.write_tx().await?;
        let row = sqlx::query("UPDATE repositories SET version = version + 1 WHERE name = $1 RETURNING *")
            .bind(name)
            .fetch_optional(&mut *tx)
            .await?;
        let repository =
            row::one(row, read)?.ok_or_else(|| StoreError::RepositoryNotFound(name.to_owned()))?;
        if !force && has_images(&mut tx, &repository.id).await? {
            return Err(StoreError::RepositoryNotEmpty(name.to_owned()));
        }
        contents::close_repository(&mut tx, &repository.id, now).await?;
        empty(&mut tx, &repository.id, now).await?;
        let effects = effects(&repository.id);
        self.commit_with(tx, &effects).await?;
        Ok(repository)
    }
}

/// Locks a repository against every other change until the transaction ends, and reads it as it is then.
pub(crate) async fn lock(tx: &mut Tx, id: &RepositoryId) -> Result<Repository> {
    let row = sqlx::query("UPDATE repositories SET version = version + 1 WHERE id = $1 RETURNING *")
        .bind(&id.0)
        .fetch_optional(&mut **tx)
        .await?;
    row::one(row, read)?.ok_or_else(|| StoreError::RepositoryNotFound(id.0.clone()))
}

async fn has_images(tx: &mut Tx, id: &RepositoryId) -> Result<bool> {
    let row = sqlx::query("SELECT 1 AS one FROM manifests WHERE repository_id = $1 LIMIT 1")
        .bind(&id.0)
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.is_some())
}

/// Removes a repository and all that is in it. Sessions of uploads stay until they expire, so that their bytes are
/// found; references and scans go with their manifests.
async fn empty(tx: &mut Tx, id: &RepositoryId, now: Timestamp) -> Result<()> {
    // Locks the blobs' rows; the next statement then sees every link that was committed until now.
    sqlx::query(
        "UPDATE blobs SET unlinked_since = NULL
         WHERE digest IN (SELECT digest FROM repository_blobs WHERE repository_id = $1)",
    )
    .bind(&id.0)
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "UPDATE blobs SET unlinked_since = $2
         WHERE digest IN (SELECT digest FROM repository_blobs WHERE repository_id = $1)
         AND NOT EXISTS (SELECT 1 FROM repository_blobs others
                         WHERE others.digest = blobs.digest AND others.repository_id <> $1)",
    )
    .bind(&id.0)
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    for sql in [
        "DELETE FROM tags WHERE repository_id = $1",
        "DELETE FROM manifests WHERE repository_id = $1",
        "DELETE FROM repository_blobs WHERE repository_id = $1",
        "DELETE FROM resource_tags WHERE resource = $1",
        "DELETE FROM repositories WHERE id = $1",
    ] {
        sqlx::query(sql).bind(&id.0).execute(&mut **tx).await?;
    }
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<Repository> {
    Ok(Repository {
        id: RepositoryId(row.text("id")?),
        name: row.text("name")?,
        created_at: row.time("created_at")?,
        mutability: row.word("mutability", TagMutability::from_word)?,
        mutability_filters: row.json("mutability_filters")?,
        scan_on_push: row.flag("scan_on_push")?,
        encryption: row.json("encryption")?,
    })
}
