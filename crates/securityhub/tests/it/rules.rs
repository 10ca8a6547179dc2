//! Automation rules: what they change of findings that come in, and in which order.

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::support::{enable, find, finding, identifier, import, ok, text};

on_both!(
    rules_change_what_comes_in,
    rules_go_in_order_until_one_ends_it,
    rules_are_listed_changed_and_deleted,
);

fn rule(name: &str, order: u32, criteria: Value, update: Value) -> Value {
    json!({
        "RuleName": name, "RuleOrder": order, "Description": "d", "Criteria": criteria,
        "Actions": [{"Type": "FINDING_FIELDS_UPDATE", "FindingFieldsUpdate": update}],
    })
}

async fn create(house: &House, rule: Value) -> String {
    let made = ok(house, "POST", "/automationrules/create", rule).await;
    made["RuleArn"].as_str().unwrap().to_owned()
}

async fn one(house: &House) -> Value {
    find(house, json!({})).await.remove(0)
}

async fn rules_change_what_comes_in(house: House) {
    enable(&house).await;
    let low =
        json!({"SeverityLabel": [text("EQUALS", "LOW")], "ResourceId": [text("PREFIX", "resource-of-")]});
    let update = json!({
        "Workflow": {"Status": "SUPPRESSED"}, "Note": {"Text": "not ours", "UpdatedBy": "rule"},
        "UserDefinedFields": {"a": "b"}, "Confidence": 3,
    });
    create(&house, rule("low", 1, low, update)).await;
    import(&house, vec![finding("a", "HIGH", 1)]).await;
    assert_eq!(one(&house).await["Workflow"]["Status"], "NEW");
    // It is changed by its product, and meets the rule now.
    import(&house, vec![finding("a", "LOW", 2)]).await;
    let got = one(&house).await;
    assert_eq!(got["Workflow"]["Status"], "SUPPRESSED");
    assert_eq!(got["Note"]["Text"], "not ours");
    assert_eq!(got["Confidence"], 3);
    let asked = json!({"FindingIdentifier": identifier("a")});
    let history = ok(&house, "POST", "/findingHistory/get", asked).await;
    let change = json!({"UpdatedField": "Workflow.Status", "OldValue": "NEW", "NewValue": "SUPPRESSED"});
    assert!(
        history["Records"][0]["Updates"]
            .as_array()
            .unwrap()
            .contains(&change)
    );
}

async fn rules_go_in_order_until_one_ends_it(house: House) {
    enable(&house).await;
    let any = json!({"RecordState": [text("EQUALS", "ACTIVE")]});
    let medium = json!({"SeverityLabel": [text("EQUALS", "MEDIUM")]});
    // Made in another order than they go in; the second meets what the first makes.
    create(
        &house,
        rule(
            "third",
            3,
            any.clone(),
            json!({"Severity": {"Label": "CRITICAL"}}),
        ),
    )
    .await;
    let mut second = rule("second", 2, medium, json!({"Criticality": 50}));
    second["IsTerminal"] = json!(true);
    create(&house, second).await;
    create(
        &house,
        rule("first", 1, any.clone(), json!({"Severity": {"Label": "MEDIUM"}})),
    )
    .await;
    let mut off = rule("off", 1, any, json!({"Criticality": 1}));
    off["RuleStatus"] = json!("DISABLED");
    create(&house, off).await;
    import(&house, vec![finding("a", "LOW", 1)]).await;
    let got = one(&house).await;
    assert_eq!(got["Severity"]["Label"], "MEDIUM");
    assert_eq!(got["Criticality"], 50);
    assert_eq!(got["FindingProviderFields"]["Severity"]["Label"], "LOW");
}

async fn rules_are_listed_changed_and_deleted(house: House) {
    enable(&house).await;
    let any = json!({"RecordState": [text("EQUALS", "ACTIVE")]});
    let arn = create(&house, rule("one", 5, any.clone(), json!({"Criticality": 1}))).await;
    create(&house, rule("two", 2, any, json!({"Criticality": 2}))).await;
    let listed = ok(&house, "GET", "/automationrules/list", json!({})).await;
    let names: Vec<&str> = listed["AutomationRulesMetadata"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule["RuleName"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["two", "one"]);
    let change = json!({"UpdateAutomationRulesRequestItems": [
        {"RuleArn": arn, "RuleStatus": "DISABLED"}, {"RuleArn": format!("{arn}x"), "RuleOrder": 1},
    ]});
    let changed = ok(&house, "PATCH", "/automationrules/update", change).await;
    assert_eq!(changed["ProcessedAutomationRules"], json!([arn]));
    assert_eq!(changed["UnprocessedAutomationRules"][0]["ErrorCode"], 404);
    let got = ok(
        &house,
        "POST",
        "/automationrules/get",
        json!({"AutomationRulesArns": [arn]}),
    )
    .await;
    assert_eq!(got["Rules"][0]["RuleStatus"], "DISABLED");
    assert_eq!(got["Rules"][0]["RuleOrder"], 5);
    assert_eq!(got["Rules"][0]["CreatedAt"], "2023-11-14T01:00:00.000Z");
    let deleted = ok(
        &house,
        "POST",
        "/automationrules/delete",
        json!({"AutomationRulesArns": [arn]}),
    )
    .await;
    assert_eq!(deleted["ProcessedAutomationRules"], json!([arn]));
    let listed = ok(&house, "GET", "/automationrules/list", json!({})).await;
    assert_eq!(listed["AutomationRulesMetadata"].as_array().unwrap().len(), 1);
}
