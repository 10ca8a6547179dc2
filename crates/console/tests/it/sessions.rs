//! Signing in, staying so, and signing out.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use tidewaiter_store::KeyStatus;

use crate::house::{Browser, House, PASSWORD, SECRET};

const LIST: &str = "/console/api/ecr/DescribeRepositories";

async fn list(house: &House, browser: &Browser) -> u16 {
    house.page(browser, "POST", LIST, json!({})).await.status
}

#[tokio::test]
async fn a_key_and_a_password_both_sign_in() {
    let house = House::open().await;
    let key = json!({"accessKeyId": "key of mia", "secretAccessKey": SECRET});
    let word = json!({"user": "mia", "password": PASSWORD});
    for credentials in [key, word] {
        let answer = house.try_in(&credentials).await;
        let cookie = answer.header("set-cookie").to_owned();
        for part in [
            "; HttpOnly",
            "; SameSite=Strict",
            "; Secure",
            "; Path=/console",
            "; Max-Age=43200",
        ] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let about = answer.json();
        assert_eq!(about["arn"], "arn:aws:iam::123456789012:user/mia");
        assert_eq!(about["registry"], "registry.example:5000");
        assert_eq!(about["advisories"]["revision"], "sha256:aa");
        let browser = Browser::of(&answer);
        let shown = house.page(&browser, "GET", "/console/session", Value::Null).await;
        assert_eq!(shown.json(), about);
        assert_eq!(list(&house, &browser).await, 200);
    }
}

#[tokio::test]
async fn wrong_credentials_are_told_apart_by_nothing() {
    let house = House::open().await;
    let wrong = [
        json!({"accessKeyId": "key of mia", "secretAccessKey": "another"}),
        json!({"accessKeyId": "no key", "secretAccessKey": SECRET}),
        json!({"user": "mia", "password": "another password"}),
        json!({"user": "nobody", "password": PASSWORD}),
    ];
    for credentials in wrong {
        let answer = house.try_in(&credentials).await;
        assert_eq!(
            (answer.status, answer.json()["__type"].as_str().unwrap()),
            (401, "WrongCredentialsException")
        );
        assert_eq!(answer.header("set-cookie"), "");
    }
    assert_eq!(house.try_in(&json!({"user": "mia"})).await.status, 400);
}

#[tokio::test]
async fn a_name_that_is_guessed_at_has_to_wait() {
    let house = House::open().await;
    let wrong = json!({"accessKeyId": "key of mia", "secretAccessKey": "guess"});
    let right = json!({"accessKeyId": "key of mia", "secretAccessKey": SECRET});
    for _ in 0..10 {
        assert_eq!(house.try_in(&wrong).await.status, 401);
    }
    assert_eq!(house.try_in(&right).await.status, 429);
    house.pass(301);
    assert_eq!(house.try_in(&right).await.status, 200);
}

#[tokio::test]
async fn a_session_ends_by_itself_by_signing_out_and_with_its_key() {
    let house = House::open().await;
    let (by_time, by_hand, by_key) = (
        house.signed_in("root").await,
        house.signed_in("root").await,
        house.signed_in("mia").await,
    );
    let out = house
        .page(&by_hand, "DELETE", "/console/session", Value::Null)
        .await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(list(&house, &by_hand).await, 401);
    assert_eq!(list(&house, &by_key).await, 200);
    house
        .store
        .set_access_key_status("key of mia", KeyStatus::Inactive)
        .await
        .unwrap();
    assert_eq!(list(&house, &by_key).await, 401);
    house.pass(12 * 3600 - 1);
    assert_eq!(list(&house, &by_time).await, 200);
    house.pass(1);
    assert_eq!(list(&house, &by_time).await, 401);
}

#[tokio::test]
async fn what_is_forged_is_refused() {
    let house = House::open().await;
    let (browser, other) = (house.signed_in("root").await, house.signed_in("root").await);
    let with = |csrf: &str, site: &str| {
        Request::post(LIST)
            .header("cookie", &browser.cookie)
            .header("x-csrf-token", csrf)
            .header("sec-fetch-site", site)
            .body(Body::from("{}"))
            .unwrap()
    };
    assert_eq!(house.send(with(&browser.csrf, "same-origin")).await.status, 200);
    for forged in [
        with("", "same-origin"),
        with(&other.csrf, "same-origin"),
        with(&browser.csrf, "cross-site"),
    ] {
        let answer = house.send(forged).await;
        assert_eq!(
            (answer.status, answer.json()["__type"].as_str().unwrap()),
            (403, "ForgedRequestException")
        );
    }
}
