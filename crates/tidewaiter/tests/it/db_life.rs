//! The life of a revision on the command line: diff, delta, apply, verify, export, import.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;
use tidewaiter_advisories::{Advisory, Affected, DatabaseBuilder, FixState, Limit, Range, Subject};
use tidewaiter_testkit::data;
use tidewaiter_types::{Space, Timestamp};

use crate::images::program;

/// A run with this end; its standard output and its error output.
fn run(code: i32, arguments: &[&str]) -> (String, String) {
    let output = Command::new(program()).args(arguments).output().unwrap();
    let (said, words) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}{words}");
    (said, words)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn tracked(id: &str, package: &str, fixed: &str) -> Advisory {
    let mut row = Affected::new(
        Space::of_release("debian", "12"),
        package,
        Subject::Source,
        FixState::Fixed,
    );
    row.ranges = vec![Range {
        introduced: None,
        limit: Limit::Fixed(fixed.to_owned()),
    }];
    Advisory {
        id: id.to_owned(),
        feed: "debian".to_owned(),
        vulnerabilities: vec![id.to_owned()],
        modified: Some(Timestamp(1_700_000_000_000)),
        description: Some(format!("A flaw in {package}.")),
        affected: vec![row],
        ..Advisory::default()
    }
}

/// Two small revisions in a folder.
fn revisions(folder: &Path) -> (PathBuf, PathBuf) {
    let write = |name: &str, advisories: Vec<Advisory>| {
        let mut builder = DatabaseBuilder::default();
        advisories.into_iter().for_each(|advisory| builder.add(advisory));
        let path = folder.join(name);
        builder.write(&path).unwrap();
        path
    };
    let kept = || tracked("CVE-2024-0001", "glibc", "2.36-9");
    let older = vec![
        kept(),
        tracked("CVE-2024-0002", "zlib", "1.2"),
        tracked("CVE-2024-0003", "dpkg", "1.21"),
    ];
    let newer = vec![
        kept(),
        tracked("CVE-2024-0002", "zlib", "1.3"),
        tracked("CVE-2024-0004", "tar", "1.34"),
    ];
    (write("older.db", older), write("newer.db", newer))
}

#[test]
fn a_diff_names_what_changed() {
    let folder = TempDir::new().unwrap();
    let (older, newer) = revisions(folder.path());
    let said = run(0, &["db", "diff", text(&older), text(&newer)]).0;
    // Digests apart, which are of no interest here.
    let (_, counts) = said.split_once("\n\n").unwrap();
    insta::assert_snapshot!(counts);
    let json = run(0, &["db", "diff", text(&older), text(&newer), "--format", "json"]).0;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["packages"].as_array().unwrap().len(), 3);
    assert_eq!(json["advisories"]["changed"][0]["id"], "CVE-2024-0002");
    assert_eq!(json["scores"]["changed"], 0);
}

#[test]
fn a_delta_gives_the_newer_file_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let (older, newer) = revisions(folder.path());
    let (delta, out) = (folder.path().join("a.delta"), folder.path().join("out.db"));
    run(
        0,
        &["db", "delta", text(&older), text(&newer), "--out", text(&delta)],
    );
    run(
        0,
        &["db", "apply", text(&older), text(&delta), "--out", text(&out)],
    );
    assert!(fs::read(&out).unwrap() == fs::read(&newer).unwrap());
    fs::remove_file(&out).unwrap();
    let words = run(
        1,
        &["db", "apply", text(&newer), text(&delta), "--out", text(&out)],
    )
    .1;
    assert!(words.contains("leads from revision sha256:"), "{words}");
    let mut damaged = fs::read(&delta).unwrap();
    damaged[130] ^= 1;
    fs::write(&delta, damaged).unwrap();
    let words = run(
        1,
        &["db", "apply", text(&older), text(&delta), "--out", text(&out)],
    )
    .1;
    assert!(words.contains("the delta is damaged"), "{words}");
    assert!(!out.exists());
}

