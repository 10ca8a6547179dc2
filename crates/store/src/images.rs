//! Images as lists show them: what is known without reading manifests. Pages are found by key, never by counting.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::row::{self, Columns};
use crate::{Image, ImageCursor, ImageFilter, ImageQuery, Referrer, RepositoryId, Result, Store, lists};

/// What [`read`] reads.
macro_rules! columns {
    () => {
        "digest, media_type, artifact_type, config_media_type, subject, size, image_size, pushed_at, renewed_at, last_pulled_at"
    };
}

pub(crate) use columns;

/// A page of images by push, then digest; the filter stands between the two halves.
macro_rules! page {
    ($filter:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            " FROM manifests m WHERE m.repository_id = $1 AND (m.pushed_at, m.digest) > ($2, $3) ",
            $filter,
            " ORDER BY m.pushed_at, m.digest LIMIT $4"
        )
    };
}

impl Store {
    /// An image by digest.
    pub async fn image(&self, repository: &RepositoryId, digest: &Digest) -> Result<Option<Image>> {
        let row = sqlx::query(concat!(
            "SELECT ",
            columns!(),
            " FROM manifests WHERE repository_id = $1 AND digest = $2"
        ))
        .bind(&repository.0)
        .bind(digest.to_string())
        .fetch_optional(&self.pool)
        .await?;
        let images = row::all(row.as_slice(), read)?;
        Ok(self.with_tags(repository, images).await?.pop())
    }

    /// An image by tag.
    pub async fn image_by_tag(&self, repository: &RepositoryId, tag: &str) -> Result<Option<Image>> {
        match self.tag(repository, tag).await? {
            Some(tag) => self.image(repository, &tag.digest).await,
            None => Ok(None),
        }
    }

    /// The images of a repository behind a cursor, which moves on to the last of them; none at the end.
    pub async fn next_images(
        &self,
        repository: &RepositoryId,
        cursor: &mut Option<ImageCursor>,
        limit: u32,
    ) -> Result<Vec<Image>> {
        let query = ImageQuery {
            filter: ImageFilter::Any,
            after: cursor.clone(),
            limit,
        };
        let images = self.images(repository, &query).await?;
        if let Some(last) = images.last() {
            *cursor = Some(ImageCursor {
                pushed_at: last.pushed_at,
                digest: last.digest,
            });
        }
        Ok(images)
    }

    /// A page of images.
    pub async fn images(&self, repository: &RepositoryId, query: &ImageQuery) -> Result<Vec<Image>> {
        let sql = match query.filter {
            ImageFilter::Any => page!(""),
            ImageFilter::Tagged => {
                page!(
                    "AND EXISTS (SELECT 1 FROM tags t WHERE t.repository_id = m.repository_id AND t.digest = m.digest)"
                )
            }
            ImageFilter::Untagged => page!(
                "AND NOT EXISTS (SELECT 1 FROM tags t WHERE t.repository_id = m.repository_id AND t.digest = m.digest)"
            ),
        };
        let after = query.after.as_ref();
        let rows = sqlx::query(sql)
            .bind(&repository.0)
            .bind(after.map_or(i64::MIN, |cursor| cursor.pushed_at.0))
            .bind(after.map_or_else(String::new, |cursor| cursor.digest.to_string()))
            .bind(i64::from(query.limit))
            .fetch_all(&self.pool)
            .await?;
        self.with_tags(repository, row::all(&rows, read)?).await
    }

    async fn with_tags(&self, repository: &RepositoryId, mut images: Vec<Image>) -> Result<Vec<Image>> {
        let sql = (
            "SELECT digest, name FROM tags WHERE repository_id = $1 AND digest",
            "ORDER BY digest, name",
        );
        let digests: Vec<String> = images.iter().map(|image| image.digest.to_string()).collect();
        let rows = lists::fetch_in(&self.pool, sql, &[&repository.0], &digests).await?;
        let mut tags: BTreeMap<Digest, Vec<String>> = BTreeMap::new();
        for row in &rows {
            tags.entry(row.digest("digest")?)
                .or_default()
                .push(row.text("name")?);
        }
        for image in &mut images {
            image.tags = tags.remove(&image.digest).unwrap_or_default();
        }
        Ok(images)
    }

    /// Manifests whose subject is `subject`, by digest, those after `after`; only those of one artifact type if one is
    /// given (a manifest without one has its configuration's media type).
    pub async fn referrers(
        &self,
        repository: &RepositoryId,
        subject: &Digest,
        artifact_type: Option<&str>,
        after: Option<&Digest>,
        limit: u32,
    ) -> Result<Vec<Referrer>> {
        let rows = sqlx::query(
            "SELECT digest, media_type, COALESCE(artifact_type, config_media_type) AS artifact_type, size, annotations
             FROM manifests WHERE repository_id = $1 AND subject = $2 AND digest > $3
             AND ($4 = '' OR COALESCE(artifact_type, config_media_type) = $4)
             ORDER BY digest LIMIT $5",
        )
        .bind(&repository.0)
        .bind(subject.to_string())
        .bind(after.map(Digest::to_string).unwrap_or_default())
        .bind(artifact_type.unwrap_or_default())
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read_referrer)
    }

    /// Notes when images were pulled; the latest time of each counts, and images that are gone are passed over. Pulls
    /// are frequent: gather some before calling.
    pub async fn record_pulls(&self, pulls: &[(RepositoryId, Digest, Timestamp)]) -> Result<()> {
        let mut latest = BTreeMap::new();
        for (repository, digest, at) in pulls {
            let newest = latest.entry((repository, digest)).or_insert(*at);
            *newest = (*newest).max(*at);
        }
        let mut tx = self.write_tx().await?;
        for ((repository, digest), at) in latest {
            sqlx::query(
                "UPDATE manifests SET last_pulled_at = $3
                 WHERE repository_id = $1 AND digest = $2 AND COALESCE(last_pulled_at, 0) < $3",
            )
            .bind(&repository.0)
            .bind(digest.to_string())
            .bind(at.0)
            .execute(&mut *tx)
            .await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Without tags: those are asked for a whole page at once.
pub(crate) fn read(row: &AnyRow) -> Result<Image> {
    Ok(Image {
        digest: row.digest("digest")?,
        media_type: row.text("media_type")?,
        artifact_type: row.text_or_none("artifact_type")?,
        config_media_type: row.text_or_none("config_media_type")?,
        subject: row.digest_or_none("subject")?,
        manifest_size: row.count("size")?,
        image_size: row.count("image_size")?,
        pushed_at: row.time("pushed_at")?,
        renewed_at: row.time_or_none("renewed_at")?,
        last_pulled_at: row.time_or_none("last_pulled_at")?,
        tags: Vec::new(),
    })
}

fn read_referrer(row: &AnyRow) -> Result<Referrer> {
    Ok(Referrer {
        digest: row.digest("digest")?,
        media_type: row.text("media_type")?,
        artifact_type: row.text_or_none("artifact_type")?,
        size: row.count("size")?,
        annotations: row.json("annotations")?,
    })
}
