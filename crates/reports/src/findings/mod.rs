//! What a scan found: one view over both types of scanning, which all forms are written from.
//!
//! An [`Issue`] is one vulnerability with everything in the image that it affects, as enhanced scanning lists it. Basic
//! scanning lists it once for each package; its findings of one vulnerability are brought together here, and counted
//! apart again ([`Findings::counted`]).
//!
//! Odd: basic scanning may rate one vulnerability differently for different packages, so a severity stands at each
//! affected package; that of the issue is the gravest.

mod basic;
mod enhanced;
pub(crate) mod words;

use tidewaiter_advisories::{Epss, Exploit, Exploited, FixState, Nature, Reference};
use tidewaiter_matching::{CvssScore, Evidence, RatedBy};
use tidewaiter_types::{Severity, Timestamp};

use crate::suppression::Suppression;

/// The two types of scanning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScanType {
    /// Packages of the system, one finding for each package.
    Basic,
    /// Packages and libraries, one finding for each vulnerability.
    Enhanced,
}

impl ScanType {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Enhanced => "enhanced",
        }
    }
}

/// What a scan found.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// How it was scanned.
    pub scan_type: ScanType,
    /// The vulnerabilities, the gravest first.
    pub issues: Vec<Issue>,
}

/// A vulnerability, and what it affects.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Its id, the CVE id where there is one.
    pub id: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// A vulnerability, or a package made to do harm.
    pub nature: Nature,
    /// The gravest severity that it has.
    pub severity: Severity,
    /// The word of the system's or package's vendor for how grave it is, where a score decided.
    pub vendor_severity: Option<String>,
    /// A line about it.
    pub title: Option<String>,
    /// Prose about it.
    pub description: Option<String>,
    /// A page about it.
    pub uri: Option<String>,
    /// Links, those of the preferred source first.
    pub references: Vec<Reference>,
    /// Its scores, the one that is shown first.
    pub scores: Vec<CvssScore>,
    /// CWE numbers, ascending.
    pub cwes: Vec<u32>,
    /// How likely it is to be exploited.
    pub epss: Option<Epss>,
    /// CISA's entry, if it is known to be exploited.
    pub exploited: Option<Exploited>,
    /// The furthest that any source says about exploits.
    pub exploit: Exploit,
    /// First published by anybody.
    pub published: Option<Timestamp>,
    /// Last changed by anybody.
    pub modified: Option<Timestamp>,
    /// What it affects.
    pub affected: Vec<Affected>,
}

/// A package or library that a vulnerability affects.
#[derive(Clone, Debug, PartialEq)]
pub struct Affected {
    /// Numbers of its components in [`crate::Contents`]: several where it is installed for several architectures.
    pub components: Vec<usize>,
    /// Its name.
    pub name: String,
    /// Its installed version.
    pub version: String,
    /// How grave the vulnerability is here.
    pub severity: Severity,
    /// Who says so.
    pub rated_by: RatedBy,
    /// What the source says about a fix.
    pub state: FixState,
    /// The first version that is not affected, if there is one.
    pub fixed_version: Option<String>,
    /// What to do, if anything can be done.
    pub remediation: Option<String>,
    /// Whether it belongs to the kernel's policy group, which is not counted.
    pub kernel_policy: bool,
    /// Whether it is needed only to develop or test.
    pub is_development: bool,
    /// What decided.
    pub evidence: Evidence,
    /// Why it is not shown as a finding, if somebody decided so.
    pub suppression: Option<Suppression>,
}

impl Issue {
    /// What it affects and nobody suppressed.
    pub fn active(&self) -> impl Iterator<Item = &Affected> {
        self.affected
            .iter()
            .filter(|affected| affected.suppression.is_none())
    }

    /// Whether an exploit is known: it is in CISA's catalogue, or a source says that one exists.
    pub fn exploit_available(&self) -> bool {
        self.exploited.is_some() || matches!(self.exploit, Exploit::ProofOfConcept | Exploit::Active)
    }

    /// Its id and all other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(String::as_str);
        std::iter::once(self.id.as_str()).chain(aliases)
    }
}

impl Findings {
    /// Nothing was found.
    pub fn none(scan_type: ScanType) -> Self {
        Self {
            scan_type,
            issues: Vec::new(),
        }
    }

    /// Each active pair of vulnerability and affected package, the gravest first.
    pub fn rows(&self) -> Vec<(&Issue, &Affected)> {
        let pairs = self.issues.iter();
        let pairs = pairs.flat_map(|issue| issue.active().map(move |affected| (issue, affected)));
        let mut rows: Vec<_> = pairs.collect();
        rows.sort_by_key(|(_, affected)| std::cmp::Reverse(affected.severity));
        rows
    }

    /// Each pair that was suppressed, with the reason.
    pub fn suppressed(&self) -> impl Iterator<Item = (&Issue, &Affected, &Suppression)> {
        self.issues.iter().flat_map(|issue| {
            let affected = issue.affected.iter();
            affected.filter_map(move |one| Some((issue, one, one.suppression.as_ref()?)))
        })
    }

    /// What counts as one finding of this type of scanning, each with its active packages: the vulnerability, or each
    /// of its packages.
    pub fn counted(&self) -> Vec<(&Issue, Vec<&Affected>)> {
        match self.scan_type {
            ScanType::Basic => self
                .rows()
                .into_iter()
                .map(|(issue, affected)| (issue, vec![affected]))
                .collect(),
            ScanType::Enhanced => self
                .issues
                .iter()
                .map(|issue| (issue, issue.active().collect()))
                .filter(|(_, affected): &(_, Vec<_>)| !affected.is_empty())
                .collect(),
        }
    }

    /// Takes away what is not wanted, and vulnerabilities that are left without anything.
    pub fn retain(&mut self, wanted: impl Fn(&Issue, &Affected) -> bool) {
        for issue in &mut self.issues {
            let keep: Vec<bool> = issue.affected.iter().map(|one| wanted(issue, one)).collect();
            let mut keep = keep.into_iter();
            issue.affected.retain(|_| keep.next().unwrap_or(false));
        }
        self.issues.retain(|issue| !issue.affected.is_empty());
    }
}
