//! `tidewaiter db`, and the starter database that comes with the program.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;
use tidewaiter_advisories::Database;
use tidewaiter_testkit::data;

use crate::images::program;

/// The largest that the starter database may be.
const LARGEST_STARTER: u64 = 12_000_000;

/// A run that must succeed; its standard output.
fn run(arguments: &[&str]) -> String {
    let output = Command::new(program()).args(arguments).output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {words}");
    String::from_utf8(output.stdout).unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Two feeds as they lie in the shared data, linked into a folder of their own.
fn small_feeds() -> Option<TempDir> {
    let from = data::dir()?.join("feeds");
    let folder = TempDir::new().unwrap();
    for pack in ["alpine-secdb.tar.zst", "rocky-errata.tar.zst"] {
        std::os::unix::fs::symlink(from.join(pack), folder.path().join(pack)).unwrap();
    }
    Some(folder)
}

#[test]
fn the_same_feeds_give_the_same_bytes() {
    let Some(feeds) = small_feeds() else { return };
    let out = TempDir::new().unwrap();
    let build = |name: &str| {
        let path = out.path().join(name);
        let said = run(&[
            "db",
            "build",
            "--facts-only",
            "--feeds",
            text(feeds.path()),
            "--out",
            text(&path),
        ]);
        (said, fs::read(path).unwrap())
    };
    let (said, first) = build("first.db");
    assert!(said.starts_with("alpine ") && said.contains("\nrocky "), "{said}");
    assert!(first == build("second.db").1, "two builds differ");
    let packed = build("first.db.zst").1;
    assert!(packed == build("second.db.zst").1, "two compressed builds differ");
    assert!(
        zstd::decode_all(&packed[..]).unwrap() == first,
        "the compressed file holds something else"
    );
}

/// Texts and all: their blocks are packed on as many cores as there are.
#[test]
fn one_core_and_all_cores_give_the_same_bytes() {
    let Some(feeds) = small_feeds() else { return };
    let out = TempDir::new().unwrap();
    let (one, all) = (out.path().join("one.db"), out.path().join("all.db"));
    let build = ["db", "build", "--feeds", text(feeds.path()), "--out"];
    run(&[&build[..], &[text(&all)]].concat());
    let mut on_one_core = Command::new("taskset");
    on_one_core.args(["--cpu-list", "0"]).arg(program());
    on_one_core.args(build).arg(&one).assert().success();
    assert!(
        fs::read(one).unwrap() == fs::read(all).unwrap(),
        "two builds differ"
    );
}

#[test]
fn a_built_database_says_what_it_holds() {
    let Some(feeds) = small_feeds() else { return };
    let out = TempDir::new().unwrap();
    let path = out.path().join("a.db");
    let build = [
        "db",
        "build",
        "--only",
        "rocky",
        "--feeds",
        text(feeds.path()),
        "--out",
        text(&path),
    ];
    run(&build);
    let info: Value = serde_json::from_str(&run(&["db", "info", "--format", "json", text(&path)])).unwrap();
    assert_eq!(info["feeds"].as_array().unwrap().len(), 1);
    assert_eq!(info["feeds"][0]["name"], "rocky");
    // The pack's README counts 1491 errata.
    assert_eq!(info["advisories"], 1491);
    assert_eq!(info["factsOnly"], false);
    assert_eq!(info["systems"], serde_json::json!(["rocky:8", "rocky:9"]));
}

#[test]
fn mistakes_are_answered_with_the_way_out() {
    let folder = TempDir::new().unwrap();
    let said = |arguments: &[&str]| {
        let output = Command::new(program()).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let out = folder.path().join("x.db");
    let build = ["db", "build", "--feeds", text(folder.path()), "--out", text(&out)];
    let words = said(&build);
    assert!(
        words.contains("no known feed in") && words.contains("debian-osv.tar.zst"),
        "{words}"
    );
    assert!(!out.exists());
    let words = said(&[&build[..], &["--only", "debain"]].concat());
    assert!(
        words.contains("no feed is called \"debain\"; there are debian, debian-tracker"),
        "{words}"
    );
    fs::write(&out, "something else").unwrap();
    let words = said(&["db", "info", text(&out)]);
    assert!(words.contains("this is no advisory database"), "{words}");
}

#[test]
fn the_starter_database_is_whole_small_and_unpacked_once() {
    let packed = data::project_root().join("starter/advisories.db.zst");
    assert!(fs::metadata(packed).unwrap().len() < LARGEST_STARTER);
    let cache = TempDir::new().unwrap();
    let info = || {
        let output = Command::new(program())
            .env("XDG_CACHE_HOME", cache.path())
            .args(["db", "info"])
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let said = info();
    for feed in [
        "alma",
        "alpine",
        "amazon",
        "debian",
        "nvd",
        "redhat-cve",
        "redhat-osv",
        "rocky",
        "ubuntu",
    ] {
        assert!(said.contains(&format!("\n{feed} ")), "{feed} is missing:\n{said}");
    }
    let files: Vec<_> = fs::read_dir(cache.path().join("tidewaiter")).unwrap().collect();
    assert_eq!(files.len(), 1);
    let file = files[0].as_ref().unwrap().path();
    read_all(&Database::open(&file).unwrap());
    let written = fs::metadata(&file).unwrap().modified().unwrap();
    assert_eq!(info(), said);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), written);
    fs::write(&file, b"cut short").unwrap();
    assert_eq!(info(), said, "a damaged copy is replaced");
}

/// Every row of every package can be read, and there is no prose.
fn read_all(database: &Database) {
    database.verify().unwrap();
    assert!(database.info().facts_only);
    for space in database.spaces() {
        let space = space.unwrap();
        for package in space.packages() {
            assert!(space.affected(&package.unwrap()).unwrap().all(|row| row.is_ok()));
        }
    }
    for vulnerability in database.vulnerabilities().step_by(100) {
        let vulnerability = vulnerability.unwrap();
        vulnerability.cvss().unwrap();
        let prose = |(_, texts): (&str, tidewaiter_advisories::Texts)| texts.description;
        assert_eq!(vulnerability.texts().unwrap().into_iter().find_map(prose), None);
    }
}
