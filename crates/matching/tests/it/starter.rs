//! The database that comes with the program.

use std::time::Instant;

use super::*;

#[test]
fn it_holds_facts_of_every_distribution() {
    let Some(db) = database() else { return };
    let info = db.info();
    assert!(info.facts_only);
    db.verify().unwrap();
    let releases = [
        "debian:11",
        "debian:12",
        "debian:13",
        "ubuntu:20.04",
        "ubuntu:22.04",
        "ubuntu:24.04",
        "alpine:3.21",
        "alpine:edge",
        "redhat:7",
        "redhat:8",
        "redhat:9",
        "almalinux:8",
        "almalinux:9",
        "almalinux:10",
        "rocky:8",
        "rocky:9",
        "amazon:2",
        "amazon:2023",
    ];
    for release in releases {
        let packages = db.space(&space(release)).unwrap().map_or(0, |view| view.len());
        assert!(packages > 50, "{release} has {packages} packages");
    }
    let feeds: Vec<&str> = info.feeds.iter().map(|feed| feed.name.as_str()).collect();
    let all = [
        "alma",
        "alpine",
        "amazon",
        "arch",
        "debian",
        "debian-dsa",
        "nvd",
        "redhat-cve",
        "redhat-osv",
        "rocky",
        "ubuntu",
    ];
    assert!(all.iter().all(|name| feeds.contains(name)), "{feeds:?}");
}

#[test]
fn it_has_no_prose() {
    let Some(db) = database() else { return };
    for id in ["CVE-2023-4911", "CVE-2021-44228"] {
        let texts = db.vulnerability(id).unwrap().unwrap().texts().unwrap();
        assert!(texts.iter().all(|(_, texts)| texts.description.is_none()));
    }
}

/// A loose bound, as tests share the machine with others; the benchmark measures.
#[test]
fn looking_a_package_up_takes_no_time() {
    let Some(db) = database() else { return };
    let view = db.space(&space("debian:12")).unwrap().unwrap();
    let names: Vec<String> = view.packages().map(Result::unwrap).collect();
    let start = Instant::now();
    let mut rows = 0;
    for name in &names {
        rows += view.affected(name).unwrap().filter(Result::is_ok).count();
    }
    let each = start.elapsed() / u32::try_from(rows).unwrap();
    assert!(
        rows > 30_000 && each.as_micros() < 100,
        "{rows} rows, {each:?} each"
    );
}
