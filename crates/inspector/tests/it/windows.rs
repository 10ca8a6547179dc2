//! For how long images are scanned again, by the clock: after a push, after a pull, and not for a longer duration alone.

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, advisories_of, debian, on_both};

use crate::support::{DAY, ask, enable, findings, scan_all, until, wait_for};

on_both!(
    an_image_is_over_by_the_clock_and_comes_back_by_a_push,
    a_pull_makes_it_longer_and_brings_back,
    a_longer_duration_alone_revives_none,
    a_shorter_duration_ends_what_is_older,
    images_scanned_once_end_as_well,
    old_images_are_not_scanned_when_inspector_is_enabled,
    news_after_an_images_time_are_none_of_its_news,
    a_scan_by_hand_begins_another_window,
    a_registry_that_goes_back_to_basic_hides_it_all,
);

async fn durations(house: &House, push: &str, pull: Option<&str>) {
    house.pass(1);
    let mut ecr = json!({"rescanDuration": push});
    if let Some(pull) = pull {
        ecr["pullDateRescanDuration"] = json!(pull);
    }
    ask(house, "/configuration/update", json!({"ecrConfiguration": ecr})).await;
    until(|| async {
        let now = ask(house, "/configuration/get", json!({})).await;
        match now["ecrConfiguration"]["rescanDurationState"]["status"] == "SUCCESS" {
            true => Ok(()),
            false => Err(now.to_string()),
        }
    })
    .await;
}

/// A house with one image `app:1` with three findings that is scanned continuously.
async fn with_image(house: &House) -> String {
    house.start_workers();
    enable(house).await;
    house.create("app").await;
    let digest = house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["1"])
        .await;
    wait_for(house, "app", "1", "ACTIVE").await;
    digest
}

async fn status(house: &House) -> Value {
    findings(house, "app", "1").await["imageScanStatus"]["status"].clone()
}

async fn reason(house: &House) -> (Value, Value) {
    let images = json!([{"comparison": "EQUALS", "value": "AWS_ECR_CONTAINER_IMAGE"}]);
    let wanted = json!({"filterCriteria": {"resourceType": images}});
    let answer = ask(house, "/coverage/list", wanted).await;
    let status = &answer["coveredResources"][0]["scanStatus"];
    (status["statusCode"].clone(), status["reason"].clone())
}

async fn pull(house: &House, digest: &str) {
    let reference = tidewaiter_registry::Reference::Digest(digest.parse().unwrap());
    let manifest = house.registry.manifest("app", &reference).await.unwrap();
    house.registry.note_pull(&manifest);
    house.registry.flush_pulls().await.unwrap();
}

async fn an_image_is_over_by_the_clock_and_comes_back_by_a_push(house: House) {
    with_image(&house).await;
    durations(&house, "DAYS_14", None).await;
    house.pass(14 * DAY - 10_000);
    assert_eq!(status(&house).await, "ACTIVE");
    house.pass(10_000);
    let over = findings(&house, "app", "1").await;
    assert_eq!(over["imageScanStatus"]["status"], "SCAN_ELIGIBILITY_EXPIRED");
    assert_eq!(over["imageScanFindings"], Value::Null, "its findings are closed");
    assert_eq!(
        reason(&house).await,
        (json!("INACTIVE"), json!("SCAN_ELIGIBILITY_EXPIRED"))
    );
    let shown = house.ok("DescribeImages", json!({"repositoryName": "app"})).await;
    let image = &shown["imageDetails"][0];
    assert_eq!(image["imageScanStatus"]["status"], "SCAN_ELIGIBILITY_EXPIRED");
    assert_eq!(image["imageScanFindingsSummary"], Value::Null);
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["2"])
        .await;
    let back = wait_for(&house, "app", "1", "ACTIVE").await;
    assert_eq!(
        back["imageScanFindings"]["enhancedFindings"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    house.pass(14 * DAY - 10_000);
    assert_eq!(
        status(&house).await,
        "ACTIVE",
        "the window counts from the second push"
    );
    house.pass(10_000);
    assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED");
}

async fn a_pull_makes_it_longer_and_brings_back(house: House) {
    let digest = with_image(&house).await;
    durations(&house, "DAYS_14", Some("DAYS_30")).await;
    house.pass(10 * DAY);
    pull(&house, &digest).await;
    house.pass(29 * DAY);
    assert_eq!(status(&house).await, "ACTIVE");
    house.pass(DAY);
    assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED");
    house.pass(100 * DAY);
    pull(&house, &digest).await;
    wait_for(&house, "app", "1", "ACTIVE").await;
    assert_eq!(reason(&house).await, (json!("ACTIVE"), json!("SUCCESSFUL")));
    house.pass(30 * DAY);
    assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED");
}

async fn a_longer_duration_alone_revives_none(house: House) {
    let digest = with_image(&house).await;
    durations(&house, "DAYS_14", None).await;
    house.pass(20 * DAY);
    assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED");
    for longer in ["DAYS_180", "LIFETIME"] {
        durations(&house, longer, None).await;
        assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED", "{longer}");
    }
    durations(&house, "DAYS_180", None).await;
    pull(&house, &digest).await;
    wait_for(&house, "app", "1", "ACTIVE").await;
}

async fn a_shorter_duration_ends_what_is_older(house: House) {
    with_image(&house).await;
    house.pass(40 * DAY);
    for (duration, wanted) in [
        ("DAYS_180", "ACTIVE"),
        ("DAYS_90", "ACTIVE"),
        ("DAYS_60", "ACTIVE"),
        ("DAYS_30", "SCAN_ELIGIBILITY_EXPIRED"),
    ] {
        durations(&house, duration, None).await;
        assert_eq!(status(&house).await, wanted, "{duration}");
    }
}

async fn images_scanned_once_end_as_well(house: House) {
    house.start_workers();
    scan_all(&house, "SCAN_ON_PUSH").await;
    house.create("app").await;
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["1"])
        .await;
    wait_for(&house, "app", "1", "COMPLETE").await;
    assert_eq!(
        reason(&house).await,
        (json!("ACTIVE"), json!("SCAN_FREQUENCY_SCAN_ON_PUSH"))
    );
    durations(&house, "DAYS_14", None).await;
    house.pass(14 * DAY);
    assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED");
    assert_eq!(
        reason(&house).await,
        (json!("INACTIVE"), json!("SCAN_ELIGIBILITY_EXPIRED"))
    );
}

