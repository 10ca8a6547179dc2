//! `GetFindings`: filters of each kind, orders, pages.

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::support::{enable, fails, find, finding, ids, ids_of, import, ok, text};

on_both!(
    texts_are_filtered,
    all_else_is_filtered,
    filters_that_make_no_sense_are_refused,
    findings_are_sorted,
    pages_hold_each_finding_once,
    the_store_and_the_json_select_alike,
);

/// Findings a to d, of growing severity.
async fn fill(house: &House) {
    enable(house).await;
    let mut findings: Vec<Value> = [("a", "LOW"), ("b", "MEDIUM"), ("c", "HIGH"), ("d", "CRITICAL")]
        .iter()
        .zip(1..)
        .map(|((id, label), minute)| finding(id, label, minute))
        .collect();
    findings[0]["Confidence"] = json!(10);
    findings[1]["Confidence"] = json!(90);
    findings[1]["Resources"][0]["Tags"] = json!({"team": "red"});
    findings[2]["Resources"] = json!([
        {"Type": "Container", "Id": "first"}, {"Type": "AwsS3Bucket", "Id": "second"},
    ]);
    findings[2]["Network"] = json!({"SourceIpV4": "10.1.2.3"});
    findings[3]["Sample"] = json!(true);
    findings[3]["Vulnerabilities"] =
        json!([{"Id": "CVE-1", "FixAvailable": "YES", "ExploitAvailable": "NO"}]);
    findings[3]["ProductFields"] = json!({"kind": "special"});
    import(house, findings).await;
}

async fn texts_are_filtered(house: House) {
    fill(&house).await;
    let cases = [
        (
            json!({"SeverityLabel": [text("EQUALS", "LOW"), text("EQUALS", "HIGH")]}),
            "ac",
        ),
        (
            json!({"SeverityLabel": [text("NOT_EQUALS", "LOW"), text("NOT_EQUALS", "HIGH")]}),
            "bd",
        ),
        (
            json!({"WorkflowStatus": [text("PREFIX", "N")], "RecordState": [text("EQUALS", "ACTIVE")]}),
            "abcd",
        ),
        (
            json!({"Title": [text("PREFIX", "Title of a"), text("CONTAINS", "f d")]}),
            "ad",
        ),
        (
            json!({"Title": [text("PREFIX", "Title"), text("PREFIX_NOT_EQUALS", "Title of b")]}),
            "acd",
        ),
        (json!({"Title": [text("NOT_CONTAINS", "of b")]}), "acd"),
        (
            json!({"Id": [text("EQUALS", "a"), text("EQUALS", "b")], "SeverityLabel": [text("EQUALS", "LOW")]}),
            "a",
        ),
        (json!({"ResourceId": [text("EQUALS", "second")]}), "c"),
        (json!({"ResourceId": [text("PREFIX", "fir")]}), "c"),
        (json!({"ResourceId": [text("NOT_EQUALS", "second")]}), "abd"),
        (json!({"ResourceType": [text("EQUALS", "AwsS3Bucket")]}), "c"),
        (json!({"GeneratorId": [text("EQUALS", "checker")]}), "abcd"),
        (json!({"GeneratorId": [text("EQUALS", "Checker")]}), ""),
        (json!({"Type": [text("PREFIX", "Software")]}), "abcd"),
        (
            json!({"VulnerabilitiesFixAvailable": [text("EQUALS", "YES")]}),
            "d",
        ),
        (
            json!({"VulnerabilitiesFixAvailable": [text("NOT_EQUALS", "YES")]}),
            "abc",
        ),
    ];
    for (filters, expected) in cases {
        assert_eq!(
            ids_of(&house, filters.clone()).await.concat(),
            expected,
            "{filters}"
        );
    }
}

async fn all_else_is_filtered(house: House) {
    fill(&house).await;
    let days = |days: i64| json!([{"DateRange": {"Value": days, "Unit": "DAYS"}}]);
    let cases = [
        (json!({"Confidence": [{"Gte": 10.0, "Lt": 20.0}]}), "a"),
        (json!({"Confidence": [{"Eq": 10.0}, {"Gt": 80.0}]}), "ab"),
        (json!({"SeverityNormalized": [{"Gte": 70.0}]}), "cd"),
        (
            json!({"UpdatedAt": [{"Start": "2023-11-14T00:02:00Z", "End": "2023-11-14T00:03:00Z"}]}),
            "bc",
        ),
        (json!({"UpdatedAt": days(1)}), "abcd"),
        (json!({"CreatedAt": [{"Start": "2023-11-15T00:00:00Z"}]}), ""),
        (
            json!({"ResourceTags": [{"Key": "team", "Value": "red", "Comparison": "EQUALS"}]}),
            "b",
        ),
        (
            json!({"ResourceTags": [{"Key": "team", "Value": "red", "Comparison": "NOT_EQUALS"}]}),
            "acd",
        ),
        (
            json!({"ProductFields": [{"Key": "kind", "Value": "special", "Comparison": "EQUALS"}]}),
            "d",
        ),
        (json!({"Sample": [{"Value": true}]}), "d"),
        (json!({"NetworkSourceIpV4": [{"Cidr": "10.1.0.0/16"}]}), "c"),
        (json!({"Keyword": [{"Value": "cve-1"}]}), "d"),
    ];
    for (filters, expected) in cases {
        assert_eq!(
            ids_of(&house, filters.clone()).await.concat(),
            expected,
            "{filters}"
        );
    }
}

