//! Filters, exceptions and VEX documents on findings.

use tidewaiter_reports::{
    Contents, Exceptions, FailOn, Filter, Findings, Report, SuppressedBy, VexDocument, apply_vex, json,
};
use tidewaiter_types::{Digest, Severity};

use crate::samples::{Sample, image};

/// Suppresses one by an exception, one by a VEX document.
const EXCEPTIONS: &str = "
[[ignore]]
vulnerability = 'GHSA-35jh-r3h4-6jhm'
package = 'pkg:npm/lodash'
reason = 'templates are our own'
expires = 2025-12-31
";

/// OpenVEX: a part of the image.
pub fn openvex(product: &str) -> String {
    format!(
        r#"{{"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://vex.example/1", "author": "a",
        "timestamp": "2025-01-01T00:00:00Z", "version": 1, "statements": [
        {{"vulnerability": {{"name": "CVE-2023-45853"}},
          "products": [{{"@id": "{product}", "subcomponents": [{{"@id": "pkg:deb/debian/zlib1g"}}]}}],
          "status": "not_affected", "justification": "vulnerable_code_not_present",
          "impact_statement": "minizip is not built"}}]}}"#
    )
}

fn product() -> String {
    format!("pkg:oci/app@sha256%3A{}", "aa".repeat(32))
}

/// The report of the sample with libraries, with one finding suppressed by each way.
pub fn suppressed(write: impl Fn(&Report<'_>) -> String) -> String {
    let sample = Sample::with_libraries();
    let contents = Contents::of(&sample.inventory);
    let change = |findings: &mut Findings| {
        let notes = exceptions(EXCEPTIONS).apply(findings, &contents, "2025-02-12");
        assert_eq!(notes, [""; 0]);
        let document = VexDocument::parse(openvex(&product()).as_bytes()).unwrap();
        assert_eq!(apply_vex(&[document], findings, &contents, &image()), [""; 0]);
    };
    sample.changed(change, write)
}

fn exceptions(text: &str) -> Exceptions {
    Exceptions::from_toml(text).unwrap()
}

/// The findings of the sample with libraries after a change, and what the change said.
fn after(change: impl Fn(&mut Findings, &Contents<'_>) -> Vec<String>) -> (Findings, Vec<String>) {
    let sample = Sample::with_libraries();
    let contents = Contents::of(&sample.inventory);
    let mut findings = sample.findings(&contents);
    let notes = change(&mut findings, &contents);
    (findings, notes)
}

fn shown(findings: &Findings) -> Vec<&str> {
    let rows = findings.rows().into_iter();
    rows.map(|(issue, _)| issue.id.as_str()).collect()
}

/// The ids that were suppressed by documents in these words, each for the image of this name.
fn by_vex(text: &str) -> Vec<String> {
    let (findings, _) = after(|findings, contents| {
        let document = VexDocument::parse(text.as_bytes()).unwrap();
        apply_vex(&[document], findings, contents, &image())
    });
    let suppressed = findings.suppressed();
    suppressed.map(|(issue, ..)| issue.id.clone()).collect()
}

#[test]
fn suppressed_findings_are_listed_apart_with_their_reason() {
    let text = suppressed(json::render);
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["summary"]["suppressed"], 2);
    let list = document["suppressed"].as_array().unwrap();
    let by = |id: &str| {
        let found = list.iter().find(|one| one["vulnerability"] == id);
        found.unwrap()["by"].clone()
    };
    assert_eq!(by("CVE-2021-23337")["kind"], "exception");
    assert_eq!(
        by("CVE-2023-45853")["justification"],
        "vulnerable_code_not_present"
    );
    let findings = document["findings"].as_array().unwrap();
    let ids: Vec<&str> = findings
        .iter()
        .map(|one| one["vulnerability"].as_str().unwrap())
        .collect();
    assert!(!ids.contains(&"CVE-2021-23337") && !ids.contains(&"CVE-2023-45853"));
}

#[test]
fn an_exception_that_ended_is_told_and_does_nothing() {
    let apply = |day: &'static str| {
        after(move |findings, contents| exceptions(EXCEPTIONS).apply(findings, contents, day))
    };
    let (on_its_last_day, notes) = apply("2025-12-31");
    assert_eq!((on_its_last_day.suppressed().count(), notes.len()), (1, 0));
    let (afterwards, notes) = apply("2026-01-01");
    assert_eq!(afterwards.suppressed().count(), 0);
    assert_eq!(
        notes,
        ["the exception for GHSA-35jh-r3h4-6jhm ended on 2025-12-31 and does nothing: templates are our own"]
    );
}

