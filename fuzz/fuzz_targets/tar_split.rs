//! The record from which podman's storage puts a layer together again: no file outside of the layer's folder is ever read,
//! and what comes out is no longer than what the record and the files hold.
//!
//! Odd: the record comes without its compression. The layer never matches its digest, so that all of it is read and the end
//! is an error.

#![no_main]

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;
use ring::digest::{SHA256, digest};
use tempfile::TempDir;
use tidewaiter_images::open_storage;

/// What lies outside of the layer.
const OUTSIDE: &[u8] = b"what lies outside of the layer is nobody's affair";
/// What lies in it, in the file `a`.
const INSIDE: &[u8] = b"inside";

static STORAGE: LazyLock<TempDir> = LazyLock::new(|| storage().expect("a temporary storage can be made"));

/// A storage with one image of one layer, without the layer's record.
fn storage() -> std::io::Result<TempDir> {
    let storage = TempDir::new()?;
    let write = |path: &str, bytes: &[u8]| {
        let path = storage.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(storage.path()))?;
        fs::write(path, bytes)
    };
    let no_digest = format!("sha256:{}", "0".repeat(64));
    let config = format!(
        r#"{{"os":"linux","architecture":"amd64","rootfs":{{"type":"layers","diff_ids":["{no_digest}"]}}}}"#
    );
    let name = format!("sha256:{}", hex::encode(digest(&SHA256, config.as_bytes())));
    let manifest = format!(
        r#"{{"schemaVersion":2,"config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{name}","size":{}}},
        "layers":[]}}"#,
        config.len()
    );
    write(
        "vfs-images/images.json",
        br#"[{"id":"image","names":["app"],"layer":"top"}]"#,
    )?;
    write("vfs-images/image/manifest", manifest.as_bytes())?;
    write(&format!("vfs-images/image/={}", base64(&name)), config.as_bytes())?;
    write("vfs-layers/layers.json", br#"[{"id":"top"}]"#)?;
    write("vfs/dir/top/a", INSIDE)?;
    write("vfs/dir/outside", OUTSIDE)?;
    write("outside", OUTSIDE)?;
    Ok(storage)
}

/// RFC 4648, section 4.
fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits =
            three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for digit in 0..4 {
            let at = (bits >> (18 - 6 * digit)) as usize % 64;
            out.push(if digit <= three.len() {
                char::from(DIGITS[at])
            } else {
                '='
            });
        }
    }
    out
}

fuzz_target!(|record: &[u8]| {
    let root: PathBuf = STORAGE.path().to_owned();
    let mut packed = GzEncoder::new(Vec::new(), Compression::none());
    packed.write_all(record).expect("memory can be written");
    let packed = packed.finish().expect("memory can be written");
    fs::write(root.join("vfs-layers/top.tar-split.gz"), packed).expect("the record can be written");
    let image = open_storage(&[root], "app").expect("the storage is sound");
    let image = image.expect("the image is there");
    let mut reader = image.open_layer(&image.layers[0]).expect("the record is there");
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        bytes.extend_from_slice(&buffer[..count]);
    }
    // A line that names the file is longer than the file.
    assert!(bytes.len() <= record.len());
    assert!(!bytes.windows(OUTSIDE.len()).any(|part| part == OUTSIDE));
});
