//! The Open Source Vulnerability format (OSV schema 1.x), as far as distributions use it.
//!
//! Odd: where an erratum names its CVEs differs by exporter and date: `related` in the exports of Debian, Red Hat,
//! AlmaLinux and Rocky up to 2025, `upstream` in newer ones, `aliases` elsewhere. All three are read.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{
    Advisory, Affected, Cvss, FixState, Limit, Range, Reference, ReferenceKind, Standing, Subject,
};
use tidewaiter_types::Space;

use crate::{FeedError, cvss, names, time};

/// A record.
#[derive(Deserialize)]
pub(crate) struct Record<'a> {
    #[serde(borrow, deserialize_with = "names::id")]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub modified: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub published: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub withdrawn: Option<Cow<'a, str>>,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub related: Vec<String>,
    #[serde(default)]
    pub upstream: Vec<String>,
    #[serde(borrow)]
    pub summary: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub details: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    severity: Vec<Score<'a>>,
    #[serde(borrow, default)]
    pub affected: Vec<Package<'a>>,
    #[serde(borrow, default)]
    references: Vec<Link<'a>>,
}

#[derive(Deserialize)]
struct Score<'a> {
    #[serde(borrow)]
    score: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Link<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    url: Cow<'a, str>,
}

/// One entry of `affected`.
#[derive(Deserialize)]
pub(crate) struct Package<'a> {
    #[serde(borrow)]
    pub package: Name<'a>,
    #[serde(borrow, default)]
    ranges: Vec<Events<'a>>,
    #[serde(borrow)]
    ecosystem_specific: Option<Specific<'a>>,
}

/// A package's name and ecosystem (`Debian:12`).
#[derive(Deserialize)]
pub(crate) struct Name<'a> {
    #[serde(borrow)]
    pub ecosystem: Cow<'a, str>,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Specific<'a> {
    #[serde(borrow)]
    urgency: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Events<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    events: Vec<Event<'a>>,
}

#[derive(Deserialize)]
struct Event<'a> {
    #[serde(borrow)]
    introduced: Option<Cow<'a, str>>,
    #[serde(borrow)]
    fixed: Option<Cow<'a, str>>,
    #[serde(borrow)]
    last_affected: Option<Cow<'a, str>>,
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

    /// The record's vectors, said to come from `source`.
    pub(crate) fn cvss(&self, source: &str) -> Vec<Cvss> {
        self.severity
            .iter()
            .filter_map(|one| cvss::vector(&one.score, None, source))
            .collect()
    }

    fn standing(&self) -> Standing {
        match &self.withdrawn {
            Some(_) => Standing::Withdrawn,
            None => self.details.as_deref().map_or(Standing::Active, names::standing),
        }
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

    /// The affected row, all architectures, in the main stream; `None` without any range of versions.
    pub(crate) fn row(&self, space: Space, subject: Subject) -> Option<Affected> {
        let versions = self.ranges.iter().filter(|range| range.kind != "GIT");
        let ranges: Vec<Range> = versions.flat_map(|range| spans(&range.events)).collect();
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
