//! A month of real news: exactly what a fresh scan with the later revision alone finds is found after it, each change is told
//! once, and nothing is read for it.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use serde_json::Value;
use tidewaiter_testkit::clients::aws;
use tidewaiter_testkit::postgres::Postgres;

use super::world::{Found, Registry, Revisions, images, name_of, revisions, text, until};

/// A finding without what differs between two servers: ids and dates.
fn bare(finding: &Value) -> Value {
    let mut bare = finding.clone();
    for member in ["findingArn", "firstObservedAt", "lastObservedAt", "updatedAt"] {
        bare.as_object_mut().unwrap().remove(member);
    }
    let image = &mut bare["resources"][0]["details"]["awsEcrContainerImage"];
    image.as_object_mut().unwrap().remove("pushedAt");
    bare
}

pub fn all_bare(found: &Found) -> Found {
    found
        .iter()
        .map(|(name, finding)| (name.clone(), bare(finding)))
        .collect()
}

/// What of a finding must be told when it changes.
fn told_of(finding: &Value) -> [&Value; 5] {
    [
        &finding["severity"],
        &finding["inspectorScore"],
        &finding["fixAvailable"],
        &finding["exploitAvailable"],
        &finding["packageVulnerabilityDetails"]["vulnerablePackages"],
    ]
}

#[test]
fn a_month_of_news_opens_changes_and_closes_what_a_fresh_scan_says() {
    let Some(revisions) = revisions() else { return };
    let control = Registry::start(&format!("advisories = '{}'", text(&revisions.newer)), &[]);
    control.fill();
    let expected = all_bare(&control.list("ACTIVE"));
    let postgres = Postgres::shared().fresh_database().unwrap();
    let on_postgres = format!("database-url = '{postgres}'\n");
    thread::scope(|scope| {
        for settings in ["", &on_postgres] {
            let (control, revisions, expected) = (&control, &revisions, &expected);
            scope.spawn(move || a_month_passes(settings, control, revisions, expected));
        }
    });
}

fn a_month_passes(settings: &str, control: &Registry, revisions: &Revisions, expected: &Found) {
    let docker = tempfile::tempdir().unwrap();
    control.logged_in(docker.path());
    let reference = format!("{}/advisories/{}:latest", control.server.address, settings.len());
    let registry = Registry::start(
        &format!(
            "{settings}advisories = '{}'\nadvisory-updates = 'pull:{reference}'\nadvisory-insecure-unsigned = true\n",
            text(&revisions.older)
        ),
        &[("DOCKER_CONFIG", text(docker.path()))],
    );
    registry.fill();
    registry.wait_until_all_is_told();
    let (before, told) = (registry.list("ACTIVE"), registry.events().len());
    let shown_before = shown(&registry, "");
    let as_of = format!("/as-of/{:.3}", jiff::Timestamp::now());
    let read = || registry.counter("tidewaiter_blobs_read_total");
    let read_before = read();
    push(&docker, revisions, &reference);
    let after = until("the month has passed", || {
        let now = registry.list("ACTIVE");
        let differences = differences(&all_bare(&now), expected);
        if differences.is_empty() {
            Ok(now)
        } else {
            Err(format!("{differences:#?}"))
        }
    });
    registry.wait_until_all_is_told();
    assert_eq!(read(), read_before, "news read no layer");
    assert!(read_before > 0, "what is read is counted");
    let changes = Changes::between(&before, &after);
    check_closed(&registry, &changes);
    assert!(shown(&registry, "") != shown_before);
    assert!(
        shown(&registry, &as_of) == shown_before,
        "a month ago it was shown otherwise"
    );
    let events = registry.events().split_off(told);
    check_finding_events(&changes, &events);
    check_new_vulnerabilities(&before, &changes, &events);
    check_scan_events(&changes, &after, &events);
}

/// What ECR and Inspector show of all images, by the endpoint at a path. EPSS scores are of today only.
fn shown(registry: &Registry, path: &str) -> Vec<Value> {
    let endpoint = format!("{}{path}", registry.server.url());
    let endpoint = ["--endpoint-url", endpoint.as_str()];
    let mut all: Vec<Value> = images().map(|name| registry.describe(name, &endpoint)).collect();
    let listed = aws(
        &registry.server,
        &[&["inspector2", "list-findings"], &endpoint[..]].concat(),
    );
    let mut listed = listed.json();
    for finding in listed["findings"].as_array_mut().unwrap() {
        let epss = finding.as_object_mut().unwrap().remove("epss");
        assert!(path.is_empty() || epss.is_none());
    }
    all.push(listed);
    all
}

