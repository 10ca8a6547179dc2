//! VEX documents, from the command line.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tidewaiter_reports::VexDocument;

/// Largest VEX document that is read, in bytes.
const MOST: u64 = 64 << 20;

/// Where VEX documents are.
#[derive(clap::Args)]
pub struct VexArguments {
    /// A VEX document (OpenVEX, CSAF or CycloneDX): findings that it says do not touch the image are suppressed; may be
    /// given several times
    #[arg(long, value_name = "FILE")]
    vex: Vec<PathBuf>,
}

impl VexArguments {
    /// Reads all of them.
    pub fn read(&self) -> anyhow::Result<Vec<VexDocument>> {
        self.vex.iter().map(|path| read(path)).collect()
    }
}

fn read(path: &Path) -> anyhow::Result<VexDocument> {
    let named = || format!("{} cannot be used", path.display());
    let size = fs::metadata(path).with_context(named)?.len();
    anyhow::ensure!(size <= MOST, "{} is larger than {MOST} bytes", path.display());
    let bytes = fs::read(path).with_context(named)?;
    VexDocument::parse(&bytes).with_context(named)
}
