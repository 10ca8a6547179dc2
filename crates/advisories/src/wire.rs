//! Numbers and texts as they stand in the file: LEB128 varints, zigzag for signed ones, length in front of texts.
//!
//! Odd: [`Cursor`] reads bytes that nobody vouches for. Each step is checked against the end, so a loop over a
//! cursor ends with its bytes.

use crate::DatabaseError;

/// Milliseconds of the units that an instant may be written in, coarsest first.
const UNITS: [i64; 4] = [86_400_000, 60_000, 1_000, 1];
/// The greatest instant that can be written, in milliseconds (some nine million years).
const LAST_INSTANT: i64 = 1 << 58;

/// Appends an unsigned number.
pub fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a signed number.
pub fn put_signed(out: &mut Vec<u8>, value: i64) {
    put_varint(out, ((value << 1) ^ (value >> 63)) as u64);
}

/// Appends bytes with their length in front.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Appends an instant in the coarsest unit that holds it: `zigzag(value) << 2 | unit`.
pub fn put_instant(out: &mut Vec<u8>, millis: i64) {
    let millis = millis.clamp(-LAST_INSTANT, LAST_INSTANT);
    let unit = UNITS.iter().position(|unit| millis % unit == 0).unwrap_or(3);
    let value = millis / UNITS[unit];
    let zigzag = ((value << 1) ^ (value >> 63)) as u64;
    put_varint(out, zigzag << 2 | unit as u64);
}

/// Appends ascending numbers: their count, the first, then the differences.
pub fn put_ascending(out: &mut Vec<u8>, values: &[u32]) {
    put_varint(out, values.len() as u64);
    let mut last = 0;
    for &value in values {
        put_varint(out, u64::from(value - last));
        last = value;
    }
}

/// Reads what the functions above write.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// A cursor at the beginning of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Whether the end is reached.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// How many bytes are left.
    pub fn remaining(&self) -> usize {
        self.bytes.len()
    }

    /// The next byte.
    pub fn byte(&mut self) -> Result<u8, DatabaseError> {
        let (&first, rest) = self.bytes.split_first().ok_or_else(end)?;
        self.bytes = rest;
        Ok(first)
    }

    /// The next unsigned number.
    pub fn varint(&mut self) -> Result<u64, DatabaseError> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(DatabaseError::Damaged("a number does not end"))
    }

    /// The next unsigned number, which must fit into 32 bits.
    pub fn number(&mut self) -> Result<u32, DatabaseError> {
        u32::try_from(self.varint()?).map_err(|_| DatabaseError::Damaged("a number is too great"))
    }

    /// The next signed number.
    pub fn signed(&mut self) -> Result<i64, DatabaseError> {
        let value = self.varint()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    /// The next instant, in milliseconds.
    pub fn instant(&mut self) -> Result<i64, DatabaseError> {
        let value = self.varint()?;
        let (unit, zigzag) = (UNITS[(value & 3) as usize], value >> 2);
        let count = (zigzag >> 1) as i64 ^ -((zigzag & 1) as i64);
        Ok(count.saturating_mul(unit))
    }

    /// The next `len` bytes.
    pub fn take(&mut self, len: u64) -> Result<&'a [u8], DatabaseError> {
        let len = usize::try_from(len).map_err(|_| end())?;
        let (head, rest) = self.bytes.split_at_checked(len).ok_or_else(end)?;
        self.bytes = rest;
        Ok(head)
    }

    /// The next bytes with their length in front.
    pub fn bytes(&mut self) -> Result<&'a [u8], DatabaseError> {
        let len = self.varint()?;
        self.take(len)
    }

    /// The next text.
    pub fn text(&mut self) -> Result<&'a str, DatabaseError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| DatabaseError::Damaged("a text is not UTF-8"))
    }

    /// The next ascending numbers, not yet read one by one.
    pub fn ascending(&mut self) -> Result<Ascending<'a>, DatabaseError> {
        let left = self.varint()?;
        let list = Ascending {
            rest: *self,
            left,
            last: 0,
        };
        for _ in 0..left {
            self.varint()?;
        }
        Ok(list)
    }

    /// Ascending numbers behind which nothing more is read: they need not be passed over.
    pub fn last_ascending(mut self) -> Result<Ascending<'a>, DatabaseError> {
        let left = self.varint()?;
        Ok(Ascending {
            rest: self,
            left,
            last: 0,
        })
    }

    /// The next texts, not yet read one by one.
    pub fn texts(&mut self) -> Result<TextList<'a>, DatabaseError> {
        let left = self.varint()?;
        let list = TextList { rest: *self, left };
        for _ in 0..left {
            self.bytes()?;
        }
        Ok(list)
    }
}

/// Made only where it is needed: an error has a destructor, and a constant in `ok_or` would run it on every good
/// way too.
fn end() -> DatabaseError {
    DatabaseError::Damaged("a record ends too soon")
}

/// Ascending numbers as [`put_ascending`] wrote them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ascending<'a> {
    rest: Cursor<'a>,
    left: u64,
    last: u32,
}

impl Ascending<'_> {
    /// How many are left.
    pub fn len(&self) -> u64 {
        self.left
    }
}

impl Iterator for Ascending<'_> {
    type Item = u32;

    /// Ends early where a number is out of bounds, which only a damaged file holds; whoever uses the number
    /// checks it against its table.
    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        let step = self.rest.number().ok()?;
        self.last = self.last.checked_add(step)?;
        Some(self.last)
    }
}

/// Texts, each with its length in front.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextList<'a> {
    rest: Cursor<'a>,
    left: u64,
}

impl<'a> Iterator for TextList<'a> {
    type Item = &'a str;

    /// Ends early at what is no text, which only a damaged file holds.
    fn next(&mut self) -> Option<&'a str> {
        self.left = self.left.checked_sub(1)?;
        self.rest.text().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_survive_a_round_trip(unsigned: u64, signed in -(1i64 << 62)..(1i64 << 62)) {
            let mut out = Vec::new();
            put_varint(&mut out, unsigned);
            put_signed(&mut out, signed);
            let mut cursor = Cursor::new(&out);
            prop_assert_eq!(cursor.varint().unwrap(), unsigned);
            prop_assert_eq!(cursor.signed().unwrap(), signed);
            prop_assert!(cursor.is_empty());
        }

        #[test]
        fn instants_survive_a_round_trip(days in -1_000_000i64..1_000_000, millis in 0i64..86_400_000) {
            for instant in [days * 86_400_000, days * 86_400_000 + millis, millis * 60_000] {
                let mut out = Vec::new();
                put_instant(&mut out, instant);
                prop_assert_eq!(Cursor::new(&out).instant().unwrap(), instant);
            }
        }

        #[test]
        fn bytes_of_anybody_never_panic(bytes: Vec<u8>) {
            let cursor = Cursor::new(&bytes);
            let _ = cursor.clone().varint();
            let _ = cursor.clone().instant();
            let _ = cursor.clone().ascending().map(Iterator::count);
            let _ = cursor.clone().texts().map(Iterator::count);
        }
    }

    #[test]
    fn a_date_takes_few_bytes() {
        let mut out = Vec::new();
        put_instant(&mut out, 19_700 * 86_400_000);
        assert_eq!(out.len(), 3);
    }
}
