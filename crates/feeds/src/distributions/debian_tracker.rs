//! Debian's security tracker as it publishes itself, one JSON file by source package, CVE and release.
//!
//! Odd: this is the authority for Debian where it is there, before its OSV form (`debian`), which lacks the reasons for
//! which nothing is fixed. `resolved` at version `0` means that the release is not affected. An open issue with
//! `nodsa` gets no advisory: its reason `postponed` puts a fix off, `ignored` and an empty reason (a minor issue) are
//! no fix to count on. `undetermined` is being looked into. `unimportant` stays affected, as in the OSV form. The file
//! turns the record inside out: one CVE is spread over its packages. `sid` is no release and is left out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Range, Subject};

use super::debian_releases;
use crate::{Feed, FeedError, Sink, Tally, names};

/// The feed `debian-tracker`.
pub(crate) struct DebianTracker;

type File<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;
type Package<'a> = BTreeMap<Cow<'a, str>, Issue<'a>>;

#[derive(Deserialize)]
struct Issue<'a> {
    #[serde(borrow)]
    description: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    releases: BTreeMap<Cow<'a, str>, Release<'a>>,
}

#[derive(Deserialize)]
struct Release<'a> {
    #[serde(borrow)]
    status: Cow<'a, str>,
    #[serde(borrow)]
    fixed_version: Option<Cow<'a, str>>,
    #[serde(borrow)]
    urgency: Option<Cow<'a, str>>,
    #[serde(borrow)]
    nodsa: Option<Cow<'a, str>>,
    #[serde(borrow)]
    nodsa_reason: Option<Cow<'a, str>>,
}

impl Feed for DebianTracker {
    fn name(&self) -> &'static str {
        "debian-tracker"
    }

    fn title(&self) -> &'static str {
        "Debian security tracker"
    }

    fn licence(&self) -> &'static str {
        "none stated by the tracker"
    }

    fn attribution(&self) -> &'static str {
        "Debian security tracker, https://security-tracker.debian.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["debian-tracker"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("debian-tracker/") && path.ends_with("json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let file: File<'_> = serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        let mut tally = Tally::default();
        let mut found = BTreeMap::new();
        for (name, package) in &file {
            match serde_json::from_str::<Package<'_>>(package.get()) {
                Ok(issues) => {
                    tally.records += issues.len() as u64;
                    collect(name, &issues, &mut found);
                }
                Err(error) => {
                    tally.records += 1;
                    tally.damaged.push(FeedError::json(path, error));
                }
            }
        }
        found.into_values().map(Into::into).for_each(out);
        Ok(tally)
    }
}

/// Adds what is said of one package to the advisories found so far.
fn collect(package: &str, issues: &Package<'_>, found: &mut BTreeMap<String, Advisory>) {
    for (id, issue) in issues.iter().filter(|(id, _)| !id.trim().is_empty()) {
        let advisory = found
            .entry(id.to_string())
            .or_insert_with(|| begin(id, issue.description.as_deref()));
        let rows = issue.releases.iter();
        advisory
            .affected
            .extend(rows.filter_map(|(codename, release)| release.row(codename, package)));
    }
}

fn begin(id: &str, description: Option<&str>) -> Advisory {
    Advisory {
        id: id.to_owned(),
        feed: DebianTracker.name().to_owned(),
        vulnerabilities: vec![id.to_owned()],
        standing: names::standing(description.unwrap_or_default()),
        description: description.map(str::to_owned),
        ..Advisory::default()
    }
}

impl Release<'_> {
    fn row(&self, codename: &str, package: &str) -> Option<Affected> {
        let space = debian_releases::space(codename)?;
        let (state, limit) = self.verdict()?;
        let range = |limit| Range {
            introduced: None,
            limit,
        };
        Some(Affected {
            ranges: limit.map(range).into_iter().collect(),
            severity: self.urgency.as_deref().map(str::to_owned),
            ..Affected::new(space, package, Subject::Source, state)
        })
    }

    /// State and end of the affected versions; `None` if nothing is said.
    fn verdict(&self) -> Option<(FixState, Option<Limit>)> {
        let open = |state| Some((state, Some(Limit::Open)));
        match (&*self.status, self.fixed_version.as_deref()) {
            ("resolved", Some("0")) => Some((FixState::NotAffected, None)),
            ("resolved", Some(fix)) => Some((FixState::Fixed, Some(Limit::Fixed(fix.to_owned())))),
            ("open", _) => open(self.unfixed()),
            ("undetermined", _) => open(FixState::UnderInvestigation),
            _ => None,
        }
    }

    fn unfixed(&self) -> FixState {
        let reason = self.nodsa_reason.as_deref();
        match (self.urgency.as_deref(), reason, &self.nodsa) {
            (Some("end-of-life"), _, _) => FixState::EndOfLife,
            (_, Some("postponed"), _) => FixState::Deferred,
            (_, Some("ignored"), _) | (_, _, Some(_)) => FixState::WillNotFix,
            _ => FixState::Affected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Advisory>, Tally) {
        let mut found = Vec::new();
        let tally = DebianTracker
            .read("debian-tracker/json", text.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        (found, tally)
    }

    fn verdict(release: &str) -> (FixState, Option<Limit>) {
        let text = format!(r#"{{"a":{{"CVE-2099-0001":{{"releases":{{"bookworm":{{{release}}}}}}}}}}}"#);
        let mut row = read(&text).0.remove(0).affected.remove(0);
        (row.state, row.ranges.pop().map(|range| range.limit))
    }

    #[test]
    fn each_state_is_kept_apart() {
        let open = Some(Limit::Open);
        for (release, expected) in [
            (
                r#""status":"resolved","fixed_version":"0""#,
                (FixState::NotAffected, None),
            ),
            (
                r#""status":"resolved","fixed_version":"1-1","urgency":"low""#,
                (FixState::Fixed, Some(Limit::Fixed("1-1".into()))),
            ),
            (
                r#""status":"open","urgency":"unimportant""#,
                (FixState::Affected, open.clone()),
            ),
            (
                r#""status":"open","urgency":"end-of-life""#,
                (FixState::EndOfLife, open.clone()),
            ),
            (
                r#""status":"open","nodsa":"Minor issue","nodsa_reason":"""#,
                (FixState::WillNotFix, open.clone()),
            ),
            (
                r#""status":"open","nodsa":"Minor issue","nodsa_reason":"ignored""#,
                (FixState::WillNotFix, open.clone()),
            ),
            (
                r#""status":"open","nodsa":"Fix along","nodsa_reason":"postponed""#,
                (FixState::Deferred, open.clone()),
            ),
            (r#""status":"undetermined""#, (FixState::UnderInvestigation, open)),
        ] {
            assert_eq!(verdict(release), expected, "{release}");
        }
    }

    #[test]
    fn a_cve_is_put_together_from_its_packages() {
        let issue = r#"{"CVE-2099-0001":{"description":"made up","releases":{
            "bookworm":{"status":"open","urgency":"low"},"sid":{"status":"open"}}}}"#;
        let (found, tally) = read(&format!(
            r#"{{"a":{issue},"b":{issue},"c":{{"CVE-2099-0002":7}}}}"#
        ));
        assert_eq!((tally.records, tally.damaged.len(), found.len()), (3, 1, 1));
        let rows: Vec<_> = found[0]
            .affected
            .iter()
            .map(|row| (row.space.as_str(), row.package.as_str(), row.severity.as_deref()))
            .collect();
        assert_eq!(
            rows,
            [("debian:12", "a", Some("low")), ("debian:12", "b", Some("low"))]
        );
    }
}
