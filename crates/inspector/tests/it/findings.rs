//! Lists of findings: all of them in each order, page by page; by criteria; and their details.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::world::{DAY, NOTHING, Said, fill, first, layer, list, names, push, revision, with};

on_both!(
    each_order_lists_each_finding_once,
    criteria_choose_what_the_answers_members_say,
    findings_that_news_bring_are_sorted_by_their_day,
    details_are_found_by_arn,
    what_cannot_be_asked_is_refused,
);

/// How a finding is sorted: as a number, or as a word.
type Key = fn(&Value) -> (f64, String);

fn word(finding: &Value, pointer: &str) -> (f64, String) {
    (
        0.0,
        finding
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
    )
}

fn number(finding: &Value, pointer: &str) -> (f64, String) {
    (
        finding.pointer(pointer).and_then(Value::as_f64).unwrap_or(-1.0),
        String::new(),
    )
}

fn level(finding: &Value) -> (f64, String) {
    let levels = ["UNTRIAGED", "INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"];
    let place = levels
        .iter()
        .position(|level| finding["severity"] == *level)
        .unwrap();
    (place as f64, String::new())
}

const IMAGE: &str = "/resources/0/details/awsEcrContainerImage";

const ORDERS: [(&str, Key); 12] = [
    ("SEVERITY", level),
    ("INSPECTOR_SCORE", |finding| number(finding, "/inspectorScore")),
    ("EPSS_SCORE", |finding| number(finding, "/epss/score")),
    ("VULNERABILITY_ID", |finding| {
        word(finding, "/packageVulnerabilityDetails/vulnerabilityId")
    }),
    ("VULNERABILITY_SOURCE", |finding| {
        word(finding, "/packageVulnerabilityDetails/source")
    }),
    ("VENDOR_SEVERITY", |finding| {
        word(finding, "/packageVulnerabilityDetails/vendorSeverity")
    }),
    ("FIRST_OBSERVED_AT", |finding| number(finding, "/firstObservedAt")),
    ("LAST_OBSERVED_AT", |finding| number(finding, "/lastObservedAt")),
    ("FINDING_STATUS", |finding| word(finding, "/status")),
    ("ECR_IMAGE_PUSHED_AT", |finding| {
        number(finding, &format!("{IMAGE}/pushedAt"))
    }),
    ("ECR_IMAGE_REPOSITORY_NAME", |finding| {
        word(finding, &format!("{IMAGE}/repositoryName"))
    }),
    ("COMPONENT_TYPE", |_| (0.0, String::new())),
];

fn arns(findings: &[Value]) -> BTreeSet<&str> {
    findings
        .iter()
        .map(|finding| finding["findingArn"].as_str().unwrap())
        .collect()
}

async fn check_order(house: &House, field: &str, key: Key, order: &str, all: &[Value]) {
    let sort = json!({"field": field, "sortOrder": order});
    for page in [3, 100] {
        let found = list(house, json!({"sortCriteria": sort, "maxResults": page})).await;
        assert_eq!(found.len(), all.len(), "{field} {order}: {:?}", names(&found));
        assert_eq!(arns(&found), arns(all), "{field} {order}");
        let keys: Vec<_> = found.iter().map(key).collect();
        let is_sorted = match order {
            "ASC" => keys.is_sorted(),
            _ => keys.iter().rev().is_sorted(),
        };
        assert!(is_sorted, "{field} {order}: {keys:?}");
    }
}

