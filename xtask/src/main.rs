//! The project's own commands, `cargo xtask …`: each does all of its own set-up on a fresh machine.
//!
//! What a command needs from outside (Debian packages, a Python environment, Go programs) is listed in
//! [`tools`]; everything it installs itself goes below `target/tools`, nothing into the user's home.

mod auditors;
mod bench;
mod codegen;
mod compare;
mod console;
mod fixtures;
mod fuzz;
mod models;
mod quickstart;
mod suite;
mod tools;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, bail};
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own commands")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build tidewaiter and run its quickstart: push a real image, scan it, print the findings
    Quickstart {
        /// Arguments for `tidewaiter quickstart`, such as --exit
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Set up everything and run every check and test
    Test,
    /// Build the web console that the program takes in, with npm
    Console,
    /// Take AWS's service models from the pinned botocore into models/
    Models,
    /// Generate crates/aws-api and docs/aws-coverage.md from models/
    Codegen,
    /// Measure the program beside its floors and peers, all benchmarks or those named
    Bench {
        /// start, manifests, push, findings, matching, database, scan, many-images, console
        names: Vec<String>,
        /// Measure this tidewaiter instead of building one
        #[arg(long, value_name = "FILE")]
        program: Option<PathBuf>,
    },
    /// Run the fuzz targets of fuzz/, or one of them
    Fuzz {
        /// One target [default: all, one after the other]
        target: Option<String>,
        /// How long each runs
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..))]
        minutes: u64,
    },
    /// Tell what other scanners list in the trees and images of the test data and tidewaiter does not
    CompareInventory {
        /// Whom to compare with; all, if nobody is named
        peers: Vec<compare::Peer>,
        /// Compare this tidewaiter instead of building one
        #[arg(long, value_name = "FILE")]
        program: Option<PathBuf>,
    },
    /// Install what the tests need, and stop there
    Setup,
}

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Quickstart { arguments } => quickstart::run_quickstart(&arguments),
        Task::Test => suite::run_suite(),
        Task::Console => console::build(),
        Task::Models => models::run(),
        Task::Codegen => codegen::run(),
        Task::Bench { names, program } => bench::run_benchmarks(&names, program),
        Task::Fuzz { target, minutes } => fuzz::run_targets(target.as_deref(), minutes),
        Task::CompareInventory { peers, program } => compare::compare(&peers, program),
        Task::Setup => tools::set_up().and_then(|_| fixtures::set_up()),
    }
}

/// The project's root folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the project's root")
        .to_owned()
}

/// Runs a command in the project's root and fails, naming it, unless it succeeds.
fn run(command: &mut Command) -> anyhow::Result<()> {
    let words = format!("{command:?}");
    eprintln!("xtask: {words}");
    let status = command
        .current_dir(root())
        .status()
        .with_context(|| format!("{words} could not be started; is it installed?"))?;
    if !status.success() {
        bail!("{words} failed: {status}");
    }
    Ok(())
}

/// The cargo that runs this.
fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
