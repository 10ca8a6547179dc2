//! `tidewaiter scan`: one image, read where it lies, judged and reported. No server and no account is needed.

mod diff;
mod fail_on;
mod filters;
mod ignore;
mod judging;
mod output;
mod vex;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use tidewaiter_images::{Image, Source};
use tidewaiter_inventory::ImageInventory;
use tidewaiter_reports::UnreadLayer;

use super::layers;
use crate::starter;
use judging::{Judge, JudgingArguments};
use output::OutputArguments;

const HELP: &str = "Exit codes: 0 the scan is done; 1 the image could not be read; 2 wrong arguments; \
    with --fail-on also 3 findings that meet a condition, 4 no such findings, but something was not evaluated.";

/// Arguments of `scan`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub struct ScanArguments {
    /// oci:DIR[:TAG], docker-archive:FILE, or a registry's image such as HOST/NAME:TAG
    source: Source,
    /// With --diff: the image that it is compared with
    #[arg(requires = "diff", value_name = "SECOND")]
    second: Option<Source>,
    /// Scan two images, and tell which packages and findings came, went and stayed from the first to the second
    #[arg(long, requires = "second")]
    diff: bool,
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

/// An image that was read.
struct Target {
    image: Image,
    inventory: ImageInventory,
    unread: Vec<UnreadLayer>,
}

impl Target {
    fn read(source: &Source) -> anyhow::Result<Self> {
        let image = Image::open(source)?;
        let (inventory, unread) = layers::read(&image)?;
        Ok(Self {
            image,
            inventory,
            unread,
        })
    }
}

/// Scans.
pub fn run(arguments: ScanArguments) -> anyhow::Result<ExitCode> {
    let database = starter::open_or(arguments.advisories.as_deref())?;
    let judge = Judge::new(&database, &arguments.judging)?;
    let outputs = arguments.output.all()?;
    let first = Target::read(&arguments.source)?;
    if arguments.diff {
        let second = arguments.second.as_ref();
        let second = Target::read(second.context("--diff compares two images: name another one")?)?;
        diff::run(&judge, &first, &second, &outputs)?;
        return Ok(ExitCode::SUCCESS);
    }
    judge.report(&first, |report| {
        outputs.write(report)?;
        Ok(ExitCode::from(arguments.fail_on.code(report)))
    })
}
