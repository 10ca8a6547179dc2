//! What forms without a published schema must say, by their documentation, and what all of them have in common.

use std::collections::BTreeSet;

use serde_json::Value;
use tidewaiter_reports::asff::Place;
use tidewaiter_reports::{
    Contents, Diff, Report, asff, cyclonedx, diff, gitlab, html, json, junit, openvex, sarif, spdx,
};

use crate::samples::Sample;
use crate::suppressing::suppressed;

fn asff(report: &Report<'_>) -> String {
    let place = Place {
        account: "123456789012".into(),
        region: "eu-central-1".into(),
    };
    asff::render(report, &place)
}

/// All forms but the table, which `forms.rs` looks at.
const FORMS: [fn(&Report<'_>) -> String; 12] = [
    json::render,
    cyclonedx::render,
    cyclonedx::render_inventory,
    spdx::v2::render,
    spdx::v3::render,
    sarif::render,
    openvex::render,
    gitlab::render,
    junit::render,
    html::render,
    asff,
    |report| diff::json(&Diff::of(report, report)),
];

#[test]
fn all_forms_are_the_same_bytes_each_time() {
    for form in FORMS {
        assert_eq!(suppressed(form), suppressed(form));
    }
}

/// GitLab's documentation of security reports: what a report must have, and the forms of its texts.
#[test]
fn gitlab_reports_have_what_they_must() {
    for text in [
        suppressed(gitlab::render),
        Sample::unknown_system().report(gitlab::render),
    ] {
        let report: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(report["version"].as_str().unwrap().split('.').next(), Some("15"));
        let scan = &report["scan"];
        assert_eq!(
            (&scan["type"], &scan["status"]),
            (&"container_scanning".into(), &"success".into())
        );
        for time in ["start_time", "end_time"] {
            let time = scan[time].as_str().unwrap();
            assert_eq!((time.len(), &time[10..11]), (19, "T"), "no fraction and no zone");
        }
        for program in ["analyzer", "scanner"] {
            for member in ["id", "name", "version"] {
                assert!(scan[program][member].is_string());
            }
            assert!(scan[program]["vendor"]["name"].is_string());
        }
        let mut ids = BTreeSet::new();
        for found in report["vulnerabilities"].as_array().unwrap() {
            assert!(
                ids.insert(found["id"].as_str().unwrap()),
                "ids are each there once"
            );
            let severity = found["severity"].as_str().unwrap();
            assert!(["Info", "Unknown", "Low", "Medium", "High", "Critical"].contains(&severity));
            let identifiers = found["identifiers"].as_array().unwrap();
            assert!(!identifiers.is_empty());
            for identifier in identifiers {
                for member in ["type", "name", "value"] {
                    assert!(identifier[member].is_string());
                }
            }
            let location = &found["location"];
            assert!(location["image"].is_string() && location["operating_system"].is_string());
            assert!(location["dependency"]["package"]["name"].is_string());
            assert!(location["dependency"]["version"].is_string());
        }
    }
    let text = suppressed(gitlab::render);
    assert!(
        !text.contains("CVE-2021-23337"),
        "what is suppressed is no vulnerability there"
    );
    assert!(text.contains("CVE-2021-44228"));
}

#[test]
fn what_was_not_evaluated_is_in_every_form_that_tells_of_findings() {
    let gap = "no advisories are known for Homebrew";
    for form in [
        json::render,
        cyclonedx::render,
        sarif::render,
        gitlab::render,
        junit::render,
        html::render,
        spdx::v2::render,
    ] {
        let text = Sample::unknown_system().report(form);
        assert!(text.contains(gap), "{text}");
    }
}

/// Upgrades `libc6`, takes `lodash` away and adds `bash`.
fn upgraded() -> Sample {
    let mut sample = Sample::with_libraries();
    for installed in &mut sample.inventory.packages {
        if installed.package.name == "libc6" {
            installed.package.version = "2.36-9+deb12u3".into();
            installed.package.source.as_mut().unwrap().version = "2.36-9+deb12u3".into();
        }
    }
    sample
        .inventory
        .libraries
        .retain(|library| library.package.name != "lodash");
    let clean = Sample::clean();
    sample.inventory.packages.extend(clean.inventory.packages);
    sample
}

pub fn difference(write: impl Fn(&Diff<'_>) -> String) -> String {
    let (before, after) = (Sample::with_libraries(), upgraded());
    before.report(|one| after.report(|two| write(&Diff::of(one, two))))
}

#[test]
fn a_difference_names_what_came_went_and_stayed() {
    insta::assert_snapshot!(difference(diff::table));
}

#[test]
fn a_difference_as_json() {
    let read: Value = serde_json::from_str(&difference(diff::json)).unwrap();
    let ids = |which: &str| {
        let list = read["findings"][which].as_array().unwrap().iter();
        list.map(|one| one["vulnerability"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("came"), [""; 0]);
    assert_eq!(ids("went"), ["CVE-2021-23337", "CVE-2023-4911"]);
    assert_eq!(ids("stayed").len(), 6);
    assert_eq!(read["packages"]["came"][0]["name"], "bash");
    assert_eq!(read["packages"]["went"][0]["name"], "lodash");
    assert_eq!(read["packages"]["changed"][0]["to"], "2.36-9+deb12u3");
    assert_eq!(read["packages"]["same"], 6);
}

#[test]
fn an_image_does_not_differ_from_itself() {
    let sample = Sample::with_libraries();
    sample.report(|report| {
        let same = Diff::of(report, report);
        assert!(same.came.is_empty() && same.went.is_empty() && same.changed.is_empty());
        assert!(same.new.is_empty() && same.gone.is_empty() && !same.stayed.is_empty());
        String::new()
    });
}

/// Rule 1: what Debian has fixed is no finding of the library that its package brought; what Debian is silent about is.
#[test]
fn a_library_of_a_package_is_judged_by_its_distribution_first() {
    let sample = Sample::with_libraries();
    let contents = Contents::of(&sample.inventory);
    let findings = sample.findings(&contents);
    let has = |id: &str| findings.issues.iter().any(|issue| issue.id == id);
    assert!(!has("CVE-2023-36053"));
    assert!(has("CVE-2024-0009"));
    let mut alone = Sample::with_libraries();
    alone.inventory.libraries[0].owner = None;
    let contents = Contents::of(&alone.inventory);
    let findings = alone.findings(&contents);
    assert!(findings.issues.iter().any(|issue| issue.id == "CVE-2023-36053"));
}
