//! Short ways to ask Inspector.

use std::time::Duration;

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, ROOT};

pub const DAY: i64 = 24 * 3_600_000;

/// What Inspector answers.
pub async fn ask(house: &House, path: &str, input: Value) -> Value {
    let answer = house.rest("inspector2", "POST", path, input).await;
    answer.unwrap_or_else(|error| panic!("{path}: {error:?}"))
}

/// Code and body with which Inspector refuses.
pub async fn refused(house: &House, path: &str, input: Value) -> (String, Value) {
    house.rest("inspector2", "POST", path, input).await.unwrap_err()
}

pub async fn enable(house: &House) {
    ask(house, "/enable", json!({"resourceTypes": ["ECR"]})).await;
}

/// Has the registry scan all images so often, enhanced.
pub async fn scan_all(house: &House, frequency: &str) {
    let filters = json!([{"filter": "*", "filterType": "WILDCARD"}]);
    let rules = json!([{"scanFrequency": frequency, "repositoryFilters": filters}]);
    let wanted = json!({"scanType": "ENHANCED", "rules": rules});
    house.ok("PutRegistryScanningConfiguration", wanted).await;
}

pub async fn findings(house: &House, repository: &str, tag: &str) -> Value {
    let wanted = json!({"repositoryName": repository, "imageId": {"imageTag": tag}});
    house.ok("DescribeImageScanFindings", wanted).await
}

/// Waits until something is as it should be.
pub async fn until<T, F: Future<Output = Result<T, String>>>(look: impl Fn() -> F) -> T {
    let mut last = String::new();
    for _ in 0..1000 {
        match look().await {
            Ok(done) => return done,
            Err(words) => last = words,
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never came to this: {last}");
}

/// Waits until an image's scan has this status.
pub async fn wait_for(house: &House, repository: &str, tag: &str, status: &str) -> Value {
    let wanted = json!({"repositoryName": repository, "imageId": {"imageTag": tag}});
    until(|| async {
        match house
            .call_as(ROOT, "DescribeImageScanFindings", wanted.clone())
            .await
        {
            Ok(answer) if answer["imageScanStatus"]["status"] == status => Ok(answer),
            other => Err(format!("{other:?}")),
        }
    })
    .await
}

/// Waits until so many scans were counted.
pub async fn wait_for_usage(house: &House, initial: f64, rescans: f64) -> Value {
    until(|| async {
        let answer = ask(house, "/usage/list", json!({})).await;
        let usage = answer["totals"][0]["usage"].clone();
        let totals = (usage[0]["total"].as_f64(), usage[1]["total"].as_f64());
        match totals == (Some(initial), Some(rescans)) {
            true => Ok(usage),
            false => Err(usage.to_string()),
        }
    })
    .await
}
