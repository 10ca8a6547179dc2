//! The sections about advisories and vulnerabilities: feeds, records, names, labels, CVSS entries.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{RankedVocabulary, Record};
use super::texts::TextPlace;
use crate::format::Code;
use crate::keys::{KeyWriter, LONGEST};
use crate::table::TableWriter;
use crate::wire::{put_ascending, put_bytes, put_instant, put_varint};
use crate::{DatabaseError, Standing};

/// Bits of an advisory's flags; bits 0 and 1 are its standing, 8 and 9 its nature, 10 and 11 what is known of exploits.
pub const OWN_ID: u32 = 1 << 2;
/// There is a date of publication.
pub const PUBLISHED: u32 = 1 << 3;
/// There is a date of the last change.
pub const MODIFIED: u32 = 1 << 4;
/// There is a severity label.
pub const SEVERITY: u32 = 1 << 5;
/// There is a text.
pub const TEXT: u32 = 1 << 6;
/// There is a date of withdrawal.
pub const WITHDRAWN: u32 = 1 << 7;
/// Where the nature's code stands.
pub const NATURE: u32 = 8;
/// Where the code of what is known of exploits stands.
pub const EXPLOIT: u32 = 10;

/// The finished sections.
pub struct FactSections {
    pub feeds: Vec<u8>,
    pub advisories: Vec<u8>,
    pub vulnerabilities: Vec<u8>,
    pub names: Vec<u8>,
    pub labels: Vec<u8>,
    pub cvss: Vec<u8>,
}

/// Lays the facts of all records out.
pub fn lay_out(
    records: &[Record],
    words: &RankedVocabulary,
    places: &BTreeMap<u32, TextPlace>,
) -> Result<FactSections, DatabaseError> {
    let numbers = Numbers::of(records);
    let mut advisories = TableWriter::default();
    for record in records {
        advisories.push(&encode_advisory(record, words, &numbers, places));
    }
    let vulnerabilities = &numbers.vulnerabilities;
    Ok(FactSections {
        feeds: write_feeds(records, words)?,
        advisories: advisories.finish()?,
        vulnerabilities: write_vulnerabilities(records, words, vulnerabilities)?,
        names: write_names(records, words, vulnerabilities)?,
        labels: write_labels(&numbers.labels, words)?,
        cvss: write_cvss(&numbers.cvss, words)?,
    })
}

/// What records refer to, numbered. What only a record said that another replaced has no number and is not written.
struct Numbers {
    vulnerabilities: Numbered,
    labels: Numbered,
    cvss: Numbered,
}

impl Numbers {
    fn of(records: &[Record]) -> Self {
        let vulnerabilities = records.iter().flat_map(|record| record.vulnerabilities.iter());
        let cvss = records.iter().flat_map(|record| record.cvss.iter());
        Self {
            vulnerabilities: Numbered::new(vulnerabilities.copied()),
            labels: Numbered::new(records.iter().filter_map(|record| record.severity)),
            cvss: Numbered::new(cvss.copied()),
        }
    }
}

/// Some of the strings, numbered in their order.
struct Numbered {
    ranks: Vec<u32>,
}

impl Numbered {
    fn new(ranks: impl Iterator<Item = u32>) -> Self {
        Self {
            ranks: ranks.collect::<BTreeSet<_>>().into_iter().collect(),
        }
    }

    fn find(&self, rank: u32) -> Option<u32> {
        self.ranks.binary_search(&rank).ok().map(|number| number as u32)
    }

    fn of(&self, rank: u32) -> u32 {
        self.find(rank).expect("it was made of all that are asked for")
    }
}

fn encode_advisory(
    record: &Record,
    words: &RankedVocabulary,
    all: &Numbers,
    places: &BTreeMap<u32, TextPlace>,
) -> Vec<u8> {
    let mut out = Vec::new();
    put_varint(&mut out, u64::from(flags(record)));
    let numbers: Vec<u32> = record
        .vulnerabilities
        .iter()
        .map(|rank| all.vulnerabilities.of(*rank))
        .collect();
    match numbers.as_slice() {
        [own] if is_own(record) => put_varint(&mut out, u64::from(*own)),
        _ => put_bytes(&mut out, words.strings.get(record.id).as_bytes()),
    }
    let dates = [record.published, record.modified, record.withdrawn];
    for at in dates.into_iter().flatten() {
        put_instant(&mut out, at);
    }
    if let Some(label) = record.severity {
        put_varint(&mut out, u64::from(all.labels.of(label)));
    }
    if let Some(text) = record.text {
        put_varint(&mut out, u64::from(places[&text].block));
        put_varint(&mut out, u64::from(places[&text].slot));
    }
    let cvss: Vec<u32> = record.cvss.iter().map(|rank| all.cvss.of(*rank)).collect();
    put_ascending(&mut out, &cvss);
    put_ascending(&mut out, &record.cwes);
    put_strings(&mut out, words, &record.aliases);
    if !is_own(record) {
        put_ascending(&mut out, &numbers);
    }
    out
}

/// Whether a record is the vulnerability itself.
fn is_own(record: &Record) -> bool {
    *record.vulnerabilities == [record.id]
}

fn flags(record: &Record) -> u32 {
    let bit = |set: bool, bit: u32| if set { bit } else { 0 };
    u32::from(record.standing)
        | u32::from(record.nature) << NATURE
        | u32::from(record.exploit) << EXPLOIT
        | bit(is_own(record), OWN_ID)
        | bit(record.published.is_some(), PUBLISHED)
        | bit(record.modified.is_some(), MODIFIED)
        | bit(record.severity.is_some(), SEVERITY)
        | bit(record.text.is_some(), TEXT)
        | bit(record.withdrawn.is_some(), WITHDRAWN)
}

