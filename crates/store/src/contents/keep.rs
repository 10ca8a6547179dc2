//! Keeps what a scan found in an image: packages and sets that are new, the image's sets, and the matches of new packages.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{self, Block};
use super::counting::Matches;
use super::windows;
use super::{bitmaps, closed, revisions, usage};
use crate::row::{self, Columns, json_text};
use crate::rows::{Value, insert, insert_new, insert_or};
use crate::store::Tx;
use crate::{
    Effects, KeptContents, NewContents, NewPackage, NewPackageSet, PackageId, PackageSetId, Result,
    RevisionNumber, ScanKind, Store, WatchedImageId, lists, manifests, repositories,
};

impl Store {
    /// Which of these packages are known, and so judged already.
    pub async fn known_packages(&self, ids: &[PackageId]) -> Result<BTreeSet<PackageId>> {
        let sql = ("SELECT id FROM packages WHERE id", "");
        let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
        let rows = lists::fetch_in_ints(&self.pool, sql, &[], &ids).await?;
        rows.iter().map(|row| Ok(PackageId(row.int("id")?))).collect()
    }

    /// Keeps the contents of an image in place of what was known of it. Nothing happens if they are stale.
    ///
    /// # Errors
    /// [`StoreError::RepositoryNotFound`], [`StoreError::ImageNotFound`].
    pub async fn keep_contents(&self, new: &NewContents, effects: &Effects) -> Result<KeptContents> {
        let mut tx = self.write_tx().await?;
        repositories::lock(&mut tx, &new.repository).await?;
        manifests::require(&mut tx, &new.repository, &new.digest).await?;
        if !self.holds_revision(&mut tx, new.revision).await? {
            return Ok(KeptContents::Stale);
        }
        let packages: BTreeMap<PackageId, &NewPackage> = new
            .sets
            .iter()
            .flat_map(|(_, set)| &set.packages)
            .map(|package| (package.id, package))
            .collect();
        let published = revisions::published(&mut tx).await?;
        let place = self.place(&mut tx, new, published).await?;
        let judged: BTreeSet<PackageId> = new.matches.iter().map(|(package, _)| *package).collect();
        let inserted = insert_packages(&mut tx, &packages, &judged).await?;
        if !all_there(self, &mut tx, &packages).await? {
            return Ok(KeptContents::Stale);
        }
        insert_matches(&mut tx, new, &inserted, published).await?;
        insert_sets(&mut tx, new).await?;
        let id = WatchedImageId::of(&new.repository, &new.digest);
        if let Some(kind) = counted_as(&mut tx, id, &new.scan).await? {
            usage::add(&mut tx, &new.repository, new.scanned_at, kind, 1).await?;
        }
        let mut block = block::lock_one(self, &mut tx, place.block()).await?;
        insert_image(&mut tx, new, &place, block.revision).await?;
        closed::forget(&mut tx, id).await?;
        self.replace_sets(&mut tx, new, &place).await?;
        count_image(&mut tx, new, &place, &mut block, packages.keys().map(|id| id.0)).await?;
        windows::renew(&mut tx, id, new.windows).await?;
        self.commit_with(tx, effects).await?;
        Ok(KeptContents::Kept)
    }
}

/// Where an image stands among those that were looked into.
struct Place {
    number: u32,
}

impl Place {
    fn block(&self) -> u32 {
        block::split(self.number).0
    }
}

impl Store {
    /// The image's place, which it keeps; its repository is locked.
    async fn place(&self, tx: &mut Tx, new: &NewContents, published: RevisionNumber) -> Result<Place> {
        let row = sqlx::query("SELECT number FROM watched_images WHERE id = $1")
            .bind(WatchedImageId::of(&new.repository, &new.digest).0)
            .fetch_optional(&mut **tx)
            .await?;
        let number = match row::one(row, |row| row.int_or_none("number"))?.flatten() {
            Some(number) => block::number_of(number)?,
            None => self.take_place(tx, &new.repository, published).await?,
        };
        Ok(Place { number })
    }

