//! Records as a delta holds them: packed byte by byte, by which field of a record a byte is in and what stood there before.
//!
//! Odd: a record that changed is told to be like the one that went under its name, so it costs what is another in it. Its dates
//! stand behind it (see `dates`), and its texts elsewhere.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::DeltaError;
use super::coder::{Coder, Numbers, Reader, Writer};
use super::dates::{Dates, dates_of};
use super::fields::Walker;
use super::model::{Around, Model, Nobody, Size, hash, most_of};
use crate::wire::Cursor;
use crate::{Database, DatabaseError, Found, Record, RecordReader};

/// The longest record, in bytes: a bound for what one made-up record can make us hold.
const LONGEST: usize = 16 << 20;
/// The most records of a delta, and the most bytes of them.
const MOST: u32 = 1 << 22;
const MOST_BYTES: usize = 64 << 20;
/// How many fields of an advisory are its name (id and feed), and how many say what it is about (its vulnerabilities too).
const NAME: u64 = 2;
const ABOUT: u64 = 3;
/// The most records about its vulnerability that are noted for a new one, the longest of them, and the bytes of all.
const MOST_RELATIVES: usize = 6;
const LONGEST_RELATIVE: usize = 4 << 10;
const MOST_NOTED: usize = 32 << 20;
/// The most bytes of what went that are learned; more is noted.
const MOST_LEARNED: usize = 2 << 20;
const LARGE: DeltaError = DeltaError::TooLarge("over 64 MiB of records, or one over 16 MiB");
/// The bytes that a record is taken to have, for the size of the model.
const USUAL: usize = 256;
/// How many contexts a byte has.
pub const CONTEXTS: usize = 13;

/// Packs what came behind what went.
pub fn pack(older: &Database, went: &[Record], came: &[Record]) -> Result<Vec<u8>, DeltaError> {
    let mut writer = Writer::new();
    Numbers::default().code(&mut writer, came.len() as u32)?;
    let mut side = Side::new(older, went, writer, came.len())?;
    for record in came {
        side.code(Some(record))?;
    }
    let (bytes, part) = (MOST_BYTES - side.left, side.coder.finish());
    match bytes <= most_of(part.len(), MOST_BYTES) {
        true => Ok(part),
        false => Err(LARGE),
    }
}

/// Unpacks what came.
pub fn unpack(older: &Database, went: &[Record], part: &[u8]) -> Result<Vec<Record>, DeltaError> {
    let mut reader = Reader::new(part)?;
    let count = Numbers::default().code(&mut reader, 0)?;
    if count > MOST {
        return Err(DeltaError::Damaged("it says to have over four million records"));
    }
    let mut side = Side::new(older, went, reader, count as usize)?;
    side.left = most_of(part.len(), MOST_BYTES);
    let mut came = Vec::new();
    for _ in 0..count {
        came.push(side.code(None)?);
    }
    match side.coder.is_at_its_end() {
        true => Ok(came),
        false => Err(DeltaError::Damaged("its records go on")),
    }
}

/// A record alone.
pub fn encode(record: &Record) -> Result<Vec<u8>, DeltaError> {
    postcard::to_allocvec(record).map_err(|_| DeltaError::TooLarge("a record that cannot be written"))
}

/// A record that went, as the model saw it.
struct Seen {
    /// Where its first byte is.
    place: usize,
    /// Its dates.
    dates: Vec<i64>,
}

struct Side<'a, C> {
    older: &'a Database,
    reader: RecordReader<'a>,
    coder: C,
    model: Model,
    walker: Walker,
    dates: Dates,
    went: FxHashMap<Vec<u8>, Rc<Seen>>,
    left: usize,
    left_to_note: usize,
}

impl<'a, C: Coder> Side<'a, C> {
    fn new(older: &'a Database, went: &[Record], coder: C, came: usize) -> Result<Self, DeltaError> {
        let bytes = (went.len() + came).saturating_mul(USUAL);
        let mut side = Self {
            older,
            reader: older.record_reader()?,
            coder,
            model: Model::new(&Size {
                contexts: CONTEXTS,
                few: 0,
                bytes,
                most_bits: 20,
            }),
            walker: Walker::default(),
            dates: Dates::default(),
            went: FxHashMap::default(),
            left: MOST_BYTES,
            left_to_note: MOST_NOTED,
        };
        let mut left = MOST_LEARNED;
        for record in went {
            side.see(record, &mut left)?;
        }
        Ok(side)
    }

