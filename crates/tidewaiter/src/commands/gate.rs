//! `tidewaiter gate`: what the pull gate of a settings file would say of the images that are there.

use std::process::ExitCode;

use anyhow::Context;
use serde_json::{Value, json};
use tidewaiter_scanning::{GateReport, Reason, ReportedImage};

use super::serve::{ServeArguments, runtime};
use crate::server;

/// Arguments of `gate`.
#[derive(clap::Args)]
pub struct GateArguments {
    #[command(subcommand)]
    command: GateCommand,
}

#[derive(clap::Subcommand)]
enum GateCommand {
    /// Show which images may not be pulled, and why; with 1 as exit code if there are any
    Report {
        /// One JSON document
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        serve: Box<ServeArguments>,
    },
}

/// Reports. Safe beside a running server: nothing is written.
pub fn run(arguments: GateArguments) -> anyhow::Result<ExitCode> {
    let GateCommand::Report { json, serve } = arguments.command;
    let settings = serve.settings()?;
    let policy = settings
        .pull_gate
        .clone()
        .context("the settings have no table pull-gate; docs/pull-gate.md tells how to write one")?;
    runtime()?.block_on(async {
        let scanning = server::scanning_alone(&settings).await?;
        let report = scanning.gate_report(&policy).await?;
        match json {
            true => println!("{}", document(&report)),
            false => print(&report),
        }
        Ok(match report.refused.is_empty() {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        })
    })
}

fn print(report: &GateReport) {
    for image in &report.refused {
        println!("{}@{}  {}", image.repository, image.digest, image.tags.join(", "));
        for reason in &image.reasons {
            println!("    {}: {}", reason.rule, reason.words);
        }
    }
    println!(
        "{} of {} images may not be pulled",
        report.refused.len(),
        report.judged
    );
}

fn document(report: &GateReport) -> Value {
    let refused: Vec<Value> = report.refused.iter().map(shown).collect();
    json!({ "judged": report.judged, "refused": refused })
}

fn shown(image: &ReportedImage) -> Value {
    let reasons: Vec<Value> = image.reasons.iter().map(Reason::to_json).collect();
    json!({
        "repositoryName": image.repository,
        "imageDigest": image.digest,
        "imageTags": image.tags,
        "reasons": reasons,
    })
}
