//! `tidewaiter filters`: what became of filters of findings, and by whom.
//!
//! It reads the metadata store, beside a running server as well; filters themselves are made and changed by Inspector's
//! operations alone.

use std::process::ExitCode;

use tidewaiter_store::{FilterChange, Store};

use super::serve::runtime;
use crate::config::MetadataOptions;

/// Arguments of `filters`.
#[derive(clap::Args)]
pub struct FiltersArguments {
    #[command(subcommand)]
    command: FiltersCommand,
    #[command(flatten)]
    metadata: MetadataOptions,
}

#[derive(clap::Subcommand)]
enum FiltersCommand {
    /// Show each change of filters, oldest first: when, by whom, why
    History {
        /// The 16 digits at the end of a filter's ARN; all filters without them
        filter: Option<String>,
    },
}

/// Does what the arguments say.
pub fn run(arguments: FiltersArguments) -> anyhow::Result<ExitCode> {
    let settings = arguments.metadata.settings()?;
    runtime()?.block_on(async {
        let store = Store::open(&settings.database_url).await?;
        let FiltersCommand::History { filter } = arguments.command;
        for change in store.filter_history(filter.as_deref()).await? {
            println!("{}", line(&change));
        }
        store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

fn line(change: &FilterChange) -> String {
    let content = &change.content;
    let word = |member: &str| content[member].as_str().unwrap_or("-").to_owned();
    let expires = content["expiresAt"].as_i64();
    let expires = expires.map_or_else(String::new, |at| format!("  until {}", instant(at)));
    format!(
        "{}  {}  {}  {}  {}  {}  reason: {}{expires}",
        instant(change.changed_at.0),
        change.filter,
        change.change,
        word("name"),
        word("action"),
        change.author,
        word("reason"),
    )
}

fn instant(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).map_or_else(|_| millis.to_string(), |at| at.to_string())
}
