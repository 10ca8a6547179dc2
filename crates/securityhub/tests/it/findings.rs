//! Findings of other products: taken in, changed by their product and by readers, and what the history says of it.

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::support::{REGION, enable, fails, find, finding, identifier, ids, import, ok, own_product};

on_both!(
    a_finding_is_filled_in,
    only_what_is_newer_counts,
    what_cannot_be_taken_is_named,
    readers_change_what_is_theirs,
    a_finding_that_comes_back_is_new_again,
    the_history_tells_who_changed_what,
    findings_are_changed_by_filters,
);

async fn one(house: &House) -> Value {
    find(house, json!({})).await.remove(0)
}

async fn update(house: &House, id: &str, mut change: Value) -> Value {
    change["FindingIdentifiers"] = json!([identifier(id)]);
    ok(house, "PATCH", "/findings/batchupdate", change).await
}

async fn a_finding_is_filled_in(house: House) {
    enable(&house).await;
    let sent = finding("a", "HIGH", 1);
    let answer = import(&house, vec![sent.clone()]).await;
    assert_eq!(
        answer,
        json!({"FailedCount": 0, "SuccessCount": 1, "FailedFindings": []})
    );
    let mut got = one(&house).await;
    for (member, value) in sent.as_object().unwrap() {
        if member != "Severity" {
            assert_eq!(got[member], *value, "{member}");
        }
    }
    assert_eq!(got["Severity"], json!({"Label": "HIGH", "Normalized": 70}));
    assert_eq!(got["Workflow"]["Status"], "NEW");
    assert_eq!(got["RecordState"], "ACTIVE");
    assert_eq!(got["CompanyName"], "Personal");
    assert_eq!(got["Region"], REGION);
    assert_eq!(got["ProcessedAt"], "2023-11-14T01:00:00.000Z");
    assert_eq!(
        got["ProductFields"].take(),
        json!({
            "aws/securityhub/FindingId": format!("{}/a", own_product()),
            "aws/securityhub/ProductName": "Default", "aws/securityhub/CompanyName": "Personal",
        })
    );
}

async fn only_what_is_newer_counts(house: House) {
    enable(&house).await;
    import(&house, vec![finding("a", "HIGH", 5)]).await;
    for (minute, label, shown) in [(5, "LOW", "HIGH"), (4, "LOW", "HIGH"), (6, "LOW", "LOW")] {
        let answer = import(&house, vec![finding("a", label, minute)]).await;
        assert_eq!(answer["SuccessCount"], 1, "what is older is no error");
        assert_eq!(one(&house).await["Severity"]["Label"], shown);
    }
}

async fn what_cannot_be_taken_is_named(house: House) {
    enable(&house).await;
    let with = |member: &str, value: Value| {
        let mut finding = finding("a", "HIGH", 1);
        finding[member] = value;
        finding
    };
    let partner = format!("arn:aws:securityhub:{REGION}::product/prowler/prowler");
    let scanner = format!("arn:aws:securityhub:{REGION}::product/aws/inspector");
    for (finding, code) in [
        (with("AwsAccountId", json!("210987654321")), "InvalidInput"),
        (with("UpdatedAt", json!("yesterday")), "InvalidInput"),
        (
            with("ProductArn", json!("arn:aws:securityhub:us-east-1::product/a/b")),
            "InvalidInput",
        ),
        (with("ProductArn", json!(partner.clone())), "InvalidAccess"),
        (with("ProductArn", json!(scanner)), "InvalidAccess"),
    ] {
        let answer = import(&house, vec![finding]).await;
        assert_eq!(answer["FailedCount"], 1);
        assert_eq!(answer["FailedFindings"][0]["ErrorCode"], code, "{answer}");
        assert_eq!(answer["FailedFindings"][0]["Id"], "a");
    }
    ok(
        &house,
        "POST",
        "/productSubscriptions",
        json!({"ProductArn": partner}),
    )
    .await;
    let answer = import(&house, vec![with("ProductArn", json!(partner))]).await;
    assert_eq!(answer["SuccessCount"], 1);
    assert_eq!(one(&house).await["ProductName"], "Prowler");
    let (code, _) = fails(&house, "POST", "/findings/import", json!({"Findings": []})).await;
    assert_eq!(code, "InvalidInputException");
}

