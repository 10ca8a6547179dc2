//! EPSS scores as a delta holds them: what changed, and how far it is from what was foretold.
//!
//! Odd: every score has a percentile, and one new CVE moves the percentiles of all. But a percentile is nearly said by the
//! scores: it is the part of all CVEs that score as low or lower. Scores are finer upstream than in the file, and of those
//! that are equal here and stayed as they were, each keeps its place among them. So all percentiles follow from those of the
//! CVEs whose score moved, within one step or so.

use super::DeltaError;
use super::coder::{Coder, Numbers, Odds, Reader, Writer, equally_likely};
use crate::build::enrichment::{PERCENTILE_BITS, STEPS};
use crate::{Database, DatabaseError, Epss};

/// The greatest score and percentile, in steps.
const MOST: u32 = STEPS as u32;
/// The most CVEs that a delta adds, and the longest name of one, in bytes.
const MOST_NEW: u32 = 1 << 22;
const LONGEST: usize = 4096;

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

/// What makes `newer` of `older`; both are sorted by CVE.
pub fn pack(older: &[Score], newer: &[Score]) -> Result<Vec<u8>, DeltaError> {
    let mut writer = Writer::new();
    code(&mut writer, older, &matched(older, newer))?;
    Ok(writer.finish())
}

/// The newer scores, in no order.
pub fn unpack(part: &[u8], older: &[Score]) -> Result<Vec<Score>, DeltaError> {
    let mut reader = Reader::new(part)?;
    let newer = code(&mut reader, older, &Matched::default())?;
    match reader.is_at_its_end() {
        true => Ok(newer),
        false => Err(torn()),
    }
}

/// What became of each older score, and the new ones. Empty for whoever reads.
#[derive(Default)]
struct Matched<'a> {
    kept: Vec<Option<&'a Score>>,
    came: Vec<&'a Score>,
}

fn matched<'a>(older: &[Score], newer: &'a [Score]) -> Matched<'a> {
    let mut found = Matched::default();
    let mut rest = newer;
    for old in older {
        let (before, after) = rest.split_at(rest.partition_point(|new| new.cve < old.cve));
        found.came.extend(before);
        let same = after.first().filter(|new| new.cve == old.cve);
        rest = &after[usize::from(same.is_some())..];
        found.kept.push(same);
    }
    found.came.extend(rest);
    found
}

/// A score whose percentile is not known yet.
struct Pending {
    cve: String,
    score: u32,
    /// What it is for whoever writes.
    percentile: u32,
    /// The older percentile, if the score is what it was.
    still: Option<u32>,
}

/// Writes or reads the whole part.
fn code(coder: &mut impl Coder, older: &[Score], newer: &Matched<'_>) -> Result<Vec<Score>, DeltaError> {
    let mut all = code_kept(coder, older, &newer.kept)?;
    code_new(coder, &newer.came, &mut all)?;
    all.sort_by_key(|it| (it.score, it.still));
    let total = all.len();
    let (mut models, mut below) = (Percentiles::default(), 0);
    for group in all.chunk_by_mut(|a, b| a.score == b.score) {
        let count = group.len();
        models.group(coder, group, &Ranks { below, total })?;
        below += count;
    }
    let score = |it: Pending| Score {
        cve: it.cve,
        score: it.score,
        percentile: it.percentile,
    };
    Ok(all.into_iter().map(score).collect())
}

