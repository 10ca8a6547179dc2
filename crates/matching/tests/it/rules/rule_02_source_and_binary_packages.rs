//! Rule 2. Debian speaks of sources, AlmaLinux of binary packages.

use tidewaiter_advisories::Subject;

use super::*;

#[test]
fn debian_is_matched_by_source_and_says_so() {
    if records().is_none() {
        return;
    }
    let system = space("debian:12");
    let library = package(Ecosystem::Deb, "libstdc++6", "gcc-12", "12.2.0-14");
    let found = matches(&Candidates::new(Some(&system), [&library]));
    let found = found
        .iter()
        .find(|found| found.vulnerability == "CVE-2023-4039")
        .unwrap();
    let evidence = &found.evidence;
    assert_eq!(
        (evidence.subject, evidence.name.as_str()),
        (Subject::Source, "gcc-12")
    );
}

#[test]
fn alma_is_matched_by_binary_package() {
    if records().is_none() {
        return;
    }
    let system = space("almalinux:9");
    let libs = package(Ecosystem::Rpm, "openssl-libs", "openssl", "1:3.0.1-40.el9_0");
    let found = matches(&Candidates::new(Some(&system), [&libs]));
    assert!(!found.is_empty());
    for found in &found {
        assert_eq!(
            (found.evidence.subject, found.evidence.name.as_str()),
            (Subject::Binary, "openssl-libs")
        );
    }
    // A binary package that no erratum names has no match by its source's name.
    let other = package(Ecosystem::Rpm, "openssl-extras", "openssl", "1:3.0.1-40.el9_0");
    assert_eq!(matches(&Candidates::new(Some(&system), [&other])), []);
}
