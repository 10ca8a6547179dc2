//! Findings of enhanced scanning as users of Amazon Inspector ask for them, with the unmodified `aws` command line.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tidewaiter_testkit::clients::{aws, skopeo_push};
use tidewaiter_testkit::data::built_images;
use tidewaiter_testkit::server::Server;

use crate::images::{layout, program, tagged};

const PATIENCE: Duration = Duration::from_secs(120);

fn call(server: &Server, arguments: &[&str]) -> Value {
    let all = [&["inspector2"], arguments].concat();
    aws(server, &all).json()
}

fn findings(server: &Server, criteria: &str) -> Vec<Value> {
    let answer = call(server, &["list-findings", "--filter-criteria", criteria]);
    answer["findings"].as_array().unwrap().clone()
}

/// A server with an image that was scanned: one of the test data's, if they are there.
fn begin() -> Server {
    let server = Server::start(program(), &["--account-id", "123456789012"]);
    let put = [
        "ecr",
        "put-registry-scanning-configuration",
        "--scan-type",
        "ENHANCED",
        "--rules",
        "[]",
    ];
    aws(&server, &put).expect_success();
    aws(&server, &["ecr", "create-repository", "--repository-name", "app"]).expect_success();
    let folder = layout();
    let source = match built_images() {
        Some(images) => format!("oci:{}", images.join("oci/debian12-python").display()),
        None => format!("oci:{}", tagged(folder.path())),
    };
    skopeo_push(&server, &source, "app:v1").expect_success();
    let describe = [
        "ecr",
        "describe-image-scan-findings",
        "--repository-name",
        "app",
        "--image-id",
        "imageTag=v1",
    ];
    let begun = Instant::now();
    while aws(&server, &describe).json()["imageScanStatus"]["status"] != "ACTIVE" {
        assert!(begun.elapsed() < PATIENCE, "the image was never scanned");
        thread::sleep(Duration::from_millis(200));
    }
    server
}

#[test]
fn the_aws_command_line_lists_counts_and_suppresses_findings() {
    let server = begin();
    let repository = r#"{"ecrImageRepositoryName":[{"comparison":"EQUALS","value":"app"}]}"#;
    let all = findings(&server, repository);
    assert!(!all.is_empty(), "the image has vulnerabilities");
    let sorted = [
        "list-findings",
        "--sort-criteria",
        "field=SEVERITY,sortOrder=DESC",
        "--page-size",
        "7",
    ];
    let paged = call(&server, &sorted);
    assert_eq!(paged["findings"].as_array().unwrap().len(), all.len());
    check_counts(&server, all.len());
    check_details(&server, &all[0]);
    check_suppression(&server, &all[0], all.len());
}

fn check_counts(server: &Server, count: usize) {
    let answer = call(
        server,
        &["list-finding-aggregations", "--aggregation-type", "REPOSITORY"],
    );
    let group = &answer["responses"][0]["repositoryAggregation"];
    assert_eq!(group["repository"], "app");
    assert_eq!(group["affectedImages"], 1);
    assert_eq!(group["severityCounts"]["all"], count);
}

fn check_details(server: &Server, finding: &Value) {
    let arn = finding["findingArn"].as_str().unwrap();
    let answer = call(server, &["batch-get-finding-details", "--finding-arns", arn]);
    assert_eq!(answer["findingDetails"][0]["findingArn"], arn);
    let id = finding["packageVulnerabilityDetails"]["vulnerabilityId"]
        .as_str()
        .unwrap();
    if id.starts_with("CVE-") {
        let criteria = format!("vulnerabilityIds={id}");
        let known = call(
            server,
            &["search-vulnerabilities", "--filter-criteria", &criteria],
        );
        assert_eq!(known["vulnerabilities"][0]["id"], id);
    }
}

fn check_suppression(server: &Server, finding: &Value, count: usize) {
    let id = finding["packageVulnerabilityDetails"]["vulnerabilityId"]
        .as_str()
        .unwrap();
    let criteria = format!(r#"{{"vulnerabilityId":[{{"comparison":"EQUALS","value":"{id}"}}]}}"#);
    let create = [
        "create-filter",
        "--name",
        "accepted",
        "--action",
        "SUPPRESS",
        "--reason",
        "not reachable",
        "--filter-criteria",
        &criteria,
    ];
    let arn = call(server, &create)["arn"].as_str().unwrap().to_owned();
    let listed = call(server, &["list-filters"]);
    assert_eq!(listed["filters"][0]["reason"], "not reachable");
    let active = r#"{"findingStatus":[{"comparison":"EQUALS","value":"ACTIVE"}]}"#;
    assert_eq!(findings(server, active).len(), count - 1);
    assert_eq!(findings(server, &criteria)[0]["status"], "SUPPRESSED");
    let history = assert_cmd::Command::new(program())
        .args(["filters", "history", "--data"])
        .arg(server.data.path())
        .output()
        .unwrap();
    let history = String::from_utf8(history.stdout).unwrap();
    assert!(
        history.contains("CREATED") && history.contains("not reachable"),
        "{history}"
    );
    call_nothing(server, &["delete-filter", "--arn", &arn]);
    assert_eq!(findings(server, active).len(), count);
}

fn call_nothing(server: &Server, arguments: &[&str]) {
    let all = [&["inspector2"], arguments].concat();
    aws(server, &all).expect_success();
}
