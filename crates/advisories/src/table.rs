//! A list of records of any length, fetched by number.
//!
//! Odd: only each 16th record's place is written down; the others are reached by skipping. That costs a few
//! nanoseconds and spares most of the space that places would take.
//!
//! Bytes: `count: u32`, then `ceil(count / 16)` places (`u32`, from the end of the places), then the records, each
//! with its length as a varint in front. All integers little-endian.

use std::cmp::Ordering;
use std::ops::Range;

use crate::DatabaseError;
use crate::wire::{Cursor, put_bytes};

/// Each so-many-th record has its place written down.
const STRIDE: usize = 16;

/// Gathers records.
#[derive(Default)]
pub struct TableWriter {
    count: usize,
    places: Vec<usize>,
    records: Vec<u8>,
}

impl TableWriter {
    /// Appends a record and gives its number.
    pub fn push(&mut self, record: &[u8]) -> usize {
        if self.count.is_multiple_of(STRIDE) {
            self.places.push(self.records.len());
        }
        put_bytes(&mut self.records, record);
        self.count += 1;
        self.count - 1
    }

    /// The table's bytes.
    pub fn finish(self) -> Result<Vec<u8>, DatabaseError> {
        const LIMIT: DatabaseError = DatabaseError::Limit("a table is over 4 GiB");
        let mut out = Vec::with_capacity(4 + 4 * self.places.len() + self.records.len());
        for number in std::iter::once(self.count).chain(self.places) {
            let number = u32::try_from(number).map_err(|_| LIMIT)?;
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&self.records);
        Ok(out)
    }
}

/// Where a table lies in the file; checked when it was made.
#[derive(Clone, Debug, Default)]
pub struct Table {
    count: u32,
    places: Range<usize>,
    records: Range<usize>,
}

impl Table {
    /// The table that fills `section` of `file`.
    pub fn open(file: &[u8], section: Range<usize>) -> Result<Self, DatabaseError> {
        fn short() -> DatabaseError {
            DatabaseError::Damaged("a table is cut off")
        }
        let bytes = file.get(section.clone()).ok_or_else(short)?;
        let count = read_u32(bytes, 0).ok_or_else(short)?;
        let places_end = 4 + 4 * (count as usize).div_ceil(STRIDE);
        if places_end > bytes.len() {
            return Err(short());
        }
        let places = section.start + 4..section.start + places_end;
        Ok(Self {
            count,
            records: places.end..section.end,
            places,
        })
    }

    /// How many records there are.
    pub fn len(&self) -> u32 {
        self.count
    }

    /// The record of that number.
    pub fn get<'a>(&self, file: &'a [u8], number: u32) -> Result<Cursor<'a>, DatabaseError> {
        fn missing() -> DatabaseError {
            DatabaseError::Damaged("a record is missing")
        }
        if number >= self.count {
            return Err(missing());
        }
        let places = file.get(self.places.clone()).ok_or_else(missing)?;
        let place = read_u32(places, number as usize / STRIDE * 4).ok_or_else(missing)?;
        let records = file.get(self.records.clone()).ok_or_else(missing)?;
        let mut cursor = Cursor::new(records.get(place as usize..).ok_or_else(missing)?);
        for _ in 0..number as usize % STRIDE {
            cursor.bytes()?;
        }
        cursor.bytes().map(Cursor::new)
    }

    /// The number of the record to which `order` says equal, in a table that is sorted by it.
    pub fn find<'a>(
        &self,
        file: &'a [u8],
        order: impl Fn(Cursor<'a>) -> Result<Ordering, DatabaseError>,
    ) -> Result<Option<u32>, DatabaseError> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low + (high - low) / 2;
            match order(self.get(file, middle)?)? {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Ok(Some(middle)),
            }
        }
        Ok(None)
    }
}

/// The little-endian number at this place.
pub fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn records_are_found_by_number(records: Vec<Vec<u8>>) {
            let mut writer = TableWriter::default();
            for record in &records {
                writer.push(record);
            }
            let bytes = writer.finish().unwrap();
            let table = Table::open(&bytes, 0..bytes.len()).unwrap();
            prop_assert_eq!(table.len() as usize, records.len());
            for (number, record) in records.iter().enumerate() {
                let mut found = table.get(&bytes, number as u32).unwrap();
                prop_assert_eq!(found.take(record.len() as u64).unwrap(), record.as_slice());
                prop_assert!(found.is_empty());
            }
            prop_assert!(table.get(&bytes, records.len() as u32).is_err());
        }

        #[test]
        fn bytes_of_anybody_never_panic(bytes: Vec<u8>, number: u32) {
            if let Ok(table) = Table::open(&bytes, 0..bytes.len()) {
                let _ = table.get(&bytes, number);
                let _ = table.get(&bytes, number % 64);
            }
        }
    }
}
