//! `cargo xtask quickstart`: the main job on the embedded default, from a fresh clone with one command.

use crate::{cargo, run};

/// Builds the program optimised and hands all arguments to its own `quickstart`.
pub fn run_quickstart(arguments: &[String]) -> anyhow::Result<()> {
    run(cargo()
        .args(["run", "--release", "--package", "tidewaiter", "--", "quickstart"])
        .args(arguments))
}
