//! Cloud Custodian as its users run it, unmodified, against a server: policies find what is not as it should be, set it right,
//! report it to Security Hub, and find nothing any more.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_testkit::clients::{auditor, aws, run};
use tidewaiter_testkit::server::Server;

use crate::audited::{ACCOUNT, AFFECTED, list, push, pusher, set, until};
use crate::images::program;

/// What is looked for, and what is done about it.
fn policies() -> Vec<Value> {
    let lifecycle = json!({
        "rulePriority": 1, "description": "old ones", "action": {"type": "expire"},
        "selection": {"tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14},
    });
    let report = json!({
        "type": "post-finding", "title": "mutable tags", "severity_label": "MEDIUM", "compliance_status": "FAILED",
        "types": ["Software and Configuration Checks/AWS Security Best Practices"],
    });
    vec![
        json!({
            "name": "mutable", "resource": "aws.ecr",
            "filters": [{"imageTagMutability": "MUTABLE"}],
            "actions": [report, {"type": "set-immutability", "state": true}, {"type": "tag", "tags": {"seen": "yes"}}],
        }),
        json!({
            "name": "unscanned", "resource": "aws.ecr",
            "filters": [{"imageScanningConfiguration.scanOnPush": false}],
            "actions": [{"type": "set-scanning", "state": true}],
        }),
        json!({
            "name": "kept-for-ever", "resource": "aws.ecr",
            "filters": [{"type": "lifecycle-rule", "state": false, "match": [{"action.type": "expire"}]}],
            "actions": [{"type": "set-lifecycle", "state": true, "rules": [lifecycle]}],
        }),
        json!({"name": "shared", "resource": "aws.ecr", "filters": ["cross-account"]}),
        json!({
            "name": "grave-images", "resource": "aws.ecr-image",
            "filters": [{
                "type": "value", "key": "imageScanFindingsSummary.findingSeverityCounts.HIGH", "op": "gte", "value": 1,
            }],
        }),
    ]
}

/// Runs the policies; what each found, by its name.
fn custodian(server: &Server, folder: &Path, policies: &[Value]) -> BTreeMap<String, Vec<Value>> {
    let (file, out) = (folder.join("policies.json"), folder.join("out"));
    std::fs::write(&file, json!({"policies": policies}).to_string()).unwrap();
    let mut custodian = auditor(server, "custodian");
    custodian.args([
        "run",
        "--region",
        "us-east-1",
        "--cache-period",
        "0",
        "--output-dir",
    ]);
    run(custodian.arg(&out).arg(&file)).expect_success();
    let found = |policy: &Value| {
        let name = policy["name"].as_str().unwrap();
        let text = std::fs::read(out.join(name).join("resources.json")).unwrap();
        (name.to_owned(), serde_json::from_slice(&text).unwrap())
    };
    policies.iter().map(found).collect()
}

fn counts(found: &BTreeMap<String, Vec<Value>>) -> Vec<(&str, usize)> {
    found
        .iter()
        .map(|(name, found)| (name.as_str(), found.len()))
        .collect()
}

#[test]
fn policies_find_set_right_and_report() {
    let server = Server::start(program(), &["--account-id", ACCOUNT]);
    for repository in ["app", "other"] {
        set(
            &server,
            &["ecr", "create-repository", "--repository-name", repository],
        );
    }
    let immutable = [
        "--repository-name",
        "other",
        "--image-tag-mutability",
        "IMMUTABLE",
    ];
    set(
        &server,
        &[&["ecr", "put-image-tag-mutability"], &immutable[..]].concat(),
    );
    set(&server, &["securityhub", "enable-security-hub"]);
    let product = "arn:aws:securityhub:us-east-1::product/cloud-custodian/cloud-custodian";
    let subscribe = [
        "securityhub",
        "enable-import-findings-for-product",
        "--product-arn",
        product,
    ];
    set(&server, &subscribe);
    let folder = TempDir::new().unwrap();

    let first = custodian(&server, folder.path(), &policies());
    let expected = [
        ("grave-images", 0),
        ("kept-for-ever", 2),
        ("mutable", 1),
        ("shared", 0),
        ("unscanned", 2),
    ];
    assert_eq!(counts(&first), expected);
    assert_eq!(first["mutable"][0]["repositoryName"], "app");
    check_repositories(&server);
    check_report(&server, product);

    // The same again: all is right; but what is pushed now is scanned, and is not.
    let digest = push(&pusher(&server, "app"), "v1", AFFECTED, &[]);
    set(&server, &["inspector2", "enable", "--resource-types", "ECR"]);
    until("the image's findings are there", || {
        aws(&server, &["inspector2", "list-findings"]).json()["findings"][0]["status"] == "ACTIVE"
    });
    // Findings can be asked for where Inspector is enabled.
    let found = json!({"name": "found", "resource": "aws.inspector2-finding"});
    let second = custodian(&server, folder.path(), &[policies(), vec![found]].concat());
    let expected = [
        ("found", 1),
        ("grave-images", 1),
        ("kept-for-ever", 0),
        ("mutable", 0),
        ("shared", 0),
        ("unscanned", 0),
    ];
    assert_eq!(counts(&second), expected);
    assert_eq!(second["grave-images"][0]["imageDigest"], digest);
    assert_eq!(second["found"][0]["title"], "CVE-2023-4863 - libwebp");
}

fn check_repositories(server: &Server) {
    let answer = aws(server, &["ecr", "describe-repositories"]).json();
    for repository in list(&answer, "repositories") {
        assert_eq!(repository["imageTagMutability"], "IMMUTABLE");
        assert_eq!(repository["imageScanningConfiguration"]["scanOnPush"], true);
        let name = repository["repositoryName"].as_str().unwrap();
        let kept = aws(
            server,
            &["ecr", "get-lifecycle-policy", "--repository-name", name],
        )
        .json();
        let text = kept["lifecyclePolicyText"].as_str().unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(text).unwrap()["rules"][0]["selection"]["countNumber"],
            14
        );
    }
    let app = format!("arn:aws:ecr:us-east-1:{ACCOUNT}:repository/app");
    let tags = aws(server, &["ecr", "list-tags-for-resource", "--resource-arn", &app]).json();
    assert!(
        list(&tags, "tags").contains(&json!({"Key": "seen", "Value": "yes"})),
        "{tags}"
    );
}

fn check_report(server: &Server, product: &str) {
    let answer = aws(server, &["securityhub", "get-findings"]).json();
    let [finding] = list(&answer, "Findings") else {
        panic!("one finding was reported: {answer}")
    };
    assert_eq!(finding["ProductArn"], product);
    assert_eq!(finding["ProductName"], "Cloud Custodian");
    assert_eq!(
        (&finding["Title"], &finding["GeneratorId"]),
        (&json!("mutable tags"), &json!("mutable"))
    );
    assert_eq!(finding["Severity"]["Label"], "MEDIUM");
    assert_eq!(finding["Compliance"]["Status"], "FAILED");
    let resource = &finding["Resources"][0];
    assert_eq!(
        resource["Id"],
        format!("arn:aws:ecr:us-east-1:{ACCOUNT}:repository/app")
    );
}
