//! Sorted names and the number that belongs to each, in blocks of 16 with shared beginnings left out.
//!
//! Odd: an fst would hold the same names, but its reader trusts its bytes (a flipped bit can make it panic or walk
//! in a circle), and a database comes from outside. Blocks can be checked at each step, are as small once the file is
//! compressed, and are found by bisection over the names that begin them.
//!
//! Bytes: `blocks: u32`, a place (`u32`, from the end of the places) of each block, then the blocks. An entry is
//! `shared` (how many bytes it has in common with the entry before, 0 in the first of a block), the length of what
//! follows, what follows, and its value; numbers are varints.

use std::cmp::Ordering;
use std::ops::Range;

use crate::DatabaseError;
use crate::table::read_u32;
use crate::wire::{Cursor, put_bytes, put_varint};

/// Names in a block.
pub const BLOCK: usize = 16;
/// The longest name, in bytes: a bound for what a hostile file can make us copy.
pub const LONGEST: usize = 4096;

fn damaged() -> DatabaseError {
    DatabaseError::Damaged("an index of names")
}

/// Gathers names, which come sorted.
#[derive(Default)]
pub struct KeyWriter {
    places: Vec<usize>,
    blocks: Vec<u8>,
    in_block: usize,
    last: Vec<u8>,
}

impl KeyWriter {
    /// Begins a new block, and gives its number.
    pub fn cut(&mut self) -> usize {
        self.in_block = 0;
        self.places.len()
    }

    /// Appends a name, which must be greater than those since the last cut.
    pub fn push(&mut self, name: &str, value: u64) {
        let name = name.as_bytes();
        if self.in_block.is_multiple_of(BLOCK) {
            self.in_block = 0;
            self.places.push(self.blocks.len());
            self.last.clear();
        }
        let shared = common_prefix(&self.last, name);
        put_varint(&mut self.blocks, shared as u64);
        put_bytes(&mut self.blocks, &name[shared..]);
        put_varint(&mut self.blocks, value);
        self.last.clear();
        self.last.extend_from_slice(name);
        self.in_block += 1;
    }

    /// The index's bytes.
    pub fn finish(self) -> Result<Vec<u8>, DatabaseError> {
        const LIMIT: DatabaseError = DatabaseError::Limit("an index of names is over 4 GiB");
        let mut out = Vec::with_capacity(4 + 4 * self.places.len() + self.blocks.len());
        for number in std::iter::once(self.places.len()).chain(self.places) {
            let number = u32::try_from(number).map_err(|_| LIMIT)?;
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&self.blocks);
        Ok(out)
    }
}

fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Where an index of names lies in the file; checked when it was made.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    count: u32,
    places: Range<usize>,
    blocks: Range<usize>,
}

/// One entry of a block: how much is shared, what follows, the value.
type Entry<'a> = (usize, &'a [u8], u64);

impl Keys {
    /// The index that fills `section` of `file`.
    pub fn open(file: &[u8], section: Range<usize>) -> Result<Self, DatabaseError> {
        let bytes = file.get(section.clone()).ok_or_else(damaged)?;
        let count = read_u32(bytes, 0).ok_or_else(damaged)?;
        let places_end = (count as usize)
            .checked_mul(4)
            .and_then(|len| len.checked_add(4))
            .ok_or_else(damaged)?;
        if places_end > bytes.len() {
            return Err(damaged());
        }
        let places = section.start + 4..section.start + places_end;
        Ok(Self {
            count,
            blocks: places.end..section.end,
            places,
        })
    }

    /// All blocks.
    pub fn all(&self) -> Range<u32> {
        0..self.count
    }

    /// The value of a name that stands in one of these blocks.
    pub fn find(&self, file: &[u8], blocks: Range<u32>, name: &str) -> Result<Option<u64>, DatabaseError> {
        let name = name.as_bytes();
        match self.block_of(file, blocks, name)? {
            Some(block) => find_in_block(self.block(file, block)?, name),
            None => Ok(None),
        }
    }

    /// The block that holds the name if any does: the last one that begins at or before it.
    fn block_of(&self, file: &[u8], blocks: Range<u32>, name: &[u8]) -> Result<Option<u32>, DatabaseError> {
        let (mut low, mut high) = (blocks.start, blocks.end);
        while low < high {
            let middle = low + (high - low) / 2;
            let (_, head, _) = entry(&mut self.block(file, middle)?)?;
            match head.cmp(name) {
                Ordering::Greater => high = middle,
                _ => low = middle + 1,
            }
        }
        Ok((low > blocks.start).then(|| low - 1))
    }

