//! The rows of a package that count, judged, and which vulnerabilities they are about.
//!
//! Odd: a row belongs to a record, which may be about many vulnerabilities, so rows are judged once and only then
//! grouped. The same code says which rows do not count, and why: matching drops them, `explain` shows them.

use tidewaiter_advisories::{AffectedRow, DatabaseError, SpaceView, Subject};

use crate::decide::Judged;
use crate::exclusion::{Exclusion, of_record};
use crate::scope::Origin;
use crate::subject::Compared;
use crate::verdict::{Verdict, judge};

/// Rows of one package that are looked at before its list is taken for a hostile one. The Linux kernel has some
/// ten thousand.
const MOST_ROWS: usize = 4_000_000;

/// All rows that bear one of the package's names, its own first, each with why it does not count.
pub fn rows_of<'a>(
    view: &SpaceView<'a>,
    compared: &Compared<'_>,
    each: &mut dyn FnMut(AffectedRow<'a>, Option<Exclusion>),
) -> Result<(), DatabaseError> {
    let origin = Origin::new(compared.package);
    let (own, source) = (compared.name(Subject::Binary), compared.name(Subject::Source));
    for name in [Some(own), (source != own).then_some(source)]
        .into_iter()
        .flatten()
    {
        for row in view.affected(name)? {
            let row = row?;
            let exclusion = match compared.name(row.subject) == name {
                true => of_record(&row.advisory).or_else(|| origin.excludes(&row)),
                false => Some(Exclusion::Subject),
            };
            each(row, exclusion);
        }
    }
    Ok(())
}

/// The rows that are heard, those of binary packages first.
pub fn judged_rows<'a>(
    view: &SpaceView<'a>,
    compared: &Compared<'_>,
) -> Result<Vec<Judged<'a>>, DatabaseError> {
    let mut judged = Vec::new();
    rows_of(view, compared, &mut |row, exclusion| {
        judged.extend(judge_row(compared, row, exclusion));
    })?;
    judged.sort_by_key(|judged| judged.row.subject == Subject::Source);
    Ok(judged)
}

/// What a row says of a package, if it is heard. One of another platform is: it says that this one is not affected.
pub fn judge_row<'a>(
    compared: &Compared<'_>,
    row: AffectedRow<'a>,
    exclusion: Option<Exclusion>,
) -> Option<Judged<'a>> {
    let verdict = match exclusion {
        None => judge(compared.scheme, compared.version(row.subject), row.ranges),
        Some(Exclusion::Platform) => Verdict::Outside,
        Some(_) => return None,
    };
    Some(Judged { row, verdict })
}

/// Each vulnerability that some row calls affected, with the places of all rows that are about it, by the
/// vulnerability's number. A package with all fixes, as most are, has none, and the vulnerabilities that its rows list
/// need not be gone through.
pub fn by_vulnerability(rows: &[Judged<'_>]) -> Result<Vec<(u32, u32)>, DatabaseError> {
    let mut affected = Vec::new();
    for judged in rows.iter().filter(|judged| judged.is_hit()) {
        affected.extend(judged.row.advisory.vulnerabilities());
        bounded(affected.len())?;
    }
    affected.sort_unstable();
    affected.dedup();
    let mut pairs = Vec::with_capacity(affected.len());
    for (place, judged) in rows.iter().enumerate().filter(|_| !affected.is_empty()) {
        let numbers = judged.row.advisory.vulnerabilities();
        let numbers = numbers.filter(|number| affected.binary_search(number).is_ok());
        pairs.extend(numbers.map(|number| (number, place as u32)));
        bounded(pairs.len())?;
    }
    pairs.sort_unstable();
    Ok(pairs)
}

fn bounded(rows: usize) -> Result<(), DatabaseError> {
    match rows > MOST_ROWS {
        true => Err(DatabaseError::Damaged("a package has more rows than can be true")),
        false => Ok(()),
    }
}
