//! What enhanced scanning lists: one finding per (vulnerability with its aliases, image), with all packages that are
//! affected (rule 17).
//!
//! The facts only: how Inspector's interface writes them, which packages are counted and what is suppressed is for
//! others to say. Members follow Inspector's findings, so `severity` is chosen as `score` says, `fix_available` is YES
//! only if every package has a fix, and a vulnerability that nobody rated is [`Severity::Undefined`], which Inspector calls
//! UNTRIAGED.
//!
//! Odd: packages of the kernel's policy group are listed in their finding like all others, each with its mark.

mod end_of_life;
mod facts;
mod fix;
mod score;
mod stored;
mod texts;

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{Database, DatabaseError, Epss, Exploit, Exploited, FixState, Nature, Reference};
use tidewaiter_types::{Severity, Timestamp};

use crate::candidate::Candidates;
use crate::evidence::Evidence;
use crate::matches::{Match, Numbered, match_side_by_side};
use score::rate;
use texts::FindingTexts;

pub use end_of_life::{EndOfLife, end_of_life};
pub use facts::{Facts, facts_of};
pub use fix::FixAvailable;
pub use score::{CvssScore, RatedBy};
pub use stored::{RatedMatch, rated_matches};

/// A finding of enhanced scanning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The vulnerability's id, the CVE id where there is one.
    pub vulnerability: String,
    /// Its other names: of the same flaw, in other sources.
    pub aliases: Vec<String>,
    /// A vulnerability, or a package made to do harm.
    pub nature: Nature,
    /// How grave it is.
    pub severity: Severity,
    /// Who says so.
    pub rated_by: RatedBy,
    /// The score that is shown, if anybody gave one.
    pub score: Option<CvssScore>,
    /// The word of the source that decided, unmapped.
    pub vendor_severity: Option<String>,
    /// All scores, in the order of preference.
    pub cvss: Vec<CvssScore>,
    /// CWE numbers, ascending.
    pub cwes: Vec<u32>,
    /// All affected packages, by place.
    pub packages: Vec<AffectedPackage>,
    /// Whether taking newer packages ends it.
    pub fix_available: FixAvailable,
    /// How likely it is to be exploited.
    pub epss: Option<Epss>,
    /// CISA's entry, if it is known to be exploited.
    pub exploited: Option<Exploited>,
    /// The furthest that any source says about exploits.
    pub exploit: Exploit,
    /// A line about it.
    pub title: Option<String>,
    /// Prose about it.
    pub description: Option<String>,
    /// Links, those of the preferred source first.
    pub references: Vec<Reference>,
    /// First published by anybody.
    pub published: Option<Timestamp>,
    /// Last changed by anybody.
    pub modified: Option<Timestamp>,
}

impl Finding {
    /// Whether an exploit is known: it is in CISA's catalogue, or a source says that one exists.
    pub fn exploit_available(&self) -> bool {
        self.exploited.is_some() || matches!(self.exploit, Exploit::ProofOfConcept | Exploit::Active)
    }

    /// The order of lists of findings: the gravest first, then by id.
    pub fn gravest_first(&self, other: &Self) -> Ordering {
        let key = |finding: &Self| (Reverse(finding.severity), Reverse(tenths(finding)));
        key(self)
            .cmp(&key(other))
            .then_with(|| self.vulnerability.cmp(&other.vulnerability))
    }
}

/// A package of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AffectedPackage {
    /// The package's place in the list that was asked about.
    pub package: usize,
    /// Its name.
    pub name: String,
    /// Its installed version.
    pub version: String,
    /// What the source says about a fix.
    pub state: FixState,
    /// The first version that is not affected, if there is one.
    pub fixed_version: Option<String>,
    /// What to do, if anything can be done: `Upgrade NAME to VERSION`.
    pub remediation: Option<String>,
    /// Whether it belongs to the kernel's policy group, which is not counted by default (rule 3).
    pub kernel_policy: bool,
    /// What decided.
    pub evidence: Evidence,
}

/// The findings of a list of packages: the gravest first, then by id.
///
/// # Errors
/// If the database is damaged.
pub fn findings(db: &Database, candidates: &Candidates<'_>) -> Result<Vec<Finding>, DatabaseError> {
    let mut groups: BTreeMap<u32, Vec<Match>> = BTreeMap::new();
    for Numbered { number, found } in match_side_by_side(db, candidates)? {
        groups.entry(number).or_default().push(found);
    }
    let mut texts = FindingTexts::new(db);
    let mut findings = Vec::with_capacity(groups.len());
    // In the order of numbers, as neighbours share a block of texts.
    for (number, matches) in groups {
        let facts = Facts::read(db, &mut texts, &db.vulnerability_at(number)?)?;
        let epss = db.epss(&facts.vulnerability)?;
        findings.push(finding_of_facts(candidates, matches, facts, epss));
    }
    findings.sort_by(Finding::gravest_first);
    Ok(findings)
}

fn tenths(finding: &Finding) -> u32 {
    finding
        .score
        .as_ref()
        .map_or(0, |score| (score.score * 10.0).round() as u32)
}

/// The finding that the matches of one vulnerability come to, with what is known of that. `epss` is today's forecast.
pub fn finding_of_facts(
    candidates: &Candidates<'_>,
    matches: Vec<Match>,
    facts: Facts,
    epss: Option<Epss>,
) -> Finding {
    let packages: Vec<AffectedPackage> = matches
        .iter()
        .map(|found| affected_package(candidates, found))
        .collect();
    let rating = rate(candidates, facts.nature, &facts.entries(), &matches);
    Finding {
        vulnerability: facts.vulnerability,
        aliases: facts.aliases,
        nature: facts.nature,
        severity: rating.severity,
        score: rating.cvss.first().cloned().filter(|_| rating.by.is_score()),
        rated_by: rating.by,
        vendor_severity: matches.iter().find_map(|found| found.severity.clone()),
        cvss: rating.cvss,
        cwes: facts.cwes,
        fix_available: FixAvailable::of(&packages),
        packages,
        epss,
        exploited: facts.exploited,
        exploit: facts.exploit,
        title: facts.title,
        description: facts.description,
        references: facts.references,
        published: facts.published,
        modified: facts.modified,
    }
}

fn affected_package(candidates: &Candidates<'_>, found: &Match) -> AffectedPackage {
    let package = candidates.list[found.package].package;
    AffectedPackage {
        package: found.package,
        name: package.name.clone(),
        version: package.version.clone(),
        state: found.state,
        fixed_version: found.fixed_version.clone(),
        remediation: fix::remediation(&package.name, found),
        kernel_policy: found.kernel_policy,
        evidence: found.evidence.clone(),
    }
}
