//! `tidewaiter db status` and `db confirm`: the advisories of a server, seen through its data folder.

use std::path::PathBuf;

use tidewaiter_types::Timestamp;

use super::day;
use crate::advisories::Revisions;
use crate::config::Options;

/// Arguments of `db status`.
#[derive(clap::Args)]
pub struct StatusArguments {
    #[command(flatten)]
    place: Place,
}

/// Arguments of `db confirm`.
#[derive(clap::Args)]
pub struct ConfirmArguments {
    /// The revision, or at least six digits of its beginning
    revision: String,
    #[command(flatten)]
    place: Place,
}

#[derive(clap::Args)]
struct Place {
    /// Folder of the registry's data
    #[arg(long, env = "TIDEWAITER_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// TOML file with the server's settings
    #[arg(long, env = "TIDEWAITER_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Place {
    fn revisions(&self) -> anyhow::Result<Revisions> {
        let given = Options {
            data: self.data.clone(),
            ..Options::default()
        };
        Ok(Revisions::of(&given.with_file(self.config.as_deref())?.data))
    }
}

/// Shows what is known.
pub fn status(arguments: &StatusArguments) -> anyhow::Result<()> {
    let revisions = arguments.place.revisions()?;
    let status = revisions.status();
    let current = status.current.as_deref().unwrap_or("none yet");
    println!(
        "revision     {current}\ndate         {}",
        day(status.date.map(Timestamp))
    );
    match &status.last {
        Some(last) => {
            let at = jiff::Timestamp::from_millisecond(last.at)?;
            println!("last update  {}, {at:.0}", last.result);
            for words in &last.words {
                println!("             {words}");
            }
        }
        None => println!("last update  none"),
    }
    if let Some(held) = revisions.held() {
        println!("held back    {}", held.revision);
        for reason in &held.reasons {
            println!("             {reason}");
        }
        println!(
            "             `tidewaiter db confirm {}` lets it in",
            &held.revision[..12.min(held.revision.len())]
        );
    }
    Ok(())
}

/// Confirms.
pub fn confirm(arguments: &ConfirmArguments) -> anyhow::Result<()> {
    let held = arguments.place.revisions()?.confirm(&arguments.revision)?;
    println!(
        "{} is confirmed; the server takes it within seconds",
        held.revision
    );
    Ok(())
}