/// The scores of CVEs that have one in both. Most are what they were.
fn code_kept(
    coder: &mut impl Coder,
    older: &[Score],
    newer: &[Option<&Score>],
) -> Result<Vec<Pending>, DeltaError> {
    let (mut gone, mut moved) = (Odds::default(), vec![Odds::default(); 64]);
    let mut steps = vec![Numbers::default(); 32];
    let (mut all, mut last) = (Vec::with_capacity(older.len()), false);
    for (place, old) in older.iter().enumerate() {
        let new = newer.get(place).copied().flatten();
        if gone.code(coder, new.is_none())? {
            continue;
        }
        let size = size_of(old.score);
        let step = new.map_or(0, |new| i64::from(new.score) - i64::from(old.score));
        last = moved[2 * size + usize::from(last)].code(coder, step != 0)?;
        let step = match last {
            true => steps[size].code_signed(coder, step)?,
            false => 0,
        };
        let score = u32::try_from(i64::from(old.score) + step).ok();
        all.push(Pending {
            cve: old.cve.clone(),
            score: score.filter(|score| *score <= MOST).ok_or_else(torn)?,
            percentile: new.map_or(0, |new| new.percentile),
            still: (!last).then_some(old.percentile),
        });
    }
    Ok(all)
}

fn size_of(score: u32) -> usize {
    (32 - score.leading_zeros()) as usize
}

/// The scores of CVEs that had none.
fn code_new(coder: &mut impl Coder, newer: &[&Score], all: &mut Vec<Pending>) -> Result<(), DeltaError> {
    let count = Numbers::default().code(coder, newer.len() as u32)?;
    if count > MOST_NEW {
        return Err(torn());
    }
    let mut ids = Ids::default();
    let (mut scores, mut last) = (vec![Numbers::default(); 32], 0);
    for place in 0..count as usize {
        let new = newer.get(place).copied();
        let cve = ids.code(coder, new.map_or("", |new| &new.cve))?;
        let score = scores[size_of(last)].code(coder, new.map_or(0, |new| new.score))?;
        if score > MOST {
            return Err(torn());
        }
        last = score;
        let percentile = new.map_or(0, |new| new.percentile);
        all.push(Pending {
            cve,
            score,
            percentile,
            still: None,
        });
    }
    Ok(())
}

/// Ids of CVEs, each as its distance from the one before; anything else byte by byte.
#[derive(Default)]
struct Ids {
    odd: Odds,
    years: Numbers,
    steps: Numbers,
    lengths: Numbers,
    last: (u32, u32),
}

impl Ids {
    fn code(&mut self, coder: &mut impl Coder, id: &str) -> Result<String, DeltaError> {
        let numbers = cve_of(id);
        if self.odd.code(coder, numbers.is_none())? {
            return self.code_odd(coder, id.as_bytes());
        }
        let (year, number) = numbers.unwrap_or_default();
        let year_step = self
            .years
            .code_signed(coder, i64::from(year) - i64::from(self.last.0))?;
        let step = self
            .steps
            .code_signed(coder, i64::from(number) - i64::from(self.last.1))?;
        let moved = |last: u32, step: i64| u32::try_from(i64::from(last) + step).map_err(|_| torn());
        self.last = (moved(self.last.0, year_step)?, moved(self.last.1, step)?);
        Ok(format!("CVE-{}-{:04}", self.last.0, self.last.1))
    }

    fn code_odd(&mut self, coder: &mut impl Coder, id: &[u8]) -> Result<String, DeltaError> {
        let length = self.lengths.code(coder, id.len() as u32)? as usize;
        if length > LONGEST {
            return Err(torn());
        }
        let mut bytes = Vec::with_capacity(length);
        for place in 0..length {
            let byte = id.get(place).copied().unwrap_or_default();
            bytes.push(equally_likely(coder, 256, u32::from(byte))? as u8);
        }
        String::from_utf8(bytes).map_err(|_| torn())
    }
}

/// Year and number of an id that is written as all are.
fn cve_of(id: &str) -> Option<(u32, u32)> {
    let (year, number) = id.strip_prefix("CVE-")?.split_once('-')?;
    let numbers = (year.parse().ok()?, number.parse().ok()?);
    (format!("CVE-{}-{:04}", numbers.0, numbers.1) == id).then_some(numbers)
}

fn torn() -> DeltaError {
    DeltaError::Damaged("its scores")
}

