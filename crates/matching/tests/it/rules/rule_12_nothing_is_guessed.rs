//! Rule 12. Names collide across ecosystems, so a package is only looked up in its own; and nothing is told by CPE.

use super::*;

#[test]
fn a_name_of_another_ecosystem_is_no_match() {
    if records().is_none() {
        return;
    }
    // npm's client `redis` has an advisory of its own; a Python package of that name has nothing to do with it.
    check_library(Ecosystem::Npm, "redis", "CVE-2021-29469", "2.8.0", "3.1.1");
    let python = library(Ecosystem::Pypi, "redis", "2.8.0");
    let candidates = Candidates::new(None, [&python]);
    assert!(
        !matches(&candidates)
            .iter()
            .any(|found| found.vulnerability == "CVE-2021-29469")
    );
    let told = explain(records().unwrap(), &candidates, "CVE-2021-29469").unwrap();
    assert!(
        told.iter().all(|told| told.packages.is_empty()),
        "nor is it explained"
    );
}

/// NVD says what is affected by CPE. None of that is in the database, so nothing can be matched by it.
#[test]
fn no_record_names_packages_by_cpe() {
    let Some(db) = records() else { return };
    let mut seen = 0;
    for advisory in db.advisories() {
        let advisory = advisory.unwrap();
        if advisory.feed().unwrap() == "nvd" {
            assert_eq!(advisory.packages().unwrap(), [], "{}", advisory.id().unwrap());
            seen += 1;
        }
    }
    assert!(seen > 1_000, "{seen}");
    for space in db.spaces() {
        let space = space.unwrap();
        let names = space.packages().map(Result::unwrap);
        assert_eq!(
            names.filter(|name| name.starts_with("cpe:")).count(),
            0,
            "{}",
            space.name()
        );
    }
}
