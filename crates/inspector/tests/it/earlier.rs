//! Findings of an earlier instant, as they were shown then: by ECR and by Inspector, to the byte.

use serde_json::{Value, json};
use tidewaiter_testhouse::sign::{as_of, ecr_at, rest};
use tidewaiter_testhouse::{House, ROOT, on_both};
use tidewaiter_types::Timestamp;

use crate::support::{ask, until};
use crate::world::{DAY, NOTHING, Said, enhance, fill, first, layer, push, revision};

on_both!(
    what_was_shown_is_shown_again,
    lists_of_earlier_findings_go_page_by_page_and_by_criteria,
    an_image_is_not_there_before_it_was_looked_into,
    what_only_knows_of_now_says_so,
);

const IMAGES: [(&str, &str); 5] = [
    ("web", "v1"),
    ("web", "v2"),
    ("app", "v1"),
    ("app", "v2"),
    ("tools/cli", "latest"),
];

/// The small world without EPSS, which is not kept.
fn scoreless(mut all: Vec<Said<'static>>) -> Vec<Said<'static>> {
    all.iter_mut().for_each(|said| said.epss = None);
    all
}

/// A later state of it: one is graver, one is fixed, one goes, and one is new.
fn later() -> Vec<Said<'static>> {
    let mut all = scoreless(first());
    all[2].score = Some(9.1);
    all[6].word = Some("low");
    all[1].fixed = Some("8-1");
    all.remove(3);
    all.push(Said {
        id: "CVE-2025-0001",
        score: Some(8.8),
        ..NOTHING
    });
    all
}

/// What is answered at a path, in words that must not change by a letter.
async fn shown(house: &House, front: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (repository, tag) in IMAGES {
        let wanted = json!({"repositoryName": repository, "imageId": {"imageTag": tag}}).to_string();
        let request = ecr_at(ROOT, front, "DescribeImageScanFindings", wanted, house.now());
        all.push(house.answer(request).await.1);
    }
    let path = format!("{front}findings/list");
    for input in [
        json!({}),
        json!({"sortCriteria": {"field": "FINDING_STATUS", "sortOrder": "DESC"}}),
    ] {
        let request = rest(ROOT, "inspector2", "POST", &path, input.to_string(), house.now());
        all.push(house.answer(request).await.1);
    }
    all
}