async fn each_order_lists_each_finding_once(house: House) {
    fill(&house).await;
    let all = list(&house, json!({})).await;
    assert_eq!(
        names(&all),
        [
            "app:v1 CVE-2024-0001",
            "app:v1 CVE-2024-0002",
            "app:v1 CVE-2024-0003",
            "app:v1 CVE-2024-0004",
            "app:v2 CVE-2024-0001",
            "app:v2 CVE-2024-0006",
            "app:v2 CVE-2024-0007",
            "tools/cli:latest CVE-2024-0001",
            "tools/cli:latest CVE-2024-0006",
            "tools/cli:latest CVE-2024-0007",
            "web:v1 CVE-2024-0001",
            "web:v1 CVE-2024-0002",
            "web:v1 CVE-2024-0003",
            "web:v1 CVE-2024-0004",
            "web:v2 CVE-2024-0001",
            "web:v2 CVE-2024-0002",
            "web:v2 CVE-2024-0003",
            "web:v2 CVE-2024-0004",
            "web:v2 CVE-2024-0005",
        ]
    );
    for (field, key) in ORDERS {
        for order in ["ASC", "DESC"] {
            check_order(&house, field, key, order, &all).await;
        }
    }
}

/// Criteria, and where in an answer their member is.
fn cases() -> Vec<(&'static str, Value, String)> {
    let text = |comparison: &str, value: &str| json!([{"comparison": comparison, "value": value}]);
    let vulnerability = |member: &str| format!("/packageVulnerabilityDetails/{member}");
    let image = |member: &str| format!("{IMAGE}/{member}");
    vec![
        ("severity", text("EQUALS", "CRITICAL"), "/severity".into()),
        ("severity", text("NOT_EQUALS", "CRITICAL"), "/severity".into()),
        (
            "vulnerabilityId",
            text("PREFIX", "CVE-2024-0001"),
            vulnerability("vulnerabilityId"),
        ),
        (
            "vulnerabilityId",
            text("EQUALS", "CVE-2024-0003"),
            vulnerability("vulnerabilityId"),
        ),
        (
            "vulnerabilitySource",
            text("EQUALS", "UBUNTU_CVE"),
            vulnerability("source"),
        ),
        (
            "vendorSeverity",
            text("EQUALS", "low"),
            vulnerability("vendorSeverity"),
        ),
        ("fixAvailable", text("EQUALS", "NO"), "/fixAvailable".into()),
        (
            "exploitAvailable",
            text("EQUALS", "YES"),
            "/exploitAvailable".into(),
        ),
        ("title", text("PREFIX", "CVE-2024-0001 - al"), "/title".into()),
        ("findingStatus", text("EQUALS", "ACTIVE"), "/status".into()),
        ("findingStatus", text("EQUALS", "CLOSED"), "/status".into()),
        (
            "findingType",
            text("EQUALS", "PACKAGE_VULNERABILITY"),
            "/type".into(),
        ),
        (
            "resourceType",
            text("EQUALS", "AWS_EC2_INSTANCE"),
            "/resources/0/type".into(),
        ),
        (
            "resourceId",
            text("PREFIX", "arn:aws:ecr:eu-central-1:123456789012:repository/web/"),
            "/resources/0/id".into(),
        ),
        (
            "awsAccountId",
            text("NOT_EQUALS", "123456789012"),
            "/awsAccountId".into(),
        ),
        (
            "ecrImageRepositoryName",
            text("EQUALS", "web"),
            image("repositoryName"),
        ),
        (
            "ecrImageRepositoryName",
            text("PREFIX", "to"),
            image("repositoryName"),
        ),
        ("ecrImageTags", text("EQUALS", "v2"), image("imageTags/0")),
        ("ecrImageTags", text("NOT_EQUALS", "v2"), image("imageTags/0")),
        (
            "ecrImageArchitecture",
            text("EQUALS", "arm64"),
            image("architecture"),
        ),
        (
            "ecrImageRegistry",
            text("EQUALS", "123456789012"),
            image("registry"),
        ),
        ("ec2InstanceVpcId", text("EQUALS", "vpc-1"), "/nowhere".into()),
        ("lambdaFunctionName", text("NOT_EQUALS", "x"), "/nowhere".into()),
    ]
}

