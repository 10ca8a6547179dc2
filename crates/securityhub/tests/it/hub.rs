//! The hub: enabled, described, tagged, disabled; its products.

use serde_json::json;
use tidewaiter_testhouse::{ACCOUNT, House, on_both};

use crate::support::{REGION, enable, fails, finding, import, ok};

on_both!(
    a_hub_that_is_not_enabled_answers_nothing,
    a_hub_is_enabled_once_and_forgets_all_when_disabled,
    a_hub_has_tags,
    products_are_subscribed_to,
    the_scanner_is_subscribed_when_both_are_enabled,
);

async fn a_hub_that_is_not_enabled_answers_nothing(house: House) {
    for (method, path) in [
        ("GET", "/accounts"),
        ("POST", "/findings"),
        ("POST", "/insights/get"),
        ("GET", "/products"),
        ("POST", "/standards/get"),
        ("GET", "/automationrules/list"),
        ("GET", "/members"),
    ] {
        let (code, words) = fails(&house, method, path, json!({})).await;
        assert_eq!(code, "InvalidAccessException", "{path}");
        assert_eq!(
            words,
            format!("Account {ACCOUNT} is not subscribed to AWS Security Hub")
        );
    }
}

async fn a_hub_is_enabled_once_and_forgets_all_when_disabled(house: House) {
    ok(&house, "POST", "/accounts", json!({"Tags": {"team": "a"}})).await;
    let (code, _) = fails(&house, "POST", "/accounts", json!({})).await;
    assert_eq!(code, "ResourceConflictException");
    let hub = ok(&house, "GET", "/accounts", json!({})).await;
    assert_eq!(
        hub,
        json!({
            "HubArn": format!("arn:aws:securityhub:{REGION}:{ACCOUNT}:hub/default"),
            "SubscribedAt": "2023-11-14T01:00:00.000Z",
            "AutoEnableControls": true, "ControlFindingGenerator": "SECURITY_CONTROL",
        })
    );
    let change = json!({"AutoEnableControls": false});
    ok(&house, "PATCH", "/accounts", change).await;
    assert_eq!(
        ok(&house, "GET", "/accounts", json!({})).await["AutoEnableControls"],
        false
    );
    import(&house, vec![finding("a", "LOW", 1)]).await;
    ok(&house, "DELETE", "/accounts", json!({})).await;
    assert_eq!(
        fails(&house, "GET", "/accounts", json!({})).await.0,
        "InvalidAccessException"
    );
    enable(&house).await;
    assert_eq!(
        ok(&house, "POST", "/findings", json!({})).await["Findings"],
        json!([])
    );
}

async fn a_hub_has_tags(house: House) {
    ok(&house, "POST", "/accounts", json!({"Tags": {"team": "a"}})).await;
    let path = format!("/tags/arn%3Aaws%3Asecurityhub%3A{REGION}%3A{ACCOUNT}%3Ahub%2Fdefault");
    ok(&house, "POST", &path, json!({"Tags": {"stage": "test"}})).await;
    let tags = ok(&house, "GET", &path, json!({})).await;
    assert_eq!(tags["Tags"], json!({"team": "a", "stage": "test"}));
    ok(&house, "DELETE", &format!("{path}?tagKeys=team"), json!({})).await;
    assert_eq!(
        ok(&house, "GET", &path, json!({})).await["Tags"],
        json!({"stage": "test"})
    );
    let other = path.replace("hub%2Fdefault", "automation-rule%2Fx");
    assert_eq!(
        fails(&house, "GET", &other, json!({})).await.0,
        "ResourceNotFoundException"
    );
}

async fn products_are_subscribed_to(house: House) {
    enable(&house).await;
    let products = ok(&house, "GET", "/products?MaxResults=2", json!({})).await;
    assert_eq!(products["Products"].as_array().unwrap().len(), 2);
    assert!(products["NextToken"].is_string());
    let arn = format!("arn:aws:securityhub:{REGION}::product/prowler/prowler");
    let subscription = ok(
        &house,
        "POST",
        "/productSubscriptions",
        json!({"ProductArn": arn}),
    )
    .await;
    let subscription = subscription["ProductSubscriptionArn"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(subscription.ends_with(":product-subscription/prowler/prowler"));
    let again = fails(
        &house,
        "POST",
        "/productSubscriptions",
        json!({"ProductArn": arn}),
    )
    .await;
    assert_eq!(again.0, "ResourceConflictException");
    let listed = ok(&house, "GET", "/productSubscriptions", json!({})).await;
    assert_eq!(listed["ProductSubscriptions"], json!([subscription]));
    let path = format!(
        "/productSubscriptions/{}",
        subscription.replace('/', "%2F").replace(':', "%3A")
    );
    ok(&house, "DELETE", &path, json!({})).await;
    assert_eq!(
        fails(&house, "DELETE", &path, json!({})).await.0,
        "ResourceNotFoundException"
    );
}

async fn the_scanner_is_subscribed_when_both_are_enabled(house: House) {
    enable(&house).await;
    let listed = ok(&house, "GET", "/productSubscriptions", json!({})).await;
    assert_eq!(
        listed["ProductSubscriptions"],
        json!([]),
        "basic scanning stays out"
    );
    let enhanced = json!({"scanType": "ENHANCED"});
    house.ok("PutRegistryScanningConfiguration", enhanced).await;
    let listed = ok(&house, "GET", "/productSubscriptions", json!({})).await;
    let inspector = format!("arn:aws:securityhub:{REGION}:{ACCOUNT}:product-subscription/aws/inspector");
    assert_eq!(listed["ProductSubscriptions"], json!([inspector]));
}
