//! The normal form of an advisory, close to OSV's: one upstream record with its provenance.
//!
//! Odd: a record may be *about* several vulnerabilities (an erratum such as ALSA-2023:5453 fixes many CVEs), so
//! [`Advisory::vulnerabilities`] lists them, and the affected packages count for each of them. A record that is
//! itself the vulnerability (CVE-2023-4911 in Debian's tracker) lists its own id there. What speaks of CVEs or of
//! systems without being an advisory (EPSS, KEV, names of weaknesses, ends of support) is a [`Record`] of another kind.

use serde::{Deserialize, Serialize};
use tidewaiter_types::{Space, Timestamp};

/// What a feed hands on, record by record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Record {
    /// An advisory.
    Advisory(Box<Advisory>),
    /// How likely a CVE is to be exploited.
    Epss(Epss),
    /// A CVE that is known to be exploited.
    Exploited(Exploited),
    /// The name of a weakness.
    Weakness(Weakness),
    /// How long a system gets fixes.
    Lifetime(Lifetime),
}

impl Record {
    /// The advisory, if it is one.
    pub fn into_advisory(self) -> Option<Advisory> {
        match self {
            Self::Advisory(advisory) => Some(*advisory),
            _ => None,
        }
    }
}

impl From<Advisory> for Record {
    fn from(advisory: Advisory) -> Self {
        Self::Advisory(Box::new(advisory))
    }
}

/// The Exploit Prediction Scoring System's word on one CVE (FIRST, EPSS).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Epss {
    /// The CVE's id.
    pub cve: String,
    /// Probability that it is exploited within 30 days, 0 to 1.
    pub score: f32,
    /// Part of all CVEs that score as low or lower, 0 to 1.
    pub percentile: f32,
}

/// An entry of CISA's catalogue of known exploited vulnerabilities (KEV).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exploited {
    /// The CVE's id.
    pub cve: String,
    /// When it joined the catalogue.
    pub added: Option<Timestamp>,
    /// By when United States agencies must have acted.
    pub due: Option<Timestamp>,
    /// Whether ransomware is known to use it.
    pub ransomware: bool,
    /// What the catalogue tells to do, in its own prose.
    pub action: Option<String>,
}

/// A kind of weakness (MITRE, CWE).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weakness {
    /// Its number: 79 of `CWE-79`.
    pub number: u32,
    /// Its name.
    pub name: String,
}

/// How long one release of a system gets fixes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifetime {
    /// The release: `debian:10`.
    pub space: Space,
    /// The end of fixes for everybody; `None` while no end is set.
    pub end: Option<Timestamp>,
    /// The end of fixes that are paid for or made by others (Debian LTS, Ubuntu Pro), if there are such.
    pub extended_end: Option<Timestamp>,
}

/// One upstream record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Advisory {
    /// Upstream's id: `CVE-2023-4911`, `ALSA-2023:5453`, `ALAS2-2023-2276`.
    pub id: String,
    /// Which feed said it: the feed's short name (`debian`, `nvd`, `redhat-cve`).
    pub feed: String,
    /// The vulnerabilities that the record is about, CVE ids where there are any.
    pub vulnerabilities: Vec<String>,
    /// Other names of the same single vulnerability (not of an erratum).
    pub aliases: Vec<String>,
    /// First published.
    pub published: Option<Timestamp>,
    /// Last changed upstream.
    pub modified: Option<Timestamp>,
    /// When its source took it back; only with [`Standing::Withdrawn`] and where the source says when.
    pub withdrawn: Option<Timestamp>,
    /// Whether the record still stands.
    pub standing: Standing,
    /// What sort of thing it reports.
    pub nature: Nature,
    /// Whether an exploit is known.
    pub exploit: Exploit,
    /// Upstream's own title, a line.
    pub title: Option<String>,
    /// What upstream says to do beside taking the fixed version: a workaround, a command.
    pub remediation: Option<String>,
    /// Upstream's own prose.
    pub description: Option<String>,
    /// The source's own word for the severity of the whole record (`Important`, `medium`), unmapped.
    pub severity: Option<String>,
    /// CVSS vectors, each with who gave it.
    pub cvss: Vec<Cvss>,
    /// CWE numbers.
    pub cwes: Vec<u32>,
    /// Links.
    pub references: Vec<Reference>,
    /// What is affected where; empty for enrichment feeds such as NVD.
    pub affected: Vec<Affected>,
}

