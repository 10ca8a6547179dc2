//! Manifests: read on the hot path, put in one transaction.
//!
//! A put locks the repository, then checks: what the manifest refers to is there, and the tags may be set. Only then
//! is anything written, and what follows from it (events, jobs, scans) is written with it.
//!
//! Odd: the hot queries are nested, not joined. Joined, a PostgreSQL that has no statistics of the tables yet goes
//! through all manifests of the repository; nested, each step can only be a look-up by key.

use sqlx::any::AnyRow;
use tidewaiter_types::Digest;

use crate::row::{self, Columns, int, json_text};
use crate::store::Tx;
use crate::{
    Manifest, NewManifest, PutOutcome, Reference, ReferenceKind, Repository, RepositoryId, Result, Store,
    StoreError, repositories, tags,
};

type Moves = Vec<(String, Option<Digest>)>;

impl Store {
    /// The manifest that a tag of the repository of this name points at: one query.
    pub async fn manifest_by_tag(&self, repository: &str, tag: &str) -> Result<Option<Manifest>> {
        let row = sqlx::query(
            "SELECT repository_id, digest, media_type, subject, last_pulled_at, bytes FROM manifests
             WHERE repository_id = (SELECT id FROM repositories WHERE name = $1)
             AND digest = (SELECT digest FROM tags WHERE name = $2
                           AND repository_id = (SELECT id FROM repositories WHERE name = $1))",
        )
        .bind(repository)
        .bind(tag)
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, read)
    }

    /// The manifest of this digest in the repository of this name: one query.
    pub async fn manifest_by_digest(&self, repository: &str, digest: &Digest) -> Result<Option<Manifest>> {
        let row = sqlx::query(
            "SELECT repository_id, digest, media_type, subject, last_pulled_at, bytes FROM manifests
             WHERE repository_id = (SELECT id FROM repositories WHERE name = $1) AND digest = $2",
        )
        .bind(repository)
        .bind(digest.to_string())
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, read)
    }

    /// What a manifest refers to, in the order it was put with.
    pub async fn references(&self, repository: &RepositoryId, digest: &Digest) -> Result<Vec<Reference>> {
        let rows = sqlx::query(
            "SELECT digest, kind, media_type, size FROM manifest_references
             WHERE repository_id = $1 AND manifest_digest = $2 ORDER BY ordinal",
        )
        .bind(&repository.0)
        .bind(digest.to_string())
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read_reference)
    }

    /// The media type that a manifest of the repository gives a blob; `None` while none refers to it.
    pub async fn blob_media_type(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
    ) -> Result<Option<String>> {
        let row = sqlx::query(
            "SELECT media_type FROM manifest_references
             WHERE repository_id = $1 AND digest = $2 AND kind IN ('config', 'layer')
             ORDER BY manifest_digest, ordinal LIMIT 1",
        )
        .bind(&repository.0)
        .bind(digest.to_string())
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, |row| row.text("media_type"))
    }

    /// Which indexes of the repository list this manifest.
    pub async fn parents(&self, repository: &RepositoryId, digest: &Digest) -> Result<Vec<Digest>> {
        let rows = sqlx::query(PARENTS)
            .bind(&repository.0)
            .bind(digest.to_string())
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, |row| row.digest("manifest_digest"))
    }

    /// Puts a manifest: all of it is there afterwards, or nothing is changed. The same one may be put again.
    ///
    /// # Errors
    /// [`crate::StoreError::RepositoryNotFound`].
    pub async fn put_manifest(&self, new: &NewManifest) -> Result<PutOutcome> {
        let mut tx = self.write_tx().await?;
        let repository = repositories::lock(&mut tx, &new.repository).await?;
        let moved = match check_tags(&mut tx, &repository, new).await? {
            Ok(moved) => moved,
            Err(refused) => return Ok(refused),
        };
        let new_image = insert(&mut tx, new).await?;
        if new_image {
            insert_references(&mut tx, new).await?;
            let missing = missing(&mut tx, new).await?;
            if !missing.is_empty() {
                return Ok(PutOutcome::Missing(missing));
            }
            keep_blobs(&mut tx, new).await?;
        }
        for (tag, _) in &moved {
            tags::set(&mut tx, &new.repository, tag, &new.digest, new.pushed_at).await?;
        }
        self.finish_put(tx, new, new_image).await?;
        Ok(PutOutcome::Stored { new_image, moved })
    }

    async fn finish_put(&self, mut tx: Tx, new: &NewManifest, new_image: bool) -> Result<()> {
        let only_new = if new_image { Some(&new.on_new_image) } else { None };
        let effects = only_new.into_iter().chain([&new.on_push]);
        for effects in effects.clone() {
            self.apply(&mut tx, effects).await?;
        }
        tx.commit().await?;
        effects.for_each(|effects| self.wake_for(effects));
        Ok(())
    }
}

