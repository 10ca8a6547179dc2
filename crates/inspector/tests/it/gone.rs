//! What becomes of findings whose image is gone: they are closed, told of once, listed for three days, and then forgotten.

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::support::{ask, until};
use crate::world::{DAY, fill, layer, list, names, push, settle, with};

on_both!(
    findings_of_a_deleted_image_are_closed_for_three_days,
    findings_of_a_deleted_repository_are_closed_beside_those_of_the_next,
    an_image_that_comes_back_takes_its_findings_back,
    findings_of_an_image_whose_time_is_over_are_closed,
    what_closed_findings_need_is_not_collected,
);

const ORDERS: [&str; 11] = [
    "ECR_IMAGE_REPOSITORY_NAME",
    "ECR_IMAGE_PUSHED_AT",
    "FINDING_STATUS",
    "FIRST_OBSERVED_AT",
    "LAST_OBSERVED_AT",
    "SEVERITY",
    "INSPECTOR_SCORE",
    "EPSS_SCORE",
    "VULNERABILITY_ID",
    "VULNERABILITY_SOURCE",
    "VENDOR_SEVERITY",
];

fn closed() -> Value {
    json!({"findingStatus": [{"comparison": "EQUALS", "value": "CLOSED"}]})
}

async fn delete_image(house: &House, repository: &str, tag: &str) {
    let image = json!({"repositoryName": repository, "imageIds": [{"imageTag": tag}]});
    let answer = house.ok("BatchDeleteImage", image).await;
    assert_eq!(answer["failures"], json!([]));
}

async fn delete_repository(house: &House, repository: &str) {
    let whole = json!({"repositoryName": repository, "force": true});
    house.ok("DeleteRepository", whole).await;
}

async fn why(house: &House, finding: &Value) -> Value {
    let input = json!({"findingArns": [finding["findingArn"]]});
    let mut details = ask(house, "/findings/details/batch/get", input).await;
    details["findingDetails"][0]["evidences"][0]["evidenceDetail"].take()
}

/// The images of findings by their names.
fn images(names: &[String]) -> std::collections::BTreeSet<&str> {
    names.iter().filter_map(|name| name.split(' ').next()).collect()
}

/// Lists all findings in all orders, both ways, in small pages, and compares them with these.
async fn check_orders(house: &House, all: &[String]) {
    for field in ORDERS {
        for order in ["ASC", "DESC"] {
            let sort = json!({"field": field, "sortOrder": order});
            let found = list(house, json!({"sortCriteria": sort, "maxResults": 3})).await;
            assert_eq!(names(&found), all, "{field} {order}");
        }
    }
}

async fn findings_of_a_deleted_image_are_closed_for_three_days(house: House) {
    let told = house.listen().await;
    fill(&house).await;
    let all = names(&list(&house, json!({})).await);
    told.take_findings(all.len()).await;
    house.pass(60_000);
    delete_image(&house, "app", "v1").await;
    let gone = with(&house, closed()).await;
    let of_image: Vec<String> = all
        .iter()
        .filter(|name| name.starts_with("app:v1 "))
        .cloned()
        .collect();
    assert_eq!(names(&gone), of_image);
    let closed_at = house.now().0 as f64 / 1000.0;
    for finding in &gone {
        assert_eq!(finding["updatedAt"], closed_at);
        assert_eq!(why(&house, finding).await, "IMAGE_DELETED");
    }
    check_orders(&house, &all).await;
    let events = told.take_findings(of_image.len()).await;
    let wanted: Vec<String> = of_image.iter().map(|name| format!("CLOSED {name}")).collect();
    assert_eq!(events, wanted);
    house.pass(3 * DAY - 1);
    assert_eq!(names(&with(&house, closed()).await), of_image);
    house.pass(1);
    assert_eq!(with(&house, closed()).await, Vec::<Value>::new());
    assert_eq!(list(&house, json!({})).await.len(), all.len() - of_image.len());
}

