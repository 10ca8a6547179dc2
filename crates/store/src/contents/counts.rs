//! What is shown of counts: those of a repository, and those that the scans of watched images say.
//!
//! Odd: the row of a watched image's scan stays as the scan left it; what news changed since is laid over it when it is read,
//! so that news need not be written image by image.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Severity, Timestamp};

use super::block::{self, Block, Place};
use crate::row::{self, Columns};
use crate::{
    FindingCounts, RepositoryCounts, RepositoryId, Result, Scan, ScanType, Store, WatchedImageId, lists,
};

/// The columns of counts.
const COLUMNS: [(Severity, &str); 6] = [
    (Severity::Critical, "critical"),
    (Severity::High, "high"),
    (Severity::Medium, "medium"),
    (Severity::Low, "low"),
    (Severity::Informational, "informational"),
    (Severity::Undefined, "undefined"),
];

impl Store {
    /// What is counted of images, as of the revision that their findings stand for; by number.
    pub async fn image_counts(&self, numbers: &[u32]) -> Result<BTreeMap<u32, FindingCounts>> {
        let blocks = blocks(self, numbers.iter().copied()).await?;
        let counts = numbers
            .iter()
            .filter_map(|number| Some((*number, place(&blocks, *number)?.counts)));
        Ok(counts.collect())
    }

    /// What is counted of each repository that has watched images, by its id.
    pub async fn counts_by_repository(&self) -> Result<Vec<RepositoryCounts>> {
        // Cast, since PostgreSQL's sums of BIGINT are NUMERIC.
        let rows = sqlx::query(
            "SELECT repository_id, CAST(SUM(images) AS BIGINT) AS images, CAST(SUM(critical) AS BIGINT) AS critical,
             CAST(SUM(high) AS BIGINT) AS high, CAST(SUM(medium) AS BIGINT) AS medium, CAST(SUM(low) AS BIGINT) AS low,
             CAST(SUM(informational) AS BIGINT) AS informational, CAST(SUM(undefined) AS BIGINT) AS undefined
             FROM image_blocks WHERE images > 0 GROUP BY repository_id ORDER BY repository_id",
        )
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read_repository)
    }
}

fn read_repository(row: &AnyRow) -> Result<RepositoryCounts> {
    let mut findings = BTreeMap::new();
    for (severity, column) in COLUMNS {
        let count = row.count(column)?;
        if count > 0 {
            findings.insert(severity, count);
        }
    }
    Ok(RepositoryCounts {
        repository: RepositoryId(row.text("repository_id")?),
        images: row.count("images")?,
        findings,
    })
}

/// Lays what news changed over enhanced scans of a repository.
pub(crate) async fn bring_up_to_date(store: &Store, scans: &mut [Scan]) -> Result<()> {
    let mut wanted: HashMap<i64, &mut Scan> = HashMap::new();
    for scan in scans {
        if scan.scan_type == ScanType::Enhanced && !scan.is_under_way() {
            wanted.insert(WatchedImageId::of(&scan.repository, &scan.digest).0, scan);
        }
    }
    let places = places(store, &wanted.keys().copied().collect::<Vec<_>>()).await?;
    let news = news(store, places.iter().map(|(_, place)| i64::from(place.rescanned))).await?;
    for (image, place) in places {
        let Some(scan) = wanted.get_mut(&image) else {
            continue;
        };
        scan.counts = place.counts.to_json();
        if let Some((digest, date, judged)) = news.get(&i64::from(place.rescanned)) {
            scan.revision = Some(*digest);
            scan.database_date = Some(*date);
            scan.completed_at = scan.completed_at.max(Some(*judged));
        }
    }
    Ok(())
}

/// What is counted of those images that are watched.
async fn places(store: &Store, images: &[i64]) -> Result<Vec<(i64, Place)>> {
    let sql = (
        "SELECT id, number FROM watched_images WHERE continuous = 1 AND number IS NOT NULL AND id",
        "",
    );
    let rows = lists::fetch_in_ints(&store.pool, sql, &[], images).await?;
    let numbers = row::all(&rows, |row| {
        Ok((row.int("id")?, block::number_of(row.int("number")?)?))
    })?;
    let blocks = blocks(store, numbers.iter().map(|(_, number)| *number)).await?;
    let of_image = |(image, number): (i64, u32)| Some((image, place(&blocks, number)?));
    Ok(numbers.into_iter().filter_map(of_image).collect())
}

/// The blocks of images.
async fn blocks(store: &Store, images: impl Iterator<Item = u32>) -> Result<HashMap<u32, Block>> {
    let numbers: BTreeSet<i64> = images.map(|number| i64::from(block::split(number).0)).collect();
    let sql = ("SELECT * FROM image_blocks WHERE number", "");
    let rows = lists::fetch_in_ints(&store.pool, sql, &[], &numbers.into_iter().collect::<Vec<_>>()).await?;
    let blocks = row::all(&rows, block::read)?.into_iter();
    Ok(blocks.map(|block| (block.number, block)).collect())
}

fn place(blocks: &HashMap<u32, Block>, number: u32) -> Option<Place> {
    let (block, place) = block::split(number);
    blocks.get(&block)?.places.get(place).copied()
}

/// Digest, date and time of judging of these revisions.
async fn news(
    store: &Store,
    revisions: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, (Digest, Timestamp, Timestamp)>> {
    let mut wanted: Vec<i64> = revisions.filter(|number| *number > 0).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let sql = (
        "SELECT * FROM revisions WHERE judged_at IS NOT NULL AND number",
        "",
    );
    let rows = lists::fetch_in_ints(&store.pool, sql, &[], &wanted).await?;
    let read = |row: &AnyRow| {
        let dates = (
            row.digest("digest")?,
            row.time("database_date")?,
            row.time("judged_at")?,
        );
        Ok((row.int("number")?, dates))
    };
    rows.iter().map(read).collect()
}
