//! The OCI conformance suite, as its authors wrote it.

use std::process::Command;

use tidewaiter_testkit::clients::{program, run};

use crate::harness::Harness;

/// Versions of the specification that the suite tests: the released one and what is agreed since.
const VERSIONS: [&str; 2] = ["1.1", "dev"];

/// Tests that the suite has at least; fewer would mean that it did not get far.
const AT_LEAST: u64 = 800;

async fn conforms(harness: Harness, version: &'static str) {
    let address = harness.address.clone();
    let said = tokio::task::spawn_blocking(move || run(&mut suite(&address, version)))
        .await
        .unwrap();
    let count = |word: &str| count(&said.out, word);
    let troubles: Vec<&str> = said
        .out
        .lines()
        .filter(|line| !line.ends_with(": Pass"))
        .collect();
    assert_eq!((count("FAIL"), count("Error")), (0, 0), "{}", troubles.join("\n"));
    assert!(count("Pass") >= AT_LEAST, "{}\n{}", said.out, said.err);
    println!(
        "version {version}: {} passed, {} skipped",
        count("Pass"),
        count("Skip")
    );
}

/// A number of the report's summary (`  Pass.......:   857`).
fn count(report: &str, word: &str) -> u64 {
    let summary = report.lines().filter_map(|line| line.trim().strip_prefix(word));
    let mut numbers = summary.filter_map(|rest| rest.strip_prefix(".."));
    let number = numbers.next().and_then(|rest| rest.rsplit(' ').next());
    number.expect("the report ends with a summary").parse().unwrap()
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
