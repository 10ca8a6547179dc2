//! Which score and which severity an enhanced finding has, and who gave it (rule 16).
//!
//! Severity, in this order:
//! 1. malware is CRITICAL: no score measures it;
//! 2. for Ubuntu's packages Ubuntu's own priority, and then no score is shown as deciding;
//! 3. the rating of the score that goes before the others;
//! 4. the vendor's word;
//! 5. nobody's: UNTRIAGED.
//!
//! Of several packages that is the gravest of what each has alone, so that an image's findings can be counted from matches
//! that were rated one by one.
//!
//! Scores, in this order: CVSS 3 before CVSS 4 before CVSS 2, since all that is compared with them is written in CVSS 3;
//! of one version the distribution's own for its packages, then NVD's, then those of others by name (for packages of
//! languages NVD's is first); then the newer minor version, the higher score, the vector's text.
//!
//! Odd: basic scanning has another order (`rating`, `cvss`): there the distribution's word decides, and NVD's vector is
//! shown. That is how ECR's two types differ.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{CvssEntry, Nature};
use tidewaiter_types::Severity;

use crate::candidate::{Candidates, is_of_system};
use crate::matches::Match;
use crate::severity::{is_of_space, severity_of_label};

/// A CVSS vector with its base score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CvssScore {
    /// 2, 3 or 4.
    pub version: u8,
    /// The base score.
    pub score: f32,
    /// The vector as its source writes it.
    pub vector: String,
    /// Who scored: `NVD`, `GHSA`, `REDHAT`, …
    pub source: String,
}

/// Who rated a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatedBy {
    /// A vendor's word for it.
    Vendor(String),
    /// A score.
    Cvss {
        /// 2, 3 or 4.
        version: u8,
        /// Who scored.
        source: String,
    },
    /// It is malware.
    Malware,
    /// Nobody.
    Nobody,
}

impl RatedBy {
    /// Whether a score decided.
    pub fn is_score(&self) -> bool {
        matches!(self, Self::Cvss { .. })
    }
}

/// What a finding is rated, and all scores in the order of preference.
pub struct Rating {
    /// The severity.
    pub severity: Severity,
    /// Who says so.
    pub by: RatedBy,
    /// The scores.
    pub cvss: Vec<CvssScore>,
}

/// Rates a vulnerability for the packages that it was matched with: as for the one for which it is the gravest, of equal
/// ones the first.
pub fn rate(
    candidates: &Candidates<'_>,
    nature: Nature,
    entries: &[(&str, CvssEntry<'_>)],
    matches: &[Match],
) -> Rating {
    let mut gravest: Option<Rating> = None;
    let mut seen: Vec<(&str, Option<&str>)> = Vec::new();
    for found in matches {
        let of_system = is_of_system(candidates.list[found.package].package.ecosystem);
        let system = candidates
            .system
            .filter(|_| of_system)
            .map_or("", |space| space.as_str());
        let facts = (system, found.severity.as_deref());
        if seen.contains(&facts) {
            continue;
        }
        seen.push(facts);
        let rating = rate_one(nature, entries, facts);
        if gravest
            .as_ref()
            .is_none_or(|gravest| rating.severity > gravest.severity)
        {
            gravest = Some(rating);
        }
    }
    gravest.unwrap_or_else(|| rate_one(nature, entries, ("", None)))
}

/// Rates it for a package of a system, or of none, that the vendor has a word on.
fn rate_one(
    nature: Nature,
    entries: &[(&str, CvssEntry<'_>)],
    (system, word): (&str, Option<&str>),
) -> Rating {
    let cvss = ordered(entries.to_vec(), system);
    let (severity, by) = match nature {
        Nature::Malware => (Severity::Critical, RatedBy::Malware),
        _ => severity(system, word, cvss.first()),
    };
    Rating { severity, by, cvss }
}

fn severity(system: &str, word: Option<&str>, score: Option<&CvssScore>) -> (Severity, RatedBy) {
    let of_word = word.and_then(|word| Some((severity_of_label(word)?, RatedBy::Vendor(word.to_owned()))));
    let of_score = score.map(|score| {
        let source = score.source.clone();
        (
            rating(score),
            RatedBy::Cvss {
                version: score.version,
                source,
            },
        )
    });
    let chosen = match system.starts_with("ubuntu:") {
        true => of_word.or(of_score),
        false => of_score.or(of_word),
    };
    chosen.unwrap_or((Severity::Undefined, RatedBy::Nobody))
}

fn rating(score: &CvssScore) -> Severity {
    match score.version {
        2 => Severity::from_cvss2(score.score),
        _ => Severity::from_cvss3(score.score),
    }
}

/// Each vector once, the preferred one first.
fn ordered(mut entries: Vec<(&str, CvssEntry<'_>)>, system: &str) -> Vec<CvssScore> {
    entries.sort_by(|one, two| preference(one, system).cmp(&preference(two, system)));
    entries.dedup_by(|one, two| one.1 == two.1);
    let score = |(_, entry): (&str, CvssEntry<'_>)| CvssScore {
        version: entry.version,
        score: entry.score,
        vector: entry.vector.to_owned(),
        source: entry.source.to_owned(),
    };
    entries.into_iter().map(score).collect()
}

/// The least goes first.
fn preference<'a>(
    (feed, entry): &(&str, CvssEntry<'a>),
    system: &str,
) -> (u8, u8, &'a str, Reverse<&'a str>, Reverse<u32>, &'a str) {
    let version = match entry.version {
        3 => 0,
        4 => 1,
        _ => 2,
    };
    let source = match () {
        () if !system.is_empty() && is_of_space(feed, system) && entry.source != "NVD" => 0,
        () if entry.source == "NVD" => 1,
        () => 2,
    };
    let minor = entry.vector.split('/').next().unwrap_or_default();
    let tenths = (entry.score * 10.0).round() as u32;
    (
        version,
        source,
        entry.source,
        Reverse(minor),
        Reverse(tenths),
        entry.vector,
    )
}