#[test]
fn an_exception_that_meets_nothing_is_told() {
    let text = "[[ignore]]\nvulnerability = 'CVE-2021-23337'\npath = 'app/*'\nreason = 'r'\n";
    let (findings, notes) =
        after(|findings, contents| exceptions(text).apply(findings, contents, "2025-01-01"));
    assert_eq!(findings.suppressed().count(), 0, "lodash lies elsewhere too");
    assert_eq!(notes, ["the exception for CVE-2021-23337, app/* met no finding"]);
    let text = text.replace("app/*", "*/node_modules/*");
    let (findings, _) = after(|findings, contents| exceptions(&text).apply(findings, contents, "2025-01-01"));
    let suppressed: Vec<_> = findings.suppressed().collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0].2.by, SuppressedBy::Exception { expires: None });
}

#[test]
fn openvex_of_another_image_or_part_says_nothing() {
    assert_eq!(by_vex(&openvex(&product())), ["CVE-2023-45853"]);
    let other = format!("pkg:oci/app@sha256%3A{}", "bb".repeat(32));
    assert_eq!(by_vex(&openvex(&other)), [""; 0]);
    assert_eq!(
        by_vex(&openvex("pkg:oci/app")),
        [""; 0],
        "no digest names no image"
    );
    assert_eq!(by_vex(&openvex(&product()).replace("zlib1g", "bash")), [""; 0]);
    assert_eq!(
        by_vex(&openvex(&product()).replace("zlib1g", "zlib1g@2")),
        [""; 0]
    );
    let affected = openvex(&product()).replace("not_affected", "affected");
    assert_eq!(by_vex(&affected), [""; 0]);
}

#[test]
fn the_latest_statement_counts() {
    let early = openvex(&product());
    let late = early
        .replace("2025-01-01", "2025-02-01")
        .replace("not_affected", "under_investigation");
    let apply = |texts: [&str; 2]| {
        let (findings, _) = after(|findings, contents| {
            let documents = texts.map(|text| VexDocument::parse(text.as_bytes()).unwrap());
            apply_vex(&documents, findings, contents, &image())
        });
        findings.suppressed().count()
    };
    assert_eq!(apply([&early, &late]), 0);
    assert_eq!(apply([&late, &early]), 0);
    assert_eq!(apply([&early, &early]), 1);
}

#[test]
fn cyclonedx_names_components_by_reference() {
    let text = |reference: &str| {
        format!(
            r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:1", "components": [
            {{"type": "library", "bom-ref": "x", "name": "lodash", "purl": "pkg:npm/lodash@4.17.20"}}],
            "vulnerabilities": [{{"id": "CVE-2021-23337", "affects": [{{"ref": "{reference}"}}],
            "analysis": {{"state": "not_affected", "justification": "code_not_reachable", "detail": "d"}}}}]}}"#
        )
    };
    assert_eq!(by_vex(&text("x")), ["CVE-2021-23337"]);
    assert_eq!(by_vex(&text("pkg:npm/lodash@4.17.20")), ["CVE-2021-23337"]);
    assert_eq!(
        by_vex(&text("urn:cdx:00000000-0000-0000-0000-000000000000/1#x")),
        ["CVE-2021-23337"]
    );
    assert_eq!(by_vex(&text("y")), [""; 0]);
}

