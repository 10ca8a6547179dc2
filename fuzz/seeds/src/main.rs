//! Makes a seed corpus for each fuzz target from the test data: `seeds OUT` fills `OUT/TARGET/`.
//!
//! Without test data it says so and makes none; the targets then start from nothing. Odd: what a target splits off its
//! input (sizes of chunks, the place of a cut) is put in front of the real bytes here, in the same order.

mod advisories;
mod databases;
mod decisions;
mod files;
mod languages;
mod layers;
mod libraries;
mod programs;
mod requests;
mod texts;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Larger inputs slow every step of the fuzzer down.
const MOST_BYTES: usize = 64 << 10;

fn main() -> Result<()> {
    let out = std::env::args_os().nth(1).context("usage: seeds OUT")?;
    if tidewaiter_testkit::data::dir().is_none() {
        return Ok(());
    }
    let mut seeds = Seeds {
        folder: out.into(),
        count: 0,
    };
    files::make(&mut seeds)?;
    languages::make(&mut seeds)?;
    layers::make(&mut seeds)?;
    libraries::make(&mut seeds)?;
    programs::make(&mut seeds)?;
    databases::make(&mut seeds)?;
    decisions::make(&mut seeds)?;
    advisories::make(&mut seeds)?;
    texts::make(&mut seeds)?;
    requests::make(&mut seeds)?;
    println!("{} seeds in {}", seeds.count, seeds.folder.display());
    Ok(())
}

/// Where seeds go.
struct Seeds {
    folder: PathBuf,
    count: u32,
}

impl Seeds {
    /// Adds a seed to a target's corpus, cut where it is too long.
    fn add(&mut self, target: &str, bytes: &[u8]) -> Result<()> {
        let folder = self.folder.join(target);
        fs::create_dir_all(&folder)?;
        let name = format!("seed-{:05}", self.count);
        fs::write(folder.join(name), &bytes[..bytes.len().min(MOST_BYTES)])?;
        self.count += 1;
        Ok(())
    }
}

/// A pack of the test data, unpacked.
fn unpack(pack: &str) -> Result<PathBuf> {
    tidewaiter_testkit::data::unpack(pack).with_context(|| format!("there is no pack {pack}"))
}

/// All files of a folder and its folders, sorted.
fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()? {
            kind if kind.is_dir() => found.extend(walk(&entry.path())?),
            kind if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    found.sort();
    Ok(found)
}

/// Two pieces behind the length of the first, as the targets cut them.
fn halves(first: &[u8], second: &[u8]) -> Vec<u8> {
    [&(first.len() as u32).to_le_bytes(), first, second].concat()
}