async fn findings_of_a_deleted_repository_are_closed_beside_those_of_the_next(house: House) {
    let told = house.listen().await;
    fill(&house).await;
    let all = names(&list(&house, json!({})).await);
    told.take_findings(all.len()).await;
    let of_web: Vec<String> = all
        .iter()
        .filter(|name| name.starts_with("web:"))
        .cloned()
        .collect();
    house.pass(60_000);
    delete_repository(&house, "web").await;
    let gone = with(&house, closed()).await;
    assert_eq!(names(&gone), of_web);
    assert_eq!(why(&house, &gone[0]).await, "REPOSITORY_DELETED");
    check_orders(&house, &all).await;
    let events = told.take_findings(of_web.len()).await;
    let wanted: Vec<String> = of_web.iter().map(|name| format!("CLOSED {name}")).collect();
    assert_eq!(events, wanted);
    // The same image in another repository of the same name.
    house.create("web").await;
    let debian = layer("debian:12", &[("alpha", "1.9-1"), ("beta", "1-1")]);
    push(&house, "web", "v1", &debian).await;
    let mut both = all.clone();
    both.extend(of_web.iter().filter(|name| name.starts_with("web:v1 ")).cloned());
    both.sort();
    check_orders(&house, &both).await;
    let named = json!({"ecrImageRepositoryName": [{"comparison": "EQUALS", "value": "web"}]});
    assert_eq!(
        with(&house, named).await.len(),
        both.len() - all.len() + of_web.len()
    );
}

async fn an_image_that_comes_back_takes_its_findings_back(house: House) {
    fill(&house).await;
    let before = with(&house, json!({})).await;
    delete_image(&house, "app", "v1").await;
    let gone = with(&house, closed()).await;
    assert!(!gone.is_empty());
    house.pass(DAY);
    let debian = layer("debian:12", &[("alpha", "1.9-1"), ("beta", "1-1")]);
    push(&house, "app", "v1", &debian).await;
    assert_eq!(with(&house, closed()).await, Vec::<Value>::new());
    let after = with(&house, json!({})).await;
    let arns = |findings: &[Value]| {
        let mut arns: Vec<String> = findings.iter().map(|one| one["findingArn"].to_string()).collect();
        arns.sort();
        arns
    };
    assert_eq!(arns(&after), arns(&before));
}

async fn findings_of_an_image_whose_time_is_over_are_closed(house: House) {
    let told = house.listen().await;
    fill(&house).await;
    let all = names(&list(&house, json!({})).await);
    told.take_findings(all.len()).await;
    let days = json!({"ecrConfiguration": {"rescanDuration": "DAYS_14"}});
    ask(&house, "/configuration/update", days).await;
    until(|| async {
        let now = ask(&house, "/configuration/get", json!({})).await;
        match now["ecrConfiguration"]["rescanDurationState"]["status"] == "SUCCESS" {
            true => Ok(()),
            false => Err(now.to_string()),
        }
    })
    .await;
    house.pass(14 * DAY);
    let gone = with(&house, closed()).await;
    assert_eq!(names(&gone), all);
    assert_eq!(why(&house, &gone[0]).await, "SCAN_ELIGIBILITY_EXPIRED");
    check_orders(&house, &all).await;
    let over = until(|| async {
        let over = told.of_kind("Inspector2 Coverage");
        match over.len() >= images(&all).len() {
            true => Ok(over),
            false => Err(format!("{over:#?}")),
        }
    })
    .await;
    assert_eq!(over.len(), images(&all).len(), "one of each image: {over:#?}");
    for event in &over {
        let status = json!({"reason": "SCAN_ELIGIBILITY_EXPIRED", "statusCodeValue": "INACTIVE"});
        assert_eq!(event["detail"]["scanStatus"], status);
    }
    told.take_findings(all.len()).await;
    // Nothing is told twice of one that is deleted afterwards.
    delete_image(&house, "app", "v1").await;
    check_orders(&house, &all).await;
    told.take_findings(0).await;
    house.pass(3 * DAY);
    assert_eq!(list(&house, json!({})).await, Vec::<Value>::new());
    let debian = layer("debian:12", &[("alpha", "1.9-1"), ("beta", "1-1")]);
    house.push("web", "v1", &debian, &["again"]).await;
    settle(&house, "web", "again").await;
    assert!(!with(&house, json!({})).await.is_empty());
}

async fn what_closed_findings_need_is_not_collected(house: House) {
    fill(&house).await;
    delete_repository(&house, "web").await;
    delete_repository(&house, "app").await;
    delete_repository(&house, "tools/cli").await;
    let all = with(&house, closed()).await;
    for _ in 0..2 {
        house.pass(DAY + 3_600_000);
        house.registry.collect_garbage().await.unwrap();
    }
    assert_eq!(with(&house, closed()).await, all);
    // Images first, a day later their sets, another day later the packages of these.
    for _ in 0..4 {
        house.pass(DAY + 3_600_000);
        house.registry.collect_garbage().await.unwrap();
    }
    assert_eq!(list(&house, json!({})).await, Vec::<Value>::new());
    let store = house.registry.store();
    let since = tidewaiter_types::Timestamp(0);
    assert!(!store.has_closed_images(since).await.unwrap());
    assert_eq!(
        store.packages_after(None, 9).await.unwrap().len(),
        0,
        "nothing is left"
    );
}