    /// A cursor over one block.
    fn block<'a>(&self, file: &'a [u8], number: u32) -> Result<Cursor<'a>, DatabaseError> {
        if number >= self.count {
            return Err(damaged());
        }
        let places = file.get(self.places.clone()).ok_or_else(damaged)?;
        let blocks = file.get(self.blocks.clone()).ok_or_else(damaged)?;
        let at = number as usize * 4;
        let start = read_u32(places, at).ok_or_else(damaged)? as usize;
        let end = read_u32(places, at + 4).map_or(blocks.len(), |end| end as usize);
        blocks.get(start..end).map(Cursor::new).ok_or_else(damaged)
    }

    /// The name at a place of a block.
    pub fn name(&self, file: &[u8], block: u32, slot: usize) -> Result<String, DatabaseError> {
        let mut names = self.entries(file, block..block.saturating_add(1));
        names.nth(slot).ok_or_else(damaged)?.map(|(name, _)| name)
    }

    /// All names of some blocks in order, with their values.
    pub fn entries<'a>(&'a self, file: &'a [u8], blocks: Range<u32>) -> Entries<'a> {
        Entries {
            keys: self,
            file,
            blocks,
            cursor: Cursor::default(),
            left: 0,
            name: Vec::new(),
        }
    }
}

fn entry<'a>(block: &mut Cursor<'a>) -> Result<Entry<'a>, DatabaseError> {
    let (shared, suffix, value) = (block.number()? as usize, block.bytes()?, block.varint()?);
    match suffix.len() > LONGEST {
        true => Err(damaged()),
        false => Ok((shared, suffix, value)),
    }
}

/// Walks a block without putting names together: `matched` is how many bytes the last entry, which stands before
/// the name, has in common with it.
fn find_in_block(mut block: Cursor<'_>, name: &[u8]) -> Result<Option<u64>, DatabaseError> {
    let mut matched = 0;
    for _ in 0..BLOCK {
        if block.is_empty() {
            break;
        }
        let (shared, suffix, value) = entry(&mut block)?;
        match shared.cmp(&matched) {
            Ordering::Greater => continue,
            Ordering::Less => return Ok(None),
            Ordering::Equal => {}
        }
        let rest = &name[matched..];
        match suffix.cmp(rest) {
            Ordering::Equal => return Ok(Some(value)),
            Ordering::Greater => return Ok(None),
            Ordering::Less => matched += common_prefix(suffix, rest),
        }
    }
    Ok(None)
}

/// Names in order, see [`Keys::entries`].
pub struct Entries<'a> {
    keys: &'a Keys,
    file: &'a [u8],
    blocks: Range<u32>,
    cursor: Cursor<'a>,
    left: usize,
    name: Vec<u8>,
}

impl Entries<'_> {
    fn step(&mut self) -> Result<(String, u64), DatabaseError> {
        let (shared, suffix, value) = entry(&mut self.cursor)?;
        self.left = self.left.checked_sub(1).ok_or_else(damaged)?;
        if shared > self.name.len() || shared > LONGEST {
            return Err(damaged());
        }
        self.name.truncate(shared);
        self.name.extend_from_slice(suffix);
        let name = std::str::from_utf8(&self.name).map_err(|_| damaged())?;
        Ok((name.to_owned(), value))
    }
}

impl Iterator for Entries<'_> {
    type Item = Result<(String, u64), DatabaseError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.cursor.is_empty() {
            let block = self.blocks.next()?;
            self.name.clear();
            self.left = BLOCK;
            match self.keys.block(self.file, block) {
                Ok(cursor) => self.cursor = cursor,
                Err(error) => return Some(Err(error)),
            }
        }
        let entry = self.step();
        if entry.is_err() {
            self.cursor = Cursor::default();
        }
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn written(names: &BTreeMap<String, u64>) -> Vec<u8> {
        let mut writer = KeyWriter::default();
        for (name, value) in names {
            writer.push(name, *value);
        }
        writer.finish().unwrap()
    }

    proptest! {
        #[test]
        fn it_answers_as_a_map_does(
            names in proptest::collection::btree_map("[ab]{0,6}", any::<u64>(), 0..120),
            asked in proptest::collection::vec("[abc]{0,6}", 0..60),
        ) {
            let bytes = written(&names);
            let keys = Keys::open(&bytes, 0..bytes.len()).unwrap();
            for name in asked.iter().chain(names.keys()) {
                prop_assert_eq!(keys.find(&bytes, keys.all(), name).unwrap(), names.get(name).copied());
            }
            let listed: Result<BTreeMap<_, _>, _> = keys.entries(&bytes, keys.all()).collect();
            prop_assert_eq!(listed.unwrap(), names);
        }

        #[test]
        fn bytes_of_anybody_never_panic(bytes: Vec<u8>, name in "[ab]{0,4}") {
            if let Ok(keys) = Keys::open(&bytes, 0..bytes.len()) {
                let _ = keys.find(&bytes, keys.all(), &name);
                let _ = keys.entries(&bytes, keys.all()).count();
            }
        }

        #[test]
        fn a_flipped_bit_never_panics(at: usize, bit in 0u8..8) {
            let names = (0..100u64).map(|n| (format!("name-{n:03}"), n)).collect();
            let mut bytes = written(&names);
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            if let Ok(keys) = Keys::open(&bytes, 0..bytes.len()) {
                for name in names.keys() {
                    let _ = keys.find(&bytes, keys.all(), name);
                }
                let _ = keys.entries(&bytes, keys.all()).count();
            }
        }
    }
}