fn holds(finding: &Value, filter: &Value, pointer: &str) -> bool {
    let word = finding.pointer(pointer).and_then(Value::as_str);
    let value = filter[0]["value"].as_str().unwrap();
    match filter[0]["comparison"].as_str().unwrap() {
        "EQUALS" => word == Some(value),
        "PREFIX" => word.is_some_and(|word| word.starts_with(value)),
        _ => word != Some(value),
    }
}

async fn criteria_choose_what_the_answers_members_say(house: House) {
    fill(&house).await;
    let all = list(&house, json!({})).await;
    for (member, filter, pointer) in cases() {
        let wanted: Vec<Value> = all
            .iter()
            .filter(|finding| holds(finding, &filter, &pointer))
            .cloned()
            .collect();
        for field in [
            "ECR_IMAGE_REPOSITORY_NAME",
            "SEVERITY",
            "EPSS_SCORE",
            "ECR_IMAGE_PUSHED_AT",
        ] {
            let found = list(
                &house,
                json!({
                    "filterCriteria": {member: filter}, "maxResults": 2,
                    "sortCriteria": {"field": field, "sortOrder": "DESC"},
                }),
            )
            .await;
            assert_eq!(names(&found), names(&wanted), "{member} {filter} by {field}");
        }
    }
    check_numbers_and_dates(&house, &all).await;
    check_packages_and_tags(&house).await;
}

async fn check_numbers_and_dates(house: &House, all: &[Value]) {
    for (member, pointer, from, to) in [
        ("epssScore", "/epss/score", 0.02, 0.5),
        ("inspectorScore", "/inspectorScore", 5.5, 7.5),
    ] {
        let found = with(
            house,
            json!({member: [{"lowerInclusive": from, "upperInclusive": to}]}),
        )
        .await;
        let within = |finding: &&Value| {
            let number = finding.pointer(pointer).and_then(Value::as_f64);
            number.is_some_and(|number| number >= from && number <= to)
        };
        let wanted: Vec<Value> = all.iter().filter(within).cloned().collect();
        assert!(!wanted.is_empty());
        assert_eq!(names(&found), names(&wanted), "{member}");
    }
    let pushed = |finding: &Value| {
        finding
            .pointer(&format!("{IMAGE}/pushedAt"))
            .unwrap()
            .as_f64()
            .unwrap()
    };
    let middle = pushed(&all[all.len() / 2]);
    let found = with(house, json!({"ecrImagePushedAt": [{"startInclusive": middle}]})).await;
    let wanted: Vec<Value> = all
        .iter()
        .filter(|finding| pushed(finding) >= middle)
        .cloned()
        .collect();
    assert_eq!(names(&found), names(&wanted));
    assert!(
        with(house, json!({"updatedAt": [{"endInclusive": 1}]}))
            .await
            .is_empty()
    );
}

async fn check_packages_and_tags(house: &House) {
    let equals = |value: &str| json!({"comparison": "EQUALS", "value": value});
    let found = with(
        house,
        json!({"vulnerablePackages": [{"name": equals("alpha"), "epoch": {"lowerInclusive": 1}}]}),
    )
    .await;
    assert_eq!(names(&found), ["web:v2 CVE-2024-0001", "web:v2 CVE-2024-0002"]);
    let web = "arn:aws:ecr:eu-central-1:123456789012:repository/web";
    house
        .ok(
            "TagResource",
            json!({"resourceArn": web, "tags": [{"Key": "team", "Value": "a"}]}),
        )
        .await;
    let found = with(
        house,
        json!({"resourceTags": [{"comparison": "EQUALS", "key": "team", "value": "a"}]}),
    )
    .await;
    assert_eq!(found.len(), 9);
}

