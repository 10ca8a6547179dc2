//! Lifecycle policies, one for each repository that has one, kept as they came.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns};
use crate::{RepositoryId, Result, Store};

impl Store {
    /// The policy of a repository.
    pub async fn lifecycle_policy(&self, repository: &RepositoryId) -> Result<Option<String>> {
        let row = sqlx::query("SELECT content FROM lifecycle_policies WHERE repository_id = $1")
            .bind(&repository.0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Keeps a policy in place of what was there.
    pub async fn put_lifecycle_policy(
        &self,
        repository: &RepositoryId,
        policy: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query(
            "INSERT INTO lifecycle_policies (repository_id, content, updated_at) VALUES ($1, $2, $3)
             ON CONFLICT (repository_id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at",
        )
        .bind(&repository.0)
        .bind(policy)
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// Removes the policy of a repository; gives what it was.
    pub async fn delete_lifecycle_policy(&self, repository: &RepositoryId) -> Result<Option<String>> {
        let mut tx = self.write_tx().await?;
        let row = sqlx::query("DELETE FROM lifecycle_policies WHERE repository_id = $1 RETURNING content")
            .bind(&repository.0)
            .fetch_optional(&mut *tx)
            .await?;
        tx.commit().await?;
        row::one(row, read)
    }
}

fn read(row: &AnyRow) -> Result<String> {
    row.text("content")
}
