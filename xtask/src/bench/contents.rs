//! What is pushed: bytes that nothing compresses, layers, and small images.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;
use ring::digest::{Context as Hash, SHA256};
use serde_json::json;

use super::aws::hex;

/// `sha256:…` of bytes.
pub fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(ring::digest::digest(&SHA256, bytes).as_ref()))
}

/// `sha256:…` of a file.
pub fn file_digest(path: &Path) -> anyhow::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Hash::new(&SHA256);
    let mut buffer = vec![0; 1 << 20];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(format!("sha256:{}", hex(hash.finish().as_ref()))),
            count => hash.update(&buffer[..count]),
        }
    }
}

/// An endless row of bytes that look random and are the same each time (splitmix64).
pub struct Noise(pub u64);

impl Read for Noise {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        for chunk in buffer.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut word = self.0;
            word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(word ^ (word >> 31)).to_le_bytes()[..chunk.len()]);
        }
        Ok(buffer.len())
    }
}

/// A file below `target/bench` that is made once.
pub fn cached(
    name: &str,
    make: impl FnOnce(&mut BufWriter<File>) -> anyhow::Result<()>,
) -> anyhow::Result<PathBuf> {
    let path = super::folder().join(name);
    if !path.exists() {
        eprintln!("bench: making {name}");
        let half = path.with_extension("half");
        let mut out = BufWriter::with_capacity(1 << 20, File::create(&half)?);
        make(&mut out).with_context(|| format!("{name} could not be made"))?;
        out.into_inner()?.sync_all()?;
        std::fs::rename(half, &path)?;
    }
    Ok(path)
}

/// A tar of files of 4 MiB of noise each, so many bytes in all.
pub fn noise_tar(out: impl Write, bytes: u64) -> anyhow::Result<()> {
    const FILE: u64 = 4 << 20;
    let mut tar = tar::Builder::new(out);
    // A file's header takes a block of 512 bytes, the end two.
    for index in 0..bytes / (FILE + 512) {
        let mut header = header(FILE);
        tar.append_data(
            &mut header,
            format!("usr/share/noise/{index}"),
            Noise(index).take(FILE),
        )?;
    }
    tar.finish()?;
    Ok(())
}

/// A plain layer with one file in it.
pub fn plain_layer(path: &str, content: &[u8]) -> anyhow::Result<Vec<u8>> {
    layer(&[(path, content)])
}

/// A plain layer of these files.
pub fn layer(files: &[(&str, &[u8])]) -> anyhow::Result<Vec<u8>> {
    let mut tar = tar::Builder::new(Vec::new());
    for (path, content) in files {
        tar.append_data(&mut header(content.len() as u64), path, *content)?;
    }
    Ok(tar.into_inner()?)
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o644);
    header
}

/// Compresses as `gzip -6` does.
pub fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// An image: its blobs (configuration first) and its manifest.
pub struct Image {
    /// Configuration and layers.
    pub blobs: Vec<Vec<u8>>,
    /// The manifest.
    pub manifest: Vec<u8>,
}

impl Image {
    /// An image of these layers; the mark makes it unlike others.
    pub fn new(layers: &[&[u8]], mark: &str) -> Self {
        let config = json!({
            "architecture": "amd64", "os": "linux", "author": mark,
            "config": {}, "rootfs": { "type": "layers", "diff_ids": [] },
        });
        let config = config.to_string().into_bytes();
        let descriptors: Vec<_> = layers.iter().map(|layer| descriptor(layer)).collect();
        let manifest = json!({
            "schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "config": {
                "mediaType": "application/vnd.oci.image.config.v1+json",
                "digest": digest(&config), "size": config.len(),
            },
            "layers": descriptors,
        });
        let blobs = std::iter::once(config).chain(layers.iter().map(|layer| layer.to_vec()));
        Self {
            blobs: blobs.collect(),
            manifest: manifest.to_string().into_bytes(),
        }
    }
}

fn descriptor(layer: &[u8]) -> serde_json::Value {
    let kind = if layer.starts_with(&[0x1f, 0x8b]) {
        "+gzip"
    } else {
        ""
    };
    json!({
        "mediaType": format!("application/vnd.oci.image.layer.v1.tar{kind}"),
        "digest": digest(layer), "size": layer.len(),
    })
}
