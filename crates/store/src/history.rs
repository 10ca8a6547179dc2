//! What happened to images: when they were pushed, pulled and first looked into, and which revisions of the advisory
//! database had news for them.
//!
//! A revision has news for an image if the match of one of its packages began or ended with it, after it was first looked
//! into. Odd: of pulls only the last is known.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::row::{self, Columns};
use crate::{ImageHistory, RepositoryId, Result, Store, WatchedImageId, lists};

impl Store {
    /// The history of all manifests, by repository and digest; those after `after`. News are those since an instant.
    pub async fn image_histories(
        &self,
        after: Option<(&RepositoryId, &Digest)>,
        since: Timestamp,
        limit: u32,
    ) -> Result<Vec<ImageHistory>> {
        let (repository, digest) = after
            .map(|(repository, digest)| (repository.0.clone(), digest.to_string()))
            .unwrap_or_default();
        let rows = sqlx::query(
            "SELECT manifests.repository_id, manifests.digest, media_type, config_media_type, pushed_at, renewed_at,
             last_pulled_at, first_scanned_at FROM manifests LEFT JOIN watched_images
             ON watched_images.repository_id = manifests.repository_id AND watched_images.digest = manifests.digest
             WHERE (manifests.repository_id, manifests.digest) > ($1, $2)
             ORDER BY manifests.repository_id, manifests.digest LIMIT $3",
        )
        .bind(repository)
        .bind(digest)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        let mut found = row::all(&rows, read)?;
        let mut news = self.news_of(&found, since).await?;
        for image in &mut found {
            let id = WatchedImageId::of(&image.repository, &image.digest).0;
            let first = image.first_scanned_at;
            image.news = news.remove(&id).unwrap_or_default();
            image.news.retain(|at| first.is_some_and(|first| first < *at));
        }
        Ok(found)
    }

    async fn news_of(
        &self,
        images: &[ImageHistory],
        since: Timestamp,
    ) -> Result<BTreeMap<i64, Vec<Timestamp>>> {
        let sql = (
            "SELECT DISTINCT image_id, number, adopted_at FROM image_sets
             JOIN package_set_members ON package_set_members.set_id = image_sets.set_id
             JOIN matches ON matches.package_id = package_set_members.package_id
             JOIN revisions ON revisions.number = matches.since OR revisions.number = matches.until
             WHERE adopted_at >= $1 AND image_id",
            "ORDER BY image_id, number",
        );
        let ids: Vec<i64> = images
            .iter()
            .filter(|image| image.first_scanned_at.is_some())
            .map(|image| WatchedImageId::of(&image.repository, &image.digest).0)
            .collect();
        let rows = lists::fetch_in_ints(&self.pool, sql, &[since.0], &ids).await?;
        let mut news: BTreeMap<i64, Vec<Timestamp>> = BTreeMap::new();
        for row in &rows {
            news.entry(row.int("image_id")?)
                .or_default()
                .push(row.time("adopted_at")?);
        }
        Ok(news)
    }
}

fn read(row: &AnyRow) -> Result<ImageHistory> {
    Ok(ImageHistory {
        repository: RepositoryId(row.text("repository_id")?),
        digest: row.digest("digest")?,
        media_type: row.text("media_type")?,
        config_media_type: row.text_or_none("config_media_type")?,
        pushed_at: row.time("pushed_at")?,
        renewed_at: row.time_or_none("renewed_at")?,
        last_pulled_at: row.time_or_none("last_pulled_at")?,
        first_scanned_at: row.time_or_none("first_scanned_at")?,
        news: Vec::new(),
    })
}
