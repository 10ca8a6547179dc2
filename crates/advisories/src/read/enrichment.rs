//! What is known beside advisories: EPSS scores, exploited CVEs, names of weaknesses, systems' lifetimes.

use tidewaiter_types::{Space, Timestamp};

use super::Database;
use crate::build::enrichment::{ACTION, ADDED, DUE, END, EXTENDED_END, PERCENTILE_BITS, RANSOMWARE, STEPS};
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
        let found = self.exploited_number(cve)?;
        let record = found.map(|number| self.layout.exploited.get(&self.bytes, number));
        record
            .transpose()?
            .map(|record| self.read_exploited(record))
            .transpose()
    }

    /// Whether a CVE is known to be exploited. Unpacks nothing.
    pub fn is_exploited(&self, cve: &str) -> Result<bool, DatabaseError> {
        Ok(self.exploited_number(cve)?.is_some())
    }

    fn exploited_number(&self, cve: &str) -> Result<Option<u32>, DatabaseError> {
        let order = |record| Ok(Entry::read(record)?.cve.cmp(cve));
        self.layout.exploited.find(&self.bytes, order)
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
        let table = &self.layout.weaknesses;
        let order = |mut record: Cursor<'_>| Ok(record.number()?.cmp(&number));
        let Some(found) = table.find(&self.bytes, order)? else {
            return Ok(None);
        };
        let mut record = table.get(&self.bytes, found)?;
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
        let table = &self.layout.lifetimes;
        let order = |mut record: Cursor<'_>| Ok(record.text()?.cmp(space.as_str()));
        let found = table.find(&self.bytes, order)?;
        found
            .map(|number| read_lifetime(table.get(&self.bytes, number)?))
            .transpose()
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
