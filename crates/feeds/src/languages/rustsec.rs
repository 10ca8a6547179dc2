//! RustSec's advisory database: Markdown with a TOML block, a file for each flaw of a crate.
//!
//! The authority for crates. Odd: a record tells which versions are *not* affected, as Cargo's requirements; all others
//! are. What is informational (unmaintained, unsound, a notice) is no vulnerability. Flaws of Rust's own parts (`rust/`:
//! std, cargo, rustdoc) are of the space `generic`, since crates of these names exist. What touches other systems than
//! Linux only is a stream of its own. The database's own export to OSV says the same and is a feed that yields to it.

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, Nature, Reference, ReferenceKind, Standing};
use tidewaiter_types::Ecosystem;

use super::{ecosystem, markdown, record};
use crate::requirements::{self, VersionSet};
use crate::{Feed, FeedError, Sink, Tally, cvss, names, osv, time};

/// The feed `rustsec`.
pub(crate) struct RustSec;

/// The feed `rustsec-osv`.
pub(crate) struct RustSecOsv;

#[derive(Deserialize)]
struct Facts {
    advisory: Head,
    #[serde(default)]
    versions: Versions,
    #[serde(default)]
    affected: Places,
}

#[derive(Deserialize)]
struct Head {
    #[serde(deserialize_with = "names::owned_id")]
    id: String,
    package: String,
    date: Option<String>,
    url: Option<String>,
    #[serde(default)]
    references: Vec<String>,
    #[serde(default)]
    aliases: Vec<String>,
    cvss: Option<String>,
    informational: Option<String>,
    withdrawn: Option<String>,
}

#[derive(Default, Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<String>,
    #[serde(default)]
    unaffected: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Places {
    #[serde(default)]
    os: Vec<String>,
}

impl Feed for RustSec {
    fn name(&self) -> &'static str {
        "rustsec"
    }

    fn title(&self) -> &'static str {
        "RustSec Advisory Database"
    }

    fn licence(&self) -> &'static str {
        "CC0-1.0"
    }

    fn attribution(&self) -> &'static str {
        "RustSec Advisory Database, https://rustsec.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["rustsec"]
    }

    fn recognises(&self, path: &str) -> bool {
        is_record(path, "rustsec/", ".md")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let document = markdown::parse::<Facts>(path, bytes)?;
        let advisory = advisory(path, document).map_err(|why| FeedError::text(path, why))?;
        out(advisory.into());
        Ok(Tally::of_one())
    }
}

impl Feed for RustSecOsv {
    fn name(&self) -> &'static str {
        "rustsec-osv"
    }

    fn title(&self) -> &'static str {
        "RustSec Advisory Database, its export to OSV"
    }

    fn licence(&self) -> &'static str {
        RustSec.licence()
    }

    fn attribution(&self) -> &'static str {
        RustSec.attribution()
    }

    fn packs(&self) -> &'static [&'static str] {
        &["rustsec-osv"]
    }

    fn yields_to(&self) -> &'static [&'static str] {
        &["rustsec"]
    }

    fn recognises(&self, path: &str) -> bool {
        is_record(path, "rustsec-osv/", ".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let mut advisory = record::advisory(&record, self.name(), "RUSTSEC");
        if record.informational().is_some() {
            advisory.nature = Nature::Notice;
        }
        out(advisory.into());
        Ok(Tally::of_one())
    }
}

fn is_record(path: &str, pack: &str, end: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    path.starts_with(pack) && file.starts_with("RUSTSEC-") && file.ends_with(end)
}

fn advisory(path: &str, document: markdown::Document<Facts>) -> Result<Advisory, String> {
    let Facts {
        advisory: head,
        versions,
        affected: places,
    } = document.facts;
    let withdrawn = head.withdrawn.is_some();
    let vector = head.cvss.as_deref();
    let mut advisory = Advisory {
        id: head.id,
        feed: RustSec.name().to_owned(),
        published: head.date.as_deref().and_then(time::parse),
        withdrawn: head.withdrawn.as_deref().and_then(time::parse),
        standing: if withdrawn {
            Standing::Withdrawn
        } else {
            Standing::Active
        },
        nature: match head.informational {
            Some(_) => Nature::Notice,
            None => Nature::Vulnerability,
        },
        title: document.title,
        description: document.prose,
        cvss: vector
            .and_then(|vector| cvss::vector(vector, None, "RUSTSEC"))
            .into_iter()
            .collect(),
        references: head
            .url
            .iter()
            .chain(&head.references)
            .map(|url| link(url))
            .collect(),
        affected: rows(path, &head.package, &versions, &places)?,
        ..Advisory::default()
    };
    record::identify(&mut advisory, head.aliases.iter().map(String::as_str));
    Ok(advisory)
}

