//! Headers: the record of one package, as rpm's databases store it (rpm's `header.c` and `rpmtag.h`).
//!
//! A header is two counts (tags, bytes of data), an index of 16 bytes a tag (tag, type, offset, count) and the
//! data, all in network byte order whatever machine wrote it. Odd: the magic number of package files is not stored;
//! the first tags are regions, which only frame others and are passed over; and where a tag stands twice the later
//! one holds, because rpm appends what it changes on installation.

use super::bytes::{ByteOrder, index, wide};
use super::error::HeaderError;
use super::record::RpmRecord;

const BE: ByteOrder = ByteOrder::Big;
/// rpm's own limit.
const MAX_TAGS: u32 = 0xffff;
/// Real licences have a few kilobytes.
const MAX_TEXT: usize = 64 << 10;

const NAME: u32 = 1000;
const VERSION: u32 = 1001;
const RELEASE: u32 = 1002;
const EPOCH: u32 = 1003;
const VENDOR: u32 = 1011;
const LICENSE: u32 = 1014;
const ARCH: u32 = 1022;
const SOURCERPM: u32 = 1044;
const MODULARITYLABEL: u32 = 5096;

const INT16: u32 = 3;
const INT32: u32 = 4;
const STRING: u32 = 6;
const STRING_ARRAY: u32 = 8;
const I18NSTRING: u32 = 9;

/// Reads a header without its file list: everything that every package must have, and what it may have.
pub fn parse_header(blob: &[u8]) -> Result<RpmRecord, HeaderError> {
    record(&Header::new(blob)?)
}

/// The record without its file list.
pub(super) fn record(header: &Header<'_>) -> Result<RpmRecord, HeaderError> {
    let record = RpmRecord {
        name: header.text(NAME)?.ok_or(HeaderError::Missing("name"))?,
        epoch: header.number(EPOCH)?,
        version: header.text(VERSION)?.ok_or(HeaderError::Missing("version"))?,
        release: header.text(RELEASE)?.ok_or(HeaderError::Missing("release"))?,
        arch: header.text(ARCH)?,
        // In `gpg-pubkey` rpm writes the words for "absent" as the value.
        source_rpm: header.text(SOURCERPM)?.filter(|name| name != "(none)"),
        modularity_label: header.text(MODULARITYLABEL)?,
        vendor: header.text(VENDOR)?,
        license: header.text(LICENSE)?,
        files: Vec::new(),
    };
    // Each text has its own place in the data. What is no UTF-8 has three bytes for each of its own afterwards.
    match text_bytes(&record) > 3 * header.data.len() {
        true => Err(HeaderError::Overlap),
        false => Ok(record),
    }
}

fn text_bytes(record: &RpmRecord) -> usize {
    let needed = [&record.name, &record.version, &record.release].into_iter();
    let optional = [
        &record.arch,
        &record.source_rpm,
        &record.modularity_label,
        &record.vendor,
        &record.license,
    ];
    needed
        .chain(optional.into_iter().flatten())
        .map(String::len)
        .sum()
}

/// A header's index and data, its lengths verified.
pub(super) struct Header<'a> {
    index: &'a [[u8; 16]],
    data: &'a [u8],
}

/// One line of the index, but for its tag.
#[derive(Clone, Copy)]
struct Entry {
    kind: u32,
    offset: u32,
    count: u32,
}

impl<'a> Header<'a> {
    /// Verifies that the blob holds what its two counts announce. Bytes behind that are passed over.
    pub(super) fn new(blob: &'a [u8]) -> Result<Self, HeaderError> {
        let truncated = |needed| HeaderError::Truncated {
            needed,
            present: wide(blob.len()),
        };
        let (Some(tags), Some(length)) = (BE.u32(blob, 0), BE.u32(blob, 4)) else {
            return Err(truncated(8));
        };
        if tags > MAX_TAGS {
            return Err(HeaderError::TooManyTags(tags));
        }
        let split = 8 + index(tags) * 16;
        let end = wide(split) + u64::from(length);
        let too_short = || truncated(end);
        let index_bytes = blob.get(8..split).ok_or_else(too_short)?;
        let data = blob[split..].get(..index(length)).ok_or_else(too_short)?;
        Ok(Self {
            index: index_bytes.as_chunks().0,
            data,
        })
    }

    /// The first string of a tag; `None` where the tag is absent or empty.
    fn text(&self, tag: u32) -> Result<Option<String>, HeaderError> {
        let Some(mut strings) = self.strings(tag)? else {
            return Ok(None);
        };
        let Some(text) = strings.next() else {
            return Ok(None);
        };
        let text = text?;
        if text.len() > MAX_TEXT {
            return Err(HeaderError::TextTooLong(tag));
        }
        Ok(Some(String::from_utf8_lossy(text).into_owned()))
    }

