//! Arch Linux's vulnerability groups (AVG), by package; the system has no releases.
//!
//! Odd: a group holds the CVEs that one update of a package (or of several built together) fixes. `Testing` means that the
//! fix is only in the testing repository. `Unknown` may name a fixed version or not. Upstream gives one list of all
//! groups (`all.json`), mirrors a file for each: both are read.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Range, Reference, ReferenceKind, Subject};
use tidewaiter_types::Space;

use crate::{Feed, FeedError, Sink, Tally, names};

/// The feed `arch`.
pub(crate) struct Arch;

#[derive(Deserialize)]
struct Group<'a> {
    #[serde(borrow, deserialize_with = "names::id")]
    name: Cow<'a, str>,
    #[serde(default)]
    packages: Vec<String>,
    #[serde(borrow)]
    status: Cow<'a, str>,
    #[serde(borrow)]
    severity: Option<Cow<'a, str>>,
    #[serde(borrow, rename = "type")]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    fixed: Option<Cow<'a, str>>,
    #[serde(default)]
    issues: Vec<String>,
    #[serde(default)]
    advisories: Vec<String>,
}

impl Feed for Arch {
    fn name(&self) -> &'static str {
        "arch"
    }

    fn title(&self) -> &'static str {
        "Arch Linux security tracker"
    }

    fn licence(&self) -> &'static str {
        "MIT"
    }

    fn attribution(&self) -> &'static str {
        "Arch Linux security tracker, https://security.archlinux.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["arch"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("arch/") && path.ends_with(".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let json = |error| FeedError::json(path, error);
        if bytes.trim_ascii_start().first() != Some(&b'[') {
            let group: Group<'_> = serde_json::from_slice(bytes).map_err(json)?;
            hand_on(path, &group, out)?;
            return Ok(Tally::of_one());
        }
        let groups: Vec<&serde_json::value::RawValue> = serde_json::from_slice(bytes).map_err(json)?;
        let mut tally = Tally::default();
        for group in groups {
            tally.records += 1;
            let read = serde_json::from_str::<Group<'_>>(group.get()).map_err(json);
            let outcome = read.and_then(|group| hand_on(path, &group, out));
            tally.damaged.extend(outcome.err());
        }
        Ok(tally)
    }
}

fn hand_on(path: &str, group: &Group<'_>, out: &mut Sink<'_>) -> Result<(), FeedError> {
    let (state, limit) = group
        .verdict()
        .ok_or_else(|| FeedError::text(path, format!("{}: unknown status {:?}", group.name, group.status)))?;
    let row = |package: &String| Affected {
        ranges: limit
            .iter()
            .map(|limit| Range {
                introduced: None,
                limit: limit.clone(),
            })
            .collect(),
        ..Affected::new(
            Space::of_ecosystem("arch"),
            package.as_str(),
            Subject::Binary,
            state,
        )
    };
    let affected = group
        .packages
        .iter()
        .filter(|name| !name.is_empty())
        .map(row)
        .collect();
    out(group.advisory(affected).into());
    Ok(())
}

impl Group<'_> {
    fn verdict(&self) -> Option<(FixState, Option<Limit>)> {
        let fix = self.fixed.as_deref().map(|fix| Limit::Fixed(fix.to_owned()));
        Some(match (&*self.status, fix) {
            ("Fixed", Some(fix)) => (FixState::Fixed, Some(fix)),
            ("Testing", Some(fix)) => (FixState::Pending, Some(fix)),
            ("Vulnerable" | "Testing", fix) => (FixState::Affected, fix.or(Some(Limit::Open))),
            ("Unknown", fix) => (FixState::UnderInvestigation, fix.or(Some(Limit::Open))),
            ("Not affected", _) => (FixState::NotAffected, None),
            _ => return None,
        })
    }

    fn advisory(&self, affected: Vec<Affected>) -> Advisory {
        let mut cves: Vec<String> = self
            .issues
            .iter()
            .filter_map(|issue| names::leading_cve(issue))
            .collect();
        cves.sort_unstable();
        cves.dedup();
        if cves.is_empty() {
            cves.push(self.name.to_string());
        }
        let pages = std::iter::once(&*self.name).chain(self.advisories.iter().map(String::as_str));
        Advisory {
            id: self.name.to_string(),
            feed: Arch.name().to_owned(),
            vulnerabilities: cves,
            title: self.kind.as_deref().map(str::to_owned),
            severity: self
                .severity
                .as_deref()
                .filter(|word| *word != "Unknown")
                .map(str::to_owned),
            references: pages.map(page).collect(),
            affected,
            ..Advisory::default()
        }
    }
}

fn page(id: &str) -> Reference {
    Reference {
        kind: ReferenceKind::Advisory,
        url: format!("https://security.archlinux.org/{id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Advisory>, Tally) {
        let mut found = Vec::new();
        let tally = Arch
            .read("arch/x.json", text.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        (found, tally)
    }

    fn group(status: &str, fixed: &str) -> String {
        format!(
            r#"{{"name":"AVG-1","packages":["a","lib32-a"],"status":"{status}","severity":"High","type":"x",
            "affected":"1-1","fixed":{fixed},"issues":["CVE-2099-0002","CVE-2099-0001"],"advisories":["ASA-209901-1"]}}"#
        )
    }

    #[test]
    fn states_are_kept_apart() {
        let fix = || Some(Limit::Fixed("1-2".into()));
        for (status, fixed, state, limit) in [
            ("Fixed", r#""1-2""#, FixState::Fixed, fix()),
            ("Testing", r#""1-2""#, FixState::Pending, fix()),
            ("Vulnerable", "null", FixState::Affected, Some(Limit::Open)),
            ("Unknown", "null", FixState::UnderInvestigation, Some(Limit::Open)),
            ("Not affected", "null", FixState::NotAffected, None),
        ] {
            let row = read(&group(status, fixed)).0.remove(0).affected.remove(1);
            let end = row.ranges.first().map(|range| range.limit.clone());
            assert_eq!(
                (row.package.as_str(), row.state, end),
                ("lib32-a", state, limit),
                "{status}"
            );
        }
    }

    #[test]
    fn a_list_of_groups_is_read_and_its_damage_counted() {
        let text = format!("[{},{},7]", group("Fixed", r#""1-2""#), group("Perhaps", "null"));
        let (found, tally) = read(&text);
        assert_eq!((tally.records, tally.damaged.len(), found.len()), (3, 2, 1));
        assert_eq!(found[0].vulnerabilities, ["CVE-2099-0001", "CVE-2099-0002"]);
        assert_eq!(found[0].affected[0].space.as_str(), "arch");
        assert_eq!(found[0].references.len(), 2);
    }
}
