//! `tidewaiter scan` on images as they lie on disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tidewaiter_testkit::data;

use crate::images::{layout, program, tagged};

fn scan(arguments: &[&str]) -> Output {
    Command::new(program())
        .args(["scan", "--no-cache"])
        .args(arguments)
        .output()
        .unwrap()
}

/// A scan that must succeed, as JSON.
fn json(source: &str) -> Value {
    let output = scan(&[source, "--format", "json"]);
    assert!(
        output.status.success(),
        "{source}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packages(report: &Value) -> BTreeSet<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let packages = report["packages"].as_array().unwrap().iter();
    packages
        .map(|package| (text(&package["name"]), text(&package["version"])))
        .collect()
}

/// The table with the folder's name taken out, which differs from run to run.
fn table(folder: &Path, more: &[&str]) -> String {
    let source = format!("oci:{}", tagged(folder));
    let output = scan(&[&[source.as_str()], more].concat());
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "",
        "no progress bar without a terminal"
    );
    String::from_utf8(output.stdout)
        .unwrap()
        .replace(&tagged(folder), "LAYOUT:latest")
}

#[test]
fn the_quickstart_image_as_a_table() {
    insta::assert_snapshot!(table(layout().path(), &[]));
}

/// No version 2 score was ever given to the image's gravest vulnerability, so its version 3 score is shown either way.
#[test]
fn versions_of_cvss_are_two_and_three() {
    let folder = layout();
    let source = format!("oci:{}", tagged(folder.path()));
    let code = |version: &str| scan(&[&source, "--cvss", version]).status.code();
    assert_eq!((code("2"), code("3")), (Some(0), Some(0)));
    let words = String::from_utf8(scan(&[&source, "--cvss", "4"]).stderr).unwrap();
    assert!(words.contains("CVSS versions here are 2 and 3"), "{words}");
    assert_eq!(code("4"), Some(2));
}

#[test]
fn a_docker_archive_gives_what_the_layout_gives() {
    let folder = layout();
    let file = folder.path().join("docker.tar");
    let status = std::process::Command::new("skopeo")
        .args(["copy", "--quiet", "--insecure-policy"])
        .arg(format!("oci:{}", tagged(folder.path())))
        .arg(format!("docker-archive:{}:example/quick:1", file.display()))
        .status()
        .expect("skopeo is installed; `cargo xtask setup` does it");
    assert!(status.success());
    let of_layout = json(&format!("oci:{}", tagged(folder.path())));
    let of_archive = json(&format!("docker-archive:{}", file.display()));
    assert_eq!(of_archive["image"]["name"], "docker.io/example/quick:1");
    assert_eq!(packages(&of_layout), packages(&of_archive));
    assert_eq!(of_layout["findings"], of_archive["findings"]);
    assert!(!of_layout["findings"].as_array().unwrap().is_empty());
}

#[test]
fn output_goes_to_a_file_and_is_the_same_each_time() {
    let folder = layout();
    let source = format!("oci:{}", tagged(folder.path()));
    let written = |name: &str| {
        let path = folder.path().join(name);
        let output = scan(&[&source, "-o", &format!("cyclonedx={}", path.display())]);
        assert!(output.status.success() && output.stdout.is_empty());
        fs::read_to_string(path).unwrap()
    };
    let (first, second) = (written("a.json"), written("b.json"));
    assert_eq!(first, second);
    let document: Value = serde_json::from_str(&first).unwrap();
    assert_eq!(document["specVersion"], "1.6");
    assert_eq!(document["components"].as_array().unwrap().len(), 12);
}

#[test]
fn the_exit_code_tells_what_was_found() {
    let folder = layout();
    let source = format!("oci:{}", tagged(folder.path()));
    let code = |more: &[&str]| scan(&[&[source.as_str()], more].concat()).status.code();
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "medium"]), Some(3));
    assert_eq!(code(&["--fail-on", "critical"]), Some(3));
    assert_eq!(code(&["--fail-on", "dreadful"]), Some(2));
}

/// A database that knows Alpine alone finds nothing in Debian, and must not pass for a clean bill.
#[test]
fn what_was_not_evaluated_is_no_success() {
    let Some(data) = data::dir() else { return };
    let folder = layout();
    let database = folder.path().join("alpine.db");
    let feeds = data.join("feeds");
    let build = [
        "db",
        "build",
        "--only",
        "alpine",
        "--feeds",
        feeds.to_str().unwrap(),
        "--out",
    ];
    let built = Command::new(program())
        .args(build)
        .arg(&database)
        .output()
        .unwrap();
    assert!(built.status.success());
    let source = format!("oci:{}", tagged(folder.path()));
    let scan = |more: &[&str]| scan(&[&[&source, "--advisories", database.to_str().unwrap()], more].concat());
    let text = String::from_utf8(scan(&[]).stdout).unwrap();
    assert!(
        text.contains("no findings, because nothing was evaluated"),
        "{text}"
    );
    assert!(
        text.contains("NOT EVALUATED: the advisory database says nothing of debian:12"),
        "{text}"
    );
    assert_eq!(scan(&["--fail-on", "low"]).status.code(), Some(4));
}

#[test]
fn a_damaged_layer_ends_the_scan() {
    let folder = layout();
    let blobs = folder.path().join("blobs/sha256");
    let paths = fs::read_dir(blobs).unwrap().map(|entry| entry.unwrap().path());
    let largest = paths
        .max_by_key(|path| fs::metadata(path).unwrap().len())
        .unwrap();
    let mut bytes = fs::read(&largest).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&largest, bytes).unwrap();
    let output = scan(&[&format!("oci:{}", tagged(folder.path()))]);
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(
        words.contains("could not be read") && words.contains("the content has digest"),
        "{words}"
    );
}

#[test]
fn mistakes_are_answered_with_the_way_out() {
    let folder = layout();
    let said = |arguments: &[&str]| String::from_utf8(scan(arguments).stderr).unwrap();
    let words = said(&["NO IMAGE"]);
    assert!(
        words.contains("write oci:DIR[:TAG], docker-archive:FILE"),
        "{words}"
    );
    let words = said(&[&format!("oci:{}:2.0", folder.path().display())]);
    assert!(words.contains("it has: latest"), "{words}");
    let words = said(&["oci:/no/such/folder"]);
    assert!(words.contains("/no/such/folder/index.json"), "{words}");
    let words = said(&[
        &format!("oci:{}", tagged(folder.path())),
        "--advisories",
        "/no/such/file",
    ]);
    assert!(words.contains("/no/such/file cannot be used"), "{words}");
}

/// Each of the tricky layouts, with the packages that it is said to hold.
#[test]
fn tricky_layouts_give_their_packages() {
    let Some(folder) = data::unpack("images/tricky-layers") else {
        return;
    };
    let names = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let cases: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(".truth.json")?.to_owned()))
        .collect();
    assert!(cases.len() > 20);
    for case in cases {
        let truth = fs::read(folder.join(format!("{case}.truth.json"))).unwrap();
        let truth: Value = serde_json::from_slice(&truth).unwrap();
        let report = json(&format!("oci:{}", folder.join(&case).display()));
        assert_eq!(packages(&report), listed(&truth["apk"]), "{case}");
        let judged_by = report["evaluation"]["advisoriesOf"].as_str().unwrap();
        assert!(judged_by.starts_with("alpine:3."), "{case}: {judged_by}");
    }
}

fn listed(packages: &Value) -> BTreeSet<(String, String)> {
    let packages = packages.as_object().unwrap().iter();
    packages
        .map(|(name, version)| (name.clone(), version.as_str().unwrap().to_owned()))
        .collect()
}
