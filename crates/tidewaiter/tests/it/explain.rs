//! `tidewaiter explain` on the quickstart's image and the real records of the starter database.

use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

use crate::images::{layout, program, tagged};

fn explain(id: &str, more: &[&str]) -> (Output, String) {
    let folder = layout();
    let source = format!("oci:{}", tagged(folder.path()));
    let output = Command::new(program())
        .args(["explain", &source, id])
        .args(more)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let text = text.replace(&tagged(folder.path()), "LAYOUT:latest");
    (output, text)
}

fn text(id: &str) -> String {
    let (output, text) = explain(id, &[]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text
}

#[test]
fn an_affected_package() {
    insta::assert_snapshot!(text("CVE-2023-45853"));
}

#[test]
fn a_package_with_the_fix() {
    insta::assert_snapshot!(text("CVE-2023-4911"));
}

#[test]
fn a_vulnerability_of_other_releases_alone() {
    insta::assert_snapshot!(text("CVE-2022-23218"));
}

#[test]
fn a_vulnerability_of_nothing_in_the_image() {
    insta::assert_snapshot!(text("CVE-2021-44228"));
}

#[test]
fn an_id_that_nobody_knows_is_a_failure_in_words() {
    let (output, text) = explain("CVE-1999-99999", &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text,
        "The advisory database knows nothing of the name CVE-1999-99999.\n"
    );
}

#[test]
fn json_says_what_the_text_says() {
    let (output, text) = explain("CVE-2023-4911", &["--format", "json"]);
    assert!(output.status.success());
    let document: Value = serde_json::from_str(&text).unwrap();
    let told = &document["vulnerabilities"][0];
    assert_eq!(
        (&told["id"], &told["affected"]),
        (&"CVE-2023-4911".into(), &false.into())
    );
    let libc = told["packages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] == "libc6")
        .unwrap();
    assert_eq!(
        (&libc["conclusion"], &libc["space"]),
        (&"fixed".into(), &"debian:12".into())
    );
    let row = libc["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["advisory"] == "CVE-2023-4911")
        .unwrap();
    assert_eq!(
        (&row["feed"], &row["order"], &row["outcome"]),
        (&"debian".into(), &"dpkg".into(), &"fixed".into())
    );
    assert_eq!(document["notEvaluated"].as_array().unwrap().len(), 0);
}
