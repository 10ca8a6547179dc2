//! Matches, and how they change from one revision of the advisory database to the next.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::any::AnyRow;

use super::keep::{MATCHES, match_row};
use crate::row::{self, Columns};
use crate::rows::{Value, insert, insert_or};
use crate::store::Tx;
use crate::{
    Effects, MatchChangeKind, NewMatch, PackageId, Result, RevisionNumber, Store, StoredMatch,
    WatchedImageId, lists,
};

/// Packages whose matches are compared at once: a kernel's have thousands each.
const TOGETHER: usize = 16;

/// How matches of a package changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatchChanges {
    /// Which vulnerabilities touch it now and did not before.
    pub opened: Vec<(PackageId, String)>,
    /// Which touched it before in another way: another fix, another severity.
    pub changed: Vec<(PackageId, String)>,
    /// Which do not touch it any more.
    pub closed: Vec<(PackageId, String)>,
}

impl Store {
    /// The packages whose advisories are looked up under one of these names, with their content.
    pub async fn packages_named(&self, space: &str, names: &[String]) -> Result<BTreeMap<PackageId, String>> {
        let sql = (
            "SELECT id, content FROM packages WHERE id IN
             (SELECT package_id FROM package_names WHERE space = $1 AND name",
            ")",
        );
        let rows = lists::fetch_in(&self.pool, sql, &[space], names).await?;
        let read = |row: &AnyRow| Ok((PackageId(row.int("id")?), row.text("content")?));
        rows.iter().map(read).collect()
    }

    /// All packages, with their content, by id; those after `after`.
    pub async fn packages_after(
        &self,
        after: Option<PackageId>,
        limit: u32,
    ) -> Result<BTreeMap<PackageId, String>> {
        let rows = sqlx::query("SELECT id, content FROM packages WHERE id > $1 ORDER BY id LIMIT $2")
            // Ids are never negative.
            .bind(after.map_or(-1, |after| after.0))
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        let read = |row: &AnyRow| Ok((PackageId(row.int("id")?), row.text("content")?));
        rows.iter().map(read).collect()
    }

    /// Notes what the matches of packages are by a revision: those that are not there any more end with it, new ones begin
    /// with it. The effects, made of what changed, are written with it, or not at all. Doing it again changes nothing.
    pub async fn rejudge(
        &self,
        revision: RevisionNumber,
        judged: &BTreeMap<PackageId, Vec<NewMatch>>,
        effects: impl FnOnce(&MatchChanges) -> Effects,
    ) -> Result<MatchChanges> {
        let mut tx = self.write_tx().await?;
        let mut changes = MatchChanges::default();
        let judged: Vec<_> = judged
            .iter()
            .map(|(package, matches)| (*package, matches.as_slice()))
            .collect();
        for judged in judged.chunks(TOGETHER) {
            rejudge_packages(&mut tx, revision, judged, &mut changes).await?;
        }
        log(&mut tx, revision, &changes).await?;
        let effects = effects(&changes);
        self.commit_with(tx, &effects).await?;
        Ok(changes)
    }

    /// The matches of an image's packages as a revision has them, by package and vulnerability.
    pub async fn image_matches(
        &self,
        image: WatchedImageId,
        revision: RevisionNumber,
    ) -> Result<Vec<StoredMatch>> {
        let rows = sqlx::query(
            "SELECT * FROM matches WHERE since <= $2 AND (until IS NULL OR until > $2) AND package_id IN
             (SELECT package_id FROM image_sets JOIN package_set_members
              ON package_set_members.set_id = image_sets.set_id WHERE image_id = $1)
             ORDER BY package_id, vulnerability",
        )
        .bind(image.0)
        .bind(revision.0)
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read)
    }

    /// Whether a vulnerability touched any package before a revision.
    pub async fn was_known_before(&self, vulnerability: &str, revision: RevisionNumber) -> Result<bool> {
        let row =
            sqlx::query("SELECT 1 AS known FROM matches WHERE vulnerability = $1 AND since < $2 LIMIT 1")
                .bind(vulnerability.to_owned())
                .bind(revision.0)
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.is_some())
    }

    /// The packages that news of a revision are about.
    pub async fn changed_packages(&self, revision: RevisionNumber) -> Result<Vec<PackageId>> {
        let rows = sqlx::query("SELECT DISTINCT package_id FROM match_changes WHERE revision = $1")
            .bind(revision.0)
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, |row| Ok(PackageId(row.int("package_id")?)))
    }

    /// What news of a revision changed, by package and vulnerability; those after `after`.
    pub async fn match_changes(
        &self,
        revision: RevisionNumber,
        after: Option<&(PackageId, String)>,
        limit: u32,
    ) -> Result<Vec<MatchChange>> {
        let first = (PackageId(-1), String::new());
        let (package, vulnerability) = after.unwrap_or(&first);
        let rows = sqlx::query(
            "SELECT * FROM match_changes WHERE revision = $1 AND (package_id, vulnerability) > ($2, $3)
             ORDER BY package_id, vulnerability LIMIT $4",
        )
        .bind(revision.0)
        .bind(package.0)
        .bind(vulnerability)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, |row| {
            Ok(MatchChange {
                revision: RevisionNumber(row.int("revision")?),
                package: PackageId(row.int("package_id")?),
                vulnerability: row.text("vulnerability")?,
                kind: row.word("kind", MatchChangeKind::from_word)?,
            })
        })
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchChange {
    /// The revision that brought it.
    pub revision: RevisionNumber,
    /// The package.
    pub package: PackageId,
    /// The vulnerability.
    pub vulnerability: String,
    /// What became of the match.
    pub kind: MatchChangeKind,
}

