//! A server that keeps its advisories up to date: new CVEs, broken feeds, mass changes, kills.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;
use tidewaiter_advisories::Database;
use tidewaiter_testkit::clients::{aws, skopeo_push};
use tidewaiter_testkit::server::Server;

use crate::feed_server::{EARLIER, FeedServer, LATER, Records, pack, records, without};
use crate::images::{layout, program, tagged};

/// How long something may take that happens within an interval or two.
const PATIENCE: Duration = Duration::from_secs(60);

struct Story {
    server: Server,
    feed: FeedServer,
    folder: TempDir,
}

impl Story {
    /// A server that builds its database of one feed again and again; its first update is over.
    fn begin(records: &Records) -> Self {
        let feed = FeedServer::start(pack(records));
        let folder = TempDir::new().unwrap();
        let config = folder.path().join("settings.toml");
        let text = format!(
            "advisory-updates = 'build'\nadvisory-interval = '1s'\n[feeds]\nonly = ['debian']\n\
             [feeds.limits]\npause-millis = 1\n[feeds.mirrors]\ndebian = '{}'\n",
            feed.url
        );
        fs::write(&config, text).unwrap();
        let server = Server::start(program(), &["--config", config.to_str().unwrap()]);
        let story = Self { server, feed, folder };
        story.wait("last update  new");
        story
    }

    fn data(&self) -> &Path {
        self.server.data.path()
    }

