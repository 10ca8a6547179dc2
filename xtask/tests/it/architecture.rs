//! The direction of the crates, held by what cargo itself says of them (`cargo metadata`).
//!
//! The table lists the crates lowest first; a crate may use only those above its own line here. ARCHITECTURE.md
//! shows the same table as a picture.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// All crates, lowest first, each with whether it is pure: no async, SQL, network or clock.
const ORDER: &[(&str, bool)] = &[
    ("tidewaiter-types", true),
    ("tidewaiter-archive", true),
    ("tidewaiter-ecosystems", true),
    ("tidewaiter-inventory", true),
    ("tidewaiter-advisories", true),
    ("tidewaiter-feeds", true),
    ("tidewaiter-matching", true),
    ("tidewaiter-reports", true),
    ("tidewaiter-aws-wire", false),
    ("tidewaiter-aws-api", false),
    ("tidewaiter-images", false),
    ("tidewaiter-store", false),
    ("tidewaiter-blobs", false),
    ("tidewaiter-access", false),
    ("tidewaiter-events", false),
    ("tidewaiter-upstream", false),
    ("tidewaiter-registry", false),
    ("tidewaiter-scanning", false),
    ("tidewaiter-distribution", false),
    ("tidewaiter-ecr", false),
    ("tidewaiter-inspector", false),
    ("tidewaiter-securityhub", false),
    ("tidewaiter-attestation", false),
    ("tidewaiter-console", false),
    ("tidewaiter", false),
    ("tidewaiter-testkit", false),
    ("tidewaiter-testhouse", false),
    ("xtask", false),
];

/// Libraries that a pure crate must not reach directly.
const IMPURE: &[&str] = &[
    "tokio",
    "sqlx",
    "reqwest",
    "axum",
    "hyper",
    "object_store",
    "rand",
    "futures",
    "tracing",
    "metrics",
];

/// Each workspace crate with its direct dependencies outside tests.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .output()
        .expect("cargo runs, since it runs this test");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let packages = metadata["packages"]
        .as_array()
        .expect("the workspace has packages");
    packages
        .iter()
        .map(|package| (text(&package["name"]), direct(package)))
        .collect()
}

fn direct(package: &Value) -> Vec<String> {
    let dependencies = package["dependencies"]
        .as_array()
        .expect("a package lists its dependencies");
    dependencies
        .iter()
        .filter(|d| d["kind"] != "dev")
        .map(|d| text(&d["name"]))
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("names are strings").to_owned()
}

fn rank(name: &str) -> Option<usize> {
    ORDER.iter().position(|(crate_name, _)| *crate_name == name)
}

#[test]
fn every_crate_has_its_place_in_the_order() {
    for name in dependencies().keys() {
        assert!(rank(name).is_some(), "{name} is not in the table of {}", file!());
    }
}

#[test]
fn nothing_below_knows_what_is_above_it() {
    for (name, uses) in dependencies() {
        for used in uses.iter().filter(|used| rank(used).is_some()) {
            assert!(
                rank(used) < rank(&name),
                "{name} uses {used}, which stands above it"
            );
        }
    }
}

#[test]
fn pure_crates_stay_pure() {
    let all = dependencies();
    for (name, _) in ORDER.iter().filter(|(_, pure)| *pure) {
        for used in &all[*name] {
            assert!(
                !IMPURE.contains(&used.as_str()),
                "{name} is pure and must not use {used}"
            );
            let own = rank(used).map(|rank| ORDER[rank]);
            assert!(
                own.is_none_or(|(_, pure)| pure),
                "{name} is pure and must not use {used}"
            );
        }
    }
}

#[test]
fn only_the_store_speaks_sql() {
    for (name, uses) in dependencies() {
        let speaks = uses.iter().any(|used| used == "sqlx");
        assert!(
            !speaks || name == "tidewaiter-store",
            "{name} must go through tidewaiter-store"
        );
    }
}

#[test]
fn no_crate_is_a_drawer_for_odds_and_ends() {
    for name in dependencies().keys() {
        let drawer = ["common", "utils", "util", "helpers", "misc"]
            .iter()
            .any(|word| name.ends_with(word));
        assert!(!drawer, "{name} says nothing of what it holds");
    }
}
