//! A server that is killed again and again while news and reports are worked on, beside one that is not: in the end both show
//! and tell the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use serde_json::Value;
use tempfile::TempDir;
use tidewaiter_advisories::{BuildOptions, DatabaseBuilder};
use tidewaiter_testkit::clients::aws;
use tidewaiter_testkit::data;
use tidewaiter_testkit::layer::tar;
use tidewaiter_testkit::postgres::Postgres;
use tidewaiter_types::Timestamp;

use super::pair::{all_bare, differences};
use super::world::{Found, LAYER, PATIENCE, Registry, name_of, until};
use crate::feed_server::{FeedServer, Records, all_records, pack};
use crate::pusher::Pusher;

const KILLS: u32 = 5;
const IMAGES: usize = 6;
/// Records that a revision is chosen from.
const RECORDS: usize = 600;
/// The longest that a server lives, in milliseconds from the moment at which it listens.
const LIFE: u64 = 1500;

/// Chance that can be had again: by the seed that the test prints.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let given = std::env::var("TIDEWAITER_TEST_SEED").ok();
        let now = || {
            SystemTime::now()
                .duration_since(SystemTime::UNIX_EPOCH)
                .unwrap()
                .as_micros() as u64
        };
        let seed = given.map_or_else(now, |seed| seed.parse().unwrap());
        eprintln!("TIDEWAITER_TEST_SEED={seed}");
        Self(seed | 1)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// About half of them.
    fn half<T: Clone>(&mut self, all: &[T]) -> Vec<T> {
        all.iter().filter(|_| self.below(2) == 0).cloned().collect()
    }
}

/// What the images and the advisories are made of.
struct Material {
    packages: Vec<String>,
    records: Records,
}

impl Material {
    /// A revision that is like others for the most part, and as old as they are: none is held back.
    fn revision(&self, chance: &mut Chance) -> Vec<u8> {
        let every_other = |first: usize| self.records.iter().skip(first).step_by(2).cloned();
        let (always, sometimes): (Records, Records) = (every_other(0).collect(), every_other(1).collect());
        pack(&[always, chance.half(&sometimes)].concat())
    }
}

/// Packages of a real Debian 12, and real records of them; `None` without test data.
fn material() -> Option<Material> {
    let root = data::unpack("images/debian-12-minbase")?.join("rootfs");
    let status = fs::read_to_string(root.join("var/lib/dpkg/status")).unwrap();
    let packages: Vec<String> = status.split("\n\n").map(str::to_owned).collect();
    let sources: BTreeSet<&str> = packages
        .iter()
        .filter_map(|paragraph| source(paragraph))
        .collect();
    let is_of_them = |bytes: &[u8]| {
        let record: Value = serde_json::from_slice(bytes).unwrap();
        let affected = record["affected"].as_array().into_iter().flatten();
        let mut packages = affected.map(|one| &one["package"]);
        packages.any(|one| {
            one["ecosystem"] == "Debian:12" && one["name"].as_str().is_some_and(|name| sources.contains(name))
        })
    };
    let mut records = all_records()?;
    records.retain(|(path, bytes)| path.contains("/CVE/") && is_of_them(bytes));
    // The newest first: its date is that of the revision.
    records.sort_by_cached_key(|(_, bytes)| {
        let record: Value = serde_json::from_slice(bytes).unwrap();
        std::cmp::Reverse(record["modified"].as_str().map(str::to_owned))
    });
    records.truncate(RECORDS);
    Some(Material { packages, records })
}

/// The name of the source package of a paragraph of dpkg's.
fn source(paragraph: &str) -> Option<&str> {
    let field = |name: &str| paragraph.lines().find_map(|line| line.strip_prefix(name));
    let words = field("Source: ").or_else(|| field("Package: "))?;
    words.split_whitespace().next()
}

/// A layer with these packages.
fn layer(packages: &[String]) -> Vec<u8> {
    let status = packages.join("\n\n") + "\n";
    tar(&[
        ("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n"),
        ("var/lib/dpkg/status", &status),
    ])
}

fn repository(number: usize) -> String {
    format!("app-{number}")
}

/// The setting of advisories that know nothing and are older than all others: servers that share their metadata never go back
/// to older advisories than the registry has, and those of the test data may be older than the program's own.
fn nothing_known(folder: &Path) -> String {
    let path = folder.join("nothing.db");
    let builder = DatabaseBuilder::new(BuildOptions {
        created: Some(Timestamp(0)),
        ..BuildOptions::default()
    });
    fs::write(&path, builder.to_vec().unwrap()).unwrap();
    format!("advisories = '{}'\n", path.display())
}

