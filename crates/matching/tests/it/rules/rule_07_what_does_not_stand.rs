//! Rule 7. Withdrawn and rejected records and notices never match; malware does.

use tidewaiter_advisories::Nature;
use tidewaiter_matching::RatedBy;
use tidewaiter_types::Severity;

use super::*;

#[test]
fn withdrawn_records_make_no_finding() {
    if records().is_none() {
        return;
    }
    // GO-2024-2730 was withdrawn by Go's team, and no other record of this database is about it.
    let sessions = library(Ecosystem::Golang, "github.com/gorilla/sessions", "v1.2.1");
    let candidates = Candidates::new(None, [&sessions]);
    assert!(
        !matches(&candidates)
            .iter()
            .any(|found| found.evidence.advisory == "GO-2024-2730")
    );
    let told = explain(records().unwrap(), &candidates, "GO-2024-2730").unwrap();
    assert_ne!(told[0].packages[0].conclusion, Conclusion::Affected);
    // A withdrawn copy of GHSA-5crp-9r3c-p9vr.
    let json = library(Ecosystem::Nuget, "Newtonsoft.Json", "12.0.3");
    let found = matches(&Candidates::new(None, [&json]));
    assert!(
        found
            .iter()
            .any(|found| found.evidence.advisory == "GHSA-5crp-9r3c-p9vr"),
        "{found:?}"
    );
    assert!(
        !found
            .iter()
            .any(|found| found.evidence.advisory == "GHSA-8rfx-6mr3-5jh3")
    );
}

#[test]
fn a_notice_is_no_vulnerability() {
    if records().is_none() {
        return;
    }
    // RUSTSEC-2022-0057: badge is unmaintained.
    let badge = library(Ecosystem::Cargo, "badge", "0.3.0");
    let candidates = Candidates::new(None, [&badge]);
    assert_eq!(matches(&candidates), []);
    assert_eq!(conclusion(&candidates, "RUSTSEC-2022-0057"), Conclusion::NotMeant);
}

#[test]
fn malware_is_found_and_is_critical_whatever_its_score() {
    if records().is_none() {
        return;
    }
    let package = library(Ecosystem::Npm, "appboy-web-sdk-v2", "1.0.0");
    let all = findings(records().unwrap(), &Candidates::new(None, [&package])).unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    let told = (all[0].nature, all[0].severity, &all[0].rated_by);
    assert_eq!(told, (Nature::Malware, Severity::Critical, &RatedBy::Malware));
}
