//! `tidewaiter db update`: upstream's feeds, fetched anew where they changed, to one database file.
//!
//! Odd: a feed that fails is no failure of the whole as long as something could be built: its last good data stands,
//! and its line says so.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::Context;
use tidewaiter_upstream::{FeedOutcome, Outcome, Progress, Settings, Sources, update};

use super::{build, day};
use crate::commands::serve::runtime;
use crate::config::Options;
use crate::progress;

/// Arguments of `db update`.
#[derive(clap::Args)]
pub struct UpdateArguments {
    /// Folder that feeds are fetched into, and kept in for the next update
    #[arg(long, value_name = "DIR")]
    feeds: PathBuf,
    /// The file to write; a name that ends in .zst is written compressed
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Only these feeds, separated by commas [default: all]
    #[arg(long, value_name = "FEED", value_delimiter = ',')]
    only: Vec<String>,
    /// Another address for a feed (https://, http:// or file://); may be given several times
    #[arg(long, value_name = "FEED=URL", value_parser = mirror)]
    mirror: Vec<(String, String)>,
    /// Keep bare facts only: no descriptions, no lists of links
    #[arg(long)]
    facts_only: bool,
    /// TOML file with settings, of which the table `feeds` is read
    #[arg(long, env = "TIDEWAITER_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

fn mirror(text: &str) -> Result<(String, String), String> {
    let (feed, url) = text.split_once('=').ok_or("write FEED=URL")?;
    Ok((feed.to_owned(), url.to_owned()))
}

/// Fetches, builds, replaces.
pub fn run(arguments: &UpdateArguments) -> anyhow::Result<()> {
    let settings = settings(arguments)?;
    let sources = Sources::of(&settings)?;
    let outcomes = runtime()?.block_on(fetch(&arguments.feeds, &sources, &settings))?;
    for outcome in &outcomes {
        println!("{}", line(outcome));
    }
    let feeds = build::chosen(&arguments.feeds, &settings.only)?;
    let built = build::build(&arguments.feeds, &feeds, arguments.facts_only, &arguments.out);
    built.context("nothing could be built")
}

fn settings(arguments: &UpdateArguments) -> anyhow::Result<Settings> {
    let file = arguments.config.as_deref().map(Options::from_file).transpose()?;
    let mut settings = file.and_then(|options| options.feeds).unwrap_or_default();
    if !arguments.only.is_empty() {
        settings.only.clone_from(&arguments.only);
    }
    settings.mirrors.extend(arguments.mirror.iter().cloned());
    Ok(settings)
}

async fn fetch(dir: &Path, sources: &Sources, settings: &Settings) -> anyhow::Result<Vec<FeedOutcome>> {
    let bar = progress::bytes("fetching feeds");
    let downloads: Mutex<BTreeMap<String, (u64, u64)>> = Mutex::default();
    let step = |step: Progress| {
        // A poisoned lock means that a thread ended while it counted: the bar may be wrong, nothing else.
        let mut all = downloads
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        all.insert(step.address, (step.done, step.total.unwrap_or(step.done)));
        bar.set_length(all.values().map(|(_, total)| total).sum());
        bar.set_position(all.values().map(|(done, _)| done).sum());
    };
    let outcomes = update(dir, sources, &settings.limits, &step).await?;
    bar.finish_and_clear();
    Ok(outcomes)
}

fn line(outcome: &FeedOutcome) -> String {
    let words = match &outcome.outcome {
        Outcome::Fresh { files, date } => format!("new, {files} files, of {}", day(*date)),
        Outcome::Unchanged { date } => format!("unchanged, of {}", day(*date)),
        Outcome::Failed {
            error,
            stands: true,
            date,
        } => {
            format!("FAILED ({error}); its last good data stands, of {}", day(*date))
        }
        Outcome::Failed { error, .. } => format!("FAILED ({error}); there is no data of it"),
    };
    format!("{:<14} {words}", outcome.feed)
}