    /// Learns or notes a record that went.
    fn see(&mut self, record: &Record, left: &mut usize) -> Result<(), DeltaError> {
        let (dates, bytes) = without_dates(record)?;
        let place = self.model.history().len();
        match left.checked_sub(bytes.len()) {
            Some(less) => {
                *left = less;
                self.walker.begin();
                for byte in &bytes {
                    // Nobody fails.
                    let _ = step(&mut self.model, &mut self.walker, &mut Nobody, *byte);
                }
            }
            None => self.model.note(&bytes),
        }
        let name = bytes[..name_of(&bytes)].to_vec();
        self.went.insert(name, Rc::new(Seen { place, dates }));
        Ok(())
    }

    /// Notes what the older revision says about the vulnerability of a new record: other feeds' names, vectors and rows.
    fn note_relatives(&mut self, found: &[u8]) -> Result<(), DeltaError> {
        let Some(Found::Vulnerability(record)) =
            about(found).map(|id| self.older.find(id)).transpose()?.flatten()
        else {
            return Ok(());
        };
        for advisory in record.advisories().take(MOST_RELATIVES) {
            let relative = self.reader.advisory(advisory?.number)?.into();
            let (_, bytes) = without_dates(&relative)?;
            if bytes.len() <= LONGEST_RELATIVE && bytes.len() <= self.left_to_note {
                self.left_to_note -= bytes.len();
                self.model.note(&bytes);
            }
        }
        Ok(())
    }

    /// Codes a record: the given one, or the one that was written.
    fn code(&mut self, record: Option<&Record>) -> Result<Record, DeltaError> {
        let (dates, bytes) = record.map(without_dates).transpose()?.unwrap_or_default();
        let mut found = Vec::with_capacity(bytes.len());
        let mut like = None;
        self.walker.begin();
        while !self.walker.is_done() {
            let byte = bytes.get(found.len()).copied().unwrap_or_default();
            found.push(step(&mut self.model, &mut self.walker, &mut self.coder, byte)?);
            if self.walker.has_read(NAME) {
                like = self.went.get(&found).cloned();
                if let Some(seen) = &like {
                    self.model.point(seen.place + found.len());
                }
            }
            if like.is_none() && self.walker.has_read(ABOUT) {
                self.note_relatives(&found)?;
            }
            if found.len() > LONGEST || found.len() > self.left {
                return Err(LARGE);
            }
        }
        self.left -= found.len();
        if record.is_some() && found != bytes {
            return Err(DeltaError::TooLarge("a record that cannot be written"));
        }
        let mut record = decode(&found)?;
        if let Record::Advisory(advisory) = &mut record {
            let older = like.as_ref().map_or(&[][..], |seen| &seen.dates);
            self.dates
                .code(&mut self.coder, &mut self.model, advisory, &dates, older)?;
        }
        Ok(record)
    }
}

/// The only vulnerability that a record is about, if it is so; of its bytes so many fields are known.
fn about(bytes: &[u8]) -> Option<&str> {
    let mut bytes = Cursor::new(bytes);
    bytes.byte().ok()?;
    bytes.text().ok()?;
    bytes.text().ok()?;
    let only = bytes.varint().ok()? == 1;
    only.then(|| bytes.text().ok()).flatten()
}

/// Codes a byte of a record.
fn step(
    model: &mut Model,
    walker: &mut Walker,
    coder: &mut impl Coder,
    byte: u8,
) -> Result<u8, DatabaseError> {
    let contexts = contexts(model, walker);
    let around = Around {
        contexts: &contexts,
        kind: (walker.place() % 15) as usize,
    };
    let byte = model.code(coder, &around, byte)?;
    walker.advance(byte);
    Ok(byte)
}

fn contexts(model: &Model, walker: &Walker) -> [u32; CONTEXTS] {
    let place = walker.place();
    let here = hash(place, walker.prefix());
    let ([above, higher], [before, earlier]) = (walker.above(), walker.before());
    let last = model.last(4);
    let (package, outer) = (walker.beside(0, 1), walker.beside(1, 1));
    [
        hash(1, here),
        hash(hash(2, here), above),
        hash(hash(3, here), before),
        hash(hash(4, here), hash(before, earlier)),
        hash(hash(5, here), hash(before, above)),
        hash(hash(6, place), last & 0xff),
        hash(hash(7, place), last & 0xffff),
        hash(hash(8, place), last & 0xff_ffff),
        hash(hash(9, place), last),
        hash(hash(10, last), model.last_but(4, 2)),
        hash(hash(11, here), hash(above, higher)),
        hash(hash(12, here), hash(package, outer)),
        hash(hash(13, here), hash(outer, walker.beside(2, 1))),
    ]
}

