//! Every answer is one that the service's model allows: botocore's model says so.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::world::{fill, list};

on_both!(answers_are_what_the_model_allows);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What the model does not allow of answers.
fn problems(answers: &[(&str, Value)]) -> String {
    let prepared = root().join("target/tools/python/bin/python3");
    let python = match prepared.exists() {
        true => prepared,
        false => "python3".into(),
    };
    let mut child = Command::new(python)
        .arg(root().join("crates/inspector/tests/it/validate.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    for (operation, answer) in answers {
        writeln!(input, "{}", json!({"operation": operation, "answer": answer})).unwrap();
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Odd: the clusters of an image are left out; the model wants at least one of them, and an image here is in none.
async fn answers_are_what_the_model_allows(house: House) {
    fill(&house).await;
    let all = list(&house, json!({})).await;
    let tag = json!({"a": "b"});
    let criteria = json!({"severity": [{"comparison": "EQUALS", "value": "LOW"}], "epssScore": [{"lowerInclusive": 0.5}]});
    let mut calls = vec![
        ("ListFindings", "/findings/list", json!({"maxResults": 100})),
        (
            "BatchGetFindingDetails",
            "/findings/details/batch/get",
            json!({"findingArns": [all[0]["findingArn"], all[9]["findingArn"]]}),
        ),
        (
            "SearchVulnerabilities",
            "/vulnerabilities/search",
            json!({"filterCriteria": {"vulnerabilityIds": ["CVE-2024-0001"]}}),
        ),
        (
            "CreateFilter",
            "/filters/create",
            json!({"name": "a", "action": "SUPPRESS", "filterCriteria": criteria, "tags": tag}),
        ),
        ("ListFilters", "/filters/list", json!({})),
    ];
    for kind in [
        "FINDING_TYPE",
        "PACKAGE",
        "TITLE",
        "REPOSITORY",
        "AWS_ECR_CONTAINER",
        "IMAGE_LAYER",
        "ACCOUNT",
        "AMI",
    ] {
        calls.push((
            "ListFindingAggregations",
            "/findings/aggregation/list",
            json!({"aggregationType": kind}),
        ));
    }
    let mut answers = Vec::new();
    for (operation, path, input) in calls {
        let answer = house.rest("inspector2", "POST", path, input).await;
        answers.push((
            operation,
            answer.unwrap_or_else(|error| panic!("{operation}: {error:?}")),
        ));
    }
    assert_eq!(problems(&answers).trim(), "");
    let wrong = [("ListFindings", json!({"findings": [{"severity": "BAD"}]}))];
    assert!(problems(&wrong).contains("BAD"), "what is wrong is told");
}
