//! Signing in through a provider: what comes in, and what does not.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::house::{Answer, Browser, House};
use crate::provider::TestProvider;

struct Begun {
    code: String,
    state: String,
    cookie: String,
}

async fn open() -> (House, TestProvider) {
    let provider = TestProvider::start().await;
    let house = House::open_with(Some(provider.config())).await;
    (house, provider)
}

async fn begin(house: &House, provider: &TestProvider) -> Begun {
    let answer = house.get("/console/oidc/begin").await;
    assert_eq!(answer.status, 303, "{}", answer.header("location"));
    let kept = answer.header("set-cookie");
    for word in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/console/oidc"] {
        assert!(kept.contains(word), "{word}: {kept}");
    }
    let cookie = kept.split(';').next().unwrap().to_owned();
    let (code, state) = provider.sign_in(answer.header("location"));
    Begun { code, state, cookie }
}

async fn come_back(house: &House, begun: &Begun) -> Answer {
    let escaped = |text: &str| text.replace(' ', "%20");
    let path = format!(
        "/console/oidc/callback?code={}&state={}",
        escaped(&begun.code),
        escaped(&begun.state)
    );
    let request = Request::get(path).header("cookie", &begun.cookie);
    house.send(request.body(Body::empty()).unwrap()).await
}

/// The browser after a sign-in that went well.
async fn signed_in(house: &House, provider: &TestProvider) -> Browser {
    let answer = come_back(house, &begin(house, provider).await).await;
    assert_eq!(answer.status, 200, "{}", answer.header("location"));
    let cookies = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|value| value.to_str().unwrap());
    let session = cookies
        .filter(|value| value.starts_with("tidewaiter_session="))
        .collect::<Vec<_>>();
    assert!(session[0].contains("SameSite=Strict"), "{session:?}");
    let cookie = session[0].split(';').next().unwrap().to_owned();
    let request = Request::get("/console/session").header("cookie", &cookie);
    let about = house.send(request.body(Body::empty()).unwrap()).await;
    let csrf = about.json()["csrf"].as_str().unwrap().to_owned();
    Browser { cookie, csrf }
}

/// The word of the page that a refused sign-in ends on.
async fn refused(house: &House, begun: &Begun) -> String {
    let answer = come_back(house, begun).await;
    assert_eq!(answer.status, 303);
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 1, "the flow is forgotten, and no session begins");
    answer.header("location").rsplit('=').next().unwrap().to_owned()
}

async fn may(house: &House, browser: &Browser, action: &str) -> bool {
    let questions = json!({"questions": [{"action": action}]});
    let answer = house
        .page(browser, "POST", "/console/permissions", questions)
        .await;
    answer.json()["allowed"][0].as_bool().unwrap()
}

#[tokio::test]
async fn groups_say_what_someone_may_and_each_sign_in_anew() {
    let (house, provider) = open().await;
    assert_eq!(house.get("/console/ways").await.json(), json!({"oidc": "Test"}));
    let ann = signed_in(&house, &provider).await;
    let about = house
        .page(&ann, "GET", "/console/session", Value::Null)
        .await
        .json();
    assert_eq!(about["arn"], "arn:aws:iam::123456789012:user/oidc/ann");
    assert!(may(&house, &ann, "ecr:DescribeRepositories").await);
    assert!(!may(&house, &ann, "ecr:CreateRepository").await);
    provider.tell(json!({"groups": ["dev", "ops"]}));
    signed_in(&house, &provider).await;
    assert!(
        may(&house, &ann, "ecr:CreateRepository").await,
        "it is the same user"
    );
}

#[tokio::test]
async fn claims_may_be_told_at_the_other_address() {
    let (house, provider) = open().await;
    provider.tell(json!({"groups": "nothing here"}));
    assert_eq!(refused(&house, &begin(&house, &provider).await).await, "group");
    let mut config = provider.config();
    config.groups_claim = "roles".into();
    let house = House::open_with(Some(config)).await;
    provider.tell_apart(json!({"sub": "user 7", "roles": ["ops"]}));
    let ann = signed_in(&house, &provider).await;
    assert!(may(&house, &ann, "ecr:CreateRepository").await);
    provider.tell_apart(json!({"sub": "user 8", "roles": ["ops"]}));
    assert_eq!(refused(&house, &begin(&house, &provider).await).await, "provider");
}

#[tokio::test]
async fn wrong_tokens_are_refused() {
    for wrong in [
        json!({"nonce": "another"}),
        json!({"aud": "another"}),
        json!({"iss": "http://another.example"}),
        json!({"exp": 999}),
    ] {
        let (house, provider) = open().await;
        provider.tell(wrong.clone());
        assert_eq!(
            refused(&house, &begin(&house, &provider).await).await,
            "token",
            "{wrong}"
        );
    }
    let (house, provider) = open().await;
    provider.forge();
    assert_eq!(refused(&house, &begin(&house, &provider).await).await, "token");
}

#[tokio::test]
async fn a_browser_that_was_not_sent_is_strange() {
    let (house, provider) = open().await;
    let (one, other) = (begin(&house, &provider).await, begin(&house, &provider).await);
    let crossed = Begun {
        cookie: other.cookie.clone(),
        ..one
    };
    assert_eq!(refused(&house, &crossed).await, "strange");
    let bare = Begun {
        cookie: String::new(),
        ..other
    };
    assert_eq!(refused(&house, &bare).await, "strange");
    let cancelled = begin(&house, &provider).await;
    let path = format!(
        "/console/oidc/callback?error=access_denied&state={}",
        cancelled.state
    );
    let request = Request::get(path).header("cookie", &cancelled.cookie);
    let answer = house.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.header("location"), "/console/?oidc=refused");
}

#[tokio::test]
async fn a_code_works_once_and_with_its_verifier() {
    let (house, provider) = open().await;
    let begun = begin(&house, &provider).await;
    assert_eq!(come_back(&house, &begun).await.status, 200);
    assert_eq!(refused(&house, &begun).await, "provider");
    let (one, other) = (begin(&house, &provider).await, begin(&house, &provider).await);
    let crossed = Begun {
        code: other.code,
        ..one
    };
    assert_eq!(refused(&house, &crossed).await, "provider");
}

#[tokio::test]
async fn users_of_the_server_are_not_taken_over() {
    let (house, provider) = open().await;
    provider.tell(json!({"preferred_username": "root"}));
    assert_eq!(refused(&house, &begin(&house, &provider).await).await, "taken");
    provider.tell(json!({"preferred_username": "../root"}));
    assert_eq!(refused(&house, &begin(&house, &provider).await).await, "name");
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_way() {
    let house = House::open().await;
    assert_eq!(house.get("/console/ways").await.json(), json!({"oidc": null}));
    assert_eq!(
        house.get("/console/oidc/begin").await.header("location"),
        "/console/?oidc=internal"
    );
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_told() {
    let provider = TestProvider::start().await;
    let mut config = provider.config();
    config.issuer = "http://127.0.0.1:9".into();
    let house = House::open_with(Some(config)).await;
    assert_eq!(
        house.get("/console/oidc/begin").await.header("location"),
        "/console/?oidc=provider"
    );
}
