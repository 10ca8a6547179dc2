//! Matches the packages of one layer again and again and prints what that costs: for comparing with other matchers.
//!
//! `match_layer DATABASE LAYER ROUNDS`

use std::path::Path;
use std::time::Instant;

use tidewaiter_advisories::Database;
use tidewaiter_inventory::{Budget, LayerScanner, Squash, squash};
use tidewaiter_matching::{CvssVersion, basic_findings};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [database, layer, rounds] = arguments.as_slice() else {
        return Err("match_layer DATABASE LAYER ROUNDS".into());
    };
    let database = Database::open(Path::new(database))?;
    let mut scanner = LayerScanner::new(Default::default(), Budget::default());
    scanner.push(&std::fs::read(layer)?)?;
    let layer = scanner.finish()?.inventory;
    let Squash::Complete(image) = squash(&[&layer]) else {
        return Err("the layer does not stand alone".into());
    };
    let (mut times, mut findings) = (Vec::new(), 0);
    for _ in 0..rounds.parse()? {
        let begun = Instant::now();
        findings = basic_findings(&database, &image, CvssVersion::V3)?.len();
        times.push(begun.elapsed());
    }
    let first = times.first().copied().unwrap_or_default();
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!(
        "{} {findings} {} {}",
        image.packages.len(),
        first.as_micros(),
        median.as_micros()
    );
    Ok(())
}
