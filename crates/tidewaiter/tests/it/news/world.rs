//! Two real revisions of advisories a month apart, real images, and servers that get the later revision while they run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_testkit::clients::{aws, login_password, skopeo_push};
use tidewaiter_testkit::data;
use tidewaiter_testkit::server::Server;

use crate::images::program;
use crate::pusher::{Pusher, Types};

pub const PATIENCE: Duration = Duration::from_secs(180);
/// Feeds of which there are two states: of systems, of languages, and what enriches them.
const PACKS: [&str; 12] = [
    "debian-osv",
    "alma-osv",
    "pypa",
    "ghsa-pip",
    "ruby",
    "ghsa-rubygems",
    "govulndb",
    "ghsa-golang",
    "rustsec",
    "ghsa-cargo",
    "kev",
    "epss",
];
/// Images that the test data's script built, each with libraries of a language.
const BUILT: [&str; 4] = ["debian12-python", "debian13-ruby", "go-scratch", "rust-scratch"];
/// Package databases that are made an image of one layer.
const DATABASES: [(&str, &str); 2] = [
    ("alma8", "images/alma8-micro-s390x-20230523"),
    ("alma9", "images/alma9-micro-aarch64-20231124"),
];
pub const LAYER: Types<'_> = Types {
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar",
};

/// The two revisions, as files.
pub struct Revisions {
    pub older: PathBuf,
    pub newer: PathBuf,
    _folder: TempDir,
}

/// Builds them, side by side; `None` without test data.
pub fn revisions() -> Option<Revisions> {
    let (before, after) = (data::older_feeds(&PACKS)?, data::newer_feeds(&PACKS)?);
    let folder = TempDir::new().unwrap();
    let (older, newer) = (folder.path().join("older.db"), folder.path().join("newer.db"));
    thread::scope(|scope| {
        for (feeds, out) in [(&before, &older), (&after, &newer)] {
            scope.spawn(move || good(&["db", "build", "--feeds", text(feeds.path()), "--out", text(out)]));
        }
    });
    Some(Revisions {
        older,
        newer,
        _folder: folder,
    })
}

/// What the program says; it must end well.
pub fn good(arguments: &[&str]) -> String {
    let output = Command::new(program()).args(arguments).output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {words}");
    String::from_utf8(output.stdout).unwrap()
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Waits until something is there.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<T, String>) -> T {
    let begun = Instant::now();
    loop {
        match look() {
            Ok(found) => return found,
            Err(words) => assert!(begun.elapsed() < PATIENCE, "{what}: {words}"),
        }
        thread::sleep(Duration::from_millis(200));
    }
}

/// A server that scans all that is pushed continuously, and writes all events into a file.
pub struct Registry {
    pub server: Server,
    pub folder: TempDir,
}

/// Findings by repository and vulnerability.
pub type Found = BTreeMap<(String, String), Value>;

impl Registry {
    /// With these settings beside those that all have.
    pub fn start(settings: &str, environment: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let config = folder.path().join("settings.toml");
        let all = format!(
            "account-id = '123456789012'\ncreate-on-push = true\nadvisory-interval = '1s'\nadvisory-max-loss = 100\n\
             advisory-max-change = 100\n{settings}\n[[sinks]]\nname = 'all'\nfile = {{ path = '{}' }}\n\
             [report-buckets.reports]\nfolder = '{}'\n",
            folder.path().join("events.jsonl").display(),
            folder.path().join("reports").display(),
        );
        fs::write(&config, all).unwrap();
        let server = Server::start_with(program(), &["--config", text(&config)], environment);
        let enhanced = ["put-registry-scanning-configuration", "--scan-type", "ENHANCED"];
        aws(&server, &[&["ecr"], &enhanced[..]].concat()).expect_success();
        Self { server, folder }
    }

    /// Options of commands that work beside this server.
    pub fn beside(&self, command: &[&str]) -> String {
        let (config, data) = (self.folder.path().join("settings.toml"), self.server.data.path());
        let config = match command[0] {
            "events" => &["--config", text(&config), "--data", text(data)][..],
            _ => &["--data", text(data)],
        };
        good(&[command, config].concat())
    }

