//! Enhanced scanning through ECR's interface: what is scanned, what is found, and how news come by themselves.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};
use tidewaiter_store::ScanKind;

use crate::golden::published;
use tidewaiter_testhouse::on_both;
use tidewaiter_testhouse::{House, advisories_of, advisories_told_otherwise, debian};

on_both!(
    an_enhanced_registry_scans_what_is_there_and_what_comes,
    news_reach_images_by_themselves_and_read_no_layer,
    an_image_that_is_scanned_on_push_stays_as_it_was,
    basic_and_enhanced_results_stand_side_by_side,
    a_finding_has_the_form_of_a_recorded_one,
    an_earlier_result_is_shown_as_it_was,
    news_that_are_killed_at_any_moment_are_worked_through_once,
    a_revision_that_is_never_worked_through_leaves_nothing_behind,
);

fn of(tag: &str) -> Value {
    json!({"repositoryName": "app", "imageId": {"imageTag": tag}})
}

async fn choose(house: &House, scan_type: &str, rules: Value) {
    let wanted = json!({"scanType": scan_type, "rules": rules});
    house.ok("PutRegistryScanningConfiguration", wanted).await;
}

fn rule(frequency: &str) -> Value {
    json!([{"scanFrequency": frequency, "repositoryFilters": [{"filter": "*", "filterType": "WILDCARD"}]}])
}

/// Waits until an answer is as wanted.
async fn wait(house: &House, tag: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    let mut last = Value::Null;
    for _ in 0..500 {
        if let Ok(answer) = house
            .call_as(tidewaiter_testhouse::ROOT, "DescribeImageScanFindings", of(tag))
            .await
        {
            if wanted(&answer) {
                return answer;
            }
            last = answer;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never came to this: {last}");
}

fn is(status: &'static str) -> impl Fn(&Value) -> bool {
    move |answer| answer["imageScanStatus"]["status"] == status
}

fn ids(answer: &Value) -> Vec<&str> {
    let findings = answer["imageScanFindings"]["enhancedFindings"]
        .as_array()
        .unwrap();
    findings
        .iter()
        .map(|found| {
            found["packageVulnerabilityDetails"]["vulnerabilityId"]
                .as_str()
                .unwrap()
        })
        .collect()
}

async fn an_enhanced_registry_scans_what_is_there_and_what_comes(house: House) {
    house.create("app").await;
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["old"])
        .await;
    choose(&house, "ENHANCED", json!([])).await;
    house
        .push("app", "two", &debian(&[("alpha", "2.0-1")]), &["new"])
        .await;
    let waiting = house.ok("DescribeImageScanFindings", of("new")).await;
    assert_eq!(waiting["imageScanStatus"]["status"], "PENDING");
    house.start_workers();
    let old = wait(&house, "old", is("ACTIVE")).await;
    assert_eq!(ids(&old), ["CVE-2023-0001", "CVE-2023-0002", "CVE-2023-0003"]);
    assert_eq!(
        old["imageScanStatus"]["description"],
        "Continuous scan is selected for image."
    );
    let new = wait(&house, "new", is("ACTIVE")).await;
    assert_eq!(ids(&new), Vec::<&str>::new());
    let details = house
        .ok(
            "DescribeImages",
            json!({"repositoryName": "app", "imageIds": [{"imageTag": "old"}]}),
        )
        .await;
    let summary = &details["imageDetails"][0]["imageScanFindingsSummary"];
    assert_eq!(
        summary["findingSeverityCounts"],
        json!({"CRITICAL": 1, "UNTRIAGED": 2})
    );
}

async fn news_reach_images_by_themselves_and_read_no_layer(house: House) {
    house.create("app").await;
    choose(&house, "ENHANCED", rule("CONTINUOUS_SCAN")).await;
    house
        .push(
            "app",
            "one",
            &debian(&[("alpha", "1.9-1"), ("beta", "1")]),
            &["v1"],
        )
        .await;
    house.start_workers();
    let before = wait(&house, "v1", is("ACTIVE")).await;
    assert_eq!(ids(&before).len(), 3);
    house.lose_all_blobs();
    house.pass(1000);
    house
        .learn(advisories_of(&[
            ("CVE-2023-0002", "alpha"),
            ("CVE-2024-0007", "beta"),
        ]))
        .await;
    let after = wait(&house, "v1", |answer| ids(answer).len() == 2).await;
    assert_eq!(ids(&after), ["CVE-2023-0002", "CVE-2024-0007"]);
    let found = |answer: &Value, place: usize| answer["imageScanFindings"]["enhancedFindings"][place].clone();
    assert_eq!(
        found(&after, 0)["findingArn"],
        found(&before, 1)["findingArn"],
        "it is the same finding still"
    );
    assert_eq!(
        found(&after, 0)["firstObservedAt"],
        found(&before, 1)["firstObservedAt"]
    );
    let first = |finding: &Value| finding["firstObservedAt"].as_f64().unwrap();
    assert!(
        first(&found(&after, 1)) > first(&found(&before, 1)),
        "a new one is known since the news"
    );
    let counts = |answer: &Value| answer["imageScanFindings"]["findingSeverityCounts"].clone();
    let after = wait(&house, "v1", |answer| counts(answer) == json!({"UNTRIAGED": 2})).await;
    let completed = |answer: &Value| {
        answer["imageScanFindings"]["imageScanCompletedAt"]
            .as_f64()
            .unwrap()
    };
    assert!(completed(&after) > completed(&before));
}

async fn an_image_that_is_scanned_on_push_stays_as_it_was(house: House) {
    house.create("app").await;
    choose(&house, "ENHANCED", rule("SCAN_ON_PUSH")).await;
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["v1"])
        .await;
    house.start_workers();
    let before = wait(&house, "v1", is("COMPLETE")).await;
    assert_eq!(
        before["imageScanStatus"]["description"],
        "The scan was completed successfully."
    );
    house.learn(advisories_of(&[("CVE-2024-0007", "alpha")])).await;
    // The news are worked through when an image that comes after them has its findings.
    house
        .push("app", "two", &debian(&[("alpha", "1.8-1")]), &["v2"])
        .await;
    assert_eq!(ids(&wait(&house, "v2", is("COMPLETE")).await), ["CVE-2024-0007"]);
    choose(&house, "ENHANCED", rule("CONTINUOUS_SCAN")).await;
    assert_eq!(ids(&wait(&house, "v1", is("ACTIVE")).await), ["CVE-2024-0007"]);
}

