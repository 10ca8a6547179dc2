//! What all records of language feeds have in common: which vulnerability they are about, and rows of packages.
//!
//! Odd: a source may list affected versions beside its ranges. Those that lie in a range say nothing new and are
//! dropped; the others (pre-releases below a range's start, records without ranges) become ranges of one version. A
//! package gets one row for what is fixed and one for what is not, so that a row's state holds for all its ranges.

use std::borrow::Cow;
use std::cmp::Ordering;

use rustc_hash::FxHashSet;
use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Nature, Range, Subject};
use tidewaiter_ecosystems::VersionScheme;
use tidewaiter_types::{Ecosystem, Space};

use super::ecosystem;
use crate::{names, osv};

/// More ranges than any real record has.
const MANY_RANGES: usize = 1_000;

/// The ids of an advisory: the CVEs among its aliases, else its own, and the rest as aliases.
pub(super) fn identify<'a>(advisory: &mut Advisory, names: impl IntoIterator<Item = &'a str>) {
    let own: &str = &advisory.id;
    let all: Vec<&str> = std::iter::once(own)
        .chain(names.into_iter().map(|id: &str| id))
        .collect();
    let (cves, mut others): (Vec<&str>, Vec<&str>) = all.into_iter().partition(|id| names::is_cve(id));
    let mut cves: Vec<String> = cves.into_iter().map(str::to_owned).collect();
    cves.sort_unstable();
    cves.dedup();
    if cves.is_empty() {
        cves.push(advisory.id.clone());
        others.retain(|id| *id != advisory.id);
    }
    others.retain(|id| !id.is_empty());
    others.sort_unstable();
    others.dedup();
    // Who reports several vulnerabilities at once is no other name of any of them.
    let aliases = others.into_iter().filter(|_| cves.len() == 1);
    let aliases: Vec<String> = aliases.map(str::to_owned).collect();
    advisory.aliases = aliases;
    advisory.vulnerabilities = cves;
}

/// An advisory with all that an OSV record of a language says; its vectors come from `source`.
pub(super) fn advisory(record: &osv::Record<'_>, feed: &str, source: &str) -> Advisory {
    let mut advisory = record.advisory(feed);
    let names = record.aliases.iter().chain(&record.upstream);
    identify(&mut advisory, names.map(String::as_str));
    advisory.title = record
        .summary
        .as_deref()
        .filter(|text| !text.is_empty())
        .map(str::to_owned);
    advisory.severity = record.word().map(str::to_owned);
    advisory.cvss = record.cvss(source);
    advisory.cwes = record.cwes();
    if advisory.id.starts_with("MAL-") {
        advisory.nature = Nature::Malware;
    }
    advisory.affected = record.affected.iter().flat_map(package).collect();
    advisory
}

/// The rows of one package; none where its ecosystem is not a language's.
pub(super) fn package(package: &osv::Package<'_>) -> Vec<Affected> {
    let Some(ecosystem) = ecosystem::by_osv_name(&package.package.ecosystem) else {
        return Vec::new();
    };
    rows(
        ecosystem,
        &package.package.name,
        package.spans(),
        &package.versions,
    )
}

