//! `cargo xtask test`: every check and every test, in the order in which failures are cheapest to find.

use std::process::Command;

use crate::{cargo, console, fixtures, run, tools};

/// Sets up what the tests need, then formats, lints, checks the supply chain and tests.
pub fn run_suite() -> anyhow::Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    let tools = tools::set_up()?;
    fixtures::set_up()?;
    console::build()?;
    console::check()?;
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    run(Command::new(&tools.cargo_deny).args(["check", "bans", "licenses", "sources"]))?;
    run(cargo().args(["build", "--package", "tidewaiter"]))?;
    console::browse()?;
    run(tools.on_path(cargo().args(["test", "--workspace", "--no-fail-fast"])))
}