async fn findings_that_news_bring_are_sorted_by_their_day(house: House) {
    fill(&house).await;
    house.pass(3 * DAY);
    let mut news = first();
    news.push(Said {
        id: "CVE-2024-0008",
        score: Some(8.1),
        ..NOTHING
    });
    house.learn(revision(4, &news)).await;
    house.pass(DAY);
    push(&house, "app", "v3", &layer("debian:12", &[("alpha", "1.7-1")])).await;
    settle_news(&house).await;
    let all = list(&house, json!({})).await;
    let new: Vec<_> = names(&all)
        .into_iter()
        .filter(|name| name.contains("0008"))
        .collect();
    assert_eq!(
        new,
        [
            "app:v1 CVE-2024-0008",
            "app:v3 CVE-2024-0008",
            "web:v1 CVE-2024-0008"
        ]
    );
    for (field, key) in ORDERS {
        for order in ["ASC", "DESC"] {
            check_order(&house, field, key, order, &all).await;
        }
    }
}

/// Waits until the images that a new finding is in were looked at again.
async fn settle_news(house: &House) {
    let criteria = json!({"vulnerabilityId": [{"comparison": "EQUALS", "value": "CVE-2024-0008"}]});
    for _ in 0..500 {
        let new = with(house, criteria.clone()).await;
        let is_new = |finding: &Value| finding["lastObservedAt"].as_f64() >= finding["updatedAt"].as_f64();
        if new.len() == 3 && new.iter().all(is_new) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the images were never looked at again");
}

async fn details_are_found_by_arn(house: House) {
    fill(&house).await;
    let all = with(&house, json!({"vulnerabilityId": [{"comparison": "EQUALS", "value": "CVE-2024-0001"}], "ecrImageTags": [{"comparison": "EQUALS", "value": "v1"}]})).await;
    let arn = all[0]["findingArn"].as_str().unwrap();
    let by_arn = with(
        &house,
        json!({"findingArn": [{"comparison": "EQUALS", "value": arn}]}),
    )
    .await;
    assert_eq!(by_arn, [all[0].clone()]);
    let nobody = format!("{}{}", &arn[..arn.len() - 32], "0".repeat(32));
    let input = json!({"findingArns": [arn, nobody]});
    let details = house
        .rest("inspector2", "POST", "/findings/details/batch/get", input)
        .await
        .unwrap();
    let detail = &details["findingDetails"][0];
    assert_eq!(detail["findingArn"], arn);
    assert_eq!(detail["cwes"], json!(["CWE-79"]));
    assert_eq!(detail["epssScore"], 0.9);
    assert_eq!(detail["cisaData"]["action"], "Apply updates.");
    let package = &all[0]["packageVulnerabilityDetails"]["vulnerablePackages"][0];
    let evidence = detail["evidences"][0]["evidenceDetail"].as_str().unwrap();
    let (name, fix) = (
        package["name"].as_str().unwrap(),
        package["fixedInVersion"].as_str().unwrap(),
    );
    assert!(
        evidence.starts_with(&format!("{name}: ")) && evidence.contains(fix),
        "{evidence} of {package}"
    );
    assert_eq!(details["errors"][0]["errorCode"], "FINDING_DETAILS_NOT_FOUND");
    assert_eq!(details["errors"][0]["findingArn"], nobody);
}

async fn what_cannot_be_asked_is_refused(house: House) {
    house
        .ok(
            "PutRegistryScanningConfiguration",
            json!({"scanType": "ENHANCED", "rules": []}),
        )
        .await;
    let date = json!({"filterCriteria": {"updatedAt": [{"startInclusive": 2, "endInclusive": 1}]}});
    let (code, body) = house
        .rest("inspector2", "POST", "/findings/list", date)
        .await
        .unwrap_err();
    assert_eq!(
        (code.as_str(), &body["reason"]),
        ("ValidationException", &json!("FIELD_VALIDATION_FAILED"))
    );
    assert_eq!(body["fields"][0]["name"], "updatedAt");
    for input in [
        json!({"maxResults": 101}),
        json!({"filterCriteria": {"severity": []}}),
        json!({"nextToken": "x"}),
    ] {
        let (code, _) = house
            .rest("inspector2", "POST", "/findings/list", input.clone())
            .await
            .unwrap_err();
        assert_eq!(code, "ValidationException", "{input}");
    }
}