async fn basic_and_enhanced_results_stand_side_by_side(house: House) {
    house.create("app").await;
    choose(&house, "BASIC", rule("SCAN_ON_PUSH")).await;
    house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["v1"])
        .await;
    house.start_workers();
    let basic = wait(&house, "v1", is("COMPLETE")).await;
    assert!(basic["imageScanFindings"]["enhancedFindings"].is_null());
    choose(&house, "ENHANCED", json!([])).await;
    let enhanced = wait(&house, "v1", is("ACTIVE")).await;
    assert!(enhanced["imageScanFindings"]["findings"].is_null());
    choose(&house, "BASIC", json!([])).await;
    assert_eq!(house.ok("DescribeImageScanFindings", of("v1")).await, basic);
    choose(&house, "ENHANCED", json!([])).await;
    assert_eq!(ids(&wait(&house, "v1", is("ACTIVE")).await), ids(&enhanced));
}

async fn a_finding_has_the_form_of_a_recorded_one(house: House) {
    house.create("app").await;
    choose(&house, "ENHANCED", json!([])).await;
    let image = house
        .push("app", "somebody", &debian(&[("alpha", "1:1.9-1")]), &["v1"])
        .await;
    house.start_workers();
    let answer = wait(&house, "v1", is("ACTIVE")).await;
    let finding = &answer["imageScanFindings"]["enhancedFindings"];
    assert_eq!(finding, &json!([]), "epoch 1 is newer than all that is affected");
    let layer = debian(&[("alpha", "1.9-1")]);
    house.push("app", "somebody", &layer, &["v2"]).await;
    let answer = wait(&house, "v2", is("ACTIVE")).await;
    let finding = &answer["imageScanFindings"]["enhancedFindings"][0];
    if let Some(recorded) = published("docs-ecr-api.describe-image-scan-findings.enhanced.json") {
        let recorded = members(&recorded["imageScanFindings"]["enhancedFindings"][0]);
        let missing: Vec<String> = recorded.difference(&members(finding)).cloned().collect();
        // Where an image runs is not known here, and nobody gave this vulnerability a word.
        let image = "resources.details.awsEcrContainerImage";
        let known = [
            "packageVulnerabilityDetails.vendorSeverity".to_owned(),
            format!("{image}.inUseCount"),
            format!("{image}.lastInUseAt"),
        ];
        assert_eq!(missing, known);
    }
    let package = &finding["packageVulnerabilityDetails"]["vulnerablePackages"][0];
    assert_eq!(
        (
            &package["name"],
            &package["version"],
            &package["release"],
            &package["epoch"],
            &package["packageManager"]
        ),
        (
            &json!("alpha"),
            &json!("1.9"),
            &json!("1"),
            &json!(0),
            &json!("OS")
        )
    );
    assert_eq!(package["fixedInVersion"], "0:2.0-1");
    assert!(
        package["sourceLayerHash"]
            .as_str()
            .unwrap()
            .starts_with("sha256:")
    );
    assert_eq!(finding["title"], "CVE-2023-0001 - alpha");
    assert_eq!(
        (&finding["score"], &finding["severity"]),
        (&json!(9.8), &json!("CRITICAL"))
    );
    assert_eq!(finding["scoreDetails"]["cvss"]["version"], "3.1");
    let resource = &finding["resources"][0];
    assert_eq!(
        resource["details"]["awsEcrContainerImage"]["platform"],
        "DEBIAN_12"
    );
    assert_eq!(resource["details"]["awsEcrContainerImage"]["author"], "somebody");
    assert!(!resource["id"].as_str().unwrap().ends_with(&image));
}

