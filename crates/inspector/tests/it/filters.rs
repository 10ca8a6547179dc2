//! Filters, and what they suppress.

use serde_json::{Value, json};
use tidewaiter_registry::{PullGuard, Reference};
use tidewaiter_testhouse::{House, on_both};

use crate::support::until;
use crate::world::{DAY, fill, layer, list, names, push, with};

on_both!(
    a_filter_is_kept_shown_changed_and_deleted,
    what_a_filter_suppresses_is_not_active,
    a_filter_ends_by_its_tag,
    ecr_shows_and_counts_no_suppressed_findings,
    the_pull_gate_passes_over_what_is_suppressed,
    what_changes_of_filters_do_is_told_once,
    findings_of_later_scans_are_told_as_suppressed,
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

/// Ids and counts of an image's findings in ECR, and its counts in a list of images.
async fn in_ecr(house: &House, repository: &str, tag: &str) -> (Vec<String>, Value, Value) {
    let image = json!({"repositoryName": repository, "imageId": {"imageTag": tag}});
    let answer = house.ok("DescribeImageScanFindings", image).await;
    let found = &answer["imageScanFindings"];
    let ids = found["enhancedFindings"].as_array().unwrap().iter();
    let ids = ids.map(|one| {
        one["packageVulnerabilityDetails"]["vulnerabilityId"]
            .as_str()
            .unwrap()
    });
    let images = json!({"repositoryName": repository, "imageIds": [{"imageTag": tag}]});
    let listed = house.ok("DescribeImages", images).await;
    let summary = &listed["imageDetails"][0]["imageScanFindingsSummary"];
    (
        ids.map(str::to_owned).collect(),
        found["findingSeverityCounts"].clone(),
        summary["findingSeverityCounts"].clone(),
    )
}

async fn ecr_shows_and_counts_no_suppressed_findings(house: House) {
    fill(&house).await;
    let (all, counts, listed) = in_ecr(&house, "web", "v1").await;
    let of_app = in_ecr(&house, "app", "v1").await;
    assert_eq!((&counts, &all), (&listed, &of_app.0));
    assert!(all.contains(&"CVE-2024-0003".to_owned()));
    let arn = create(&house, json!({})).await;
    let (shown, fewer, listed) = in_ecr(&house, "web", "v1").await;
    let mut without = all.clone();
    without.retain(|id| id != "CVE-2024-0003");
    assert_eq!(shown, without);
    let mut expected = counts.clone();
    let high = counts["HIGH"].as_i64().unwrap();
    match high {
        1 => drop(expected.as_object_mut().unwrap().remove("HIGH")),
        _ => expected["HIGH"] = json!(high - 1),
    }
    assert_eq!((&fewer, &listed), (&expected, &expected));
    assert_eq!(in_ecr(&house, "app", "v1").await, of_app, "the filter is for web");
    call(&house, "/filters/delete", json!({"arn": arn})).await;
    assert_eq!(in_ecr(&house, "web", "v1").await, (all, counts.clone(), counts));
}

async fn the_pull_gate_passes_over_what_is_suppressed(house: House) {
    fill(&house).await;
    let rule = json!({"name": "one", "min-severity": "HIGH", "ignore": ["CVE-2024-0001"]});
    let policy = serde_json::from_value(json!({"mode": "enforce", "rules": [rule]})).unwrap();
    let reference = Reference::Tag("v1".to_owned());
    let manifest = house.registry.manifest("web", &reference).await.unwrap();
    let refusal = house.gate(policy).check_pull("web", &manifest).await.unwrap_err();
    assert!(refusal.message.contains("CVE-2024-0003"), "{}", refusal.message);
    create(&house, json!({})).await;
    let policy = serde_json::from_value(json!({"mode": "enforce", "rules": [rule]})).unwrap();
    let passed = house.gate(policy).check_pull("web", &manifest).await;
    assert!(passed.is_ok(), "{passed:?}");
}

async fn what_changes_of_filters_do_is_told_once(house: House) {
    let told = house.listen().await;
    fill(&house).await;
    let all = list(&house, json!({})).await.len();
    told.take_findings(all).await;
    house.pass(60_000);
    let hidden = [
        "SUPPRESSED web:v1 CVE-2024-0003",
        "SUPPRESSED web:v2 CVE-2024-0003",
    ];
    let shown = ["ACTIVE web:v1 CVE-2024-0003", "ACTIVE web:v2 CVE-2024-0003"];
    let first = create(&house, json!({})).await;
    assert_eq!(told.take_findings(2).await, hidden);
    let same = json!({"vulnerabilityId": [{"comparison": "EQUALS", "value": "CVE-2024-0003"}], "ecrImageTags": [{"comparison": "EQUALS", "value": "v1"}], "ecrImageRepositoryName": [{"comparison": "EQUALS", "value": "web"}]});
    house.pass(1000);
    let second = create(&house, json!({"name": "same", "filterCriteria": same})).await;
    told.take_findings(0).await;
    house.pass(1000);
    call(&house, "/filters/delete", json!({"arn": first})).await;
    assert_eq!(told.take_findings(1).await, shown[1..]);
    house.pass(1000);
    call(
        &house,
        "/filters/update",
        json!({"filterArn": second, "name": "another"}),
    )
    .await;
    told.take_findings(0).await;
    let saved = json!({"filterArn": second, "action": "NONE"});
    call(&house, "/filters/update", saved).await;
    assert_eq!(told.take_findings(1).await, shown[..1]);
    let expiring = json!({"name": "third", "tags": {"tidewaiter:expires": "2023-11-16"}});
    create(&house, expiring).await;
    assert_eq!(told.take_findings(2).await, hidden);
    house.pass(2 * DAY);
    assert_eq!(told.take_findings(2).await, shown);
}

async fn findings_of_later_scans_are_told_as_suppressed(house: House) {
    let told = house.listen().await;
    fill(&house).await;
    let all = list(&house, json!({})).await.len();
    told.take_findings(all).await;
    create(&house, json!({})).await;
    told.take_findings(2).await;
    house.pass(60_000);
    push(&house, "web", "v3", &layer("debian:12", &[("beta", "1-2")])).await;
    until(|| async {
        match told.findings().len() {
            2 => Ok(()),
            _ => Err(format!("{:?}", told.findings())),
        }
    })
    .await;
    assert_eq!(
        told.take_findings(2).await,
        ["ACTIVE web:v3 CVE-2024-0004", "SUPPRESSED web:v3 CVE-2024-0003"]
    );
}
