//! Sets of images as bitmaps: which images have a package set, and which of them have one of some packages.
//!
//! Odd: a set's images are kept in parts of 65,536 numbers, so that an image that comes never rewrites more than 8 KiB for
//! each of its sets. A bit may be left of an image whose repository was deleted; whoever shows images takes those that
//! blocks call watched.

use std::collections::{BTreeMap, HashMap};

use roaring::RoaringBitmap;
use sqlx::any::AnyRow;

use crate::row::{Columns, corrupt};
use crate::rows::{Value, insert};
use crate::store::Tx;
use crate::{PackageSetId, Result, Store, lists};

fn part_of(number: u32) -> i64 {
    i64::from(number >> 16)
}

/// Notes that an image has these sets, which are in order.
pub(super) async fn link(store: &Store, tx: &mut Tx, number: u32, sets: &[PackageSetId]) -> Result<()> {
    let alone = write(&RoaringBitmap::from_iter([number]))?;
    let rows: Vec<[Value<'_>; 3]> = sets
        .iter()
        .map(|set| {
            [
                Value::Int(set.0),
                Value::Int(part_of(number)),
                Value::Bytes(&alone),
            ]
        })
        .collect();
    insert(tx, "set_images (set_id, part, images)", &rows).await?;
    change(store, tx, number, sets, |images| images.insert(number)).await
}

/// Notes that an image does not have these sets any more.
pub(super) async fn unlink(store: &Store, tx: &mut Tx, number: u32, sets: &[PackageSetId]) -> Result<()> {
    change(store, tx, number, sets, |images| images.remove(number)).await
}

/// Changes the part with a number of each of these sets, as far as `change` says that it did.
async fn change(
    store: &Store,
    tx: &mut Tx,
    number: u32,
    sets: &[PackageSetId],
    change: impl Fn(&mut RoaringBitmap) -> bool,
) -> Result<()> {
    let sql = (
        "SELECT set_id, images FROM set_images WHERE part = $1 AND set_id",
        store.backend().sets_for_update(),
    );
    let ids: Vec<i64> = sets.iter().map(|set| set.0).collect();
    for row in lists::fetch_in_ints_within(tx, sql, &[part_of(number)], &ids).await? {
        let mut images = read(&row)?;
        if change(&mut images) {
            sqlx::query("UPDATE set_images SET images = $3 WHERE set_id = $1 AND part = $2")
                .bind(row.int("set_id")?)
                .bind(part_of(number))
                .bind(write(&images)?)
                .execute(&mut **tx)
                .await?;
        }
    }
    Ok(())
}

impl Store {
    /// The images that have each of these packages.
    pub(super) async fn images_of_packages(&self, packages: &[i64]) -> Result<HashMap<i64, RoaringBitmap>> {
        let sql = (
            "SELECT package_id, images FROM package_set_members
             JOIN set_images ON set_images.set_id = package_set_members.set_id WHERE package_id",
            "",
        );
        let mut found: HashMap<i64, Vec<RoaringBitmap>> = HashMap::new();
        for row in lists::fetch_in_ints(&self.pool, sql, &[], packages).await? {
            found.entry(row.int("package_id")?).or_default().push(read(&row)?);
        }
        let joined = found
            .into_iter()
            .map(|(package, images)| (package, union(images)));
        Ok(joined.collect())
    }

    /// The watched images of the whole registry, with the repository of each block.
    pub(super) async fn watched_numbers(&self) -> Result<(RoaringBitmap, BTreeMap<u32, String>)> {
        let rows = sqlx::query(
            "SELECT number, repository_id, watched FROM image_blocks WHERE images > 0 ORDER BY number",
        )
        .fetch_all(&self.pool)
        .await?;
        let (mut watched, mut repositories) = (RoaringBitmap::new(), BTreeMap::new());
        for row in &rows {
            let block = super::block::number_of(row.int("number")?)?;
            watched.extend(super::block::watched_numbers(block, &row.bytes("watched")?));
            repositories.insert(block, row.text("repository_id")?);
        }
        Ok((watched, repositories))
    }
}

/// All of them together.
pub(super) fn union(bitmaps: Vec<RoaringBitmap>) -> RoaringBitmap {
    use roaring::MultiOps;
    bitmaps.union()
}

fn read(row: &AnyRow) -> Result<RoaringBitmap> {
    RoaringBitmap::deserialize_from(row.bytes("images")?.as_slice())
        .map_err(|error| corrupt("images", &error))
}

pub(super) fn write(images: &RoaringBitmap) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(images.serialized_size());
    images
        .serialize_into(&mut bytes)
        .map_err(|error| corrupt("images", &error))?;
    Ok(bytes)
}
