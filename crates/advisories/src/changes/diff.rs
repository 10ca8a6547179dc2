//! What was added, changed and removed between two revisions, and which names must be matched again.

use serde::Serialize;
use tidewaiter_types::Digest;

use super::merge::{Pair, merge};
use super::prints::Prints;
use crate::{Database, DatabaseError};

/// The difference of two revisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diff {
    /// The older revision.
    pub from: Digest,
    /// The newer revision.
    pub to: Digest,
    /// The packages that must be matched again: a row of theirs, or a vulnerability that their rows lead to, is another in
    /// standing, severity, vectors, names or known exploits.
    pub packages: Vec<PackageName>,
    /// Upstream's records.
    pub advisories: Changes<AdvisoryName>,
    /// Vulnerabilities about which anything at all is told otherwise, EPSS apart.
    pub vulnerabilities: Changes<String>,
    /// CVEs with another EPSS score. They change daily for nearly all, so they touch no package.
    pub scores: Changes<String>,
    /// CVEs that joined or left the catalogue of exploited ones, or whose entry is another.
    pub exploited: Changes<String>,
    /// Weaknesses with another name.
    pub weaknesses: Changes<u32>,
    /// Systems (`debian:12`) with another end of fixes.
    pub lifetimes: Changes<String>,
}

/// What came, what is another now, and what went; each sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changes<T> {
    /// Only the newer revision has them.
    pub added: Vec<T>,
    /// Both have them, and they are not the same.
    pub changed: Vec<T>,
    /// Only the older revision has them.
    pub removed: Vec<T>,
}

impl<T> Default for Changes<T> {
    fn default() -> Self {
        Self {
            added: Vec::new(),
            changed: Vec::new(),
            removed: Vec::new(),
        }
    }
}

/// Upstream's name of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AdvisoryName {
    /// The feed's short name.
    pub feed: String,
    /// The record's id there.
    pub id: String,
}

/// A package's name in its space.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PackageName {
    /// The space's key: `debian:12`.
    pub space: String,
    /// The package's name there.
    pub package: String,
}

/// Compares two revisions. Reads both from end to end, decodes neither, and holds some tens of bytes for each row.
///
/// # Errors
/// If one of them is damaged.
pub fn diff(older: &Database, newer: &Database) -> Result<Diff, DatabaseError> {
    let (a, b) = Prints::of_both(older, newer)?;
    Ok(Diff {
        from: older.info().revision,
        to: newer.info().revision,
        packages: packages(&a, &b)?,
        advisories: advisories(&a, &b)?,
        vulnerabilities: changes(a.vulnerabilities(), b.vulnerabilities(), |id| (*id).to_owned())?,
        scores: changes(scores(older), scores(newer), String::clone)?,
        exploited: changes(exploited(older), exploited(newer), String::clone)?,
        weaknesses: changes(weaknesses(older), weaknesses(newer), |number| *number)?,
        lifetimes: changes(lifetimes(older), lifetimes(newer), String::clone)?,
    })
}

/// Merges keys with what belongs to each.
fn changes<K: Ord, V: PartialEq, T>(
    older: impl Iterator<Item = Result<(K, V), DatabaseError>>,
    newer: impl Iterator<Item = Result<(K, V), DatabaseError>>,
    name: impl Fn(&K) -> T,
) -> Result<Changes<T>, DatabaseError> {
    let mut found = Changes::default();
    merge(older, newer, |a, b| a.0.cmp(&b.0), &mut |pair| {
        match pair {
            Pair::Left((key, _)) => found.removed.push(name(&key)),
            Pair::Right((key, _)) => found.added.push(name(&key)),
            Pair::Both((key, old), (_, new)) => found.changed.extend((old != new).then(|| name(&key))),
        }
        Ok(())
    })?;
    Ok(found)
}

fn packages(a: &Prints<'_>, b: &Prints<'_>) -> Result<Vec<PackageName>, DatabaseError> {
    let keyed = |package: Result<_, _>| package.map(|(space, name, print)| ((space, name), print));
    let name = |(space, package): &(&str, &str)| PackageName {
        space: (*space).to_owned(),
        package: (*package).to_owned(),
    };
    let found = changes(a.packages().map(keyed), b.packages().map(keyed), name)?;
    let mut all = [found.added, found.changed, found.removed].concat();
    all.sort_unstable();
    Ok(all)
}

fn advisories(a: &Prints<'_>, b: &Prints<'_>) -> Result<Changes<AdvisoryName>, DatabaseError> {
    fn keyed<'a>(
        prints: &'a Prints<'_>,
    ) -> impl Iterator<Item = Result<((&'a str, &'a str), super::print::Print), DatabaseError>> {
        prints
            .groups()
            .map(|group| group.map(|group| ((group.feed, group.id), group.print)))
    }
    let name = |(feed, id): &(&str, &str)| AdvisoryName {
        feed: (*feed).to_owned(),
        id: (*id).to_owned(),
    };
    changes(keyed(a), keyed(b), name)
}

/// A key with what belongs to it.
type Keyed<K, V> = Result<(K, V), DatabaseError>;

fn scores(db: &Database) -> impl Iterator<Item = Keyed<String, (f32, f32)>> {
    let split = |it: crate::Epss| (it.cve, (it.score, it.percentile));
    db.scores().map(move |it| it.map(split))
}

fn exploited(db: &Database) -> impl Iterator<Item = Keyed<String, crate::Exploited>> {
    db.all_exploited().map(|it| it.map(|it| (it.cve.clone(), it)))
}

fn weaknesses(db: &Database) -> impl Iterator<Item = Keyed<u32, String>> {
    db.weaknesses().map(|it| it.map(|it| (it.number, it.name)))
}

fn lifetimes(db: &Database) -> impl Iterator<Item = Keyed<String, crate::Lifetime>> {
    db.lifetimes()
        .map(|it| it.map(|it| (String::from(it.space.clone()), it)))
}
