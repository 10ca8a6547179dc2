//! SUSE's and openSUSE's errata in OSV form; by binary package.
//!
//! Odd: the package of an OSV row is the source, which installed packages rarely know; the built packages with their
//! versions stand in `ecosystem_specific.binaries`. Ecosystems are product names: `SUSE:Linux Enterprise Module for
//! Basesystem 15 SP5` and all other parts of one service pack are one space, `sles:15.5`; what goes on after a service
//! pack has ended (`-LTSS`, `-ESPOS`, for SAP) becomes a stream (`ltss:15`) that counts for all of it, as nothing else is
//! said of its packages any more. Products that are installed beside a system (SUSE Manager, storage) are left out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use tidewaiter_advisories::{Affected, Limit, Range};
use tidewaiter_types::Space;

use super::erratum;
use crate::{Feed, FeedError, Sink, Tally, osv};

/// The feed `suse`.
pub(crate) struct Suse;

/// What only this export says of affected packages.
#[derive(Deserialize)]
struct Extras<'a> {
    #[serde(borrow, default)]
    affected: Vec<Extra<'a>>,
}

#[derive(Deserialize)]
struct Extra<'a> {
    #[serde(borrow)]
    package: Name<'a>,
    ecosystem_specific: Option<Specific>,
}

#[derive(Deserialize)]
struct Name<'a> {
    #[serde(borrow)]
    ecosystem: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Specific {
    #[serde(default)]
    binaries: Vec<BTreeMap<String, String>>,
}

impl Feed for Suse {
    fn name(&self) -> &'static str {
        "suse"
    }

    fn title(&self) -> &'static str {
        "SUSE and openSUSE errata"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-4.0"
    }

    fn attribution(&self) -> &'static str {
        "SUSE security data, https://www.suse.com/support/security/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["suse"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        let own = file.starts_with("SUSE-") || file.starts_with("openSUSE-");
        path.starts_with("suse/") && own && file.ends_with(".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let extras: Extras<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        let mut advisory = record.advisory(self.name());
        advisory.vulnerabilities = record.cves();
        advisory.title = record.summary.as_deref().map(str::to_owned);
        let mut rows = BTreeSet::new();
        for extra in &extras.affected {
            rows.extend(extra.rows());
        }
        advisory.affected = rows.into_iter().collect();
        for row in &mut advisory.affected {
            row.fixed_at = advisory.published;
        }
        if !advisory.vulnerabilities.is_empty() {
            out(advisory.into());
        }
        Ok(Tally::of_one())
    }
}

impl Extra<'_> {
    fn rows(&self) -> Vec<Affected> {
        let Some((space, stream)) = place(&self.package.ecosystem) else {
            return Vec::new();
        };
        let binaries = self
            .ecosystem_specific
            .iter()
            .flat_map(|specific| &specific.binaries)
            .flatten();
        let row = |(name, version): (&String, &String)| {
            let range = Range {
                introduced: None,
                limit: Limit::Fixed(version.clone()),
            };
            Affected {
                stream: stream.clone(),
                ..erratum::fixed_row(space.clone(), name.clone(), range, Vec::new())
            }
        };
        binaries
            .filter(|(name, version)| !name.is_empty() && !version.is_empty())
            .map(row)
            .collect()
    }
}

/// Space and stream of a product.
fn place(ecosystem: &str) -> Option<(Space, Option<String>)> {
    match ecosystem.split_once(':')? {
        ("openSUSE", "Tumbleweed") => Some((Space::of_ecosystem("opensuse-tumbleweed"), None)),
        ("openSUSE", product) => numbered(product, "Leap Micro ", "opensuse-leap-micro")
            .or_else(|| numbered(product, "Leap ", "opensuse-leap")),
        ("SUSE", product) => numbered(product, "Linux Enterprise Micro ", "sle-micro")
            .or_else(|| numbered(product, "Linux Micro ", "sle-micro"))
            .or_else(|| enterprise(product)),
        _ => None,
    }
}

/// `Leap 15.5`: a space of its own, perhaps with a word for its stage behind the number (`NonFree` is another product).
fn numbered(product: &str, start: &str, space: &str) -> Option<(Space, Option<String>)> {
    let number = product.strip_prefix(start)?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (digits && !number.is_empty()).then(|| (Space::of_release(space, number), None))
}

