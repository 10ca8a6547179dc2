//! Lifecycle policies: kept as they came, if they make sense; and policies of access, which there are none of.

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::golden::{covers, published};

on_both!(
    a_policy_is_kept_shown_and_deleted,
    the_published_examples_are_taken,
    what_makes_no_sense_is_refused,
    repositories_have_no_policies_of_their_own,
);

fn put(policy: &Value) -> Value {
    json!({"repositoryName": "app", "lifecyclePolicyText": policy.to_string()})
}

fn untagged(days: i64) -> Value {
    json!({"rules": [{
        "rulePriority": 1, "description": "old ones", "action": {"type": "expire"},
        "selection": {
            "tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": days,
        },
    }]})
}

async fn a_policy_is_kept_shown_and_deleted(house: House) {
    house.create("app").await;
    let app = json!({"repositoryName": "app"});
    let none = house.fails("GetLifecyclePolicy", app.clone()).await;
    assert_eq!(none.0, "LifecyclePolicyNotFoundException");
    for days in [14, 30] {
        let kept = house.ok("PutLifecyclePolicy", put(&untagged(days))).await;
        assert_eq!(kept["lifecyclePolicyText"], untagged(days).to_string());
    }
    let got = house.ok("GetLifecyclePolicy", app.clone()).await;
    covers("ecr.get-lifecycle-policy.1.json", &got);
    assert_eq!(got["lifecyclePolicyText"], untagged(30).to_string());
    let deleted = house.ok("DeleteLifecyclePolicy", app.clone()).await;
    covers("ecr.delete-lifecycle-policy.1.json", &deleted);
    assert_eq!(
        house.fails("DeleteLifecyclePolicy", app.clone()).await.0,
        "LifecyclePolicyNotFoundException"
    );
    // A policy goes with its repository.
    house.ok("PutLifecyclePolicy", put(&untagged(1))).await;
    house.ok("DeleteRepository", app.clone()).await;
    assert_eq!(
        house.fails("GetLifecyclePolicy", app.clone()).await.0,
        "RepositoryNotFoundException"
    );
    house.create("app").await;
    assert_eq!(
        house.fails("GetLifecyclePolicy", app).await.0,
        "LifecyclePolicyNotFoundException"
    );
}

async fn the_published_examples_are_taken(house: House) {
    house.create("app").await;
    for number in 1..=8 {
        let Some(policy) = published(&format!("docs-ecr.lifecycle_policy_examples.{number}.json")) else {
            return;
        };
        house.ok("PutLifecyclePolicy", put(&policy)).await;
    }
}

async fn what_makes_no_sense_is_refused(house: House) {
    house.create("app").await;
    for policy in [
        untagged(0),
        json!({"rules": []}),
        json!("no policy at all, but long enough"),
        {
            let mut long = untagged(1);
            long["rules"][0]["description"] = json!("x".repeat(31_000));
            long
        },
    ] {
        let (code, words) = house.fails("PutLifecyclePolicy", put(&policy)).await;
        assert_eq!(code, "InvalidParameterException", "{words}");
    }
    let other = json!({"repositoryName": "other", "lifecyclePolicyText": untagged(1).to_string()});
    assert_eq!(
        house.fails("PutLifecyclePolicy", other).await.0,
        "RepositoryNotFoundException"
    );
}

async fn repositories_have_no_policies_of_their_own(house: House) {
    house.create("app").await;
    let (app, other) = (
        json!({"repositoryName": "app"}),
        json!({"repositoryName": "other"}),
    );
    for operation in ["GetRepositoryPolicy", "DeleteRepositoryPolicy"] {
        let none = house.fails(operation, app.clone()).await;
        assert_eq!(none.0, "RepositoryPolicyNotFoundException", "{operation}");
        let unknown = house.fails(operation, other.clone()).await;
        assert_eq!(unknown.0, "RepositoryNotFoundException", "{operation}");
    }
    // One that would not be obeyed is not kept.
    let put = json!({"repositoryName": "app", "policyText": "{}"});
    assert_eq!(
        house.fails("SetRepositoryPolicy", put).await.0,
        "NotImplementedException"
    );
}
