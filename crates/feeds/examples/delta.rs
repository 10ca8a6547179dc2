//! Measures a delta on real feeds: builds both states of some packs of the test data, makes the delta, applies it.
//!
//! `cargo run --release -p tidewaiter-feeds --example delta [-- PACK…]`; without packs, all that have an older state and a
//! feed.

use std::path::Path;
use std::time::Instant;

use tidewaiter_advisories::delta::{apply, make};
use tidewaiter_advisories::{BuildOptions, Database, DatabaseBuilder, diff};
use tidewaiter_feeds::{ALL, read_packs};
use tidewaiter_testkit::data;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut packs: Vec<String> = std::env::args().skip(1).collect();
    if packs.is_empty() {
        packs = all_packs();
    }
    let packs: Vec<&str> = packs.iter().map(String::as_str).collect();
    let (Some(older), Some(newer)) = (data::older_feeds(&packs), data::newer_feeds(&packs)) else {
        return Ok(());
    };
    let start = Instant::now();
    let (older, newer) = (build(older.path())?, build(newer.path())?);
    let packed = zstd::encode_all(newer.as_slice(), 19)?.len();
    println!(
        "{:7.1} s  two builds of {} and {} bytes",
        lap(start),
        older.len(),
        newer.len()
    );
    let (a, b) = (Database::from_bytes(older)?, Database::from_bytes(newer.clone())?);
    let start = Instant::now();
    let told = diff(&a, &b)?;
    let (advisories, packages) = (&told.advisories, told.packages.len());
    let counts = [&advisories.added, &advisories.changed, &advisories.removed].map(Vec::len);
    println!(
        "{:7.1} s  diff: {counts:?} advisories, {packages} packages to match again",
        lap(start)
    );
    let start = Instant::now();
    let delta = make(&a, &b)?;
    let part = 100.0 * delta.len() as f64 / packed as f64;
    println!(
        "{:7.1} s  delta of {} bytes: {part:.2} % of {packed} bytes",
        lap(start),
        delta.len()
    );
    let start = Instant::now();
    assert!(apply(&a, &delta)? == newer, "another file came out");
    println!("{:7.1} s  applied: {}", lap(start), b.info().revision);
    Ok(())
}

/// Packs of a known feed that have an older state.
fn all_packs() -> Vec<String> {
    let Some(dir) = data::dir() else {
        return Vec::new();
    };
    let known = ALL.iter().flat_map(|feed| feed.packs());
    let mut packs: Vec<String> = known.map(|pack| (*pack).to_owned()).collect();
    packs.sort();
    packs.dedup();
    packs.retain(|pack| dir.join(format!("feeds/{pack}.tar.zst")).exists());
    packs
}

fn build(feeds: &Path) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    read_packs(feeds, ALL, &mut |_| {}, &mut |record| builder.add(record))?;
    Ok(builder.to_vec()?)
}

fn lap(start: Instant) -> f64 {
    start.elapsed().as_secs_f64()
}
