//! What is known beside advisories: EPSS scores, exploited CVEs, names of weaknesses, systems' lifetimes.

use std::cmp::Ordering;

use tidewaiter_types::{Space, Timestamp};

use super::Database;
use crate::build::enrichment::{ACTION, ADDED, DUE, END, EXTENDED_END, PERCENTILE_BITS, RANSOMWARE, STEPS};
use crate::table::Table;
use crate::wire::Cursor;
use crate::{DatabaseError, Epss, Exploited, Lifetime, Weakness};

/// An exploited CVE as the file holds it, without its text.
struct Entry<'a> {
    cve: &'a str,
    flags: u8,
    rest: Cursor<'a>,
}

impl<'a> Entry<'a> {
    fn read(mut record: Cursor<'a>) -> Result<Self, DatabaseError> {
        Ok(Self {
            cve: record.text()?,
            flags: record.byte()?,
            rest: record,
        })
    }
}

impl Database {
    /// EPSS's word on a CVE.
    pub fn epss(&self, cve: &str) -> Result<Option<Epss>, DatabaseError> {
        let scores = &self.layout.scores;
        let value = scores.find(&self.bytes, scores.all(), cve)?;
        Ok(value.map(|value| epss(cve.to_owned(), value)))
    }

    /// All EPSS scores as the file holds them, by CVE.
    pub(crate) fn score_values(&self) -> impl Iterator<Item = Result<(String, u64), DatabaseError>> {
        let scores = &self.layout.scores;
        scores.entries(&self.bytes, scores.all())
    }

    /// All EPSS scores, by CVE.
    pub fn scores(&self) -> impl Iterator<Item = Result<Epss, DatabaseError>> {
        self.score_values()
            .map(|entry| entry.map(|(cve, value)| epss(cve, value)))
    }

    /// The catalogue's entry on a CVE that is known to be exploited. Unpacks a block of texts.
    pub fn exploited(&self, cve: &str) -> Result<Option<Exploited>, DatabaseError> {
        let found = find(&self.layout.exploited, &self.bytes, |record| {
            Ok(Entry::read(record)?.cve.cmp(cve))
        })?;
        found.map(|record| self.read_exploited(record)).transpose()
    }

    /// Whether a CVE is known to be exploited. Unpacks nothing.
    pub fn is_exploited(&self, cve: &str) -> Result<bool, DatabaseError> {
        let found = find(&self.layout.exploited, &self.bytes, |record| {
            Ok(Entry::read(record)?.cve.cmp(cve))
        })?;
        Ok(found.is_some())
    }

    /// All exploited CVEs, by CVE.
    pub fn all_exploited(&self) -> impl Iterator<Item = Result<Exploited, DatabaseError>> {
        let table = &self.layout.exploited;
        (0..table.len()).map(move |number| self.read_exploited(table.get(&self.bytes, number)?))
    }

    fn read_exploited(&self, record: Cursor<'_>) -> Result<Exploited, DatabaseError> {
        let Entry { cve, flags, mut rest } = Entry::read(record)?;
        let added = instant(&mut rest, flags & ADDED)?;
        let due = instant(&mut rest, flags & DUE)?;
        let action = match flags & ACTION {
            0 => None,
            _ => {
                let place = (rest.number()?, rest.number()?);
                self.text_reader().at(place)?.remediation
            }
        };
        Ok(Exploited {
            cve: cve.to_owned(),
            added,
            due,
            ransomware: flags & RANSOMWARE != 0,
            action,
        })
    }

    /// The name of a weakness: 79 for `CWE-79`.
    pub fn weakness(&self, number: u32) -> Result<Option<&str>, DatabaseError> {
        let found = find(&self.layout.weaknesses, &self.bytes, |mut record| {
            Ok(record.number()?.cmp(&number))
        })?;
        let Some(mut record) = found else {
            return Ok(None);
        };
        record.number()?;
        record.text().map(Some)
    }

    /// All names of weaknesses, by number.
    pub fn weaknesses(&self) -> impl Iterator<Item = Result<Weakness, DatabaseError>> {
        let table = &self.layout.weaknesses;
        (0..table.len()).map(move |number| {
            let mut record = table.get(&self.bytes, number)?;
            Ok(Weakness {
                number: record.number()?,
                name: record.text()?.to_owned(),
            })
        })
    }

    /// How long a release gets fixes.
    pub fn lifetime(&self, space: &Space) -> Result<Option<Lifetime>, DatabaseError> {
        let found = find(&self.layout.lifetimes, &self.bytes, |mut record| {
            Ok(record.text()?.cmp(space.as_str()))
        })?;
        found.map(read_lifetime).transpose()
    }

    /// All lifetimes, by space.
    pub fn lifetimes(&self) -> impl Iterator<Item = Result<Lifetime, DatabaseError>> {
        let table = &self.layout.lifetimes;
        (0..table.len()).map(move |number| read_lifetime(table.get(&self.bytes, number)?))
    }
}

fn epss(cve: String, value: u64) -> Epss {
    let part = |steps: u64| (steps as f32 / STEPS).min(1.0);
    Epss {
        cve,
        score: part(value >> PERCENTILE_BITS),
        percentile: part(value & ((1 << PERCENTILE_BITS) - 1)),
    }
}

fn read_lifetime(mut record: Cursor<'_>) -> Result<Lifetime, DatabaseError> {
    let space = Space::from(record.text()?.to_owned());
    let flags = record.byte()?;
    Ok(Lifetime {
        space,
        end: instant(&mut record, flags & END)?,
        extended_end: instant(&mut record, flags & EXTENDED_END)?,
    })
}

fn instant(record: &mut Cursor<'_>, flag: u8) -> Result<Option<Timestamp>, DatabaseError> {
    match flag {
        0 => Ok(None),
        _ => Ok(Some(Timestamp(record.instant()?))),
    }
}

/// The record of a sorted table to which `order` says equal.
fn find<'a>(
    table: &Table,
    bytes: &'a [u8],
    order: impl Fn(Cursor<'a>) -> Result<Ordering, DatabaseError>,
) -> Result<Option<Cursor<'a>>, DatabaseError> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let record = table.get(bytes, middle)?;
        match order(record)? {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return Ok(Some(record)),
        }
    }
    Ok(None)
}
