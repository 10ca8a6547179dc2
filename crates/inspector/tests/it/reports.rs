//! Reports of findings and bills of materials: asked for, looked after, cancelled, and written in whole.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tidewaiter_testhouse::{BUCKET, House, debian, on_both};

use crate::support::{ask, enable, refused, until, wait_for};

on_both!(
    findings_come_as_json_and_as_csv,
    bills_of_materials_are_a_file_for_each_image,
    reports_can_be_cancelled_and_come_one_by_one,
    what_cannot_be_written_says_why,
    a_report_outlives_whoever_writes_it,
    a_report_that_kills_whoever_writes_it_fails,
);

async fn fill(house: &House) {
    enable(house).await;
    for (name, version) in [("app", "1.9-1"), ("team/other", "1.8-1"), ("clean", "2.0-1")] {
        house.create(name).await;
        house
            .push(name, "one", &debian(&[("alpha", version)]), &["1"])
            .await;
    }
}

async fn scanned(house: &House) {
    fill(house).await;
    house.start_workers();
    for name in ["app", "team/other", "clean"] {
        wait_for(house, name, "1", "ACTIVE").await;
    }
}

fn destination(prefix: &str) -> Value {
    json!({"bucketName": BUCKET, "keyPrefix": prefix, "kmsKeyArn": "arn:aws:kms:eu-central-1:123456789012:key/a"})
}

async fn report(house: &House, format: &str, criteria: Value) -> String {
    let wanted =
        json!({"reportFormat": format, "s3Destination": destination("out"), "filterCriteria": criteria});
    let created = ask(house, "/reporting/create", wanted).await;
    created["reportId"].as_str().unwrap().to_owned()
}

/// Waits for the end of a report.
async fn end(house: &House, path: &str, id: &str) -> Value {
    until(|| async {
        let status = ask(house, path, json!({"reportId": id})).await;
        match status["status"] == "IN_PROGRESS" {
            true => Err(status.to_string()),
            false => Ok(status),
        }
    })
    .await
}

fn file(house: &House, name: &str) -> String {
    std::fs::read_to_string(house.bucket().join(name)).unwrap()
}

async fn findings_come_as_json_and_as_csv(house: House) {
    scanned(&house).await;
    let id = report(&house, "JSON", json!({})).await;
    let status = end(&house, "/reporting/status/get", &id).await;
    assert_eq!(status["status"], "SUCCEEDED", "{status}");
    assert_eq!(status["destination"], destination("out"));
    let written: Value = serde_json::from_str(&file(&house, &format!("out/{id}.json"))).unwrap();
    let findings = written["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 6, "three of each image that has the old package");
    let first = &findings[0];
    assert_eq!(first["type"], "PACKAGE_VULNERABILITY");
    assert_eq!(first["resources"][0]["type"], "AWS_ECR_CONTAINER_IMAGE");
    assert_eq!(
        first["packageVulnerabilityDetails"]["vulnerablePackages"][0]["name"],
        "alpha"
    );
    let criteria = json!({"ecrImageRepositoryName": [{"comparison": "EQUALS", "value": "app"}],
                          "severity": [{"comparison": "NOT_EQUALS", "value": "CRITICAL"}]});
    let id = report(&house, "CSV", criteria.clone()).await;
    let status = end(&house, "/reporting/status/get", &id).await;
    assert_eq!(
        (&status["status"], &status["filterCriteria"]),
        (&json!("SUCCEEDED"), &criteria)
    );
    let latest = ask(&house, "/reporting/status/get", json!({})).await;
    assert_eq!(latest["reportId"], json!(id));
    let rows = read_csv(&file(&house, &format!("out/{id}.csv")));
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row["Repository"], "app");
        assert_eq!(row["Severity"], "UNTRIAGED");
        assert_eq!(row["Affected Packages"], "alpha");
        assert_eq!(row["Package Installed Version"], "0:1.9-1");
        assert_eq!(row["Fixed in Version"], "0:2.0-1");
        assert_eq!(row["Region"], "eu-central-1");
        assert_eq!(row["Container Image Tags"], "1");
    }
}

