//! rpm's order of versions against rpm's own, on the versions of real advisories.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tidewaiter_ecosystems::rpm::compare_versions;
use tidewaiter_testkit::data;

use crate::versions::{Versions, ask, differences, sign};

/// Answers each line on its input by rpm's own comparison; rpm itself ends the last line.
const SCRIPT: &str = r#"%{lua:
    local separator = ""
    for line in io.lines() do
        local a, b = line:match("^(.-)\t(.*)$")
        local order = rpm.vercmp(a, b)
        io.write(separator, order < 0 and "<" or order > 0 and ">" or "=")
        separator = "\n"
    end
    io.flush()
}"#;

#[test]
fn real_versions_are_ordered_as_rpm_orders_them() {
    let Some(versions) = real_versions() else { return };
    // There are some 700,000.
    let pairs: Vec<_> = versions.pairs().into_iter().step_by(3).collect();
    assert!(pairs.len() >= 100_000, "{} pairs", pairs.len());
    compare_with_rpm(&pairs);
}

/// Real versions seldom differ in what is odd about the order, so texts made of just that are compared as well.
#[test]
fn odd_versions_are_ordered_as_rpm_orders_them() {
    let atoms = [
        "", "~", "^", "0", "01", "9", "10", "a", "B", ".", "_", "-", ":", "1:", "0:", "é",
    ];
    let texts: Vec<String> = (0..atoms.len().pow(3))
        .map(|n| [n / 256 % 16, n / 16 % 16, n % 16].map(|at| atoms[at]).concat())
        .filter(|text| !text.is_empty())
        .collect();
    let step = |n: usize, by: usize| texts[(n * by + n / 7) % texts.len()].as_str();
    let pairs: Vec<_> = (0..60_000).map(|n| (step(n, 1), step(n, 3_571))).collect();
    compare_with_rpm(&pairs);
}

fn compare_with_rpm(pairs: &[(&str, &str)]) {
    let theirs = ask(Command::new("rpm").args(["--eval", SCRIPT]), pairs);
    let ours: Vec<_> = pairs.iter().map(|(a, b)| sign(compare_versions(a, b))).collect();
    let differing = differences(pairs, &ours, &theirs);
    assert!(
        differing.is_empty(),
        "{} differ: {:#?}",
        differing.len(),
        &differing[..differing.len().min(20)]
    );
}

fn real_versions() -> Option<Versions> {
    let mut versions = Versions::default();
    for pack in ["alma-osv", "redhat-osv"] {
        each_json(&data::unpack(&format!("feeds/{pack}"))?, &mut |json| {
            add_osv(json, &mut versions)
        });
    }
    each_json(&data::unpack("feeds/rocky-errata")?, &mut |json| {
        add_file_names(json, &mut versions)
    });
    for file in files(&data::unpack("feeds/amazon")?, "xml") {
        add_updateinfo(
            &fs::read_to_string(file).expect("the feed is text"),
            &mut versions,
        );
    }
    Some(versions)
}

fn each_json(folder: &Path, visit: &mut dyn FnMut(&Value)) {
    for file in files(folder, "json") {
        let text = fs::read(&file).expect("the feed can be read");
        visit(&serde_json::from_slice(&text).expect("the feed is JSON"));
    }
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the pack is unpacked").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
    found
}

/// OSV: `affected[].ranges[].events[].fixed`.
fn add_osv(json: &Value, versions: &mut Versions) {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    for affected in list(json, "affected") {
        let package = affected["package"]["name"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        for event in list(&affected, "ranges")
            .iter()
            .flat_map(|range| list(range, "events"))
        {
            if let Some(fixed) = event["fixed"].as_str() {
                versions.add(&package, fixed);
            }
        }
    }
}

/// Every text that is the name of a package file: `NAME-[EPOCH:]VERSION-RELEASE.ARCH.rpm`.
fn add_file_names(json: &Value, versions: &mut Versions) {
    match json {
        Value::String(text) => add_file_name(text, versions),
        Value::Array(values) => values.iter().for_each(|value| add_file_names(value, versions)),
        Value::Object(fields) => fields.values().for_each(|value| add_file_names(value, versions)),
        _ => {}
    }
}

fn add_file_name(text: &str, versions: &mut Versions) {
    let parts = text.strip_suffix(".rpm").and_then(|stem| {
        let (rest, _arch) = stem.rsplit_once('.')?;
        let (rest, release) = rest.rsplit_once('-')?;
        let (name, version) = rest.rsplit_once('-')?;
        Some((name, version, release))
    });
    if let Some((name, version, release)) = parts {
        versions.add(name, &format!("{version}-{release}"));
    }
}

/// `<package name="…" version="…" release="…" epoch="…" …>`
fn add_updateinfo(text: &str, versions: &mut Versions) {
    for package in text.split("<package ").skip(1) {
        let attribute = |name: &str| {
            let (_, rest) = package.split_once(&format!("{name}=\""))?;
            rest.split_once('"').map(|(value, _)| value)
        };
        let [name, version, release, epoch] = ["name", "version", "release", "epoch"].map(attribute);
        if let (Some(name), Some(version), Some(release), Some(epoch)) = (name, version, release, epoch) {
            versions.add(name, &format!("{epoch}:{version}-{release}"));
        }
    }
}
