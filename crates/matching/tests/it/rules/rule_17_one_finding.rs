//! Rule 17. One finding for a vulnerability with all its packages and names, in enhanced scanning; one for each package
//! in basic scanning, which passes libraries by.

use tidewaiter_matching::{CvssVersion, FixAvailable, basic_findings_of_packages};

use super::*;

#[test]
fn packages_of_system_and_language_are_one_finding() {
    if records().is_none() {
        return;
    }
    let system = space("debian:12");
    let owner = package(
        Ecosystem::Deb,
        "python3-django",
        "python-django",
        "3:3.2.19-1+deb12u1",
    );
    let library = library(Ecosystem::Pypi, "Django", "3.2.19");
    let found = finding(
        &Candidates::new(Some(&system), [&owner, &library]),
        "CVE-2023-41164",
    );
    let names: Vec<&str> = found
        .packages
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    assert_eq!(names, ["python3-django", "Django"]);
    assert_eq!(
        found.fix_available,
        FixAvailable::Partial,
        "Debian has none, upstream has"
    );
    assert_eq!(
        found.packages[1].remediation.as_deref(),
        Some("Upgrade Django to 3.2.21")
    );
    assert!(
        found.aliases.iter().any(|alias| alias.starts_with("GHSA-")),
        "{:?}",
        found.aliases
    );
    assert!(found.description.is_some() && !found.references.is_empty());
    assert!(found.epss.is_some_and(|epss| epss.score > 0.0));
}

#[test]
fn names_of_one_flaw_are_one_finding() {
    if records().is_none() {
        return;
    }
    let django = library(Ecosystem::Pypi, "django", "3.2.19");
    let all = findings(records().unwrap(), &Candidates::new(None, [&django])).unwrap();
    let names: Vec<&String> = all
        .iter()
        .flat_map(|one| one.aliases.iter().chain([&one.vulnerability]))
        .collect();
    let distinct: BTreeSet<&String> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len(), "no name in two findings");
    assert!(all.len() > 5, "{}", all.len());
}

#[test]
fn what_is_exploited_is_said() {
    if records().is_none() {
        return;
    }
    let log4j = library(Ecosystem::Maven, "org.apache.logging.log4j:log4j-core", "2.14.1");
    let found = finding(&Candidates::new(None, [&log4j]), "CVE-2021-44228");
    assert!(found.exploit_available() && found.exploited.as_ref().is_some_and(|entry| entry.ransomware));
    assert!(found.epss.is_some_and(|epss| epss.score > 0.99));
}

#[test]
fn basic_scanning_lists_each_package_and_no_library() {
    if records().is_none() {
        return;
    }
    let libc = package(Ecosystem::Deb, "libc6", "glibc", "2.36-9");
    let bin = package(Ecosystem::Deb, "libc-bin", "glibc", "2.36-9");
    let library = library(Ecosystem::Npm, "lodash", "4.17.20");
    let list = [&libc, &bin, &library];
    let found =
        basic_findings_of_packages(records().unwrap(), &space("debian:12"), &list, CvssVersion::V3).unwrap();
    let of = |name: &str| found.iter().filter(|found| found.package_name == name).count();
    assert!(of("libc6") > 3);
    assert_eq!((of("libc6"), of("lodash")), (of("libc-bin"), 0));
}
