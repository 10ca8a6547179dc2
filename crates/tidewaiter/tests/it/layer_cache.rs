//! What layers hold is kept between scans.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;
use tidewaiter_testkit::data;

use crate::images::{layout, program, tagged};

fn scan(image: &Path, more: &[&str], cache: &Path) -> Output {
    Command::new(program())
        .args(["scan", &format!("oci:{}", tagged(image)), "--format", "json"])
        .args(more)
        .env("TIDEWAITER_CACHE_DIR", cache)
        .output()
        .unwrap()
}

/// A scan that must succeed.
fn report(image: &Path, cache: &Path) -> String {
    let output = scan(image, &[], cache);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let deeper = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.flat_map(|entry| deeper(entry.path())).collect()
}

/// The blobs of an image's layers.
fn layers(image: &Path) -> Vec<PathBuf> {
    let blobs = files(&image.join("blobs"));
    let is_layer = |path: &PathBuf| fs::read(path).unwrap().starts_with(b"\x1f\x8b");
    blobs.into_iter().filter(is_layer).collect()
}

#[test]
fn a_layer_that_is_known_is_not_read() {
    let (image, cache) = (layout(), TempDir::new().unwrap());
    let cold = report(image.path(), cache.path());
    let entries = files(cache.path());
    assert_eq!(entries.len(), 3, "an entry for each layer, and the image's");
    let layers = layers(image.path());
    assert_eq!(layers.len(), 2);
    layers.iter().for_each(|layer| fs::remove_file(layer).unwrap());
    assert_eq!(report(image.path(), cache.path()), cold);
    let of_image = entries
        .iter()
        .find(|path| path.to_string_lossy().contains("/images/"));
    fs::remove_file(of_image.unwrap()).unwrap();
    assert_eq!(report(image.path(), cache.path()), cold, "of the layers' alone");
    let without = scan(image.path(), &["--no-cache"], cache.path());
    assert_eq!(without.status.code(), Some(1), "the layers are gone");
}

#[test]
fn damaged_entries_are_read_again() {
    let (image, cache) = (layout(), TempDir::new().unwrap());
    let cold = report(image.path(), cache.path());
    for entry in files(cache.path()) {
        let mut bytes = fs::read(&entry).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&entry, bytes).unwrap();
    }
    assert_eq!(report(image.path(), cache.path()), cold);
}

/// What a program made of layers is not believed by another, be it the same under another name.
#[test]
fn an_image_is_squashed_anew_by_another_program() {
    let (image, cache) = (layout(), TempDir::new().unwrap());
    let cold = report(image.path(), cache.path());
    let other = image.path().join("tidewaiter");
    fs::copy(program(), &other).unwrap();
    let output = Command::new(other)
        .args([
            "scan",
            &format!("oci:{}", tagged(image.path())),
            "--format",
            "json",
        ])
        .env("TIDEWAITER_CACHE_DIR", cache.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), cold);
    assert_eq!(files(cache.path()).len(), 4, "an entry of each program");
}

/// A layer that is not what its digest says must not be kept under that digest.
#[test]
fn nothing_is_kept_of_a_layer_that_is_not_what_it_should_be() {
    let (image, cache) = (layout(), TempDir::new().unwrap());
    for layer in layers(image.path()) {
        // Another archive, sound in itself.
        let other = Command::new("sh")
            .args(["-c", "printf x | gzip -n"])
            .output()
            .unwrap();
        fs::write(layer, other.stdout).unwrap();
    }
    assert_eq!(scan(image.path(), &[], cache.path()).status.code(), Some(1));
    assert!(files(cache.path()).is_empty());
}

/// Each image of the tricky ones comes out of a cache that holds all of them as it comes out of its layers.
#[test]
fn images_that_share_a_cache_keep_their_own_packages() {
    let Some(folder) = data::unpack("images/tricky-layers") else {
        return;
    };
    let (cache, none) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let images = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let images: Vec<PathBuf> = images.filter(|path| path.is_dir()).take(12).collect();
    assert!(!images.is_empty());
    let run = |image: &Path, arguments: &[&str], cache: &Path| {
        let output = Command::new(program())
            .args(["scan", &format!("oci:{}", image.display()), "--format", "json"])
            .args(arguments)
            .env("TIDEWAITER_CACHE_DIR", cache)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", image.display());
        output.stdout
    };
    for round in ["cold", "warm"] {
        for image in &images {
            let plain = run(image, &["--no-cache"], none.path());
            assert!(
                run(image, &[], cache.path()) == plain,
                "{round}: {}",
                image.display()
            );
        }
    }
}
