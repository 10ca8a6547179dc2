//! `cargo xtask quickstart`: the main job on the embedded default, from a fresh clone with one command.

use crate::{cargo, console, run};

/// Builds the console and the program, optimised, and hands all arguments to its own `quickstart`.
pub fn run_quickstart(arguments: &[String]) -> anyhow::Result<()> {
    console::build_if_possible()?;
    run(cargo()
        .args(["run", "--release", "--package", "tidewaiter", "--", "quickstart"])
        .args(arguments))
}
