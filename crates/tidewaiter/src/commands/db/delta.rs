//! `tidewaiter db delta`: a small file that turns one revision into another.

use std::path::PathBuf;

use tidewaiter_advisories::delta;

use super::files;

/// Arguments of `db delta`.
#[derive(clap::Args)]
pub struct DeltaArguments {
    /// The older database
    older: PathBuf,
    /// The newer database
    newer: PathBuf,
    /// The delta to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Makes a delta.
pub fn run(arguments: &DeltaArguments) -> anyhow::Result<()> {
    let (older, newer) = (files::open(&arguments.older)?, files::open(&arguments.newer)?);
    let delta = delta::make(&older, &newer)?;
    files::store(&arguments.out, &delta)?;
    println!(
        "{}: {} bytes\nfrom  {}\nto    {}",
        arguments.out.display(),
        delta.len(),
        older.info().revision,
        newer.info().revision
    );
    Ok(())
}
