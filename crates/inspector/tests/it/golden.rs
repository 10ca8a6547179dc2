//! Recorded findings of Inspector: packages and advisories equal to theirs are fed in, and what comes out is compared,
//! member by member.

use serde_json::{Map, Value, json};
use tidewaiter_advisories::{
    Advisory, Affected, BuildOptions, Cvss, Database, DatabaseBuilder, Epss, FixState, Limit, Range, Record,
    Reference, ReferenceKind, Subject,
};
use tidewaiter_testhouse::{House, MIDNIGHT, on_both};
use tidewaiter_testkit::data;
use tidewaiter_types::Space;

use crate::world::{enhance, layer, list, push};

on_both!(recorded_findings_come_out_member_by_member);

/// Members whose values are another image's and another day's; that they are there, and of the same kind, is compared.
const OF_THE_IMAGE: [&str; 14] = [
    "/awsAccountId",
    "/findingArn",
    "/firstObservedAt",
    "/lastObservedAt",
    "/updatedAt",
    "/packageVulnerabilityDetails/vulnerablePackages/*/sourceLayerHash",
    "/resources/0/id",
    "/resources/0/region",
    "/resources/0/details/awsEcrContainerImage/author",
    "/resources/0/details/awsEcrContainerImage/imageHash",
    "/resources/0/details/awsEcrContainerImage/imageTags",
    "/resources/0/details/awsEcrContainerImage/pushedAt",
    "/resources/0/details/awsEcrContainerImage/registry",
    "/resources/0/details/awsEcrContainerImage/repositoryName",
];

/// Where ours differ, and why.
const DIFFERENT: [(&str, &str); 4] = [
    (
        "/status",
        "one was recorded after it was closed; ours are looked at while they are there",
    ),
    (
        "/exploitAvailable",
        "nothing that the recording tells says who knew of an exploit",
    ),
    ("/exploitabilityDetails", "nor when"),
    (
        "/packageVulnerabilityDetails/vendorCreatedAt",
        "ours tell when a vulnerability was first published also where AWS leaves it out",
    ),
];