/// Finds the tags that will move, or the immutable one that forbids it.
async fn check_tags(
    tx: &mut Tx,
    repository: &Repository,
    new: &NewManifest,
) -> Result<Result<Moves, PutOutcome>> {
    let mut moved = Moves::new();
    for tag in &new.tags {
        let now = tags::target(tx, &new.repository, tag).await?;
        match now {
            Some(digest) if digest == new.digest => {}
            Some(digest) if (new.immutable)(repository, tag) => {
                let tag = tag.clone();
                return Ok(Err(PutOutcome::TagImmutable { tag, digest }));
            }
            elsewhere => moved.push((tag.clone(), elsewhere)),
        }
    }
    Ok(Ok(moved))
}

/// Whether it was not there before.
async fn insert(tx: &mut Tx, new: &NewManifest) -> Result<bool> {
    let inserted = sqlx::query(
        "INSERT INTO manifests (repository_id, digest, media_type, artifact_type, config_media_type, subject, size,
         image_size, pushed_at, annotations, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (repository_id, digest) DO NOTHING",
    )
    .bind(&new.repository.0)
    .bind(new.digest.to_string())
    .bind(&new.media_type)
    .bind(&new.artifact_type)
    .bind(&new.config_media_type)
    .bind(new.subject.map(|subject| subject.to_string()))
    .bind(int(new.bytes.len() as u64))
    .bind(int(new.image_size))
    .bind(new.pushed_at.0)
    .bind(json_text(&new.annotations)?)
    .bind(new.bytes.as_slice())
    .execute(&mut **tx)
    .await?;
    Ok(inserted.rows_affected() > 0)
}

async fn insert_references(tx: &mut Tx, new: &NewManifest) -> Result<()> {
    for (ordinal, reference) in (0_i64..).zip(&new.references) {
        sqlx::query(
            "INSERT INTO manifest_references (repository_id, manifest_digest, ordinal, digest, kind, media_type, size)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&new.repository.0)
        .bind(new.digest.to_string())
        .bind(ordinal)
        .bind(reference.digest.to_string())
        .bind(reference.kind.as_str())
        .bind(&reference.media_type)
        .bind(int(reference.size))
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// What the manifest refers to and the repository lacks, in the manifest's order. A thing named twice is told twice.
async fn missing(tx: &mut Tx, new: &NewManifest) -> Result<Vec<Digest>> {
    let rows = sqlx::query(
        "SELECT f.digest FROM manifest_references f
         WHERE f.repository_id = $1 AND f.manifest_digest = $2
         AND NOT EXISTS (SELECT 1 FROM repository_blobs l
                         WHERE f.kind <> 'manifest' AND l.repository_id = f.repository_id AND l.digest = f.digest)
         AND NOT EXISTS (SELECT 1 FROM manifests m
                         WHERE f.kind = 'manifest' AND m.repository_id = f.repository_id AND m.digest = f.digest)
         ORDER BY f.ordinal",
    )
    .bind(&new.repository.0)
    .bind(new.digest.to_string())
    .fetch_all(&mut **tx)
    .await?;
    row::all(&rows, |row| row.digest("digest"))
}

/// Takes the mark of garbage from the blobs that are referred to from now on.
async fn keep_blobs(tx: &mut Tx, new: &NewManifest) -> Result<()> {
    sqlx::query(
        "UPDATE repository_blobs SET unreferenced_since = NULL
         WHERE repository_id = $1 AND unreferenced_since IS NOT NULL AND digest IN
         (SELECT digest FROM manifest_references
          WHERE repository_id = $1 AND manifest_digest = $2 AND kind <> 'manifest')",
    )
    .bind(&new.repository.0)
    .bind(new.digest.to_string())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Indexes that list a manifest.
pub(crate) const PARENTS: &str = "SELECT DISTINCT manifest_digest FROM manifest_references
    WHERE repository_id = $1 AND digest = $2 AND kind = 'manifest' ORDER BY manifest_digest";

fn read(row: &AnyRow) -> Result<Manifest> {
    Ok(Manifest {
        repository: RepositoryId(row.text("repository_id")?),
        digest: row.digest("digest")?,
        media_type: row.text("media_type")?,
        bytes: row.bytes("bytes")?,
        subject: row.digest_or_none("subject")?,
        last_pulled_at: row.time_or_none("last_pulled_at")?,
    })
}

fn read_reference(row: &AnyRow) -> Result<Reference> {
    Ok(Reference {
        digest: row.digest("digest")?,
        kind: row.word("kind", ReferenceKind::from_word)?,
        media_type: row.text("media_type")?,
        size: row.count("size")?,
    })
}

/// Fails unless the repository, which is locked, has a manifest of this digest.
pub(crate) async fn require(tx: &mut Tx, repository: &RepositoryId, digest: &Digest) -> Result<()> {
    let row = sqlx::query("SELECT 1 AS one FROM manifests WHERE repository_id = $1 AND digest = $2")
        .bind(&repository.0)
        .bind(digest.to_string())
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|_| ())
        .ok_or_else(|| StoreError::ImageNotFound(digest.to_string()))
}
