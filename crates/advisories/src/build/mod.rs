//! From advisories to the file.
//!
//! Odd: while advisories come in, only numbers are kept of their words ([`record`]); nothing is written before all
//! are there, because the file depends on their set and not on their order.

mod affected;
mod aliases;
pub mod enrichment;
pub mod facts;
mod intern;
mod record;
mod texts;

use std::fs;
use std::io::Write;
use std::path::Path;

use tidewaiter_types::Timestamp;

use crate::format::{self, FACTS_ONLY};
use crate::{Advisory, DatabaseError, Exploited};
use enrichment::Enrichment;
use record::{Record, Vocabulary};

/// How a database is to be built.
#[derive(Clone, Copy, Debug, Default)]
pub struct BuildOptions {
    /// Leave upstream's prose and most links out (for the database that comes with the program).
    pub facts_only: bool,
    /// The date of the revision; by default that of its newest record, so that it depends on the advisories alone.
    pub created: Option<Timestamp>,
}

/// Takes advisories in any order and writes them as one file.
#[derive(Default)]
pub struct DatabaseBuilder {
    options: BuildOptions,
    words: Vocabulary,
    records: Vec<Record>,
    enrichment: Enrichment,
    settled: bool,
}

impl DatabaseBuilder {
    /// A builder without advisories.
    pub fn new(options: BuildOptions) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }

    /// A builder of records that come out of a database ([`crate::RecordReader`]): they are one already where they are
    /// one, and go by their vulnerabilities' one names. All records of a file give the same bytes again.
    pub fn restoring(options: BuildOptions) -> Self {
        Self {
            settled: true,
            ..Self::new(options)
        }
    }

    /// Dates the revision, where the date of the newest record would mislead: some records are dated in the future.
    pub fn date(&mut self, created: Timestamp) {
        self.options.created = Some(created);
    }

    /// Takes one record in.
    pub fn add(&mut self, record: impl Into<crate::Record>) {
        match record.into() {
            crate::Record::Advisory(advisory) => self.add_advisory(*advisory),
            crate::Record::Epss(epss) => self.enrichment.score(epss),
            crate::Record::Exploited(exploited) => self.add_exploited(exploited),
            crate::Record::Weakness(weakness) => self.enrichment.weakness(weakness),
            crate::Record::Lifetime(lifetime) => self.enrichment.lifetime(lifetime),
        }
    }

    fn add_exploited(&mut self, mut exploited: Exploited) {
        exploited.action = exploited
            .action
            .filter(|text| !self.options.facts_only && !text.is_empty());
        self.enrichment.exploited(exploited, &mut self.words);
    }

    fn add_advisory(&mut self, mut advisory: Advisory) {
        let text = texts::encode(&mut advisory, &self.options);
        let record = self.words.record(advisory, text);
        self.records.push(record);
    }

    /// The file's bytes.
    pub fn to_vec(self) -> Result<Vec<u8>, DatabaseError> {
        let mut words = self.words.rank();
        let mut records = words.sort(self.records);
        if !self.settled {
            records = words.settle(records);
            aliases::close(&mut records, &words);
        }
        let others = self.enrichment.texts(|text| words.texts.of(text));
        let texts = texts::compress(&records, others, std::mem::take(&mut words.texts.values))?;
        let affected = affected::lay_out(&records, &words)?;
        let facts = facts::lay_out(&records, &words, &texts.places)?;
        let enrichment = self
            .enrichment
            .lay_out(|text| words.texts.of(text), &texts.places)?;
        let created = self
            .options
            .created
            .map(|at| at.0)
            .or_else(|| facts::newest(&records));
        let flags = if self.options.facts_only { FACTS_ONLY } else { 0 };
        let sections = [
            facts.feeds,
            affected.spaces,
            affected.packages,
            affected.postings,
            affected.shapes,
            affected.ranges,
            facts.advisories,
            facts.vulnerabilities,
            facts.names,
            facts.labels,
            facts.cvss,
            affected.mentions,
            texts.blocks,
            texts.dictionary,
            enrichment.scores,
            enrichment.exploited,
            enrichment.weaknesses,
            enrichment.lifetimes,
        ];
        Ok(format::frame(flags, created.unwrap_or_default(), &sections))
    }

    /// Writes the file: beside its place first and then moved there, so a reader never sees half of it.
    pub fn write(self, path: &Path) -> Result<(), DatabaseError> {
        let bytes = self.to_vec()?;
        store(path, &bytes).map_err(|source| DatabaseError::Io {
            path: path.to_owned(),
            source,
        })
    }
}

fn store(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = temporary().tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(unix)]
fn temporary() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    // A temporary file is its owner's alone by default; a database is for all who may read its folder.
    builder.permissions(fs::Permissions::from_mode(0o644));
    builder
}

#[cfg(not(unix))]
fn temporary() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}
