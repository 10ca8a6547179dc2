//! Which feed's prose describes a vulnerability: of the records about it alone, since errata speak of packages.
//!
//! Odd: prose lies packed in blocks, feed after feed and there by id. A reader for each feed, asked in the order of ids,
//! unpacks each block once; unpacking is most of what basic findings cost.

use rustc_hash::FxHashMap;
use tidewaiter_advisories::{Database, DatabaseError, TextReader, VulnerabilityRecord};
use tidewaiter_types::Space;

use crate::severity::is_of_space;

/// Reads the prose of vulnerability after vulnerability.
pub struct Prose<'a> {
    db: &'a Database,
    space: String,
    is_there: bool,
    readers: FxHashMap<&'a str, TextReader<'a>>,
}

impl<'a> Prose<'a> {
    /// A reader for images of this space.
    pub fn new(db: &'a Database, space: &Space) -> Self {
        Self {
            db,
            space: space.as_str().to_owned(),
            is_there: !db.info().facts_only,
            readers: FxHashMap::default(),
        }
    }

    /// The prose of the feed that goes before the others.
    pub fn of(&mut self, vulnerability: &VulnerabilityRecord<'a>) -> Result<Option<String>, DatabaseError> {
        if !self.is_there {
            return Ok(None);
        }
        let mut records = Vec::new();
        for record in vulnerability.advisories() {
            let record = record?;
            if record.is_single() {
                let feed = record.feed()?;
                records.push((rank(feed, &self.space), feed, record));
            }
        }
        records.sort_by_key(|(rank, feed, _)| (*rank, *feed));
        for (_, feed, record) in records {
            let reader = self.readers.entry(feed).or_insert_with(|| self.db.text_reader());
            if let Some(prose) = reader.description(&record)? {
                return Ok(Some(prose.to_owned()));
            }
        }
        Ok(None)
    }
}

/// NVD's prose is about the flaw and is there for most; the distribution's own is next, then the others by name.
fn rank(feed: &str, space: &str) -> u8 {
    match () {
        () if feed == "nvd" => 0,
        () if is_of_space(feed, space) => 1,
        () => 2,
    }
}
