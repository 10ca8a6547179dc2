//! The Open Source Vulnerability format (OSV schema 1.x), as distributions and languages use it.
//!
//! Odd: lists may be `null`, and what a database keeps of its own in `database_specific` may have any shape; what is
//! not as expected there is passed over. Credits, and commits as versions (`GIT`), are not read. Where an erratum names its CVEs differs by exporter and date: `related` in the exports of Debian, Red Hat,
//! AlmaLinux and Rocky up to 2025, `upstream` in newer ones, `aliases` elsewhere. All three are read.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, IgnoredAny};
use tidewaiter_advisories::{
    Advisory, Affected, Cvss, FixState, Limit, Range, Reference, ReferenceKind, Standing, Subject,
};
use tidewaiter_types::Space;

use crate::{FeedError, cvss, names, time};

/// A record.
#[derive(serde::Deserialize)]
pub(crate) struct Record<'a> {
    #[serde(borrow, deserialize_with = "names::id")]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub modified: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub published: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub withdrawn: Option<Cow<'a, str>>,
    #[serde(default, deserialize_with = "list")]
    pub aliases: Vec<String>,
    #[serde(default, deserialize_with = "list")]
    pub related: Vec<String>,
    #[serde(default, deserialize_with = "list")]
    pub upstream: Vec<String>,
    #[serde(borrow)]
    pub summary: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub details: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "list")]
    severity: Vec<Score<'a>>,
    #[serde(borrow, default, deserialize_with = "list")]
    pub affected: Vec<Package<'a>>,
    #[serde(borrow, default, deserialize_with = "list")]
    references: Vec<Link<'a>>,
    #[serde(borrow)]
    database_specific: Option<Extras<'a>>,
}

/// What databases keep of their own, beside a record or a package.
#[derive(serde::Deserialize)]
struct Extras<'a> {
    #[serde(borrow)]
    severity: Option<Loose<Cow<'a, str>>>,
    #[serde(borrow)]
    informational: Option<Loose<Cow<'a, str>>>,
    cwe_ids: Option<Loose<Vec<String>>>,
    cwes: Option<Loose<Vec<Weakness>>>,
}

/// A weakness as the collectors of malicious packages name it.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Weakness {
    cwe_id: String,
}

/// Something expected, or anything else.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Loose<T> {
    Expected(T),
    Other(IgnoredAny),
}

impl<T> Loose<T> {
    fn expected(&self) -> Option<&T> {
        match self {
            Self::Expected(inner) => Some(inner),
            Self::Other(_) => None,
        }
    }
}

/// A list, or `null` for an empty one.
fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

#[derive(serde::Deserialize)]
struct Score<'a> {
    #[serde(borrow)]
    score: Cow<'a, str>,
}

#[derive(serde::Deserialize)]
struct Link<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    url: Cow<'a, str>,
}

/// One entry of `affected`.
#[derive(serde::Deserialize)]
pub(crate) struct Package<'a> {
    /// Nameless if the record speaks of commits alone.
    #[serde(borrow, default)]
    pub package: Name<'a>,
    #[serde(borrow, default, deserialize_with = "list")]
    ranges: Vec<Events<'a>>,
    #[serde(borrow, default, deserialize_with = "list")]
    pub versions: Vec<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "list")]
    severity: Vec<Score<'a>>,
    #[serde(borrow)]
    ecosystem_specific: Option<Specific<'a>>,
    #[serde(borrow)]
    database_specific: Option<Extras<'a>>,
}

/// A package's name and ecosystem (`Debian:12`).
#[derive(Default, serde::Deserialize)]
pub(crate) struct Name<'a> {
    #[serde(borrow)]
    pub ecosystem: Cow<'a, str>,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
}

#[derive(serde::Deserialize)]
struct Specific<'a> {
    #[serde(borrow)]
    urgency: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "list")]
    custom_ranges: Vec<Events<'a>>,
}

#[derive(serde::Deserialize)]
struct Events<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow, default, deserialize_with = "list")]
    events: Vec<Event<'a>>,
}

#[derive(serde::Deserialize)]
struct Event<'a> {
    #[serde(borrow)]
    introduced: Option<Cow<'a, str>>,
    #[serde(borrow)]
    fixed: Option<Cow<'a, str>>,
    #[serde(borrow)]
    last_affected: Option<Cow<'a, str>>,
    #[serde(borrow)]
    limit: Option<Cow<'a, str>>,
}

