//! Rule 8. Go's standard library, pseudo-versions, `+incompatible`, `(devel)`.

use super::*;

fn go(module: &str, version: &str, id: &str) -> Option<String> {
    of_library(Ecosystem::Golang, module, version, id).and_then(|found| found.fixed_version)
}

#[test]
fn the_standard_library_is_judged_by_the_build_information() {
    if records().is_none() {
        return;
    }
    // GO-2023-2382: up to 1.20.11, and 1.21.0 to 1.21.4.
    let fix = |version| go("stdlib", version, "CVE-2023-39326");
    assert_eq!(fix("go1.21.4").as_deref(), Some("1.21.5"));
    assert_eq!(fix("go1.21.4 X:boringcrypto").as_deref(), Some("1.21.5"));
    assert_eq!(fix("go1.21.5 X:boringcrypto"), None);
    assert_eq!(fix("go1.21rc2").as_deref(), Some("1.21.5"));
    assert_eq!(fix("go1.19").as_deref(), Some("1.20.12"));
    assert_eq!(fix("go1.20.12"), None);
    // GO-2023-1987 begins in 1.21 and ends within its release candidates.
    assert_eq!(
        go("stdlib", "go1.21rc3", "CVE-2023-29409").as_deref(),
        Some("1.21.0-rc.4")
    );
    assert_eq!(go("stdlib", "go1.21rc4", "CVE-2023-29409"), None);
}

#[test]
fn pseudo_versions_are_ordered_by_their_time() {
    if records().is_none() {
        return;
    }
    let fix = |version| go("golang.org/x/net", version, "CVE-2022-27664");
    assert_eq!(
        fix("v0.0.0-20220722155217-630584e8d5aa").as_deref(),
        Some("0.0.0-20220906165146-f3363e06e74c")
    );
    assert_eq!(fix("v0.0.0-20220907135653-1e95f45603a7"), None);
    assert_eq!(fix("v0.4.0"), None);
}

#[test]
fn incompatible_is_no_part_of_a_version() {
    if records().is_none() {
        return;
    }
    let fix = |version| go("github.com/docker/docker", version, "CVE-2023-28842");
    assert_eq!(
        fix("v20.10.23+incompatible").as_deref(),
        Some("20.10.24+incompatible")
    );
    assert_eq!(fix("v20.10.24+incompatible"), None);
    assert_eq!(
        fix("v23.0.2+incompatible").as_deref(),
        Some("23.0.3+incompatible")
    );
}

#[test]
fn a_working_tree_is_neither_affected_nor_fixed() {
    if records().is_none() {
        return;
    }
    let devel = library(Ecosystem::Golang, "github.com/docker/docker", "(devel)");
    let candidates = Candidates::new(None, [&devel]);
    assert!(
        !matches(&candidates)
            .iter()
            .any(|found| found.vulnerability == "CVE-2023-28842")
    );
    let told = explain(records().unwrap(), &candidates, "CVE-2023-28842").unwrap();
    assert!(
        told[0].packages[0]
            .rows
            .iter()
            .any(|row| row.because.contains("cannot be compared")),
        "{told:?}"
    );
}

/// GHSA says the same with other ranges, and does not count beside Go's own database.
#[test]
fn gos_own_database_is_the_authority() {
    if records().is_none() {
        return;
    }
    let net = library(Ecosystem::Golang, "golang.org/x/net", "v0.16.0");
    let found = matches(&Candidates::new(None, [&net]));
    let found = found
        .iter()
        .find(|found| found.vulnerability == "CVE-2023-39325")
        .unwrap();
    assert_eq!(
        (found.evidence.feed.as_str(), found.fixed_version.as_deref()),
        ("govulndb", Some("0.17.0"))
    );
}