    /// The first number of a tag; `None` where the tag is absent or empty.
    fn number(&self, tag: u32) -> Result<Option<u32>, HeaderError> {
        Ok(self.numbers(tag)?.and_then(|mut numbers| numbers.next()))
    }

    /// The numbers of a tag; `None` where it is absent.
    pub(super) fn numbers(
        &self,
        tag: u32,
    ) -> Result<Option<impl ExactSizeIterator<Item = u32>>, HeaderError> {
        let numbers = self.fixed(tag, INT32)?;
        Ok(numbers.map(|numbers| numbers.iter().map(|&bytes| u32::from_be_bytes(bytes))))
    }

    /// The 16-bit numbers of a tag; `None` where it is absent.
    pub(super) fn shorts(&self, tag: u32) -> Result<Option<impl Iterator<Item = u16>>, HeaderError> {
        let numbers = self.fixed(tag, INT16)?;
        Ok(numbers.map(|numbers| numbers.iter().map(|&bytes| u16::from_be_bytes(bytes))))
    }

    /// The values of a tag whose type has a fixed size; `None` where it is absent.
    fn fixed<const SIZE: usize>(&self, tag: u32, kind: u32) -> Result<Option<&'a [[u8; SIZE]]>, HeaderError> {
        let Some(entry) = self.find(tag) else {
            return Ok(None);
        };
        if entry.kind != kind {
            return Err(HeaderError::Type {
                tag,
                kind: entry.kind,
            });
        }
        let data = self.data.get(index(entry.offset)..).unwrap_or_default();
        let values = data.as_chunks().0.get(..index(entry.count));
        values.map(Some).ok_or(HeaderError::Outside(tag))
    }

    /// The strings of a tag; `None` where it is absent.
    pub(super) fn strings(&self, tag: u32) -> Result<Option<Strings<'a>>, HeaderError> {
        let Some(entry) = self.find(tag) else {
            return Ok(None);
        };
        let left = match entry.kind {
            STRING => 1,
            STRING_ARRAY | I18NSTRING => entry.count,
            kind => return Err(HeaderError::Type { tag, kind }),
        };
        let data = self
            .data
            .get(index(entry.offset)..)
            .ok_or(HeaderError::Outside(tag))?;
        Ok(Some(Strings { tag, data, left }))
    }

    fn find(&self, tag: u32) -> Option<Entry> {
        let wanted = tag.to_be_bytes();
        let line = self.index.iter().rev().find(|line| line[..4] == wanted)?;
        let [kind, offset, count] = [4, 8, 12].map(|at| BE.u32(line, at));
        Some(Entry {
            kind: kind?,
            offset: offset?,
            count: count?,
        })
    }
}

/// The NUL-terminated strings of one tag.
pub(super) struct Strings<'a> {
    tag: u32,
    data: &'a [u8],
    left: u32,
}

impl Strings<'_> {
    /// How many strings the index announces.
    pub(super) fn announced(&self) -> u32 {
        self.left
    }
}

impl<'a> Iterator for Strings<'a> {
    type Item = Result<&'a [u8], HeaderError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let Some(end) = memchr::memchr(0, self.data) else {
            self.left = 0;
            return Some(Err(HeaderError::Outside(self.tag)));
        };
        let text = &self.data[..end];
        self.data = &self.data[end + 1..];
        Some(Ok(text))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A header with these tags, each a text that begins so far behind the start of the data.
    pub(in crate::rpm) fn header(tags: &[(u32, u32)], data: &[u8]) -> Vec<u8> {
        let mut words = vec![tags.len() as u32, data.len() as u32];
        words.extend(tags.iter().flat_map(|&(tag, offset)| [tag, STRING, offset, 1]));
        let mut blob: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        blob.extend_from_slice(data);
        blob
    }

    /// Nine times its own size would come of each header.
    #[test]
    fn texts_that_lie_over_each_other_are_refused() {
        let data = [&[b'a'; 1000][..], b"\0"].concat();
        let tags = [NAME, VERSION, RELEASE, VENDOR, LICENSE, ARCH, SOURCERPM].map(|tag| (tag, 0));
        assert_eq!(parse_header(&header(&tags, &data)), Err(HeaderError::Overlap));
    }

    #[test]
    fn texts_that_are_no_utf8_may_grow() {
        let data = [b"a\0b\0c\0", &[0xff; 1000][..], b"\0"].concat();
        let tags = [(NAME, 0), (VERSION, 2), (RELEASE, 4), (VENDOR, 6)];
        let record = parse_header(&header(&tags, &data)).unwrap();
        assert_eq!(record.vendor.unwrap().len(), 3000);
    }
}
