//! The severity of a basic finding, and who gave it.
//!
//! In this order: the distribution's own word; the rating of the CVSS score of the wanted version; the rating of the
//! other version's score (of CVSS 3 where CVSS 2 is wanted, and the other way round); UNDEFINED.
//!
//! Odd: the third step. NVD gives no CVSS 2 since July 2022, and old CVEs have no CVSS 3. Clair looked at CVSS 2 alone, so
//! a new flaw of score 9.8 would be shown as UNDEFINED and pass every gate that asks for CRITICAL; AWS says
//! "otherwise the CVSS score" and names no version. Only the severity falls back: the vectors that are shown are those
//! that exist, and no version stands in for another.

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::CvssEntry;
use tidewaiter_types::Severity;

use crate::cvss::CvssVersion;
use crate::severity::severity_of_label;

/// Where a severity comes from (rule 16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeveritySource {
    /// The distribution's own word, as it writes it.
    Distribution(String),
    /// The rating of a CVSS score.
    Cvss {
        /// The version of CVSS, which need not be the wanted one.
        version: CvssVersion,
        /// Who scored: `NVD`, `REDHAT`, `DEBIAN`, …
        source: String,
    },
    /// Nobody rated it.
    None,
}

/// The CVSS vectors that are shown, one of each version.
#[derive(Clone, Copy, Default)]
pub struct Scores<'a> {
    /// Of CVSS 2.
    pub v2: Option<CvssEntry<'a>>,
    /// Of CVSS 3.
    pub v3: Option<CvssEntry<'a>>,
}

impl<'a> Scores<'a> {
    /// The score that rates, with its version.
    fn deciding(&self, wanted: CvssVersion) -> Option<(CvssVersion, CvssEntry<'a>)> {
        let v2 = self.v2.map(|entry| (CvssVersion::V2, entry));
        let v3 = self.v3.map(|entry| (CvssVersion::V3, entry));
        match wanted {
            CvssVersion::V2 => v2.or(v3),
            CvssVersion::V3 => v3.or(v2),
        }
    }
}

/// The severity by the distribution's word for it, if it has one, and the scores.
pub fn rate(label: Option<&str>, scores: &Scores<'_>, wanted: CvssVersion) -> (Severity, SeveritySource) {
    if let Some(label) = label
        && let Some(severity) = severity_of_label(label)
    {
        return (severity, SeveritySource::Distribution(label.to_owned()));
    }
    match scores.deciding(wanted) {
        Some((version, entry)) => {
            let source = entry.source.to_owned();
            (
                version.rating(entry.score),
                SeveritySource::Cvss { version, source },
            )
        }
        None => (Severity::Undefined, SeveritySource::None),
    }
}
