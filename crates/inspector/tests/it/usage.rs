//! Scans are counted as Inspector counts them, and cost what AWS would ask.

use serde_json::json;
use tidewaiter_testhouse::{House, advisories_of, debian, on_both};

use crate::support::{DAY, ask, enable, scan_all, wait_for, wait_for_usage};

on_both!(
    thirty_images_scanned_on_push,
    ten_rescans_of_each_of_thirty_images,
    scans_of_more_than_thirty_days_ago_do_not_count,
    an_image_in_two_repositories_is_two,
);

async fn push_thirty(house: &House) {
    house.create("app").await;
    for number in 0..30 {
        let own = format!("own{number}");
        let layer = debian(&[("alpha", "1.9-1"), (&own, "1")]);
        house.push("app", &own, &layer, &[&number.to_string()]).await;
    }
}

async fn thirty_images_scanned_on_push(house: House) {
    house.start_workers();
    scan_all(&house, "SCAN_ON_PUSH").await;
    push_thirty(&house).await;
    let usage = wait_for_usage(&house, 30.0, 0.0).await;
    let expected = json!([
        {"type": "ECR_INITIAL_SCAN", "total": 30.0, "estimatedMonthlyCost": 3.3, "currency": "USD"},
        {"type": "ECR_RESCAN", "total": 0.0, "estimatedMonthlyCost": 0.0, "currency": "USD"},
    ]);
    assert_eq!(usage, expected);
    house.learn(advisories_of(&[("CVE-2024-0007", "alpha")])).await;
    for number in [0, 29] {
        wait_for(&house, "app", &number.to_string(), "COMPLETE").await;
    }
    wait_for_usage(&house, 30.0, 0.0).await;
}

async fn ten_rescans_of_each_of_thirty_images(house: House) {
    house.start_workers();
    enable(&house).await;
    push_thirty(&house).await;
    wait_for_usage(&house, 30.0, 0.0).await;
    for news in 1..=10 {
        let first = format!("CVE-2024-{news:04}");
        let second = format!("CVE-2025-{news:04}");
        // Two vulnerabilities of one revision are one rescan; what is not in the images is none.
        let known = [
            (first.as_str(), "alpha"),
            (second.as_str(), "alpha"),
            ("CVE-2024-9999", "elsewhere"),
        ];
        house.learn(advisories_of(&known)).await;
        wait_for_usage(&house, 30.0, 30.0 * f64::from(news)).await;
    }
    let usage = wait_for_usage(&house, 30.0, 300.0).await;
    assert_eq!(usage[0]["estimatedMonthlyCost"], 3.3);
    assert_eq!(usage[1]["estimatedMonthlyCost"], 3.0);
    house
        .learn(advisories_of(&[
            ("CVE-2024-0010", "alpha"),
            ("CVE-2025-0010", "alpha"),
            ("CVE-2024-9998", "elsewhere"),
        ]))
        .await;
    house
        .push("app", "last", &debian(&[("alpha", "2.0-1")]), &["last"])
        .await;
    wait_for(&house, "app", "last", "ACTIVE").await;
    wait_for_usage(&house, 31.0, 300.0).await;
}

async fn scans_of_more_than_thirty_days_ago_do_not_count(house: House) {
    house.start_workers();
    enable(&house).await;
    house.create("app").await;
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["1"])
        .await;
    wait_for_usage(&house, 1.0, 0.0).await;
    house.pass(29 * DAY);
    wait_for_usage(&house, 1.0, 0.0).await;
    house.pass(DAY);
    wait_for_usage(&house, 0.0, 0.0).await;
    let other = ask(&house, "/usage/list", json!({"accountIds": ["999999999999"]})).await;
    assert_eq!(other["totals"], json!([]));
}

async fn an_image_in_two_repositories_is_two(house: House) {
    house.start_workers();
    enable(&house).await;
    for name in ["app", "copy"] {
        house.create(name).await;
        let layer = debian(&[("alpha", "1.9-1")]);
        house.push(name, "one", &layer, &["1", "again"]).await;
        wait_for(&house, name, "1", "ACTIVE").await;
    }
    wait_for_usage(&house, 2.0, 0.0).await;
    let now = house.now();
    let by_repository = house
        .registry
        .store()
        .usage_by_repository(now, now)
        .await
        .unwrap();
    let shown: Vec<_> = by_repository
        .iter()
        .map(|one| (one.repository.as_deref(), one.usage.initial, one.usage.rescans))
        .collect();
    assert_eq!(shown, [(Some("app"), 1, 0), (Some("copy"), 1, 0)]);
}