async fn readers_change_what_is_theirs(house: House) {
    enable(&house).await;
    import(&house, vec![finding("a", "HIGH", 1)]).await;
    let change = json!({
        "Workflow": {"Status": "NOTIFIED"}, "Severity": {"Label": "LOW"}, "Confidence": 42, "Criticality": 7,
        "Note": {"Text": "seen", "UpdatedBy": "me"}, "UserDefinedFields": {"k": "v"},
        "VerificationState": "TRUE_POSITIVE", "Types": ["Effects/Other"],
        "RelatedFindings": [{"Id": "b", "ProductArn": own_product()}],
    });
    let answer = update(&house, "a", change.clone()).await;
    assert_eq!(
        answer,
        json!({"ProcessedFindings": [identifier("a")], "UnprocessedFindings": []})
    );
    // The product sends it again: what readers set stays, what it says of itself moves on.
    let mut again = finding("a", "CRITICAL", 2);
    again["Title"] = json!("Another title");
    again["Note"] = json!({"Text": "the product's", "UpdatedBy": "p", "UpdatedAt": "2023-11-14T00:00:00Z"});
    again["Workflow"] = json!({"Status": "RESOLVED"});
    import(&house, vec![again]).await;
    let got = one(&house).await;
    assert_eq!(got["Title"], "Another title");
    assert_eq!(got["UpdatedAt"], "2023-11-14T00:02:00Z");
    assert_eq!(got["Severity"]["Label"], "LOW");
    assert_eq!(got["FindingProviderFields"]["Severity"]["Label"], "CRITICAL");
    assert_eq!(
        got["Note"],
        json!({"Text": "seen", "UpdatedBy": "me", "UpdatedAt": "2023-11-14T01:00:00.000Z"})
    );
    for member in [
        "Workflow",
        "Confidence",
        "Criticality",
        "UserDefinedFields",
        "VerificationState",
        "Types",
    ] {
        assert_eq!(got[member], change[member], "{member}");
    }
    assert_eq!(got["RelatedFindings"], change["RelatedFindings"]);
    let unknown = update(&house, "z", json!({"Confidence": 1})).await;
    assert_eq!(unknown["UnprocessedFindings"][0]["ErrorCode"], "FindingNotFound");
    assert_eq!(unknown["ProcessedFindings"], json!([]));
}

async fn a_finding_that_comes_back_is_new_again(house: House) {
    enable(&house).await;
    for (status, after, minute) in [
        ("NOTIFIED", "NEW", 1),
        ("RESOLVED", "NEW", 11),
        ("SUPPRESSED", "SUPPRESSED", 21),
    ] {
        import(&house, vec![finding("a", "HIGH", minute)]).await;
        update(&house, "a", json!({"Workflow": {"Status": status}})).await;
        let mut archived = finding("a", "HIGH", minute + 1);
        archived["RecordState"] = json!("ARCHIVED");
        import(&house, vec![archived]).await;
        let got = one(&house).await;
        assert_eq!(
            (&got["RecordState"], &got["Workflow"]["Status"]),
            (&json!("ARCHIVED"), &json!(status))
        );
        import(&house, vec![finding("a", "HIGH", minute + 2)]).await;
        let got = one(&house).await;
        assert_eq!(
            (&got["RecordState"], &got["Workflow"]["Status"]),
            (&json!("ACTIVE"), &json!(after))
        );
    }
}

async fn the_history_tells_who_changed_what(house: House) {
    enable(&house).await;
    import(&house, vec![finding("a", "HIGH", 1)]).await;
    house.pass(1_000);
    update(&house, "a", json!({"Workflow": {"Status": "RESOLVED"}})).await;
    house.pass(1_000);
    import(&house, vec![finding("a", "LOW", 2)]).await;
    let asked = json!({"FindingIdentifier": identifier("a")});
    let history = ok(&house, "POST", "/findingHistory/get", asked.clone()).await;
    let records = history["Records"].as_array().unwrap();
    let times: Vec<&str> = records
        .iter()
        .map(|record| record["UpdateTime"].as_str().unwrap())
        .collect();
    let newest_first = [
        "2023-11-14T01:00:02.000Z",
        "2023-11-14T01:00:01.000Z",
        "2023-11-14T01:00:00.000Z",
    ];
    assert_eq!(times, newest_first);
    let severity = json!({"UpdatedField": "Severity.Label", "OldValue": "HIGH", "NewValue": "LOW"});
    assert!(
        records[0]["Updates"].as_array().unwrap().contains(&severity),
        "{}",
        records[0]
    );
    assert_eq!(
        records[0]["UpdateSource"],
        json!({"Type": "BATCH_IMPORT_FINDINGS", "Identity": own_product()})
    );
    assert_eq!(
        records[1]["Updates"],
        json!([{"UpdatedField": "Workflow.Status", "OldValue": "NEW", "NewValue": "RESOLVED"}])
    );
    assert_eq!(records[1]["UpdateSource"]["Type"], "BATCH_UPDATE_FINDINGS");
    assert!(
        records[1]["UpdateSource"]["Identity"]
            .as_str()
            .unwrap()
            .ends_with(":root")
    );
    assert_eq!(records[2]["FindingCreated"], true);
    // The same in pages of one.
    let mut paged = Vec::new();
    let mut request = asked;
    request["MaxResults"] = json!(1);
    loop {
        let page = ok(&house, "POST", "/findingHistory/get", request.clone()).await;
        paged.extend(page["Records"].as_array().unwrap().clone());
        match page.get("NextToken") {
            Some(token) => request["NextToken"] = token.clone(),
            None => break,
        }
    }
    assert_eq!(&paged, records);
    let unknown = json!({"FindingIdentifier": identifier("z")});
    assert_eq!(
        fails(&house, "POST", "/findingHistory/get", unknown).await.0,
        "ResourceNotFoundException"
    );
}

async fn findings_are_changed_by_filters(house: House) {
    enable(&house).await;
    import(&house, vec![finding("a", "HIGH", 1), finding("b", "LOW", 1)]).await;
    let change = json!({
        "Filters": {"SeverityLabel": [{"Comparison": "EQUALS", "Value": "LOW"}]}, "RecordState": "ARCHIVED",
    });
    ok(&house, "PATCH", "/findings", change).await;
    let archived = json!({"Filters": {"RecordState": [{"Comparison": "EQUALS", "Value": "ARCHIVED"}]}});
    assert_eq!(ids(&find(&house, archived).await), ["b"]);
}
