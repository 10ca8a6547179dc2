//! Extended headers: `LENGTH KEY=VALUE\n` records (POSIX.1-2017 pax, "pax Extended Header"), of which only those
//! are kept that change what a file is called, how long it is and where its holes are.
//!
//! Odd: an empty value means the header's own. Records of a global header (`g`) are read and checked, but not applied:
//! Go's reader, and with it the runtimes, does not apply them either.

use super::sparse::Segment;

/// The records that apply to the next entry. Buffers are kept from entry to entry.
#[derive(Debug, Default)]
pub(super) struct Pax {
    path: Vec<u8>,
    link: Vec<u8>,
    pub(super) size: Option<u64>,
    pub(super) sparse: PaxSparse,
}

/// What PAX records say of a sparse file.
#[derive(Debug, Default)]
pub(super) struct PaxSparse {
    major: Option<u64>,
    minor: Option<u64>,
    name: Vec<u8>,
    size: Option<u64>,
    has_map: bool,
    offset: Option<u64>,
    pub(super) map: Vec<Segment>,
}

/// Where a sparse file's map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MapPlace {
    /// In the records (formats 0.0 and 0.1).
    Records,
    /// In front of the content (format 1.0).
    Content,
}

/// Why the records are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PaxError {
    Malformed(&'static str),
    TooManySegments,
}

const NUMBER: PaxError = PaxError::Malformed("a number is unreadable");

impl Pax {
    pub(super) fn clear(&mut self) {
        self.path.clear();
        self.link.clear();
        self.size = None;
        self.sparse.clear();
    }

    pub(super) fn path(&self) -> Option<&[u8]> {
        let name = &self.sparse.name;
        [name, &self.path]
            .into_iter()
            .find(|text| !text.is_empty())
            .map(Vec::as_slice)
    }

    pub(super) fn link(&self) -> Option<&[u8]> {
        (!self.link.is_empty()).then_some(&self.link)
    }

    /// Reads a header's records, in place of those of a header before it.
    pub(super) fn read(&mut self, mut records: &[u8], most_segments: usize) -> Result<(), PaxError> {
        self.clear();
        while !records.iter().all(|&b| b == 0) {
            let (key, value, rest) = record(records).ok_or(PaxError::Malformed("a record is broken"))?;
            self.apply(key, value, most_segments)?;
            records = rest;
        }
        Ok(())
    }

    fn apply(&mut self, key: &[u8], value: &[u8], most_segments: usize) -> Result<(), PaxError> {
        match key {
            b"path" => set_text(&mut self.path, value),
            b"linkpath" => set_text(&mut self.link, value),
            b"size" => set_number(&mut self.size, value),
            _ => match key.strip_prefix(b"GNU.sparse.") {
                Some(key) => self.sparse.apply(key, value, most_segments),
                None => Ok(()),
            },
        }
    }
}

impl PaxSparse {
    fn clear(&mut self) {
        let (mut name, mut map) = (std::mem::take(&mut self.name), std::mem::take(&mut self.map));
        name.clear();
        map.clear();
        *self = Self {
            name,
            map,
            ..Self::default()
        };
    }

    /// Where the map is; `None` for a file that is not sparse, or sparse in a way that nobody knows.
    pub(super) fn map_place(&self) -> Option<MapPlace> {
        match (self.major, self.minor) {
            (Some(1), Some(0) | None) => Some(MapPlace::Content),
            (Some(0), Some(0 | 1) | None) => Some(MapPlace::Records),
            (None, None) if self.has_map => Some(MapPlace::Records),
            _ => None,
        }
    }

