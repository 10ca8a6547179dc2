//! `tidewaiter db update`: fetching, building, and feeds that fail.

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;
use tidewaiter_advisories::Database;

use crate::feed_server::{FeedServer, LATER, pack, records, without};
use crate::images::program;

fn update(folder: &TempDir, more: &[&str]) -> Output {
    let (feeds, out) = (folder.path().join("feeds"), folder.path().join("out.db"));
    let mut command = Command::new(program());
    command
        .args(["db", "update", "--feeds"])
        .arg(feeds)
        .arg("--out")
        .arg(out);
    command.args(["--only", "debian"]).args(more).output().unwrap()
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_feed_that_fails_leaves_its_last_data_in_the_database() {
    let Some(all) = records() else { return };
    let (feed, folder) = (
        FeedServer::start(pack(&without(&all, LATER))),
        TempDir::new().unwrap(),
    );
    let mirror = format!("debian={}", feed.url);
    let first = update(&folder, &["--mirror", &mirror]);
    let (out, err) = said(&first);
    assert!(
        first.status.success() && out.starts_with("debian         new, 401 files"),
        "{out}{err}"
    );
    feed.put(pack(&all));
    let (out, _) = said(&update(&folder, &["--mirror", &mirror]));
    assert!(out.starts_with("debian         new, 402 files"), "{out}");
    let path = folder.path().join("out.db");
    let newer = fs::read(&path).unwrap();
    assert!(
        Database::open(&path)
            .unwrap()
            .vulnerability(LATER)
            .unwrap()
            .is_some()
    );
    let (out, _) = said(&update(&folder, &["--mirror", &mirror]));
    assert!(out.starts_with("debian         unchanged"), "{out}");
    feed.put(b"<html></html>".to_vec());
    let broken = update(&folder, &["--mirror", &mirror]);
    let (out, err) = said(&broken);
    assert_eq!(broken.status.code(), Some(0), "{err}");
    assert!(
        out.starts_with("debian         FAILED (") && out.contains("its last good data stands"),
        "{out}"
    );
    assert!(
        fs::read(&path).unwrap() == newer,
        "the same data gives the same bytes"
    );
}

/// The name of the upstream cannot be resolved: only the proxy answers for it.
#[test]
fn a_proxy_is_asked_where_the_environment_names_one() {
    let Some(all) = records() else { return };
    let (proxy, folder) = (FeedServer::start(pack(&all)), TempDir::new().unwrap());
    let address = proxy.url.trim_end_matches("/debian-osv.tar.zst");
    let update = |no_proxy: &str| {
        let mut command = Command::new(program());
        command.args(["db", "update", "--only", "debian", "--feeds"]);
        command
            .arg(folder.path().join(no_proxy))
            .arg("--out")
            .arg(folder.path().join("out.db"));
        command.args(["--mirror", "debian=http://feeds.invalid/debian-osv.tar.zst"]);
        command.env("HTTP_PROXY", address).env("http_proxy", address);
        command.env("NO_PROXY", no_proxy).env("no_proxy", no_proxy);
        said(&command.output().unwrap())
    };
    let (out, err) = update("elsewhere.invalid");
    assert!(out.starts_with("debian         new, 402 files"), "{out}{err}");
    let (out, err) = update("feeds.invalid");
    assert!(out.starts_with("debian         FAILED"), "{out}{err}");
}

#[test]
fn nothing_to_build_from_is_a_failure() {
    let (feed, folder) = (FeedServer::start(b"nothing".to_vec()), TempDir::new().unwrap());
    let config = folder.path().join("settings.toml");
    let text = format!(
        "[feeds.limits]\nattempts = 1\n[feeds.mirrors]\ndebian = '{}'",
        feed.url
    );
    fs::write(&config, text).unwrap();
    let output = update(&folder, &["--config", config.to_str().unwrap()]);
    let (out, err) = said(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out.contains("there is no data of it") && err.contains("nothing could be built"),
        "{out}{err}"
    );
    assert!(!folder.path().join("out.db").exists());
    let (_, err) = said(&update(
        &folder,
        &["--mirror", "debain=https://h.example/x.tar.zst"],
    ));
    assert!(err.contains("no feed is called \"debain\""), "{err}");
}
