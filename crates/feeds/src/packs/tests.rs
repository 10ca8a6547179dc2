//! Packs made here, read back.

use std::fs;
use std::path::Path;

use super::*;
use crate::ALL;

const CVE: &str = "Candidate: CVE-2099-0001\nPriority: low\nfocal_a: needed\njammy_b: needed\n";
const NEWER: &str = "Candidate: CVE-2099-0001\nPriority: high\nfocal_a: released (1-1)\n";

fn tar(files: &[(&str, &str)], date: u64) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (path, text) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        header.set_mtime(date);
        header.set_mode(0o644);
        builder.append_data(&mut header, path, text.as_bytes()).unwrap();
    }
    builder.into_inner().unwrap()
}

fn pack(dir: &Path, name: &str, files: &[(&str, &str)], date: u64) {
    let packed = zstd::encode_all(&tar(files, date)[..], 1).unwrap();
    fs::write(dir.join(format!("{name}.tar.zst")), packed).unwrap();
}

fn read(dir: &Path) -> Result<(Report, Vec<Advisory>), PackError> {
    let mut found = Vec::new();
    let report = read_packs(dir, ALL, &mut |_| {}, &mut |advisory| {
        found.extend(advisory.into_advisory())
    })?;
    Ok((report, found))
}

#[test]
fn the_newer_pack_wins_whatever_its_name() {
    let dir = tempfile::tempdir().unwrap();
    pack(
        dir.path(),
        "ubuntu",
        &[("ubuntu/active/CVE-2099-0001", NEWER)],
        2_000,
    );
    pack(
        dir.path(),
        "ubuntu-2024-08",
        &[("ubuntu-2024-08/active/CVE-2099-0001", CVE)],
        1_000,
    );
    let (report, found) = read(dir.path()).unwrap();
    assert_eq!(report.feeds[0].packs, ["ubuntu-2024-08", "ubuntu"]);
    assert_eq!(report.feeds[0].snapshot, Some(Timestamp(2_000_000)));
    assert_eq!((found.len(), found[0].severity.as_deref()), (1, Some("high")));
    let rows: Vec<_> = found[0].affected.iter().map(|row| row.package.as_str()).collect();
    assert_eq!(rows, ["a", "b"]);
}

#[test]
fn a_folder_reads_like_its_pack() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("ubuntu/active")).unwrap();
    fs::write(dir.path().join("ubuntu/active/CVE-2099-0001"), CVE).unwrap();
    pack(
        dir.path(),
        "ubuntu",
        &[("ubuntu/active/CVE-2099-0001", NEWER)],
        1_000,
    );
    let (report, found) = read(dir.path()).unwrap();
    assert_eq!(
        (report.feeds[0].records, found[0].severity.as_deref()),
        (1, Some("low"))
    );
}

#[test]
fn unknown_and_older_packs_are_named_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    pack(
        dir.path(),
        "ubuntu",
        &[("ubuntu/active/CVE-2099-0001", CVE)],
        1_000,
    );
    pack(
        dir.path(),
        "ubuntu-prev",
        &[("ubuntu/active/CVE-2099-0002", CVE)],
        1_000,
    );
    pack(dir.path(), "unheard", &[("unheard/x.json", "{}")], 1_000);
    let (report, found) = read(dir.path()).unwrap();
    assert_eq!(
        (report.ignored.join(" "), found.len()),
        ("ubuntu-prev unheard".to_owned(), 1)
    );
}

#[test]
fn a_damaged_record_is_counted_and_a_damaged_pack_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let files = [
        ("debian-osv/CVE/2099/a.json", "{"),
        ("debian-osv/CVE/2099/b.json", r#"{"id":"CVE-2099-0001"}"#),
    ];
    pack(dir.path(), "debian-osv", &files, 1_000);
    let (report, found) = read(dir.path()).unwrap();
    assert_eq!(
        (report.feeds[0].damaged, report.feeds[0].records, found.len()),
        (1, 2, 1)
    );
    assert!(report.feeds[0].problems[0].starts_with("debian-osv/CVE/2099/a.json: "));
    let path = dir.path().join("debian-osv.tar.zst");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    assert!(matches!(read(dir.path()), Err(PackError::Pack { .. })));
}

const OSV: &str = r#"{"id":"CVE-2099-0001","affected":[{"package":{"ecosystem":"Debian:11","name":"a"},
    "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1-2"}]}]}]}"#;
const TRACKER: &str =
    r#"{"a":{"CVE-2099-0001":{"releases":{"bullseye":{"status":"resolved","fixed_version":"1-1"}}}}}"#;
const DSA: &str = "[29 Mar 2099] DSA-1-2 a - security update\n\t{CVE-2099-0001}\n\t[bullseye] - a 1-2\n\
    [28 Mar 2099] DSA-1-1 a - security update\n\t{CVE-2099-0001}\n\t[bullseye] - a 1-1\n";

fn debian(packs: &[(&str, &str, &str)]) -> (Report, Vec<Advisory>) {
    let dir = tempfile::tempdir().unwrap();
    for (name, path, text) in packs {
        pack(dir.path(), name, &[(&format!("{name}/{path}"), text)], 1_000);
    }
    read(dir.path()).unwrap()
}