/// A server that builds its database of one feed again and again.
fn start(settings: &str, feed: &FeedServer, layers: &[Vec<u8>]) -> Registry {
    let registry = Registry::start(
        &format!(
            "{settings}advisory-updates = 'build'\n[feeds]\nonly = ['debian']\n[feeds.limits]\npause-millis = 1\n[feeds.mirrors]\n\
             debian = '{}'\n",
            feed.url
        ),
        &[],
    );
    until("the first update is over", || {
        let said = registry.beside(&["db", "status"]);
        // Another may have followed it already, which found nothing new.
        let is_over = ["new", "unchanged"].map(|outcome| said.contains(&format!("last update  {outcome}")));
        is_over.contains(&true).then_some(()).ok_or(said)
    });
    for (number, layer) in layers.iter().enumerate() {
        let pusher = Pusher::new(&registry.server, &repository(number), PATIENCE);
        let config = br#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#;
        pusher.image("1", config, layer, &LAYER).unwrap();
    }
    for number in 0..layers.len() {
        registry.wait_until_scanned(&repository(number));
    }
    registry
}

#[test]
fn kills_at_random_leave_nothing_half_done_and_nothing_untold() {
    torment("", 4);
}

/// Here nobody knows that a server is dead before its leases end.
#[test]
fn kills_at_random_leave_nothing_half_done_on_postgresql() {
    let database = Postgres::shared().fresh_database().unwrap();
    torment(&format!("database-url = '{database}'\n"), 1);
}

fn torment(settings: &str, rounds: u32) {
    let Some(material) = material() else { return };
    let mut chance = Chance::new();
    let layers: Vec<_> = (0..IMAGES)
        .map(|_| layer(&chance.half(&material.packages)))
        .collect();
    let feed = FeedServer::start(material.revision(&mut chance));
    let folder = TempDir::new().unwrap();
    let nothing = nothing_known(folder.path());
    let settings = format!("{nothing}{settings}");
    let (mut killed, steady) = (start(&settings, &feed, &layers), start(&nothing, &feed, &layers));
    let mut before = steady.list("ACTIVE");
    for _ in 0..rounds {
        let (old, rescans) = (revision(&steady), count_rescans(&steady));
        feed.put(material.revision(&mut chance));
        let reports = ask_for_reports(&killed);
        for _ in 0..KILLS {
            thread::sleep(Duration::from_millis(chance.below(LIFE)));
            killed.server.crash_and_restart();
        }
        let new = until("there is another revision", || {
            let new = revision(&steady);
            if new == old { Err(new) } else { Ok(new) }
        });
        let after = settled(&steady, &new, rescans);
        wait_until_alike(&killed, &new, &after);
        for report in &reports {
            check_report(&killed, report, &before, &after);
        }
        before = after;
    }
    check_events(&killed, &steady);
    check_the_rest(&killed, &steady);
}

/// The revision that a server uses.
fn revision(registry: &Registry) -> String {
    let said = registry.beside(&["db", "status"]);
    said.lines()
        .next()
        .unwrap()
        .split_whitespace()
        .last()
        .unwrap()
        .to_owned()
}

fn wait_for_use(registry: &Registry, wanted: &str) {
    until("the revision is in use", || {
        let used = revision(registry);
        if used == wanted { Ok(()) } else { Err(used) }
    });
}

/// The findings of a server that is not killed, when all that a revision brings is told. It brings something: half of so many
/// records are others.
fn settled(registry: &Registry, wanted: &str, rescans: usize) -> Found {
    wait_for_use(registry, wanted);
    until("images are scanned again", || {
        let now = count_rescans(registry);
        if now > rescans {
            Ok(())
        } else {
            Err(now.to_string())
        }
    });
    registry.wait_until_all_is_told();
    registry.list("ACTIVE")
}

/// Waits until another server shows the same, and has told of it.
fn wait_until_alike(registry: &Registry, wanted: &str, expected: &Found) {
    wait_for_use(registry, wanted);
    until("all is done", || {
        let differ = differences(&all_bare(&registry.list("ACTIVE")), &all_bare(expected));
        if differ.is_empty() {
            Ok(())
        } else {
            Err(format!("{differ:?}"))
        }
    });
    registry.wait_until_all_is_told();
}

fn count_rescans(registry: &Registry) -> usize {
    let is_rescan = |event: &&Value| event["detail"]["scan-status"] == "RESCAN_COMPLETE";
    registry.events().iter().filter(is_rescan).count()
}

/// A report that was asked for: the operation that tells of it, and its id.
struct Report {
    status: &'static str,
    id: String,
}

fn ask_for_reports(registry: &Registry) -> [Report; 2] {
    let destination = "bucketName=reports,keyPrefix=out,kmsKeyArn=arn:aws:kms:us-east-1:123456789012:key/a";
    let ask = |operation: &str, format: &str| {
        let asked = [
            "inspector2",
            operation,
            "--s3-destination",
            destination,
            "--report-format",
            format,
        ];
        let answer = aws(&registry.server, &asked).json();
        answer["reportId"].as_str().unwrap().to_owned()
    };
    [
        Report {
            status: "get-findings-report-status",
            id: ask("create-findings-report", "JSON"),
        },
        Report {
            status: "get-sbom-export",
            id: ask("create-sbom-export", "CYCLONEDX_1_4"),
        },
    ]
}

