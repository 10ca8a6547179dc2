//! Berkeley DB hash files, versions 8 to 10: `Packages` (rpm's `lib/backend/bdb_ro.c`; Berkeley DB's `db_page.h`).
//!
//! The first page describes the file; each bucket of the hash is a chain of pages of items, which stand in pairs of
//! key and value; a value over a page lies in a chain of overflow pages. Odd: a file is in the byte order of the
//! machine that wrote it, but the records in it are not; and record 0 is no package but rpm's counter. Every page
//! belongs to one chain, so a page met twice is damage, and this is what keeps a damaged file from looping.

use super::bytes::{ByteOrder, index, wide};
use super::database::Collector;
use super::error::{BerkeleyError, RpmError};

/// Of a hash file's first page, at offset 12.
const MAGIC: u32 = 0x0006_1561;
const META_LENGTH: usize = 512;
/// The header of every page but the first.
const PAGE_HEADER: usize = 26;

const UNUSED_PAGE: u8 = 0;
const UNSORTED_HASH_PAGE: u8 = 2;
const OVERFLOW_PAGE: u8 = 7;
const HASH_PAGE: u8 = 13;

const ITEM_ON_PAGE: u8 = 1;
const ITEM_OFF_PAGE: u8 = 3;

/// The file's byte order, if it is a hash file.
pub(super) fn byte_order(start: &[u8]) -> Option<ByteOrder> {
    [ByteOrder::Little, ByteOrder::Big]
        .into_iter()
        .find(|order| order.u32(start, 12) == Some(MAGIC))
}

/// Reads all records.
pub(super) fn read(bytes: &[u8], out: &mut Collector) -> Result<(), RpmError> {
    let meta = Meta::parse(bytes)?;
    let mut pages = Pages::new(bytes, &meta);
    for bucket in 0..meta.buckets(pages.count)? {
        if let Err(error) = read_bucket(meta.page_of(bucket), &mut pages, out) {
            match error {
                RpmError::Overlap { .. } => return Err(error),
                damage => out.problem(damage),
            }
        }
    }
    Ok(())
}

/// Follows one bucket's chain of pages.
fn read_bucket(first: u32, pages: &mut Pages<'_>, out: &mut Collector) -> Result<(), RpmError> {
    let mut next = first;
    while next != 0 {
        let page = pages.take(next)?;
        match page.kind() {
            // A bucket that was never written to.
            UNUSED_PAGE => return Ok(()),
            HASH_PAGE | UNSORTED_HASH_PAGE if page.is_numbered() => read_page(&page, pages, out)?,
            _ => return Err(BerkeleyError::Page(next).into()),
        }
        next = page.next();
    }
    Ok(())
}

/// Reads the pairs of one page.
fn read_page(page: &Page<'_>, pages: &mut Pages<'_>, out: &mut Collector) -> Result<(), RpmError> {
    for pair in 0..page.items() / 2 {
        match read_pair(page, pair * 2, pages, out) {
            Err(RpmError::Berkeley(damage)) => out.problem(damage),
            other => other?,
        }
    }
    Ok(())
}

/// Reads the pair whose key is item number `key`.
fn read_pair(page: &Page<'_>, key: u16, pages: &mut Pages<'_>, out: &mut Collector) -> Result<(), RpmError> {
    let damaged = |item| BerkeleyError::Item {
        page: page.number,
        item,
    };
    let number = page.key(key).ok_or(damaged(key))?;
    if number == 0 {
        return Ok(());
    }
    let number = u64::from(number);
    match page.value(key + 1).ok_or(damaged(key + 1))? {
        Value::OnPage(blob) => {
            out.claim(number, wide(blob.len()))?;
            out.record(number, blob);
        }
        Value::Overflow { first, length } => {
            out.claim(number, u64::from(length))?;
            out.record(number, &pages.overflow(first, length)?);
        }
    }
    Ok(())
}

/// Where a value lies.
enum Value<'a> {
    OnPage(&'a [u8]),
    Overflow { first: u32, length: u32 },
}

/// What the first page says.
struct Meta {
    order: ByteOrder,
    page_size: u32,
    max_bucket: u32,
    /// For each doubling of the hash, what to add to a bucket's number for the number of its page.
    spares: [u32; 32],
}

impl Meta {
    fn parse(bytes: &[u8]) -> Result<Self, BerkeleyError> {
        let order = byte_order(bytes).ok_or(BerkeleyError::Truncated)?;
        let page = bytes.get(..META_LENGTH).ok_or(BerkeleyError::Truncated)?;
        let field = |at| {
            order
                .u32(page, at)
                .expect("all fields lie in the page's 512 bytes")
        };
        let (version, page_size) = (field(16), field(20));
        if !(8..=10).contains(&version) {
            return Err(BerkeleyError::Version(version));
        }
        if !page_size.is_power_of_two() || !(512..=65536).contains(&page_size) {
            return Err(BerkeleyError::PageSize(page_size));
        }
        let (encryption, flags) = (page[24], page[26]);
        if encryption != 0 || flags & 1 != 0 {
            return Err(BerkeleyError::Encrypted);
        }
        Ok(Self {
            order,
            page_size,
            max_bucket: field(72),
            spares: std::array::from_fn(|doubling| field(96 + 4 * doubling)),
        })
    }

