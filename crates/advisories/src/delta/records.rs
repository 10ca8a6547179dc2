//! Records as a delta holds them: packed byte by byte, by which field of a record a byte is in and what stood there before.
//!
//! Odd: a record that changed is told to be like the one that went under its name, so it costs what is another in it. Its dates
//! stand behind it (see `dates`), and its texts elsewhere.

use rustc_hash::FxHashMap;

use super::DeltaError;
use super::coder::{Coder, Numbers, Reader, Writer};
use super::dates::{Dates, dates_of};
use super::fields::Walker;
use super::model::{Around, Model, Nobody, Size, hash, most_of};
use crate::{DatabaseError, Record};

/// The longest record, in bytes: a bound for what one made-up record can make us hold.
const LONGEST: usize = 16 << 20;
/// The most records of a delta, and the most bytes of them.
const MOST: u32 = 1 << 22;
const MOST_BYTES: usize = 64 << 20;
/// The most bytes of what went that are learned; more is noted.
const MOST_LEARNED: usize = 2 << 20;
const LARGE: DeltaError = DeltaError::TooLarge("over 64 MiB of records, or one over 16 MiB");
/// The bytes that a record is taken to have, for the size of the model.
const USUAL: usize = 256;
/// How many contexts a byte has.
pub const CONTEXTS: usize = 13;

/// Packs what came behind what went.
pub fn pack(went: &[Record], came: &[Record]) -> Result<Vec<u8>, DeltaError> {
    let mut writer = Writer::new();
    Numbers::default().code(&mut writer, came.len() as u32)?;
    let mut side = Side::new(went, writer, came.len())?;
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
pub fn unpack(went: &[Record], part: &[u8]) -> Result<Vec<Record>, DeltaError> {
    let mut reader = Reader::new(part)?;
    let count = Numbers::default().code(&mut reader, 0)?;
    if count > MOST {
        return Err(DeltaError::Damaged("it says to have over four million records"));
    }
    let mut side = Side::new(went, reader, count as usize)?;
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

struct Side<C> {
    coder: C,
    model: Model,
    walker: Walker,
    dates: Dates,
    went: FxHashMap<Vec<u8>, Seen>,
    left: usize,
}

impl<C: Coder> Side<C> {
    fn new(went: &[Record], coder: C, came: usize) -> Result<Self, DeltaError> {
        let bytes = (went.len() + came).saturating_mul(USUAL);
        let mut side = Self {
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
        self.went.insert(name, Seen { place, dates });
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
            if like.is_none() && self.walker.is_named() {
                like = self.went.get(&found);
                if let Some(seen) = like {
                    self.model.point(seen.place + found.len());
                }
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
            let older = like.map_or(&[][..], |seen| &seen.dates);
            self.dates
                .code(&mut self.coder, &mut self.model, advisory, &dates, older)?;
        }
        Ok(record)
    }
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
        walker.is_named()
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
