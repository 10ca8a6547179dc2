//! An image of 10 GiB that takes little room: eight layers of repeated blocks and of zeros, which gzip packs a hundred times
//! smaller, with a database and libraries among them.
//!
//! Odd: nothing of it is ever on the disk unpacked; each layer goes through gzip while it is made up.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::super::contents::file_digest;
use super::{blob, finish};

const LAYERS: usize = 8;
/// Files of repeated blocks in a layer, and the size of each.
const FILES: usize = 1000;
const FILE: u64 = 1 << 20;
/// The one file of zeros in a layer.
const ZEROS: u64 = 280 << 20;
/// Libraries in a layer.
const LIBRARIES: usize = 300;
/// Packages in the database, which is in the lowest layer.
const PACKAGES: usize = 400;

type Archive = tar::Builder<GzEncoder<BufWriter<File>>>;

/// The layout's folder; its one image has no tag.
pub fn layout() -> anyhow::Result<PathBuf> {
    let folder = super::super::folder().join("huge-image");
    if !folder.join("index.json").exists() {
        eprintln!("bench: making an image of 10 GiB; this takes some minutes");
        make(&folder).context("the image of 10 GiB could not be made")?;
    }
    Ok(folder)
}

fn make(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder.join("blobs/sha256"))?;
    let half = folder.join("blobs/sha256/half");
    let mut layers = Vec::new();
    for number in 0..LAYERS {
        layer(&half, number)?;
        let (digest, size) = (file_digest(&half)?, half.metadata()?.len());
        fs::rename(&half, blob(folder, &digest))?;
        layers.push((digest, size));
    }
    finish(folder, layers)
}

fn layer(path: &Path, number: usize) -> anyhow::Result<()> {
    let file = BufWriter::new(File::create(path)?);
    let mut archive = tar::Builder::new(GzEncoder::new(file, Compression::fast()));
    if number == 0 {
        system(&mut archive)?;
    }
    for library in 0..LIBRARIES {
        let name = format!("l{number}-{library}");
        let text = format!(r#"{{"name": "{name}", "version": "1.0.{library}"}}"#);
        let path = format!("srv/node_modules/{name}/package.json");
        add(&mut archive, &path, text.len() as u64, text.as_bytes())?;
    }
    for file in 0..FILES {
        let block = format!("{number} {file} what is said again and again takes no room\n");
        let path = format!("opt/data{number}/{file}.txt");
        add(&mut archive, &path, FILE, Repeated::new(block))?;
    }
    add(&mut archive, &format!("opt/zeros{number}"), ZEROS, io::repeat(0))?;
    archive.into_inner()?.finish()?.into_inner()?.sync_all()?;
    Ok(())
}

fn system(archive: &mut Archive) -> io::Result<()> {
    let release = "ID=debian\nVERSION_ID=12\n";
    add(
        archive,
        "etc/os-release",
        release.len() as u64,
        release.as_bytes(),
    )?;
    let record = |number| {
        format!("Package: p{number}\nStatus: install ok installed\nArchitecture: all\nVersion: {number}\n\n")
    };
    let status: String = (0..PACKAGES).map(record).collect();
    add(
        archive,
        "var/lib/dpkg/status",
        status.len() as u64,
        status.as_bytes(),
    )
}

fn add(archive: &mut Archive, path: &str, size: u64, content: impl Read) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o644);
    archive.append_data(&mut header, path, content.take(size))
}

/// A text again and again, without end.
struct Repeated {
    text: Vec<u8>,
    at: usize,
}

impl Repeated {
    /// Some copies at once, so that few reads are short.
    fn new(text: String) -> Self {
        let text = text.repeat(200).into_bytes();
        Self { text, at: 0 }
    }
}

impl Read for Repeated {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = (&self.text[self.at..]).read(buffer)?;
        self.at = (self.at + count) % self.text.len();
        Ok(count)
    }
}
