//! `tidewaiter findings`: what `aws securityhub get-findings` answers, in another form.

use std::io::{Read, Write};
use std::path::PathBuf;

use anyhow::Context;
use serde_json::Value;

/// Most bytes of an answer.
const MOST: u64 = 1 << 30;

/// Writes findings of Security Hub in another form
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The answer of `aws securityhub get-findings`, as JSON [default: standard input]
    file: Option<PathBuf>,
    /// The form
    #[arg(long, value_enum)]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// A table of comma-separated values, a line for each package
    Csv,
    /// Events of OCSF's class Vulnerability Finding, one a line
    Ocsf,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let text = match &arguments.file {
        Some(file) => {
            std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?
        }
        None => {
            let mut text = String::new();
            std::io::stdin().take(MOST).read_to_string(&mut text)?;
            text
        }
    };
    let answer: Value = serde_json::from_str(&text).context("the input is no JSON")?;
    let findings = answer["Findings"]
        .as_array()
        .context("the input has no Findings")?;
    let rendered = match arguments.format {
        Format::Csv => tidewaiter_reports::csv::render(findings),
        Format::Ocsf => findings
            .iter()
            .map(|finding| format!("{}\n", tidewaiter_reports::ocsf::event(finding)))
            .collect(),
    };
    Ok(std::io::stdout().write_all(rendered.as_bytes())?)
}