async fn old_images_are_not_scanned_when_inspector_is_enabled(house: House) {
    house.create("app").await;
    let old = house
        .push("app", "old", &debian(&[("alpha", "1.9-1")]), &["1"])
        .await;
    house.pass(15 * DAY);
    house
        .push("app", "new", &debian(&[("alpha", "1.9-1")]), &["new"])
        .await;
    house.start_workers();
    durations(&house, "DAYS_14", None).await;
    enable(&house).await;
    wait_for(&house, "app", "new", "ACTIVE").await;
    assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED");
    crate::support::wait_for_usage(&house, 1.0, 0.0).await;
    pull(&house, &old).await;
    assert_eq!(
        status(&house).await,
        "SCAN_ELIGIBILITY_EXPIRED",
        "pulls do not count here"
    );
    house
        .push("app", "old", &debian(&[("alpha", "1.9-1")]), &["again"])
        .await;
    wait_for(&house, "app", "1", "ACTIVE").await;
    crate::support::wait_for_usage(&house, 2.0, 0.0).await;
}

async fn news_after_an_images_time_are_none_of_its_news(house: House) {
    with_image(&house).await;
    durations(&house, "DAYS_14", None).await;
    house
        .push(
            "app",
            "two",
            &debian(&[("alpha", "1.9-1"), ("beta", "1")]),
            &["2"],
        )
        .await;
    wait_for(&house, "app", "2", "ACTIVE").await;
    house.pass(14 * DAY);
    house
        .push("app", "three", &debian(&[("alpha", "1.9-1")]), &["3"])
        .await;
    wait_for(&house, "app", "3", "ACTIVE").await;
    house.learn(advisories_of(&[("CVE-2024-0007", "alpha")])).await;
    until(|| async {
        let found = findings(&house, "app", "3").await;
        let list = found["imageScanFindings"]["enhancedFindings"].clone();
        match list.as_array().is_some_and(|list| list.len() == 1) {
            true => Ok(()),
            false => Err(found.to_string()),
        }
    })
    .await;
    for tag in ["1", "2"] {
        let old = findings(&house, "app", tag).await;
        assert_eq!(old["imageScanStatus"]["status"], "SCAN_ELIGIBILITY_EXPIRED");
    }
    crate::support::wait_for_usage(&house, 3.0, 1.0).await;
}

async fn a_scan_by_hand_begins_another_window(house: House) {
    with_image(&house).await;
    durations(&house, "DAYS_14", None).await;
    house.pass(20 * DAY);
    assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED");
    let image = json!({"repositoryName": "app", "imageId": {"imageTag": "1"}});
    house.ok("StartImageScan", image).await;
    wait_for(&house, "app", "1", "ACTIVE").await;
    house.pass(14 * DAY);
    assert_eq!(status(&house).await, "SCAN_ELIGIBILITY_EXPIRED");
}

async fn a_registry_that_goes_back_to_basic_hides_it_all(house: House) {
    with_image(&house).await;
    durations(&house, "DAYS_14", None).await;
    ask(&house, "/disable", json!({})).await;
    let image = json!({"repositoryName": "app", "imageId": {"imageTag": "1"}});
    let (code, _) = house.fails("DescribeImageScanFindings", image.clone()).await;
    assert_eq!(code, "ScanNotFoundException", "it was never scanned basically");
    enable(&house).await;
    wait_for(&house, "app", "1", "ACTIVE").await;
    let repository = json!({"repositoryName": "app", "imageScanningConfiguration": {"scanOnPush": true}});
    let (code, words) = house
        .fails("PutImageScanningConfiguration", repository.clone())
        .await;
    assert_eq!(code, "ValidationException", "{words}");
    ask(&house, "/disable", json!({})).await;
    house.ok("PutImageScanningConfiguration", repository).await;
    house.pass(14 * DAY);
    enable(&house).await;
    assert_eq!(
        status(&house).await,
        "SCAN_ELIGIBILITY_EXPIRED",
        "time goes on meanwhile"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_can_be_as_strict_as_aws() {
    let house = House::configured(|config| config.refuses_manual_enhanced = true).await;
    house.create("app").await;
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["1"])
        .await;
    enable(&house).await;
    let image = json!({"repositoryName": "app", "imageId": {"imageTag": "1"}});
    let (code, words) = house.fails("StartImageScan", image.clone()).await;
    assert_eq!(code, "ValidationException");
    assert!(words.starts_with("This feature is disabled"), "{words}");
    ask(&house, "/disable", json!({})).await;
    house.ok("StartImageScan", image).await;
}
