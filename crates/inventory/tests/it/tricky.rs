//! The 24 layouts of `tricky-layers`, each with its true files and packages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tidewaiter_archive::{Entry, EntrySink, Kind, LayerReader, Limits, Take};

use crate::support::{image_of_blobs, packages};

/// The cases whose files the test data leaves to us; docs/adr/0007 says what we chose.
const OURS: [(&str, &[(&str, &str)]); 2] = [
    ("dotdot-name", &[("outside.txt", "f"), ("outside2.txt", "f")]),
    ("overlay-char-whiteout", &[("app/a.txt", "c")]),
];

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn blob(layout: &Path, descriptor: &Value) -> Vec<u8> {
    let digest = descriptor["digest"].as_str().unwrap().replace(':', "/");
    fs::read(layout.join("blobs").join(digest)).unwrap()
}

fn layers(layout: &Path) -> Vec<Vec<u8>> {
    let index = json(&layout.join("index.json"));
    let manifest: Value = serde_json::from_slice(&blob(layout, &index["manifests"][0])).unwrap();
    let layers = manifest["layers"].as_array().unwrap();
    layers.iter().map(|descriptor| blob(layout, descriptor)).collect()
}

/// Entries of one layer: path and kind.
#[derive(Default)]
struct Paths(Vec<(String, &'static str)>);

impl EntrySink for Paths {
    fn entry(&mut self, entry: &Entry<'_>) -> Take {
        let kind = match entry.kind {
            Kind::Directory => "d",
            Kind::Symlink => "l",
            Kind::HardLink => "h",
            Kind::CharDevice => "c",
            _ => "f",
        };
        self.0
            .push((String::from_utf8(entry.path.to_vec()).unwrap(), kind));
        Take::Skip
    }
    fn data(&mut self, _: &[u8]) {}
    fn end(&mut self) {}
}

/// The files of an image, by the whiteout rules, from nothing but its layers' entries.
fn files(blobs: &[Vec<u8>]) -> BTreeMap<String, &'static str> {
    let mut tree = BTreeMap::new();
    for blob in blobs {
        let mut paths = Paths::default();
        let mut reader = LayerReader::new(Limits::default());
        reader.push(blob, &mut paths).unwrap();
        reader.finish(&mut paths).unwrap();
        paths.0.iter().for_each(|(path, _)| hide(&mut tree, path));
        paths
            .0
            .iter()
            .for_each(|(path, kind)| show(&mut tree, path, kind));
    }
    tree
}

fn hide(tree: &mut BTreeMap<String, &'static str>, path: &str) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let Some(hidden) = name.strip_prefix(".wh.") else {
        return;
    };
    let gone = match hidden {
        ".wh..opq" => folder.to_owned(),
        _ if folder.is_empty() => hidden.to_owned(),
        _ => format!("{folder}/{hidden}"),
    };
    let is_opaque = hidden == ".wh..opq";
    tree.retain(|path, _| !is_below(path, &gone) && (is_opaque || *path != gone));
}

fn show(tree: &mut BTreeMap<String, &'static str>, path: &str, kind: &'static str) {
    let name = path.rsplit('/').next().unwrap_or_default();
    if path.is_empty() || name.starts_with(".wh.") {
        return;
    }
    for (slash, _) in path.match_indices('/') {
        tree.entry(path[..slash].to_owned()).or_insert("d");
    }
    if kind != "d" {
        tree.retain(|other, _| !is_below(other, path));
    }
    tree.insert(path.to_owned(), kind);
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
}

fn true_files(case: &str, truth: &Value, umoci: &Value) -> BTreeMap<String, String> {
    let told = if truth.is_null() { umoci } else { truth };
    let told = told.as_object().unwrap().iter();
    let mut files: BTreeMap<String, String> = told
        .map(|(path, kind)| (path.clone(), kind.as_str().unwrap().to_owned()))
        .collect();
    if let Some((_, ours)) = OURS.iter().find(|(name, _)| *name == case) {
        files.extend(
            ours.iter()
                .map(|(path, kind)| ((*path).to_owned(), (*kind).to_owned())),
        );
    }
    files
}

#[test]
fn every_tricky_image_gives_its_files_and_packages() {
    let Some(folder) = tidewaiter_testkit::data::unpack("images/tricky-layers") else {
        return;
    };
    let mut cases = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(case) = name.strip_suffix(".truth.json") else {
            continue;
        };
        let truth = json(&path);
        let blobs = layers(&folder.join(case));
        let (image, _) = image_of_blobs(&blobs);
        let expected: BTreeMap<String, String> = serde_json::from_value(truth["apk"].clone()).unwrap();
        assert_eq!(packages(&image), expected, "{case}");
        assert_eq!(blobs.len() as u64, truth["layers"].as_u64().unwrap(), "{case}");
        let found: BTreeMap<String, String> = files(&blobs)
            .into_iter()
            .map(|(path, kind)| (path, kind.to_owned()))
            .collect();
        assert_eq!(
            found,
            true_files(case, &truth["files"], &truth["umoci"]),
            "{case}"
        );
        assert!(image.os_release.is_some(), "{case}");
        cases += 1;
    }
    assert_eq!(cases, 24);
}
