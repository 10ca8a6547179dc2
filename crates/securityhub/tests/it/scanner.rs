//! The scanner's findings: they come, change, go and come back with what scanning finds.

use std::time::Duration;

use serde_json::{Value, json};
use tidewaiter_store::RepositoryId;
use tidewaiter_testhouse::{ACCOUNT, House, advisories_of, debian, on_both};

use crate::support::{REGION, enable, find, ids, ok, text};

on_both!(
    findings_come_with_the_scan,
    findings_follow_the_advisories,
    findings_of_a_deleted_image_are_archived,
    what_is_found_already_comes_when_the_hub_is_enabled,
    the_same_again_changes_nothing,
    basic_scanning_stays_out,
    suppressed_findings_are_archived,
);

async fn enhanced(house: &House) {
    house
        .ok(
            "PutRegistryScanningConfiguration",
            json!({"scanType": "ENHANCED"}),
        )
        .await;
    house.start_workers();
}

async fn push(house: &House) -> String {
    house.create("app").await;
    house
        .push("app", "words", &debian(&[("alpha", "1.0-1")]), &["latest"])
        .await
}

/// Waits until so many findings are in a state; a second is what they may take, more is what a busy machine may.
async fn wait(house: &House, state: &str, count: usize) -> Vec<Value> {
    let request = json!({"Filters": {"RecordState": [text("EQUALS", state)]}});
    for _ in 0..400 {
        let found = find(house, request.clone()).await;
        if found.len() == count {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!(
        "{count} {state} findings; there are {:?}",
        find(house, json!({})).await
    );
}

async fn findings_come_with_the_scan(house: House) {
    enable(&house).await;
    enhanced(&house).await;
    let digest = push(&house).await;
    let found = wait(&house, "ACTIVE", 3).await;
    let first = found
        .iter()
        .find(|finding| finding["Vulnerabilities"][0]["Id"] == "CVE-2023-0001")
        .unwrap();
    assert_eq!(
        first["ProductArn"],
        format!("arn:aws:securityhub:{REGION}::product/aws/inspector")
    );
    assert_eq!(first["Severity"], json!({"Label": "CRITICAL", "Normalized": 90}));
    assert_eq!(first["Title"], "CVE-2023-0001 - alpha");
    assert_eq!(first["ProductFields"]["aws/inspector/inspectorScore"], "9.8");
    assert_eq!(first["ProductFields"]["aws/inspector/FindingStatus"], "ACTIVE");
    let resource = &first["Resources"][0];
    let image = format!("arn:aws:ecr:{REGION}:{ACCOUNT}:repository/app/{digest}");
    assert_eq!(
        (&resource["Type"], &resource["Id"]),
        (&json!("AwsEcrContainerImage"), &json!(image))
    );
    let details = &resource["Details"]["AwsEcrContainerImage"];
    assert_eq!(details["ImageTags"], json!(["latest"]));
    assert_eq!(details["ImageDigest"], digest);
    let package = &first["Vulnerabilities"][0]["VulnerablePackages"][0];
    assert_eq!(
        (&package["Name"], &package["Version"]),
        (&json!("alpha"), &json!("1.0"))
    );
    assert_eq!(package["FixedInVersion"], "0:2.0-1");
}

async fn findings_follow_the_advisories(house: House) {
    enable(&house).await;
    enhanced(&house).await;
    push(&house).await;
    let found = wait(&house, "ACTIVE", 3).await;
    let resolved = json!({
        "FindingIdentifiers": found.iter().map(|finding| json!({
            "Id": finding["Id"], "ProductArn": finding["ProductArn"],
        })).collect::<Vec<_>>(),
        "Workflow": {"Status": "RESOLVED"},
    });
    ok(&house, "PATCH", "/findings/batchupdate", resolved).await;
    house.pass(60_000);
    house
        .learn(advisories_of(&[
            ("CVE-2023-0001", "alpha"),
            ("CVE-2024-1", "alpha"),
        ]))
        .await;
    let archived = wait(&house, "ARCHIVED", 2).await;
    for finding in &archived {
        assert_eq!(finding["ProductFields"]["aws/inspector/FindingStatus"], "CLOSED");
        assert_eq!(finding["Workflow"]["Status"], "RESOLVED");
        assert_eq!(finding["UpdatedAt"], "2023-11-14T01:01:00Z");
    }
    let active = wait(&house, "ACTIVE", 2).await;
    let is_new = |finding: &&Value| finding["Workflow"]["Status"] == "NEW";
    assert_eq!(active.iter().filter(is_new).count(), 1, "only the new one is new");
    house.pass(60_000);
    let all = [
        ("CVE-2023-0001", "alpha"),
        ("CVE-2023-0002", "alpha"),
        ("CVE-2024-1", "alpha"),
    ];
    house.learn(advisories_of(&all)).await;
    let back = wait(&house, "ACTIVE", 3).await;
    let back = back
        .iter()
        .find(|finding| finding["Vulnerabilities"][0]["Id"] == "CVE-2023-0002")
        .unwrap();
    assert_eq!(
        back["Workflow"]["Status"], "NEW",
        "it was resolved, and came back"
    );
    assert!(
        ids(&archived).contains(&back["Id"].as_str().unwrap()),
        "it is the same finding"
    );
}

async fn findings_of_a_deleted_image_are_archived(house: House) {
    enable(&house).await;
    enhanced(&house).await;
    let digest = push(&house).await;
    wait(&house, "ACTIVE", 3).await;
    let image = json!({"repositoryName": "app", "imageIds": [{"imageDigest": digest}]});
    house.ok("BatchDeleteImage", image).await;
    wait(&house, "ARCHIVED", 3).await;
    // And those of a repository that goes as a whole.
    house
        .push("app", "other", &debian(&[("alpha", "1.0-1")]), &["other"])
        .await;
    wait(&house, "ACTIVE", 3).await;
    house
        .ok(
            "DeleteRepository",
            json!({"repositoryName": "app", "force": true}),
        )
        .await;
    wait(&house, "ARCHIVED", 6).await;
}

async fn what_is_found_already_comes_when_the_hub_is_enabled(house: House) {
    enhanced(&house).await;
    push(&house).await;
    for _ in 0..400 {
        let image = json!({"repositoryName": "app"});
        let images = house.ok("DescribeImages", image).await;
        if images["imageDetails"][0]["imageScanStatus"]["status"] == "ACTIVE" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    enable(&house).await;
    wait(&house, "ACTIVE", 3).await;
    // A registry that goes back to basic scanning has no findings of Inspector.
    house
        .ok("PutRegistryScanningConfiguration", json!({"scanType": "BASIC"}))
        .await;
    wait(&house, "ARCHIVED", 3).await;
}

async fn the_same_again_changes_nothing(house: House) {
    enable(&house).await;
    enhanced(&house).await;
    let digest = push(&house).await;
    let before = wait(&house, "ACTIVE", 3).await;
    house.pass(3_600_000);
    let repository: RepositoryId = house.registry.repository("app").await.unwrap().id;
    let again = house
        .hub()
        .import_scanner_findings(&repository, &digest.parse().unwrap(), house.now())
        .await
        .unwrap();
    assert_eq!((again.sent, again.archived), (0, 0));
    assert_eq!(wait(&house, "ACTIVE", 3).await, before);
}

async fn basic_scanning_stays_out(house: House) {
    enable(&house).await;
    house.start_workers();
    push(&house).await;
    let image = json!({"repositoryName": "app", "imageId": {"imageTag": "latest"}});
    house.ok("StartImageScan", image.clone()).await;
    for _ in 0..400 {
        let scan = house.ok("DescribeImageScanFindings", image.clone()).await;
        if scan["imageScanStatus"]["status"] == "COMPLETE" {
            assert_eq!(find(&house, json!({})).await, Vec::<Value>::new());
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the scan does not end");
}

async fn with_basic() -> House {
    let house = House::configured(|config| config.tells_of_basic = true).await;
    enable(&house).await;
    house.start_workers();
    house
}

/// Has the image of `push` scanned, and waits for its result.
async fn scan(house: &House) {
    let image = json!({"repositoryName": "app", "imageId": {"imageTag": "latest"}});
    house.ok("StartImageScan", image.clone()).await;
    for _ in 0..400 {
        let scan = house.ok("DescribeImageScanFindings", image.clone()).await;
        if scan["imageScanStatus"]["status"] == "COMPLETE" {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the scan does not end");
}

#[tokio::test(flavor = "multi_thread")]
async fn findings_of_basic_scanning_come_where_they_are_wanted() {
    let house = with_basic().await;
    let digest = push(&house).await;
    scan(&house).await;
    let found = wait(&house, "ACTIVE", 3).await;
    let own = format!("arn:aws:securityhub:{REGION}:{ACCOUNT}:product/{ACCOUNT}/default");
    let image = format!("arn:aws:ecr:{REGION}:{ACCOUNT}:repository/app/{digest}");
    for finding in &found {
        assert_eq!(finding["ProductArn"], own);
        assert_eq!(finding["ProductName"], "Basic scanning");
        assert_eq!(finding["Resources"][0]["Id"], image);
    }
    let first = found
        .iter()
        .find(|finding| finding["Vulnerabilities"][0]["Id"] == "CVE-2023-0001")
        .unwrap();
    assert_eq!(first["Title"], "CVE-2023-0001 - alpha");
    let package = &first["Vulnerabilities"][0]["VulnerablePackages"][0];
    assert_eq!(
        (&package["Version"], &package["FixedInVersion"]),
        (&json!("1.0-1"), &json!("2.0-1"))
    );
    // The same again says nothing new; what is found no more is archived, and keeps its beginning when it comes back.
    house.pass(25 * 3_600_000);
    scan(&house).await;
    house.learn(advisories_of(&[("CVE-2023-0001", "alpha")])).await;
    house.pass(25 * 3_600_000);
    assert_eq!(wait(&house, "ACTIVE", 3).await, found);
    scan(&house).await;
    wait(&house, "ARCHIVED", 2).await;
    let left = wait(&house, "ACTIVE", 1).await;
    assert_eq!(left[0]["CreatedAt"], first["CreatedAt"]);
}

/// Waits until three findings of a product are active.
async fn wait_for_product(house: &House, product: &str) {
    let active = json!({"Filters": {
        "RecordState": [text("EQUALS", "ACTIVE")], "ProductName": [text("EQUALS", product)],
    }});
    for _ in 0..400 {
        if find(house, active.clone()).await.len() == 3 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{product} has found nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_findings_are_those_of_the_scanning_in_use() {
    let house = with_basic().await;
    push(&house).await;
    scan(&house).await;
    wait(&house, "ACTIVE", 3).await;
    enhanced(&house).await;
    wait_for_product(&house, "Inspector").await;
    wait(&house, "ARCHIVED", 3).await;
    // Back again, the other way around; and a repository that goes takes them along.
    house
        .ok("PutRegistryScanningConfiguration", json!({"scanType": "BASIC"}))
        .await;
    wait_for_product(&house, "Basic scanning").await;
    let active = wait(&house, "ACTIVE", 3).await;
    house.create("other").await;
    let other = json!({"repositoryName": "other", "force": true});
    house.ok("DeleteRepository", other).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(wait(&house, "ACTIVE", 3).await, active, "theirs is still there");
    let app = json!({"repositoryName": "app", "force": true});
    house.ok("DeleteRepository", app).await;
    wait(&house, "ARCHIVED", 6).await;
}

async fn suppressed_findings_are_archived(house: House) {
    enable(&house).await;
    enhanced(&house).await;
    push(&house).await;
    wait(&house, "ACTIVE", 3).await;
    house.pass(60_000);
    let criteria = json!({"vulnerabilityId": [{"comparison": "EQUALS", "value": "CVE-2023-0002"}]});
    let filter = json!({"name": "accepted", "action": "SUPPRESS", "filterCriteria": criteria});
    let made = house.rest("inspector2", "POST", "/filters/create", filter).await;
    let arn = made.unwrap()["arn"].clone();
    let archived = wait(&house, "ARCHIVED", 1).await;
    assert_eq!(archived[0]["Vulnerabilities"][0]["Id"], "CVE-2023-0002");
    let fields = &archived[0]["ProductFields"];
    assert_eq!(fields["aws/inspector/FindingStatus"], "SUPPRESSED");
    house.pass(60_000);
    let deleted = house
        .rest("inspector2", "POST", "/filters/delete", json!({"arn": arn}))
        .await;
    deleted.unwrap();
    let back = wait(&house, "ACTIVE", 3).await;
    assert!(
        back.iter()
            .all(|finding| finding["ProductFields"]["aws/inspector/FindingStatus"] == "ACTIVE")
    );
}
