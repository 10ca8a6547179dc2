//! EPSS scores as a delta holds them: columns of small numbers.
//!
//! Odd: every score has a percentile, and one new CVE moves the percentiles of all. But a percentile is nearly said by the
//! scores: it is the part of all CVEs that score as low or lower. So it is foretold from the scores, and only how far that
//! misses is written. Scores are finer upstream than in the file; of those that are equal here, each keeps its place among
//! them.

use super::DeltaError;
use crate::build::enrichment::{PERCENTILE_BITS, STEPS};
use crate::wire::{Ascending, Cursor, put_ascending, put_bytes, put_signed, put_varint};
use crate::{Database, DatabaseError, Epss};

/// The greatest score and percentile, in steps.
const MOST: u32 = STEPS as u32;

/// A CVE's score and percentile, in steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    pub cve: String,
    pub score: u32,
    pub percentile: u32,
}

impl Score {
    /// All scores of a database, by CVE.
    pub fn all(db: &Database) -> Result<Vec<Self>, DatabaseError> {
        let one = |entry: Result<(String, u64), DatabaseError>| {
            let (cve, value) = entry?;
            let percentile = value & ((1 << PERCENTILE_BITS) - 1);
            Ok(Self {
                cve,
                score: (value >> PERCENTILE_BITS).min(u64::from(MOST)) as u32,
                percentile: percentile.min(u64::from(MOST)) as u32,
            })
        };
        db.score_values().map(one).collect()
    }

    /// As a record.
    pub fn into_epss(self) -> Epss {
        Epss {
            cve: self.cve,
            score: self.score as f32 / STEPS,
            percentile: self.percentile as f32 / STEPS,
        }
    }
}

/// Writes what makes `newer` of `older`; both are sorted by CVE.
pub fn put(out: &mut Vec<u8>, older: &[Score], newer: &[Score]) {
    let (kept, gone, came) = matched(older, newer);
    put_ascending(out, &gone);
    for (old, new) in &kept {
        put_signed(out, i64::from(new.score) - i64::from(old.score));
    }
    put_varint(out, came.len() as u64);
    for new in &came {
        put_bytes(out, new.cve.as_bytes());
        put_signed(out, i64::from(new.score));
    }
    let oracle = Oracle::new(older.iter().map(|it| it.score), newer.iter().map(|it| it.score));
    for (old, new) in &kept {
        put_signed(
            out,
            i64::from(new.percentile) - oracle.percentile(Some(old), new.score),
        );
    }
    for new in &came {
        put_signed(
            out,
            i64::from(new.percentile) - oracle.percentile(None, new.score),
        );
    }
}

/// The scores of CVEs that both have, the places of those that went, and those that came.
type Matched<'a> = (Vec<(&'a Score, &'a Score)>, Vec<u32>, Vec<&'a Score>);

fn matched<'a>(older: &'a [Score], newer: &'a [Score]) -> Matched<'a> {
    let (mut kept, mut gone, mut came) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = newer;
    for (place, old) in older.iter().enumerate() {
        let (before, after) = rest.split_at(rest.partition_point(|new| new.cve < old.cve));
        came.extend(before);
        match after.split_first() {
            Some((new, after)) if new.cve == old.cve => {
                kept.push((old, new));
                rest = after;
            }
            _ => {
                gone.push(place as u32);
                rest = after;
            }
        }
    }
    came.extend(rest);
    (kept, gone, came)
}

/// Reads what [`put`] wrote, to the end of the part; in no order.
pub fn take(part: &mut Cursor<'_>, older: Vec<Score>) -> Result<Vec<Score>, DeltaError> {
    let mut gone = part.ascending().map_err(|_| torn())?.peekable();
    let ranks = Ranks::new(older.iter().map(|it| it.score));
    let kept: Vec<Score> = older
        .into_iter()
        .enumerate()
        .filter(|(place, _)| !skips(&mut gone, *place))
        .map(|(_, score)| score)
        .collect();
    let mut scores = Vec::with_capacity(kept.len());
    for old in &kept {
        scores.push(step(part, i64::from(old.score))?);
    }
    let came = take_new(part)?;
    let all = scores.iter().copied().chain(came.iter().map(|it| it.score));
    let oracle = Oracle {
        older: ranks,
        newer: Ranks::new(all),
    };
    let mut newer = Vec::with_capacity(kept.len() + came.len());
    for (old, score) in kept.into_iter().zip(scores) {
        let percentile = step(part, oracle.percentile(Some(&old), score))?;
        newer.push(Score {
            cve: old.cve,
            score,
            percentile,
        });
    }
    for new in came {
        let percentile = step(part, oracle.percentile(None, new.score))?;
        newer.push(Score { percentile, ..new });
    }
    match part.is_empty() {
        true => Ok(newer),
        false => Err(torn()),
    }
}

