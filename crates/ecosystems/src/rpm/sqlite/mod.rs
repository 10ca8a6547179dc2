//! SQLite: `rpmdb.sqlite`, with the write-ahead log beside it (SQLite's "Database File Format" and "WAL-mode File
//! Format", sqlite.org/fileformat2.html; rpm's `lib/backend/sqlite.c` for the table).
//!
//! Only what a full scan of one table needs: pages, tables' b-trees with overflow chains, records, and the schema
//! for the table's root page and the place of its column. Odd: a page of the log covers that of the file, and the
//! place of the column `blob` is what the schema's SQL text says, since records name no columns.

mod pages;
mod record;
mod schema;
mod table;
mod wal;

use super::database::Collector;
use super::error::RpmError;

pub(super) use pages::MAGIC;

/// Reads all records. `wal` may be empty.
pub(super) fn read(bytes: &[u8], wal: &[u8], out: &mut Collector) -> Result<(), RpmError> {
    let pages = pages::Pages::new(bytes, wal, out)?;
    let packages = schema::find_packages(&pages, out)?;
    table::walk(&pages, packages.root, out, &mut |row, out| match record::column(
        row.payload,
        packages.blob_column,
    ) {
        Some(record::Value::Blob(blob)) => out.record(row.id, blob),
        _ => out.problem(row.damage()),
    })
}