#[test]
fn csaf_names_products_by_their_tree() {
    let text = r#"{"document": {"csaf_version": "2.0", "tracking": {"id": "EX-1", "current_release_date": "2025-01-01"}},
        "product_tree": {"branches": [{"category": "vendor", "name": "v", "branches": [
          {"category": "product_version", "name": "z", "product": {"product_id": "zlib", "name": "zlib",
           "product_identification_helper": {"purl": "pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64"}}},
          {"category": "product_name", "name": "d", "product": {"product_id": "debian", "name": "Debian 12"}}]}],
         "relationships": [{"category": "default_component_of", "product_reference": "zlib",
           "relates_to_product_reference": "debian", "full_product_name": {"product_id": "debian:zlib", "name": "n"}}]},
        "vulnerabilities": [{"cve": "CVE-2023-45853", "product_status": {"known_not_affected": ["debian:zlib"]},
          "flags": [{"label": "vulnerable_code_not_present", "product_ids": ["debian:zlib"]}],
          "threats": [{"category": "impact", "details": "not built", "product_ids": ["debian:zlib"]}]}]}"#;
    assert_eq!(by_vex(text), ["CVE-2023-45853"]);
    assert_eq!(by_vex(&text.replace("arch=amd64", "arch=arm64")), [""; 0]);
}

#[test]
fn what_is_no_vex_document_is_an_error() {
    let error = |text: &str| VexDocument::parse(text.as_bytes()).unwrap_err().to_string();
    assert!(error("{").contains("not JSON"));
    assert!(error("{}").contains("no VEX document"));
    let no_list = r#"{"@context": "https://openvex.dev/ns/v0.2.0", "statements": 1}"#;
    assert!(error(no_list).contains("no OpenVEX document as it should be"));
}

#[test]
fn filters_say_what_they_leave_out() {
    let (findings, notes) = after(|findings, _| Filter::default().apply(findings));
    assert!(!shown(&findings).contains(&"CVE-2024-0010"));
    assert_eq!(
        notes,
        ["1 finding is not shown: it is in what is needed only for development"]
    );
    let all = Filter {
        development: true,
        ..Filter::default()
    };
    let filtered = |filter: Filter| {
        let (findings, notes) = after(|findings, _| filter.apply(findings));
        (findings.rows().len(), notes.len())
    };
    assert_eq!(filtered(all.clone()), (9, 0));
    let critical = Filter {
        severity: Some(Severity::Critical),
        ..all.clone()
    };
    assert_eq!(filtered(critical), (2, 1));
    let exploited = Filter {
        known_exploited: true,
        ..all.clone()
    };
    assert_eq!(filtered(exploited), (1, 1));
    let likely = Filter {
        epss: Some(0.976),
        ..all.clone()
    };
    assert_eq!(filtered(likely), (0, 1));
    let lost = Filter {
        states: vec![tidewaiter_advisories::FixState::WillNotFix],
        ..all
    };
    assert_eq!(filtered(lost), (1, 1));
}

#[test]
fn a_scan_fails_on_what_was_asked_for() {
    let (findings, _) = after(|_, _| Vec::new());
    let is_met = |condition: &str| condition.parse::<FailOn>().unwrap().is_met(&findings);
    for met in [
        "critical",
        "low",
        "kev",
        "epss=0.97",
        "critical+fixable",
        "epss=1,fixable",
    ] {
        assert!(is_met(met), "{met}");
    }
    for unmet in ["epss=0.98", "kev+epss=1"] {
        assert!(!is_met(unmet), "{unmet}");
    }
    let (none, _) = after(|findings, _| {
        findings.retain(|issue, _| issue.id == "CVE-2024-0001");
        Vec::new()
    });
    let low: FailOn = "low".parse().unwrap();
    assert!(
        none.rows().len() == 1 && !low.is_met(&none),
        "kernel headers are not counted"
    );
}

#[test]
fn an_image_is_named_by_its_digest_alone() {
    let mut other = image();
    other.digest = Digest::Sha256([0xbb; 32]);
    let (findings, notes) = after(|findings, contents| {
        let document = VexDocument::parse(openvex(&product()).as_bytes()).unwrap();
        apply_vex(&[document], findings, contents, &other)
    });
    assert_eq!(findings.suppressed().count(), 0);
    assert_eq!(
        notes,
        ["the VEX document https://vex.example/1 speaks of no finding"]
    );
}
