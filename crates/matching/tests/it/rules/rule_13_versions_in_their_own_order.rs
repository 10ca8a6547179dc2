//! Rule 13. Each ecosystem's own order decides; a real advisory of each, where a text comparison would be wrong for
//! many of them. The orders themselves are held to their tools in crate `ecosystems`.

use super::*;

#[test]
fn below_the_fix_is_affected_and_the_fix_is_not() {
    if records().is_none() {
        return;
    }
    check_library(Ecosystem::Npm, "lodash", "CVE-2021-23337", "4.9.0", "4.17.21");
    check_library(Ecosystem::Pypi, "Requests", "CVE-2023-32681", "2.9.1", "2.31.0");
    check_library(
        Ecosystem::Maven,
        "org.apache.logging.log4j:log4j-core",
        "CVE-2021-44228",
        "2.14.1",
        "2.15.0",
    );
    check_library(
        Ecosystem::Nuget,
        "Newtonsoft.Json",
        "CVE-2024-21907",
        "9.0.1",
        "13.0.1",
    );
    check_library(Ecosystem::Cargo, "time", "CVE-2020-26235", "0.2.9", "0.2.23");
    check_library(
        Ecosystem::Composer,
        "GuzzleHttp/psr7",
        "CVE-2022-24775",
        "1.8.3",
        "1.8.4",
    );
    check_library(Ecosystem::Hex, "plug", "CVE-2017-1000052", "1.3.1", "1.3.2");
}

/// Log4Shell has a range for each branch, and the first one begins at a pre-release.
#[test]
fn each_branch_has_its_own_range() {
    if records().is_none() {
        return;
    }
    let log4j = |version| {
        let name = "org.apache.logging.log4j:log4j-core";
        of_library(Ecosystem::Maven, name, version, "CVE-2021-44228")
            .map(|found| found.fixed_version.unwrap())
    };
    assert_eq!(log4j("2.0-beta8"), None);
    assert_eq!(log4j("2.0-beta9").as_deref(), Some("2.3.1"));
    assert_eq!(log4j("2.3.1"), None);
    assert_eq!(log4j("2.12.1").as_deref(), Some("2.12.2"));
    assert_eq!(log4j("2.12.2"), None);
    assert_eq!(log4j("2.13.0").as_deref(), Some("2.15.0"));
    let rack = |version| of_library(Ecosystem::Gem, "rack", version, "CVE-2013-0262");
    assert!(rack("1.4.4").is_some() && rack("1.5.1").is_some());
    assert!(rack("1.4.5").is_none() && rack("1.5.2").is_none());
}
