//! How many findings an image has, counted from its packages and their matches.
//!
//! An image has one finding for each vulnerability, however many of its packages it touches, and it is as grave as the
//! gravest of its matches. This is the rule from which news take a short cut (`news.rs`); a test holds that both come to the
//! same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use tidewaiter_types::Severity;

use super::block::{self, Block, SIZE};
use crate::row::{Columns, corrupt};
use crate::store::Tx;
use crate::{FindingCounts, Result, RevisionNumber, lists};

/// A vulnerability as a number that holds within one counting, and its severity.
type Touched = (u32, Severity);

/// What touches each of some packages, as a revision has it.
#[derive(Default)]
pub(super) struct Matches {
    numbers: HashMap<String, u32>,
    of_packages: HashMap<i64, Vec<Touched>>,
}

impl Matches {
    /// Reads them.
    pub(super) async fn read(tx: &mut Tx, packages: &[i64], revision: RevisionNumber) -> Result<Self> {
        let sql = (
            "SELECT package_id, vulnerability, severity FROM matches
             WHERE since <= $1 AND (until IS NULL OR until > $1) AND package_id",
            "",
        );
        let mut matches = Self::default();
        for row in lists::fetch_in_ints_within(tx, sql, &[revision.0], packages).await? {
            let next = u32::try_from(matches.numbers.len()).unwrap_or(u32::MAX);
            let number = *matches.numbers.entry(row.text("vulnerability")?).or_insert(next);
            let touched = (number, severity_of(&row.text("severity")?)?);
            matches
                .of_packages
                .entry(row.int("package_id")?)
                .or_default()
                .push(touched);
        }
        Ok(matches)
    }

    /// The findings of an image with these packages.
    pub(super) fn count(&self, packages: impl Iterator<Item = i64>) -> FindingCounts {
        let mut gravest: HashMap<u32, Severity> = HashMap::new();
        for (number, severity) in packages
            .filter_map(|package| self.of_packages.get(&package))
            .flatten()
        {
            let known = gravest.entry(*number).or_insert(*severity);
            *known = (*known).max(*severity);
        }
        let mut counts = FindingCounts::default();
        gravest.into_values().for_each(|severity| counts.add(severity, 1));
        counts
    }
}

/// A severity as matches keep it.
pub(super) fn severity_of(word: &str) -> Result<Severity> {
    let known = Severity::GRAVEST_FIRST
        .into_iter()
        .find(|severity| severity.as_str() == word);
    known.ok_or_else(|| corrupt("severity", &format!("{word:?} is none")))
}

/// The packages of each image of a block, by its place.
pub(super) async fn packages_of_block(tx: &mut Tx, block: &Block) -> Result<BTreeMap<usize, BTreeSet<i64>>> {
    let first = i64::from(block.number) * i64::from(SIZE);
    let rows = sqlx::query(
        "SELECT number, set_id FROM watched_images JOIN image_sets ON image_id = id
         WHERE number >= $1 AND number < $2 ORDER BY set_id",
    )
    .bind(first)
    .bind(first + i64::from(SIZE))
    .fetch_all(&mut **tx)
    .await?;
    let mut sets: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    let mut all = BTreeSet::new();
    for row in &rows {
        let (_, place) = block::split(block::number_of(row.int("number")?)?);
        let set = row.int("set_id")?;
        sets.entry(place).or_default().push(set);
        all.insert(set);
    }
    let members = members(tx, &all.into_iter().collect::<Vec<_>>()).await?;
    let of_image = |sets: Vec<i64>| {
        let packages = sets.iter().filter_map(|set| members.get(set)).flatten();
        packages.copied().collect::<BTreeSet<_>>()
    };
    Ok(sets
        .into_iter()
        .map(|(place, sets)| (place, of_image(sets)))
        .collect())
}

async fn members(tx: &mut Tx, sets: &[i64]) -> Result<HashMap<i64, Vec<i64>>> {
    let sql = (
        "SELECT set_id, package_id FROM package_set_members WHERE set_id",
        "",
    );
    let mut members: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in lists::fetch_in_ints_within(tx, sql, &[], sets).await? {
        members
            .entry(row.int("set_id")?)
            .or_default()
            .push(row.int("package_id")?);
    }
    Ok(members)
}

/// Counts the images at these places of a block anew, as a revision has it; gives their packages.
pub(super) async fn count_anew(
    tx: &mut Tx,
    block: &mut Block,
    revision: RevisionNumber,
    wanted: impl Fn(&Block, usize) -> bool,
) -> Result<BTreeMap<usize, BTreeSet<i64>>> {
    let mut packages = packages_of_block(tx, block).await?;
    packages.retain(|place, _| wanted(block, *place));
    let all: BTreeSet<i64> = packages.values().flatten().copied().collect();
    let matches = Matches::read(tx, &all.into_iter().collect::<Vec<_>>(), revision).await?;
    for (place, packages) in &packages {
        if let Some(counted) = block.places.get_mut(*place) {
            counted.counts = matches.count(packages.iter().copied());
        }
    }
    Ok(packages)
}
