//! Rule 6. Why there is no fix is told in the source's sense.

use tidewaiter_advisories::FixState;
use tidewaiter_matching::FixAvailable;

use super::*;

/// The states of all matches of an old package.
fn states(system: &str, package: &Package) -> BTreeSet<String> {
    let system = space(system);
    let found = matches(&Candidates::new(Some(&system), [package]));
    for found in &found {
        assert_eq!(
            found.fixed_version.is_some(),
            found.state == FixState::Fixed,
            "{found:?}"
        );
        assert!(found.state != FixState::NotAffected);
    }
    found.iter().map(|found| format!("{:?}", found.state)).collect()
}

#[test]
fn the_sources_states_come_through() {
    if records().is_none() {
        return;
    }
    let debian = states("debian:11", &package(Ecosystem::Deb, "curl", "curl", "7.74.0-1"));
    assert!(
        debian.contains("Fixed") && debian.contains("Affected"),
        "{debian:?}"
    );
    let binutils = package(Ecosystem::Rpm, "binutils", "binutils", "2.30-100.el8");
    let redhat = states("redhat:8", &binutils);
    assert!(
        redhat.contains("WillNotFix") && redhat.contains("Deferred"),
        "{redhat:?}"
    );
    let jammy = states(
        "ubuntu:22.04",
        &package(Ecosystem::Deb, "linux-image-x", "linux", "5.15.0-10.10"),
    );
    assert!(
        jammy.contains("Affected") && jammy.contains("Deferred"),
        "{jammy:?}"
    );
}

#[test]
fn a_finding_says_whether_there_is_a_fix() {
    if records().is_none() {
        return;
    }
    let system = space("debian:12");
    let django = package(Ecosystem::Deb, "python3-django", "python-django", "3:3.2.19-1");
    let candidates = Candidates::new(Some(&system), [&django]);
    assert_eq!(
        finding(&candidates, "CVE-2023-36053").fix_available,
        FixAvailable::Yes
    );
    let unfixed = finding(&candidates, "CVE-2023-41164");
    assert_eq!(
        (unfixed.fix_available, unfixed.packages[0].remediation.as_deref()),
        (FixAvailable::No, None)
    );
}
