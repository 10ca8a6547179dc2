//! `cargo xtask console`: builds the web console, which the program then takes in.
//!
//! What it needs of npm is in `ui/package-lock.json`, which names no registry: npm's own settings say where it comes from.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::tools::is_there;
use crate::{root, run};

/// Builds it, with the packages of the lock file.
pub fn build() -> anyhow::Result<()> {
    packages()?;
    run(&mut npm(&["run", "--silent", "build"]))
}

/// Builds it if Node.js is there; else says what is left out.
pub fn build_if_possible() -> anyhow::Result<()> {
    if is_there("npm") {
        return build();
    }
    eprintln!("xtask: there is no npm: the program is built without its web console");
    Ok(())
}

/// Types, lint and the tests of what pages compute.
pub fn check() -> anyhow::Result<()> {
    run(&mut npm(&["run", "--silent", "check"]))
}

/// The pages in a real browser, against the program that `cargo build` made.
pub fn browse() -> anyhow::Result<()> {
    run(&mut npm(&["run", "--silent", "browser"]))
}

/// The lists of a program in a real browser, with many findings.
pub fn measure(program: &Path) -> anyhow::Result<()> {
    packages()?;
    // Its folder is another one.
    let program = std::path::absolute(program)?;
    run(npm(&["run", "--silent", "bench"]).env("TIDEWAITER_PROGRAM", program))
}

/// Installs the packages, unless those of this lock file are there.
fn packages() -> anyhow::Result<()> {
    let (lock, marker) = (
        folder().join("package-lock.json"),
        folder().join("node_modules/.installed"),
    );
    let wanted = std::fs::read_to_string(&lock).with_context(|| format!("reading {}", lock.display()))?;
    if std::fs::read_to_string(&marker).ok().as_ref() == Some(&wanted) {
        return Ok(());
    }
    run(&mut npm(&["ci", "--no-audit", "--no-fund"]))
        .context("the web console is built with Node.js 20.19 or newer")?;
    Ok(std::fs::write(marker, wanted)?)
}

fn folder() -> PathBuf {
    root().join("ui")
}

fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.arg("--prefix").arg(folder()).args(arguments);
    command
}
