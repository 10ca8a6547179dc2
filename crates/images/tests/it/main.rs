//! Images that other programs wrote, read here.
//!
//! The image is the quickstart's own; skopeo turns it into a docker archive, so that an archive of another
//! writer is read.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use tidewaiter_images::{Image, ImageError, Opened, Platforms, Source};

mod folder;
mod sources;

/// The quickstart's image as an OCI layout in a folder of its own.
fn layout() -> TempDir {
    let folder = TempDir::new().unwrap();
    let archive = tidewaiter_testkit::data::project_root().join("quickstart/image.tar");
    tar::Archive::new(fs::File::open(archive).unwrap())
        .unpack(folder.path())
        .unwrap();
    folder
}

fn open(text: &str) -> Result<Image, ImageError> {
    Ok(open_for(text, &Platforms::Own)?.remove(0))
}

fn open_for(text: &str, platforms: &Platforms) -> Result<Vec<Image>, ImageError> {
    match tidewaiter_images::open(&text.parse::<Source>().unwrap(), platforms)? {
        Opened::Images(images) => Ok(images),
        Opened::Folder(path) | Opened::Sbom(path) => panic!("{} is no image", path.display()),
    }
}

fn read_all(image: &Image) -> io::Result<u64> {
    let mut bytes = 0;
    for layer in &image.layers {
        bytes += io::copy(&mut image.open_layer(layer).unwrap(), &mut io::sink())?;
    }
    Ok(bytes)
}

fn docker_archive(layout: &Path) -> PathBuf {
    let file = layout.join("docker.tar");
    copy(
        layout,
        &format!("docker-archive:{}:example/quick:1", file.display()),
    );
    file
}

/// Copies the layout's image to what skopeo calls `target`.
fn copy(layout: &Path, target: &str) {
    let status = Command::new("skopeo")
        .args(["copy", "--quiet", "--insecure-policy"])
        .arg(format!("oci:{}:latest", layout.display()))
        .arg(target)
        .status()
        .expect("skopeo is installed; `cargo xtask setup` does it");
    assert!(status.success());
}

#[test]
fn a_layout_is_read_by_tag_and_without() {
    let folder = layout();
    let image = open(&format!("oci:{}:latest", folder.path().display())).unwrap();
    assert_eq!(image.layers.len(), 2);
    assert_eq!(image.config.architecture, "amd64");
    let sizes: u64 = image.layers.iter().filter_map(|layer| layer.size).sum();
    assert_eq!(read_all(&image).unwrap(), sizes);
    assert_eq!(
        open(&format!("oci:{}", folder.path().display())).unwrap().digest,
        image.digest
    );
}

#[test]
fn a_missing_tag_is_answered_with_those_that_are_there() {
    let folder = layout();
    let Err(error) = open(&format!("oci:{}:other", folder.path().display())) else {
        panic!("there is no such tag")
    };
    assert!(error.to_string().contains("it has: latest"), "{error}");
}

#[test]
fn an_archive_by_skopeo_holds_the_same_layers() {
    let folder = layout();
    let from_layout = open(&format!("oci:{}", folder.path().display())).unwrap();
    let archive = open(&format!(
        "docker-archive:{}",
        docker_archive(folder.path()).display()
    ))
    .unwrap();
    assert_eq!(archive.name, "docker.io/example/quick:1");
    assert_eq!(archive.config.rootfs, from_layout.config.rootfs);
    let digests: Vec<_> = archive.layers.iter().map(|layer| layer.digest).collect();
    assert_eq!(digests, from_layout.config.rootfs.diff_ids);
    read_all(&archive).unwrap();
}

#[test]
fn a_changed_layer_ends_in_an_error() {
    let folder = layout();
    let image = open(&format!("oci:{}", folder.path().display())).unwrap();
    let digest = image.layers[1].digest;
    let path = folder.path().join("blobs/sha256").join(digest.hex());
    let mut bytes = fs::read(&path).unwrap();
    bytes[1000] ^= 1;
    fs::write(&path, bytes).unwrap();
    let mut content = Vec::new();
    let error = image
        .open_layer(&image.layers[1])
        .unwrap()
        .read_to_end(&mut content)
        .unwrap_err();
    assert!(error.to_string().contains("digest"), "{error}");
}
