//! Rule 16. Enhanced findings: all scores are kept, one is chosen by a stated order, and its source is told. Basic
//! findings have tests of their own (`known_answers`).

use tidewaiter_matching::RatedBy;
use tidewaiter_types::Severity;

use super::*;

#[test]
fn nvds_score_goes_before_githubs_for_libraries_and_both_are_kept() {
    if records().is_none() {
        return;
    }
    let log4j = library(Ecosystem::Maven, "org.apache.logging.log4j:log4j-core", "2.14.1");
    let found = finding(&Candidates::new(None, [&log4j]), "CVE-2021-44228");
    let by_nvd = RatedBy::Cvss {
        version: 3,
        source: "NVD".into(),
    };
    assert_eq!((found.severity, &found.rated_by), (Severity::Critical, &by_nvd));
    assert_eq!(found.score.as_ref().map(|score| score.score), Some(10.0));
    let sources: BTreeSet<&str> = found.cvss.iter().map(|score| score.source.as_str()).collect();
    assert!(sources.contains("GHSA") && sources.contains("NVD"), "{sources:?}");
    assert!(
        found.vendor_severity.is_some(),
        "GitHub's own word is kept beside"
    );
}

#[test]
fn red_hats_own_score_goes_first_for_its_packages() {
    if records().is_none() {
        return;
    }
    let system = space("redhat:8");
    let glibc = package(Ecosystem::Rpm, "glibc", "glibc", "2.28-225.el8");
    let found = finding(&Candidates::new(Some(&system), [&glibc]), "CVE-2023-4911");
    let chosen = found.score.clone().unwrap();
    assert_eq!(chosen.version, 3);
    assert_eq!(
        found.rated_by,
        RatedBy::Cvss {
            version: 3,
            source: chosen.source.clone()
        }
    );
    assert_ne!(chosen.source, "NVD", "{:?}", found.cvss);
    assert!(
        found.cvss.iter().any(|score| score.source == "NVD"),
        "{:?}",
        found.cvss
    );
}

#[test]
fn ubuntus_priority_decides_for_ubuntu() {
    if records().is_none() {
        return;
    }
    let system = space("ubuntu:22.04");
    let libc = package(Ecosystem::Deb, "libc6", "glibc", "2.35-0ubuntu3");
    let found = finding(&Candidates::new(Some(&system), [&libc]), "CVE-2023-4911");
    assert_eq!(
        (found.severity, found.rated_by),
        (Severity::High, RatedBy::Vendor("high".into()))
    );
    assert_eq!(found.score, None);
    assert!(!found.cvss.is_empty());
}
