//! Everything that a file holds, back as the records that a rebuild needs.
//!
//! Odd: rows lie by package in the file, so all of them are turned round before the first record is whole.
//! [`crate::DatabaseBuilder::restoring`] makes the same bytes of these records again.

use tidewaiter_types::{Space, Timestamp};

use super::affected::AffectedRow;
use super::rows::{AdvisoryRow, RowsByAdvisory};
use super::{AdvisoryRecord, Database, TextReader};
use crate::{Advisory, Affected, BuildOptions, Cvss, DatabaseError, Record};

impl Database {
    /// The options with which this file was built.
    pub fn build_options(&self) -> BuildOptions {
        let info = self.info();
        BuildOptions {
            facts_only: info.facts_only,
            created: Some(info.created),
        }
    }

    /// A reader of whole records. Reads all lists of rows, which takes a second or so for all known feeds.
    pub fn record_reader(&self) -> Result<RecordReader<'_>, DatabaseError> {
        RecordReader::new(self)
    }
}

/// Gives whole records back.
pub struct RecordReader<'a> {
    db: &'a Database,
    texts: TextReader<'a>,
    rows: RowsByAdvisory<'a>,
}

impl<'a> RecordReader<'a> {
    fn new(db: &'a Database) -> Result<Self, DatabaseError> {
        Ok(Self::with_rows(db, RowsByAdvisory::read(db)?))
    }

    /// Puts a reader together from rows that were read already.
    pub(crate) fn with_rows(db: &'a Database, rows: RowsByAdvisory<'a>) -> Self {
        let texts = db.text_reader();
        Self { db, texts, rows }
    }

    /// Everything: advisories in the file's order, then what is known beside them.
    pub fn records(&mut self) -> impl Iterator<Item = Result<Record, DatabaseError>> {
        let (db, beside) = (self.db, self.beside());
        let scores = db.scores().map(|it| it.map(Record::Epss));
        let advisories = (0..self.advisories()).map(|number| Ok(self.advisory(number)?.into()));
        advisories.chain(beside).chain(scores)
    }

    /// Exploited CVEs, names of weaknesses, lifetimes; in the file's order.
    pub fn beside(&self) -> impl Iterator<Item = Result<Record, DatabaseError>> + use<'a> {
        let db = self.db;
        let exploited = db.all_exploited().map(|it| it.map(Record::Exploited));
        let weaknesses = db.weaknesses().map(|it| it.map(Record::Weakness));
        let lifetimes = db.lifetimes().map(|it| it.map(Record::Lifetime));
        exploited.chain(weaknesses).chain(lifetimes)
    }

    /// How many advisories there are.
    pub fn advisories(&self) -> u32 {
        self.db.layout.advisories.len()
    }

    /// The advisory of this number.
    pub fn advisory(&mut self, number: u32) -> Result<Advisory, DatabaseError> {
        let record = AdvisoryRecord::read(self.db, number)?;
        let texts = self.texts.read(&record)?.unwrap_or_default();
        let rows = self.rows.of(number).iter().map(|row| self.affected(&record, row));
        Ok(Advisory {
            id: record.id()?.to_owned(),
            feed: record.feed()?.to_owned(),
            vulnerabilities: vulnerabilities(self.db, &record)?,
            aliases: record.aliases().map(str::to_owned).collect(),
            published: record.published,
            modified: record.modified,
            withdrawn: record.withdrawn,
            standing: record.standing,
            nature: record.nature,
            exploit: record.exploit,
            title: texts.title,
            remediation: texts.remediation,
            description: texts.description,
            severity: record.severity()?.map(str::to_owned),
            cvss: cvss(&record)?,
            cwes: record.cwes().collect(),
            references: texts.references,
            affected: rows.collect::<Result<_, _>>()?,
        })
    }

    fn affected(&self, record: &AdvisoryRecord<'a>, row: &AdvisoryRow) -> Result<Affected, DatabaseError> {
        let fixed_at = self.rows.fixed_at(row).map(Timestamp);
        let package = self.rows.packages.get(row.package as usize);
        let package = package.ok_or(DatabaseError::Damaged("a package that is not there"))?;
        let row = AffectedRow::numbered(self.db, *record, row.shape, row.ranges, fixed_at)?;
        Ok(Affected {
            space: Space::from(package.space.to_owned()),
            package: package.name.clone(),
            subject: row.subject,
            ranges: row.ranges.map(|range| range.to_range()).collect(),
            state: row.state,
            fixed_at,
            severity: row.severity.map(str::to_owned),
            arches: row.arches.map(str::to_owned).collect(),
            module: row.module.map(str::to_owned),
            stream: row.stream.map(str::to_owned),
        })
    }
}

fn vulnerabilities(db: &Database, record: &AdvisoryRecord<'_>) -> Result<Vec<String>, DatabaseError> {
    let name = |number| Ok(db.vulnerability_at(number)?.id.to_owned());
    record.vulnerabilities().map(name).collect()
}

fn cvss(record: &AdvisoryRecord<'_>) -> Result<Vec<Cvss>, DatabaseError> {
    let owned = |entry: super::CvssEntry<'_>| Cvss {
        version: entry.version,
        vector: entry.vector.to_owned(),
        score: entry.score,
        source: entry.source.to_owned(),
    };
    record.cvss().map(|entry| entry.map(owned)).collect()
}
