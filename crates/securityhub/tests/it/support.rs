//! Short ways to ask Security Hub.

use serde_json::{Value, json};
use tidewaiter_testhouse::{ACCOUNT, House};

pub const REGION: &str = tidewaiter_testhouse::sign::REGION;

pub async fn ok(house: &House, method: &str, path: &str, input: Value) -> Value {
    let answer = house.rest("securityhub", method, path, input).await;
    answer.unwrap_or_else(|error| panic!("{method} {path}: {error:?}"))
}

/// Code and message with which an operation fails.
pub async fn fails(house: &House, method: &str, path: &str, input: Value) -> (String, String) {
    let (code, body) = house.rest("securityhub", method, path, input).await.unwrap_err();
    (code, body["Message"].as_str().unwrap_or_default().to_owned())
}

pub async fn enable(house: &House) {
    ok(house, "POST", "/accounts", json!({})).await;
}

pub fn own_product() -> String {
    format!("arn:aws:securityhub:{REGION}:{ACCOUNT}:product/{ACCOUNT}/default")
}

/// A finding of the account's own product, updated at a minute of a day.
pub fn finding(id: &str, label: &str, minute: u32) -> Value {
    json!({
        "SchemaVersion": "2018-10-08", "Id": id, "ProductArn": own_product(), "GeneratorId": "checker",
        "AwsAccountId": ACCOUNT, "Types": ["Software and Configuration Checks/Vulnerabilities/CVE"],
        "CreatedAt": "2023-11-14T00:00:00Z", "UpdatedAt": format!("2023-11-14T00:{minute:02}:00Z"),
        "Severity": {"Label": label}, "Title": format!("Title of {id}"), "Description": "What it is",
        "Resources": [{"Type": "Container", "Id": format!("resource-of-{id}")}],
    })
}

pub async fn import(house: &House, findings: Vec<Value>) -> Value {
    ok(house, "POST", "/findings/import", json!({"Findings": findings})).await
}

/// All findings that filters select, in all pages of the size.
pub async fn find(house: &House, mut request: Value) -> Vec<Value> {
    let mut all = Vec::new();
    loop {
        let page = ok(house, "POST", "/findings", request.clone()).await;
        all.extend(page["Findings"].as_array().unwrap().clone());
        match page.get("NextToken") {
            Some(token) => request["NextToken"] = token.clone(),
            None => return all,
        }
    }
}

pub fn ids(findings: &[Value]) -> Vec<&str> {
    findings
        .iter()
        .map(|finding| finding["Id"].as_str().unwrap())
        .collect()
}

pub async fn ids_of(house: &House, filters: Value) -> Vec<String> {
    let found = find(house, json!({"Filters": filters})).await;
    let mut ids: Vec<String> = ids(&found).into_iter().map(str::to_owned).collect();
    ids.sort();
    ids
}

pub fn text(comparison: &str, value: &str) -> Value {
    json!({"Comparison": comparison, "Value": value})
}

pub fn identifier(id: &str) -> Value {
    json!({"Id": id, "ProductArn": own_product()})
}
