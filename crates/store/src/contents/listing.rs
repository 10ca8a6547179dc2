//! How lists of findings are gone through: vulnerabilities in an order, the sets that have their packages, the images that
//! have a set; or images in an order. Each step reads what one page needs, by an index.
//!
//! Odd: a match that has ended counts as well, from a revision on: findings are listed for a while after they were closed,
//! and images that are not scanned any more stand for an older revision.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use super::images::{read as read_image, watched};
use super::matches::read as read_match;
use crate::row::{self, Columns};
use crate::{
    PackageId, PackageSetId, RepositoryId, Result, RevisionNumber, Store, StoredMatch, WatchedImage,
    WatchedImageId, lists,
};

/// Which vulnerabilities are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated<'a> {
    /// All.
    Any,
    /// Those that some package has with this severity.
    Severity(&'a str),
    /// Those that some package has with this score in tenths.
    Score(i64),
    /// Those that some package has without a score.
    NoScore,
    /// Those that some package has since this revision, also if it has them no more.
    Since(RevisionNumber),
    /// Those that some package had until this revision.
    Until(RevisionNumber),
    /// Those that touch a package whose advisories are looked up in this space.
    Space(&'a str),
}

/// Which images are asked for, by which time of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageTime {
    /// When it was pushed.
    Pushed,
    /// When it was first looked into.
    FirstScanned,
    /// When last.
    LastScanned,
}

impl ImageTime {
    /// An image's place among those of the same instant. Last looks go by numbers, since news come block by block.
    pub fn place(self, image: &WatchedImage) -> i64 {
        match self {
            Self::Pushed | Self::FirstScanned => image.id.0,
            Self::LastScanned => i64::from(image.number),
        }
    }

    /// What holds the time, and the place.
    pub(super) fn columns(self) -> (&'static str, &'static str) {
        match self {
            Self::Pushed => ("pushed_at", "id"),
            Self::FirstScanned => ("first_scanned_at", "id"),
            Self::LastScanned => ("last_scanned_at", "number"),
        }
    }
}

/// What is beyond a place in an order by a time: how it compares with the place, how it is sorted, and the place.
pub(super) struct Beyond {
    pub(super) mark: &'static str,
    pub(super) order: &'static str,
    pub(super) at: i64,
    pub(super) place: i64,
}

impl Beyond {
    /// Without a place all that there is.
    pub(super) fn of(after: Option<(Timestamp, i64)>, descending: bool) -> Self {
        let (mark, order, start) = match descending {
            false => (">", "ASC", (i64::MIN, -1)),
            true => ("<", "DESC", (i64::MAX, i64::MAX)),
        };
        let (at, place) = after.map_or(start, |(at, place)| (at.0, place));
        Self {
            mark,
            order,
            at,
            place,
        }
    }
}

/// What a layer brings to an image, without its packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetOfImage {
    /// The image.
    pub image: WatchedImageId,
    /// The set.
    pub set: PackageSetId,
    /// The layer, from the lowest.
    pub layer: u32,
}

const HOLDS: &str = "(until IS NULL OR until > $1)";

impl Rated<'_> {
    /// What it says of a match; `$4` is its word.
    fn condition(self) -> &'static str {
        match self {
            Self::Any => "$4 = ''",
            Self::Severity(_) => "severity = $4",
            Self::Score(_) => "score = CAST($4 AS BIGINT)",
            Self::NoScore => "score IS NULL AND $4 = ''",
            Self::Since(_) => "since = CAST($4 AS BIGINT)",
            Self::Until(_) => "until = CAST($4 AS BIGINT)",
            Self::Space(_) => "package_id IN (SELECT package_id FROM package_names WHERE space = $4)",
        }
    }

    fn word(self) -> String {
        match self {
            Self::Severity(word) | Self::Space(word) => word.to_owned(),
            Self::Score(tenths) => tenths.to_string(),
            Self::Since(number) | Self::Until(number) => number.0.to_string(),
            Self::Any | Self::NoScore => String::new(),
        }
    }

    /// Which matches count; what a revision began or ended counts whatever became of it.
    fn holds(self) -> &'static str {
        match self {
            Self::Since(_) | Self::Until(_) => "$1 = $1",
            _ => HOLDS,
        }
    }
}