/// Writes down what changed, for whoever tells of it. What was opened by a first look and closed by a second look of the
/// same revision was never there.
async fn log(tx: &mut Tx, revision: RevisionNumber, changes: &MatchChanges) -> Result<()> {
    let mut lines: BTreeMap<&(PackageId, String), MatchChangeKind> = BTreeMap::new();
    for (kind, of_kind) in [
        (MatchChangeKind::Opened, &changes.opened),
        (MatchChangeKind::Changed, &changes.changed),
        (MatchChangeKind::Closed, &changes.closed),
    ] {
        lines.extend(of_kind.iter().map(|change| (change, kind)));
    }
    let rows: Vec<[Value<'_>; 4]> = lines
        .iter()
        .map(|((package, vulnerability), kind)| {
            [
                Value::Int(revision.0),
                Value::Int(package.0),
                Value::Text(vulnerability),
                Value::Text(kind.as_str()),
            ]
        })
        .collect();
    insert_or(
        tx,
        "match_changes (revision, package_id, vulnerability, kind)",
        &rows,
        AGAIN,
    )
    .await?;
    sqlx::query("DELETE FROM match_changes WHERE revision = $1 AND kind = 'VOID'")
        .bind(revision.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What a second change of the same match by the same revision makes of the first.
const AGAIN: &str = "ON CONFLICT (revision, package_id, vulnerability) DO UPDATE SET kind = CASE
     WHEN EXCLUDED.kind = 'CHANGED' THEN match_changes.kind
     WHEN EXCLUDED.kind = 'OPENED' THEN 'CHANGED'
     WHEN match_changes.kind = 'OPENED' THEN 'VOID' ELSE 'CLOSED' END";

async fn rejudge_packages(
    tx: &mut Tx,
    revision: RevisionNumber,
    judged: &[(PackageId, &[NewMatch])],
    changes: &mut MatchChanges,
) -> Result<()> {
    let packages: Vec<i64> = judged.iter().map(|(package, _)| package.0).collect();
    let open = open_matches(tx, &packages).await?;
    let mut rows = Vec::new();
    for (package, matches) in judged {
        let before = open.get(package).map_or(&[][..], Vec::as_slice);
        let (ended, begun) = compare(*package, before, matches, changes);
        for stored in ended {
            end(tx, stored, revision).await?;
        }
        rows.extend(
            begun
                .into_iter()
                .map(|found| match_row(*package, found, revision)),
        );
    }
    insert(tx, MATCHES, &rows).await
}

/// Which matches of a package end, and which begin; notes what that changes.
fn compare<'m>(
    package: PackageId,
    before: &'m [StoredMatch],
    now: &'m [NewMatch],
    changes: &mut MatchChanges,
) -> (Vec<&'m StoredMatch>, Vec<&'m NewMatch>) {
    let mut begun: BTreeMap<&str, &NewMatch> = now
        .iter()
        .map(|found| (found.vulnerability.as_str(), found))
        .collect();
    let mut ended = Vec::new();
    let mut known = BTreeSet::new();
    for stored in before {
        let id = stored.found.vulnerability.as_str();
        known.insert(id);
        match begun.get(id) {
            Some(found) if **found == stored.found => {
                begun.remove(id);
                continue;
            }
            Some(_) => changes.changed.push((package, id.to_owned())),
            None => changes.closed.push((package, id.to_owned())),
        }
        ended.push(stored);
    }
    let opened = begun.keys().filter(|id| !known.contains(*id));
    changes
        .opened
        .extend(opened.map(|id| (package, (*id).to_owned())));
    (ended, begun.into_values().collect())
}

/// The matches of packages that hold, by vulnerability.
async fn open_matches(tx: &mut Tx, packages: &[i64]) -> Result<BTreeMap<PackageId, Vec<StoredMatch>>> {
    let sql = (
        "SELECT * FROM matches WHERE until IS NULL AND package_id",
        "ORDER BY package_id, vulnerability",
    );
    let rows = lists::fetch_in_ints_within(tx, sql, &[], packages).await?;
    let mut open: BTreeMap<PackageId, Vec<StoredMatch>> = BTreeMap::new();
    for stored in row::all(&rows, read)? {
        open.entry(stored.package).or_default().push(stored);
    }
    Ok(open)
}

/// Ends a match. One that began with the same revision has never held.
async fn end(tx: &mut Tx, stored: &StoredMatch, revision: RevisionNumber) -> Result<()> {
    let sql = if stored.since == revision {
        "DELETE FROM matches WHERE package_id = $1 AND vulnerability = $2 AND since = $3 AND $4 = $3"
    } else {
        "UPDATE matches SET until = $4 WHERE package_id = $1 AND vulnerability = $2 AND since = $3"
    };
    sqlx::query(sql)
        .bind(stored.package.0)
        .bind(&stored.found.vulnerability)
        .bind(stored.since.0)
        .bind(revision.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) fn read(row: &AnyRow) -> Result<StoredMatch> {
    Ok(StoredMatch {
        package: PackageId(row.int("package_id")?),
        since: RevisionNumber(row.int("since")?),
        until: row.int_or_none("until")?.map(RevisionNumber),
        found: NewMatch {
            vulnerability: row.text("vulnerability")?,
            severity: row.text("severity")?,
            score: row.int_or_none("score")?,
            content: row.text("content")?,
        },
    })
}
