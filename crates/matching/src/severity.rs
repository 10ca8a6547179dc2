//! Severities by the distribution's own words (rule 16: a severity has a source).
//!
//! The words, as their sources use them: Debian's urgencies (`unimportant`, `low`, `medium`, `high`; `not yet assigned`
//! and `end-of-life` are no severities), Ubuntu's priorities (`negligible` to `critical`; `untriaged` is none), Red
//! Hat's and its rebuilds' impacts (`low`, `moderate`, `important`, `critical`), Amazon's (`medium` for moderate).

use tidewaiter_advisories::{DatabaseError, VulnerabilityRecord};
use tidewaiter_types::Severity;

use crate::decide::Judged;

/// The severity that a word stands for; `None` for one that is no severity or that nobody knows.
pub fn severity_of_label(label: &str) -> Option<Severity> {
    // Debian marks urgencies that it took from NVD with asterisks.
    let word = label.trim().trim_end_matches('*').to_ascii_lowercase();
    Some(match word.as_str() {
        "critical" => Severity::Critical,
        "important" | "high" => Severity::High,
        "moderate" | "medium" => Severity::Medium,
        "low" => Severity::Low,
        "unimportant" | "negligible" => Severity::Informational,
        _ => return None,
    })
}

/// The distribution's own word for a match, the most particular one first: for this package, for this vulnerability
/// in the deciding record, in another record about the package, in any record of the distribution about the
/// vulnerability alone, and last for the whole erratum.
pub fn label<'a>(
    space: &str,
    decided: &Judged<'a>,
    rows: &[Judged<'a>],
    vulnerability: &VulnerabilityRecord<'a>,
) -> Result<Option<&'a str>, DatabaseError> {
    let others = || rows.iter().map(|judged| &judged.row);
    if let Some(word) = decided.row.severity {
        return Ok(Some(word));
    }
    for row in std::iter::once(&decided.row).chain(others()) {
        if row.advisory.is_single()
            && let Some(word) = row
                .severity
                .map_or_else(|| row.advisory.severity(), |word| Ok(Some(word)))?
        {
            return Ok(Some(word));
        }
    }
    for (feed, word) in vulnerability.severities()? {
        if is_of_space(feed, space) {
            return Ok(Some(word));
        }
    }
    decided.row.advisory.severity()
}

/// Whether a feed is the own one of a space's distribution: `redhat-cve` of `redhat:9`.
pub fn is_of_space(feed: &str, space: &str) -> bool {
    let name = match space.split(':').next().unwrap_or(space) {
        "almalinux" => "alma",
        "sles" | "sle-micro" | "opensuse-leap" | "opensuse-leap-micro" | "opensuse-tumbleweed" => "suse",
        name => name,
    };
    let rest = feed.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
