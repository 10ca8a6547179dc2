//! What others are told: a server whose advisories learn and forget a CVE, and a file that gets its events.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;
use tidewaiter_testkit::clients::{aws, skopeo_push};
use tidewaiter_testkit::server::Server;

use crate::feed_server::{EARLIER, FeedServer, LATER, Records, pack, records, without};
use crate::images::{layout, program, tagged};

const PATIENCE: Duration = Duration::from_secs(120);

struct Story {
    server: Server,
    feed: FeedServer,
    events: PathBuf,
    _folder: TempDir,
}

impl Story {
    /// A server that builds its database of one feed again and again, with a sink for everything.
    fn begin(body: Vec<u8>) -> Self {
        let feed = FeedServer::start(body);
        let folder = TempDir::new().unwrap();
        let (config, events) = (
            folder.path().join("settings.toml"),
            folder.path().join("events.jsonl"),
        );
        let text = format!(
            "advisory-updates = 'build'\nadvisory-interval = '1s'\nadvisory-max-loss = 100\nadvisory-max-change = 100\n\
             account-id = '123456789012'\n\
             [feeds]\nonly = ['debian']\n[feeds.limits]\npause-millis = 1\n[feeds.mirrors]\ndebian = '{}'\n\
             [[sinks]]\nname = 'all'\nfile = {{ path = '{}' }}\n",
            feed.url,
            events.display()
        );
        fs::write(&config, text).unwrap();
        let server = Server::start(program(), &["--config", config.to_str().unwrap()]);
        let story = Self {
            server,
            feed,
            events,
            _folder: folder,
        };
        story.until("the first update is over", || {
            story.status().contains("last update  new")
        });
        story
    }

    fn status(&self) -> String {
        let output = assert_cmd::Command::new(program())
            .args(["db", "status", "--data"])
            .arg(self.server.data.path())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(begun.elapsed() < PATIENCE, "{what}; told: {:#?}", self.kinds());
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// What was told, each once, by its id: receivers drop doubles.
    fn told(&self) -> Vec<Value> {
        let text = fs::read_to_string(&self.events).unwrap_or_default();
        let mut seen = std::collections::BTreeSet::new();
        text.lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter(|event| seen.insert(event["id"].as_str().unwrap().to_owned()))
            .collect()
    }

    fn kinds(&self) -> BTreeMap<String, usize> {
        let mut kinds = BTreeMap::new();
        for event in self.told() {
            *kinds
                .entry(event["detail-type"].as_str().unwrap().to_owned())
                .or_default() += 1;
        }
        kinds
    }

    fn of_kind(&self, kind: &str) -> Vec<Value> {
        let told = self.told().into_iter();
        told.filter(|event| event["detail-type"] == kind).collect()
    }

    /// Status and repository of each finding event of a CVE, in the order in which they came.
    fn findings_of(&self, vulnerability: &str) -> Vec<(String, String)> {
        let about = |event: &Value| {
            event["detail"]["packageVulnerabilityDetails"]["vulnerabilityId"] == vulnerability
        };
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let found = self.of_kind("Inspector2 Finding").into_iter().filter(about);
        found
            .map(|event| {
                let image = &event["detail"]["resources"][0]["details"]["awsEcrContainerImage"];
                (text(&event["detail"]["status"]), text(&image["repositoryName"]))
            })
            .collect()
    }

    fn push(&self, repository: &str) {
        let folder = layout();
        let source = format!("oci:{}", tagged(folder.path()));
        skopeo_push(&self.server, &source, &format!("{repository}:1")).expect_success();
    }

    fn watch_everything(&self) {
        let put = [
            "ecr",
            "put-registry-scanning-configuration",
            "--scan-type",
            "ENHANCED",
        ];
        aws(&self.server, &put).expect_success();
    }

    fn findings(&self, repository: &str) -> usize {
        let describe = [
            "ecr",
            "describe-image-scan-findings",
            "--repository-name",
            repository,
        ];
        let answer = aws(
            &self.server,
            &[&describe[..], &["--image-id", "imageTag=1"]].concat(),
        )
        .json();
        let found = answer["imageScanFindings"]["enhancedFindings"].as_array();
        found.unwrap().len()
    }
}

fn create(server: &Server, repository: &str) {
    let create = ["ecr", "create-repository", "--repository-name", repository];
    aws(server, &create).expect_success();
}

fn a_cve_that_comes_and_goes_is_told_of() {
    let Some(all) = records() else { return };
    let mut story = Story::begin(pack(&without(&all, LATER)));
    for repository in ["one", "two"] {
        create(&story.server, repository);
    }
    story.watch_everything();
    for repository in ["one", "two"] {
        story.push(repository);
    }
    story.until("both images are scanned", || {
        story.of_kind("Inspector2 Scan").len() == 2
    });
    check_first_scans(&story);
    // Killed at any moment, nothing is lost.
    story.feed.put(pack(&all));
    thread::sleep(Duration::from_millis(1500));
    story.server.crash_and_restart();
    story.until("the CVE is told of in both images", || {
        story.findings_of(LATER).len() >= 2
    });
    story.until("both images are told of as scanned again", || {
        story.of_kind("Inspector2 Scan").len() == 4
    });
    check_news(&story);
    story.feed.put(pack(&elsewhere(&all)));
    story.until("the CVE is closed in both images", || {
        story.findings_of(LATER).len() >= 4
    });
    let closed: Vec<String> = story.findings_of(LATER)[2..]
        .iter()
        .map(|(status, _)| status.clone())
        .collect();
    assert_eq!(closed, ["CLOSED", "CLOSED"]);
    // What others there are did not change.
    assert_eq!(story.findings_of(EARLIER).len(), 2);
    assert_eq!(story.of_kind("Tidewaiter New Vulnerability").len(), 1);
}

/// The records, with that CVE in a package that nobody has.
fn elsewhere(records: &Records) -> Records {
    let mut records = records.clone();
    for (_, bytes) in records.iter_mut().filter(|(path, _)| path.contains(LATER)) {
        let mut record: Value = serde_json::from_slice(bytes).unwrap();
        for affected in record["affected"].as_array_mut().unwrap() {
            affected["package"]["name"] = "nowhere".into();
        }
        *bytes = serde_json::to_vec(&record).unwrap();
    }
    records
}

fn check_first_scans(story: &Story) {
    let changes = story.of_kind("ECR Scan Resource Change");
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0]["detail"]["repositories"].as_array().unwrap().len(), 2);
    assert_eq!(
        changes[0]["detail"]["repositories"][0]["scan-frequency"],
        "CONTINUOUS_SCAN"
    );
    let count = story.findings("one");
    for scan in story.of_kind("Inspector2 Scan") {
        assert_eq!(scan["source"], "aws.inspector2");
        assert_eq!(scan["detail"]["scan-status"], "INITIAL_SCAN_COMPLETE");
        assert_eq!(scan["detail"]["finding-severity-counts"]["TOTAL"], count);
    }
    story.until("each finding is told of", || {
        story.of_kind("Inspector2 Finding").len() == 2 * count
    });
    assert_eq!(story.of_kind("Inspector2 Coverage").len(), 2);
    assert_eq!(story.findings_of(EARLIER).len(), 2);
    assert!(
        story.of_kind("ECR Image Scan").is_empty(),
        "basic scanning has nothing to tell"
    );
}

