//! The code that a scan ends with.
//!
//! Conditions are asked of what is shown: what a filter left out or somebody suppressed fails no scan.

use tidewaiter_reports::{FailOn, Report};

/// Exit code: counted findings meet a condition of `--fail-on`.
pub const FOUND: u8 = 3;
/// Exit code: with `--fail-on`, not all of the image could be evaluated.
pub const INCOMPLETE: u8 = 4;

/// When to fail.
#[derive(clap::Args)]
pub struct FailOnArguments {
    /// End with code 3 if a finding is of this severity or graver; or is known to be exploited (kev), as likely to be
    /// (epss=0.5), fixable. A comma is "or", a plus sign "and": high+fixable,kev
    #[arg(long, value_name = "CONDITION")]
    fail_on: Option<FailOn>,
}

impl FailOnArguments {
    /// The code to end with.
    pub fn code(&self, report: &Report<'_>) -> u8 {
        match &self.fail_on {
            Some(conditions) if conditions.is_met(report.findings) => FOUND,
            Some(_) if !report.is_complete() => INCOMPLETE,
            _ => 0,
        }
    }
}
