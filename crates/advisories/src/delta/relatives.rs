//! What the older revision says about the vulnerability of a record that came.
//!
//! Feeds copy each other, so most of a new record's words stand in it already, under one of the record's names. Both sides
//! look them up there, and neither is told where.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::names::Names;
use crate::read::AdvisoryRecord;
use crate::{Advisory, Database, DatabaseError, Found, TextReader, Texts};

/// How many of a record's names are looked up, and how many records they may lead to.
const MOST_NAMES: usize = 16;
const MOST: usize = 24;

/// The two kinds of texts, each packed for itself.
#[derive(Default)]
pub struct Two<T> {
    /// Descriptions, titles, remediations.
    pub prose: T,
    /// Addresses.
    pub links: T,
}

/// A record of the older revision.
pub struct Relative {
    /// Its number there.
    pub number: u32,
    /// Its names.
    pub names: Names,
    /// Its texts.
    pub texts: Two<Vec<String>>,
}

/// Finds them, and remembers those that it found.
pub struct Relatives<'a> {
    db: &'a Database,
    reader: TextReader<'a>,
    known: FxHashMap<u32, Rc<Relative>>,
}

impl<'a> Relatives<'a> {
    /// Those in this revision.
    pub fn new(db: &'a Database) -> Self {
        Self {
            db,
            reader: db.text_reader(),
            known: FxHashMap::default(),
        }
    }

    /// The relatives of a record, in an order that both sides find.
    pub fn of(&mut self, advisory: &Advisory) -> Result<Vec<Rc<Relative>>, DatabaseError> {
        let mut found: Vec<Rc<Relative>> = Vec::new();
        let names = std::iter::once(&advisory.id).chain(&advisory.vulnerabilities);
        for name in names.chain(&advisory.aliases).take(MOST_NAMES) {
            for record in self.named(name)? {
                if found.len() < MOST && !found.iter().any(|it| it.number == record.number) {
                    found.push(self.relative(record)?);
                }
            }
        }
        Ok(found)
    }

    fn named(&self, name: &str) -> Result<Vec<AdvisoryRecord<'a>>, DatabaseError> {
        match self.db.find(name)? {
            None => Ok(Vec::new()),
            Some(Found::Advisory(record)) => Ok(vec![record]),
            Some(Found::Vulnerability(record)) => record.advisories().take(MOST).collect(),
        }
    }

    fn relative(&mut self, record: AdvisoryRecord<'a>) -> Result<Rc<Relative>, DatabaseError> {
        if let Some(known) = self.known.get(&record.number) {
            return Ok(known.clone());
        }
        let relative = Rc::new(Relative {
            number: record.number,
            names: Names::of(&named_only(self.db, &record)?),
            texts: texts_of(self.reader.read(&record)?.unwrap_or_default()),
        });
        self.known.insert(record.number, relative.clone());
        Ok(relative)
    }
}

fn texts_of(texts: Texts) -> Two<Vec<String>> {
    let prose = [texts.description, texts.title, texts.remediation];
    let links = texts.references.into_iter().map(|reference| reference.url);
    Two {
        prose: prose.into_iter().flatten().collect(),
        links: links.collect(),
    }
}

/// A record's names alone.
fn named_only(db: &Database, record: &AdvisoryRecord<'_>) -> Result<Advisory, DatabaseError> {
    let vulnerability = |number| Ok(db.vulnerability_at(number)?.id.to_owned());
    let vulnerabilities = record.vulnerabilities().take(2).map(vulnerability);
    Ok(Advisory {
        id: record.id()?.to_owned(),
        vulnerabilities: vulnerabilities.collect::<Result<_, DatabaseError>>()?,
        aliases: record.aliases().take(2).map(str::to_owned).collect(),
        ..Advisory::default()
    })
}
