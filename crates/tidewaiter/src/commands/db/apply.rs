//! `tidewaiter db apply`: the newer revision from the older one and a delta.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use tidewaiter_advisories::delta::{self, DeltaInfo};

use super::files;

/// Arguments of `db apply`.
#[derive(clap::Args)]
pub struct ApplyArguments {
    /// The older database
    older: PathBuf,
    /// The delta that leads from it
    delta: PathBuf,
    /// The database to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Applies a delta. Nothing is written unless the outcome has the digest that the delta promises.
pub fn run(arguments: &ApplyArguments) -> anyhow::Result<()> {
    let older = files::open(&arguments.older)?;
    let delta = fs::read(&arguments.delta)
        .with_context(|| format!("{} cannot be read", arguments.delta.display()))?;
    let bytes = delta::apply(&older, &delta)?;
    files::store(&arguments.out, &bytes)?;
    println!(
        "{}: {} bytes\nrevision  {}",
        arguments.out.display(),
        bytes.len(),
        DeltaInfo::read(&delta)?.to
    );
    Ok(())
}
