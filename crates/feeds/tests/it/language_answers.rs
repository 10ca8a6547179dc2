//! Facts about languages and enrichment that people checked by eye in the originals.

use tidewaiter_advisories::{Advisory, Exploit, FixState, Limit, Nature, Record, Standing};

/// A record of a feed.
fn record(feed: &str, id: &str) -> Option<&'static Advisory> {
    Some(
        super::of_feed(feed)?
            .find(|one| one.id == id)
            .unwrap_or_else(|| panic!("{feed} has {id}")),
    )
}

/// Start and end of each range of a package, sorted; a last affected version in front of which `<=` is put.
fn spans(one: &Advisory, space: &str, package: &str) -> Vec<(String, String)> {
    let rows = one
        .affected
        .iter()
        .filter(|row| row.space.as_str() == space && row.package == package);
    let mut found: Vec<_> = rows
        .flat_map(|row| &row.ranges)
        .map(|range| {
            let end = match &range.limit {
                Limit::Fixed(end) => end.clone(),
                Limit::LastAffected(end) => format!("<={end}"),
                Limit::Open => String::new(),
            };
            (range.introduced.clone().unwrap_or_default(), end)
        })
        .collect();
    found.sort();
    found
}

fn said(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let text = |(start, end): &(&str, &str)| ((*start).to_owned(), (*end).to_owned());
    pairs.iter().map(text).collect()
}

#[test]
fn log4shell_is_told_by_all() {
    let Some(one) = record("ghsa", "GHSA-jfh8-c2jp-5v3q") else {
        return;
    };
    assert_eq!(one.vulnerabilities, ["CVE-2021-44228"]);
    assert_eq!(one.severity.as_deref(), Some("CRITICAL"));
    let expected = said(&[("2.0-beta9", "2.3.1"), ("2.13.0", "2.15.0"), ("2.4", "2.12.2")]);
    assert_eq!(
        spans(one, "maven", "org.apache.logging.log4j:log4j-core"),
        expected
    );
    let shaded = said(&[("", "<=1.2.1.2-jre17")]);
    assert_eq!(spans(one, "maven", "com.guicedee.services:log4j-core"), shaded);
    let scores = super::facts_of("epss").unwrap();
    let of_it = |record: &&Record| matches!(record, Record::Epss(one) if one.cve == "CVE-2021-44228");
    let Some(Record::Epss(score)) = scores.iter().find(of_it) else {
        panic!("it is scored")
    };
    assert!((score.score - 0.999_99).abs() < 1e-6 && score.percentile == 1.0);
    let exploited = super::facts_of("kev").unwrap();
    let of_it = |record: &&Record| matches!(record, Record::Exploited(one) if one.cve == "CVE-2021-44228");
    assert!(exploited.iter().any(|record| of_it(&record)));
}

#[test]
fn the_standard_library_of_go_and_its_twin() {
    let Some(one) = record("govulndb", "GO-2023-1571") else {
        return;
    };
    assert_eq!(
        spans(one, "golang", "stdlib"),
        said(&[("", "1.19.6"), ("1.20.0-0", "1.20.1")])
    );
    assert_eq!(spans(one, "golang", "golang.org/x/net"), said(&[("", "0.7.0")]));
    assert_eq!(
        (one.vulnerabilities[0].as_str(), one.aliases.len()),
        ("CVE-2022-41723", 2)
    );
}

#[test]
fn pre_releases_that_pypa_lists_are_affected() {
    let Some(one) = record("pypa", "PYSEC-2023-61") else {
        return;
    };
    let found = spans(one, "pypi", "django");
    for version in ["3.2a1", "4.2rc1"] {
        let single = (version.to_owned(), format!("<={version}"));
        assert!(found.contains(&single), "{version}: {found:?}");
    }
    assert!(found.contains(&("4.0".to_owned(), "4.1.9".to_owned())));
}

#[test]
fn what_was_taken_back_says_so() {
    for (feed, id) in [
        ("pypa", "PYSEC-2022-42969"),
        ("rustsec", "RUSTSEC-2022-0044"),
        ("govulndb", "GO-2024-2730"),
    ] {
        let Some(mut found) = super::of_feed(feed) else {
            return;
        };
        let one = found.find(|one| one.id == id);
        let one = one.unwrap_or_else(|| panic!("{feed} has {id}"));
        assert_eq!(one.standing, Standing::Withdrawn, "{id}");
        assert!(one.withdrawn > one.published, "{id}");
    }
}

#[test]
fn rust_and_ruby_tell_what_is_not_affected() {
    let Some(one) = record("rustsec", "RUSTSEC-2022-0014") else {
        return;
    };
    assert_eq!(
        spans(one, "cargo", "openssl-src"),
        said(&[("", "111.18.0"), ("300.0.0", "300.0.5")])
    );
    assert_eq!(one.aliases, ["GHSA-x3mh-jvjw-3xwx", "RUSTSEC-2022-0014"]);
    let one = record("ruby", "CVE-2012-3424").unwrap();
    let expected = said(&[
        ("", "2.3.5"),
        ("2.3.14.0.1.a", "3.0.16"),
        ("3.1.a", "3.1.7"),
        ("3.2.a", "3.2.7"),
    ]);
    assert_eq!(spans(one, "gem", "actionpack"), expected);
}

#[test]
fn branches_of_php_are_joined() {
    let Some(one) = record("php", "CVE-2026-48784") else {
        return;
    };
    let expected = said(&[
        ("2.0.0-dev", "5.4.53"),
        ("6.0.0-dev", "6.4.41"),
        ("7.0.0-dev", "7.4.13"),
        ("8.0.0-dev", "8.0.13"),
    ]);
    assert_eq!(spans(one, "composer", "symfony/symfony"), expected);
}

#[test]
fn lines_of_node_are_affected_up_to_their_fix() {
    let Some(one) = record("nodejs-wg", "NSWG-COR-100") else {
        return;
    };
    let expected = said(&[("14.0.0", "14.20.1"), ("16.0.0", "16.17.1"), ("18.0.0", "18.9.1")]);
    assert_eq!(spans(one, "generic", "node"), expected);
    assert_eq!(one.vulnerabilities, ["CVE-2022-35256"]);
}

#[test]
fn the_compiler_of_haskell_is_a_package() {
    let Some(one) = record("haskell", "HSEC-2024-0008") else {
        return;
    };
    let expected = said(&[("9.10.1", "9.10.2"), ("9.2.1", "9.6.6"), ("9.8.1", "9.8.3")]);
    assert_eq!(spans(one, "generic", "ghc"), expected);
}

#[test]
fn malware_and_exploits_are_told() {
    let Some(one) = record("npm-mal", "MAL-2025-1") else {
        return;
    };
    assert_eq!(
        (one.nature, &one.cwes[..], one.affected[0].state),
        (Nature::Malware, &[506][..], FixState::Affected)
    );
    let one = record("vulnrichment", "CVE-2019-1139").unwrap();
    assert_eq!(
        (one.exploit, one.cvss[0].source.as_str()),
        (Exploit::NotSeen, "CNA")
    );
}
