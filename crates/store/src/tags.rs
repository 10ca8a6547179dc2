//! Tags of a repository: names that point at its manifests.

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{RepositoryId, Result, Store, Tag};

impl Store {
    /// The tag of this name.
    pub async fn tag(&self, repository: &RepositoryId, name: &str) -> Result<Option<Tag>> {
        let row = sqlx::query("SELECT * FROM tags WHERE repository_id = $1 AND name = $2")
            .bind(&repository.0)
            .bind(name)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Tags in byte order of their names, those after `after`.
    pub async fn tags(&self, repository: &RepositoryId, after: Option<&str>, limit: u32) -> Result<Vec<Tag>> {
        // No name is empty, so all names are after the empty one.
        let rows =
            sqlx::query("SELECT * FROM tags WHERE repository_id = $1 AND name > $2 ORDER BY name LIMIT $3")
                .bind(&repository.0)
                .bind(after.unwrap_or_default())
                .bind(i64::from(limit))
                .fetch_all(&self.pool)
                .await?;
        row::all(&rows, read)
    }
}

/// Where a tag points; the repository is locked.
pub(crate) async fn target(tx: &mut Tx, repository: &RepositoryId, name: &str) -> Result<Option<Digest>> {
    let row = sqlx::query("SELECT digest FROM tags WHERE repository_id = $1 AND name = $2")
        .bind(&repository.0)
        .bind(name)
        .fetch_optional(&mut **tx)
        .await?;
    row::one(row, |row| row.digest("digest"))
}

/// Points a tag at a manifest that is there; the repository is locked.
pub(crate) async fn set(
    tx: &mut Tx,
    repository: &RepositoryId,
    name: &str,
    digest: &Digest,
    now: Timestamp,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO tags (repository_id, name, digest, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (repository_id, name) DO UPDATE SET digest = excluded.digest, updated_at = excluded.updated_at",
    )
    .bind(&repository.0)
    .bind(name)
    .bind(digest.to_string())
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Removes a tag; the repository is locked.
pub(crate) async fn remove(tx: &mut Tx, repository: &RepositoryId, name: &str) -> Result<()> {
    sqlx::query("DELETE FROM tags WHERE repository_id = $1 AND name = $2")
        .bind(&repository.0)
        .bind(name)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Removes all tags of a manifest; the repository is locked.
pub(crate) async fn remove_all(tx: &mut Tx, repository: &RepositoryId, digest: &Digest) -> Result<()> {
    sqlx::query("DELETE FROM tags WHERE repository_id = $1 AND digest = $2")
        .bind(&repository.0)
        .bind(digest.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// All tags of a manifest; the repository is locked.
pub(crate) async fn of_manifest(
    tx: &mut Tx,
    repository: &RepositoryId,
    digest: &Digest,
) -> Result<Vec<String>> {
    let rows = sqlx::query("SELECT name FROM tags WHERE repository_id = $1 AND digest = $2 ORDER BY name")
        .bind(&repository.0)
        .bind(digest.to_string())
        .fetch_all(&mut **tx)
        .await?;
    row::all(&rows, |row| row.text("name"))
}

fn read(row: &AnyRow) -> Result<Tag> {
    Ok(Tag {
        name: row.text("name")?,
        digest: row.digest("digest")?,
        updated_at: row.time("updated_at")?,
    })
}
