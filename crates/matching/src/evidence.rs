//! Why a match is one: the row that decided, and the comparison, in words.

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{AffectedRow, DatabaseError, Limits, RangeEntry, Subject};

use crate::decide::Judged;
use crate::subject::Compared;
use crate::verdict::Verdict;

/// Why a match is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The advisory's id.
    pub advisory: String,
    /// The feed that it came from.
    pub feed: String,
    /// Whether the advisory speaks of the source or of the binary package.
    pub subject: Subject,
    /// The name under which it was found.
    pub name: String,
    /// The affected versions, in words: `>= 1.0, < 1.2-3`.
    pub range: String,
    /// The version that was compared: the source's or the package's.
    pub compared: String,
    /// The comparison that decided, with the order used: `1.2-1 < 1.2-3 (dpkg)`.
    pub decided: String,
}

/// The evidence of a row that decided.
pub fn evidence(compared: &Compared<'_>, decided: &Judged<'_>) -> Result<Evidence, DatabaseError> {
    let row = &decided.row;
    let version = compared_version(compared, row.subject);
    let scheme = compared.scheme.name();
    Ok(Evidence {
        advisory: row.advisory.id()?.to_owned(),
        feed: row.advisory.feed()?.to_owned(),
        subject: row.subject,
        name: compared.name(row.subject).to_owned(),
        range: range_words(row),
        compared: version.to_owned(),
        decided: match decided.verdict {
            Verdict::FixedIn(fix) => format!("{version} < {fix} ({scheme})"),
            Verdict::UpTo(last) => format!("{version} <= {last} ({scheme})"),
            Verdict::Open | Verdict::Cleared | Verdict::Outside => "no fixed version is known".to_owned(),
        },
    })
}

/// The version that was compared, or what stands in its place.
pub fn compared_version<'c>(compared: &'c Compared<'_>, subject: Subject) -> &'c str {
    compared.version(subject).unwrap_or(&compared.package.version)
}

/// A row's ranges in words.
pub fn range_words(row: &AffectedRow<'_>) -> String {
    let one = |range: RangeEntry<'_>| match (range.introduced, range.limit) {
        (None, Limits::Open) => "all versions".to_owned(),
        (None, Limits::Fixed(fix)) => format!("< {fix}"),
        (None, Limits::LastAffected(last)) => format!("<= {last}"),
        (Some(first), Limits::Open) => format!(">= {first}"),
        (Some(first), Limits::Fixed(fix)) => format!(">= {first}, < {fix}"),
        (Some(first), Limits::LastAffected(last)) => format!(">= {first}, <= {last}"),
    };
    row.ranges.map(one).collect::<Vec<_>>().join(" or ")
}
