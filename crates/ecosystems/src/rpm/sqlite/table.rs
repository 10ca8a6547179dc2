//! A full scan of one table: every cell of its b-tree's leaves, in order, with overflow chains put together.
//!
//! Odd: a page is entered once only, in the tree or in a chain. An honest database has no page twice, and a
//! damaged one cannot make the scan longer than the file.

use std::collections::HashSet;

use super::pages::{FILE_HEADER, Pages};
use super::record::varint;
use crate::rpm::bytes::{ByteOrder, wide};
use crate::rpm::database::Collector;
use crate::rpm::error::{RpmError, SqliteError};

const BE: ByteOrder = ByteOrder::Big;

const INTERIOR_INDEX: u8 = 2;
const INTERIOR_TABLE: u8 = 5;
const LEAF_INDEX: u8 = 10;
const LEAF_TABLE: u8 = 13;

/// One row.
pub(super) struct Row<'p> {
    /// The row's id (for `Packages`: `hnum`).
    pub(super) id: u64,
    /// The row's record.
    pub(super) payload: &'p [u8],
    page: u32,
    cell: u16,
}

impl Row<'_> {
    /// The words for a row whose record cannot be read.
    pub(super) fn damage(&self) -> SqliteError {
        SqliteError::Cell {
            page: self.page,
            cell: self.cell,
        }
    }
}

/// What is done with each row.
pub(super) type Visit<'v> = dyn FnMut(Row<'_>, &mut Collector) + 'v;

/// Visits all rows of the table whose tree begins on page `root`. Damaged pages and cells are reported and passed
/// over; only the bound on work ends the scan.
pub(super) fn walk(
    pages: &Pages<'_>,
    root: u32,
    out: &mut Collector,
    visit: &mut Visit<'_>,
) -> Result<(), RpmError> {
    let mut scan = Scan {
        pages,
        entered: HashSet::new(),
        payload: Vec::new(),
    };
    let mut to_do = vec![root];
    while let Some(number) = to_do.pop() {
        match scan.enter(number).and_then(|page| TreePage::parse(number, page)) {
            Ok(page) if page.is_leaf => scan.leaf(&page, out, visit)?,
            Ok(page) => page.children(&mut to_do),
            Err(damage) => out.problem(damage),
        }
    }
    Ok(())
}

/// A page of a table's tree.
struct TreePage<'a> {
    number: u32,
    bytes: &'a [u8],
    is_leaf: bool,
    cells: &'a [[u8; 2]],
    last_child: u32,
}

impl<'a> TreePage<'a> {
    fn parse(number: u32, bytes: &'a [u8]) -> Result<Self, SqliteError> {
        let start = if number == 1 { FILE_HEADER } else { 0 };
        let damaged = SqliteError::NotATable(number);
        let kind = bytes[start];
        let (is_leaf, header) = match kind {
            LEAF_TABLE => (true, 8),
            INTERIOR_TABLE => (false, 12),
            LEAF_INDEX | INTERIOR_INDEX => return Err(SqliteError::WithoutRowid),
            _ => return Err(damaged),
        };
        let count = BE.u16(bytes, start + 3).map(usize::from).ok_or(damaged)?;
        let pointers = bytes[start + header..].as_chunks().0;
        Ok(Self {
            number,
            bytes,
            is_leaf,
            cells: pointers.get(..count).ok_or(damaged)?,
            last_child: BE.u32(bytes, start + 8).ok_or(damaged)?,
        })
    }

    /// The bytes of the page from the start of a cell.
    fn cell(&self, pointer: [u8; 2]) -> &'a [u8] {
        self.bytes
            .get(usize::from(u16::from_be_bytes(pointer))..)
            .unwrap_or_default()
    }

    /// Puts the children on the stack, so that the first comes off first.
    fn children(&self, to_do: &mut Vec<u32>) {
        to_do.push(self.last_child);
        // A cell too short for a child leads to page 0, which is reported when it is entered.
        let child = |&pointer: &[u8; 2]| BE.u32(self.cell(pointer), 0).unwrap_or_default();
        to_do.extend(self.cells.iter().rev().map(child));
    }
}

