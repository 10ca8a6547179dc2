//! Records as a delta holds them: each with its length in front.

use super::DeltaError;
use crate::Record;
use crate::wire::{Cursor, put_bytes};

/// The longest record, in bytes: a bound for what one made-up record can make us hold.
const LONGEST: usize = 16 << 20;
/// The most records of a delta.
const MOST: u64 = 1 << 22;

/// Appends a record.
pub fn put(out: &mut Vec<u8>, record: &Record) -> Result<(), DeltaError> {
    let bytes = encode(record)?;
    if bytes.len() > LONGEST {
        return Err(DeltaError::TooLarge("a record over 16 MiB"));
    }
    put_bytes(out, &bytes);
    Ok(())
}

/// A record alone.
pub fn encode(record: &Record) -> Result<Vec<u8>, DeltaError> {
    postcard::to_allocvec(record).map_err(|_| DeltaError::TooLarge("a record that cannot be written"))
}

/// How many records follow.
pub fn count(part: &mut Cursor<'_>) -> Result<u64, DeltaError> {
    match part.varint() {
        Ok(count) if count <= MOST => Ok(count),
        _ => Err(DeltaError::Damaged("it says to have over four million records")),
    }
}

/// The next record.
pub fn take(part: &mut Cursor<'_>) -> Result<Record, DeltaError> {
    const ODD: DeltaError = DeltaError::Damaged("a record cannot be read");
    let bytes = part.bytes().map_err(|_| ODD)?;
    if bytes.len() > LONGEST {
        return Err(DeltaError::Damaged("a record is over 16 MiB"));
    }
    match postcard::take_from_bytes(bytes) {
        // Scores have columns of their own.
        Ok((Record::Epss(_), _)) | Err(_) => Err(ODD),
        Ok((record, [])) => Ok(record),
        Ok(_) => Err(ODD),
    }
}