fn check_news(story: &Story) {
    let mut found = story.findings_of(LATER);
    found.sort();
    let active = |repository: &str| ("ACTIVE".to_owned(), repository.to_owned());
    assert_eq!(found, [active("one"), active("two")]);
    let finding = story.of_kind("Inspector2 Finding").pop().unwrap();
    let Some(published) = published_finding() else {
        return;
    };
    for member in published.as_object().unwrap().keys() {
        // Debian gives this CVE no score.
        if member != "epss" {
            assert!(finding["detail"].get(member).is_some(), "{member} is missing");
        }
    }
    let new = || story.of_kind("Tidewaiter New Vulnerability");
    story.until("the CVE is told of as new", || !new().is_empty());
    let new = new();
    assert_eq!(new.len(), 1);
    assert_eq!(new[0]["detail"]["vulnerability-id"], LATER);
    assert_eq!(new[0]["detail"]["image-count"], 2);
    let mut repositories: Vec<&str> = new[0]["detail"]["images"]
        .as_array()
        .unwrap()
        .iter()
        .map(|image| image["repository-name"].as_str().unwrap())
        .collect();
    repositories.sort_unstable();
    assert_eq!(repositories, ["one", "two"]);
    let rescans = story.of_kind("Inspector2 Scan");
    let again = rescans
        .iter()
        .filter(|scan| scan["detail"]["scan-status"] == "RESCAN_COMPLETE");
    assert_eq!(again.count(), 2);
}

/// The detail of the finding that Inspector's guide shows.
fn published_finding() -> Option<Value> {
    let path =
        tidewaiter_testkit::data::dir()?.join("../golden/docs-inspector.event.inspector2-finding-ecr.json");
    let mut file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    Some(file["json"]["detail"].take())
}

#[test]
fn a_cve_that_comes_and_goes_is_told_of_once_in_each_image() {
    a_cve_that_comes_and_goes_is_told_of();
}

#[test]
fn events_that_were_given_up_are_listed_and_the_command_says_what_it_needs() {
    let server = Server::start(program(), &[]);
    let events = |arguments: &[&str]| {
        assert_cmd::Command::new(program())
            .arg("events")
            .args(arguments)
            .arg("--data")
            .arg(server.data.path())
            .output()
            .unwrap()
    };
    create(&server, "app");
    let listed = String::from_utf8(events(&["list"]).stdout).unwrap();
    assert!(listed.contains("log: 0 wait, 0 were given up"), "{listed}");
    assert!(!events(&["retry"]).status.success(), "all is a word of its own");
    let said = String::from_utf8(events(&["drop", "--all"]).stdout).unwrap();
    assert_eq!(said, "0 were dropped\n");
}
