//! What is covered and why: repositories and their images, filtered, paged, counted by every key.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidewaiter_testhouse::{ACCOUNT, House, OCI_MANIFEST, advisories_of, debian, descriptor, on_both, tar};

use crate::support::{ask, enable, refused, until, wait_for};

on_both!(
    every_resource_has_a_status_and_a_reason,
    pages_give_each_resource_once,
    filters_and_groups_agree,
);

const ECR: &str = "arn:aws:ecr:eu-central-1:123456789012:repository";

fn rules(rules: &[(&str, &str)]) -> Value {
    let rule = |(frequency, filter): &(&str, &str)| json!({"scanFrequency": frequency, "repositoryFilters": [{"filter": filter, "filterType": "WILDCARD"}]});
    json!(rules.iter().map(rule).collect::<Vec<_>>())
}

/// Repositories of each frequency, an empty one, and images of each kind.
async fn fill(house: &House) {
    house.start_workers();
    let rules = rules(&[("CONTINUOUS_SCAN", "live*"), ("SCAN_ON_PUSH", "once*")]);
    house
        .ok(
            "PutRegistryScanningConfiguration",
            json!({"scanType": "ENHANCED", "rules": rules}),
        )
        .await;
    for name in ["empty", "live", "live/empty", "once", "shelf"] {
        house.create(name).await;
    }
    let layer = debian(&[("alpha", "1.9-1")]);
    house.push("live", "one", &layer, &["1", "latest"]).await;
    house
        .push("live", "nothing", &tar(&[("etc/motd", "hello")]), &["nothing"])
        .await;
    house.push("once", "one", &layer, &["1"]).await;
    house.push("shelf", "one", &layer, &["1"]).await;
    put_other(house, "live", "application/vnd.cncf.helm.config.v1+json", "chart").await;
    wait_for(house, "live", "1", "ACTIVE").await;
    wait_for(house, "live", "nothing", "UNSUPPORTED_IMAGE").await;
    wait_for(house, "once", "1", "COMPLETE").await;
}

/// Something with a configuration that is no image's.
async fn put_other(house: &House, repository: &str, config_type: &str, tag: &str) {
    let config = house.upload(repository, b"{}").await;
    let manifest = json!({
        "schemaVersion": 2, "mediaType": OCI_MANIFEST, "config": descriptor(config_type, &config, 2), "layers": [],
    });
    house.put(repository, &manifest, &[tag]).await;
}

async fn all(house: &House, criteria: Value) -> Vec<Value> {
    let answer = ask(house, "/coverage/list", json!({"filterCriteria": criteria})).await;
    answer["coveredResources"].as_array().unwrap().clone()
}

fn is(value: &str) -> Value {
    json!([{"comparison": "EQUALS", "value": value}])
}

async fn every_resource_has_a_status_and_a_reason(house: House) {
    fill(&house).await;
    let covered = all(&house, json!({})).await;
    let shown: BTreeMap<(String, String), String> = covered
        .iter()
        .map(|one| {
            assert_eq!(
                (&one["accountId"], &one["scanType"]),
                (&json!(ACCOUNT), &json!("PACKAGE"))
            );
            let id = one["resourceId"].as_str().unwrap();
            let tags = &one["resourceMetadata"]["ecrImage"]["tags"][0];
            let id = id.split_once("/sha256:").map_or(id, |(repository, _)| repository);
            let status = &one["scanStatus"];
            let words = format!("{} {}", status["statusCode"], status["reason"]).replace('"', "");
            let name = id.rsplit_once(":repository/").unwrap().1;
            ((name.to_owned(), tags.as_str().unwrap_or("-").to_owned()), words)
        })
        .collect();
    let expected = [
        ("empty", "-", "INACTIVE SCAN_FREQUENCY_MANUAL"),
        ("live", "-", "ACTIVE SUCCESSFUL"),
        ("live", "1", "ACTIVE SUCCESSFUL"),
        ("live", "chart", "INACTIVE UNSUPPORTED_CONFIG_FILE"),
        ("live", "nothing", "INACTIVE UNSUPPORTED_OS"),
        ("live/empty", "-", "ACTIVE NO_RESOURCES_FOUND"),
        ("once", "-", "ACTIVE SCAN_FREQUENCY_SCAN_ON_PUSH"),
        ("once", "1", "ACTIVE SCAN_FREQUENCY_SCAN_ON_PUSH"),
        ("shelf", "-", "INACTIVE SCAN_FREQUENCY_MANUAL"),
        ("shelf", "1", "INACTIVE SCAN_FREQUENCY_MANUAL"),
    ];
    let expected = expected.map(|(name, tag, words)| ((name.to_owned(), tag.to_owned()), words.to_owned()));
    assert_eq!(shown, expected.into_iter().collect());
    let live = &all(&house, json!({"resourceId": is(&format!("{ECR}/live"))})).await[0];
    let metadata = json!({"ecrRepository": {"name": "live", "scanFrequency": "CONTINUOUS_SCAN"}});
    assert_eq!(live["resourceMetadata"], metadata);
    let image = &all(&house, json!({"ecrImageTags": is("latest")})).await[0];
    assert_eq!(
        image["resourceMetadata"]["ecrImage"]["tags"],
        json!(["1", "latest"])
    );
    assert!(image["lastScannedAt"].is_number(), "{image}");
}

