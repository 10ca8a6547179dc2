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
    pack(dir.path(), "ghsa-npm", &[("ghsa-npm/x.json", "{}")], 1_000);
    let (report, found) = read(dir.path()).unwrap();
    assert_eq!(
        (report.ignored.join(" "), found.len()),
        ("ghsa-npm ubuntu-prev".to_owned(), 1)
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

#[test]
fn an_empty_folder_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(read(dir.path()), Err(PackError::Nothing { .. })));
    assert!(matches!(
        read(&dir.path().join("absent")),
        Err(PackError::Folder { .. })
    ));
}
