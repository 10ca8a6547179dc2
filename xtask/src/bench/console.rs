//! The console's lists with a hundred thousand findings, in a browser: `ui/bench`.
//!
//! Odd: a program that was named with `--program` shows the pages that it was built with.

use super::program;
use crate::console;

/// Runs the benchmark, which prints its own table.
pub fn run() -> anyhow::Result<()> {
    console::measure(program())
}