impl Store {
    /// Vulnerabilities by id, those after `after`, or before it if `descending`, whose matches hold or have ended after
    /// `ended_after`.
    pub async fn vulnerabilities(
        &self,
        rated: Rated<'_>,
        (after, descending): (Option<&str>, bool),
        ended_after: RevisionNumber,
        limit: u32,
    ) -> Result<Vec<String>> {
        let (beyond, order) = match (after, descending) {
            (_, false) => ("vulnerability > $2", "ASC"),
            (Some(_), true) => ("vulnerability < $2", "DESC"),
            (None, true) => ("$2 = ''", "DESC"),
        };
        let sql = format!(
            "SELECT vulnerability FROM matches WHERE {} AND {beyond} AND {}
             GROUP BY vulnerability ORDER BY vulnerability {order} LIMIT $3",
            rated.condition(),
            rated.holds(),
        );
        // Safe: it is made of texts of this crate.
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(ended_after.0)
            .bind(after.unwrap_or_default().to_owned())
            .bind(i64::from(limit))
            .bind(rated.word())
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, |row| row.text("vulnerability"))
    }

    /// How packages are rated that these vulnerabilities touch: severity and tenths of a score.
    pub async fn ratings(
        &self,
        vulnerabilities: &[String],
        ended_after: RevisionNumber,
    ) -> Result<BTreeMap<String, Vec<(String, Option<i64>)>>> {
        let sql = (
            "SELECT vulnerability, severity, score FROM matches WHERE (until IS NULL OR until > CAST($1 AS BIGINT))
             AND vulnerability",
            "GROUP BY vulnerability, severity, score",
        );
        let ended_after = ended_after.0.to_string();
        let mut ratings: BTreeMap<String, Vec<(String, Option<i64>)>> = BTreeMap::new();
        for row in lists::fetch_in(&self.pool, sql, &[&ended_after], vulnerabilities).await? {
            let rating = (row.text("severity")?, row.int_or_none("score")?);
            ratings
                .entry(row.text("vulnerability")?)
                .or_default()
                .push(rating);
        }
        Ok(ratings)
    }

    /// Vendors' words and such of all matches that hold: vulnerability and content, a page of packages at a time.
    pub async fn matches_after(
        &self,
        after: Option<(PackageId, &str)>,
        ended_after: RevisionNumber,
        limit: u32,
    ) -> Result<Vec<StoredMatch>> {
        let (package, vulnerability) = after.map_or((-1, ""), |(package, word)| (package.0, word));
        let sql = format!(
            "SELECT * FROM matches WHERE (package_id, vulnerability) > ($2, $3) AND {HOLDS}
             ORDER BY package_id, vulnerability LIMIT $4"
        );
        // Safe: it is made of texts of this crate.
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(ended_after.0)
            .bind(package)
            .bind(vulnerability.to_owned())
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read_match)
    }

    /// Where advisories of the registry's packages are looked up.
    pub async fn package_spaces(&self) -> Result<Vec<String>> {
        let mut spaces: Vec<String> = Vec::new();
        loop {
            // From one to the next: there are few, and very many names in each.
            let row = sqlx::query("SELECT MIN(space) AS space FROM package_names WHERE space > $1")
                .bind(spaces.last().cloned().unwrap_or_default())
                .fetch_one(&self.pool)
                .await?;
            match row.text_or_none("space")? {
                Some(space) => spaces.push(space),
                None => return Ok(spaces),
            }
        }
    }

    /// The sets that have a package which a vulnerability touches, by id.
    pub async fn sets_touched(
        &self,
        vulnerability: &str,
        ended_after: RevisionNumber,
    ) -> Result<Vec<PackageSetId>> {
        let sql = format!(
            "SELECT set_id FROM package_set_members WHERE package_id IN
             (SELECT package_id FROM matches WHERE vulnerability = $2 AND {HOLDS})"
        );
        // Safe: it is made of texts of this crate.
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(ended_after.0)
            .bind(vulnerability.to_owned())
            .fetch_all(&self.pool)
            .await?;
        // Put in order here: asked to do it, a database may go through all sets in order instead.
        let mut sets = row::all(&rows, |row| Ok(PackageSetId(row.int("set_id")?)))?;
        sets.sort_unstable();
        sets.dedup();
        Ok(sets)
    }

    /// The images that have a set, by id; those after `after`.
    pub async fn images_of_set(
        &self,
        set: PackageSetId,
        after: Option<WatchedImageId>,
        limit: u32,
    ) -> Result<Vec<WatchedImage>> {
        let rows = sqlx::query(watched!(
            "id IN (SELECT image_id FROM image_sets WHERE set_id = $1 AND image_id > $2
                      ORDER BY image_id LIMIT $3) ORDER BY id"
        ))
        .bind(set.0)
        // Ids are never negative.
        .bind(after.map_or(-1, |after| after.0))
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read_image)
    }

    /// The images of a repository that were looked into, by digest; those after `after`.
    pub async fn images_of_repository(
        &self,
        repository: &RepositoryId,
        after: Option<&Digest>,
        limit: u32,
    ) -> Result<Vec<WatchedImage>> {
        let rows = sqlx::query(watched!(
            "watched_images.repository_id = $1 AND digest > $2 ORDER BY digest LIMIT $3"
        ))
        .bind(&repository.0)
        .bind(after.map(Digest::to_string).unwrap_or_default())
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read_image)
    }

    /// The images that were looked into, by a time and then by their places, each with that time; those beyond `after`.
    pub async fn images_by_time(
        &self,
        time: ImageTime,
        (after, descending): (Option<(Timestamp, i64)>, bool),
        limit: u32,
    ) -> Result<Vec<(Timestamp, WatchedImage)>> {
        let Beyond {
            mark,
            order,
            at,
            place,
        } = Beyond::of(after, descending);
        let sql = match time {
            // Not as a pair: the id is of another table, and for a pair SQLite's planner skips through an index by repository and
            // sorts all there is, once it knows that repositories have many images.
            ImageTime::Pushed => format!(
                "SELECT id AS place, pushed_at AS at FROM manifests JOIN watched_images
                 ON watched_images.repository_id = manifests.repository_id
                 AND watched_images.digest = manifests.digest
                 WHERE pushed_at {mark}= $1 AND (pushed_at {mark} $1 OR id {mark} $2)
                 ORDER BY pushed_at {order}, id {order} LIMIT $3"
            ),
            ImageTime::FirstScanned => format!(
                "SELECT id AS place, first_scanned_at AS at FROM watched_images WHERE (first_scanned_at, id) {mark} ($1, $2)
                 ORDER BY first_scanned_at {order}, id {order} LIMIT $3"
            ),
            ImageTime::LastScanned => format!(
                "SELECT number AS place, looked_at AS at FROM last_looks WHERE (looked_at, number) {mark} ($1, $2)
                 ORDER BY looked_at {order}, number {order} LIMIT $3"
            ),
        };
        // Safe: it is made of texts of this crate.
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(at)
            .bind(place)
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        let times = row::all(&rows, |row| Ok((row.int("place")?, row.time("at")?)))?;
        let places: Vec<i64> = times.iter().map(|(place, _)| *place).collect();
        let sql = match time {
            ImageTime::Pushed | ImageTime::FirstScanned => (watched!("id"), ""),
            ImageTime::LastScanned => (watched!("watched_images.number"), ""),
        };
        let rows = lists::fetch_in_ints(&self.pool, sql, &[], &places).await?;
        let images = row::all(&rows, read_image)?.into_iter();
        let mut images: BTreeMap<i64, WatchedImage> =
            images.map(|image| (time.place(&image), image)).collect();
        let with_time = |(place, at)| Some((at, images.remove(&place)?));
        Ok(times.into_iter().filter_map(with_time).collect())
    }

    /// An image that was looked into, by its id.
    pub async fn watched_image_by_id(&self, id: WatchedImageId) -> Result<Option<WatchedImage>> {
        let row = sqlx::query(watched!("id = $1"))
            .bind(id.0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read_image)
    }

    /// The images with a digest that were looked into, of whatever repository, by id.
    pub async fn watched_images_of_digest(&self, digest: &Digest, limit: u32) -> Result<Vec<WatchedImage>> {
        let rows = sqlx::query(watched!("digest = $1 ORDER BY id LIMIT $2"))
            .bind(digest.to_string())
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read_image)
    }

    /// The oldest revision that findings of images stand for whose news do not count, those of closed ones too.
    pub async fn oldest_as_of(&self) -> Result<Option<RevisionNumber>> {
        let mut oldest: Option<i64> = None;
        for sql in [
            "SELECT MIN(as_of) AS oldest FROM watched_images WHERE continuous = 0",
            "SELECT MIN(stands_for) AS oldest FROM closed_images",
        ] {
            let row = sqlx::query(sql).fetch_one(&self.pool).await?;
            oldest = oldest.into_iter().chain(row.int_or_none("oldest")?).min();
        }
        Ok(oldest.map(RevisionNumber))
    }

    /// Which sets images have, by image, layer and set; those that are closed too.
    pub async fn sets_of_images(&self, images: &[WatchedImageId]) -> Result<Vec<SetOfImage>> {
        let sql = ("SELECT * FROM image_sets WHERE image_id", "");
        let mut ids: Vec<i64> = images.iter().map(|image| image.0).collect();
        let rows = lists::fetch_in_ints(&self.pool, sql, &[], &ids).await?;
        let mut sets = row::all(&rows, read_set_of_image)?;
        let there: BTreeSet<i64> = sets.iter().map(|one| one.image.0).collect();
        ids.retain(|id| !there.contains(id));
        let sql = ("SELECT * FROM closed_image_sets WHERE image_id", "");
        let rows = lists::fetch_in_ints(&self.pool, sql, &[], &ids).await?;
        sets.extend(row::all(&rows, read_set_of_image)?);
        sets.sort_by_key(|one| (one.image, one.layer, one.set));
        sets.dedup();
        Ok(sets)
    }

    /// Where the packages of sets lie, in the form of whoever scanned.
    pub async fn set_contents(&self, sets: &[PackageSetId]) -> Result<BTreeMap<PackageSetId, Vec<u8>>> {
        let sql = ("SELECT id, content FROM package_sets WHERE id", "");
        let ids: Vec<i64> = sets.iter().map(|set| set.0).collect();
        let rows = lists::fetch_in_ints(&self.pool, sql, &[], &ids).await?;
        let read = |row: &AnyRow| Ok((PackageSetId(row.int("id")?), row.bytes("content")?));
        rows.iter().map(read).collect()
    }

    /// Packages with their content.
    pub async fn packages_by_id(&self, packages: &[PackageId]) -> Result<BTreeMap<PackageId, String>> {
        let sql = ("SELECT id, content FROM packages WHERE id", "");
        let ids: Vec<i64> = packages.iter().map(|package| package.0).collect();
        let rows = lists::fetch_in_ints(&self.pool, sql, &[], &ids).await?;
        let read = |row: &AnyRow| Ok((PackageId(row.int("id")?), row.text("content")?));
        rows.iter().map(read).collect()
    }

    /// All matches that packages have or had, of one vulnerability or of all.
    pub async fn match_history(
        &self,
        packages: &[PackageId],
        vulnerability: Option<&str>,
    ) -> Result<Vec<StoredMatch>> {
        let ids: Vec<i64> = packages.iter().map(|package| package.0).collect();
        let rows = match vulnerability {
            None => {
                let sql = ("SELECT * FROM matches WHERE package_id", "");
                lists::fetch_in_ints(&self.pool, sql, &[], &ids).await?
            }
            Some(vulnerability) => {
                let query = sqlx::query("SELECT * FROM matches WHERE vulnerability = $1");
                query.bind(vulnerability.to_owned()).fetch_all(&self.pool).await?
            }
        };
        let wanted: BTreeSet<i64> = ids.into_iter().collect();
        let mut history = row::all(&rows, read_match)?;
        history.retain(|one| wanted.contains(&one.package.0));
        let key = |one: &StoredMatch| (one.package, one.found.vulnerability.clone(), one.since);
        history.sort_by_cached_key(key);
        history.dedup_by_key(|one| key(one));
        Ok(history)
    }
}

fn read_set_of_image(row: &AnyRow) -> Result<SetOfImage> {
    Ok(SetOfImage {
        image: WatchedImageId(row.int("image_id")?),
        set: PackageSetId(row.int("set_id")?),
        layer: u32::try_from(row.count("layer")?).unwrap_or(u32::MAX),
    })
}
