//! The format of Alpine's secdb, which Wolfi and Chainguard share: what was fixed, by source package (`origin`).
//!
//! Odd: the key `0` means "was never affected". An entry is a small text: `CVE-2017-1234 XSA-123`, with remarks in
//! brackets; some say that the package is not affected after all. Where a CVE stands under several versions of a package
//! (a first fix was not enough), all ranges are kept, so the last fix counts. One CVE is spread over all releases.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Range, Subject};
use tidewaiter_types::Space;

use crate::{Sink, Tally, names};

/// A file of one repository of one release.
#[derive(Deserialize)]
pub(super) struct File<'a> {
    /// `v3.18` or `edge`; absent where the system has no releases.
    #[serde(borrow)]
    pub(super) distroversion: Option<Cow<'a, str>>,
    #[serde(borrow)]
    packages: Vec<Entry<'a>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    pkg: Pkg<'a>,
}

#[derive(Deserialize)]
struct Pkg<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(default)]
    secfixes: BTreeMap<String, Option<Vec<String>>>,
}

/// Hands on what a file says, by vulnerability.
pub(super) fn hand_on(file: &File<'_>, feed: &str, space: &Space, out: &mut Sink<'_>) -> Tally {
    let mut found = BTreeMap::new();
    for entry in &file.packages {
        collect(&entry.pkg, feed, space, &mut found);
    }
    found.into_values().map(Into::into).for_each(out);
    Tally {
        records: file.packages.len() as u64,
        damaged: Vec::new(),
    }
}

/// Adds what one package fixed to the advisories found so far.
fn collect(pkg: &Pkg<'_>, feed: &str, space: &Space, found: &mut BTreeMap<String, Advisory>) {
    for (version, entries) in &pkg.secfixes {
        for text in entries.iter().flatten() {
            let entry = Fix::parse(text);
            for id in &entry.ids {
                let advisory = found.entry(id.clone()).or_insert_with(|| begin(id, feed));
                advisory.aliases.extend(entry.aliases.iter().cloned());
                advisory.aliases.sort_unstable();
                advisory.aliases.dedup();
                add(
                    &mut advisory.affected,
                    row(space, &pkg.name, version, entry.refuted),
                );
            }
        }
    }
}

fn begin(id: &str, feed: &str) -> Advisory {
    Advisory {
        id: id.to_owned(),
        feed: feed.to_owned(),
        vulnerabilities: vec![id.to_owned()],
        ..Advisory::default()
    }
}

fn row(space: &Space, package: &str, version: &str, refuted: bool) -> Affected {
    let never = version == "0" || refuted;
    let fixed = Range {
        introduced: None,
        limit: Limit::Fixed(version.to_owned()),
    };
    let state = if never {
        FixState::NotAffected
    } else {
        FixState::Fixed
    };
    Affected {
        ranges: if never { Vec::new() } else { vec![fixed] },
        ..Affected::new(space.clone(), package, Subject::Source, state)
    }
}

/// Adds a row; rows of one package become one, and a fix outweighs "never affected".
fn add(rows: &mut Vec<Affected>, new: Affected) {
    let same = |row: &&mut Affected| row.space == new.space && row.package == new.package;
    match rows.iter_mut().find(same) {
        None => rows.push(new),
        Some(row) => {
            row.ranges.extend(new.ranges);
            row.ranges.sort_unstable();
            row.ranges.dedup();
            row.state = if row.ranges.is_empty() {
                FixState::NotAffected
            } else {
                FixState::Fixed
            };
        }
    }
}

/// One entry under a version.
struct Fix {
    /// The vulnerabilities: its CVEs, or its first other id where it has no CVE.
    ids: Vec<String>,
    /// Further names; only where there is a single vulnerability.
    aliases: Vec<String>,
    /// Whether a remark says that the package is not affected.
    refuted: bool,
}

impl Fix {
    fn parse(text: &str) -> Self {
        let (named, remark) = text.split_once('(').unwrap_or((text, ""));
        let mut ids: Vec<String> = named.split_whitespace().filter_map(names::leading_cve).collect();
        let others = named.split_whitespace().filter(|word| is_other_id(word));
        let mut others: Vec<String> = others.map(str::to_owned).collect();
        ids.dedup();
        if ids.is_empty() && !others.is_empty() {
            ids.push(others.remove(0));
        }
        let aliases = if ids.len() == 1 { others } else { Vec::new() };
        let refuted = ["Not affected", "not actually applicable"]
            .iter()
            .any(|words| remark.contains(words));
        Self {
            ids,
            aliases,
            refuted,
        }
    }
}

/// Ids of other lists: `XSA-123`, `GHSA-…`, `wnpa-sec-2019-13`, `ALPINE-13661`.
fn is_other_id(word: &str) -> bool {
    let plain = word
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let list = word.split('-').next().unwrap_or_default();
    plain && !word.starts_with("CVE") && list.len() >= 2 && list.len() < word.len() && !list.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_taken_apart() {
        let parts = |text: &str| {
            let fix = Fix::parse(text);
            (fix.ids.join(" "), fix.aliases.join(" "), fix.refuted)
        };
        let expect = |ids: &str, aliases: &str, refuted| (ids.to_owned(), aliases.to_owned(), refuted);
        assert_eq!(
            parts("CVE-2017-1234  XSA-123"),
            expect("CVE-2017-1234", "XSA-123", false)
        );
        assert_eq!(
            parts("CVE-2017-1234 CVE-2017-1235 XSA-1"),
            expect("CVE-2017-1234 CVE-2017-1235", "", false)
        );
        assert_eq!(parts("XSA-123"), expect("XSA-123", "", false));
        assert_eq!(
            parts("CVE-????-????? TS-2022-004"),
            expect("TS-2022-004", "", false)
        );
        assert_eq!(parts("CVE_2019-1234"), expect("CVE-2019-1234", "", false));
        assert_eq!(
            parts("CVE-2020-1234 (not actually applicable)"),
            expect("CVE-2020-1234", "", true)
        );
        assert_eq!(parts("CVE-2018-1234 (SMB)"), expect("CVE-2018-1234", "", false));
        assert_eq!(parts("VSVN"), expect("", "", false));
    }
}
