//! `tidewaiter events`: what waits for sinks and what was given up.
//!
//! It works on the metadata store, beside a running server as well, which sees within seconds what is to be tried again.

use std::process::ExitCode;

use anyhow::bail;
use serde_json::json;
use tidewaiter_store::{DeliveryState, Store};
use tidewaiter_types::{Clock, Timestamp};

use super::serve::runtime;
use crate::clock::SystemClock;
use crate::config::MetadataOptions;

/// How many deliveries are read at once.
const PAGE: u32 = 500;

/// Arguments of `events`.
#[derive(clap::Args)]
pub struct EventsArguments {
    #[command(subcommand)]
    command: EventsCommand,
    #[command(flatten)]
    metadata: MetadataOptions,
}

#[derive(clap::Subcommand)]
enum EventsCommand {
    /// Show how many events wait for each sink, and those that were given up
    List {
        /// Show those that wait as well
        #[arg(long)]
        waiting: bool,
        /// One JSON object a line, with the events themselves
        #[arg(long)]
        json: bool,
    },
    /// Have events that were given up delivered again
    Retry(Which),
    /// Forget events that were given up
    Drop(Which),
}

#[derive(clap::Args)]
struct Which {
    /// Ids of events, or keys of entries to be dropped, as `events list` shows them
    #[arg(value_name = "EVENT")]
    events: Vec<String>,
    /// Only those to this sink
    #[arg(long, value_name = "NAME")]
    sink: Option<String>,
    /// All that were given up
    #[arg(long, conflicts_with = "events")]
    all: bool,
}

impl Which {
    /// The events that are meant; `None` for all.
    fn ids(&self) -> anyhow::Result<Vec<Option<&str>>> {
        match (self.events.is_empty(), self.all || self.sink.is_some()) {
            (false, _) => Ok(self.events.iter().map(|id| Some(id.as_str())).collect()),
            (true, true) => Ok(vec![None]),
            (true, false) => bail!("say which: ids of events, --sink NAME or --all"),
        }
    }
}

/// Does what the arguments say.
pub fn run(arguments: EventsArguments) -> anyhow::Result<ExitCode> {
    let settings = arguments.metadata.settings()?;
    runtime()?.block_on(async {
        let store = Store::open(&settings.database_url).await?;
        perform(&store, arguments.command).await?;
        store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

async fn perform(store: &Store, command: EventsCommand) -> anyhow::Result<()> {
    match command {
        EventsCommand::List { waiting, json } => list(store, waiting, json).await,
        EventsCommand::Retry(which) => {
            let mut count = 0;
            for id in which.ids()? {
                let now = SystemClock.now();
                count += store.retry_deliveries(which.sink.as_deref(), id, now).await?;
            }
            println!("{count} deliveries are tried again");
            Ok(())
        }
        EventsCommand::Drop(which) => {
            let mut count = 0;
            for id in which.ids()? {
                count += match id.filter(|id| id.contains('/')) {
                    Some(key) => u64::from(store.drop_expansion(key).await?),
                    None => store.drop_deliveries(which.sink.as_deref(), id).await?,
                };
            }
            println!("{count} were dropped");
            Ok(())
        }
    }
}

async fn list(store: &Store, waiting: bool, json: bool) -> anyhow::Result<()> {
    if !json {
        for sink in store.delivery_counts().await? {
            println!(
                "{}: {} wait, {} were given up",
                sink.sink, sink.pending, sink.dead
            );
        }
        println!(
            "{} entries are still to be expanded into events",
            store.count_expansions().await?
        );
        for (entry, error) in store.failing_expansions(PAGE).await? {
            println!("{}  no events can be made of it: {error}", entry.key);
        }
    }
    show_all(store, true, json).await?;
    if waiting {
        show_all(store, false, json).await?;
    }
    Ok(())
}

async fn show_all(store: &Store, dead: bool, json: bool) -> anyhow::Result<()> {
    let mut after: Option<(String, String)> = None;
    loop {
        let place = after
            .as_ref()
            .map(|(sink, event)| (sink.as_str(), event.as_str()));
        let page = store.deliveries(dead, place, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some((last.sink.clone(), last.event.clone()));
        for delivery in &page {
            println!("{}", if json { object(delivery) } else { line(delivery) });
        }
    }
}

fn line(delivery: &DeliveryState) -> String {
    let state = match delivery.next_attempt_at {
        Some(at) => format!("next {}", time(at)),
        None => "given up".to_owned(),
    };
    let error = delivery.last_error.as_deref().unwrap_or("not tried yet");
    format!(
        "{}  {}  {}  {}  {}  {state} after {} attempts: {error}",
        delivery.event,
        delivery.sink,
        time(delivery.created_at),
        delivery.detail["detail-type"].as_str().unwrap_or_default(),
        delivery.subject,
        delivery.attempts,
    )
}

fn object(delivery: &DeliveryState) -> String {
    json!({
        "id": delivery.event,
        "sink": delivery.sink,
        "subject": delivery.subject,
        "createdAt": time(delivery.created_at),
        "attempts": delivery.attempts,
        "nextAttemptAt": delivery.next_attempt_at.map(time),
        "lastError": delivery.last_error,
        "event": delivery.detail,
    })
    .to_string()
}

fn time(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
