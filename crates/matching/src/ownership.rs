//! Rule 1, the half about languages: where a distribution's package owns the files of a language's package, the
//! distribution's word on a vulnerability silences the language's advisory.
//!
//! A word is a fix that the package has, or "not affected". "Affected" is no such word: then both packages are. No
//! record is none either: a distribution that does not know of a vulnerability has not looked at it.
//!
//! Odd: vulnerabilities are the same if the database made them one (a GHSA and the CVE that it names). What a
//! distribution tracks under another id than the language's feeds, silences nothing.

use tidewaiter_advisories::{DatabaseError, SpaceView};
use tidewaiter_types::Package;

use crate::decide::{Decision, Judged, decide};
use crate::rows::judged_rows;
use crate::subject::Compared;

/// All that a distribution says of one of its packages.
pub struct OwnersWord<'a, 'p> {
    compared: Compared<'p>,
    rows: Vec<Judged<'a>>,
}

impl<'a, 'p> OwnersWord<'a, 'p> {
    /// Reads it.
    ///
    /// # Errors
    /// If the database is damaged.
    pub fn read(view: &SpaceView<'a>, owner: &'p Package) -> Result<Self, DatabaseError> {
        let compared = Compared::new(owner);
        let rows = judged_rows(view, &compared)?;
        Ok(Self { compared, rows })
    }

    /// The row by which the distribution says that its package does not have the vulnerability of this number.
    ///
    /// # Errors
    /// If the database is damaged.
    pub fn silencer(&self, number: u32) -> Result<Option<Judged<'a>>, DatabaseError> {
        let about = |judged: &&Judged<'_>| judged.row.advisory.vulnerabilities().any(|one| one == number);
        let rows: Vec<Judged<'a>> = self.rows.iter().filter(about).copied().collect();
        Ok(match decide(&self.compared, &rows)? {
            Decision::Refuted(row) | Decision::Cleared(row) => Some(*row),
            Decision::Affected(_) | Decision::Untouched => None,
        })
    }
}
