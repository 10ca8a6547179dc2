//! Rule 10. A fix at version 0 was never needed, suffixes are ordered as apk does, and edge is a list of its own.

use super::*;

#[test]
fn fixed_at_0_was_never_affected() {
    if records().is_none() {
        return;
    }
    let system = space("alpine:3.18");
    let openssl = package(Ecosystem::Apk, "libssl3", "openssl", "3.0.0-r0");
    let candidates = Candidates::new(Some(&system), [&openssl]);
    assert_eq!(conclusion(&candidates, "CVE-2022-1292"), Conclusion::NotAffected);
    assert_eq!(conclusion(&candidates, "CVE-2023-0286"), Conclusion::Affected);
}

#[test]
fn a_revision_is_part_of_the_fix() {
    if records().is_none() {
        return;
    }
    let system = space("alpine:3.18");
    let of = |version| package(Ecosystem::Apk, "libcurl", "curl", version);
    let (before, fix) = (of("8.3.0-r0"), of("8.4.0-r0"));
    assert_eq!(
        conclusion(&Candidates::new(Some(&system), [&before]), "CVE-2023-38545"),
        Conclusion::Affected
    );
    assert_eq!(
        conclusion(&Candidates::new(Some(&system), [&fix]), "CVE-2023-38545"),
        Conclusion::Fixed
    );
    let candidate = of("8.4.0_rc1-r0");
    assert_eq!(
        conclusion(&Candidates::new(Some(&system), [&candidate]), "CVE-2023-38545"),
        Conclusion::Affected
    );
}
