//! What is shown of counts: those of a repository, and those that the scans of watched images say.
//!
//! Odd: the row of a watched image's scan stays as the scan left it; what news changed since is laid over it when it is read,
//! so that news need not be written image by image.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use super::block::{self, Block, Place};
use crate::row::{self, Columns};
use crate::{
    FindingCounts, Repository, RepositoryCounts, RepositoryId, Result, Scan, ScanType, Store, WatchedImageId,
    lists, repositories,
};

/// Blocks that are read at once.
const BLOCKS: i64 = 1000;

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
        let mut counted = BTreeMap::new();
        let mut after = -1;
        loop {
            let rows = sqlx::query(
                "SELECT image_blocks.*, repositories.name AS name FROM image_blocks
                 JOIN repositories ON repositories.id = repository_id
                 WHERE number > $1 AND images > 0 ORDER BY number LIMIT $2",
            )
            .bind(after)
            .bind(BLOCKS)
            .fetch_all(&self.pool)
            .await?;
            for row in &rows {
                let block = block::read(row)?;
                after = i64::from(block.number);
                add_block(&mut counted, &block, || row.text("name"))?;
            }
            if rows.len() < BLOCKS as usize {
                return Ok(counted.into_values().collect());
            }
        }
    }

    /// The repositories that have images whose findings stand for what was known at some time, so that nothing is counted
    /// of them.
    pub async fn repositories_with_frozen_images(&self) -> Result<Vec<Repository>> {
        let rows = sqlx::query(
            "SELECT * FROM repositories WHERE id IN
             (SELECT repository_id FROM watched_images WHERE continuous = 0) ORDER BY name",
        )
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, repositories::read)
    }
}

fn add_block(
    counted: &mut BTreeMap<RepositoryId, RepositoryCounts>,
    block: &Block,
    name: impl Fn() -> Result<String>,
) -> Result<()> {
    let repository = match counted.entry(block.repository.clone()) {
        Entry::Occupied(found) => found.into_mut(),
        Entry::Vacant(vacant) => vacant.insert(RepositoryCounts {
            repository: block.repository.clone(),
            name: name()?,
            images: 0,
            affected: 0,
            findings: BTreeMap::new(),
        }),
    };
    for place in block.watched_places() {
        let counts = block.places[place].counts.by_severity();
        repository.images += 1;
        repository.affected += u64::from(!counts.is_empty());
        for (severity, count) in counts {
            *repository.findings.entry(severity).or_default() += u64::from(count);
        }
    }
    Ok(())
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
    let sql = ("SELECT * FROM image_blocks WHERE number", "");
    let rows = lists::fetch_in_ints(&store.pool, sql, &[], &block::of_images(images)).await?;
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