/// Parses a record.
pub(crate) fn parse<'a>(path: &str, bytes: &'a [u8]) -> Result<Record<'a>, FeedError> {
    serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))
}

impl Record<'_> {
    /// All that does not depend on the feed; `vulnerabilities` and `affected` are left to the caller.
    pub(crate) fn advisory(&self, feed: &str) -> Advisory {
        let instant = |text: &Option<Cow<'_, str>>| text.as_deref().and_then(time::parse);
        Advisory {
            id: self.id.to_string(),
            feed: feed.to_owned(),
            published: instant(&self.published),
            modified: instant(&self.modified),
            withdrawn: instant(&self.withdrawn),
            standing: self.standing(),
            description: self
                .details
                .as_deref()
                .filter(|text| !text.is_empty())
                .map(str::to_owned),
            references: self.references.iter().map(Link::reference).collect(),
            ..Advisory::default()
        }
    }

    /// The CVEs that the record names, sorted, each once.
    pub(crate) fn cves(&self) -> Vec<String> {
        let named = self.related.iter().chain(&self.upstream).chain(&self.aliases);
        let mut cves: Vec<String> = named.filter(|id| names::is_cve(id)).cloned().collect();
        cves.sort_unstable();
        cves.dedup();
        cves
    }

    /// The record's vectors, said to come from `source`: its own, else those of its packages, each once.
    pub(crate) fn cvss(&self, source: &str) -> Vec<Cvss> {
        let of_packages = self.affected.iter().flat_map(|one| &one.severity);
        let of_packages = of_packages.filter(|_| self.severity.is_empty());
        let mut found: Vec<Cvss> = Vec::new();
        for one in self.severity.iter().chain(of_packages) {
            if !found.iter().any(|known| known.vector == one.score) {
                found.extend(cvss::vector(&one.score, None, source));
            }
        }
        found
    }

    /// The database's own word for the severity.
    pub(crate) fn word(&self) -> Option<&str> {
        let word = self.database_specific.as_ref()?.severity.as_ref()?.expected()?;
        Some(&**word)
    }

    /// Why the record is no vulnerability, if one of its packages says so (RustSec's `unmaintained`).
    pub(crate) fn informational(&self) -> Option<&str> {
        let extras = self
            .affected
            .iter()
            .filter_map(|one| one.database_specific.as_ref());
        let mut said = extras.filter_map(|one| one.informational.as_ref()?.expected());
        said.next().map(|word| &**word)
    }

    /// The weaknesses that the database names, of the record or of a package.
    pub(crate) fn cwes(&self) -> Vec<u32> {
        let of_packages = self.affected.iter().map(|one| &one.database_specific);
        let extras = of_packages.chain([&self.database_specific]).flatten();
        names::cwes(extras.flat_map(Extras::weaknesses))
    }

    fn standing(&self) -> Standing {
        match &self.withdrawn {
            Some(_) => Standing::Withdrawn,
            None => self.details.as_deref().map_or(Standing::Active, names::standing),
        }
    }
}

impl Extras<'_> {
    fn weaknesses(&self) -> impl Iterator<Item = &str> {
        let ids = self.cwe_ids.as_ref().and_then(Loose::expected);
        let cwes = self.cwes.as_ref().and_then(Loose::expected);
        let long = cwes.into_iter().flatten().map(|one| one.cwe_id.as_str());
        ids.into_iter().flatten().map(String::as_str).chain(long)
    }
}

impl Link<'_> {
    fn reference(&self) -> Reference {
        let kind = match &*self.kind {
            "ADVISORY" => ReferenceKind::Advisory,
            "FIX" => ReferenceKind::Fix,
            "REPORT" => ReferenceKind::Report,
            "EVIDENCE" => ReferenceKind::Exploit,
            _ => ReferenceKind::Web,
        };
        Reference {
            kind,
            url: self.url.to_string(),
        }
    }
}