/// What is learned of percentiles.
struct Percentiles {
    outside: Odds,
    outliers: Numbers,
    misses: Vec<Numbers>,
    last: i64,
}

impl Default for Percentiles {
    fn default() -> Self {
        let (outside, outliers) = Default::default();
        Self {
            outside,
            outliers,
            misses: vec![Numbers::default(); 7],
            last: 0,
        }
    }
}

impl Percentiles {
    /// The percentiles of all of one score: of those that came to it, then of those that had it, in their old order.
    fn group(
        &mut self,
        coder: &mut impl Coder,
        group: &mut [Pending],
        ranks: &Ranks,
    ) -> Result<(), DeltaError> {
        let (came, still) = group.split_at_mut(group.partition_point(|it| it.still.is_none()));
        let count = came.len() + still.len();
        let bounds = (ranks.percentile(0), ranks.percentile(count));
        for one in came.iter_mut() {
            one.percentile = self.anywhere(coder, bounds, one.percentile)?;
        }
        let mut came: Vec<u32> = came.iter().map(|it| it.percentile).collect();
        came.sort_unstable();
        let (mut before, mut place) = (0, 0);
        for alike in still.chunk_by_mut(|a, b| a.still == b.still) {
            place += alike.len();
            while before < came.len() && came[before] <= ranks.percentile(place + before) {
                before += 1;
            }
            for one in alike {
                one.percentile = self.near(coder, ranks.percentile(place + before), one.percentile)?;
            }
        }
        Ok(())
    }

    /// A percentile of which only its bounds are known.
    fn anywhere(
        &mut self,
        coder: &mut impl Coder,
        bounds: (u32, u32),
        value: u32,
    ) -> Result<u32, DeltaError> {
        let (low, high) = bounds;
        if self.outside.code(coder, !(low..=high).contains(&value))? {
            return self
                .outliers
                .code(coder, value)
                .map_err(DeltaError::from)
                .and_then(bounded);
        }
        Ok(low + equally_likely(coder, high - low + 1, value.saturating_sub(low))?)
    }

    /// A percentile that is foretold. How far the one before was missed tells how far this one will be.
    fn near(&mut self, coder: &mut impl Coder, foretold: u32, value: u32) -> Result<u32, DeltaError> {
        let model = &mut self.misses[(self.last.clamp(-3, 3) + 3) as usize];
        self.last = model.code_signed(coder, i64::from(value) - i64::from(foretold))?;
        u32::try_from(i64::from(foretold) + self.last)
            .map_err(|_| torn())
            .and_then(bounded)
    }
}

fn bounded(percentile: u32) -> Result<u32, DeltaError> {
    match percentile <= MOST {
        true => Ok(percentile),
        false => Err(torn()),
    }
}

/// Where a score stands among all.
struct Ranks {
    /// How many score less.
    below: usize,
    /// How many there are.
    total: usize,
}

impl Ranks {
    /// The percentile of the so-manieth of this score, in steps.
    fn percentile(&self, place: usize) -> u32 {
        let (rank, total) = ((self.below + place) as u64, self.total.max(1) as u64);
        ((rank * u64::from(MOST) + total / 2) / total) as u32
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn scores() -> impl Strategy<Value = Vec<Score>> {
        let score = (prop_oneof![0u32..5, 0..=MOST], 0..=MOST);
        proptest::collection::btree_map("CVE-[1-9]{1,2}|CVE-20(23|24)-[1-9][0-9]{3,4}|", score, 0..40)
            .prop_map(|map: BTreeMap<_, _>| {
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
            let part = pack(&older, &newer).unwrap();
            let mut back = unpack(&part, &older).unwrap();
            back.sort_by(|a, b| a.cve.cmp(&b.cve));
            prop_assert_eq!(back, newer);
        }

        #[test]
        fn bytes_of_anybody_never_panic(part: Vec<u8>, older in scores()) {
            let _ = unpack(&part, &older);
        }
    }
}