#[test]
fn a_feed_yields_to_one_that_says_it_better() {
    let osv = ("debian-osv", "CVE/a.json", OSV);
    let (report, found) = debian(&[osv, ("debian-tracker", "json", TRACKER)]);
    assert_eq!((report.feeds.len(), report.feeds[0].feed), (1, "debian-tracker"));
    assert_eq!((report.ignored, found.len()), (vec!["debian-osv".to_owned()], 1));
    let (report, _) = debian(&[osv]);
    assert_eq!((report.feeds[0].feed, report.ignored.len()), ("debian", 0));
}

#[test]
fn a_list_of_errata_dates_the_authority_and_never_contradicts_it() {
    let list = ("debian-dsa-dla", "data/DSA/list", DSA);
    // `date -u -d 2099-03-28 +%s` says 4078339200.
    let (first, second) = (Timestamp(4_078_339_200_000), Timestamp(4_078_425_600_000));
    for (other, date) in [
        (("debian-osv", "CVE/a.json", OSV), second),
        (("debian-tracker", "json", TRACKER), first),
    ] {
        let (report, found) = debian(&[list, other]);
        let rows = found.iter().flat_map(|one| &one.affected);
        let dates: Vec<_> = rows.map(|row| row.fixed_at).collect();
        assert_eq!((dates, found.len()), (vec![Some(date)], 3), "{}", other.0);
        let counted: Vec<_> = report
            .feeds
            .iter()
            .map(|one| (one.advisories, one.rows))
            .collect();
        assert_eq!(counted, [(1, 1), (2, 0)], "by the order of the list of feeds");
    }
    let (_, alone) = debian(&[list]);
    assert_eq!(alone.iter().map(|one| one.affected.len()).sum::<usize>(), 2);
}

#[test]
fn a_pack_may_serve_two_feeds() {
    let dir = tempfile::tempdir().unwrap();
    let affected = r#""affected":[{"package":{"ecosystem":"Ubuntu:22.04:LTS","name":"a"},
        "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1-2"}]}]}]"#;
    let cve = format!(r#"{{"id":"UBUNTU-CVE-2099-0001",{affected}}}"#);
    let usn = format!(
        r#"{{"id":"USN-1-1","published":"2099-03-28T00:00:00Z","related":["CVE-2099-0001"],{affected}}}"#
    );
    let files = [
        ("ubuntu-osv/cve/UBUNTU-CVE-2099-0001.json", cve.as_str()),
        ("ubuntu-osv/usn/USN-1-1.json", usn.as_str()),
    ];
    pack(dir.path(), "ubuntu-osv", &files, 1_000);
    let (report, found) = read(dir.path()).unwrap();
    assert_eq!((report.feeds.len(), report.ignored.len()), (2, 0));
    let rows: Vec<_> = found.iter().flat_map(|one| &one.affected).collect();
    assert_eq!(
        (rows.len(), rows[0].fixed_at),
        (1, Some(Timestamp(4_078_339_200_000)))
    );
}

#[test]
fn a_compressed_file_is_read_within_a_pack() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("debian-tracker")).unwrap();
    let packed = zstd::encode_all(TRACKER.as_bytes(), 1).unwrap();
    fs::write(dir.path().join("debian-tracker/json"), packed).unwrap();
    assert_eq!(read(dir.path()).unwrap().1.len(), 1);
}

#[test]
fn an_empty_folder_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(read(dir.path()), Err(PackError::Nothing { .. })));
    assert!(matches!(
        read(&dir.path().join("absent")),
        Err(PackError::Folder { .. })
    ));
}

#[test]
fn further_sources_are_feeds_of_their_packs() {
    let dir = tempfile::tempdir().unwrap();
    let record =
        r#"{"id":"ACME-1","affected":[{"package":{"ecosystem":"npm","name":"a"},"versions":["1.0.0"]}]}"#;
    pack(
        dir.path(),
        "osv-acme",
        &[("osv-acme/2099/ACME-1.json", record)],
        1_000,
    );
    let feeds = further_sources(dir.path()).unwrap();
    let names: Vec<_> = feeds.iter().map(|feed| feed.name()).collect();
    assert_eq!(names, ["osv-acme"]);
    let mut found = Vec::new();
    let report = read_packs(dir.path(), &feeds, &mut |_| {}, &mut |record| {
        found.extend(record.into_advisory())
    })
    .unwrap();
    assert_eq!((report.feeds[0].feed, report.feeds[0].rows), ("osv-acme", 1));
    assert_eq!(found[0].feed, "osv-acme");
}

#[test]
fn a_feed_yields_to_the_one_that_says_it_better() {
    let dir = tempfile::tempdir().unwrap();
    let exported = r#"{"id":"RUSTSEC-2099-0001","affected":[]}"#;
    let original =
        "```toml\n[advisory]\nid = \"RUSTSEC-2099-0001\"\npackage = \"a\"\n\n[versions]\npatched = []\n```\n";
    let export = [("rustsec-osv/crates/RUSTSEC-2099-0001.json", exported)];
    pack(dir.path(), "rustsec-osv", &export, 1_000);
    assert_eq!(read(dir.path()).unwrap().0.feeds[0].feed, "rustsec-osv");
    let text = [("rustsec/crates/a/RUSTSEC-2099-0001.md", original)];
    pack(dir.path(), "rustsec", &text, 1_000);
    let (report, found) = read(dir.path()).unwrap();
    let names: Vec<_> = report.feeds.iter().map(|feed| feed.feed).collect();
    assert_eq!((&names[..], found[0].affected.len()), (&["rustsec"][..], 1));
}
