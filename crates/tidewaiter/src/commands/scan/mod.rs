//! `tidewaiter scan`: one image, read where it lies, judged and reported. No server and no account is needed.

mod platforms;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tidewaiter_advisories::Database;
use tidewaiter_matching::{CvssVersion, basic_findings};
use tidewaiter_reports::{Evaluation, Report, Summary};
use tidewaiter_types::Severity;

use crate::starter;
use crate::targets::{Target, TargetArguments};
use report::Format;
pub use report::image;

/// Exit code: counted findings at or above the severity of `--fail-on`.
const FOUND: u8 = 3;
/// Exit code: with `--fail-on`, not all of the image could be evaluated.
const INCOMPLETE: u8 = 4;

const HELP: &str = "Exit codes: 0 the scan is done; 1 the image could not be read; 2 wrong arguments; \
    with --fail-on also 3 findings of that severity or graver, 4 no such findings, but something was not evaluated.";

/// Arguments of `scan`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub struct ScanArguments {
    #[command(flatten)]
    target: TargetArguments,
    /// Scan the image for each platform that it is there for; the results come one after the other, or in a file for each
    #[arg(long, conflicts_with = "platform")]
    all_platforms: bool,
    /// Advisory database file [default: the starter database that comes with the program]
    #[arg(long, env = "TIDEWAITER_ADVISORIES", value_name = "FILE")]
    advisories: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Where to write it [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The version of CVSS by which vulnerabilities are rated that the distribution does not rate
    #[arg(long, value_parser = cvss_version, default_value = "3", value_name = "2|3")]
    cvss: CvssVersion,
    /// End with code 3 if there are findings of this severity or graver
    #[arg(long, value_parser = severity, value_name = "SEVERITY")]
    fail_on: Option<Severity>,
    /// List findings of kernel headers and tools in the table too; they are never counted
    #[arg(long)]
    kernel: bool,
}

fn cvss_version(text: &str) -> Result<CvssVersion, String> {
    match text {
        "2" => Ok(CvssVersion::V2),
        "3" => Ok(CvssVersion::V3),
        _ => Err("CVSS versions here are 2 and 3".to_owned()),
    }
}

fn severity(text: &str) -> Result<Severity, String> {
    let levels = Severity::GRAVEST_FIRST;
    let found = levels
        .into_iter()
        .find(|level| level.as_str().eq_ignore_ascii_case(text));
    let names = || levels.map(|level| level.as_str().to_lowercase()).join(", ");
    found.ok_or_else(|| format!("severities are {}", names()))
}

/// Scans.
pub fn run(arguments: ScanArguments) -> anyhow::Result<ExitCode> {
    let database = starter::open_or(arguments.advisories.as_deref())?;
    if !arguments.all_platforms {
        let target = arguments.target.read()?;
        return scan(target, &database, &arguments, arguments.output.as_deref()).map(ExitCode::from);
    }
    let mut codes = Vec::new();
    arguments.target.read_all(&mut |target| {
        let output = arguments.output.as_deref();
        let output = output.map(|path| platforms::own_file(path, &target.image));
        codes.push(scan(target, &database, &arguments, output.as_deref())?);
        Ok(())
    })?;
    Ok(ExitCode::from(platforms::common_code(&codes)))
}

/// Judges and reports one image; answers the code to end with.
fn scan(
    target: Target,
    database: &Database,
    arguments: &ScanArguments,
    output: Option<&Path>,
) -> anyhow::Result<u8> {
    let inventory = &target.contents.inventory;
    let findings = basic_findings(database, inventory, arguments.cvss)?;
    let report = Report {
        image: report::image(&target.image),
        inventory,
        findings: &findings,
        database: &database.info(),
        evaluation: Evaluation::of(inventory, database)?,
        unread: target.contents.unread,
    };
    report::write(&report, arguments, output)?;
    Ok(arguments.fail_on.map_or(0, |level| verdict(&report, level)))
}

fn verdict(report: &Report<'_>, level: Severity) -> u8 {
    match Summary::of(report.findings).gravest() {
        Some(gravest) if gravest >= level => FOUND,
        _ if !report.is_complete() => INCOMPLETE,
        _ => 0,
    }
}
