//! Why a row that bears a package's name is not about that package.
//!
//! The words are for `explain`; matching itself only asks whether there is a reason.

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{AdvisoryRecord, AffectedRow, Nature, Standing, Subject};
use tidewaiter_types::Package;

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exclusion {
    /// It names a source package, and this is a binary package of that name, or the other way round (rule 2).
    Subject,
    /// Its source took the record back (rule 7).
    Withdrawn,
    /// The record was rejected (rule 7).
    Rejected,
    /// The record is a notice, no vulnerability (rule 7).
    Notice,
    /// It is limited to other architectures.
    Architecture,
    /// It is about another module or stream of one, or about packages of none (rule 4).
    Module,
    /// It is about another update stream: of another minor release, or for customers alone (rules 4 and 6).
    Stream,
    /// It is about another operating system or another Ruby than the package is for (rule 4).
    Platform,
    /// Another feed is the authority for this ecosystem, and speaks of the package.
    Authority,
    /// It names a fix of the source, and another row one of the binary package, which goes first (rule 2).
    BinaryFirst,
}

/// The reason in words.
pub fn words(exclusion: Exclusion, row: &AffectedRow<'_>, package: &Package) -> String {
    match exclusion {
        Exclusion::Subject => subject(row.subject).to_owned(),
        Exclusion::Withdrawn => "the record was withdrawn".to_owned(),
        Exclusion::Rejected => "the record was rejected".to_owned(),
        Exclusion::Notice => "the record is a notice, no vulnerability".to_owned(),
        Exclusion::Architecture => architecture(row, package),
        Exclusion::Module => module(row, package),
        Exclusion::Stream => stream(row, package),
        Exclusion::Platform => platform(row, package),
        Exclusion::Authority => {
            "another feed is the authority for this ecosystem and speaks of it".to_owned()
        }
        Exclusion::BinaryFirst => "a fix of the binary package goes before one of its source".to_owned(),
    }
}

/// Why a record counts for no package at all, if so.
///
/// Odd: a record and the vulnerability that it is about stand or fall by themselves. An erratum may be withdrawn while
/// its CVEs stand in other records; a CVE that NVD rejected is gone in all of them. What is disputed stands.
pub fn of_record(record: &AdvisoryRecord<'_>) -> Option<Exclusion> {
    match record.nature {
        Nature::Notice => Some(Exclusion::Notice),
        Nature::Vulnerability | Nature::Malware => of_standing(record.standing),
    }
}

/// Why what has this standing does not count, if so.
pub fn of_standing(standing: Standing) -> Option<Exclusion> {
    match standing {
        Standing::Withdrawn => Some(Exclusion::Withdrawn),
        Standing::Rejected => Some(Exclusion::Rejected),
        Standing::Active | Standing::Disputed => None,
    }
}

fn subject(named: Subject) -> &'static str {
    match named {
        Subject::Source => "the record names a source package, and this package is built from another source",
        Subject::Binary => {
            "the record names a binary package, and this is another one built from a source of that name"
        }
    }
}

fn architecture(row: &AffectedRow<'_>, package: &Package) -> String {
    let arches: Vec<&str> = row.arches.collect();
    format!(
        "the record is about {}, and the package is of {}",
        arches.join(", "),
        package.arch.as_deref().unwrap_or("none")
    )
}

fn module(row: &AffectedRow<'_>, package: &Package) -> String {
    let about = match row.module {
        Some(module) => format!("module {module}"),
        None => "packages of no module".to_owned(),
    };
    let is = match &package.module {
        Some(label) => format!(
            "is of module {}",
            label.splitn(3, ':').take(2).collect::<Vec<_>>().join(":")
        ),
        None => "carries no module label".to_owned(),
    };
    format!("the record is about {about}, and the package {is}")
}

fn stream(row: &AffectedRow<'_>, package: &Package) -> String {
    format!(
        "the record is about the update stream {}, and {} was not built for it",
        row.stream.unwrap_or_default(),
        package.version
    )
}

fn platform(row: &AffectedRow<'_>, package: &Package) -> String {
    match row.stream.unwrap_or_default().split_once(':') {
        Some(("os", systems)) => format!("the record is about {systems}, and images are of Linux"),
        Some((_, platform)) => format!(
            "the record is about gems on {platform}, and the gem's platform is {}",
            package.arch.as_deref().unwrap_or("ruby")
        ),
        None => "the record is about another platform".to_owned(),
    }
}