    fn db(&self, arguments: &[&str]) -> String {
        let output = Command::new(program())
            .arg("db")
            .args(arguments)
            .arg("--data")
            .arg(self.data())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Waits until `db status` says so; gives all that it says.
    fn wait(&self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let said = self.db(&["status"]);
            if said.contains(words) {
                return said;
            }
            assert!(begun.elapsed() < PATIENCE, "no {words:?} in:\n{said}");
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Waits until another revision than this one is in use.
    fn wait_for_other(&self, revision: &str) -> String {
        let begun = Instant::now();
        loop {
            let now = revision_of(&self.db(&["status"]));
            if now != revision {
                return now;
            }
            assert!(begun.elapsed() < PATIENCE, "{revision} stays in use");
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Pushes the quickstart's image to a new repository and gives the names of its findings.
    fn push_and_scan(&self, repository: &str) -> Vec<String> {
        let create = ["ecr", "create-repository", "--repository-name", repository];
        let on_push = ["--image-scanning-configuration", "scanOnPush=true"];
        aws(&self.server, &[&create[..], &on_push[..]].concat()).expect_success();
        let folder = layout();
        let source = format!("oci:{}", tagged(folder.path()));
        skopeo_push(&self.server, &source, &format!("{repository}:1")).expect_success();
        let image = ["--repository-name", repository, "--image-id", "imageTag=1"];
        aws(
            &self.server,
            &[&["ecr", "wait", "image-scan-complete"], &image[..]].concat(),
        )
        .expect_success();
        self.findings(repository)
    }

    fn findings(&self, repository: &str) -> Vec<String> {
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
        let found = answer["imageScanFindings"]["findings"].as_array().unwrap();
        let name = |one: &Value| one["name"].as_str().unwrap().to_owned();
        found.iter().map(name).collect()
    }

    fn metrics(&self) -> String {
        let _ = rustls::crypto::ring::default_provider().install_default();
        reqwest::blocking::get(format!("{}/metrics", self.server.url()))
            .unwrap()
            .text()
            .unwrap()
    }
}

fn revision_of(status: &str) -> String {
    status
        .lines()
        .next()
        .unwrap()
        .split_whitespace()
        .last()
        .unwrap()
        .to_owned()
}

#[test]
fn a_new_cve_is_found_after_the_next_update() {
    let Some(all) = records() else { return };
    let story = Story::begin(&without(&all, LATER));
    let before = story.push_and_scan("before");
    assert!(
        before.contains(&EARLIER.to_owned()) && !before.contains(&LATER.to_owned()),
        "{before:?}"
    );
    let old = revision_of(&story.db(&["status"]));
    story.feed.put(pack(&all));
    story.wait_for_other(&old);
    let after = story.push_and_scan("after");
    assert!(after.contains(&LATER.to_owned()), "{after:?}");
    assert_eq!(
        story.findings("before"),
        before,
        "a result stands as of its revision"
    );
    let metrics = story.metrics();
    assert!(
        metrics.contains("tidewaiter_advisory_update_success 1"),
        "{metrics}"
    );
    assert!(
        metrics.contains("tidewaiter_advisory_updates_total{result=\"new\"} 2"),
        "{metrics}"
    );
    assert!(
        metrics.contains("tidewaiter_advisories_date_seconds 1"),
        "{metrics}"
    );
}

#[test]
fn a_broken_feed_leaves_the_old_one_in_use() {
    let Some(all) = records() else { return };
    let mut story = Story::begin(&all);
    let good = revision_of(&story.db(&["status"]));
    story.feed.put(b"<html>we are sorry</html>".to_vec());
    let said = story.wait("debian: ");
    assert_eq!(revision_of(&said), good);
    assert!(said.contains("last update  unchanged"), "{said}");
    story.server.crash_and_restart();
    assert_eq!(
        revision_of(&story.db(&["status"])),
        good,
        "a restart takes the newest good revision"
    );
    assert!(story.push_and_scan("app").contains(&LATER.to_owned()));
}

#[test]
fn a_mass_change_is_held_back_until_it_is_confirmed() {
    let Some(all) = records() else { return };
    let mut story = Story::begin(&all);
    let good = revision_of(&story.db(&["status"]));
    let few: Records = all
        .iter()
        .filter(|(path, _)| path.contains(LATER))
        .cloned()
        .collect();
    story.feed.put(pack(&few));
    let said = story.wait("held back");
    assert_eq!(revision_of(&said), good);
    assert!(
        said.contains("debian: 1 advisories, 402 in the revision in use"),
        "{said}"
    );
    assert!(story.metrics().contains("tidewaiter_advisories_held_back 1"));
    assert!(story.push_and_scan("held").contains(&EARLIER.to_owned()));
    story.server.crash_and_restart();
    let said = story.wait("held back");
    assert_eq!(revision_of(&said), good, "a restart lets nothing in");
    let held = said
        .lines()
        .find_map(|line| line.strip_prefix("held back"))
        .unwrap()
        .trim()
        .to_owned();
    story.db(&["confirm", &held[..12]]);
    assert_eq!(story.wait_for_other(&good), held);
    assert!(!story.push_and_scan("confirmed").contains(&EARLIER.to_owned()));
    assert!(!story.db(&["status"]).contains("held back"));
}

/// A feed that says of one package what is true of others loses no record, and yet would change most of what is found.
#[test]
fn an_update_that_changes_most_findings_is_held_back() {
    let Some(all) = records() else { return };
    let story = Story::begin(&all);
    let before = story.push_and_scan("app");
    let good = revision_of(&story.db(&["status"]));
    let (wrong, right) = all.split_at(60);
    let wrong: Records = wrong.iter().map(blame_glibc).collect();
    story.feed.put(pack(&[&wrong, right].concat()));
    let said = story.wait("held back");
    assert!(
        said.contains(" matches change in 1 images, which have "),
        "{said}"
    );
    assert!(
        !said.contains("in the revision in use"),
        "no record is lost: {said}"
    );
    assert_eq!(revision_of(&said), good);
    assert_eq!(story.push_and_scan("later"), before);
    story.feed.put(pack(&all));
    let begun = Instant::now();
    while story.db(&["status"]).contains("held back") {
        assert!(begun.elapsed() < PATIENCE, "it is still held back");
        thread::sleep(Duration::from_millis(100));
    }
}

/// The record, as if all versions of glibc were affected by it and nothing else was.
fn blame_glibc((path, bytes): &(String, Vec<u8>)) -> (String, Vec<u8>) {
    let mut record: Value = serde_json::from_slice(bytes).unwrap();
    for affected in record["affected"].as_array_mut().into_iter().flatten() {
        affected["package"]["name"] = "glibc".into();
        for range in affected["ranges"].as_array_mut().into_iter().flatten() {
            range["events"] = serde_json::json!([{ "introduced": "0" }]);
        }
    }
    (path.clone(), serde_json::to_vec(&record).unwrap())
}

#[test]
fn what_is_held_back_goes_when_upstream_mends_itself() {
    let Some(all) = records() else { return };
    let story = Story::begin(&all);
    story.feed.put(pack(&all[..10].to_vec()));
    story.wait("held back");
    story.feed.put(pack(&all));
    let begun = Instant::now();
    while story.db(&["status"]).contains("held back") {
        assert!(begun.elapsed() < PATIENCE, "it is still held back");
        thread::sleep(Duration::from_millis(100));
    }
    assert!(story.folder.path().join("settings.toml").is_file());
}

#[test]
fn a_kill_in_the_middle_of_an_update_leaves_whole_revisions() {
    let Some(all) = records() else { return };
    let begin = all.len() - 12;
    let mut story = Story::begin(&all[..begin].to_vec());
    for kill in 0..6 {
        story.feed.put(pack(&all[..begin + 2 * kill].to_vec()));
        // Different moments of an update each time.
        thread::sleep(Duration::from_millis(900 + 130 * kill as u64));
        story.server.crash_and_restart();
        whole(story.data());
    }
    story.feed.put(pack(&all));
    let begun = Instant::now();
    while !newest_holds(story.data(), LATER) {
        assert!(begun.elapsed() < PATIENCE, "updates ended with the kills");
        thread::sleep(Duration::from_millis(100));
    }
    // Old ones go after the new one is safely there, so that for a moment there is one more.
    while revisions_kept(story.data()) > 3 {
        assert!(begun.elapsed() < PATIENCE, "old revisions stay");
        thread::sleep(Duration::from_millis(100));
    }
}

fn revisions_kept(data: &Path) -> usize {
    fs::read_dir(data.join("advisories/revisions")).unwrap().count()
}

/// Every revision that is kept can be read to its last byte.
fn whole(data: &Path) {
    let entries: Vec<_> = fs::read_dir(data.join("advisories/revisions")).unwrap().collect();
    assert!(!entries.is_empty());
    for entry in entries {
        let path = entry.unwrap().path();
        // One that the server took away meanwhile is no damage.
        if let Ok(database) = Database::open(&path) {
            database.verify().unwrap();
        }
    }
}

fn newest_holds(data: &Path, id: &str) -> bool {
    let entries = fs::read_dir(data.join("advisories/revisions")).unwrap().flatten();
    let databases = entries.filter_map(|entry| Database::open(&entry.path()).ok());
    databases
        .into_iter()
        .any(|database| database.vulnerability(id).unwrap().is_some())
}
