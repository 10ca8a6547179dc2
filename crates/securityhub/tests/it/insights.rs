//! Insights: made, changed, counted; custom actions, which readers send findings on with.

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::support::{enable, fails, finding, identifier, import, ok, text};

on_both!(
    insights_come_and_go,
    an_insight_counts,
    managed_insights_are_there,
    custom_actions_raise_aws_events,
    trends_tell_what_was_active,
);

fn path(arn: &str) -> String {
    arn.replace(':', "%3A")
}

async fn insight(house: &House, filters: Value, attribute: &str) -> String {
    let request = json!({"Name": "n", "Filters": filters, "GroupByAttribute": attribute});
    let made = ok(house, "POST", "/insights", request).await;
    made["InsightArn"].as_str().unwrap().to_owned()
}

async fn insights_come_and_go(house: House) {
    enable(&house).await;
    let filters = json!({"SeverityLabel": [text("EQUALS", "HIGH")]});
    let arn = insight(&house, filters.clone(), "ResourceId").await;
    let got = ok(&house, "POST", "/insights/get", json!({"InsightArns": [arn]})).await;
    let expected =
        json!({"Name": "n", "Filters": filters, "GroupByAttribute": "ResourceId", "InsightArn": arn});
    assert_eq!(got["Insights"], json!([expected]));
    let change = json!({"Name": "other", "GroupByAttribute": "Title"});
    ok(&house, "PATCH", &format!("/insights/{}", path(&arn)), change).await;
    let got = ok(&house, "POST", "/insights/get", json!({"InsightArns": [arn]})).await;
    assert_eq!(got["Insights"][0]["Name"], "other");
    assert_eq!(got["Insights"][0]["Filters"], filters);
    ok(&house, "DELETE", &format!("/insights/{}", path(&arn)), json!({})).await;
    let gone = fails(&house, "POST", "/insights/get", json!({"InsightArns": [arn]})).await;
    assert_eq!(gone.0, "ResourceNotFoundException");
    for (filters, attribute) in [(json!({}), "ResourceId"), (filters, "Nothing")] {
        let request = json!({"Name": "n", "Filters": filters, "GroupByAttribute": attribute});
        assert_eq!(
            fails(&house, "POST", "/insights", request).await.0,
            "InvalidInputException"
        );
    }
}

async fn results(house: &House, arn: &str) -> Value {
    let answer = ok(
        house,
        "GET",
        &format!("/insights/results/{}", path(arn)),
        json!({}),
    )
    .await;
    assert_eq!(answer["InsightResults"]["InsightArn"], arn);
    answer["InsightResults"]["ResultValues"].clone()
}

fn counts(list: &[(&str, u32)]) -> Value {
    let value = |(value, count): &(&str, u32)| json!({"GroupByAttributeValue": value, "Count": count});
    list.iter().map(value).collect()
}

async fn an_insight_counts(house: House) {
    enable(&house).await;
    let mut findings = vec![
        finding("a", "HIGH", 1),
        finding("b", "HIGH", 2),
        finding("c", "LOW", 3),
    ];
    findings[2]["Types"] = json!(["Effects/A", "Effects/B"]);
    findings[1]["Resources"][0]["Id"] = json!("resource-of-a");
    import(&house, findings).await;
    let any = json!({"RecordState": [text("EQUALS", "ACTIVE")]});
    let cve = "Software and Configuration Checks/Vulnerabilities/CVE";
    for (attribute, expected) in [
        (
            "ResourceId",
            counts(&[("resource-of-a", 2), ("resource-of-c", 1)]),
        ),
        ("SeverityLabel", counts(&[("HIGH", 2), ("LOW", 1)])),
        ("Type", counts(&[(cve, 2), ("Effects/A", 1), ("Effects/B", 1)])),
        ("GeneratorId", counts(&[("checker", 3)])),
        ("WorkflowStatus", counts(&[("NEW", 3)])),
        ("ComplianceStatus", counts(&[])),
    ] {
        let arn = insight(&house, any.clone(), attribute).await;
        assert_eq!(results(&house, &arn).await, expected, "{attribute}");
    }
    let one = insight(
        &house,
        json!({"Type": [text("PREFIX", "Effects/")]}),
        "ResourceId",
    )
    .await;
    assert_eq!(results(&house, &one).await, counts(&[("resource-of-c", 1)]));
}

async fn managed_insights_are_there(house: House) {
    enable(&house).await;
    import(&house, vec![finding("a", "HIGH", 1)]).await;
    let all = ok(&house, "POST", "/insights/get", json!({})).await;
    let arns: Vec<&str> = all["Insights"]
        .as_array()
        .unwrap()
        .iter()
        .map(|insight| insight["InsightArn"].as_str().unwrap())
        .collect();
    assert_eq!(arns.len(), 5);
    for arn in arns {
        assert_eq!(results(&house, arn).await[0]["Count"], 1, "{arn}");
    }
}