struct Scan<'a, 'p> {
    pages: &'p Pages<'a>,
    entered: HashSet<u32>,
    /// Where payloads are put together; kept for its memory.
    payload: Vec<u8>,
}

impl<'a> Scan<'a, '_> {
    fn enter(&mut self, number: u32) -> Result<&'a [u8], SqliteError> {
        let page = self.pages.get(number)?;
        let is_new = self.entered.insert(number);
        is_new.then_some(page).ok_or(SqliteError::Twice(number))
    }

    fn leaf(
        &mut self,
        page: &TreePage<'a>,
        out: &mut Collector,
        visit: &mut Visit<'_>,
    ) -> Result<(), RpmError> {
        for (cell, &pointer) in (0..).zip(page.cells) {
            let damage = SqliteError::Cell {
                page: page.number,
                cell,
            };
            let Some(content) = Cell::parse(page.cell(pointer), self.pages.usable()) else {
                out.problem(damage);
                continue;
            };
            out.claim(content.id, content.length)?;
            match self.payload(&content) {
                Ok(payload) => visit(
                    Row {
                        id: content.id,
                        payload,
                        page: page.number,
                        cell,
                    },
                    out,
                ),
                Err(damage) => out.problem(damage),
            }
        }
        Ok(())
    }

    /// The whole payload of a cell; copied only if it goes on in other pages.
    fn payload<'s>(&'s mut self, cell: &Cell<'a>) -> Result<&'s [u8], SqliteError> {
        let Some(first) = cell.overflow else {
            return Ok(cell.local);
        };
        self.payload.clear();
        self.payload.extend_from_slice(cell.local);
        let (mut next, mut left) = (first, cell.length - wide(cell.local.len()));
        while left > 0 {
            let page = &self.enter(next)?[..self.pages.usable()];
            let part = &page[4..];
            let part = &part[..usize::try_from(left).map_or(part.len(), |left| left.min(part.len()))];
            self.payload.extend_from_slice(part);
            left -= wide(part.len());
            next = BE.u32(page, 0).unwrap_or_default();
        }
        Ok(&self.payload)
    }
}

/// A cell of a leaf.
struct Cell<'a> {
    id: u64,
    /// Of the whole payload.
    length: u64,
    /// The part of the payload that lies in the cell.
    local: &'a [u8],
    /// The page on which the payload goes on.
    overflow: Option<u32>,
}

impl<'a> Cell<'a> {
    fn parse(bytes: &'a [u8], usable: usize) -> Option<Self> {
        let (length, first) = varint(bytes)?;
        let (id, second) = varint(&bytes[first..])?;
        let content = &bytes[first + second..];
        let local_length = local_length(length, wide(usable));
        let (local, rest) = content.split_at_checked(usize::try_from(local_length).ok()?)?;
        let overflow = if local_length < length {
            Some(BE.u32(rest, 0)?)
        } else {
            None
        };
        Some(Self {
            id,
            length,
            local,
            overflow,
        })
    }
}

/// How many bytes of a payload lie in the cell ("Cell Payload Overflow Pages" of the file format; at least 480 bytes
/// of a page are usable).
fn local_length(length: u64, usable: u64) -> u64 {
    let most = usable - 35;
    if length <= most {
        return length;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (usable - 4);
    if fitting <= most { fitting } else { least }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payloads_are_split_as_the_file_format_says() {
        assert_eq!(local_length(4061, 4096), 4061);
        assert_eq!(local_length(4062, 4096), 489);
        assert_eq!(local_length(4092 + 489, 4096), 489);
        assert_eq!(local_length(4092 + 490, 4096), 490);
    }
}