#[test]
fn a_damaged_file_is_told_from_a_whole_one() {
    let folder = TempDir::new().unwrap();
    let (older, _) = revisions(folder.path());
    let said = run(0, &["db", "verify", text(&older)]).0;
    assert!(said.ends_with("\n3 records, all whole\n"), "{said}");
    let mut damaged = fs::read(&older).unwrap();
    let last = damaged.len() - 40;
    damaged[last] ^= 1;
    fs::write(&older, damaged).unwrap();
    let words = run(1, &["db", "verify", text(&older)]).1;
    assert!(
        words.contains("is not whole") && words.contains("damaged"),
        "{words}"
    );
}

#[test]
fn a_bundle_carries_a_database_over() {
    let folder = TempDir::new().unwrap();
    let (older, _) = revisions(folder.path());
    let (bundle, out) = (folder.path().join("a.tar"), folder.path().join("out.db"));
    run(0, &["db", "export", text(&older), "--out", text(&bundle)]);
    run(0, &["db", "import", text(&bundle), "--out", text(&out)]);
    assert!(fs::read(&out).unwrap() == fs::read(&older).unwrap());
    let list = std::process::Command::new("tar")
        .arg("-xOf")
        .arg(&bundle)
        .arg("NOTICE")
        .output();
    let notice = String::from_utf8(list.unwrap().stdout).unwrap();
    assert!(
        notice.contains("https://security-tracker.debian.org/"),
        "{notice}"
    );
    fs::remove_file(&out).unwrap();
    let mut damaged = fs::read(&bundle).unwrap();
    let middle = damaged.len() - 1400;
    damaged[middle] ^= 1;
    fs::write(&bundle, damaged).unwrap();
    let words = run(1, &["db", "import", text(&bundle), "--out", text(&out)]).1;
    assert!(words.contains("cannot be imported"), "{words}");
    assert!(!out.exists());
}

#[test]
fn what_clair_exported_is_read() {
    let folder = TempDir::new().unwrap();
    let line = r#"{"Updater":"debian/updater","Ref":"1","Kind":"vulnerability","Vuln":{"name":"CVE-2023-4911",
        "package":{"name":"glibc","kind":"source"},"distribution":{"did":"debian","version_id":"12"},
        "fixed_in_version":"2.36-9+deb12u3"}}"#;
    let (bundle, out) = (folder.path().join("updates"), folder.path().join("out.db"));
    fs::write(&bundle, line.replace('\n', " ") + "\n").unwrap();
    run(0, &["db", "import", text(&bundle), "--out", text(&out)]);
    let said = run(0, &["db", "get", "CVE-2023-4911", "--advisories", text(&out)]).0;
    assert!(said.contains("< 2.36-9+deb12u3"), "{said}");
}

/// Two real feeds a month apart: the delta gives the newer file to the byte, and is a small part of it.
#[test]
fn real_feeds_of_two_dates() {
    let packs = ["redhat-osv", "rocky-errata"];
    let (Some(before), Some(after)) = (data::older_feeds(&packs), data::newer_feeds(&packs)) else {
        return;
    };
    let folder = TempDir::new().unwrap();
    let build = |feeds: &Path, name: &str| {
        let path = folder.path().join(name);
        run(0, &["db", "build", "--feeds", text(feeds), "--out", text(&path)]);
        path
    };
    let (older, newer) = (build(before.path(), "older.db"), build(after.path(), "newer.db"));
    let (delta, out) = (folder.path().join("a.delta"), folder.path().join("out.db"));
    run(
        0,
        &["db", "delta", text(&older), text(&newer), "--out", text(&delta)],
    );
    run(
        0,
        &["db", "apply", text(&older), text(&delta), "--out", text(&out)],
    );
    assert!(fs::read(&out).unwrap() == fs::read(&newer).unwrap());
    let whole = zstd::encode_all(&fs::read(&newer).unwrap()[..], 3).unwrap().len();
    let part = fs::metadata(&delta).unwrap().len() as usize;
    assert!(
        part * 10 < whole,
        "the delta has {part} bytes, the database {whole}"
    );
    run(0, &["db", "verify", text(&out)]);
}
