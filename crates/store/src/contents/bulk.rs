//! A door for many images at once, whose contents somebody knows already: for measurements at a size that pushes would take
//! hours to reach.
//!
//! Odd: packages come in without matches, as if the published revision had none of them; the next revision has them judged
//! like all others. Nothing else may write meanwhile.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;
use tidewaiter_types::{Digest, Timestamp};

use super::block::{self, Block, Place, SIZE};
use super::{bitmaps, revisions};
use crate::rows::{Value, insert};
use crate::{
    NewPackage, PackageId, PackageSetId, RepositoryId, Result, RevisionNumber, Store, WatchedImageId,
};

/// A package set whose packages are there.
#[derive(Clone, Debug)]
pub struct BulkSet {
    /// Its id.
    pub id: PackageSetId,
    /// Where its packages lie.
    pub content: Vec<u8>,
    /// Its packages, in order.
    pub packages: Vec<PackageId>,
}

/// An image whose sets are there.
#[derive(Clone, Debug)]
pub struct BulkImage {
    /// Its digest.
    pub digest: Digest,
    /// When it was pushed, and looked into.
    pub pushed_at: Timestamp,
    /// Its sets, from the lowest layer.
    pub sets: Vec<PackageSetId>,
}

impl Store {
    /// Adds packages.
    pub async fn fill_packages(&self, packages: &[NewPackage]) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let rows: Vec<[Value<'_>; 2]> = packages
            .iter()
            .map(|package| [Value::Int(package.id.0), Value::Text(&package.content)])
            .collect();
        insert(&mut tx, "packages (id, content)", &rows).await?;
        let names = packages
            .iter()
            .flat_map(|package| package.names.iter().map(move |name| (package.id.0, name)));
        let rows: Vec<[Value<'_>; 3]> = names
            .map(|(id, (space, name))| [Value::Text(space), Value::Text(name), Value::Int(id)])
            .collect();
        insert(&mut tx, "package_names (space, name, package_id)", &rows).await?;
        Ok(tx.commit().await?)
    }

    /// Adds sets.
    pub async fn fill_sets(&self, sets: &[BulkSet]) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let rows: Vec<[Value<'_>; 2]> = sets
            .iter()
            .map(|set| [Value::Int(set.id.0), Value::Bytes(&set.content)])
            .collect();
        insert(&mut tx, "package_sets (id, content)", &rows).await?;
        let rows: Vec<[Value<'_>; 2]> = sets
            .iter()
            .flat_map(|set| {
                set.packages
                    .iter()
                    .map(|package| [Value::Int(package.0), Value::Int(set.id.0)])
            })
            .collect();
        insert(&mut tx, "package_set_members (package_id, set_id)", &rows).await?;
        Ok(tx.commit().await?)
    }

    /// Adds images of repositories that have none, as watched since they were pushed.
    pub async fn fill_images(&self, images: &[(RepositoryId, Vec<BulkImage>)]) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let revision = revisions::published(&mut tx).await?;
        let mut of_sets: BTreeMap<(i64, i64), RoaringBitmap> = BTreeMap::new();
        for (repository, images) in images {
            insert_manifests(&mut tx, repository, images).await?;
            for images in images.chunks(SIZE as usize) {
                let first = self
                    .fill_block(&mut tx, repository, images.len(), revision)
                    .await?;
                insert_watched(&mut tx, repository, images, first, revision).await?;
                for (number, image) in (first..).zip(images) {
                    for set in &image.sets {
                        of_sets
                            .entry((set.0, i64::from(number >> 16)))
                            .or_default()
                            .insert(number);
                    }
                }
            }
        }
        let bytes = of_sets.values().map(bitmaps::write).collect::<Result<Vec<_>>>()?;
        let rows: Vec<[Value<'_>; 3]> = of_sets
            .keys()
            .zip(&bytes)
            .map(|((set, part), bytes)| [Value::Int(*set), Value::Int(*part), Value::Bytes(bytes)])
            .collect();
        insert(&mut tx, "set_images (set_id, part, images)", &rows).await?;
        Ok(tx.commit().await?)
    }

    /// A block of so many watched images of which nothing is counted; gives the first one's number.
    async fn fill_block(
        &self,
        tx: &mut crate::store::Tx,
        repository: &RepositoryId,
        images: usize,
        revision: RevisionNumber,
    ) -> Result<u32> {
        let mut filled = Block::new(block::next_block(tx).await?, repository.clone(), revision);
        filled.places.resize(images, Place::default());
        (0..images).for_each(|place| filled.watch(place, true));
        block::insert(tx, &filled, images as u32).await?;
        block::save(tx, &filled).await?;
        Ok(filled.image(0))
    }

    /// Notes of each watched image that it was looked at, in one statement: the least that news cost which reach all.
    pub async fn rewrite_looks(&self, now: Timestamp) -> Result<u64> {
        let mut tx = self.write_tx().await?;
        let written = sqlx::query("UPDATE last_looks SET looked_at = $1")
            .bind(now.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(written.rows_affected())
    }

    /// Has the database look at what is there, as it would by itself in time.
    pub async fn analyze(&self) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query("ANALYZE").execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }
}

async fn insert_manifests(
    tx: &mut crate::store::Tx,
    repository: &RepositoryId,
    images: &[BulkImage],
) -> Result<()> {
    let digests: Vec<String> = images.iter().map(|image| image.digest.to_string()).collect();
    let rows: Vec<[Value<'_>; 8]> = images
        .iter()
        .zip(&digests)
        .map(|(image, digest)| {
            [
                Value::Text(&repository.0),
                Value::Text(digest),
                Value::Text("application/vnd.oci.image.manifest.v1+json"),
                Value::Int(2),
                Value::Int(1 << 20),
                Value::Int(image.pushed_at.0),
                Value::Text("{}"),
                Value::Bytes(b"{}"),
            ]
        })
        .collect();
    let into =
        "manifests (repository_id, digest, media_type, size, image_size, pushed_at, annotations, bytes)";
    insert(tx, into, &rows).await
}

async fn insert_watched(
    tx: &mut crate::store::Tx,
    repository: &RepositoryId,
    images: &[BulkImage],
    first: u32,
    revision: RevisionNumber,
) -> Result<()> {
    let digests: Vec<String> = images.iter().map(|image| image.digest.to_string()).collect();
    let id = |image: &BulkImage| WatchedImageId::of(repository, &image.digest).0;
    let rows: Vec<[Value<'_>; 9]> = (first..)
        .zip(images.iter().zip(&digests))
        .map(|(number, (image, digest))| {
            [
                Value::Int(id(image)),
                Value::Text(&repository.0),
                Value::Text(digest),
                Value::Text("{}"),
                Value::Int(image.pushed_at.0),
                Value::Int(image.pushed_at.0),
                Value::Int(1),
                Value::Int(revision.0),
                Value::Int(i64::from(number)),
            ]
        })
        .collect();
    let into = "watched_images
         (id, repository_id, digest, content, first_scanned_at, last_scanned_at, continuous, as_of, number)";
    insert(tx, into, &rows).await?;
    let rows: Vec<[Value<'_>; 2]> = (first..)
        .zip(images)
        .map(|(number, image)| [Value::Int(i64::from(number)), Value::Int(image.pushed_at.0)])
        .collect();
    insert(tx, "last_looks (number, looked_at)", &rows).await?;
    let rows: Vec<[Value<'_>; 3]> = images
        .iter()
        .flat_map(|image| {
            (0..)
                .zip(&image.sets)
                .map(move |(layer, set)| [Value::Int(set.0), Value::Int(id(image)), Value::Int(layer)])
        })
        .collect();
    insert(tx, "image_sets (set_id, image_id, layer)", &rows).await
}