/// A record's dates, and the record with zeros for them.
fn without_dates(record: &Record) -> Result<(Vec<i64>, Vec<u8>), DeltaError> {
    let mut record = record.clone();
    let mut dates = Vec::new();
    if let Record::Advisory(advisory) = &mut record {
        super::texts::empty(advisory);
        dates.extend(dates_of(advisory).map(|(_, date)| std::mem::take(date)));
    }
    Ok((dates, encode(&record)?))
}

/// How many bytes stand to the end of a record's id and feed.
fn name_of(bytes: &[u8]) -> usize {
    let mut walker = Walker::default();
    walker.begin();
    let named = bytes.iter().position(|byte| {
        walker.advance(*byte);
        walker.has_read(NAME)
    });
    named.map_or(0, |place| place + 1)
}

fn decode(bytes: &[u8]) -> Result<Record, DeltaError> {
    match postcard::take_from_bytes(bytes) {
        // Scores have columns of their own.
        Ok((Record::Epss(_), _)) | Err(_) => Err(DeltaError::Damaged("a record cannot be read")),
        Ok((record, [])) => Ok(record),
        Ok(_) => Err(DeltaError::Damaged("a record is longer than it says")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        Advisory, Affected, Cvss, DatabaseBuilder, Exploited, FixState, Limit, Range, Subject, Weakness,
    };

    fn full(number: u32) -> Record {
        let row = |limit| Affected {
            ranges: vec![Range {
                introduced: Some("1".into()),
                limit,
            }],
            arches: vec!["x86_64".into(); number as usize % 200],
            stream: Some("esm".into()),
            ..Affected::new(
                "debian:12".to_owned().into(),
                "a",
                Subject::Binary,
                FixState::Fixed,
            )
        };
        let date = |after| Some(tidewaiter_types::Timestamp(1_783_957_575_335 + after));
        Record::from(Advisory {
            id: format!("CVE-2024-{number}"),
            feed: "nvd".into(),
            vulnerabilities: vec![format!("CVE-2024-{number}")],
            published: date(0),
            modified: date(i64::from(number)),
            severity: Some("high".into()),
            cvss: vec![Cvss {
                version: 3,
                vector: "AV:N".into(),
                score: 9.8,
                source: "NVD".into(),
            }],
            cwes: vec![79, 100_000],
            affected: vec![
                row(Limit::Open),
                row(Limit::Fixed("2".into())),
                row(Limit::LastAffected("3".into())),
            ],
            ..Advisory::default()
        })
    }

    fn some() -> Vec<Record> {
        let exploited = Exploited {
            cve: "CVE-2024-1".into(),
            added: None,
            due: None,
            ransomware: true,
            action: None,
        };
        let weakness = Weakness {
            number: 79,
            name: "XSS".into(),
        };
        let mut all: Vec<Record> = (1..300).step_by(37).map(full).collect();
        all.extend([Record::Exploited(exploited), Record::Weakness(weakness)]);
        all
    }

    fn nothing() -> Database {
        let bytes = DatabaseBuilder::default().to_vec().unwrap();
        Database::from_bytes(bytes).unwrap()
    }

    /// The walker knows the shape of every kind of record: its end is theirs.
    #[test]
    fn records_come_back() {
        let (older, all) = (nothing(), some());
        let part = pack(&older, &all[..2], &all).unwrap();
        assert_eq!(unpack(&older, &all[..2], &part).unwrap(), all);
    }

    #[test]
    fn what_went_is_not_written_again() {
        let (older, all) = (nothing(), some());
        let (again, alone) = (
            pack(&older, &all, &all).unwrap(),
            pack(&older, &[], &all).unwrap(),
        );
        assert!(
            2 * again.len() < alone.len(),
            "{} of {}",
            again.len(),
            alone.len()
        );
    }

    proptest! {
        #[test]
        fn bytes_of_anybody_never_panic(part: Vec<u8>) {
            let _ = unpack(&nothing(), &some()[..1], &part);
        }
    }
}
