//! `tidewaiter scan` of a large image: cold against bare inflate of the same layers by the same library on as many threads,
//! and against `pigz -dc LAYER | tar t`, layer after layer; warm with all layers in the cache. And of an image of 10 GiB that
//! is made up, to see that the memory does not grow with the image.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context;

use super::process::{Cost, cost};
use super::table::{Table, mebibytes, millis, seconds};
use super::{image, median};
use crate::{cargo, root, run};

const RUNS: usize = 5;

/// Runs the benchmark.
pub fn run_benchmark() -> anyhow::Result<()> {
    let layers = image::layers()?;
    let sizes = layers.iter().filter_map(|layer| layer.metadata().ok());
    let bytes: u64 = sizes.map(|found| found.len()).sum();
    let title = format!(
        "Scan of {} layers, {} compressed (at most 1.5 × bare inflate, aim 1.25)",
        layers.len(),
        mebibytes(bytes)
    );
    let mut table = Table::new(
        &title,
        &["what", "wall", "processor", "peak", "ratio to bare inflate"],
    );
    let inflate = inflater()?;
    let mut runs = [const { Vec::new() }; 4];
    // In turn, so that a busy minute hits all of them.
    for _ in 0..RUNS {
        runs[0].push(cost(Command::new(&inflate).arg(threads()).args(&layers))?);
        runs[1].push(cost(Command::new("sh").args(["-c", PIGZ, "sh"]).args(&layers))?);
        runs[2].push(cost(&mut scan(&image::layout()?, &["--no-cache"]))?);
        runs[3].push(cost(&mut scan(&image::layout()?, &[]))?);
    }
    let [floor, pigz, cold, warm] = runs.map(median);
    let ratio = |cost: &Cost| format!("{:.2}", cost.wall.as_secs_f64() / floor.wall.as_secs_f64());
    row(
        &mut table,
        "tidewaiter scan, cold",
        &cold,
        seconds(cold.wall),
        &ratio(&cold),
    );
    row(
        &mut table,
        "tidewaiter scan, layers cached",
        &warm,
        millis(warm.wall),
        "",
    );
    row(
        &mut table,
        "floor: bare inflate",
        &floor,
        seconds(floor.wall),
        "1",
    );
    row(
        &mut table,
        "pigz -dc, tar t",
        &pigz,
        seconds(pigz.wall),
        &ratio(&pigz),
    );
    for (name, peak, ratio) in QUOTED {
        table.row(&[name, "", "", peak, ratio]);
    }
    table.print();
    println!("\n{} in the cold scan", speed(bytes, packages()?, cold.wall));
    huge(&inflate)
}

/// An image of 10 GiB.
fn huge(inflate: &Path) -> anyhow::Result<()> {
    let layout = image::huge::layout()?;
    let layers = image::layers_in(&layout)?;
    let mut table = Table::new(
        "Scan of an image of 10 GiB, made up (memory at most 150 MiB)",
        &["what", "wall", "processor", "peak", "ratio to bare inflate"],
    );
    let floor = cost(Command::new(inflate).arg(threads()).args(&layers))?;
    let cold = cost(&mut scan(&layout, &["--no-cache"]))?;
    let ratio = format!("{:.2}", cold.wall.as_secs_f64() / floor.wall.as_secs_f64());
    row(
        &mut table,
        "tidewaiter scan, cold",
        &cold,
        seconds(cold.wall),
        &ratio,
    );
    row(
        &mut table,
        "floor: bare inflate",
        &floor,
        seconds(floor.wall),
        "1",
    );
    table.print();
    Ok(())
}

/// The floor's program, built when it is needed.
fn inflater() -> anyhow::Result<PathBuf> {
    run(cargo()
        .args(["build", "--release", "--quiet", "--package", "tidewaiter-archive"])
        .args(["--example", "inflate_layers"]))?;
    Ok(root().join("target/release/examples/inflate_layers"))
}

fn threads() -> String {
    std::thread::available_parallelism()
        .map_or(1, usize::from)
        .to_string()
}

fn scan(layout: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(super::program());
    command.arg("scan").arg(format!("oci:{}", layout.display()));
    command.args(["--format", "cyclonedx"]).args(options);
    command.env("XDG_CACHE_HOME", super::folder().join("cache"));
    command
}

const PIGZ: &str = "for layer; do pigz -dc \"$layer\" | tar t > /dev/null || exit 1; done";

/// Peers on an image of the same shape, another machine: their wall time there over that of pigz and tar there.
const QUOTED: [(&str, &str, &str); 3] = [
    ("OSV-Scanner 2.5.0 (quoted)", "267 MiB", "1.1 × pigz"),
    ("Trivy 0.74.0 (quoted)", "555 MiB", "1.3 × pigz"),
    ("Syft 1.57.0 (quoted)", "715 MiB", "2.3 × pigz"),
];

/// How many packages and libraries the scan lists.
fn packages() -> anyhow::Result<usize> {
    let output = scan(&image::layout()?, &[]).output()?;
    let document: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let listed = document["components"].as_array();
    listed
        .map(Vec::len)
        .context("the document of the scan has no components")
}

fn speed(bytes: u64, packages: usize, time: Duration) -> String {
    let seconds = time.as_secs_f64();
    format!(
        "{:.0} MiB of compressed layers and {:.0} packages per second",
        bytes as f64 / 1_048_576.0 / seconds,
        packages as f64 / seconds
    )
}

fn row(table: &mut Table, name: &str, cost: &Cost, wall: String, ratio: &str) {
    table.row(&[name, &wall, &seconds(cost.cpu), &mebibytes(cost.peak), ratio]);
}