/// `Linux Enterprise Server 15 SP3-LTSS`: its service pack, and what it is if it is not the main line.
fn enterprise(product: &str) -> Option<(Space, Option<String>)> {
    let own = product.starts_with("Linux Enterprise ") || product.starts_with("Package Hub ");
    let words: Vec<&str> = product.split(' ').filter(|_| own).collect();
    let at = words
        .iter()
        .position(|word| word.starts_with(|sign: char| sign.is_ascii_digit()))?;
    let (major, mut end) = words[at].split_once('-').unwrap_or((words[at], ""));
    let mut release = major.to_owned();
    if let Some(pack) = words.get(at + 1).and_then(|word| word.strip_prefix("SP")) {
        let (number, rest) = pack.split_once('-').unwrap_or((pack, ""));
        release = format!("{major}.{number}");
        end = rest;
    }
    let line = match end {
        "" if words[..at].contains(&"SAP") => Some("sap"),
        "" if words[..at].contains(&"Teradata") => Some("teradata"),
        "" => None,
        end => Some(end),
    };
    let stream = line.map(|line| format!("{}:{major}", line.to_ascii_lowercase()));
    Some((Space::of_release("sles", &release), stream))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_placed() {
        for (product, space, stream) in [
            ("SUSE:Linux Enterprise Server 15 SP5", "sles:15.5", None),
            (
                "SUSE:Linux Enterprise Module for Basesystem 15 SP5",
                "sles:15.5",
                None,
            ),
            ("SUSE:Linux Enterprise Server 12", "sles:12", None),
            ("SUSE:Package Hub 12", "sles:12", None),
            ("SUSE:Linux Enterprise Server 12-LTSS", "sles:12", Some("ltss:12")),
            (
                "SUSE:Linux Enterprise Server 15 SP3-LTSS",
                "sles:15.3",
                Some("ltss:15"),
            ),
            (
                "SUSE:Linux Enterprise Server for SAP Applications 15 SP3",
                "sles:15.3",
                Some("sap:15"),
            ),
            ("SUSE:Linux Enterprise Micro 5.3", "sle-micro:5.3", None),
            ("SUSE:Linux Micro 6.0", "sle-micro:6.0", None),
            ("openSUSE:Leap 15.5", "opensuse-leap:15.5", None),
            ("openSUSE:Leap Micro 5.3", "opensuse-leap-micro:5.3", None),
            ("openSUSE:Tumbleweed", "opensuse-tumbleweed", None),
        ] {
            let found = place(product).map(|(space, stream)| (String::from(space), stream));
            assert_eq!(
                found,
                Some((space.to_owned(), stream.map(str::to_owned))),
                "{product}"
            );
        }
        for product in [
            "SUSE:Manager Server 4.3",
            "openSUSE:Leap 15.5 NonFree",
            "Debian:12",
            "SUSE",
        ] {
            assert_eq!(place(product), None, "{product}");
        }
    }

    const FIXTURE: &str = r#"{"id":"SUSE-SU-2099:1-1","related":["CVE-2099-0001"],"published":"2099-01-01T00:00:00Z","affected":[
        {"package":{"ecosystem":"SUSE:Linux Enterprise Server 15 SP5","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1-150500.1"}]}],
        "ecosystem_specific":{"binaries":[{"liba1":"1-150500.1","a-doc":"1-150500.1"}]}},
        {"package":{"ecosystem":"SUSE:Manager Server 4.3","name":"a"},"ecosystem_specific":{"binaries":[{"liba1":"1-1"}]}}]}"#;

    #[test]
    fn rows_are_of_built_packages() {
        let mut found = Vec::new();
        Suse.read("x", FIXTURE.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })
        .unwrap();
        let rows: Vec<_> = found[0]
            .affected
            .iter()
            .map(|row| (row.package.as_str(), row.space.as_str()))
            .collect();
        assert_eq!(rows, [("a-doc", "sles:15.5"), ("liba1", "sles:15.5")]);
        assert_eq!(
            found[0].affected[0].ranges[0].limit,
            Limit::Fixed("1-150500.1".into())
        );
        assert_eq!(found[0].affected[0].fixed_at, found[0].published);
    }
}
