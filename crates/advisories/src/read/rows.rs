//! The rows of all packages, turned round: by advisory.
//!
//! Odd: a list of rows may serve many packages, so a small file that somebody made up can stand for more rows than there
//! is memory for. They are counted first.

use super::affected::{RowNumber, RowNumbers};
use super::{Database, SpaceView};
use crate::DatabaseError;
use crate::keys::BLOCK;

/// The most rows that are turned round; all known feeds together have some five million.
const MOST: u64 = 1 << 27;

/// One package with rows.
pub(crate) struct PackageName<'a> {
    /// The space's key.
    pub space: &'a str,
    /// The package's name.
    pub name: String,
}

/// The rows of the list at this place, as numbers.
pub(crate) fn list_at(
    db: &Database,
    place: u64,
) -> Result<impl Iterator<Item = Result<RowNumber, DatabaseError>> + '_, DatabaseError> {
    RowNumbers::at(db, place)
}

/// A row of an advisory, as numbers.
#[derive(Clone, Copy)]
pub(crate) struct AdvisoryRow {
    advisory: u32,
    /// Its place in [`RowsByAdvisory::packages`].
    pub package: u32,
    /// The number of its shape.
    pub shape: u32,
    /// The number of its list of ranges.
    pub ranges: u32,
    /// Its place in the dates, and one; 0 is none.
    fixed_at: u32,
}

/// All packages, and the rows of all advisories.
pub(crate) struct RowsByAdvisory<'a> {
    /// All packages with rows, space after space.
    pub packages: Vec<PackageName<'a>>,
    /// The places of their lists, in the same order.
    pub lists: Vec<u64>,
    rows: Vec<AdvisoryRow>,
    dates: Vec<i64>,
}

impl<'a> RowsByAdvisory<'a> {
    /// Reads every list of rows once.
    pub(crate) fn read(db: &'a Database) -> Result<Self, DatabaseError> {
        let mut all = Self {
            packages: Vec::new(),
            lists: Vec::new(),
            rows: Vec::new(),
            dates: Vec::new(),
        };
        for space in db.spaces() {
            all.name_packages(db, &space?)?;
        }
        all.rows.reserve_exact(all.count(db)?);
        for package in 0..all.lists.len() {
            all.turn(db, package)?;
        }
        all.rows.sort_by_key(|row| row.advisory);
        Ok(all)
    }

    fn name_packages(&mut self, db: &Database, space: &SpaceView<'a>) -> Result<(), DatabaseError> {
        let most = db.layout.packages.all().len().saturating_mul(BLOCK);
        for entry in space.lists() {
            let (name, place) = entry?;
            if self.packages.len() >= most {
                return Err(DatabaseError::Damaged("spaces share packages"));
            }
            let space = space.name();
            self.packages.push(PackageName { space, name });
            self.lists.push(place);
        }
        Ok(())
    }

    fn count(&self, db: &Database) -> Result<usize, DatabaseError> {
        let mut count = 0u64;
        for place in &self.lists {
            count = count.saturating_add(RowNumbers::at(db, *place)?.left());
        }
        match usize::try_from(count) {
            Ok(rows) if count <= MOST => Ok(rows),
            _ => Err(DatabaseError::Damaged("it says to have more rows than there are")),
        }
    }

    fn turn(&mut self, db: &Database, package: usize) -> Result<(), DatabaseError> {
        for row in RowNumbers::at(db, self.lists[package])? {
            let row = row?;
            self.dates.extend(row.fixed_at);
            self.rows.push(AdvisoryRow {
                advisory: row.advisory,
                package: package as u32,
                shape: row.shape,
                ranges: row.ranges,
                fixed_at: row.fixed_at.map_or(0, |_| self.dates.len() as u32),
            });
        }
        Ok(())
    }

    /// The rows of an advisory, by package.
    pub(crate) fn of(&self, advisory: u32) -> &[AdvisoryRow] {
        let start = self.rows.partition_point(|row| row.advisory < advisory);
        let rest = &self.rows[start..];
        &rest[..rest.partition_point(|row| row.advisory == advisory)]
    }

    /// When the fix of this row came out, in milliseconds.
    pub(crate) fn fixed_at(&self, row: &AdvisoryRow) -> Option<i64> {
        let place = (row.fixed_at as usize).checked_sub(1)?;
        self.dates.get(place).copied()
    }
}
