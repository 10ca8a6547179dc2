//! What the records about a vulnerability alone say of it: nature, exploits, title, prose, links.
//!
//! The order of records: NVD's first, as its prose is about the flaw and not about a package, then the others by their
//! feeds' names.
//!
//! Odd: errata are passed by. Their prose lists packages, and their links lead to other vulnerabilities too.

use rustc_hash::FxHashMap;
use tidewaiter_advisories::{
    AdvisoryRecord, Database, DatabaseError, Exploit, Nature, Reference, TextReader, VulnerabilityRecord,
};

use crate::exclusion::of_record;

/// Links of one finding; some CVEs have hundreds.
const MOST_REFERENCES: usize = 100;

/// What is known of one vulnerability.
#[derive(Default)]
pub struct Known {
    /// The gravest nature that a standing record gives it.
    pub nature: Nature,
    /// The furthest that any record says.
    pub exploit: Exploit,
    /// A line about it.
    pub title: Option<String>,
    /// Prose about it.
    pub description: Option<String>,
    /// Links, each once.
    pub references: Vec<Reference>,
}

/// The gravest nature that a standing record about a vulnerability alone gives it; no text is read for that.
///
/// # Errors
/// If the database is damaged.
pub fn nature(record: &VulnerabilityRecord<'_>) -> Result<Nature, DatabaseError> {
    let advisories = record.advisories().collect::<Result<Vec<_>, _>>()?;
    Ok(nature_of(
        advisories.iter().filter(|advisory| advisory.is_single()),
    ))
}

fn nature_of<'r, 'a: 'r>(mut records: impl Iterator<Item = &'r AdvisoryRecord<'a>>) -> Nature {
    match records.any(|advisory| advisory.nature == Nature::Malware && of_record(advisory).is_none()) {
        true => Nature::Malware,
        false => Nature::default(),
    }
}

/// Reads the texts of vulnerability after vulnerability, unpacking each block once for each feed.
pub struct FindingTexts<'a> {
    db: &'a Database,
    readers: FxHashMap<&'a str, TextReader<'a>>,
}

impl<'a> FindingTexts<'a> {
    /// Nothing is read yet.
    pub fn new(db: &'a Database) -> Self {
        Self {
            db,
            readers: FxHashMap::default(),
        }
    }

    /// All that is known of a vulnerability.
    ///
    /// # Errors
    /// If the database is damaged.
    pub fn read(&mut self, record: &VulnerabilityRecord<'a>) -> Result<Known, DatabaseError> {
        let mut records = Vec::new();
        for advisory in record.advisories() {
            let advisory = advisory?;
            if advisory.is_single() {
                let feed = advisory.feed()?;
                records.push((feed != "nvd", feed, advisory));
            }
        }
        records.sort_by_key(|(behind, feed, advisory)| (*behind, *feed, advisory.number));
        let mut known = Known {
            nature: nature_of(records.iter().map(|(_, _, advisory)| advisory)),
            ..Known::default()
        };
        for (_, feed, advisory) in &records {
            known.exploit = known.exploit.max(advisory.exploit);
            self.add_texts(&mut known, feed, advisory)?;
        }
        Ok(known)
    }

    fn add_texts(
        &mut self,
        known: &mut Known,
        feed: &'a str,
        advisory: &AdvisoryRecord<'a>,
    ) -> Result<(), DatabaseError> {
        let reader = self.readers.entry(feed).or_insert_with(|| self.db.text_reader());
        let Some(texts) = reader.read(advisory)? else {
            return Ok(());
        };
        known.title = known.title.take().or(texts.title);
        known.description = known.description.take().or(texts.description);
        for reference in texts.references {
            let is_new = known.references.iter().all(|one| one.url != reference.url);
            if is_new && known.references.len() < MOST_REFERENCES {
                known.references.push(reference);
            }
        }
        Ok(())
    }
}
