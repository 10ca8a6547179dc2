//! One closed group of names for each vulnerability.

use tidewaiter_advisories::*;

use crate::samples::{built, record};

fn named(feed: &str, id: &str, vulnerabilities: &[&str], aliases: &[&str]) -> Advisory {
    let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Advisory {
        vulnerabilities: texts(vulnerabilities),
        aliases: texts(aliases),
        ..record(feed, id)
    }
}

fn ids(db: &Database) -> Vec<String> {
    db.vulnerabilities().map(|it| it.unwrap().id.to_owned()).collect()
}

#[test]
fn names_that_lead_to_a_cve_over_others_are_that_cve() {
    let db = built([
        named("ghsa", "GHSA-1", &["CVE-2020-1"], &["GHSA-1"]),
        named("pypa", "PYSEC-1", &["PYSEC-1"], &["GHSA-1"]),
        named("osv", "OSV-1", &["OSV-1"], &["PYSEC-1"]),
    ]);
    assert_eq!(ids(&db), ["CVE-2020-1"]);
    let found = db.vulnerability("CVE-2020-1").unwrap().unwrap();
    assert_eq!(found.advisories().count(), 3);
    assert_eq!(
        found.aliases().collect::<Vec<_>>(),
        ["GHSA-1", "OSV-1", "PYSEC-1"]
    );
}

#[test]
fn a_group_without_a_cve_goes_by_githubs_name() {
    let db = built([
        named("rustsec", "RUSTSEC-1", &["RUSTSEC-1"], &["GHSA-2"]),
        named("ghsa", "GHSA-2", &["GHSA-2"], &[]),
        named("a", "A-1", &["A-1"], &["B-1"]),
    ]);
    assert_eq!(ids(&db), ["A-1", "GHSA-2"]);
    let found = db.vulnerability("GHSA-2").unwrap().unwrap();
    assert_eq!(found.advisories().count(), 2);
    assert_eq!(found.aliases().collect::<Vec<_>>(), ["RUSTSEC-1"]);
}

#[test]
fn two_cves_are_never_taken_for_one() {
    let db = built([
        named("ghsa", "GHSA-3", &["CVE-2020-1", "CVE-2020-2"], &[]),
        named("pypa", "PYSEC-3", &["PYSEC-3"], &["GHSA-3"]),
        named("nvd", "CVE-2020-1", &["CVE-2020-1"], &[]),
    ]);
    assert_eq!(ids(&db), ["CVE-2020-1", "CVE-2020-2"]);
    let of = |id: &str| db.vulnerability(id).unwrap().unwrap().advisories().count();
    assert_eq!((of("CVE-2020-1"), of("CVE-2020-2")), (3, 2));
}

#[test]
fn an_erratum_is_no_name_of_its_one_cve() {
    let db = built([
        named("alma", "ALSA-1", &["CVE-2020-1"], &[]),
        named("nvd", "CVE-2020-1", &["CVE-2020-1"], &[]),
    ]);
    let found = db.vulnerability("CVE-2020-1").unwrap().unwrap();
    assert_eq!(found.aliases().count(), 0);
}