fn check_report(registry: &Registry, report: &Report, before: &Found, after: &Found) {
    let answer = until("the report has ended", || {
        let answer = aws(
            &registry.server,
            &["inspector2", report.status, "--report-id", &report.id],
        )
        .json();
        if answer["status"] == "IN_PROGRESS" {
            Err(answer.to_string())
        } else {
            Ok(answer)
        }
    });
    if answer["status"] != "SUCCEEDED" {
        // It says so, and why.
        assert_eq!(answer["status"], "FAILED", "{answer}");
        assert!(answer["errorMessage"].is_string(), "{answer}");
        return;
    }
    let folder = registry.folder.path().join("reports/out");
    match report.status {
        "get-sbom-export" => check_bills(&folder.join(format!("CYCLONEDX_1_4_outputs_{}", report.id))),
        _ => check_findings(&folder.join(format!("{}.json", report.id)), before, after),
    }
}

/// One for each image, and each whole.
fn check_bills(folder: &Path) {
    let folder = folder.join("account=123456789012/resource=AWS_ECR_CONTAINER_IMAGE");
    let files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert_eq!(files.len(), IMAGES, "{files:?}");
    for file in files {
        let bill: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        assert!(
            bill["components"].as_array().unwrap().len() > 10,
            "{}",
            file.display()
        );
    }
}

/// News may have come to some images while it was written; to each in whole.
fn check_findings(file: &Path, before: &Found, after: &Found) {
    let report: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let mut by_image: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["status"] == "ACTIVE")
    {
        let (repository, vulnerability) = name_of(finding);
        by_image.entry(repository).or_default().insert(vulnerability);
    }
    let of_image = |found: &Found, image: &str| -> BTreeSet<String> {
        let of_it = found.keys().filter(|(repository, _)| repository == image);
        of_it.map(|(_, vulnerability)| vulnerability.clone()).collect()
    };
    for number in 0..IMAGES {
        let image = repository(number);
        let reported = by_image.remove(&image).unwrap_or_default();
        assert!(
            reported == of_image(before, &image) || reported == of_image(after, &image),
            "{image}: {reported:?}"
        );
    }
}

/// The statuses of each finding, and of each image's scans, in the order in which they were told.
fn told(registry: &Registry) -> BTreeMap<(String, String), Vec<String>> {
    let mut told: BTreeMap<_, Vec<String>> = BTreeMap::new();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    for event in registry.events() {
        let detail = &event["detail"];
        let (name, status) = match event["detail-type"].as_str().unwrap() {
            "Inspector2 Finding" => (name_of(detail), &detail["status"]),
            "Inspector2 Scan" => {
                let name = text(&detail["repository-name"]);
                (
                    ("scan".to_owned(), name.rsplit('/').next().unwrap().to_owned()),
                    &detail["scan-status"],
                )
            }
            "Tidewaiter New Vulnerability" => (
                ("new".to_owned(), text(&detail["vulnerability-id"])),
                &detail["severity"],
            ),
            _ => continue,
        };
        told.entry(name).or_default().push(text(status));
    }
    told
}

fn check_events(killed: &Registry, steady: &Registry) {
    let (one, other) = (told(killed), told(steady));
    let names: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    for name in names {
        assert_eq!(one.get(name), other.get(name), "{name:?}: killed, and not killed");
    }
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    for event in killed
        .events()
        .iter()
        .filter(|event| event["detail-type"] == "Inspector2 Finding")
    {
        let (image, _) = name_of(&event["detail"]);
        let at = event["time"].as_str().unwrap().to_owned();
        let before = last.insert(image.clone(), at.clone());
        assert!(
            before.is_none_or(|before| before <= at),
            "{image} is told of out of order"
        );
    }
}

fn check_the_rest(killed: &Registry, steady: &Registry) {
    let closed = |registry: &Registry| -> BTreeSet<_> { registry.list("CLOSED").into_keys().collect() };
    assert_eq!(closed(killed), closed(steady));
    for number in 0..IMAGES {
        let counts = |registry: &Registry| {
            let answer = registry.describe(&repository(number), &[]);
            answer["imageScanFindings"]["findingSeverityCounts"].clone()
        };
        assert_eq!(counts(killed), counts(steady));
    }
    let usage = |registry: &Registry| {
        let answer = aws(&registry.server, &["inspector2", "list-usage-totals"]).json();
        let usage = answer["totals"][0]["usage"].as_array().unwrap().clone();
        usage.iter().map(|one| one["total"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(usage(killed), usage(steady), "each scan is counted once");
}