async fn an_earlier_result_is_shown_as_it_was(mut house: House) {
    house.create("app").await;
    choose(&house, "ENHANCED", json!([])).await;
    let image = house
        .push("app", "one", &debian(&[("alpha", "1.9-1")]), &["v1"])
        .await;
    house.start_workers();
    wait(&house, "v1", is("ACTIVE")).await;
    let reported = house.report_as_of("app", &image, 1).await;
    assert!(reported.contains("A flaw in alpha."), "{reported}");
    house.pass(1000);
    house.learn(advisories_told_otherwise()).await;
    let after = wait(&house, "v1", |answer| ids(answer).len() == 2).await;
    let told = after["imageScanFindings"]["enhancedFindings"].to_string();
    assert!(told.contains("It is less grave than it seemed."), "{told}");
    // Nothing of the older revision is at hand any more.
    house.restart();
    assert_eq!(house.report_as_of("app", &image, 1).await, reported);
    assert_ne!(house.report_as_of("app", &image, 2).await, reported);
}

/// Which packages of these tests have a vulnerability, by a number's bits.
fn affected(bits: u64) -> Vec<(String, &'static str)> {
    let names = ["alpha", "beta", "gamma"];
    let all = (0..9).filter(|bit| bits & (1 << bit) != 0);
    all.map(|bit| (format!("CVE-2024-10{bit:02}"), names[bit % 3]))
        .collect()
}