    /// How many buckets there are; no more than pages.
    fn buckets(&self, pages: u32) -> Result<u32, BerkeleyError> {
        if self.max_bucket >= pages {
            return Err(BerkeleyError::Buckets {
                buckets: u64::from(self.max_bucket) + 1,
                pages,
            });
        }
        Ok(self.max_bucket + 1)
    }

    /// The first page of a bucket.
    fn page_of(&self, bucket: u32) -> u32 {
        let doublings = u32::BITS - bucket.leading_zeros();
        // A damaged file may lead anywhere; a page outside of the file is reported when it is taken.
        bucket.wrapping_add(self.spares[index(doublings).min(31)])
    }
}

/// The pages of the file, each to be taken once.
struct Pages<'a> {
    bytes: &'a [u8],
    order: ByteOrder,
    size: usize,
    count: u32,
    taken: Vec<bool>,
}

impl<'a> Pages<'a> {
    fn new(bytes: &'a [u8], meta: &Meta) -> Self {
        let size = index(meta.page_size);
        let count = bytes.len() / size;
        let mut taken = vec![false; count];
        // The first page is the file's description; no chain leads there.
        if let Some(first) = taken.first_mut() {
            *first = true;
        }
        Self {
            bytes,
            order: meta.order,
            size,
            count: u32::try_from(count).unwrap_or(u32::MAX),
            taken,
        }
    }

    fn take(&mut self, number: u32) -> Result<Page<'a>, BerkeleyError> {
        let taken = self
            .taken
            .get_mut(index(number))
            .ok_or(BerkeleyError::Outside(number))?;
        if std::mem::replace(taken, true) {
            return Err(BerkeleyError::Twice(number));
        }
        let start = index(number) * self.size;
        Ok(Page {
            bytes: &self.bytes[start..start + self.size],
            order: self.order,
            number,
        })
    }

    /// Puts together the value of `length` bytes that begins on page `first`.
    fn overflow(&mut self, first: u32, length: u32) -> Result<Vec<u8>, BerkeleyError> {
        let length = index(length);
        let mut value = Vec::with_capacity(length.min(self.bytes.len()));
        let mut next = first;
        while value.len() < length {
            let page = self.take(next)?;
            let part = page
                .overflow_part()
                .filter(|part| value.len() + part.len() <= length);
            value.extend_from_slice(part.ok_or(BerkeleyError::Page(next))?);
            next = page.next();
        }
        Ok(value)
    }
}

struct Page<'a> {
    bytes: &'a [u8],
    order: ByteOrder,
    number: u32,
}

impl<'a> Page<'a> {
    fn field_u16(&self, at: usize) -> u16 {
        self.order
            .u16(self.bytes, at)
            .expect("a page has at least 512 bytes")
    }

    fn field_u32(&self, at: usize) -> u32 {
        self.order
            .u32(self.bytes, at)
            .expect("a page has at least 512 bytes")
    }

    fn kind(&self) -> u8 {
        self.bytes[25]
    }

    /// Whether the page carries its own number.
    fn is_numbered(&self) -> bool {
        self.field_u32(8) == self.number
    }

    fn next(&self) -> u32 {
        self.field_u32(16)
    }

    /// How many items the page announces.
    fn items(&self) -> u16 {
        self.field_u16(20)
    }

    /// Item number `at` with its type byte. Items are laid from the page's end towards its start, so that each ends
    /// where the one before begins.
    fn item(&self, at: u16) -> Option<&'a [u8]> {
        let offset = |at: u16| {
            Some(usize::from(
                self.order.u16(self.bytes, PAGE_HEADER + 2 * usize::from(at))?,
            ))
        };
        let end = match at.checked_sub(1) {
            Some(before) => offset(before)?,
            None => self.bytes.len(),
        };
        let index_end = PAGE_HEADER + 2 * usize::from(self.items());
        let start = offset(at).filter(|&start| start >= index_end)?;
        self.bytes.get(start..end)
    }

    /// The record number in item `at`.
    fn key(&self, at: u16) -> Option<u32> {
        let number = self.item(at)?.strip_prefix(&[ITEM_ON_PAGE])?;
        self.order.u32(number, 0).filter(|_| number.len() == 4)
    }

    /// The value in item `at`.
    fn value(&self, at: u16) -> Option<Value<'a>> {
        let item = self.item(at)?;
        match *item.first()? {
            ITEM_ON_PAGE => Some(Value::OnPage(&item[1..])),
            ITEM_OFF_PAGE if item.len() == 12 => Some(Value::Overflow {
                first: self.order.u32(item, 4)?,
                length: self.order.u32(item, 8)?,
            }),
            _ => None,
        }
    }

    /// What an overflow page holds of a value.
    fn overflow_part(&self) -> Option<&'a [u8]> {
        let length = usize::from(self.field_u16(22));
        let part = self.bytes.get(PAGE_HEADER..PAGE_HEADER + length)?;
        (self.kind() == OVERFLOW_PAGE && self.is_numbered() && length > 0).then_some(part)
    }
}
