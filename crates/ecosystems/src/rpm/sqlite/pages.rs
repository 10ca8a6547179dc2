//! The pages of a SQLite database as a reader sees them: those of the log, else those of the file.
//!
//! Odd: the header's own count of pages is not used. The file's length says how many there are, or the log's
//! last commit where there is one.

use std::collections::HashMap;

use super::wal;
use crate::rpm::bytes::{ByteOrder, index};
use crate::rpm::database::Collector;
use crate::rpm::error::SqliteError;

const BE: ByteOrder = ByteOrder::Big;
pub(in crate::rpm) const MAGIC: &[u8] = b"SQLite format 3\0";
/// The file's header, at the front of page 1.
pub(super) const FILE_HEADER: usize = 100;

/// How texts are stored.
#[derive(Clone, Copy)]
pub(super) enum Encoding {
    Utf8,
    Utf16(ByteOrder),
}

impl Encoding {
    /// Decodes a text; what is not valid becomes U+FFFD.
    pub(super) fn decode(self, text: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(text).into_owned(),
            Self::Utf16(order) => {
                let units = (0..text.len() / 2).filter_map(|at| order.u16(text, at * 2));
                char::decode_utf16(units)
                    .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect()
            }
        }
    }
}

/// A database's pages, counted from 1.
pub(super) struct Pages<'a> {
    file: &'a [u8],
    page_size: usize,
    usable: usize,
    from_log: HashMap<u32, &'a [u8]>,
    count: u32,
}

impl<'a> Pages<'a> {
    /// Reads the file's header and lays the log over it. A log that cannot be used is reported and ignored.
    pub(super) fn new(file: &'a [u8], log: &'a [u8], out: &mut Collector) -> Result<Self, SqliteError> {
        let (page_size, usable) = page_size(file)?;
        let log = wal::committed(log, page_size).unwrap_or_else(|damage| {
            out.problem(damage);
            None
        });
        let in_file = u32::try_from(file.len() / index(page_size)).unwrap_or(u32::MAX);
        let (from_log, count) = log.map_or((HashMap::new(), in_file), |log| (log.pages, log.page_count));
        Ok(Self {
            file,
            page_size: index(page_size),
            usable,
            from_log,
            count,
        })
    }

    /// One page.
    pub(super) fn get(&self, number: u32) -> Result<&'a [u8], SqliteError> {
        let outside = SqliteError::Outside {
            page: number,
            count: self.count,
        };
        if number == 0 || number > self.count {
            return Err(outside);
        }
        if let Some(page) = self.from_log.get(&number) {
            return Ok(page);
        }
        let start = index(number - 1).checked_mul(self.page_size).ok_or(outside)?;
        self.file
            .get(start..)
            .and_then(|rest| rest.get(..self.page_size))
            .ok_or(outside)
    }

    /// How many bytes of a page are the format's.
    pub(super) fn usable(&self) -> usize {
        self.usable
    }

    /// How the database stores texts.
    pub(super) fn encoding(&self) -> Encoding {
        match self.get(1).ok().and_then(|page| BE.u32(page, 56)) {
            Some(2) => Encoding::Utf16(ByteOrder::Little),
            Some(3) => Encoding::Utf16(ByteOrder::Big),
            _ => Encoding::Utf8,
        }
    }
}

/// The size of the pages, and how many bytes of each are usable.
fn page_size(file: &[u8]) -> Result<(u32, usize), SqliteError> {
    let page_size = match BE.u16(file, 16).unwrap_or_default() {
        1 => 65536,
        size => u32::from(size),
    };
    let reserved = file.get(20).copied().unwrap_or_default();
    let usable = index(page_size).saturating_sub(usize::from(reserved));
    if !page_size.is_power_of_two() || page_size < 512 || usable < 480 {
        return Err(SqliteError::Header { page_size, reserved });
    }
    Ok((page_size, usable))
}
