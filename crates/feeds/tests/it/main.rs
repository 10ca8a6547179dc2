//! The feeds against the originals: counts by an independent script, known answers, agreement with the tools that
//! order versions, and damaged input.

#![allow(
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect shall fail"
)]

mod agreement;
mod counts;
mod damage;
mod excerpts;
mod known_answers;
mod language_answers;
mod languages;
mod requirements;

use std::path::PathBuf;
use std::sync::OnceLock;

use tidewaiter_advisories::{Advisory, Record};
use tidewaiter_feeds::{ALL, Report, by_name, read_packs};
use tidewaiter_testkit::data;

/// The feeds that real, whole packs are had of and that yield to no other.
const WHOLE: [&str; 25] = [
    "debian",
    "debian-dsa",
    "ubuntu",
    "alpine",
    "redhat-cve",
    "redhat-osv",
    "alma",
    "rocky",
    "amazon",
    "arch",
    "ghsa",
    "pypa",
    "govulndb",
    "rustsec",
    "ruby",
    "php",
    "nodejs-wg",
    "haskell",
    "bitnami",
    "npm-mal",
    "nvd",
    "vulnrichment",
    "epss",
    "kev",
    "cwe",
];

/// All advisories of all real packs, read once.
fn everything() -> Option<&'static (Report, Vec<Advisory>)> {
    static READ: OnceLock<Option<(Report, Vec<Advisory>)>> = OnceLock::new();
    let read = READ.get_or_init(|| {
        let dir = packs()?;
        let mut found = Vec::new();
        let report = read_packs(&dir, ALL, &mut |_| {}, &mut |advisory| {
            found.extend(advisory.into_advisory())
        })
        .unwrap();
        Some((report, found))
    });
    read.as_ref()
}

fn packs() -> Option<PathBuf> {
    Some(data::dir()?.join("feeds"))
}

/// The records of one feed that are no advisories.
fn facts_of(feed: &str) -> Option<Vec<Record>> {
    let feed = by_name(feed).unwrap();
    let mut found = Vec::new();
    read_packs(&packs()?, &[feed], &mut |_| {}, &mut |record| found.push(record)).unwrap();
    Some(found)
}

/// The advisories of one feed.
fn of_feed(name: &str) -> Option<impl Iterator<Item = &'static Advisory> + use<'_>> {
    Some(
        everything()?
            .1
            .iter()
            .filter(move |advisory| advisory.feed == name),
    )
}

/// One pack, read without the others: what a feed says that yields to another one, or only dates it.
fn alone(pack: &str) -> Option<(Report, Vec<Advisory>)> {
    let folder = data::unpack(&format!("feeds/{pack}"))?;
    let mut found = Vec::new();
    let report = read_packs(&folder, ALL, &mut |_| {}, &mut |record| {
        found.extend(record.into_advisory())
    });
    Some((report.unwrap(), found))
}
