//! Matches that are kept one by one lead to the same findings as a whole image judged at once.

use tidewaiter_advisories::Database;
use tidewaiter_matching::{
    Candidates, Facts, Finding, facts_of, finding_of_facts, findings, match_candidates, rated_matches,
};
use tidewaiter_types::{Ecosystem, Package};

use crate::{database, package, space};

/// Every so manieth name of a space, in a version that most rows hold for.
fn packages(db: &Database, key: &str, ecosystem: Ecosystem, version: &str) -> Vec<Package> {
    let view = db.space(&space(key)).unwrap().unwrap();
    let names = view.packages().map(Result::unwrap).step_by(37);
    names
        .map(|name| package(ecosystem, &name, &name, version))
        .collect()
}

#[test]
fn kept_matches_come_to_the_findings_of_the_image() {
    let Some(db) = database() else { return };
    let system = space("debian:12");
    let all = [
        packages(db, "debian:12", Ecosystem::Deb, "0.1-1"),
        packages(db, "npm", Ecosystem::Npm, "0.1.0"),
        packages(db, "pypi", Ecosystem::Pypi, "0.1"),
    ]
    .concat();
    let candidates = Candidates::new(Some(&system), &all);
    let whole = findings(db, &candidates).unwrap();
    assert!(whole.len() > 500, "{}", whole.len());
    let kept = match_candidates(db, &candidates).unwrap();
    let facts = facts_of(db, whole.iter().map(|finding| finding.vulnerability.as_str())).unwrap();
    let kept_facts: Vec<Facts> = serde_json::from_slice(&serde_json::to_vec(&facts).unwrap()).unwrap();
    let of_facts = |facts: Facts| {
        let matches = kept
            .iter()
            .filter(|found| found.vulnerability == facts.vulnerability);
        let epss = db.epss(&facts.vulnerability).unwrap();
        finding_of_facts(&candidates, matches.cloned().collect(), facts, epss)
    };
    let mut made: Vec<Finding> = kept_facts.into_iter().map(of_facts).collect();
    made.sort_by(Finding::gravest_first);
    assert_eq!(made, whole);

    let rated = rated_matches(db, &candidates).unwrap();
    assert!(rated.iter().map(|one| &one.found).eq(&kept));
    for finding in whole.iter().filter(|finding| finding.packages.len() == 1) {
        let alone = |one: &&tidewaiter_matching::RatedMatch| one.found.vulnerability == finding.vulnerability;
        let alone = rated.iter().find(alone).unwrap();
        assert_eq!(alone.severity, finding.severity, "{}", finding.vulnerability);
        let first = finding.cvss.first().map(|score| score.score);
        assert_eq!(alone.score, first, "{}", finding.vulnerability);
    }
}
