//! What each row says of a package, and what became of it.

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{AffectedRow, DatabaseError, FixState, Limits, RangeEntry, SpaceView, Subject};

use crate::decide::{Decision, Judged, is_never, is_outranked, is_unheard};
use crate::evidence::{compared_version, evidence, range_words};
use crate::exclusion::{self, Exclusion};
use crate::rows::{judge_row, rows_of};
use crate::subject::Compared;
use crate::verdict::Verdict;

/// One row that bears the package's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowExplanation {
    /// The advisory's id.
    pub advisory: String,
    /// The feed that it came from.
    pub feed: String,
    /// Whether it speaks of a source or of a binary package.
    pub subject: Subject,
    /// The name that it bears.
    pub name: String,
    /// The affected versions in words.
    pub range: String,
    /// What the source says about a fix.
    pub state: FixState,
    /// Module, stream and architectures that it is limited to.
    pub limits: Vec<String>,
    /// The version that was compared.
    pub compared: String,
    /// The order of versions.
    pub order: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, in words.
    pub because: String,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It makes the package affected.
    Decides,
    /// It calls the version affected, as the one that decides does.
    Agrees,
    /// It calls the version affected, but others know better.
    Overruled,
    /// The package has the fix that it names.
    Fixed,
    /// It says that the package is not affected.
    Refutes,
    /// The version lies before its ranges, or between them.
    OutOfRange,
    /// It is about something else.
    Excluded(Exclusion),
}

/// A row with the reason for which it does not count.
pub type FoundRow<'a> = (AffectedRow<'a>, Option<Exclusion>);

/// The rows of a package that are about one vulnerability.
pub fn of_vulnerability<'a>(
    view: &SpaceView<'a>,
    compared: &Compared<'_>,
    number: u32,
) -> Result<Vec<FoundRow<'a>>, DatabaseError> {
    let mut rows = Vec::new();
    rows_of(view, compared, &mut |row, exclusion| {
        if row.advisory.vulnerabilities().any(|one| one == number) {
            rows.push((row, exclusion));
        }
    })?;
    rows.sort_by_key(|(row, _)| row.subject == Subject::Source);
    Ok(rows)
}

