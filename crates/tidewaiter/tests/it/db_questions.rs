//! Questions to a database on the command line: get and search, asked of the starter database.

use assert_cmd::Command;
use serde_json::Value;

use crate::images::program;

fn run(arguments: &[&str]) -> std::process::Output {
    Command::new(program()).args(arguments).output().unwrap()
}

fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn all_that_is_known_of_a_cve() {
    let text = said(&["db", "get", "cve-2023-4911"]);
    assert!(
        text.starts_with("CVE-2023-4911\n  standing       active\n"),
        "{text}"
    );
    let json: Value =
        serde_json::from_str(&said(&["db", "get", "CVE-2023-4911", "--format", "json"])).unwrap();
    // Debian's tracker: fixed in bookworm with 2.36-9+deb12u3.
    let rows = json["affected"].as_array().unwrap();
    let bookworm = |row: &&Value| row["space"] == "debian:12" && row["package"] == "glibc";
    let row = rows.iter().find(bookworm).unwrap();
    assert_eq!(
        (&row["state"], &row["subject"]),
        (&"fixed".into(), &"source".into())
    );
    assert!(row["ranges"].to_string().contains("< 2.36-9+deb12u3"), "{row}");
    let vectors = json["cvss"].as_array().unwrap();
    assert!(
        vectors
            .iter()
            .any(|it| it["source"].as_str().is_some_and(|source| !source.is_empty()))
    );
}

#[test]
fn what_is_not_known_is_said() {
    let output = run(&["db", "get", "CVE-1800-0001"]);
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("nothing is known of \"CVE-1800-0001\""), "{words}");
}

#[test]
fn a_search_is_bounded_and_says_what_it_leaves_out() {
    let text = said(&["db", "search", "CVE-2023-49", "--limit", "2"]);
    assert!(
        text.contains("\n  … and ") && text.contains("bare facts"),
        "{text}"
    );
    let json: Value = serde_json::from_str(&said(&["db", "search", "glibc", "--format", "json"])).unwrap();
    let first = &json["packages"]["found"][0];
    assert_eq!(first["name"], "glibc");
    assert!(first["spaces"].as_array().unwrap().contains(&"debian:12".into()));
}