/// The rows of a package with these ranges and single versions.
pub(super) fn rows(
    ecosystem: Ecosystem,
    name: &str,
    mut ranges: Vec<Range>,
    versions: &[Cow<'_, str>],
) -> Vec<Affected> {
    if name.is_empty() {
        return Vec::new();
    }
    add_versions(&mut ranges, versions, ecosystem::order(ecosystem));
    let space = ecosystem::space(ecosystem);
    let name = ecosystem::normal_name(ecosystem, name);
    let (fixed, open): (Vec<_>, Vec<_>) = ranges.into_iter().partition(is_fixed);
    let row = |ranges: Vec<Range>, state| row(&space, &name, ranges, state);
    let both = [row(fixed, FixState::Fixed), row(open, FixState::Affected)];
    both.into_iter().flatten().collect()
}

fn is_fixed(range: &Range) -> bool {
    matches!(range.limit, Limit::Fixed(_))
}

fn row(space: &Space, name: &str, ranges: Vec<Range>, state: FixState) -> Option<Affected> {
    (!ranges.is_empty()).then(|| Affected {
        ranges,
        ..Affected::new(space.clone(), name, Subject::Binary, state)
    })
}

/// Adds the listed versions that no range holds.
fn add_versions(ranges: &mut Vec<Range>, versions: &[Cow<'_, str>], order: &dyn VersionScheme) {
    // What is asked for costs a comparison with each range; a record of a thousand ranges gets all its versions.
    let given = ranges.len();
    let asked = if given > MANY_RANGES { 0 } else { given };
    let mut seen = FxHashSet::default();
    for version in versions {
        let known = ranges[..asked].iter().any(|range| holds(range, version, order));
        if !known && seen.insert(&**version) {
            ranges.push(Range {
                introduced: Some(version.to_string()),
                limit: Limit::LastAffected(version.to_string()),
            });
        }
    }
}

fn holds(range: &Range, version: &str, order: &dyn VersionScheme) -> bool {
    let against = |end: &str| order.compare(version, end);
    let begun = range
        .introduced
        .as_deref()
        .is_none_or(|start| against(start).is_ge());
    begun
        && match &range.limit {
            Limit::Fixed(end) => against(end) == Ordering::Less,
            Limit::LastAffected(end) => against(end) != Ordering::Greater,
            Limit::Open => true,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Advisory {
        advisory(&osv::parse("x.json", text.as_bytes()).unwrap(), "f", "S")
    }

    #[test]
    fn a_record_is_about_its_cve_or_itself() {
        let one = read(r#"{"id":"GHSA-1","aliases":["CVE-2099-0001","PYSEC-1"]}"#);
        assert_eq!(
            (&one.vulnerabilities[..], &one.aliases[..]),
            (
                &["CVE-2099-0001".to_owned()][..],
                &["GHSA-1".to_owned(), "PYSEC-1".to_owned()][..]
            )
        );
        let none = read(r#"{"id":"GHSA-1","aliases":["PYSEC-1"],"related":["CVE-2099-0001"]}"#);
        assert_eq!(
            (&none.vulnerabilities[..], &none.aliases[..]),
            (&["GHSA-1".to_owned()][..], &["PYSEC-1".to_owned()][..])
        );
        let two = read(r#"{"id":"GO-1","aliases":["CVE-2099-0002","CVE-2099-0001","GHSA-1"]}"#);
        assert_eq!((two.vulnerabilities.len(), two.aliases.len()), (2, 0));
    }

    #[test]
    fn listed_versions_count_where_no_range_holds_them() {
        let text = r#"{"id":"X-1","affected":[{"package":{"ecosystem":"PyPI","name":"A.b_c"},
            "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"3.2"},{"fixed":"3.2.19"}]}],
            "versions":["3.2a1","3.2","3.2.18","3.2.19","3.2a1"]}]}"#;
        let rows = read(text).affected;
        let ends: Vec<_> = rows.iter().map(|row| (row.state, row.ranges.len())).collect();
        assert_eq!(ends, [(FixState::Fixed, 1), (FixState::Affected, 2)]);
        assert_eq!(
            (rows[0].space.as_str(), rows[0].package.as_str()),
            ("pypi", "a-b-c")
        );
        assert_eq!(rows[1].ranges[0].introduced.as_deref(), Some("3.2a1"));
    }

    #[test]
    fn what_a_database_adds_is_read_and_may_have_any_shape() {
        let text = r#"{"id":"MAL-1","summary":"s","aliases":null,"severity":[{"type":"CVSS_V4","score":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"}],
            "database_specific":{"severity":"HIGH","cwe_ids":["CWE-79"],"other":{"a":[1]}},
            "affected":[{"package":{"ecosystem":"npm","name":"p"},"database_specific":{"cwes":[{"cweId":"CWE-506"}]}},{"ranges":null}]}"#;
        let one = read(text);
        assert_eq!(
            (one.severity.as_deref(), &one.cwes[..], one.nature),
            (Some("HIGH"), &[79, 506][..], Nature::Malware)
        );
        assert_eq!((one.cvss[0].version, one.cvss[0].source.as_str()), (4, "S"));
        let strange =
            read(r#"{"id":"X-1","database_specific":{"severity":[7],"cwe_ids":"CWE-79","cwes":{}}}"#);
        assert_eq!((strange.severity, strange.cwes.len()), (None, 0));
    }
}
