//! A block of up to 256 images of one repository, and what is counted of each: one row, so that news that reach all images
//! are few rows to write.
//!
//! An image's number is `block * 256 + place`. What is counted of a place are 28 bytes: six little-endian numbers of 32 bits,
//! findings by severity from the least to the gravest, and the revision whose news reached the image last, 0 for none.
//!
//! Odd: all counts of a block stand for the same revision, and the findings that are shown of its watched images do so
//! too; news reach block after block, and an image is never shown half old and half new.

use std::collections::BTreeSet;

use sqlx::any::AnyRow;
use tidewaiter_types::Severity;

use crate::row::{self, Columns, corrupt, int};
use crate::store::Tx;
use crate::{FindingCounts, RepositoryId, Result, RevisionNumber, Store, lists};

/// Images of a block.
pub(super) const SIZE: u32 = 256;
/// Bytes of what is counted of an image.
const PLACE: usize = 28;

/// What is counted of an image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) counts: FindingCounts,
    /// The revision whose news reached it last; 0 for none.
    pub(super) rescanned: u32,
}

/// A block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) number: u32,
    pub(super) repository: RepositoryId,
    pub(super) version: i64,
    pub(super) revision: RevisionNumber,
    watched: [u8; SIZE as usize / 8],
    pub(super) places: Vec<Place>,
}

/// The block of an image, and its place there.
pub(super) fn split(number: u32) -> (u32, usize) {
    (number / SIZE, (number % SIZE) as usize)
}

impl Block {
    /// The number of the image at a place.
    pub(super) fn image(&self, place: usize) -> u32 {
        self.number * SIZE + place as u32
    }

    pub(super) fn is_watched(&self, place: usize) -> bool {
        is_set(&self.watched, place)
    }

    pub(super) fn watch(&mut self, place: usize, watched: bool) {
        let bit = 1 << (place % 8);
        match watched {
            true => self.watched[place / 8] |= bit,
            false => self.watched[place / 8] &= !bit,
        }
    }

    pub(super) fn watched_places(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.places.len()).filter(|place| self.is_watched(*place))
    }

    fn totals(&self) -> FindingCounts {
        let mut totals = FindingCounts::default();
        for place in self.watched_places() {
            totals.add_all(&self.places[place].counts);
        }
        totals
    }
}

/// Numbers of the images whose bits are set in a block's `watched`.
pub(super) fn watched_numbers(block: u32, watched: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let places = (0..SIZE as usize).filter(|place| is_set(watched, *place));
    places.map(move |place| block * SIZE + place as u32)
}

fn is_set(bits: &[u8], place: usize) -> bool {
    bits.get(place / 8)
        .is_some_and(|byte| byte & (1 << (place % 8)) != 0)
}

impl Store {
    /// Gives a place to a new image of a repository, which is locked. Its block stands for the published revision if it is new.
    pub(super) async fn take_place(
        &self,
        tx: &mut Tx,
        repository: &RepositoryId,
        published: RevisionNumber,
    ) -> Result<u32> {
        let row = sqlx::query(
            "UPDATE image_blocks SET used = used + 1 WHERE number =
             (SELECT number FROM image_blocks WHERE repository_id = $1 ORDER BY number DESC LIMIT 1) AND used < $2
             RETURNING number, used",
        )
        .bind(&repository.0)
        .bind(i64::from(SIZE))
        .fetch_optional(&mut **tx)
        .await?;
        if let Some(row) = row {
            return number_of(row.int("number")? * i64::from(SIZE) + row.int("used")? - 1);
        }
        let block = next_block(tx).await?;
        insert(tx, &Block::new(block, repository.clone(), published), 1).await?;
        number_of(i64::from(block) * i64::from(SIZE))
    }
}

impl Block {
    /// An empty block.
    pub(super) fn new(number: u32, repository: RepositoryId, revision: RevisionNumber) -> Self {
        Self {
            number,
            repository,
            version: 0,
            revision,
            watched: [0; SIZE as usize / 8],
            places: Vec::new(),
        }
    }
}

/// A number that no block had.
pub(super) async fn next_block(tx: &mut Tx) -> Result<u32> {
    let row = sqlx::query("UPDATE numbers SET last = last + 1 WHERE kind = 'image block' RETURNING last")
        .fetch_one(&mut **tx)
        .await?;
    number_of(row.int("last")?)
}

/// Numbers of images have 32 bits: four thousand million, or sixteen million repositories.
pub(super) fn number_of(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(|_| corrupt("number", &"it has more than 32 bits"))
}

