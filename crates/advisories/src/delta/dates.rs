//! Dates of records: each packed by its day, its minute of the day and its millisecond of the minute.
//!
//! Odd: much of a feed is written by programs in one go, so a date is often just after the one of the record before. It is then
//! told by how far.

use super::DeltaError;
use super::coder::Coder;
use super::model::{Around, Model, hash};
use super::records::CONTEXTS;
use crate::Advisory;

/// How many milliseconds a record's date may be from that of the one before to be told by that.
const NEAR: i64 = 1 << 15;
/// What a date's first byte says: the coarsest exact unit of 0 to 2 (day, minute, second), or how it is told else.
const MILLIS: u8 = 3;
const CLOSE: u8 = 4;
const ANY: u8 = 5;
const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// What the dates before were.
#[derive(Default)]
pub struct Dates {
    last: [i64; 3],
}

/// A record's dates, each with its place among the three that it may have.
pub fn dates_of(advisory: &mut Advisory) -> impl Iterator<Item = (usize, &mut i64)> {
    let Advisory {
        published,
        modified,
        withdrawn,
        ..
    } = advisory;
    let all = [published, modified, withdrawn].into_iter().enumerate();
    all.filter_map(|(place, date)| date.as_mut().map(|date| (place, &mut date.0)))
}

impl Dates {
    /// Codes the dates of a record, the given ones or those that were written, and puts them in. `older` are those of the one
    /// that went, in their places.
    pub fn code(
        &mut self,
        coder: &mut impl Coder,
        model: &mut Model,
        advisory: &mut Advisory,
        dates: &[i64],
        older: &[i64],
    ) -> Result<(), DeltaError> {
        let feed = advisory
            .feed
            .bytes()
            .fold(0, |feed, byte| hash(feed, u32::from(byte)));
        let mut published = 0;
        for (count, (place, date)) in dates_of(advisory).enumerate() {
            let like = Like {
                field: hash(feed, place as u32),
                place: place as u32,
                bytes: [
                    bytes_of(self.last[place]),
                    bytes_of(published),
                    bytes_of(older.get(count).copied().unwrap_or_default()),
                ],
            };
            let given = dates.get(count).copied().unwrap_or_default();
            *date = self.one(coder, model, &like, self.last[place], given)?;
            self.last[place] = *date;
            published = *date;
        }
        Ok(())
    }

    fn one(
        &self,
        coder: &mut impl Coder,
        model: &mut Model,
        like: &Like,
        last: i64,
        date: i64,
    ) -> Result<i64, DeltaError> {
        let mut found = Vec::with_capacity(9);
        let written = written(date, last);
        loop {
            let byte = written.get(found.len()).copied().unwrap_or_default();
            found.push(like.byte(coder, model, &found, byte)?);
            if let Some(date) = read(&found, last)? {
                return Ok(date);
            }
        }
    }
}

/// What a date is likely to be like: the last of its place, the one before it in the record, the one that went.
struct Like {
    field: u32,
    place: u32,
    bytes: [[u8; 7]; 3],
}

impl Like {
    fn byte(
        &self,
        coder: &mut impl Coder,
        model: &mut Model,
        before: &[u8],
        byte: u8,
    ) -> Result<u8, DeltaError> {
        let at = before.len();
        let prefix = before
            .iter()
            .fold(at as u32, |prefix, byte| hash(prefix, u32::from(*byte)));
        let expected = self.bytes.map(|bytes| match bytes.get(at) {
            // The first byte says the unit only.
            Some(byte) if before.iter().skip(1).zip(&bytes[1..]).all(|(a, b)| a == b) => u32::from(*byte) + 1,
            _ => 0,
        });
        let [last, published, older] = expected;
        let unit = before.first().copied().map_or(0, u32::from) << 4 | at as u32;
        let all = [
            hash(101, prefix),
            hash(hash(102, prefix), self.place),
            hash(hash(103, prefix), self.field),
            hash(hash(104, unit), self.field),
            hash(hash(105, unit), hash(last, self.field)),
            hash(hash(106, unit), hash(published, self.field)),
            hash(hash(107, unit), hash(older, self.field)),
            hash(hash(108, unit), hash(last, published)),
            hash(hash(109, unit), hash(hash(last, published), older)),
            hash(hash(110, unit), older),
            hash(hash(111, unit), published),
            hash(hash(112, unit), last),
            hash(113, unit),
        ];
        let contexts: [u32; CONTEXTS] = all;
        let around = Around {
            contexts: &contexts,
            kind: 15,
        };
        Ok(model.code(coder, &around, byte)?)
    }
}

/// Unit, day, minute of the day, millisecond of the minute; zeros for a date that is too far.
fn bytes_of(date: i64) -> [u8; 7] {
    let day = date.div_euclid(DAY);
    let Ok(day) = u16::try_from(day) else {
        return [0; 7];
    };
    let rest = date.rem_euclid(DAY);
    let unit = [DAY, MINUTE, 1000].iter().position(|unit| date % unit == 0);
    let (minute, millis) = ((rest / MINUTE) as u16, (rest % MINUTE) as u16);
    let ([a, b], [c, d], [e, f]) = (day.to_be_bytes(), minute.to_be_bytes(), millis.to_be_bytes());
    [unit.map_or(MILLIS, |unit| unit as u8), a, b, c, d, e, f]
}

/// How many bytes of these stand behind a first byte.
fn length_of(first: u8) -> Option<usize> {
    match first {
        0 => Some(2),
        1 => Some(4),
        2 | MILLIS => Some(6),
        CLOSE => Some(2),
        ANY => Some(8),
        _ => None,
    }
}

fn written(date: i64, last: i64) -> Vec<u8> {
    let step = date.saturating_sub(last);
    if date % 1000 != 0 && (-NEAR..NEAR).contains(&step) {
        let [a, b] = ((step + NEAR) as u16).to_be_bytes();
        return vec![CLOSE, a, b];
    }
    if u16::try_from(date.div_euclid(DAY)).is_err() {
        return [&[ANY][..], &date.to_be_bytes()].concat();
    }
    let mut bytes = bytes_of(date).to_vec();
    bytes.truncate(1 + length_of(bytes[0]).unwrap_or(6));
    bytes
}

/// The date, once its bytes are complete.
fn read(bytes: &[u8], last: i64) -> Result<Option<i64>, DeltaError> {
    const ODD: DeltaError = DeltaError::Damaged("its dates");
    let (first, rest) = bytes.split_first().ok_or(ODD)?;
    if rest.len() < length_of(*first).ok_or(ODD)? {
        return Ok(None);
    }
    let number = |from: usize| {
        let pair = rest.get(from..from + 2).unwrap_or_default();
        pair.iter().fold(0, |number, byte| number << 8 | i64::from(*byte))
    };
    Ok(Some(match *first {
        CLOSE => last.saturating_add(number(0) - NEAR),
        ANY => rest.iter().fold(0, |number, byte| number << 8 | i64::from(*byte)),
        _ => number(0) * DAY + number(2) * MINUTE + number(4),
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_date_comes_back(
            date in prop_oneof![any::<i64>(), 0i64..2_000_000_000_000],
            unit in proptest::sample::select(vec![1, 1000, MINUTE, DAY]),
            step in -40_000i64..40_000,
        ) {
            let date = date / unit * unit;
            for last in [0, date.saturating_sub(step)] {
                let bytes = written(date, last);
                for length in 1..bytes.len() {
                    prop_assert_eq!(read(&bytes[..length], last).unwrap(), None);
                }
                prop_assert_eq!(read(&bytes, last).unwrap(), Some(date));
            }
        }
    }
}
