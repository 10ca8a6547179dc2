//! A small world for findings: two systems, five images in three repositories, and advisories that say all that lists are
//! filtered and sorted by.

use std::time::Duration;

use serde_json::{Value, json};
use tidewaiter_advisories::{
    Advisory, Affected, BuildOptions, Cvss, Database, DatabaseBuilder, Epss, Exploited, FixState, Limit,
    Range, Record, Subject,
};
use tidewaiter_testhouse::{House, MIDNIGHT, ROOT, tar};
use tidewaiter_types::Space;

pub const DAY: i64 = 24 * 3_600_000;

/// What an advisory says, for short.
pub struct Said<'a> {
    pub id: &'a str,
    pub space: &'a str,
    pub package: &'a str,
    pub fixed: Option<&'a str>,
    pub word: Option<&'a str>,
    pub score: Option<f32>,
    pub epss: Option<f32>,
    pub exploited: bool,
}

pub const NOTHING: Said<'static> = Said {
    id: "",
    space: "debian:12",
    package: "alpha",
    fixed: Some("9-1"),
    word: None,
    score: None,
    epss: None,
    exploited: false,
};

/// A revision of advisories of so many days after the first.
pub fn revision(days: i64, all: &[Said<'_>]) -> Database {
    let mut builder = DatabaseBuilder::new(BuildOptions {
        created: Some(MIDNIGHT.plus_millis(days * DAY)),
        ..BuildOptions::default()
    });
    all.iter()
        .flat_map(records)
        .for_each(|record| builder.add(record));
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

fn records(said: &Said<'_>) -> Vec<Record> {
    let vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    let feed = said.space.split(':').next().unwrap();
    let about = |feed: &str| Advisory {
        id: said.id.to_owned(),
        feed: feed.to_owned(),
        vulnerabilities: vec![said.id.to_owned()],
        published: Some(MIDNIGHT),
        modified: Some(MIDNIGHT),
        ..Advisory::default()
    };
    let mut records: Vec<Record> = vec![
        Advisory {
            severity: said.word.map(str::to_owned),
            affected: vec![affected(said)],
            ..about(feed)
        }
        .into(),
    ];
    if let Some(score) = said.score {
        let cvss = Cvss {
            version: 3,
            vector: vector.to_owned(),
            score,
            source: "NVD".to_owned(),
        };
        let nvd = Advisory {
            description: Some(format!("A flaw in {}.", said.package)),
            cwes: vec![79],
            cvss: vec![cvss],
            ..about("nvd")
        };
        records.push(nvd.into());
    }
    let cve = said.id.to_owned();
    if let Some(score) = said.epss {
        records.push(Record::Epss(Epss {
            cve: cve.clone(),
            score,
            percentile: score,
        }));
    }
    if said.exploited {
        records.push(Record::Exploited(Exploited {
            cve,
            added: Some(MIDNIGHT),
            due: Some(MIDNIGHT.plus_millis(14 * DAY)),
            ransomware: false,
            action: Some("Apply updates.".to_owned()),
        }));
    }
    records
}

fn affected(said: &Said<'_>) -> Affected {
    let limit = said
        .fixed
        .map_or(Limit::Open, |fixed| Limit::Fixed(fixed.to_owned()));
    let state = if said.fixed.is_some() {
        FixState::Fixed
    } else {
        FixState::Affected
    };
    Affected {
        ranges: vec![Range {
            introduced: None,
            limit,
        }],
        ..Affected::new(
            Space::from(said.space.to_owned()),
            said.package,
            Subject::Source,
            state,
        )
    }
}

/// The advisories of the small world.
pub fn first() -> Vec<Said<'static>> {
    vec![
        Said {
            id: "CVE-2024-0001",
            fixed: Some("2:1-1"),
            score: Some(9.8),
            epss: Some(0.9),
            exploited: true,
            word: Some("high"),
            ..NOTHING
        },
        Said {
            id: "CVE-2024-0002",
            score: Some(5.5),
            epss: Some(0.02),
            fixed: None,
            ..NOTHING
        },
        Said {
            id: "CVE-2024-0003",
            package: "beta",
            score: Some(7.5),
            word: Some("low"),
            ..NOTHING
        },
        Said {
            id: "CVE-2024-0004",
            package: "beta",
            ..NOTHING
        },
        Said {
            id: "CVE-2024-0005",
            package: "linux",
            score: Some(3.1),
            epss: Some(0.02),
            ..NOTHING
        },
        Said {
            id: "CVE-2024-0001",
            space: "ubuntu:24.04",
            word: Some("medium"),
            ..NOTHING
        },
        Said {
            id: "CVE-2024-0006",
            space: "ubuntu:24.04",
            package: "gamma",
            word: Some("critical"),
            epss: Some(0.5),
            ..NOTHING
        },
        Said {
            id: "CVE-2024-0007",
            space: "ubuntu:24.04",
            package: "gamma",
            score: Some(7.5),
            word: Some("low"),
            ..NOTHING
        },
    ]
}

/// A layer with these packages of a system.
pub fn layer(system: &str, packages: &[(&str, &str)]) -> Vec<u8> {
    let (id, version) = system.split_once(':').unwrap();
    let release = format!("ID={id}\nVERSION_ID=\"{version}\"\n");
    let paragraphs = packages.iter().map(|(name, version)| {
        format!(
            "Package: {name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: {version}\n\
             Maintainer: Somebody <some@body>\nDescription: a package\n\n"
        )
    });
    let status: String = paragraphs.collect();
    tar(&[("etc/os-release", &release), ("var/lib/dpkg/status", &status)])
}

pub async fn enhance(house: &House) {
    house
        .ok(
            "PutRegistryScanningConfiguration",
            json!({"scanType": "ENHANCED", "rules": []}),
        )
        .await;
}

/// Pushes an image, and waits until it is scanned.
pub async fn push(house: &House, repository: &str, tag: &str, layer: &[u8]) -> String {
    let digest = house.push(repository, tag, layer, &[tag]).await;
    settle(house, repository, tag).await;
    digest
}

pub async fn settle(house: &House, repository: &str, tag: &str) {
    let input = json!({"repositoryName": repository, "imageId": {"imageTag": tag}});
    for _ in 0..500 {
        let answer = house
            .call_as(ROOT, "DescribeImageScanFindings", input.clone())
            .await;
        if answer.is_ok_and(|answer| answer["imageScanStatus"]["status"] == "ACTIVE") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{repository}:{tag} was never scanned");
}

/// The small world: pushes with a minute between each of them.
pub async fn fill(house: &House) {
    house.learn(revision(1, &first())).await;
    enhance(house).await;
    house.start_workers();
    let debian = layer("debian:12", &[("alpha", "1.9-1"), ("beta", "1-1")]);
    let more = layer(
        "debian:12",
        &[
            ("alpha", "1:0.5-2"),
            ("beta", "1-1"),
            ("linux-libc-dev", "6-1"),
            ("linux", "6-1"),
        ],
    );
    let ubuntu = layer("ubuntu:24.04", &[("alpha", "1.0-1"), ("gamma", "2-1")]);
    for (repository, tag, layer) in [
        ("web", "v1", &debian),
        ("web", "v2", &more),
        ("app", "v1", &debian),
        ("app", "v2", &ubuntu),
        ("tools/cli", "latest", &ubuntu),
    ] {
        house.pass(60_000);
        // It fails where it is there.
        let _ = house
            .call_as(ROOT, "CreateRepository", json!({"repositoryName": repository}))
            .await;
        push(house, repository, tag, layer).await;
    }
}

/// All findings of a list, page by page.
pub async fn list(house: &House, mut input: Value) -> Vec<Value> {
    let mut all = Vec::new();
    loop {
        let page = house
            .rest("inspector2", "POST", "/findings/list", input.clone())
            .await
            .unwrap();
        all.extend(page["findings"].as_array().unwrap().iter().cloned());
        match page.get("nextToken") {
            Some(token) => input["nextToken"] = token.clone(),
            None => return all,
        }
    }
}

pub async fn with(house: &House, criteria: Value) -> Vec<Value> {
    list(house, json!({"filterCriteria": criteria})).await
}

/// What tells findings apart, for people: image and vulnerability.
pub fn names(findings: &[Value]) -> Vec<String> {
    let mut names: Vec<String> = findings.iter().map(name).collect();
    names.sort();
    names
}

pub fn name(finding: &Value) -> String {
    let image = &finding["resources"][0]["details"]["awsEcrContainerImage"];
    format!(
        "{}:{} {}",
        image["repositoryName"].as_str().unwrap(),
        image["imageTags"][0].as_str().unwrap(),
        finding["packageVulnerabilityDetails"]["vulnerabilityId"]
            .as_str()
            .unwrap()
    )
}
