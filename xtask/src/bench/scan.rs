//! `tidewaiter scan` of a large image against `pigz -dc LAYER | tar t`, layer after layer.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use super::image;
use super::median;
use super::process::{Cost, cost};
use super::table::{Table, mebibytes, seconds};

const RUNS: usize = 5;

/// Runs the benchmark.
pub fn run() -> anyhow::Result<()> {
    let layout = image::layout()?;
    let layers = image::layers()?;
    let bytes = layers
        .iter()
        .filter_map(|layer| layer.metadata().ok())
        .map(|found| found.len())
        .sum();
    let title = format!(
        "Scan of {} layers, {} compressed (aim: 0.6)",
        layers.len(),
        mebibytes(bytes)
    );
    let mut table = Table::new(
        &title,
        &["what", "wall", "processor", "peak", "ratio to the floor"],
    );
    let mut floors = Vec::new();
    let mut scans = Vec::new();
    let mut again = Vec::new();
    let cache = super::folder().join("layer-cache");
    let warm = || scan(&layout, &["--cache-dir".as_ref(), cache.as_os_str()]);
    cost(&mut warm())?;
    for _ in 0..RUNS {
        // In turn, so that a busy minute hits both.
        floors.push(cost(Command::new("sh").args(["-c", FLOOR, "sh"]).args(&layers))?);
        scans.push(cost(&mut scan(&layout, &["--no-cache".as_ref()]))?);
        again.push(cost(&mut warm())?);
    }
    let (floor, scan, again) = (median(floors), median(scans), median(again));
    let ratio = format!("{:.2}", scan.wall.as_secs_f64() / floor.wall.as_secs_f64());
    row(
        &mut table,
        "tidewaiter scan",
        &scan,
        &mebibytes(scan.peak),
        &ratio,
    );
    let again_ratio = format!("{:.3}", again.wall.as_secs_f64() / floor.wall.as_secs_f64());
    row(
        &mut table,
        "the same again, layers cached",
        &again,
        &mebibytes(again.peak),
        &again_ratio,
    );
    row(&mut table, "floor: pigz -dc, tar t", &floor, "", "1");
    for (name, peak, ratio) in QUOTED {
        table.row(&[name, "", "", peak, ratio]);
    }
    table.print();
    Ok(())
}

fn scan(layout: &Path, more: &[&OsStr]) -> Command {
    let mut command = Command::new(super::program());
    command
        .arg("scan")
        .arg(format!("oci:{}", layout.display()))
        .args(more);
    command
}

const FLOOR: &str = "for layer; do pigz -dc \"$layer\" | tar t > /dev/null || exit 1; done";

/// Peers on an image of the same shape, another machine.
const QUOTED: [(&str, &str, &str); 4] = [
    ("OSV-Scanner 2.5.0 (quoted)", "267 MiB", "1.1"),
    ("Trivy 0.74.0 (quoted)", "555 MiB", "1.3"),
    ("Trivy 0.74.0, layers cached (quoted)", "165 MiB", "0.04"),
    ("Syft 1.57.0 (quoted)", "715 MiB", "2.3"),
];

fn row(table: &mut Table, name: &str, cost: &Cost, peak: &str, ratio: &str) {
    table.row(&[name, &seconds(cost.wall), &seconds(cost.cpu), peak, ratio]);
}
