//! Answers that were checked by eye in the feeds' own files.

use tidewaiter_advisories::FixState;
use tidewaiter_matching::{
    BasicFinding, CvssVersion, SeveritySource, basic_findings_of_packages, match_packages,
};
use tidewaiter_types::Severity;

use super::*;

/// Whether a package is affected by a CVE, and from which version on it is not: `Some(None)` is affected without a fix.
fn answer(place: &str, package: &Package, cve: &str) -> Option<Option<String>> {
    let found = match_packages(database().unwrap(), &space(place), [package]).unwrap();
    found
        .into_iter()
        .find(|found| found.vulnerability == cve)
        .map(|found| found.fixed_version)
}

/// A version below the fix is affected and told the fix; the fix itself is not affected.
fn check(cve: &str, place: &str, make: impl Fn(&str) -> Package, below: &str, fix: &str) {
    assert_eq!(
        answer(place, &make(below), cve),
        Some(Some(fix.to_owned())),
        "{place} {below}"
    );
    let bare = fix.strip_prefix("0:").unwrap_or(fix);
    assert_eq!(answer(place, &make(bare), cve), None, "{place} {bare}");
}

fn deb(name: &'static str, source: &'static str) -> impl Fn(&str) -> Package {
    move |version| package(Ecosystem::Deb, name, source, version)
}

fn rpm(name: &'static str, source: &'static str) -> impl Fn(&str) -> Package {
    move |version| Package {
        arch: Some("x86_64".into()),
        ..package(Ecosystem::Rpm, name, source, version)
    }
}

#[test]
fn looney_tunables_in_every_distribution() {
    if database().is_none() {
        return;
    }
    let cve = "CVE-2023-4911";
    let libc = || deb("libc6", "glibc");
    check(cve, "debian:11", libc(), "2.31-13+deb11u6", "2.31-13+deb11u7");
    check(cve, "debian:12", libc(), "2.36-9+deb12u2", "2.36-9+deb12u3");
    check(cve, "debian:13", libc(), "2.37-11", "2.37-12");
    check(cve, "ubuntu:22.04", libc(), "2.35-0ubuntu3.3", "2.35-0ubuntu3.4");
    check(cve, "ubuntu:23.10", libc(), "2.38-1ubuntu5", "2.38-1ubuntu6");
    assert_eq!(
        answer("ubuntu:20.04", &libc()("2.31-0ubuntu9"), cve),
        None,
        "the code is not there"
    );
    let glibc = || rpm("glibc", "glibc");
    check(cve, "almalinux:9", glibc(), "2.34-60.el9", "2.34-60.el9_2.7");
    check(cve, "almalinux:8", glibc(), "2.28-225.el8", "2.28-225.el8_8.6");
    check(cve, "redhat:9", glibc(), "2.34-60.el9_2.6", "0:2.34-60.el9_2.7");
    check(cve, "redhat:8", glibc(), "2.28-225.el8", "0:2.28-225.el8_8.6");
    check(cve, "rocky:8", glibc(), "2.28-225.el8", "0:2.28-225.el8_8.6");
    assert_eq!(
        answer("rocky:9", &glibc()("2.34-60.el9"), cve),
        None,
        "Rocky's files name no erratum of 9"
    );
    assert_eq!(
        answer("redhat:7", &glibc()("2.17-300.el7"), cve),
        None,
        "not affected, says Red Hat"
    );
}

#[test]
fn red_hats_extended_streams_are_streams_of_their_own() {
    if database().is_none() {
        return;
    }
    let (cve, glibc) = ("CVE-2023-4911", rpm("glibc", "glibc"));
    check(cve, "redhat:9", &glibc, "2.34-28.el9_0.3", "0:2.34-28.el9_0.4");
    check(cve, "redhat:8", &glibc, "2.28-189.5.el8_6", "0:2.28-189.6.el8_6");
    let of_9_2 = glibc("2.34-60.el9_2.5");
    assert_eq!(
        answer("redhat:9", &of_9_2, cve).flatten().as_deref(),
        Some("0:2.34-60.el9_2.7")
    );
}

