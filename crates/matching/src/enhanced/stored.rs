//! Matches that somebody keeps: rated one by one when they are found, and made findings of when they are read.
//!
//! A package is judged once, whatever images it is in; a finding is made of an image's matches. Both ways lead to the same
//! findings, which a test on all packages that a database speaks of holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{Database, DatabaseError, Epss};
use tidewaiter_types::Severity;

use super::score::rate;
use super::texts::nature;
use super::{Facts, Finding, finding, findings_of, sort};
use crate::candidate::Candidates;
use crate::matches::{Match, Numbered, match_numbered};

/// A match, rated as if it were a finding of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RatedMatch {
    /// The match.
    pub found: Match,
    /// How grave it is.
    pub severity: Severity,
    /// The score that goes before the others, if anybody gave one.
    pub score: Option<f32>,
}

/// The matches of a list of packages, each rated alone.
///
/// # Errors
/// If the database is damaged.
pub fn rated_matches(db: &Database, candidates: &Candidates<'_>) -> Result<Vec<RatedMatch>, DatabaseError> {
    let mut rated = Vec::new();
    for Numbered { number, found } in match_numbered(db, candidates)? {
        let record = db.vulnerability_at(number)?;
        let rating = rate(
            candidates,
            nature(&record)?,
            &record.cvss()?,
            std::slice::from_ref(&found),
        );
        rated.push(RatedMatch {
            severity: rating.severity,
            score: rating.cvss.first().map(|score| score.score),
            found,
        });
    }
    Ok(rated)
}

/// The findings that kept matches come to, with what was kept of their vulnerabilities: the gravest first, then by id. Matches
/// of which nothing was kept are left out. `epss` gives today's forecast.
pub fn findings_of_facts(
    candidates: &Candidates<'_>,
    matches: Vec<Match>,
    facts: impl IntoIterator<Item = Facts>,
    epss: impl Fn(&str) -> Option<Epss>,
) -> Vec<Finding> {
    let mut groups: BTreeMap<String, Vec<Match>> = BTreeMap::new();
    for found in matches {
        groups.entry(found.vulnerability.clone()).or_default().push(found);
    }
    let mut findings = Vec::with_capacity(groups.len());
    for facts in facts {
        if let Some(matches) = groups.remove(&facts.vulnerability) {
            let epss = epss(&facts.vulnerability);
            findings.push(finding(candidates, facts, epss, matches));
        }
    }
    sort(&mut findings);
    findings
}

/// The findings that kept matches come to: the gravest first, then by id. Those of vulnerabilities that this database does
/// not know (it is another than they were found with) are left out.
///
/// # Errors
/// If the database is damaged.
pub fn findings_of_matches(
    db: &Database,
    candidates: &Candidates<'_>,
    matches: Vec<Match>,
) -> Result<Vec<Finding>, DatabaseError> {
    let mut numbered = Vec::with_capacity(matches.len());
    for found in matches {
        if let Some(record) = db.vulnerability(&found.vulnerability)? {
            numbered.push(Numbered {
                number: record.number,
                found,
            });
        }
    }
    findings_of(db, candidates, numbered)
}