async fn news_that_are_killed_at_any_moment_are_worked_through_once(mut house: House) {
    let contents: [&[&str]; 4] = [&["alpha"], &["beta", "gamma"], &["alpha", "beta", "gamma"], &[]];
    house.create("app").await;
    choose(&house, "ENHANCED", json!([])).await;
    for (number, names) in contents.iter().enumerate() {
        let packages: Vec<_> = names
            .iter()
            .map(|name| (*name, "1.9-1"))
            .chain([("delta", "1")])
            .collect();
        let tag = format!("v{number}");
        house.push("app", &tag, &debian(&packages), &[&tag]).await;
    }
    let workers = house.start_workers();
    while !all_active(&house, contents.len()).await {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    workers.abort();
    house.lose_all_blobs();
    let mut before: BTreeSet<(String, &str)> = (1..=3)
        .map(|number| (format!("CVE-2023-000{number}"), "alpha"))
        .collect();
    let (mut rescans, mut random) = (0, 5_u64);
    for _ in 0..8 {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let known = affected(random >> 40);
        let advisories: Vec<(&str, &str)> = known.iter().map(|(id, name)| (id.as_str(), *name)).collect();
        house.pass(1000);
        house.learn(advisories_of(&advisories)).await;
        let mut kills = 0;
        while !house.is_up_to_date().await {
            let micros = 300 * (1 + (random >> (kills % 30)) % 40);
            house
                .work_for(Duration::from_micros(micros << (kills * 2 / 3).min(20)))
                .await;
            house.restart();
            // Whoever was killed holds his job for a minute.
            house.pass(61_000);
            kills += 1;
        }
        let after: BTreeSet<(String, &str)> = known.into_iter().collect();
        let changed: BTreeSet<&str> = before
            .symmetric_difference(&after)
            .map(|(_, name)| *name)
            .collect();
        rescans += contents
            .iter()
            .filter(|names| names.iter().any(|name| changed.contains(name)))
            .count() as u64;
        check_images(&house, &contents, &after).await;
        before = after;
    }
    let used = house.registry.store().usage_by_day(0, i64::MAX).await.unwrap();
    let of_kind = |kind| -> u64 {
        used.iter()
            .filter(|used| used.kind == kind)
            .map(|used| used.scans)
            .sum()
    };
    assert_eq!(
        (of_kind(ScanKind::Initial), of_kind(ScanKind::Rescan)),
        (contents.len() as u64, rescans)
    );
}

/// A revision that tells otherwise comes, is worked on for a moment, and what was before comes again: what little of it was
/// written is taken back, though the two that were worked through do not differ.
async fn a_revision_that_is_never_worked_through_leaves_nothing_behind(house: House) {
    let contents: [&[&str]; 2] = [&["alpha", "beta"], &["gamma"]];
    house.create("app").await;
    choose(&house, "ENHANCED", json!([])).await;
    for (number, names) in contents.iter().enumerate() {
        let packages: Vec<_> = names.iter().map(|name| (*name, "1.9-1")).collect();
        let tag = format!("v{number}");
        house.push("app", &tag, &debian(&packages), &[&tag]).await;
    }
    let workers = house.start_workers();
    while !all_active(&house, contents.len()).await {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    workers.abort();
    let known = affected(0b1_0110_0111);
    let known: Vec<(&str, &str)> = known.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    let other = affected(0b0_1101_1010);
    let other: Vec<(&str, &str)> = other.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    for round in 0..60 {
        for (revision, micros) in [(&other, 500 + 250 * round), (&known, 0)] {
            house.pass(61_000);
            house.learn(advisories_of(revision)).await;
            house.work_for(Duration::from_micros(micros)).await;
        }
        while !house.is_up_to_date().await {
            house.pass(61_000);
            house.work_for(Duration::from_secs(5)).await;
        }
        let expected = known.iter().map(|(id, name)| ((*id).to_owned(), *name)).collect();
        check_images(&house, &contents, &expected).await;
    }
}

async fn all_active(house: &House, images: usize) -> bool {
    let details = house.ok("DescribeImages", json!({"repositoryName": "app"})).await;
    let details = details["imageDetails"].as_array().unwrap();
    let active = details
        .iter()
        .filter(|detail| detail["imageScanStatus"]["status"] == "ACTIVE");
    active.count() == images
}

/// What is listed and what is counted is what the advisories say of the packages that were put in.
async fn check_images(house: &House, contents: &[&[&str]], known: &BTreeSet<(String, &str)>) {
    for (number, names) in contents.iter().enumerate() {
        let answer = house
            .ok("DescribeImageScanFindings", of(&format!("v{number}")))
            .await;
        let expected: BTreeSet<&str> = known
            .iter()
            .filter(|(_, name)| names.contains(name))
            .map(|(id, _)| id.as_str())
            .collect();
        assert_eq!(
            ids(&answer).into_iter().collect::<BTreeSet<_>>(),
            expected,
            "v{number}"
        );
        let counts = answer["imageScanFindings"]["findingSeverityCounts"]
            .as_object()
            .unwrap();
        let counted: u64 = counts.values().filter_map(Value::as_u64).sum();
        assert_eq!(counted, expected.len() as u64, "v{number}");
    }
}

/// The names of all members, with those that they lie in.
fn members(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(object) => object
            .iter()
            .flat_map(|(name, value)| {
                let inner = members(value)
                    .into_iter()
                    .map(move |inner| format!("{name}.{inner}"));
                inner.chain([name.clone()])
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(members).collect(),
        _ => BTreeSet::new(),
    }
}
