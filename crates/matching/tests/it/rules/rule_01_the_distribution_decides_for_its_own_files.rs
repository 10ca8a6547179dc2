//! Rule 1. A backported fix is fixed, and where a distribution's package owns a library's files, its word on a CVE
//! silences the library's advisory.

use super::*;

/// Debian 12's Django, which is the `django` 3.2.19 of PyPI with patches.
fn django() -> (Package, Package) {
    let owner = package(
        Ecosystem::Deb,
        "python3-django",
        "python-django",
        "3:3.2.19-1+deb12u1",
    );
    (owner, library(Ecosystem::Pypi, "Django", "3.2.19"))
}

fn ids(found: &[Match], place: usize) -> BTreeSet<&str> {
    let of_place = found.iter().filter(|found| found.package == place);
    of_place.map(|found| found.vulnerability.as_str()).collect()
}

#[test]
fn a_backported_fix_silences_the_librarys_advisory() {
    if records().is_none() {
        return;
    }
    let (owner, library) = django();
    let system = space("debian:12");
    let alone = matches(&Candidates::new(Some(&system), [&owner, &library]));
    let together = matches(&owned(&system, &owner, &library));
    // Upstream fixed it in 3.2.20, Debian in its 3.2.19-1+deb12u1.
    assert!(ids(&alone, 1).contains("CVE-2023-36053"));
    assert!(!ids(&together, 1).contains("CVE-2023-36053"));
    assert!(!ids(&together, 0).contains("CVE-2023-36053"));
    assert_eq!(
        conclusion(&owned(&system, &owner, &library), "CVE-2023-36053"),
        Conclusion::SilencedByOwner
    );
}

#[test]
fn what_the_distribution_has_not_fixed_is_found_in_both() {
    if records().is_none() {
        return;
    }
    let (owner, library) = django();
    let system = space("debian:12");
    let found = matches(&owned(&system, &owner, &library));
    for place in [0, 1] {
        assert!(ids(&found, place).contains("CVE-2023-41164"), "{place}");
    }
}

#[test]
fn an_older_build_of_the_owner_silences_nothing() {
    if records().is_none() {
        return;
    }
    let (_, library) = django();
    let owner = package(Ecosystem::Deb, "python3-django", "python-django", "3:3.2.19-1");
    let system = space("debian:12");
    let found = matches(&owned(&system, &owner, &library));
    assert!(ids(&found, 0).contains("CVE-2023-36053") && ids(&found, 1).contains("CVE-2023-36053"));
}
