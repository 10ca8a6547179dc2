//! All rows about one vulnerability and one package: is the package affected, and which row says so?
//!
//! In this order:
//! 1. Withdrawn and rejected records are no rows at all (rule 7). Disputed ones count.
//! 2. "Not affected" is the distribution's word (rule 1) and silences every other row, of any feed; except that a
//!    row of the package's own stream (EUS, Pro) knows better than one of the main stream. A fix at version `0` is the
//!    same word in Alpine's writing (rule 10).
//! 3. Fixes of binary packages go before fixes of their source (rule 2).
//! 4. Errata: several of them may fix one vulnerability in one package at different versions. A version that has one
//!    of the fixes has the fix, so a package is affected only if it is below the lowest fix of all rows that are about
//!    it. The reason is streams: nearly all such fixes are the same change in builds of other minor releases
//!    (`1.27-1.el9_7` and `1.27-1.el9_8`), rebuilds (`.alma`, other `.module+` numbers) or rebases that list again
//!    what an update had fixed, and the highest fix would call every package of the older stream affected. Red Hat gives
//!    an incomplete fix a new CVE id. The price is known: where an erratum of the same stream corrects an earlier one
//!    without a new id (`bzip2-1.0.6-27` and `-28` of `el8_10`), the first fix counts. Modules and streams that can be
//!    told from the package are no rows about others (`scope`), else the lowest fix could be another line's.
//!    Alpine has one line of builds per release, so there a second entry of a CVE says that the first fix was not
//!    enough (each new microcode of `intel-ucode`, each XSA of `xen`). Its feed has them as ranges of one row, and a
//!    version in any of a row's ranges is affected (`verdict`): the latest fix counts.
//! 5. A package that is not below a fix is not affected, whatever a slower feed says without naming versions (rule 1).
//! 6. Without any fix, the row of the most decided state counts (rule 6): end of life, will not fix, deferred, pending,
//!    affected, under investigation.

use std::cmp::Ordering;

use tidewaiter_advisories::{AffectedRow, FixState, Limits, Subject};
use tidewaiter_ecosystems::VersionScheme;

use crate::scope::is_own_stream;
use crate::verdict::Verdict;

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

/// Whether a row says that no version is, or was, affected.
pub fn is_never(row: &AffectedRow<'_>) -> bool {
    let mut ends = row.ranges.map(|range| range.limit);
    match row.state {
        FixState::NotAffected => true,
        _ => row.ranges.count() > 0 && ends.all(|end| end == Limits::Fixed("0")),
    }
}

/// The row that makes the package affected, if it is. `rows` are about one vulnerability, and only rows that stand.
pub fn decide<'r, 'a>(scheme: &dyn VersionScheme, rows: &'r [Judged<'a>]) -> Option<&'r Judged<'a>> {
    if is_silenced(rows) {
        return None;
    }
    let by_binary = rows.iter().any(|row| row.fixes_by(Subject::Binary));
    let heard = || {
        rows.iter()
            .filter(move |row| !(is_never(&row.row) || by_binary && row.fixes_by(Subject::Source)))
    };
    if heard().any(|row| row.verdict == Verdict::Cleared) {
        return None;
    }
    let fixable = heard().filter_map(|row| Some((fix_of(row)?, row)));
    let lowest = fixable.min_by(|(a, one), (b, two)| scheme.compare(a, b).then(prefer(one, two)));
    match lowest {
        Some((_, row)) => Some(row),
        None => heard()
            .filter(|row| row.verdict != Verdict::Outside)
            .min_by(|one, two| prefer(one, two)),
    }
}

fn is_silenced(rows: &[Judged<'_>]) -> bool {
    let own_stream = rows.iter().any(|it| !is_never(&it.row) && is_own_stream(&it.row));
    rows.iter()
        .any(|it| is_refuting(it) && (!own_stream || is_own_stream(&it.row)))
}

/// Whether a row says of this version that it is not affected. One without ranges speaks of all versions.
fn is_refuting(judged: &Judged<'_>) -> bool {
    let everywhere = judged.row.ranges.count() == 0 || judged.row.state != FixState::NotAffected;
    let within = !matches!(judged.verdict, Verdict::Outside | Verdict::Cleared);
    is_never(&judged.row) && (everywhere || within)
}

fn fix_of<'a>(judged: &Judged<'a>) -> Option<&'a str> {
    match judged.verdict {
        Verdict::FixedIn(fix) if judged.row.state == FixState::Fixed => Some(fix),
        _ => None,
    }
}

/// Which of two rows is shown: by state, then binary before source, then as the database orders advisories.
fn prefer(one: &Judged<'_>, two: &Judged<'_>) -> Ordering {
    let key = |judged: &Judged<'_>| {
        let row = &judged.row;
        (
            decidedness(row.state),
            row.subject == Subject::Source,
            row.advisory.number,
        )
    };
    key(one).cmp(&key(two))
}

fn decidedness(state: FixState) -> u8 {
    match state {
        FixState::Fixed => 0,
        FixState::EndOfLife => 1,
        FixState::WillNotFix => 2,
        FixState::Deferred => 3,
        FixState::Pending => 4,
        FixState::Affected => 5,
        FixState::UnderInvestigation => 6,
        FixState::NotAffected => 7,
    }
}
