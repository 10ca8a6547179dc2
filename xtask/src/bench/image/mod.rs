//! A large image in an OCI layout, made once from Debian's packages and those of all language registries: eight gzip
//! layers, about 1.7 GB and 80,000 files.
//!
//! Odd: which versions are in it depends on the day it is made, so figures compare only with those of the same image.

mod debian;
pub mod huge;
mod languages;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use serde_json::json;

use super::contents::file_digest;
use crate::run;

/// What each of the lower layers installs, with all that it depends on. Languages' packages follow; the last layer removes.
const LAYERS: [&[&str]; 5] = [
    &[
        "base-files",
        "bash",
        "coreutils",
        "dpkg",
        "apt",
        "python3",
        "perl",
        "git",
        "curl",
    ],
    &["npm"],
    &["openjdk-17-jdk-headless", "maven"],
    &["ruby-full", "php", "nginx"],
    &["python3-numpy", "python3-pip", "mariadb-server-core", "vim"],
];

/// The layout's folder; its one image has no tag.
pub fn layout() -> anyhow::Result<PathBuf> {
    let folder = super::folder().join("image");
    if !folder.join("index.json").exists() {
        eprintln!("bench: making a large image; this takes some minutes");
        let work = super::folder().join("image-work");
        let made = make(&folder, &work).context("the large image could not be made");
        fs::remove_dir_all(&work)?;
        made?;
    }
    Ok(folder)
}

/// The image's layers, lowest first.
pub fn layers() -> anyhow::Result<Vec<PathBuf>> {
    layers_in(&layout()?)
}

/// The layers of a layout's only image, lowest first.
pub fn layers_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let read = |digest: &str| fs::read(blob(folder, digest));
    let index: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("index.json"))?)?;
    let digest = index["manifests"][0]["digest"]
        .as_str()
        .context("the layout has no image")?;
    let manifest: serde_json::Value = serde_json::from_slice(&read(digest)?)?;
    let layers = manifest["layers"].as_array().context("the image has no layers")?;
    let digests = layers.iter().filter_map(|layer| layer["digest"].as_str());
    Ok(digests.map(|digest| blob(folder, digest)).collect())
}

/// The layer with the most bytes.
pub fn largest_layer() -> anyhow::Result<PathBuf> {
    let size = |path: &PathBuf| path.metadata().map_or(0, |found| found.len());
    layers()?
        .into_iter()
        .max_by_key(size)
        .context("the image has no layers")
}

fn blob(folder: &Path, digest: &str) -> PathBuf {
    folder.join("blobs").join(digest.replace(':', "/"))
}

fn make(folder: &Path, work: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder.join("blobs/sha256"))?;
    fs::create_dir_all(work.join("archives/partial"))?;
    fs::write(work.join("status"), "")?;
    let mut layers = Vec::new();
    for (index, packages) in LAYERS.iter().enumerate() {
        let root = work.join(format!("layer{index}"));
        debian::install(work, &root, packages)?;
        layers.push(pack(folder, &root)?);
    }
    for (index, fill) in languages::LAYERS.iter().enumerate() {
        let root = work.join(format!("languages{index}"));
        fs::create_dir_all(&root)?;
        fill(&root)?;
        layers.push(pack(folder, &root)?);
    }
    let last = work.join("last");
    fs::create_dir_all(last.join("usr/share/doc"))?;
    for gone in [".wh.ruby3.1-doc", ".wh.maven"] {
        fs::write(last.join("usr/share/doc").join(gone), "")?;
    }
    layers.push(pack(folder, &last)?);
    finish(folder, layers)
}

/// Packs a folder as a layer into the layout; answers its digest and size.
fn pack(folder: &Path, root: &Path) -> anyhow::Result<(String, u64)> {
    let blobs = folder.join("blobs/sha256");
    let file = blobs.join("half");
    let script = "tar --sort=name --owner=0 --group=0 --numeric-owner -C \"$0\" -c . | gzip -6n > \"$1\"";
    run(Command::new("sh").args(["-c", script]).arg(root).arg(&file))?;
    fs::remove_dir_all(root)?;
    let (digest, size) = (file_digest(&file)?, file.metadata()?.len());
    fs::rename(&file, blob(folder, &digest))?;
    Ok((digest, size))
}

/// Writes configuration, manifest and index.
fn finish(folder: &Path, layers: Vec<(String, u64)>) -> anyhow::Result<()> {
    let config = json!({ "architecture": "amd64", "os": "linux", "config": {}, "rootfs": { "type": "layers", "diff_ids": [] } });
    let config = put(folder, &config, "config")?;
    let layers: Vec<_> = layers.into_iter().map(|(digest, size)| {
        json!({ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": digest, "size": size })
    }).collect();
    let kind = "application/vnd.oci.image.manifest.v1+json";
    let manifest = json!({ "schemaVersion": 2, "mediaType": kind, "config": config, "layers": layers });
    let manifest = put(folder, &manifest, "manifest")?;
    fs::write(
        folder.join("oci-layout"),
        json!({ "imageLayoutVersion": "1.0.0" }).to_string(),
    )?;
    let index = json!({ "schemaVersion": 2, "manifests": [manifest] });
    Ok(fs::write(folder.join("index.json"), index.to_string())?)
}

/// Puts a document into the layout; answers its descriptor.
fn put(folder: &Path, document: &serde_json::Value, kind: &str) -> anyhow::Result<serde_json::Value> {
    let text = document.to_string();
    let digest = super::contents::digest(text.as_bytes());
    fs::write(blob(folder, &digest), &text)?;
    let media_type = format!("application/vnd.oci.image.{kind}.v1+json");
    Ok(json!({ "mediaType": media_type, "digest": digest, "size": text.len() }))
}