    /// The file's size with its holes.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    fn apply(&mut self, key: &[u8], value: &[u8], most_segments: usize) -> Result<(), PaxError> {
        match key {
            b"major" => set_number(&mut self.major, value),
            b"minor" => set_number(&mut self.minor, value),
            b"name" => set_text(&mut self.name, value),
            b"size" | b"realsize" => set_number(&mut self.size, value),
            b"offset" => set_number(&mut self.offset, value),
            b"numbytes" => self.end_of_piece(value, most_segments),
            b"map" => self.whole_map(value, most_segments),
            _ => Ok(()),
        }
    }

    /// Format 0.0: the record after the one that gave the offset.
    fn end_of_piece(&mut self, value: &[u8], most_segments: usize) -> Result<(), PaxError> {
        let offset = self.offset.take();
        let offset = offset.ok_or(PaxError::Malformed("a sparse piece has no offset"))?;
        let len = decimal(value).ok_or(NUMBER)?;
        self.add(Segment { offset, len }, most_segments)
    }

    /// Format 0.1: all numbers in one record.
    fn whole_map(&mut self, value: &[u8], most_segments: usize) -> Result<(), PaxError> {
        self.map.clear();
        self.has_map = true;
        if value.is_empty() {
            return Ok(());
        }
        let mut numbers = value.split(|&b| b == b',').map(decimal);
        while let Some(offset) = numbers.next() {
            let offset = offset.ok_or(NUMBER)?;
            let len = numbers.next().flatten().ok_or(NUMBER)?;
            self.add(Segment { offset, len }, most_segments)?;
        }
        Ok(())
    }

    fn add(&mut self, segment: Segment, most: usize) -> Result<(), PaxError> {
        self.has_map = true;
        self.map.push(segment);
        if self.map.len() > most {
            Err(PaxError::TooManySegments)
        } else {
            Ok(())
        }
    }
}

/// The first record's key and value, and what follows it.
fn record(records: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let blank = records.iter().take(20).position(|&b| b == b' ')?;
    let len = usize::try_from(decimal(&records[..blank])?).ok()?;
    let body = records.get(blank + 1..len)?.strip_suffix(b"\n")?;
    let equals = memchr::memchr(b'=', body)?;
    let (key, value) = (&body[..equals], &body[equals + 1..]);
    (!key.is_empty()).then_some((key, value, &records[len..]))
}

fn set_text(place: &mut Vec<u8>, value: &[u8]) -> Result<(), PaxError> {
    if value.contains(&0) {
        return Err(PaxError::Malformed("a name has a NUL in it"));
    }
    place.clear();
    place.extend_from_slice(value);
    Ok(())
}

fn set_number(place: &mut Option<u64>, value: &[u8]) -> Result<(), PaxError> {
    if !value.is_empty() {
        *place = Some(decimal(value).ok_or(NUMBER)?);
    }
    Ok(())
}

fn decimal(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0u64, |value, &byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(records: &[u8]) -> Result<Pax, PaxError> {
        let mut pax = Pax::default();
        pax.read(records, 4).map(|()| pax)
    }

    #[test]
    fn records_are_read_by_their_length_not_by_lines() {
        let pax = read(b"12 path=a\nb\n25 SCHILY.xattr.x=1 = 2\n\n11 size=42\n").unwrap();
        assert_eq!((pax.path(), pax.size), (Some(&b"a\nb"[..]), Some(42)));
        assert_eq!(read(b"8 path=\n").unwrap().path(), None);
    }

    #[test]
    fn broken_records_are_refused() {
        for broken in [
            &b"99 path=a\n"[..],
            b"5 a=b\n",
            b"7 path\n",
            b"x path=a\n",
            b"12 path=a\0b\n",
            b"11 size=-1\n",
            b"0 \n",
            b"18446744073709551616 a=b\n",
        ] {
            assert!(read(broken).is_err(), "{}", String::from_utf8_lossy(broken));
        }
    }

    #[test]
    fn maps_of_both_old_forms_are_read() {
        let pieces = read(b"23 GNU.sparse.offset=5\n25 GNU.sparse.numbytes=3\n").unwrap();
        assert_eq!(pieces.sparse.map, [Segment { offset: 5, len: 3 }]);
        let whole = read(b"26 GNU.sparse.map=5,3,9,1\n").unwrap();
        assert_eq!(whole.sparse.map.len(), 2);
        assert_eq!(whole.sparse.map_place(), Some(MapPlace::Records));
        assert_eq!(read(b"24 GNU.sparse.map=1,1,2\n").err(), Some(NUMBER));
        let five = read(b"38 GNU.sparse.map=1,1,2,1,3,1,4,1,5,1\n").err();
        assert_eq!(five, Some(PaxError::TooManySegments));
    }
}