    /// Has clients of the program log in here: the value of `DOCKER_CONFIG`.
    pub fn logged_in(&self, folder: &Path) {
        let auth = STANDARD.encode(format!("AWS:{}", login_password(&self.server)));
        let config = json!({"auths": {&self.server.address: {"auth": auth}}});
        fs::write(folder.join("config.json"), config.to_string()).unwrap();
    }

    /// Pushes all images and waits until they are scanned.
    pub fn fill(&self) {
        let built = data::built_images().unwrap();
        for name in BUILT {
            let source = format!("oci:{}", built.join("oci").join(name).display());
            skopeo_push(&self.server, &source, &format!("{name}:1")).expect_success();
        }
        for (name, pack) in DATABASES {
            let pusher = Pusher::new(&self.server, name, PATIENCE);
            let config = br#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#;
            let layer = layer_of(&data::unpack(pack).unwrap().join("rootfs"));
            pusher.image("1", config, &layer, &LAYER).unwrap();
        }
        for name in images() {
            self.wait_until_scanned(name);
        }
    }

    /// Waits for the first result of a repository's image.
    pub fn wait_until_scanned(&self, repository: &str) {
        until("the image is scanned", || {
            let answer = self.describe(repository, &[]);
            match &answer["imageScanStatus"]["status"] {
                status if status == "ACTIVE" => Ok(()),
                _ => Err(answer.to_string()),
            }
        });
    }

    /// What ECR says of an image.
    pub fn describe(&self, name: &str, more: &[&str]) -> Value {
        let describe = ["ecr", "describe-image-scan-findings", "--repository-name", name];
        aws(
            &self.server,
            &[&describe[..], &["--image-id", "imageTag=1"], more].concat(),
        )
        .json()
    }

    /// What Inspector lists, of a status.
    pub fn list(&self, status: &str) -> Found {
        let criteria = json!({"findingStatus": [{"comparison": "EQUALS", "value": status}]}).to_string();
        let listed = aws(
            &self.server,
            &["inspector2", "list-findings", "--filter-criteria", &criteria],
        );
        let listed = listed.json();
        by_name(listed["findings"].as_array().unwrap())
    }

    /// The finding events and others that came, each once, by its id: receivers drop doubles.
    pub fn events(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.folder.path().join("events.jsonl")).unwrap_or_default();
        let mut seen = std::collections::BTreeSet::new();
        text.lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter(|event| seen.insert(event["id"].as_str().unwrap().to_owned()))
            .collect()
    }

    /// Waits until nothing waits to be told.
    pub fn wait_until_all_is_told(&self) {
        until("all is told", || {
            let said = self.beside(&["events", "list"]);
            let is_told = said.contains("all: 0 wait, 0 were given up")
                && said.contains("\n0 entries are still to be expanded");
            is_told.then_some(()).ok_or(said)
        });
    }

    /// The value of a counter; 0 where nothing was counted yet.
    pub fn counter(&self, name: &str) -> u64 {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let all = reqwest::blocking::get(format!("{}/metrics", self.server.url())).unwrap();
        let all = all.text().unwrap();
        let value = all
            .lines()
            .find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        value.unwrap_or(0)
    }
}

/// The repositories of all images.
pub fn images() -> impl Iterator<Item = &'static str> {
    BUILT
        .into_iter()
        .chain(DATABASES.into_iter().map(|(name, _)| name))
}

/// A folder as a layer.
fn layer_of(folder: &Path) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    tar.follow_symlinks(false);
    tar.append_dir_all(".", folder).unwrap();
    tar.into_inner().unwrap()
}

/// Findings of Inspector's or ECR's, or their events' details, by repository and vulnerability.
pub fn by_name(findings: &[Value]) -> Found {
    let found: Found = findings.iter().map(|one| (name_of(one), one.clone())).collect();
    assert_eq!(found.len(), findings.len(), "a finding is listed twice");
    found
}

/// Repository and vulnerability.
pub fn name_of(finding: &Value) -> (String, String) {
    let image = &finding["resources"][0]["details"]["awsEcrContainerImage"];
    let vulnerability = &finding["packageVulnerabilityDetails"]["vulnerabilityId"];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&image["repositoryName"]), text(vulnerability))
}
