//! The file of exceptions, from the command line.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tidewaiter_reports::Exceptions;
use tidewaiter_types::{Clock, Timestamp};

use crate::clock::SystemClock;

/// Largest file of exceptions that is read, in bytes.
pub const MOST: u64 = 16 << 20;

/// Where exceptions stand.
#[derive(clap::Args)]
pub struct IgnoreArguments {
    /// A file of findings not to act on, in TOML or YAML (`*.yaml`, `*.yml`): entries `ignore` with vulnerability, package,
    /// path, reason and expires
    #[arg(long, value_name = "FILE", env = "TIDEWAITER_IGNORE_FILE")]
    ignore_file: Option<PathBuf>,
}

/// Exceptions, and the day on which they are looked at.
pub struct Ignore {
    /// The exceptions.
    pub exceptions: Exceptions,
    /// `2026-11-26`, in UTC.
    pub today: String,
}

impl IgnoreArguments {
    /// Reads the file, if one is named.
    pub fn read(&self) -> anyhow::Result<Option<Ignore>> {
        let Some(path) = &self.ignore_file else {
            return Ok(None);
        };
        let text = read_text(path)?;
        let is_yaml = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
        let exceptions = match is_yaml {
            true => Exceptions::from_yaml(&text),
            false => Exceptions::from_toml(&text),
        };
        Ok(Some(Ignore {
            exceptions: exceptions.with_context(|| format!("{} cannot be used", path.display()))?,
            today: day(SystemClock.now())?,
        }))
    }
}

/// A file of some size as text.
fn read_text(path: &Path) -> anyhow::Result<String> {
    let named = || format!("{} cannot be read", path.display());
    let size = fs::metadata(path).with_context(named)?.len();
    anyhow::ensure!(size <= MOST, "{} is larger than {MOST} bytes", path.display());
    fs::read_to_string(path).with_context(named)
}

fn day(at: Timestamp) -> anyhow::Result<String> {
    // RFC 3339 in UTC begins with the day.
    let text = jiff::Timestamp::from_millisecond(at.0)?.to_string();
    let day = text.get(..10).context("the clock is beyond all years")?;
    Ok(day.to_owned())
}