impl Package<'_> {
    /// Debian's urgency, as written.
    pub(crate) fn urgency(&self) -> Option<&str> {
        self.ecosystem_specific.as_ref()?.urgency.as_deref()
    }

    /// The ranges of versions, in the order of the record.
    pub(crate) fn spans(&self) -> Vec<Range> {
        let versions = self.ranges.iter().filter(|range| range.kind != "GIT");
        versions.flat_map(|range| spans(&range.events)).collect()
    }

    /// The ranges that count in the releases' own numbers where the ecosystem has none of them (Go).
    pub(crate) fn custom_spans(&self) -> Vec<Range> {
        let custom = self.ecosystem_specific.iter().flat_map(|one| &one.custom_ranges);
        custom.flat_map(|range| spans(&range.events)).collect()
    }

    /// The affected row, all architectures, in the main stream; `None` without any range of versions.
    pub(crate) fn row(&self, space: Space, subject: Subject) -> Option<Affected> {
        let ranges = self.spans();
        let open = ranges.iter().any(|range| range.limit == Limit::Open);
        let state = if open { FixState::Affected } else { FixState::Fixed };
        let package = self.package.name.to_string();
        (!ranges.is_empty()).then(|| Affected {
            space,
            package,
            subject,
            ranges,
            state,
            fixed_at: None,
            severity: None,
            arches: Vec::new(),
            module: None,
            stream: None,
        })
    }
}

/// Pairs of start and end from a list of events.
fn spans(events: &[Event<'_>]) -> Vec<Range> {
    let mut spans = Vec::new();
    let mut start: Option<&str> = None;
    for event in events {
        if let Some(version) = &event.introduced {
            close(&mut spans, start.replace(version), Limit::Open);
        }
        if let Some(version) = &event.fixed {
            close(&mut spans, start.take(), Limit::Fixed(version.to_string()));
        }
        // A limit is an end that no fix made; `*` is none.
        if let Some(version) = event.limit.as_ref().filter(|version| *version != "*") {
            close(&mut spans, start.take(), Limit::Fixed(version.to_string()));
        }
        if let Some(version) = &event.last_affected {
            close(&mut spans, start.take(), Limit::LastAffected(version.to_string()));
        }
    }
    close(&mut spans, start, Limit::Open);
    spans
}

fn close(spans: &mut Vec<Range>, start: Option<&str>, limit: Limit) {
    let Some(start) = start else { return };
    let introduced = (start != "0").then(|| start.to_owned());
    spans.push(Range { introduced, limit });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(affected: &str) -> String {
        format!(r#"{{"id":"X-1","affected":[{{"package":{{"ecosystem":"E:1","name":"p"}},{affected}}}]}}"#)
    }

    fn ranges(affected: &str) -> Option<Vec<Range>> {
        let text = record(affected);
        let record = parse("x.json", text.as_bytes()).unwrap();
        Some(
            record.affected[0]
                .row(Space::of_release("e", "1"), Subject::Source)?
                .ranges,
        )
    }

    #[test]
    fn events_become_ranges() {
        let fixed = Limit::Fixed("2".into());
        let both = r#""ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2"},{"introduced":"3"}]}]"#;
        let spans = ranges(both).unwrap();
        assert_eq!(
            spans[0],
            Range {
                introduced: None,
                limit: fixed
            }
        );
        assert_eq!(
            spans[1],
            Range {
                introduced: Some("3".into()),
                limit: Limit::Open
            }
        );
        let last = r#""ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"1"},{"last_affected":"4"}]}]"#;
        assert_eq!(ranges(last).unwrap()[0].limit, Limit::LastAffected("4".into()));
    }

    #[test]
    fn commits_are_no_versions() {
        assert_eq!(
            ranges(r#""ranges":[{"type":"GIT","events":[{"introduced":"0"}]}]"#),
            None
        );
        assert_eq!(ranges(r#""versions":["1"]"#), None);
    }

    #[test]
    fn cves_are_found_wherever_they_are_named() {
        let text = r#"{"id":"X-1","related":["CVE-2020-0002"],"upstream":["CVE-2020-0001"],"aliases":["CVE-2020-0002","GHSA-1"]}"#;
        assert_eq!(
            parse("x", text.as_bytes()).unwrap().cves(),
            ["CVE-2020-0001", "CVE-2020-0002"]
        );
    }

    #[test]
    fn a_withdrawn_record_says_so() {
        let text = r#"{"id":"X-1","withdrawn":"2024-01-01T00:00:00Z"}"#;
        assert_eq!(
            parse("x", text.as_bytes()).unwrap().advisory("f").standing,
            Standing::Withdrawn
        );
    }
}