/// A table as Python's reader sees it.
fn read_csv(text: &str) -> Vec<Value> {
    let script = "import csv, json, sys; print(json.dumps(list(csv.DictReader(sys.stdin))))";
    let said = python(script, text);
    serde_json::from_str(&said).unwrap()
}

fn python(script: &str, input: &str) -> String {
    use std::io::Write;
    let prepared = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/python/bin/python3");
    let mut python = Command::new(if prepared.exists() {
        prepared
    } else {
        "python3".into()
    })
    .args(["-c", script])
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    python.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// All files below the bucket.
fn files(house: &House) -> BTreeSet<String> {
    let (mut found, mut folders) = (BTreeSet::new(), vec![house.bucket()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => drop(found.insert(path.strip_prefix(house.bucket()).unwrap().display().to_string())),
            }
        }
    }
    found
}

const CYCLONEDX: &str = "
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
error = JsonStrictValidator(SchemaVersion.V1_4).validate_str(sys.stdin.read())
sys.exit(error and error.data.message[:2000])
";

const SPDX: &str = "
import json, sys
from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document
document = JsonLikeDictParser().parse(json.load(sys.stdin))
messages = validate_full_spdx_document(document)
sys.exit('\\n'.join(message.validation_message for message in messages)[:2000] or None)
";

async fn bills_of_materials_are_a_file_for_each_image(house: House) {
    scanned(&house).await;
    for (format, validator) in [("CYCLONEDX_1_4", CYCLONEDX), ("SPDX_2_3", SPDX)] {
        let before = if house.bucket().exists() {
            files(&house)
        } else {
            BTreeSet::new()
        };
        let not = json!({"ecrRepositoryName": [{"comparison": "NOT_EQUALS", "value": "clean"}]});
        let wanted =
            json!({"reportFormat": format, "s3Destination": destination(""), "resourceFilterCriteria": not});
        let created = ask(&house, "/sbomexport/create", wanted).await;
        let id = created["reportId"].as_str().unwrap();
        let status = end(&house, "/sbomexport/get", id).await;
        assert_eq!(
            (&status["status"], &status["format"]),
            (&json!("SUCCEEDED"), &json!(format)),
            "{status}"
        );
        let all = files(&house);
        let new: Vec<&String> = all.difference(&before).collect();
        assert_eq!(new.len(), 2, "{new:?}");
        let start = format!("{format}_outputs_{id}/account=123456789012/resource=AWS_ECR_CONTAINER_IMAGE/");
        for (name, repository) in new.iter().zip(["app_sha256_", "team_other_sha256_"]) {
            assert!(name.starts_with(&format!("{start}{repository}")), "{name}");
            let text = file(&house, name);
            python(validator, &text);
            assert!(text.contains("\"alpha\""), "{text}");
        }
    }
}

async fn reports_can_be_cancelled_and_come_one_by_one(house: House) {
    fill(&house).await;
    let id = report(&house, "JSON", json!({})).await;
    let wanted = json!({"reportFormat": "CSV", "s3Destination": destination("out")});
    let (code, body) = refused(&house, "/reporting/create", wanted.clone()).await;
    assert_eq!(
        (code.as_str(), &body["reason"]),
        ("ValidationException", &json!("OTHER"))
    );
    assert_eq!(body["message"], "A report task is currently in-progress.");
    let sbom = json!({"reportFormat": "SPDX_2_3", "s3Destination": destination("out")});
    ask(&house, "/sbomexport/create", sbom).await;
    let cancelled = ask(&house, "/reporting/cancel", json!({"reportId": id})).await;
    assert_eq!(cancelled["reportId"], json!(id));
    assert_eq!(
        end(&house, "/reporting/status/get", &id).await["status"],
        "CANCELLED"
    );
    let (code, _) = refused(&house, "/reporting/cancel", json!({"reportId": id})).await;
    assert_eq!(code, "ValidationException");
    let (code, _) = refused(
        &house,
        "/reporting/cancel",
        json!({"reportId": "00000000-0000-0000-0000-000000000000"}),
    )
    .await;
    assert_eq!(code, "ResourceNotFoundException");
    ask(&house, "/reporting/create", wanted).await;
    house.start_workers();
    assert_eq!(
        end(&house, "/reporting/status/get", &id).await["status"],
        "CANCELLED"
    );
    assert!(!house.bucket().join(format!("out/{id}.json")).exists());
}