async fn custom_actions_raise_aws_events(house: House) {
    enable(&house).await;
    let store = house.registry.store();
    store
        .set_sinks(&["others".to_owned()], house.now())
        .await
        .unwrap();
    let action = json!({"Name": "Send on", "Description": "To the team", "Id": "SendOn"});
    let made = ok(&house, "POST", "/actionTargets", action.clone()).await;
    let arn = made["ActionTargetArn"].as_str().unwrap().to_owned();
    assert!(arn.ends_with(":action/custom/SendOn"));
    assert_eq!(
        fails(&house, "POST", "/actionTargets", action).await.0,
        "ResourceConflictException"
    );
    import(&house, vec![finding("a", "HIGH", 1)]).await;
    let raise = json!({
        "FindingIdentifiers": [identifier("a")], "UserDefinedFields": {"tidewaiter/custom-action": "SendOn"},
    });
    ok(&house, "PATCH", "/findings/batchupdate", raise).await;
    let events = store
        .due_deliveries("others", house.now(), 60_000, 10)
        .await
        .unwrap();
    let of_kind = |kind: &str| {
        let found = events.iter().find(|event| event.detail["detail-type"] == kind);
        found
            .unwrap_or_else(|| panic!("{kind} among {events:?}"))
            .detail
            .clone()
    };
    let imported = of_kind("Security Hub Findings - Imported");
    assert_eq!(imported["source"], "aws.securityhub");
    assert_eq!(imported["detail"]["findings"][0]["Id"], "a");
    let raised = of_kind("Security Hub Findings - Custom Action");
    assert_eq!(raised["resources"], json!([arn]));
    assert_eq!(raised["detail"]["actionName"], "Send on");
    assert_eq!(raised["detail"]["actionDescription"], "To the team");
    assert_eq!(raised["detail"]["findings"][0]["Title"], "Title of a");
    assert!(raised["detail"]["findings"][0].get("UserDefinedFields").is_none());
    ok(
        &house,
        "PATCH",
        &format!("/actionTargets/{}", path(&arn)),
        json!({"Name": "Other"}),
    )
    .await;
    let listed = ok(&house, "POST", "/actionTargets/get", json!({})).await;
    assert_eq!(listed["ActionTargets"][0]["Name"], "Other");
    ok(
        &house,
        "DELETE",
        &format!("/actionTargets/{}", path(&arn)),
        json!({}),
    )
    .await;
    let listed = ok(&house, "POST", "/actionTargets/get", json!({})).await;
    assert_eq!(listed["ActionTargets"], json!([]));
}

async fn trends_tell_what_was_active(house: House) {
    enable(&house).await;
    let mut findings = vec![
        finding("a", "HIGH", 1),
        finding("b", "HIGH", 2),
        finding("c", "LOW", 3),
    ];
    findings[1]["CreatedAt"] = json!("2023-11-12T23:00:00Z");
    findings[1]["RecordState"] = json!("ARCHIVED");
    findings[2]["CreatedAt"] = json!("2023-11-13T10:00:00Z");
    import(&house, findings).await;
    let request = json!({"StartTime": "2023-11-11T12:00:00Z", "EndTime": "2023-11-14T12:00:00Z"});
    let answer = ok(&house, "POST", "/findingsTrendsv2", request).await;
    assert_eq!(answer["Granularity"], "Daily");
    let told = answer["TrendsMetrics"].as_array().unwrap().iter().map(|one| {
        let counts = &one["TrendsValues"]["SeverityTrends"];
        (
            one["Timestamp"].as_str().unwrap(),
            counts["High"].as_i64().unwrap(),
            counts["Low"].as_i64().unwrap(),
        )
    });
    let expected = [
        ("2023-11-11T00:00:00Z", 0, 0),
        ("2023-11-12T00:00:00Z", 1, 0),
        ("2023-11-13T00:00:00Z", 1, 1),
        // The archived one ended on the day of its last change.
        ("2023-11-14T00:00:00Z", 1, 1),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    for (start, end, granularity) in [
        ("2023-01-01T00:00:00Z", "2023-11-14T00:00:00Z", "Weekly"),
        ("2019-01-01T00:00:00Z", "2023-11-14T00:00:00Z", "Monthly"),
    ] {
        let request = json!({"StartTime": start, "EndTime": end});
        let answer = ok(&house, "POST", "/findingsTrendsv2", request).await;
        assert_eq!(answer["Granularity"], granularity);
        let last = answer["TrendsMetrics"].as_array().unwrap().last().unwrap();
        assert_eq!(last["Timestamp"], "2023-11-14T00:00:00Z");
    }
    for (start, end) in [
        ("2023-11-14T00:00:00Z", "2023-11-13T00:00:00Z"),
        ("yesterday", "2023-11-13T00:00:00Z"),
    ] {
        let request = json!({"StartTime": start, "EndTime": end});
        let (code, _) = fails(&house, "POST", "/findingsTrendsv2", request).await;
        assert_eq!(code, "ValidationException");
    }
}
