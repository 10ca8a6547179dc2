//! What becomes of findings when advisories change.

use std::time::Duration;

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::world::{DAY, Said, fill, first, layer, list, names, push, revision, with};

on_both!(a_closed_finding_is_listed_for_a_while_and_comes_back_as_itself,);

fn without(id: &str) -> Vec<Said<'static>> {
    first().into_iter().filter(|said| said.id != id).collect()
}

async fn wait(house: &House, status: &str, count: usize) -> Vec<Value> {
    let criteria = json!({
        "findingStatus": [{"comparison": "EQUALS", "value": status}],
        "vulnerabilityId": [{"comparison": "EQUALS", "value": "CVE-2024-0003"}],
    });
    let mut found = Vec::new();
    for _ in 0..500 {
        found = with(house, criteria.clone()).await;
        if found.len() == count {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("there were never {count} {status}: {:?}", names(&found));
}

async fn details(house: &House, finding: &Value) -> Value {
    let input = json!({"findingArns": [finding["findingArn"]]});
    let mut details = house
        .rest("inspector2", "POST", "/findings/details/batch/get", input)
        .await
        .unwrap();
    details["findingDetails"][0].take()
}

async fn a_closed_finding_is_listed_for_a_while_and_comes_back_as_itself(house: House) {
    fill(&house).await;
    let before = wait(&house, "ACTIVE", 3).await;
    house.pass(DAY);
    house.learn(revision(2, &without("CVE-2024-0003"))).await;
    let closed = wait(&house, "CLOSED", 3).await;
    assert_eq!(closed[0]["findingArn"], before[0]["findingArn"]);
    assert_eq!(closed[0]["firstObservedAt"], before[0]["firstObservedAt"]);
    assert_eq!(closed[0]["updatedAt"], closed[0]["lastObservedAt"]);
    let evidence = &details(&house, &closed[0]).await["evidences"][0];
    assert_eq!(evidence["evidenceDetail"], "WITHDRAWN");
    for field in [
        "FINDING_STATUS",
        "SEVERITY",
        "VULNERABILITY_ID",
        "FIRST_OBSERVED_AT",
        "LAST_OBSERVED_AT",
    ] {
        let sort = json!({"field": field, "sortOrder": "ASC"});
        let all = list(&house, json!({"sortCriteria": sort, "maxResults": 4})).await;
        assert_eq!(all.len(), 19, "{field}: {:?}", names(&all));
    }
    house.pass(5 * DAY);
    house.learn(revision(7, &first())).await;
    let back = wait(&house, "ACTIVE", 3).await;
    assert_eq!(back[0]["firstObservedAt"], before[0]["firstObservedAt"]);
    assert_ne!(back[0]["updatedAt"], before[0]["updatedAt"]);
    house.learn(revision(8, &without("CVE-2024-0003"))).await;
    wait(&house, "CLOSED", 3).await;
    // An image that comes after a finding was closed never had it.
    push(&house, "app", "v9", &layer("debian:12", &[("beta", "1-1")])).await;
    let of_new = with(
        &house,
        json!({"ecrImageTags": [{"comparison": "EQUALS", "value": "v9"}]}),
    )
    .await;
    assert_eq!(names(&of_new), ["app:v9 CVE-2024-0004"]);
}
