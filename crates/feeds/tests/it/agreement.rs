//! Rows and version orders together against `tests/oracles/agreement.py`: for versions just below, at and just above
//! thousands of real fixes, exactly the CVEs that the tools' own orders give.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::process::Command;

use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Range};
use tidewaiter_ecosystems::{VersionScheme, scheme_by_name};
use tidewaiter_testkit::data;

/// What the oracle prints: space, package, version, module and CVEs, tab separated.
fn oracle(kind: &str, pack: &str) -> Option<String> {
    let folder = data::unpack(&format!("feeds/{pack}"))?.join(pack);
    let script = data::project_root().join("tests/oracles/agreement.py");
    let output = Command::new("python3").arg(script).arg(kind).arg(folder).output();
    let output = output.expect("python3 is there; `cargo xtask setup` installs it");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "needs libdpkg-perl, dpkg and rpm; `cargo xtask setup` installs them: {words}"
    );
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Whether a version lies in a range, by an order of that name (`rpm`).
pub fn holds(range: &Range, version: &str, order: &str) -> bool {
    holds_by(range, version, scheme_by_name(order).unwrap())
}

/// The same, by an order at hand.
pub fn holds_by(range: &Range, version: &str, scheme: &dyn VersionScheme) -> bool {
    let below = |end: &str| scheme.compare(version, end) == Ordering::Less;
    let begun = range.introduced.as_deref().is_none_or(|start| !below(start));
    begun
        && match &range.limit {
            Limit::Fixed(end) => below(end),
            Limit::LastAffected(end) => scheme.compare(version, end) != Ordering::Greater,
            Limit::Open => true,
        }
}

/// The rows of a feed by space, package and module (empty for none), each with what it is about.
type Rows<'a> = HashMap<(&'a str, &'a str, &'a str), Vec<(&'a [String], &'a Affected)>>;

fn rows(advisories: impl Iterator<Item = &'static Advisory>) -> Rows<'static> {
    let mut rows = Rows::new();
    for advisory in advisories {
        for row in advisory
            .affected
            .iter()
            .filter(|row| row.state != FixState::NotAffected)
        {
            let key = (
                row.space.as_str(),
                row.package.as_str(),
                row.module.as_deref().unwrap_or_default(),
            );
            rows.entry(key)
                .or_default()
                .push((&advisory.vulnerabilities, row));
        }
    }
    rows
}

fn agree(kind: &str, order: &str, feed: &str, pack: &str) {
    let (Some(text), Some(advisories)) = (oracle(kind, pack), super::of_feed(feed)) else {
        return;
    };
    let rows = rows(advisories);
    let mut found = 0;
    for line in text.lines() {
        let [space, package, version, module, cves] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not five columns: {line:?}")
        };
        let expected: BTreeSet<&str> = cves.split(',').filter(|cve| !cve.is_empty()).collect();
        let own = rows.get(&(space, package, module)).into_iter().flatten();
        let own = own.filter(|(_, row)| row.ranges.iter().any(|range| holds(range, version, order)));
        let ids = own.flat_map(|(ids, _)| ids.iter()).map(String::as_str);
        let ours: BTreeSet<&str> = ids.filter(|id| id.starts_with("CVE-")).collect();
        assert_eq!(ours, expected, "{space} {package} {version} {module}");
        found += expected.len();
    }
    assert!(
        text.lines().count() >= 6_000 && found > 6_000,
        "too few to say anything: {found}"
    );
}

#[test]
fn debian_agrees_with_dpkg() {
    agree("deb", "dpkg", "debian", "debian-osv");
}

#[test]
fn alma_agrees_with_rpm() {
    agree("rpm", "rpm", "alma", "alma-osv");
}

#[test]
fn alpine_agrees_with_the_rules_of_apk() {
    agree("apk", "apk", "alpine", "alpine-secdb");
}