fn torn() -> DeltaError {
    DeltaError::Damaged("its scores")
}

/// Whether this place is the next of those that went.
fn skips(gone: &mut std::iter::Peekable<Ascending<'_>>, place: usize) -> bool {
    gone.next_if(|next| *next as usize == place).is_some()
}

fn take_new(part: &mut Cursor<'_>) -> Result<Vec<Score>, DeltaError> {
    let count = part.varint().map_err(|_| torn())?;
    let mut came = Vec::new();
    for _ in 0..count {
        let cve = part.text().map_err(|_| torn())?.to_owned();
        came.push(Score {
            cve,
            score: step(part, 0)?,
            percentile: 0,
        });
    }
    Ok(came)
}

/// The next number, said as its distance from what is foretold.
fn step(part: &mut Cursor<'_>, foretold: i64) -> Result<u32, DeltaError> {
    let distance = part.signed().map_err(|_| torn())?;
    let value = foretold
        .checked_add(distance)
        .and_then(|value| u32::try_from(value).ok());
    value.filter(|value| *value <= MOST).ok_or_else(torn)
}

/// Foretells percentiles.
struct Oracle {
    older: Ranks,
    newer: Ranks,
}

impl Oracle {
    fn new(older: impl Iterator<Item = u32>, newer: impl Iterator<Item = u32>) -> Self {
        Self {
            older: Ranks::new(older),
            newer: Ranks::new(newer),
        }
    }

    /// Where the score is the same, the place among those of the same score is kept; else it is the middle.
    fn percentile(&self, old: Option<&Score>, score: u32) -> i64 {
        let (low, high) = self.newer.of(score);
        match old.filter(|old| old.score == score) {
            Some(old) => {
                let (old_low, old_high) = self.older.of(score);
                let place = i64::from(old.percentile) - old_low;
                low + place * (high - low) / (old_high - old_low).max(1)
            }
            None => (low + high) / 2,
        }
    }
}

/// How many score less, for each score.
struct Ranks {
    below: Vec<u32>,
}

impl Ranks {
    fn new(scores: impl Iterator<Item = u32>) -> Self {
        let mut below = vec![0u32; MOST as usize + 2];
        for score in scores {
            below[score.min(MOST) as usize + 1] += 1;
        }
        for place in 1..below.len() {
            below[place] += below[place - 1];
        }
        Self { below }
    }

    /// The percentiles between which all of this score lie, in steps.
    fn of(&self, score: u32) -> (i64, i64) {
        let total = i64::from(self.below[MOST as usize + 1]).max(1);
        let steps = |count: u32| (i64::from(count) * i64::from(MOST) + total / 2) / total;
        let place = score.min(MOST) as usize;
        (steps(self.below[place]), steps(self.below[place + 1]))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn scores() -> impl Strategy<Value = Vec<Score>> {
        let score = (prop_oneof![0u32..5, 0..=MOST], 0..=MOST);
        proptest::collection::btree_map("CVE-[1-9]{1,2}", score, 0..40).prop_map(|map: BTreeMap<_, _>| {
            let one = |(cve, (score, percentile))| Score {
                cve,
                score,
                percentile,
            };
            map.into_iter().map(one).collect()
        })
    }

    proptest! {
        #[test]
        fn the_newer_scores_come_back(older in scores(), newer in scores()) {
            let mut part = Vec::new();
            put(&mut part, &older, &newer);
            let mut back = take(&mut Cursor::new(&part), older).unwrap();
            back.sort_by(|a, b| a.cve.cmp(&b.cve));
            prop_assert_eq!(back, newer);
        }

        #[test]
        fn bytes_of_anybody_never_panic(part: Vec<u8>, older in scores()) {
            let _ = take(&mut Cursor::new(&part), older);
        }
    }
}
