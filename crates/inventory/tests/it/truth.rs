//! Every real package database of the test data, in a layer that GNU tar made, against its true list.
//!
//! Truth comes from `rpm -qa`, `dpkg-query` and awk over apk's records. One pack differs by right: see
//! `docs/adr/0009-damaged-records-do-not-end-a-database.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tidewaiter_inventory::ImageInventory;
use tidewaiter_types::{Ecosystem, Package};

use crate::support::image_of_blobs;

/// rpm gives up at a damaged record of this one; we read on.
const RPM_STOPS_EARLY: &str = "centos7-epel-200";

/// What is compared of a package: name, version, architecture, source.
type Row = (String, String, String, String);
/// Rows with how often each occurs.
type Rows = BTreeMap<Row, usize>;

fn packs(images: &Path) -> Vec<String> {
    let names = fs::read_dir(images)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut packs: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(".tar.zst")?.to_owned()))
        .collect();
    packs.sort();
    packs
}

/// A layer with everything below a folder, as GNU tar writes it.
fn layer_of(rootfs: &Path) -> Vec<u8> {
    let tar = Command::new("tar")
        .arg("-C")
        .arg(rootfs)
        .args(["-cf", "-", "."])
        .output()
        .unwrap();
    assert!(tar.status.success(), "{}", String::from_utf8_lossy(&tar.stderr));
    tar.stdout
}

fn found(image: &ImageInventory) -> Rows {
    count(image.packages.iter().map(|installed| row(&installed.package)))
}

fn row(package: &Package) -> Row {
    let source = match package.ecosystem {
        Ecosystem::Deb => format!("{} {}", package.source_name(), package.source_version()),
        Ecosystem::Apk => package.source_name().to_owned(),
        Ecosystem::Rpm => package.module.clone().unwrap_or_default(),
        other => panic!("the samples hold no {}", other.as_str()),
    };
    (
        package.name.clone(),
        package.version.clone(),
        package.arch.clone().unwrap_or_default(),
        source,
    )
}

fn count(rows: impl Iterator<Item = Row>) -> Rows {
    let mut counted = Rows::new();
    rows.for_each(|row| *counted.entry(row).or_default() += 1);
    counted
}

/// A list of truth; `None` for a pack without one.
fn truth(pack: &Path) -> Option<Rows> {
    let file = |kind: &str| -> Option<PathBuf> {
        Some(pack.join(format!("truth.{kind}.tsv"))).filter(|path| path.is_file())
    };
    let read = |path: PathBuf, read_line: fn(&[&str]) -> Option<Row>| {
        let text = fs::read_to_string(path).unwrap();
        let lines = text
            .lines()
            .skip(1)
            .map(|line| line.split('\t').collect::<Vec<_>>());
        count(lines.filter_map(|fields| read_line(&fields)))
    };
    file("dpkg")
        .map(|path| read(path, dpkg))
        .or_else(|| file("apk").map(|path| read(path, apk)))
        .or_else(|| file("rpm").map(|path| read(path, rpm)))
}

fn dpkg(fields: &[&str]) -> Option<Row> {
    let [name, version, arch, source, source_version, status] = fields else {
        panic!("{fields:?}")
    };
    let installed = status.chars().nth(1) == Some('i');
    installed.then(|| {
        (
            (*name).into(),
            (*version).into(),
            (*arch).into(),
            format!("{source} {source_version}"),
        )
    })
}

fn apk(fields: &[&str]) -> Option<Row> {
    let [name, version, arch, origin, ..] = fields else {
        panic!("{fields:?}")
    };
    Some((
        (*name).into(),
        (*version).into(),
        (*arch).into(),
        (*origin).into(),
    ))
}

fn rpm(fields: &[&str]) -> Option<Row> {
    let [name, epoch, version, release, arch, _source, module, ..] = fields else {
        panic!("{fields:?}")
    };
    let there = |text: &str| {
        if text == "(none)" {
            String::new()
        } else {
            text.to_owned()
        }
    };
    let epoch = there(epoch);
    let epoch = if epoch.is_empty() {
        epoch
    } else {
        format!("{epoch}:")
    };
    Some((
        (*name).into(),
        format!("{epoch}{version}-{release}"),
        there(arch),
        there(module),
    ))
}

#[test]
fn the_inventory_of_every_pack_equals_its_true_list() {
    let Some(data) = tidewaiter_testkit::data::dir() else {
        return;
    };
    let mut compared = 0;
    for name in packs(&data.join("images")) {
        let pack = tidewaiter_testkit::data::unpack(&format!("images/{name}")).unwrap();
        let Some(truth) = truth(&pack).filter(|_| pack.join("rootfs").is_dir()) else {
            continue;
        };
        let (image, _) = image_of_blobs(&[layer_of(&pack.join("rootfs"))]);
        let found = found(&image);
        if name == RPM_STOPS_EARLY {
            assert!(truth.keys().all(|row| found.contains_key(row)), "{name}");
            assert_eq!(image.problems.len(), 1, "{:?}", image.problems);
        } else {
            assert_eq!(found, truth, "{name}");
        }
        compared += 1;
    }
    assert!(compared >= 30, "only {compared} packs have a true list");
}
