//! Signed results as clients meet them: found among an image's referrers, pulled by oras, verified by openssl with the key
//! that the server publishes.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tidewaiter_attestation::{ARTIFACT_TYPE, PREDICATE_TYPES};
use tidewaiter_testkit::clients::{
    aws, login_password, program as tool, run, skopeo_push, verified_statement,
};
use tidewaiter_testkit::server::Server;

use crate::images::{layout, program, tagged};

fn start(arguments: &[&str]) -> Server {
    let server = Server::start(program(), arguments);
    let enhanced = [
        "ecr",
        "put-registry-scanning-configuration",
        "--scan-type",
        "ENHANCED",
    ];
    aws(&server, &enhanced).expect_success();
    let create = ["ecr", "create-repository", "--repository-name", "app"];
    aws(&server, &create).expect_success();
    let image = layout();
    let source = format!("oci:{}", tagged(image.path()));
    skopeo_push(&server, &source, "app:1").expect_success();
    server
}

fn oras(server: &Server, arguments: &[&str]) -> String {
    let password = login_password(server);
    let said = run(tool("oras").args(arguments).args([
        "--plain-http",
        "--username",
        "AWS",
        "--password",
        &password,
    ]));
    said.expect_success().to_owned()
}

fn get(url: &str) -> (bool, String) {
    let output = Command::new("curl")
        .args(["--silent", "--fail", url])
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

/// The digests of an image's results, as soon as all are there.
fn results(server: &Server) -> Vec<String> {
    let image = format!("{}/app:1", server.address);
    for _ in 0..300 {
        let found = oras(
            server,
            &[
                "discover",
                "--format",
                "json",
                "--artifact-type",
                ARTIFACT_TYPE,
                &image,
            ],
        );
        let found: Value = serde_json::from_str(&found).unwrap();
        let list = ["referrers", "manifests"].map(|member| found[member].as_array());
        let list = list.into_iter().flatten().next();
        let digests: Vec<String> = list
            .into_iter()
            .flatten()
            .map(|one| one["digest"].as_str().unwrap().to_owned())
            .collect();
        if digests.len() == PREDICATE_TYPES.len() {
            return digests;
        }
        thread::sleep(Duration::from_millis(200));
    }
    panic!("the results were never there");
}

/// The statement of a result, pulled and verified.
fn statement(server: &Server, key: &str, digest: &str, folder: &Path) -> Value {
    let path = |name: &str| folder.join(name);
    let manifest = oras(
        server,
        &["manifest", "fetch", &format!("{}/app@{digest}", server.address)],
    );
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let layer = manifest["layers"][0]["digest"].as_str().unwrap();
    let blob = format!("{}/app@{layer}", server.address);
    let bundle = path("bundle.json");
    oras(
        server,
        &["blob", "fetch", "--output", bundle.to_str().unwrap(), &blob],
    );
    let bundle: Value = serde_json::from_slice(&fs::read(&bundle).unwrap()).unwrap();
    verified_statement(&bundle, key)
}

#[test]
fn clients_find_pull_and_verify_results() {
    let server = start(&["--signed-results"]);
    let (found, key) = get(&format!("{}/.well-known/tidewaiter/results.pem", server.url()));
    assert!(found && key.starts_with("-----BEGIN PUBLIC KEY-----"), "{key}");
    let folder = TempDir::new().unwrap();
    let mut statements: Vec<Value> = results(&server)
        .iter()
        .map(|digest| statement(&server, &key, digest, folder.path()))
        .collect();
    statements.sort_by_key(|one| {
        PREDICATE_TYPES
            .iter()
            .position(|kind| one["predicateType"] == *kind)
    });
    let list = [
        "ecr",
        "describe-images",
        "--repository-name",
        "app",
        "--image-ids",
        "imageTag=1",
    ];
    let image = aws(&server, &list).json();
    let digest = image["imageDetails"][0]["imageDigest"].as_str().unwrap();
    for (statement, kind) in statements.iter().zip(PREDICATE_TYPES) {
        assert_eq!(statement["predicateType"], kind);
        let stated = statement["subject"][0]["digest"]["sha256"].as_str().unwrap();
        assert_eq!(format!("sha256:{stated}"), digest);
    }
    let counts = &image["imageDetails"][0]["imageScanFindingsSummary"]["findingSeverityCounts"];
    let counted: i64 = counts
        .as_object()
        .unwrap()
        .values()
        .filter_map(Value::as_i64)
        .sum();
    let found = &statements[0]["predicate"]["scanner"]["result"]["findings"];
    let ids: std::collections::BTreeSet<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["vulnerability"].as_str().unwrap())
        .collect();
    assert!(counted > 0);
    assert_eq!(ids.len() as i64, counted);
}

#[test]
fn nothing_is_signed_unless_somebody_wants_it() {
    let server = start(&[]);
    let (found, _) = get(&format!("{}/.well-known/tidewaiter/results.pem", server.url()));
    assert!(!found);
    let scanned = [
        "ecr",
        "describe-image-scan-findings",
        "--repository-name",
        "app",
        "--image-id",
        "imageTag=1",
    ];
    while !aws(&server, &scanned).success {
        thread::sleep(Duration::from_millis(200));
    }
    let image = format!("{}/app:1", server.address);
    let found: Value =
        serde_json::from_str(&oras(&server, &["discover", "--format", "json", &image])).unwrap();
    for member in ["referrers", "manifests"] {
        assert!(found[member].as_array().is_none_or(Vec::is_empty), "{found}");
    }
}