fn push(docker: &tempfile::TempDir, revisions: &Revisions, reference: &str) {
    let output = std::process::Command::new(crate::images::program())
        .env("DOCKER_CONFIG", docker.path())
        .args(["db", "push", text(&revisions.newer), reference])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What is in one and not in the other, or otherwise.
pub fn differences(one: &Found, other: &Found) -> Vec<(String, String)> {
    let names: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let differ = names
        .into_iter()
        .filter(|name| one.get(*name) != other.get(*name));
    differ.cloned().collect()
}

/// What became of findings.
struct Changes {
    opened: BTreeSet<(String, String)>,
    closed: BTreeSet<(String, String)>,
    changed: BTreeSet<(String, String)>,
    /// Nothing that is shown of them is otherwise.
    same: BTreeSet<(String, String)>,
}

impl Changes {
    fn between(before: &Found, after: &Found) -> Self {
        let both = || {
            before
                .iter()
                .filter_map(|(name, one)| Some((name, one, after.get(name)?)))
        };
        let changed = both().filter(|(_, one, two)| told_of(one) != told_of(two));
        let same = both().filter(|(_, one, two)| bare(one) == bare(two));
        let only = |one: &Found, other: &Found| -> BTreeSet<_> {
            one.keys()
                .filter(|name| !other.contains_key(*name))
                .cloned()
                .collect()
        };
        let changes = Self {
            opened: only(after, before),
            closed: only(before, after),
            changed: changed.map(|(name, ..)| name.clone()).collect(),
            same: same.map(|(name, ..)| name.clone()).collect(),
        };
        eprintln!(
            "{} opened, {} closed, {} changed, {} stayed as they were",
            changes.opened.len(),
            changes.closed.len(),
            changes.changed.len(),
            changes.same.len()
        );
        for (what, of) in [
            ("opened", &changes.opened),
            ("closed", &changes.closed),
            ("changed", &changes.changed),
        ] {
            assert!(!of.is_empty(), "the month has none that {what}");
        }
        changes
    }
}

fn check_closed(registry: &Registry, changes: &Changes) {
    let closed = registry.list("CLOSED");
    assert_eq!(closed.keys().cloned().collect::<BTreeSet<_>>(), changes.closed);
}

fn check_finding_events(changes: &Changes, events: &[Value]) {
    let mut told: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for event in events
        .iter()
        .filter(|event| event["detail-type"] == "Inspector2 Finding")
    {
        let status = event["detail"]["status"].as_str().unwrap();
        told.entry(name_of(&event["detail"])).or_default().push(status);
    }
    for (names, expected) in [
        (&changes.opened, &["ACTIVE"]),
        (&changes.changed, &["ACTIVE"]),
        (&changes.closed, &["CLOSED"]),
    ] {
        for name in names {
            assert_eq!(told.get(name).map(Vec::as_slice), Some(&expected[..]), "{name:?}");
        }
    }
    for (name, told) in &told {
        assert!(
            !changes.same.contains(name),
            "{name:?} did not change, and was told of: {told:?}"
        );
        assert_eq!(told.len(), 1, "{name:?}");
    }
}

fn check_new_vulnerabilities(before: &Found, changes: &Changes, events: &[Value]) {
    let known: BTreeSet<&String> = before.keys().map(|(_, vulnerability)| vulnerability).collect();
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, vulnerability) in changes.opened.iter().filter(|(_, one)| !known.contains(one)) {
        *expected.entry(vulnerability).or_default() += 1;
    }
    let new = events
        .iter()
        .filter(|event| event["detail-type"] == "Tidewaiter New Vulnerability");
    let told: Vec<(&str, u64)> = new
        .map(|event| {
            let detail = &event["detail"];
            (
                detail["vulnerability-id"].as_str().unwrap(),
                detail["image-count"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(told.len(), expected.len(), "each is told once");
    assert_eq!(told.into_iter().collect::<BTreeMap<_, _>>(), expected);
}

/// Each image that has news is told of once, with the counts that it has now.
fn check_scan_events(changes: &Changes, after: &Found, events: &[Value]) {
    let scans: Vec<&Value> = events
        .iter()
        .filter(|event| event["detail-type"] == "Inspector2 Scan")
        .map(|event| &event["detail"])
        .collect();
    let mut told = BTreeSet::new();
    for scan in scans {
        assert_eq!(scan["scan-status"], "RESCAN_COMPLETE");
        let name = scan["repository-name"].as_str().unwrap();
        let name = name.rsplit('/').next().unwrap();
        assert!(told.insert(name), "{name} is told of twice");
        let count = after.keys().filter(|(repository, _)| repository == name).count();
        assert_eq!(scan["finding-severity-counts"]["TOTAL"], count, "{name}");
    }
    let with_news: BTreeSet<&str> = [&changes.opened, &changes.closed, &changes.changed]
        .into_iter()
        .flatten()
        .map(|(repository, _)| repository.as_str())
        .collect();
    assert!(told.is_superset(&with_news), "{told:?} {with_news:?}");
}