async fn what_cannot_be_written_says_why(house: House) {
    let wanted = json!({"reportFormat": "CSV", "s3Destination": destination("out")});
    let (code, _) = refused(&house, "/reporting/create", wanted).await;
    assert_eq!(code, "AccessDeniedException");
    scanned(&house).await;
    let mut elsewhere = destination("out");
    elsewhere["bucketName"] = json!("elsewhere");
    let created = ask(
        &house,
        "/reporting/create",
        json!({"reportFormat": "CSV", "s3Destination": elsewhere}),
    )
    .await;
    let status = end(
        &house,
        "/reporting/status/get",
        created["reportId"].as_str().unwrap(),
    )
    .await;
    assert_eq!(
        (&status["status"], &status["errorCode"]),
        (&json!("FAILED"), &json!("BUCKET_NOT_FOUND"))
    );
    assert!(
        status["errorMessage"].as_str().unwrap().contains("\"elsewhere\""),
        "{status}"
    );
    let none = json!({"ecrImageRepositoryName": [{"comparison": "EQUALS", "value": "clean"}]});
    let id = report(&house, "CSV", none).await;
    let status = end(&house, "/reporting/status/get", &id).await;
    assert_eq!(
        (&status["status"], &status["errorCode"]),
        (&json!("FAILED"), &json!("NO_FINDINGS_FOUND"))
    );
}

async fn a_report_outlives_whoever_writes_it(house: House) {
    scanned_alone(&house).await;
    let id = report(&house, "JSON", json!({})).await;
    let store = house.registry.store();
    let taken = store
        .lease_job("reports", house.now(), 60_000)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        taken.payload["id"],
        json!(id),
        "a worker that never comes back has it"
    );
    house.start_workers();
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let status = ask(&house, "/reporting/status/get", json!({"reportId": id})).await;
    assert_eq!(status["status"], "IN_PROGRESS");
    house.pass(61_000);
    let status = end(&house, "/reporting/status/get", &id).await;
    assert_eq!(status["status"], "SUCCEEDED");
    let written: Value = serde_json::from_str(&file(&house, &format!("out/{id}.json"))).unwrap();
    assert_eq!(written["findings"].as_array().unwrap().len(), 6);
}

async fn a_report_that_kills_whoever_writes_it_fails(house: House) {
    scanned_alone(&house).await;
    let id = report(&house, "JSON", json!({})).await;
    let store = house.registry.store();
    for _ in 0..5 {
        let taken = store.lease_job("reports", house.now(), 60_000).await.unwrap();
        assert!(taken.is_some_and(|job| !job.is_used_up()));
        house.pass(61_000);
    }
    house.start_workers();
    let status = end(&house, "/reporting/status/get", &id).await;
    assert_eq!(
        (&status["status"], &status["errorCode"]),
        (&json!("FAILED"), &json!("INTERNAL_ERROR")),
        "{status}"
    );
    let words = status["errorMessage"].as_str().unwrap();
    assert!(words.contains("in the middle of it on every attempt"), "{words}");
    let next = report(&house, "JSON", json!({})).await;
    let status = end(&house, "/reporting/status/get", &next).await;
    assert_eq!(status["status"], "SUCCEEDED", "the next one is not held up");
}

/// All images are scanned, and nobody writes reports.
async fn scanned_alone(house: &House) {
    fill(house).await;
    house.start_scanning();
    for name in ["app", "team/other", "clean"] {
        wait_for(house, name, "1", "ACTIVE").await;
    }
}
