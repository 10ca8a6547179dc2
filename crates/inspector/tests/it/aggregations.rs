//! Aggregations are what one comes to who counts the list.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::{Value, json};
use tidewaiter_testhouse::{House, on_both};

use crate::world::{fill, list};

on_both!(
    counts_are_those_of_the_list,
    repositories_are_counted_alike_however_they_are_scanned,
    groups_are_filtered_sorted_and_paged,
);

async fn ask(house: &House, input: Value) -> Value {
    house
        .rest("inspector2", "POST", "/findings/aggregation/list", input)
        .await
        .unwrap()
}

/// All, critical, high, medium.
type Counts = [i64; 4];

fn count(all: &[Value], keys: impl Fn(&Value) -> Vec<String>) -> BTreeMap<String, Counts> {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    for finding in all {
        let levels = ["CRITICAL", "HIGH", "MEDIUM"].map(|level| i64::from(finding["severity"] == level));
        let mut names = keys(finding);
        names.sort();
        names.dedup();
        for key in names {
            let counted = counts.entry(key).or_default();
            for (sum, one) in counted.iter_mut().zip([1, levels[0], levels[1], levels[2]]) {
                *sum += one;
            }
        }
    }
    counts
}

fn counted(answer: &Value, union: &str, key: impl Fn(&Value) -> String) -> BTreeMap<String, Counts> {
    let groups = answer["responses"].as_array().unwrap().iter().map(|group| {
        assert_eq!(group.as_object().unwrap().len(), 1, "a union has one member");
        let group = &group[union];
        let counts = &group["severityCounts"];
        let counts = ["all", "critical", "high", "medium"].map(|level| counts[level].as_i64().unwrap());
        (key(group), counts)
    });
    groups.collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn packages(finding: &Value, member: &str) -> Vec<String> {
    let packages = finding["packageVulnerabilityDetails"]["vulnerablePackages"]
        .as_array()
        .unwrap();
    packages.iter().map(|package| text(&package[member])).collect()
}

async fn counts_are_those_of_the_list(house: House) {
    fill(&house).await;
    let all = list(&house, json!({})).await;
    let image = |finding: &Value| finding["resources"][0]["details"]["awsEcrContainerImage"].clone();
    type Keys = Box<dyn Fn(&Value) -> Vec<String>>;
    let cases: [(&str, &str, &str, Keys); 6] = [
        (
            "REPOSITORY",
            "repositoryAggregation",
            "repository",
            Box::new(move |finding| vec![text(&image(finding)["repositoryName"])]),
        ),
        (
            "TITLE",
            "titleAggregation",
            "title",
            Box::new(|finding| vec![text(&finding["title"])]),
        ),
        (
            "PACKAGE",
            "packageAggregation",
            "packageName",
            Box::new(|finding| packages(finding, "name")),
        ),
        (
            "AWS_ECR_CONTAINER",
            "awsEcrContainerAggregation",
            "resourceId",
            Box::new(|finding| vec![text(&finding["resources"][0]["id"])]),
        ),
        (
            "ACCOUNT",
            "accountAggregation",
            "accountId",
            Box::new(|finding| vec![text(&finding["awsAccountId"])]),
        ),
        (
            "FINDING_TYPE",
            "findingTypeAggregation",
            "accountId",
            Box::new(|finding| vec![text(&finding["awsAccountId"])]),
        ),
    ];
    for (kind, union, member, keys) in cases {
        let answer = ask(&house, json!({"aggregationType": kind})).await;
        assert_eq!(
            counted(&answer, union, |group| text(&group[member])),
            count(&all, keys),
            "{kind}"
        );
    }
    let layers = ask(&house, json!({"aggregationType": "IMAGE_LAYER"})).await;
    let key = |group: &Value| format!("{} {}", text(&group["resourceId"]), text(&group["layerHash"]));
    let wanted = count(&all, |finding| {
        let layers = packages(finding, "sourceLayerHash").into_iter();
        layers
            .map(|layer| format!("{} {layer}", text(&finding["resources"][0]["id"])))
            .collect()
    });
    assert_eq!(counted(&layers, "imageLayerAggregation", key), wanted);
    let none = ask(&house, json!({"aggregationType": "AMI"})).await;
    assert_eq!(none["responses"], json!([]));
}

/// Images and counts of each repository.
type Repositories = BTreeMap<String, (i64, Counts)>;

/// As the aggregation says, and as one comes to who counts the list.
async fn repositories(house: &House) -> (Repositories, Repositories) {
    let active = json!({"findingStatus": [{"comparison": "EQUALS", "value": "ACTIVE"}]});
    let all = list(house, json!({"filterCriteria": active})).await;
    let name =
        |finding: &Value| text(&finding["resources"][0]["details"]["awsEcrContainerImage"]["repositoryName"]);
    let counts = count(&all, |finding| vec![name(finding)]);
    let images = |repository: &String| {
        let of_it = all.iter().filter(|finding| name(finding) == *repository);
        let images = of_it.map(|finding| text(&finding["resources"][0]["id"]));
        images.collect::<BTreeSet<_>>().len() as i64
    };
    let wanted = counts
        .iter()
        .map(|(name, counts)| (name.clone(), (images(name), *counts)));
    let answer = ask(house, json!({"aggregationType": "REPOSITORY"})).await;
    let groups = answer["responses"].as_array().unwrap().iter();
    let images: BTreeMap<String, i64> = groups
        .map(|group| &group["repositoryAggregation"])
        .map(|group| {
            (
                text(&group["repository"]),
                group["affectedImages"].as_i64().unwrap(),
            )
        })
        .collect();
    let counts = counted(&answer, "repositoryAggregation", |group| {
        text(&group["repository"])
    });
    let said = counts
        .into_iter()
        .map(|(name, counts)| (name.clone(), (images[&name], counts)));
    (said.collect(), wanted.collect())
}

async fn repositories_are_counted_alike_however_they_are_scanned(house: House) {
    fill(&house).await;
    let (said, wanted) = repositories(&house).await;
    assert_eq!(said, wanted);
    let rule = |frequency: &str, name: &str| json!({"scanFrequency": frequency, "repositoryFilters": [{"filter": name, "filterType": "WILDCARD"}]});
    let rules = json!([rule("CONTINUOUS_SCAN", "app"), rule("SCAN_ON_PUSH", "web")]);
    let wanted = json!({"scanType": "ENHANCED", "rules": rules});
    house.ok("PutRegistryScanningConfiguration", wanted).await;
    let store = house.registry.store();
    while store.repositories_with_frozen_images().await.unwrap().is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (said, wanted) = repositories(&house).await;
    assert!(said.contains_key("web") && said.contains_key("app"), "{said:?}");
    assert_eq!(said, wanted);
    let vendor = json!({"vendorSeverity": [{"comparison": "EQUALS", "value": "low"}]});
    let filter = json!({"name": "low", "action": "SUPPRESS", "filterCriteria": vendor});
    house
        .rest("inspector2", "POST", "/filters/create", filter)
        .await
        .unwrap();
    let all_active = said;
    let (said, wanted) = repositories(&house).await;
    assert_eq!(said, wanted);
    assert_ne!(said, all_active, "some are suppressed");
}

async fn groups_are_filtered_sorted_and_paged(house: House) {
    fill(&house).await;
    let by_images = json!({"repositoryAggregation": {"sortBy": "AFFECTED_IMAGES", "sortOrder": "DESC"}});
    let mut input =
        json!({"aggregationType": "REPOSITORY", "aggregationRequest": by_images, "maxResults": 1});
    let mut seen = Vec::new();
    loop {
        let page = ask(&house, input.clone()).await;
        for group in page["responses"].as_array().unwrap() {
            let group = &group["repositoryAggregation"];
            seen.push((
                text(&group["repository"]),
                group["affectedImages"].as_i64().unwrap(),
            ));
        }
        match page.get("nextToken") {
            Some(token) => input["nextToken"] = token.clone(),
            None => break,
        }
    }
    assert_eq!(
        seen,
        [
            // The graver findings go first where the images are as many.
            ("web".to_owned(), 2),
            ("app".to_owned(), 2),
            ("tools/cli".to_owned(), 1)
        ]
    );
    let answer = ask(&house, json!({"aggregationType": "PACKAGE"})).await;
    let groups = answer["responses"].as_array().unwrap().iter();
    let counts = groups.map(|group| {
        let counts = &group["packageAggregation"]["severityCounts"];
        ["critical", "high", "all"].map(|member| counts[member].as_i64().unwrap())
    });
    let counts: Vec<[i64; 3]> = counts.collect();
    assert!(
        counts.is_sorted_by(|one, two| one >= two),
        "the gravest first: {counts:?}"
    );
    assert!(
        counts
            .windows(2)
            .any(|pair| pair[0][0] == pair[1][0] && pair[0] != pair[1])
    );

    let prefix = json!({"packageAggregation": {"packageNames": [{"comparison": "PREFIX", "value": "al"}]}});
    let answer = ask(
        &house,
        json!({"aggregationType": "PACKAGE", "aggregationRequest": prefix}),
    )
    .await;
    assert_eq!(answer["responses"].as_array().unwrap().len(), 1);
    let other = json!({"aggregationType": "TITLE", "aggregationRequest": prefix});
    let refused = house
        .rest("inspector2", "POST", "/findings/aggregation/list", other)
        .await
        .unwrap_err();
    assert_eq!(refused.0, "ValidationException");
}