async fn filters_that_make_no_sense_are_refused(house: House) {
    fill(&house).await;
    let mixed = json!({"Title": [text("EQUALS", "a"), text("NOT_EQUALS", "b")]});
    let many = json!({"Title": vec![text("EQUALS", "a"); 21]});
    let never = json!({"UpdatedAt": [{"Start": "yesterday"}]});
    for filters in [
        mixed,
        many,
        never,
        json!({"NetworkSourceIpV4": [{"Cidr": "10.1.0.0/33"}]}),
    ] {
        let (code, words) = fails(&house, "POST", "/findings", json!({"Filters": filters})).await;
        assert_eq!(code, "InvalidInputException", "{words}");
    }
    let request = json!({"SortCriteria": [{"Field": "Note", "SortOrder": "asc"}]});
    assert_eq!(
        fails(&house, "POST", "/findings", request).await.0,
        "InvalidInputException"
    );
    let request = json!({"NextToken": "made up"});
    assert_eq!(
        fails(&house, "POST", "/findings", request).await.0,
        "InvalidInputException"
    );
}

async fn findings_are_sorted(house: House) {
    fill(&house).await;
    let sorted = async |field: &str, order: &str| {
        let request = json!({"SortCriteria": [{"Field": field, "SortOrder": order}], "MaxResults": 3});
        ids(&find(&house, request).await).concat()
    };
    assert_eq!(
        ids(&find(&house, json!({})).await).concat(),
        "dcba",
        "what changed last comes first"
    );
    assert_eq!(sorted("UpdatedAt", "asc").await, "abcd");
    assert_eq!(sorted("SeverityLabel", "desc").await, "dcba");
    assert_eq!(sorted("SeverityNormalized", "asc").await, "abcd");
    assert_eq!(sorted("Title", "desc").await, "dcba");
    assert_eq!(sorted("ResourceId", "asc").await, "cabd");
    assert_eq!(sorted("CreatedAt", "asc").await.len(), 4);
}

async fn pages_hold_each_finding_once(house: House) {
    enable(&house).await;
    let labels = ["LOW", "HIGH", "CRITICAL"];
    let findings = (0..25).map(|number| {
        // Several of the same minute: the key decides among them.
        finding(&format!("f{number:02}"), labels[number as usize % 3], number / 4)
    });
    import(&house, findings.collect()).await;
    for request in [
        json!({"MaxResults": 4}),
        json!({"MaxResults": 1, "SortCriteria": [{"Field": "SeverityLabel", "SortOrder": "desc"}]}),
        json!({"MaxResults": 7, "SortCriteria": [{"Field": "CreatedAt", "SortOrder": "desc"}]}),
        json!({"MaxResults": 25}),
        json!({"MaxResults": 3, "Filters": {"Type": [text("PREFIX", "Software")]}}),
    ] {
        let found = find(&house, request.clone()).await;
        let mut all = ids(&found);
        all.sort_unstable();
        all.dedup();
        assert_eq!((found.len(), all.len()), (25, 25), "{request}");
    }
    let first = ok(&house, "POST", "/findings", json!({"MaxResults": 25})).await;
    assert!(first.get("NextToken").is_none());
}

/// What the store selects by columns is what the same filter selects in the finding's JSON: `Title` goes through the store,
/// and the same texts stand in a product field.
async fn the_store_and_the_json_select_alike(house: House) {
    enable(&house).await;
    let titles = ["a", "ab", "abc", "b", "a%b", "a_b", "A", "ä", "a\u{10FFFF}"];
    let findings = titles.iter().enumerate().map(|(number, title)| {
        let mut finding = finding(&number.to_string(), "LOW", 1);
        finding["Title"] = json!(title);
        finding["Note"] = json!({"Text": title, "UpdatedBy": "x", "UpdatedAt": "2023-11-14T00:00:00Z"});
        finding
    });
    import(&house, findings.collect()).await;
    for comparison in [
        "EQUALS",
        "PREFIX",
        "CONTAINS",
        "NOT_EQUALS",
        "PREFIX_NOT_EQUALS",
        "NOT_CONTAINS",
    ] {
        for value in titles {
            let by_store = ids_of(&house, json!({"Title": [text(comparison, value)]})).await;
            let by_json = ids_of(&house, json!({"NoteText": [text(comparison, value)]})).await;
            assert_eq!(by_store, by_json, "{comparison} {value}");
        }
    }
}