#[test]
fn log4shell_xz_and_openssl() {
    if database().is_none() {
        return;
    }
    let log4j = || deb("liblog4j2-java", "apache-log4j2");
    check(
        "CVE-2021-44228",
        "debian:11",
        log4j(),
        "2.13.3-1",
        "2.15.0-1~deb11u1",
    );
    check("CVE-2021-44228", "debian:12", log4j(), "2.14.0-1", "2.15.0-1");
    let xz = || deb("liblzma5", "xz-utils");
    check(
        "CVE-2024-3094",
        "debian:13",
        xz(),
        "5.6.1-1",
        "5.6.1+really5.4.5-1",
    );
    assert_eq!(answer("debian:12", &xz()("5.4.1-0.2"), "CVE-2024-3094"), None);
    let ssl = || deb("libssl3", "openssl");
    check("CVE-2022-3602", "debian:12", ssl(), "3.0.5-4", "3.0.7-1");
    check(
        "CVE-2022-3602",
        "ubuntu:22.04",
        ssl(),
        "3.0.2-0ubuntu1.6",
        "3.0.2-0ubuntu1.7",
    );
    assert_eq!(
        answer("debian:11", &ssl()("1.1.1n-0+deb11u3"), "CVE-2022-3602"),
        None
    );
    assert_eq!(
        answer("ubuntu:20.04", &ssl()("1.1.1f-1ubuntu2"), "CVE-2022-3602"),
        None
    );
}

#[test]
fn alpine_never_affected_is_no_match() {
    if database().is_none() {
        return;
    }
    let apk = package(Ecosystem::Apk, "libssl3", "openssl", "3.0.0-r0");
    assert_eq!(answer("alpine:3.18", &apk, "CVE-2022-1292"), None);
    assert_eq!(
        answer("alpine:3.18", &apk, "CVE-2023-0286"),
        Some(Some("3.0.8-r0".into()))
    );
}

fn findings(place: &str, package: &Package, version: CvssVersion) -> Vec<BasicFinding> {
    basic_findings_of_packages(database().unwrap(), &space(place), &[package], version).unwrap()
}

fn finding(place: &str, package: &Package, version: CvssVersion, cve: &str) -> BasicFinding {
    findings(place, package, version)
        .into_iter()
        .find(|found| found.name == cve)
        .unwrap()
}

#[test]
fn severities_come_from_the_distribution_else_from_cvss() {
    if database().is_none() {
        return;
    }
    let cve = "CVE-2023-4911";
    let debian = deb("libc6", "glibc")("2.36-9");
    let native = finding("debian:12", &debian, CvssVersion::V3, cve);
    assert_eq!(
        (native.severity, native.cvss3.as_ref().unwrap().score),
        (Severity::High, 7.8)
    );
    let by_cvss_3 = |finding: &BasicFinding| match &finding.severity_source {
        SeveritySource::Cvss { version, .. } => *version == CvssVersion::V3,
        _ => false,
    };
    assert!(by_cvss_3(&native), "{:?}", native.severity_source);
    let clair = finding("debian:12", &debian, CvssVersion::V2, cve);
    assert_eq!(
        (clair.severity, &clair.cvss2),
        (Severity::High, &None),
        "NVD gave no CVSS 2 from 2022 on, so CVSS 3 rates"
    );
    assert!(by_cvss_3(&clair), "{:?}", clair.severity_source);
    let redhat = finding(
        "redhat:9",
        &rpm("glibc", "glibc")("2.34-60.el9"),
        CvssVersion::V2,
        cve,
    );
    assert_eq!(
        redhat.severity_source,
        SeveritySource::Distribution("Important".into())
    );
    assert_eq!(redhat.severity, Severity::High);
    let jammy = finding(
        "ubuntu:22.04",
        &deb("libc6", "glibc")("2.35-0ubuntu3"),
        CvssVersion::V2,
        cve,
    );
    assert_eq!(jammy.severity, Severity::High);
    assert_eq!(
        jammy.uri.as_deref(),
        Some("https://ubuntu.com/security/CVE-2023-4911")
    );
}

#[test]
fn old_cves_have_nvds_cvss_2() {
    if database().is_none() {
        return;
    }
    let debian = deb("libssl1.1", "openssl")("1.1.1k-1");
    let found = finding("debian:11", &debian, CvssVersion::V2, "CVE-2021-3711");
    let score = found.cvss2.unwrap();
    assert_eq!(
        (score.source.as_str(), score.score, score.vector.as_str()),
        ("NVD", 7.5, "AV:N/AC:L/Au:N/C:P/I:P/A:P")
    );
}

#[test]
fn debians_unimportant_is_informational_and_unfixed_is_told() {
    if database().is_none() {
        return;
    }
    let all = findings(
        "debian:12",
        &deb("libc6", "glibc")("2.36-9+deb12u9"),
        CvssVersion::V2,
    );
    let old = all.iter().find(|found| found.name == "CVE-2019-1010022").unwrap();
    assert_eq!(
        (old.severity, old.state, &old.fixed_version),
        (Severity::Informational, FixState::Affected, &None)
    );
    assert!(all.is_sorted_by(|a, b| a.severity >= b.severity));
}
