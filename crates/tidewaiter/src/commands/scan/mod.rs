//! `tidewaiter scan`: one image, read where it lies, judged and reported. No server and no account is needed.

mod diff;
mod fail_on;
mod filters;
mod ignore;
mod judging;
mod output;
mod platforms;
mod vex;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use tidewaiter_images::Source;

use crate::starter;
use crate::targets::TargetArguments;
pub use judging::image;
use judging::{Judge, JudgingArguments};
use output::OutputArguments;

const HELP: &str = "Exit codes: 0 the scan is done; 1 the image could not be read; 2 wrong arguments; \
    with --fail-on also 3 findings that meet a condition, 4 no such findings, but something was not evaluated.";

/// Arguments of `scan`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub struct ScanArguments {
    #[command(flatten)]
    target: TargetArguments,
    /// With --diff: the image that it is compared with
    #[arg(requires = "diff", value_name = "SECOND")]
    second: Option<Source>,
    /// Scan two images, and tell which packages and findings came, went and stayed from the first to the second
    #[arg(long, requires = "second")]
    diff: bool,
    /// Scan the image for each platform that it is there for; the results come one after the other, or in a file for each
    #[arg(long, conflicts_with_all = ["platform", "diff"])]
    all_platforms: bool,
    /// Advisory database file [default: the starter database that comes with the program]
    #[arg(long, env = "TIDEWAITER_ADVISORIES", value_name = "FILE")]
    advisories: Option<PathBuf>,
    #[command(flatten)]
    judging: JudgingArguments,
    #[command(flatten)]
    output: OutputArguments,
    #[command(flatten)]
    fail_on: fail_on::FailOnArguments,
}

/// Scans.
pub fn run(arguments: ScanArguments) -> anyhow::Result<ExitCode> {
    let database = starter::open_or(arguments.advisories.as_deref())?;
    let judge = Judge::new(&database, &arguments.judging)?;
    let outputs = arguments.output.all()?;
    if arguments.all_platforms {
        return every_platform(&arguments, &judge, &outputs);
    }
    let first = arguments.target.read()?;
    if arguments.diff {
        let second = arguments.second.as_ref();
        let second = second.context("--diff compares two images: name another one")?;
        let second = arguments.target.read_another(second)?;
        diff::run(&judge, &first, &second, &outputs)?;
        return Ok(ExitCode::SUCCESS);
    }
    judge.report(&first, |report| {
        outputs.write(report)?;
        Ok(ExitCode::from(arguments.fail_on.code(report)))
    })
}

fn every_platform(
    arguments: &ScanArguments,
    judge: &Judge<'_>,
    outputs: &output::Outputs,
) -> anyhow::Result<ExitCode> {
    let mut codes = Vec::new();
    arguments.target.read_all(&mut |target| {
        let outputs = outputs.of_platform(&target.image.platform);
        judge.report(&target, |report| {
            outputs.write(report)?;
            codes.push(arguments.fail_on.code(report));
            Ok(())
        })
    })?;
    Ok(ExitCode::from(platforms::common_code(&codes)))
}