fn rows(path: &str, package: &str, versions: &Versions, places: &Places) -> Result<Vec<Affected>, String> {
    let of_rust_itself = path.contains("/rust/");
    let ecosystem = if of_rust_itself {
        Ecosystem::Generic
    } else {
        Ecosystem::Cargo
    };
    let order = ecosystem::order(Ecosystem::Cargo);
    let mut fine = VersionSet::none();
    for text in versions.patched.iter().chain(&versions.unaffected) {
        fine = fine.union(requirements::cargo(text, order)?, order);
    }
    let ranges = fine.complement(order).ranges(requirements::next_semantic);
    let mut rows = record::rows(ecosystem, package, ranges, &[]);
    for row in &mut rows {
        row.stream = elsewhere(&places.os);
    }
    Ok(rows)
}

/// The systems, if Linux is none of them.
fn elsewhere(systems: &[String]) -> Option<String> {
    let here = systems.is_empty() || systems.iter().any(|system| system == "linux");
    (!here).then(|| format!("os:{}", systems.join(",")))
}

fn link(url: &str) -> Reference {
    Reference {
        kind: ReferenceKind::Web,
        url: url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::Limit;

    use super::*;

    fn read(feed: &dyn Feed, path: &str, text: &str) -> Result<Advisory, FeedError> {
        let mut found = Vec::new();
        feed.read(path, text.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })?;
        Ok(found.remove(0))
    }

    const RECORD: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2099-0001\"\npackage = \"a\"\ndate = \"2099-01-02\"\naliases = [\"CVE-2099-0001\"]\ncvss = \"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"\n\n[affected]\nos = [\"windows\"]\n\n[versions]\npatched = [\"^0.7.1\", \">= 0.8.2\"]\nunaffected = [\"<= 0.3.0\"]\n```\n\n# Title\n\nProse\n";

    #[test]
    fn what_is_not_unaffected_is_affected() {
        let one = read(&RustSec, "rustsec/crates/a/RUSTSEC-2099-0001.md", RECORD).unwrap();
        let row = &one.affected[0];
        let spans: Vec<_> = row
            .ranges
            .iter()
            .map(|range| (range.introduced.as_deref(), &range.limit))
            .collect();
        let ends = (Limit::Fixed("0.7.1".into()), Limit::Fixed("0.8.2".into()));
        assert_eq!(spans, [(Some("0.3.1-0"), &ends.0), (Some("0.8.0-0"), &ends.1)]);
        assert_eq!(
            (row.space.as_str(), row.stream.as_deref()),
            ("cargo", Some("os:windows"))
        );
        assert_eq!((one.title.as_deref(), one.cvss[0].score), (Some("Title"), 9.8));
    }

    #[test]
    fn what_is_informational_is_a_notice() {
        let text = RECORD.replace(
            "date =",
            "informational = \"unmaintained\"\nwithdrawn = \"2099-03-04\"\ndate =",
        );
        let one = read(&RustSec, "rustsec/rust/a/RUSTSEC-2099-0001.md", &text).unwrap();
        assert_eq!((one.nature, one.standing), (Nature::Notice, Standing::Withdrawn));
        assert_eq!(one.affected[0].space.as_str(), "generic");
        assert!(one.withdrawn.is_some());
        let exported = r#"{"id":"RUSTSEC-2099-0001","affected":[{"package":{"ecosystem":"crates.io","name":"a"},
            "database_specific":{"categories":[],"informational":"unsound"}}]}"#;
        let one = read(&RustSecOsv, "rustsec-osv/crates/RUSTSEC-2099-0001.json", exported).unwrap();
        assert_eq!(one.nature, Nature::Notice);
    }
}
