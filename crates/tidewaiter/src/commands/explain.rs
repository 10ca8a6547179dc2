//! `tidewaiter explain`: why an image is affected by a vulnerability, or why it is not. The image is read as `scan`
//! reads it.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use tidewaiter_matching::{Candidates, explain};
use tidewaiter_reports::{Evaluation, LibraryCoverage, explanation};

use crate::starter;
use crate::targets::{Target, TargetArguments};

const HELP: &str = "Exit codes: 0 it was explained, whatever the answer; 1 the image could not be read, or the \
    database knows no such id; 2 wrong arguments.";

/// Arguments of `explain`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub struct ExplainArguments {
    #[command(flatten)]
    target: TargetArguments,
    /// A CVE id, or any other name of a vulnerability or of an erratum: GHSA-…, RHSA-…, DSA-…
    #[arg(value_name = "CVE")]
    id: String,
    /// Advisory database file [default: the starter database that comes with the program]
    #[arg(long, env = "TIDEWAITER_ADVISORIES", value_name = "FILE")]
    advisories: Option<PathBuf>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// The forms of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Explains.
pub fn run(arguments: ExplainArguments) -> anyhow::Result<ExitCode> {
    let database = starter::open_or(arguments.advisories.as_deref())?;
    let Target { image, contents } = arguments.target.read()?;
    let inventory = contents.inventory;
    let explanations = explain(&database, &Candidates::of_everything(&inventory), &arguments.id)?;
    let answer = explanation::Answer {
        image: &image.name,
        asked: &arguments.id,
        inventory: &inventory,
        evaluation: Evaluation::of(&inventory, &database)?,
        libraries: LibraryCoverage::of(&inventory, &database)?,
        unread: &contents.unread,
        explanations: &explanations,
    };
    let text = match arguments.format {
        Format::Text => explanation::text(&answer),
        Format::Json => explanation::json(&answer),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(match explanations.is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}
