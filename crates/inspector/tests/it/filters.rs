//! Filters, and what they suppress.

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::world::{DAY, fill, names, with};

on_both!(
    a_filter_is_kept_shown_changed_and_deleted,
    what_a_filter_suppresses_is_not_active,
    a_filter_ends_by_its_tag,
);

async fn call(house: &House, path: &str, input: Value) -> Value {
    let answer = house.rest("inspector2", "POST", path, input).await;
    answer.unwrap_or_else(|error| panic!("{path}: {error:?}"))
}

fn low() -> Value {
    json!({"vendorSeverity": [{"comparison": "EQUALS", "value": "low"}], "ecrImageRepositoryName": [{"comparison": "PREFIX", "value": "web"}]})
}

async fn create(house: &House, more: Value) -> String {
    let mut input = json!({"name": "low", "action": "SUPPRESS", "filterCriteria": low()});
    input
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    call(house, "/filters/create", input).await["arn"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn suppressed(house: &House) -> Vec<String> {
    names(
        &with(
            house,
            json!({"findingStatus": [{"comparison": "EQUALS", "value": "SUPPRESSED"}]}),
        )
        .await,
    )
}

async fn a_filter_is_kept_shown_changed_and_deleted(house: House) {
    let arn = create(
        &house,
        json!({"description": "what is low", "reason": "accepted", "tags": {"team": "a"}}),
    )
    .await;
    assert!(
        arn.starts_with("arn:aws:inspector2:eu-central-1:123456789012:owner/123456789012/filter/"),
        "{arn}"
    );
    assert_eq!(arn.rsplit('/').next().unwrap().len(), 16);
    let listed = call(&house, "/filters/list", json!({"arns": [arn]})).await;
    let filter = &listed["filters"][0];
    assert_eq!(
        (
            &filter["name"],
            &filter["action"],
            &filter["reason"],
            &filter["criteria"],
            &filter["tags"],
            &filter["ownerId"]
        ),
        (
            &json!("low"),
            &json!("SUPPRESS"),
            &json!("accepted"),
            &low(),
            &json!({"team": "a"}),
            &json!("123456789012")
        )
    );
    let again = json!({"name": "low", "action": "NONE", "filterCriteria": low()});
    let (code, body) = house
        .rest("inspector2", "POST", "/filters/create", again.clone())
        .await
        .unwrap_err();
    assert_eq!(
        (code.as_str(), &body["fields"][0]["name"]),
        ("ValidationException", &json!("name"))
    );
    house.pass(1000);
    call(
        &house,
        "/filters/update",
        json!({"filterArn": arn, "action": "NONE", "reason": "only kept"}),
    )
    .await;
    let listed = call(&house, "/filters/list", json!({"action": "NONE"})).await;
    let changed = &listed["filters"][0];
    assert_eq!(
        (&changed["reason"], &changed["createdAt"], &changed["criteria"]),
        (&json!("only kept"), &filter["createdAt"], &low())
    );
    assert_ne!(changed["updatedAt"], filter["updatedAt"]);
    call(&house, "/filters/delete", json!({"arn": arn})).await;
    let (code, _) = house
        .rest("inspector2", "POST", "/filters/delete", json!({"arn": arn}))
        .await
        .unwrap_err();
    assert_eq!(code, "ResourceNotFoundException");
    let history = house.registry.store().filter_history(None).await.unwrap();
    let history: Vec<(&str, &str, &Value)> = history
        .iter()
        .map(|one| (one.change.as_str(), one.author.as_str(), &one.content["reason"]))
        .collect();
    let root = "arn:aws:iam::123456789012:root";
    assert_eq!(
        history,
        [
            ("CREATED", root, &json!("accepted")),
            ("UPDATED", root, &json!("only kept")),
            ("DELETED", root, &json!("only kept"))
        ]
    );
}

async fn what_a_filter_suppresses_is_not_active(house: House) {
    fill(&house).await;
    assert_eq!(suppressed(&house).await, Vec::<String>::new());
    let arn = create(&house, json!({})).await;
    let hidden = ["web:v1 CVE-2024-0003", "web:v2 CVE-2024-0003"];
    assert_eq!(suppressed(&house).await, hidden);
    let of_image = house
        .ok(
            "DescribeImageScanFindings",
            json!({"repositoryName": "web", "imageId": {"imageTag": "v1"}}),
        )
        .await;
    let statuses: Vec<(&Value, &Value)> = of_image["imageScanFindings"]["enhancedFindings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| {
            (
                &found["packageVulnerabilityDetails"]["vulnerabilityId"],
                &found["status"],
            )
        })
        .filter(|(_, status)| *status != "ACTIVE")
        .collect();
    assert_eq!(statuses, [(&json!("CVE-2024-0003"), &json!("SUPPRESSED"))]);
    // By all its names, and by one that suppresses nothing.
    create(&house, json!({"name": "saved", "action": "NONE", "filterCriteria": {"severity": [{"comparison": "PREFIX", "value": "C"}]}})).await;
    assert_eq!(suppressed(&house).await, hidden);
    call(&house, "/filters/update", json!({"filterArn": arn, "filterCriteria": {"vulnerabilityId": [{"comparison": "EQUALS", "value": "CVE-2024-0005"}]}})).await;
    assert_eq!(suppressed(&house).await, ["web:v2 CVE-2024-0005"]);
}

async fn a_filter_ends_by_its_tag(house: House) {
    fill(&house).await;
    let arn = create(&house, json!({"tags": {"tidewaiter:expires": "2023-11-16"}})).await;
    assert_eq!(suppressed(&house).await.len(), 2);
    house.pass(2 * DAY);
    assert_eq!(suppressed(&house).await.len(), 0);
    let tags = format!("/tags/{}", arn.replace(':', "%3A").replace('/', "%2F"));
    let later = json!({"tags": {"tidewaiter:expires": "2023-12-01T12:00:00Z"}});
    call(&house, &tags, later).await;
    assert_eq!(suppressed(&house).await.len(), 2);
    let wrong = json!({"tags": {"tidewaiter:expires": "soon"}});
    let (code, _) = house.rest("inspector2", "POST", &tags, wrong).await.unwrap_err();
    assert_eq!(code, "ValidationException");
    let shown = house.rest("inspector2", "GET", &tags, json!({})).await.unwrap();
    assert_eq!(
        shown["tags"],
        json!({"tidewaiter:expires": "2023-12-01T12:00:00Z"})
    );
}
