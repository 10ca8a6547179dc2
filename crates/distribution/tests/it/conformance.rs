//! The OCI conformance suite, as its authors wrote it.

use std::process::Command;

use tidewaiter_testkit::clients::{program, run};

use crate::harness::Harness;

/// Versions of the specification that the suite tests: the released one and what is agreed since.
const VERSIONS: [&str; 2] = ["1.1", "dev"];

async fn conforms(harness: Harness, version: &'static str) {
    let address = harness.address.clone();
    let said = tokio::task::spawn_blocking(move || run(&mut suite(&address, version)))
        .await
        .unwrap();
    let report = said.out.lines().filter(|line| !line.trim().is_empty());
    let report: Vec<&str> = report.collect();
    assert!(said.success, "{}\n{}", report.join("\n"), said.err);
    let failed = report
        .iter()
        .filter(|line| line.to_lowercase().contains(": fail"));
    assert_eq!(failed.count(), 0, "{}", report.join("\n"));
    assert!(report.len() > 20, "the suite ran no tests:\n{}", said.out);
}

fn suite(address: &str, version: &str) -> Command {
    let results = tempfile::tempdir().unwrap();
    let mut command = program("conformance");
    command
        .env("OCI_REGISTRY", address)
        .env("OCI_TLS", "disabled")
        .env("OCI_VERSION", version)
        .env("OCI_RESULTS_DIR", results.keep())
        .current_dir(std::env::temp_dir());
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn conforms_on_sqlite_and_files() {
    for version in VERSIONS {
        conforms(Harness::embedded().await, version).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conforms_on_postgres_and_s3() {
    for version in VERSIONS {
        conforms(Harness::scaled().await, version).await;
    }
}