async fn learn(house: &House, days: i64, all: &[Said<'_>]) {
    house.pass(DAY);
    house.learn(revision(days, all)).await;
    until(|| async {
        let is_there = house.is_up_to_date().await;
        is_there
            .then_some(())
            .ok_or_else(|| "news are on their way".to_owned())
    })
    .await;
    house.pass(1000);
}

async fn fill_scoreless(house: &House) {
    fill(house).await;
    learn(house, 2, &scoreless(first())).await;
}

async fn what_was_shown_is_shown_again(mut house: House) {
    fill_scoreless(&house).await;
    let (then, before) = (house.now(), shown(&house, "/").await);
    assert!(
        before.iter().all(|answer| answer.contains("CVE-2024-0001")),
        "{before:?}"
    );
    assert_eq!(
        shown(&house, &as_of(then)).await,
        before,
        "now is the latest of earlier instants"
    );
    learn(&house, 3, &later()).await;
    let (between, after) = (house.now(), shown(&house, "/").await);
    for (one, other) in before.iter().zip(&after) {
        assert_ne!(one, other, "all answers are others");
    }
    assert_eq!(shown(&house, &as_of(then)).await, before);
    // What changes later is not known earlier: news, looks at images, another server.
    learn(&house, 4, &scoreless(first())[..2]).await;
    for (repository, tag) in IMAGES {
        let image = json!({"repositoryName": repository, "imageId": {"imageTag": tag}});
        house.ok("StartImageScan", image.clone()).await;
        crate::world::settle(&house, repository, tag).await;
    }
    house.restart();
    assert_eq!(shown(&house, &as_of(then)).await, before);
    assert_eq!(shown(&house, &as_of(between)).await, after);
}

async fn lists_of_earlier_findings_go_page_by_page_and_by_criteria(house: House) {
    fill_scoreless(&house).await;
    let then = house.now();
    let equals = |value: &str| json!([{"comparison": "EQUALS", "value": value}]);
    let asked = [
        json!({}),
        json!({"vulnerabilityId": equals("CVE-2024-0004")}),
        json!({"severity": equals("HIGH")}),
        json!({"ecrImageRepositoryName": equals("web"), "findingStatus": equals("ACTIVE")}),
    ];
    let mut before = Vec::new();
    for criteria in &asked {
        before.push(pages(&house, "/", criteria).await);
    }
    learn(&house, 3, &later()).await;
    for (criteria, before) in asked.iter().zip(before) {
        assert!(!before.is_empty(), "{criteria}");
        assert_eq!(pages(&house, &as_of(then), criteria).await, before, "{criteria}");
        assert_ne!(pages(&house, "/", criteria).await, before, "{criteria}");
    }
}

/// All findings that criteria choose, in pages of two, in the order of repositories.
async fn pages(house: &House, front: &str, criteria: &Value) -> Vec<Value> {
    let path = format!("{front}findings/list");
    let sort = json!({"field": "ECR_IMAGE_REPOSITORY_NAME", "sortOrder": "ASC"});
    let mut input = json!({"filterCriteria": criteria, "maxResults": 2, "sortCriteria": sort});
    let mut all = Vec::new();
    loop {
        let page = ask(house, &path, input.clone()).await;
        all.extend(page["findings"].as_array().unwrap().clone());
        match page.get("nextToken") {
            Some(token) => input["nextToken"] = token.clone(),
            None => return all,
        }
    }
}

async fn an_image_is_not_there_before_it_was_looked_into(house: House) {
    house.learn(revision(1, &scoreless(first()))).await;
    enhance(&house).await;
    house.start_workers();
    house.pass(1000);
    let before = house.now();
    house.pass(1000);
    house.create("app").await;
    push(&house, "app", "v1", &layer("debian:12", &[("alpha", "1.9-1")])).await;
    house.pass(1000);
    let describe = async |at: Timestamp| {
        let wanted = json!({"repositoryName": "app", "imageId": {"imageTag": "v1"}}).to_string();
        house
            .answer(ecr_at(
                ROOT,
                &as_of(at),
                "DescribeImageScanFindings",
                wanted,
                house.now(),
            ))
            .await
    };
    let (status, words) = describe(before).await;
    assert!(
        status == 400 && words.contains("ScanNotFoundException"),
        "{words}"
    );
    assert_eq!(describe(house.now()).await.0, 200);
    let listed = ask(&house, &format!("{}findings/list", as_of(before)), json!({})).await;
    assert_eq!(listed["findings"], json!([]));
}

async fn what_only_knows_of_now_says_so(house: House) {
    fill(&house).await;
    let front = as_of(house.now());
    let refused = async |path: &str, input: Value| {
        let answer = house
            .rest("inspector2", "POST", &format!("{front}{path}"), input)
            .await;
        let (code, body) = answer.unwrap_err();
        assert_eq!(code, "ValidationException");
        body["message"].as_str().unwrap().to_owned()
    };
    let words = refused("coverage/list", json!({})).await;
    assert!(words.contains("ListCoverage answers as of now only"), "{words}");
    let by_score = json!({"sortCriteria": {"field": "EPSS_SCORE", "sortOrder": "ASC"}});
    let words = refused("findings/list", by_score).await;
    assert!(words.contains("ECR_IMAGE_REPOSITORY_NAME"), "{words}");
    let listed = ask(&house, &format!("{front}findings/list"), json!({})).await;
    assert!(!listed.to_string().contains("epss"), "EPSS of then is not known");
}
