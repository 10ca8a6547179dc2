//! Numbers packed by how likely they are (an arithmetic coder of binary decisions).
//!
//! Odd: whoever writes and whoever reads go the same way through the same code. [`Coder::bit`] is given a decision and gives
//! it back; a writer writes it down, a reader does not look at it and gives back the one that was written.

use crate::DatabaseError;

/// Decides, at odds of `one` in 65,536 for a yes (1 to 65,535).
pub trait Coder {
    /// A decision: the given one for a writer, the one that was written for a reader.
    fn bit(&mut self, one: u32, bit: bool) -> Result<bool, DatabaseError>;
}

/// The interval that the decisions so far leave. Both ends belong to it.
struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    const WHOLE: Self = Self {
        low: 0,
        high: u32::MAX,
    };

    /// The last number of the part that means yes.
    fn middle(&self, one: u32) -> u32 {
        let part = (u64::from(self.high - self.low) * u64::from(one.clamp(1, 65_535))) >> 16;
        self.low + part as u32
    }

    fn narrow(&mut self, middle: u32, bit: bool) {
        match bit {
            true => self.high = middle,
            false => self.low = middle + 1,
        }
    }

    /// The first byte, once both ends have it in common; it is dropped.
    fn settled(&mut self) -> Option<u8> {
        let byte = (self.low >> 24 == self.high >> 24).then_some((self.low >> 24) as u8)?;
        (self.low, self.high) = (self.low << 8, self.high << 8 | 255);
        Some(byte)
    }
}

/// Writes decisions.
pub struct Writer {
    interval: Interval,
    out: Vec<u8>,
}

impl Writer {
    /// One that has written nothing.
    pub fn new() -> Self {
        Self {
            interval: Interval::WHOLE,
            out: Vec::new(),
        }
    }

    /// What was written.
    pub fn finish(mut self) -> Vec<u8> {
        self.out.extend_from_slice(&self.interval.low.to_be_bytes());
        self.out
    }
}

impl Coder for Writer {
    fn bit(&mut self, one: u32, bit: bool) -> Result<bool, DatabaseError> {
        let middle = self.interval.middle(one);
        self.interval.narrow(middle, bit);
        while let Some(byte) = self.interval.settled() {
            self.out.push(byte);
        }
        Ok(bit)
    }
}

/// Reads decisions.
pub struct Reader<'a> {
    interval: Interval,
    value: u32,
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader of what a writer wrote.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DatabaseError> {
        let mut reader = Self {
            interval: Interval::WHOLE,
            value: 0,
            rest: bytes,
        };
        for _ in 0..4 {
            reader.shift()?;
        }
        Ok(reader)
    }

    fn shift(&mut self) -> Result<(), DatabaseError> {
        let (byte, rest) = self
            .rest
            .split_first()
            .ok_or(DatabaseError::Damaged("numbers are cut off"))?;
        self.value = self.value << 8 | u32::from(*byte);
        self.rest = rest;
        Ok(())
    }

    /// Whether all was read.
    pub fn is_at_its_end(&self) -> bool {
        self.rest.is_empty()
    }
}

impl Coder for Reader<'_> {
    fn bit(&mut self, one: u32, _: bool) -> Result<bool, DatabaseError> {
        let middle = self.interval.middle(one);
        let bit = self.value <= middle;
        self.interval.narrow(middle, bit);
        while self.interval.settled().is_some() {
            self.shift()?;
        }
        Ok(bit)
    }
}

/// How often a decision was a yes: the odds of the next one.
#[derive(Clone, Copy)]
pub struct Odds {
    one: u32,
    seen: u32,
}

impl Default for Odds {
    fn default() -> Self {
        Self {
            one: 1 << 15,
            seen: 0,
        }
    }
}

impl Odds {
    /// So many are remembered.
    const MEMORY: u32 = 250;

