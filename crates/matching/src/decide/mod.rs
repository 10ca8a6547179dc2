//! All rows about one vulnerability and one package: is the package affected, and which row says so?
//!
//! Who publishes decides how rows are weighed. A distribution's feeds are errata of builds and words on them
//! ([`distribution`]); a language's feeds each describe the ranges of upstream's versions ([`language`]).

mod distribution;
mod language;

use tidewaiter_advisories::{AffectedRow, DatabaseError, FixState, Limits, Subject};

use crate::candidate::is_of_system;
use crate::subject::Compared;
use crate::verdict::Verdict;

pub use language::is_outranked;

/// A row about the package, judged.
#[derive(Clone, Copy)]
pub struct Judged<'a> {
    /// The row.
    pub row: AffectedRow<'a>,
    /// What it says about the package's version.
    pub verdict: Verdict<'a>,
}

impl Judged<'_> {
    /// Whether it calls the version affected.
    pub fn is_hit(&self) -> bool {
        !matches!(self.verdict, Verdict::Cleared | Verdict::Outside) && !is_never(&self.row)
    }

    fn fixes_by(&self, subject: Subject) -> bool {
        self.row.state == FixState::Fixed && self.row.subject == subject && self.verdict != Verdict::Outside
    }
}

/// What all rows come to.
#[derive(Clone, Copy)]
pub enum Decision<'r, 'a> {
    /// The package is affected, by this row.
    Affected(&'r Judged<'a>),
    /// It is not, for this row says so of all versions or of this one.
    Refuted(&'r Judged<'a>),
    /// It is not, for it has the fix that this row names.
    Cleared(&'r Judged<'a>),
    /// No row reaches its version.
    Untouched,
}

/// Whether a row says that no version is, or was, affected.
pub fn is_never(row: &AffectedRow<'_>) -> bool {
    let mut ends = row.ranges.map(|range| range.limit);
    match row.state {
        FixState::NotAffected => true,
        _ => row.ranges.count() > 0 && ends.all(|end| end == Limits::Fixed("0")),
    }
}

/// Whether a row says of this version that it is not affected. One without ranges speaks of all versions.
pub fn is_refuting(judged: &Judged<'_>) -> bool {
    let everywhere = judged.row.ranges.count() == 0 || judged.row.state != FixState::NotAffected;
    let within = !matches!(judged.verdict, Verdict::Outside | Verdict::Cleared);
    is_never(&judged.row) && (everywhere || within)
}

/// Weighs the rows. They are about one vulnerability, and only such as count.
///
/// # Errors
/// If the database is damaged.
pub fn decide<'r, 'a>(
    compared: &Compared<'_>,
    rows: &'r [Judged<'a>],
) -> Result<Decision<'r, 'a>, DatabaseError> {
    let ecosystem = compared.package.ecosystem;
    match is_of_system(ecosystem) {
        true => Ok(distribution::decide(compared.scheme, rows)),
        false => language::decide(ecosystem, compared.scheme, rows),
    }
}

/// Whether a row names a fix of the source that is not heard, as the binary package's is known.
pub fn is_unheard(compared: &Compared<'_>, row: &Judged<'_>, rows: &[Judged<'_>]) -> bool {
    is_of_system(compared.package.ecosystem)
        && row.fixes_by(Subject::Source)
        && distribution::has_binary_fix(rows)
}
