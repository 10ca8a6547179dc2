//! What `tidewaiter scan` makes of findings: forms, filters, exceptions, VEX documents, conditions to fail on, differences.
//! The image is the quickstart's, judged by the starter database: findings in zlib1g and libc6 that are open, and several that
//! Debian calls unimportant, which basic scanning heeds and enhanced scanning, which goes by scores, does not.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

use crate::images::{layout, program, tagged};

/// The gravest finding, in zlib1g.
const GRAVEST: &str = "CVE-2023-45853";

fn scan(folder: &Path, arguments: &[&str]) -> Output {
    let source = format!("oci:{}", tagged(folder));
    Command::new(program())
        .arg("scan")
        .arg(source)
        .args(arguments)
        .env_remove("AWS_REGION")
        .output()
        .unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = scan(folder, &[arguments, &["-o", "json"]].concat());
    assert!(output.status.success(), "{}", words(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn ids(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| finding["vulnerability"].as_str().unwrap())
        .collect()
}

fn warnings(report: &Value) -> String {
    report["evaluation"]["warnings"].to_string()
}

#[test]
fn enhanced_is_the_default_and_basic_counts_packages() {
    let folder = layout();
    let (enhanced, basic) = (
        json(folder.path(), &[]),
        json(folder.path(), &["--type", "basic"]),
    );
    assert_eq!(enhanced["scanType"], "enhanced");
    assert_eq!(basic["scanType"], "basic");
    let counted = |report: &Value| report["summary"]["counted"].as_u64().unwrap();
    assert_eq!(counted(&enhanced), ids(&enhanced).len() as u64);
    assert!(
        counted(&basic) > ids(&basic).len() as u64,
        "gcc's findings are in two packages"
    );
    let set = |report: &Value| {
        let mut ids: Vec<String> = ids(report).into_iter().map(str::to_owned).collect();
        ids.sort();
        ids
    };
    assert_eq!(set(&enhanced), set(&basic), "the image has no libraries");
}

#[test]
fn several_forms_are_written_at_once() {
    let folder = layout();
    let file = |name: &str| folder.path().join(name);
    let forms = [
        "json",
        "cyclonedx",
        "cyclonedx-inventory",
        "spdx",
        "spdx3",
        "sarif",
        "openvex",
        "junit",
        "html",
        "gitlab",
        "asff",
    ];
    let outputs: Vec<String> = forms
        .iter()
        .map(|form| format!("-o{form}={}", file(form).display()))
        .collect();
    let mut arguments = vec!["-o", "table"];
    arguments.extend(outputs.iter().map(String::as_str));
    let output = scan(folder.path(), &arguments);
    assert!(output.status.success(), "{}", words(&output));
    assert!(String::from_utf8(output.stdout).unwrap().contains(GRAVEST));
    for form in forms {
        let text = fs::read_to_string(file(form)).unwrap();
        assert_eq!(text.contains(GRAVEST), form != "cyclonedx-inventory", "{form}");
        assert!(text.contains("zlib1g"), "{form}");
    }
    let output = scan(folder.path(), &["-o", "json", "-o", "sarif"]);
    assert!(words(&output).contains("only one form can be written on standard output"));
    let output = scan(folder.path(), &["-o", "xml"]);
    assert!(
        words(&output).contains("forms are table, json, cyclonedx"),
        "{}",
        words(&output)
    );
}

#[test]
fn components_tell_the_layer_and_the_step_that_brought_them() {
    let folder = layout();
    let report = json(folder.path(), &[]);
    let layers = report["image"]["layers"].as_array().unwrap();
    assert!(layers.iter().any(|layer| layer["step"].is_string()), "{layers:?}");
    let output = scan(folder.path(), &["-o", "cyclonedx-inventory"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let zlib = document["components"]
        .as_array()
        .unwrap()
        .iter()
        .find(|component| component["name"] == "zlib1g")
        .unwrap();
    assert!(zlib["evidence"]["occurrences"][0]["location"].is_string());
    let properties = zlib["properties"].as_array().unwrap();
    let has = |name: &str| properties.iter().any(|property| property["name"] == name);
    assert!(has("tidewaiter:layer") && has("tidewaiter:layer:step") && has("tidewaiter:path"));
}

#[test]
fn filters_tell_what_they_leave_out() {
    let folder = layout();
    let report = json(folder.path(), &["--severity", "critical"]);
    assert!(ids(&report).contains(&GRAVEST));
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["severity"] == "CRITICAL"));
    assert!(
        warnings(&report).contains("not shown: less grave than critical"),
        "{report}"
    );
    let none = json(folder.path(), &["--fix-state", "pending,end-of-life"]);
    assert!(ids(&none).is_empty() && warnings(&none).contains("in another state than pending, end-of-life"));
    for (arguments, says) in [
        (["--fix-state", "lost"], "states of a fix are fixed, affected"),
        (["--epss", "7"], "EPSS scores are from 0 to 1"),
        (["--severity", "dreadful"], "severities are critical, high"),
    ] {
        let output = scan(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(words(&output).contains(says), "{}", words(&output));
    }
}

#[test]
fn an_exception_needs_a_reason_and_ends_on_its_day() {
    let folder = layout();
    let file = folder.path().join("ignore.yaml");
    let with = |text: &str| {
        fs::write(&file, text).unwrap();
        scan(
            folder.path(),
            &[
                "--type",
                "basic",
                "--ignore-file",
                file.to_str().unwrap(),
                "-o",
                "json",
                "--fail-on",
                "critical",
            ],
        )
    };
    let entry = format!("ignore:\n- vulnerability: {GRAVEST}\n  package: zlib1g\n");
    let output = with(&format!("{entry}  reason: minizip is not built\n"));
    assert_eq!(output.status.code(), Some(0), "{}", words(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["suppressed"][0]["reason"], "minizip is not built");
    let output = with(&format!("{entry}  reason: r\n  expires: 2020-01-31\n"));
    assert_eq!(output.status.code(), Some(3));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(warnings(&report).contains("ended on 2020-01-31 and does nothing"));
    let output = with(&entry);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        words(&output).contains("ignore.yaml cannot be used"),
        "{}",
        words(&output)
    );
}

#[test]
fn our_own_vex_document_is_read_back() {
    let folder = layout();
    let file = folder.path().join("vex.json");
    let written = scan(folder.path(), &["-o", &format!("openvex={}", file.display())]);
    assert!(written.status.success());
    let mut document: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let statements = document["statements"].as_array_mut().unwrap();
    let gravest = statements
        .iter_mut()
        .find(|statement| statement["vulnerability"]["name"] == GRAVEST)
        .unwrap();
    gravest["status"] = "not_affected".into();
    gravest["justification"] = "vulnerable_code_not_present".into();
    fs::write(&file, document.to_string()).unwrap();
    let report = json(folder.path(), &["--vex", file.to_str().unwrap()]);
    assert!(!ids(&report).contains(&GRAVEST));
    assert_eq!(report["suppressed"].as_array().unwrap().len(), 1);
    assert_eq!(
        report["suppressed"][0]["by"]["justification"],
        "vulnerable_code_not_present"
    );
}

#[test]
fn conditions_to_fail_on_are_and_and_or() {
    let folder = layout();
    let code = |condition: &str| scan(folder.path(), &["--fail-on", condition]).status.code();
    assert_eq!(code("critical"), Some(3));
    assert_eq!(code("critical+fixable"), Some(0), "nothing grave has a fix");
    assert_eq!(code("critical+fixable,medium"), Some(3));
    assert_eq!(code("kev"), Some(0));
    let output = scan(folder.path(), &["--fail-on", "epss=9"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output).contains("is no condition"), "{}", words(&output));
}

#[test]
fn an_image_is_compared_with_another() {
    let (first, second) = (layout(), layout());
    let other = format!("oci:{}", tagged(second.path()));
    let source = format!("oci:{}", tagged(first.path()));
    let run = |arguments: &[&str]| {
        Command::new(program())
            .arg("scan")
            .args(arguments)
            .output()
            .unwrap()
    };
    let output = run(&["--diff", &source, &other]);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(
        text.contains("packages: 0 came, 0 went, 0 changed, 11 the same"),
        "{text}{}",
        words(&output)
    );
    assert!(text.contains("findings: 0 came, 0 went"), "{text}");
    let output = run(&["--diff", &source, &other, "-o", "json"]);
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read["packages"]["same"], 11);
    let output = run(&["--diff", &source, &other, "-o", "sarif"]);
    assert!(words(&output).contains("a difference is written as a table or as JSON"));
    assert_eq!(run(&["--diff", &source]).status.code(), Some(2));
    assert_eq!(run(&[&source, &other]).status.code(), Some(2));
}
