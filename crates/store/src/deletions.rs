//! Deletion of tags and manifests. The blobs of a deleted manifest are marked for the collector, not touched.

use tidewaiter_types::{Digest, Timestamp};

use crate::manifests::PARENTS;
use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{Deleted, Effects, RepositoryId, Result, Store, contents, repositories, tags};

impl Store {
    /// Deletes a tag. `with_image`: if it was the image's last, the image goes too, as ECR does it; then an image
    /// that an index lists is left as it is, with its tag.
    ///
    /// # Errors
    /// [`crate::StoreError::RepositoryNotFound`].
    pub async fn delete_tag(
        &self,
        repository: &RepositoryId,
        tag: &str,
        with_image: bool,
        effects: &Effects,
        now: Timestamp,
    ) -> Result<Deleted> {
        let mut tx = self.write_tx().await?;
        repositories::lock(&mut tx, repository).await?;
        let Some(digest) = tags::target(&mut tx, repository, tag).await? else {
            return Ok(Deleted::NotFound);
        };
        let is_last = tags::of_manifest(&mut tx, repository, &digest).await?.len() == 1;
        let image = with_image && is_last;
        if image {
            let parents = parents(&mut tx, repository, &digest).await?;
            if !parents.is_empty() {
                return Ok(Deleted::Referenced(parents));
            }
            self.remove_manifest(&mut tx, repository, &digest, now).await?;
        } else {
            tags::remove(&mut tx, repository, tag).await?;
        }
        let tags = vec![tag.to_owned()];
        self.finish(tx, effects, Deleted::Done { digest, tags, image })
            .await
    }

    /// Deletes a manifest with all its tags and scans. Without `force`, one that an index lists is left as it is.
    ///
    /// # Errors
    /// [`crate::StoreError::RepositoryNotFound`].
    pub async fn delete_manifest(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        force: bool,
        effects: &Effects,
        now: Timestamp,
    ) -> Result<Deleted> {
        let mut tx = self.write_tx().await?;
        repositories::lock(&mut tx, repository).await?;
        let parents = parents(&mut tx, repository, digest).await?;
        if !force && !parents.is_empty() {
            return Ok(Deleted::Referenced(parents));
        }
        let tags = tags::of_manifest(&mut tx, repository, digest).await?;
        if !self.remove_manifest(&mut tx, repository, digest, now).await? {
            return Ok(Deleted::NotFound);
        }
        let digest = *digest;
        self.finish(
            tx,
            effects,
            Deleted::Done {
                digest,
                tags,
                image: true,
            },
        )
        .await
    }

    async fn finish(&self, tx: Tx, effects: &Effects, deleted: Deleted) -> Result<Deleted> {
        self.commit_with(tx, effects).await?;
        Ok(deleted)
    }

    /// Whether there was one. Its tags, references and scans go with it, and its findings are closed.
    async fn remove_manifest(
        &self,
        tx: &mut Tx,
        repository: &RepositoryId,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<bool> {
        contents::close_image(tx, repository, digest, now).await?;
        contents::forget(self, tx, repository, digest).await?;
        tags::remove_all(tx, repository, digest).await?;
        mark_blobs(tx, repository, digest, now).await?;
        let removed = sqlx::query("DELETE FROM manifests WHERE repository_id = $1 AND digest = $2")
            .bind(&repository.0)
            .bind(digest.to_string())
            .execute(&mut **tx)
            .await?;
        Ok(removed.rows_affected() > 0)
    }
}

async fn parents(tx: &mut Tx, repository: &RepositoryId, digest: &Digest) -> Result<Vec<Digest>> {
    let rows = sqlx::query(PARENTS)
        .bind(&repository.0)
        .bind(digest.to_string())
        .fetch_all(&mut **tx)
        .await?;
    row::all(&rows, |row| row.digest("manifest_digest"))
}

/// Marks the blobs that no other manifest of the repository refers to.
async fn mark_blobs(tx: &mut Tx, repository: &RepositoryId, digest: &Digest, now: Timestamp) -> Result<()> {
    sqlx::query(
        "UPDATE repository_blobs SET unreferenced_since = $3
         WHERE repository_id = $1
         AND digest IN (SELECT digest FROM manifest_references
                        WHERE repository_id = $1 AND manifest_digest = $2 AND kind <> 'manifest')
         AND NOT EXISTS (SELECT 1 FROM manifest_references others
                         WHERE others.repository_id = $1 AND others.digest = repository_blobs.digest
                         AND others.kind <> 'manifest' AND others.manifest_digest <> $2)",
    )
    .bind(&repository.0)
    .bind(digest.to_string())
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
