//! `tidewaiter db info`: what a database says of itself.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;
use tidewaiter_advisories::{Database, DatabaseInfo, FeedInfo};

use super::{Format, day, files};

/// Arguments of `db info`.
#[derive(clap::Args)]
pub struct InfoArguments {
    /// The database [default: the starter database that comes with the program]
    file: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Prints it.
pub fn run(arguments: &InfoArguments) -> anyhow::Result<()> {
    let database = files::open_or_starter(arguments.file.as_ref())?;
    let (info, spaces) = (database.info(), spaces(&database)?);
    let text = match arguments.format {
        Format::Text => text(&info, &spaces),
        Format::Json => serde_json::to_string_pretty(&Json::new(&info, spaces))? + "\n",
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

fn spaces(database: &Database) -> anyhow::Result<Vec<String>> {
    let names = database.spaces().map(|space| Ok(space?.name().to_owned()));
    names.collect()
}

fn text(info: &DatabaseInfo, spaces: &[String]) -> String {
    let kind = if info.facts_only {
        "bare facts"
    } else {
        "with descriptions and links"
    };
    let mut text = format!(
        "revision         {}\ndate             {}\nsize             {} bytes, {kind}\n\
         vulnerabilities  {}\nadvisories       {}\n\
         EPSS scores      {}\nexploited        {}\nweaknesses       {}\nlifetimes        {}\n\n",
        info.revision,
        day(Some(info.created)),
        info.size,
        info.vulnerabilities,
        info.advisories,
        info.scores,
        info.exploited,
        info.weaknesses,
        info.lifetimes,
    );
    for feed in &info.feeds {
        text += &feed_line(feed);
    }
    text + "\nsystems          " + &spaces.join(" ") + "\n"
}

fn feed_line(feed: &FeedInfo) -> String {
    format!(
        "{:<11} {:>7} advisories, {:>8} affected rows, newest of {}\n",
        feed.name,
        feed.advisories,
        feed.affected,
        day(feed.newest),
    )
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Json {
    revision: String,
    date: String,
    facts_only: bool,
    size: u64,
    vulnerabilities: u32,
    advisories: u32,
    scores: u32,
    exploited: u32,
    weaknesses: u32,
    lifetimes: u32,
    feeds: Vec<JsonFeed>,
    systems: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonFeed {
    name: String,
    advisories: u32,
    affected: u64,
    newest: Option<String>,
}

impl Json {
    fn new(info: &DatabaseInfo, systems: Vec<String>) -> Self {
        let feed = |feed: &FeedInfo| JsonFeed {
            name: feed.name.clone(),
            advisories: feed.advisories,
            affected: feed.affected,
            newest: feed.newest.map(|at| day(Some(at))),
        };
        Self {
            revision: info.revision.to_string(),
            date: day(Some(info.created)),
            facts_only: info.facts_only,
            size: info.size,
            vulnerabilities: info.vulnerabilities,
            advisories: info.advisories,
            scores: info.scores,
            exploited: info.exploited,
            weaknesses: info.weaknesses,
            lifetimes: info.lifetimes,
            feeds: info.feeds.iter().map(feed).collect(),
            systems,
        }
    }
}