fn recorded() -> Option<Vec<Value>> {
    let path = data::dir()?.join("../golden/recorded.aws_inspector2.aws_inspector2_many_vul.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file: Value = serde_json::from_str(&text).unwrap();
    let all = file["json"]["findings"].as_array().unwrap();
    let of_images = all.iter().filter(|finding| {
        finding["resources"][0]["type"] == "AWS_ECR_CONTAINER_IMAGE"
            && finding["packageVulnerabilityDetails"]["source"] == "DEBIAN_CVE"
    });
    Some(of_images.cloned().collect())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn packages(finding: &Value) -> &Vec<Value> {
    finding["packageVulnerabilityDetails"]["vulnerablePackages"]
        .as_array()
        .unwrap()
}

/// The installed version: epoch, version and release as dpkg writes them.
fn version(package: &Value) -> String {
    let version = format!("{}-{}", text(&package["version"]), text(&package["release"]));
    match package["epoch"].as_i64().unwrap() {
        0 => version,
        epoch => format!("{epoch}:{version}"),
    }
}

/// What the feeds must have said for a finding to be as it was recorded.
fn advisories(finding: &Value) -> Vec<Record> {
    let details = &finding["packageVulnerabilityDetails"];
    let id = text(&details["vulnerabilityId"]);
    let about = |feed: &str| Advisory {
        id: id.clone(),
        feed: feed.to_owned(),
        vulnerabilities: vec![id.clone()],
        ..Advisory::default()
    };
    let links = details["referenceUrls"].as_array().unwrap().iter();
    let debian = Advisory {
        severity: Some(text(&details["vendorSeverity"])),
        references: links
            .map(|url| Reference {
                kind: ReferenceKind::Report,
                url: text(url),
            })
            .collect(),
        affected: packages(finding).iter().map(affected).collect(),
        ..about("debian")
    };
    let scores = details["cvss"].as_array().unwrap().iter().map(|score| Cvss {
        version: 3,
        vector: text(&score["scoringVector"]),
        score: score["baseScore"].as_f64().unwrap() as f32,
        source: "NVD".to_owned(),
    });
    let nvd = Advisory {
        description: Some(text(&finding["description"])),
        cvss: scores.collect(),
        ..about("nvd")
    };
    let score = finding["epss"]["score"].as_f64().unwrap() as f32;
    vec![
        debian.into(),
        nvd.into(),
        Record::Epss(Epss {
            cve: id.clone(),
            score,
            percentile: 0.5,
        }),
    ]
}

fn affected(package: &Value) -> Affected {
    let fixed = text(&package["fixedInVersion"]);
    let (limit, state) = match fixed.as_str() {
        "NotAvailable" => (Limit::Open, FixState::Affected),
        fixed => (
            Limit::Fixed(fixed.trim_start_matches("0:").to_owned()),
            FixState::Fixed,
        ),
    };
    Affected {
        ranges: vec![Range {
            introduced: None,
            limit,
        }],
        ..Affected::new(
            Space::from("debian:10".to_owned()),
            text(&package["name"]),
            Subject::Source,
            state,
        )
    }
}

fn database(recorded: &[Value]) -> Database {
    let mut builder = DatabaseBuilder::new(BuildOptions {
        created: Some(MIDNIGHT.plus_millis(1)),
        ..BuildOptions::default()
    });
    recorded
        .iter()
        .flat_map(advisories)
        .for_each(|record| builder.add(record));
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

async fn recorded_findings_come_out_member_by_member(house: House) {
    let Some(recorded) = recorded() else { return };
    assert!(recorded.len() >= 7);
    house.learn(database(&recorded)).await;
    enhance(&house).await;
    house.start_workers();
    house.create("my-awesome-docker-image").await;
    for (place, theirs) in recorded.iter().enumerate() {
        let installed: Vec<(String, String)> = packages(theirs)
            .iter()
            .map(|package| (text(&package["name"]), version(package)))
            .collect();
        let installed: Vec<(&str, &str)> = installed
            .iter()
            .map(|(name, version)| (name.as_str(), version.as_str()))
            .collect();
        let tag = format!("v{place}");
        push(
            &house,
            "my-awesome-docker-image",
            &tag,
            &layer("debian:10", &installed),
        )
        .await;
        let equals = |value: &Value| json!([{"comparison": "EQUALS", "value": value}]);
        let id = &theirs["packageVulnerabilityDetails"]["vulnerabilityId"];
        let criteria = json!({"vulnerabilityId": equals(id), "ecrImageTags": equals(&json!(tag))});
        let ours = list(&house, json!({"filterCriteria": criteria})).await;
        assert_eq!(ours.len(), 1, "{id}");
        compare("", theirs, &ours[0], id);
    }
}

fn compare(at: &str, theirs: &Value, ours: &Value, id: &Value) {
    if DIFFERENT.iter().any(|(path, _)| *path == at) {
        return;
    }
    match (theirs, ours) {
        (Value::Object(theirs), Value::Object(ours)) => compare_members(at, theirs, ours, id),
        (Value::Array(theirs), Value::Array(ours)) if at.ends_with("/vulnerablePackages") => {
            // Their order is their own.
            let (theirs, ours) = (by_release(theirs), by_release(ours));
            assert_eq!(theirs.len(), ours.len(), "{id} {at}");
            for (theirs, ours) in theirs.into_iter().zip(ours) {
                compare(&format!("{at}/*"), theirs, ours, id);
            }
        }
        (Value::Array(theirs), Value::Array(ours)) if at == "/resources" => {
            compare("/resources/0", &theirs[0], &ours[0], id)
        }
        _ if OF_THE_IMAGE.contains(&at) => {
            // Instants are numbers on the wire, and text in the recording.
            let is_instant = at.ends_with("At");
            assert!(
                is_instant || std::mem::discriminant(theirs) == std::mem::discriminant(ours),
                "{id} {at}: {ours}"
            );
        }
        _ => assert_eq!(theirs, ours, "{id} {at}"),
    }
}

fn by_release(packages: &[Value]) -> Vec<&Value> {
    let mut packages: Vec<&Value> = packages.iter().collect();
    packages.sort_by_key(|package| text(&package["release"]));
    packages
}

fn compare_members(at: &str, theirs: &Map<String, Value>, ours: &Map<String, Value>, id: &Value) {
    let known = |name: &&String| !DIFFERENT.iter().any(|(path, _)| *path == format!("{at}/{name}"));
    let names =
        |members: &Map<String, Value>| -> Vec<String> { members.keys().filter(known).cloned().collect() };
    assert_eq!(names(theirs), names(ours), "{id} {at}: the same members");
    for (name, value) in theirs {
        if let Some(ours) = ours.get(name) {
            compare(&format!("{at}/{name}"), value, ours, id);
        }
    }
}
