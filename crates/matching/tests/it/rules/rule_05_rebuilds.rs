//! Rule 5. AlmaLinux and Rocky are judged by their own errata and never by Red Hat's.

use super::*;

#[test]
fn each_rebuild_is_judged_in_its_own_space() {
    if records().is_none() {
        return;
    }
    for (system, feed, version) in [
        ("almalinux:8", "alma", "2.28-225.el8"),
        ("rocky:8", "rocky", "2.28-225.el8"),
        ("redhat:8", "redhat-osv", "2.28-225.el8"),
    ] {
        let system = space(system);
        let glibc = package(Ecosystem::Rpm, "glibc", "glibc", version);
        let found = matches(&Candidates::new(Some(&system), [&glibc]));
        let found = found
            .iter()
            .find(|found| found.vulnerability == "CVE-2023-4911")
            .unwrap();
        assert_eq!(found.evidence.feed, feed, "{system}");
    }
}

#[test]
fn where_a_rebuild_has_no_erratum_red_hats_is_not_taken() {
    if records().is_none() {
        return;
    }
    let system = space("rocky:9");
    let glibc = package(Ecosystem::Rpm, "glibc", "glibc", "2.34-60.el9");
    let candidates = Candidates::new(Some(&system), [&glibc]);
    assert!(
        !matches(&candidates)
            .iter()
            .any(|found| found.vulnerability == "CVE-2023-4911")
    );
    let told = explain(records().unwrap(), &candidates, "CVE-2023-4911").unwrap();
    let told = &told[0].packages[0];
    assert_eq!(told.conclusion, Conclusion::OnlyElsewhere);
    assert!(
        told.elsewhere.iter().any(|place| place == "redhat:9"),
        "{:?}",
        told.elsewhere
    );
}
