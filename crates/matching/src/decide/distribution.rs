//! How the rows of a distribution's feeds are weighed.
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

use tidewaiter_advisories::{FixState, Subject};
use tidewaiter_ecosystems::VersionScheme;

use super::{Decision, Judged, is_never, is_refuting};
use crate::scope::is_own_stream;
use crate::verdict::Verdict;

/// Weighs the rows, which are about one vulnerability.
pub fn decide<'r, 'a>(scheme: &dyn VersionScheme, rows: &'r [Judged<'a>]) -> Decision<'r, 'a> {
    if let Some(row) = silencer(rows) {
        return Decision::Refuted(row);
    }
    let by_binary = has_binary_fix(rows);
    let heard = || {
        rows.iter()
            .filter(move |row| !(is_never(&row.row) || by_binary && row.fixes_by(Subject::Source)))
    };
    if let Some(row) = heard().find(|row| row.verdict == Verdict::Cleared) {
        return Decision::Cleared(row);
    }
    let fixable = heard().filter_map(|row| Some((fix_of(row)?, row)));
    let lowest = fixable.min_by(|(a, one), (b, two)| scheme.compare(a, b).then(prefer(one, two)));
    let without_fix = || {
        heard()
            .filter(|row| row.verdict != Verdict::Outside)
            .min_by(|one, two| prefer(one, two))
    };
    let decisive = lowest.map(|(_, row)| row).or_else(without_fix);
    decisive.map_or(Decision::Untouched, Decision::Affected)
}

/// Whether a fix of the binary package is named, so that fixes of its source are not heard.
pub fn has_binary_fix(rows: &[Judged<'_>]) -> bool {
    rows.iter().any(|row| row.fixes_by(Subject::Binary))
}

/// The row that says "not affected", if nobody knows better.
fn silencer<'r, 'a>(rows: &'r [Judged<'a>]) -> Option<&'r Judged<'a>> {
    let own_stream = rows.iter().any(|it| !is_never(&it.row) && is_own_stream(&it.row));
    rows.iter()
        .find(|it| is_refuting(it) && (!own_stream || is_own_stream(&it.row)))
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
