//! One layer of 1 GiB pushed in one PUT, against distribution and against reading, hashing, writing and syncing
//! the same bytes in this process.
//!
//! Odd: three layers, because what the program does beside storing depends on what comes in: bytes that are no
//! archive, a plain tar, and a gzip of files that do not compress, as media and archives are. A fourth, a layer of a
//! real image, has more to inflate than the others to store.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use ring::digest::{Context as Hash, SHA256};
use tempfile::NamedTempFile;

use super::client::Body;
use super::contents::{self, Noise};
use super::process::Cost;
use super::registries::{BOTH, Kind, Server, push_blob};
use super::table::{Table, mebibytes, seconds};
use super::{image, median};

const SIZE: u64 = 1 << 30;
const RUNS: usize = 5;

/// Runs the benchmark.
pub fn run() -> anyhow::Result<()> {
    let title = "Push of one layer, with fsync (aims: below distribution and zot, below 100 MiB)";
    let columns = [
        "layer",
        "registry",
        "wall",
        "server's CPU",
        "server's peak",
        "inventory there",
    ];
    let mut table = Table::new(title, &columns);
    for (name, file) in layers()? {
        let layer = Layer {
            digest: contents::file_digest(&file)?,
            size: file.metadata()?.len(),
            file,
        };
        measure(&mut table, &format!("{name}, {}", mebibytes(layer.size)), &layer)?;
    }
    table.row(&[
        "noise",
        "zot 2.1.20 without fsync (quoted)",
        "1.68 s",
        "1.66 s",
        "56 MiB",
        "no",
    ]);
    table.print();
    Ok(())
}

/// What is pushed.
struct Layer {
    file: PathBuf,
    digest: String,
    size: u64,
}

/// Measures the floor and both registries in turn, so that a busy disk hits all of them.
fn measure(table: &mut Table, name: &str, layer: &Layer) -> anyhow::Result<()> {
    let (mut floors, mut costs) = (Vec::new(), [Vec::new(), Vec::new()]);
    let mut inventories = 0;
    for _ in 0..RUNS {
        floors.push(floor(&layer.file)?);
        for (kind, costs) in BOTH.into_iter().zip(&mut costs) {
            let (cost, inventory) = push(kind, layer)?;
            costs.push(cost);
            inventories += usize::from(inventory);
        }
    }
    table.row(&[
        name,
        "floor: sha256, write, fsync, one thread",
        &seconds(median(floors)),
        "",
        "",
        "",
    ]);
    for (kind, costs) in BOTH.into_iter().zip(costs) {
        let cost = median(costs);
        let there = if kind == Kind::Tidewaiter && inventories == RUNS {
            "yes"
        } else {
            "no"
        };
        let (wall, cpu) = (seconds(cost.wall), seconds(cost.cpu));
        table.row(&[name, kind.name(), &wall, &cpu, &mebibytes(cost.peak), there]);
    }
    Ok(())
}

fn layers() -> anyhow::Result<[(&'static str, PathBuf); 4]> {
    let noise = contents::cached("noise", |out| {
        Ok(std::io::copy(&mut Noise(1).take(SIZE), out).map(drop)?)
    })?;
    let plain = contents::cached("noise.tar", |out| contents::noise_tar(out, SIZE))?;
    let gzip = contents::cached("noise.tar.gz", |out| {
        let mut encoder = GzEncoder::new(out, Compression::new(6));
        contents::noise_tar(&mut encoder, SIZE)?;
        encoder.finish()?;
        Ok(())
    })?;
    let real = image::largest_layer()?;
    Ok([
        ("noise", noise),
        ("plain tar of noise", plain),
        ("gzip tar of noise", gzip),
        ("gzip of real files", real),
    ])
}

/// What must be done with the bytes at least, done by one thread.
fn floor(path: &Path) -> anyhow::Result<Duration> {
    let mut out = NamedTempFile::new_in(super::folder())?;
    let begun = Instant::now();
    let mut file = File::open(path)?;
    let mut hash = Hash::new(&SHA256);
    let mut buffer = vec![0; 1 << 20];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            count => {
                hash.update(&buffer[..count]);
                out.write_all(&buffer[..count])?;
            }
        }
    }
    hash.finish();
    out.as_file().sync_data()?;
    Ok(begun.elapsed())
}

/// One push, and whether the layer's inventory is there when it is answered. Each goes to a fresh registry, since a
/// blob that is there already costs a registry less or more.
fn push(kind: Kind, layer: &Layer) -> anyhow::Result<(Cost, bool)> {
    let (server, data) = Server::start(kind)?;
    server.create_repository("bench/push")?;
    let file = File::open(&layer.file)?;
    let mut connection = server.connect()?;
    server.process.forget_peak()?;
    let before = server.process.cpu()?;
    let begun = Instant::now();
    push_blob(
        &mut connection,
        "bench/push",
        &layer.digest,
        Body::File(&file, layer.size),
    )?;
    let wall = begun.elapsed();
    let cpu = server.process.cpu()? - before;
    let cost = Cost {
        wall,
        cpu,
        peak: server.process.peak()?,
    };
    Ok((cost, has_inventory(data.path(), &layer.digest)?))
}

/// Whether a file named for the layer's inventory lies in the registry's store.
fn has_inventory(data: &Path, digest: &str) -> anyhow::Result<bool> {
    let hex = digest.trim_start_matches("sha256:");
    let mut folders = vec![data.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let words = path.to_string_lossy();
            if words.contains("/inventory/") && words.contains(hex) && path.is_file() {
                return Ok(true);
            }
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    Ok(false)
}