    /// Writes which sets the image has, in place of those that it had.
    async fn replace_sets(&self, tx: &mut Tx, new: &NewContents, place: &Place) -> Result<()> {
        let image = WatchedImageId::of(&new.repository, &new.digest);
        let before = sets_of(tx, image).await?;
        sqlx::query("DELETE FROM image_sets WHERE image_id = $1")
            .bind(image.0)
            .execute(&mut **tx)
            .await?;
        let layers: BTreeSet<(PackageSetId, u32)> =
            new.sets.iter().map(|(layer, set)| (set.id, *layer)).collect();
        let rows: Vec<[Value<'_>; 3]> = layers
            .iter()
            .map(|(set, layer)| {
                [
                    Value::Int(set.0),
                    Value::Int(image.0),
                    Value::Int(i64::from(*layer)),
                ]
            })
            .collect();
        insert(tx, "image_sets (set_id, image_id, layer)", &rows).await?;
        let now: BTreeSet<PackageSetId> = new.sets.iter().map(|(_, set)| set.id).collect();
        let gone: Vec<PackageSetId> = before.difference(&now).copied().collect();
        bitmaps::unlink(self, tx, place.number, &gone).await?;
        bitmaps::link(self, tx, place.number, &now.into_iter().collect::<Vec<_>>()).await
    }
}

/// The sets of an image.
pub(super) async fn sets_of(tx: &mut Tx, image: WatchedImageId) -> Result<BTreeSet<PackageSetId>> {
    let rows = sqlx::query("SELECT set_id FROM image_sets WHERE image_id = $1")
        .bind(image.0)
        .fetch_all(&mut **tx)
        .await?;
    rows.iter()
        .map(|row| Ok(PackageSetId(row.int("set_id")?)))
        .collect()
}

/// Counts the image's findings as of the revision that its block stands for.
async fn count_image(
    tx: &mut Tx,
    new: &NewContents,
    place: &Place,
    block: &mut Block,
    packages: impl Iterator<Item = i64> + Clone,
) -> Result<()> {
    let matches = Matches::read(tx, &packages.clone().collect::<Vec<_>>(), block.revision).await?;
    let (_, within) = block::split(place.number);
    if let Some(counted) = block.places.get_mut(within) {
        counted.counts = matches.count(packages);
    }
    block.watch(within, new.continuous);
    block.version += 1;
    block::save(tx, block).await
}

/// Inserts those packages that came with their matches; gives the ones that nobody had inserted before.
async fn insert_packages(
    tx: &mut Tx,
    packages: &BTreeMap<PackageId, &NewPackage>,
    judged: &BTreeSet<PackageId>,
) -> Result<BTreeSet<PackageId>> {
    let new = || packages.iter().filter(|(id, _)| judged.contains(id));
    let rows: Vec<[Value<'_>; 2]> = new()
        .map(|(id, package)| [Value::Int(id.0), Value::Text(&package.content)])
        .collect();
    let inserted = insert_new(tx, "packages (id, content)", &rows).await?;
    let names = new().flat_map(|(id, package)| package.names.iter().map(move |name| (id, name)));
    let rows: Vec<[Value<'_>; 3]> = names
        .map(|(id, (space, name))| [Value::Text(space), Value::Text(name), Value::Int(id.0)])
        .collect();
    insert(tx, "package_names (space, name, package_id)", &rows).await?;
    Ok(inserted.into_iter().map(PackageId).collect())
}

/// Whether all packages are there now, and stay: those that the caller took for known may have been collected.
async fn all_there(store: &Store, tx: &mut Tx, packages: &BTreeMap<PackageId, &NewPackage>) -> Result<bool> {
    let sql = ("SELECT id FROM packages WHERE id", store.backend().for_share());
    let ids: Vec<i64> = packages.keys().map(|id| id.0).collect();
    let rows = lists::fetch_in_ints_within(tx, sql, &[], &ids).await?;
    let there: BTreeSet<i64> = rows.iter().map(|row| row.int("id")).collect::<Result<_>>()?;
    Ok(there.len() == packages.len())
}

/// Inserts the matches of packages that are new. They hold from the published revision on, that is for all images that have
/// them: which came later. Whoever else inserted a package meanwhile has inserted its matches too.
async fn insert_matches(
    tx: &mut Tx,
    new: &NewContents,
    inserted: &BTreeSet<PackageId>,
    published: RevisionNumber,
) -> Result<()> {
    let of_packages = new
        .matches
        .iter()
        .filter(|(package, _)| inserted.contains(package));
    let rows: Vec<[Value<'_>; 6]> = of_packages
        .flat_map(|(package, found)| found.iter().map(|found| match_row(*package, found, published)))
        .collect();
    insert(tx, MATCHES, &rows).await
}

pub(super) const MATCHES: &str = "matches (package_id, vulnerability, since, severity, score, content)";

pub(super) fn match_row<'a>(
    package: PackageId,
    found: &'a crate::NewMatch,
    since: RevisionNumber,
) -> [Value<'a>; 6] {
    [
        Value::Int(package.0),
        Value::Text(&found.vulnerability),
        Value::Int(since.0),
        Value::Text(&found.severity),
        Value::IntOrNone(found.score),
        Value::Text(&found.content),
    ]
}

/// Holds a set that is there, so that it is not collected before the image refers to it.
const STILL_USED: &str =
    "ON CONFLICT (id) DO UPDATE SET unused_since = NULL WHERE package_sets.unused_since IS NOT NULL";

async fn insert_sets(tx: &mut Tx, new: &NewContents) -> Result<()> {
    let sets: BTreeMap<PackageSetId, &NewPackageSet> =
        new.sets.iter().map(|(_, set)| (set.id, set)).collect();
    let rows: Vec<[Value<'_>; 2]> = sets
        .iter()
        .map(|(id, set)| [Value::Int(id.0), Value::Bytes(&set.content)])
        .collect();
    insert_or(tx, "package_sets (id, content)", &rows, STILL_USED).await?;
    let mut members: Vec<[i64; 2]> = sets
        .iter()
        .flat_map(|(id, set)| set.packages.iter().map(|package| [package.id.0, id.0]))
        .collect();
    members.sort_unstable();
    members.dedup();
    let rows: Vec<[Value<'_>; 2]> = members
        .iter()
        .map(|[package, set]| [Value::Int(*package), Value::Int(*set)])
        .collect();
    insert(tx, "package_set_members (package_id, set_id)", &rows).await
}

/// What a scan of an image counts as; `None` if it was counted, and its worker died after that.
async fn counted_as(tx: &mut Tx, image: WatchedImageId, scan: &str) -> Result<Option<ScanKind>> {
    let row = sqlx::query("SELECT scan_id FROM watched_images WHERE id = $1")
        .bind(image.0)
        .fetch_optional(&mut **tx)
        .await?;
    Ok(match row::one(row, |row| row.text_or_none("scan_id"))? {
        None => Some(ScanKind::Initial),
        Some(last) if last.as_deref() == Some(scan) => None,
        Some(_) => Some(ScanKind::Rescan),
    })
}

async fn insert_image(tx: &mut Tx, new: &NewContents, place: &Place, as_of: RevisionNumber) -> Result<()> {
    sqlx::query(
        "INSERT INTO watched_images
         (id, repository_id, digest, content, first_scanned_at, last_scanned_at, continuous, as_of, number, scan_id)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET
         content = EXCLUDED.content, last_scanned_at = EXCLUDED.last_scanned_at,
         continuous = EXCLUDED.continuous, as_of = EXCLUDED.as_of, number = EXCLUDED.number,
         scan_id = EXCLUDED.scan_id, expired = 0",
    )
    .bind(WatchedImageId::of(&new.repository, &new.digest).0)
    .bind(&new.repository.0)
    .bind(new.digest.to_string())
    .bind(json_text(&new.content)?)
    .bind(new.scanned_at.0)
    .bind(i16::from(new.continuous))
    .bind(as_of.0)
    .bind(i64::from(place.number))
    .bind(&new.scan)
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "INSERT INTO last_looks (number, looked_at) VALUES ($1, $2)
         ON CONFLICT (number) DO UPDATE SET looked_at = EXCLUDED.looked_at",
    )
    .bind(i64::from(place.number))
    .bind(new.scanned_at.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
