//! All that a finding shows of its vulnerability, apart from the packages and from EPSS: read from a database, or kept by somebody
//! and read again later, so that an old result can be shown as it was when its revision is gone.
//!
//! Odd: EPSS is left out. It is a forecast that changes daily for nearly all vulnerabilities, and is always today's.

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{
    Cvss, CvssEntry, Database, DatabaseError, Exploit, Exploited, Nature, Reference, VulnerabilityRecord,
};
use tidewaiter_types::Timestamp;

use super::texts::FindingTexts;

/// What is known of a vulnerability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Its id, the CVE id where there is one.
    pub vulnerability: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// A vulnerability, or a package made to do harm.
    pub nature: Nature,
    /// The furthest that any source says about exploits.
    pub exploit: Exploit,
    /// CISA's entry, if it is known to be exploited.
    pub exploited: Option<Exploited>,
    /// All vectors, each with the feed that carried it.
    pub cvss: Vec<(String, Cvss)>,
    /// CWE numbers, ascending.
    pub cwes: Vec<u32>,
    /// A line about it.
    pub title: Option<String>,
    /// Prose about it.
    pub description: Option<String>,
    /// Links, those of the preferred source first.
    pub references: Vec<Reference>,
    /// First published by anybody.
    pub published: Option<Timestamp>,
    /// Last changed by anybody.
    pub modified: Option<Timestamp>,
}

impl Facts {
    pub(super) fn read<'a>(
        db: &'a Database,
        texts: &mut FindingTexts<'a>,
        record: &VulnerabilityRecord<'a>,
    ) -> Result<Self, DatabaseError> {
        let known = texts.read(record)?;
        let cvss = record.cvss()?.into_iter().map(|(feed, entry)| {
            let cvss = Cvss {
                version: entry.version,
                vector: entry.vector.to_owned(),
                score: entry.score,
                source: entry.source.to_owned(),
            };
            (feed.to_owned(), cvss)
        });
        Ok(Self {
            vulnerability: record.id.to_owned(),
            aliases: record.aliases().map(str::to_owned).collect(),
            nature: known.nature,
            exploit: known.exploit,
            exploited: db.exploited(record.id)?,
            cvss: cvss.collect(),
            cwes: record.cwes()?,
            title: known.title,
            description: known.description,
            references: known.references,
            published: record.published()?,
            modified: record.modified()?,
        })
    }

    pub(super) fn entries(&self) -> Vec<(&str, CvssEntry<'_>)> {
        let mut entries = Vec::with_capacity(self.cvss.len());
        for (feed, cvss) in &self.cvss {
            let entry = CvssEntry {
                version: cvss.version,
                score: cvss.score,
                source: &cvss.source,
                vector: &cvss.vector,
            };
            entries.push((feed.as_str(), entry));
        }
        entries
    }
}

/// What a database knows of these vulnerabilities, in its order; those that it does not know are left out.
///
/// # Errors
/// If the database is damaged.
pub fn facts_of<'n>(
    db: &Database,
    vulnerabilities: impl IntoIterator<Item = &'n str>,
) -> Result<Vec<Facts>, DatabaseError> {
    let mut records = Vec::new();
    for id in vulnerabilities {
        records.extend(db.vulnerability(id)?);
    }
    // Neighbours share a block of texts.
    records.sort_by_key(|record| record.number);
    let mut texts = FindingTexts::new(db);
    records
        .iter()
        .map(|record| Facts::read(db, &mut texts, record))
        .collect()
}
