//! Scanning: what is scanned when, and what is found.

use std::time::Duration;

use serde_json::{Value, json};
use tidewaiter_scanning::KernelFindings;

use crate::golden::covers;
use tidewaiter_testhouse::on_both;
use tidewaiter_testhouse::{House, MIDNIGHT, OCI_INDEX, OCI_MANIFEST, debian, descriptor, moved_debian, tar};

on_both!(
    the_configuration_is_kept_and_applied,
    a_scan_is_seen_at_once_and_its_findings_come_in_pages,
    a_native_scan_shows_cvss_3,
    what_cannot_be_scanned_is_said,
    a_layer_is_read_again_for_a_database_behind_a_link,
    a_push_is_scanned_where_rules_or_the_flag_say_so,
);

fn rules(frequency: &str, filters: &[&str]) -> Value {
    let filters: Vec<Value> = filters
        .iter()
        .map(|filter| json!({"filter": filter, "filterType": "WILDCARD"}))
        .collect();
    json!([{"scanFrequency": frequency, "repositoryFilters": filters}])
}

fn of(tag: &str) -> Value {
    json!({"repositoryName": "app", "imageId": {"imageTag": tag}})
}

/// Waits as `aws ecr wait image-scan-complete` does; answers the findings.
async fn scanned(house: &House, asked: Value) -> Value {
    for _ in 0..600 {
        let answer = house.ok("DescribeImageScanFindings", asked.clone()).await;
        if answer["imageScanStatus"]["status"] != "IN_PROGRESS" {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the scan does not end");
}

async fn the_configuration_is_kept_and_applied(house: House) {
    let get = || house.ok("GetRegistryScanningConfiguration", json!({}));
    let nothing = json!({"scanType": "BASIC", "rules": []});
    assert_eq!(
        get().await,
        json!({"registryId": "123456789012", "scanningConfiguration": nothing})
    );
    let wanted = json!({"scanType": "BASIC", "rules": rules("SCAN_ON_PUSH", &["prod", "test-*"])});
    let put = house.ok("PutRegistryScanningConfiguration", wanted.clone()).await;
    assert_eq!(put, json!({"registryScanningConfiguration": wanted}));
    assert_eq!(get().await["scanningConfiguration"], wanted);
    for name in ["my-prod", "other", "flagged"] {
        house.create(name).await;
    }
    let flag = json!({"repositoryName": "flagged", "imageScanningConfiguration": {"scanOnPush": true}});
    covers(
        "ecr.put-image-scanning-configuration.1.json",
        &house.ok("PutImageScanningConfiguration", flag).await,
    );
    let names = json!({"repositoryNames": ["my-prod", "other", "flagged", "none"]});
    let answer = house.ok("BatchGetRepositoryScanningConfiguration", names).await;
    let shown = |name: &str, flag: bool, frequency: &str, filters: Value| {
        json!({
            "repositoryArn": format!("arn:aws:ecr:eu-central-1:123456789012:repository/{name}"), "repositoryName": name,
            "scanOnPush": flag, "scanFrequency": frequency, "appliedScanFilters": filters,
        })
    };
    let filter = json!([{"filter": "prod", "filterType": "WILDCARD"}]);
    assert_eq!(
        answer["scanningConfigurations"],
        json!([
            shown("my-prod", false, "SCAN_ON_PUSH", filter),
            shown("other", false, "MANUAL", json!([])),
            shown("flagged", true, "SCAN_ON_PUSH", json!([])),
        ])
    );
    assert_eq!(answer["failures"][0]["failureCode"], "REPOSITORY_NOT_FOUND");
    for refused in [
        json!({"scanType": "ENHANCED", "rules": rules("MANUAL", &["*"])}),
        json!({"scanType": "BASIC", "rules": rules("CONTINUOUS_SCAN", &["*"])}),
        json!({"scanType": "BASIC", "rules": rules("MANUAL", &["*"])}),
        json!({"rules": rules("SCAN_ON_PUSH", &["UPPER"])}),
    ] {
        let told = house.fails("PutRegistryScanningConfiguration", refused).await;
        assert_eq!(told.0, "InvalidParameterException");
    }
    assert_eq!(
        get().await["scanningConfiguration"],
        wanted,
        "what was refused changed nothing"
    );
}

async fn a_scan_is_seen_at_once_and_its_findings_come_in_pages(house: House) {
    house.create("app").await;
    let layer = debian(&[("alpha", "1.9-1"), ("beta", "1"), ("linux-libc-dev", "1.0-1")]);
    let image = house.push("app", "one", &layer, &["v1"]).await;
    assert_eq!(
        house.fails("DescribeImageScanFindings", of("v1")).await,
        (
            "ScanNotFoundException".to_owned(),
            format!(
                "Image scan does not exist for the image with '{{imageDigest:'{image}', imageTag:'v1'}}' in the \
                 repository with name 'app' in the registry with id '123456789012'"
            )
        )
    );
    let started = house.ok("StartImageScan", of("v1")).await;
    covers("ecr.start-image-scan.1.json", &started);
    assert_eq!(started["imageScanStatus"], json!({"status": "IN_PROGRESS"}));
    assert_eq!(
        started["imageId"],
        json!({"imageDigest": image, "imageTag": "v1"})
    );
    let waiting = house.ok("DescribeImageScanFindings", of("v1")).await;
    assert_eq!(waiting["imageScanStatus"]["status"], "IN_PROGRESS");
    assert!(waiting.get("imageScanFindings").is_none());
    house.start_workers();
    let done = scanned(&house, of("v1")).await;
    covers("ecr.describe-image-scan-findings.1.json", &done);
    let status = json!({"status": "COMPLETE", "description": "The scan was completed successfully."});
    assert_eq!(done["imageScanStatus"], status);
    let findings = &done["imageScanFindings"];
    assert_eq!(
        findings["findingSeverityCounts"],
        json!({"HIGH": 1, "UNDEFINED": 2})
    );
    assert_eq!(findings["imageScanCompletedAt"], house.now().0 / 1000);
    assert_eq!(findings["vulnerabilitySourceUpdatedAt"], MIDNIGHT.0 / 1000);
    assert_eq!(
        findings["findings"][0],
        json!({
            "name": "CVE-2023-0001", "description": "A flaw in alpha.", "severity": "HIGH",
            "uri": "https://security-tracker.debian.org/tracker/CVE-2023-0001",
            "attributes": [
                {"key": "package_version", "value": "1.9-1"}, {"key": "package_name", "value": "alpha"},
                {"key": "CVSS2_VECTOR", "value": "AV:N/AC:L/Au:N/C:P/I:P/A:P"}, {"key": "CVSS2_SCORE", "value": "7.5"},
            ],
        })
    );
    assert!(
        findings["findings"][1]["description"]
            .as_str()
            .unwrap()
            .contains("no description")
    );
    assert_eq!(
        findings["findings"].as_array().unwrap().len(),
        4,
        "those that are counted, and one of the kernel's headers"
    );
    pages(&house, findings).await;
    let summary = house.ok("DescribeImages", json!({"repositoryName": "app"})).await;
    let detail = &summary["imageDetails"][0];
    assert_eq!(detail["imageScanStatus"], status);
    let counts = &detail["imageScanFindingsSummary"]["findingSeverityCounts"];
    assert_eq!(*counts, json!({"HIGH": 1, "UNDEFINED": 2}));
    again_only_after_a_day(&house).await;
}

/// One finding a page gives the same findings in the same order.
async fn pages(house: &House, whole: &Value) {
    let (mut seen, mut input) = (Vec::new(), of("v1"));
    input["maxResults"] = json!(1);
    loop {
        let page = house.ok("DescribeImageScanFindings", input.clone()).await;
        let findings = page["imageScanFindings"]["findings"].as_array().unwrap().clone();
        assert_eq!(findings.len(), 1);
        assert_eq!(
            page["imageScanFindings"]["findingSeverityCounts"],
            whole["findingSeverityCounts"]
        );
        seen.extend(findings);
        match page.get("nextToken") {
            Some(token) => input["nextToken"] = token.clone(),
            None => break,
        }
    }
    assert_eq!(json!(seen), whole["findings"]);
}

/// A second scan is possible after a day; who pages through the first goes on with its result.
async fn again_only_after_a_day(house: &House) {
    let told = house.fails("StartImageScan", of("v1")).await;
    assert_eq!(told.0, "LimitExceededException");
    assert_eq!(
        told.1,
        "The scan quota per image has been exceeded. Wait and try again."
    );
    let mut input = of("v1");
    input["maxResults"] = json!(1);
    let first = house.ok("DescribeImageScanFindings", input.clone()).await;
    house.pass(25 * 3_600_000);
    house.ok("StartImageScan", of("v1")).await;
    let newer = scanned(house, of("v1")).await;
    let completed = |answer: &Value| answer["imageScanFindings"]["imageScanCompletedAt"].clone();
    assert_ne!(completed(&newer), completed(&first));
    input["nextToken"] = first["nextToken"].clone();
    let second = house.ok("DescribeImageScanFindings", input).await;
    assert_eq!(completed(&second), completed(&first));
}

/// Severities that are counted, and the attributes of the finding in the kernel's headers if it is listed.
async fn of_the_kernel(kernel: KernelFindings) -> (Value, Option<Value>) {
    let house = House::with_kernel(kernel).await;
    house.create("app").await;
    let layer = debian(&[("alpha", "1.9-1"), ("linux-libc-dev", "1.0-1")]);
    house.push("app", "one", &layer, &["v1"]).await;
    house.start_workers();
    house.ok("StartImageScan", of("v1")).await;
    let findings = scanned(&house, of("v1")).await["imageScanFindings"].take();
    let mut listed = findings["findings"].as_array().unwrap().iter();
    let found = listed.find(|finding| finding["name"] == "CVE-2023-9999");
    (
        findings["findingSeverityCounts"].clone(),
        found.map(|finding| finding["attributes"].clone()),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn findings_of_the_kernel_are_counted_or_marked_or_hidden() {
    let plain = json!([{"key": "package_version", "value": "1.0-1"}, {"key": "package_name", "value": "linux-libc-dev"}]);
    let mut marked = plain.clone();
    let mark = json!({"key": "kernel_policy", "value": "excluded"});
    marked.as_array_mut().unwrap().push(mark);
    let (with, without) = (
        json!({"HIGH": 1, "UNDEFINED": 3}),
        json!({"HIGH": 1, "UNDEFINED": 2}),
    );
    assert_eq!(of_the_kernel(KernelFindings::Count).await, (with, Some(plain)));
    assert_eq!(
        of_the_kernel(KernelFindings::List).await,
        (without.clone(), Some(marked))
    );
    assert_eq!(of_the_kernel(KernelFindings::Hide).await, (without, None));
}

async fn a_native_scan_shows_cvss_3(house: House) {
    house.create("app").await;
    let native = json!({"name": "BASIC_SCAN_TYPE_VERSION", "value": "AWS_NATIVE"});
    house.ok("PutAccountSetting", native).await;
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["v1"])
        .await;
    house.start_workers();
    house.ok("StartImageScan", of("v1")).await;
    let done = scanned(&house, of("v1")).await;
    let first = &done["imageScanFindings"]["findings"][0];
    assert_eq!(first["severity"], "CRITICAL");
    assert_eq!(
        first["attributes"][3],
        json!({"key": "CVSS3_SCORE", "value": "9.8"})
    );
    assert_eq!(first["attributes"][2]["key"], "CVSS3_VECTOR");
}

async fn what_cannot_be_scanned_is_said(house: House) {
    house.create("app").await;
    let image = house
        .push("app", "one", &tar(&[("hello", "world")]), &["scratch"])
        .await;
    house.start_workers();
    house.ok("StartImageScan", of("scratch")).await;
    let done = scanned(&house, of("scratch")).await;
    assert_eq!(
        done["imageScanStatus"],
        json!({
            "status": "UNSUPPORTED_IMAGE",
            "description": "UnsupportedImageError: The operating system and/or package manager are not supported.",
        })
    );
    assert!(done.get("imageScanFindings").is_none());
    let listed = descriptor(OCI_MANIFEST, &image.parse().unwrap(), 400);
    let index = json!({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": [listed]});
    house.put("app", &index, &["index"]).await;
    assert_eq!(
        house.fails("StartImageScan", of("index")).await.0,
        "UnsupportedImageTypeException"
    );
    assert_eq!(
        house.fails("StartImageScan", of("other")).await.0,
        "ImageNotFoundException"
    );
    let empty = json!({"repositoryName": "app", "imageId": {}});
    assert_eq!(
        house.fails("StartImageScan", empty).await.0,
        "InvalidParameterException"
    );
}

async fn a_layer_is_read_again_for_a_database_behind_a_link(house: House) {
    house.create("app").await;
    let layer = moved_debian(&[("alpha", "1.9-1")]);
    house.push("app", "one", &layer, &["v1"]).await;
    house.start_workers();
    house.ok("StartImageScan", of("v1")).await;
    let done = scanned(&house, of("v1")).await;
    let findings = &done["imageScanFindings"]["findings"];
    assert_eq!(findings.as_array().map(Vec::len), Some(3), "{done}");
}

async fn a_push_is_scanned_where_rules_or_the_flag_say_so(house: House) {
    let put = json!({"scanType": "BASIC", "rules": rules("SCAN_ON_PUSH", &["ruled*"])});
    house.ok("PutRegistryScanningConfiguration", put).await;
    for name in ["ruled-1", "flagged", "manual"] {
        house.create(name).await;
    }
    let flag = json!({"repositoryName": "flagged", "imageScanningConfiguration": {"scanOnPush": true}});
    house.ok("PutImageScanningConfiguration", flag).await;
    for (name, found) in [("ruled-1", true), ("flagged", true), ("manual", false)] {
        house
            .push(name, name, &debian(&[("alpha", "1.9-1")]), &["v1"])
            .await;
        let asked = json!({"repositoryName": name, "imageId": {"imageTag": "v1"}});
        let answer = house
            .call_as(tidewaiter_testhouse::ROOT, "DescribeImageScanFindings", asked)
            .await;
        assert_eq!(answer.is_ok(), found, "{name}");
    }
}
