//! What basic scanning lists: one finding per (vulnerability, package), as ECR's `DescribeImageScanFindings` shows it.
//!
//! Severity: see `rating`. Order: the gravest first, then the newest CVE, then by package.
//!
//! Odd: the same package may be installed for two architectures; it is one finding.

use std::cmp::{Ordering, Reverse};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{CvssEntry, Database, DatabaseError, FixState};
use tidewaiter_ecosystems::distribution::cve_page;
use tidewaiter_inventory::ImageInventory;
use tidewaiter_types::{Package, Severity, Space};

use crate::candidate::{Candidates, is_of_system, space_of};
use crate::cvss::{CvssVersion, choose};
use crate::evidence::Evidence;
use crate::matches::{Match, Numbered, match_numbered};
use crate::prose::Prose;
use crate::rating::{Scores, SeveritySource, rate};

/// A finding of basic scanning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BasicFinding {
    /// The vulnerability's id, mostly a CVE id.
    pub name: String,
    /// Prose of one of the feeds; `None` where the database holds none.
    pub description: Option<String>,
    /// The distribution's page of the CVE; `None` for ids that have no such page.
    pub uri: Option<String>,
    /// How grave it is.
    pub severity: Severity,
    /// Where the severity comes from.
    pub severity_source: SeveritySource,
    /// The package's name.
    pub package_name: String,
    /// Its installed version.
    pub package_version: String,
    /// The first version that is not affected, if there is one.
    pub fixed_version: Option<String>,
    /// What the distribution says about a fix.
    pub state: FixState,
    /// The CVSS 2 vector that is shown; absent where nobody gave one, whatever decided the severity.
    pub cvss2: Option<Score>,
    /// The CVSS 3 vector that is shown; absent as above.
    pub cvss3: Option<Score>,
    /// Whether the package belongs to the kernel's policy group, which is not counted by default.
    pub kernel_policy: bool,
    /// What decided.
    pub evidence: Evidence,
}

/// A CVSS vector with its base score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The base score.
    pub score: f32,
    /// The vector as its source writes it.
    pub vector: String,
    /// Who scored.
    pub source: String,
}

/// The findings of basic scanning for an image, rated by that version of CVSS first. None where its system is unknown, see [`crate::match_image`].
///
/// # Errors
/// If the database is damaged.
pub fn basic_findings(
    db: &Database,
    image: &ImageInventory,
    version: CvssVersion,
) -> Result<Vec<BasicFinding>, DatabaseError> {
    let Some(space) = space_of(image) else {
        return Ok(Vec::new());
    };
    let packages = image.packages.iter().map(|installed| &installed.package);
    let packages: Vec<&Package> = packages.collect();
    basic_findings_of_packages(db, space, &packages, version)
}

/// The findings of basic scanning for OS packages of a space; it leaves packages of languages alone, as ECR's does.
///
/// # Errors
/// If the database is damaged.
pub fn basic_findings_of_packages(
    db: &Database,
    space: &Space,
    packages: &[&Package],
    version: CvssVersion,
) -> Result<Vec<BasicFinding>, DatabaseError> {
    let of_system = |package: &&Package| is_of_system(package.ecosystem);
    let packages: Vec<&Package> = packages.iter().copied().filter(of_system).collect();
    let matches = match_numbered(db, &Candidates::new(Some(space), packages.iter().copied()))?;
    let known = read_facts(db, space, &matches)?;
    let mut seen = FxHashSet::default();
    let mut findings = Vec::with_capacity(matches.len());
    for Numbered { number, found } in matches {
        let package = packages[found.package];
        if seen.insert((number, package.name.as_str(), package.version.as_str())) {
            findings.push(finding(found, package, &known[&number], version));
        }
    }
    findings.sort_unstable_by(in_order);
    Ok(findings)
}

/// The facts of each vulnerability once, in the order of their ids: neighbours lie in the same block of texts.
fn read_facts<'a>(
    db: &'a Database,
    space: &Space,
    matches: &[Numbered],
) -> Result<FxHashMap<u32, Facts<'a>>, DatabaseError> {
    let mut prose = Prose::new(db, space);
    let mut numbers: Vec<u32> = matches.iter().map(|numbered| numbered.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut known = FxHashMap::default();
    for number in numbers {
        known.insert(number, Facts::read(db, &mut prose, space, number)?);
    }
    Ok(known)
}

/// What is shown of a vulnerability on each of its packages.
struct Facts<'a> {
    description: Option<String>,
    uri: Option<String>,
    scores: Scores<'a>,
}

impl<'a> Facts<'a> {
    fn read(
        db: &'a Database,
        prose: &mut Prose<'a>,
        space: &Space,
        number: u32,
    ) -> Result<Self, DatabaseError> {
        let record = db.vulnerability_at(number)?;
        let entries = record.cvss()?;
        Ok(Self {
            description: prose.of(&record)?,
            uri: cve_page(space, record.id),
            scores: Scores {
                v2: choose(&entries, CvssVersion::V2, space.as_str()),
                v3: choose(&entries, CvssVersion::V3, space.as_str()),
            },
        })
    }
}

fn finding(found: Match, package: &Package, facts: &Facts<'_>, version: CvssVersion) -> BasicFinding {
    let (severity, severity_source) = rate(found.severity.as_deref(), &facts.scores, version);
    BasicFinding {
        name: found.vulnerability,
        description: facts.description.clone(),
        uri: facts.uri.clone(),
        severity,
        severity_source,
        package_name: package.name.clone(),
        package_version: package.version.clone(),
        fixed_version: found.fixed_version,
        state: found.state,
        cvss2: facts.scores.v2.as_ref().map(score),
        cvss3: facts.scores.v3.as_ref().map(score),
        kernel_policy: found.kernel_policy,
        evidence: found.evidence,
    }
}

fn score(entry: &CvssEntry<'_>) -> Score {
    Score {
        score: entry.score,
        vector: entry.vector.to_owned(),
        source: entry.source.to_owned(),
    }
}

fn in_order(one: &BasicFinding, two: &BasicFinding) -> Ordering {
    let key = |finding: &BasicFinding| (Reverse(finding.severity), Reverse(age(&finding.name)));
    key(one)
        .cmp(&key(two))
        .then_with(|| one.name.cmp(&two.name))
        .then_with(|| one.package_name.cmp(&two.package_name))
        .then_with(|| one.package_version.cmp(&two.package_version))
}

/// Year and number of a CVE id; nothing of other ids, which come last.
fn age(id: &str) -> (u32, u64) {
    let parts = id.strip_prefix("CVE-").and_then(|rest| rest.split_once('-'));
    let (year, number) = parts.unwrap_or_default();
    (
        year.parse().unwrap_or_default(),
        number.parse().unwrap_or_default(),
    )
}
