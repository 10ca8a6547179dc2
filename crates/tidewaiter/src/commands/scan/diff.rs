//! `scan --diff`: two images, judged alike.

use anyhow::bail;
use tidewaiter_reports::{Diff, diff};

use super::judging::Judge;
use super::output::{Format, Outputs};
use crate::targets::Target;

/// Scans both, and writes what differs.
pub fn run(judge: &Judge<'_>, first: &Target, second: &Target, outputs: &Outputs) -> anyhow::Result<()> {
    judge.report(first, |one| {
        judge.report(second, |two| {
            let difference = Diff::of(one, two);
            outputs.each(|format, _| match format {
                Format::Table => Ok(diff::table(&difference)),
                Format::Json => Ok(diff::json(&difference)),
                _ => bail!("a difference is written as a table or as JSON"),
            })
        })
    })
}