    /// A decision at these odds, which learn from it.
    pub fn code(&mut self, coder: &mut impl Coder, bit: bool) -> Result<bool, DatabaseError> {
        let bit = coder.bit(self.one, bit)?;
        let share = 2 * self.seen + 3;
        match bit {
            true => self.one += (65_536 - self.one) * 2 / share,
            false => self.one -= self.one * 2 / share,
        }
        self.one = self.one.clamp(32, 65_536 - 32);
        self.seen = (self.seen + 1).min(Self::MEMORY);
        Ok(bit)
    }
}

/// How likely numbers of each size are, and their first digits.
#[derive(Clone)]
pub struct Numbers {
    sizes: Vec<Odds>,
    digits: Vec<Odds>,
    negative: Odds,
}

impl Default for Numbers {
    fn default() -> Self {
        let (sizes, digits) = (vec![Odds::default(); 33], vec![Odds::default(); 33 * 8]);
        Self {
            sizes,
            digits,
            negative: Odds::default(),
        }
    }
}

impl Numbers {
    /// An unsigned number: how many digits it has, then those behind the first, of which three are learned.
    pub fn code(&mut self, coder: &mut impl Coder, value: u32) -> Result<u32, DatabaseError> {
        let wanted = 32 - value.leading_zeros();
        let mut size = 0;
        while size < 32 && self.sizes[size as usize].code(coder, wanted > size)? {
            size += 1;
        }
        if size == 0 {
            return Ok(0);
        }
        let mut found = 1u32;
        for place in (0..size - 1).rev() {
            let bit = value >> place & 1 != 0;
            let bit = match found < 8 {
                true => self.digits[(size * 8 + found) as usize].code(coder, bit)?,
                false => coder.bit(1 << 15, bit)?,
            };
            found = found << 1 | u32::from(bit);
        }
        Ok(found)
    }

    /// A signed number.
    pub fn code_signed(&mut self, coder: &mut impl Coder, value: i64) -> Result<i64, DatabaseError> {
        let size = self.code(coder, value.unsigned_abs().min(u64::from(u32::MAX)) as u32)?;
        let negative = size != 0 && self.negative.code(coder, value < 0)?;
        Ok(if negative {
            -i64::from(size)
        } else {
            i64::from(size)
        })
    }
}

/// A number below `count`, all equally likely.
pub fn equally_likely(coder: &mut impl Coder, count: u32, value: u32) -> Result<u32, DatabaseError> {
    let (mut low, mut count) = (0, count.max(1));
    while count > 1 {
        let lower = count / 2;
        let odds = (u64::from(count - lower) << 16) / u64::from(count);
        match coder.bit(odds as u32, value >= low + lower)? {
            true => (low, count) = (low + lower, count - lower),
            false => count = lower,
        }
    }
    Ok(low)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each number, its kind of coding and the bound of an equally likely one.
    fn code_all(coder: &mut impl Coder, values: &[(i32, u32)]) -> Result<Vec<(i32, u32)>, DatabaseError> {
        let mut numbers = Numbers::default();
        let mut one = |(signed, count): &(i32, u32)| {
            let signed = numbers.code_signed(coder, i64::from(*signed))? as i32;
            Ok((signed, equally_likely(coder, 100_000, *count)?))
        };
        values.iter().map(&mut one).collect()
    }

    proptest! {
        #[test]
        fn numbers_come_back(values in proptest::collection::vec((any::<i32>(), 0u32..100_000), 0..200)) {
            let mut writer = Writer::new();
            code_all(&mut writer, &values).unwrap();
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes).unwrap();
            let unknown = vec![(0, 0); values.len()];
            prop_assert_eq!(code_all(&mut reader, &unknown).unwrap(), values);
            prop_assert!(reader.is_at_its_end());
        }

        #[test]
        fn bytes_of_anybody_never_panic(bytes: Vec<u8>) {
            if let Ok(mut reader) = Reader::new(&bytes) {
                let _ = code_all(&mut reader, &[(0, 0); 100]);
            }
        }
    }

    #[test]
    fn what_is_likely_costs_little() {
        let mut writer = Writer::new();
        code_all(&mut writer, &[]).unwrap();
        let mut odds = Odds::default();
        for _ in 0..10_000 {
            odds.code(&mut writer, true).unwrap();
        }
        assert!(writer.finish().len() < 40);
    }
}
