//! `tidewaiter db get`: all that is known about a vulnerability or an advisory.

mod known;
mod text;

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;

use super::{Format, files};
use known::Known;

/// Arguments of `db get`.
#[derive(clap::Args)]
pub struct GetArguments {
    /// The id, or another name: CVE-2023-4911, GHSA-…, RHSA-…
    id: String,
    /// Advisory database file [default: the starter database that comes with the program]
    #[arg(long, env = "TIDEWAITER_ADVISORIES", value_name = "FILE")]
    advisories: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Prints it.
pub fn run(arguments: &GetArguments) -> anyhow::Result<()> {
    let database = files::open_or_starter(arguments.advisories.as_ref())?;
    let Some(known) = Known::of(&database, arguments.id.trim())? else {
        bail!(
            "nothing is known of {:?}; `tidewaiter db search` finds ids by their beginning",
            arguments.id
        );
    };
    let text = match arguments.format {
        Format::Text => text::write(&known),
        Format::Json => serde_json::to_string_pretty(&known)? + "\n",
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