/// Those that are heard, judged, as matching has them.
pub fn counted<'a>(compared: &Compared<'_>, rows: &[FoundRow<'a>]) -> Vec<Judged<'a>> {
    let judge = |(row, exclusion): &FoundRow<'a>| judge_row(compared, *row, *exclusion);
    rows.iter().filter_map(judge).collect()
}

/// All rows with what became of them.
pub fn tell<'a>(
    compared: &Compared<'_>,
    rows: &[FoundRow<'a>],
    judged: &[Judged<'a>],
    decision: &Decision<'_, 'a>,
) -> Result<Vec<RowExplanation>, DatabaseError> {
    let mut counted = judged.iter().peekable();
    let mut told = Vec::with_capacity(rows.len());
    for (row, exclusion) in rows {
        let (outcome, because) = match exclusion {
            Some(exclusion) => {
                // It is heard, and stands among those that were judged.
                counted.next_if(|_| *exclusion == Exclusion::Platform);
                excluded(*exclusion, row, compared)
            }
            None => match counted.next() {
                Some(judged_row) => outcome(compared, judged_row, judged, decision)?,
                None => continue,
            },
        };
        told.push(explain_row(compared, row, outcome, because)?);
    }
    Ok(told)
}

fn excluded(exclusion: Exclusion, row: &AffectedRow<'_>, compared: &Compared<'_>) -> (Outcome, String) {
    let words = exclusion::words(exclusion, row, compared.package);
    (Outcome::Excluded(exclusion), words)
}

fn outcome<'a>(
    compared: &Compared<'_>,
    row: &Judged<'a>,
    rows: &[Judged<'a>],
    decision: &Decision<'_, 'a>,
) -> Result<(Outcome, String), DatabaseError> {
    if !crate::is_of_system(compared.package.ecosystem)
        && is_outranked(compared.package.ecosystem, row, rows)?
    {
        return Ok(excluded(Exclusion::Authority, &row.row, compared));
    }
    if is_never(&row.row) {
        return Ok((
            Outcome::Refutes,
            "it says that no version is affected, or none of this range".to_owned(),
        ));
    }
    if is_unheard(compared, row, rows) {
        return Ok(excluded(Exclusion::BinaryFirst, &row.row, compared));
    }
    if row.is_hit() {
        let words = evidence(compared, row)?.decided;
        return Ok(match decision {
            Decision::Affected(decided) if std::ptr::eq(*decided, row) => (Outcome::Decides, words),
            Decision::Affected(_) => (Outcome::Agrees, words),
            _ => (Outcome::Overruled, words),
        });
    }
    Ok(match row.verdict {
        Verdict::Cleared => (Outcome::Fixed, cleared_words(compared, row)),
        _ => (Outcome::OutOfRange, outside_words(compared, row)),
    })
}

fn explain_row(
    compared: &Compared<'_>,
    row: &AffectedRow<'_>,
    outcome: Outcome,
    because: String,
) -> Result<RowExplanation, DatabaseError> {
    let module = row.module.map(|module| format!("module {module}"));
    let stream = row.stream.map(|stream| format!("stream {stream}"));
    let arches: Vec<&str> = row.arches.collect();
    let arches = (!arches.is_empty()).then(|| arches.join(", "));
    Ok(RowExplanation {
        advisory: row.advisory.id()?.to_owned(),
        feed: row.advisory.feed()?.to_owned(),
        subject: row.subject,
        name: name(compared, row, outcome).to_owned(),
        range: range_words(row),
        state: row.state,
        limits: [module, stream, arches].into_iter().flatten().collect(),
        compared: compared_version(compared, row.subject).to_owned(),
        order: compared.scheme.name().to_owned(),
        outcome,
        because,
    })
}

/// A row of the wrong subject was found under the other name.
fn name<'c>(compared: &'c Compared<'_>, row: &AffectedRow<'_>, outcome: Outcome) -> &'c str {
    match (outcome, row.subject) {
        (Outcome::Excluded(Exclusion::Subject), Subject::Source) => compared.name(Subject::Binary),
        (Outcome::Excluded(Exclusion::Subject), Subject::Binary) => compared.name(Subject::Source),
        (_, subject) => compared.name(subject),
    }
}

/// `2.36-9+deb12u7 >= 2.36-9+deb12u3 (dpkg)`
pub fn cleared_words(compared: &Compared<'_>, judged: &Judged<'_>) -> String {
    let version = compared_version(compared, judged.row.subject);
    let scheme = compared.scheme;
    let is_passed = |limit: &str| scheme.compare(version, limit).is_ge();
    let passed = judged.row.ranges.filter_map(|range| match range.limit {
        Limits::Fixed(fix) if is_passed(fix) => Some((fix, ">=")),
        Limits::LastAffected(last) if is_passed(last) => Some((last, ">")),
        _ => None,
    });
    match passed.max_by(|(a, _), (b, _)| scheme.compare(a, b)) {
        Some((limit, sign)) => format!("{version} {sign} {limit} ({})", scheme.name()),
        None => format!("{version} is in no range"),
    }
}

/// `1.0 < 2.0 (npm), where it begins`
fn outside_words(compared: &Compared<'_>, judged: &Judged<'_>) -> String {
    let Some(version) = compared.version(judged.row.subject) else {
        return format!("{:?} cannot be compared", compared.package.version);
    };
    let starts = judged
        .row
        .ranges
        .filter_map(|range: RangeEntry<'_>| range.introduced);
    let above = starts.filter(|first| compared.scheme.compare(version, first).is_lt());
    match above.min_by(|a, b| compared.scheme.compare(a, b)) {
        Some(first) => format!(
            "{version} < {first} ({}), where it begins",
            compared.scheme.name()
        ),
        None => "it names no range".to_owned(),
    }
}
