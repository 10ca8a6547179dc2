//! The operations as pages call them, permissions, changes and files.

use serde_json::{Value, json};
use tidewaiter_testhouse::ACCOUNT;
use tidewaiter_testhouse::sign::REGION;

use crate::house::House;

#[tokio::test]
async fn operations_see_who_calls_and_check_as_for_signed_requests() {
    let house = House::open().await;
    let mia = house.signed_in("mia").await;
    let call = async |path: &str, body: Value| {
        let answer = house.page(&mia, "POST", path, body).await;
        (answer.status, answer.json())
    };
    let (status, answer) = call("/console/api/ecr/DescribeRepositories", json!({})).await;
    assert_eq!(
        (status, answer["nextToken"].as_str().unwrap()),
        (200, "arn:aws:iam::123456789012:user/mia eu-central-1")
    );
    let name = json!({"repositoryName": "app"});
    for (path, body, status, code) in [
        (
            "/console/api/ecr/DescribeRepositories",
            json!({"maxResults": 0}),
            400,
            "InvalidParameterException",
        ),
        (
            "/console/api/ecr/CreateRepository",
            name.clone(),
            400,
            "AccessDeniedException",
        ),
        (
            "/console/api/ecr/DescribeImages",
            name,
            501,
            "NotImplementedException",
        ),
        (
            "/console/api/ecr/NoSuchOperation",
            json!({}),
            404,
            "UnknownOperationException",
        ),
        (
            "/console/api/none/DescribeRepositories",
            json!({}),
            404,
            "UnknownOperationException",
        ),
    ] {
        let (told, answer) = call(path, body).await;
        assert_eq!(
            (told, answer["__type"].as_str().unwrap()),
            (status, code),
            "{path}"
        );
        assert!(!answer["message"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn pages_learn_what_their_user_may_do() {
    let house = House::open().await;
    let questions = json!({"questions": [
        {"action": "ecr:DescribeImages", "repository": "app"},
        {"action": "ecr:DeleteRepository", "repository": "app"},
        {"action": "ecr:PutRegistryScanningConfiguration"},
    ]});
    for (user, allowed) in [
        ("mia", json!([true, false, false])),
        ("root", json!([true, true, true])),
    ] {
        let browser = house.signed_in(user).await;
        let answer = house
            .page(&browser, "POST", "/console/permissions", questions.clone())
            .await;
        assert_eq!(answer.json()["allowed"], allowed, "{user}");
    }
}

#[tokio::test]
async fn strangers_see_the_page_and_nothing_else() {
    let house = House::open().await;
    for path in ["/console/session", "/console/changes"] {
        assert_eq!(house.get(path).await.status, 401, "{path}");
    }
    assert_eq!(house.get("/console/assets/none.js").await.status, 404);
    assert_eq!(house.get("/console").await.header("location"), "/console/");
}

#[tokio::test]
async fn every_answer_bounds_what_the_browser_may_load() {
    let house = House::open().await;
    for path in ["/console/", "/console/ecr/repositories", "/console/session"] {
        let answer = house.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self';"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

/// The page is there or says how to make it: the test holds for a program with the console and for one without.
#[tokio::test]
async fn the_page_is_sent_for_all_paths_of_its_own() {
    let house = House::open().await;
    let (page, deep) = (
        house.get("/console/").await,
        house.get("/console/ecr/repositories/a.b").await,
    );
    assert_eq!((page.status, &page.bytes), (deep.status, &deep.bytes));
    let text = String::from_utf8(page.bytes).unwrap();
    match page.status {
        200 => assert!(text.contains("/console/assets/"), "{text}"),
        404 => assert!(text.contains("cargo xtask console"), "{text}"),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn costs_are_told_to_whoever_may_list_them() {
    let house = House::open().await;
    assert_eq!(house.get("/console/costs").await.status, 401);
    let root = house.signed_in("root").await;
    let answer = house.page(&root, "GET", "/console/costs", Value::Null).await;
    let months = answer.json()["months"].as_array().unwrap().clone();
    let names: Vec<&str> = months.iter().map(|one| one["month"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        ["1969-08", "1969-09", "1969-10", "1969-11", "1969-12", "1970-01"]
    );
    assert_eq!(answer.json()["projected"], 0.0);
    let policy = json!([{"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}
    ]}]);
    house.store.set_user_policies("mia", &policy).await.unwrap();
    let mia = house.signed_in("mia").await;
    let refused = house.page(&mia, "GET", "/console/costs", Value::Null).await;
    assert_eq!(
        (refused.status, refused.json()["__type"].as_str()),
        (403, Some("AccessDeniedException"))
    );
}

#[tokio::test]
async fn groups_of_findings_are_counted_for_whoever_may_read_them() {
    let house = House::open().await;
    let path = "/console/hub-groups";
    let question = json!({
        "filters": {"SeverityLabel": [{"Comparison": "NOT_EQUALS", "Value": "LOW"}]}, "by": "Title",
    });
    let root = house.signed_in("root").await;
    let refused = house.page(&root, "POST", path, question.clone()).await;
    assert_eq!(refused.json()["__type"], "InvalidAccessException");
    let hub = |path, input| house.registry.rest("securityhub", "POST", path, input);
    hub("/accounts", json!({})).await.unwrap();
    let findings: Vec<Value> = (0..150).map(finding).collect();
    for batch in findings.chunks(100) {
        let taken = hub("/findings/import", json!({"Findings": batch})).await.unwrap();
        assert_eq!(taken["FailedCount"], 0, "{taken}");
    }
    let answer = house.page(&root, "POST", path, question.clone()).await;
    let groups = json!({"groups": [{"name": "odd", "count": 75}, {"name": "even", "count": 25}]});
    assert_eq!(answer.json(), groups);
    let nonsense = json!({"filters": {}, "by": "Weather"});
    let refused = house.page(&root, "POST", path, nonsense).await;
    assert_eq!(
        (refused.status, &refused.json()["__type"]),
        (400, &json!("InvalidInputException"))
    );

    assert_eq!(house.get(path).await.status, 405);
    let policy = json!([{"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}
    ]}]);
    house.store.set_user_policies("mia", &policy).await.unwrap();
    let mia = house.signed_in("mia").await;
    assert_eq!(house.page(&mia, "POST", path, question).await.status, 403);
}

/// Odd ones are grave, and a third of the even ones.
fn finding(number: usize) -> Value {
    let (title, label) = match number % 6 {
        1 | 3 | 5 => ("odd", "HIGH"),
        0 => ("even", "MEDIUM"),
        _ => ("even", "LOW"),
    };
    let (region, account) = (REGION, ACCOUNT);
    json!({
        "SchemaVersion": "2018-10-08", "Id": format!("finding {number}"), "GeneratorId": "checker",
        "ProductArn": format!("arn:aws:securityhub:{region}:{account}:product/{account}/default"),
        "AwsAccountId": account, "Types": ["Software and Configuration Checks/Vulnerabilities/CVE"],
        "CreatedAt": "2023-11-14T00:00:00Z", "UpdatedAt": "2023-11-14T00:00:00Z", "Title": title,
        "Severity": {"Label": label}, "Description": "What it is", "Resources": [{"Type": "Other", "Id": "it"}],
    })
}
