//! `cargo xtask bench [NAME…]`: what the program costs, each figure beside its floor or peer of the same run.
//!
//! Odd: nothing here judges. An absolute figure belongs to the machine and the minute that it was taken in; what
//! holds elsewhere is the ratio to the line below it, so peers are run here too, and figures of peers that are not
//! run are quoted with the machine that they are from. Everything made for a run is kept below `target/bench`.

mod aws;
mod client;
mod console;
mod contents;
mod database;
mod findings;
mod hub;
mod image;
mod manifests;
mod many_images;
mod matching;
mod process;
mod push;
mod registries;
mod scan;
mod start;
mod table;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::bail;

use crate::{cargo, root, run};

/// A benchmark by its name.
type Benchmark = (&'static str, fn() -> anyhow::Result<()>);

const BENCHMARKS: &[Benchmark] = &[
    ("start", start::run),
    ("manifests", manifests::run),
    ("push", push::run),
    ("findings", findings::run),
    ("matching", matching::run),
    ("hub", hub::run),
    ("database", database::run_benchmark),
    ("scan", scan::run_benchmark),
    ("many-images", many_images::run_benchmark),
    ("console", console::run),
];

/// The program under test.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Runs the benchmarks of these names, or all, on a program that is there already or on one that is built now.
pub fn run_benchmarks(names: &[String], program: Option<PathBuf>) -> anyhow::Result<()> {
    let chosen = choose(names)?;
    if program.is_none() {
        crate::console::build_if_possible()?;
        run(cargo().args(["build", "--release", "--package", "tidewaiter"]))?;
    }
    PROGRAM.get_or_init(|| program.unwrap_or_else(|| root().join("target/release/tidewaiter")));
    std::fs::create_dir_all(folder())?;
    table::machine();
    for (name, benchmark) in chosen {
        eprintln!("bench: {name}");
        benchmark()?;
    }
    Ok(())
}

fn choose(names: &[String]) -> anyhow::Result<Vec<&'static Benchmark>> {
    if names.is_empty() {
        return Ok(BENCHMARKS.iter().collect());
    }
    let by_name = |name: &String| BENCHMARKS.iter().find(|(known, _)| known == name);
    let unknown: Vec<_> = names.iter().filter(|name| by_name(name).is_none()).collect();
    if !unknown.is_empty() {
        let known: Vec<_> = BENCHMARKS.iter().map(|(name, _)| *name).collect();
        bail!(
            "there is no benchmark {unknown:?}; there are {}",
            known.join(", ")
        );
    }
    Ok(names.iter().filter_map(by_name).collect())
}

/// Where what the benchmarks make is kept.
fn folder() -> PathBuf {
    root().join("target/bench")
}

/// The program under test.
fn program() -> &'static Path {
    PROGRAM
        .get()
        .expect("the program is chosen before a benchmark runs")
}

/// The middle one; of an even number the upper.
fn median<T: PartialOrd + Copy>(mut values: Vec<T>) -> T {
    values.sort_by(|a, b| a.partial_cmp(b).expect("measured figures have an order"));
    values[values.len() / 2]
}

/// An example of the matching crate, which measures from within; its arguments follow.
fn matching_example(name: &str) -> Command {
    example("tidewaiter-matching", name)
}

fn example(package: &str, name: &str) -> Command {
    let mut command = cargo();
    command.args(["run", "--release", "--quiet", "--package", package]);
    command.args(["--example", name, "--"]);
    command
}