/// What sort of thing a record reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Nature {
    /// A vulnerability.
    #[default]
    Vulnerability,
    /// A package that was made to do harm (OSV's `MAL-` records).
    Malware,
    /// A notice that is no vulnerability: unmaintained, unsound (rule 7: never a finding).
    Notice,
}

/// What is known of exploits (CISA's SSVC decision point "Exploitation").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Exploit {
    /// Nothing is said.
    #[default]
    Unknown,
    /// Looked for and not found.
    NotSeen,
    /// There is a proof of concept.
    ProofOfConcept,
    /// It is being exploited.
    Active,
}

/// Whether a record stands (rule 7: withdrawn and rejected records never make an active finding).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// It stands.
    #[default]
    Active,
    /// Its source took it back.
    Withdrawn,
    /// The CVE was rejected.
    Rejected,
    /// The CVE is disputed; it still counts.
    Disputed,
}

/// One CVSS vector.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cvss {
    /// 2, 3 or 4.
    pub version: u8,
    /// The vector as the source writes it (`AV:L/AC:L/Au:N/C:P/I:P/A:P`, `CVSS:3.1/AV:N/…`).
    pub vector: String,
    /// The base score that the source gives; computed from the vector where it gives none.
    pub score: f32,
    /// Who scored: `NVD`, `REDHAT`, `DEBIAN`, …
    pub source: String,
}

/// What kind of page a link leads to (OSV's reference types, the ones in use).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// A published advisory.
    Advisory,
    /// A fix.
    Fix,
    /// A report or bug-tracker entry.
    Report,
    /// Proof that it can be exploited.
    Exploit,
    /// Anything else.
    Web,
}

/// One link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reference {
    /// What the link leads to.
    pub kind: ReferenceKind,
    /// The address.
    pub url: String,
}

/// Whether an affected package is named as source or as binary package (rule 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Subject {
    /// Match by source name and source version.
    Source,
    /// Match by the binary package's own name and version.
    Binary,
}

/// What the distribution says about a fix (rule 6: unfixed states are kept apart).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FixState {
    /// A fix is out, at the range's end.
    Fixed,
    /// Affected and no fix yet.
    Affected,
    /// Being looked into.
    UnderInvestigation,
    /// A fix is put off (Debian postponed, Ubuntu deferred, Red Hat fix deferred).
    Deferred,
    /// No fix will come (Debian no-dsa/ignored, Ubuntu ignored, Red Hat will not fix).
    WillNotFix,
    /// The release gets no fixes any more.
    EndOfLife,
    /// A fix exists but is not released yet (Ubuntu pending).
    Pending,
    /// Said to be not affected: never a finding, kept because it silences others.
    NotAffected,
}

/// Where a range of affected versions ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Limit {
    /// Versions below this one are affected.
    Fixed(String),
    /// Versions up to and including this one are affected.
    LastAffected(String),
    /// All versions from the start are affected.
    Open,
}

/// A range of affected versions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Range {
    /// The first affected version; `None` means from the beginning (OSV's `introduced: 0`).
    pub introduced: Option<String>,
    /// Where it ends.
    pub limit: Limit,
}

/// One package that a record affects.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Affected {
    /// The name space: `debian:12`, `redhat:9`, `alpine:3.18`.
    pub space: Space,
    /// The package's name there.
    pub package: String,
    /// Source or binary.
    pub subject: Subject,
    /// Affected versions; never empty unless `state` is `NotAffected`.
    pub ranges: Vec<Range>,
    /// What the source says about a fix.
    pub state: FixState,
    /// When the fix came out, where the source says so; only with [`FixState::Fixed`].
    pub fixed_at: Option<Timestamp>,
    /// The source's own word for the severity in this package (Debian's urgency), unmapped.
    pub severity: Option<String>,
    /// Architectures it is limited to; empty means all.
    pub arches: Vec<String>,
    /// rpm module and stream (`nodejs:18`) that it is limited to.
    pub module: Option<String>,
    /// Update stream other than the release's main one (`eus:9.2`, `esm-infra`, `esm-apps`); `None` is the main one.
    pub stream: Option<String>,
}

impl Affected {
    /// A row that says only this; the rest is filled in by struct update.
    pub fn new(space: Space, package: impl Into<String>, subject: Subject, state: FixState) -> Self {
        Self {
            space,
            package: package.into(),
            subject,
            ranges: Vec::new(),
            state,
            fixed_at: None,
            severity: None,
            arches: Vec::new(),
            module: None,
            stream: None,
        }
    }
}
