//! SQLite's record format: a header of types, then the values.

/// A column's value, as far as it is of use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A signed number.
    Integer(i64),
    /// A text in the database's encoding.
    Text(&'a [u8]),
    /// Bytes.
    Blob(&'a [u8]),
    /// NULL or a floating-point number.
    Other,
}

/// Column number `at` of a record, from 0; `None` if the record is damaged or has fewer columns.
pub(super) fn column(record: &[u8], at: usize) -> Option<Value<'_>> {
    let (header_length, start) = varint(record)?;
    let header_length = usize::try_from(header_length).ok()?;
    let mut types = record.get(start..header_length)?;
    let mut values = &record[header_length..];
    for _ in 0..at {
        let kind = take_type(&mut types)?;
        values = values.get(value_length(kind)?..)?;
    }
    let kind = take_type(&mut types)?;
    value(kind, values.get(..value_length(kind)?)?)
}

fn take_type(types: &mut &[u8]) -> Option<u64> {
    let (kind, length) = varint(types)?;
    *types = &types[length..];
    Some(kind)
}

fn value_length(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => usize::try_from(kind).ok(),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        12.. => usize::try_from((kind - 12) / 2).ok(),
    }
}

fn value(kind: u64, bytes: &[u8]) -> Option<Value<'_>> {
    Some(match kind {
        1..=6 => Value::Integer(integer(bytes)?),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        0 | 7 => Value::Other,
        _ if kind.is_multiple_of(2) => Value::Blob(bytes),
        _ => Value::Text(bytes),
    })
}

/// A big-endian number of 1 to 8 bytes, in two's complement.
fn integer(bytes: &[u8]) -> Option<i64> {
    let negative = bytes.first()? & 0x80 != 0;
    let start = if negative { -1 } else { 0 };
    Some(
        bytes
            .iter()
            .fold(start, |number: i64, &byte| number << 8 | i64::from(byte)),
    )
}

/// A number in 1 to 9 bytes, and how many bytes it took.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0u64;
    for at in 0..8 {
        let byte = *bytes.get(at)?;
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    Some((number << 8 | u64::from(*bytes.get(8)?), 9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_to_nine_bytes() {
        assert_eq!(varint(&[0x7f]), Some((127, 1)));
        assert_eq!(varint(&[0x81, 0x00]), Some((128, 2)));
        assert_eq!(varint(&[0xff; 9]), Some((u64::MAX, 9)));
        assert_eq!(varint(&[0xff; 8]), None);
    }

    #[test]
    fn columns_are_found_behind_values_of_any_length() {
        // NULL, -2 in two bytes, a text of 2 bytes, a blob of 1 byte.
        let record = [5, 0, 2, 17, 14, 0xff, 0xfe, b'h', b'i', 7];
        assert_eq!(column(&record, 0), Some(Value::Other));
        assert_eq!(column(&record, 1), Some(Value::Integer(-2)));
        assert_eq!(column(&record, 2), Some(Value::Text(b"hi")));
        assert_eq!(column(&record, 3), Some(Value::Blob(&[7])));
        assert_eq!(column(&record, 4), None);
        assert_eq!(column(&record[..9], 3), None);
    }
}
