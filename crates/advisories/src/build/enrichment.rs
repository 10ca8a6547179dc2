//! The sections of what is known beside advisories: EPSS scores, exploited CVEs, names of weaknesses, lifetimes.
//!
//! Odd: the same thing may be said twice (an older and a newer snapshot, a file in two packs). So that the order of
//! arrival does not show in the file, what sorts last wins.

use std::collections::BTreeMap;

use super::record::Vocabulary;
use super::texts::{TextPlace, encode_action};
use crate::DatabaseError;
use crate::keys::{KeyWriter, LONGEST};
use crate::table::TableWriter;
use crate::wire::{put_bytes, put_instant, put_varint};
use crate::{Epss, Exploited, Lifetime, Weakness};

/// A score and a percentile are written in steps of so much.
pub const STEPS: f32 = 100_000.0;
/// Bits of the percentile in a score's value.
pub const PERCENTILE_BITS: u32 = 17;

/// There is a date on which it joined the catalogue.
pub const ADDED: u8 = 1;
/// There is a date by which to act.
pub const DUE: u8 = 1 << 1;
/// Ransomware is known to use it.
pub const RANSOMWARE: u8 = 1 << 2;
/// There is a text.
pub const ACTION: u8 = 1 << 3;

/// There is a date of the end of fixes for everybody.
pub const END: u8 = 1;
/// There is a date of the end of extended fixes.
pub const EXTENDED_END: u8 = 1 << 1;

/// What is known beside advisories, while it comes in.
#[derive(Default)]
pub struct Enrichment {
    scores: Vec<(Box<str>, u64)>,
    exploited: BTreeMap<String, Entry>,
    weaknesses: BTreeMap<u32, String>,
    lifetimes: BTreeMap<String, (Option<i64>, Option<i64>)>,
}

/// An exploited CVE; the later entry wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    added: Option<i64>,
    due: Option<i64>,
    ransomware: bool,
    action: Option<u32>,
}

/// The finished sections.
pub struct EnrichmentSections {
    pub scores: Vec<u8>,
    pub exploited: Vec<u8>,
    pub weaknesses: Vec<u8>,
    pub lifetimes: Vec<u8>,
}

impl Enrichment {
    /// Takes a score in.
    pub fn score(&mut self, epss: Epss) {
        let steps = |part: f32| (part.clamp(0.0, 1.0) * STEPS).round() as u64;
        let value = steps(epss.score) << PERCENTILE_BITS | steps(epss.percentile);
        self.scores.push((epss.cve.into_boxed_str(), value));
    }

    /// Takes an exploited CVE in; its text goes to the other texts.
    pub fn exploited(&mut self, exploited: Exploited, words: &mut Vocabulary) {
        let entry = Entry {
            added: exploited.added.map(|at| at.0),
            due: exploited.due.map(|at| at.0),
            ransomware: exploited.ransomware,
            action: exploited.action.map(|text| words.text(encode_action(text))),
        };
        let known = self.exploited.entry(exploited.cve).or_insert(entry);
        *known = (*known).max(entry);
    }

    /// Takes the name of a weakness in.
    pub fn weakness(&mut self, weakness: Weakness) {
        let known = self.weaknesses.entry(weakness.number).or_default();
        *known = std::mem::take(known).max(weakness.name);
    }

    /// Takes a lifetime in.
    pub fn lifetime(&mut self, lifetime: Lifetime) {
        let ends = (lifetime.end.map(|at| at.0), lifetime.extended_end.map(|at| at.0));
        let known = self.lifetimes.entry(lifetime.space.into()).or_default();
        *known = (*known).max(ends);
    }

    /// The texts of exploited CVEs, by CVE: `rank` makes the number of arrival a rank.
    pub fn texts(&self, rank: impl Fn(u32) -> u32) -> Vec<u32> {
        let actions = self.exploited.values().filter_map(|entry| entry.action);
        actions.map(rank).collect()
    }

    /// Lays everything out.
    pub fn lay_out(
        self,
        rank: impl Fn(u32) -> u32,
        places: &BTreeMap<u32, TextPlace>,
    ) -> Result<EnrichmentSections, DatabaseError> {
        let place = |action: u32| places[&rank(action)];
        Ok(EnrichmentSections {
            scores: write_scores(self.scores)?,
            exploited: write_exploited(&self.exploited, place)?,
            weaknesses: write_weaknesses(&self.weaknesses)?,
            lifetimes: write_lifetimes(&self.lifetimes)?,
        })
    }
}

/// `count: u32`, then an index of names: each CVE's score and percentile in one number.
fn write_scores(mut scores: Vec<(Box<str>, u64)>) -> Result<Vec<u8>, DatabaseError> {
    scores.sort_unstable_by(|a, b| (&a.0, std::cmp::Reverse(a.1)).cmp(&(&b.0, std::cmp::Reverse(b.1))));
    scores.dedup_by(|later, first| later.0 == first.0);
    let mut writer = KeyWriter::default();
    for (cve, value) in &scores {
        if cve.len() > LONGEST {
            return Err(DatabaseError::Limit("an id is over 4096 bytes"));
        }
        writer.push(cve, *value);
    }
    let count = u32::try_from(scores.len()).map_err(|_| DatabaseError::Limit("over 2^32 scores"))?;
    let mut out = count.to_le_bytes().to_vec();
    out.extend(writer.finish()?);
    Ok(out)
}

fn write_exploited(
    exploited: &BTreeMap<String, Entry>,
    place: impl Fn(u32) -> TextPlace,
) -> Result<Vec<u8>, DatabaseError> {
    let mut table = TableWriter::default();
    for (cve, entry) in exploited {
        let bit = |set: bool, bit: u8| if set { bit } else { 0 };
        let mut out = Vec::new();
        put_bytes(&mut out, cve.as_bytes());
        out.push(
            bit(entry.added.is_some(), ADDED)
                | bit(entry.due.is_some(), DUE)
                | bit(entry.ransomware, RANSOMWARE)
                | bit(entry.action.is_some(), ACTION),
        );
        for at in [entry.added, entry.due].into_iter().flatten() {
            put_instant(&mut out, at);
        }
        if let Some(action) = entry.action {
            let TextPlace { block, slot } = place(action);
            put_varint(&mut out, u64::from(block));
            put_varint(&mut out, u64::from(slot));
        }
        table.push(&out);
    }
    table.finish()
}

fn write_weaknesses(weaknesses: &BTreeMap<u32, String>) -> Result<Vec<u8>, DatabaseError> {
    let mut table = TableWriter::default();
    for (number, name) in weaknesses {
        let mut out = Vec::new();
        put_varint(&mut out, u64::from(*number));
        put_bytes(&mut out, name.as_bytes());
        table.push(&out);
    }
    table.finish()
}

fn write_lifetimes(
    lifetimes: &BTreeMap<String, (Option<i64>, Option<i64>)>,
) -> Result<Vec<u8>, DatabaseError> {
    let mut table = TableWriter::default();
    for (space, (end, extended)) in lifetimes {
        let mut out = Vec::new();
        put_bytes(&mut out, space.as_bytes());
        let flag = |at: &Option<i64>, bit: u8| if at.is_some() { bit } else { 0 };
        out.push(flag(end, END) | flag(extended, EXTENDED_END));
        for at in [end, extended].into_iter().flatten() {
            put_instant(&mut out, *at);
        }
        table.push(&out);
    }
    table.finish()
}