async fn pages_give_each_resource_once(house: House) {
    fill(&house).await;
    let whole = all(&house, json!({})).await;
    for size in [1, 3, 10] {
        let (mut seen, mut token) = (Vec::new(), Value::Null);
        loop {
            let mut wanted = json!({"maxResults": size});
            if !token.is_null() {
                wanted["nextToken"] = token;
            }
            let page = ask(&house, "/coverage/list", wanted).await;
            let found = page["coveredResources"].as_array().unwrap();
            assert!(found.len() <= size);
            seen.extend(found.iter().cloned());
            token = page["nextToken"].clone();
            if token.is_null() {
                break;
            }
        }
        assert_eq!(seen, whole, "{size}");
    }
    let (code, _) = refused(&house, "/coverage/list", json!({"nextToken": "AAAA"})).await;
    assert_eq!(code, "ValidationException");
}

async fn filters_and_groups_agree(house: House) {
    fill(&house).await;
    let total = all(&house, json!({})).await.len();
    for (group, filter) in [
        ("SCAN_STATUS_CODE", "scanStatusCode"),
        ("SCAN_STATUS_REASON", "scanStatusReason"),
        ("RESOURCE_TYPE", "resourceType"),
        ("ECR_REPOSITORY_NAME", "ecrRepositoryName"),
        ("ACCOUNT_ID", "accountId"),
    ] {
        let answer = ask(&house, "/coverage/statistics/list", json!({"groupBy": group})).await;
        assert_eq!(answer["totalCounts"], total);
        let counts = answer["countsByGroup"].as_array().unwrap();
        let sum: u64 = counts.iter().map(|one| one["count"].as_u64().unwrap()).sum();
        assert_eq!(sum, total as u64, "{group}");
        for one in counts {
            let key = one["groupKey"].as_str().unwrap();
            let with = all(&house, json!({filter: is(key)})).await.len();
            assert_eq!(one["count"], with, "{group} {key}");
            let unlike = json!([{"comparison": "NOT_EQUALS", "value": key}]);
            assert_eq!(
                all(&house, json!({filter: unlike})).await.len(),
                total - with,
                "{group} {key}"
            );
        }
    }
    let answer = ask(&house, "/coverage/statistics/list", json!({})).await;
    assert_eq!(
        (&answer["totalCounts"], &answer["countsByGroup"]),
        (&json!(total), &Value::Null)
    );
    assert_eq!(
        all(&house, json!({"lambdaFunctionName": is("f")})).await,
        Vec::<Value>::new()
    );
    let now = house.now().0 / 1000;
    let since = json!({"lastScannedAt": [{"startInclusive": now - 5, "endInclusive": now + 5}]});
    let scanned = all(&house, since).await;
    assert_eq!(
        scanned.len(),
        5,
        "three images, and the repositories that they are in"
    );
    // New advisories are about none of them, and those that are scanned continuously were looked at all the same.
    house.pass(24 * 3_600_000);
    house
        .learn(advisories_of(&[("CVE-2024-1", "nothing that is here")]))
        .await;
    until(|| async {
        match house.is_up_to_date().await {
            true => Ok(()),
            false => Err("it is behind".to_owned()),
        }
    })
    .await;
    let now = house.now().0 / 1000;
    let since = json!({"lastScannedAt": [{"startInclusive": now - 5, "endInclusive": now + 5}]});
    let shown: Vec<String> = all(&house, since)
        .await
        .iter()
        .map(|one| {
            one["resourceId"]
                .as_str()
                .unwrap()
                .replace(ECR, "")
                .split("/sha256")
                .next()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(shown, ["/live", "/live"], "the repository and its image");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_waits_for_its_first_scan() {
    let house = House::embedded().await;
    enable(&house).await;
    house.create("app").await;
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["1"])
        .await;
    let images = json!({"resourceType": is("AWS_ECR_CONTAINER_IMAGE")});
    let waiting = all(&house, images.clone()).await;
    assert_eq!(waiting[0]["scanStatus"]["reason"], "PENDING_INITIAL_SCAN");
    house.start_workers();
    until(|| async {
        let now = all(&house, images.clone()).await;
        match now[0]["scanStatus"]["reason"] == "SUCCESSFUL" {
            true => Ok(()),
            false => Err(format!("{now:?}")),
        }
    })
    .await;
}