/// The numbers of the blocks that images of these numbers are in, each once and in order.
pub(super) fn of_images(images: impl IntoIterator<Item = u32>) -> Vec<i64> {
    let blocks = images.into_iter().map(|number| i64::from(split(number).0));
    blocks.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Blocks by their numbers, locked until the transaction ends.
pub(super) async fn lock(store: &Store, tx: &mut Tx, numbers: &[i64]) -> Result<Vec<Block>> {
    let sql = (
        "SELECT * FROM image_blocks WHERE number",
        store.backend().in_order_for_update(),
    );
    let rows = lists::fetch_in_ints_within(tx, sql, &[], numbers).await?;
    row::all(&rows, read)
}

/// One block, locked until the transaction ends.
pub(super) async fn lock_one(store: &Store, tx: &mut Tx, number: u32) -> Result<Block> {
    let found = lock(store, tx, &[i64::from(number)]).await?.pop();
    found.ok_or_else(|| corrupt("number", &format!("there is no block {number} of images")))
}

/// Writes a block that was there before.
pub(super) async fn save(tx: &mut Tx, block: &Block) -> Result<()> {
    let (images, totals) = (block.watched_places().count(), block.totals());
    sqlx::query(
        "UPDATE image_blocks SET version = $2, revision = $3, watched = $4, counts = $5, images = $6, critical = $7,
         high = $8, medium = $9, low = $10, informational = $11, undefined = $12 WHERE number = $1",
    )
    .bind(i64::from(block.number))
    .bind(block.version)
    .bind(block.revision.0)
    .bind(block.watched.to_vec())
    .bind(bytes_of(&block.places))
    .bind(int(images as u64))
    .bind(i64::from(totals.of(Severity::Critical)))
    .bind(i64::from(totals.of(Severity::High)))
    .bind(i64::from(totals.of(Severity::Medium)))
    .bind(i64::from(totals.of(Severity::Low)))
    .bind(i64::from(totals.of(Severity::Informational)))
    .bind(i64::from(totals.of(Severity::Undefined)))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes a block that is new.
pub(super) async fn insert(tx: &mut Tx, block: &Block, used: u32) -> Result<()> {
    sqlx::query(
        "INSERT INTO image_blocks (number, repository_id, used, version, revision, watched, counts, images, critical, high,
         medium, low, informational, undefined) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0, 0, 0, 0)",
    )
    .bind(i64::from(block.number))
    .bind(&block.repository.0)
    .bind(i64::from(used))
    .bind(block.version)
    .bind(block.revision.0)
    .bind(block.watched.to_vec())
    .bind(bytes_of(&block.places))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub(super) fn read(row: &AnyRow) -> Result<Block> {
    let watched = row.bytes("watched")?;
    let used = usize::try_from(row.count("used")?).unwrap_or(usize::MAX);
    let mut places = places_of(&row.bytes("counts")?);
    places.resize(used.min(SIZE as usize), Place::default());
    Ok(Block {
        number: number_of(row.int("number")?)?,
        repository: RepositoryId(row.text("repository_id")?),
        version: row.int("version")?,
        revision: RevisionNumber(row.int("revision")?),
        watched: watched
            .try_into()
            .map_err(|_| corrupt("watched", &"it is of another length"))?,
        places,
    })
}

fn bytes_of(places: &[Place]) -> Vec<u8> {
    let words = places
        .iter()
        .flat_map(|place| place.counts.0.into_iter().chain([place.rescanned]));
    words.flat_map(u32::to_le_bytes).collect()
}

fn places_of(bytes: &[u8]) -> Vec<Place> {
    let place = |bytes: &[u8]| {
        let mut words = bytes.chunks_exact(4).map(|word| {
            let mut four = [0; 4];
            four.copy_from_slice(word);
            u32::from_le_bytes(four)
        });
        let mut counts = FindingCounts::default();
        counts
            .0
            .iter_mut()
            .zip(&mut words)
            .for_each(|(count, word)| *count = word);
        Place {
            counts,
            rescanned: words.next().unwrap_or(0),
        }
    };
    bytes.chunks_exact(PLACE).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back_from_their_bytes() {
        let place = |first: u32| Place {
            counts: FindingCounts([first, 1, 2, 3, 4, u32::MAX]),
            rescanned: 7,
        };
        let places = vec![place(0), Place::default(), place(9)];
        assert_eq!(bytes_of(&places).len(), 3 * PLACE);
        assert_eq!(places_of(&bytes_of(&places)), places);
    }

    #[test]
    fn a_bit_stands_for_an_image() {
        let mut block = Block::new(3, RepositoryId("r".to_owned()), RevisionNumber(1));
        block.places = vec![Place::default(); 20];
        for place in [0, 9, 19] {
            block.watch(place, true);
        }
        block.watch(9, false);
        let numbers: Vec<u32> = watched_numbers(3, &block.watched).collect();
        assert_eq!(numbers, [3 * SIZE, 3 * SIZE + 19]);
        assert_eq!(split(numbers[1]), (3, 19));
    }
}