fn put_strings(out: &mut Vec<u8>, words: &RankedVocabulary, ranks: &[u32]) {
    put_varint(out, ranks.len() as u64);
    for rank in ranks {
        put_bytes(out, words.strings.get(*rank).as_bytes());
    }
}

/// What is gathered about one vulnerability.
#[derive(Clone, Default)]
struct Gathered {
    advisories: Vec<u32>,
    aliases: BTreeSet<u32>,
    standings: Vec<Standing>,
}

impl Gathered {
    /// Rejected or disputed as soon as one record about it alone says so; withdrawn if all its records are.
    fn standing(&self) -> Standing {
        let is = |standing| self.standings.contains(&standing);
        match () {
            () if is(Standing::Rejected) => Standing::Rejected,
            () if is(Standing::Disputed) => Standing::Disputed,
            () if is(Standing::Active) || self.standings.is_empty() => Standing::Active,
            () => Standing::Withdrawn,
        }
    }
}

fn gather(records: &[Record], vulnerabilities: &Numbered) -> Vec<Gathered> {
    let mut all = vec![Gathered::default(); vulnerabilities.ranks.len()];
    for (number, record) in records.iter().enumerate() {
        let standing = Standing::of_code(record.standing).unwrap_or_default();
        for rank in &record.vulnerabilities {
            let one = &mut all[vulnerabilities.of(*rank) as usize];
            one.advisories.push(number as u32);
            if record.vulnerabilities.len() == 1 {
                one.aliases
                    .extend(record.aliases.iter().filter(|alias| *alias != rank));
                one.standings.push(standing);
            } else if standing == Standing::Active {
                one.standings.push(standing);
            }
        }
    }
    all
}

fn write_vulnerabilities(
    records: &[Record],
    words: &RankedVocabulary,
    vulnerabilities: &Numbered,
) -> Result<Vec<u8>, DatabaseError> {
    let mut table = TableWriter::default();
    for (rank, gathered) in vulnerabilities.ranks.iter().zip(gather(records, vulnerabilities)) {
        let mut out = Vec::new();
        put_bytes(&mut out, words.strings.get(*rank).as_bytes());
        out.push(gathered.standing().code());
        put_ascending(&mut out, &gathered.advisories);
        put_strings(&mut out, words, &gathered.aliases.into_iter().collect::<Vec<_>>());
        table.push(&out);
    }
    table.finish()
}

/// Other names by which something is found: `number << 1` of a vulnerability for an alias, `number << 1 | 1` of an
/// advisory for its id. The id of an advisory goes before an alias, a vulnerability's own id is not repeated here.
fn write_names(
    records: &[Record],
    words: &RankedVocabulary,
    vulnerabilities: &Numbered,
) -> Result<Vec<u8>, DatabaseError> {
    let mut names = BTreeMap::new();
    for (number, record) in records.iter().enumerate().rev() {
        names.insert(record.id, (number as u64) << 1 | 1);
    }
    for record in records.iter().filter(|record| record.vulnerabilities.len() == 1) {
        for alias in &record.aliases {
            let target = u64::from(vulnerabilities.of(record.vulnerabilities[0]));
            names.entry(*alias).or_insert(target << 1);
        }
    }
    let mut writer = KeyWriter::default();
    for (rank, value) in names
        .into_iter()
        .filter(|(rank, _)| vulnerabilities.find(*rank).is_none())
    {
        let name = words.strings.get(rank);
        if name.len() > LONGEST {
            return Err(DatabaseError::Limit("an id is over 4096 bytes"));
        }
        writer.push(name, value);
    }
    writer.finish()
}

fn write_labels(labels: &Numbered, words: &RankedVocabulary) -> Result<Vec<u8>, DatabaseError> {
    let mut table = TableWriter::default();
    for rank in &labels.ranks {
        table.push(words.strings.get(*rank).as_bytes());
    }
    table.finish()
}

fn write_cvss(numbered: &Numbered, words: &RankedVocabulary) -> Result<Vec<u8>, DatabaseError> {
    let mut table = TableWriter::default();
    for cvss in numbered.ranks.iter().map(|rank| words.cvss.get(*rank)) {
        let mut out = vec![cvss.version, cvss.tenths];
        put_bytes(&mut out, cvss.source.as_bytes());
        put_bytes(&mut out, cvss.vector.as_bytes());
        table.push(&out);
    }
    table.finish()
}

/// One record a feed: name, number of its first advisory, advisories, affected rows, date of the newest record
/// (0 and nothing, or 1 and an instant).
fn write_feeds(records: &[Record], words: &RankedVocabulary) -> Result<Vec<u8>, DatabaseError> {
    let (mut table, mut first) = (TableWriter::default(), 0);
    for feed in records.chunk_by(|a, b| a.feed == b.feed) {
        let mut out = Vec::new();
        put_bytes(&mut out, words.strings.get(feed[0].feed).as_bytes());
        put_varint(&mut out, first);
        put_varint(&mut out, feed.len() as u64);
        put_varint(&mut out, feed.iter().map(|record| record.rows.len() as u64).sum());
        let newest = newest(feed);
        put_varint(&mut out, u64::from(newest.is_some()));
        newest.into_iter().for_each(|at| put_instant(&mut out, at));
        table.push(&out);
        first += feed.len() as u64;
    }
    table.finish()
}

/// The date of the newest record.
pub fn newest(records: &[Record]) -> Option<i64> {
    records
        .iter()
        .filter_map(|record| record.modified.or(record.published))
        .max()
}
